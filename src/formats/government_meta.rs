//! 网页标签: the labels in the head of a government page, as the annex of 国办发〔2017〕47号 asks for.
//!
//! The inspections that look for them reject a label that is empty or says `null`. So what is not known is
//! left out, and nothing stands in for it: 成文日期 is never given out as PubDate.

use crate::config::{BaseUrl, Config};
use crate::model::{Notice, date};
use crate::theme::view::Meta;

/// What every page has.
pub fn every_page(config: &Config, base: Option<&BaseUrl>) -> Vec<Meta> {
    let mut labels = Vec::with_capacity(3);
    label(&mut labels, "SiteName", &config.title);
    label(&mut labels, "SiteDomain", base.map_or("", BaseUrl::host));
    label(&mut labels, "SiteIDCode", config.government.site_code.as_deref().unwrap_or_default());
    labels
}

/// What a page that lists others has besides. `kind` is the column's, such as 信息公开.
pub fn index_page<K: AsRef<str>>(title: &str, description: &str, keywords: &[K], kind: &str) -> Vec<Meta> {
    let mut labels = Vec::with_capacity(4);
    label(&mut labels, "ColumnName", title);
    label(&mut labels, "ColumnDescription", description);
    label(&mut labels, "ColumnKeywords", &joined(keywords));
    label(&mut labels, "ColumnType", kind);
    labels
}

/// What the pages of a notice and of its issues have besides, the same on all of them.
pub fn in_notice(notice: &Notice) -> Vec<Meta> {
    let issuer = notice.issuer.as_deref().unwrap_or_default();
    let mut labels = Vec::with_capacity(3);
    label(&mut labels, "PubDate", &notice.published.map(date::page_label).unwrap_or_default());
    label(&mut labels, "ContentSource", issuer);
    label(&mut labels, "Author", issuer);
    labels
}

/// What each of them has for itself. `Description` is not among them: every page has it already.
pub fn content_page<K: AsRef<str>>(title: &str, keywords: &[K], image: Option<&str>, url: Option<&str>) -> Vec<Meta> {
    let mut labels = Vec::with_capacity(7);
    label(&mut labels, "ArticleTitle", title);
    label(&mut labels, "Keywords", &joined(keywords));
    label(&mut labels, "Image", image.unwrap_or_default());
    label(&mut labels, "Url", url.unwrap_or_default());
    labels
}

/// Adds a label unless it would say nothing.
fn label(labels: &mut Vec<Meta>, name: &'static str, text: &str) {
    push(labels, "name", name, text);
}

/// Adds a `meta` element, which `attribute` names, unless it would say nothing. Its text is one line.
pub(super) fn push(labels: &mut Vec<Meta>, attribute: &'static str, name: &'static str, text: &str) {
    let blank = |c: char| c.is_whitespace() || c.is_control();
    // With what a blank begins; Chinese characters begin otherwise, and are spared the closer look.
    let suspect = |byte: u8| (byte <= b' ') | (byte == 0x7F) | (byte == 0xC2) | (byte == 0xE1) | (byte == 0xE2);
    let may_hold_blanks = text.bytes().fold(false, |seen, byte| seen | suspect(byte)) || text.contains("\u{3000}");
    let content = if may_hold_blanks && text.contains(blank) {
        text.split(blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    } else {
        text.to_string()
    };
    if !content.is_empty() && !content.eq_ignore_ascii_case("null") {
        labels.push(Meta { attribute, name, content });
    }
}

fn joined<K: AsRef<str>>(keywords: &[K]) -> String {
    let mut given: Vec<&str> = Vec::with_capacity(keywords.len());
    for word in keywords.iter().map(|word| word.as_ref().trim()) {
        if !word.is_empty() && !given.contains(&word) {
            given.push(word);
        }
    }
    given.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_label_is_empty_or_null() {
        assert!(index_page(" ", "null", &["", " "], "NULL").is_empty());
        let labels = index_page("问题\n类别", "", &["巡察", "整改"], "信息公开");
        let seen: Vec<_> = labels.iter().map(|meta| (meta.name, meta.content.as_str())).collect();
        assert_eq!(seen, [("ColumnName", "问题 类别"), ("ColumnKeywords", "巡察,整改"), ("ColumnType", "信息公开")]);
    }
}
