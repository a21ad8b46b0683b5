//! Pages that our own themes made of a notice, told by how their `body` begins: what they say besides the notice, and
//! which of its fields they show where.

use html5ever::tokenizer::{Tag, TagKind};

use super::{Reader, attribute, counted, has_class};
use crate::import::document::{BoxKind, Boxed, Mark, Paragraph, Text, push_text, trim};
use crate::import::read::boxes::Boxes;

/// What is known of the page so far, if it is our own.
#[derive(Default)]
pub struct OwnPage {
    is: bool,
    /// How many sections are open, from the one of an issue on.
    in_issue: usize,
    has_issues: bool,
    in_corrections: bool,
    /// They stand above the text on the page, and behind it in a document.
    corrections: Vec<Paragraph>,
    in_event: bool,
    in_facts: bool,
    in_label: bool,
    list: Option<List>,
    in_secret: bool,
    /// Whether a day stands behind a measure, which a document has in brackets.
    in_aside: bool,
    boxes: Boxes,
    /// How many elements are open from a note on.
    in_note: usize,
    note: Option<Boxed>,
    in_note_label: bool,
}

/// A list below its label, which is one paragraph of a document.
struct List {
    is_numbered: bool,
    count: usize,
}

impl List {
    fn of(tag: &Tag) -> Option<List> {
        let is_numbered = has_class(tag, "measures");
        (is_numbered || has_class(tag, "files")).then_some(List { is_numbered, count: 0 })
    }

    /// What a document has in place of a tag. Measures are numbered at the level below issues, so that none can be taken
    /// for one.
    fn hear(&mut self, name: &str, is_start: bool) -> String {
        match (name, is_start) {
            ("p", false) => "：".to_string(),
            ("li", true) => {
                self.count += 1;
                match (self.is_numbered, self.count) {
                    (true, count) => format!(" （{count}）"),
                    (false, 1) => String::new(),
                    (false, _) => "、".to_string(),
                }
            }
            _ => String::new(),
        }
    }
}

/// What the themes reckon from the notice, or say of the site.
const ADDED: &[&str] = &["kicker", "counts", "changes", "data", "edition", "internal-label"];

impl OwnPage {
    /// Whether an element says what no notice says.
    pub fn adds(&self, tag: &Tag) -> bool {
        if !self.is {
            return false;
        }
        let is_theme_heading =
            &*tag.name == "h2" && attribute(tag, "id").is_some_and(|id| id.starts_with(PREFIX_OF_THEME));
        is_theme_heading
            || ADDED.iter().any(|class| has_class(tag, class))
            || (self.in_event && &*tag.name == "span")
            || (&*tag.name == "span" && has_class(tag, "quiet"))
            || attribute(tag, "data-event").is_some_and(|event| label_of(&event).is_none())
    }

    /// Whether links lead to pages of the site that a document knows nothing of.
    pub fn drops_links(&self, mark: Mark) -> bool {
        self.is && (self.in_facts || self.list.is_some() || matches!(mark, Mark::Heading(_)))
    }

    /// The note that a paragraph stands in.
    pub fn note(&self) -> Option<Boxed> {
        self.note.clone()
    }

    /// Whether whatever is a heading has the tag of one.
    pub fn marks_headings(&self) -> bool {
        self.is
    }

    /// Whether a paragraph stands behind all issues.
    pub fn is_behind_issues(&self) -> bool {
        self.has_issues && self.in_issue == 0
    }
}

/// Ids of the themes' own begin with it, those of texts never do.
const PREFIX_OF_THEME: &str = "page:";

/// The label that a day of the notice's has in a document.
fn label_of(event: &str) -> Option<&'static str> {
    match event {
        "inspection" => Some("巡察时间："),
        "feedback" => Some("反馈日期："),
        _ => None,
    }
}

