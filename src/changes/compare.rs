//! Comparing two states of a site, or two readings of one notice.

use std::io;

use rayon::prelude::*;
use serde::Serialize;

use super::markdown_text::plain;
use super::matching::{out_of_order, pairs};
use super::reading::{self, Part, Reading};
use super::words::{Piece, words};
use crate::model::Site;

/// 改动: what changed between two states of a site. What stayed as it was is not in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Changes {
    pub notices: Vec<NoticeChange>,
    /// Pages of the office's own.
    pub pages: Vec<PartChange>,
}

/// What changed in one notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoticeChange {
    /// The notice's own fields, text and files.
    pub notice: PartChange,
    /// Its issues that changed, in order, with those that were removed at the end.
    pub issues: Vec<PartChange>,
}

/// What changed in a notice's own part, in an issue or in a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartChange {
    pub slug: String,
    pub title: String,
    pub fate: Fate,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldChange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<TextChange>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileChange>,
}

/// What became of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// The same as before; only in a [`NoticeChange`] of which an issue changed.
    Kept,
    Changed,
    /// It has another address, category or place; more may have changed in it.
    Moved,
    Added,
    Removed,
}

/// A field that changed. Several values of one field are joined by `、`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    /// As in the canonical text; `catalogue::changes::field` knows its name for people.
    pub field: String,
    pub old: Option<String>,
    pub new: Option<String>,
}

/// What changed in a running text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextChange {
    pub kind: TextKind,
    pub pieces: Vec<Piece>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextKind {
    /// The pieces are running text.
    Words,
    /// The words are the same; the pieces are Markdown, and show what else differs.
    Markup,
}

/// A file whose bytes changed, or that was added or removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileChange {
    pub path: String,
    pub fate: Fate,
}

/// Compares two states of a site. Fails only where a file that they show cannot be read.
pub fn between(old: &Site, new: &Site) -> io::Result<Changes> {
    let readings =
        |site: &Site| site.notices.par_iter().map(|notice| Reading::of(site, notice)).collect::<io::Result<Vec<_>>>();
    let pages = |site: &Site| site.pages.iter().map(|page| reading::page(site, page)).collect::<io::Result<Vec<_>>>();
    let (old_readings, new_readings) = (readings(old)?, readings(new)?);
    let notices = pairs(&old_readings, &new_readings, |reading| &reading.notice);
    let (old_pages, new_pages) = (pages(old)?, pages(new)?);
    let pages = pairs(&old_pages, &new_pages, |page| page);
    Ok(Changes {
        notices: notices.into_par_iter().filter_map(|(old, new)| notice_change(old, new)).collect(),
        pages: pages.into_iter().filter_map(|(old, new)| part_change(old, new, None)).collect(),
    })
}

/// Compares two readings of one notice. `None`: they say the same.
pub fn between_readings(old: &Reading, new: &Reading) -> Option<NoticeChange> {
    notice_change(Some(old), Some(new))
}

impl Changes {
    pub fn is_empty(&self) -> bool {
        self.notices.is_empty() && self.pages.is_empty()
    }
}

impl NoticeChange {
    /// Every part that changed: the notice itself, then its issues.
    pub fn parts(&self) -> impl Iterator<Item = &PartChange> {
        std::iter::once(&self.notice).filter(|part| part.fate != Fate::Kept).chain(&self.issues)
    }
}

fn notice_change(old: Option<&Reading>, new: Option<&Reading>) -> Option<NoticeChange> {
    let none: &[Part] = &[];
    let old_issues = old.map_or(none, |reading| &reading.issues);
    let new_issues = new.map_or(none, |reading| &reading.issues);
    let matched = pairs(old_issues, new_issues, |part| part);
    let place_of = |list: &[Part], part: &Part| list.iter().position(|one| std::ptr::eq(one, part)).unwrap_or(0);
    let places: Vec<usize> = matched
        .iter()
        .filter(|(_, new)| new.is_some())
        .filter_map(|(old, _)| Some(place_of(old_issues, (*old)?)))
        .collect();
    let moved = out_of_order(&places);
    let issues: Vec<PartChange> = matched
        .iter()
        .filter_map(|(old, new)| {
            let places = old.zip(*new).map(|(old, new)| (place_of(old_issues, old), place_of(new_issues, new)));
            part_change(*old, *new, places.filter(|(old, _)| moved.contains(old)))
        })
        .collect();
    let own = part_change(old.map(|reading| &reading.notice), new.map(|reading| &reading.notice), None);
    if own.is_none() && issues.is_empty() {
        return None;
    }
    let kept = || {
        let part = &new.or(old)?.notice;
        Some(PartChange::of(part, Fate::Kept))
    };
    Some(NoticeChange { notice: own.or_else(kept)?, issues })
}

/// `moved` holds the old and the new place of a part that changed its place, counted from 0.
fn part_change(old: Option<&Part>, new: Option<&Part>, moved: Option<(usize, usize)>) -> Option<PartChange> {
    let (old, new) = match (old, new) {
        (Some(old), Some(new)) => (old, new),
        (Some(only), None) => return Some(PartChange::of(only, Fate::Removed)),
        (None, Some(only)) => return Some(PartChange::of(only, Fate::Added)),
        (None, None) => return None,
    };
    let mut fields = field_changes(old, new);
    if let Some((from, to)) = moved {
        let place = |place: usize| Some((place + 1).to_string());
        fields.insert(0, FieldChange { field: "place".into(), old: place(from), new: place(to) });
    }
    let text = text_change(&old.text, &new.text);
    let files = file_changes(old, new);
    let is_moved = fields.iter().any(|change| matches!(change.field.as_str(), "slug" | "place" | "category"));
    let fate = if is_moved { Fate::Moved } else { Fate::Changed };
    let same = fields.is_empty() && text.is_none() && files.is_empty();
    (!same).then(|| PartChange { fields, text, files, ..PartChange::of(new, fate) })
}

