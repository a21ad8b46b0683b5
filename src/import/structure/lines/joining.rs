//! Lines that are one: a sentence that a page break cut in two, or a label with what it says below it.

use super::{LONGEST_HEADING, LONGEST_VALUE, Line, Piece};
use crate::catalogue::import::findings::JOINED;
use crate::import::document::{Align, Inline, Mark, Text, plain, push_text};
use crate::import::structure::date;
use crate::import::structure::ending;
use crate::import::structure::front;
use crate::import::structure::label::Field;
use crate::import::structure::office;
use crate::import::structure::telling::Telling;

/// A sentence cut by a page break fills its line; what is shorter was ended on purpose.
const CUT_AT_LEAST: usize = 15;
/// A paragraph of two thousand characters has come to its end; longer ones would cost time to no use.
const LONGEST_JOINED: usize = 6_000;

/// Adds a line behind others: to the last of them where it goes on with that.
pub fn add(pieces: &mut Vec<Piece>, line: Line, tell: &mut Telling) {
    let is_front = is_front(pieces);
    match pieces.last_mut() {
        Some(Piece::Line(before)) if is_cut(before, &line) && !(is_front && stands_alone(before, &line)) => {
            let finding = tell.finding(&JOINED, line.paragraph.span);
            tell.push(finding.with("before", tail(&before.text)).with("after", head(&line.text)));
            *before = joined(before, line);
        }
        Some(Piece::Line(label)) if is_value_of(&line, label) => *label = with_value(label, line),
        _ => pieces.push(Piece::Line(line)),
    }
}

/// Whether a sentence goes on in the next line.
fn is_cut(before: &Line, next: &Line) -> bool {
    is_text(before)
        && is_text(next)
        && before.paragraph.after_issues == next.paragraph.after_issues
        && before.text.len() <= LONGEST_JOINED
        && is_open(before)
        && (may_fill_line(before) || is_torn(&before.text, &next.text))
        && (before.number.is_none() || before.length() > LONGEST_HEADING)
        && !begins_anew(next)
}

fn is_text(line: &Line) -> bool {
    let paragraph = &line.paragraph;
    let is_plain = paragraph.mark == Mark::Body && paragraph.align == Align::Start;
    is_plain && !paragraph.is_apart() && !paragraph.is_strong()
}

/// Whether no mark at the end of a line says that it ends there.
fn is_open(line: &Line) -> bool {
    const ENDS: [char; 15] = ['。', '！', '？', '；', '：', '”', '）', '》', '】', '!', '?', ';', ':', ')', '…'];
    let is_filled = line.paragraph.fills && !line.ends_sentence() && !line.ends_with_colon();
    (is_filled || !line.text.ends_with(ENDS)) && !line.field().is_some_and(Field::is_short)
}

fn may_fill_line(line: &Line) -> bool {
    line.length() >= CUT_AT_LEAST || line.paragraph.indented
}

/// Whether a line begins something of its own, whatever stands above.
fn begins_anew(line: &Line) -> bool {
    !line.is_plain()
        || line.paragraph.indented
        || date::alone(&line.text).is_some()
        || line.text.starts_with(['—', '-'])
        || ending::heads_annex(line)
        || office::is_name(&line.text)
}

/// Whether a line, however short, cannot end there: behind a comma, or between a figure and what it counts.
fn is_torn(before: &str, next: &str) -> bool {
    let counted = before.ends_with(|c: char| c.is_ascii_digit()) && !before.starts_with("附件");
    before.ends_with(['，', '、'])
        || (counted && next.starts_with(|c| "年月日次个项名条件场家处万亿元余%％".contains(c)))
}

/// The lines above the text: title, author, to whom it is addressed.
const FRONT: usize = 8;
/// With them, what a page says of itself.
const MOST_AROUND_TITLE: usize = 40;

