//! The sheet that counts: what the notice is, and how many issues stand at which status, in which category.

use rust_xlsxwriter::{Formula, Worksheet, XlsxError};

use super::ledger::{CATEGORY, FIRST, LINE, STATUS, last_row, lines, on_paper};
use super::looks::Looks;
use super::sheet_names;
use crate::catalogue::Language;
use crate::model::{Notice, StatusKind, date};

/// How wide the columns are, in characters: the first, and those of figures.
const FIRST_WIDTH: f64 = 34.0;
const WIDTH: f64 = 14.0;
/// What is said of the notice stretches over so many columns of figures.
const STRETCH: u16 = 4;

pub fn write(sheet: &mut Worksheet, notice: &Notice, language: Language) -> Result<(), XlsxError> {
    sheet.set_name(sheet_names(language)[1])?;
    on_paper(sheet);
    let summary = Summary { notice, words: words_in_use(notice), language, looks: Looks::new(language) };
    sheet.set_column_width(0, FIRST_WIDTH)?;
    for column in 1..=(summary.words.len() as u16).max(STRETCH) {
        sheet.set_column_width(column, WIDTH)?;
    }
    let row = summary.about(sheet)? + 1;
    let row = summary.by_status(sheet, row)? + 1;
    summary.by_category(sheet, row)
}

/// Programs do not fit a row to merged cells, and not all of them to others.
fn fit(sheet: &mut Worksheet, row: u32, text: &str, width: f64) -> Result<(), XlsxError> {
    sheet.set_row_height(row, lines(text, width) as f64 * LINE).map(drop)
}

/// What is counted, and how it is shown.
struct Summary<'a> {
    notice: &'a Notice,
    words: Vec<(StatusKind, &'a str)>,
    language: Language,
    looks: Looks,
}

/// The words for statuses that the issues use, each once, in the order of the statuses.
fn words_in_use(notice: &Notice) -> Vec<(StatusKind, &str)> {
    let mut words: Vec<(StatusKind, &str)> = Vec::new();
    for status in notice.statuses() {
        if !words.iter().any(|(_, word)| *word == status.word) {
            words.push((status.kind, &status.word));
        }
    }
    words.sort_by_key(|(kind, _)| *kind);
    words
}

impl Summary<'_> {
    fn about(&self, sheet: &mut Worksheet) -> Result<u32, XlsxError> {
        let Self { notice, language, looks, .. } = self;
        let day = |day| date::in_words(day, *language);
        let lines = [
            (["通报", "Notice"], Some(notice.title.clone())),
            (["发布机构", "Issuer"], notice.issuer.clone()),
            (["检查单位", "Inspector"], notice.inspector.clone()),
            (["反馈日期", "Feedback"], notice.feedback.map(day)),
            (["成文日期", "Date"], Some(day(notice.date))),
            (["数据截至", "As of"], Some(day(notice.as_of()))),
        ];
        let mut row = 0;
        for ([zh, en], value) in lines {
            let Some(value) = value else { continue };
            sheet.write_string_with_format(row, 0, language.pick(zh, en), &looks.head)?;
            sheet.merge_range(row, 1, row, STRETCH, &value, &looks.text)?;
            fit(sheet, row, &value, f64::from(STRETCH) * WIDTH)?;
            row += 1;
        }
        Ok(row)
    }

    /// Each count stands beside the total it is a part of.
    fn by_status(&self, sheet: &mut Worksheet, mut row: u32) -> Result<u32, XlsxError> {
        let Self { notice, words, language, looks } = self;
        let heads = language.pick(["整改结果", "问题数", "占全部问题"], ["Status", "Issues", "Share of all"]);
        for (column, head) in heads.into_iter().enumerate() {
            sheet.write_string_with_format(row, column as u16, head, &looks.head)?;
        }
        let total = notice.issues.len();
        let total_row = row + words.len() as u32 + 1;
        for (kind, word) in words {
            row += 1;
            let count = notice.statuses().filter(|status| status.word == *word).count();
            sheet.write_string_with_format(row, 0, *word, &looks.status(*kind))?;
            let counting = format!("=COUNTIF({},A{})", self.column(STATUS), row + 1);
            sheet.write_formula_with_format(
                row,
                1,
                Formula::new(counting).set_result(count.to_string()),
                &looks.center,
            )?;
            let share = count as f64 / total.max(1) as f64;
            let sharing = format!("=IF(B{0}=0,0,B{1}/B{0})", total_row + 1, row + 1);
            sheet.write_formula_with_format(
                row,
                2,
                Formula::new(sharing).set_result(share.to_string()),
                &looks.share,
            )?;
        }
        sheet.write_string_with_format(total_row, 0, language.pick("合计", "Total"), &looks.head)?;
        let counting = format!("=COUNTA({})", self.column(STATUS));
        sheet.write_formula_with_format(
            total_row,
            1,
            Formula::new(counting).set_result(total.to_string()),
            &looks.head,
        )?;
        sheet.write_blank(total_row, 2, &looks.head)?;
        Ok(total_row + 1)
    }

    fn by_category(&self, sheet: &mut Worksheet, mut row: u32) -> Result<(), XlsxError> {
        let Self { notice, words, language, looks } = self;
        sheet.write_string_with_format(row, 0, language.pick("问题类别", "Category"), &looks.head)?;
        let head = row + 1;
        for (at, (kind, word)) in words.iter().enumerate() {
            sheet.write_string_with_format(row, at as u16 + 1, *word, &looks.status(*kind))?;
        }
        for (at, category) in notice.categories_in_use() {
            row += 1;
            sheet.write_string_with_format(row, 0, &category.title, &looks.text)?;
            fit(sheet, row, &category.title, FIRST_WIDTH)?;
            for (nth, (_, word)) in words.iter().enumerate() {
                let count = notice.issues_of(at).filter(|issue| issue.status.word == *word).count();
                let column = nth as u16 + 1;
                let counting = format!(
                    "=COUNTIFS({},$A{},{},{}${head})",
                    self.column(CATEGORY),
                    row + 1,
                    self.column(STATUS),
                    letters(column),
                );
                let formula = Formula::new(counting).set_result(count.to_string());
                sheet.write_formula_with_format(row, column, formula, &looks.center)?;
            }
        }
        let remark = language.pick(
            "各数由“整改台账”表算出，在台账里改动以后自动更新。单位：个。",
            "The figures are counted from the ledger and follow its changes.",
        );
        sheet.write_string_with_format(row + 2, 0, remark, &looks.remark)?;
        Ok(())
    }

    /// A column of the ledger's issues: `整改台账!$D$3:$D$23`.
    fn column(&self, column: u16) -> String {
        let letter = letters(column);
        let (sheet, last) = (sheet_names(self.language)[0], last_row(self.notice) + 1);
        format!("'{sheet}'!${letter}${}:${letter}${last}", FIRST + 1)
    }
}

/// A column's letters: A, …, Z, AA, …
fn letters(column: u16) -> String {
    let last = char::from(b'A' + (column % 26) as u8);
    if column < 26 { last.to_string() } else { letters(column / 26 - 1) + &last.to_string() }
}
