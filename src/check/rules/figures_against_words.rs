//! Two figures that the words between them do not fit.

use crate::check::characters::clause_before;
use crate::check::figures::{Figure, rounded};
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};
use crate::finding::Finding;

rule! {
    "TB649" "figures-against-words" Warning
    says zh "“{found}”：{reason_zh}" / "核对两个数，以及说的是升还是降、增减了多少。"
    says en "\"{found}\": {reason}" / "Check both figures, whether they rise or fall, and by how much."
    zh "数与文字矛盾"
        / "“由甲数提高到乙数”而乙数不大于甲数，“由甲数下降到乙数”而乙数不小于甲数；后面说的增加数、缩短的天数、增长率、百分点与两数不合（前面有“同比、环比、比整改前”一类的，同前一个数说的是一回事才比），按写出的小数位四舍五入的差不算；百分数之差写成“提高5%”；前后两年的数与后面“同比下降……%”不合；“甲数以上乙数以下”而甲数不小于乙数。单位不同的、时点和名次不算。"
        / "数字与文字矛盾，至少有一处是错的，整份通报的数据都会受到怀疑。"
    en "Figures against words"
        / "由 … 提高到 … with a second figure that is not greater, 由 … 下降到 … with one that is not smaller; an amount, days that were saved, a rate of growth or points behind them that the two do not give, beyond what rounding makes (behind 同比, 环比 or 比整改前 only where that is what the first figure is of); points told in per cent; a rate behind 同比 that the figures of two years in a row do not give; and … 以上 … 以下 with bounds the wrong way round. Figures of different units, points of time and ranks are left alone."
        / "At least one of the two is wrong, and all other figures become doubtful."
    bad "亮灯率由98%提高到95%，绿地面积由120公顷增加到180公顷，增长30%。"
    good "亮灯率由95%提高到98%，绿地面积由120公顷增加到180公顷，增长50%。"
    looks Look::Prose(check)
}

const UP: &[&str] = &[
    "提高到", "提升到", "上升到", "增加到", "增长到", "扩大到", "提高至", "提升至", "上升至", "增加至", "增长至",
    "增至", "升至",
];
const DOWN: &[&str] = &[
    "下降到", "降低到", "减少到", "压减到", "压缩到", "缩短到", "缩减到", "下降至", "降低至", "减少至", "压减至",
    "压缩至", "缩短至", "缩减至", "降至", "减至",
];
/// A rank is better the smaller it is, and a time limit that is 提升 is shorter.
const NO_AMOUNTS: &[&str] =
    &["名", "年", "月", "日", "天", "工作日", "个工作日", "小时", "个小时", "分钟", "个月", "点", "周", "期", "号"];
const DURATIONS: &[&str] = &["工作日", "个工作日", "小时", "个小时", "分钟", "天", "个月"];
const SHORTENED: &[&str] = &["压缩", "缩短", "压减", "缩减", "减少"];
const CHANGES: &[&str] = &[
    "增长", "增长了", "增幅", "增幅达", "增幅为", "提高", "提高了", "提升", "提升了", "上升", "上升了", "增加",
    "增加了", "下降", "下降了", "降低", "降低了", "减少", "减少了", "降幅", "降幅达", "降幅为", "缩短", "缩短了",
    "压缩", "压缩了", "压减", "压减了", "缩减", "缩减了",
];
/// What is measured may have been rounded to the whole unit.
const MEASURED: &[&str] =
    &["公里", "平方公里", "公顷", "亩", "平方米", "立方米", "米", "吨", "公斤", "千克", "元", "小时"];

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    let text = &block.text;
    yearly(document, block, reporter);
    for (at, from) in block.figures().iter().enumerate() {
        let Some(pair) = Compared::of(text, block.figures(), at) else { continue };
        let is_exact = from.more.is_none() && pair.to.more.is_none() && !from.unit.is_empty();
        if !is_exact || from.unit(text) != pair.to.unit(text) {
            continue;
        }
        if let Some(fault) = pair.fault(text, block.figures()) {
            reporter.push(fault.finding(document, block, [from, pair.to]));
        }
    }
}

/// Two figures of which the words between them say something.
struct Compared<'f> {
    from: &'f Figure,
    to: &'f Figure,
    /// The second one's year, where it stands before it.
    year: Option<f64>,
    /// The words between: `98%提高到95%`, `98%提高到2024年的95%`.
    between: &'f str,
    /// Where the figures behind them begin.
    past: usize,
}

