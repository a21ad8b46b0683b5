//! What a change brought: the findings of a site that its earlier state did not have.
//!
//! Lines move and files grow with every edit, so a finding is known again by its code, its file, its words and
//! what is said of them, not by its place. Of several that are alike, only as many are new as there are more. What a
//! file had that is there no more is known again wherever its text went: in a file that is new, if there is one.

use std::collections::HashMap;

use crate::finding::{Finding, Findings};

/// The findings of `new` that `old` does not hold. `was_there` and `is_there` tell whether there was a file of that path,
/// and whether there still is.
pub fn brought(
    old: &Findings,
    new: Findings,
    was_there: impl Fn(&str) -> bool,
    is_there: impl Fn(&str) -> bool,
) -> Findings {
    let mut known = Counts::default();
    old.iter().for_each(|finding| known.add(Known::of(finding), 1));
    let new: Vec<Finding> = new.into_iter().filter(|finding| !known.take(&Known::of(finding))).collect();
    let mut moved = Counts::default();
    for (known, count) in known.0 {
        if !is_there(&known.path) {
            moved.add(known.anywhere(), count);
        }
    }
    let mut is_known: Vec<bool> = vec![false; new.len()];
    for of_new_files in [true, false] {
        for (finding, is_known) in new.iter().zip(&mut is_known) {
            let known = Known::of(finding);
            if !*is_known && was_there(&known.path) != of_new_files {
                *is_known = moved.take(&known.anywhere());
            }
        }
    }
    new.into_iter().zip(is_known).filter(|(_, is_known)| !is_known).map(|(finding, _)| finding).collect()
}

/// How many findings there are that are alike.
#[derive(Default)]
struct Counts(HashMap<Known, usize>);

impl Counts {
    fn add(&mut self, known: Known, count: usize) {
        *self.0.entry(known).or_default() += count;
    }

    /// Takes one away, if there is any.
    fn take(&mut self, known: &Known) -> bool {
        let left = self.0.get_mut(known).filter(|left| **left > 0);
        left.map(|left| *left -= 1).is_some()
    }
}

/// By what a finding is known again.
#[derive(PartialEq, Eq, Hash)]
struct Known {
    code: &'static str,
    path: String,
    words: String,
    args: Vec<(&'static str, String)>,
}

impl Known {
    fn of(finding: &Finding) -> Self {
        let place = finding.place.as_ref();
        let words = place.and_then(|place| place.source.text.get(place.span?.range())).unwrap_or("");
        Self {
            code: finding.kind.code,
            path: place.map_or_else(String::new, |place| place.source.path.clone()),
            words: words.to_string(),
            args: finding.args.clone(),
        }
    }

    /// The same in whatever file.
    fn anywhere(self) -> Self {
        Self { path: String::new(), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::findings::UNKNOWN_STATUS;
    use crate::source::{Place, Source, Span};

    fn found(text: &str) -> Findings {
        found_in("content/a.md", text)
    }

    fn found_in(path: &str, text: &str) -> Findings {
        let source = Source::new(path, text);
        let finding = |(at, word): (usize, &str)| {
            let place = Place::at(&source, Span::new(at, at + word.len()));
            Finding::new(&UNKNOWN_STATUS, place).with("value", word)
        };
        text.match_indices(['误', '错']).map(finding).collect()
    }

    fn check(old: &str, new: &str, expected: &[usize]) {
        let places = brought(&found(old), found(new), |_| true, |_| true);
        let seen: Vec<_> = places.iter().map(|finding| finding.place.as_ref().unwrap().span.unwrap().start).collect();
        assert_eq!(seen, expected, "{old:?} → {new:?}");
    }

    #[test]
    fn what_only_moved_is_not_new() {
        check("误", "\n\n新的一段。误", &[]);
        check("误", "误，错", &[6]);
        check("误", "", &[]);
    }

    #[test]
    fn a_file_may_have_another_name() {
        let new = || found_in("content/b.md", "误，误错");
        let count = |is_there| brought(&found("误错"), new(), |_| true, |_| is_there).len();
        assert_eq!((count(false), count(true)), (1, 3));
    }

    #[test]
    fn what_a_file_had_that_is_gone_is_looked_for_in_new_files_first() {
        let mut new = found_in("content/a.md", "误");
        new.append(found_in("content/c.md", "误"));
        let was_there = |path: &str| path != "content/c.md";
        let places = brought(&found_in("content/b.md", "误"), new, was_there, |path| path != "content/b.md");
        let paths: Vec<_> = places.iter().map(|finding| &finding.place.as_ref().unwrap().source.path).collect();
        assert_eq!(paths, ["content/a.md"]);
    }

    #[test]
    fn of_several_that_are_alike_only_the_surplus_is_new() {
        check("误", "误误", &[3]);
        check("误误", "误", &[]);
    }
}
