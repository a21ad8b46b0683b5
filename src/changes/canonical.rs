//! The canonical text of a notice: what a signature's digest is taken of, and what is kept beside it.
//!
//! Lines of `name: value`, and lines of text behind `| `; every reading has exactly one canonical text, and
//! that text gives exactly that reading. `docs/review.md` describes it, so it changes only with a new number
//! in its first line: a digest that was signed has to mean the same in years to come.

use super::reading::{Part, Reading};
use crate::model::Edition;

const FIRST_LINE: &str = "tongbao notice 1";

/// A text that is no canonical text.
#[derive(Debug, PartialEq, Eq)]
pub struct NotCanonical;

impl Reading {
    pub fn canonical(&self) -> String {
        let mut out = format!("{FIRST_LINE}\nedition: {}\n", self.edition.name());
        write_part(&mut out, "notice", &self.notice);
        for issue in &self.issues {
            write_part(&mut out, "issue", issue);
        }
        out
    }

    /// Reads a canonical text back.
    pub fn parse(text: &str) -> Result<Self, NotCanonical> {
        let mut lines = text.split('\n').peekable();
        if lines.next() != Some(FIRST_LINE) {
            return Err(NotCanonical);
        }
        let named = lines.next().and_then(|line| line.strip_prefix("edition: ")).ok_or(NotCanonical)?;
        let edition = Edition::named(named).ok_or(NotCanonical)?;
        let mut parts: Vec<Part> = Vec::new();
        for line in lines {
            if line.is_empty() {
                continue;
            }
            if let Some(text) = line.strip_prefix('|') {
                let part = parts.last_mut().ok_or(NotCanonical)?;
                if !part.text.is_empty() {
                    part.text.push('\n');
                }
                part.text.push_str(text.strip_prefix(' ').unwrap_or(text));
                continue;
            }
            let (name, value) = line.split_once(": ").ok_or(NotCanonical)?;
            let value = unescape(value);
            match (name, parts.last_mut()) {
                ("notice", None) | ("issue", Some(_)) => {
                    parts.push(Part { slug: value, fields: Vec::new(), files: Vec::new(), text: String::new() });
                }
                ("file", Some(part)) => {
                    let (digest, path) = value.split_once(' ').ok_or(NotCanonical)?;
                    part.files.push((path.to_string(), digest.to_string()));
                }
                (name, Some(part)) => part.fields.push((name.to_string(), value)),
                _ => return Err(NotCanonical),
            }
        }
        if parts.is_empty() {
            return Err(NotCanonical);
        }
        Ok(Self { edition, notice: parts.remove(0), issues: parts })
    }
}

fn write_part(out: &mut String, name: &str, part: &Part) {
    let mut line = |name: &str, value: &str| {
        out.push_str(name);
        out.push_str(": ");
        out.push_str(&escape(value));
        out.push('\n');
    };
    line(name, &part.slug);
    for (name, value) in &part.fields {
        line(name, value);
    }
    for (path, digest) in &part.files {
        line("file", &format!("{digest} {path}"));
    }
    if !part.text.is_empty() {
        for text in part.text.split('\n') {
            out.push('|');
            if !text.is_empty() {
                out.push(' ');
                out.push_str(text);
            }
            out.push('\n');
        }
    }
}

/// A value has one line: a backslash is doubled, a line break in the name of a file becomes `\n`.
fn escape(value: &str) -> String {
    value.replace('\\', "\\\\").replace('\n', "\\n")
}

fn unescape(value: &str) -> String {
    let mut plain = String::with_capacity(value.len());
    let mut rest = value.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => plain.push(if rest.next() == Some('n') { '\n' } else { '\\' }),
            c => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changes::markdown_text::normal;
    use proptest::prelude::*;

    fn part(slug: &str, value: &str, file: &str, text: &str) -> Part {
        let fields = vec![("title".to_string(), value.to_string()), ("topic".into(), "路灯".into())];
        Part { slug: slug.into(), fields, files: vec![(file.into(), "sha256:00".into())], text: normal(text) }
    }

    #[test]
    fn the_canonical_text_is_what_the_guide_shows() {
        let notice = part("n", "通报", "images/a.jpg", "开头的话。\n\n第二段。");
        let issue = Part { files: Vec::new(), ..part("lamps", "路灯不亮", "", "") };
        let reading = Reading { edition: Edition::Public, notice, issues: vec![issue] };
        assert_eq!(
            reading.canonical(),
            "tongbao notice 1\nedition: public\nnotice: n\ntitle: 通报\ntopic: 路灯\nfile: sha256:00 images/a.jpg\n\
             | 开头的话。\n|\n| 第二段。\nissue: lamps\ntitle: 路灯不亮\ntopic: 路灯\n"
        );
    }

    #[test]
    fn other_texts_are_refused() {
        for text in ["", "tongbao notice 2\nedition: public\nnotice: n\n", "tongbao notice 1\nedition: x\nnotice: n\n"]
        {
            assert_eq!(Reading::parse(text), Err(NotCanonical), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn a_canonical_text_gives_its_reading_back(
            slug in "[a-z]{1,4}", value in "[^\r]{1,20}", file in "[^\r]{1,20}", text in "\\PC{0,40}(\n\\PC{0,10}){0,4}",
        ) {
            let notice = part(&slug, &value, &file, &text);
            let issue = part(&slug, &file, &value, &text);
            let reading = Reading { edition: Edition::Internal, notice, issues: vec![issue] };
            prop_assert_eq!(Reading::parse(&reading.canonical()), Ok(reading));
        }
    }
}
