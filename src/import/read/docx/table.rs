//! Tables: rows and cells as a grid, with merged cells at each of their places (ECMA-376, part 1, 17.4).

use roxmltree::Node;

use super::story::{DEEPEST, Story};
use super::{attribute, child, switch, value};
use crate::import::document::{Block, Cell, Paragraph, Table, What};

/// A ledger of ten thousand rows has this many cells.
const MOST_CELLS: usize = 200_000;
/// More columns than this are somebody's mistake.
const MOST_COLUMNS: usize = 256;

impl Story {
    pub(super) fn table(&mut self, node: Node) -> Table {
        let start = self.told.lines.add("");
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        let mut row_nodes = Vec::new();
        collect(node, "tr", &mut row_nodes, 0);
        for row_node in row_nodes {
            if self.cells > MOST_CELLS {
                self.miss(What::Cells, Some(start));
                break;
            }
            let deleted = child(row_node, "trPr").is_some_and(|node| child(node, "del").is_some());
            if deleted {
                self.miss(What::Deleted, None);
                continue;
            }
            if child(row_node, "trPr").and_then(|node| switch(node, "hidden")) == Some(true) {
                self.miss(What::Hidden, Some(start));
                continue;
            }
            let mut row: Vec<Cell> = Vec::new();
            let before = child(row_node, "trPr")
                .and_then(|node| value(node, "gridBefore"))
                .and_then(|n| n.parse().ok())
                .unwrap_or(0_usize);
            row.resize_with(before.min(MOST_COLUMNS), Cell::default);
            let mut cell_nodes = Vec::new();
            collect(row_node, "tc", &mut cell_nodes, 0);
            for cell_node in cell_nodes {
                self.cells += 1;
                if self.cells > MOST_CELLS || row.len() >= MOST_COLUMNS {
                    self.miss(What::Cells, Some(start));
                    break;
                }
                let properties = child(cell_node, "tcPr");
                let merge = properties.and_then(|node| child(node, "vMerge"));
                let continued = merge.is_some_and(|node| attribute(node, "val") != Some("restart"));
                let width =
                    properties.and_then(|node| value(node, "gridSpan")).and_then(|n| n.parse().ok()).unwrap_or(1_usize);
                let above = rows.last().and_then(|above| above.get(row.len()));
                let cell = match above {
                    Some(above) if continued => above.repeat(),
                    _ => Cell { paragraphs: self.cell(cell_node), repeated: false },
                };
                let width = width.clamp(1, MOST_COLUMNS - row.len());
                self.cells += width - 1;
                let copies: Vec<Cell> = (1..width).map(|_| cell.repeat()).collect();
                row.push(cell);
                row.extend(copies);
            }
            rows.push(row);
        }
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        for row in &mut rows {
            row.resize_with(columns, Cell::default);
        }
        Table { span: start, rows, sheet: None }
    }

    fn cell(&mut self, node: Node) -> Vec<Paragraph> {
        let mut paragraphs = Vec::new();
        self.frames += 1;
        let blocks = self.blocks(node);
        self.frames -= 1;
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => paragraphs.push(paragraph),
                // A table in a cell is told as its texts.
                Block::Table(table) => {
                    self.miss(What::TableText, Some(table.span));
                    let cells = table.rows.into_iter().flatten().filter(|cell| !cell.repeated);
                    paragraphs.extend(cells.flat_map(|cell| cell.paragraphs));
                }
            }
        }
        paragraphs
    }
}

/// Rows or cells, also where insertions and content controls wrap them.
fn collect<'a, 'i>(node: Node<'a, 'i>, name: &str, found: &mut Vec<Node<'a, 'i>>, depth: usize) {
    for child in node.children().filter(Node::is_element) {
        if child.tag_name().name() == name {
            found.push(child);
        } else if depth < DEEPEST
            && matches!(child.tag_name().name(), "sdt" | "sdtContent" | "ins" | "customXml" | "moveTo")
        {
            collect(child, name, found, depth + 1);
        }
    }
}
