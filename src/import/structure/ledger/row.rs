//! Which rows of a ledger are issues, and what the others are.

use super::Ledger;
use super::columns::span_of;
use crate::catalogue::import::left_out::ROW;
use crate::import::document::Cell;
use crate::import::structure::blanks::closed_up;
use crate::import::structure::issues::Reading;
use crate::import::structure::label::Field;
use crate::import::structure::number::Number;
use crate::import::structure::telling::shortened;

pub(super) enum Row<'a> {
    Empty,
    /// Says something of no issue.
    Note,
    /// A category on a row of its own.
    Heading(&'a Cell),
    Issue {
        name: String,
        category: Option<String>,
    },
    /// Says more of the issue above.
    More,
}

/// What is summed up is counted in something: `12万元`.
const LONGEST_UNIT: usize = 2;
/// In characters, beside its number.
const SHORTEST_CATEGORY: usize = 2;

impl Ledger {
    /// What a row below the heads is.
    pub(super) fn row<'a>(&self, row: &'a [Cell]) -> Row<'a> {
        let texts = self.columns.iter().copied().zip(row.iter().map(Cell::text));
        let filled: Vec<(Option<Field>, String)> = texts.filter(|(_, text)| !text.is_empty()).collect();
        let Some((_, first)) = filled.first() else { return Row::Empty };
        let has_only = |known: &[Field]| filled.iter().all(|(field, _)| field.is_some_and(|it| known.contains(&it)));
        let is_signed = filled.iter().any(|(_, text)| signs_ledger(text));
        if has_only(&[Field::Ordinal]) {
            return match row.iter().find(|cell| !cell.text().is_empty()) {
                Some(cell) if !is_signed && filled.len() == 1 && names_category(first) => Row::Heading(cell),
                _ if is_sum(&filled) || (!is_signed && letters(first) < SHORTEST_CATEGORY) => Row::Empty,
                _ => Row::Note,
            };
        }
        if is_sum(&filled) {
            return Row::Empty;
        }
        if is_signed || begins_remark(first) {
            return Row::Note;
        }
        // A row of one merged cell heads the rows below it.
        if row.len() > 1 && row[1..].iter().all(|cell| cell.repeated) && filled.iter().all(|(_, text)| text == first) {
            return Row::Heading(&row[0]);
        }
        let text = |field: Field| Some(row[self.first(field)?].text()).filter(|text| !text.is_empty());
        if let Some(name) = text(Field::Problem).or_else(|| text(Field::Task)) {
            return Row::Issue { name, category: text(Field::Category) };
        }
        if has_only(&[Field::Ordinal, Field::Category]) {
            return self.category_row(row);
        }
        let says_field = filled.iter().any(|(field, _)| field.is_some_and(|field| field != Field::Ordinal));
        if says_field { Row::More } else { Row::Note }
    }

    /// A row of a category, and of a number beside it, which may be a remark beside one that is merged from above.
    fn category_row<'a>(&self, row: &'a [Cell]) -> Row<'a> {
        let category = self.first(Field::Category).map(|at| &row[at]);
        if let Some(cell) = category.filter(|cell| !cell.repeated) {
            return Row::Heading(cell);
        }
        let ordinals = self.columns.iter().zip(row).filter(|(column, _)| **column == Some(Field::Ordinal));
        let has_words = ordinals.map(|(_, cell)| letters(&cell.text())).any(|length| length >= SHORTEST_CATEGORY);
        if has_words { Row::Note } else { Row::Empty }
    }

    /// Whether a row tells of no issue.
    pub(super) fn is_beside(&self, row: &[Cell]) -> bool {
        matches!(self.row(row), Row::Empty | Row::Note | Row::Heading(_))
    }
}

/// Tells of a row that is not kept.
pub(super) fn leave_out(row: &[Cell], reading: &mut Reading) {
    let words = row.iter().filter(|cell| !cell.repeated).map(Cell::text).filter(|text| !text.is_empty());
    let words = words.collect::<Vec<_>>().join(" ");
    reading.tell.left_out(span_of(row).unwrap_or_default(), &ROW, &shortened(words.trim()));
}

/// `合计 | 12 | 8`
fn is_sum(filled: &[(Option<Field>, String)]) -> bool {
    let [(_, first), rest @ ..] = filled else { return false };
    sums_up(first) && rest.iter().all(|(_, text)| text == first || letters(text) <= LONGEST_UNIT)
}

fn sums_up(text: &str) -> bool {
    matches!(text.replace(' ', "").as_str(), "合计" | "总计" | "小计")
}

/// `备注`, `注：数据截至……`; or a sum with words.
fn begins_remark(text: &str) -> bool {
    let word = text.replace(' ', "");
    let is_labelled = ["注：", "备注：", "说明："].iter().any(|label| word.starts_with(label));
    sums_up(text) || matches!(word.as_str(), "备注" | "注" | "说明") || is_labelled
}

/// `制表：张三`, `审核人：`: who made a ledger, below it.
fn signs_ledger(text: &str) -> bool {
    let text = closed_up(text);
    let Some((word, _)) = text.split_once(['：', ':']) else { return false };
    let word = word.strip_suffix('人').unwrap_or(word);
    matches!(word, "制表" | "填表" | "填报" | "审核" | "审批" | "复核" | "经办" | "校对" | "签字" | "负责人签字")
}

/// `一、供水保障方面` in the column of the numbers: more than a number.
fn names_category(text: &str) -> bool {
    let length = Number::find(text).map_or(0, |number| number.length);
    length > 0 && letters(&text[length..]) >= SHORTEST_CATEGORY
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}
