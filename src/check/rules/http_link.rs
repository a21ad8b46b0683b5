//! Links without encryption.

use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::Document;
use crate::finding::{Edit, Finding, Fix};
use crate::source::{Place, Span};

rule! {
    "TB911" "http-link" Warning
    says zh "链接“{address}”没有加密" / "确认对方网站支持后，改成 https://。"
    says en "the link \"{address}\" is not encrypted" / "Write https://, once you know that the other site has it."
    zh "http 链接"
        / "正文里以 http:// 开头的链接。"
        / "http 内容会被篡改和插入广告；政府网站要求全站使用 https，外部链接同样应当可信。"
    en "Links by http"
        / "Links in a text that begin with http://."
        / "Whoever stands between can change what is read."
    bad "整改依据见[相关规定](http://www.gov.cn/zhengce/)，已经组织学习 2 次。"
    good "整改依据见[相关规定](https://www.gov.cn/zhengce/)，已经组织学习 2 次。"
    looks Look::Document(check)
}

fn check(document: &Document, reporter: &mut Reporter) {
    for link in &document.links {
        if !link.address.trim_start().to_ascii_lowercase().starts_with("http://") {
            continue;
        }
        let written = &document.source.text[link.span.range()];
        let fix = written.find("http://").map(|at| {
            let start = link.span.start + at;
            Fix::likely(vec![Edit { span: Span::new(start, start + "http".len()), text: "https".into() }])
        });
        let finding = Finding::new(&KIND, Place::at(document.source, link.span));
        reporter.push(finding.with("address", link.address.clone()).mended_by(fix));
    }
}
