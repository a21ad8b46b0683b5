//! Footnotes: where a page refers to them, and where their texts stand.
//!
//! Ours and pandoc's say by their roles what they are (DPUB-ARIA 1.1); LibreOffice and Word have names for them.

use html5ever::tokenizer::Tag;

use super::{attribute, has_class};
use crate::import::document::Inline;

/// The footnotes of a page by the place that references lead to.
#[derive(Default)]
pub struct Notes {
    places: Vec<String>,
    pub texts: Vec<Vec<Inline>>,
    /// The one whose text is being read, and how many elements of its kind are open in it.
    open: Option<(usize, String, usize)>,
}

/// More than this are no footnotes of a notice.
const MOST: usize = 2_000;

impl Notes {
    /// The footnote that an `a` refers to.
    pub fn referred(&mut self, tag: &Tag) -> Option<usize> {
        let place = attribute(tag, "href")?.strip_prefix('#')?.to_string();
        let is_reference = has_role(tag, "doc-noteref")
            || has_class(tag, "sdfootnoteanc")
            || has_class(tag, "sdendnoteanc")
            || WORD.iter().any(|name| number_behind(&place, name));
        if !is_reference {
            return None;
        }
        let place = of_text(&place);
        if let Some(at) = self.places.iter().position(|known| *known == place) {
            return Some(at);
        }
        if self.places.len() >= MOST {
            return None;
        }
        self.places.push(place);
        self.texts.push(Vec::new());
        Some(self.places.len() - 1)
    }

    /// Hears an element begin, which may be a footnote's. Says whether it is.
    pub fn begin(&mut self, tag: &Tag) -> bool {
        let name = &*tag.name;
        if let Some((_, own, open)) = &mut self.open {
            *open += usize::from(own == name);
            return false;
        }
        let Some(id) = attribute(tag, "id") else { return false };
        let Some(at) = self.places.iter().position(|place| *place == id) else { return false };
        self.open = Some((at, name.to_string(), 1));
        true
    }

    /// Hears an element end. Says whether a footnote does.
    pub fn end(&mut self, name: &str) -> bool {
        let Some((_, own, open)) = &mut self.open else { return false };
        *open -= usize::from(own == name);
        *open == 0
    }

    /// Whether nothing has been read of a footnote that is open.
    pub fn is_at_start(&self) -> bool {
        self.open.as_ref().is_some_and(|(at, _, open)| self.texts[*at].is_empty() && *open == 1)
    }

    pub fn close(&mut self) {
        self.open = None;
    }

    /// Adds to the text that is being read. Gives back what belongs to none.
    pub fn take(&mut self, inlines: Vec<Inline>) -> Option<Vec<Inline>> {
        let Some((at, ..)) = &self.open else { return Some(inlines) };
        let text = &mut self.texts[*at];
        if !text.is_empty() {
            text.push(Inline::Break);
        }
        text.extend(inlines);
        None
    }
}

/// What Word calls the places of footnotes and of endnotes.
const WORD: [&str; 2] = ["_ftn", "_edn"];

/// Whether an `a` only leads back to the text.
pub fn leads_back(tag: &Tag) -> bool {
    let is_word = || {
        let href = attribute(tag, "href").unwrap_or_default();
        ["#_ftnref", "#_ednref"].iter().any(|name| number_behind(&href, name))
    };
    &*tag.name == "a"
        && (has_role(tag, "doc-backlink")
            || has_class(tag, "sdfootnotesym")
            || has_class(tag, "sdendnotesym")
            || is_word())
}

/// The id of the element that holds the text: `sdfootnote1` of `sdfootnote1sym`, `ftn1` of `_ftn1`.
fn of_text(place: &str) -> String {
    let place = if WORD.iter().any(|name| number_behind(place, name)) { &place[1..] } else { place };
    place.strip_suffix("sym").unwrap_or(place).to_string()
}

fn number_behind(text: &str, name: &str) -> bool {
    let number = text.strip_prefix(name).unwrap_or_default();
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

fn has_role(tag: &Tag, role: &str) -> bool {
    attribute(tag, "role").is_some_and(|own| own == role)
}
