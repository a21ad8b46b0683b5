//! 公示: days that do not fit their dates.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::check::dates::Written;
use crate::check::pairs::sentence;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB806" "notice-period" Warning
    says zh "公示 {days}，从 {from} 到 {to} 却是 {real}" / "核对公示天数和起止日期。"
    says en "{days} of public notice are announced, but from {from} to {to} there are {real}" / "Check the days and the dates."
    zh "公示期天数不符"
        / "同一句里写了公示天数和起止日期，天数（含首尾）不等；写工作日的，按周一至周五数，起止之间的工作日比写的少才算错（法定节假日不在计算之内，长假前后可能调休上班的周末也算上）。"
        / "公示期不足，公示程序就不合规，公示要重来。"
    en "Days of public notice"
        / "A sentence about 公示 with a number of days and two dates that do not fit, both counted. Working days are Monday to Friday, and only too few of them are a fault, since holidays are not known; weekends that may have been worked around the longer ones are granted."
        / "With too few days the procedure is void."
    bad "公示时间为 2025年10月13日至10月17日，公示期 7 天，欢迎社会各界监督。"
    good "公示时间为 2025年10月13日至10月19日，公示期 7 天，欢迎社会各界监督。"
    looks Look::Words(&["公示"], check)
}

fn check(hit: &Hit, reporter: &mut Reporter) {
    let text = &hit.block.text;
    let around = sentence(text, &hit.range);
    // Once a sentence: at its first 公示.
    if text[around.start..hit.range.start].contains("公示") {
        return;
    }
    let dates: Vec<&Written> = hit.block.dates_in(&around).iter().filter(|date| date.day.is_some()).collect();
    let [from, to] = dates[..] else { return };
    let Some(from_date) = from.date() else { return };
    let to_date = to.date().or_else(|| Date::new(from.year?, to.month? as i8, to.day? as i8).ok());
    let Some(to_date) = to_date.filter(|to| *to >= from_date) else { return };
    for figure in hit.block.figures_in(&around).iter().filter(|figure| figure.more.is_none()) {
        let after = text[figure.range.end..].trim_start_matches(' ').trim_start_matches('个');
        let working = after.starts_with("工作日");
        let in_date =
            dates.iter().any(|date| date.range.start <= figure.range.start && figure.range.end <= date.range.end);
        if in_date
            || !(working || figure.unit(text) == "天" || (figure.unit(text) == "日" && !after.starts_with("日前")))
        {
            continue;
        }
        let Some(days) = figure.count() else { continue };
        let real = if working { working_days(from_date, to_date) } else { calendar_days(from_date, to_date) };
        let wrong = if working { real + days_made_up(from_date, to_date) < days } else { real != days };
        if wrong {
            let unit = if working { "个工作日" } else { "天" };
            let finding =
                hit.document.finding(&KIND, hit.block, figure.range.start..figure.unit.end.max(figure.range.end));
            reporter.push(
                finding
                    .with("days", format!("{days}{unit}"))
                    .with("real", format!("{real}{unit}"))
                    .with("from", from_date.to_string())
                    .with("to", to_date.to_string()),
            );
        }
        return;
    }
}

pub fn calendar_days(from: Date, to: Date) -> u64 {
    from.duration_until(to).as_hours().unsigned_abs() / 24 + 1
}

/// How many days of weekends may have been worked for a holiday nearby: one of each weekend, in the weeks around the
/// longer holidays.
fn days_made_up(from: Date, to: Date) -> u64 {
    const WEEKS: [((i8, i8), (i8, i8)); 5] =
        [((1, 1), (3, 1)), ((4, 1), (5, 15)), ((6, 1), (6, 30)), ((9, 10), (10, 20)), ((12, 24), (12, 31))];
    const FARTHEST: usize = 60;
    let days = from.series(1.day()).take_while(|day| *day <= to).take(FARTHEST);
    let near_holiday = |day: &Date| WEEKS.iter().any(|(from, to)| (*from..=*to).contains(&(day.month(), day.day())));
    let weekends = days.filter(near_holiday).filter(|day| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday));
    weekends.map(|day| day.duration_since(from).as_hours() / 24 / 7).collect::<BTreeSet<_>>().len() as u64
}

/// Whole weeks are five days each, so that a period of centuries costs no more.
pub fn working_days(from: Date, to: Date) -> u64 {
    let days = calendar_days(from, to);
    let rest = (0..days % 7).filter(|offset| {
        let weekday = from.weekday().to_monday_zero_offset() as u64 + offset;
        !matches!(weekday % 7, 5 | 6)
    });
    days / 7 * 5 + rest.count() as u64
}
