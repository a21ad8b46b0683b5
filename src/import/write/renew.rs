//! What was there before: which file an issue has, which id a category, so that addresses stay.

use std::collections::{HashMap, HashSet};

use crate::import::Given;
use crate::import::draft::Draft;
use crate::model::slug::slugify;

use super::{Existing, ExistingIssue};

/// The files of the issues, in the draft's order.
pub struct Names {
    pub issues: Vec<Name>,
    pub gone: Vec<String>,
}

pub struct Name {
    pub file: String,
    /// Which of the existing issues it is.
    pub old: Option<usize>,
    /// Written out where the names of the files do not give the order.
    pub order: Option<u32>,
}

/// Titles that share this much are one title with a word mended.
const ALIKE: f64 = 0.6;

/// A ledger alone says nothing of the notice itself, and often nothing of categories: what is there stays, unless
/// whoever imports says otherwise.
pub fn adopt(draft: &mut Draft, existing: &Existing, given: &Given) {
    if !draft.body.is_empty() {
        return;
    }
    draft.title.clone_from(given.title.as_ref().unwrap_or(&existing.title));
    draft.date = given.date.or(Some(existing.date));
    (draft.kind, draft.issuer, draft.inspector, draft.published) = (None, None, None, None);
    let titles: Vec<&str> = draft.issues.iter().map(|issue| issue.title.as_str()).collect();
    let old_titles: Vec<&str> = existing.issues.iter().map(|issue| issue.title.as_str()).collect();
    let known = pair(&titles, &old_titles);
    let mut categories: Vec<String> = existing.categories.iter().map(|(_, title)| title.clone()).collect();
    for (issue, known) in draft.issues.iter_mut().zip(known) {
        let own = draft.categories[issue.category].clone();
        let name = match known {
            Some(at) if own == issue.title => existing.issues[at].category.clone(),
            _ => own,
        };
        issue.category = categories.iter().position(|known| *known == name).unwrap_or_else(|| {
            categories.push(name);
            categories.len() - 1
        });
    }
    draft.categories = categories;
}

/// An id for each category: the one it had, the site's for that title, or its title in pinyin.
pub fn category_ids(titles: &[String], old: &[(String, String)], site: &[(String, String)]) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    let mut taken = Taken::default();
    let old_titles: Vec<&str> = old.iter().map(|(_, title)| title.as_str()).collect();
    let known = pair(&titles.iter().map(String::as_str).collect::<Vec<_>>(), &old_titles);
    for (title, known) in titles.iter().zip(known) {
        let site_id = site.iter().find(|(_, of)| of == title).map(|(id, _)| id.clone());
        let made = || Some(slugify(title)).filter(|id| !id.is_empty()).unwrap_or_else(|| "category".into());
        let id = known.map(|at| old[at].0.clone()).or(site_id).unwrap_or_else(made);
        ids.push(taken.free(id));
    }
    ids
}

/// The old categories of the issues that stay although the document no longer has them: without its category, an
/// issue is an error.
pub fn kept_categories(old: &Existing, gone: &[String], ids: &[String]) -> Vec<(String, String)> {
    let stays = |title: &str| old.issues.iter().any(|issue| issue.category == title && gone.contains(&issue.file));
    old.categories.iter().filter(|(id, title)| !ids.contains(id) && stays(title)).cloned().collect()
}

