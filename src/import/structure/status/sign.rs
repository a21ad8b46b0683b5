//! Bare words, marks and shares in place of a status.

use crate::import::structure::blanks::closed_up;

/// A bare word or mark, or a share, in place of a status.
pub struct Sign {
    pub word: &'static str,
    /// Whether it can mean nothing else below its head.
    pub is_clear: bool,
    pub says_all: bool,
}

/// What a bare `完成`, `√`, `是` or `80%` means below a head or behind a label.
pub fn sign(head: &str, value: &str) -> Option<Sign> {
    let value: String = closed_up(value).chars().map(narrow).collect();
    let asks = asks(head);
    let word = match value.as_str() {
        "完成" | "办结" | "销号" | "整改完毕" | "整改到位" => Some("已完成"),
        "√" | "✓" | "✔" | "☑" => Some("已完成"),
        "×" | "✗" | "✘" | "✕" => Some("未完成"),
        "是" | "Y" if asks => Some("已完成"),
        "否" | "N" if asks => Some("未完成"),
        "进行中" | "办理中" | "整改中" | "在办" => Some("正在整改"),
        "长期" | "长期整改" | "常态化" | "常态化推进" => Some("长期坚持"),
        "未开始" | "待整改" | "未办结" | "未销号" => Some("未完成"),
        _ => None,
    };
    if let Some(word) = word {
        let is_mark = value.chars().count() == 1;
        return Some(Sign { word, is_clear: asks || !is_mark, says_all: true });
    }
    let share: f64 = value.strip_suffix('%')?.parse().ok()?;
    match share {
        0.0 => Some(Sign { word: "未完成", is_clear: false, says_all: false }),
        100.0 => Some(Sign { word: "已完成", is_clear: true, says_all: true }),
        share if share > 0.0 && share < 100.0 => Some(Sign { word: "正在整改", is_clear: false, says_all: false }),
        _ => None,
    }
}

/// Whether a head asks if an issue is done.
pub fn asks(head: &str) -> bool {
    ["是否", "完成", "销号", "办结", "到位"].iter().any(|word| head.contains(word))
}

/// Digits and signs of full width as those of half width.
fn narrow(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        c => c,
    }
}

/// `☑已完成 □未完成`: the one of some choices that is ticked. `None`: there are no choices, or not one is taken.
pub fn ticked(value: &str) -> Option<&str> {
    const TICKED: [char; 6] = ['☑', '☒', '√', '✓', '✔', '■'];
    const OPEN: [char; 3] = ['□', '☐', '○'];
    let is_mark = |c: char| TICKED.contains(&c) || OPEN.contains(&c);
    if value.matches(is_mark).count() < 2 {
        return None;
    }
    let mut choices = value.match_indices(is_mark).map(|(at, mark)| {
        let rest = &value[at + mark.len()..];
        let word = &rest[..rest.find(is_mark).unwrap_or(rest.len())];
        (mark.contains(TICKED), word.trim_matches(|c: char| c.is_whitespace() || "，、；,;（）()".contains(c)))
    });
    let mut taken = choices.by_ref().filter(|(is_ticked, _)| *is_ticked).map(|(_, word)| word);
    taken.next().filter(|word| !word.is_empty() && taken.next().is_none())
}
