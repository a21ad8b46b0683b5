//! SARIF 2.1.0 (OASIS), as code hosts and editors take it: rules with their manual, results with regions and fixes.
//!
//! Columns are counted in Unicode code points and said to be (§3.14.17); every region also has its offset in
//! characters and in bytes. Only rules that found something are described.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::excerpt::words;
use super::region::{Fingerprints, Region};
use super::{Style, path_of};
use crate::catalogue::Language;
use crate::catalogue::check::words::{BAD_HEADING, GOOD_HEADING, WHAT_HEADING, WHY_HEADING};
use crate::catalogue::report::MEND;
use crate::check::{self, Rule};
use crate::finding::{Finding, Fix, Kind, Severity};
use crate::model::address::encode_path;
use crate::source::{Place, Source};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub fn write(out: &mut dyn Write, findings: &[&Finding], style: &Style) -> io::Result<()> {
    let kinds: BTreeMap<&str, &Kind> = findings.iter().map(|finding| (finding.kind.code, finding.kind)).collect();
    let rules: Vec<Value> = kinds.values().map(|kind| rule(kind, style.language)).collect();
    let index = |code: &str| kinds.keys().position(|known| *known == code);
    let mut names = Fingerprints::default();
    let results: Vec<Value> = findings
        .iter()
        .map(|finding| {
            let name = names.of(finding);
            let mut result = result(finding, style);
            result["ruleIndex"] = json!(index(finding.kind.code));
            result["partialFingerprints"] = json!({ "tongbao/v1": name });
            result
        })
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "tongbao",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": style.language.tag(),
                "rules": rules,
            } },
            "language": style.language.tag(),
            "columnKind": "unicodeCodePoints",
            "defaultEncoding": "UTF-8",
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

fn rule(kind: &Kind, language: Language) -> Value {
    let mut rule = json!({
        "id": kind.code,
        "name": kind.name,
        "defaultConfiguration": { "level": level(kind.severity) },
    });
    match check::find(kind.code) {
        Some(known) => {
            let page = known.page(language);
            rule["shortDescription"] = json!({ "text": page.title });
            rule["fullDescription"] = json!({ "text": page.what });
            rule["help"] = json!({ "text": check::explain(known, language), "markdown": markdown(known, language) });
        }
        // What is wrong with a file as such says all in its message.
        None => {
            let wording = kind.wording(language);
            rule["shortDescription"] = json!({ "text": blanked(wording.message) });
            let help = if wording.hint.is_empty() { wording.message } else { wording.hint };
            rule["help"] = json!({ "text": blanked(help) });
        }
    }
    rule
}

/// A rule's page in Markdown, which code hosts show instead of the plain one.
pub fn markdown(rule: &Rule, language: Language) -> String {
    let page = rule.page(language);
    let mut text = format!("**{} {}** `{}`\n", rule.kind.code, page.title, rule.kind.name);
    for (heading, words) in [(&WHAT_HEADING, page.what), (&WHY_HEADING, page.why)] {
        text.push_str(&format!("\n### {}\n\n{words}\n", heading.say(language)));
    }
    for (heading, example) in [(&BAD_HEADING, rule.bad), (&GOOD_HEADING, rule.good)] {
        text.push_str(&format!("\n### {}\n\n````text\n{}\n````\n", heading.say(language), example.trim_end()));
    }
    text
}

/// A sentence of the catalogue with nothing filled in.
fn blanked(template: &str) -> String {
    let mut blanked = String::with_capacity(template.len());
    for (at, part) in template.split('{').enumerate() {
        match part.split_once('}') {
            Some((_, rest)) if at > 0 => blanked.extend(["…", rest]),
            _ => blanked.push_str(part),
        }
    }
    blanked
}

fn result(finding: &Finding, style: &Style) -> Value {
    let message = match finding.hint(style.language) {
        Some(hint) => format!("{}\n{hint}", finding.message(style.language)),
        None => finding.message(style.language),
    };
    let mut result = json!({
        "ruleId": finding.kind.code,
        "level": level(finding.severity),
        "message": { "text": message },
    });
    if let Some(place) = &finding.place {
        result["locations"] = json!([location(place, style)]);
        if let Some(fix) = &finding.fix {
            result["fixes"] = json!([self::fix(fix, place, style)]);
        }
    }
    if !finding.related.is_empty() {
        let related = finding.related.iter().enumerate().map(|(at, place)| {
            let mut location = location(place, style);
            location["id"] = json!(at + 1);
            location
        });
        result["relatedLocations"] = related.collect();
    }
    result
}

fn level(severity: Severity) -> &'static str {
    severity.name()
}

fn location(place: &Place, style: &Style) -> Value {
    let mut physical = json!({ "artifactLocation": artifact(place, style) });
    if let Some(region) = Region::of(place) {
        physical["region"] = self::region(&region);
        if region.char_length > 0 {
            physical["region"]["snippet"] = json!({ "text": words(&place.source, region.span) });
        }
    }
    json!({ "physicalLocation": physical })
}

fn artifact(place: &Place, style: &Style) -> Value {
    let path = path_of(place, style);
    // An absolute path is an address of its own (RFC 8089).
    if path.starts_with('/') {
        return json!({ "uri": format!("file://{}", encode_path(&path)) });
    }
    json!({ "uri": relative(&path) })
}

/// A first part with a colon would be read as a scheme (RFC 3986, section 4.2).
fn relative(path: &str) -> String {
    let encoded = encode_path(path);
    let first = encoded.split('/').next().unwrap_or("");
    if first.contains(':') { format!("./{encoded}") } else { encoded }
}

fn region(region: &Region) -> Value {
    json!({
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
        "charOffset": region.char_offset,
        "charLength": region.char_length,
        "byteOffset": region.span.start,
        "byteLength": region.span.end - region.span.start,
    })
}

fn fix(fix: &Fix, place: &Place, style: &Style) -> Value {
    let source: &Source = &place.source;
    let replacements = fix.edits.iter().map(|edit| {
        json!({
            "deletedRegion": region(&Region::in_source(source, edit.span)),
            "insertedContent": { "text": edit.text },
        })
    });
    json!({
        "description": { "text": MEND.say(style.language) },
        "artifactChanges": [{
            "artifactLocation": artifact(place, style),
            "replacements": replacements.collect::<Vec<_>>(),
        }],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_without_its_words_has_gaps() {
        assert_eq!(blanked("不认识“{value}”：{known}。"), "不认识“…”：…。");
    }

    #[test]
    fn a_path_with_a_colon_is_no_scheme() {
        assert_eq!(relative("a:b/通.md"), "./a:b/%E9%80%9A.md");
        assert_eq!(relative("content/a.md"), "content/a.md");
    }
}
