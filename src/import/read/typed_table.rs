//! A table in a plain text: lines of cells with tabs between them, as a spreadsheet gives them to whoever copies them.

use crate::import::document::{Cell, Inline, Paragraph, Table, Text, is_refused};
use crate::source::Span;

/// Fewer cells than this are a label and its text.
const FEWEST_COLUMNS: usize = 3;
/// Wider ones are somebody's figures.
const MOST_COLUMNS: usize = 64;
/// A cell of more lines than this was never closed.
const MOST_LINES: usize = 50;

/// The table that begins at a byte of the text, where a line begins, and where it ends.
pub fn table_at(text: &str, start: usize) -> Option<(Table, usize)> {
    let (heads, mut end) = record(text, start)?;
    let columns = heads.len();
    let is_head =
        (FEWEST_COLUMNS..=MOST_COLUMNS).contains(&columns) && heads.iter().all(|cell| !cell.paragraphs.is_empty());
    if !is_head {
        return None;
    }
    let mut rows = vec![heads];
    while let Some((cells, next)) = row(text, end, columns) {
        rows.push(cells);
        end = next;
    }
    (rows.len() > 1).then(|| (Table { span: Span::new(start, end), rows, sheet: None }, end))
}

/// A row of so many cells, over several lines where one of its cells was broken, and where the next line begins.
fn row(text: &str, start: usize, columns: usize) -> Option<(Vec<Cell>, usize)> {
    let (mut cells, mut end) = record(text, start)?;
    for _ in 0..MOST_LINES {
        if cells.len() >= columns {
            break;
        }
        let line = text[end..].split_inclusive(['\n', '\u{C}']).next()?;
        let (more, next) = record(text, end)
            .unwrap_or_else(|| (vec![cell_of(line, text, Span::new(end, end + line.len()))], end + line.len()));
        let mut more = more.into_iter();
        cells.last_mut()?.paragraphs.extend(more.next()?.paragraphs);
        cells.extend(more);
        end = next;
    }
    (cells.len() == columns).then_some((cells, end))
}

/// The cells of a line, or of several where they stand in quotation marks, and where the next line begins.
fn record(text: &str, start: usize) -> Option<(Vec<Cell>, usize)> {
    let rest = &text[start..];
    let line = rest.split_inclusive(['\n', '\u{C}']).next().filter(|line| line.contains('\t'))?;
    if !line.contains('"') {
        let mut at = start;
        let mut cells = Vec::new();
        for cell in line.split('\t') {
            cells.push(cell_of(cell, text, Span::new(at, at + cell.len())));
            at += cell.len() + 1;
        }
        return Some((cells, start + line.len()));
    }
    // Cells of several lines stand in quotation marks.
    let near = rest.split_inclusive('\n').take(MOST_LINES).map(str::len).sum();
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).delimiter(b'\t').from_reader(&rest.as_bytes()[..near]);
    let mut record = csv::StringRecord::new();
    let is_read = reader.read_record(&mut record).unwrap_or(false);
    let length = reader.position().byte() as usize;
    let is_closed = length < near || near == rest.len();
    let span = Span::new(start, start + length);
    (is_read && is_closed).then(|| (record.iter().map(|cell| cell_of(cell, text, span)).collect(), start + length))
}

/// A cell whose text stands somewhere in the span.
fn cell_of(cell: &str, text: &str, span: Span) -> Cell {
    let lines = cell.lines().map(str::trim).filter(|line| !line.is_empty());
    let paragraphs = lines.map(|line| {
        let own = text[span.range()].find(line).map(|at| Span::new(span.start + at, span.start + at + line.len()));
        let words: String = line.chars().filter(|c| !is_refused(*c)).collect();
        Paragraph { span: own.unwrap_or(span), inlines: vec![Inline::Text(Text::plain(words))], ..Paragraph::default() }
    });
    Cell { paragraphs: paragraphs.collect(), repeated: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&[&[&str]], &str)>) {
        let read = table_at(text, 0);
        let rows = read.as_ref().map(|(table, end)| {
            let rows: Vec<Vec<String>> =
                table.rows.iter().map(|row| row.iter().map(|cell| cell.text().replace('\n', "/")).collect()).collect();
            (rows, &text[*end..])
        });
        let expected = expected.map(|(rows, rest)| {
            let rows = rows.iter().map(|row| row.iter().map(|cell| cell.to_string()).collect()).collect();
            (rows, rest)
        });
        assert_eq!(rows, expected, "{text:?}");
    }

    #[test]
    fn rows_of_as_many_cells_are_a_table() {
        check(
            "序号\t问题\t结果\n1\t积水\t\n\n说明\n",
            Some((&[&["序号", "问题", "结果"], &["1", "积水", ""]], "\n说明\n")),
        );
        check("甲\t乙\t丙\n1\t2\t3", Some((&[&["甲", "乙", "丙"], &["1", "2", "3"]], "")));
        for text in ["甲\t乙\n1\t2\n", "甲\t乙\t丙\n1\t2\n", "甲\t\t丙\n1\t2\t3\n", "\t\t甲\n\t\t乙\n", "甲\n", ""]
        {
            check(text, None);
        }
    }

    #[test]
    fn a_cell_may_have_several_lines() {
        let text = "序号\t问题\t措施\n1\t积水\t\"疏通\"\"管网\"\"\n巡查\"\n2\t破损\t更换\n完";
        let rows: &[&[&str]] =
            &[&["序号", "问题", "措施"], &["1", "积水", "疏通\"管网\"/巡查"], &["2", "破损", "更换"]];
        check(text, Some((rows, "完")));
        // So a table of a text program gives them.
        check(
            "序号\t问题\t措施\n1\t积水\n外溢\t疏通\n\n巡查\n",
            Some((&[&["序号", "问题", "措施"], &["1", "积水/外溢", "疏通"]], "\n巡查\n")),
        );
        // One that is never closed is the end of the table.
        let open = format!("甲\t乙\t丙\n1\t2\t3\n4\t5\t\"六\n{}", "七\n".repeat(MOST_LINES));
        assert_eq!(table_at(&open, 0).unwrap().0.rows.len(), 2);
    }
}
