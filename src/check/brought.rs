//! What a change brought: the findings of a site that its earlier state did not have.
//!
//! Lines move and files grow with every edit, so a finding is known again by its code, its file, its words and
//! what is said of them, not by its place. Of several that are alike, only as many are new as there are more.

use std::collections::HashMap;

use crate::finding::{Finding, Findings};

/// The findings of `new` that `old` does not hold.
pub fn brought(old: &Findings, new: Findings) -> Findings {
    let mut known: HashMap<Known, usize> = HashMap::new();
    for finding in old.iter() {
        *known.entry(Known::of(finding)).or_default() += 1;
    }
    let is_new = |finding: &Finding| match known.get_mut(&Known::of(finding)) {
        Some(left) if *left > 0 => {
            *left -= 1;
            false
        }
        _ => true,
    };
    let mut is_new = is_new;
    new.into_iter().filter(|finding| is_new(finding)).collect()
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::findings::UNKNOWN_STATUS;
    use crate::source::{Place, Source, Span};

    fn found(text: &str) -> Findings {
        let source = Source::new("content/a.md", text);
        let finding = |(at, word): (usize, &str)| {
            let place = Place::at(&source, Span::new(at, at + word.len()));
            Finding::new(&UNKNOWN_STATUS, place).with("value", word)
        };
        text.match_indices(['误', '错']).map(finding).collect()
    }

    fn check(old: &str, new: &str, expected: &[usize]) {
        let places = brought(&found(old), found(new));
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
    fn of_several_that_are_alike_only_the_surplus_is_new() {
        check("误", "误误", &[3]);
        check("误误", "误", &[]);
    }
}
