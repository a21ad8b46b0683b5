//! `tongbao status`: the notices, their issues by status, and what is overdue.

use std::sync::Arc;

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::arguments::{Common, Content};
use super::table::align;
use super::terminal::Terminal;
use super::{FOUND, Failure, today};
use crate::catalogue::Language;
use crate::catalogue::words::*;
use crate::characters::display_width;
use crate::load::{self, Loaded};
use crate::model::{Issue, Notice, Site, StatusKind};

/// A longer title is cut, so that a table fits a terminal.
const WIDEST_TITLE: usize = 48;

pub fn run(content: &Content, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    let today = today()?;
    let Loaded { site, mut findings } = match Loaded::of(load::read(&common.root)?, &content.options()) {
        Ok(loaded) => loaded,
        Err(findings) => {
            terminal.findings(&findings);
            return Ok(FOUND);
        }
    };
    findings.sort();
    let code = if findings.has_errors() { FOUND } else { 0 };
    if terminal.speaks_to_machines() {
        terminal.document(&document(&site, today, findings.counts()));
        return Ok(code);
    }
    terminal.findings(&findings);
    for line in table(&site, today, terminal.language) {
        terminal.result(&line);
    }
    terminal.result("");
    for line in overdue(&site, today, terminal.language) {
        terminal.result(&line);
    }
    Ok(code)
}

/// The same for programs. Faults are counted; `check --format json` tells them.
fn document(site: &Site, today: Date, [errors, warnings, notes]: [usize; 3]) -> Value {
    let notices = site.notices.iter().map(|notice| {
        let counts = counted(std::slice::from_ref(notice), today);
        json!({ "notice": notice.slug.text, "title": notice.title, "date": notice.date.to_string(), "counts": counts })
    });
    let overdue = late(site, today).into_iter().map(|(notice, issue)| {
        json!({
            "notice": notice.slug.text,
            "issue": issue.slug.text,
            "title": issue.title,
            "status": { "canonical": issue.status.kind.name(), "word": issue.status.word },
            "deadline": issue.deadline.map(|date| date.to_string()),
            "path": format!("content/{}", issue.path),
        })
    });
    json!({
        "edition": site.edition.name(),
        "as_of": today.to_string(),
        "counts": counted(&site.notices, today),
        "notices": notices.collect::<Vec<_>>(),
        "overdue": overdue.collect::<Vec<_>>(),
        "findings": { "errors": errors, "warnings": warnings, "notes": notes },
    })
}

fn counted(notices: &[Arc<Notice>], today: Date) -> Map<String, Value> {
    let names = ["total"].into_iter().chain(StatusKind::ALL.map(StatusKind::name)).chain(["overdue"]);
    names.map(str::to_string).zip(counts(notices, today).map(Value::from)).collect()
}

fn table(site: &Site, today: Date, language: Language) -> Vec<String> {
    let mut head = vec![
        STATUS_NOTICE.say(language).to_string(),
        STATUS_DATE.say(language).into(),
        STATUS_TOTAL.say(language).into(),
    ];
    head.extend(StatusKind::ALL.map(|kind| status_word(kind, language).to_string()));
    head.push(STATUS_OVERDUE.say(language).into());
    let mut rows = vec![head];
    rows.extend(site.notices.iter().map(|notice| {
        let mut row = vec![shortened(&notice.title), notice.date.to_string()];
        row.extend(counts(std::slice::from_ref(notice), today).map(|count| count.to_string()));
        row
    }));
    if site.notices.len() > 1 {
        let mut row = vec![STATUS_ALL.say(language).to_string(), String::new()];
        row.extend(counts(&site.notices, today).map(|count| count.to_string()));
        rows.push(row);
    }
    align(&rows)
}

/// How many issues there are, at each status, and overdue.
fn counts(notices: &[Arc<Notice>], today: Date) -> impl Iterator<Item = usize> {
    let issues: Vec<_> = notices.iter().flat_map(|notice| &notice.issues).collect();
    let mut counts = vec![issues.len()];
    counts.extend(StatusKind::ALL.map(|kind| issues.iter().filter(|issue| issue.status.kind == kind).count()));
    counts.push(issues.iter().filter(|issue| issue.is_overdue(today)).count());
    counts.into_iter()
}

/// The issues that are overdue, the longest first.
fn late(site: &Site, today: Date) -> Vec<(&Notice, &Issue)> {
    let mut late = Vec::new();
    for notice in &site.notices {
        late.extend(notice.issues.iter().filter(|issue| issue.is_overdue(today)).map(|issue| (&**notice, issue)));
    }
    late.sort_by_key(|(_, issue)| issue.deadline);
    late
}

fn overdue(site: &Site, today: Date, language: Language) -> Vec<String> {
    let late = late(site, today);
    let today = [("today", today.to_string())];
    if late.is_empty() {
        return vec![STATUS_NONE_OVERDUE.with(language, &today)];
    }
    let mut lines = vec![STATUS_OVERDUE_LIST.with(language, &today)];
    for (_, issue) in late {
        let deadline = issue.deadline.map(|date| date.to_string()).unwrap_or_default();
        let deadline = STATUS_DEADLINE.with(language, &[("date", deadline)]);
        lines.push(format!("  {deadline}  {}  {}  content/{}", issue.status.word, issue.title, issue.path));
    }
    lines
}

fn status_word(kind: StatusKind, language: Language) -> &'static str {
    match kind {
        StatusKind::Done => STATUS_DONE_WORD.say(language),
        StatusKind::Staged => STATUS_STAGED_WORD.say(language),
        StatusKind::Ongoing => STATUS_ONGOING_WORD.say(language),
        StatusKind::Standing => STATUS_STANDING_WORD.say(language),
        StatusKind::NotDone => STATUS_NOT_DONE_WORD.say(language),
    }
}

fn shortened(title: &str) -> String {
    if display_width(title) <= WIDEST_TITLE {
        return title.to_string();
    }
    let mut short = String::new();
    for c in title.chars() {
        if display_width(&short) + 3 > WIDEST_TITLE {
            break;
        }
        short.push(c);
    }
    short + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_title_is_cut_to_its_width() {
        let short = shortened(&"长".repeat(40));
        assert!(short.ends_with('…') && display_width(&short) <= WIDEST_TITLE, "{short}");
    }
}
