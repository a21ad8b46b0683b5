//! Who inspected, cut out of a sentence that tells of the inspection.

use crate::import::structure::number::is_figure;

/// `区委第一巡察组`, `市审计局`, `省生态环境保护督察组`: who inspected, cut out of its sentence.
pub fn inspector(text: &str) -> Option<String> {
    for ending in ["巡察组", "巡视组", "督察组", "督查组", "督导检查组", "审计组", "审计局", "审计厅", "审计署"]
    {
        if let Some(name) =
            text.match_indices(ending).take(MOST_TRIED).find_map(|(at, _)| named_before(text, at, ending))
        {
            return Some(name);
        }
    }
    // `市委巡察二组`, `市委提级巡察第四组`
    ["巡察", "巡视", "督察", "督查"].iter().find_map(|word| {
        text.match_indices(word).take(MOST_TRIED).find_map(|(at, _)| {
            let rest = &text[at + word.len()..];
            let group = &rest[..rest.find('组')? + '组'.len_utf8()];
            let numeral = group.trim_start_matches('第').trim_end_matches('组');
            let is_group = (1..=3).contains(&numeral.chars().count()) && numeral.chars().all(is_figure);
            named_before(text, at, &text[at..at + word.len() + group.len()]).filter(|_| is_group)
        })
    })
}

/// Words that no name of an inspector begins with: `4个巡察组`, `各督察组`.
const NO_NAME: [char; 12] = ['个', '各', '组', '在', '和', '与', '及', '等', '该', '本', '被', '的'];
const MOST_TRIED: usize = 8;

fn named_before(text: &str, at: usize, ending: &str) -> Option<String> {
    let end = at + ending.len();
    let cut = |c: char| !c.is_alphanumeric() || c.is_ascii_digit();
    let before = &text[..at];
    let mut start = before.rfind(cut).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let name = &before[start..];
    for word in [
        "由", "组成", "会议上", "了", "安排", "派出", "部署", "期间", "接受", "日", "对", "将", "向", "根据", "按照",
        "配合", "号", "把",
    ] {
        if let Some(at) = name.rfind(word) {
            start = start.max(at + word.len() + (before.len() - name.len()));
        }
    }
    let name = &text[start.min(at)..end];
    let length = name.chars().count();
    // 巡察组 alone names nobody.
    let is_named = (4..=24).contains(&length) && !name.starts_with(NO_NAME);
    (is_named || (ending == "审计署" && length == 3)).then(|| name.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_inspector_is_cut_out_of_the_sentence() {
        for (text, name) in [
            ("2024年11月15日至2025年1月10日区委第一巡察组对城管局党组进行了常规巡察。", "区委第一巡察组"),
            ("根据市委统一部署，市委第三巡察组于2025年3月", "市委第三巡察组"),
            ("示例市审计局派出审计组，对", "示例市审计局"),
            ("市委派出4个巡察组，市委第二巡察组对水务局党组开展巡察", "市委第二巡察组"),
            ("2025年3月1日在示例市人大常委会会议上示例市审计局局长作报告", "示例市审计局"),
            ("由水务局、城管局等组成联合督查组", "联合督查组"),
        ] {
            assert_eq!(inspector(text).as_deref(), Some(name), "{text}");
        }
        assert_eq!(inspector("巡察组指出"), None);
        assert_eq!(inspector("县委4个巡察组对6个部门开展巡察"), None);
    }
}
