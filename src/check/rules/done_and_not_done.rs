//! All done, and in the same sentence not done yet.

use crate::check::characters::{clause_after, clause_before, is_quoted, nearby_after};
use crate::check::figures::unit_at_start;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB676" "done-and-not-done" Warning
    says zh "前面说“{found}”，后面又说“{other}”" / "核对现在到了哪一步，只留一种说法。"
    says en "\"{found}\", and then \"{other}\"" / "See how it stands now, and say that alone."
    zh "已完成又未完成"
        / "一句里先说“全部整改完成、全部整改到位、已全部完成”等，后面又说“正在整改、正在制定方案、尚未完成、预计……完成”。后面说的是“其余、另有”的、带数目的、别的工程的，不算。“该问题已全部整改完毕”“违建问题已全部整改完毕”，紧接着又说同样的事“其余6处、尚有6处违建正在、计划、尚未”的，也算；前面只说一部分的（立行立改的、第一批、东片区），不算。“基本全部、大部分已全部”一类，也算。"
        / "前后矛盾，读的人不知道到底改了没有；结果与事实不符是虚假整改。"
    en "Done and not done"
        / "全部整改完成, 全部整改到位, 已全部完成 and their like, and behind them in the same sentence 正在整改, 正在制定方案, 尚未完成 or 预计 … 完成; left alone where that is said of the rest, with a number, or of other works. Told too: 该问题已全部整改完毕 or 违建问题已全部整改完毕, and right behind it 其余6处 or 尚有6处违建 of the same that 正在, 计划 or 尚未; left alone where only a part was spoken of. And 基本全部 or 大部分已全部."
        / "Nobody can tell which of the two is true."
    bad "该问题已于2025年6月全部整改完成，目前正在制定整改方案，预计年底前完成。"
    good "该问题已于2025年6月全部整改完成，目前正在开展“回头看”，巩固整改成果。"
    looks Look::Words(DONE, check), Look::Words(ALL_DONE, all_but_some), Look::Words(&NEARLY_ALL, nearly)
}

const DONE: &[&str] = &[
    "全部整改完成", "全部整改到位", "全部完成整改", "全部整改完毕", "已整改完成", "已整改到位", "已完成整改",
    "已整改完毕", "已全部整改",
];
const NOT_DONE: &[&str] = &[
    "正在整改", "正在制定整改", "正在制定方案", "正在研究整改", "仍在整改", "尚未整改", "尚未完成", "尚未启动",
    "未完成整改", "仍未整改", "仍未完成", "还未完成", "预计",
];
/// Who, or what else, the later clause tells of.
const OF_OTHERS: &[&str] = &[
    "其余", "其他", "其它", "另", "剩余", "余下", "部分", "个别", "下一步", "工程", "项目", "建设", "资金", "验收",
    "程序", "规划", "手续", "二期", "后续",
];

fn check(hit: &Hit, reporter: &mut Reporter) {
    // `如已整改到位`, `确保全部整改到位`: not so yet.
    const NOT_SO: &[&str] =
        &["如", "若", "确保", "力争", "凡", "未", "其中", "部分", "个", "项", "条", "件", "是否", "对"];
    let before = clause_before(&hit.block.text, hit.range.start);
    // `已全部整改完成` is told as `全部整改完成`.
    let goes_on = hit.text() == "已全部整改" && ["完成", "到位", "完毕"].iter().any(|end| hit.after().starts_with(end));
    if goes_on || NOT_SO.iter().any(|word| before.contains(word)) || is_quoted(&hit.block.text, hit.range.start) {
        return;
    }
    let sentence = nearby_after(&hit.block.text, hit.range.end);
    let sentence = &sentence[..sentence.find(['。', '；', '：', '\n']).unwrap_or(sentence.len())];
    for word in NOT_DONE {
        let Some(at) = sentence.find(word) else { continue };
        let place = hit.range.end + at;
        let (lead, rest) = (clause_before(&hit.block.text, place), clause_after(&hit.block.text, place + word.len()));
        let is_told = *word != "预计" || ["完成", "到位"].iter().any(|end| rest.contains(end));
        let is_of_others = || {
            let counts = |text: &str| text.contains(['个', '项', '件', '处', '名', '户', '人']);
            OF_OTHERS.iter().any(|other| lead.contains(other) || rest.contains(other)) || counts(lead) || counts(rest)
        };
        if is_told && !is_of_others() && sentence[..at].contains('，') {
            reporter.push(hit.finding(&KIND).with("other", *word));
            return;
        }
    }
}

/// What is not quite so, and so without exception.
const NEARLY_ALL: [&str; 8] =
    ["基本全部", "基本上全部", "基本已全部", "基本都已全部", "大部分全部", "大部分已全部", "基本完全", "基本彻底"];

