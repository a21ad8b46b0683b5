//! How many points a sentence announces, and how many follow.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::check::characters::{clause_before, is_quoted, nearby_after};
use crate::check::ordinals;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::check::rules::numbering_gap::{Typed, in_figures, typed};
use crate::check::text::{Block, Document};

rule! {
    "TB644" "count-of-points" Warning
    says zh "说的是“{found}”，后面列了 {listed} 点" / "改正点数，或补上、删去一点。"
    says en "the text says \"{found}\", and lists {listed:point}" / "Mend the number, or the list."
    zh "点数与列举不符"
        / "“以下三个方面：”“采取四项措施：”“整改措施四条：”一类的话，冒号后面紧接着一是、二是……，（一）（二）……，（1）（2）……或第一、第二……，点数与说的不等；“四个问题分别是……”“制度四项，分别是……”后面用顿号列出的比说的少。序号跳号的见 TB701。"
        / "读者会数；多半是增删了一点，前面的数没有改。"
    en "The number of points"
        / "A number such as 三个方面 or 四项措施, or 四条 behind 措施, before a colon, with 一是, 二是 …, （一）, （二） …, （1）, （2） … or 第一, 第二 … right behind it, of which there are more or fewer; and fewer items behind 四个问题分别是 or 制度四项，分别是 than it says. For gaps see TB701."
        / "Readers count; usually a point was added or deleted later."
    bad "重点抓好以下三个方面：一是完善制度；二是加强培训；三是强化监督；四是严肃问责。"
    good "重点抓好以下四个方面：一是完善制度；二是加强培训；三是强化监督；四是严肃问责。"
    looks Look::Document(check), Look::Words(&["分别是", "分别为"], named)
}

/// What is counted where points are announced; longer ones before what they begin with.
const POINTS: &[&str] = &[
    "个方面", "大方面", "方面", "项措施", "条措施", "项举措", "条举措", "项工作", "项重点工作", "项任务", "项重点任务",
    "项制度", "项机制", "项内容", "项要求", "点要求", "点意见", "点建议", "点措施", "点体会", "个环节", "个步骤",
    "个阶段", "个重点", "个突出问题", "个原因",
];
/// With one of these, whatever is counted is what follows.
const FOLLOWING: [&str; 3] = ["以下", "下列", "如下"];
const COUNTED_BEHIND: &[&str] = &["个问题", "项问题", "条问题", "类问题", "点", "项", "条"];

/// With one of these before the number: `整改措施四条：`.
const NAMED_BEFORE: &[&str] = &["措施", "举措", "要求", "任务", "意见", "建议", "问题", "制度", "机制", "办法", "原因"];

/// A number that was typed, and the block that it stands in.
struct Placed {
    block: usize,
    typed: Typed,
}

/// How a list begins right behind the colon of its announcement: few texts have one, and only those are counted.
const BEGINNINGS: [&str; 5] = ["一是", "一要", "（一）", "（1）", "第一"];

fn check(document: &Document, reporter: &mut Reporter) {
    let blocks: Vec<&Block> = document.body().collect();
    if !blocks.iter().any(|block| may_announce(&block.text)) {
        return;
    }
    let in_order = blocks.iter().enumerate().flat_map(|(block, one)| {
        // Forms in figures are forms of their own.
        const OTHERS: usize = 8;
        let figures = if one.has_digits() { in_figures(&one.text) } else { Vec::new() };
        let figures = figures.into_iter().map(|typed| Typed { form: typed.form + OTHERS, ..typed });
        let mut all: Vec<_> = typed(&one.text).into_iter().chain(figures).collect();
        all.sort_by_key(|typed| typed.range.start);
        all.into_iter().map(move |typed| Placed { block, typed })
    });
    let typed: Vec<Placed> = in_order.collect();
    for (at, first) in typed.iter().enumerate().filter(|(_, placed)| placed.typed.value == 1) {
        let block = blocks[first.block];
        let Some(lead) = block.text[..first.typed.range.start].strip_suffix('：') else { continue };
        let announced = announced(lead);
        let Some((range, _)) = announced.last() else { continue };
        let Some(listed) = listed(&typed[at..], &announced) else { continue };
        let finding = document.finding(&KIND, block, range.clone());
        reporter.push(finding.with("listed", listed.to_string()));
    }
}

