//! In which order a target is brought from one state to another.
//!
//! A reader who follows links from anything that stood there before, or from the home page, must never meet
//! one that leads to something not there yet. What is new can be seen only through what links to it: so
//! everything new goes first, then what changed, and what is gone is removed when nothing links to it any
//! more. Where readers and machines begin (the home page, the feed, the site map) comes last of all.

use std::collections::{BTreeMap, BTreeSet};

use super::manifest::Stamp;

/// What is known to stand on the target.
pub type Known = BTreeMap<String, There>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum There {
    Holds(Stamp),
    /// A publication was cut off while it changed this file.
    HoldsSomething,
    /// A publication was cut off while it added or removed this file. Nothing that readers see links to it.
    Perhaps,
}

/// Steps in the order of their stages. Those of one stage may be taken in any order, and at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    pub steps: Vec<Step>,
    /// How many files stand there already.
    pub unchanged: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    pub stage: Stage,
    pub path: String,
    pub action: Action,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// Nothing stood there.
    Add,
    Replace,
    Delete,
}

/// A number that grows from stage to stage.
pub type Stage = u8;

/// What a file is to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Asset,
    Page,
    Data,
    Index,
    Home,
    /// What is found without a link: feed, site map, the error page.
    Entry,
}

const CLASSES: u8 = Class::Entry as u8 + 1;

impl Plan {
    pub fn new(known: &Known, wanted: &BTreeMap<String, Stamp>) -> Self {
        let mut plan = Self::default();
        let folders = folders(wanted);
        for (path, stamp) in wanted {
            match known.get(path) {
                Some(There::Holds(there)) if there == stamp => plan.unchanged += 1,
                Some(There::Holds(_) | There::HoldsSomething) => {
                    plan.push(1 + CLASSES + class(path) as u8, path, Action::Replace)
                }
                Some(There::Perhaps) | None => plan.push(1 + class(path) as u8, path, Action::Add),
            }
        }
        for path in known.keys().filter(|path| !wanted.contains_key(*path)) {
            let in_the_way = folders.contains(path.as_str()) || lies_below(path, wanted);
            let stage = if in_the_way { 0 } else { 1 + 2 * CLASSES + (CLASSES - 1 - class(path) as u8) };
            plan.push(stage, path, Action::Delete);
        }
        plan.steps.sort();
        plan
    }

    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// The steps stage by stage.
    pub fn stages(&self) -> impl Iterator<Item = &[Step]> {
        self.steps.chunk_by(|a, b| a.stage == b.stage)
    }

    pub fn uploads(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|step| step.action != Action::Delete)
    }

    fn push(&mut self, stage: Stage, path: &str, action: Action) {
        self.steps.push(Step { stage, path: path.to_string(), action });
    }
}

/// All folders of these files: where one stands as a file, it has to go first.
fn folders(wanted: &BTreeMap<String, Stamp>) -> BTreeSet<&str> {
    let above = |path: &'_ str| -> Vec<usize> { path.match_indices('/').map(|(at, _)| at).collect() };
    wanted.keys().flat_map(|path| above(path).into_iter().map(move |at| &path[..at])).collect()
}

/// Whether one of the folders above a path is to be a file.
fn lies_below(path: &str, wanted: &BTreeMap<String, Stamp>) -> bool {
    path.match_indices('/').any(|(at, _)| wanted.contains_key(&path[..at]))
}

fn class(path: &str) -> Class {
    let plain = path.strip_suffix(".gz").or_else(|| path.strip_suffix(".br")).or_else(|| path.strip_suffix(".zst"));
    let path = plain.unwrap_or(path);
    let first = path.split('/').next().unwrap_or_default();
    let (stem, ending) = path.rsplit_once('.').unwrap_or((path, ""));
    match (first, ending) {
        ("index.html", _) => Class::Home,
        ("feed.xml" | "robots.txt" | "404.html", _) => Class::Entry,
        (name, "xml") if name.starts_with("sitemap") => Class::Entry,
        ("notices", "html") if stem == "notices/index" => Class::Index,
        ("categories" | "status" | "units" | "topics" | "archive" | "sitemap" | "search", _) => Class::Index,
        (_, "html") => Class::Page,
        (_, "json" | "csv" | "vcf") => Class::Data,
        _ => Class::Asset,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(known: &[(&str, &str)], wanted: &[(&str, &str)], expected: &[&str]) {
        let stamps = |files: &[(&str, &str)]| -> BTreeMap<String, Stamp> {
            files.iter().map(|(path, text)| (path.to_string(), Stamp::of(text.as_bytes()))).collect()
        };
        let known = stamps(known).into_iter().map(|(path, stamp)| (path, There::Holds(stamp))).collect();
        let plan = Plan::new(&known, &stamps(wanted));
        let seen: Vec<_> = plan
            .steps
            .iter()
            .map(|step| {
                let sign = match step.action {
                    Action::Add => '+',
                    Action::Replace => '~',
                    Action::Delete => '-',
                };
                format!("{sign}{}", step.path)
            })
            .collect();
        assert_eq!(seen, expected);
    }

    #[test]
    fn a_first_publication_ends_with_what_readers_begin_with() {
        let files = [
            "404.html", "feed.xml", "index.html", "notices/index.html", "notices/a/index.html",
            "notices/a/notice.json", "notices/a/x.png", "assets/a.css", "status/done/index.html",
        ];
        let files = files.map(|path| (path, ""));
        check(
            &[],
            &files,
            &[
                "+assets/a.css", "+notices/a/x.png", "+notices/a/index.html", "+notices/a/notice.json",
                "+notices/index.html", "+status/done/index.html", "+index.html", "+404.html", "+feed.xml",
            ],
        );
    }

    #[test]
    fn new_comes_before_changed_and_deletions_last() {
        check(
            &[("a/index.html", "1"), ("index.html", "1"), ("old.css", ""), ("old/index.html", ""), ("same.png", "")],
            &[("a/index.html", "2"), ("index.html", "2"), ("new.css", ""), ("new/index.html", ""), ("same.png", "")],
            &["+new.css", "+new/index.html", "~a/index.html", "~index.html", "-old/index.html", "-old.css"],
        );
    }

    #[test]
    fn a_file_in_the_way_of_a_folder_goes_first() {
        check(&[("a", "1")], &[("a/index.html", "2")], &["-a", "+a/index.html"]);
        check(&[("a/index.html", "1")], &[("a", "2")], &["-a/index.html", "+a"]);
    }

    #[test]
    fn what_may_be_anything_is_written_again() {
        let known = [("a", There::HoldsSomething), ("b", There::HoldsSomething), ("c", There::Perhaps)];
        let known = known.into_iter().map(|(path, there)| (path.to_string(), there)).collect();
        let wanted = ["a", "c"].map(|path| (path.to_string(), Stamp::of(b"x"))).into_iter().collect();
        let plan = Plan::new(&known, &wanted);
        let actions: Vec<_> = plan.steps.iter().map(|step| (step.path.as_str(), step.action)).collect();
        assert_eq!(actions, [("c", Action::Add), ("a", Action::Replace), ("b", Action::Delete)]);
    }
}
