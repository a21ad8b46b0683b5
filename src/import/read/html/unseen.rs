//! Elements whose text is not the page's: what no browser shows, comments, and what our own pages add to a notice.

use html5ever::tokenizer::{Tag, TagKind};

use super::notes::leads_back;
use super::own::OwnPage;
use super::{BLOCKS, Reader, attribute};
use crate::import::document::What;
use crate::markdown::is_void_element;

/// An element that is not shown, from its start to its end.
pub struct Hidden {
    /// What its text is told as; nothing where it says nothing.
    what: Option<What>,
    name: String,
    /// How many of this name are open.
    open: usize,
    has_text: bool,
}

impl Hidden {
    /// An element whose text is neither kept nor missed.
    pub fn silent(name: &str) -> Self {
        Self { what: None, name: name.to_string(), open: 1, has_text: false }
    }

    pub fn hear(&mut self, text: &str) {
        self.has_text |= !text.trim().is_empty();
    }
}

impl Reader<'_> {
    /// Whether a tag is of an element that is not shown, which may begin or end with it.
    pub fn is_in_hidden(&mut self, tag: &Tag) -> bool {
        let name = &*tag.name;
        let is_start = tag.kind == TagKind::StartTag;
        let Some(hidden) = &mut self.hidden else {
            let what = hidden_as(tag, &self.own, self.edits).filter(|_| is_start);
            if what.is_none() && !(is_start && leads_back(tag)) {
                return false;
            }
            if !is_void_element(name) && !tag.self_closing {
                if !matches!(name, "span" | "font" | "a" | "b" | "strong" | "i" | "em" | "del" | "ins" | "sup") {
                    self.flush();
                }
                self.hidden = Some(Hidden { what, name: name.to_string(), open: 1, has_text: false });
            }
            return true;
        };
        // Those end where the next begins, with or without a tag.
        let ends_by_itself = (hidden.name == name && matches!(name, "p" | "li" | "dd" | "dt" | "td" | "th" | "tr"))
            || (hidden.name == "p" && (BLOCKS.contains(&name) || matches!(name, "table" | "ul" | "ol")));
        if is_start && ends_by_itself {
            self.end_hidden();
            return self.is_in_hidden(tag);
        }
        if hidden.name == name && !tag.self_closing {
            hidden.open = if is_start { hidden.open + 1 } else { hidden.open - 1 };
            if hidden.open == 0 {
                self.end_hidden();
            }
        }
        true
    }

    pub fn end_hidden(&mut self) {
        let hidden = self.hidden.take().filter(|hidden| hidden.has_text);
        if let Some(what) = hidden.and_then(|hidden| hidden.what) {
            self.leave_out(what);
        }
    }
}

/// What an element is whose text is not the page's: it says itself that it is not shown, as far as can be told without
/// style sheets, or it holds what is not part of the text.
fn hidden_as(tag: &Tag, own: &OwnPage, edits: bool) -> Option<What> {
    let style = attribute(tag, "style").unwrap_or_default().to_ascii_lowercase();
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    let has =
        |rules: &[&str]| style.split(';').any(|rule| rules.contains(&rule.strip_suffix("!important").unwrap_or(rule)));
    let is_comment = attribute(tag, "class").is_some_and(|class| class.contains("MsoCommentReference"));
    if is_comment || has(&["mso-element:comment", "mso-element:comment-list"]) {
        return Some(What::Comments);
    }
    // A deletion that says who made it, or beside insertions, is an edit; without, it is a look.
    let is_edit = || edits || attribute(tag, "cite").is_some() || attribute(tag, "datetime").is_some();
    if &*tag.name == "del" && is_edit() {
        return Some(What::Deleted);
    }
    // How LibreOffice and Word save what stands on every page.
    let is_running = attribute(tag, "title")
        .is_some_and(|title| &*tag.name == "div" && matches!(title.as_str(), "header" | "footer"))
        || has(&["mso-element:header", "mso-element:footer"]);
    if is_running || own.adds(tag) {
        return Some(What::Furniture);
    }
    let is_hidden = attribute(tag, "hidden").is_some() || has(&["display:none", "visibility:hidden", "mso-hide:all"]);
    is_hidden.then_some(What::Hidden)
}
