//! Times that no clock shows.

use std::ops::Range;

use crate::check::characters::past_spaces;
use crate::check::figures::Figure;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};

rule! {
    "TB819" "impossible-time" Warning
    says zh "没有“{found}”这个时刻" / "核对时间：一天到 24 时，一小时到 59 分；上午只到 12 时。"
    says en "there is no such time as \"{found}\"" / "Check it: a day ends at 24:00, an hour has no minute 60, and 上午 ends at noon."
    zh "不存在的时刻"
        / "超过 24 时的钟点、超过 59 分的分钟，如 25:70、24时30分、8时75分，以及上午、凌晨后面下午的钟点。写成 25:70 的，前面有“每天”“上午”“日”一类的话或是起止时间的一头才算：配比、比分也这样写。"
        / "接待时间、作业时间写错，群众会白跑一趟。"
    en "A time that no clock shows"
        / "Hours beyond 24 and minutes beyond 59, such as 25:70, 24时30分, 8时75分, and hours of the afternoon behind 上午 or 凌晨. With a colon only behind words such as 每天 or 上午, or as one end of a period: proportions and scores are written so as well."
        / "Whoever comes at the hour that was given finds a closed door."
    bad "城区主次干道每天5:00至25:70清扫保洁，20时75分收车，做到日产日清。"
    good "城区主次干道每天5:00至21:30清扫保洁，22时15分收车，做到日产日清。"
    looks Look::Prose(check)
}

const MORNING: &[&str] = &["上午", "凌晨", "早上", "早晨", "清晨"];
/// What stands right before the time of a day.
const LEADS: &[&str] = &[
    "上午", "下午", "早上", "早晨", "清晨", "凌晨", "中午", "傍晚", "晚上", "晚", "夜间", "当天", "当日", "次日",
    "每天", "每日", "每晚", "每早", "日", "时间", "时间为", "时间：", "开放",
];
/// Behind these stands how long something took, or which one it was.
const OTHERS: &[&str] = &["历时", "用时", "耗时", "第"];
/// With 时 they make another word: `30时段`.
const OTHER_WORDS: [char; 8] = ['间', '期', '段', '候', '代', '长', '限', '效'];
const TO: &[&str] = &["至", "到", "—", "——", "-", "–", "－", "~", "～"];

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    let text = &block.text;
    let figures = block.figures();
    for (at, hour) in figures.iter().enumerate().filter(|(_, figure)| is_clock_figure(figure)) {
        let Some(time) = time(text, hour, figures.get(at + 1)) else { continue };
        let lead = lead(text, hour);
        let is_afternoon = MORNING.iter().any(|word| lead.ends_with(word)) && (13.0..24.0).contains(&hour.value);
        let is_past_day = hour.value > 24.0 || (hour.value == 24.0 && time.minutes > 0.0);
        let is_certain =
            time.in_words || stands_as_time(&time, text, lead) || ends_period(text, &time.range, figures, at);
        if (is_afternoon || is_past_day || time.minutes > 59.0) && is_certain {
            reporter.push(document.finding(&KIND, block, time.range));
        }
    }
}

struct Time {
    range: Range<usize>,
    minutes: f64,
    /// `8时30分`, which is nothing else; `8时` may be.
    in_words: bool,
}

fn is_clock_figure(figure: &Figure) -> bool {
    figure.decimals == 0 && figure.range.len() <= 2 && figure.more.is_none()
}

/// The time that begins with a figure.
fn time(text: &str, hour: &Figure, next: Option<&Figure>) -> Option<Time> {
    let lead = lead(text, hour);
    let without_colon = lead.trim_end_matches([':', '：']);
    // What is behind a colon are the minutes.
    let is_minute = without_colon.len() < lead.len() && without_colon.ends_with(|c: char| c.is_ascii_digit());
    if is_minute || OTHERS.iter().any(|word| lead.ends_with(word)) {
        return None;
    }
    let rest = &text[hour.range.end..];
    let past_blanks = past_spaces(text, hour.range.end);
    let minute = next.filter(|minute| is_clock_figure(minute));
    if rest.starts_with([':', '：']) {
        let minute = minute.filter(|minute| {
            minute.range.len() == 2 && text[hour.range.end..minute.range.start].chars().count() == 1
        })?;
        let goes_on = text[minute.range.end..].starts_with([':', '：']);
        let time = Time { range: hour.range.start..minute.range.end, minutes: minute.value, in_words: false };
        return (!goes_on && minute.unit.is_empty()).then_some(time);
    }
    let mark = ["时", "点"].into_iter().find(|mark| text[past_blanks..].starts_with(mark))?;
    let end = past_blanks + mark.len();
    let minute = minute.filter(|minute| {
        let past_minute = past_spaces(text, minute.range.end);
        minute.range.start == past_spaces(text, end) && minute.unit.is_empty() && text[past_minute..].starts_with('分')
    });
    Some(match minute {
        Some(minute) => {
            let range = hour.range.start..past_spaces(text, minute.range.end) + "分".len();
            Time { range, minutes: minute.value, in_words: true }
        }
        // Hours that pass are 小时.
        None => {
            let is_day_past = *mark == *"时" && hour.value > 24.0 && !text[end..].starts_with(OTHER_WORDS);
            Time { range: hour.range.start..end, minutes: 0.0, in_words: is_day_past }
        }
    })
}

fn lead<'t>(text: &'t str, hour: &Figure) -> &'t str {
    text[..hour.range.start].trim_end_matches(' ')
}

fn stands_as_time(time: &Time, text: &str, lead: &str) -> bool {
    // `11日25点意见` counts what was said.
    let counts = text[..time.range.end].ends_with('点') && lead.ends_with(['日', '间', '为']);
    !counts && LEADS.iter().any(|word| lead.ends_with(word))
}

/// Whether another time stands before or behind a time, with 至 or its like between them.
fn ends_period(text: &str, time: &Range<usize>, figures: &[Figure], at: usize) -> bool {
    let is_colon = |at: usize| text[at..].starts_with([':', '：']);
    let behind = figures[at + 1..].iter().find(|figure| figure.range.start >= time.end);
    let begins = behind.is_some_and(|figure| {
        is_clock_figure(figure)
            && TO.contains(&text[time.end..figure.range.start].trim_matches(' '))
            && is_colon(figure.range.end)
    });
    let before = at.checked_sub(2).map(|hour| &figures[hour..at]);
    let ends = before.is_some_and(|time_before| {
        let [hour, minute] = time_before else { return false };
        is_clock_figure(hour)
            && is_colon(hour.range.end)
            && TO.contains(&text[minute.range.end..time.start].trim_matches(' '))
    });
    begins || ends
}
