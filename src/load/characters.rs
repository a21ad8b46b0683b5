//! Characters that a text should not hold: those that nobody sees, those that only some font shows, and what is left
//! of those that were lost.

use std::sync::{Arc, LazyLock};

use aho_corasick::packed::Searcher;
use memchr::memchr;
use memchr::memmem::Finder;

use super::garbled::{self, Garbled};
use super::symbols::{Symbol, is_private, symbol};
use crate::catalogue::findings::{
    CONTROL_CHARACTER, GARBLED_TEXT, LOST_CHARACTER, LOST_OBJECT, PRIVATE_CHARACTER, SYMBOL_FONT_CHARACTER,
};
use crate::characters::is_invisible;
use crate::finding::{Edit, Finding, Findings, Fix, Limiter};
use crate::model::front_matter;
use crate::source::{Place, Source, Span, last_line_start};

pub fn report(source: &Arc<Source>, findings: &mut Findings) {
    let text = &source.text;
    let has_rare = may_be_of_a_wrong_encoding(text);
    let garbled = has_rare.then(|| garbled::find(text)).flatten();
    if has_rare && garbled.as_ref().is_none_or(|garbled| garbled.fix.is_some()) {
        report_lost(source, findings);
    }
    if may_hold_any(text.as_bytes()) {
        report_held(source, garbled.as_ref(), findings);
    }
    if let Some(garbled) = garbled {
        let finding = Finding::new(&GARBLED_TEXT, Place::at(source, garbled.span));
        findings.push(finding.with("found", garbled.found).with("meant", garbled.meant).mended_by(garbled.fix));
    }
}

/// A quick look for what a wrong encoding makes, which nearly no file holds.
fn may_be_of_a_wrong_encoding(text: &str) -> bool {
    static SIGNS: LazyLock<Option<Searcher>> =
        LazyLock::new(|| Searcher::new(garbled::BEGINNINGS.into_iter().chain(LOST)));
    let has_sign = || SIGNS.as_ref().is_none_or(|signs| signs.find(text).is_some());
    memchr(garbled::LETTER, text.as_bytes()).is_some() || has_sign()
}

fn report_held(source: &Arc<Source>, garbled: Option<&Garbled>, findings: &mut Findings) {
    let text = &source.text;
    // What is garbled holds some because it is.
    let is_of_garbled = |at: usize, c: char| garbled.is_some_and(|garbled| garbled.explains(at, c));
    let mut limiter = Limiter::default();
    let mut tell = |is: fn(char) -> bool, finding: &mut dyn FnMut(Span, char) -> Finding| {
        let all = text.char_indices().filter(|(_, c)| is(*c));
        let alone = all.filter(|(at, c)| !is_of_garbled(*at, *c));
        for (at, c) in alone.take(Limiter::MOST) {
            findings.extend(limiter.admit(finding(Span::new(at, at + c.len_utf8()), c)));
        }
    };
    let named = |kind, span, c: char| {
        Finding::new(kind, Place::at(source, span)).with("character", format!("U+{:04X}", u32::from(c)))
    };
    tell(is_invisible, &mut |span, c| {
        let fix = (!breaks_lines(c)).then(|| Fix::sure(vec![Edit { span, text: String::new() }]));
        named(&CONTROL_CHARACTER, span, c).mended_by(fix)
    });
    tell(|c| c == OBJECT_REPLACEMENT, &mut |span, c| named(&LOST_OBJECT, span, c));
    let mut bullets = Bullets::new(text);
    tell(is_private, &mut |span, c| match symbol(c) {
        Some(symbol) => {
            let fix = bullets.fix(span, &symbol).unwrap_or_else(|| plain(span, &symbol));
            let finding = named(&SYMBOL_FONT_CHARACTER, span, c).with("font", symbol.font);
            finding.with("meant", symbol.meant).mended_by(Some(fix))
        }
        None => named(&PRIVATE_CHARACTER, span, c),
    });
}

/// What a picture leaves behind in a text that it was set in.
const OBJECT_REPLACEMENT: char = '\u{FFFC}';

/// What stands for bytes that were none, and what two of those become where they are taken for GBK.
const LOST: [&str; 2] = ["\u{FFFD}", "锟斤拷"];

static LOST_FINDERS: LazyLock<[Finder; 2]> = LazyLock::new(|| LOST.map(Finder::new));

fn report_lost(source: &Arc<Source>, findings: &mut Findings) {
    const LONGEST_SAMPLE: usize = 6;
    let text = &source.text;
    let mut hits: Vec<_> = LOST_FINDERS.iter().flat_map(|finder| finder.find_iter(text.as_bytes())).collect();
    hits.sort_unstable();
    let mut limiter = Limiter::default();
    let mut end = 0;
    for at in hits {
        if at < end {
            continue;
        }
        let mut rest = &text[at..];
        while let Some(behind) = LOST.iter().find_map(|lost| rest.strip_prefix(lost)) {
            rest = behind;
        }
        end = text.len() - rest.len();
        let span = Span::new(at, end);
        let found: String = text[span.range()].chars().take(LONGEST_SAMPLE).collect();
        let finding = Finding::new(&LOST_CHARACTER, Place::at(source, span)).with("found", found);
        findings.extend(limiter.admit(finding));
    }
}

