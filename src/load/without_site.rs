//! Looking through the texts where `site.yaml` cannot be used: whoever mends that file should not find as many faults
//! again in the next run.

use super::{Models, Options, Tree};
use crate::catalogue::findings::{MISSPELT_CATEGORY, UNKNOWN_CATEGORY, UNKNOWN_STATUS};
use crate::config::Config;
use crate::finding::Findings;
use crate::source::Source;

/// Adds what is wrong with the texts whatever `site.yaml` says: it may know further statuses and categories.
pub fn look_through(tree: &Tree, options: &Options, findings: &mut Findings) {
    let stand_in = Source::new(tree.site.path.clone(), "title: 示例\n");
    let Some(config) = Config::read(&stand_in, &mut Findings::default()) else { return };
    let mut found = Findings::default();
    Models::default().lower(tree, config, options, &mut found);
    let of_site = [&UNKNOWN_STATUS, &UNKNOWN_CATEGORY, &MISSPELT_CATEGORY].map(|kind| kind.code);
    found.retain(|finding| !of_site.contains(&finding.kind.code));
    findings.append(found);
}
