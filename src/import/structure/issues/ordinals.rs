//! Numbers of issues that have a label of their own: `序号：2`, `编号：X002`.

use crate::import::structure::label::Field;
use crate::import::structure::number;
use crate::import::structure::outline::Item;

/// Puts them below the titles of their issues. A plain number is the one that the issue gets anyway, and goes.
pub fn below_titles(mut items: Vec<Item>) -> Vec<Item> {
    let is_ordinal = |item: &Item| item.field() == Some(Field::Ordinal);
    let is_counted = |item: &Item| item.line().is_some_and(|line| number::is_numeral(line.value()));
    for at in 1..items.len() {
        if is_ordinal(&items[at - 1]) && items[at].heading().is_some() {
            items.swap(at - 1, at);
        }
    }
    let mut is_below_heading = false;
    items.retain(|item| {
        let is_counter = is_below_heading && is_ordinal(item) && is_counted(item);
        is_below_heading = item.heading().is_some();
        !is_counter
    });
    items
}
