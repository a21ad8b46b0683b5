//! The slips of the hand that front matter is broken by most, found in the text itself: where the parser stops is often
//! a line later, and what it says is about YAML and not about what was typed.

use std::ops::Range;

use super::keys::is_chinese_name;
use super::reasons::last_open_bracket;
use crate::catalogue::Phrase;
use crate::catalogue::yaml::*;

/// What was typed wrong, and where.
#[derive(Debug, PartialEq, Eq)]
pub struct Slip {
    pub range: Range<usize>,
    pub reason: &'static Phrase,
    /// What has to stand there instead, where that is beyond doubt.
    pub mended: Option<&'static str>,
}

/// A slip further away from where the parser stopped has probably nothing to do with it.
const FARTHEST_LINES: usize = 3;

/// The slip nearest to where the parser stopped, of equally near ones the earlier.
pub fn near(text: &str, at: usize) -> Option<Slip> {
    let lines: Vec<Line> = lines(text).collect();
    let stopped = lines.partition_point(|line| line.start <= at).saturating_sub(1);
    let distance = |line: usize| (line.abs_diff(stopped), line);
    let near = (0..lines.len()).filter(|line| line.abs_diff(stopped) <= FARTHEST_LINES);
    let found = near.filter_map(|line| Some((distance(line), slip(&lines, line)?)));
    found.min_by_key(|(distance, _)| *distance).map(|(_, slip)| slip)
}

/// Every wrong colon behind a key that begins its line: there it is wrong whatever stands around it.
pub fn of_colons(text: &str) -> impl Iterator<Item = Slip> {
    lines(text).filter(|line| line.indent() == 0).filter_map(colon)
}

fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        start += line.len();
        Line { start: start - line.len(), text: line.trim_end() }
    })
}

#[derive(Clone, Copy)]
struct Line<'t> {
    start: usize,
    text: &'t str,
}

fn slip(lines: &[Line], at: usize) -> Option<Slip> {
    let line = lines[at];
    let before = lines[..at].iter().rev().find(|line| !line.text.trim().is_empty());
    let after = lines.get(at + 1);
    tab(line)
        .or_else(|| wide_blank(line))
        .or_else(|| colon(line))
        .or_else(|| second_colon(line))
        .or_else(|| bracket(line, after))
        .or_else(|| wide_comma(line))
        .or_else(|| backslash(line))
        .or_else(|| closed_by_chinese_quote(line))
        .or_else(|| text_behind_quote(line))
        .or_else(|| text_behind_bracket(line))
        .or_else(|| blank_before_key(line, before))
}

impl Line<'_> {
    fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }

    /// The key at the beginning of the line, a list's dash left out, and what follows it.
    fn key(&self) -> Option<(usize, &str, &str)> {
        let content = self.text.trim_start();
        let content = content.strip_prefix("- ").unwrap_or(content);
        let length = content.bytes().take_while(|byte| byte.is_ascii_alphabetic() || *byte == b'_').count();
        let start = self.text.len() - content.len();
        (length > 0).then(|| (start, &content[..length], &content[length..]))
    }

    /// The same where the key is what an office calls a field.
    fn key_in_chinese(&self) -> Option<(usize, &str, &str)> {
        let content = self.text.trim_start();
        let content = content.strip_prefix("- ").unwrap_or(content);
        let length = content.find([':', '：']).filter(|length| is_chinese_name(&content[..*length]))?;
        Some((self.text.len() - content.len(), &content[..length], &content[length..]))
    }

    /// What follows the key and its colon.
    fn value(&self) -> &str {
        self.key().and_then(|(_, _, rest)| rest.strip_prefix(':')).unwrap_or(self.text).trim_start()
    }

    fn slip(&self, range: Range<usize>, reason: &'static Phrase) -> Option<Slip> {
        Some(Slip { range: self.start + range.start..self.start + range.end, reason, mended: None })
    }
}

fn tab(line: Line) -> Option<Slip> {
    let at = line.text[..line.indent()].find('\t')?;
    line.slip(at..at + 1, &TAB_IN_INDENT)
}

/// An input method types one where a plain blank is meant; the parser takes it for a part of the text.
fn wide_blank(line: Line) -> Option<Slip> {
    let at = line.text[..line.indent()].find(['\u{3000}', '\u{A0}'])?;
    let end = at + line.text[at..].chars().next().map_or(0, char::len_utf8);
    line.slip(at..end, &WIDE_BLANK_IN_INDENT)
}

