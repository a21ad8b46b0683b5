//! Mending: making the fixes that have one right answer.
//!
//! Texts are mended in memory until nothing sure is left, each round looked at anew, and only then written: so
//! what `--diff` shows is what `--fix` writes, a file is written once, and a second run finds nothing to do.
//! Whatever lies outside the spans of the fixes stays as it is, byte for byte.

mod edits;
mod write;

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use crate::finding::{Findings, Fix, edited};
use crate::source::Source;

pub use edits::without_clashes;
pub use write::{Written, write};

/// A fix can make room for another one, and a rule speaks of a file so many times a round at most. Circles are known by
/// their states; what is not done after so many rounds grows for ever.
const MOST_ROUNDS: usize = 100;

/// What a look at the texts gave: what is wrong with them, and how they stand in their files.
pub struct Seen {
    pub findings: Findings,
    pub texts: BTreeMap<String, Arc<Source>>,
}

impl Seen {
    pub fn new<'s>(findings: Findings, sources: impl Iterator<Item = &'s Arc<Source>>) -> Self {
        Self { findings, texts: sources.map(|source| (source.path.clone(), source.clone())).collect() }
    }
}

/// Where mending came to.
pub struct Settled {
    /// What is left to say of the mended texts.
    pub findings: Findings,
    /// The files that differ, in order of their paths.
    pub files: Vec<Mended>,
    /// How many replacements were made.
    pub edits: usize,
}

/// One file, before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    pub path: String,
    pub old: String,
    pub new: String,
}

/// Mends until nothing sure is left. `look` is given the texts that differ from the disk, by path.
pub fn settle<E>(mut look: impl FnMut(&BTreeMap<String, String>) -> Result<Seen, E>) -> Result<Settled, E> {
    let mut texts = BTreeMap::new();
    let mut seen = look(&texts)?;
    let before = seen.texts.clone();
    let mut states = HashSet::from([digest(&texts)]);
    let mut edits = 0;
    for _ in 0..MOST_ROUNDS {
        let (mended, count) = round(&seen);
        if mended.is_empty() {
            break;
        }
        edits += count;
        texts.extend(mended);
        texts.retain(|path, text| before.get(path).is_none_or(|source| source.text != *text));
        seen = look(&texts)?;
        // Two rules that undo each other would go on for ever.
        if !states.insert(digest(&texts)) {
            break;
        }
    }
    let file = |(path, new): (String, String)| {
        let old = before.get(&path)?.text.clone();
        Some(Mended { path, old, new })
    };
    Ok(Settled { findings: seen.findings, files: texts.into_iter().filter_map(file).collect(), edits })
}

/// The texts after every sure fix that does not clash with another, and how many replacements that took.
fn round(seen: &Seen) -> (BTreeMap<String, String>, usize) {
    let mut fixes: BTreeMap<&str, Vec<&Fix>> = BTreeMap::new();
    for finding in seen.findings.iter() {
        let (Some(place), Some(fix)) = (&finding.place, &finding.fix) else { continue };
        let Some(source) = seen.texts.get(&place.source.path) else { continue };
        // A rule may have seen the text with internal parts blank; what was blank is not for it to mend.
        let as_seen = |fix: &Fix| {
            fix.edits.iter().all(|edit| {
                let (seen, is) = (place.source.text.get(edit.span.range()), source.text.get(edit.span.range()));
                seen.is_some() && seen == is
            })
        };
        if fix.is_sure() && as_seen(fix) {
            fixes.entry(&source.path).or_default().push(fix);
        }
    }
    let mut mended = BTreeMap::new();
    let mut count = 0;
    for (path, fixes) in fixes {
        let old = &seen.texts[path].text;
        let edits = without_clashes(&fixes);
        let new = edited(old, edits.iter().copied());
        if new != *old {
            count += edits.len();
            mended.insert(path.to_string(), new);
        }
    }
    (mended, count)
}

fn digest(texts: &BTreeMap<String, String>) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    for part in texts.iter().flat_map(|(path, text)| [path, text]) {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::findings::UNKNOWN_STATUS;
    use crate::finding::{Edit, Finding};
    use crate::source::{Place, Span};

    /// Mends a text with a rule that replaces words by others.
    fn check(text: &str, words: &[(&str, &str)], expected: &str) {
        let path = "content/a.md";
        let look = |texts: &BTreeMap<String, String>| {
            let source = Source::new(path, texts.get(path).map_or(text, String::as_str));
            let finding = |(at, old): (usize, &str), new: &str| {
                let span = Span::new(at, at + old.len());
                let fix = Fix::sure(vec![Edit { span, text: new.to_string() }]);
                Finding::new(&UNKNOWN_STATUS, Place::at(&source, span)).mended_by(Some(fix))
            };
            let findings =
                words.iter().flat_map(|(old, new)| source.text.match_indices(*old).map(|hit| finding(hit, new)));
            let findings: Findings = findings.collect();
            Ok::<_, std::convert::Infallible>(Seen::new(findings, [&source].into_iter()))
        };
        let Ok(settled) = settle(look);
        let new = settled.files.first().map_or(text, |file| file.new.as_str());
        assert_eq!(new, expected, "{text:?}");
    }

    #[test]
    fn fixes_that_clash_are_made_one_after_the_other() {
        check("设置设置设置", &[("设置设置", "设置")], "设置");
    }

    #[test]
    fn rules_that_undo_each_other_end_where_they_began() {
        check("甲", &[("甲", "乙"), ("乙", "甲")], "甲");
    }

    #[test]
    fn a_fix_can_make_room_for_another() {
        check("的的  的", &[("的的", "的"), ("  ", "")], "的");
    }
}
