//! The proof-reader and the privacy guard: what is wrong with the texts of a site.
//!
//! 1. [`prepare`] takes each text apart once: blocks of plain text that know their place in the file, links,
//!    images, the texts of the front matter ([`text`], [`fields`]).
//! 2. [`runner`] shows them to the [`rules`], notice by notice and in parallel; the words of all rules and of
//!    the office's own [`lexicon`] are searched for in one pass ([`words`]).
//! 3. [`settings`] weighs what was found as `site.yaml` says, and [`allowances`] drop what an author has
//!    allowed in the text, with a reason.
//!
//! [`run`] is the one call that says everything that is wrong with a site that was loaded. Rules see the model
//! and the Markdown, never HTML.

mod allowances;
mod attached;
mod brought;
mod characters;
mod dates;
mod fields;
mod figures;
mod kept;
mod lexicon;
mod likeness;
mod listed;
mod manual;
mod names;
mod near_miss;
mod numbers;
mod ordinals;
mod pairs;
mod phrases;
mod prepare;
mod published;
mod reporter;
mod rule;
mod rules;
mod runner;
mod settings;
mod tallies;
mod text;
mod words;

use jiff::civil::Date;

use crate::config::Config;
use crate::finding::{Findings, Severity};
use crate::plan::Plan;
use crate::render::LookThrough;

pub use brought::brought;
pub use manual::{explain, explain_kind, list, manual};
pub use published::Published;
pub use rule::{Page, Rule};
pub use rules::changed_without_correction::KIND as CHANGED_WITHOUT_CORRECTION;
pub use rules::{RULES, find};

use rules::ip_address_link;
use runner::Texts;

/// What is to be checked, and what a rule may compare it with.
pub struct Request<'a> {
    pub plan: &'a Plan<'a>,
    /// The day on which it is checked.
    pub today: Date,
    /// The site as it was published, if it is at hand: only then can it be seen that something was moved or changed.
    pub published: Option<&'a Published>,
}

/// Everything wrong with a site: what was found when it was loaded and planned, what only its rendered texts
/// tell, and what the rules say; weighed as the office wants, without what is allowed, and sorted.
pub fn run(request: &Request, found: Findings) -> Findings {
    look(request, Texts::Unseen(&LookThrough::new(request.plan)), found)
}

/// The same for a site whose texts have been rendered already, with what was found then.
pub fn judge(request: &Request, found: Findings) -> Findings {
    look(request, Texts::Rendered, found)
}

/// What is wrong with the address that a command line gives, as a warning: a build that asks no rules would say nothing
/// of it, and a check of the site never sees it.
pub fn given_address(config: &Config) -> Findings {
    let settings = settings::Settings::new(config, &mut Findings::default());
    let is_on = settings.rules().iter().any(|rule| rule.is_called(ip_address_link::KIND.code));
    let mut told: Findings = ip_address_link::of_base_url(config).filter(|_| is_on).into_iter().collect();
    settings.apply(&mut told);
    told.retain(|finding| {
        finding.severity = finding.severity.max(Severity::Warning);
        true
    });
    told
}

fn look(request: &Request, texts: Texts, mut found: Findings) -> Findings {
    let settings = settings::Settings::new(&request.plan.site.config, &mut found);
    let allowed = runner::run(request, texts, &settings, &mut found);
    allowances::apply(&allowed, &mut found);
    found.sort();
    found
}
