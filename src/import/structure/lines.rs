//! Paragraphs as their author meant them: parted where a line break hides a new one, joined where a page break
//! cut a sentence in two.

use std::ops::Range;

use hashbrown::{HashMap, HashSet};

use super::label::{Field, Label};
use super::number::{Number, before_count, figure};
use super::struck::Struck;
use crate::catalogue::import::findings::JOINED;
use crate::finding::{Finding, Findings};
use crate::import::document::{
    Align, Block, Document, Inline, Mark, Paragraph, Table, Text, cut_after, cut_before, push_text, trim,
};
use crate::source::Place;

/// A paragraph, and what its front says.
#[derive(Debug, Clone)]
pub struct Line {
    pub paragraph: Paragraph,
    pub text: String,
    pub number: Option<Number>,
    pub label: Option<Label>,
}

#[derive(Debug, Clone)]
pub enum Piece {
    Line(Line),
    Table(Table),
}

/// A sentence cut by a page break fills its line; what is shorter was ended on purpose.
const CUT_AT_LEAST: usize = 15;
/// What a short label says is a word, some units or a date; longer than that is text.
const LONGEST_VALUE: usize = 40;
/// A paragraph of two thousand characters has come to its end; longer ones would cost time to no use.
const LONGEST_JOINED: usize = 6_000;
/// More breaks and looks than this in one paragraph are somebody's table.
const MOST_INLINES: usize = 4_000;
/// More labels than this do not stand on one line.
const MOST_LABELS: usize = 32;

impl Line {
    pub fn new(mut paragraph: Paragraph) -> Line {
        trim(&mut paragraph.inlines);
        let mut text = paragraph.text();
        if let Some(bullet) = bullet_of_label(&text) {
            paragraph.inlines = cut_before(&paragraph.inlines, bullet);
            text = paragraph.text();
        }
        if paragraph.is_apart() {
            return Line { paragraph, text, number: None, label: None };
        }
        let number = Number::find(&text);
        let label = Label::find(&text).or_else(|| {
            let Number { level, length: start } = number?;
            let label = Label::find(&text[start..])?;
            // `三、下一步打算：……` is a section.
            let is_section = level <= 2 && text[start..].starts_with('下');
            (!is_section).then_some(Label { value: label.value + start, ..label })
        });
        Line { paragraph, text, number, label }
    }

    /// The words after the number.
    pub fn words(&self) -> &str {
        &self.text[self.number.map_or(0, |number| number.length)..]
    }

    pub fn field(&self) -> Option<Field> {
        self.label.map(|label| label.field)
    }

    /// The label as it is written, without its colon or brackets; empty where there is none.
    pub fn label_word(&self) -> &str {
        let Some(label) = self.label else { return "" };
        let start = self.number.map_or(0, |number| number.length.min(label.value));
        self.text[start..label.value]
            .trim_matches(['：', ':', '∶', '【', '】', '[', ']', '［', '］', '〔', '〕', ' ', '\u{3000}'])
    }

    /// The text after the label.
    pub fn value(&self) -> &str {
        self.label.map_or("", |label| self.text[label.value..].trim())
    }

    /// The paragraph without its label.
    pub fn without_label(&self) -> Paragraph {
        let Some(label) = self.label else { return self.paragraph.clone() };
        // A field in a list is a field, not an item.
        let mark = if matches!(self.paragraph.mark, Mark::Item(_)) { Mark::Body } else { self.paragraph.mark };
        Paragraph { mark, ..self.from(label.value) }
    }

    /// The paragraph from a byte of its words on.
    pub fn from(&self, offset: usize) -> Paragraph {
        Paragraph { inlines: cut_before(&self.paragraph.inlines, offset), ..self.paragraph.clone() }
    }

    pub fn length(&self) -> usize {
        self.text.chars().count()
    }

    pub fn ends_sentence(&self) -> bool {
        self.text.ends_with(['。', '！', '？', '；', '!', '?', ';', '…'])
    }
}

/// `- 发布时间：…`: a bullet that was typed before a label, which is no part of it; in bytes.
fn bullet_of_label(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(['•', '·', '●', '■', '◆', '▪']).or_else(|| text.strip_prefix("- "))?.trim_start();
    Label::find(rest).map(|_| text.len() - rest.len())
}

