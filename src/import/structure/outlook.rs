//! 下一步: what the office will do from now on, in a paragraph behind the last issue that no heading parts from it.
//!
//! An issue may have a paragraph of its own that says so. It is the notice's where no other issue has one, and where
//! nothing of an issue stands behind it.

use super::lines::Line;
use super::outline::Item;
use super::sections::Range;

/// Where the closing of the notice begins among the items that hold the issues. `None`: there is none.
pub fn find(items: &[Item], range: Range) -> Option<usize> {
    let inner = &items[range.start..range.end];
    let last = inner.iter().rposition(|item| matches!(item, Item::Heading(_)))?;
    let is_plain = |item: &Item| matches!(item, Item::Line(line) if is_plain(line));
    let begins = |item: &Item| matches!(item, Item::Line(line) if is_plain_beginning(line));
    let start = last + 1 + inner[last + 1..].iter().position(begins)?;
    let is_alone = inner[start..].iter().all(is_plain);
    let has_other = |items: &[Item]| items.iter().any(|item| matches!(item, Item::Line(line) if says_next(&line.text)));
    let is_headed = |item: &Item| matches!(item, Item::Heading(heading) if says_next(&heading.text) || heading.text.contains("打算"));
    let are_several = inner[..last].iter().any(|item| matches!(item, Item::Line(_)));
    (start > last + 1 && are_several && is_alone && !has_other(&inner[..last]) && !items.iter().any(is_headed))
        .then_some(range.start + start)
}

fn is_plain(line: &Line) -> bool {
    line.number.is_none() && line.label.is_none() && !line.paragraph.is_apart()
}

fn is_plain_beginning(line: &Line) -> bool {
    is_plain(line) && says_next(&line.text) && line.ends_sentence()
}

/// `下一步，局党组将……`
fn says_next(text: &str) -> bool {
    ["下一步", "下步", "下阶段", "下一阶段", "接下来", "今后"].iter().any(|word| text.starts_with(word))
}
