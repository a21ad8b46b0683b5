//! 台账: tables whose rows are issues, in a document or in a spreadsheet.
//!
//! Columns are told by their heads, in whatever words an office uses. What stands above the heads, the title and
//! the dates, is text like any other.

use std::collections::HashMap;

use jiff::civil::Date;

use super::date;
use super::issue::{self, Reading, measures, units};
use super::label::Field;
use super::lines::Line;
use super::links;
use super::outline::shortened;
use super::remarks;
use super::status;
use crate::catalogue::import::findings::LEFT_OUT;
use crate::finding::Finding;
use crate::formats::INTERNAL_MARKS;
use crate::import::document::{BoxKind, Boxed, Cell, Inline, Paragraph, Table, Text, cut_before};
use crate::import::draft::{DraftIssue, Element};
use crate::model::status::StatusWords;
use crate::source::{Place, Span};

/// A table that is a ledger: which column says what, and where its rows begin.
#[derive(Debug, Clone)]
pub struct Ledger {
    columns: Vec<Option<Field>>,
    head: usize,
    first_row: usize,
}

enum Row<'a> {
    Empty,
    /// Says something of no issue.
    Note,
    Heading(&'a Cell),
    Issue {
        name: String,
        category: Option<String>,
    },
    /// Says more of the issue above.
    More,
}

/// A category on a row of its own.
struct Heading<'a> {
    cell: &'a Cell,
    used: bool,
}

impl Heading<'_> {
    fn use_it(&mut self) -> String {
        self.used = true;
        without_number(&self.cell.text())
    }

    /// What heads no issue is a note, or a heading above another.
    fn leave_out(self, reading: &mut Reading) {
        if !self.used {
            leave_out(std::slice::from_ref(self.cell), reading);
        }
    }
}

/// An issue of more rows than this may say a thing twice.
const MOST_COMPARED: usize = 100;
/// Heads stand near the top.
const DEEPEST_HEAD: usize = 12;

impl Ledger {
    /// Recognises a ledger by its heads: what the issue is, and at least one thing about it.
    pub fn find(table: &Table) -> Option<Ledger> {
        let rows = if table.boxed().is_some() { &[][..] } else { &table.rows };
        for (at, row) in rows.iter().enumerate().take(DEEPEST_HEAD) {
            let mut columns = heads(row);
            if !is_head(&columns) {
                continue;
            }
            let mut first_row = at + 1;
            // A head of two rows: the lower one says more where it differs.
            while let Some(lower) = table.rows.get(first_row) {
                let below = heads(lower);
                let same = lower.iter().zip(row).all(|(lower, upper)| lower.repeated || lower.text() == upper.text());
                // `整改工作进展缓慢` is an issue, not a head in more words.
                let fields = lower.iter().filter(|cell| Field::of(&cell.text()).is_some()).count();
                let texts = lower.iter().filter(|cell| !cell.text().is_empty()).count();
                if !(fields >= 2 && fields * 2 >= texts || same) {
                    break;
                }
                let upper = columns.clone();
                for (at, (column, own)) in columns.iter_mut().zip(&below).enumerate() {
                    let is_beside_known = (0..below.len())
                        .any(|other| other != at && below[other].is_some() && row[other].text() == row[at].text());
                    // `佐证材料` beside `完成情况`, both below `整改进展`, is no progress.
                    let is_other =
                        own.is_none() && is_beside_known && !lower[at].repeated && !lower[at].text().is_empty();
                    *column = if is_other && upper[at].is_some() { Some(Field::Detail) } else { own.or(*column) };
                }
                first_row += 1;
            }
            return Some(Ledger { columns, head: at, first_row });
        }
        None
    }

