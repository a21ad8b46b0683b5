//! Tables on a terminal.

use crate::characters::display_width;

/// So many columns at the left hold text, the others figures.
const TEXT_COLUMNS: usize = 2;

/// The lines of a table whose first row is its head: text to the left, figures to the right; a Chinese character takes
/// two cells.
pub fn align(rows: &[Vec<String>]) -> Vec<String> {
    let columns = rows.first().map_or(0, Vec::len);
    let widths: Vec<usize> =
        (0..columns).map(|at| rows.iter().map(|row| display_width(&row[at])).max().unwrap_or(0)).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().enumerate().map(|(at, cell)| {
            let gap = " ".repeat(widths[at] - display_width(cell));
            if at < TEXT_COLUMNS { format!("{cell}{gap}") } else { format!("{gap}{cell}") }
        });
        cells.collect::<Vec<_>>().join("  ")
    };
    let mut lines: Vec<String> = rows.iter().map(line).collect();
    let rule = widths.iter().map(|width| "─".repeat(*width)).collect::<Vec<_>>().join("  ");
    if !lines.is_empty() {
        lines.insert(1, rule);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_by_display_width() {
        let rows = vec![vec!["通报".into(), "日".into(), "数".into()], vec!["a".into(), "2".into(), "12".into()]];
        assert_eq!(align(&rows), ["通报  日  数", "────  ──  ──", "a     2   12"]);
    }
}
