//! A date at the very end of a document: most often the notice's own, but it may be a fact of the last issue.

use jiff::civil::Date;

use super::attachments::begins_list;
use super::kind::Closing;
use crate::import::document::{Align, Mark};
use crate::import::structure::label::Field;
use crate::import::structure::lines::Line;
use crate::import::structure::outline::Item;

/// Whether the line above announces the date at the end, or the office and the date: `验收单位和日期如下：`.
pub fn is_announced(items: &[Item]) -> bool {
    let signs = |item: &Item| matches!(item, Item::Line(line) if is_date_or_office(line) && !is_set_as_signature(line));
    let Some(above) = items.iter().rposition(|item| !signs(item)).filter(|at| at + 1 < items.len()) else {
        return false;
    };
    match &items[above] {
        Item::Heading(heading) => announces(&heading.text) || announces(&heading.stop),
        // What can stand below a short label has been put behind it.
        Item::Line(line) => {
            let is_part = Closing::of(line).is_some() || line.field().is_some_and(Field::is_short);
            !is_part && !begins_list(&line.text) && announces(&line.text)
        }
        Item::Table(_) => false,
    }
}

fn announces(text: &str) -> bool {
    const OPEN: [char; 13] = ['：', ':', '，', ',', '、', '于', '是', '为', '至', '到', '自', '从', '即'];
    text.ends_with(OPEN) || ["日期", "时间", "时限"].iter().any(|word| text.ends_with(word))
}

pub fn is_date_or_office(line: &Line) -> bool {
    matches!(Closing::of(line), Some(Closing::Date(_) | Closing::Signature))
}

fn is_set_as_signature(line: &Line) -> bool {
    line.paragraph.align == Align::End || line.paragraph.mark == Mark::Signature
}

/// The date that ends the text of the last issue with nothing around it that signs: nobody can tell whose it is.
pub fn of_anybody(items: &[Item]) -> Option<(Date, &Line)> {
    let [.., above, Item::Line(last)] = items else { return None };
    let Some(Closing::Date(date)) = Closing::of(last) else { return None };
    let is_text = match above {
        Item::Line(line) => Closing::of(line).is_none() && !line.paragraph.after_issues,
        Item::Heading(_) => true,
        Item::Table(_) => false,
    };
    let is_below_heading = items.iter().any(|item| matches!(item, Item::Heading(_)));
    (is_text && is_below_heading && !is_set_as_signature(last) && !last.paragraph.after_issues).then_some((date, last))
}
