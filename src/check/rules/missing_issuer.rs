//! A notice that nobody signs.

use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::NoticeTexts;
use crate::finding::Finding;

rule! {
    "TB924" "missing-issuer" Warning
    says zh "通报没有落款单位" / "在 notice.md 写上 issuer: 发布机构。"
    says en "nobody signs the notice" / "Give issuer in notice.md."
    zh "缺落款"
        / "notice.md 没有 issuer，site.yaml 也没有 office。"
        / "GB/T 9704—2012：公文要有发文机关署名和成文日期；页面头部的“发布机构”也取自这里。"
    en "No signature"
        / "A notice.md without issuer, where site.yaml has no office either."
        / "GB/T 9704-2012: an official document bears the name of its office and its date."
    bad "=== site.yaml\ntitle: 示例市城市管理局\n"
    good "=== site.yaml\ntitle: 示例市城市管理局\noffice: 示例市城市管理局\n"
    looks Look::Notice(check)
}

fn check(texts: &NoticeTexts, reporter: &mut Reporter) {
    if texts.notice.issuer.is_none()
        && reporter.config().office.is_none()
        && let Some(document) = texts.documents.first()
    {
        reporter.push(Finding::new(&KIND, document.field("title")));
    }
}
