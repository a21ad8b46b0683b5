//! What a publication is about to do and has done, kept on the target, so that the next one can go on.
//!
//! Before the first change a segment says which paths will be touched; from then on each may be anything.
//! Further segments say which have come to hold what. Only segments that name the manifest on the target
//! count: once a new manifest stands there, the old ones mean nothing.

use super::manifest::{Manifest, Stamp, escaped, line, parse_line, parse_path};
use super::order::{Action, Known, Plan, There};

const FIRST_LINE: &str = "tongbao journal 1";
/// What a journal names where there is no manifest yet.
pub const NOTHING: &str = "nothing";

pub fn path(segment: usize) -> String {
    format!(".tongbao/journal/{segment:04}")
}

/// What stands on the target by its manifest, before the journal is read.
pub fn known(manifest: Option<&Manifest>) -> Known {
    let files = manifest.into_iter().flat_map(|manifest| &manifest.files);
    files.map(|(path, stamp)| (path.clone(), There::Holds(*stamp))).collect()
}

/// The segment that says what will be touched.
pub fn intent(base: &str, plan: &Plan) -> String {
    let mut text = format!("{FIRST_LINE}\nbase {base}\n");
    for step in &plan.steps {
        let word = match step.action {
            Action::Add => "add",
            Action::Replace => "change",
            Action::Delete => "delete",
        };
        text += &format!("{word} {}\n", escaped(&step.path));
    }
    text
}

/// A segment that says what was done.
pub fn done<'a>(base: &str, steps: impl Iterator<Item = (&'a str, Action, Option<&'a Stamp>)>) -> String {
    let mut text = format!("{FIRST_LINE}\nbase {base}\n");
    for (path, action, stamp) in steps {
        match (action, stamp) {
            (Action::Delete, _) | (_, None) => text += &format!("gone {}\n", escaped(path)),
            (_, Some(stamp)) => text += &format!("put {}\n", line(path, stamp)),
        }
    }
    text
}

/// Takes a segment into account. `false`: it belongs to another state of the target.
pub fn apply(segment: &str, base: &str, known: &mut Known) -> bool {
    let mut lines = segment.lines();
    if lines.next() != Some(FIRST_LINE) || lines.next().and_then(|line| line.strip_prefix("base ")) != Some(base) {
        return false;
    }
    for line in lines {
        let Some((word, rest)) = line.split_once(' ') else { continue };
        let path = || parse_path(rest);
        match word {
            "add" | "delete" => known.extend(path().map(|path| (path, There::Perhaps))),
            "change" => known.extend(path().map(|path| (path, There::HoldsSomething))),
            "gone" => drop(path().and_then(|path| known.remove(&path))),
            "put" => known.extend(parse_line(rest).map(|(path, stamp)| (path, There::Holds(stamp)))),
            _ => {}
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn what_was_touched_and_not_done_may_be_anything() {
        let stamp = |text: &str| Stamp::of(text.as_bytes());
        let mut known =
            Known::from([("a".to_string(), There::Holds(stamp("1"))), ("c".to_string(), There::Holds(stamp("1")))]);
        let wanted = BTreeMap::from([("a".to_string(), stamp("2")), ("b".to_string(), stamp("2"))]);
        let plan = Plan::new(&known, &wanted);
        assert!(apply(&intent("x", &plan), "x", &mut known));
        let seen = ["a", "b", "c"].map(|path| known[path]);
        assert_eq!(seen, [There::HoldsSomething, There::Perhaps, There::Perhaps]);
        let steps = [("a", Action::Replace, Some(&wanted["a"])), ("c", Action::Delete, None)];
        assert!(apply(&done("x", steps.into_iter()), "x", &mut known));
        assert_eq!(
            known,
            Known::from([("a".to_string(), There::Holds(stamp("2"))), ("b".to_string(), There::Perhaps)])
        );
        assert!(!apply(&intent("y", &plan), "x", &mut known));
    }
}
