//! Spreadsheets: ledgers in xlsx and csv.
//!
//! A sheet is read cell by cell, so that one stray cell in the last column of the last row costs nothing. Merged
//! cells stand at each of their places, as everywhere here.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::ops::Range;

use calamine::{DataRef, Font, Reader as _, Style, Xlsx};
use jiff::civil::Date;

use super::Unreadable;
use super::hidden::{Hidden, parts_of_sheets};
use super::missed::Missed;
use super::number_format::NumberFormat;
use super::package::{DAMAGED_FILE, Package};
use super::rich_text::{RichTexts, Shared};
use crate::formats::INTERNAL_MARKS;
use crate::import::document::{
    Block, Cell, Document, Inline, LeftOut, Lines, Paragraph, Sheet, SheetPlace, Table, Text, What, is_refused, plain,
    push_text,
};
use crate::source::{Source, Span};

/// A ledger has some thousand rows.
const MOST_ROWS: usize = 10_000;
const MOST_COLUMNS: usize = 256;
const MOST_CELLS: usize = 400_000;

/// How a row is shown on one line.
const BETWEEN_CELLS: &str = " | ";

/// The cells of a sheet that show something, by row and column.
type Cells = Vec<(usize, usize, Shown)>;

/// What a cell shows.
#[derive(Default)]
struct Shown {
    text: String,
    /// The date that it holds and shows without its year.
    whole_date: Option<Date>,
    /// Where a line goes through it.
    struck: Vec<Range<usize>>,
}

/// What is read of a sheet, and how many cells are not.
#[derive(Default)]
struct Read {
    cells: Cells,
    /// Beyond the limits.
    dropped: usize,
    /// Hidden by their number format.
    hidden: Missed,
    failed: Missed,
}

/// Reads a workbook: every sheet that can be seen and holds anything becomes a table.
pub fn read_xlsx(bytes: &[u8], path: &str) -> Result<Document, Unreadable> {
    Package::open(bytes)?.weigh(regions_are_ordered)?;
    let mut package = Package::open(bytes)?;
    let names = package.names();
    let has = |part: &str| names.iter().any(|name| name.contains(part));
    let (macros, comments) = (has("vbaProject.bin"), has("xl/comments") || has("xl/threadedComments"));
    let parts = parts_of_sheets(&mut package)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| DAMAGED_FILE)?;
    let shared = Shared::of(&mut package)?;
    let mut sheets = Sheets::default();
    let mut left_out = Vec::new();
    let visible: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible == calamine::SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    if visible.len() < book.sheets_metadata().len() {
        left_out.push(LeftOut::new(What::Sheet, book.sheets_metadata().len() - visible.len(), None));
    }
    let alone = visible.len() == 1;
    for name in visible {
        let merged: Vec<calamine::Dimensions> = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let part = parts.get(&name).map(|part| package.long_text(part)).transpose()?.flatten();
        let xml = part.as_deref().unwrap_or_default();
        let (hidden, rich_texts) = (Hidden::read(xml)?, RichTexts::read(xml, &shared)?);
        let Read { cells, dropped, hidden: unshown, failed } = cells(&mut book, &name, &rich_texts)?;
        let links = links_of_cells(xml);
        let own_path = if alone { path.to_string() } else { format!("{path} [{name}]") };
        let named = Named { name: &name, path: &own_path, between: BETWEEN_CELLS };
        let unseen = sheets.add(cells, &merged, &hidden, named);
        let missed = [
            (What::Cells, Missed::many(dropped)),
            (What::Hidden, unshown),
            (What::FormulaError, failed),
            (What::Link, Missed::many(links)),
            (What::HiddenCells, unseen),
        ];
        let sheet = Source::without_text(&own_path);
        left_out.extend(missed.into_iter().filter_map(|(what, missed)| missed.left_out(what, &sheet)));
    }
    for (what, there) in [(What::Macros, macros), (What::Comments, comments)] {
        if there {
            left_out.push(LeftOut::new(what, 1, None));
        }
    }
    Ok(sheets.finish(path, left_out))
}

/// How many cells lead to a page or a file (ECMA-376, part 1, 18.3.1.47): the library gives their texts alone.
fn links_of_cells(xml: &str) -> usize {
    let tags = xml.split("<hyperlink ").skip(1).filter_map(|rest| rest.split('>').next());
    tags.filter(|tag| tag.contains(":id=")).count()
}