impl Reader<'_> {
    /// Hears a tag of a page that may be our own. Says whether nothing else is to be made of it.
    pub fn own_tag(&mut self, tag: &Tag) -> bool {
        let is_start = tag.kind == TagKind::StartTag;
        if &*tag.name == "body" && is_start {
            self.own.is = attribute(tag, "data-kind").is_some_and(|kind| kind == "notice");
        }
        if !self.own.is {
            return false;
        }
        if &*tag.name == "dl" {
            self.own.in_facts = is_start;
        }
        if self.note_tag(tag, is_start) {
            return true;
        }
        match (&*tag.name, is_start) {
            ("section", true) => {
                self.flush();
                let is_in_issue = self.own.in_issue > 0 || has_class(tag, "issue");
                self.own.in_issue += usize::from(is_in_issue);
                self.own.has_issues |= is_in_issue;
                self.own.in_corrections = has_class(tag, "corrections");
            }
            ("section", false) => {
                self.flush();
                self.own.in_issue = self.own.in_issue.saturating_sub(1);
                self.own.in_corrections = false;
            }
            ("div", true)
                if self.own.list.is_none()
                    && let Some(list) = List::of(tag) =>
            {
                if self.own.is_behind_issues() {
                    self.put_corrections();
                }
                self.flush();
                self.own.list = Some(list);
            }
            ("div", false) if self.own.list.take().is_some() => self.flush(),
            ("p" | "ol" | "li", _) if let Some(list) = &mut self.own.list => {
                let words = list.hear(&tag.name, is_start);
                trim(&mut self.open.inlines);
                self.put(&words);
                self.labelled = true;
                return true;
            }
            ("li", _) if self.own.in_corrections => {
                self.flush_correction();
                return true;
            }
            ("li", true) => {
                let Some(label) = attribute(tag, "data-event").and_then(|event| label_of(&event)) else { return false };
                self.flush();
                self.put(label);
                self.own.in_event = true;
                return true;
            }
            ("li", false) => self.own.in_event = false,
            ("time", true) if self.own.in_corrections => self.put("更正（"),
            ("time", false) if self.own.in_corrections => {
                self.put("）：");
                self.labelled = true;
            }
            ("time", true) if has_class(tag, "quiet") => {
                trim(&mut self.open.inlines);
                self.put("（");
                self.own.in_aside = true;
            }
            ("time", false) if std::mem::take(&mut self.own.in_aside) => self.put("）"),
            ("dl" | "div", true) if self.own.is_behind_issues() && is_closing(tag) => self.put_corrections(),
            ("p", true) => self.own.in_label = has_class(tag, "label"),
            ("p", false) if std::mem::take(&mut self.own.in_label) => self.put("："),
            ("dd", true) if has_class(tag, "secret") => {
                self.own.in_secret = true;
            }
            ("dd", false) if std::mem::take(&mut self.own.in_secret) => {
                self.open = Paragraph::default();
                self.put("公开范围：党内公开");
            }
            _ => {}
        }
        false
    }

    /// Hears where a note begins and ends, and its label, which stands behind its fence. Says whether nothing else is to
    /// be made of the tag.
    fn note_tag(&mut self, tag: &Tag, is_start: bool) -> bool {
        match &*tag.name {
            "aside" if self.own.in_note > 0 || (is_start && has_class(tag, "note")) => {
                self.flush();
                if self.own.in_note == 0 {
                    self.own.note = Some(self.own.boxes.begin(BoxKind::Note(String::new()), ""));
                }
                self.own.in_note = counted(self.own.in_note, is_start);
                if self.own.in_note == 0 {
                    self.own.note = None;
                }
                true
            }
            "p" if is_start && self.own.in_note == 1 && has_class(tag, "note-label") => {
                self.flush();
                self.own.in_note_label = true;
                true
            }
            "p" if !is_start && std::mem::take(&mut self.own.in_note_label) => {
                let label = std::mem::take(&mut self.open).text();
                self.own.note = Some(self.own.boxes.begin(BoxKind::Note(String::new()), &label));
                true
            }
            _ => false,
        }
    }

    fn flush_correction(&mut self) {
        let mut paragraph = std::mem::take(&mut self.open);
        trim(&mut paragraph.inlines);
        if !paragraph.inlines.is_empty() {
            // The newest stands first on the page.
            self.own.corrections.insert(0, paragraph);
        }
    }

    fn put_corrections(&mut self) {
        self.flush();
        for paragraph in std::mem::take(&mut self.own.corrections) {
            self.open = paragraph;
            self.flush();
        }
    }

    /// What was not put in where a notice ends.
    pub fn end_own(&mut self) {
        self.put_corrections();
    }

    fn put(&mut self, words: &str) {
        push_text(&mut self.open.inlines, Text::plain(words));
    }
}

/// Whether an element begins what a notice closes with: its contact, who signs it.
fn is_closing(tag: &Tag) -> bool {
    ["contact", "signature"].into_iter().any(|class| has_class(tag, class))
}
