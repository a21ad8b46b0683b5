//! Sets whose members are fixed, with another member among them.

use std::ops::Range;

use crate::check::characters::{clause_after, clause_before, is_han};
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::check::rules::fixed_phrase;

rule! {
    "TB664" "fixed-set" Error
    says zh "固定的几项里“{found}”应为“{right}”" / "对照权威文件改为“{right}”。"
    says en "in a fixed set \"{found}\" should be \"{right}\"" / "Write {right}, as the authoritative documents have it."
    zh "固定并列项写错"
        / "“四个意识”“四个自信”“四风”“五位一体”“四个全面”“六项纪律”“三严三实”、新发展理念、政治“三力”等并列的几项，个数相同，其中只有一项不是。“全面建成小康社会”不算。"
        / "严重表述错误是政府网站检查的单项否决指标（国办秘函〔2019〕19号附件）。"
    en "A wrong member of a fixed set"
        / "The members of 四个意识, 四个自信, 四风, 五位一体, 四个全面, the six disciplines, 三严三实, the five concepts of development and other sets, in the right number, with one that is none of them."
        / "A grave wording error alone fails the inspection of a government website (annex to 国办秘函〔2019〕19号)."
    bad "增强政治意识、大局意识、核心意识、服务意识，坚定道路自信、理论自信、体制自信、文化自信。"
    good "增强政治意识、大局意识、核心意识、看齐意识，坚定道路自信、理论自信、制度自信、文化自信。"
    looks Look::Words(&LEADING, check)
}

const SETS: &[&[&str]] = &[
    &["政治意识", "大局意识", "核心意识", "看齐意识"],
    &["道路自信", "理论自信", "制度自信", "文化自信"],
    &["形式主义", "官僚主义", "享乐主义", "奢靡之风"],
    &["经济建设", "政治建设", "文化建设", "社会建设", "生态文明建设"],
    &["政治纪律", "组织纪律", "廉洁纪律", "群众纪律", "工作纪律", "生活纪律"],
    &["政治判断力", "政治领悟力", "政治执行力"],
    &["自我净化", "自我完善", "自我革新", "自我提高"],
    &["政治性", "时代性", "原则性", "战斗性"],
    &["全面建设社会主义现代化国家", "全面深化改革", "全面依法治国", "全面从严治党"],
    &["严以修身", "严以用权", "严以律己"],
    &["谋事要实", "创业要实", "做人要实"],
    &["创新", "协调", "绿色", "开放", "共享"],
    &["伟大斗争", "伟大工程", "伟大事业", "伟大梦想"],
    &["不敢腐", "不能腐", "不想腐"],
    &["学史明理", "学史增信", "学史崇德", "学史力行"],
    &["政治认同", "思想认同", "理论认同", "情感认同"],
    &["信念坚定", "为民服务", "勤政务实", "敢于担当", "清正廉洁"],
];
/// With one exchanged, one of the first two is still there.
const LEADING: [&str; SETS.len() * 2] = {
    let mut words = [""; SETS.len() * 2];
    let mut at = 0;
    while at < words.len() {
        words[at] = SETS[at / 2][at % 2];
        at += 1;
    }
    words
};
/// What a set once had in the place of another.
const FORMER: &[&str] = &["全面建成小康社会"];
const JOINS: [&str; 4] = ["、", "和", "及", "与"];

