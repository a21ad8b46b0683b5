//! Numbers in a text that skip one, or come twice.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use memchr::memmem::Finder;

use crate::check::characters::{after, before, nearby_before};
use crate::check::ordinals;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::check::text::{BlockKind, Document};
use crate::check::words;
use crate::finding::Finding;
use crate::source::{Place, Span, last_line_start};

rule! {
    "TB701" "numbering-gap" Warning
    says zh "序号不连续：“{found}”前面应是“{expected}”" / "补上漏掉的一点，或改正序号。"
    says en "the numbers do not follow each other: \"{expected}\" should stand before \"{found}\"" / "Add what is missing, or mend the number."
    zh "序号跳号、重号"
        / "同一份文字里，一是、二是……，（一）（二）……，（1）（2）……，第一、第二……，以及段首的 1、2、……和一、二、……，列表的 1. 2. ……（页面上会重新编号），同一段里的①②……和分号后面的 1. 2. ……，按出现次序应当连续；重新从一开始不算错，“（一）（二）（四）项”一类指别处的也不算。"
        / "跳号让人以为漏了内容，重号让人无法引用；多半是删改时留下的。"
    en "Numbers that skip or repeat"
        / "一是, 二是 …, （一）, （二） …, （1）, （2） …, 第一, 第二 …, 1、, 2、 … and 一、, 二、 … at the start of paragraphs, and 1. 2. … of lists (which are numbered anew on the page), ①, ② … and 1.; 2. … within one paragraph, in the order of the text; beginning again with one is no fault, and neither are numbers that name points elsewhere, such as （一）（二）（四）项."
        / "A gap reads as if something were lost, and a repeated number cannot be cited."
    bad "一是完善考勤制度，按月公示；三是规范请假手续，集中保管备查。二是加强培训。"
    good "一是完善考勤制度，按月公示；二是规范请假手续，集中保管备查。三是加强培训。"
    looks Look::Document(check), Look::Words(&CIRCLED, circled), Look::Words(&RUN_ON, run_on)
}

/// What stands before and after a number.
struct Form {
    lead: &'static str,
    marks: &'static [&'static str],
}

const FORMS: &[Form] = &[
    Form { lead: "", marks: &["是", "要"] },
    Form { lead: "（", marks: &["）"] },
    Form { lead: "第", marks: &["，", "、", "：", "是"] },
];
const DIGITS: &str = "一二三四五六七八九十";
const OPENERS: &[char] = &['。', '；', '：', '，', '！', '？', '\n', ' ', '”'];

/// What stands beside a digit, and the form that it belongs to: these are looked for, and there are few of them.
static BESIDE: LazyLock<(Vec<usize>, AhoCorasick)> = LazyLock::new(|| {
    let words = FORMS.iter().enumerate().flat_map(|(at, form)| match form.lead {
        "" => form.marks.iter().map(|mark| (at, *mark)).collect(),
        lead => vec![(at, lead)],
    });
    let (forms, words): (Vec<_>, Vec<_>) = words.unzip();
    (forms, words::search(words))
});

/// What stands before and after a number in figures. One without a lead begins its block.
const FIGURE_FORMS: [(&str, &str); 2] = [("（", "）"), ("", "、")];

/// Finds the lead of a number in figures.
static LEAD: LazyLock<Finder> = LazyLock::new(|| Finder::new(FIGURE_FORMS[0].0));

/// A number that was typed.
pub struct Typed {
    /// Which way of numbering: numbers of one form make a series.
    pub form: usize,
    pub range: Range<usize>,
    pub value: u32,
}

fn check(document: &Document, reporter: &mut Reporter) {
    let mut last = [0; FORMS.len()];
    // Of those without a lead: `二要` in another paragraph than `三是` belongs to a list of its own.
    let mut last_mark = None;
    let mut last_figure = [0; FIGURE_FORMS.len()];
    let mut last_at_start = 0;
    list_items(document, reporter);
    for block in document.body() {
        if let Some(Typed { range, value, .. }) = at_start(&block.text) {
            let before = last_at_start;
            if value == 1 || before > 0 {
                last_at_start = value;
            }
            if before > 0 && value != 1 && value != before + 1 {
                let expected = format!("{}、", ordinals::write(before + 1));
                reporter.push(document.finding(&KIND, block, range).with("expected", expected));
            }
        }
        let mut is_begun = false;
        for Typed { form, range, value } in typed(&block.text) {
            let mut before = std::mem::replace(&mut last[form], value);
            if FORMS[form].lead.is_empty() {
                let mark = block.text[range.clone()].chars().next_back();
                let other = std::mem::replace(&mut last_mark, mark);
                let goes_on = std::mem::replace(&mut is_begun, true) || other == mark;
                before = if goes_on { before } else { 0 };
            }
            // One mark alone is no series: `二是` may belong to a sentence.
            if before > 0 && value != 1 && value != before + 1 {
                let mark = if form == 2 { "" } else { FORMS[form].marks[0] };
                let expected = format!("{}{}{mark}", FORMS[form].lead, ordinals::write(before + 1));
                reporter.push(document.finding(&KIND, block, range).with("expected", expected));
            }
        }
        let in_figures = if block.has_digits() { in_figures(&block.text) } else { Vec::new() };
        for Typed { form, range, value } in in_figures {
            let before = last_figure[form];
            // Figures stand for many things: only those that go on from a one are a series.
            if value == 1 || before > 0 {
                last_figure[form] = value;
            }
            if before > 0 && value != 1 && value != before + 1 {
                let (lead, mark) = FIGURE_FORMS[form];
                let expected = format!("{lead}{}{mark}", before + 1);
                reporter.push(document.finding(&KIND, block, range).with("expected", expected));
            }
        }
    }
}

