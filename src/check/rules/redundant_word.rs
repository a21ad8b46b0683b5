//! Words that say one thing twice.

use crate::check::characters::{after, clause_after, clause_before, is_han};
use crate::check::pairs::{self, Pair, pair, wrong};
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::finding::Certainty;

rule! {
    "TB614" "redundant-word" Warning
    says zh "“{found}”把一个意思说了两遍" / "改为“{right}”。"
    says en "\"{found}\" says one thing twice" / "Write \"{right}\"."
    zh "语义重复"
        / "现正在、涉及到、付诸于、见诸于、悬殊很大、亲眼目睹、凯旋归来、原因是因为、目的是为了、互相之间、“等等制度”“全体干部们”一类。"
        / "“现”就是“正在”，“涉及”已含“到”；公文要求文字精练（《党政机关公文处理工作条例》第十九条）。"
    en "One thing said twice"
        / "现正在, 涉及到, 付诸于, 悬殊很大, 原因是因为, 目的是为了, 等等 before a noun, 全体干部们 and their like."
        / "Official texts are to be concise (article 19 of the regulations on official documents)."
    bad "现正在积极协调管网对接工作，涉及到的 3 个部门已经会商。"
    good "正在积极协调管网对接工作，涉及的 3 个部门已经会商。"
    looks Look::Words(&WRONG, check), Look::Words(&["原因是", "原因在于"], cause), Look::Words(&["们"], plural)
}

#[rustfmt::skip]
const PAIRS: &[Pair] = &[
    pair("现正在", "正在").not_after(&["出", "发", "体", "实", "展", "呈"]), pair("涉及到", "涉及").not_before(&["位", "期", "达"]),
    pair("付诸于", "付诸"), pair("见诸于", "见诸"), pair("诉诸于", "诉诸"), pair("悬殊很大", "悬殊"), pair("悬殊较大", "悬殊"), pair("亲眼目睹", "目睹"),
    pair("凯旋归来", "凯旋"), pair("原因是因为", "原因是"), pair("原因是由于", "原因是"), pair("目的是为了", "目的是"), pair("互相之间", "相互"),
    pair("莘莘学子们", "莘莘学子"), pair("令人堪忧", "堪忧"), pair("非常十分", "十分"), pair("十分非常", "十分"), pair("更加更", "更加"), pair("最为最", "最为"),
    pair("免费赠送", "赠送"), pair("共计总共", "共计"), pair("总共共", "总共"), pair("大约大概", "大约"), pair("唯一仅有", "仅有"),
    pair("首先第一", "首先"), pair("重新再", "重新"), pair("再次重新", "重新"),
    pair("目前现在", "目前"), pair("目前当前", "目前"), pair("当前目前", "目前"), pair("现在目前", "目前"), pair("截至目前为止", "截至目前"),
    pair("各种各类", "各类"), pair("全部都已", "都已"), pair("被迫不得不", "不得不"), pair("今后以后", "今后"),
    pair("切忌不要", "切忌"), pair("大力加大", "加大"), pair("等……", "等"), pair("……等", "等"), pair("旨在为了", "旨在"), pair("其目的旨在", "旨在"),
    pair("凡是所有", "凡是"), pair("凡所有", "凡").not_after(&["非", "平", "不"]), pair("亲自躬身", "躬身"), pair("近年来以来", "近年来"), pair("多年来以来", "多年来"),
    pair("等等制度", "等制度"), pair("等等问题", "等问题"), pair("等等措施", "等措施"), pair("等等方面", "等方面"), pair("等等工作", "等工作"), pair("等等情况", "等情况"), pair("等等方式", "等方式"), pair("等等内容", "等内容"), pair("等等行为", "等行为"), pair("等等环节", "等环节"), pair("等等部门", "等部门"), pair("等等单位", "等单位"), pair("等等领域", "等领域"), pair("等等事项", "等事项"), pair("等等现象", "等现象"), pair("等等手段", "等手段"), pair("等等任务", "等任务"),
    pair("一致公认", "公认"), pair("已经早已", "早已"), pair("务必必须", "务必"), pair("必须务必", "务必"), pair("由于因为", "由于"),
    pair("因为由于", "由于"), pair("例如比如", "例如"), pair("尤其特别是", "尤其是"), pair("进行开展", "开展"), pair("即将要", "即将").not_before(&["求", "点", "素", "件"]),
    pair("目前截至目前", "截至目前"), pair("互相彼此", "彼此"), pair("共同一起", "一起"), pair("分别各自", "分别"), pair("严禁不得", "严禁"),
    pair("切勿不要", "切勿"), pair("切忌不得", "切忌"), pair("切忌不可", "切忌"), pair("切忌不能", "切忌"), pair("截至到", "截至"),
    pair("截止至", "截至"), pair("约大约", "大约").not_after(&["节", "制", "条", "合", "公", "预"]), pair("大概大约", "大约"),
];
const WRONG: [&str; PAIRS.len()] = wrong(PAIRS);

fn check(hit: &Hit, reporter: &mut Reporter) {
    reporter.extend(pairs::finding(hit, PAIRS, &KIND, Certainty::Sure));
}

/// `全体党员干部们`: that they are many is said before.
fn plural(hit: &Hit, reporter: &mut Reporter) {
    const MANY: [&str; 7] = ["全体", "各位", "众多", "许多", "广大", "所有", "多名"];
    const PRONOUNS: [char; 8] = ['我', '他', '她', '它', '咱', '人', '你', '您'];
    const JOINS: [char; 3] = ['和', '与', '及'];
    const LONGEST: usize = 10;
    let clause = clause_before(&hit.block.text, hit.range.start);
    let Some(start) = MANY.iter().filter_map(|many| clause.rfind(many)).max() else { return };
    let said = &clause[start..];
    let is_near = said.chars().count() <= LONGEST
        && said.chars().all(is_han)
        && !said.contains(JOINS)
        && !said.ends_with(PRONOUNS);
    if is_near {
        let range = hit.range.start - said.len()..hit.range.end;
        let fix = hit.document.suggestion(hit.block, hit.range.clone(), "");
        let finding = hit.document.finding(&KIND, hit.block, range).with("right", said);
        reporter.push(finding.mended_by(fix));
    }
}

/// `原因是制度不健全造成的`: what causes is named twice.
fn cause(hit: &Hit, reporter: &mut Reporter) {
    const CAUSED: [&str; 7] = ["造成的", "导致的", "引起的", "所致", "所造成的", "所导致的", "所引起的"];
    const TOLD: [&str; 2] = ["因为", "由于"];
    let clause = clause_after(&hit.block.text, hit.range.end);
    let is_ended = after(hit.after(), clause.len()).is_none_or(|c| matches!(c, '，' | '。' | '；' | '\n'));
    let caused = CAUSED.iter().filter(|word| clause.ends_with(**word)).max_by_key(|word| word.len());
    if let Some(caused) = caused.filter(|_| is_ended && !TOLD.iter().any(|word| clause.starts_with(word))) {
        let end = hit.range.end + clause.len();
        let right = [hit.text(), &clause[..clause.len() - caused.len()]].concat();
        reporter.push(hit.document.finding(&KIND, hit.block, hit.range.start..end).with("right", right));
    }
}
