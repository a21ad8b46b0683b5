//! Where somebody lives, beside who it is.

use std::ops::Range;

use crate::catalogue::{Language, both};
use crate::check::characters::{clause_before, nearby_before};
use crate::check::names::{name_at_end, name_at_start};
use crate::check::pairs::sentence;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::finding::Finding;

rule! {
    "TB905" "home-address" Warning
    says zh "{who}：“{found}”" / "删去门牌，只写到小区或村。"
    says en "{who}: \"{found}\"" / "Keep no more than the compound or the village."
    zh "写到门牌的住址"
        / "同一句里有完整姓名（“居民李梅”“张建国同志”），又有“……号楼……单元……室”“……栋……室”“……村……组……号”；“住址：”“家住”“现住”后面写到门牌的，没有姓名也报。“某某”一类隐去的姓名不算。"
        / "写到门牌的住址可以找到具体的人，是个人信息（《个人信息保护法》第四条）。"
    en "An address down to the door"
        / "A person's full name, as in 居民李梅, and 号楼…单元…室, 村…组…号 or the like, in one sentence; behind 住址：, 家住 and 现住 without a name as well. Names that are hidden with 某 do not count."
        / "An address down to the door leads to a person."
    bad "业主张建国反映阳光小区3号楼2单元501室渗水的问题，已经维修到位。"
    good "阳光小区业主反映的房屋渗水问题，已经维修到位，群众表示满意。"
    looks Look::Words(&["号楼", "栋", "幢"], check), Look::Words(&["村"], in_village)
}

const PEOPLE: &[&str] = &[
    "居民", "村民", "户主", "业主", "住户", "当事人", "举报人", "投诉人", "反映人", "信访人", "上访人", "同志", "先生",
    "女士", "群众", "职工",
];
/// A door is never farther from its building.
const FARTHEST: usize = 12;
/// Of a village, in characters.
const LONGEST_NAME: usize = 4;

fn check(hit: &Hit, reporter: &mut Reporter) {
    let numbered = hit.before().trim_end_matches(' ').ends_with(|c: char| is_number(c) || "ABCDEF".contains(c));
    let rest: String = hit.after().chars().take(FARTHEST).collect();
    let door = ["室", "单元"].iter().filter_map(|mark| rest.rfind(mark).map(|at| at + mark.len())).max();
    let (Some(door), true) = (door, numbered && rest.chars().any(is_number)) else {
        return;
    };
    let is_beside_name = stands_beside_name(hit);
    if is_beside_name || is_labelled(hit) {
        let digits = hit.before().trim_end_matches(' ').trim_end_matches(|c: char| c.is_ascii_digit());
        reporter.push(finding(hit, digits.len()..hit.range.end + door, is_beside_name));
    }
}

fn finding(hit: &Hit, address: Range<usize>, is_beside_name: bool) -> Finding {
    let who = |language: Language| match is_beside_name {
        true => language.pick("姓名旁边有住址", "a home address stands beside a name"),
        false => language.pick("住址写到了门牌", "a home address is given down to the door"),
    };
    hit.document.finding(&KIND, hit.block, address).with_said(both!("who"), who)
}

/// `家庭住址：阳光小区5号楼1单元602`, `家住阳光小区5号楼1单元602室`
fn is_labelled(hit: &Hit) -> bool {
    let clause = nearby_before(&hit.block.text, hit.range.start);
    let label = clause.rfind(['：', ':']).map(|at| &clause[..at]);
    let behind = label.map_or("", |label| &clause[label.len()..]);
    lives(hit) || label.is_some_and(|label| label.ends_with("住址")) && !behind.contains(['，', '。', '；', '\n'])
}

/// `家住东风村`
fn lives(hit: &Hit) -> bool {
    ["家住", "居住在", "现住"].iter().any(|word| clause_before(&hit.block.text, hit.range.start).contains(word))
}

/// `东风村3组42号`
fn in_village(hit: &Hit, reporter: &mut Reporter) {
    let group = past_number(hit.after()).and_then(|rest| rest.strip_prefix('组'));
    let Some(rest) = group.and_then(past_number).and_then(|rest| rest.strip_prefix('号')) else { return };
    let is_beside_name = stands_beside_name(hit);
    if is_beside_name || lives(hit) {
        let clause = clause_before(&hit.block.text, hit.range.start);
        let name = clause.chars().rev().take(LONGEST_NAME).take_while(|c| !"住在于、镇乡道县区".contains(*c));
        let start = hit.range.start - name.map(char::len_utf8).sum::<usize>();
        reporter.push(finding(hit, start..hit.block.text.len() - rest.len(), is_beside_name));
    }
}

fn past_number(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(is_number);
    (rest.len() < text.len()).then_some(rest)
}

fn is_number(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十".contains(c)
}

fn stands_beside_name(hit: &Hit) -> bool {
    let text = &hit.block.text;
    let around = sentence(text, &hit.range);
    let before = &text[around.start..hit.range.start];
    // A person's word with a name behind it, or a name at the start of the sentence.
    PEOPLE
        .iter()
        .any(|word| before.match_indices(word).any(|(at, _)| name_at_start(&before[at + word.len()..]).is_some()))
        || PEOPLE.iter().any(|word| before.find(word).is_some_and(|at| name_at_end(&before[..at])))
        || before.match_indices('住').any(|(at, _)| name_at_end(before[..at].trim_end_matches(['，', '家', '现'])))
}
