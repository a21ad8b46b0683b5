//! What the reading of an issue needs of the whole.

use std::sync::Arc;

use super::parts::Parts;
use crate::import::structure::telling::Telling;
use crate::model::status::StatusWords;
use crate::source::Source;

pub struct Reading<'a> {
    pub tell: Telling<'a>,
    pub statuses: &'a StatusWords,
    /// What the heading above says of all that is read below it.
    pub state: Option<&'static str>,
    /// The titles of the parts that issues have alike.
    pub parts: Parts,
}

impl<'a> Reading<'a> {
    pub fn new(tell: Telling<'a>, statuses: &'a StatusWords) -> Self {
        Self { tell, statuses, state: None, parts: Parts::new() }
    }

    /// The reading of a table, whose rows may be those of a sheet of its own.
    pub fn within<'b>(&'b mut self, sheet: Option<&'b Arc<Source>>) -> Reading<'b> {
        Reading::new(self.tell.within(sheet), self.statuses)
    }
}
