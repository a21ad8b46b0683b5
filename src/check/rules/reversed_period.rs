//! A period that ends before it begins.

use jiff::civil::Date;

use crate::check::dates::Written;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};

rule! {
    "TB813" "reversed-period" Warning
    says zh "“{found}”结束在开始之前" / "核对起止日期；跨年的，后一个日期写上年份。"
    says en "\"{found}\" ends before it begins" / "Check both dates; over the turn of a year, the second needs its year."
    zh "起止日期颠倒"
        / "“……至……”两个日期，后一个早于前一个；后一个没有年份，就按前一个的年份算；都没有年份的，看同一个月里的日。“……开工，……竣工”“……立案，……结案”“……受理，……办结”“……启动，……结束”和“开工日期……，竣工日期……”也是，中间说到别的工程、别的事的不比。"
        / "起止颠倒，一定有一个写错了；跨年不写年份，读者只能猜。"
    en "A period the wrong way round"
        / "Two dates with 至 between them, the second before the first; a second date without a year is of the year of the first. Of two dates without years those of one month are compared. Likewise … 开工，… 竣工, … 立案，… 结案, … 受理，… 办结, … 启动，… 结束, and 开工日期 … 竣工日期, where nothing else is spoken of between them."
        / "One of them is wrong; or a year is left to be guessed."
    bad "2024年11月15日至1月10日，区委第一巡察组对局党组进行了常规巡察。"
    good "2024年11月15日至2025年1月10日，区委第一巡察组对局党组进行了常规巡察。"
    looks Look::Prose(check)
}

/// What stands between the dates of a period.
pub const BETWEEN: &[&str] = &["至", "到", "—", "——", "-", "–", "~", "～", "起至", "开始至"];

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    let text = &block.text;
    for pair in block.dates().windows(2) {
        let [from, to] = pair else { continue };
        if !is_backward(from, to) {
            continue;
        }
        let is_period = BETWEEN.contains(&text[from.range.end..to.range.start].trim_matches(' '));
        let end = if is_period { Some(to.range.end) } else { end_of_course(text, from, to) };
        if let Some(end) = end {
            reporter.push(document.finding(&KIND, block, from.range.start..end));
        }
    }
}

fn is_backward(from: &Written, to: &Written) -> bool {
    // Without years, a period may run into the next one, but not within one month.
    if from.year.or(to.year).is_none() && from.month.is_some() && from.month == to.month {
        return from.day.zip(to.day).is_some_and(|(start, end)| end < start);
    }
    if from.month.is_none() && to.month.is_none() {
        return from.year.zip(to.year).is_some_and(|(start, end)| end < start);
    }
    let days = first_day(from, from.year).zip(last_day(to, to.year.or(from.year)));
    days.is_some_and(|(start, end)| end < start)
}

/// What begins, and what it ends with.
const COURSES: &[(&[&str], &[&str])] = &[
    (
        &["开工建设", "开工", "动工", "破土动工"],
        &["竣工", "完工", "建成", "交付使用", "投入使用", "投入运行", "通车", "通过竣工验收", "完成竣工验收"],
    ),
    (&["立案调查", "立案查处", "立案审查", "立案"], &["结案", "办结", "审结"]),
    (&["受理"], &["办结", "结案", "审结"]),
    (&["启动", "正式启动", "开始"], &["完成", "结束", "收官"]),
    (&["进驻", "入驻"], &["结束", "撤离"]),
    (&["发现", "查出", "反馈"], &["完成整改", "整改完成", "整改到位", "整改完毕", "办结", "销号"]),
];
/// What may stand between a date and such a word.
const MANNERS: &[&str] = &[
    "正式", "全面", "全部", "顺利", "如期", "按期", "提前", "基本", "整体", "已", "起", "底前", "底", "前", "才", " ",
];
/// What may stand between such a word and the next date, where the same thing is spoken of.
const LINKS: &[&str] = &[
    "", "于", "并于", "已于", "至", "到", "计划", "计划于", "预计", "预计于", "拟于", "将于", "现已于", "目前已于",
    "在", "并在", "已在", "又于", "直至", "直到",
];

/// `2025年5月26日开工，2025年5月12日竣工`, `开工日期为……，竣工日期为……`: where the word ends that ends what the first
/// date begins.
fn end_of_course(text: &str, from: &Written, to: &Written) -> Option<usize> {
    const FARTHEST: usize = 60;
    let between = text.get(from.range.end..to.range.start).filter(|between| between.len() <= FARTHEST)?;
    COURSES.iter().find_map(|(begins, ends)| {
        end_behind(text, between, to, begins, ends)
            .or_else(|| is_named_before(text, between, from, begins, ends).then_some(to.range.end))
    })
}

/// `……开工，于……竣工`
fn end_behind(text: &str, between: &str, to: &Written, begins: &[&str], ends: &[&str]) -> Option<usize> {
    let said = without_manners(between);
    let link = begins.iter().find_map(|word| said.strip_prefix(word))?.trim_matches(['，', '、', ' ']);
    let behind = without_manners(&text[to.range.end..]);
    let rest = ends.iter().find_map(|word| behind.strip_prefix(word))?;
    // `5月12日完成招标` is another thing.
    let is_whole = rest.is_empty() || rest.starts_with(['，', '。', '；', '、', '）', '\n']);
    let is_general = behind.starts_with("完成") || behind.starts_with("结束");
    (LINKS.contains(&link) && !rest.starts_with('的') && (is_whole || !is_general)).then(|| text.len() - rest.len())
}

/// `开工日期为……，竣工日期为……`
fn is_named_before(text: &str, between: &str, from: &Written, begins: &[&str], ends: &[&str]) -> bool {
    let named = |lead: &str, words: &[&str]| {
        let lead = lead.trim_end_matches([' ', '：', '为', '是']);
        let noun = ["日期", "时间"].iter().find_map(|noun| lead.strip_suffix(noun));
        noun.is_some_and(|lead| words.iter().any(|word| lead.ends_with(word)))
    };
    named(&text[..from.range.start], begins)
        && between.starts_with(['，', '、', '；'])
        && between.chars().count() <= LONGEST_NAME
        && named(between, ends)
}

/// `，计划竣工日期为：`
const LONGEST_NAME: usize = 12;

fn without_manners(text: &str) -> &str {
    let mut rest = text;
    while let Some(shorter) = MANNERS.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = shorter;
    }
    rest
}

fn first_day(date: &Written, year: Option<i16>) -> Option<Date> {
    Date::new(year?, date.month? as i8, date.day.unwrap_or(1) as i8).ok()
}

/// Where no day is given, the last of the month.
fn last_day(date: &Written, year: Option<i16>) -> Option<Date> {
    let first = Date::new(year?, date.month? as i8, 1).ok()?;
    match date.day {
        Some(day) => Date::new(first.year(), first.month(), day as i8).ok(),
        None => Some(first.last_of_month()),
    }
}