/// The document as lines and tables.
pub fn of(document: &Document, findings: &mut Findings) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let bare = BareLabels::of(document);
    for block in settled(document, findings) {
        match block {
            Block::Table(table) => pieces.push(Piece::Table(table)),
            Block::Paragraph(paragraph) => {
                for part in parts(&paragraph) {
                    let line = bare.labelled(Line::new(part));
                    let front = pieces.iter().take(MOST_AROUND_TITLE).filter(|piece| !is_of_page(piece)).count();
                    let is_front = pieces.len() <= MOST_AROUND_TITLE && front <= FRONT;
                    if line.text.is_empty() && !line.paragraph.inlines.iter().any(|i| matches!(i, Inline::Image(..))) {
                        continue;
                    }
                    match pieces.last_mut() {
                        Some(Piece::Line(before))
                            if is_cut(before, &line) && !(is_front && stands_alone(before, &line)) =>
                        {
                            let place = Place::at(&document.source, line.paragraph.span);
                            let ends = (tail(&before.text), head(&line.text));
                            findings.push(Finding::new(&JOINED, place).with("before", ends.0).with("after", ends.1));
                            *before = joined(before, line);
                        }
                        Some(Piece::Line(label)) if is_value_of(&line, label) => *label = with_value(label, line),
                        _ => pieces.push(Piece::Line(line)),
                    }
                }
            }
        }
    }
    number_problems(&mut pieces);
    title_problems(&mut pieces);
    number_above_decimals(&mut pieces);
    number_before_counts(&mut pieces);
    deepen_below_named(&mut pieces);
    pieces
}

/// `问题一：……` above `（一）基本情况`: what is numbered below a problem is of a lower rank than the problem, whatever its
/// form.
fn deepen_below_named(pieces: &mut [Piece]) {
    let mut is_below = false;
    let mut is_open = false;
    for piece in pieces {
        let Piece::Line(line) = piece else { continue };
        let Some(number) = line.number else { continue };
        if super::number::is_named(&line.text) {
            (is_open, is_below) = (true, false);
            continue;
        }
        if is_open {
            is_open = false;
            is_below = number.level == 2 && number.is_first(&line.text);
        }
        is_below &= number.level > 1;
        if is_below {
            line.number = Some(Number { level: (number.level + 2).min(LOWEST), ..number });
        }
    }
}

/// The lowest rank of numbers.
const LOWEST: u8 = 5;

/// `2 反馈问题整改情况` above `2.1 学习不深入`: a figure alone is a number only where others stand below it.
fn number_above_decimals(pieces: &mut [Piece]) {
    let is_decimal = |piece: &Piece| matches!(piece, Piece::Line(line) if super::number::is_decimal(&line.text));
    if pieces.iter().filter(|piece| is_decimal(piece)).count() < 2 {
        return;
    }
    for piece in pieces {
        let Piece::Line(line) = piece else { continue };
        let rest = line.text.trim_start_matches(|c: char| c.is_ascii_digit());
        let words = rest.trim_start();
        let has_figure = (1..=2).contains(&(line.text.len() - rest.len())) && words.len() < rest.len();
        let is_title =
            !words.starts_with(|c: char| c.is_ascii()) && !line.ends_sentence() && line.length() <= LONGEST_VALUE;
        if line.number.is_none() && line.label.is_none() && has_figure && is_title && !words.is_empty() {
            line.number = Some(Number { level: 1, length: line.text.len() - words.len() });
        }
    }
}

/// `1.3家企业未安装监测设备` above `2.监测设备不正常`: what would be a decimal by itself is a number in its row.
fn number_before_counts(pieces: &mut [Piece]) {
    let mut above = 0;
    for at in 0..pieces.len() {
        let Piece::Line(line) = &pieces[at] else { continue };
        if let Some(number) = line.number {
            above = if number.level > RANK_OF_PROBLEMS { above } else { figure(&line.text, number).unwrap_or(0) };
            continue;
        }
        let Some((own, length)) = before_count(&line.text).filter(|_| line.label.is_none()) else { continue };
        let next = || {
            pieces[at + 1..].iter().find_map(|piece| match piece {
                Piece::Line(line) => match line.number {
                    Some(number) if number.level > RANK_OF_PROBLEMS => None,
                    Some(number) => Some(figure(&line.text, number).unwrap_or(0)),
                    None => before_count(&line.text).map(|(figure, _)| figure),
                },
                Piece::Table(_) => None,
            })
        };
        if own == above + 1 && (own > 1 || next() == Some(2)) {
            above = own;
            let Piece::Line(line) = &mut pieces[at] else { continue };
            line.number = Some(Number { level: RANK_OF_PROBLEMS, length });
        }
    }
}

