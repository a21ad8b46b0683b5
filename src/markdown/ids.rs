//! Ids of headings and footnotes: what a link's `#` may lead to.
//!
//! They are pinyin slugs of the heading's text without its number, so that a heading put in before another
//! changes no address. Every id begins with the body's prefix, for many bodies share a page. A footnote's id
//! holds a colon, which no slug does, so the two never meet.

use hashbrown::HashMap;

use crate::model::slug::{is_slug, slugify};

use crate::model::official_number::strip_number;

pub struct Ids {
    prefix: String,
    /// All ids made, in order.
    made: Vec<String>,
    /// The ids that are taken, and how often each was wanted, so that a thousand equal headings do not search for a
    /// free number.
    taken: HashMap<String, usize>,
}

impl Ids {
    pub fn new(prefix: &str, reserved: &[String]) -> Self {
        let taken = reserved.iter().map(|id| (id.clone(), 1)).collect();
        Self { prefix: prefix.to_string(), made: Vec::new(), taken }
    }

    /// The id of a heading. An id that its author wrote is used where it can stand in an address.
    pub fn heading(&mut self, explicit: Option<&str>, text: &str) -> String {
        let explicit = explicit.filter(|id| is_slug(id)).map(slugify);
        let mut slug = explicit.filter(|slug| !slug.is_empty()).unwrap_or_else(|| slugify(text));
        if slug.is_empty() {
            slug.push_str("section");
        }
        let base = [self.prefix.as_str(), &slug].concat();
        let id = match self.taken.get(&base) {
            None => base,
            Some(wanted) => self.numbered(base, *wanted),
        };
        self.taken.insert(id.clone(), 1);
        self.made.push(id.clone());
        id
    }

    /// The first free id that is made of one that is taken.
    fn numbered(&mut self, base: String, mut wanted: usize) -> String {
        loop {
            wanted += 1;
            let id = format!("{base}-{wanted}");
            if !self.taken.contains_key(&id) {
                self.taken.insert(base, wanted);
                return id;
            }
        }
    }

    /// The id of a footnote's text, or of one of the places that refer to it.
    pub fn footnote(&mut self, kind: &str, n: usize, nth_use: usize) -> String {
        let id = match nth_use {
            0 | 1 => format!("{}{kind}:{n}", self.prefix),
            _ => format!("{}{kind}:{n}-{nth_use}", self.prefix),
        };
        self.made.push(id.clone());
        id
    }

    pub fn into_made(self) -> Vec<String> {
        self.made
    }
}

/// The id that a fragment means in a file whose ids begin with `prefix`: authors write a heading's text, its
/// slug, or the whole id.
pub fn fragment_id(prefix: &str, fragment: &str) -> String {
    let own = fragment.strip_prefix(prefix).unwrap_or(fragment);
    if own.starts_with("fn:") || own.starts_with("fnref:") {
        return format!("{prefix}{own}");
    }
    format!("{prefix}{}", slugify(strip_number(own)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_headings_get_numbers_and_reserved_ids_are_left_alone() {
        let mut ids = Ids::new("", &["zheng-gai".to_string()]);
        assert_eq!(ids.heading(None, "整改"), "zheng-gai-2");
        assert_eq!(ids.heading(None, "整改"), "zheng-gai-3");
        assert_eq!(ids.heading(Some("Plan"), "整改"), "plan");
        assert_eq!(ids.heading(Some("../x"), "……"), "section");
        assert_eq!(ids.into_made().len(), 4);
    }

    #[test]
    fn a_fragment_may_be_text_slug_or_whole_id() {
        for fragment in ["整改措施", "（一）整改措施", "zheng-gai-cuo-shi", "pruning-zheng-gai-cuo-shi"] {
            assert_eq!(fragment_id("pruning-", fragment), "pruning-zheng-gai-cuo-shi", "{fragment}");
        }
    }
}
