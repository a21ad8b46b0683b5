//! Replacements in one text: which of them can be made at once.

use crate::finding::{Edit, Fix};

/// The edits of as many fixes as can be made together, in order of their places. The earlier fix wins; the
/// other one is left for the next round. A fix is made as a whole or not at all.
pub fn without_clashes<'f>(fixes: &[&'f Fix]) -> Vec<&'f Edit> {
    let mut made: Vec<&Edit> = Vec::new();
    for fix in fixes {
        // Two findings may ask for the very same.
        let is_new = |edit: &&Edit| !made.contains(edit);
        let new: Vec<&Edit> = fix.edits.iter().filter(is_new).collect();
        if new.iter().all(|edit| made.iter().all(|other| !clash(edit, other))) {
            made.extend(new);
        }
    }
    made.sort_by_key(|edit| (edit.span.start, edit.span.end));
    made
}

/// Whether one of them would change what the other was meant for. Something put in touches both its neighbours.
fn clash(one: &Edit, other: &Edit) -> bool {
    let (a, b) = (one.span, other.span);
    if a.start == a.end || b.start == b.end {
        return a.start <= b.end && b.start <= a.end;
    }
    a.start < b.end && b.start < a.end
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::finding::edited;
    use crate::source::Span;

    fn text_and_fixes() -> impl Strategy<Value = (String, Vec<Fix>)> {
        let text = proptest::string::string_regex("[一二三，。 a1\\r\\n]{0,40}").unwrap();
        let edit = (0usize..130, 0usize..12, "[甲乙 ]{0,3}");
        let fixes = prop::collection::vec(prop::collection::vec(edit, 1..3), 0..8);
        (text, fixes).prop_map(|(text, fixes)| {
            let edit = |(start, length, new): (usize, usize, String)| {
                let start = text.floor_char_boundary(start);
                Edit { span: Span::new(start, text.floor_char_boundary(start + length)), text: new }
            };
            let fix = |edits: Vec<_>| {
                let mut apart: Vec<Edit> = Vec::new();
                for edit in edits.into_iter().map(edit) {
                    if apart.iter().all(|other| !clash(&edit, other)) {
                        apart.push(edit);
                    }
                }
                Fix::sure(apart)
            };
            let fixes = fixes.into_iter().map(fix).collect();
            (text.clone(), fixes)
        })
    }

    proptest! {
        #[test]
        fn what_is_outside_of_the_fixed_spans_stays_as_it_was((text, fixes) in text_and_fixes()) {
            let all: Vec<&Fix> = fixes.iter().collect();
            let edits = without_clashes(&all);
            let mended = edited(&text, edits.iter().copied());
            // Walks through both texts at once: between the edits they are the same, byte for byte.
            let (mut old, mut new) = (0, 0);
            for edit in &edits {
                prop_assert!(edit.span.start >= old);
                let kept = edit.span.start - old;
                prop_assert_eq!(&text.as_bytes()[old..old + kept], &mended.as_bytes()[new..new + kept]);
                new += kept;
                prop_assert_eq!(edit.text.as_bytes(), &mended.as_bytes()[new..new + edit.text.len()]);
                new += edit.text.len();
                old = edit.span.end;
            }
            prop_assert_eq!(&text.as_bytes()[old..], &mended.as_bytes()[new..]);
        }

        #[test]
        fn a_fix_is_made_as_a_whole_or_not_at_all((text, fixes) in text_and_fixes()) {
            let all: Vec<&Fix> = fixes.iter().collect();
            let edits = without_clashes(&all);
            prop_assert!(all.first().is_none_or(|first| first.edits.iter().all(|edit| edits.contains(&edit))));
            let whole: Vec<&Edit> = all.iter().filter(|fix| fix.edits.iter().all(|edit| edits.contains(&edit)))
                .flat_map(|fix| &fix.edits).collect();
            prop_assert!(edits.iter().all(|edit| whole.contains(edit)), "{text:?}");
        }
    }
}
