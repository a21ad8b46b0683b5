//! Alternative texts that say nothing.

use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::Document;
use crate::finding::Finding;
use crate::model::asset::extension;
use crate::source::Place;

rule! {
    "TB916" "useless-alt" Warning
    says zh "图片的替代文字“{alt}”没有说出图上有什么" / "在 ![ ] 的方括号里写图上看到的，如“修剪后的行道树”。"
    says en "the alternative text \"{alt}\" does not say what the image shows" / "Say what is to be seen."
    zh "无意义的替代文字"
        / "图片的替代文字是文件名，或只是“图片、照片、截图、image”。没有替代文字的，见 TB306。"
        / "看不到图片的人只能听到这句话；WCAG 2.2 成功准则 1.1.1、GB/T 37668。"
    en "Useless alternative texts"
        / "An alternative text that is a file name, or nothing but 图片, 照片 or image. For one that is missing, see TB306."
        / "It is all that some readers get; WCAG 2.2, criterion 1.1.1."
    bad "![图片](before.jpg)"
    good "![维修后的路灯](before.jpg)"
    looks Look::Document(check)
}

const USELESS: &[&str] = &[
    "图片", "照片", "图", "截图", "插图", "示意图", "配图", "image", "img", "photo", "picture", "图1", "图2", "图一",
    "图二",
];

fn check(document: &Document, reporter: &mut Reporter) {
    for image in &document.images {
        let alt = image.alt.trim().to_lowercase();
        let is_file = extension(&alt)
            .is_some_and(|ending| ["jpg", "jpeg", "png", "gif", "webp", "svg", "bmp"].contains(&ending.as_str()));
        let camera = ["img_", "dsc", "wx", "mmexport", "微信图片", "截屏"].iter().any(|start| alt.starts_with(start))
            && alt.chars().any(|c| c.is_ascii_digit());
        if USELESS.contains(&alt.as_str()) || is_file || camera {
            let finding = Finding::new(&KIND, Place::at(document.source, image.span));
            reporter.push(finding.with("alt", image.alt.trim()));
        }
    }
}
