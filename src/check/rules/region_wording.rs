//! How Hong Kong, Macao and Taiwan are spoken of, and peoples and religions.

use crate::check::characters::{clause_before, is_in_title};
use crate::check::pairs::{self, Pair, pair, wrong};
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::finding::Certainty;

rule! {
    "TB653" "region-wording" Error
    says zh "涉港澳台、民族宗教表述：“{found}”应为“{right}”" / "对照有关用语规范改写，多半是“{right}”。"
    says en "how regions, peoples and religions are spoken of: \"{found}\" should be \"{right}\"" / "Follow the rules for these words; usually {right} is meant."
    zh "涉港澳台和民族宗教表述"
        / "把香港、澳门、台湾同“中国”“国内”并列（中国和台湾、中国与香港、国内和港澳台），或者称为国家（台湾等国、港澳台等国家）；台湾国、台湾政府、台湾总统、中台关系、中港两地一类；维族、蒙族一类民族的简称，“回教”。“香港等国家和地区”和书名号里的不算。"
        / "涉港澳台和民族宗教表述错误是严重表述错误，是政府网站检查的单项否决指标（国办秘函〔2019〕19号附件）。"
    en "Regions, peoples and religions"
        / "Hong Kong, Macao or Taiwan named beside 中国 or 国内 (中国和台湾, 国内和港澳台), or as countries (台湾等国, 港澳台等国家); 台湾国, 台湾政府, 台湾总统, 中台关系, 中港两地 and the like; short names of peoples such as 维族, and 回教. 香港等国家和地区 is right, and titles in 《》 are left alone."
        / "Such wording is a grave error, which alone fails the inspection of a government website (annex to 国办秘函〔2019〕19号)."
    bad "接待来自韩国、香港等国家的客商 12 人次，办结台湾政府有关人员来函 1 件。"
    good "接待来自韩国、香港等国家和地区的客商 12 人次，办结台湾当局有关人员来函 1 件。"
    looks Look::Words(&WRONG, check), Look::Words(&["等国"], countries)
}

/// What goes on behind 等国 and names regions as well, or is another word.
const GOES_ON: &[&str] = &[
    "家和地区", "家（地区", "家(地区", "家或地区", "家及地区", "家与地区", "家、地区", "家以及地区", "际", "内", "民",
    "有", "和地区", "（地区", "(地区", "或地区", "及地区", "与地区",
];

