//! Relatives of somebody, by name.

use crate::check::characters::nearby_after;
use crate::check::names::name_before;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::check::rules::minor_name::{LEADS, OF_AGE, age_before};

rule! {
    "TB937" "named-relative" Warning
    says zh "“{found}”写出了亲属的姓名" / "删去姓名，或写成“某某”。"
    says en "\"{found}\" gives the name of a relative" / "Delete the name, or write 某某."
    zh "亲属姓名"
        / "“妻子、丈夫、配偶、儿子、女儿、父亲、母亲、家属、亲属、女婿”等和“其妻、其子”后面紧跟完整姓名。“刘某某”一类不算；未成年人见 TB648。"
        / "《政府信息公开条例》第十五条：涉及个人隐私、公开会对第三方合法权益造成损害的政府信息，行政机关不得公开。"
    en "The name of a relative"
        / "妻子, 丈夫, 配偶, 儿子, 女儿, 父亲, 母亲, 家属, 亲属, 其妻, 其子 and the like with a full name right behind. 刘某某 and its like are left alone; for children see TB648."
        / "The regulations on open government information, article 15, keep back what is private and would harm a third party."
    bad "经查，该干部的妻子刘美丽名下的停车场未办理审批手续，已经责令停业。"
    good "经查，该干部的妻子刘某某名下的停车场未办理审批手续，已经责令停业。"
    looks Look::Words(&RELATIVES, check)
}

const RELATIVES: [&str; 39] = [
    "妻子", "丈夫", "配偶", "爱人", "儿子", "女儿", "父亲", "母亲", "家属", "亲属", "女婿", "儿媳", "岳父", "岳母",
    "弟弟", "哥哥", "姐姐", "妹妹", "侄子", "侄女", "外甥", "前妻", "前夫", "姐夫", "妹夫", "小舅子", "其妻", "其夫",
    "其子", "其女", "其父", "其母", "其弟", "其兄", "其姐", "其妹", "之子", "之女", "之妻",
];
/// What a relative does, or what befalls one.
const DEEDS: &[&str] = &[
    "同时", "被", "与", "所", "承揽", "承包", "经营", "经商", "开办", "注册", "持有", "担任", "任", "违规", "参与",
    "名义", "从", "购买", "在",
];

fn check(hit: &Hit, reporter: &mut Reporter) {
    let lead = hit.after().len() - hit.after().trim_start_matches(['：', ':', ' ']).len();
    // `其女士`
    let is_word = hit.after().starts_with('士');
    let Some(length) = name_before(&hit.after()[lead..], DEEDS).filter(|_| !is_word) else { return };
    let end = hit.range.end + lead + length;
    if is_told_as_child(hit.text(), nearby_after(&hit.block.text, end)) {
        return;
    }
    reporter.push(hit.document.finding(&KIND, hit.block, hit.range.start..end));
}

/// `其子王小虎（男，8岁）`: a rule of its own speaks of children behind such words.
fn is_told_as_child(relative: &str, behind: &str) -> bool {
    let age = behind.strip_prefix('（').and_then(|inside| inside.split_once('岁')).map_or("", |(age, _)| age);
    let is_child = age_before(age).is_some_and(|(age, _)| age < OF_AGE);
    LEADS.contains(&relative) && !age.contains('）') && is_child
}
