//! Writing single values as YAML, for the files that tongbao itself makes.

use super::parse_date;

/// A text as a YAML value: plain where that can mean nothing else, quoted as JSON otherwise, which YAML reads.
pub fn quoted(text: &str) -> String {
    if is_plain(text) { text.to_string() } else { serde_json::Value::from(text).to_string() }
}

fn is_plain(text: &str) -> bool {
    const PUNCTUATION: &str = "（）“”‘’《》〔〕、，。；：！？—…·～";
    let allowed = |c: char| {
        c.is_alphanumeric()
            || PUNCTUATION.contains(c)
            || matches!(c, ' ' | '-' | '.' | '@' | '/' | '+' | '(' | ')' | '%')
    };
    let begins = text.starts_with(|c: char| c.is_alphanumeric() || PUNCTUATION.contains(c));
    let word = text.to_ascii_lowercase();
    let is_word = matches!(word.as_str(), "true" | "false" | "null" | "yes" | "no" | "on" | "off" | "y" | "n");
    let figures = text.replace('_', "");
    let is_number =
        figures.parse::<f64>().is_ok() || word.starts_with("0x") || word.starts_with("0o") || word.starts_with("0b");
    // Alone they look like quotes of YAML that were typed wrong.
    let in_quotes = text.starts_with(['“', '‘']) && text.ends_with(['”', '’']);
    begins
        && !in_quotes
        && text.trim() == text
        && text.chars().all(allowed)
        && !is_word
        && !is_number
        && parse_date(text).is_none()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::finding::Findings;
    use crate::source::Source;

    #[test]
    fn texts_are_quoted_where_yaml_would_misread_them() {
        for (text, expected) in [
            ("关于巡察整改情况的通报", "关于巡察整改情况的通报"),
            ("党风廉政建设“两个责任”抓的不实", "党风廉政建设“两个责任”抓的不实"),
            ("“两个责任”", "\"“两个责任”\""),
            ("0379-67798277", "0379-67798277"),
            ("a@b.cn", "a@b.cn"),
            ("整改: 一", "\"整改: 一\""),
            ("true", "\"true\""),
            ("2025", "\"2025\""),
            ("2025-10-11", "\"2025-10-11\""),
            ("# \"x\"", "\"# \\\"x\\\"\""),
            ("- 一", "\"- 一\""),
        ] {
            assert_eq!(quoted(text), expected);
        }
    }

    proptest! {
        #[test]
        fn any_text_reads_back(text in "[ -~整改，：“”0-9.]{1,20}") {
            prop_assume!(!text.trim().is_empty());
            let source = Source::new("a.md", format!("title: {}\n", quoted(&text)));
            let mut findings = Findings::default();
            let node = super::super::parse(&source, 0..source.text.len(), &mut findings).unwrap();
            let mut fields = super::super::Fields::open(&source, node, &["title"], &mut findings).unwrap();
            let read = fields.required_text("title").map(|read| read.value);
            prop_assert_eq!(read.as_deref().map(str::trim), Some(text.trim()));
        }
    }
}