const CIRCLED: [&str; 10] = ["①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩"];

/// `①……；③……`, in one paragraph.
fn circled(hit: &Hit, reporter: &mut Reporter) {
    let nearby = nearby_before(&hit.block.text, hit.range.start);
    let last = CIRCLED.iter().filter_map(|one| nearby.rfind(one).map(|at| (at, *one))).max();
    let Some((at, last)) = last else { return };
    // `①③`, `①、③项`: points that stand elsewhere.
    let refers = |text: &str| text.trim_start_matches(['、', '和', '及', '至', '—']).starts_with(CIRCLED_CHARACTERS);
    let is_list = !refers(&nearby[at + last.len()..]) && nearby[at + last.len()..].len() > "、".len();
    let is_point = is_list && !refers(hit.after()) && !hit.after().starts_with(['项', '款', '、', '）']);
    let expected = CIRCLED.iter().skip_while(|one| **one != last).nth(1).copied();
    if let Some(expected) = expected.filter(|expected| is_point && hit.word > 0 && *expected != hit.text()) {
        reporter.push(hit.finding(&KIND).with("expected", expected));
    }
}

const CIRCLED_CHARACTERS: [char; 10] = ['①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨', '⑩'];

/// What ends a point and begins the next one in the same paragraph.
const RUN_ON: [&str; 16] = [
    "；2.", "；3.", "；4.", "；5.", "；6.", "；7.", "；8.", "；9.", "；2、", "；3、", "；4、", "；5、", "；6、",
    "；7、", "；8、", "；9、",
];

/// `：1. ……；2. ……；2. ……`
fn run_on(hit: &Hit, reporter: &mut Reporter) {
    let number = |word: &str| word.strip_prefix('；').and_then(|word| word.get(..1)?.parse::<u32>().ok());
    let mark = &hit.text()["；2".len()..];
    let is_point = |text: &str| !text.trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit());
    let nearby = nearby_before(&hit.block.text, hit.range.start);
    let earlier = nearby.match_indices(mark).filter_map(|(at, _)| {
        let lead = nearby[..at].strip_suffix(|c: char| c.is_ascii_digit())?;
        let opens = lead.is_empty() && nearby.len() == hit.range.start || lead.ends_with(['；', '：', '。', '\n']);
        let value = nearby[lead.len()..at].parse::<u32>().ok()?;
        (opens && is_point(&nearby[at + mark.len()..])).then_some(value)
    });
    let (Some(last), Some(value)) = (earlier.last(), number(hit.text())) else { return };
    if value != last + 1 && is_point(hit.after()) {
        let range = hit.range.start + "；".len()..hit.range.end;
        let finding = hit.document.finding(&KIND, hit.block, range);
        reporter.push(finding.with("expected", format!("{}{mark}", last + 1)));
    }
}

/// `四、` that a block begins with; `一、二级` is a list.
fn at_start(text: &str) -> Option<Typed> {
    let (value, length) = ordinals::chinese(text)?;
    let after = text[length..].strip_prefix('、')?;
    let goes_on = after.is_empty() || after.starts_with(|c| DIGITS.contains(c));
    (!goes_on).then(|| Typed { form: 0, range: 0..text.len() - after.len(), value })
}

