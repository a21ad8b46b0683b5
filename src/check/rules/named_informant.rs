//! Who reported something, by name.

use crate::check::characters::{clause_after, nearby_after};
use crate::check::names::name_before;
use crate::check::pairs::sentence;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB907" "named-informant" Warning
    says zh "“{found}”写出了姓名" / "删去姓名，或写成“某某”。"
    says en "\"{found}\" gives a name" / "Delete the name, or write 某某."
    zh "举报人姓名"
        / "“举报人、投诉人、信访人、来访人、反映人、上访人、申诉人”和“信访群众、来访群众”后面紧跟完整姓名，或“群众、居民、村民、业主、商户、家长”等加姓名再加“反映、举报、来访、致电”；加“称、表示、提出”的，要同一句里说到投诉、信访。“王某”一类不算。"
        / "《信访工作条例》禁止把信访人的检举、揭发材料和有关情况透露给被检举、揭发的人员或者单位。"
    en "The name of an informant"
        / "举报人, 投诉人, 信访人, 来访群众 and the like with a full name right behind, or a resident by name who 反映, 举报, 来访 or 致电; one who 称, 表示 or 提出 where the sentence tells of a complaint. 王某 and its like are left alone."
        / "The regulations on petitions forbid telling who reported something."
    bad "信访人李建军反映的道路积水问题，已经更换排水管道，问题得到解决。"
    good "信访人李某某反映的道路积水问题，已经更换排水管道，问题得到解决。"
    looks Look::Words(INFORMANTS, check), Look::Words(RESIDENTS, resident)
}

const INFORMANTS: &[&str] = &[
    "举报人", "投诉人", "信访人", "来访人", "来信人", "来电人", "反映人", "上访人", "申诉人", "检举人", "信访群众",
    "来访群众", "上访群众", "投诉群众", "举报群众", "上访户", "信访户", "缠访户", "闹访人员", "上访人员", "信访人员",
];
/// These may have come with no complaint.
const RESIDENTS: &[&str] = &[
    "群众", "市民", "居民", "村民", "业主", "住户", "商户", "租户", "农户", "家长", "户主", "消费者", "职工", "员工",
    "当事人",
];
/// What makes an informant of a resident.
const VERBS: &[&str] =
    &["反映", "举报", "投诉", "信访", "上访", "来信", "来电", "来访", "致电", "检举", "申诉", "到访"];
/// What makes one where the sentence has a complaint.
const SAYS: &[&str] = &["称", "表示", "提出"];
const COMPLAINTS: &[&str] = &["反映", "投诉", "举报", "信访", "来访", "来电", "诉求", "不满", "异议"];
const CONTENT: &[&str] = &["满意", "感谢", "点赞", "高兴", "赞"];
/// What stands between a name and the verb.
const ON_THE_WAY: &[&str] =
    &["多次", "再次", "两次", "先后", "实名", "通过", "拨打", "到", "前来", "就", "向", "于", "在", "因", "对"];
/// What an informant, of whom a complaint is known, does besides.
const DEEDS: &[&str] = &[
    "来访", "致电", "到访", "通过", "拨打", "到", "前来", "要求", "认为", "再次", "两次", "先后", "就", "与", "当面",
    "请求", "不服", "求助", "咨询", "信访", "上访", "检举", "申诉",
];

fn check(hit: &Hit, reporter: &mut Reporter) {
    let lead = hit.after().len() - hit.after().trim_start_matches(['：', ':', ' ']).len();
    if let Some(length) = name_before(&hit.after()[lead..], DEEDS) {
        let end = hit.range.end + lead + length;
        reporter.push(hit.document.finding(&KIND, hit.block, hit.range.start..end));
    }
}

fn resident(hit: &Hit, reporter: &mut Reporter) {
    let is_informant = || INFORMANTS.iter().any(|word| word.len() > hit.text().len() && ends_with(hit, word));
    let name = name_before(hit.after(), VERBS).or_else(|| name_before(hit.after(), ON_THE_WAY));
    let Some(length) = name.filter(|_| !is_informant()) else { return };
    let behind = nearby_after(hit.after(), length);
    let rest = behind.strip_prefix('（').and_then(|inside| inside.split_once('）')).map_or(behind, |(_, rest)| rest);
    if complains(rest) || says_of_complaint(hit, rest) {
        reporter.push(hit.document.finding(&KIND, hit.block, hit.range.start..hit.range.end + length));
    }
}

/// `来访群众` is told of as that.
fn ends_with(hit: &Hit, word: &str) -> bool {
    hit.block.text[..hit.range.end].ends_with(word)
}

/// `反映`, `多次反映`, `通过12345热线投诉`
fn complains(rest: &str) -> bool {
    const FARTHEST: usize = 48;
    let starts_with = |text: &str, words: &[&str]| words.iter().any(|word| text.starts_with(word));
    let clause = clause_after(rest, 0);
    let near = &clause[..clause.floor_char_boundary(FARTHEST)];
    starts_with(rest, VERBS) || starts_with(rest, ON_THE_WAY) && VERBS.iter().any(|verb| near.contains(verb))
}

/// `业主王建国称`, where the sentence tells of a complaint.
fn says_of_complaint(hit: &Hit, rest: &str) -> bool {
    let said = &hit.block.text[sentence(&hit.block.text, &hit.range)];
    let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
    SAYS.iter().any(|verb| rest.starts_with(verb)) && has(COMPLAINTS) && !has(CONTENT)
}