/// The blocks with what of their struck text is kept.
fn settled(document: &Document, findings: &mut Findings) -> Vec<Block> {
    let mut struck = Struck::of(&document.source, findings);
    let blocks = document.blocks.iter().map(|block| match block {
        Block::Table(table) => Block::Table(struck.table(table)),
        Block::Paragraph(paragraph) => Block::Paragraph(struck.paragraph(paragraph)),
    });
    let blocks = blocks.collect();
    struck.tell();
    blocks
}

/// The lines above the text: title, author, to whom it is addressed.
const FRONT: usize = 8;
/// With them, what a page says of itself.
const MOST_AROUND_TITLE: usize = 40;

/// What stands around the title of a page and is none of its text.
fn is_of_page(piece: &Piece) -> bool {
    matches!(piece, Piece::Line(line) if line.field().is_some_and(Field::is_of_document) || super::lead::is_stamp(&line.text))
}

/// Whether a line in the front of a document ends there, though no mark says so.
fn stands_alone(before: &Line, next: &Line) -> bool {
    let is_addressed = next.text.ends_with(['：', ':'])
        && !next.text.contains('。')
        && next.length() <= LONGEST_VALUE
        && !["如下：", "如下:", "下：", "下:"].iter().any(|end| next.text.ends_with(end));
    super::lead::ends_as_title(&before.text)
        || super::lead::is_stamp(&before.text)
        || (before.text.starts_with(['—', '-']) && before.text.ends_with("会议"))
        || before.text.ends_with("会议上")
        || is_addressed
}

/// Labels on lines of their own without a colon, bold or not: what stands so more than once is no title.
struct BareLabels(HashMap<String, usize>);

impl BareLabels {
    fn of(document: &Document) -> Self {
        let mut seen = HashMap::new();
        let mut heads = HashSet::new();
        for (at, block) in document.blocks.iter().enumerate() {
            let Block::Paragraph(paragraph) = block else { continue };
            if let Some(word) = bare_label(&Line::new(paragraph.clone())) {
                if heads_headings(paragraph.mark, document.blocks.get(at + 1)) {
                    heads.insert(word.clone());
                }
                *seen.entry(word).or_default() += 1;
            }
        }
        seen.retain(|word, _| !heads.contains(word));
        Self(seen)
    }

    fn labelled(&self, line: Line) -> Line {
        match bare_label(&line) {
            Some(word) if self.0.get(&word).is_some_and(|count| *count > 1) => {
                let field = Field::of(&word).expect("a bare label is one");
                let value = line.text.len();
                Line { label: Some(Label { field, value }), ..line }
            }
            _ => line,
        }
    }
}

/// Whether a heading by style stands right above one of a lower level.
fn heads_headings(mark: Mark, next: Option<&Block>) -> bool {
    match (mark, next) {
        (Mark::Heading(level), Some(Block::Paragraph(next))) => matches!(next.mark, Mark::Heading(own) if own > level),
        _ => false,
    }
}

fn bare_label(line: &Line) -> Option<String> {
    let word = line.words();
    let is_one = line.label.is_none()
        && matches!(line.paragraph.mark, Mark::Body | Mark::Heading(_))
        && !line.paragraph.is_apart()
        && word.chars().count() >= SHORTEST_BARE
        && Field::of(word).is_some_and(Field::is_of_issue)
        && !word.contains(['：', ':', '（', '(']);
    is_one.then(|| word.to_string())
}

/// Shorter ones are words of every text.
const SHORTEST_BARE: usize = 4;

