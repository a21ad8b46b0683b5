//! Links whose words do not say where they lead.

use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::Document;
use crate::finding::Finding;
use crate::source::Place;

rule! {
    "TB913" "vague-link-text" Warning
    says zh "链接文字“{text}”看不出通向哪里" / "写目标的名称，如“整改台账（PDF）”。"
    says en "the words \"{text}\" do not say where the link leads" / "Name what it leads to."
    zh "含糊的链接文字"
        / "链接文字是“点击这里、这里、详情、查看、更多、下载、链接”等，或者就是网址。"
        / "读屏软件会把链接单独列出来；WCAG 2.2 成功准则 2.4.4、GB/T 37668 要求链接文字说明目的。"
    en "Vague link texts"
        / "Links that say 点击这里, 这里, 详情, 更多 or 下载, or the address itself."
        / "Screen readers list links by themselves; WCAG 2.2, criterion 2.4.4, and GB/T 37668 want them to tell their purpose."
    bad "整改台账[点击这里](https://www.example.gov.cn/tz)查看，内容每月更新。"
    good "整改台账见[照明整改台账](https://www.example.gov.cn/tz)，内容每月更新。"
    looks Look::Document(check)
}

const VAGUE: &[&str] = &[
    "点击这里", "点这里", "这里", "此处", "点此", "点击", "点击查看", "点击下载", "详情", "查看详情", "详见", "查看",
    "更多", "下载", "链接", "网址", "附件", "见这里", "点击此处", "click here", "here", "more", "link", "read more",
    "details",
];

fn check(document: &Document, reporter: &mut Reporter) {
    for link in &document.links {
        let text = link.text.trim().trim_matches(['。', '：', '>', '》', '…', '“', '”', ' ']).to_lowercase();
        let is_address = text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.");
        // A link around an image is named by the image.
        if !text.is_empty() && (is_address || VAGUE.contains(&text.as_str())) {
            let finding = Finding::new(&KIND, Place::at(document.source, link.span));
            reporter.push(finding.with("text", link.text.trim()));
        }
    }
}