fn may_announce(text: &str) -> bool {
    static COLON: LazyLock<Finder> = LazyLock::new(|| Finder::new("："));
    let begins_a_list = |rest: &str| BEGINNINGS.iter().any(|beginning| rest.starts_with(beginning));
    COLON.find_iter(text.as_bytes()).any(|at| begins_a_list(&text[at + "：".len()..]))
}

/// How many points follow, where that is none of the numbers that were announced.
fn listed(series: &[Placed], announced: &[(Range<usize>, u32)]) -> Option<u32> {
    let form = series[0].typed.form;
    let (mut in_block, mut all) = (1, 1);
    for placed in series[1..].iter().filter(|placed| placed.typed.form == form) {
        match placed.typed.value {
            1 => break,
            value if value == all + 1 => all = value,
            // A gap, of which there is nothing to be said here.
            _ => return None,
        }
        if placed.block == series[0].block {
            in_block = all;
        }
    }
    // A list that goes on in other paragraphs may be followed there by another one without a first point.
    let fits = |count: u32| (in_block..=all).contains(&count);
    (all > 1 && !announced.iter().any(|(_, count)| fits(*count)))
        .then_some(if announced.iter().all(|(_, count)| *count < in_block) { in_block } else { all })
}

/// The numbers of points in the clause that ends here, with their places.
fn announced(lead: &str) -> Vec<(Range<usize>, u32)> {
    let clause = clause_before(lead, lead.len());
    let start = lead.len() - clause.len();
    let is_following = FOLLOWING.iter().any(|word| clause.contains(word));
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = clause[at..].find(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十".contains(c))
    {
        let from = at + offset;
        let Some((value, length)) = number(&clause[from..]) else {
            at = from + clause[from..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        at = from + length;
        let behind = clause[at..].trim_start_matches(' ');
        let is_named = NAMED_BEFORE.iter().any(|noun| clause[..from].ends_with(noun));
        let words = POINTS.iter().chain(if is_following || is_named { COUNTED_BEHIND } else { &[] });
        let counted = words.copied().find(|word| behind.starts_with(word));
        let is_ordinal = clause[..from].ends_with(['第', '前', '另']);
        if let Some(counted) = counted.filter(|_| value > 1 && !is_ordinal && !is_quoted(lead, start + from)) {
            let end = clause.len() - behind.len() + counted.len();
            found.push((start + from..start + end, value));
        }
    }
    found
}

/// The number that a text begins with, in figures or in characters, and how many bytes it takes.
pub fn number(text: &str) -> Option<(u32, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match digits {
        0 if text.starts_with('两') => Some((2, "两".len())),
        0 => ordinals::chinese(text),
        1 | 2 => text[..digits].parse().ok().map(|value| (value, digits)),
        _ => None,
    }
}

/// `四个问题分别是甲、乙、丙`: what is in the row may itself be a row, so that only fewer are too few.
fn named(hit: &Hit, reporter: &mut Reporter) {
    const COUNTED: [char; 6] = ['个', '项', '条', '家', '类', '种'];
    const LONGEST_NOUN: usize = 6;
    let lead = hit.before();
    let counted = lead.strip_suffix('，').unwrap_or(lead);
    let clause = clause_before(counted, counted.len());
    let start = counted.len() - clause.len();
    let Some(from) = clause.rfind(COUNTED).and_then(|unit| {
        let lead = &clause[..unit];
        let from = lead.trim_end_matches(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十".contains(c)).len();
        (from < unit && clause[unit..].chars().count() <= LONGEST_NOUN).then_some(from)
    }) else {
        return;
    };
    let Some((said, _)) = number(&clause[from..]) else { return };
    let rest = nearby_after(&hit.block.text, hit.range.end);
    let Some(end) = rest.find(['。', '\n', '，', '；', '：', '“', '（', '《', '等']) else { return };
    let is_whole = rest[end..].starts_with('。') && !clause[..from].ends_with(['第', '前', '另', '每', '这', '近']);
    let listed = rest[..end].split(['、', '和', '及', '与']).count() as u32;
    if is_whole && listed >= 2 && listed < said {
        let finding = hit.document.finding(&KIND, hit.block, start + from..counted.len());
        reporter.push(finding.with("listed", listed.to_string()));
    }
}
