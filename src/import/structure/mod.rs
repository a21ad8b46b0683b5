//! From a stream of paragraphs to a [`Draft`]: the structure that a person sees in a document.
//!
//! 1. [`lines`] puts paragraphs right: parted, joined, with their numbers and labels known.
//! 2. [`lead`] reads title, dates and inspector; [`closing`] the contact, the attachments, the signature and
//!    the date.
//! 3. [`outline`] tells headings from text, with [`titles`] that end as sentences; [`sections`] finds the issues among
//!    them, [`parts`] what heads a part of one, and [`paired`] puts accounts below their problems where they stand in a
//!    section of their own.
//! 4. [`issue`] and [`ledger`] read one issue each, from labelled text or from the row of a table; [`single`] a notice
//!    that has only one.
//!
//! Nothing is invented: what is not in the document stays empty, and what was guessed is told with its line.

mod closing;
mod date;
mod inner;
mod issue;
mod label;
mod last_day;
mod lead;
mod ledger;
mod lines;
mod links;
mod number;
mod outline;
mod outlook;
mod paired;
mod parts;
mod remarks;
mod sections;
mod shown;
mod single;
mod status;
mod struck;
mod titles;

use std::sync::Arc;

use jiff::civil::Date;

use crate::catalogue::Language;
use crate::catalogue::import::findings::{CLOSING_GUESSED, COUNT_DIFFERS, DATE_TAKEN, LEFT_OUT, NOTHING_TO_WRITE};
use crate::finding::{Finding, Findings};
use crate::model::status::StatusWords;
use crate::source::{Place, Source, Span};

use super::document::{Cell, Document, Mark, Table};
use super::draft::{Draft, Element};
use super::read::left_out;
use closing::Closing;
use issue::Reading;
use label::Field;
pub use lead::are_of_two_offices;
use ledger::Ledger;
use lines::{Line, Piece};
use outline::Item;
use parts::Parts;

/// What whoever imports says himself.
#[derive(Debug, Clone, Default)]
pub struct Given {
    pub title: Option<String>,
    pub date: Option<Date>,
}

/// Reads the structure of a document, and tells what was guessed and what was left out.
pub fn understand(document: &Document, statuses: &StatusWords, given: &Given) -> (Draft, Findings) {
    let mut findings = Findings::default();
    for left in &document.left_out {
        let place = left.span.map_or_else(|| Place::file(&document.source), |span| Place::at(&document.source, span));
        findings.push(left_out(Finding::new(&LEFT_OUT, place), left.what, left.count));
    }
    let mut draft = Draft::default();
    let pieces = lines::of(document, &mut findings);
    let tables = tables(&pieces);
    let (mut pieces, facts) = facts(spread(pieces, tables), tables, &mut draft);
    let mut telling = Telling { source: &document.source, findings: &mut findings };
    if let Some(letterhead) = closing::take_letterhead(&mut pieces) {
        telling.letterhead(&letterhead);
    }
    let annexes = closing::take_annexes(&mut pieces);
    let attachments = closing::take_attachments(&mut pieces);
    let taken = lead::read_title(&pieces, &mut draft);
    let latest = lead::latest(&pieces);
    let mut items = outline::of(pieces[taken..].to_vec(), &document.source, &mut findings);
    let mut telling = Telling { source: &document.source, findings: &mut findings };
    let mut tail = take_closing(&mut items, dated_head(&pieces[..taken]), &mut draft, &mut telling);
    let mut of_page = Vec::new();
    for piece in pieces[..taken].iter().chain(&facts) {
        let Piece::Line(line) = piece else { continue };
        if lead::is_aside(line) || !lead::is_kept(line, &draft) {
            telling.remark(line);
        } else if lead::is_of_page(line, &draft) {
            of_page.push(line);
        }
    }
    telling.page(&of_page);
    tail.extend(attachments.into_iter().map(Element::Paragraph));
    let annexes = annexed(annexes, &document.source, &mut findings);
    if tables == Tables::WithLedger {
        items.extend(annexes);
    } else {
        tail.extend(elements(&annexes, top_level(&annexes)));
    }

    let items = paired::joined(with_ordinals_below(items), &document.source, &mut findings);
    let mut reading =
        Reading { source: &document.source, statuses, findings: &mut findings, state: None, parts: Parts::new() };
    let said = arrange(&items, &mut draft, &mut reading);
    draft.body.extend(tail);
    drop_title(&mut draft);
    if !draft.body.iter().any(|element| matches!(element, Element::Issues)) && !draft.body.is_empty() {
        draft.body.push(Element::Issues);
    }
    head(&items, &mut draft);
    if let Some(title) = &given.title {
        draft.title.clone_from(title);
    }
    draft.date = given.date.or(draft.date);
    guess_date(document, latest, &mut draft, &mut findings);
    tell_missing_hour(document, &draft, &mut findings);
    shown::tell_others(document, &draft, &mut findings);
    if let Some((said, span)) = said
        && !draft.issues.is_empty()
        && said != draft.issues.len()
        && said != draft.categories.len()
    {
        let finding = Finding::new(&COUNT_DIFFERS, Place::at(&document.source, span));
        findings.push(finding.with("said", said.to_string()).with("read", draft.issues.len().to_string()));
    }
    (draft, findings)
}

