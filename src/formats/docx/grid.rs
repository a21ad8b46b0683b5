//! A table as Word wants it: every place of every row said, and the width of each column.

use std::collections::BTreeMap;

use super::layout::TEXT_WIDTH;
use crate::characters::display_width;
use crate::formats::document::{Cell, Inline};

/// A cell at its place, or what a cell from above leaves of a row.
#[derive(Debug)]
pub struct Slot<'a> {
    pub cell: Option<&'a Cell>,
    pub column: usize,
    /// How many columns it takes.
    pub columns: usize,
    pub reach: Reach,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    OneRow,
    /// It goes on in the row below.
    Begins,
    /// It comes from the row above.
    GoesOn,
}

/// The rows, each filled to the last column.
pub fn rows(columns: usize, rows: &[Vec<Cell>]) -> Vec<Vec<Slot<'_>>> {
    // Rows that a cell from above still reaches into: how many more, and how wide it is, by column.
    let mut reaching: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    rows.iter()
        .map(|row| {
            let mut slots = Vec::new();
            let mut cells = row.iter();
            let mut column = 0;
            while column < columns {
                let slot = match reaching.get_mut(&column) {
                    Some((rows_left, wide)) => {
                        let wide = *wide;
                        *rows_left -= 1;
                        if *rows_left == 0 {
                            reaching.remove(&column);
                        }
                        Slot { cell: None, column, columns: wide, reach: Reach::GoesOn }
                    }
                    None => {
                        let cell = cells.next();
                        let wide = cell.map_or(1, |cell| cell.columns).min(columns - column);
                        let tall = cell.map_or(1, |cell| cell.rows);
                        if tall > 1 {
                            reaching.insert(column, (tall - 1, wide));
                        }
                        let reach = if tall > 1 { Reach::Begins } else { Reach::OneRow };
                        Slot { cell, column, columns: wide, reach }
                    }
                };
                column += slot.columns;
                slots.push(slot);
            }
            slots
        })
        .collect()
}

/// Half a character of 12 pt is 120 twips; digits are wider in some fonts, and some programs part them from Chinese.
const HALF: u32 = 156;
/// The margins of a cell, and a little more, so that nothing is broken for a hair's breadth.
const MARGINS: u32 = 260;
/// Halves of characters that a column gets at least, and what a long text asks for at most.
const ASKED: (usize, usize) = (4, 64);

/// The widths of the columns, in twips, which together are the text's: each what its longest text asks for, and where
/// that is more than there is, the narrow ones theirs and the wide ones their share of the rest.
pub fn widths(columns: usize, rows: &[Vec<Slot>]) -> Vec<u32> {
    let mut asked = vec![ASKED.0; columns];
    for slot in rows.iter().flatten().filter(|slot| slot.columns == 1) {
        let longest = slot.cell.map_or(0, longest_line);
        asked[slot.column] = asked[slot.column].max(longest.min(ASKED.1));
    }
    let asked: Vec<u32> = asked.into_iter().map(|halves| halves as u32 * HALF + MARGINS).collect();
    let fair = TEXT_WIDTH / columns as u32;
    let all: u32 = asked.iter().sum();
    let is_fixed = |asked: u32| all > TEXT_WIDTH && asked <= fair;
    let fixed: u32 = asked.iter().filter(|asked| is_fixed(**asked)).sum();
    let (rest, shared) = (TEXT_WIDTH - fixed, all - fixed);
    let share = |asked: u32| (u64::from(asked) * u64::from(rest) / u64::from(shared)) as u32;
    asked.into_iter().map(|asked| if is_fixed(asked) { asked } else { share(asked) }).collect()
}

fn longest_line(cell: &Cell) -> usize {
    let mut lines = vec![0];
    for inline in &cell.content {
        match inline {
            Inline::Text { text, .. } => *lines.last_mut().expect("there is a first line") += display_width(text),
            Inline::Break => lines.push(0),
            Inline::Note { .. } | Inline::Picture { .. } => {}
        }
    }
    lines.into_iter().max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::document::Align;

    fn cell(text: &str, columns: usize, rows: usize) -> Cell {
        Cell { align: Align::Start, columns, rows, content: vec![Inline::plain(text)] }
    }

    fn check(columns: usize, table: &[Vec<Cell>], expected: impl Fn(&[u32])) {
        let widths = widths(columns, &rows(columns, table));
        let all: u32 = widths.iter().sum();
        assert!(all <= TEXT_WIDTH && all + columns as u32 > TEXT_WIDTH, "{widths:?}");
        expected(&widths);
    }

    #[test]
    fn a_column_is_as_wide_as_its_texts_ask_for() {
        let long = "道路照明设施更换及电缆入地改造工程".repeat(3);
        let table = [vec![cell("序号", 1, 1), cell("项目", 1, 1)], vec![cell("1", 1, 1), cell(&long, 1, 1)]];
        check(2, &table, |widths| assert!(widths[0] < 1_000, "{widths:?}"));
        check(2, &[vec![cell("路段", 1, 1), cell("数量", 1, 1)]], |widths| assert_eq!(widths[0], widths[1]));
        check(3, &[vec![cell(&long, 3, 1)], vec![]], |widths| assert_eq!(widths[0], widths[2]));
        check(60, &[(0..60).map(|_| cell(&long, 1, 1)).collect()], |widths| assert!(widths[0] > 0));
    }

    #[test]
    fn merged_cells_keep_their_places() {
        let table = [vec![cell("a", 1, 2), cell("b", 2, 1)], vec![cell("c", 1, 1), cell("d", 1, 1)]];
        let seen: Vec<Vec<_>> = rows(3, &table)
            .iter()
            .map(|row| row.iter().map(|slot| (slot.column, slot.columns, slot.reach)).collect())
            .collect();
        use Reach::*;
        assert_eq!(seen[0], [(0, 1, Begins), (1, 2, OneRow)]);
        assert_eq!(seen[1], [(0, 1, GoesOn), (1, 1, OneRow), (2, 1, OneRow)]);
    }
}
