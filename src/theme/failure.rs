//! What Tera says of a template that fails, taken apart: the reason in one line, and the place in a theme's file.

use std::error::Error;
use std::sync::Arc;

use super::engine_words::in_chinese;
use crate::catalogue::Language;
use crate::catalogue::words::UNKNOWN_FIELD;
use crate::source::{Place, Source, Span};
use crate::yaml;

/// Templates by their names in Tera, such as `gov/notice.html`.
pub type Sources = Vec<(String, Arc<Source>)>;

/// Why something could not be rendered.
#[derive(Debug)]
pub struct Failure {
    pub reason: String,
    /// The same in Chinese, with Tera's own words behind it or, where it is something unusual, in its place.
    pub reason_zh: String,
    /// In a template of the site's own. One of the binary nobody finds on a disk.
    pub place: Option<Place>,
}

impl Failure {
    /// `own` are the templates that the site itself brings.
    pub(super) fn of(error: &dyn Error, own: &Sources) -> Self {
        let text = error.to_string();
        let (name, line, message) = take_apart(&text);
        let mut reason = message.to_string();
        let mut next = error.source();
        while let Some(cause) = next {
            reason.push_str(": ");
            reason.push_str(take_apart(&cause.to_string()).2);
            next = cause.source();
        }
        let [reason_zh, reason] = said(reason);
        Self { reason, reason_zh, place: place_in(own, name, line) }
    }
}

/// A field that is misspelt is told with the one that was meant, and not with all that there are.
fn said(reason: String) -> [String; 2] {
    let misspelt = || {
        let (before, known) = reason.split_once("` is not defined. Available fields: ")?;
        let field = before.rsplit('`').next()?;
        let meant = yaml::nearest(field, known.split(", "))?;
        let args = [("field", field.to_string()), ("meant", meant.to_string())];
        Some([Language::Zh, Language::En].map(|language| UNKNOWN_FIELD.with(language, &args)))
    };
    misspelt().unwrap_or_else(|| [in_chinese(&reason), reason.clone()])
}

/// The template, the line and the message out of a report that Tera has already written down.
pub(super) fn take_apart(report: &str) -> (&str, usize, &str) {
    let mut lines = report.lines();
    let message = lines.next().unwrap_or(report);
    let message = message.strip_prefix("error: ").unwrap_or(message);
    let place = lines.next().and_then(|line| line.trim_start().strip_prefix("--> ")).unwrap_or_default();
    let mut parts = place.rsplitn(3, ':').skip(1);
    let line = parts.next().and_then(|line| line.parse().ok()).unwrap_or(0);
    (parts.next().unwrap_or_default(), line, message)
}

/// A whole line of a template, since columns count what was set in; without a line the file. `None`: it is not
/// among them.
pub(super) fn place_in(sources: &Sources, name: &str, line: usize) -> Option<Place> {
    let (_, source) = sources.iter().find(|(known, _)| known == name)?;
    Some(if line > 0 { Place::at(source, span_of_line(&source.text, line)) } else { Place::file(source) })
}

fn span_of_line(text: &str, line: usize) -> Span {
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let whole = text[start..].lines().next().unwrap_or_default();
    Span::new(start + whole.len() - whole.trim_start().len(), start + whole.trim_end().len())
}