/// Whether what stands there so far may be no more than what is above the text.
fn is_front(pieces: &[Piece]) -> bool {
    let own = pieces.iter().take(MOST_AROUND_TITLE).filter(|piece| !is_of_page(piece)).count();
    pieces.len() <= MOST_AROUND_TITLE && own <= FRONT
}

/// What stands around the title of a page and is none of its text.
fn is_of_page(piece: &Piece) -> bool {
    matches!(piece, Piece::Line(line) if line.field().is_some_and(Field::is_of_document) || front::is_stamp(&line.text))
}

/// Whether a line in the front of a document ends there, though no mark says so.
fn stands_alone(before: &Line, next: &Line) -> bool {
    let is_addressed = next.ends_with_colon()
        && !next.text.contains('。')
        && next.length() <= LONGEST_VALUE
        && !["如下：", "如下:", "下：", "下:"].iter().any(|end| next.text.ends_with(end));
    front::ends_as_title(&before.text)
        || front::is_stamp(&before.text)
        || (before.text.starts_with(['—', '-']) && before.text.ends_with("会议"))
        || before.text.ends_with("会议上")
        || is_addressed
}

/// Whether a line is what the label above it says: `整改结果：` with `已完成` below.
fn is_value_of(line: &Line, label: &Line) -> bool {
    open_label(label).is_some_and(|field| may_stand_below(field, &line.text))
        && line.is_plain()
        && line.paragraph.mark == Mark::Body
        && !line.paragraph.is_apart()
        && !line.paragraph.is_strong()
        && line.paragraph.after_issues == label.paragraph.after_issues
        && line.length() <= LONGEST_VALUE
}

/// A short label with nothing behind it; in bold print also without its colon.
fn open_label(line: &Line) -> Option<Field> {
    let field = match line.label {
        Some(_) => line.field().filter(|_| line.value().is_empty()),
        None => Field::of(&line.text).filter(|_| line.paragraph.is_strong() && !line.paragraph.is_apart()),
    };
    field.filter(|field| field.is_short())
}

/// Whether a line can be what the label above it says. What stands around a title is told from the title itself.
fn may_stand_below(field: Field, text: &str) -> bool {
    let is_office = office::is_name(text);
    match field {
        Field::Units => true,
        Field::Issuer => is_office,
        Field::Title => front::ends_as_title(text),
        Field::Date | Field::Published => date::alone(text).is_some() || front::is_stamp(text),
        Field::IndexNumber => text.bytes().filter(u8::is_ascii_digit).count() >= 4 && !text.contains("关于"),
        Field::DocumentNumber => front::is_document_number(text),
        Field::Furniture => matches!(text, "依申请公开" | "常年公开" | "长期公开" | "面向全社会" | "社会公众" | "有效"),
        field => !field.is_of_document() && !is_office,
    }
}

fn with_value(label: &Line, value: Line) -> Line {
    let mut paragraph = label.paragraph.clone();
    if !label.text.ends_with(['：', ':', '∶', '】', ']', '］', '〕']) {
        push_text(&mut paragraph.inlines, Text::plain("："));
    }
    joined(&Line { paragraph, ..label.clone() }, value)
}

fn joined(before: &Line, next: Line) -> Line {
    let mut paragraph = before.paragraph.clone();
    paragraph.fills = next.paragraph.fills;
    glue(&mut paragraph.inlines, next.paragraph.inlines);
    Line::new(paragraph)
}

/// Puts two parts of a sentence together: with a blank only between Western words.
pub fn glue(inlines: &mut Vec<Inline>, rest: Vec<Inline>) {
    let last = plain(inlines).chars().last();
    let first = plain(&rest).chars().next();
    let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    if word(last) && word(first) {
        push_text(inlines, Text::plain(" "));
    }
    for inline in rest {
        match inline {
            Inline::Text(text) => push_text(inlines, text),
            other => inlines.push(other),
        }
    }
}

fn tail(text: &str) -> String {
    let skip = text.chars().count().saturating_sub(8);
    text.chars().skip(skip).collect()
}

fn head(text: &str) -> String {
    text.chars().take(8).collect()
}
