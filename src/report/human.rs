//! A finding as a colleague would show it: the line quoted, a caret under the place, and what to do.

use std::fmt::{self, Display, Write as _};
use std::io::{self, Write};

use super::excerpt::{excerpt, visible};
use super::{Style, path_of, severity_word};
use crate::catalogue::words::{HINT, RELATED};
use crate::finding::{Finding, Severity};
use crate::source::{Place, Position, display_width};

pub fn write(out: &mut dyn Write, finding: &Finding, style: &Style) -> io::Result<()> {
    let paint = Paint::new(style.colors, finding.severity);
    let severity = severity_word(finding.severity, style.language);
    let message = finding.message(style.language);
    writeln!(
        out,
        "{}: {}",
        paint.severity(format_args!("{severity}[{}]", finding.kind.code)),
        paint.strong(visible(&message))
    )?;
    let position = finding.place.as_ref().and_then(Place::position);
    let number = position.map(|at| at.line.to_string()).unwrap_or_default();
    let margin = " ".repeat(number.len());
    if let Some(place) = &finding.place {
        writeln!(out, "{margin}{} {}", paint.frame("-->"), location(place, position, style))?;
        if let Some(span) = place.span {
            let excerpt = excerpt(&place.source, span);
            let before = &excerpt.text[..excerpt.mark.start];
            let marked = &excerpt.text[excerpt.mark.range()];
            let bar = paint.frame("|");
            let carets = "^".repeat(display_width(marked).max(1));
            writeln!(out, "{margin} {bar}")?;
            writeln!(out, "{} {bar} {}", paint.frame(&number), visible(excerpt.text))?;
            writeln!(out, "{margin} {bar} {}{}", " ".repeat(display_width(before)), paint.severity(carets))?;
        }
    }
    for place in &finding.related {
        writeln!(
            out,
            "{margin} {} {}: {}",
            paint.frame("="),
            RELATED.say(style.language),
            location(place, place.position(), style)
        )?;
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

    fn severity(&self, text: impl Display) -> impl Display {
        self.with(self.severity, text)
    }

    fn frame(&self, text: impl Display) -> impl Display {
        self.with("\x1b[1;34m", text)
    }

    fn strong(&self, text: impl Display) -> impl Display {
        self.with("\x1b[1m", text)
    }

    fn with<T: Display>(&self, code: &'static str, text: T) -> Painted<T> {
        Painted { code: self.colors.then_some(code), text }
    }
}

struct Painted<T> {
    code: Option<&'static str>,
    text: T,
}

impl<T: Display> Display for Painted<T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.code {
            Some(code) => write!(f, "{code}{}\x1b[0m", self.text),
            None => self.text.fmt(f),
        }
    }
}

fn location(place: &Place, position: Option<Position>, style: &Style) -> String {
    let mut location = path_of(place, style);
    if let Some(position) = position {
        // Writing to a String cannot fail.
        let _ = write!(location, ":{}:{}", position.line, position.column);
    }
    location
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Language;
    use crate::catalogue::findings::UNKNOWN_STATUS;
    use crate::report::Format;
    use crate::source::{Source, Span};

    #[test]
    fn the_caret_stands_under_the_chinese_word() {
        let source = Source::new("content/a.md", "---\ntitle: 题\nstatus: 完成了\n---\n");
        let at = source.text.find("完成了").unwrap();
        let finding = Finding::new(&UNKNOWN_STATUS, Place::at(&source, Span::new(at, at + 9)))
            .with("value", "完成了")
            .with("known", "已完成");
        let style = Style { format: Format::Human, language: Language::Zh, colors: false, root: "", date: None };
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
}
