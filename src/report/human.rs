//! A finding as a colleague would show it: the line quoted, a caret under the place, and what to do.

use std::io::{self, Write};

use super::{Style, path_of, severity_word};
use crate::catalogue::words::{HINT, RELATED};
use crate::finding::{Finding, Severity};
use crate::source::{Place, Source, Span, display_width, floor_boundary};

/// Of a longer line only this many bytes around the place are shown.
const WIDEST: usize = 240;

pub fn write(out: &mut dyn Write, finding: &Finding, style: &Style) -> io::Result<()> {
    let paint = Paint::new(style.colors, finding.severity);
    let severity = severity_word(finding.severity, style.language);
    let message = visible(&finding.message(style.language));
    writeln!(out, "{}: {}", paint.severity(&format!("{severity}[{}]", finding.kind.code)), paint.strong(&message))?;
    let number = finding.place.as_ref().and_then(Place::position).map(|at| at.line.to_string()).unwrap_or_default();
    let margin = " ".repeat(number.len());
    if let Some(place) = &finding.place {
        writeln!(out, "{margin}{} {}", paint.frame("-->"), location(place, style))?;
        if let Some(span) = place.span {
            let excerpt = excerpt(&place.source, span);
            let before = &excerpt.text[..excerpt.mark.start];
            let marked = &excerpt.text[excerpt.mark.range()];
            let bar = paint.frame("|");
            let carets = "^".repeat(display_width(marked).max(1));
            writeln!(out, "{margin} {bar}")?;
            writeln!(out, "{} {bar} {}", paint.frame(&number), visible(excerpt.text))?;
            writeln!(out, "{margin} {bar} {}{}", " ".repeat(display_width(before)), paint.severity(&carets))?;
        }
    }
    for place in &finding.related {
        writeln!(out, "{margin} {} {}: {}", paint.frame("="), RELATED.say(style.language), location(place, style))?;
    }
    if let Some(hint) = finding.hint(style.language) {
        writeln!(out, "{margin} {} {}: {}", paint.frame("="), paint.strong(HINT.say(style.language)), visible(&hint))?;
    }
    writeln!(out)
}

/// Colours, where the terminal has them.
struct Paint {
    colors: bool,
    severity: &'static str,
}

impl Paint {
    fn new(colors: bool, severity: Severity) -> Self {
        let severity = match severity {
            Severity::Error => "\x1b[1;31m",
            Severity::Warning => "\x1b[1;33m",
            Severity::Note => "\x1b[1;36m",
        };
        Self { colors, severity }
    }

    fn severity(&self, text: &str) -> String {
        self.with(self.severity, text)
    }

    fn frame(&self, text: &str) -> String {
        self.with("\x1b[1;34m", text)
    }

    fn strong(&self, text: &str) -> String {
        self.with("\x1b[1m", text)
    }

    fn with(&self, code: &str, text: &str) -> String {
        if self.colors { format!("{code}{text}\x1b[0m") } else { text.to_string() }
    }
}

/// A text from a file must not steer the terminal: control characters are shown, tabs take one cell.
fn visible(text: &str) -> String {
    let show = |c: char| match c {
        '\t' => ' ',
        c if c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}') => '\u{FFFD}',
        c => c,
    };
    text.chars().map(show).collect()
}

fn location(place: &Place, style: &Style) -> String {
    match place.position() {
        Some(position) => format!("{}:{}:{}", path_of(place, style), position.line, position.column),
        None => path_of(place, style),
    }
}

/// The line of a place, or the part of it around the place, and the place in it.
struct Excerpt<'a> {
    text: &'a str,
    mark: Span,
}

fn excerpt(source: &Source, span: Span) -> Excerpt<'_> {
    let text = source.text.as_str();
    let start = floor_boundary(text, span.start);
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let from = floor_boundary(text, line_start.max(start.saturating_sub(WIDEST / 2)));
    let to = floor_boundary(text, line_end.min(from + WIDEST)).max(start);
    let shown = text[from..to].trim_end_matches('\r');
    let end = floor_boundary(text, span.end).clamp(start, from + shown.len().max(start - from));
    Excerpt { text: shown, mark: Span::new(start - from, end - from) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Language;
    use crate::catalogue::findings::UNKNOWN_STATUS;
    use crate::report::Format;

    #[test]
    fn the_caret_stands_under_the_chinese_word() {
        let source = Source::new("content/a.md", "---\ntitle: 题\nstatus: 完成了\n---\n");
        let at = source.text.find("完成了").unwrap();
        let finding = Finding::new(&UNKNOWN_STATUS, Place::at(&source, Span::new(at, at + 9)))
            .with("value", "完成了")
            .with("known", "已完成");
        let style = Style { format: Format::Human, language: Language::Zh, colors: false, root: "" };
        let mut out = Vec::new();
        write(&mut out, &finding, &style).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r"
        错误[TB201]: 不认识整改结果“完成了”
         --> content/a.md:3:9
          |
        3 | status: 完成了
          |         ^^^^^^
          = 怎么改: 可以写：已完成。要用别的说法，请加到 site.yaml 的 statuses 里。
        ");
    }

    #[test]
    fn a_very_long_line_is_cut_around_the_place() {
        let source = Source::new("a.md", "字".repeat(10_000));
        let excerpt = excerpt(&source, Span::new(15_000, 15_003));
        assert!(excerpt.text.len() <= WIDEST);
        assert_eq!(&excerpt.text[excerpt.mark.range()], "字");
    }
}