/// `序号：2` above the title of an issue is the number that it gets anyway; any other (`编号：X002`) is the issue's.
fn with_ordinals_below(mut items: Vec<Item>) -> Vec<Item> {
    let ordinal = |item: &Item| matches!(item, Item::Line(line) if line.field() == Some(Field::Ordinal));
    let is_counted = |item: &Item| matches!(item, Item::Line(line) if number::is_numeral(line.value()));
    let heads = |items: &[Item], at: usize| matches!(items.get(at + 1), Some(Item::Heading(_)));
    for at in 0..items.len() {
        if ordinal(&items[at]) && heads(&items, at) {
            items.swap(at, at + 1);
        }
    }
    let mut is_below_heading = false;
    items.retain(|item| {
        let is_number = is_below_heading && ordinal(item) && is_counted(item);
        is_below_heading = matches!(item, Item::Heading(_));
        !is_number
    });
    items
}

/// A table of issues often bears the title of the notice once more.
fn drop_title(draft: &mut Draft) {
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let title = plain(&draft.title);
    draft.body.retain(|element| !matches!(element, Element::Paragraph(paragraph) if plain(&paragraph.text()) == title));
}

/// What the tables of a document are for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tables {
    /// One of them lists the issues, so others may say facts of the notice.
    WithLedger,
    Plain,
}

fn tables(pieces: &[Piece]) -> Tables {
    let is_ledger = |piece: &Piece| matches!(piece, Piece::Table(table) if single::form(table).is_none() && Ledger::find(table).is_some());
    if pieces.iter().any(is_ledger) { Tables::WithLedger } else { Tables::Plain }
}

/// Sheets of facts and forms of two columns become lines with labels: `责任单位 | 城管局` is `责任单位：城管局`.
fn spread(pieces: Vec<Piece>, tables: Tables) -> Vec<Piece> {
    let mut spread = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let Piece::Table(table) = piece else {
            spread.push(piece);
            continue;
        };
        let start = table.sheet.as_ref().map_or(0, |sheet| sheet.start);
        let (lines, table) = lines_of(table, tables);
        spread.extend(lines.into_iter().map(|mut line| {
            line.paragraph.span = line.paragraph.span.shifted(start);
            Piece::Line(line)
        }));
        spread.extend(table.map(Piece::Table));
    }
    spread
}

/// What of a table is lines, and the table itself if there is more to it.
fn lines_of(table: Table, tables: Tables) -> (Vec<Line>, Option<Table>) {
    if let Some(lines) = single::form(&table) {
        return (lines, None);
    }
    if let Some(ledger) = Ledger::find(&table) {
        let preface = ledger.preface(&table).flat_map(|paragraph| lines::parts(&paragraph)).map(Line::new);
        return (preface.collect(), Some(table));
    }
    match ledger::facts_of(&table).filter(|_| tables == Tables::WithLedger) {
        Some(facts) => (facts, None),
        None => (Vec::new(), Some(table)),
    }
}

/// Lines that say what the notice is, wherever a sheet puts them, are taken out of the text; they come second.
fn facts(pieces: Vec<Piece>, tables: Tables, draft: &mut Draft) -> (Vec<Piece>, Vec<Piece>) {
    if tables == Tables::Plain {
        return (pieces, Vec::new());
    }
    pieces.into_iter().partition(
        |piece| !matches!(piece, Piece::Line(line) if lead::read_fact(line, draft) && lead::is_kept(line, draft)),
    )
}

