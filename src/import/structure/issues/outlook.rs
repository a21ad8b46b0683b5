//! 下一步: what the office will do from now on, in a paragraph behind the last issue that no heading parts from it.
//!
//! An issue may have a paragraph of its own that says so. It is the notice's where no other issue has one, and where
//! nothing of an issue stands behind it.

use super::sections::Range;
use crate::import::structure::lines::Line;
use crate::import::structure::outline::{Item, headings};

/// Where the closing of the notice begins among the items that hold the issues. `None`: there is none.
pub fn find(items: &[Item], range: Range) -> Option<usize> {
    let inner = &items[range.start..range.end];
    let (last, _) = headings(inner).next_back()?;
    let begins = |item: &Item| item.line().is_some_and(is_plain_beginning);
    let start = last + 1 + inner[last + 1..].iter().position(begins)?;
    let before = || inner[..last].iter().filter_map(Item::line);
    let is_alone = inner[start..].iter().all(|item| item.line().is_some_and(is_plain));
    let is_only_one = before().next().is_some() && !before().any(|line| says_next(&line.text));
    let is_headed = headings(items).any(|(_, it)| says_next(&it.text) || it.text.contains("打算"));
    (start > last + 1 && is_alone && is_only_one && !is_headed).then_some(range.start + start)
}

fn is_plain(line: &Line) -> bool {
    line.is_plain() && !line.paragraph.is_apart()
}

fn is_plain_beginning(line: &Line) -> bool {
    is_plain(line) && says_next(&line.text) && line.ends_sentence()
}

/// `下一步，局党组将……`
fn says_next(text: &str) -> bool {
    ["下一步", "下步", "下阶段", "下一阶段", "接下来", "今后"].iter().any(|word| text.starts_with(word))
}