/// Whether each region, `ref="A1:B2"`, begins before it ends: calamine takes that for granted.
fn regions_are_ordered(xml: &[u8]) -> bool {
    memchr::memmem::find_iter(xml, b"ref").all(|at| {
        let value =
            xml[at + "ref".len()..].trim_ascii_start().strip_prefix(b"=").unwrap_or_default().trim_ascii_start();
        let Some((quote, value)) = value.split_first().filter(|(quote, _)| matches!(quote, b'"' | b'\'')) else {
            return true;
        };
        let end = memchr::memchr(*quote, value).unwrap_or(0);
        let mut corners = value[..end].split(|byte| *byte == b':').map(corner);
        match (corners.next().flatten(), corners.next().flatten()) {
            (Some(from), Some(to)) => from.0 <= to.0 && from.1 <= to.1,
            _ => true,
        }
    })
}

/// `AB12` as column and row.
fn corner(text: &[u8]) -> Option<(u64, u64)> {
    let letters = text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let column = text[..letters].iter().fold(0_u64, |column, letter| {
        column.saturating_mul(26).saturating_add(u64::from(letter.to_ascii_uppercase() - b'A') + 1)
    });
    let row = std::str::from_utf8(&text[letters..]).ok()?.parse().ok()?;
    Some((column, row))
}

fn cells(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, rich_texts: &RichTexts) -> Result<Read, Unreadable> {
    let Ok(mut reader) = book.worksheet_cells_reader(name) else { return Ok(Read::default()) };
    let looks: Vec<Look> = reader.styles().iter().map(Look::of).collect();
    let general = Look::of(&Style::default());
    let mut read = Read::default();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|_| DAMAGED_FILE)? {
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize, column as usize);
        let look = looks.get(style).unwrap_or(&general);
        let shown = shown(cell.get_value(), &look.format);
        let rich_text = rich_texts.at(cell.get_position());
        let parts = rich_text.and_then(|rich_text| rich_text.struck(&shown.text, look.struck));
        let whole = || look.struck.then_some(0..shown.text.len()).into_iter().collect();
        let shown = Shown { struck: parts.unwrap_or_else(whole), ..shown };
        if shown.text.is_empty() {
            let place = SheetPlace::Cell(row, column);
            match cell.get_value() {
                DataRef::Error(_) => read.failed.push(place),
                // A format that shows no noughts hides nothing.
                DataRef::Float(number) if *number != 0.0 => read.hidden.push(place),
                DataRef::String(text) if !text.trim().is_empty() => read.hidden.push(place),
                DataRef::SharedString(text) if !text.trim().is_empty() => read.hidden.push(place),
                _ => {}
            }
            continue;
        }
        if row >= MOST_ROWS || column >= MOST_COLUMNS || read.cells.len() >= MOST_CELLS {
            read.dropped += 1;
            continue;
        }
        read.cells.push((row, column, shown));
    }
    Ok(read)
}

/// What a cell looks like, as far as it tells what it says.
struct Look {
    format: NumberFormat,
    struck: bool,
}

impl Look {
    fn of(style: &Style) -> Self {
        let format = style.number_format.as_ref();
        let format =
            format.map_or(NumberFormat::of(None, GENERAL), |it| NumberFormat::of(it.format_id, &it.format_code));
        Self { format, struck: style.font.as_ref().is_some_and(Font::has_strikethrough) }
    }
}

/// The format of a cell that has none of its own.
const GENERAL: &str = "General";

/// What a cell shows of its value.
fn shown(value: &DataRef, format: &NumberFormat) -> Shown {
    let mut whole_date = None;
    let text = match value {
        DataRef::String(text) => format.words(text),
        DataRef::SharedString(text) => format.words(text),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => format.number(*number),
        DataRef::Bool(true) => "是".into(),
        DataRef::Bool(false) => "否".into(),
        DataRef::DateTime(time) => {
            let date = format.date(time);
            whole_date = date.whole;
            date.text
        }
        DataRef::DateTimeIso(text) => text.split('T').next().unwrap_or_default().to_string(),
        _ => String::new(),
    };
    Shown { text: text.trim().to_string(), whole_date, struck: Vec::new() }
}

