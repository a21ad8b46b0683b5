//! Definitions of links, `[甲]: address`: lines that are not on the page.
//!
//! `[注]: 截至9月底。` is one too, and who wrote it meant text. So a definition that nothing refers to has to lead
//! somewhere at least.

use std::collections::HashSet;

use pulldown_cmark::{LinkType, RefDefs};

use crate::catalogue::findings::LOST_DEFINITION;
use crate::finding::Finding;

use super::links::{Sort, path_of, sort};
use super::writer::Writer;

impl Writer<'_, '_> {
    /// A link or an image was met, which may have its address from a definition.
    pub(super) fn use_definition(&mut self, link_type: LinkType, label: &str) {
        if matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut) {
            self.definitions.push(label.to_string());
        }
    }

    /// Reports the definitions that were text to their author.
    pub(super) fn check_definitions(&mut self, definitions: &RefDefs) {
        let used: HashSet<usize> =
            self.definitions.iter().filter_map(|label| Some(definitions.get(label)?.span.start)).collect();
        let mut lost: Vec<_> = definitions
            .iter()
            .filter(|(_, definition)| !used.contains(&definition.span.start) && !self.leads_somewhere(&definition.dest))
            .collect();
        lost.sort_by_key(|(_, definition)| definition.span.start);
        for (label, definition) in lost {
            let place = self.place(self.span(definition.span.clone()));
            let label = self.prepared.clean_text(label.into());
            self.report(Finding::new(&LOST_DEFINITION, place).with("label", label.into_string()));
        }
    }

    fn leads_somewhere(&self, address: &str) -> bool {
        match sort(address) {
            Sort::External | Sort::Personal => true,
            Sort::Data | Sort::Unsafe => false,
            Sort::Internal => {
                let (resolver, path) = (self.request.resolver, path_of(address));
                path.is_empty() || resolver.link(&path).is_some() || resolver.image(&path).is_some()
            }
        }
    }
}