/// Takes the closing off the end. What of it is text is given back, in order.
fn take_closing(
    items: &mut Vec<Item>,
    headed: Option<(Date, Span)>,
    draft: &mut Draft,
    tell: &mut Telling,
) -> Vec<Element> {
    if last_day::is_announced(items) {
        return Vec::new();
    }
    if let Some((date, line)) = last_day::of_anybody(items) {
        tell.last_day(date, line);
    }
    let mut tail = Vec::new();
    let mut contact = Vec::new();
    let mut signed: Option<Line> = None;
    let mut dated: Option<(Date, Span)> = None;
    let mut is_marked = false;
    while let Some(last) = items.last() {
        let line = match last {
            Item::Line(line) => line,
            Item::Table(table) if closing::is_imprint(table) => {
                tell.imprint(
                    table.rows.iter().flatten().map(Cell::text).collect::<Vec<_>>().join(" ").trim(),
                    table.span,
                );
                items.pop();
                continue;
            }
            // A heading that only headed the contact.
            Item::Heading(heading) if Field::of(&heading.text).is_some_and(Field::is_of_contact) => {
                items.pop();
                continue;
            }
            _ => break,
        };
        let span = line.paragraph.span;
        // Where the document marks what is behind its issues, an office or a date above is of the text.
        let is_behind = line.paragraph.after_issues || line.paragraph.mark == Mark::Signature;
        if is_marked && !is_behind && last_day::is_date_or_office(line) {
            break;
        }
        is_marked |= is_behind;
        match closing::of(line) {
            Some(Closing::Date(date)) if dated.is_none() => dated = Some((date, span)),
            Some(Closing::Date(_) | Closing::Text) => tail.push(Element::Paragraph(line.paragraph.clone())),
            Some(Closing::Contact) => contact.push(line.clone()),
            // Of several that sign, the first issues the notice.
            Some(Closing::Signature) => {
                tail.extend(signed.replace(line.clone()).map(|other| Element::Paragraph(other.paragraph)));
            }
            Some(Closing::Imprint) => tell.imprint(&line.text, span),
            Some(Closing::Invitation) => tail.push(Element::Paragraph(line.paragraph.clone())),
            None => break,
        }
        items.pop();
    }
    if let Some(line) = signed {
        let signed = lead::without_blanks(closing::without_seal(&line.text));
        // 县水利局 signs what 示例县水利局 issues.
        let full = lead::issuer_of(&draft.title).filter(|issuer| issuer.ends_with(&signed));
        draft.issuer = Some(full.unwrap_or(signed));
    }
    for line in contact.iter().rev() {
        closing::read_contact(line, &mut draft.contact);
        if let Some(words) = closing::beside_contact(line, &draft.contact) {
            tell.contact(&words, line.paragraph.span);
        }
    }
    settle_date(headed, dated, draft, tell);
    tail.reverse();
    tail
}

/// What is annexed, each below its own heading.
fn annexed(pieces: Vec<Piece>, source: &Arc<Source>, findings: &mut Findings) -> Vec<Item> {
    let mut annexes = Vec::new();
    let mut rest = pieces.into_iter().peekable();
    while let Some(piece) = rest.next() {
        let mut inner = Vec::new();
        match piece {
            Piece::Line(line) if closing::heads_annex(&line) => annexes.push(outline::annex(&line)),
            other => inner.push(other),
        }
        while let Some(next) = rest.next_if(|piece| !matches!(piece, Piece::Line(line) if closing::heads_annex(line))) {
            inner.push(next);
        }
        let deepened = outline::of(inner, source, findings).into_iter().map(|item| match item {
            Item::Heading(heading) => Item::Heading(outline::Heading { level: heading.level + 1, ..heading }),
            other => other,
        });
        annexes.extend(deepened);
    }
    annexes
}

/// The date below the signature goes before one below the title, which may be the day of publication.
fn settle_date(headed: Option<(Date, Span)>, dated: Option<(Date, Span)>, draft: &mut Draft, tell: &mut Telling) {
    let Some((signed, below)) = dated else { return };
    match draft.date {
        Some(date) if date == signed => {}
        Some(date) => match headed.filter(|(headed, _)| *headed == date) {
            Some((headed, above)) => {
                draft.date = Some(signed);
                tell.date(headed, above);
            }
            None => tell.date(signed, below),
        },
        None => draft.date = Some(signed),
    }
}

