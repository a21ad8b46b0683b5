//! Numbers and dates that are half Chinese and half Arabic.

use std::ops::Range;

use crate::check::characters::before;
use crate::check::dates::{Form, Written};
use crate::check::figures::{Figure, unit_at_start};
use crate::check::ordinals::chinese;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};

rule! {
    "TB818" "mixed-numerals" Warning
    says zh "“{found}”混用了汉字数字和阿拉伯数字" / "整个数、整个日期统一写法，如 32 处、12.3 万、2025年6月。"
    says en "\"{found}\" mixes Chinese and Arabic numerals" / "Write the whole number or date in one way, such as 32 处, 12.3 万 or 2025年6月."
    zh "数字写法混用"
        / "一个数里两种数字混用，如三十2处、2十个、12万三千、三万5千；日期一半是汉字，如二〇二五年6月、2025年六月、6月三十日。3 万、1.2 亿、2 千和农历日期（2025年三月三）不算。"
        / "GB/T 15835—2011：除用“万”“亿”作单位外，同一个数值不同时用阿拉伯数字和汉字数字。"
    en "Mixed numerals"
        / "One number in both kinds of numerals, such as 三十2处, 2十个, 12万三千 and 三万5千, and dates half in Chinese, such as 二〇二五年6月, 2025年六月 and 6月三十日. 3 万, 1.2 亿, 2 千 and days of the lunar calendar are left alone."
        / "GB/T 15835-2011: but for 万 and 亿 as units, one number is not written in both."
    bad "二〇二五年6月组织排查，发现隐患三十2处，清理垃圾12万三千吨，已经全部整改。"
    good "2025年6月组织排查，发现隐患 32 处，清理垃圾 12.3 万吨，已经全部整改。"
    looks Look::Prose(check)
}

const DIGITS: &str = "零一二三四五六七八九";
/// What a ten without another numeral is no number behind: 合十, 红十字, 双十.
const NO_NUMBER_BEFORE: &[char] = &['合', '红', '双', '国', '聚'];
/// Behind these it is a span of months, or a month of the lunar calendar.
const NO_MONTH_BEFORE: &[char] = &['近', '前', '后', '每', '第', '历', '隔'];
/// `6月三日内` and `每年6月一日一调度` count days.
const NO_DAY_AFTER: &[&str] = &["内", "一", "两", "三", "之", "游"];

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    if !block.has_digits() {
        return;
    }
    let text = &block.text;
    for date in block.dates() {
        if let Some((range, right)) = mixed_date(text, date) {
            let fix = document.fix(block, range.clone(), right);
            reporter.push(document.finding(&KIND, block, range).mended_by(fix));
        }
    }
    for figure in block.figures() {
        if let Some((range, right)) = month_before_day(text, figure) {
            let fix = document.fix(block, range.clone(), right);
            reporter.push(document.finding(&KIND, block, range).mended_by(fix));
        } else if let Some((range, right)) = mixed_number(text, figure) {
            let fix = right.and_then(|right| document.suggestion(block, range.clone(), right.to_string()));
            reporter.push(document.finding(&KIND, block, range).mended_by(fix));
        }
    }
}

/// A date with a part in Chinese before or after it, and the whole in Arabic numerals.
fn mixed_date(text: &str, date: &Written) -> Option<(Range<usize>, String)> {
    if date.form == Form::Separated {
        return None;
    }
    let written = &text[date.range.clone()];
    match (date.year, date.month, date.day) {
        (None, Some(_), _) if date.form == Form::Words && has_year_before(text, date.range.start) => {
            let lead = text[..date.range.start].trim_end_matches(' ').strip_suffix('年')?;
            let start = lead.char_indices().rev().nth(3)?.0;
            let year: String = lead[start..].chars().filter_map(digit).map(|digit| digit.to_string()).collect();
            Some((start..date.range.end, format!("{year}年{written}")))
        }
        (Some(_), None, _) => {
            let (month, rest) = numeral_at_start(text[date.range.end..].trim_start_matches(' '))?;
            let rest = rest.strip_prefix('月').filter(|_| (1..=12).contains(&month))?;
            let (day, rest) = match numeral_at_start(rest) {
                // 三月三 and its like.
                Some((day, rest)) => (format!("{day}日"), rest.strip_prefix('日')?),
                None if rest.starts_with(['初', '廿']) => return None,
                None => (String::new(), rest),
            };
            Some((date.range.start..text.len() - rest.len(), format!("{written}{month}月{day}")))
        }
        (_, Some(_), None) => {
            let (day, rest) = numeral_at_start(text[date.range.end..].trim_start_matches(' '))?;
            let rest = rest.strip_prefix('日').filter(|_| (1..=31).contains(&day))?;
            let counts = NO_DAY_AFTER.iter().any(|word| rest.starts_with(word));
            (!counts).then(|| (date.range.start..text.len() - rest.len(), format!("{written}{day}日")))
        }
        _ => None,
    }
}

/// Whether four Chinese digits and 年 stand before a place.
fn has_year_before(text: &str, at: usize) -> bool {
    let Some(lead) = text[..at].trim_end_matches(' ').strip_suffix('年') else { return false };
    let mut digits = lead.chars().rev();
    let are_digits = digits.by_ref().take(4).filter(|c| digit(*c).is_some()).count() == 4;
    are_digits && digits.next().is_none_or(|c| digit(c).is_none())
}