/// Reads a table of comma- or tab-separated values.
pub fn read_csv(text: &str, path: &str) -> Document {
    // A title above the heads holds no delimiter.
    let front: String = text.lines().take(20).collect();
    let count = |mark: &u8| front.bytes().filter(|byte| byte == mark).count();
    let delimiter = [b';', b'\t', b','].into_iter().max_by_key(count).unwrap_or(b',');
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut cells = Vec::new();
    let mut dropped = 0;
    let mut rows = 0;
    let mut record = csv::StringRecord::new();
    loop {
        let before = reader.position().line();
        if !reader.read_record(&mut record).unwrap_or(false) {
            break;
        }
        // Empty lines are rows too; lines inside a cell are not.
        let inside: usize = record.iter().map(|value| value.matches('\n').count()).sum();
        let lines = (reader.position().line() - before) as usize;
        let row = rows + lines.saturating_sub(inside + 1);
        rows = row + 1;
        for (column, value) in record.iter().enumerate() {
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            if row >= MOST_ROWS || column >= MOST_COLUMNS || cells.len() >= MOST_CELLS {
                dropped += 1;
            } else {
                cells.push((row, column, Shown { text: value.to_string(), ..Shown::default() }));
            }
        }
    }
    let left_out = if dropped > 0 { vec![LeftOut::new(What::Cells, dropped, None)] } else { Vec::new() };
    let mut sheets = Sheets::default();
    let named = Named { name: "", path, between: &char::from(delimiter).to_string() };
    sheets.add(cells, &[], &Hidden::default(), named);
    sheets.finish(path, left_out)
}

/// The sheets of a file, one below the other.
#[derive(Default)]
struct Sheets {
    text: String,
    tables: Vec<Table>,
}

/// What a sheet is called, by the file and by findings, and what stands between the cells of its lines.
struct Named<'a> {
    name: &'a str,
    path: &'a str,
    between: &'a str,
}

impl Sheets {
    /// Adds a sheet. Says which rows and columns were left out, since they are hidden.
    fn add(&mut self, cells: Cells, merged: &[calamine::Dimensions], hidden: &Hidden, named: Named) -> Missed {
        let (mut rows, text) = rows(cells, merged, named.between);
        let unseen = leave_out(&mut rows, hidden);
        let rows: Vec<_> = rows.into_values().collect();
        if !rows.is_empty() {
            let start = self.text.len();
            self.text.push_str(&text);
            let sheet = Sheet { source: Source::new(named.path, text), name: named.name.to_string(), start };
            self.tables.push(Table { span: Span::default(), rows, sheet: Some(sheet) });
        }
        unseen
    }

    fn finish(self, path: &str, left_out: Vec<LeftOut>) -> Document {
        Document {
            source: Source::new(path, self.text),
            blocks: self.tables.into_iter().map(Block::Table).collect(),
            images: Vec::new(),
            notes: Vec::new(),
            modified: None,
            left_out,
        }
    }
}

/// The rows of a sheet that hold something, by number.
type Rows = BTreeMap<usize, Vec<Cell>>;

/// Puts cells into rows; and writes each row of the sheet on the line of its number.
fn rows(cells: Cells, merged: &[calamine::Dimensions], between: &str) -> (Rows, String) {
    let columns = cells.iter().map(|(_, column, _)| column + 1).max().unwrap_or(0);
    let mut texts: BTreeMap<usize, BTreeMap<usize, Shown>> = BTreeMap::new();
    for (row, column, shown) in cells {
        texts.entry(row).or_default().insert(column, shown);
    }
    let mut lines = Lines::default();
    let mut rows = Rows::new();
    let mut next = 0;
    for (row, texts) in texts {
        (next..row).for_each(|_| lines.end());
        next = row + 1;
        let mut cells = vec![Cell::default(); columns];
        let mut column = 0;
        for (own, shown) in texts {
            (column..own).for_each(|_| _ = lines.go_on(between));
            column = own;
            cells[own].paragraphs = paragraphs(&shown, &mut lines);
        }
        lines.end();
        rows.insert(row, cells);
    }
    repeat_merged(&mut rows, merged);
    (rows, lines.into_text())
}