fn check(hit: &Hit, reporter: &mut Reporter) {
    let (set, nth) = (SETS[hit.word / 2], hit.word % 2);
    let text = &hit.block.text;
    // Of the second member only where the first is another word.
    let lead = match nth {
        0 => Some(hit.range.start),
        _ => clause_before(text, hit.range.start)
            .strip_suffix('、')
            .filter(|lead| !lead.ends_with(set[0]))
            .and_then(|lead| standing_at_end(lead, set[0]))
            .map(|length| hit.range.start - "、".len() - length),
    };
    let Some(start) = lead else { return };
    let end = hit.range.end + clause_after(text, hit.range.end).len();
    // A set that goes on before its first member is another one.
    if text[..start].ends_with('、') {
        return;
    }
    if let Some((range, right)) = exchanged(&text[start..end], set) {
        let range = start + range.start..start + range.end;
        let found = &text[range.clone()];
        if !FORMER.contains(&found) && !fixed_phrase::is_near_miss(text, range.start) {
            let fix = hit.document.suggestion(hit.block, range.clone(), right);
            reporter.push(hit.document.finding(&KIND, hit.block, range).with("right", right).mended_by(fix));
        }
    }
}

/// The bytes of the item that a text ends with, if it has the shape of a member.
fn standing_at_end(text: &str, member: &str) -> Option<usize> {
    let last = text.rsplit(['、', '，', '“']).next()?;
    let length = last.char_indices().rev().nth(member.chars().count() - 1).map(|(at, _)| last.len() - at)?;
    has_shape(&last[last.len() - length..], member).then_some(length)
}

/// Where a text has another item in the place of a member of the set that it lists in order, and that member.
fn exchanged<'s>(text: &str, set: &[&'s str]) -> Option<(Range<usize>, &'s str)> {
    let mut at = 0;
    let mut other = None;
    for (nth, member) in set.iter().enumerate() {
        if nth > 0 {
            let join = JOINS.iter().find(|join| text[at..].starts_with(**join))?;
            at += join.len();
        }
        if text[at..].starts_with(member) {
            at += member.len();
            continue;
        }
        let length = item_length(&text[at..], member, nth + 1 == set.len())?;
        if other.replace((at..at + length, *member)).is_some() {
            return None;
        }
        at += length;
    }
    // What goes on is a longer list than the set.
    if JOINS.iter().any(|join| text[at..].starts_with(join)) { None } else { other }
}

/// How long the item is that stands for a member, if it has its shape. The last one may run on into other words.
fn item_length(text: &str, member: &str, is_last: bool) -> Option<usize> {
    let ends = |c: char| matches!(c, '、' | '和' | '及' | '与' | '，' | '“' | '”' | '（' | '等');
    let item = &text[..text.find(ends).unwrap_or(text.len())];
    if is_last && item.len() > member.len() {
        let same = item.get(..member.len())?;
        return has_shape(same, member).then_some(same.len());
    }
    has_shape(item, member).then_some(item.len())
}

/// As long, or with the same end: `生态建设` for `生态文明建设`.
fn has_shape(item: &str, member: &str) -> bool {
    let tail = |text: &str| text.chars().rev().take(2).collect::<Vec<_>>();
    let is_word = !item.is_empty() && item.chars().all(is_han);
    let is_long = member.chars().count() > 2;
    is_word
        && if is_long {
            tail(item) == tail(member) || shares_beginning(item, member)
        } else {
            item.len() == member.len()
        }
}

fn shares_beginning(item: &str, member: &str) -> bool {
    item.chars().count() == member.chars().count() && item.chars().zip(member.chars()).take(2).any(|(a, b)| a == b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_member_may_be_another() {
        let set = SETS[0];
        let found = |text: &'static str| exchanged(text, set).map(|(range, right)| (&text[range], right));
        assert_eq!(found("政治意识、大局意识、核心意识、服务意识"), Some(("服务意识", "看齐意识")));
        assert_eq!(found("政治意识、大局意识、责任意识和看齐意识，"), Some(("责任意识", "核心意识")));
        for right in [
            "政治意识、大局意识、核心意识、看齐意识",
            "政治意识、大局意识、责任意识、服务意识",
            "政治意识、大局意识、核心意识、责任意识、看齐意识",
            "政治意识、大局意识",
            "政治意识",
        ] {
            assert_eq!(found(right), None, "{right}");
        }
        assert_eq!(exchanged("创新、协调、绿色、发展、共享", SETS[11]).map(|(_, right)| right), Some("开放"));
    }
}