/// `（1）问题：学习不深入。` twice or more is the number of an issue with its title, unless what is below the problem is
/// numbered in the same row.
fn number_problems(pieces: &mut [Piece]) {
    let level = |line: &Line, wanted: fn(Field) -> bool| {
        line.number.map(|number| number.level).filter(|_| line.field().is_some_and(wanted))
    };
    let mut problems = [0_usize; 6];
    let mut others = [false; 6];
    for piece in pieces.iter() {
        let Piece::Line(line) = piece else { continue };
        if let Some(level) = level(line, is_problem).filter(|_| !line.value().is_empty()) {
            problems[usize::from(level)] += 1;
        }
        if let Some(level) = level(line, |field| field.is_of_issue() && !is_problem(field)) {
            others[usize::from(level)] = true;
        }
    }
    for piece in pieces {
        let Piece::Line(line) = piece else { continue };
        let Some((number, label)) = line.number.zip(line.label) else { continue };
        let level = usize::from(number.level);
        if is_problem(label.field) && !line.value().is_empty() && problems[level] > 1 && !others[level] {
            line.number = Some(Number { length: label.value, ..number });
            line.label = None;
        }
    }
}

/// `问题：路面积水。` above `整改情况：……`, and so on without a number anywhere: each problem is the title of its issue.
fn title_problems(pieces: &mut [Piece]) {
    let is_numbered = |piece: &Piece| matches!(piece, Piece::Line(line) if line.number.is_some());
    let problem = |piece: &Piece| matches!(piece, Piece::Line(line) if line.field() == Some(Field::Problem) && !line.value().is_empty());
    let ends_before = |piece: &Piece| match piece {
        Piece::Line(line) => line.label.is_some() || line.ends_sentence() || line.text.ends_with(['：', ':']),
        Piece::Table(_) => false,
    };
    let are_titles = pieces.iter().filter(|piece| problem(piece)).count() > 1
        && !pieces.iter().any(is_numbered)
        && pieces.windows(2).all(|pair| !problem(&pair[1]) || ends_before(&pair[0]));
    if !are_titles {
        return;
    }
    for piece in pieces.iter_mut().filter(|piece| problem(piece)) {
        let Piece::Line(line) = piece else { continue };
        line.number = line.label.take().map(|label| Number { level: RANK_OF_PROBLEMS, length: label.value });
    }
}

/// The rank of `问题1：` and `1.`.
const RANK_OF_PROBLEMS: u8 = 3;

fn is_problem(field: Field) -> bool {
    matches!(field, Field::Problem | Field::Task)
}

/// Whether a sentence goes on in the next line.
fn is_cut(before: &Line, next: &Line) -> bool {
    let runs_on = |line: &Line| {
        let paragraph = &line.paragraph;
        paragraph.mark == Mark::Body && paragraph.align == Align::Start && !paragraph.is_apart()
    };
    let open =
        !before.text.ends_with(['。', '！', '？', '；', '：', '”', '）', '》', '】', '!', '?', ';', ':', ')', '…']);
    let open = open || (before.paragraph.fills && !before.ends_sentence() && !before.text.ends_with(['：', ':']));
    let is_short_field = before.field().is_some_and(Field::is_short);
    runs_on(before)
        && runs_on(next)
        && before.paragraph.after_issues == next.paragraph.after_issues
        && before.text.len() <= LONGEST_JOINED
        && open
        && !is_short_field
        && (before.length() >= CUT_AT_LEAST || before.paragraph.indented || is_torn(&before.text, &next.text))
        && (before.number.is_none() || before.length() > 45)
        && !before.paragraph.is_strong()
        && next.number.is_none()
        && next.label.is_none()
        && !next.paragraph.indented
        && !next.paragraph.is_strong()
        && super::date::alone(&next.text).is_none()
        && !next.text.starts_with(['—', '-'])
        && !super::closing::heads_annex(next)
        && !super::closing::is_signature(&next.text)
}

/// Whether a line, however short, cannot end there: behind a comma, or between a figure and what it counts.
fn is_torn(before: &str, next: &str) -> bool {
    let counted = before.ends_with(|c: char| c.is_ascii_digit()) && !before.starts_with("附件");
    before.ends_with(['，', '、'])
        || (counted && next.starts_with(|c| "年月日次个项名条件场家处万亿元余%％".contains(c)))
}

