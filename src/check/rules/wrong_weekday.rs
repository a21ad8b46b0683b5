//! A day of the week that a date does not fall on.

use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB826" "wrong-weekday" Error
    says zh "{date}是星期{right}，不是“{found}”" / "核对日期和星期。"
    says en "{date} is 星期{right}, and not \"{found}\"" / "Check the date and the day of the week."
    zh "日期与星期不符"
        / "写全了年月日的日期后面紧跟的“星期几、周几”（可在括号里），或者“星期几”后面括号里的日期，与日历不符。"
        / "日期和星期必有一个是错的；会议、公示、接待的日期错了，群众和单位会跑空（《党政机关公文处理工作条例》第十九条：内容真实准确）。"
    en "A date and its day of the week"
        / "星期 or 周 with its day right behind a date with year, month and day, perhaps in brackets, or before it with the date in brackets, that the calendar contradicts."
        / "One of the two is wrong, and whoever comes on the wrong one finds a closed door."
    bad "2025年9月10日（星期一）召开巡察反馈会，局党组认领了全部问题。"
    good "2025年9月10日（星期三）召开巡察反馈会，局党组认领了全部问题。"
    looks Look::Words(&["星期", "周"], check)
}

/// In order of the week.
const DAYS: [char; 7] = ['一', '二', '三', '四', '五', '六', '日'];

fn check(hit: &Hit, reporter: &mut Reporter) {
    let lead = hit.before().trim_end_matches([' ', '（', '(', '，']);
    let Some(written) = hit.after().chars().next().map(|c| if c == '天' { '日' } else { c }) else { return };
    let Some(day) = DAYS.iter().position(|day| *day == written) else { return };
    let behind = &hit.after()[written_length(hit.after())..];
    let date_start = behind.strip_prefix(['（', '(']).map(|inside| hit.block.text.len() - inside.trim_start().len());
    let dates = hit.block.dates();
    let before = || dates.iter().find(|date| lead.ends_with(['日', '号']) && date.range.end == lead.len());
    let Some(date) = before().or_else(|| dates.iter().find(|date| Some(date.range.start) == date_start)) else {
        return;
    };
    let Some(fallen) = date.date().map(|date| date.weekday().to_monday_zero_offset() as usize) else { return };
    // `周一至周五`, `周日均客流`
    let rest = hit.after().chars().nth(1);
    let stands_alone = rest.is_none_or(|c| !matches!(c, '至' | '到' | '、' | '均' | '期' | '内' | '前' | '—' | '-'));
    if day != fallen && stands_alone {
        let end = hit.range.end + written_length(hit.after());
        let finding = hit.document.finding(&KIND, hit.block, hit.range.start..end);
        reporter
            .push(finding.with("date", &hit.block.text[date.range.clone()]).with("right", DAYS[fallen].to_string()));
    }
}

/// How many bytes the day takes that a text begins with.
fn written_length(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}