/// What programs use, among other things, to end a line: without it two words might become one.
fn breaks_lines(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

fn plain(span: Span, symbol: &Symbol) -> Fix {
    let edits = vec![Edit { span, text: symbol.meant.to_string() }];
    if symbol.is_sure { Fix::sure(edits) } else { Fix::likely(edits) }
}

/// The marks of lists that stand at the beginning of lines: what Markdown wants there is known, as long as no line
/// follows them that would become a part of the last item.
struct Bullets<'t> {
    text: &'t str,
    body: usize,
    /// Where the lines end that begin with such marks, as far as they were looked at, and whether nothing follows.
    run: (usize, bool),
}

impl<'t> Bullets<'t> {
    fn new(text: &'t str) -> Self {
        // A text without fields is no Markdown.
        let body = front_matter::split(text).map_or(text.len(), |(_, body)| body);
        Self { text, body, run: (0, false) }
    }

    fn fix(&mut self, span: Span, symbol: &Symbol) -> Option<Fix> {
        let start = last_line_start(&self.text[..span.start]);
        let (mark, blanks) = bullet(&self.text[start..])?;
        if start < self.body || !symbol.is_bullet || start + mark != span.start {
            return None;
        }
        if start >= self.run.0 {
            self.run = self.look(start);
        }
        let edits = vec![Edit { span: Span::new(start, span.end + blanks), text: "- ".to_string() }];
        Some(if self.run.1 { Fix::sure(edits) } else { Fix::likely(edits) })
    }

    fn look(&self, start: usize) -> (usize, bool) {
        let mut end = start;
        for line in self.text[start..].split_inclusive('\n') {
            if bullet(line).is_none() {
                return (end, line.trim().is_empty());
            }
            end += line.len();
        }
        (end, true)
    }
}

/// Where the mark of a list stands in a line that begins with one, and how many blanks follow it.
fn bullet(line: &str) -> Option<(usize, usize)> {
    const MOST_BLANKS: usize = 3;
    let rest = line.trim_start_matches([' ', '\u{3000}']);
    let mark = rest.chars().next().filter(|c| symbol(*c).is_some_and(|symbol| symbol.is_bullet))?;
    let indent = line.len() - rest.len();
    let behind = &rest[mark.len_utf8()..];
    let blanks = behind.len() - behind.trim_start_matches([' ', '\t', '\u{A0}', '\u{3000}']).len();
    let is_code = line[..indent].matches(' ').count() > MOST_BLANKS;
    (!is_code && !behind.trim().is_empty()).then_some((indent, blanks))
}

