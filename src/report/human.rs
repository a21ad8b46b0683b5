//! A finding as a colleague would show it: the line quoted, a caret under the place, and what to do.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::excerpt::{excerpt, visible};
use super::{Style, path_of};
use crate::catalogue::words::{HINT, RELATED};
use crate::characters::display_width;
use crate::finding::{Finding, Severity};
use crate::source::{Place, Position};

pub fn write(out: &mut dyn Write, finding: &Finding, position: Option<Position>, style: &Style) -> io::Result<()> {
    let language = style.language;
    let mut sheet = Sheet::new(style);
    let color = match finding.severity {
        Severity::Error => "\x1b[1;31m",
        Severity::Warning => "\x1b[1;33m",
        Severity::Note => "\x1b[1;36m",
    };
    sheet.painted(color, &[finding.severity.word(language), "[", finding.kind.code, "]"]).plain(": ");
    sheet.painted(STRONG, &[&visible(&finding.message(language))]).plain("\n");
    let number = position.map(|at| at.line.to_string()).unwrap_or_default();
    if let Some(place) = &finding.place {
        sheet.blanks(number.len()).painted(FRAME, &["-->"]).plain(" ").location(place, position).plain("\n");
        if let Some(span) = place.span {
            let excerpt = excerpt(&place.source, span);
            let [before, after] = excerpt.is_cut.map(|is_cut| if is_cut { "..." } else { "" });
            let indent = before.len() + display_width(&excerpt.text[..excerpt.mark.start]);
            let carets = "^".repeat(display_width(&excerpt.text[excerpt.mark.range()]).max(1));
            sheet.blanks(number.len() + 1).painted(FRAME, &["|"]).plain("\n");
            sheet.painted(FRAME, &[&number]).plain(" ").painted(FRAME, &["|"]).plain(" ");
            sheet.plain(before).plain(&visible(&excerpt.text)).plain(after).plain("\n");
            sheet.blanks(number.len() + 1).painted(FRAME, &["|"]).blanks(1 + indent);
            sheet.painted(color, &[&carets]).plain("\n");
        }
    }
    for place in &finding.related {
        sheet.blanks(number.len() + 1).painted(FRAME, &["="]).plain(" ").plain(RELATED.say(language)).plain(": ");
        sheet.location(place, place.position()).plain("\n");
    }
    if let Some(hint) = finding.hint(language) {
        sheet.blanks(number.len() + 1).painted(FRAME, &["="]).plain(" ");
        sheet.painted(STRONG, &[HINT.say(language)]).plain(": ").plain(&visible(&hint)).plain("\n");
    }
    sheet.plain("\n");
    out.write_all(sheet.text.as_bytes())
}

const FRAME: &str = "\x1b[1;34m";
const STRONG: &str = "\x1b[1m";
const BLANKS: &str = "                                ";

/// What one finding becomes; with colours where the terminal has them.
struct Sheet<'s> {
    text: String,
    style: &'s Style<'s>,
}

impl<'s> Sheet<'s> {
    fn new(style: &'s Style) -> Self {
        Self { text: String::with_capacity(1024), style }
    }

    fn plain(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    fn blanks(&mut self, count: usize) -> &mut Self {
        for blanks in std::iter::repeat_n(BLANKS, count / BLANKS.len()).chain([&BLANKS[..count % BLANKS.len()]]) {
            self.text.push_str(blanks);
        }
        self
    }

    fn painted(&mut self, color: &str, parts: &[&str]) -> &mut Self {
        self.plain(if self.style.colors { color } else { "" });
        parts.iter().for_each(|part| self.text.push_str(part));
        self.plain(if self.style.colors { "\x1b[0m" } else { "" })
    }

    fn location(&mut self, place: &Place, position: Option<Position>) -> &mut Self {
        self.text.push_str(&path_of(place, self.style));
        if let Some(position) = position {
            // Writing to a String cannot fail.
            let _ = write!(self.text, ":{}:{}", position.line, position.column);
        }
        self
    }
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
        write(&mut out, &finding, finding.place.as_ref().and_then(Place::position), &style).unwrap();
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
