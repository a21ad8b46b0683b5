//! `tongbao check`: load, plan, look, report.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, value_parser};

use super::arguments::{Common, Content};
use super::terminal::Terminal;
use super::{FOUND, Failure, today};
use crate::catalogue::Language;
use crate::catalogue::check::words::*;
use crate::check::{self, Published, Request};
use crate::finding::Severity;
use crate::load;
use crate::plan::Plan;

#[derive(Debug, Clone)]
pub struct Options {
    pub content: Content,
    pub wanted: Wanted,
}

/// What is asked of the checker.
#[derive(Debug, Clone)]
pub enum Wanted {
    /// What is wrong with the site; perhaps compared with a folder that holds it as published.
    Findings {
        against: Option<PathBuf>,
    },
    /// What one rule is for.
    Explanation(String),
    List,
}

/// What can be written after `tongbao check`, besides what every command takes.
pub fn arguments(language: Language) -> [Arg; 3] {
    [
        Arg::new("explain").long("explain").value_name("CODE").help(CHECK_EXPLAIN_OPTION.say(language)),
        Arg::new("list").long("list").action(ArgAction::SetTrue).help(CHECK_LIST_OPTION.say(language)),
        Arg::new("against")
            .long("against")
            .value_name("DIR")
            .help(CHECK_AGAINST_OPTION.say(language))
            .value_parser(value_parser!(PathBuf)),
    ]
}

pub fn read(matches: &ArgMatches, content: Content) -> Options {
    let wanted = match (matches.get_one::<String>("explain"), matches.get_flag("list")) {
        (Some(rule), _) => Wanted::Explanation(rule.clone()),
        (None, true) => Wanted::List,
        (None, false) => Wanted::Findings { against: matches.get_one("against").cloned() },
    };
    Options { content, wanted }
}

pub fn run(options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    match &options.wanted {
        Wanted::List => terminal.result(check::list(terminal.language).trim_end()),
        Wanted::Explanation(name) => {
            let rule = check::find(name).ok_or_else(|| Failure::Said(&CHECK_NO_RULE, vec![("rule", name.clone())]))?;
            terminal.result(check::explain(rule, terminal.language).trim_end());
        }
        Wanted::Findings { against } => return findings(options, against.as_deref(), common, terminal),
    }
    Ok(0)
}

fn findings(options: &Options, against: Option<&Path>, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    let today = today()?;
    let published = against.map(read_published).transpose()?;
    let wanted = load::Options { edition: options.content.edition, drafts: options.content.drafts, base_url: None };
    let tree = load::read(&common.root)?;
    let mut found = tree.findings.clone();
    let Some(config) = load::config(&tree.site, &wanted, &mut found) else {
        found.sort();
        terminal.findings(&found);
        return Ok(FOUND);
    };
    let site = load::lower(tree, config, &wanted, &mut found);
    let plan = Plan::new(&site, &mut found);
    let found = check::run(&Request { plan: &plan, today, published: published.as_ref() }, found);
    terminal.findings(&found);
    if found.count(Severity::Error) + found.count(Severity::Warning) > 0 {
        return Ok(FOUND);
    }
    let issues: usize = site.notices.iter().map(|notice| notice.issues.len()).sum();
    let args = [("notices", site.notices.len().to_string()), ("issues", issues.to_string())];
    terminal.result(&CHECK_CLEAN.with(terminal.language, &args));
    Ok(0)
}

/// The notices of a site that was made, as far as they can be read: other files are none of ours.
fn read_published(folder: &Path) -> Result<Published, Failure> {
    let failed = |error| Failure::Io(folder.to_path_buf(), error);
    let mut published = Published::default();
    for entry in std::fs::read_dir(folder.join("notices")).map_err(failed)? {
        let file = entry.map_err(failed)?.path().join("notice.json");
        if let Ok(json) = std::fs::read(&file) {
            published.add(&json);
        }
    }
    Ok(published)
}