/// The items of lists, whose numbers are counted anew on the page: a gap in what was typed would be closed there.
fn list_items(document: &Document, reporter: &mut Reporter) {
    const MOST_DIGITS: usize = 3;
    let source = document.source;
    // By their indent, which parts a list from those inside it, and the mark behind the number, which parts two lists.
    let mut last: Vec<(usize, &str, u32)> = Vec::new();
    for block in document.body() {
        if block.kind != BlockKind::Item {
            last.clear();
            continue;
        }
        let start = last_line_start(&source.text[..block.span.start]);
        let rest = &source.text[start..];
        let number = rest.trim_start_matches([' ', '>']);
        let indent = rest.len() - number.len();
        last.retain(|(other, ..)| *other <= indent);
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        let mark = [".", ")"].into_iter().find(|mark| number[digits..].starts_with(mark));
        let is_item = digits <= MOST_DIGITS && number[digits..].get(1..2) == Some(" ");
        let (Some(mark), Ok(value), true) = (mark, number[..digits].parse::<u32>(), is_item) else { continue };
        let same = |other: &&(usize, &str, u32)| other.0 == indent && other.1 == mark;
        let before = last.iter().find(same).map_or(0, |(.., before)| *before);
        last.retain(|(other, ..)| *other < indent);
        last.push((indent, mark, value));
        if before > 0 && value != 1 && value != before && value != before + 1 {
            let span = Span::new(start + indent, start + indent + digits + mark.len());
            let finding = Finding::new(&KIND, Place::at(source, span)).with("found", &source.text[span.range()]);
            reporter.push(finding.with("expected", format!("{}{mark}", before + 1)));
        }
    }
}

/// The numbers in Chinese figures of a text, in order.
pub fn typed(text: &str) -> Vec<Typed> {
    let is_digit = |c: Option<char>| c.is_some_and(|c| DIGITS.contains(c));
    let (forms, search) = &*BESIDE;
    let mut typed = Vec::new();
    for found in search.find_iter(text) {
        let form = forms[found.pattern().as_usize()];
        let beside = match FORMS[form].lead {
            "" => before(text, found.start()),
            _ => after(text, found.end()),
        };
        typed.extend(is_digit(beside).then(|| number(text, form, found.start())).flatten());
    }
    typed.sort_by_key(|one| one.range.start);
    typed
}

/// The number that has its lead, or its mark, here.
fn number(text: &str, form: usize, at: usize) -> Option<Typed> {
    let Form { lead, marks } = &FORMS[form];
    let mut start = at;
    while lead.is_empty() && before(text, start).is_some_and(|c| DIGITS.contains(c)) {
        start -= "十".len();
    }
    let (value, length) = ordinals::chinese(&text[start + lead.len()..])?;
    let end = start + lead.len() + length;
    let mark = marks.iter().find(|mark| text[end..].starts_with(**mark))?;
    let end = end + mark.len();
    let starts = before(text, start).is_none_or(|c| OPENERS.contains(&c)) && !refers(&text[end..], lead);
    starts.then_some(Typed { form, range: start..end, value })
}

/// The numbers in figures of a block, in order.
pub fn in_figures(text: &str) -> Vec<Typed> {
    let at_start = figure(text, 1, 0);
    let opened = LEAD.find_iter(text.as_bytes()).filter_map(|at| figure(text, 0, at));
    at_start.into_iter().chain(opened).collect()
}

/// The number of one or two figures that is typed here. `1、2号` is a list.
fn figure(text: &str, form: usize, at: usize) -> Option<Typed> {
    let (lead, mark) = FIGURE_FORMS[form];
    let rest = text[at..].strip_prefix(lead)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest[digits..].strip_prefix(mark).filter(|after| !after.starts_with(|c: char| c.is_ascii_digit()))?;
    let value = rest[..digits].parse().ok().filter(|_| digits <= 2 && !after.is_empty())?;
    let starts = before(text, at).is_none_or(|c| OPENERS.contains(&c)) && !refers(after, lead);
    starts.then(|| Typed { form, range: at..text.len() - after.len(), value })
}

/// `（一）（二）（四）项`, `（一）至（三）`, `第二、第三项`: what follows a number tells that it names a point which stands
/// elsewhere.
fn refers(after: &str, lead: &str) -> bool {
    const JOINED_BY: [char; 5] = ['、', '和', '及', '与', '至'];
    /// Units of an enumeration, and how words go on that merely begin alike.
    const POINTS: [(&str, [char; 2]); 2] = [("项", ['目', '链']), ("款", ['项', '待'])];
    let next = after.trim_start_matches(JOINED_BY).strip_prefix(lead).filter(|_| !lead.is_empty());
    let is_first_of_many =
        next.is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit() || DIGITS.contains(c)));
    let is_point =
        |(point, others): &(&str, [char; 2])| after.strip_prefix(*point).is_some_and(|rest| !rest.starts_with(*others));
    is_first_of_many || (!lead.is_empty() && POINTS.iter().any(is_point))
}
