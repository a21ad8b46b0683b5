//! What stands in for a text that is just now broken: the same text as it was before.

use std::collections::HashMap;
use std::sync::Arc;

use crate::load::Tree;
use crate::model::{Notice, PlainPage, Site};

/// The notices, by folder, and the pages, by path, as they were when nothing was wrong with them.
#[derive(Default)]
pub struct Good {
    notices: HashMap<String, Arc<Notice>>,
    pages: HashMap<String, PlainPage>,
}

impl Good {
    /// Remembers what is right, and gives a site in which the last right ones stand for what is broken. `None`:
    /// nothing is broken, or nothing is remembered of it.
    pub fn stand_in(&mut self, site: &Site, tree: &Tree) -> Option<Site> {
        let folders: Vec<&str> = site
            .broken
            .iter()
            .filter_map(|text| {
                tree.notices.iter().map(|files| files.folder.as_str()).find(|folder| is_in(&text.path, folder))
            })
            .collect();
        let is_broken = |folder: &str| folders.contains(&folder);
        let last: HashMap<String, Arc<Notice>> = std::mem::take(&mut self.notices);
        let right = site.notices.iter().filter(|notice| !is_broken(&notice.folder));
        self.notices = right.map(|notice| (notice.folder.clone(), notice.clone())).collect();
        let last_pages = std::mem::take(&mut self.pages);
        self.pages = site.pages.iter().map(|page| (page.path.clone(), page.clone())).collect();
        if site.broken.is_empty() {
            return None;
        }

        let mut mended = site.clone();
        for folder in folders {
            let Some(notice) = last.get(folder) else { continue };
            mended.notices.retain(|other| other.folder != folder);
            mended.notices.push(notice.clone());
            self.notices.insert(folder.to_string(), notice.clone());
        }
        for text in &site.broken {
            let Some(page) = last_pages.get(&text.path) else { continue };
            mended.pages.push(page.clone());
            self.pages.insert(page.path.clone(), page.clone());
        }
        mended.notices.sort_by(|a, b| a.place_in_site().cmp(&b.place_in_site()));
        mended.pages.sort_by(|a, b| a.slug.text.cmp(&b.slug.text));
        Some(mended)
    }
}

/// Whether a text lies in the folder of a notice.
pub fn is_in(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}
