//! Children by their names.

use crate::check::characters::{clause_after, clause_before};
use crate::check::names::name_at_start;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB648" "minor-name" Warning
    says zh "“{found}”写出了未成年人的姓名" / "删去姓名，或写成“某某”。"
    says en "\"{found}\" gives the name of a child" / "Delete the name, or write 某某."
    zh "未成年人姓名"
        / "“困境儿童、留守儿童、孤儿、未成年人”等后面紧跟完整姓名，或“学生、儿童”加姓名、同一分句里还有年龄或年级。“李某某”一类不算。"
        / "《个人信息保护法》第二十八条：不满十四周岁未成年人的个人信息是敏感个人信息。"
    en "The name of a child"
        / "困境儿童, 留守儿童, 孤儿, 未成年人 and the like with a full name right behind, or a pupil or child by name with an age or a class in the same clause. 李某某 and its like are left alone."
        / "The Personal Information Protection Law, article 28, counts what is said of children under fourteen as sensitive."
    bad "结对帮扶困境儿童李小明（12岁）2次，落实生活补助1200元，已经发放到位。"
    good "结对帮扶困境儿童李某某（12岁）2次，落实生活补助1200元，已经发放到位。"
    looks Look::Words(&["困境儿童", "留守儿童", "残疾儿童", "流浪儿童", "孤儿", "未成年人", "抚养儿童"], check),
        Look::Words(&["学生", "儿童"], with_age)
}

/// What tells how old somebody is.
const AGES: &[&str] = &["岁", "年级", "小学", "初中", "中学", "幼儿园"];

fn check(hit: &Hit, reporter: &mut Reporter) {
    if let Some(length) = name_at_start(hit.after()) {
        reporter.push(hit.document.finding(&KIND, hit.block, hit.range.start..hit.range.end + length));
    }
}

fn with_age(hit: &Hit, reporter: &mut Reporter) {
    let told_already = ["困境", "留守", "残疾", "流浪", "抚养"].iter().any(|word| hit.before().ends_with(word));
    let clause = [clause_before(&hit.block.text, hit.range.start), clause_after(&hit.block.text, hit.range.end)];
    if !told_already && clause.iter().any(|part| AGES.iter().any(|age| part.contains(age))) {
        check(hit, reporter);
    }
}