    /// The head of a column: of several rows the lowest that says anything, since a head that reaches down may not be
    /// merged.
    fn head<'a>(&self, table: &'a Table, at: usize) -> &'a Cell {
        let rows = &table.rows[self.head..self.first_row];
        rows.iter().rev().map(|row| &row[at]).find(|cell| !cell.text().is_empty()).unwrap_or(&rows[0][at])
    }

    /// Where its heads stand.
    pub fn span(&self, table: &Table) -> Span {
        span_of(&table.rows[self.head]).unwrap_or(table.span)
    }

    /// Whether a column says which category each issue belongs to.
    pub fn has_categories(&self) -> bool {
        self.first(Field::Category).is_some()
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
    fn with_status(&self, table: &Table, words: &StatusWords) -> Ledger {
        let mut ledger = self.clone();
        if self.first(Field::Status).is_some() || !self.has_several(Field::Progress) {
            return ledger;
        }
        let rows = &table.rows[self.first_row.min(table.rows.len())..];
        let is_status = |at: usize| {
            let head = self.head(table, at).text();
            let mut texts = rows
                .iter()
                .filter(|row| !self.is_beside(row))
                .map(|row| row[at].text())
                .filter(|text| !text.is_empty())
                .peekable();
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

    /// Whether a row tells of no issue.
    fn is_beside(&self, row: &[Cell]) -> bool {
        matches!(self.row(row), Row::Empty | Row::Note | Row::Heading(_))
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
        let mut heading: Option<Heading> = None;
        let mut known: HashMap<(String, usize), usize> = HashMap::new();
        let ledger = self.with_status(table, reading.statuses);
        let mut beside: Vec<(usize, Paragraph)> = Vec::new();
        for row in &table.rows[self.first_row.min(table.rows.len())..] {
            match self.row(row) {
                Row::Empty => {}
                Row::Note => leave_out(row, reading),
                Row::Heading(cell) => {
                    heading.take().into_iter().for_each(|unused| unused.leave_out(reading));
                    heading = Some(Heading { cell, used: false });
                }
                // The rest of the row above, where a cell was not merged.
                Row::More => match issues.last_mut() {
                    Some(issue) => {
                        let category = categories[issue.category].clone();
                        ledger.fill(table, row, (issue, &category), reading);
                        let at = issues.len() - 1;
                        beside.extend(ledger.remarks(table, row).map(|remark| (at, remark)));
                    }
                    None => leave_out(row, reading),
                },
                Row::Issue { name, category } => {
                    let (title, description) = title_of(&name);
                    let above = issues.last().map(|issue| categories[issue.category].clone());
                    let category = category
                        .map(|text| without_number(&text))
                        .or_else(|| heading.as_mut().map(Heading::use_it))
                        .or_else(|| self.category_above(above, row, reading))
                        .unwrap_or_else(|| if fallback.is_empty() { title.clone() } else { fallback.to_string() });
                    let category = categories.iter().position(|known| *known == category).unwrap_or_else(|| {
                        categories.push(category);
                        categories.len() - 1
                    });
                    // Cells merged over rows tell of the same issue more than once.
                    let at = *known.entry((title.clone(), category)).or_insert(issues.len());
                    if at == issues.len() {
                        let span = span_of(row).unwrap_or(table.span);
                        let body = description.map(|text| Element::Paragraph(plain(&text, span)));
                        let body = body.into_iter().collect();
                        issues.push(DraftIssue { title, category, span, body, ..DraftIssue::default() });
                    }
                    let name = categories[category].clone();
                    ledger.fill(table, row, (&mut issues[at], &name), reading);
                    let named = self.naming_column().and_then(|at| row.get(at)).filter(|cell| !cell.repeated);
                    let inlines = named.into_iter().flat_map(|cell| &cell.paragraphs).flat_map(|it| &it.inlines);
                    beside.extend(links::of_title(inlines).map(|linked| (at, linked)));
                    beside.extend(ledger.remarks(table, row).map(|remark| (at, remark)));
                }
            }
        }
        heading.into_iter().for_each(|unused| unused.leave_out(reading));
        issues
            .iter_mut()
            .filter(|issue| issue.status.is_empty())
            .for_each(|issue| status::guess_status(issue, reading));
        if beside.iter().any(|(_, paragraph)| paragraph.boxed.is_some()) {
            self.remark_heads(table).for_each(|(_, head)| remarks::tell(head, reading));
        }
        // How far an issue is, is not told by what the public may not read.
        beside.into_iter().for_each(|(at, paragraph)| add_paragraph(&mut issues[at], paragraph));
        issues
    }

    fn remark_heads<'a>(&self, table: &'a Table) -> impl Iterator<Item = (usize, &'a Cell)> {
        let heads = (0..self.columns.len()).filter(|at| self.columns[*at].is_none());
        heads.map(|at| (at, self.head(table, at))).filter(|(_, head)| remarks::are_headed(head))
    }

    fn remarks(&self, table: &Table, row: &[Cell]) -> impl Iterator<Item = Paragraph> {
        self.remark_heads(table).flat_map(|(at, head)| remarks::of(head, &row[at]))
    }

    /// What a row below the heads is.
    fn row<'a>(&self, row: &'a [Cell]) -> Row<'a> {
        let filled: Vec<(Option<Field>, String)> =
            self.columns.iter().copied().zip(row.iter().map(Cell::text)).filter(|(_, text)| !text.is_empty()).collect();
        let Some((_, first)) = filled.first() else { return Row::Empty };
        let word = first.replace(' ', "");
        let is_sum = matches!(word.as_str(), "合计" | "总计" | "小计")
            && filled[1..].iter().all(|(_, text)| text == first || letters(text) <= LONGEST_UNIT);
        let is_signed = filled.iter().any(|(_, text)| signs_ledger(text));
        let is_number_alone = filled.iter().all(|(field, _)| *field == Some(Field::Ordinal));
        if is_number_alone && !is_signed && filled.len() == 1 && names_category(first) {
            return row.iter().find(|cell| !cell.text().is_empty()).map_or(Row::Empty, Row::Heading);
        }
        if is_sum || (is_number_alone && !is_signed && letters(first) < SHORTEST_CATEGORY) {
            return Row::Empty;
        }
        if is_number_alone {
            return Row::Note;
        }
        let is_remark = matches!(word.as_str(), "合计" | "总计" | "小计" | "备注" | "注" | "说明");
        let begins_remark = ["注：", "备注：", "说明："].iter().any(|label| word.starts_with(label));
        if is_remark || begins_remark || is_signed {
            return Row::Note;
        }
        // A row of one merged cell heads the rows below it.
        if row.len() > 1 && row[1..].iter().all(|cell| cell.repeated) && filled.iter().all(|(_, text)| text == first) {
            return Row::Heading(&row[0]);
        }
        let text = |field: Field| {
            let at = self.first(field)?;
            Some(row[at].text()).filter(|text| !text.is_empty())
        };
        match text(Field::Problem).or_else(|| text(Field::Task)) {
            Some(name) => Row::Issue { name, category: text(Field::Category) },
            None if filled.iter().all(|(field, _)| matches!(field, Some(Field::Ordinal | Field::Category))) => {
                let category = self.first(Field::Category).map(|at| &row[at]).filter(|cell| !cell.repeated);
                let is_words = |(field, text): &(Option<Field>, String)| {
                    *field == Some(Field::Ordinal) && letters(text) >= SHORTEST_CATEGORY
                };
                // What stands in the column of the numbers may be a remark beside a category merged from above.
                let other = || if filled.iter().any(is_words) { Row::Note } else { Row::Empty };
                category.map_or_else(other, Row::Heading)
            }
            None if filled.iter().any(|(field, _)| field.is_some_and(|field| field != Field::Ordinal)) => Row::More,
            None => Row::Note,
        }
    }

    /// An empty cell of a category means the one above it, where cells are not merged.
    fn category_above(&self, above: Option<String>, row: &[Cell], reading: &mut Reading) -> Option<String> {
        let above = above.filter(|_| self.first(Field::Category).is_some())?;
        let place = Place::at(reading.source, span_of(row).unwrap_or_default());
        reading.findings.push(issue::guessed(place, "问题类别", "the category", &above));
        Some(above)
    }

    /// The first of the columns that mean the same.
    fn first(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|column| *column == Some(field))
    }

    /// Whether a column is headed by several labels, one of which is the units'.
    fn is_joint(&self, table: &Table, at: usize) -> bool {
        let labels = joint_labels(&self.head(table, at).text());
        let is_known =
            |label: &String| Field::of(label).is_some_and(|field| matches!(field, Field::Units | Field::Detail));
        labels.len() > 1 && labels.iter().all(is_known)
    }

    fn has_several(&self, field: Field) -> bool {
        self.columns.iter().filter(|column| **column == Some(field)).count() > 1
    }

    /// Adds what a row says of its issue, and does not yet.
    fn fill(&self, table: &Table, row: &[Cell], (issue, category): (&mut DraftIssue, &str), reading: &mut Reading) {
        let is_category = |value: &str| without_number(value) == category;
        let has = |field| self.first(field).is_some();
        let is_bare =
            |line: &Line, reading: &Reading| status::is_bare(line.label_word(), line.value(), reading.statuses);
        for (at, (column, cell)) in self.columns.iter().zip(row).enumerate() {
            let value = cell.text();
            if column.is_none() && is_tick(&value) {
                let word = self.head(table, at).text();
                if reading.statuses.meaning(&word).is_some() {
                    self.set_status(issue, &labelled("整改结果", &word, cell), reading);
                }
            }
            if column.is_none() && !value.is_empty() && self.is_joint(table, at) {
                self.fill_joint(self.head(table, at), cell, issue);
            }
            let Some(field) = column.filter(|_| !value.is_empty()) else { continue };
            let head = || labelled(&self.head(table, at).text().replace('\n', ""), &value, cell);
            match field {
                Field::Status => self.set_status(issue, &head(), reading),
                Field::Progress if is_bare(&head(), reading) && !has(Field::Status) => {
                    self.set_status(issue, &head(), reading);
                }
                // Beside an account a word alone says nothing without its head.
                Field::Progress if is_bare(&head(), reading) && self.has_several(Field::Progress) => {
                    add_paragraph(issue, issue::with_strong_label(&head()));
                }
                Field::Measures if has(Field::Progress) => add(&mut issue.measures, measures_of(&value)),
                Field::Progress | Field::Measures => {
                    cell.paragraphs.iter().cloned().for_each(|paragraph| add_paragraph(issue, paragraph));
                }
                Field::Units => add(&mut issue.responsible, units(&value)),
                Field::Deadline | Field::Completed if date::loose(&value).is_some() => {
                    issue::set_date_once(issue, &head(), field, reading)
                }
                Field::Deadline | Field::Completed if whole_date(cell).is_some() => {
                    let date = whole_date(cell).expect("it was just seen");
                    let line = labelled(head().label_word(), &date.to_string(), cell);
                    issue::tell_date(&line, field, date, reading);
                    issue::set_date_once(issue, &line, field, reading)
                }
                Field::Updated if date::loose(&value).is_none() && whole_date(cell).is_none() => {
                    add_paragraph(issue, issue::with_strong_label(&head()));
                }
                Field::Updated => {
                    issue.updated = issue.updated.or(date::loose(&value).map(|dated| dated.date)).or(whole_date(cell))
                }
                Field::Topics => add(&mut issue.topics, units(&value)),
                Field::Audience => {
                    issue.internal |= issue::is_internal(&value);
                    if !issue::names_edition(&value) {
                        add_paragraph(issue, issue::with_strong_label(&head()));
                    }
                }
                Field::Ordinal if super::number::is_numeral(&value) => {}
                Field::Category
                    if self.first(Field::Category) == Some(at) && (cell.repeated || is_category(&value)) => {}
                Field::Problem if self.first(Field::Problem) == Some(at) => {}
                Field::Task if !has(Field::Problem) && self.first(Field::Task) == Some(at) => {}
                _ => add_paragraph(issue, issue::with_strong_label(&head())),
            }
        }
    }

    /// A cell below a head of several labels, each of its lines below its own: `责任单位` and `责任人` over `供水科` and
    /// `张三`. Where there are more lines or fewer, all stays in the text.
    fn fill_joint(&self, head: &Cell, cell: &Cell, issue: &mut DraftIssue) {
        let labels = joint_labels(&head.text());
        let lines: Vec<&Paragraph> = cell.paragraphs.iter().filter(|line| !line.text().trim().is_empty()).collect();
        if lines.len() != labels.len() {
            let label = Text { text: format!("{}：", labels.join("、")), strong: true, ..Text::default() };
            let text = lines.iter().map(|line| line.text()).collect::<Vec<_>>().join("、");
            let mut paragraph = plain(&text, lines.first().map(|line| line.span).unwrap_or_default());
            paragraph.inlines.insert(0, Inline::Text(label));
            return add_paragraph(issue, paragraph);
        }
        for (label, line) in labels.iter().zip(lines) {
            match Field::of(label) {
                Some(Field::Units) => add(&mut issue.responsible, units(&line.text())),
                _ => add_paragraph(issue, issue::with_strong_label(&labelled(label, &line.text(), cell))),
            }
        }
    }

    fn set_status(&self, issue: &mut DraftIssue, line: &Line, reading: &mut Reading) {
        if issue.status.is_empty() {
            status::take_status(issue, line, reading);
        } else if !status::means_status(line.value(), &issue.status, reading.statuses) {
            issue::keep_apart(issue, line, reading);
        } else if !status::says_all(line, reading.statuses) {
            add_paragraph(issue, issue::with_strong_label(line));
        }
    }

    /// What all rows say of the notice that they belong to, as the open data of a site does: its columns, each as a
    /// line with a label.
    pub fn facts(&self, table: &Table) -> Vec<(usize, Line)> {
        let rows = &table.rows[self.first_row..];
        let fact = |at: usize, head: &Cell| {
            let word = head.text();
            Field::of(&word).filter(|field| field.is_of_document() && !matches!(field, Field::Furniture))?;
            // A row that was added by hand has none.
            let own: Vec<&Cell> = rows.iter().map(|row| &row[at]).filter(|cell| !cell.text().is_empty()).collect();
            let first = own.first()?;
            let is_one = own.len() * 2 > rows.len() && own.iter().all(|cell| cell.text() == first.text());
            is_one.then(|| labelled(&word, &first.text(), first))
        };
        let head: Vec<&Cell> = (0..self.columns.len()).map(|at| self.head(table, at)).collect();
        let unread = self.columns.iter().zip(head).enumerate().filter(|(_, (column, _))| column.is_none());
        unread.filter_map(|(at, (_, head))| Some((at, fact(at, head)?))).collect()
    }

    /// The heads of columns that mean nothing to an issue: their texts are not kept.
    pub fn unknown_columns<'a>(&self, table: &'a Table, statuses: &StatusWords) -> Vec<&'a Cell> {
        let head: Vec<&Cell> = (0..self.columns.len()).map(|at| self.head(table, at)).collect();
        let rows = &table.rows[self.first_row..];
        let is_ticked = |at: usize| {
            let own = rows.iter().map(|row| &row[at]).filter(|cell| !cell.repeated);
            let mut texts = own.map(Cell::text).filter(|text| !text.is_empty());
            statuses.meaning(&head[at].text()).is_some() && texts.all(|text| is_tick(&text))
        };
        let facts = self.facts(table);
        let unknown = self.columns.iter().zip(&head).enumerate();
        let unknown = unknown.filter(|(at, _)| !facts.iter().any(|(own, _)| own == at));
        let unknown = unknown
            .filter(|(at, (column, _))| column.is_none() && !is_ticked(*at) && !self.is_joint(table, *at))
            .filter(|(at, _)| !remarks::are_headed(head[*at]))
            .filter(|(at, _)| {
                rows.iter().any(|row| !row[*at].repeated && !row[*at].text().is_empty() && !self.is_beside(row))
            })
            .map(|(_, (_, cell))| cell);
        let mut heads: Vec<&Cell> = unknown.copied().collect();
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