impl PartChange {
    fn of(part: &Part, fate: Fate) -> Self {
        let (slug, title) = (part.slug.clone(), part.title().to_string());
        Self { slug, title, fate, fields: Vec::new(), text: None, files: Vec::new() }
    }
}

fn field_changes(old: &Part, new: &Part) -> Vec<FieldChange> {
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in new.fields.iter().chain(&old.fields) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let all = |part: &Part, name: &str| {
        let values: Vec<_> =
            part.fields.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str()).collect();
        (!values.is_empty()).then(|| values.join("、"))
    };
    let slug = (old.slug != new.slug).then(|| FieldChange {
        field: "slug".into(),
        old: Some(old.slug.clone()),
        new: Some(new.slug.clone()),
    });
    let changed = names.into_iter().filter_map(|name| {
        let (was, is) = (all(old, name), all(new, name));
        (was != is).then(|| FieldChange { field: name.to_string(), old: was, new: is })
    });
    slug.into_iter().chain(changed).collect()
}

fn text_change(old: &str, new: &str) -> Option<TextChange> {
    if old == new {
        return None;
    }
    let (old_words, new_words) = (plain(old), plain(new));
    Some(if old_words == new_words {
        TextChange { kind: TextKind::Markup, pieces: words(old, new) }
    } else {
        TextChange { kind: TextKind::Words, pieces: words(&old_words, &new_words) }
    })
}

fn file_changes(old: &Part, new: &Part) -> Vec<FileChange> {
    let find =
        |part: &Part, path: &str| part.files.iter().find(|(known, _)| known == path).map(|(_, digest)| digest.clone());
    let here = new.files.iter().filter_map(|(path, digest)| match find(old, path) {
        None => Some((path, Fate::Added)),
        Some(was) => (was != *digest).then_some((path, Fate::Changed)),
    });
    let gone = old.files.iter().filter(|(path, _)| find(new, path).is_none()).map(|(path, _)| (path, Fate::Removed));
    here.chain(gone).map(|(path, fate)| FileChange { path: path.clone(), fate }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Edition;

    fn part(slug: &str, fields: &[(&str, &str)], text: &str) -> Part {
        let fields = fields.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        Part { slug: slug.into(), fields, files: vec![("a.jpg".into(), "1".into())], text: text.into() }
    }

    fn reading(issues: Vec<Part>) -> Reading {
        Reading { edition: Edition::Public, notice: part("n", &[("title", "通报")], "开头。"), issues }
    }

    fn issues() -> Vec<Part> {
        ["a", "b", "c"].map(|slug| part(slug, &[("title", slug), ("status", "done 已完成")], "正文。")).to_vec()
    }

    fn check(new: Vec<Part>, expected: &[(&str, Fate, &[&str])]) -> Vec<PartChange> {
        let change = between_readings(&reading(issues()), &reading(new));
        let parts = change.map(|change| change.issues).unwrap_or_default();
        let seen: Vec<_> = parts
            .iter()
            .map(|part| {
                let fields: Vec<_> = part.fields.iter().map(|change| change.field.as_str()).collect();
                (part.slug.as_str(), part.fate, fields)
            })
            .collect();
        let expected: Vec<_> = expected.iter().map(|(slug, fate, fields)| (*slug, *fate, fields.to_vec())).collect();
        assert_eq!(seen, expected);
        parts
    }

    #[test]
    fn what_stayed_is_not_told() {
        check(issues(), &[]);
        assert_eq!(between_readings(&reading(issues()), &reading(issues())), None);
    }

    #[test]
    fn issues_come_go_and_move() {
        let mut new = issues();
        new.remove(0);
        new.push(part("d", &[("title", "新")], "新。"));
        check(new, &[("d", Fate::Added, &[]), ("a", Fate::Removed, &[])]);
        let mut new = issues();
        new.rotate_right(1);
        check(new, &[("c", Fate::Moved, &["place"])]);
        let mut new = issues();
        new[1].slug = "b2".into();
        check(new, &[("b2", Fate::Moved, &["slug"])]);
    }

    #[test]
    fn fields_files_and_words_are_told_apart() {
        let mut new = issues();
        new[0].fields[1].1 = "ongoing 正在整改".into();
        new[1].files[0].1 = "2".into();
        new[2].text = "正文改了。".into();
        let parts =
            check(new, &[("a", Fate::Changed, &["status"]), ("b", Fate::Changed, &[]), ("c", Fate::Changed, &[])]);
        assert_eq!(parts[1].files, [FileChange { path: "a.jpg".into(), fate: Fate::Changed }]);
        assert_eq!(parts[2].text.as_ref().map(|text| text.kind), Some(TextKind::Words));
    }

    #[test]
    fn bold_type_is_a_change_of_markup() {
        let mut new = issues();
        new[0].text = "**正文**。".into();
        let parts = check(new, &[("a", Fate::Changed, &[])]);
        assert_eq!(parts[0].text.as_ref().map(|text| text.kind), Some(TextKind::Markup));
    }
}
