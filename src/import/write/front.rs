//! Front matter as it is written, and as it is carried over from a file that exists.
//!
//! Importing a newer version of a document gives new values to what the document says, and leaves alone what
//! somebody added: topics, a slug, the time of publication, comments.

use crate::yaml::{quoted, says_the_same};

/// The fields of one file, in order, each with its text: `title: …\n`, or a list over several lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Front {
    fields: Vec<(String, String)>,
}

impl Front {
    /// A field with a text.
    pub fn text(&mut self, key: &str, value: &str) {
        self.raw(key, format!("{key}: {}\n", quoted(value)));
    }

    pub fn optional(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.text(key, value);
        }
    }

    pub fn date(&mut self, key: &str, value: Option<jiff::civil::Date>) {
        if let Some(date) = value {
            self.raw(key, format!("{key}: {date}\n"));
        }
    }

    /// `[甲, 乙]`, where there is anything.
    pub fn list(&mut self, key: &str, values: &[String]) {
        if !values.is_empty() {
            let values: Vec<String> = values.iter().map(|value| in_flow(value)).collect();
            self.raw(key, format!("{key}: [{}]\n", values.join(", ")));
        }
    }

    /// A field as it stands in the file, with its line breaks.
    pub fn raw(&mut self, key: &str, text: String) {
        self.fields.push((key.to_string(), text));
    }

    /// Reads the head of a file; gives the rest as well. `None`: it has none.
    pub fn read(file: &str) -> Option<(Front, &str)> {
        let rest = file.strip_prefix("---\n")?;
        let end = if rest.starts_with("---\n") { 0 } else { rest.find("\n---\n")? + 1 };
        let mut front = Front::default();
        for line in rest[..end].split_inclusive('\n') {
            let begins = line.starts_with(|c: char| c.is_ascii_alphabetic());
            match (begins.then(|| line.split_once(':')).flatten(), front.fields.last_mut()) {
                (Some((key, _)), _) => front.fields.push((key.trim().to_string(), line.to_string())),
                (None, Some((_, text))) => text.push_str(line),
                (None, None) => front.fields.push((String::new(), line.to_string())),
            }
        }
        Some((front, &rest[end + 4..]))
    }

    /// What is there, with new values for what the document gives.
    pub fn renewed(self, new: Front) -> Front {
        let mut merged = self;
        for (key, text) in new.fields {
            match merged.fields.iter_mut().find(|(known, _)| *known == key) {
                Some((_, old)) if says_the_same(old, &text) => {}
                Some((_, old)) => *old = text,
                None => merged.fields.push((key, text)),
            }
        }
        merged
    }

    /// The whole file.
    pub fn file(&self, body: &str) -> String {
        let fields: String = self.fields.iter().map(|(_, text)| text.as_str()).collect();
        format!("---\n{fields}---\n{body}")
    }
}

/// In a list on one line a comma ends a value.
fn in_flow(value: &str) -> String {
    let plain = quoted(value);
    if plain.contains(',') && !plain.starts_with('"') { serde_json::Value::from(value).to_string() } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_added_is_carried_over() {
        let old = "---\ntitle: 旧\nstatus: 正在整改   # 月底再看\ntopics: [绿化]\nmeasures:\n  - text: 一\n---\n正文\n";
        let (front, body) = Front::read(old).unwrap();
        assert_eq!(body, "正文\n");
        let mut new = Front::default();
        new.text("title", "新");
        new.text("status", "正在整改");
        new.date("completed", Some(jiff::civil::date(2025, 6, 1)));
        assert_eq!(
            front.renewed(new).file("正文\n"),
            "---\ntitle: 新\nstatus: 正在整改   # 月底再看\ntopics: [绿化]\nmeasures:\n  - text: 一\ncompleted: 2025-06-01\n---\n正文\n"
        );
    }

    #[test]
    fn what_says_the_same_stays_as_somebody_wrote_it() {
        let old =
            "---\ntitle: \"旧\"\nresponsible:   # 两家\n  - 甲\n  - 乙\ncategories:\n  - { id: a, title: 一 }\n---\n";
        let (front, _) = Front::read(old).unwrap();
        let mut new = Front::default();
        new.text("title", "旧");
        new.list("responsible", &["甲".into(), "乙".into()]);
        new.raw("categories", "categories:\n  - id: a\n    title: 一\n".into());
        assert_eq!(front.clone().renewed(new.clone()).file(""), old);
        new.raw("categories", "categories:\n  - id: a\n    title: 二\n".into());
        new.fields.remove(2);
        assert!(front.renewed(new).file("").contains("    title: 二\n"));
    }

    #[test]
    fn a_head_reads_back_as_it_was() {
        for file in ["---\ntitle: 一\n# 注\n\na: 1\n---\n\n正文\n", "---\n---\n"] {
            let (front, body) = Front::read(file).unwrap();
            assert_eq!(front.file(body), file);
        }
        assert!(Front::read("正文").is_none() && Front::read("---\n没有结束").is_none());
    }
}