/// Tells of what the ends of a document hold and a notice does not.
struct Telling<'a> {
    source: &'a Arc<Source>,
    findings: &'a mut Findings,
}

impl Telling<'_> {
    fn imprint(&mut self, words: &str, span: Span) {
        let words = outline::shortened(words);
        self.left_out(format!("the imprint: {words}"), format!("版记、附注：{words}"), span);
    }

    fn letterhead(&mut self, line: &Line) {
        let words = outline::shortened(&line.text);
        self.left_out(format!("the letterhead: {words}"), format!("版头：{words}"), line.paragraph.span);
    }

    fn remark(&mut self, line: &Line) {
        let words = outline::shortened(&line.text);
        self.left_out(
            format!("a remark below the title: {words}"),
            format!("标题下的附注：{words}"),
            line.paragraph.span,
        );
    }

    /// All that a page says of itself, at once: much of it is on every page.
    fn page(&mut self, lines: &[&Line]) {
        let Some(first) = lines.first() else { return };
        let words: Vec<&str> = lines.iter().map(|line| line.text.trim()).collect();
        let words = words.join("；").chars().take(LONGEST_OF_PAGE).collect::<String>();
        self.left_out(
            format!("what the page says of itself beside the title: {words}"),
            format!("标题旁边网页自己的信息：{words}"),
            first.paragraph.span,
        );
    }

    fn contact(&mut self, words: &str, span: Span) {
        let words = outline::shortened(words);
        self.left_out(format!("a part of the contact details: {words}"), format!("联系方式里的一部分：{words}"), span);
    }

    fn date(&mut self, date: Date, span: Span) {
        self.left_out(format!("another date than the one taken: {date}"), format!("另一处日期：{date}"), span);
    }

    fn last_day(&mut self, date: Date, line: &Line) {
        let finding = Finding::new(&DATE_TAKEN, Place::at(self.source, line.paragraph.span));
        self.findings.push(finding.with("date", date.to_string()));
    }

    fn left_out(&mut self, what: String, what_zh: String, span: Span) {
        let finding = Finding::new(&LEFT_OUT, Place::at(self.source, span));
        self.findings.push(finding.with("what", what).with("what_zh", what_zh));
    }
}

/// In characters; more than a page says of itself.
const LONGEST_OF_PAGE: usize = 400;

/// A date on a line of its own around the title.
fn dated_head(pieces: &[Piece]) -> Option<(Date, Span)> {
    pieces.iter().find_map(|piece| match piece {
        Piece::Line(line) => Some((date::alone(&line.text)?, line.paragraph.span)),
        Piece::Table(_) => None,
    })
}

/// Fills the draft with body, categories and issues; gives the number of issues that the text itself speaks of.
fn arrange(items: &[Item], draft: &mut Draft, reading: &mut Reading) -> Option<(usize, Span)> {
    let is_ledger = |item: &Item| matches!(item, Item::Table(table) if Ledger::find(table).is_some());
    if items.iter().any(is_ledger) {
        with_ledgers(items, draft, reading);
        return claimed(items);
    }
    if single::read(items, draft, reading) {
        return None;
    }
    let Some(mut range) = sections::find(items) else {
        draft.body = elements(items, top_level(items));
        return claimed(items);
    };
    if let Some(at) = outlook::find(items, range) {
        range.end = at;
        if let Item::Line(line) = &items[at] {
            let finding = Finding::new(&CLOSING_GUESSED, Place::at(reading.source, line.paragraph.span));
            reading.findings.push(finding.with("text", outline::shortened(&line.text)));
        }
    }
    let first = sections::read(&items[range.start..range.end], draft, reading) + range.start;
    let top = top_level(items);
    draft.body = elements(&items[..first], top);
    draft.body.push(Element::Issues);
    draft.body.extend(elements(&items[range.end..], top));
    claimed(&items[..first])
}

