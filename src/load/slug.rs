//! The slug of a file: what its front matter says, or else its name.

use crate::catalogue::findings::BAD_SLUG;
use crate::finding::Finding;
use crate::model::Slug;
use crate::model::slug::{is_slug, slugify};
use crate::source::Place;
use crate::yaml::Fields;

/// The `slug` of the front matter, or one made from the file's or the folder's name.
pub fn read(fields: &mut Fields, name: &str) -> Option<Slug> {
    if let Some(given) = fields.text("slug") {
        if is_slug(&given.value) {
            return Some(Slug { text: given.value, span: Some(given.span) });
        }
        let place = fields.place(given.span);
        fields.findings.push(Finding::new(&BAD_SLUG, place).with("value", given.value));
        return None;
    }
    let text = if name.is_ascii() && is_slug(name) { name.to_string() } else { slugify(name) };
    if text.is_empty() {
        let place = Place::file(fields.source);
        fields.findings.push(Finding::new(&BAD_SLUG, place).with("value", name));
        return None;
    }
    Some(Slug { text, span: None })
}

/// `03-pruning` → 3 and `pruning`. A name that is only a number keeps it.
pub fn split_number(stem: &str) -> (Option<u32>, &str) {
    let digits = stem.bytes().take_while(u8::is_ascii_digit).count();
    let number = stem[..digits].parse().ok();
    let rest = stem[digits..].trim_start_matches(['-', '_', '.', ' ', '、']);
    if rest.is_empty() { (number, stem) } else { (number, rest) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_leading_number_is_the_order_and_the_rest_the_name() {
        assert_eq!(split_number("03-pruning"), (Some(3), "pruning"));
        assert_eq!(split_number("12、乔木修剪"), (Some(12), "乔木修剪"));
        assert_eq!(split_number("issue-005"), (None, "issue-005"));
        assert_eq!(split_number("07"), (Some(7), "07"));
    }
}
