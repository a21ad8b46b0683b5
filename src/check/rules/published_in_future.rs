//! A time of publication that has not come.

use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::NoticeTexts;
use crate::finding::Finding;
use crate::model::date::page_label;

rule! {
    "TB931" "published-in-future" Error
    says zh "发布时间 {published} 还没有到" / "写实际发布的时间；还没有发布，就不写。"
    says en "the time of publication, {published}, has not come" / "Give the time at which it is published; leave it out until then."
    zh "发布时间在将来"
        / "notice.md 的 published 是今天之后的日子。"
        / "伪造发布日期是政府网站检查的否决项。"
    en "Published in the future"
        / "A day after today in published of notice.md."
        / "A forged date of publication fails the inspection of a government website."
    bad "=== n/notice.md\n---\ntitle: 关于整改情况的通报\ndate: 2025-10-11\npublished: 2026-10-11 09:00\ncategories: [{ id: lighting, title: 城市照明 }]\n---\n现将整改情况予以公布。"
    good "=== n/notice.md\n---\ntitle: 关于整改情况的通报\ndate: 2025-10-11\npublished: 2025-10-11 09:00\ncategories: [{ id: lighting, title: 城市照明 }]\n---\n现将整改情况予以公布。"
    looks Look::Notice(check)
}

fn check(texts: &NoticeTexts, reporter: &mut Reporter) {
    let published = texts.notice.published.filter(|published| published.date() > reporter.today);
    if let (Some(published), Some(document)) = (published, texts.documents.first()) {
        reporter.push(Finding::new(&KIND, document.field("published")).with("published", page_label(published)));
    }
}
