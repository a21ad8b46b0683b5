//! A table whose cells reach over rows and columns, as its tags tell of it.

use crate::import::document::Cell;

#[derive(Default)]
pub struct Grid {
    rows: Vec<Vec<Cell>>,
    /// Cells that reach down: column, rows left, and the cell.
    reaching: Vec<(usize, usize, Cell)>,
    /// The open one, and how many columns and rows it takes.
    open: Option<(Cell, usize, usize)>,
    cells: usize,
}

pub const MOST_COLUMNS: usize = 256;
const MOST_CELLS: usize = 200_000;

impl Grid {
    pub fn begin_cell(&mut self, columns: usize, rows: usize) {
        if self.rows.is_empty() {
            self.begin_row();
        }
        self.open = Some((Cell::default(), columns, rows));
    }

    /// The cell that is open.
    pub fn cell(&mut self) -> Option<&mut Cell> {
        self.open.as_mut().map(|(cell, ..)| cell)
    }

    /// The rows that say anything, each with as many cells as the widest.
    pub fn finish(mut self) -> Vec<Vec<Cell>> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        for row in &mut self.rows {
            row.resize_with(columns, Cell::default);
        }
        self.rows.retain(|row| row.iter().any(|cell| !cell.paragraphs.is_empty()));
        self.rows
    }

    pub fn begin_row(&mut self) {
        if self.cells > MOST_CELLS {
            return;
        }
        self.rows.push(Vec::new());
        self.fill();
    }

    /// Cells from above that reach into this row, as far as the next free column.
    fn fill(&mut self) {
        let Some(row) = self.rows.last_mut() else { return };
        while let Some(at) = self.reaching.iter().position(|(column, left, _)| *column == row.len() && *left > 0) {
            let (_, left, cell) = &mut self.reaching[at];
            *left -= 1;
            row.push(cell.repeat());
            self.cells += 1;
            if self.reaching[at].1 == 0 {
                self.reaching.remove(at);
            }
        }
    }

    pub fn end_cell(&mut self) {
        let Some((cell, columns, rows)) = self.open.take() else { return };
        self.cells += columns;
        let Some(row) = self.rows.last_mut() else { return };
        if self.cells > MOST_CELLS {
            return;
        }
        for n in 0..columns {
            if row.len() >= MOST_COLUMNS {
                break;
            }
            if rows > 1 {
                self.reaching.push((row.len(), rows - 1, cell.repeat()));
            }
            row.push(if n > 0 { cell.repeat() } else { cell.clone() });
        }
        self.fill();
    }
}
