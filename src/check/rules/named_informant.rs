//! Who reported something, by name.

use crate::check::characters::nearby_after;
use crate::check::names::name_at_start;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB907" "named-informant" Warning
    says zh "“{found}”写出了姓名" / "删去姓名，或写成“某某”。"
    says en "\"{found}\" gives a name" / "Delete the name, or write 某某."
    zh "举报人姓名"
        / "“举报人、投诉人、信访人、反映人、上访人、申诉人”后面紧跟完整姓名，或“群众、居民”等加姓名再加“反映、举报”。“王某”一类不算。"
        / "《信访工作条例》禁止把信访人的检举、揭发材料和有关情况透露给被检举、揭发的人员或者单位。"
    en "The name of an informant"
        / "举报人, 投诉人, 信访人 and the like with a full name right behind, or a resident by name who 反映 or 举报. 王某 and its like are left alone."
        / "The regulations on petitions forbid telling who reported something."
    bad "信访人李建军反映的道路积水问题，已经更换排水管道，问题得到解决。"
    good "信访人李某某反映的道路积水问题，已经更换排水管道，问题得到解决。"
    looks Look::Words(&["举报人", "投诉人", "信访人", "反映人", "上访人", "申诉人", "检举人"], check),
        Look::Words(&["群众", "市民", "居民", "村民", "业主", "住户"], resident)
}

/// What makes an informant of a resident.
const VERBS: &[&str] = &["反映", "举报", "投诉", "信访", "上访", "来信", "来电", "检举", "申诉"];

fn check(hit: &Hit, reporter: &mut Reporter) {
    let lead = hit.after().len() - hit.after().trim_start_matches(['：', ':', ' ']).len();
    if let Some(length) = name_at_start(&hit.after()[lead..]) {
        let end = hit.range.end + lead + length;
        reporter.push(hit.document.finding(&KIND, hit.block, hit.range.start..end));
    }
}

fn resident(hit: &Hit, reporter: &mut Reporter) {
    let Some(length) = name_at_start(hit.after()) else { return };
    let behind = nearby_after(hit.after(), length);
    let rest = behind.strip_prefix('（').and_then(|inside| inside.split_once('）')).map_or(behind, |(_, rest)| rest);
    if VERBS.iter().any(|verb| rest.starts_with(verb)) {
        reporter.push(hit.document.finding(&KIND, hit.block, hit.range.start..hit.range.end + length));
    }
}
