//! From texts that were read to a site whose pages a command can make.
//!
//! Where `site.yaml` cannot be used there is no site, and no command goes on: what is wrong comes back as the error, and
//! each command says in its own words what it did not do.

use std::path::Path;

use crate::catalogue::findings::TEMPLATE_FAILED;
use crate::config::Config;
use crate::finding::Findings;
use crate::load::{self, Tree};
use crate::model::Site;
use crate::plan::Plan;
use crate::render::{Nowhere, Prepared, Renderer};
use crate::theme::{Files, Theme};

/// A site, the theme of its pages, and what was found on the way to both.
pub struct Themed {
    pub site: Site,
    /// `None`: it is not usable, and the findings say why.
    pub theme: Option<Theme>,
    pub findings: Findings,
}

impl Themed {
    /// The site with the theme that its `site.yaml` names.
    pub fn of(tree: Tree, wanted: &load::Options) -> Result<Self, Findings> {
        let root = tree.root.clone();
        Self::with(tree, wanted, |config, findings| Theme::of(config, &root, findings))
    }

    /// The site with this theme, whatever its `site.yaml` names.
    pub fn in_theme(theme: &str, tree: Tree, wanted: &load::Options) -> Result<Self, Findings> {
        let root = tree.root.clone();
        Self::with(tree, wanted, |config, findings| Theme::load(theme, &root, config.language.tag(), findings))
    }

    fn with(
        tree: Tree,
        wanted: &load::Options,
        theme: impl FnOnce(&Config, &mut Findings) -> Option<Theme>,
    ) -> Result<Self, Findings> {
        let (config, mut findings) = tree.configured(wanted)?;
        let theme = theme(&config, &mut findings);
        let site = load::lower(tree, config, wanted, &mut findings);
        Ok(Self { site, theme, findings })
    }
}

/// Reports what is wrong with the theme of a site: where the site brings files of its own, also what is only seen when
/// every page is made with them; otherwise only whether it is there, since the themes of the program need no looking at.
pub fn look(site: &Site, root: &Path, findings: &mut Findings) {
    let files = Files::of(&site.config, root, findings).filter(Files::has_own);
    let Some(mut theme) = files.and_then(|files| files.load(findings)) else { return };
    // What is wrong with the texts has been told.
    let plan = Plan::new(site, &mut Findings::default());
    let rendered = Renderer::new(&plan, &mut theme).everything(&Nowhere).unwrap_or_default();
    findings.extend(rendered.into_iter().filter(|finding| finding.kind.code == TEMPLATE_FAILED.code));
}

/// Plans the pages of a site and tells the theme of it. `None`: there is no theme to make them with.
pub fn prepare<'s>(site: &'s Site, theme: Option<Theme>, findings: &mut Findings) -> Option<Prepared<'s>> {
    let plan = Plan::new(site, findings);
    theme.map(|theme| Prepared::new(plan, theme))
}
