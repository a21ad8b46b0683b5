//! Words that look down on those whom they name.

use crate::check::pairs::{self, Pair, pair, wrong};
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::finding::Certainty;

rule! {
    "TB680" "disparaging-word" Warning
    says zh "“{found}”有贬低、歧视的意味" / "改为“{right}”。"
    says en "\"{found}\" disparages those whom it names" / "Write {right}."
    zh "歧视性的称呼"
        / "“残废人、瞎子、聋子、哑巴、弱智、外来妹、打工仔、盲流、刁民、上访专业户”一类。“瞎子摸象、哑巴亏”一类熟语不算。"
        / "《残疾人保障法》禁止侮辱、歧视残疾人；新闻和公文对残疾人、务工人员、信访人都用规范的称呼。"
    en "Disparaging names"
        / "残废人, 瞎子, 聋子, 哑巴, 弱智, 外来妹, 打工仔, 盲流, 刁民, 上访专业户 and the like. Set phrases such as 瞎子摸象 and 哑巴亏 are left alone."
        / "The law on the protection of people with disabilities forbids insult and discrimination; news and official texts have proper names for them, for people who work away from home and for petitioners."
    bad "为18座公厕加装扶手和坡道，方便老年人和残废人如厕，受到好评。"
    good "为18座公厕加装扶手和坡道，方便老年人和残疾人如厕，受到好评。"
    looks Look::Words(&WRONG, check)
}

#[rustfmt::skip]
const PAIRS: &[Pair] = &[
    pair("残废人", "残疾人"), pair("残废者", "残疾人"), pair("残废儿童", "残疾儿童"), pair("残废军人", "残疾军人"),
    pair("瞎子", "盲人").not_before(&["摸象", "点灯"]), pair("聋子", "聋人").not_before(&["的耳朵", "耳朵"]), pair("哑巴", "言语残疾人").not_before(&["亏", "吃"]),
    pair("瘸子", "肢体残疾人"), pair("跛子", "肢体残疾人"), pair("弱智", "智力残疾"), pair("傻子", "智力残疾人"), pair("痴呆儿", "智力残疾儿童"),
    pair("外来妹", "外来务工人员"), pair("打工妹", "务工人员"), pair("打工仔", "务工人员"), pair("盲流", "流动人口"),
    pair("刁民", "群众"), pair("上访专业户", "信访人"), pair("老上访户", "信访人"), pair("缠访户", "信访人"), pair("闹访户", "信访人"),
];
const WRONG: [&str; PAIRS.len()] = wrong(PAIRS);

fn check(hit: &Hit, reporter: &mut Reporter) {
    reporter.extend(pairs::finding(hit, PAIRS, &KIND, Certainty::Likely));
}
