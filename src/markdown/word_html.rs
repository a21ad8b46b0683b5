//! Word's own HTML, which comes along where text is pasted out of it. Tags such as `<o:p>` are none to Markdown, so that
//! readers would see them; the others go unseen, and leave a text that nobody can mend by hand.

use crate::catalogue::findings::{LITERAL_WORD_TAG, WORD_HTML};
use crate::finding::{Edit, Finding, Fix};
use crate::source::Span;

use super::writer::Writer;

impl Writer<'_, '_> {
    /// Tags of Word's that reached the page as text; those that stand side by side are told as one.
    pub(super) fn check_word_tags(&mut self, start: usize) {
        let body = &self.request.source.text[self.request.start..];
        if start < self.past_word_tags || body[..start].ends_with('\\') {
            return;
        }
        let Some(length) = tags(&body[start..]) else { return };
        self.past_word_tags = start + length;
        self.report_word_tags(Span::new(start, start + length).shifted(self.request.start));
    }

    pub(super) fn report_word_tags(&mut self, span: Span) {
        let found = self.request.source.text[span.range()].to_string();
        let fix = Fix::sure(vec![Edit { span, text: String::new() }]);
        let finding = Finding::new(&LITERAL_WORD_TAG, self.place(span)).with("found", sample(&found));
        self.report(finding.mended_by(Some(fix)));
    }

    /// Tells once of a body that it holds HTML of Word's.
    pub(super) fn report_word_html(&mut self, span: Span) {
        if !self.told_word_html {
            self.told_word_html = true;
            self.report(Finding::new(&WORD_HTML, self.place(span)));
        }
    }
}

/// As much of a tag as is worth reading.
fn sample(tag: &str) -> String {
    const LONGEST: usize = 30;
    match tag.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &tag[..at]),
        None => tag.to_string(),
    }
}

/// The length of the tags that a text begins with.
fn tags(text: &str) -> Option<usize> {
    let mut length = tag(text)?;
    loop {
        let rest = &text[length..];
        // Word writes an empty paragraph so.
        let blank = if rest.starts_with("&nbsp;") { "&nbsp;".len() } else { 0 };
        match tag(&rest[blank..]) {
            Some(next) => length += blank + next,
            None => return Some(length),
        }
    }
}

/// The length of a tag with a prefix, as `<o:p>` and `</st1:date>`, of a condition, as `<![if !supportLists]>`, or of
/// a declaration, as `<?xml:namespace … />`.
pub fn tag(text: &str) -> Option<usize> {
    const LONGEST: usize = 300;
    const LONGEST_PREFIX: usize = 8;
    let near = &text[..text.floor_char_boundary(LONGEST)];
    let inside = near.strip_prefix('<')?;
    let end = inside.find(['<', '>', '\n']).filter(|end| inside[*end..].starts_with('>'))?;
    let inside = &inside[..end];
    let is_word = match inside.strip_prefix("![").or_else(|| inside.strip_prefix("?xml")) {
        Some(rest) => inside.starts_with('?') || rest.starts_with("if ") || rest.starts_with("endif"),
        None => inside.trim_start_matches('/').split_once(':').is_some_and(|(prefix, rest)| {
            let name = rest.split([' ', '/']).next().unwrap_or_default();
            let is_name = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
            prefix.len() <= LONGEST_PREFIX && is_name(prefix) && is_name(name)
        }),
    };
    is_word.then_some(end + "<>".len())
}

/// Whether a tag is one that Word wrote, by its name and its attributes.
pub fn is_of_word(name: &str, attributes: &[(&str, &str)]) -> bool {
    name.contains(':')
        || attributes.iter().any(|(attribute, value)| match attribute.to_ascii_lowercase().as_str() {
            "style" => value.contains("mso-"),
            "class" => ["Mso", "WordSection"].iter().any(|start| value.starts_with(start)),
            // Whoever marks the language of a word by hand writes `en`.
            "lang" => *value == "EN-US",
            _ => false,
        })
}

/// Where a comment stands in HTML that only Word reads.
pub fn condition(html: &str) -> Option<usize> {
    html.find("<!--[if")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::edited;
    use crate::markdown::tests::{OUTLINE, render_as};

    /// The codes and places of what is told of a body, and the body after what is sure was mended.
    #[track_caller]
    fn check(body: &str, expected: &[(&str, &str)], mended: &str) {
        let (_, findings) = render_as(body, OUTLINE, "");
        let text = findings.first().and_then(|first| first.place.clone()).unwrap().source.text.clone();
        let seen: Vec<_> = findings
            .iter()
            .map(|finding| (finding.kind.code, text[finding.place.as_ref().unwrap().span.unwrap().range()].to_string()))
            .collect();
        let seen: Vec<_> = seen.iter().map(|(code, place)| (*code, place.as_str())).collect();
        assert_eq!(seen, expected, "{body}");
        let text = edited(&text, findings.iter().filter_map(|finding| finding.fix.as_ref()).flat_map(|fix| &fix.edits));
        assert!(text.ends_with(&format!("---\n{mended}")), "{text}");
    }

    #[test]
    fn tags_that_readers_would_see_are_told_and_deleted() {
        check("一<o:p></o:p>二。", &[("TB322", "<o:p></o:p>")], "一二。");
        check("<o:p>&nbsp;</o:p>\n\n二。", &[("TB322", "<o:p>&nbsp;</o:p>")], "\n\n二。");
        check(
            "一<![if !supportLists]>1、<![endif]>二。",
            &[("TB322", "<![if !supportLists]>"), ("TB322", "<![endif]>")],
            "一1、二。",
        );
        let date = "<st1:chsdate w:st=\"on\" Year=\"1899\">";
        check(
            &format!("在{date}12月30日</st1:chsdate>。"),
            &[("TB322", date), ("TB322", "</st1:chsdate>")],
            "在12月30日。",
        );
        check("在<st1:place>示例</st1:place>。", &[("TB322", "<st1:place>"), ("TB322", "</st1:place>")], "在示例。");
    }

    #[test]
    fn a_declaration_that_would_take_the_text_behind_it_is_told() {
        let declaration = "<?xml:namespace prefix = o ns = \"urn:schemas-microsoft-com:office:office\" />";
        check(&format!("{declaration}一。\n\n二**三**。"), &[("TB322", declaration)], "一。\n\n二**三**。");
        check(&format!("一{declaration}二。"), &[("TB322", declaration)], "一二。");
    }

    #[test]
    fn html_of_word_is_told_once() {
        for (html, place) in [
            ("一<span lang=EN-US>LED</span><span lang=EN-US>二</span>。", "<span lang=EN-US>"),
            ("<p class=MsoNormal style='mso-a:b'>一<o:p></o:p></p>", "<"),
            ("一<span style=\"mso-spacerun:yes\"> </span>二。", "<span style=\"mso-spacerun:yes\">"),
            ("一<!--[if !supportLists]-->1.<!--[endif]-->二。", "<!--[if !supportLists]-->"),
            ("<!--[if gte mso 9]><xml>\n</xml><![endif]-->\n\n一。", "<"),
        ] {
            check(html, &[("TB323", place)], html);
        }
    }

    #[test]
    fn other_html_and_addresses_are_not_words() {
        for text in ["<https://example.gov.cn>", "<a@example.gov.cn>", "<比:例>", "<a:b", "<![CDATA[x]]>", "a<b:c d"]
        {
            assert_eq!(tag(text), None, "{text}");
        }
        assert!(!is_of_word("span", &[("lang", "en"), ("class", "note"), ("style", "color:red")]));
    }
}
