//! 整改措施 of a cell.

use crate::import::structure::issues::measures;
use crate::import::structure::number::Number;

/// A column of texts has room for more characters.
const SHORTEST_BROKEN: usize = 12;

/// Measures by their numbers, or else one a line, unless the lines are those of one text that was broken to fit the
/// column.
pub(super) fn of_cell(value: &str) -> Vec<String> {
    let lines: Vec<&str> = value.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let are_numbered = lines.iter().any(|line| Number::find(line).is_some());
    if lines.len() < 2 || are_numbered || are_broken(&lines[..lines.len() - 1]) {
        return measures(value);
    }
    lines.into_iter().flat_map(measures).collect()
}

/// Whether lines but for the last end where the column does: they are as long as each other, and in the middle of a
/// sentence.
fn are_broken(lines: &[&str]) -> bool {
    let ends = |line: &&str| line.ends_with(['。', '；', ';', '）', ')']);
    let lengths = || lines.iter().map(|line| line.chars().count());
    let longest = lengths().max().unwrap_or(0);
    let are_even = longest > SHORTEST_BROKEN && lengths().min().is_some_and(|shortest| shortest + 2 >= longest);
    are_even && !lines.iter().all(ends)
}