/// A file for each issue.
pub fn files(draft: &Draft, old: &[ExistingIssue]) -> Names {
    let titles: Vec<&str> = draft.issues.iter().map(|issue| issue.title.as_str()).collect();
    let old_titles: Vec<&str> = old.iter().map(|issue| issue.title.as_str()).collect();
    let known = pair(&titles, &old_titles);
    let width = if draft.issues.len() > 99 { 3 } else { 2 };
    let slug_of = |file: &str| {
        file.trim_end_matches(".md")
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .trim_start_matches('-')
            .to_string()
    };
    let mut taken = Taken::default();
    for issue in old {
        taken.free(slug_of(&issue.file));
    }
    let mut issues: Vec<Name> = Vec::new();
    let mut numbers: Vec<u32> = Vec::new();
    for (at, (issue, known)) in draft.issues.iter().zip(&known).enumerate() {
        let number = at as u32 + 1;
        if let Some(old_at) = known {
            let old_issue = &old[*old_at];
            numbers.push(old_issue.order);
            issues.push(Name { file: old_issue.file.clone(), old: Some(*old_at), order: None });
            continue;
        }
        let made = Some(slugify(&issue.title)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| "issue".into());
        let slug = taken.free(made);
        numbers.push(number);
        issues.push(Name { file: format!("{number:0width$}-{slug}.md"), old: None, order: None });
    }
    // Issues are told in the order of their numbers, within a category.
    let mut by_category: Vec<Vec<usize>> = vec![Vec::new(); draft.categories.len()];
    for (at, issue) in draft.issues.iter().enumerate() {
        by_category[issue.category].push(at);
    }
    for own in by_category {
        if own.windows(2).any(|pair| numbers[pair[0]] >= numbers[pair[1]]) {
            for (n, at) in own.into_iter().enumerate() {
                issues[at].order = Some(n as u32 + 1);
            }
        }
    }
    let kept: HashSet<usize> = known.iter().flatten().copied().collect();
    let gone = old.iter().enumerate().filter(|(at, _)| !kept.contains(at)).map(|(_, issue)| issue.file.clone());
    Names { issues, gone: gone.collect() }
}

/// Which of the old each of the new is: the same title first, then the most alike.
fn pair(new: &[&str], old: &[&str]) -> Vec<Option<usize>> {
    let mut pairs: Vec<Option<usize>> = vec![None; new.len()];
    let mut taken = vec![false; old.len()];
    for (at, title) in new.iter().enumerate() {
        let same = (0..old.len()).find(|other| !taken[*other] && old[*other] == *title);
        if let Some(other) = same {
            taken[other] = true;
            pairs[at] = Some(other);
        }
    }
    let free_new: Vec<usize> = (0..new.len()).filter(|at| pairs[*at].is_none()).collect();
    let free_old: Vec<usize> = (0..old.len()).filter(|at| !taken[*at]).collect();
    // Thousands of strangers are not compared each with each.
    if free_new.len() * free_old.len() > 250_000 {
        return pairs;
    }
    let mut alike: Vec<(f64, usize, usize)> = Vec::new();
    for &at in &free_new {
        for &other in &free_old {
            let likeness = strsim::normalized_levenshtein(new[at], old[other]);
            if likeness >= ALIKE {
                alike.push((likeness, at, other));
            }
        }
    }
    alike.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (_, at, other) in alike {
        if pairs[at].is_none() && !taken[other] {
            pairs[at] = Some(other);
            taken[other] = true;
        }
    }
    pairs
}

/// Names that are taken, and where counting up goes on for each.
#[derive(Default)]
struct Taken {
    names: HashSet<String>,
    next: HashMap<String, usize>,
}

impl Taken {
    /// The name, if it is free; or else `name-2`, `name-3`.
    fn free(&mut self, name: String) -> String {
        if self.names.insert(name.clone()) {
            return name;
        }
        let next = self.next.entry(name.clone()).or_insert(2);
        loop {
            let candidate = format!("{name}-{next}");
            *next += 1;
            if self.names.insert(candidate.clone()) {
                return candidate;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_with_a_word_mended_is_the_same() {
        assert_eq!(
            pair(&["乔木灌木修剪不及时", "新的问题"], &["病虫害防治不及时", "乔木灌木修建不及时"]),
            [Some(1), None]
        );
    }

    #[test]
    fn names_are_counted_up_where_they_are_taken() {
        let ids = category_ids(&["绿化".into(), "绿化".into(), "……".into()], &[], &[]);
        assert_eq!(ids, ["lv-hua", "lv-hua-2", "category"]);
    }
}
