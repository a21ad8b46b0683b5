//! The manual of the rules: one rule for `--explain`, the list for `--list`, and all of it as `docs/rules.md`.

use std::fmt::Write;

use super::rule::Rule;
use super::rules::RULES;
use crate::catalogue::Language;
use crate::catalogue::check::words::{BAD_HEADING, GOOD_HEADING, WHAT_HEADING, WHY_HEADING};
use crate::characters::display_width;
use crate::finding::Kind;

/// One rule's page, as plain text.
pub fn explain(rule: &Rule, language: Language) -> String {
    let page = rule.page(language);
    let mut text =
        format!("{} {}（{}）\n{}\n", rule.kind.code, page.title, rule.kind.name, rule.kind.severity.word(language));
    for (heading, words) in [(&WHAT_HEADING, page.what), (&WHY_HEADING, page.why)] {
        let _ = write!(text, "\n{}\n  {words}\n", heading.say(language));
    }
    for (heading, example) in [(&BAD_HEADING, rule.bad), (&GOOD_HEADING, rule.good)] {
        let _ = write!(text, "\n{}\n", heading.say(language));
        for line in example.trim_end().lines() {
            let _ = writeln!(text, "  {line}");
        }
    }
    text
}

/// What a finding says that comes from no rule: that is all there is to say of it.
pub fn explain_kind(kind: &Kind, language: Language) -> String {
    let wording = kind.wording(language);
    let code = format!("{}（{}）", kind.code, kind.name);
    let mut lines = vec![code, kind.severity.word(language).to_string(), String::new()];
    lines.extend([wording.message, wording.hint].map(|sentence| format!("  {}", without_arguments(sentence))));
    lines.join("\n")
}

/// A sentence of the catalogue with a gap where its arguments would stand.
fn without_arguments(sentence: &str) -> String {
    let mut pieces = sentence.split('{');
    let first = pieces.next().unwrap_or_default().to_string();
    pieces.fold(first, |text, piece| text + "…" + piece.split_once('}').map_or(piece, |(_, after)| after))
}

/// All rules, one a line.
pub fn list(language: Language) -> String {
    let widest = RULES.iter().map(|rule| rule.kind.name.len()).max().unwrap_or(0);
    let weight = |rule: &Rule| rule.kind.severity.word(language);
    let widest_weight = RULES.iter().map(|rule| display_width(weight(rule))).max().unwrap_or(0);
    let mut text = String::new();
    for rule in RULES {
        let gap = " ".repeat(widest_weight - display_width(weight(rule)));
        let _ = writeln!(
            text,
            "{}  {}{gap}  {:widest$}  {}",
            rule.kind.code,
            weight(rule),
            rule.kind.name,
            rule.page(language).title
        );
    }
    text
}

/// `docs/rules.md`. `measured` is what the corpus said of each rule, by its code: a few words, or nothing.
pub fn manual(introduction: &str, measured: impl Fn(&str) -> Option<String>) -> String {
    let mut text = introduction.to_string();
    text.push_str("\n| 规则 | 名称 | 默认 | |\n|---|---|---|---|\n");
    for rule in RULES {
        let (code, name, weight) = (rule.kind.code, rule.kind.name, rule.kind.severity.word(Language::Zh));
        let _ = writeln!(text, "| [{code}](#{}) | `{name}` | {weight} | {} |", anchor(rule), rule.zh.title);
    }
    for rule in RULES {
        page(&mut text, rule, measured(rule.kind.code));
    }
    text
}

fn page(text: &mut String, rule: &Rule, measured: Option<String>) {
    let _ = write!(text, "\n## {} {}\n\n", rule.kind.code, rule.kind.name);
    let weight = |language| rule.kind.severity.word(language);
    let _ =
        writeln!(text, "{} · {} · {} / {}", rule.zh.title, rule.en.title, weight(Language::Zh), weight(Language::En));
    if let Some(measured) = measured {
        let _ = write!(text, "\n{measured}\n");
    }
    for (heading, zh, en) in [(&WHAT_HEADING, rule.zh.what, rule.en.what), (&WHY_HEADING, rule.zh.why, rule.en.why)] {
        let _ = write!(text, "\n### {} · {}\n\n{zh}\n\n{en}\n", heading.zh, heading.en);
    }
    for (heading, example) in [(&BAD_HEADING, rule.bad), (&GOOD_HEADING, rule.good)] {
        let _ = write!(text, "\n### {} · {}\n\n````text\n{}\n````\n", heading.zh, heading.en, example.trim_end());
    }
}

fn anchor(rule: &Rule) -> String {
    format!("{}-{}", rule.kind.code.to_lowercase(), rule.kind.name)
}
