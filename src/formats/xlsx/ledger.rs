//! The ledger itself: a title, a head that stays in sight, filters, one row an issue.

use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet, XlsxError};

use super::looks::Looks;
use super::sheet_names;
use crate::catalogue::Language;
use crate::characters::display_width;
use crate::formats::NoticeTexts;
use crate::model::{Edition, Issue, Measure, Notice, date};

/// Excel refuses longer cells.
const LONGEST: usize = 32_767;

/// The row of the head, and the first row of issues, from 0.
const HEAD: u32 = 1;
pub const FIRST: u32 = HEAD + 1;
/// The columns that the summary counts.
pub const CATEGORY: u16 = 1;
pub const STATUS: u16 = 3;

/// The height of a line of text and that of the tallest row that Excel knows, in points.
pub const LINE: f64 = 15.0;
const TALLEST: f64 = 409.0;
/// What a cell leaves free at its sides and at the ends of lines, in characters.
const MARGIN: f64 = 2.0;

/// The columns: their names in Chinese and English, and how wide they are, in characters.
const COLUMNS: [(&str, &str, f64); 12] = [
    ("序号", "No.", 6.0),
    ("问题类别", "Category", 20.0),
    ("问题", "Issue", 26.0),
    ("整改结果", "Status", 12.0),
    ("责任单位", "Responsible", 16.0),
    ("整改时限", "Deadline", 16.0),
    ("完成时间", "Completed", 16.0),
    ("整改措施", "Measures", 34.0),
    ("整改情况", "Progress", 56.0),
    ("更新时间", "Updated", 16.0),
    ("专题", "Topics", 16.0),
    ("公开范围", "Audience", 12.0),
];
/// A column without a single entry is as wide as its name and the button of its filter, so that the others can be read
/// in print: all of them stand on one page side by side.
const EMPTY: f64 = 12.0;

/// The margins of a printed page, in inches.
const SIDE: f64 = 0.4;
const END: f64 = 0.6;

pub fn write(sheet: &mut Worksheet, notice: &Notice, texts: &NoticeTexts, language: Language) -> Result<(), XlsxError> {
    let looks = Looks::new(language);
    // Only an internal edition has issues of more than one audience.
    let columns = COLUMNS.len() - usize::from(texts.edition == Edition::Public);
    let last = columns as u16 - 1;
    sheet.set_name(sheet_names(language)[0])?;
    sheet.merge_range(0, 0, 0, last, &notice.title, &looks.title)?;
    sheet.set_row_height(0, 40)?;
    for (at, (name, english, width)) in COLUMNS.iter().take(columns).enumerate() {
        let is_used = notice.issues.iter().enumerate().any(|(nth, issue)| says(at, issue, &texts.issue(nth)));
        sheet.set_column_width(at as u16, if is_used { *width } else { width.min(EMPTY) })?;
        sheet.write_string_with_format(HEAD, at as u16, language.pick(*name, *english), &looks.head)?;
    }
    let mut rows = Rows { sheet: &mut *sheet, notice, columns, language, looks: &looks };
    for (at, issue) in notice.issues.iter().enumerate() {
        rows.write(FIRST + at as u32, issue, &texts.issue(at))?;
    }
    sheet.set_freeze_panes(FIRST, 0)?;
    sheet.autofilter(HEAD, 0, last_row(notice).max(FIRST), last)?;
    on_paper(sheet).set_landscape().set_repeat_rows(HEAD, HEAD)?;
    Ok(())
}

/// A4, no wider than the page, with page numbers.
pub fn on_paper(sheet: &mut Worksheet) -> &mut Worksheet {
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_margins(SIDE, SIDE, END, END, SIDE / 2.0, SIDE / 2.0).set_footer("&C&P / &N")
}

/// Whether an issue has something to say in a column that may stay empty.
fn says(column: usize, issue: &Issue, text: &str) -> bool {
    match column {
        4 => !issue.responsible.is_empty(),
        5 => issue.deadline.is_some(),
        6 => issue.completed.is_some(),
        7 => !issue.measures.is_empty(),
        8 => !text.is_empty(),
        9 => issue.updated.is_some(),
        10 => !issue.topics.is_empty(),
        _ => true,
    }
}

