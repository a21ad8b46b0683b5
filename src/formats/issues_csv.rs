//! The issues of a notice as a table: CSV (RFC 4180) that a double click opens right in Excel.
//!
//! Excel takes a file for UTF-8 only behind a byte order mark, and it runs a cell that begins like a
//! formula. So the mark stands first, and such a cell gets an apostrophe before it, as OWASP advises.

use super::text::{C1, Text};
use super::{NoticeTexts, whole};
use crate::catalogue::Language;
use crate::config::BaseUrl;
use crate::model::date::iso;
use crate::model::{Edition, Measure, Notice};
use crate::plan::addresses;

/// The columns: their names in English and in Chinese.
const COLUMNS: [(&str, &str); 20] = [
    ("position", "序号"),
    ("category", "问题类别代码"),
    ("category_title", "问题类别"),
    ("title", "问题"),
    ("status", "整改结果"),
    ("status_canonical", "整改结果代码"),
    ("responsible", "责任单位"),
    ("deadline", "整改时限"),
    ("completed", "完成时间"),
    ("updated", "更新时间"),
    ("topics", "专题"),
    ("measures", "整改措施"),
    ("text", "整改情况"),
    ("audience", "公开范围"),
    ("address", "网址"),
    ("notice", "通报"),
    ("as_of", "数据截至"),
    ("edition", "版本"),
    ("issuer", "发布机构"),
    ("date", "成文日期"),
];

/// The table. Its first line, the audience and the edition are in the language of the pages; codes stay as they are.
pub fn issues_csv(notice: &Notice, texts: &NoticeTexts, base: Option<&BaseUrl>, language: Language) -> Vec<u8> {
    let mut table = String::with_capacity(1024 + texts.length() + 512 * notice.issues.len());
    table.push('\u{FEFF}');
    row(&mut table, COLUMNS.map(|(english, name)| Text::of(language.pick(name, english))));
    let (as_of, date) = (iso(notice.as_of()), iso(notice.date));
    for (at, issue) in notice.issues.iter().enumerate() {
        let category = &notice.categories[issue.category];
        let day = |day: Option<jiff::civil::Date>| day.map(iso).unwrap_or_default();
        row(
            &mut table,
            [
                Text::of(&(at + 1).to_string()),
                Text::of(&category.id),
                Text::of(&category.title),
                Text::of(&issue.title),
                Text::of(&issue.status.word),
                Text::of(issue.status.kind.name()),
                Text::of(&issue.responsible.join("；")),
                Text::of(&day(issue.deadline)),
                Text::of(&day(issue.completed)),
                Text::of(&day(issue.updated)),
                Text::of(&issue.topics.join("；")),
                Text::of(&issue.measures.iter().map(measure).collect::<Vec<_>>().join("\n")),
                texts.issue(at),
                Text::of(edition(issue.audience(), language)),
                Text::of(&whole(&addresses::issue(notice, issue), base)),
                Text::of(&notice.title),
                Text::of(&as_of),
                Text::of(edition(texts.edition, language)),
                Text::of(notice.issuer.as_deref().unwrap_or_default()),
                Text::of(&date),
            ],
        );
    }
    table.into_bytes()
}

fn edition(edition: Edition, language: Language) -> &'static str {
    match (language, edition) {
        (Language::Zh, Edition::Public) => "社会公开",
        (Language::Zh, Edition::Internal) => "党内公开",
        (Language::En, edition) => edition.name(),
    }
}

fn measure(measure: &Measure) -> String {
    match measure.date {
        Some(date) => format!("{}（{date}）", measure.text),
        None => measure.text.clone(),
    }
}

fn row(table: &mut String, cells: [Text; COLUMNS.len()]) {
    for (at, text) in cells.into_iter().enumerate() {
        if at > 0 {
            table.push(',');
        }
        cell(table, text);
    }
    table.push_str("\r\n");
}

/// Writes one cell. Control characters that no table shows are dropped: some programs end a file at one.
fn cell(table: &mut String, text: Text) {
    let quoted = padded(&text)
        || memchr::memchr2(b',', b'\n', text.as_bytes()).is_some()
        || !text.is_plain() && memchr::memchr2(b'"', b'\r', text.as_bytes()).is_some();
    let quote = if quoted { "\"" } else { "" };
    table.push_str(quote);
    if is_formula(&text) {
        table.push('\'');
    }
    if text.is_plain() {
        table.push_str(&text)
    } else {
        push_carefully(table, &text)
    }
    table.push_str(quote);
}

fn push_carefully(table: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'"' | ..b' ' | 0x7F | C1)) {
        let (before, from) = rest.split_at(at);
        table.push_str(before);
        let found = from.chars().next().unwrap_or_default();
        match found {
            '"' => table.push_str("\"\""),
            '\t' | '\n' | '\r' => table.push(found),
            _ if found.is_control() => {}
            _ => table.push(found),
        }
        rest = &from[found.len_utf8()..];
    }
    table.push_str(rest);
}

fn padded(text: &str) -> bool {
    text.starts_with(' ') || text.ends_with(' ')
}

/// Whether a spreadsheet might run a cell: it begins, behind what cannot be seen, with one of the
/// characters that begin a formula, or with its full-width form.
fn is_formula(text: &str) -> bool {
    // Nearly every cell begins with a character that begins no formula.
    if matches!(text.as_bytes(), [b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | 0xE4..=0xE9, ..]) {
        return false;
    }
    let unseen =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}');
    text.trim_start_matches(unseen).starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut table = String::new();
        cell(&mut table, Text::of(text));
        assert_eq!(table, expected);
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        check("乔木灌木", "乔木灌木");
        check("一,\"二\"\n三", "\"一,\"\"二\"\"\n三\"");
        check("一，二\u{0}", "一，二");
    }

    #[test]
    fn a_cell_that_begins_like_a_formula_is_guarded() {
        check("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0");
        check("\t\u{200B}@SUM(1,1)", "\"'\t\u{200B}@SUM(1,1)\"");
        check("\u{0}-1", "'-1");
        check("＝1", "'＝1");
        check("完成率=76%", "完成率=76%");
    }
}