fn colon(line: Line) -> Option<Slip> {
    let (start, key, rest) = line.key().or_else(|| line.key_in_chinese())?;
    let at = start + key.len();
    let first = rest.chars().next()?;
    let second = rest[first.len_utf8()..].chars().next();
    let reason = match first {
        '：' => &WIDE_COLON,
        ':' if second.is_some_and(|c| !c.is_whitespace() && c != '/') => &NO_BLANK_AFTER_COLON,
        _ => return None,
    };
    let mended = if second.is_some_and(char::is_whitespace) { ":" } else { ": " };
    let slip = line.slip(at..at + first.len_utf8(), reason)?;
    Some(Slip { mended: Some(mended), ..slip })
}

/// `title: 绿化: 补植`: a colon with a blank behind it begins a value inside the value.
fn second_colon(line: Line) -> Option<Slip> {
    let value = line.key().and_then(|(_, _, rest)| rest.strip_prefix(": "))?.trim_start();
    let at = value.find(": ").filter(|_| !value.starts_with(['"', '\'', '[', '{', '|', '>', '#']))?;
    if value[..at].contains(" #") {
        return None;
    }
    let start = line.text.len() - value.len() + at;
    line.slip(start..start + 1, &COLON_IN_VALUE)
}

/// A bracket on this line without its partner, where the next line begins with a key.
fn bracket(line: Line, after: Option<&Line>) -> Option<Slip> {
    let value = line.value();
    let begins = value.starts_with(['[', '{'])
        && after.is_none_or(|after| after.key().is_some_and(|(_, _, rest)| rest.starts_with(':')));
    let open = begins.then(|| last_open_bracket(line.text, line.text.len())).flatten()?;
    if line.text.contains('，') {
        return wide_comma(line);
    }
    let wide = line.text.find(['］', '｝', '】']);
    let reason = match (line.text.as_bytes()[open], wide) {
        (_, Some(_)) => &WIDE_BRACKET,
        (b'[', None) => &OPEN_BRACKET,
        _ => &OPEN_BRACE,
    };
    line.slip(open..line.text.len(), reason)
}

fn wide_comma(line: Line) -> Option<Slip> {
    let at = line.value().starts_with(['[', '{']).then(|| line.text.find('，')).flatten()?;
    line.slip(at..at + '，'.len_utf8(), &WIDE_COMMA)
}

/// `"D:\网站"`: in double quotes a backslash begins a character that cannot be typed.
fn backslash(line: Line) -> Option<Slip> {
    let value = line.value();
    let quoted = value.strip_prefix('"')?;
    let mut characters = quoted.char_indices();
    let at = loop {
        match characters.next()? {
            (_, '"') => return None,
            (at, '\\') if !is_escape(&quoted[at + 1..]) => break at,
            (_, '\\') => {
                characters.next();
            }
            _ => {}
        }
    };
    let start = line.text.len() - value.len() + 1 + at;
    line.slip(start..start + 1, &BACKSLASH)
}

/// Whether YAML knows what begins so behind a backslash.
fn is_escape(behind: &str) -> bool {
    let Some(c) = behind.chars().next() else {
        return true;
    };
    let figures = match c {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => return "0abtnvfre \"/\\N_LP\t".contains(c),
    };
    behind[1..].bytes().take(figures).filter(u8::is_ascii_hexdigit).count() == figures
}

/// `"绿地补植”`: an input method in Chinese makes the second quote a Chinese one, which ends nothing.
fn closed_by_chinese_quote(line: Line) -> Option<Slip> {
    let value = line.value();
    let (quote, [opening, closing]) = match value.chars().next()? {
        '"' => ("\"", ['“', '”']),
        '\'' => ("'", ['‘', '’']),
        _ => return None,
    };
    let inside = value[1..].strip_suffix(closing).filter(|inside| !inside.contains(quote))?;
    // It may belong to a quotation inside.
    if inside.matches(opening).count() > inside.matches(closing).count() {
        return None;
    }
    let slip = line.slip(line.text.len() - closing.len_utf8()..line.text.len(), &CHINESE_CLOSING_QUOTE)?;
    Some(Slip { mended: Some(quote), ..slip })
}

fn text_behind_quote(line: Line) -> Option<Slip> {
    let value = line.value();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let end = value[1..].find(quote)? + 2;
    let rest = &value[end..];
    if rest.trim().is_empty() || rest.trim_start().starts_with(['#', quote]) {
        return None;
    }
    let start = line.text.len() - value.len();
    line.slip(start..start + end, &TEXT_BEHIND_QUOTE)
}