/// The last row that holds an issue.
pub fn last_row(notice: &Notice) -> u32 {
    FIRST + (notice.issues.len() as u32).saturating_sub(1)
}

/// What every row needs.
struct Rows<'a> {
    sheet: &'a mut Worksheet,
    notice: &'a Notice,
    columns: usize,
    language: Language,
    looks: &'a Looks,
}

impl Rows<'_> {
    fn write(&mut self, row: u32, issue: &Issue, text: &str) -> Result<(), XlsxError> {
        let Self { language, looks, .. } = *self;
        let comma = language.pause();
        let measures: Vec<_> = issue.measures.iter().enumerate().map(|(at, it)| measure(at, it, language)).collect();
        self.sheet.write_number_with_format(row, 0, row - FIRST + 1, &looks.center)?;
        self.text(row, CATEGORY, &self.notice.categories[issue.category].title, &looks.text)?;
        self.text(row, 2, &issue.title, &looks.text)?;
        self.text(row, STATUS, &issue.status.word, &looks.status(issue.status.kind))?;
        self.text(row, 4, &issue.responsible.join(comma), &looks.text)?;
        for (column, day) in [(5, issue.deadline), (6, issue.completed), (9, issue.updated)] {
            write_day(self.sheet, row, column, day, looks)?;
        }
        self.text(row, 7, &measures.join("\n"), &looks.text)?;
        self.text(row, 8, text, &looks.text)?;
        self.text(row, 10, &issue.topics.join(comma), &looks.text)?;
        if self.columns == COLUMNS.len() {
            let audience = match issue.audience() {
                Edition::Internal => language.pick("党内公开", "internal"),
                Edition::Public => language.pick("社会公开", "public"),
            };
            self.text(row, 11, audience, &looks.center)?;
        }
        // Programs that do not fit rows to their text by themselves are told how many lines it takes.
        let cells = [
            (CATEGORY, &*self.notice.categories[issue.category].title),
            (2, &*issue.title),
            (7, &*measures.join("\n")),
            (8, text),
        ];
        let lines = cells.iter().map(|(column, text)| lines(&fitting(text), COLUMNS[usize::from(*column)].2)).max();
        self.sheet.set_row_height(row, (lines.unwrap_or(1) as f64 * LINE).min(TALLEST)).map(drop)
    }

    fn text(&mut self, row: u32, column: u16, text: &str, look: &Format) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(row, column, fitting(text), look).map(drop)
    }
}

/// How many lines a text takes in a column so many characters wide.
pub fn lines(text: &str, width: f64) -> usize {
    text.lines()
        .map(|line| (display_width(line) as f64 / (width - MARGIN)).ceil().max(1.0) as usize)
        .sum::<usize>()
        .max(1)
}

/// A date is a date, so that it can be sorted; Excel knows none before 1900.
fn write_day(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    day: Option<jiff::civil::Date>,
    looks: &Looks,
) -> Result<(), XlsxError> {
    match day {
        None => sheet.write_blank(row, column, &looks.day)?,
        Some(day) if day.year() < 1900 => sheet.write_string_with_format(row, column, day.to_string(), &looks.day)?,
        Some(day) => {
            let day = ExcelDateTime::from_ymd(day.year() as u16, day.month() as u8, day.day() as u8)?;
            sheet.write_datetime_with_format(row, column, &day, &looks.day)?
        }
    };
    Ok(())
}

fn measure(at: usize, measure: &Measure, language: Language) -> String {
    let day = measure.date.map(|day| date::in_words(day, language));
    match (language, day) {
        (Language::Zh, Some(day)) => format!("{}.{}（{day}）", at + 1, measure.text),
        (Language::En, Some(day)) => format!("{}. {} ({day})", at + 1, measure.text),
        (_, None) => format!("{}.{}", at + 1, measure.text),
    }
}

/// As much of a text as a cell holds; what is cut off is marked.
fn fitting(text: &str) -> String {
    if text.len() <= LONGEST || text.chars().map(char::len_utf16).sum::<usize>() <= LONGEST {
        return text.to_string();
    }
    let mut left = LONGEST - 1;
    let kept = text.chars().take_while(|c| {
        let fits = c.len_utf16() <= left;
        left = left.saturating_sub(c.len_utf16());
        fits
    });
    kept.chain(['…']).collect()
}
