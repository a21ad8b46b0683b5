//! A category without issues.

use std::sync::Arc;

use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::NoticeTexts;
use crate::finding::Finding;

rule! {
    "TB709" "empty-category" Note
    says zh "问题类别“{title}”下面没有问题" / "补上问题文件，或删去这个类别；只有内部问题的类别在公开版里不显示。"
    says en "the category \"{title}\" has no issue" / "Add its issues, or delete it; one with internal issues only is not shown in the public edition."
    zh "空的问题类别"
        / "notice.md 的 categories 列出、但没有一个问题属于它的类别。"
        / "空类别不会显示；多半是问题文件漏放了，或 category 写错了。"
    en "An empty category"
        / "A category listed in notice.md to which no issue belongs."
        / "It is not shown; probably a file is missing, or names another category."
    bad "=== n/notice.md\n---\ntitle: 关于整改情况的通报\ndate: 2025-10-11\ncategories: [{ id: lighting, title: 城市照明 }, { id: trees, title: 城市绿化 }]\n---\n现将整改情况予以公布。"
    good "=== n/notice.md\n---\ntitle: 关于整改情况的通报\ndate: 2025-10-11\ncategories: [{ id: lighting, title: 城市照明 }]\n---\n现将整改情况予以公布。"
    looks Look::Notice(check)
}

fn check(texts: &NoticeTexts, reporter: &mut Reporter) {
    let notice = texts.notice;
    let own = |place: &crate::source::Place| Arc::ptr_eq(&place.source, &notice.body.source);
    for (at, category) in notice.categories.iter().enumerate() {
        if own(&category.place) && notice.issues_of(at).next().is_none() {
            reporter.push(Finding::new(&KIND, category.place.clone()).with("title", category.title.clone()));
        }
    }
}
