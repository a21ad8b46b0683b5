//! What the labels of an issue mean beside each other.

use crate::import::draft::DraftIssue;
use crate::import::structure::label::Field;
use crate::import::structure::lines::Line;
use crate::import::structure::number::Number;
use crate::import::structure::outline::Item;
use crate::import::structure::status::is_only_status;
use crate::model::status::StatusWords;

pub struct Labels {
    /// One text of an issue needs no label; where there are several, each keeps its own.
    pub progress_alone: bool,
    progress_may_be_status: bool,
    /// `整改措施：（1）…（2）…`: measures one by one are no account of what was done, even where there is none.
    pub measures_are_body: bool,
}

impl Labels {
    pub fn of(items: &[Item], words: &StatusWords) -> Self {
        let lines = |field: Field| items.iter().filter_map(Item::line).filter(move |line| line.field() == Some(field));
        let count = |field: Field| lines(field).count();
        let tells_more = |line: &&Line| !is_only_status(line.value(), words);
        let labels_table = |(at, item): (usize, &Item)| {
            let line = item.line().filter(|line| line.field().is_some_and(|field| field != Field::Progress));
            line.is_some_and(|line| stands_above_table(line, items.get(at + 1)))
        };
        // What stands before all labels would run on into the account without its own.
        let begins_free = items.first().and_then(Item::line).is_some_and(|line| line.label.is_none());
        let is_one_account = count(Field::Status) == 0 && lines(Field::Progress).filter(tells_more).count() == 1;
        let progress_alone = !begins_free
            && (count(Field::Progress) == 1 || is_one_account)
            && count(Field::Problem) + count(Field::Task) == 0
            && !items.iter().enumerate().any(labels_table);
        Self {
            progress_alone,
            progress_may_be_status: count(Field::Status) == 0,
            measures_are_body: count(Field::Progress) == 0
                && lines(Field::Status).all(|line| !tells_more(&line))
                && !has_free_text(items)
                && lines(Field::Measures).all(|line| Number::find(line.value()).is_none()),
        }
    }

    /// Whether a line with the label of an account says how far the issue is, and nothing else does.
    pub fn is_status(&self, line: &Line, issue: &DraftIssue, words: &StatusWords) -> bool {
        self.progress_may_be_status && issue.status.is_empty() && is_only_status(line.value(), words)
    }
}

/// Whether a label is only there for the table below it.
pub fn stands_above_table(line: &Line, next: Option<&Item>) -> bool {
    line.value().is_empty() && matches!(next, Some(Item::Table(_)))
}

/// Whether a line stands under no label, nor below the measures.
fn has_free_text(items: &[Item]) -> bool {
    let mut is_below_measures = false;
    items.iter().filter_map(Item::line).any(|line| {
        let is_free = line.label.is_none() && !is_below_measures;
        is_below_measures = line.field() == Some(Field::Measures);
        is_free
    })
}
