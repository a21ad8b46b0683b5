//! 巡查, which officers do in the street, written for 巡察, which the Party does.

use crate::check::characters::nearby_before;
use crate::check::pairs::sentence;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::model::NoticeKind;

rule! {
    "TB602" "patrol-for-inspection" Error
    says zh "这里说的是党内巡察，“{found}”应为“{right}”" / "改为“{right}”；确实是巡逻检查，就在上一行写 <!-- tongbao-allow TB602: 理由 -->（文件开头用 # tongbao-allow TB602: 理由）。"
    says en "this is about an inspection by the Party: \"{found}\" should be \"{right}\"" / "Write \"{right}\"; if patrols are meant, put <!-- tongbao-allow TB602: reason --> on the line before (in front matter # tongbao-allow TB602: reason)."
    zh "“巡察”误作“巡查”"
        / "巡察通报里的“巡查反馈”“巡查整改”“巡查意见”“区委第一巡查组”。同一句说的是路面、日常、现场巡查和安全生产考核巡查的不算。"
        / "巡察是《中国共产党巡视工作条例》规定的党内监督，巡查是日常巡逻检查；写错是严重表述错误，单项否决。"
    en "Patrol for inspection"
        / "巡查反馈, 巡查整改, 巡查意见 and 巡查组 of a Party committee in a notice of an inspection. Sentences about patrols of streets and sites, and about 考核巡查 of work safety, are left alone."
        / "巡察 is supervision inside the Party under its regulations on inspection, 巡查 is a patrol; to mix them up is a grave wording error, which alone fails an inspection of the website."
    bad "局党组对照区委第一巡查组反馈的意见，逐条研究巡查整改措施，明确责任分工。"
    good "局党组对照区委第一巡察组反馈的意见，逐条研究巡察整改措施，加强道路巡查，明确责任分工。"
    looks Look::Words(&["巡查反馈", "巡查整改", "巡查意见", "巡查组", "巡查工作领导小组", "巡查办公室"], check)
}

const PATROLS: &[&str] = &[
    "日常巡查", "路面", "道路", "街面", "现场", "网格", "夜间", "河道", "工地", "执法", "队员", "定期巡查", "市容",
    "巡查人员", "巡查制度", "巡查记录", "巡查车", "巡查机制", "巡查反馈机制", "安全巡查", "每日巡查", "巡查频次",
    "徒步", "摊贩", "摊点", "点位", "森林", "水库", "堤防", "管网", "考核巡查", "安全生产巡查", "安委会",
];
/// Patrols have teams as well; only those of a committee, or with a number, are meant.
const TEAM: usize = 3;

fn check(hit: &Hit, reporter: &mut Reporter) {
    let kind = hit.document.notice().map(|notice| notice.kind);
    if !matches!(kind, Some(NoticeKind::Inspection | NoticeKind::Other)) {
        return;
    }
    let text = &hit.block.text;
    let sentence = &text[sentence(text, &hit.range)];
    let of_committee = || {
        let before: String = hit.before().chars().rev().take(8).collect();
        let is_same_team =
            || hit.after().starts_with("进驻") && nearby_before(text, hit.range.start).contains("巡察组");
        is_same_team()
            || before.contains('委')
            || before.starts_with(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'])
    };
    if PATROLS.iter().any(|word| sentence.contains(word)) || (hit.word == TEAM && !of_committee()) {
        return;
    }
    let patrol = hit.range.start..hit.range.start + "巡查".len();
    let right = hit.text().replacen("巡查", "巡察", 1);
    let fix = hit.document.fix(hit.block, patrol, "巡察");
    reporter.push(hit.finding(&KIND).with("right", right).mended_by(fix));
}
