//! The heads of a ledger, and what its columns say.

use std::sync::LazyLock;

use super::Ledger;
use crate::import::document::{Cell, Paragraph, Table};
use crate::import::structure::label::Field;
use crate::import::structure::number;
use crate::import::structure::status;
use crate::model::status::StatusWords;
use crate::source::Span;

/// Heads stand near the top.
const DEEPEST_HEAD: usize = 12;

impl Ledger {
    /// Recognises a ledger by its heads: what the issue is, and at least one thing about it.
    pub fn find(table: &Table) -> Option<Ledger> {
        if table.boxed().is_some() {
            return None;
        }
        let head = table.rows.iter().take(DEEPEST_HEAD).position(|row| is_head(&fields(row)))?;
        let upper = &table.rows[head];
        let mut ledger = Ledger { columns: fields(upper), head, first_row: head + 1 };
        while let Some(lower) = table.rows.get(ledger.first_row) {
            let ticks = ledger.columns_of_ticks(lower, upper);
            if ticks.is_none() && !is_lower_head(lower, upper) {
                break;
            }
            ledger.read_lower_head(lower, upper);
            ledger.share_field(&ticks.unwrap_or_default());
        }
        ledger.pass_over_numbers(table);
        Some(ledger)
    }

    /// `信访事项 | 反映问题` over `1 | 油烟扰民`: what a column of numbers is headed, is said in words by the next.
    fn pass_over_numbers(&mut self, table: &Table) {
        let Some(named) = self.naming_column().filter(|at| self.holds_numbers(table, *at)) else { return };
        let may_name = |field: Option<Field>| matches!(field, None | Some(Field::Problem | Field::Task));
        let with_words = |at: &usize| may_name(self.columns[*at]) && self.says_words(table, *at);
        if let Some(next) = (named + 1..self.columns.len()).find(with_words) {
            self.columns[named] = Some(Field::Ordinal);
            self.columns[next] = Some(Field::Problem);
        }
    }

    fn holds_numbers(&self, table: &Table, at: usize) -> bool {
        let mut texts = self.texts(table, at).peekable();
        texts.peek().is_some() && texts.all(|text| is_number(&text))
    }

    fn says_words(&self, table: &Table, at: usize) -> bool {
        let mut texts = self.texts(table, at).peekable();
        texts.peek().is_some() && !texts.any(|text| is_number(&text))
    }

    fn texts(&self, table: &Table, at: usize) -> impl Iterator<Item = String> {
        let rows = self.rows(table).iter().filter(|row| !self.is_beside(row));
        rows.map(move |row| row[at].text()).filter(|text| !text.is_empty())
    }

    /// `整改结果` over `已完成 | 未完成`, of which one is ticked: the columns that a row heads so, where it holds nothing
    /// else than heads.
    fn columns_of_ticks(&self, lower: &[Cell], upper: &[Cell]) -> Option<Vec<usize>> {
        let is_own = |at: &usize| {
            let text = lower[*at].text();
            !lower[*at].repeated && !text.is_empty() && text != upper[*at].text()
        };
        let (own, heads): (Vec<usize>, Vec<usize>) =
            (0..lower.len()).filter(is_own).partition(|at| names_status(&lower[*at].text()));
        let (first, others) = own.split_first().filter(|(_, others)| !others.is_empty())?;
        let is_below_first = |at: &usize| {
            let head = upper[*at].text();
            head.is_empty() || head == upper[*first].text()
        };
        let is_below_status = matches!(self.columns[*first], Some(Field::Status | Field::Progress));
        let are_heads = || heads.iter().all(|at| Field::of_column(&lower[*at].text()).is_some());
        (is_below_status && others.iter().all(is_below_first) && are_heads()).then_some(own)
    }

    /// A head of several rows: a lower one says more where it differs.
    fn read_lower_head(&mut self, lower: &[Cell], upper: &[Cell]) {
        let below = fields(lower);
        let is_beside_known = |at: usize| {
            (0..below.len())
                .any(|other| other != at && below[other].is_some() && upper[other].text() == upper[at].text())
        };
        for (at, column) in self.columns.iter_mut().enumerate() {
            let is_named = !lower[at].repeated && !lower[at].text().is_empty();
            // `佐证材料` beside `完成情况`, both below `整改进展`, is no progress.
            let is_named = is_named && !names_status(&lower[at].text());
            let is_other = column.is_some() && below[at].is_none() && is_named && is_beside_known(at);
            *column = if is_other { Some(Field::Detail) } else { below[at].or(*column) };
        }
        self.first_row += 1;
    }

    /// A head that is not merged stands over the first of its columns alone.
    fn share_field(&mut self, columns: &[usize]) {
        let field = columns.first().and_then(|first| self.columns[*first]);
        for at in columns {
            self.columns[*at] = field;
        }
    }