/// Leaves out what is hidden, after merged cells stand at each of their places. Says which rows and columns those
/// were.
fn leave_out(rows: &mut Rows, hidden: &Hidden) -> Missed {
    let mut unseen = Missed::default();
    show_merged(rows, hidden);
    rows.retain(|row, _| {
        let is_hidden = hidden.has_row(*row);
        if is_hidden {
            unseen.push(SheetPlace::Row(*row));
        }
        !is_hidden
    });
    let mut columns = BTreeSet::new();
    for cells in rows.values_mut() {
        let mut column = 0;
        cells.retain(|cell| {
            let is_hidden = hidden.has_column(column);
            if is_hidden && !cell.text().is_empty() {
                columns.insert(column);
            }
            column += 1;
            !is_hidden
        });
    }
    columns.into_iter().for_each(|column| unseen.push(SheetPlace::Column(column)));
    unseen
}

/// A merged cell that begins where nothing is seen, and reaches out of there, is seen: it begins where it can be.
fn show_merged(rows: &mut Rows, hidden: &Hidden) {
    let mut above: Option<Vec<Cell>> = None;
    for (row, cells) in rows.iter_mut() {
        let mut before: Option<Cell> = None;
        for (column, cell) in cells.iter_mut().enumerate() {
            let over = above.as_ref().and_then(|above| above.get(column));
            let begins_unseen = |own: &Cell| !own.repeated && !own.text().is_empty() && own.text() == cell.text();
            if cell.repeated && before.as_ref().or(over).is_some_and(begins_unseen) {
                cell.repeated = false;
            }
            before = hidden.has_column(column).then(|| cell.clone());
        }
        above = hidden.has_row(*row).then(|| cells.clone());
    }
}

fn paragraphs(shown: &Shown, lines: &mut Lines) -> Vec<Paragraph> {
    let mut texts: Vec<Vec<Inline>> = Vec::new();
    let mut start = 0;
    let mut is_broken = false;
    for line in shown.text.split_inclusive('\n') {
        let from = start + line.len() - line.trim_start().len();
        start += line.len();
        let words = line.trim();
        if words.is_empty() {
            continue;
        }
        let is_internal = INTERNAL_MARKS.iter().any(|mark| words.starts_with(mark));
        // A line that was broken where the column ends.
        if !is_broken || is_internal {
            texts.push(Vec::new());
        }
        is_broken = words.ends_with(['，', '、']) && !is_internal;
        if let Some(text) = texts.last_mut() {
            shown.pieces(from..from + words.len()).for_each(|piece| push_text(text, piece));
        }
    }
    let paragraphs = texts.into_iter().map(|inlines| {
        let span = lines.go_on(&plain(&inlines));
        Paragraph { span, inlines, whole_date: shown.whole_date, ..Paragraph::default() }
    });
    paragraphs.collect()
}

impl Shown {
    /// A part of the text in pieces, each with a line through it or without.
    fn pieces(&self, part: Range<usize>) -> impl Iterator<Item = Text> {
        let within = |at: usize| at.clamp(part.start, part.end);
        let mut ends: Vec<usize> = vec![part.start, part.end];
        ends.extend(self.struck.iter().flat_map(|range| [within(range.start), within(range.end)]));
        ends.sort_unstable();
        let pairs: Vec<Range<usize>> = ends.windows(2).map(|pair| pair[0]..pair[1]).collect();
        pairs.into_iter().map(|piece| {
            let struck = self.struck.iter().any(|range| range.start <= piece.start && piece.end <= range.end);
            let words: String = self.text[piece].chars().filter(|c| !is_refused(*c)).collect();
            Text { struck, ..Text::plain(words) }
        })
    }
}

fn repeat_merged(rows: &mut Rows, merged: &[calamine::Dimensions]) {
    let mut repeated = 0;
    for region in merged {
        // A merge of whole columns is somebody's way of formatting.
        if repeated > MOST_CELLS {
            break;
        }
        if region.start.0 > region.end.0 {
            continue;
        }
        let (top, left) = (region.start.0 as usize, region.start.1 as usize);
        let Some(cell) = rows.get(&top).and_then(|row| row.get(left)).cloned() else { continue };
        for (row, cells) in rows.range_mut(top..=region.end.0 as usize) {
            for (column, place) in cells.iter_mut().enumerate().take(region.end.1 as usize + 1).skip(left) {
                if (*row, column) != (top, left) {
                    *place = cell.repeat();
                    repeated += 1;
                }
            }
        }
    }
}