#[rustfmt::skip]
const PAIRS: &[Pair] = &[
    pair("台湾等国", "台湾等地区").not_before(GOES_ON), pair("香港等国", "香港等地区").not_before(GOES_ON),
    pair("澳门等国", "澳门等地区").not_before(GOES_ON), pair("港澳台等国", "港澳台地区").not_before(GOES_ON),
    pair("、台等国", "、台等地区").not_before(GOES_ON), pair("港澳等国", "港澳等地区").not_before(GOES_ON),
    pair("维族", "维吾尔族").not_after(&["思", "四", "三", "二", "多", "纤", "一"]), pair("蒙族", "蒙古族").not_after(&["启", "童"]),
    pair("回教徒", "穆斯林"), pair("回教场所", "伊斯兰教场所").not_after(&["返", "召", "收"]), pair("回教协会", "伊斯兰教协会"), pair("信奉回教", "信奉伊斯兰教"), pair("信仰回教", "信仰伊斯兰教"),
    pair("港澳台等境外国家", "港澳台地区"), pair("港澳台国家", "港澳台地区"),
    pair("中国和台湾", "大陆和台湾"), pair("中国与台湾", "大陆与台湾"), pair("中国、台湾", "大陆、台湾"), pair("中国及台湾", "大陆及台湾"),
    pair("中国和香港", "内地和香港"), pair("中国与香港", "内地与香港"), pair("中国、香港", "内地、香港"), pair("中国及香港", "内地及香港"),
    pair("中国和澳门", "内地和澳门"), pair("中国与澳门", "内地与澳门"), pair("中国、澳门", "内地、澳门"), pair("中国及澳门", "内地及澳门"),
    pair("国内和台湾", "大陆和台湾"), pair("国内与台湾", "大陆与台湾"), pair("国内和香港", "内地和香港"), pair("国内与香港", "内地与香港"),
    pair("国内和港澳台", "内地（大陆）和港澳台"), pair("国内与港澳台", "内地（大陆）与港澳台"),
    pair("台湾国", "台湾地区").not_before(&["民", "语", "际", "内", "立", "中", "小", "军", "家", "术", "画", "宝", "企", "货", "产", "泰"]),
    pair("台湾政府", "台湾当局"), pair("台湾中央政府", "台湾当局"), pair("台湾总统", "台湾地区领导人"), pair("台湾外交部", "台湾涉外事务主管部门"),
    pair("中台关系", "两岸关系"), pair("中台两岸", "海峡两岸"), pair("中港两地", "内地与香港"), pair("中港关系", "内地与香港的关系"),
    pair("大陆和香港", "内地和香港").not_after(&["亚", "欧", "洲"]), pair("大陆与香港", "内地与香港").not_after(&["亚", "欧", "洲"]), pair("大陆、香港", "内地、香港").not_after(&["亚", "欧", "洲"]), pair("大陆和澳门", "内地和澳门"), pair("大陆与澳门", "内地与澳门"),
    pair("大陆、澳门", "内地、澳门"), pair("大陆和港澳", "内地和港澳").not_before(&["台"]), pair("香港和大陆", "香港和内地"), pair("澳门和大陆", "澳门和内地"), pair("台湾行政院", "台湾“行政院”"),
    pair("台湾立法院", "台湾“立法院”"), pair("台湾监察院", "台湾“监察院”"), pair("台湾国防部", "台湾“国防部”"), pair("台湾教育部", "台湾教育主管部门"), pair("台湾中央研究院", "台湾“中央研究院”"),
    pair("台湾故宫博物院", "台北故宫博物院"), pair("台湾清华大学", "台湾“清华大学”（新竹清华大学）"), pair("台湾中央银行", "台湾货币政策主管机关"),
];
const WRONG: [&str; PAIRS.len()] = wrong(PAIRS);

/// What is not to be counted among countries.
const REGIONS: [&str; 4] = ["香港", "澳门", "台湾", "港澳台"];
/// Of a country, in characters.
const LONGEST_NAME: usize = 5;
const LEADS_TO_LIST: [char; 6] = ['的', '赴', '到', '往', '去', '自'];

fn check(hit: &Hit, reporter: &mut Reporter) {
    if !is_in_title(&hit.block.text, hit.range.start) {
        reporter.extend(pairs::finding(hit, PAIRS, &KIND, Certainty::Likely));
    }
}

/// `台湾、韩国等国`: a region among countries, but for the last of them, which the list knows.
fn countries(hit: &Hit, reporter: &mut Reporter) {
    let text = &hit.block.text;
    let clause = clause_before(text, hit.range.start);
    // What leads to the list may stand before its first item alone; the last one is known to the list of wrong words.
    let mut items = clause.rsplit(['、', '和', '与']);
    let is_name = |item: &str| item.chars().count() <= LONGEST_NAME && !item.contains(LEADS_TO_LIST);
    let mut region = None;
    if items.next().is_some_and(is_name) {
        for item in items {
            region = REGIONS.into_iter().find(|region| item.ends_with(region));
            if region.is_some() || !is_name(item) {
                break;
            }
        }
    }
    let names_regions = GOES_ON.iter().any(|rest| hit.after().starts_with(rest)) || is_in_title(text, hit.range.start);
    if let Some(region) = region.filter(|_| !names_regions) {
        let at = hit.range.start - clause.len() + clause.rfind(region).unwrap_or_default();
        let end = hit.range.end + if hit.after().starts_with('家') { "家".len() } else { 0 };
        let right = [&text[at..hit.range.start], "等国家和地区"].concat();
        let fix = hit.document.suggestion(hit.block, at..end, right.as_str());
        let finding = hit.document.finding(&KIND, hit.block, at..end);
        reporter.push(finding.with("right", right).mended_by(fix));
    }
}
