//! Which part of the new state is which part of the old one.
//!
//! A part is known by its slug; one that got another slug is known by its title, or by its text. What is left
//! was removed or added.

use std::collections::{HashMap, HashSet};

use super::reading::Part;

/// The pairs of two lists: every part of both stands in exactly one, in the order of the new list, with what
/// was removed at the end.
pub fn pairs<'a, T>(old: &'a [T], new: &'a [T], part: impl Fn(&T) -> &Part) -> Vec<(Option<&'a T>, Option<&'a T>)> {
    let mut taken = vec![false; old.len()];
    let mut found: Vec<Option<usize>> = vec![None; new.len()];
    let same_slug = |part: &Part| part.slug.clone();
    let same_title = |part: &Part| part.title().to_string();
    let same_text = |part: &Part| part.text.clone();
    let keys: [&dyn Fn(&Part) -> String; 3] = [&same_slug, &same_title, &same_text];
    for key in keys {
        let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, one) in old.iter().enumerate().rev() {
            if !taken[at] {
                by_key.entry(key(part(one))).or_default().push(at);
            }
        }
        for (at, one) in new.iter().enumerate() {
            let wanted = key(part(one));
            if found[at].is_some() || wanted.is_empty() {
                continue;
            }
            if let Some(place) = by_key.get_mut(&wanted).and_then(Vec::pop) {
                taken[place] = true;
                found[at] = Some(place);
            }
        }
    }
    let kept = new.iter().zip(&found).map(|(one, place)| (place.map(|place| &old[place]), Some(one)));
    let removed = old.iter().zip(&taken).filter(|(_, taken)| !**taken).map(|(one, _)| (Some(one), None));
    kept.chain(removed).collect()
}

/// Of places in the old order, as they stand in the new one: those that have to move so that the rest is in
/// order. As few as can be: the rest is a longest increasing run.
pub fn out_of_order(places: &[usize]) -> HashSet<usize> {
    // The last element of the best run of each length, and what stands before each element in its run.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for (at, place) in places.iter().enumerate() {
        let length = ends.partition_point(|&end| places[end] < *place);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut moved: HashSet<usize> = places.iter().copied().collect();
    let mut at = ends.last().copied();
    while let Some(stays) = at {
        moved.remove(&places[stays]);
        at = before[stays];
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(slug: &str, title: &str, text: &str) -> Part {
        let fields = vec![("title".to_string(), title.to_string())];
        Part { slug: slug.into(), fields, files: Vec::new(), text: text.into() }
    }

    #[test]
    fn parts_are_known_by_slug_then_title_then_text() {
        let old = [part("a", "一", "x"), part("b", "二", "y"), part("c", "三", "z"), part("d", "四", "w")];
        let new = [part("c2", "三改", "z"), part("b2", "二", "yy"), part("a", "一改", "xx"), part("e", "五", "v")];
        let seen: Vec<_> = pairs(&old, &new, |part| part)
            .iter()
            .map(|(old, new)| (old.map_or("", |part| &part.slug), new.map_or("", |part| &part.slug)))
            .collect();
        assert_eq!(seen, [("c", "c2"), ("b", "b2"), ("a", "a"), ("", "e"), ("d", "")]);
    }

    #[test]
    fn as_few_as_can_be_have_moved() {
        for (places, moved) in
            [(&[0, 1, 2][..], vec![]), (&[2, 0, 1], vec![2]), (&[1, 2, 0, 3], vec![0]), (&[], vec![])]
        {
            assert_eq!(out_of_order(places), moved.into_iter().collect(), "{places:?}");
        }
    }
}