/// A quick look at the bytes, which is enough for nearly every file.
fn may_hold_any(bytes: &[u8]) -> bool {
    let is_control = |a: u8| ((a < 0x20) & (a != b'\t') & (a != b'\n') & (a != b'\r')) | (a == 0x7F);
    // Above U+E000 there are private use, marks and noncharacters, and little else but full-width punctuation, which
    // begins with EF BC and EF BD.
    let is_rare = |a: u8, b: u8| (a >= 0xEE) & !((a == 0xEF) & (b & 0xFE == 0xBC));
    let is_mark = |from: &[u8]| {
        matches!(
            from,
            [0xC2, 0x80..=0x9F | 0xAD, ..]
                | [0xE2, 0x80, 0x8B | 0x8E | 0x8F | 0xA8..=0xAE, ..]
                | [0xE2, 0x81, 0xA0..=0xA9, ..]
        )
    };
    let next = bytes.get(1..).unwrap_or_default();
    // Without a branch in the loop, which therefore looks at many bytes at a time.
    bytes.iter().zip(next).fold(false, |seen, (a, b)| seen | is_control(*a) | is_rare(*a, *b))
        || bytes.last().is_some_and(|last| is_control(*last))
        || memchr::memchr2_iter(0xC2, 0xE2, bytes).any(|at| is_mark(&bytes[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Certainty, edited};

    fn found(text: &str) -> (Arc<Source>, Findings) {
        let source = Source::new("content/a.md", text);
        let mut findings = Findings::default();
        report(&source, &mut findings);
        (source, findings)
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let names: Vec<_> = found(text).1.iter().map(|finding| finding.kind.name).collect();
        assert_eq!(names, expected, "{text:?}");
    }

    #[test]
    fn a_quick_look_sees_all_that_is_looked_for() {
        for text in LOST.into_iter().chain(garbled::BEGINNINGS).chain(["æ•´æ”¹"]) {
            assert!(may_be_of_a_wrong_encoding(text), "{text}");
        }
        let clean = "整改情况：“已完成”（共 6 项），错误销号后锁定！\n";
        assert!(!may_be_of_a_wrong_encoding(clean) && !may_hold_any(clean.as_bytes()));
    }

    /// A body after everything that is sure was mended.
    #[track_caller]
    fn mends(body: &str, expected: &str) {
        const FIELDS: &str = "---\ntitle: 一\n---\n";
        let (source, findings) = found(&format!("{FIELDS}{body}"));
        let fixes = findings.iter().filter_map(|finding| finding.fix.as_ref());
        let sure = fixes.filter(|fix| fix.is_sure());
        let mut edits: Vec<_> = sure.flat_map(|fix| &fix.edits).collect();
        edits.sort_by_key(|edit| edit.span.start);
        assert_eq!(edited(&source.text, edits), format!("{FIELDS}{expected}"), "{body:?}");
    }

    #[test]
    fn invisible_characters_are_found() {
        check("标题“引号”……\t\n￥％", &[]);
        check("一\u{7}二", &["control-character"]);
        check("一\u{202E}二\u{2066}三\u{85}", &["control-character"; 3]);
        for c in ['\u{FEFF}', '\u{AD}', '\u{200B}', '\u{200F}', '\u{2028}', '\u{2029}', '\u{2060}'] {
            check(&format!("一{c}二"), &["control-character"]);
        }
        for c in ['\u{FDD0}', '\u{FFF9}', '\u{FFFE}', '\u{FFFF}', '\u{1FFFE}', '\u{10FFFF}', '\u{E0041}'] {
            check(&format!("一{c}二"), &["control-character"]);
            mends(&format!("一{c}二"), "一二");
        }
        check("一\u{200C}二\u{200D}三\u{A0}四\u{2027}五\u{205F}六𠮷☑️", &[]);
    }

    #[test]
    fn characters_of_symbol_fonts_are_named() {
        check(
            "一\u{F0B7}二\u{E000}三\u{F0000}四\u{10FFFD}",
            &["symbol-font-character", "private-character", "private-character", "private-character"],
        );
        let (_, findings) = found("是\u{F0FE} 否\u{F0A8}");
        let said: Vec<_> = findings.iter().map(|finding| finding.message(crate::catalogue::Language::Zh)).collect();
        assert_eq!(said[0], "U+F0FE 是 Wingdings 符号字体里的“☑”，离开 Word、WPS 就是空框");
        assert_eq!(said[1], "U+F0A8 是 Wingdings 符号字体里的“□”，离开 Word、WPS 就是空框");
    }

    #[test]
    fn symbols_are_mended_where_only_one_thing_can_be_meant() {
        mends("是\u{F0FE} 否\u{F0A8} 一\u{F0E0}二 \u{F081}三", "是☑ 否\u{F0A8} 一\u{F0E0}二 ①三");
        mends("措施：\n\u{F0B7} 一\n\u{F06C}\t二\n　　\u{F0D8}三\n\n四", "措施：\n- 一\n- 二\n- 三\n\n四");
        mends("\u{F06C} 一\r\n\u{F06C} 二\r\n", "- 一\r\n- 二\r\n");
        for body in ["\u{F06C} 一\n\u{F06C} 二\n以上。", "一\u{F06C} 二", "    \u{F06C} 一", "\u{F06C}", "| \u{F06C} |"]
        {
            mends(body, body);
        }
        check("---\ntitle: |\n\u{F06C} 一\n---\n", &["symbol-font-character"]);
        let (_, findings) = found("---\nnote: |\n\u{F06C} 一\n\n---\n");
        assert!(
            findings.iter().filter_map(|finding| finding.fix.as_ref()).all(|fix| fix.certainty == Certainty::Likely)
        );
    }

    #[test]
    fn lost_characters_are_told_once_for_each_gap() {
        check("整\u{FFFD}\u{FFFD}改\u{FFFD}", &["lost-character", "lost-character"]);
        check("锟斤拷锟斤拷整改\u{FFFD}锟斤拷，张锟", &["lost-character", "lost-character"]);
        check("见图\u{FFFC}。", &["lost-object"]);
    }

    #[test]
    fn what_is_garbled_is_told_as_that_alone() {
        let bytes = "整改情况，灯头".bytes().map(char::from).collect::<String>();
        assert!(bytes.contains(is_invisible));
        check(&bytes, &["garbled-text"]);
        check("缁垮寲鍏绘姢锛屾湁涓撲汉\u{FFFD}璐熻矗\u{FFFD}", &["garbled-text"]);
        check(&format!("{bytes}一\u{200B}二"), &["control-character", "garbled-text"]);
        mends(&bytes, "整改情况，灯头");
    }
}