/// Whether a line is what the label above it says: `整改结果：` with `已完成` below.
fn is_value_of(line: &Line, label: &Line) -> bool {
    open_label(label).is_some_and(|field| may_stand_below(field, &line.text))
        && line.number.is_none()
        && line.label.is_none()
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
    let is_office = super::closing::is_signature(text);
    match field {
        Field::Units => true,
        Field::Issuer => is_office,
        Field::Title => super::lead::ends_as_title(text),
        Field::Date | Field::Published => super::date::alone(text).is_some() || super::lead::is_stamp(text),
        Field::IndexNumber => text.bytes().filter(u8::is_ascii_digit).count() >= 4 && !text.contains("关于"),
        Field::DocumentNumber => super::lead::is_document_number(text),
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
fn glue(inlines: &mut Vec<Inline>, rest: Vec<Inline>) {
    let last = super::super::document::plain(inlines).chars().last();
    let first = super::super::document::plain(&rest).chars().next();
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

/// A paragraph parted at its line breaks, where they begin something new, and before a second label on its line.
pub fn parts(paragraph: &Paragraph) -> Vec<Paragraph> {
    if paragraph.mark == Mark::Verbatim || paragraph.is_apart() || paragraph.inlines.len() > MOST_INLINES {
        return vec![paragraph.clone()];
    }
    let mut parts: Vec<Vec<Inline>> = vec![Vec::new()];
    for lines in paragraph.inlines.split(|inline| *inline == Inline::Break) {
        let next = Line::new(Paragraph { inlines: lines.to_vec(), ..paragraph.clone() });
        let last = parts.last_mut().expect("there is always one");
        let before = Line::new(Paragraph { inlines: last.clone(), ..paragraph.clone() });
        let is_heading = matches!(paragraph.mark, Mark::Title | Mark::Heading(_)) || paragraph.align == Align::Center;
        let begins = next.label.is_some()
            || next.number.is_some()
            || (!is_heading && (before.ends_sentence() || before.field().is_some_and(Field::is_short)))
            || super::date::alone(&next.text).is_some()
            || (before.number.is_some() && !is_heading && before.length() < 45);
        if before.text.is_empty() || !begins {
            glue(last, lines.to_vec());
        } else {
            parts.push(lines.to_vec());
        }
    }
    let parts = parts.into_iter().map(|inlines| Paragraph { inlines, ..paragraph.clone() });
    parts.flat_map(|part| cut_at(&part, &bracketed_labels(&part))).flat_map(by_labels).collect()
}

/// A paragraph in parts: from the start of each range to its end, without what stands between them.
fn cut_at(paragraph: &Paragraph, ranges: &[Range<usize>]) -> Vec<Paragraph> {
    if ranges.is_empty() {
        return vec![paragraph.clone()];
    }
    let part = |range: &Range<usize>| Paragraph {
        inlines: cut_before(&cut_after(&paragraph.inlines, range.end), range.start),
        ..paragraph.clone()
    };
    ranges.iter().map(part).filter(|part| !part.inlines.is_empty()).collect()
}

/// `……（责任单位：办公室；整改时限：2025年6月）`: the text, and each label in the brackets at its end. Empty: there are none.
fn bracketed_labels(paragraph: &Paragraph) -> Vec<Range<usize>> {
    let text = paragraph.text();
    let Some((open, inside)) = super::status::aside(&text) else { return Vec::new() };
    if !Label::find(inside).is_some_and(|label| label.field.is_of_issue()) || inside.contains('。') {
        return Vec::new();
    }
    // A measure, or one of several in a paragraph, says who takes it, not who answers for the issue.
    let front = text[..open].trim_end();
    let is_measure = Number::find(&text).is_some() && !super::outline::names_a_fault(front);
    let is_one_of_many = front.contains(['）', ')']) && brackets(front).any(|inside| Label::find(inside).is_some());
    if is_measure || is_one_of_many {
        return Vec::new();
    }
    let start = open + text[open..].chars().next().map_or(0, char::len_utf8);
    let end = start + inside.len();
    let is_gap = |c: char| matches!(c, '；' | ';' | '，' | ',' | '、') || c.is_whitespace();
    let begins = |at: &usize| Label::find(&text[*at..end]).is_some_and(|label| label.field.is_of_issue());
    let gaps = text[start..end].match_indices(is_gap).map(|(at, gap)| start + at + gap.len());
    let starts: Vec<usize> = std::iter::once(start).chain(gaps.filter(begins)).take(MOST_LABELS).collect();
    let ends = starts.iter().skip(1).copied().chain([end]);
    let labels = starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(start, end)| start..start + text[start..end].trim_end_matches(is_gap).len());
    std::iter::once(0..open).chain(labels).collect()
}

/// What stands in the brackets of a text.
fn brackets(text: &str) -> impl Iterator<Item = &str> {
    text.split(['（', '(']).skip(1).filter_map(|rest| rest.split(['）', ')']).next())
}

/// `示水〔2025〕12号　签发人：张三`: the number of the document, and who lets it go out, beside each other.
fn number_and_signer(text: &str) -> Option<usize> {
    let at = text.find("签发人")?;
    super::lead::is_document_number(text[..at].trim()).then_some(at)
}

/// `责任单位：甲　整改时限：乙` is two lines; so is an invitation with the contact in its paragraph.
fn by_labels(paragraph: Paragraph) -> Vec<Paragraph> {
    let paragraph = without_brackets(paragraph);
    let text = paragraph.text();
    if let Some(signer) = number_and_signer(&text) {
        return cut_at(&paragraph, &[0..signer, signer..text.len()]);
    }
    let invites = ["欢迎", "监督", "意见", "异议", "反馈"].iter().any(|word| text.contains(word));
    let first = Label::find(&text);
    let has_later = first.is_none() && Number::find(&text).is_none() && LATER.iter().any(|end| text.contains(end));
    let begins_strange = first.is_none() && begins_with_strange_label(&text);
    if first.is_none() && !invites && !has_later && !begins_strange {
        return vec![paragraph];
    }
    let mut open = first.map(|label| label.field);
    let mut cuts = Vec::new();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let gap = before.is_whitespace() || matches!(before, '；' | ';' | '。');
        let contact_gap = gap || matches!(before, '，' | ',' | '、' | '：' | ':');
        // On a page the labels beside a title may stand with nothing between them.
        let is_of_page = open.is_some_and(Field::is_of_document);
        if cuts.len() < MOST_LABELS
            && at >= first.map_or(1, |label| label.value)
            && !c.is_whitespace()
            && (contact_gap || is_of_page)
            && let Some(label) = Label::find(&text[at..])
            && match open {
                Some(open) => {
                    label.field.goes_with(open)
                        && (gap || open.is_of_contact() || word_length(&text[at..]) >= SHORTEST_BARE)
                }
                None if before == '。' && matches!(label.field, Field::Progress | Field::Status) => has_later,
                // `如有异议，请与办公室联系，电话：…`
                None if ["异议", "欢迎"].iter().any(|word| text[..at].contains(word))
                    && label.field == Field::Phone =>
                {
                    true
                }
                None => gap && (label.field.is_of_contact() || (begins_strange && label.field.is_of_issue())),
            }
        {
            cuts.push(at);
            open = Some(label.field);
        }
        before = c;
    }
    let mut parts = Vec::new();
    let mut start = 0;
    for cut in cuts.into_iter().chain([text.len()]) {
        let inlines = cut_before(&cut_after(&paragraph.inlines, cut), start);
        if !inlines.is_empty() {
            parts.push(Paragraph { inlines, ..paragraph.clone() });
        }
        start = cut;
    }
    parts
}

/// `责任领导：某某　责任单位：甲`: a label that means no field may stand before one that does.
fn begins_with_strange_label(text: &str) -> bool {
    let Some((label, _)) = text.split_once('：') else { return false };
    (2..=LONGEST_STRANGE_LABEL).contains(&label.chars().count()) && label.chars().all(char::is_alphabetic)
}

const LONGEST_STRANGE_LABEL: usize = 6;

/// How labels end that may stand behind the sentence that says the problem.
const LATER: [&str; 6] = ["情况：", "情况:", "结果：", "结果:", "进展：", "成效："];

fn word_length(text: &str) -> usize {
    text.split(['：', ':']).next().map_or(0, |word| word.chars().count())
}

/// 附注 (GB/T 9704-2012, 7.3.6): `（联系人：张三，联系电话：0000-0000000）`
fn without_brackets(paragraph: Paragraph) -> Paragraph {
    let text = paragraph.text();
    let inside = text.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
    let Some(inside) = inside.filter(|inside| !inside.contains(['（', '）', '(', ')'])) else { return paragraph };
    if !Label::find(inside).is_some_and(|label| label.field.is_of_contact()) {
        return paragraph;
    }
    let start = text.find(inside).unwrap_or(0);
    let inlines = cut_before(&cut_after(&paragraph.inlines, start + inside.len()), start);
    Paragraph { inlines, ..paragraph }
}

fn tail(text: &str) -> String {
    let skip = text.chars().count().saturating_sub(8);
    text.chars().skip(skip).collect()
}

fn head(text: &str) -> String {
    text.chars().take(8).collect()
}
