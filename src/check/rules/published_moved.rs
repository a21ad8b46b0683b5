//! A time of publication that is not the one that was published.

use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::NoticeTexts;
use crate::finding::Finding;

rule! {
    "TB932" "published-moved" Error
    says zh "发布时间改动过：公开的网站上是 {before}" / "改回原来的时间；内容有更正，写在 corrections 里。"
    says en "the time of publication was moved: the published site says {before}" / "Put it back; changes go under corrections."
    zh "发布时间被改动"
        / "与 --against 给出的已发布网站比较，同一份通报的 published 不同。"
        / "伪造发布日期是政府网站检查的否决项；发布时间只有一个，更新要写更正记录。"
    en "Publication moved"
        / "Compared with the published site that --against names, published of the same notice differs."
        / "A forged date of publication fails the inspection of a government website."
    bad "published: 2025-10-12 09:00"
    good "published: 2025-10-11 09:00"
    looks Look::Notice(check)
}

fn check(texts: &NoticeTexts, reporter: &mut Reporter) {
    let notice = texts.notice;
    let Some(before) = reporter.published.and_then(|published| published.notice(&notice.slug.text)) else { return };
    let Some(before) = before["published"].as_str() else { return };
    let now = notice.published.map(crate::model::date::iso_time);
    if let (true, Some(document)) = (now.as_deref() != Some(before), texts.documents.first()) {
        reporter.push(Finding::new(&KIND, document.field("published")).with("before", before));
    }
}