/// Ledgers in a document: the first stands for the place of all issues.
fn with_ledgers(items: &[Item], draft: &mut Draft, reading: &mut Reading) {
    let top = top_level(items);
    let many_are_headed = headed_ledgers(items) > 1;
    let many_are_sheets =
        items.iter().filter(|item| matches!(item, Item::Table(table) if is_sheet_of_issues(table))).count() > 1;
    let titles = if many_are_sheets { share_title(items, draft) } else { Vec::new() };
    let mut heading: Option<(usize, u8, String)> = None;
    let mut used_headings = Vec::new();
    let mut body: Vec<(usize, Element)> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        match item {
            Item::Heading(own) => {
                heading = Some((at, own.level, own.text.clone()));
                body.push((at, Element::Heading(own.level - top + 1, own.title.clone())));
            }
            Item::Line(line) if outline::goes_on_with_table(&line.text) || titles.contains(&at) => {}
            Item::Line(line) => body.push((at, Element::Paragraph(line.paragraph.clone()))),
            Item::Table(table) => match Ledger::find(table) {
                None => body.push((at, Element::Table(table.clone()))),
                Some(ledger) => {
                    let category = heading.as_ref().filter(|(_, level, _)| *level > top || many_are_headed);
                    if let Some((at, ..)) = category {
                        used_headings.push(*at);
                    }
                    let sheet = table.sheet.as_ref().map(|sheet| sheet.name.as_str());
                    let by_sheet = sheet.filter(|name| many_are_sheets && !is_usual_name(name));
                    let fallback = category.map(|(_, _, text)| text.as_str()).or(by_sheet).unwrap_or_default();
                    let source = table.sheet.as_ref().map_or(reading.source, |sheet| &sheet.source);
                    let mut reading = Reading {
                        source,
                        statuses: reading.statuses,
                        findings: &mut *reading.findings,
                        state: None,
                        parts: Parts::new(),
                    };
                    if let Some(name) = by_sheet.filter(|name| *name == fallback && !ledger.has_categories()) {
                        let place = Place::at(source, ledger.span(table));
                        reading.findings.push(issue::guessed(place, "问题类别", "the category", name));
                    }
                    draft.issues.extend(ledger.read(table, fallback, &mut draft.categories, &mut reading));
                    tell_unknown_columns(&ledger, table, &mut reading);
                    for (_, fact) in ledger.facts(table) {
                        lead::read_fact(&fact, draft);
                    }
                    if !body.iter().any(|(_, element)| matches!(element, Element::Issues)) {
                        body.push((at, Element::Issues));
                    }
                }
            },
        }
    }
    // A heading that became a category is not said twice.
    draft.body = body.into_iter().filter(|(at, _)| !used_headings.contains(at)).map(|(_, element)| element).collect();
    if draft.body.iter().all(|element| matches!(element, Element::Issues)) {
        draft.body.clear();
    }
}

/// Sheets of one workbook bear its title, each with its own part in brackets: `……整改台账（供水方面）`. Takes what they
/// share as the title, and gives the places of the others.
fn share_title(items: &[Item], draft: &mut Draft) -> Vec<usize> {
    let title = without_aside(&draft.title).to_string();
    let is_shared = |item: &Item| matches!(item, Item::Line(line) if without_aside(line.text.trim()) == title);
    let places: Vec<usize> = (0..items.len()).filter(|at| is_shared(&items[*at])).collect();
    if !title.is_empty() && !places.is_empty() {
        draft.title = title;
        return places;
    }
    Vec::new()
}

fn without_aside(title: &str) -> &str {
    status::aside(title).map_or(title, |(start, _)| title[..start].trim_end())
}

fn is_sheet_of_issues(table: &Table) -> bool {
    table.sheet.is_some() && Ledger::find(table).is_some()
}

/// `Sheet1`, `工作表1`: what a sheet is called that nobody has named.
fn is_usual_name(name: &str) -> bool {
    let word = name.trim_end_matches(|c: char| c.is_ascii_digit());
    ["sheet", "工作表", "表", "table"].contains(&word.trim().to_lowercase().as_str())
}

/// How many ledgers have a heading of their own.
fn headed_ledgers(items: &[Item]) -> usize {
    let is_headed =
        |pair: &[Item]| matches!(pair, [Item::Heading(_), Item::Table(table)] if Ledger::find(table).is_some());
    items.windows(2).filter(|pair| is_headed(pair)).count()
}

fn tell_unknown_columns(ledger: &Ledger, table: &Table, reading: &mut Reading) {
    let unknown = ledger.unknown_columns(table, reading.statuses);
    if unknown.is_empty() {
        return;
    }
    let first = unknown.iter().find_map(|head| head.paragraphs.first());
    let names = |language: Language| {
        let bare = language.pick("（没有表头）", "without a head");
        let name = |head: &&Cell| Some(head.text().replace('\n', "")).filter(|name| !name.is_empty());
        language.list(unknown.iter().map(|head| name(head).unwrap_or_else(|| bare.to_string())))
    };
    let place = Place::at(reading.source, first.map_or_else(|| ledger.span(table), |head| head.span));
    let finding = Finding::new(&LEFT_OUT, place).with("what", format!("columns {}", names(Language::En)));
    reading.findings.push(finding.with("what_zh", format!("列：{}", names(Language::Zh))));
}