fn nearly(hit: &Hit, reporter: &mut Reporter) {
    let all = ["全部", "完全", "彻底"].into_iter().find(|all| hit.text().ends_with(all)).unwrap_or_default();
    let is_word = !hit.after().starts_with('门') && !is_quoted(&hit.block.text, hit.range.start);
    if is_word && !hit.before().ends_with(['不', '非']) {
        let nearly = hit.text().trim_end_matches(all).trim_end_matches(['已', '都']);
        let finding = hit.document.finding(&KIND, hit.block, hit.range.start..hit.range.start + nearly.len());
        reporter.push(finding.with("other", all));
    }
}

/// With 已 before it, all of something is done.
const ALL_DONE: &[&str] = &[
    "全部整改", "全部拆除", "全部清理", "全部整治", "全部治理", "全部完成", "全部办结", "全部清零", "全部销号",
    "全部解决", "全部更换", "全部修复", "全部退缴", "全部收回",
];
const ENDS: &[&str] = &["完成", "完毕", "到位", "整改"];
const REST: &[&str] = &["其余", "剩余", "余下", "尚有", "仍有", "还有"];
const TO_BE_DONE: &[&str] = &["计划", "正在", "尚未", "预计", "拟", "未", "待", "仍在", "将于", "还在", "需"];
/// Words that leave nothing out: what is counted may be called so.
const WHOLES: &[&str] = &["问题", "任务", "事项", "整改任务", "整改事项", "反馈问题", "措施", "整改措施"];
/// What may stand before them.
const OF_ALL: &[&str] = &[
    "目前", "截至目前", "现", "上述", "以上", "该", "此", "这些", "所有", "各项", "巡察", "巡视", "审计", "督察",
    "反馈", "反馈的", "的", "均", "整改",
];
/// A part is spoken of.
const PARTS: &[&str] = &[
    "其中", "部分", "批", "期", "立行立改", "首", "具备", "条件", "可", "年", "月", "个别", "除", "外", "类", "涉及",
    "片区", "路段", "街", "东", "西", "南", "北", "第", "已", "需", "重点", "主要",
];

/// `违建问题已全部整改完毕，其余6处违建计划于明年拆除`
fn all_but_some(hit: &Hit, reporter: &mut Reporter) {
    let subject = clause_before(&hit.block.text, hit.range.start);
    let Some(subject) = subject.strip_suffix("已经").or_else(|| subject.strip_suffix('已')) else { return };
    let ending = ENDS.iter().find(|end| hit.after().starts_with(**end)).map_or(0, |end| end.len());
    let is_whole_word = ending > 0 || hit.text() != "全部整改";
    let behind = nearby_after(&hit.block.text, hit.range.end + ending);
    let Some(rest) = behind.strip_prefix(['，', '。', '；']).filter(|_| is_whole_word) else { return };
    let rest = rest.trim_start_matches("但").trim_start_matches("目前");
    let Some(left) = still_to_be_done(rest) else { return };
    let is_part = PARTS.iter().any(|word| subject.contains(word)) || subject.contains(|c: char| c.is_ascii_digit());
    if !is_part && left.is_of(subject) && !is_quoted(&hit.block.text, hit.range.start) {
        let finding = hit.document.finding(&KIND, hit.block, hit.range.start..hit.range.end + ending);
        reporter.push(finding.with("other", &rest[..left.end]));
    }
}

/// `其余6处违建计划`
struct Left<'t> {
    unit: &'static str,
    /// `违建`; may be empty.
    counted: &'t str,
    /// Where it ends.
    end: usize,
}

fn still_to_be_done(text: &str) -> Option<Left<'_>> {
    const LONGEST: usize = 30;
    let number = REST.iter().find_map(|word| text.strip_prefix(word))?.trim_start_matches(' ');
    let past = number.trim_start_matches(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十".contains(c));
    let unit = unit_at_start(past.trim_start_matches(' ')).filter(|_| past.len() < number.len())?;
    let behind = clause_after(&past.trim_start_matches(' ')[unit.len()..], 0);
    let (at, word) = TO_BE_DONE.iter().filter_map(|word| Some((behind.find(word)?, *word))).min()?;
    let end = text.len() - past.trim_start_matches(' ').len() + unit.len() + at + word.len();
    (at <= LONGEST).then_some(Left { unit, counted: behind[..at].trim_end_matches('的'), end })
}

impl Left<'_> {
    /// Whether what is left is of what is done.
    fn is_of(&self, subject: &str) -> bool {
        let is_whole = self.counted.is_empty() || WHOLES.contains(&self.counted);
        if !is_whole {
            return subject.ends_with("问题") && subject.contains(self.counted.trim_end_matches("问题"));
        }
        // `该问题已全部整改完毕，其余3个`: other ones.
        let is_of_others = subject.contains(['该', '此']) && matches!(self.unit, "个" | "项" | "条" | "件" | "类");
        !is_of_others && is_everything(subject)
    }
}

/// `巡察反馈问题`
fn is_everything(subject: &str) -> bool {
    let mut whole = subject;
    while !WHOLES.contains(&whole) {
        let Some(shorter) = OF_ALL.iter().find_map(|word| whole.strip_prefix(word)) else { return false };
        whole = shorter;
    }
    true
}
