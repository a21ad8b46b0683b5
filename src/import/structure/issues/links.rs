//! Links in the titles of issues: a title is words alone, so the link stands below it, in the text of its issue.

use crate::import::document::{Inline, Paragraph, Text, web_address};

/// The linked words of a title, to be put into the text; `None`: it has none.
pub fn of_title<'a>(inlines: impl Iterator<Item = &'a Inline>) -> Option<Paragraph> {
    let mut linked: Vec<Inline> = Vec::new();
    for inline in inlines {
        let Inline::Text(text) = inline else { continue };
        if text.link.as_deref().and_then(web_address).is_none() || text.text.trim().is_empty() {
            continue;
        }
        if !linked.is_empty() {
            linked.push(Inline::Text(Text::plain("、")));
        }
        let words = text.text.trim().trim_end_matches('。');
        linked.push(Inline::Text(Text { text: words.to_string(), link: text.link.clone(), ..Text::default() }));
    }
    (!linked.is_empty()).then(|| Paragraph { inlines: linked, ..Paragraph::default() })
}
