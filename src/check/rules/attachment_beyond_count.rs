//! `附件3`, where there are two.

use std::ops::Range;

use crate::check::characters::clause_before;
use crate::check::ordinals;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document, NoticeTexts};
use crate::finding::Finding;
use crate::model::{Attachment, Notice};

rule! {
    "TB928" "attachment-beyond-count" Warning
    says zh "提到“{found}”，而{there_zh}" / "核对是第几个附件，或者补上缺的附件。"
    says en "\"{found}\" is spoken of, but {there}" / "Check which attachment is meant, or add the one that is missing."
    zh "没有这个附件"
        / "“见附件3”“附件3为……”，而正文说“本通报共有2个附件”“附件共2个”；正文没有说的，看 notice.md 和问题的 attachments（标题里的“附件1”“附件2”也算）；一个附件也没有，而写着“详见附件2”的，也报。“《通知》附件3”一类别的文件的附件、正文里写着“附件3：”的，不算。"
        / "指向不存在的附件，读的人查不到内容；公文的附件要与正文核对一致。"
    en "An attachment that is not there"
        / "见附件3 or 附件3为… where the text says 本通报共有2个附件 or 附件共2个; where it does not say, the attachments of the notice and its issues are counted, with the numbers in their titles; where there is none at all, 详见附件2 is told too. The attachments of other documents are left alone, as in 《通知》附件3, and those that stand in the text behind 附件3：."
        / "Whoever is sent to an attachment that does not exist finds nothing."
    bad "本通报共有2个附件，附件1为整改任务清单，附件2为制度清单，整改情况详见附件3。"
    good "本通报共有2个附件，附件1为整改任务清单，附件2为制度清单，整改情况详见附件1。"
    looks Look::NoticeWords(&["附件"], check)
}

/// How the notice calls itself.
const ITSELF: &[&str] = &["", "本通报", "本通知", "本报告", "本公告", "本文", "全文", "通报"];
const HAS: &[&str] = &["共有", "共附", "共", "附有", "附", "有", "随附"];
/// What stands right before an attachment of the notice's own.
const LEADS: &[&str] = &["见", "（", "(", "、", "和", "及", "与", "如"];
/// What is counted, or numbered further, behind a number.
const COUNTED: &[char] = &['个', '份', '件', '页', '项', '条', '张', '.', '．', '-', '—', '年', '月', '%'];
/// Nobody counts more of them.
const MOST: u32 = 60;

fn check(texts: &NoticeTexts, reporter: &mut Reporter) {
    let of_notice = texts.documents.first().and_then(said_to_have);
    let labelled: Vec<u32> = texts.documents.iter().flat_map(labels).collect();
    for document in &texts.documents {
        let said = said_to_have(document).or(of_notice);
        let Some(count) = said.or_else(|| attached(texts, document)) else { continue };
        for (block, range) in places(document) {
            let number = number_at_start(&block.text[range.end..]).filter(|(_, length)| is_own(block, &range, *length));
            if let Some((number, length)) = number.filter(|(number, _)| (count + 1..=MOST).contains(number)) {
                let finding = document.finding(&KIND, block, range.start..range.end + length);
                let is_in_text = said.is_none() && labelled.contains(&number);
                reporter.extend(
                    (!is_in_text && (count > 0 || is_sent_to(block, &range))).then(|| there_are(finding, count)),
                );
            }
        }
    }
}

/// `详见附件2`
fn is_sent_to(block: &Block, range: &Range<usize>) -> bool {
    ["详见", "参见"].iter().any(|word| block.text[..range.start].ends_with(word))
}

fn there_are(finding: Finding, count: u32) -> Finding {
    let (zh, en) = match count {
        0 => ("没有附件".to_string(), "there is none".to_string()),
        1 => ("附件只有 1 个".to_string(), "there is only one attachment".to_string()),
        _ => (format!("附件只有 {count} 个"), format!("there are only {count} attachments")),
    };
    finding.with("there_zh", zh).with("there", en)
}

fn places<'d>(document: &'d Document) -> impl Iterator<Item = (&'d Block, Range<usize>)> {
    document.body().flat_map(|block| block.noted(&KIND).into_iter().map(move |(_, range)| (block, range)))
}

/// `本通报共有2个附件`, `附件共2个`
fn said_to_have(document: &Document) -> Option<u32> {
    places(document).find_map(|(block, range)| {
        let (lead, rest) = (clause_before(&block.text, range.start), &block.text[range.end..]);
        count_before(lead).or_else(|| count_behind(lead, rest))
    })
}

fn count_before(lead: &str) -> Option<u32> {
    let number = lead.strip_suffix(['个', '份'])?.trim_end_matches(' ');
    let start = number.trim_end_matches(is_of_number).len();
    let (count, length) = number_at_start(&number[start..])?;
    let has = number[..start].trim_end_matches(' ');
    let itself = HAS.iter().find_map(|word| has.strip_suffix(word))?;
    (length == number.len() - start && ITSELF.contains(&itself)).then_some(count)
}

fn count_behind(lead: &str, rest: &str) -> Option<u32> {
    let number = rest.strip_prefix('共').map(|rest| rest.strip_prefix('有').unwrap_or(rest))?.trim_start_matches(' ');
    let (count, length) = number_at_start(number)?;
    let is_counted = number[length..].trim_start_matches(' ').starts_with(['个', '份']);
    (is_counted && ITSELF.contains(&lead)).then_some(count)
}

/// How many there are by the front matter; none where that says nothing of it.
fn attached(texts: &NoticeTexts, document: &Document) -> Option<u32> {
    let links_one = document.links.iter().any(|link| link.text.contains("附件"));
    let titles: Vec<&str> = all(texts.notice).map(|attachment| attachment.title.as_str()).collect();
    let numbered =
        titles.iter().flat_map(|title| title.match_indices("附件").map(|(at, word)| &title[at + word.len()..]));
    let highest = numbered.filter_map(|rest| number_at_start(rest).map(|(number, _)| number)).max().unwrap_or(0);
    // One file may hold several.
    let is_bundle = titles.len() == 1 || titles.iter().any(|title| title.contains(['-', '—', '至', '～', '~']));
    (!links_one && !is_bundle).then_some(highest.max(titles.len() as u32))
}

fn all(notice: &Notice) -> impl Iterator<Item = &Attachment> {
    notice.attachments.iter().chain(notice.issues.iter().flat_map(|issue| &issue.attachments))
}

/// The numbers of attachments that a text has in itself, or names in its list: `附件3：整改清单`.
fn labels<'d>(document: &'d Document) -> impl Iterator<Item = u32> + use<'d> {
    let at_front = places(document).filter(|(_, range)| range.start == 0);
    at_front.filter_map(|(block, range)| number_at_start(&block.text[range.end..]).map(|(number, _)| number))
}

/// Whether it is the notice's own attachment, and not that of a document that is named before it.
fn is_own(block: &Block, range: &Range<usize>, length: usize) -> bool {
    let lead = clause_before(&block.text, range.start);
    let is_number = !block.text[range.end + length..].starts_with(COUNTED);
    let is_led = lead.is_empty() || LEADS.iter().any(|word| lead.ends_with(word));
    is_number && is_led && !lead.contains(['》', '〕', '号'])
}

/// The number that a text begins with, and how many bytes it takes.
fn number_at_start(text: &str) -> Option<(u32, usize)> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 {
        return text[..digits].parse().ok().map(|number| (number, digits));
    }
    if let Some('两') = text.chars().next() {
        return Some((2, "两".len()));
    }
    ordinals::chinese(text)
}

fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || "一二两三四五六七八九十".contains(c)
}