fn top_level(items: &[Item]) -> u8 {
    items
        .iter()
        .filter_map(|item| if let Item::Heading(heading) = item { Some(heading.level) } else { None })
        .min()
        .unwrap_or(1)
}

fn elements(items: &[Item], top: u8) -> Vec<Element> {
    items
        .iter()
        .map(|item| match item {
            Item::Heading(heading) => Element::Heading(heading.level - top + 1, heading.title.clone()),
            Item::Line(line) => Element::Paragraph(line.paragraph.clone()),
            Item::Table(table) => Element::Table(table.clone()),
        })
        .collect()
}

/// `反馈问题25个`, `25个问题`: how many issues the text speaks of.
fn claimed(items: &[Item]) -> Option<(usize, Span)> {
    items.iter().find_map(|item| {
        let Item::Line(line) = item else { return None };
        let text = line.text.replace(' ', "");
        text.match_indices('个').find_map(|(at, _)| {
            let digits = text[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
            let number = text[at - digits..at].parse().ok()?;
            let before: String =
                text[..at - digits].chars().rev().take(14).collect::<Vec<_>>().into_iter().rev().collect();
            let after: String = text[at..].chars().skip(1).take(4).collect();
            let asked = ["反馈", "指出", "查出", "发现"].iter().any(|word| before.contains(word));
            (asked && (after.contains("问题") || before.ends_with("问题"))).then_some((number, line.paragraph.span))
        })
    })
}

/// What the whole says of the notice, once its parts are known.
fn head(items: &[Item], draft: &mut Draft) {
    let lines: Vec<&Line> =
        items.iter().filter_map(|item| if let Item::Line(line) = item { Some(line) } else { None }).take(8).collect();
    lead::read_lead(&lines, draft);
    if draft.issuer.is_none() {
        draft.issuer = lead::issuer_of(&draft.title);
    }
    let lead: String = lines.iter().take(3).map(|line| line.text.as_str()).collect();
    draft.kind = draft.kind.or_else(|| lead::kind_of(&draft.title)).or_else(|| lead::kind_of(&lead));
}

fn guess_date(document: &Document, latest: Option<Date>, draft: &mut Draft, findings: &mut Findings) {
    if draft.date.is_some() {
        return;
    }
    draft.date = draft.published.map(|time| time.date()).or(draft.as_of).or(latest).or(document.modified);
    if let Some(date) = draft.date {
        findings.push(issue::guessed(Place::file(&document.source), "成文日期", "the date", &date.to_string()));
    }
}

/// `发布日期：2025-03-04`: a time of publication has an hour, which nobody gave.
fn tell_missing_hour(document: &Document, draft: &Draft, findings: &mut Findings) {
    if let Some(published) = draft.published.filter(|time| time.time() == jiff::civil::Time::MIN) {
        let published = published.strftime("%Y-%m-%d %H:%M").to_string();
        let place = Place::file(&document.source);
        findings.push(issue::guessed(place, "发布时间", "the time of publication", &published));
    }
}

/// Without a title, a date or an issue there is no notice.
pub fn demand(draft: &Draft, document: &Document, findings: &mut Findings) {
    let mut missing = |zh: &str, en: &str, advice_zh: &str, advice: &str| {
        let finding = Finding::new(&NOTHING_TO_WRITE, Place::file(&document.source));
        findings
            .push(finding.with("field", en).with("field_zh", zh).with("advice", advice).with("advice_zh", advice_zh));
    };
    if draft.title.is_empty() {
        missing("标题", "title", "用 --title 给出。", "Give one with --title.");
    }
    if draft.date.is_none() {
        missing("成文日期", "date", "用 --date 给出。", "Give one with --date.");
    }
    if draft.issues.is_empty() {
        missing(
            "问题",
            "issue",
            "问题要有标题，或者一行一个写在有“问题”“整改情况”等表头的表里。",
            "Issues need headings, or a table whose heads are 问题, 整改情况 and so on.",
        );
    }
}
