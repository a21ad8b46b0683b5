//! The frame: what is the same on every page at one depth, rendered once and used thousands of times.
//!
//! A frame template sees the globals, `root`, `current` and `here`, and nothing else of the page; so all pages
//! that agree in these three share its result. On a large site this halves the work of a small page.

use std::sync::RwLock;

use hashbrown::HashMap;
use tera::{Context, Map, Tera, TeraResult, Value};

use super::view::{PageView, SiteView};

/// A template whose name begins so belongs to the frame: `frame-head.html` is `{{ frame.head }}`.
const PREFIX: &str = "frame-";

/// The frames that were asked for so far.
#[derive(Default)]
pub struct Frames {
    /// The parts of the frame: their names and their templates.
    parts: Vec<(String, String)>,
    /// The addresses of the navigation.
    sections: Vec<String>,
    /// By root; then two for each section, and two for pages in none.
    made: RwLock<HashMap<String, Vec<Option<Value>>>>,
}

impl Clone for Frames {
    /// The frames themselves are made again where they are asked for: a copy is there to show another site.
    fn clone(&self) -> Self {
        Self { parts: self.parts.clone(), sections: self.sections.clone(), made: RwLock::default() }
    }
}

impl Frames {
    pub fn new(tera: &Tera) -> Self {
        let mut parts: Vec<(String, String)> = tera
            .get_template_names()
            .filter_map(|name| {
                let file = name.rsplit('/').next()?;
                let part = file.strip_prefix(PREFIX)?.strip_suffix(".html")?;
                Some((part.to_string(), file.to_string()))
            })
            .collect();
        parts.sort();
        parts.dedup();
        Self { parts, ..Self::default() }
    }

    /// Forgets all frames, since they show another site.
    pub fn set_site(&mut self, site: &SiteView) {
        self.sections = site.navigation.iter().map(|link| link.address.clone()).collect();
        self.made = RwLock::default();
    }

    /// The frame of a page: a map from part to HTML.
    pub fn of(&self, page: &PageView, root: &str, tera: &Tera) -> TeraResult<Value> {
        let section = self.section(&page.address);
        let here = section.is_some_and(|index| self.sections[index] == page.address);
        let slot = section.map_or(0, |index| index + 1) * 2 + usize::from(here);
        let known = self.made.read().unwrap_or_else(|poisoned| poisoned.into_inner());
        if let Some(frame) = known.get(root).and_then(|frames| frames[slot].clone()) {
            return Ok(frame);
        }
        drop(known);
        let frame = self.make(section, here, root, tera)?;
        let mut made = self.made.write().unwrap_or_else(|poisoned| poisoned.into_inner());
        let frames = made.entry(root.to_string()).or_insert_with(|| vec![None; (self.sections.len() + 1) * 2]);
        frames[slot] = Some(frame.clone());
        Ok(frame)
    }

    /// The section of the navigation that a page belongs to: the one with the longest address that the page's begins with.
    fn section(&self, address: &str) -> Option<usize> {
        let leads_to = |section: &str| section == address || (!section.is_empty() && address.starts_with(section));
        let sections = self.sections.iter().enumerate().filter(|(_, section)| leads_to(section));
        sections.max_by_key(|(_, section)| section.len()).map(|(index, _)| index)
    }

    fn make(&self, section: Option<usize>, here: bool, root: &str, tera: &Tera) -> TeraResult<Value> {
        let mut context = Context::new();
        context.insert("root", root);
        context.insert("current", &section.map(|index| &self.sections[index]));
        context.insert("here", &here);
        let mut frame = Map::default();
        for (part, template) in &self.parts {
            frame.insert(part.clone().into(), Value::safe_string(&tera.render(template, &context)?));
        }
        Ok(Value::from(frame))
    }
}
