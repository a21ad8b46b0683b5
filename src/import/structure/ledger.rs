//! 台账: tables whose rows are issues, in a document or in a spreadsheet.
//!
//! Columns are told by their heads, in whatever words an office uses. What stands above the heads, the title and
//! the dates, is text like any other.

use std::collections::HashSet;

use super::date;
use super::issue::{self, Reading, measures, units};
use super::label::Field;
use super::lines::Line;
use crate::catalogue::import::findings::STATUS_UNKNOWN;
use crate::finding::Finding;
use crate::import::document::{Cell, Inline, Paragraph, Table, Text};
use crate::import::draft::{DraftIssue, Element};
use crate::source::Place;

/// A table that is a ledger: which column says what, and where its rows begin.
#[derive(Debug, Clone)]
pub struct Ledger {
    columns: Vec<Option<Field>>,
    head: usize,
    first_row: usize,
}

/// Heads stand near the top.
const DEEPEST_HEAD: usize = 12;

impl Ledger {
    /// Recognises a ledger by its heads: what the issue is, and at least one thing about it.
    pub fn find(table: &Table) -> Option<Ledger> {
        for (at, row) in table.rows.iter().enumerate().take(DEEPEST_HEAD) {
            let mut columns = heads(row);
            if !is_head(&columns) {
                continue;
            }
            let mut first_row = at + 1;
            // A head of two rows: the lower one says more where it differs.
            while let Some(lower) = table.rows.get(first_row) {
                let below = heads(lower);
                let same = lower.iter().zip(row).all(|(lower, upper)| lower.repeated || lower.text() == upper.text());
                let fields = below.iter().flatten().count();
                let texts = lower.iter().filter(|cell| !cell.text().is_empty()).count();
                if !(fields >= 2 && fields * 2 >= texts || same) {
                    break;
                }
                for (column, below) in columns.iter_mut().zip(below) {
                    *column = below.or(*column);
                }
                first_row += 1;
            }
            return Some(Ledger { columns, head: at, first_row });
        }
        None
    }

    /// The rows above the heads, as lines of text.
    pub fn preface<'a>(&self, table: &'a Table) -> impl Iterator<Item = Paragraph> + 'a {
        let rows = table.rows.iter().take(self.head);
        rows.flatten().filter(|cell| !cell.repeated).flat_map(|cell| cell.paragraphs.clone())
    }

    /// The issues of the rows. A category that stands in no column is called by `fallback`.
    pub fn read(
        &self,
        table: &Table,
        fallback: &str,
        categories: &mut Vec<String>,
        reading: &mut Reading,
    ) -> Vec<DraftIssue> {
        let mut issues: Vec<DraftIssue> = Vec::new();
        let mut heading: Option<String> = None;
        let mut seen: HashSet<(String, usize)> = HashSet::new();
        for row in &table.rows[self.first_row.min(table.rows.len())..] {
            let texts: Vec<String> = row.iter().map(Cell::text).collect();
            let filled: Vec<&String> = texts.iter().filter(|text| !text.is_empty()).collect();
            if filled.is_empty() || is_sum(&filled) {
                continue;
            }
            // A row of one merged cell heads the rows below it.
            if row.len() > 1
                && row[1..].iter().all(|cell| cell.repeated)
                && filled.iter().all(|text| *text == filled[0])
            {
                heading = Some(without_number(filled[0]));
                continue;
            }
            let column = |field: Field| self.columns.iter().position(|column| *column == Some(field));
            let text = |field: Field| column(field).map(|at| texts[at].as_str()).filter(|text| !text.is_empty());
            let Some(named) = text(Field::Problem).or(text(Field::Task)) else {
                // The rest of the row above, where a cell was not merged.
                continue;
            };
            let category = text(Field::Category).map(without_number).or_else(|| heading.clone());
            let (title, description) = title_of(named);
            let name =
                category.unwrap_or_else(|| if fallback.is_empty() { title.clone() } else { fallback.to_string() });
            let at = categories.iter().position(|known| *known == name).unwrap_or_else(|| {
                categories.push(name);
                categories.len() - 1
            });
            let span = row.iter().flat_map(|cell| &cell.paragraphs).map(|p| p.span).next().unwrap_or(table.span);
            let mut issue = DraftIssue { title, category: at, span, ..DraftIssue::default() };
            if let Some(description) = description {
                issue.body.push(Element::Paragraph(plain(&description, span)));
            }
            self.fill(row, &mut issue, reading);
            // Cells merged over rows tell of the same issue more than once.
            if seen.insert((issue.title.clone(), issue.category)) {
                issues.push(issue);
            }
        }
        issues
    }

    fn fill(&self, row: &[Cell], issue: &mut DraftIssue, reading: &mut Reading) {
        let has = |field| self.columns.contains(&Some(field));
        let (row_span, source) = (issue.span, reading.source);
        let place = |cell: &Cell| Place::at(source, cell.paragraphs.first().map_or(row_span, |p| p.span));
        for (column, cell) in self.columns.iter().zip(row) {
            let value = cell.text();
            if value.is_empty() {
                continue;
            }
            match column {
                Some(Field::Status) => {
                    let line = labelled("整改结果", &value, cell);
                    issue.status.clear();
                    issue::take_status(issue, &line, reading);
                }
                Some(Field::Progress) if !has(Field::Status) && reading.statuses.meaning(&value).is_some() => {
                    issue.status = value;
                }
                Some(Field::Progress) => issue.body.extend(elements(cell)),
                Some(Field::Measures) if has(Field::Progress) => issue.measures.extend(measures(&value)),
                Some(Field::Measures) => issue.body.extend(elements(cell)),
                Some(Field::Units) => issue.responsible = units(&value),
                Some(field @ (Field::Deadline | Field::Completed)) => match date::loose(&value) {
                    Some(dated) => {
                        if dated.guessed {
                            let (zh, en) = if *field == Field::Deadline {
                                ("整改时限", "the deadline")
                            } else {
                                ("完成时间", "the completion date")
                            };
                            reading.findings.push(issue::guessed(place(cell), zh, en, &dated.date.to_string()));
                        }
                        let slot = if *field == Field::Deadline { &mut issue.deadline } else { &mut issue.completed };
                        *slot = Some(dated.date);
                    }
                    None => {
                        let word = if *field == Field::Deadline { "整改时限" } else { "完成时间" };
                        issue.body.push(Element::Paragraph(issue::with_strong_label(&labelled(word, &value, cell))));
                    }
                },
                Some(Field::Updated) => issue.updated = date::loose(&value).map(|dated| dated.date),
                Some(Field::Topics) => issue.topics = units(&value),
                Some(Field::Audience) => issue.internal = issue::is_internal(&value),
                Some(_) | None => {}
            }
        }
        if issue.status.is_empty() {
            let place = Place::at(reading.source, issue.span);
            let finding =
                Finding::new(&STATUS_UNKNOWN, place).with("value", issue::UNSTATED).with("title", issue.title.clone());
            reading.findings.push(finding);
            issue.status = issue::UNSTATED.to_string();
        }
    }

    /// The heads of columns that mean nothing to an issue: their texts are not kept.
    pub fn unknown_columns<'a>(&self, table: &'a Table) -> Vec<&'a Cell> {
        let head = &table.rows[self.first_row - 1];
        let unknown = self.columns.iter().zip(head).filter(|(column, _)| column.is_none());
        let mut heads: Vec<&Cell> = unknown.map(|(_, cell)| cell).filter(|cell| !cell.text().is_empty()).collect();
        heads.dedup_by_key(|cell| cell.text());
        heads
    }
}

