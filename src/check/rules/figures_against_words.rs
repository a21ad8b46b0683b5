//! Two figures that the words between them do not fit.

use crate::check::figures::Figure;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};

rule! {
    "TB649" "figures-against-words" Warning
    says zh "“{found}”里的数与文字矛盾" / "核对两个数，以及说的是升还是降、增减了多少。"
    says en "the figures of \"{found}\" contradict its words" / "Check both figures, whether they rise or fall, and by how much."
    zh "数与文字矛盾"
        / "“由甲数提高到乙数”而乙数不大于甲数，“由甲数下降到乙数”而乙数不小于甲数，后面说的增加数、增长率、百分点与两数不合，百分数之差写成“提高5%”；前后两年的数与后面“同比下降……%”不合；“甲数以上乙数以下”而甲数不小于乙数。单位不同的、时间和名次不算。"
        / "数字与文字矛盾，至少有一处是错的，整份通报的数据都会受到怀疑。"
    en "Figures against words"
        / "由 … 提高到 … with a second figure that is not greater, 由 … 下降到 … with one that is not smaller, an amount, a rate of growth or points behind them that the two do not give, points told in per cent; a rate behind 同比 that the figures of two years in a row do not give; and … 以上 … 以下 with bounds the wrong way round. Figures of different units, times and ranks are left alone."
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
    "压缩至", "缩短至", "降至", "减至",
];
/// A rank is better the smaller it is, and a time limit that is 提升 is shorter.
const NO_AMOUNTS: &[&str] =
    &["名", "年", "月", "日", "天", "工作日", "个工作日", "小时", "个小时", "分钟", "个月", "点", "周", "期", "号"];
const DURATIONS: &[&str] = &["工作日", "个工作日", "小时", "个小时", "分钟", "天", "个月"];
const SHORTENED: &[&str] = &["压缩", "缩短", "压减", "缩减"];
const CHANGES: &[&str] = &[
    "增长", "增长了", "增幅", "增幅达", "增幅为", "提高", "提高了", "提升", "提升了", "上升", "上升了", "增加",
    "增加了", "下降", "下降了", "降低", "降低了", "减少", "减少了", "降幅", "降幅达", "降幅为",
];

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    let text = &block.text;
    yearly(document, block, reporter);
    for (at, from) in block.figures().iter().enumerate() {
        let Some((next, to, between)) = compared_with(text, block.figures(), at) else { continue };
        let is_exact = from.more.is_none() && to.more.is_none() && !from.unit.is_empty();
        if !is_exact || from.unit(text) != to.unit(text) {
            continue;
        }
        let behind = &text[to.unit.end..];
        let change = block.figures().get(next + 1);
        let is_wrong = match between {
            "以上" => behind.starts_with("以下") && from.value >= to.value,
            _ => direction(text, from, between).is_some_and(|rises| {
                let fits = if rises { to.value > from.value } else { to.value < from.value };
                !fits || change.is_some_and(|change| !is_change(text, [from, to], change))
            }),
        };
        if is_wrong {
            reporter.push(document.finding(&KIND, block, from.range.start..to.unit.end));
        }
    }
}

/// The figure that another is compared with, and the words between them: `98%提高到95%`, `98%提高到2024年的95%`.
fn compared_with<'f>(text: &'f str, figures: &'f [Figure], at: usize) -> Option<(usize, &'f Figure, &'f str)> {
    let (from, next) = (&figures[at], figures.get(at + 1)?);
    let is_year = next.unit(text) == "年" && next.range.len() == 4;
    let behind_year = figures.get(at + 2).filter(|to| {
        is_year && matches!(text[next.unit.end..to.range.start].trim_matches(' '), "" | "的" | "底的" | "末的")
    });
    let to = behind_year.unwrap_or(next);
    let between = text[from.unit.end..next.range.start].trim_matches([' ', '，', '的']);
    Some((at + 1 + usize::from(behind_year.is_some()), to, between))
}

