//! The names of offices: as they sign, and as the titles of their notices begin.

/// What the names of offices end with.
const OFFICES: &[&str] = &[
    "党组", "党委", "委员会", "工委", "纪委", "区委", "市委", "县委", "省委", "局", "厅", "办公室", "政府", "中心",
    "公司", "支部", "街道", "办事处", "医院", "学校", "大学", "学院", "法院", "检察院", "联合会", "协会", "总支",
    "支队", "大队", "镇", "乡", "处", "办", "部", "院", "集团", "组织部", "领导小组", "巡察组", "督察组", "审计局",
    "总队", "联社", "银行", "监委", "发改委", "卫健委", "国资委", "住建委", "团委", "政协", "妇联", "残联", "文联",
    "科协", "总工会", "中学", "小学", "幼儿园", "图书馆", "档案馆", "博物馆", "文化馆", "联络组", "协调组", "工作组",
    "专班", "督查室",
];

/// `示例市水务局（盖章）` is the office.
pub fn without_seal(text: &str) -> &str {
    let text = text.trim();
    let seals = ["（盖章）", "(盖章)", "（公章）", "(公章)", "（章）", "（印章）"];
    seals.iter().find_map(|seal| text.strip_suffix(seal)).unwrap_or(text).trim_end()
}

/// Whether a line can be the name of an office that signs.
pub fn is_name(text: &str) -> bool {
    let text = without_seal(text);
    let length = text.chars().count();
    (3..=40).contains(&length)
        && OFFICES.iter().any(|office| text.ends_with(office))
        && !text.contains(['，', '。', '；', '：', '、', ':', ',', '！', '“'])
        && !text.chars().next().is_some_and(|c| c.is_ascii_digit())
}

/// The office that a title begins with: `示例市水务局党组关于…` → `示例市水务局党组`.
pub fn issuer_of(title: &str) -> Option<String> {
    // 【整改情况通报】 before a title is what a list of pages calls it.
    let title = title.strip_prefix('【').and_then(|rest| rest.split_once('】')).map_or(title, |(_, rest)| rest);
    let issuer = match title.split_once("关于") {
        Some((issuer, _)) => issuer.trim(),
        None => office_before_subject(title)?,
    };
    (issuer.chars().count() >= 3).then(|| issuer.to_string())
}

/// `示例市水务局整改公告（第3号）`, `示例市水务局2025年整改台账`: the office, where no 关于 stands behind it.
fn office_before_subject(title: &str) -> Option<&str> {
    const SUBJECTS: [&str; 6] = ["整改", "巡察", "巡视", "审计", "督察", "落实"];
    let begins = |rest: &str| rest.starts_with("20") || SUBJECTS.iter().any(|subject| rest.starts_with(subject));
    let cuts = title.char_indices().map(|(at, _)| title.split_at(at));
    cuts.filter(|(office, rest)| begins(rest) && is_name(office)).map(|(office, _)| office).next()
}

/// Whether two titles name two offices: 县水利局 may be 示例县水利局, but 财政局 is not 水利局.
pub fn are_of_two_offices(a: &str, b: &str) -> bool {
    let (Some(a), Some(b)) = (issuer_of(a), issuer_of(b)) else { return false };
    !a.contains(&b) && !b.contains(&a)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_issuer_is_what_a_title_begins_with() {
        for (title, issuer) in [
            ("示例市水务局党组关于巡察整改情况的通报", "示例市水务局党组"),
            ("【整改通报】示例市水务局关于整改情况的通报", "示例市水务局"),
            ("示例市水务局整改公告（第3号）", "示例市水务局"),
            ("示例市水务局2025年整改台账", "示例市水务局"),
            ("示例市审计局审计整改情况", "示例市审计局"),
        ] {
            assert_eq!(issuer_of(title).as_deref(), Some(issuer), "{title}");
        }
        for title in ["整改情况通报", "巡察整改公告", "2025年整改台账", "反馈问题整改情况"] {
            assert_eq!(issuer_of(title), None, "{title}");
        }
    }
}
