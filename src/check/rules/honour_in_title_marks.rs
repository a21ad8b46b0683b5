//! Honours in the marks of titles: 获评《文明单位》称号.

use crate::check::characters::{nearby_after, nearby_before};
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB666" "honour-in-title-marks" Warning
    says zh "荣誉称号“{found}”用了书名号" / "改用引号：“{name}”。"
    says en "the honour \"{found}\" stands in the marks of titles" / "Put it in quotation marks: “{name}”."
    zh "荣誉称号用书名号"
        / "“获评、被评为、评选为、命名为”后面紧跟书名号，书名号后面是“称号、荣誉、的”或者标点；以及“《……》称号”“《……》荣誉称号”。"
        / "GB/T 15834—2011：书名号标示书名、篇名、文件名等；荣誉称号不是作品，用引号。"
    en "Honours in the marks of titles"
        / "《…》 right behind 获评, 被评为, 评选为 or 命名为 and before 称号, 荣誉, 的 or a mark; and 《…》称号, 《…》荣誉称号."
        / "GB/T 15834-2011: 《》 stand around titles of works and documents; an honour is none of them and takes quotation marks."
    bad "强化典型示范，对获评《最美环卫工人》的5名同志进行通报表扬。"
    good "强化典型示范，对获评“最美环卫工人”的5名同志进行通报表扬。"
    looks Look::Words(&AWARDS, awarded), Look::Words(&HONOURS, called)
}

const AWARDS: [&str; 6] = ["获评《", "评为《", "评选为《", "命名为《", "表彰为《", "授予《"];
const HONOURS: [&str; 5] = ["》称号", "》荣誉称号", "》光荣称号", "》的称号", "》等称号"];
/// Of the name of an honour, in bytes.
const LONGEST: usize = 60;

fn awarded(hit: &Hit, reporter: &mut Reporter) {
    let text = &hit.block.text;
    let Some(length) = nearby_after(text, hit.range.end).find('》').filter(|length| *length <= LONGEST) else {
        return;
    };
    let end = hit.range.end + length + "》".len();
    let rest = &text[end..];
    // What `》称号` says is told there.
    let is_honour = rest.is_empty() || rest.starts_with(['的', '，', '。', '；', '、']) || rest.starts_with("荣誉");
    if is_honour && !HONOURS.iter().any(|honour| text[end - "》".len()..].starts_with(honour)) {
        report(hit, hit.range.end - "《".len()..end, reporter);
    }
}

fn called(hit: &Hit, reporter: &mut Reporter) {
    let lead = nearby_before(&hit.block.text, hit.range.start);
    let Some(at) = lead.rfind('《') else { return };
    let length = lead.len() - at;
    if length <= LONGEST && !lead[at..].contains(['》', '。', '，', '\n']) {
        report(hit, hit.range.start - length..hit.range.start + "》".len(), reporter);
    }
}

fn report(hit: &Hit, marked: std::ops::Range<usize>, reporter: &mut Reporter) {
    let inside = marked.start + "《".len()..marked.end - "》".len();
    let fix = hit.document.suggestion(hit.block, marked.clone(), format!("“{}”", &hit.block.text[inside.clone()]));
    let finding = hit.document.finding(&KIND, hit.block, marked);
    reporter.push(finding.with("name", &hit.block.text[inside]).mended_by(fix));
}
