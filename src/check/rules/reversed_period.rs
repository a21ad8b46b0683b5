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
        / "“……至……”两个日期，后一个早于前一个；后一个没有年份，就按前一个的年份算；都没有年份的，看同一个月里的日。"
        / "起止颠倒，一定有一个写错了；跨年不写年份，读者只能猜。"
    en "A period the wrong way round"
        / "Two dates with 至 between them, the second before the first; a second date without a year is of the year of the first. Of two dates without years those of one month are compared."
        / "One of them is wrong; or a year is left to be guessed."
    bad "2024年11月15日至1月10日，区委第一巡察组对局党组进行了常规巡察。"
    good "2024年11月15日至2025年1月10日，区委第一巡察组对局党组进行了常规巡察。"
    looks Look::Prose(check)
}

const BETWEEN: &[&str] = &["至", "到", "—", "——", "-", "–", "~", "～", "起至", "开始至"];

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    for pair in block.dates().windows(2) {
        let [from, to] = pair else { continue };
        let between = block.text[from.range.end..to.range.start].trim_matches(' ');
        if !BETWEEN.contains(&between) {
            continue;
        }
        // Without years, a period may run into the next one, but not within one month.
        let in_one_month = from.year.or(to.year).is_none() && from.month.is_some() && from.month == to.month;
        let is_backward = in_one_month && from.day.zip(to.day).is_some_and(|(start, end)| end < start);
        if is_backward {
            reporter.push(document.finding(&KIND, block, from.range.start..to.range.end));
        } else if let (Some(start), Some(end)) = (first_day(from, from.year), last_day(to, to.year.or(from.year)))
            && end < start
        {
            reporter.push(document.finding(&KIND, block, from.range.start..to.range.end));
        }
    }
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