    /// The rows below the heads.
    pub(super) fn rows<'a>(&self, table: &'a Table) -> &'a [Vec<Cell>] {
        &table.rows[self.first_row.min(table.rows.len())..]
    }

    /// The head of a column: of several rows the lowest that says anything, since a head that reaches down may not be
    /// merged.
    pub(super) fn head<'a>(&self, table: &'a Table, at: usize) -> &'a Cell {
        let rows = &table.rows[self.head..self.first_row];
        rows.iter().rev().map(|row| &row[at]).find(|cell| !cell.text().is_empty()).unwrap_or(&rows[0][at])
    }

    /// Where its heads stand.
    pub(super) fn span(&self, table: &Table) -> Span {
        span_of(&table.rows[self.head]).unwrap_or(table.span)
    }

    /// The rows above the heads, as lines of text.
    pub fn preface<'a>(&self, table: &'a Table) -> impl Iterator<Item = Paragraph> + 'a {
        let rows = table.rows.iter().take(self.head);
        rows.flatten().filter(|cell| !cell.repeated).flat_map(|cell| cell.paragraphs.clone())
    }

    /// Whether a column says which category each issue belongs to.
    pub(super) fn has_categories(&self) -> bool {
        self.has(Field::Category)
    }

    pub(super) fn has(&self, field: Field) -> bool {
        self.first(field).is_some()
    }

    /// The first of the columns that mean the same.
    pub(super) fn first(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|column| *column == Some(field))
    }

    pub(super) fn has_several(&self, field: Field) -> bool {
        self.columns.iter().filter(|column| **column == Some(field)).count() > 1
    }

    /// The column that says which issue a row is of.
    pub fn naming_column(&self) -> Option<usize> {
        self.first(Field::Problem).or_else(|| self.first(Field::Task))
    }

    /// Whether a column holds texts, and no fields.
    pub fn is_account(&self, column: usize) -> bool {
        matches!(self.columns.get(column), Some(Some(Field::Progress)))
    }

    /// Where no head says which column holds the status: the one of several that says how far its issues are, and no
    /// more, in every row.
    pub(super) fn with_status(&self, table: &Table, words: &StatusWords) -> Ledger {
        let mut ledger = self.clone();
        if self.has(Field::Status) || !self.has_several(Field::Progress) {
            return ledger;
        }
        let is_status = |at: usize| {
            let head = self.head(table, at).text();
            let rows = self.rows(table).iter().filter(|row| !self.is_beside(row));
            let mut texts = rows.map(|row| row[at].text()).filter(|text| !text.is_empty()).peekable();
            texts.peek().is_some() && texts.all(|text| status::is_bare(&head, &text, words))
        };
        let columns = (0..self.columns.len()).filter(|at| self.columns[*at] == Some(Field::Progress) && is_status(*at));
        let columns: Vec<usize> = columns.collect();
        // A short account may say no more than a status does; a head that asks for one decides.
        let asks = |at: &&usize| status::asks(&self.head(table, **at).text());
        let asking: Vec<usize> = columns.iter().filter(asks).copied().collect();
        if let ([only], _) | (_, [only]) = (&columns[..], &asking[..]) {
            ledger.columns[*only] = Some(Field::Status);
        }
        ledger
    }
}

/// Where a row says anything.
pub(super) fn span_of(row: &[Cell]) -> Option<Span> {
    row.iter().flat_map(|cell| &cell.paragraphs).map(|paragraph| paragraph.span).next()
}

/// `3`, `（三）`, `D2025-017`
fn is_number(text: &str) -> bool {
    let is_figure = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '、' | '（' | '）' | '(' | ')');
    let is_code = text.chars().all(is_figure) && text.contains(|c: char| c.is_ascii_digit());
    is_code || number::is_numeral(text.trim_matches(['（', '）', '(', ')', '、', '.']))
}

/// Whether a word is a status in any office.
fn names_status(word: &str) -> bool {
    static WORDS: LazyLock<StatusWords> = LazyLock::new(StatusWords::default);
    WORDS.meaning(word).is_some()
}

fn fields(row: &[Cell]) -> Vec<Option<Field>> {
    row.iter().map(|cell| Field::of_column(&cell.text())).collect()
}

fn is_head(columns: &[Option<Field>]) -> bool {
    let has = |field| columns.contains(&Some(field));
    let names = has(Field::Problem) || has(Field::Task);
    let tells = [Field::Status, Field::Progress, Field::Measures, Field::Units, Field::Deadline].into_iter().any(has);
    names && tells
}

/// Whether a row goes on with the heads above it: `整改工作进展缓慢` is an issue, not a head in more words.
fn is_lower_head(lower: &[Cell], upper: &[Cell]) -> bool {
    let fields = lower.iter().filter(|cell| Field::of(&cell.text()).is_some()).count();
    let texts = lower.iter().filter(|cell| !cell.text().is_empty()).count();
    let is_same = lower.iter().zip(upper).all(|(lower, upper)| lower.repeated || lower.text() == upper.text());
    (fields >= 2 && fields * 2 >= texts) || is_same
}
