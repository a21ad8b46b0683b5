//! The earlier state of a site that a check is compared with: a git revision, or a snapshot of the archive.

use std::collections::HashSet;
use std::path::Path;

use jiff::civil::Date;

use super::look;
use crate::archive::{Archive, SOURCE};
use crate::changes;
use crate::cmd::{Failure, elsewhere};
use crate::finding::Findings;
use crate::load;
use crate::model::{Notice, Site};

#[derive(Debug, Clone)]
pub enum Since {
    Revision(String),
    Snapshot(String),
}

impl Since {
    pub fn name(&self) -> &str {
        match self {
            Since::Revision(name) | Since::Snapshot(name) => name,
        }
    }

    /// What would be found today of the site as it was then, and which texts it had.
    pub fn findings(
        &self,
        now: &Site,
        wanted: &load::Options,
        today: Date,
        root: &Path,
    ) -> Result<(Findings, HashSet<String>), Failure> {
        let loaded = match self {
            Since::Revision(revision) => changes::revision(root, revision, wanted),
            Since::Snapshot(name) => {
                let archive = Archive::of(root);
                let snapshot = archive.find(name)?;
                changes::folder(&archive.path_of(&snapshot.name).join(SOURCE), wanted)
            }
        };
        let mut then = loaded.map_err(|error| elsewhere::failure(error, root))?;
        // A snapshot keeps no lists of words: what they say is no change of the texts.
        if matches!(self, Since::Snapshot(_)) {
            then.site.word_lists = now.word_lists.clone();
        }
        let of_notice = |notice: &Notice| {
            let issues = notice.issues.iter().map(|issue| issue.body.source.path.clone());
            issues.chain([notice.body.source.path.clone()]).collect::<Vec<_>>()
        };
        let notices = then.site.notices.iter().flat_map(|notice| of_notice(notice));
        let pages = then.site.pages.iter().map(|page| page.body.source.path.clone());
        let paths = notices.chain(pages).chain([then.site.config.source.path.clone()]).collect();
        Ok((look(&then.site, then.findings.clone(), today, None), paths))
    }
}
