//! Words with two spellings, of which one is recommended: the author is asked.

use crate::check::pairs::{self, Pair, pair, wrong};
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::finding::Certainty;

rule! {
    "TB604" "unsure-word" Note
    says zh "“{found}”是否应为“{right}”？" / "两种写法意思不同，或以“{right}”为规范；核对后再定。"
    says en "should \"{found}\" be \"{right}\"?" / "The two differ in meaning, or \"{right}\" is the recommended form; check which is meant."
    zh "要核对的词"
        / "城乡结合部（接合部）、垃圾筒（垃圾桶）、制订（制定）、做为（作为）等两种写法都见得到的词。"
        / "《现代汉语词典》以“城乡接合部”“垃圾桶”为规范；“制订”重在拟订，“制定”重在定下来。只是提醒，不算错误。"
    en "Words to look at"
        / "Words seen in two forms: 城乡结合部 (接合部), 垃圾筒 (垃圾桶), 制订 (制定), 做为 (作为)."
        / "The standard dictionary recommends 城乡接合部 and 垃圾桶; 制订 means to draft, 制定 to settle. A reminder, not an error."
    bad "在城乡结合部增设垃圾筒 50 个，制订保洁方案，每天组织人员清扫。"
    good "在城乡接合部增设垃圾桶 50 个，制定保洁方案，每天组织人员清扫。"
    looks Look::Words(&WRONG, check)
}

const PAIRS: &[Pair] = &[
    pair("城乡结合部", "城乡接合部"),
    pair("垃圾筒", "垃圾桶"),
    pair("制订", "制定"),
    pair("做为", "作为").not_after(&["当", "看", "叫"]),
    pair("做出请示", "作出请示"),
    pair("做出决定", "作出决定"),
    pair("做出批示", "作出批示"),
    pair("做出重要批示", "作出重要批示"),
    pair("做出了重要批示", "作出了重要批示"),
    pair("做出重要指示", "作出重要指示"),
    pair("做出了重要指示", "作出了重要指示"),
    pair("做出指示", "作出指示"),
    pair("做出部署", "作出部署"),
    pair("做出处理", "作出处理"),
    pair("做出处罚", "作出处罚"),
    pair("成份", "成分"),
    pair("平米", "平方米").not_after(&["太", "和"]),
    pair("部份", "部分"),
    pair("惟一", "唯一"),
    pair("想像", "想象"),
    pair("通讯", "通信").near(&["网络", "设备", "基站", "光缆"]).not_before(&["员", "录", "社", "地址"]),
];
const WRONG: [&str; PAIRS.len()] = wrong(PAIRS);

fn check(hit: &Hit, reporter: &mut Reporter) {
    reporter.extend(pairs::finding(hit, PAIRS, &KIND, Certainty::Likely));
}