fn text_behind_bracket(line: Line) -> Option<Slip> {
    let value = line.value();
    let end = value.strip_prefix('[').and_then(|inside| inside.find([']', '['])).map(|at| at + 1)?;
    let rest = &value[end + 1..];
    if !value[end..].starts_with(']') || rest.trim().is_empty() || rest.trim_start().starts_with('#') {
        return None;
    }
    let start = line.text.len() - value.len();
    line.slip(start..start + end + 1, &TEXT_BEHIND_BRACKET)
}

/// A key further to the right than the one above it, which has a value already.
fn blank_before_key(line: Line, before: Option<&Line>) -> Option<Slip> {
    let before = before?;
    let (start, _, rest) = line.key()?;
    let above =
        before.key().filter(|(_, _, rest)| rest.strip_prefix(':').is_some_and(|value| !value.trim().is_empty()));
    let is_deeper = above.is_some_and(|(start_above, ..)| start > start_above);
    let is_item = line.text.trim_start().starts_with("- ");
    (is_deeper && !is_item && rest.starts_with(':') && line.indent() > 0).then_some(())?;
    line.slip(0..line.indent(), &BLANK_BEFORE_KEY)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `‹…›` marks the slip; the parser is taken to have stopped at `at`.
    fn check(marked: &str, at: &str, reason: &str) {
        let text = marked.replace(['‹', '›'], "");
        let start = marked.find('‹').unwrap();
        let end = marked.find('›').unwrap() - '‹'.len_utf8();
        let slip = near(&text, text.find(at).unwrap()).unwrap_or_else(|| panic!("{marked}"));
        assert_eq!(slip.range, start..end, "{marked}");
        assert!(slip.reason.zh.contains(reason), "{marked}: {}", slip.reason.zh);
    }

    #[test]
    fn what_was_typed_is_told() {
        check("title‹：›绿地补植进度慢\ncategory: a\n", "category", "全角");
        check("title: 绿地\nstatus‹:›正在整改\nx: y\n", "status", "空一格");
        check("a: b\ninspection: { from: 2025-03-01‹，› to: 2025-04-30 }\n", "inspection", "逗号");
        check("responsible: ‹[园林绿化中心›\ntopics: [a]\n", "topics", "没有配对的 ]");
        check("responsible: ‹[园林绿化中心］›\ntopics: [a]\n", "topics", "全角");
        check("title: ‹\"绿地补植\"›进度慢\n", "进度", "引号");
        check("document_number: ‹[2025]›12号\n", "12", "方括号");
        check("kind: 巡察\n标题‹：›绿地\n", "标题", "全角");
        check("title: 绿地补植‹:› 部分路段\n", "部分", "引号");
        check("measures:\n  - text: a\n‹\t›date: 2025-01-01\n", "measures", "制表符");
        check("categories:\n‹\u{3000}›- { id: a, title: b }\n", "title", "全角空格");
        check("title: a\n‹ ›status: b\n", "status", "空格");
        check("title: \"绿地补植‹”›\nstatus: 已完成\n", "title", "结尾也要用半角");
        check("title: \"“四乱”整治‹”›\n", "title", "结尾也要用半角");
        check("title: '绿地补植‹’›\n", "title", "结尾也要用半角");
        check("Title: \"绿地补植‹”›\n", "Title", "结尾也要用半角");
        check("path: \"D:‹\\›网站\"\n", "\"", "反斜杠");
        check("path: \"a\\\\b‹\\›Users\"\n", "\"", "反斜杠");
    }

    #[test]
    fn every_wrong_colon_is_told_at_once() {
        let text = "title：绿地\ncategory:green\n  x：y\nstatus： 已完成\nbase: http://a.cn\n";
        let told: Vec<_> = of_colons(text).map(|slip| (slip.range.start, slip.mended)).collect();
        let at = |needle: &str| text.find(needle).unwrap();
        assert_eq!(told, [(at("：绿"), Some(": ")), (at(":green"), Some(": ")), (at("： 已"), Some(":")),]);
    }

    #[test]
    fn what_is_right_is_no_slip() {
        for text in [
            "a: [甲, 乙]\nb: c\n",
            "x: https://a.cn\n",
            "m:\n  - text: 一：二\n    date: 1\n",
            "a: \"甲\" # 乙\n",
            "a: [甲] # 乙\nb: [[甲], 乙]\n",
            "a:\n  b: c\n",
            "a: \"b: c\"\nd: [e: f]\ng: h # i: j\n",
            "a: \"b\\n\\\\网\"\n",
            // What is quoted in Chinese ends there, and it is another quote that has no partner.
            "a: \"整治“四乱”\n",
        ] {
            assert_eq!(near(text, 0), None, "{text}");
        }
    }
}
