//! A verb that comes again after another one: 宣传普及宣传.

use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB617" "repeated-verb" Warning
    says zh "“{found}”里“{verb}”重复" / "删去一个“{verb}”，或把句子理顺。"
    says en "\"{found}\" says \"{verb}\" twice" / "Delete one of them, or straighten out the sentence."
    zh "动词隔词重复"
        / "“宣传普及宣传”一类，两个相同的动词之间只隔一个动词，没有标点。"
        / "多半是把两种说法拼在了一起，成分杂糅，读不通。"
    en "A verb that comes again"
        / "Two equal verbs with one other verb between them and no mark, such as 宣传普及宣传."
        / "Two ways of saying it were joined; the sentence cannot be read."
    bad "在广场游园开展垃圾分类宣传普及宣传垃圾分类知识，共宣传 27 次。"
    good "在广场游园开展垃圾分类宣传，普及垃圾分类知识，共宣传 27 次。"
    looks Look::Words(&VERBS, check)
}

const VERBS: [&str; 34] = [
    "宣传", "普及", "开展", "进行", "组织", "加强", "推进", "落实", "完善", "建立", "实施", "提升", "提高", "强化",
    "召开", "制定", "排查", "清理", "治理", "巡查", "检查", "督促", "协调", "安排", "健全", "规范", "引导", "整治",
    "推动", "促进", "深化", "细化", "压实", "明确",
];

fn check(hit: &Hit, reporter: &mut Reporter) {
    let verb = hit.text();
    // All verbs are of one length, and hardly ever does the same one come again: that is asked first.
    let Some((between, rest)) = hit.after().split_at_checked(verb.len()) else { return };
    if rest.starts_with(verb) && between != verb && VERBS.contains(&between) {
        let range = hit.range.start..hit.range.end + between.len() + verb.len();
        reporter.push(hit.document.finding(&KIND, hit.block, range).with("verb", verb));
    }
}