/// `制表：张三`, `审核人：`: who made a ledger, below it.
fn signs_ledger(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let Some((word, _)) = text.split_once(['：', ':']) else { return false };
    let word = word.strip_suffix('人').unwrap_or(word);
    matches!(word, "制表" | "填表" | "填报" | "审核" | "审批" | "复核" | "经办" | "校对" | "签字" | "负责人签字")
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

/// What is summed up is counted in something: `12万元`.
const LONGEST_UNIT: usize = 2;

/// What a column that is headed by a status is ticked with.
fn is_tick(text: &str) -> bool {
    matches!(text.trim(), "√" | "✓" | "✔" | "☑" | "●" | "■" | "是")
}

/// `责任单位及责任人`: the labels that one head joins.
fn joint_labels(head: &str) -> Vec<String> {
    let parts = head.split(['\n', '、', '/', '／', '及', '和', '（', '）', '(', ')']);
    parts
        .map(|part| part.chars().filter(|c| !c.is_whitespace()).collect::<String>())
        .filter(|it| !it.is_empty())
        .collect()
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

/// Tells of a row that is not kept.
fn leave_out(row: &[Cell], reading: &mut Reading) {
    let words = row.iter().filter(|cell| !cell.repeated).map(Cell::text).filter(|text| !text.is_empty());
    let words = words.collect::<Vec<_>>().join(" ");
    let finding = Finding::new(&LEFT_OUT, Place::at(reading.source, span_of(row).unwrap_or_default()));
    let words = shortened(words.trim());
    reading.findings.push(finding.with("what", format!("a row: {words}")).with("what_zh", format!("一行：{words}")));
}

fn span_of(row: &[Cell]) -> Option<Span> {
    row.iter().flat_map(|cell| &cell.paragraphs).map(|paragraph| paragraph.span).next()
}

/// 整改措施 of a cell: by their numbers, or else one a line, unless the lines are those of one text that was broken to fit
/// the column.
fn measures_of(value: &str) -> Vec<String> {
    let lines: Vec<&str> = value.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let numbered = lines.iter().any(|line| super::number::Number::find(line).is_some());
    let lengths = lines[..lines.len() - 1].iter().map(|line| line.chars().count());
    let ends = |line: &&str| line.ends_with(['。', '；', ';', '）', ')']);
    if lines.len() < 2 || numbered || (!lines[..lines.len() - 1].iter().all(ends) && is_even(lengths)) {
        return measures(value);
    }
    lines.into_iter().flat_map(measures).collect()
}

/// Whether lines are as long as each other, as those are that end where the column does.
fn is_even(lengths: impl Iterator<Item = usize> + Clone) -> bool {
    let longest = lengths.clone().max().unwrap_or(0);
    longest > SHORTEST_BROKEN && lengths.min().is_some_and(|shortest| shortest + 2 >= longest)
}

/// A column of texts has room for more characters.
const SHORTEST_BROKEN: usize = 12;

/// `一、供水保障方面` in the column of the numbers: more than a number.
fn names_category(text: &str) -> bool {
    let length = super::number::Number::find(text).map_or(0, |number| number.length);
    length > 0 && letters(&text[length..]) >= SHORTEST_CATEGORY
}

const SHORTEST_CATEGORY: usize = 2;

fn add(list: &mut Vec<String>, more: Vec<String>) {
    for one in more {
        if !list.iter().rev().take(MOST_COMPARED).any(|own| *own == one) {
            list.push(one);
        }
    }
}

fn add_paragraph(issue: &mut DraftIssue, mut paragraph: Paragraph) {
    let text = paragraph.text();
    if let Some(mark) = INTERNAL_MARKS.iter().find(|mark| text.starts_with(**mark)) {
        paragraph.inlines = cut_before(&paragraph.inlines, mark.len());
        paragraph.boxed = Some(Boxed { kind: BoxKind::Internal, number: 0 });
    }
    let text = paragraph.text();
    let is_same = |element: &Element| matches!(element, Element::Paragraph(own) if own.text() == text);
    if !paragraph.inlines.is_empty() && !issue.body.iter().rev().take(MOST_COMPARED).any(is_same) {
        issue.body.push(Element::Paragraph(paragraph));
    }
}

fn without_number(text: &str) -> String {
    let length = super::number::Number::find(text).map_or(0, |number| number.length);
    super::lead::without_blanks(text[length..].trim_end_matches(['。', '：']))
}

/// The title of an issue out of its cell: all of it where it is short, or else its first sentence, with the rest as text.
fn title_of(cell: &str) -> (String, Option<String>) {
    let cell = cell.replace('\n', "");
    let full = cell[super::number::Number::find(&cell).map_or(0, |number| number.length)..].trim();
    let text = without_number(&cell);
    if text.chars().count() <= 50 {
        return (text, None);
    }
    let text = reported(&text).to_string();
    let end = text.find(['。', '；', '：']).or_else(|| text.find('，'));
    match end.filter(|end| text[..*end].chars().count() <= 60) {
        Some(end) => (text[..end].to_string(), Some(full.to_string())),
        None => (text.chars().take(40).collect::<String>() + "……", Some(full.to_string())),
    }
}

/// `小区住户反映：夜间噪声扰民`: what is reported, without who reports it.
fn reported(text: &str) -> &str {
    let Some((front, rest)) = text.split_once('：') else { return text };
    let tells = ["反映", "举报", "投诉", "来信", "来电", "问题为", "内容为"].iter().any(|word| front.ends_with(word));
    if tells && front.chars().count() <= 30 { rest } else { text }
}

/// The date that a cell holds and shows without its year.
fn whole_date(cell: &Cell) -> Option<Date> {
    cell.paragraphs.first().and_then(|paragraph| paragraph.whole_date)
}

fn plain(text: &str, span: Span) -> Paragraph {
    Paragraph { span, inlines: vec![Inline::Text(Text::plain(text))], ..Paragraph::default() }
}

fn labelled(word: &str, value: &str, cell: &Cell) -> Line {
    let span = cell.paragraphs.first().map_or_else(Default::default, |p| p.span);
    Line::new(plain(&format!("{word}：{}", value.replace('\n', "")), span))
}
