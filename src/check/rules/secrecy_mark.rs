//! Marks of secrecy, and remarks that a text is for few.

use crate::check::characters::is_quoted;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB825" "secrecy-mark" Error
    says zh "“{found}”是密级标志或内部资料的标注" / "先停止发布，请保密部门审查；确认可以公开的，再删去标注。"
    says en "\"{found}\" marks a secret or an internal paper" / "Do not publish before the office for secrets has looked at it; delete the mark once it may be public."
    zh "密级和内部标注"
        / "“机密★1年”“秘密★”“绝密★”一类密级标志，括号里的“内部资料、内部文件、严禁外传、请勿外传、注意保密、阅后即焚、不得公开”等。引号和书名号里的不算。"
        / "涉密和内部资料不得公开（《保守国家秘密法》第三十五条、《政府信息公开条例》第十四条、第十六条）；带着标志上网，就是泄密的线索。"
    en "Marks of secrecy"
        / "机密★1年, 秘密★, 绝密★ and their like, and in brackets 内部资料, 内部文件, 严禁外传, 请勿外传, 注意保密, 不得公开. What is quoted is left alone."
        / "Neither secrets nor internal papers are published; a mark on a public page gives one away."
    bad "按照区委文件（机密★1年）要求落实整改，谈话情况（内部资料，严禁外传）已经归档。"
    good "按照区委文件要求落实整改，谈话情况已经归档，并开展保密教育 2 次。"
    looks Look::Words(MARKS, check), Look::Words(REMARKS, remark)
}

const MARKS: &[&str] = &["秘密★", "机密★", "绝密★", "秘密 ★", "机密 ★", "绝密 ★", "秘密☆", "机密☆", "绝密☆"];
const REMARKS: &[&str] = &[
    "内部资料", "内部文件", "内部材料", "内部使用", "内部参考", "内部掌握", "严禁外传", "请勿外传", "不得外传",
    "切勿外传", "注意保密", "阅后即焚", "阅后销毁", "不得公开", "不要公开", "不公开", "不对外公开", "不宜公开",
    "暂不公开", "勿外传",
];

fn check(hit: &Hit, reporter: &mut Reporter) {
    if !is_quoted(&hit.block.text, hit.range.start) {
        reporter.push(hit.finding(&KIND));
    }
}

/// In brackets of its own: `（内部资料，严禁外传）`.
fn remark(hit: &Hit, reporter: &mut Reporter) {
    const LONGEST: usize = 24;
    const BRACKETS: [(char, char); 4] = [('（', '）'), ('(', ')'), ('【', '】'), ('[', ']')];
    let text = &hit.block.text;
    let from = text.floor_char_boundary(hit.range.start.saturating_sub(LONGEST));
    let to = text.ceil_char_boundary(hit.range.end + LONGEST);
    let (lead, rest) = (&text[from..hit.range.start], &text[hit.range.end..to]);
    let inside = BRACKETS.iter().find_map(|(open, close)| {
        let (open, close) = (lead.rfind(*open).map(|at| at + open.len_utf8())?, rest.find(*close)?);
        Some((from + open, hit.range.end + close))
    });
    let Some((start, end)) = inside else { return };
    let is_whole = !text[start..end].contains(['（', '）', '《', '》', '“', '。', '或', '的', '除']);
    // Of two remarks in one pair of brackets the first one tells.
    let is_first = !REMARKS.iter().any(|word| text[start..hit.range.start].contains(word));
    let is_longest = !REMARKS.iter().any(|word| {
        word.len() > hit.text().len() && word.ends_with(hit.text()) && text[..hit.range.end].ends_with(word)
    });
    if is_whole && is_first && is_longest && !is_quoted(text, hit.range.start) {
        reporter.push(hit.document.finding(&KIND, hit.block, start..end));
    }
}