/// 六月5日.
fn month_before_day(text: &str, figure: &Figure) -> Option<(Range<usize>, String)> {
    if figure.unit(text) != "日"
        || figure.decimals > 0
        || !(1.0..=31.0).contains(&figure.value)
        || figure.more.is_some()
    {
        return None;
    }
    let lead = text[..figure.range.start].trim_end_matches(' ').strip_suffix('月')?;
    let start = start_of_numeral(lead);
    let (month, rest) = numeral_at_start(&lead[start..])?;
    let is_month = rest.is_empty() && (1..=12).contains(&month);
    // The year's date has it already.
    let after_year = lead[..start].trim_end_matches(' ').strip_suffix('年');
    let is_told = after_year.is_some_and(|year| year.ends_with(|c: char| c.is_ascii_digit() || c == ' '));
    let is_span = lead[..start].ends_with(NO_MONTH_BEFORE);
    (is_month && !is_told && !is_span)
        .then(|| (start..figure.unit.end, format!("{month}月{}日", &text[figure.range.clone()])))
}

/// A number with numerals of the other kind before or after it; its value, where that is plain.
fn mixed_number(text: &str, figure: &Figure) -> Option<(Range<usize>, Option<u32>)> {
    after_chinese(text, figure).or_else(|| before_chinese(text, figure))
}

/// 三十2处, 一百20人, 三万5千.
fn after_chinese(text: &str, figure: &Figure) -> Option<(Range<usize>, Option<u32>)> {
    let written = &text[figure.range.clone()];
    let counts = figure.decimals == 0 && (!figure.unit.is_empty() || figure.more.is_some());
    let lead = text[..figure.range.start].trim_end_matches(' ');
    let start = start_of_numeral(lead);
    let has_numeral_before = lead.len() - start > '十'.len_utf8();
    let range = start..figure.range.end;
    match before(lead, lead.len())? {
        '十' if counts && matches!(written.as_bytes(), [b'1'..=b'9']) => {
            let is_number = has_numeral_before || before(lead, start).is_none_or(|c| !NO_NUMBER_BEFORE.contains(&c));
            let value = chinese(&lead[start..]).and_then(|(tens, _)| Some(tens + written.parse::<u32>().ok()?));
            is_number.then_some((range, value))
        }
        '百' if counts && has_numeral_before && written.len() <= 2 => Some((range, None)),
        '千' if counts && has_numeral_before && written.len() <= 3 => Some((range, None)),
        unit @ ('万' | '亿') => {
            let number = &lead[..lead.len() - unit.len_utf8()];
            let goes_on = text[figure.range.end..].trim_start_matches(' ').starts_with(['千', '百']);
            let is_whole = counts && written.len() == 4 && !matches!(figure.unit(text), "年" | "月" | "日");
            let is_mixed = number.ends_with(is_numeral) && (goes_on || is_whole);
            is_mixed.then(|| (start_of_numeral(number)..figure.range.end, None))
        }
        _ => None,
    }
}

/// 2十个, 3百余人, 12万三千.
fn before_chinese(text: &str, figure: &Figure) -> Option<(Range<usize>, Option<u32>)> {
    let start = figure.range.start;
    let written = &text[figure.range.clone()];
    let rest = text[figure.range.end..].trim_start_matches(' ');
    if let Some(behind) = rest.strip_prefix(['万', '亿']) {
        let behind = behind.trim_start_matches(' ').strip_prefix(|c| digit(c).is_some() || c == '两')?;
        let end = text.len() - behind.strip_prefix(['千', '百'])?.len();
        return Some((start..end, None));
    }
    if let Some(range) = before_other_numeral(text, figure, rest) {
        return Some((range, None));
    }
    let behind = rest.strip_prefix(['十', '百']).filter(|_| matches!(written.as_bytes(), [b'1'..=b'9']))?;
    let is_ten = rest.starts_with('十');
    let (ones, length) = chinese(behind).filter(|(ones, _)| *ones < 10).unwrap_or_default();
    let end = text.len() - behind.len() + length;
    let unit = unit_at_start(text[end..].trim_start_matches(['余', '多', '几', ' ']))?;
    // 百日, 百年 and 百家 are names.
    let counts = is_ten || !matches!(unit, "日" | "年" | "家" | "天");
    let value = written.parse::<u32>().ok().filter(|_| is_ten).map(|tens| tens * 10 + ones);
    counts.then_some((start..end, value))
}

/// 20世纪九十年代, 20几个, 1百20盏.
fn before_other_numeral(text: &str, figure: &Figure, rest: &str) -> Option<Range<usize>> {
    let end = |rest: &str| text.len() - rest.len();
    let start = figure.range.start;
    if let Some(behind) = rest.strip_prefix("世纪") {
        let decade = behind.strip_prefix(|c| digit(c).is_some())?.strip_prefix("十年代")?;
        return Some(start..end(decade));
    }
    if let Some(behind) = rest.strip_prefix('几') {
        return unit_at_start(behind).map(|_| start..end(behind));
    }
    let behind = rest.strip_prefix('百').filter(|behind| behind.starts_with(|c: char| c.is_ascii_digit()))?;
    let behind = behind.trim_start_matches(|c: char| c.is_ascii_digit());
    (figure.range.len() == 1 && unit_at_start(behind).is_some()).then(|| start..end(behind))
}

fn digit(c: char) -> Option<u32> {
    let zero = matches!(c, '〇' | '○').then_some(0);
    zero.or_else(|| DIGITS.chars().zip(0..).find(|(digit, _)| *digit == c).map(|(_, value)| value))
}

fn is_numeral(c: char) -> bool {
    digit(c).is_some() || matches!(c, '十' | '百' | '千' | '两')
}

/// Where the Chinese numeral begins that a text ends with.
fn start_of_numeral(text: &str) -> usize {
    text.trim_end_matches(is_numeral).len()
}

/// A Chinese number that a text begins with, and what comes after.
fn numeral_at_start(text: &str) -> Option<(u32, &str)> {
    chinese(text).map(|(value, length)| (value, &text[length..]))
}
