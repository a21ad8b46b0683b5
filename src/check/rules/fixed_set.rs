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
        / "“四个意识”“四个自信”“四风”“五位一体”“四个全面”“六项纪律”“三严三实”、新发展理念、政治“三力”等并列的几项，个数相同，其中只有一项不是；或者一项不少而次序颠倒，“四个意识”“四个自信”少了一项。“全面建成小康社会”不算。"
        / "严重表述错误是政府网站检查的单项否决指标（国办秘函〔2019〕19号附件）。"
    en "A wrong member of a fixed set"
        / "The members of 四个意识, 四个自信, 四风, 五位一体, 四个全面, the six disciplines, 三严三实, the five concepts of development and other sets, in the right number, with one that is none of them; or all of them in another order, and 四个意识 or 四个自信 with one missing."
        / "A grave wording error alone fails the inspection of a government website (annex to 国办秘函〔2019〕19号)."
    bad "增强政治意识、大局意识、核心意识、服务意识，坚定道路自信、理论自信、体制自信、文化自信。"
    good "增强政治意识、大局意识、核心意识、看齐意识，坚定道路自信、理论自信、制度自信、文化自信。"
    looks Look::Words(&LEADING, check), Look::Words(&ORDERED, order)
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

/// What may open these sets when they are out of order: every member of theirs, set by set.
const ORDERED: [&str; 37] = {
    let mut words = [""; 37];
    let (mut at, mut nth) = (0, 0);
    while nth < IN_ORDER.len() {
        let set = SETS[IN_ORDER[nth]];
        let mut member = 0;
        while member < set.len() {
            words[at] = set[member];
            at += 1;
            member += 1;
        }
        nth += 1;
    }
    assert!(at == words.len());
    words
};
/// Which sets are always named in their order; of others a list of wrong phrases knows it.
const IN_ORDER: [usize; 9] = [0, 1, 2, 3, 4, 6, 7, 9, 10];
/// Of these none may be left out.
const WHOLE: [usize; 2] = [0, 1];

fn order(hit: &Hit, reporter: &mut Reporter) {
    let text = &hit.block.text;
    if hit.before().ends_with('、') {
        return;
    }
    let Some(nth) = IN_ORDER.into_iter().find(|nth| SETS[*nth].contains(&hit.text())) else { return };
    let Some((length, right)) = reordered(&text[hit.range.start..], SETS[nth], WHOLE.contains(&nth)) else { return };
    let range = hit.range.start..hit.range.start + length;
    let fix = hit.document.suggestion(hit.block, range.clone(), right.as_str());
    reporter.push(hit.document.finding(&KIND, hit.block, range).with("right", right).mended_by(fix));
}

/// How long the list of a set's members is that a text begins with in another order, or without one of them where none may
/// be left out; and the list as it should be.
fn reordered(text: &str, set: &[&str], is_whole: bool) -> Option<(usize, String)> {
    let mut found: Vec<&str> = Vec::new();
    let (mut at, mut last_join) = (0, "");
    let member_at = |at: usize| set.iter().copied().find(|member| text[at..].starts_with(member));
    while let Some(member) = member_at(at).filter(|member| !found.contains(member)) {
        found.push(member);
        at += member.len();
        let Some(join) = JOINS.into_iter().find(|join| text[at..].starts_with(join)) else { break };
        // `政治意识、大局意识、责任意识` is another list.
        member_at(at + join.len())?;
        at += join.len();
        last_join = join;
    }
    let goes_on = text[at..].starts_with('等') || JOINS.iter().any(|join| text[at..].starts_with(join));
    let is_shuffled = found.len() == set.len() && found != set;
    let is_short = is_whole && found.len() + 1 == set.len();
    (!goes_on && (is_shuffled || is_short)).then(|| {
        let (last, others) = set.split_last().unwrap_or((&"", set));
        (at, [&others.join("、"), last_join, last].concat())
    })
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

    #[test]
    fn members_stand_in_their_order_and_none_is_left_out() {
        let found = |text: &'static str, set: usize| {
            reordered(text, SETS[set], WHOLE.contains(&set)).map(|(length, right)| (&text[..length], right))
        };
        let shuffled = found("政治意识、大局意识、看齐意识、核心意识，", 0);
        assert_eq!(
            shuffled,
            Some(("政治意识、大局意识、看齐意识、核心意识", "政治意识、大局意识、核心意识、看齐意识".into()))
        );
        let short = found("道路自信、理论自信、文化自信。", 1);
        assert_eq!(short, Some(("道路自信、理论自信、文化自信", "道路自信、理论自信、制度自信、文化自信".into())));
        let joined = found("官僚主义、形式主义、享乐主义和奢靡之风", 2);
        assert_eq!(joined.map(|(_, right)| right), Some("形式主义、官僚主义、享乐主义和奢靡之风".into()));
        for right in ["政治意识、大局意识", "政治意识、大局意识、看齐意识、责任意识", "政治意识、大局意识、核心意识等"]
        {
            assert_eq!(found(right, 0), None, "{right}");
        }
        assert_eq!(found("官僚主义、形式主义", 2), None);
        assert_eq!(found("形式主义、官僚主义、享乐主义和奢靡之风", 2), None);
    }
}