/// The rows at the top of a sheet beside the ledger that say what the notice is, as lines with labels. What stands
/// below them are counts, which are counted anew.
pub fn facts_of(table: &Table) -> Option<Vec<Line>> {
    let fact = |row: &Vec<Cell>| {
        let label = row.first()?.text();
        let value = row.get(1).filter(|cell| !cell.repeated && !cell.text().is_empty())?;
        let alone = row[2..].iter().all(|cell| cell.repeated || cell.text().is_empty());
        (alone && Field::of(&label).is_some_and(Field::is_of_document)).then(|| labelled(&label, &value.text(), value))
    };
    let facts: Vec<Line> = table.rows.iter().map_while(fact).collect();
    (facts.len() >= 2).then_some(facts)
}

fn heads(row: &[Cell]) -> Vec<Option<Field>> {
    row.iter().map(|cell| Field::of_column(&cell.text())).collect()
}

fn is_head(columns: &[Option<Field>]) -> bool {
    let has = |field| columns.contains(&Some(field));
    let names = has(Field::Problem) || has(Field::Task);
    let tells = [Field::Status, Field::Progress, Field::Measures, Field::Units, Field::Deadline].into_iter().any(has);
    names && tells
}

fn is_sum(filled: &[&String]) -> bool {
    filled.first().is_some_and(|text| matches!(text.replace(' ', "").as_str(), "合计" | "总计" | "小计" | "备注"))
}

fn without_number(text: &str) -> String {
    let length = super::number::Number::find(text).map_or(0, |number| number.length);
    super::lead::without_blanks(text[length..].trim_end_matches(['。', '：']))
}

/// The title of an issue out of its cell: all of it where it is short, or else its first sentence, with the rest as text.
fn title_of(cell: &str) -> (String, Option<String>) {
    let text = without_number(&cell.replace('\n', ""));
    if text.chars().count() <= 50 {
        return (text, None);
    }
    let end = text.find(['。', '；', '：']).or_else(|| text.find('，'));
    match end.filter(|end| text[..*end].chars().count() <= 60) {
        Some(end) => (text[..end].to_string(), Some(text)),
        None => (text.chars().take(40).collect::<String>() + "……", Some(text)),
    }
}

fn elements(cell: &Cell) -> impl Iterator<Item = Element> + '_ {
    cell.paragraphs.iter().filter(|paragraph| !paragraph.inlines.is_empty()).cloned().map(Element::Paragraph)
}

fn plain(text: &str, span: crate::source::Span) -> Paragraph {
    Paragraph { span, inlines: vec![Inline::Text(Text::plain(text))], ..Paragraph::default() }
}

fn labelled(word: &str, value: &str, cell: &Cell) -> Line {
    let span = cell.paragraphs.first().map_or_else(Default::default, |p| p.span);
    Line::new(plain(&format!("{word}：{}", value.replace('\n', "")), span))
}
