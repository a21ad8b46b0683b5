//! 附件: a document names them, and cannot bring them along. What the notice has already is not named in its text again.

use std::borrow::Cow;

use crate::import::draft::Element;

/// The text without the paragraphs that name the attachments of these titles.
pub fn without_known<'a>(body: &'a [Element], titles: &[String]) -> Cow<'a, [Element]> {
    let titles: Vec<String> = titles.iter().map(|title| closed_up(title)).collect();
    let names = |at: usize| Some((at, paragraphs_naming(&body[at..], &titles)?));
    match (0..body.len()).find_map(names) {
        Some((at, count)) => Cow::Owned([&body[..at], &body[at + count..]].concat()),
        None => Cow::Borrowed(body),
    }
}

/// How many paragraphs name the attachments, and nothing else: `附件：台账、位置图`, or one a line with its number.
fn paragraphs_naming(elements: &[Element], titles: &[String]) -> Option<usize> {
    let text = |element: &Element| match element {
        Element::Paragraph(paragraph) => Some(closed_up(&paragraph.text())),
        _ => None,
    };
    let first = text(elements.first()?)?;
    let listed = ["附件：", "Attachments:"].iter().find_map(|label| first.strip_prefix(label))?;
    if titles.is_empty() {
        return None;
    }
    if listed == titles.join("、") || listed == titles.join(",") {
        return Some(1);
    }
    let lines = std::iter::once(listed.to_string()).chain(elements[1..].iter().map_while(text));
    let numbered = titles.iter().enumerate().map(|(at, title)| format!("{}.{title}", at + 1));
    lines.take(titles.len()).eq(numbered).then_some(titles.len())
}

fn closed_up(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
