//! A report as one HTML file, to be read in a browser and printed for whoever signs the notice.
//!
//! Nothing is loaded from elsewhere and nothing runs, so that it can be mailed, archived and opened without a
//! network. Every finding has a line on which a reader writes what was decided.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::excerpt::{excerpt, visible};
use super::{Style, path_of};
use crate::catalogue::Language;
use crate::catalogue::check::words::{WHAT_HEADING, WHY_HEADING};
use crate::catalogue::report::*;
use crate::catalogue::words::{HINT, RELATED};
use crate::check;
use crate::finding::{Finding, Severity};
use crate::formats::xml::escape;
use crate::source::Place;

const STYLES: &str = include_str!("html.css");

pub fn write(out: &mut dyn Write, findings: &[&Finding], style: &Style) -> io::Result<()> {
    let language = style.language;
    let tag = language.tag();
    let title = REPORT_TITLE.say(language);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<style>\n{STYLES}</style>\n</head>\n\
         <body>\n<header>\n<h1>{title}</h1>\n<p>{}</p>\n</header>\n<main>\n",
        escape(&about(style))
    );
    counts(&mut page, findings, language);
    if findings.is_empty() {
        let _ = writeln!(page, "<p class=\"clean\">{}</p>", REPORT_CLEAN.say(language));
    } else {
        files(&mut page, findings, style);
        rules(&mut page, findings, language);
    }
    let _ = write!(
        page,
        "</main>\n<footer>\n<p><span>{}</span> <span>{}</span></p>\n</footer>\n</body>\n</html>\n",
        REPORT_READ_BY.say(language),
        REPORT_READ_ON.say(language)
    );
    out.write_all(page.as_bytes())
}

fn about(style: &Style) -> String {
    let version = ("version", env!("CARGO_PKG_VERSION").to_string());
    match style.date {
        Some(date) => REPORT_ABOUT.with(style.language, &[("date", date.to_string()), version]),
        None => REPORT_ABOUT_UNDATED.with(style.language, &[version]),
    }
}

fn counts(page: &mut String, findings: &[&Finding], language: Language) {
    let (severity, count) = (REPORT_SEVERITY.say(language), REPORT_COUNT.say(language));
    let _ = write!(
        page,
        "<table class=\"counts\">\n<thead><tr><th scope=\"col\">{severity}</th><th scope=\"col\">{count}</th></tr>\
         </thead>\n<tbody>\n"
    );
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let count = findings.iter().filter(|finding| finding.severity == severity).count();
        let word = severity.word(language);
        let _ = writeln!(page, "<tr><th scope=\"row\">{word}</th><td>{count}</td></tr>");
    }
    let total = REPORT_TOTAL.say(language);
    let _ = write!(page, "<tr><th scope=\"row\">{total}</th><td>{}</td></tr>\n</tbody>\n</table>\n", findings.len());
}

fn files(page: &mut String, findings: &[&Finding], style: &Style) {
    let _ = writeln!(page, "<h2>{}</h2>", REPORT_BY_FILE.say(style.language));
    let mut open: Option<String> = None;
    for finding in findings {
        let path = finding.place.as_ref().map_or_else(String::new, |place| path_of(place, style));
        if open.as_deref() != Some(&path) {
            if open.is_some() {
                page.push_str("</section>\n");
            }
            let heading = match path.as_str() {
                "" => REPORT_WHOLE_SITE.say(style.language).to_string(),
                path => format!("<code>{}</code>", escape(path)),
            };
            let _ = write!(page, "<section>\n<h3>{heading}</h3>\n");
            open = Some(path);
        }
        article(page, finding, style);
    }
    page.push_str("</section>\n");
}

fn article(page: &mut String, finding: &Finding, style: &Style) {
    let language = style.language;
    let severity = finding.severity.word(language);
    let _ = write!(
        page,
        "<article class=\"{}\">\n<h4><span class=\"severity\">{severity}</span> <code>{}</code> {}</h4>\n",
        finding.severity.name(),
        finding.kind.code,
        escape(&visible(&finding.message(language)))
    );
    if let Some(place) = &finding.place {
        quoted(page, place, language);
        mended(page, finding, place, language);
    }
    if let Some(hint) = finding.hint(language) {
        let _ = writeln!(page, "<p class=\"hint\"><b>{}</b> {}</p>", HINT.say(language), escape(&visible(&hint)));
    }
    for place in &finding.related {
        let at = place.position().map(|at| format!(":{}:{}", at.line, at.column)).unwrap_or_default();
        let path = escape(&path_of(place, style)).into_owned();
        let _ = writeln!(page, "<p><b>{}</b> <code>{path}{at}</code></p>", RELATED.say(language));
    }
    let _ = write!(
        page,
        "<p class=\"decided\"><b>{}</b> <span>□ {}</span> <span>□ {}</span></p>\n</article>\n",
        REPORT_DECIDED.say(language),
        REPORT_CHANGED.say(language),
        REPORT_KEPT.say(language)
    );
}

fn quoted(page: &mut String, place: &Place, language: Language) {
    let (Some(span), Some(position)) = (place.span, place.position()) else { return };
    let excerpt = excerpt(&place.source, span);
    let (before, rest) = excerpt.text.split_at(excerpt.mark.start);
    let (marked, after) = rest.split_at(excerpt.mark.end - excerpt.mark.start);
    let at = [("line", position.line.to_string()), ("column", position.column.to_string())];
    let part = |text: &str| escape(&visible(text)).into_owned();
    let [more_before, more_after] = excerpt.is_cut.map(|is_cut| if is_cut { "…" } else { "" });
    let _ = writeln!(
        page,
        "<p class=\"place\">{}</p>\n<blockquote><p>{more_before}{}<mark>{}</mark>{}{more_after}</p></blockquote>",
        REPORT_PLACE.with(language, &at),
        part(before),
        part(marked),
        part(after)
    );
}

/// The words that a fix takes out and puts in, one after the other.
fn mended(page: &mut String, finding: &Finding, place: &Place, language: Language) {
    let Some(fix) = &finding.fix else { return };
    let _ = write!(page, "<p class=\"fix\"><b>{}</b>", REPORT_BECOMES.say(language));
    for edit in &fix.edits {
        let old = place.source.text.get(edit.span.range()).unwrap_or("");
        for (tag, text) in [("del", old), ("ins", edit.text.as_str())] {
            if !text.is_empty() {
                // A space that is put in or taken out could not be seen.
                let shown = if text.trim().is_empty() {
                    text.replace([' ', '\u{3000}'], "␣")
                } else {
                    visible(text).into_owned()
                };
                let _ = write!(page, " <{tag}>{}</{tag}>", escape(&shown));
            }
        }
    }
    page.push_str("</p>\n");
}

/// What the rules that found something are for, once each, in order of their codes.
fn rules(page: &mut String, findings: &[&Finding], language: Language) {
    let mut codes: Vec<&str> = findings.iter().map(|finding| finding.kind.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let rules: Vec<_> = codes.into_iter().filter_map(check::find).collect();
    if rules.is_empty() {
        return;
    }
    let _ = write!(page, "<h2>{}</h2>\n<dl>\n", REPORT_RULES.say(language));
    for rule in rules {
        let about = rule.page(language);
        let _ = writeln!(page, "<dt><code>{}</code> {}</dt>", rule.kind.code, escape(about.title));
        for (heading, text) in [(&WHAT_HEADING, about.what), (&WHY_HEADING, about.why)] {
            let _ = writeln!(page, "<dd><b>{}</b> {}</dd>", heading.say(language), escape(text));
        }
    }
    page.push_str("</dl>\n");
}