/// What is wrong with them.
enum Fault<'f> {
    NoRise,
    NoFall,
    Bounds,
    /// The distance of two rates in per cent.
    Points(&'f Figure),
    /// Told with this figure, and right as it is written here.
    Change(&'f Figure, String),
}

impl<'f> Compared<'f> {
    /// The figure at a place and the next one.
    fn of(text: &'f str, figures: &'f [Figure], at: usize) -> Option<Self> {
        let (from, next) = (&figures[at], figures.get(at + 1)?);
        let behind_year = figures.get(at + 2).filter(|to| {
            next.is_year(text)
                && matches!(text[next.unit.end..to.range.start].trim_matches(' '), "" | "的" | "底的" | "末的")
        });
        let between = text[from.unit.end..next.range.start].trim_matches([' ', '，', '的']);
        let between = ["今年", "目前", "现在"].iter().find_map(|now| between.strip_suffix(now)).unwrap_or(between);
        let past = at + 2 + usize::from(behind_year.is_some());
        let year = behind_year.map(|_| next.value);
        Some(Self { from, to: behind_year.unwrap_or(next), year, between, past })
    }

    fn fault(&self, text: &str, figures: &'f [Figure]) -> Option<Fault<'f>> {
        let (from, to) = (self.from, self.to);
        if self.between == "以上" {
            let is_bound = text[to.unit.end..].starts_with("以下");
            return (is_bound && from.value >= to.value).then_some(Fault::Bounds);
        }
        let lead = text[..from.range.start].trim_end_matches([' ', '的']);
        let rises = direction(text, from, lead, self.between)?;
        match rises {
            true if to.value <= from.value => Some(Fault::NoRise),
            false if to.value >= from.value => Some(Fault::NoFall),
            _ => {
                let base = without_base(lead).1;
                let change = self.change(text, figures, base).or_else(|| self.change_before(text, figures, base))?;
                fault_of_change(text, [from, to], change)
            }
        }
    }

    /// The figure that tells how far it is from one to the other: `，同比下降28%`, `，较2023年减少70件`.
    fn change(&self, text: &str, figures: &'f [Figure], base: &str) -> Option<&'f Figure> {
        let next = figures.get(self.past)?;
        let change = if next.is_year(text) { figures.get(self.past + 1)? } else { next };
        let said = text[self.to.unit.end..change.range.start].trim_matches([' ', '，']);
        let against = CHANGES.iter().filter_map(|word| said.strip_suffix(word)).min_by_key(|rest| rest.len())?;
        is_of_the_two(against, base, self.year).then_some(change)
    }

    /// The figure before them that tells how far they are apart: `比去年增长了3个百分点，由12%提高到18%`.
    fn change_before(&self, text: &str, figures: &'f [Figure], base: &str) -> Option<&'f Figure> {
        const COMPARES: [&str; 4] = ["比", "较", "同比", "环比"];
        let change = &figures[self.past.checked_sub(3 + usize::from(self.year.is_some()))?];
        let between = text.get(change.unit.end..self.from.range.start)?.trim_matches(' ');
        let is_beside = ["，由", "，从", "（由", "（从"].iter().any(|lead| {
            between.strip_prefix(lead).is_some_and(|rest| rest == base || rest.trim_end_matches('的') == base)
        });
        let clause = clause_before(text, change.range.start).trim_end_matches(' ');
        let said = CHANGES.iter().filter_map(|word| clause.strip_suffix(word)).min_by_key(|rest| rest.len())?;
        let against = COMPARES.iter().filter_map(|word| said.rfind(word)).max().map_or("", |at| &said[at..]);
        (is_beside && is_of_the_two(against, base, self.year)).then_some(change)
    }
}

impl Fault<'_> {
    fn finding(&self, document: &Document, block: &Block, [from, to]: [&Figure; 2]) -> Finding {
        let text = &block.text;
        let (mut start, mut end) = (from.range.start, to.unit.end);
        match self {
            // It may stand before both.
            Self::Points(change) | Self::Change(change, _) => {
                (start, end) = (start.min(change.range.start), end.max(change.unit.end));
            }
            Self::Bounds => end += "以下".len(),
            Self::NoRise | Self::NoFall => {}
        }
        let (zh, en) = self.reason(text);
        let finding = document.finding(&KIND, block, start..end);
        let fix = match self {
            Self::Points(change) => document.suggestion(block, change.unit.clone(), "个百分点"),
            _ => None,
        };
        finding.with("reason", en).with("reason_zh", zh).mended_by(fix)
    }

    fn reason(&self, text: &str) -> (String, String) {
        match self {
            Self::NoRise => ("说的是增加，后一个数却不比前一个大".into(), "it is said to rise and does not".into()),
            Self::NoFall => ("说的是减少，后一个数却不比前一个小".into(), "it is said to fall and does not".into()),
            Self::Bounds => ("“以上”的数不比“以下”的数小".into(), "the lower bound is not below the upper one".into()),
            Self::Points(change) => (
                format!("两个百分数之差用“个百分点”，这里写的是“{}”", change.written(text)),
                format!("the difference of two rates is told in 个百分点, and here as \"{}\"", change.written(text)),
            ),
            Self::Change(change, right) => (
                format!("算出来是“{right}”，写的是“{}”", change.written(text)),
                format!("the figures give \"{right}\", and not \"{}\"", change.written(text)),
            ),
        }
    }
}

/// Whether the words between two figures say that something rises or falls; none where they say neither.
fn direction(text: &str, from: &Figure, lead: &str, between: &str) -> Option<bool> {
    let rises = UP.contains(&between);
    if !rises && !DOWN.contains(&between) {
        return None;
    }
    let begins = without_base(lead).0.ends_with(['由', '从']);
    // What is made shorter is a time.
    let is_shortened = DURATIONS.contains(&from.unit(text)) && SHORTENED.iter().any(|word| between.starts_with(word));
    let is_amount = !NO_AMOUNTS.contains(&from.unit(text)) || is_shortened;
    (begins && is_amount).then_some(rises)
}

const LAST_YEAR: &[&str] = &["去年同期", "上年同期", "去年", "上年"];
const LAST_PERIOD: &[&str] = &["上月", "上个月", "上季度", "上一季度", "上周"];
const EARLIER: &[&str] = &["整改前", "治理前", "改造前", "改革前", "原来", "最初", "此前", "以前", "过去", "之前"];
const YEARS_ENDS: &[&str] = &["去年底", "上年末", "年初"];

/// What stands before the words that say what the first figure is of, and these: `由去年的`, `从2023年的`.
fn without_base(lead: &str) -> (&str, &str) {
    let known = [LAST_YEAR, LAST_PERIOD, EARLIER, YEARS_ENDS].into_iter().flatten();
    let year = lead.strip_suffix('年').map(|lead| lead.trim_end_matches(|c: char| c.is_ascii_digit()));
    let year = year.filter(|rest| rest.len() + "2025年".len() == lead.len());
    let base = known.filter_map(|base| lead.strip_suffix(base)).min_by_key(|rest| rest.len());
    let rest = year.or(base).unwrap_or(lead);
    (rest, &lead[rest.len()..])
}

/// Whether a change is told against what the first of two figures is of: `由去年的250件降至180件，同比下降`.
fn is_of_the_two(against: &str, base: &str, second_year: Option<f64>) -> bool {
    let against = against.trim_matches([' ', '，', '的']);
    let compared = against.strip_prefix(['较', '比']).or_else(|| against.strip_prefix('与')?.strip_suffix("相比"));
    let compared = compared.unwrap_or(against).trim_matches([' ', '的']);
    let is_yearly = matches!(compared, "同比" | "上年度" | "上一年" | "前一年") || LAST_YEAR.contains(&compared);
    let is_next = || {
        let year: Option<f64> = base.strip_suffix('年').and_then(|year| year.parse().ok());
        second_year.zip(year).is_some_and(|(second, first)| second == first + 1.0)
    };
    let is_some_year = compared.strip_suffix('年').is_some_and(|year| year.len() == 4 && year.parse::<u16>().is_ok());
    let is_of = |group: &[&str]| base.is_empty() || group.contains(&base);
    matches!(compared, "" | "共" | "整体")
        || !base.is_empty() && compared == base
        || base.is_empty() && is_some_year
        || is_yearly && (is_of(LAST_YEAR) || is_next())
        || (compared == "环比" || LAST_PERIOD.contains(&compared)) && is_of(LAST_PERIOD)
        || EARLIER.contains(&compared) && is_of(EARLIER)
}

/// `2023年120件，2024年90件，同比下降33.3%`: the rate from a year to the next.
fn yearly(document: &Document, block: &Block, reporter: &mut Reporter) {
    const COMPARES: &[&str] = &["同比", "较上年", "比上年", "较去年", "比去年", "较上年度", "较前一年"];
    const RISES: &[&str] = &["增长", "增加", "上升", "提高", "提升", "增幅"];
    let text = &block.text;
    for row in block.figures().windows(5) {
        let [year, from, next_year, to, change] = row else { continue };
        let are_amounts = !from.unit.is_empty()
            && from.unit(text) == to.unit(text)
            && !NO_AMOUNTS.contains(&from.unit(text))
            && from.unit(text) != "%"
            && [from, to, change].iter().all(|figure| figure.more.is_none())
            && from.value > 0.0;
        let said = &text[year.range.start..change.range.start];
        let lead = text[to.unit.end..change.range.start].trim_matches([' ', '，', '、']);
        let changed =
            COMPARES.iter().find_map(|word| lead.strip_prefix(word)).map(|lead| lead.trim_start_matches('又'));
        let Some(changed) = changed.filter(|changed| CHANGES.contains(changed)) else { continue };
        // `由2023年的250件下降到2024年的180件` is told as that.
        let between = text[from.unit.end..next_year.range.start].trim_matches([' ', '，', '的']);
        let is_pair = direction(text, from, text[..from.range.start].trim_end_matches([' ', '的']), between).is_some();
        if is_pair
            || ![year, next_year].iter().all(|figure| figure.is_year(text))
            || !are_amounts
            || next_year.value != year.value + 1.0
            || change.unit(text) != "%"
            || said.contains(['。', '；'])
        {
            continue;
        }
        let right = (to.value - from.value) / from.value * 100.0;
        let rises = RISES.iter().any(|word| changed.starts_with(word));
        let told = if rises { change.value } else { -change.value };
        if (right - told).abs() > leeway_of_rate(text, [from, to], change) {
            let word = if right < 0.0 { "下降" } else { "增长" };
            let right = format!("{word}{}%", rounded(right.abs(), change.decimals.max(1)));
            reporter.push(Fault::Change(change, right).finding(document, block, [from, to]));
        }
    }
}

/// What is wrong with a third figure that tells how far it is from one to the other.
fn fault_of_change<'f>(text: &str, [from, to]: [&Figure; 2], change: &'f Figure) -> Option<Fault<'f>> {
    let is_bound = text[change.unit.end..].starts_with(['以', '左', '上']);
    if change.more.is_some() || is_bound || from.value == 0.0 {
        return None;
    }
    let difference = (to.value - from.value).abs();
    let rate = difference / from.value * 100.0;
    let is_off = |right: f64, leeway: f64| (right - change.value).abs() > leeway + 1e-9;
    let points = || rounded(difference, from.decimals.max(to.decimals)) + "个百分点";
    match (from.unit(text), change.unit(text)) {
        // `由90%提高到95%，提高了5%`: between rates lie points, unless their ratio is meant.
        ("%", "%") if !is_off(rate, step(change) / 2.0) => None,
        ("%", "%") if !is_off(difference, 0.0) => Some(Fault::Points(change)),
        ("%", "%") => (is_off(rate, 1.0 + step(change)) && is_off(difference, leeway_of_points([from, to], change)))
            .then(|| Fault::Change(change, points())),
        ("%", "个百分点") => {
            is_off(difference, leeway_of_points([from, to], change)).then(|| Fault::Change(change, points()))
        }
        (unit, same) if unit == same => {
            // Sums that were rounded need not add up to the last digit.
            let is_plain = [from, to, change].iter().all(|figure| figure.decimals == 0 && figure.value < 1e4);
            let leeway = if is_plain { 0.0 } else { step(change).max(difference / 50.0) };
            is_off(difference, leeway)
                .then(|| Fault::Change(change, change.like(text, difference, 4) + change.unit(text)))
        }
        (_, "%") => is_off(rate, leeway_of_rate(text, [from, to], change))
            .then(|| Fault::Change(change, rounded(rate, change.decimals.max(1)) + "%")),
        _ => None,
    }
}

/// What the last digit of a number counts.
fn step(figure: &Figure) -> f64 {
    0.1_f64.powi(figure.decimals as i32)
}

/// How far points may be from the distance of two rates, each of which was rounded: 86.54% to 93.15% are 6.6 points,
/// and 86.5% to 93.2% are 6.7.
fn leeway_of_points([from, to]: [&Figure; 2], change: &Figure) -> f64 {
    let of_rates = (step(from) + step(to)) / 2.0;
    // Points with fewer digits may be cut, and not rounded.
    let is_coarse = step(change) > step(from).min(step(to)) * 1.5;
    of_rates + if is_coarse { step(change) } else { step(change) / 2.0 }
}

/// How far a rate may be from that of two amounts: rounded or cut at its digits where the two are counted, and no nearer
/// than a point where they may be rounded.
fn leeway_of_rate(text: &str, [from, to]: [&Figure; 2], change: &Figure) -> f64 {
    let is_counted =
        |figure: &Figure| figure.decimals == 0 && figure.value < 1e4 && !MEASURED.contains(&figure.unit(text));
    let is_exact = is_counted(from) && is_counted(to);
    1e-9 + if is_exact { step(change) } else { step(change).max(1.0) }
}
