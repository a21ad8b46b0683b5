//! A period that is longer or shorter than its dates: 3月1日至5月31日，为期2个月.

use std::ops::Range;

use jiff::civil::Date;

use crate::check::dates::Written;
use crate::check::figures::rounded;
use crate::check::pairs::sentence;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::check::rules::count_of_points::number;
use crate::check::rules::notice_period::{calendar_days, working_days};
use crate::check::rules::reversed_period::BETWEEN;

rule! {
    "TB833" "length-of-period" Warning
    says zh "“{found}”与起止日期不符：从 {from} 到 {to} 是 {real}" / "核对时间长度和起止日期。"
    says en "\"{found}\" does not fit the dates: from {from} to {to} there are {real}" / "Check the length and the dates."
    zh "时间长度与起止日期不符"
        / "同一句里有一段起止日期（写到日）和“为期两个月”“历时 10 天”“为期 3 周”“为期一年”“工期 90 天”，两者明显不符：月数差出三分之二个月以上，天数比首尾都算还多或者比工作日还少三天以上，周数差五天以上，年数差半年以上。两者之间有“每、各、分批、先后、阶段、期”等的，差一倍半以上的（多半说的是另一件事），公示期（见 TB806），不算。"
        / "起止日期和时间长度对不上，总有一个是错的。"
    en "The length of a period"
        / "A sentence with a period of whole days and 为期, 历时, 工期 or 期限 with a number of months, days, weeks or years that clearly does not fit: by more than two thirds of a month, more days than with both ends counted or three fewer than its working days, by five days of weeks, or by half a year. Where 每, 各, 分批, 阶段 and their like stand between, where the one is two and a half times the other, and of 公示 (see TB806), nothing is told."
        / "One of the two is wrong."
    bad "2025年3月1日至5月31日，在全市范围内开展为期 2 个月的专项整治。"
    good "2025年3月1日至5月31日，在全市范围内开展为期 3 个月的专项整治。"
    looks Look::Words(&LEADS, check)
}

const LEADS: [&str; 4] = ["为期", "历时", "工期", "期限"];

/// With one of these between, the period holds several such times, or the time is of a part of it.
const PARTS: &[&str] = &["每", "各", "批", "轮", "先后", "分别", "其中", "阶段", "次", "场", "班", "公示", "分期"];
/// More than so many times the other, and the two speak of different things.
const SAME: f64 = 2.5;

/// What a time is counted in.
#[derive(Clone, Copy)]
enum Unit {
    Days,
    Weeks,
    Months,
    Years,
}

const UNITS: &[(&str, Unit)] =
    &[("个月", Unit::Months), ("个星期", Unit::Weeks), ("天", Unit::Days), ("周", Unit::Weeks), ("年", Unit::Years)];

fn check(hit: &Hit, reporter: &mut Reporter) {
    let text = &hit.block.text;
    let Some((said, unit, end)) = time_behind(text, hit.range.end) else { return };
    let around = sentence(text, &hit.range);
    let Some((period, [from, to])) = period_in(hit, &around) else { return };
    let between = if period.end <= hit.range.start { period.end..hit.range.start } else { end..period.start };
    let clause = &text[end..around.end];
    let clause = &clause[..clause.find('，').unwrap_or(clause.len())];
    let is_one = LEADS.iter().map(|lead| text[around.clone()].matches(lead).count()).sum::<usize>() == 1;
    let is_of_parts = !is_one || PARTS.iter().any(|word| text[between.clone()].contains(word) || clause.contains(word));
    if is_of_parts || counts_sessions(clause) || fits(f64::from(said), unit, from, to) {
        return;
    }
    let finding = hit.document.finding(&KIND, hit.block, hit.range.start..end);
    let days = calendar_days(from, to);
    let real = match unit {
        Unit::Days => format!("{days}天"),
        Unit::Weeks => format!("{days}天（{:.1}周）", days as f64 / 7.0),
        Unit::Months => format!("{}个月", one_digit(months(from, to))),
        Unit::Years => format!("{}年", one_digit(months(from, to) / 12.0)),
    };
    reporter.push(finding.with("from", from.to_string()).with("to", to.to_string()).with("real", real));
}

/// `两个月`: how many, of what, and where it ends.
fn time_behind(text: &str, at: usize) -> Option<(u32, Unit, usize)> {
    let rest = text[at..].trim_start_matches([' ', '为', '共', '：']);
    let (said, length) = number(rest)?;
    let behind = rest[length..].trim_start_matches(' ');
    let (word, unit) = UNITS.iter().find(|(word, _)| behind.starts_with(word))?;
    let behind = &behind[word.len()..];
    let is_plain = !behind.starts_with(['半', '多', '余', '零', '左', '以', '年', '又']);
    is_plain.then_some((said, *unit, text.len() - behind.len()))
}

/// The one period of a sentence that has no other dates.
fn period_in(hit: &Hit, around: &Range<usize>) -> Option<(Range<usize>, [Date; 2])> {
    let dates = hit.block.dates_in(around);
    let [from, to] = dates else { return None };
    let between = hit.block.text[from.range.end..to.range.start].trim_matches(' ');
    let year = from.year.or(to.year).or(without_leap_day(from, to))?;
    let date = |date: &Written, year: i16| Date::new(year, date.month? as i8, date.day? as i8).ok();
    let (first, last) = (date(from, from.year.unwrap_or(year))?, date(to, to.year.unwrap_or(year))?);
    (BETWEEN.contains(&between) && first <= last).then_some((from.range.start..to.range.end, [first, last]))
}

/// Some year for dates without one, where the end of February does not lie between them.
fn without_leap_day(from: &Written, to: &Written) -> Option<i16> {
    const ANY_YEAR: i16 = 2025;
    (from.month? > 2 || to.month? <= 2).then_some(ANY_YEAR)
}

/// Whether a time may be meant by two dates, or speaks of something else.
fn fits(said: f64, unit: Unit, from: Date, to: Date) -> bool {
    let days = calendar_days(from, to) as f64;
    let (real, is_near) = match unit {
        Unit::Days => {
            /// Holidays are not known.
            const HOLIDAYS: f64 = 3.0;
            (days, said <= days && said + HOLIDAYS >= working_days(from, to) as f64)
        }
        Unit::Weeks => (days / 7.0, (days - said * 7.0).abs() < 5.0),
        Unit::Months => (months(from, to), (months(from, to) - said).abs() <= 0.67),
        Unit::Years => (months(from, to) / 12.0, (months(from, to) - said * 12.0).abs() <= 6.0),
    };
    is_near || real > said * SAME || said > real * SAME
}

/// How many months there are, both days counted.
fn months(from: Date, to: Date) -> f64 {
    let whole = 12 * (i32::from(to.year()) - i32::from(from.year())) + i32::from(to.month()) - i32::from(from.month());
    f64::from(whole) + f64::from(i32::from(to.day()) + 1 - i32::from(from.day())) / 30.4
}

fn one_digit(value: f64) -> String {
    rounded(value, 1)
}

/// `培训班3期`
fn counts_sessions(clause: &str) -> bool {
    let is_number = |c: char| c.is_ascii_digit() || "一二两三四五六七八九十".contains(c);
    clause.match_indices('期').any(|(at, _)| clause[..at].trim_end_matches(' ').ends_with(is_number))
}
