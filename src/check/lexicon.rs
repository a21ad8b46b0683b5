//! An office's own words: `checks.words` in `site.yaml`, and the files of `content/_words/`.
//!
//! Names and titles, fixed phrases, words that must not occur: nobody but the office knows them. A line of
//! a text file says `误 → 正`, perhaps with `@` and the words of which one must stand in the same block; a
//! word alone must not occur at all. A YAML file says the same as `误: 正`.

use std::sync::Arc;

use crate::catalogue::check::BAD_WORD_LINE;
use crate::finding::{Finding, Findings};
use crate::model::Site;
use crate::model::asset::extension;
use crate::source::{Place, Source, Span};
use crate::yaml::{self, Value};

/// A wrong word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub wrong: String,
    /// `None`: there is no right one.
    pub right: Option<String>,
    /// It is wrong only where one of these stands in the same block; anywhere, if there are none.
    pub near: Vec<String>,
}

const ARROWS: [&str; 3] = ["→", "=>", "->"];

/// All words of a site.
pub fn read(site: &Site, findings: &mut Findings) -> Vec<Entry> {
    let mut entries: Vec<Entry> =
        site.config.checks.words.iter().filter_map(|(wrong, right)| entry(&wrong.value, &right.value)).collect();
    for list in &site.word_lists {
        if extension(&list.path).is_some_and(|ending| ending == "txt") {
            read_lines(list, &mut entries, findings);
        } else {
            read_yaml(list, &mut entries, findings);
        }
    }
    entries
}

fn read_lines(list: &Arc<Source>, entries: &mut Vec<Entry>, findings: &mut Findings) {
    let mut start = 0;
    for line in list.text.split_inclusive('\n') {
        let content = line.split('#').next().unwrap_or("").trim();
        if !content.is_empty() {
            match parse_line(content) {
                Some(entry) => entries.push(entry),
                None => {
                    let span = Span::new(start, start + line.trim_end().len());
                    findings.push(Finding::new(&BAD_WORD_LINE, Place::at(list, span)));
                }
            }
        }
        start += line.len();
    }
}

fn parse_line(line: &str) -> Option<Entry> {
    match ARROWS.iter().find_map(|arrow| line.split_once(arrow)) {
        Some((wrong, right)) => entry(wrong, right),
        None => {
            let word = line.trim();
            (!word.contains(char::is_whitespace)).then(|| Entry { wrong: word.into(), right: None, near: Vec::new() })
        }
    }
}

fn read_yaml(list: &Arc<Source>, entries: &mut Vec<Entry>, findings: &mut Findings) {
    let Some(node) = yaml::parse(list, 0..list.text.len(), findings) else { return };
    let Value::Map(pairs) = node.value else {
        if !matches!(node.value, Value::Null) {
            findings.push(Finding::new(&BAD_WORD_LINE, Place::at(list, node.span)));
        }
        return;
    };
    for (wrong, right) in pairs {
        let read = match &right.value {
            Value::Null => Some(Entry { wrong: wrong.name.clone(), right: None, near: Vec::new() }),
            Value::Text(right) | Value::Number(right) => entry(&wrong.name, right),
            _ => None,
        };
        match read {
            Some(entry) => entries.push(entry),
            None => findings.push(Finding::new(&BAD_WORD_LINE, Place::at(list, wrong.span))),
        }
    }
}

fn entry(wrong: &str, right: &str) -> Option<Entry> {
    let (right, near) = right.split_once('@').unwrap_or((right, ""));
    let (wrong, right) = (wrong.trim(), right.trim());
    let near = near.split([' ', '，', '、', ',']).filter(|word| !word.is_empty()).map(str::to_string).collect();
    let right = (!right.is_empty()).then(|| right.to_string());
    (!wrong.is_empty() && right.as_deref() != Some(wrong)).then(|| Entry { wrong: wrong.to_string(), right, near })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<(&str, Option<&str>, &[&str])>) {
        let expected = expected.map(|(wrong, right, near)| Entry {
            wrong: wrong.into(),
            right: right.map(Into::into),
            near: near.iter().map(ToString::to_string).collect(),
        });
        assert_eq!(parse_line(line), expected, "{line}");
    }

    #[test]
    fn a_line_says_what_is_wrong_and_what_is_right() {
        check("巡查反馈 → 巡察反馈", Some(("巡查反馈", Some("巡察反馈"), &[])));
        check("修建=>修剪 @ 行道树、灌木", Some(("修建", Some("修剪"), &["行道树", "灌木"])));
        check("某某项目", Some(("某某项目", None, &[])));
        check("一 二", None);
        check("→ 二", None);
        check("一 → 一", None);
    }
}
