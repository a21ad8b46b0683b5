//! Sentences that say what was found wanting, as the titles of issues do.

/// Whether a sentence says what was found wanting, as the titles of issues do.
pub fn names_a_fault(text: &str) -> bool {
    const FAULTS: &[&str] = &[
        "问题", "不到位", "不够", "不足", "不力", "不严", "不高", "不强", "薄弱", "缺失", "滞后", "不规范", "不实",
        "不及时", "不准", "不深", "不细", "不明确", "不完善", "不健全", "短板", "差距", "偏差", "不佳", "不严格",
        "不扎实", "不充分", "不合理", "不彻底", "不平衡", "不均衡", "不清", "不全", "不畅", "缓慢", "弱化", "虚化",
        "淡化", "淡薄", "欠缺", "宽松软", "宽松", "不紧", "不大", "不顺", "不牢", "不浓", "不优", "不当", "偏高",
        "偏低", "流于形式", "走过场", "有漏洞", "有弱项", "缺位", "脱节", "迟缓", "推进慢", "进度慢",
    ];
    let text = text.trim_end_matches(['。', '”']);
    let text = if text.starts_with(['关', '针', '“']) { without_rectification(text) } else { text };
    FAULTS.iter().any(|fault| text.ends_with(fault))
}

/// `…不够具体`: a fault, or a kind of faults.
pub fn wants_more(text: &str) -> bool {
    text.rfind("不够").is_some_and(|at| text[at..].chars().count() <= 6)
}

/// `关于“供给不足”问题的整改情况`: the title of an issue, which names its fault.
fn without_rectification(text: &str) -> &str {
    const ENDS: [&str; 8] = [
        "问题的整改情况", "问题整改情况", "问题的整改进展情况", "问题的整改落实情况", "问题整改落实情况",
        "问题的整改进展", "问题的整改", "问题整改",
    ];
    let is_issue = ["关于", "针对", "“"].iter().any(|word| text.starts_with(word)) && !text.contains("反馈");
    match ENDS.iter().find_map(|end| text.strip_suffix(end)).filter(|_| is_issue) {
        Some(front) => &text[..front.len() + "问题".len()],
        None => text,
    }
}
