//! The boxes of our own fragments, whose classes are gone: an attribute says that one is internal, or, where an editor
//! has dropped that too, the label behind its border.

use html5ever::tokenizer::Tag;

use super::attribute;
use crate::formats::{EDITION_OF_BOX, INTERNAL_MARKS};
use crate::model::Edition;

/// The sections that are open.
#[derive(Default)]
pub struct Sections {
    /// Whether each is internal.
    open: Vec<bool>,
    internal: usize,
    /// Whether one with a border was begun, and says nothing yet.
    begins: bool,
}

impl Sections {
    pub fn begin(&mut self, tag: &Tag) {
        let is_internal = attribute(tag, EDITION_OF_BOX).is_some_and(|edition| edition == Edition::Internal.name());
        self.open.push(is_internal);
        self.internal += usize::from(is_internal);
        self.begins = is_internal || has_border(tag);
    }

    pub fn end(&mut self) {
        self.internal -= usize::from(self.open.pop() == Some(true));
        self.begins = false;
    }

    /// Whether what is read now stands in one that is internal.
    pub fn are_internal(&self) -> bool {
        self.internal > 0
    }

    /// Whether a paragraph is the label of an internal box, which the fragment writes anew.
    pub fn take_label(&mut self, paragraph: &str) -> bool {
        let begins = std::mem::take(&mut self.begins);
        let is_label = begins && INTERNAL_MARKS.iter().any(|mark| mark.trim_matches(['【', '】']) == paragraph);
        if is_label
            && let Some(is_internal) = self.open.last_mut()
            && !std::mem::replace(is_internal, true)
        {
            self.internal += 1;
        }
        is_label
    }
}

fn has_border(tag: &Tag) -> bool {
    let style = attribute(tag, "style").unwrap_or_default().replace(' ', "");
    style.contains("border:1px")
}