/// Whether the words between two figures say that something rises or falls; none where they say neither.
fn direction(text: &str, from: &Figure, between: &str) -> Option<bool> {
    let begins = without_base(text[..from.range.start].trim_end_matches([' ', '的'])).ends_with(['由', '从']);
    let rises = UP.contains(&between);
    // What is made shorter is a time.
    let is_shortened = DURATIONS.contains(&from.unit(text)) && SHORTENED.iter().any(|word| between.starts_with(word));
    let is_amount = !NO_AMOUNTS.contains(&from.unit(text)) || is_shortened;
    (begins && is_amount && (rises || DOWN.contains(&between))).then_some(rises)
}

/// `由去年的`, `从2023年的`: what the first figure is of.
fn without_base(lead: &str) -> &str {
    const BASES: &[&str] = &[
        "去年", "上年", "去年同期", "上年同期", "去年底", "上年末", "整改前", "治理前", "年初", "原来", "最初", "此前",
        "以前", "过去", "之前",
    ];
    let year = lead.strip_suffix('年').map(|lead| lead.trim_end_matches(|c: char| c.is_ascii_digit()));
    let base = BASES.iter().filter_map(|base| lead.strip_suffix(base)).min_by_key(|rest| rest.len());
    year.filter(|rest| rest.len() + "2025年".len() == lead.len()).or(base).unwrap_or(lead)
}

/// `2023年120件，2024年90件，同比下降33.3%`: the rate from a year to the next.
fn yearly(document: &Document, block: &Block, reporter: &mut Reporter) {
    const COMPARES: &[&str] = &["同比", "较上年", "比上年", "较去年", "比去年", "较上年度", "较前一年"];
    const RISES: &[&str] = &["增长", "增加", "上升", "提高", "提升", "增幅"];
    let text = &block.text;
    for row in block.figures().windows(5) {
        let [year, from, next_year, to, change] = row else { continue };
        let are_years = [year, next_year].iter().all(|figure| figure.unit(text) == "年" && figure.range.len() == 4);
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
        if !are_years
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
        let step = 0.1_f64.powi(change.decimals as i32);
        if (right - told).abs() > step.max(1.0) + 1e-9 {
            reporter.push(document.finding(&KIND, block, from.range.start..change.unit.end));
        }
    }
}

/// Whether a third figure, if it tells how far it is from one to the other, tells it right.
fn is_change(text: &str, [from, to]: [&Figure; 2], change: &Figure) -> bool {
    let lead = text[to.unit.end..change.range.start].trim_matches([' ', '，']);
    if !CHANGES.contains(&lead) || change.more.is_some() || from.value == 0.0 {
        return true;
    }
    let difference = (to.value - from.value).abs();
    let step = 0.1_f64.powi(change.decimals as i32);
    let right = match change.unit(text) {
        // `由90%提高到95%，提高了5%`: between rates lie points, unless their ratio is meant.
        "%" if from.unit(text) == "%" => {
            let is_ratio = (difference / from.value * 100.0 - change.value).abs() <= step / 2.0 + 1e-9;
            return is_ratio || (difference - change.value).abs() > 1e-9;
        }
        unit if unit == from.unit(text) => {
            // Sums that were rounded need not add up to the last digit.
            let is_plain = [from, to, change].iter().all(|figure| figure.decimals == 0 && figure.value < 1e4);
            let leeway = if is_plain { 0.0 } else { step.max(difference / 50.0) };
            return (difference - change.value).abs() <= leeway + 1e-9;
        }
        "个百分点" if from.unit(text) == "%" => difference,
        "%" if from.unit(text) != "%" => difference / from.value * 100.0,
        _ => return true,
    };
    // Rounded or cut at the digits given, and no nearer than the figures themselves are known.
    (right - change.value).abs() <= step.max(1.0) + 1e-9
}
