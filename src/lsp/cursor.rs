//! Where in a front matter, or in `site.yaml`, a cursor stands: in which map, at a key or at a value.
//!
//! A text that is being written is rarely whole, so lines and their indentation are read and no YAML parser is
//! asked. A map in braces is read as far as it stands on one line.

use crate::forms::{Field, Form, Shape};
use crate::source::Span;

/// Each ends a line, as the protocol and YAML have it; between the two of a pair stands an empty one, which says nothing.
const LINE_BREAKS: [char; 2] = ['\n', '\r'];

/// What a cursor stands at, and what has been typed of it.
#[derive(Debug)]
pub struct Cursor<'a> {
    pub at: At<'a>,
    pub typed: Span,
}

#[derive(Debug)]
pub enum At<'a> {
    /// At a key of a map with these fields; and the keys that are there already.
    Key(&'static [Field], Vec<&'a str>),
    /// At the value of a field.
    Value(&'static Field),
    /// At a name of the author's own, in this field.
    OwnKey(&'static Field),
    /// At what stands beside such a name.
    OwnValue(&'static Field),
}

/// Finds out where a cursor stands. `None`: in running text, or where a form has nothing to say.
pub fn cursor<'a>(text: &'a str, offset: usize, form: &'static Form) -> Option<Cursor<'a>> {
    let (lines, at) = lines_and_cursor(text, offset, form)?;
    let line = &lines[at];
    let before = text.get(line.said..offset)?;
    if let Some(brace) = before.rfind('{').filter(|brace| !before[*brace..].contains('}')) {
        let fields = fields_in_braces(&before[..brace], map_of(&lines, at, form)?)?;
        let rest = text[offset..].split(LINE_BREAKS).next().unwrap_or_default();
        return in_braces(&before[brace + 1..], rest, offset, fields);
    }
    let value = before.find(':').filter(|colon| before[colon + 1..].is_empty() || before[colon + 1..].starts_with(' '));
    let typed = match value {
        None => Span::new(line.said, offset),
        Some(colon) => {
            let value = &before[colon + 1..];
            Span::new(offset - value.trim_start().len(), offset)
        }
    };
    let at = match (map_of(&lines, at, form)?, value) {
        (Map::Form(fields), None) => At::Key(fields, siblings(&lines, at)),
        (Map::Form(fields), Some(colon)) => At::Value(fields.iter().find(|field| field.key == before[..colon].trim())?),
        (Map::Own(field), None) => At::OwnKey(field),
        (Map::Own(field), Some(_)) => At::OwnValue(field),
    };
    Some(Cursor { at, typed })
}

/// The fields of a map in braces, by what stands before it: a key, or nothing where it is an item of a list.
fn fields_in_braces(lead: &str, map: Map) -> Option<&'static [Field]> {
    let Map::Form(fields) = map else { return None };
    if lead.is_empty() {
        return Some(fields);
    }
    let key = lead.trim_end().strip_suffix(':')?.trim();
    match fields.iter().find(|field| field.key == key)?.shape {
        Shape::Map(fields) => Some(fields),
        _ => None,
    }
}

/// `before` and `rest` are what stands between the braces on both sides of the cursor, with whatever follows.
fn in_braces<'a>(before: &'a str, rest: &'a str, offset: usize, fields: &'static [Field]) -> Option<Cursor<'a>> {
    let key = |entry: &'a str| entry.split_once(':').map(|(key, _)| key.trim());
    let (earlier, entry) = before.rsplit_once(',').unwrap_or(("", before));
    let (at, typed) = match entry.split_once(':') {
        Some((key, value)) => (At::Value(fields.iter().find(|field| field.key == key.trim())?), value),
        None => {
            let inside = rest.split('}').next().unwrap_or_default();
            let later = inside.split(',').skip(1);
            (At::Key(fields, earlier.split(',').chain(later).filter_map(key).collect()), entry)
        }
    };
    Some(Cursor { at, typed: Span::new(offset - typed.trim_start().len(), offset) })
}

/// The field on whose key a cursor stands.
pub fn field_at(text: &str, offset: usize, form: &'static Form) -> Option<&'static Field> {
    let (lines, at) = lines_and_cursor(text, offset, form)?;
    let line = &lines[at];
    let key = line.key.filter(|key| (line.said..=line.said + key.len()).contains(&offset))?;
    match map_of(&lines, at, form)? {
        Map::Form(fields) => fields.iter().find(|field| field.key == key),
        Map::Own(_) => None,
    }
}

/// The lines of the front matter, and which of them the cursor stands in.
fn lines_and_cursor<'a>(text: &'a str, offset: usize, form: &Form) -> Option<(Vec<Line<'a>>, usize)> {
    let lines = lines(text, form)?;
    let line_start = text.get(..offset)?.rfind(LINE_BREAKS).map_or(0, |end| end + 1);
    let at = lines.iter().position(|line| line.start == line_start)?;
    // In front of what the line says there is nothing to complete, unless it says nothing yet.
    (lines[at].said <= offset).then_some((lines, at))
}

/// One line of YAML.
#[derive(Debug)]
struct Line<'a> {
    start: usize,
    /// Where what it says begins; an item's `- ` stands before it, as spaces do.
    said: usize,
    indent: usize,
    is_item: bool,
    key: Option<&'a str>,
    has_value: bool,
}

impl<'a> Line<'a> {
    fn new(line: &'a str, start: usize) -> Self {
        let said = line.trim_start_matches([' ', '-']);
        let lead = &line[..line.len() - said.len()];
        let colon = said.find(':').filter(|at| said[at + 1..].is_empty() || said[at + 1..].starts_with(' '));
        let colon = colon.filter(|_| !said.starts_with('#'));
        Self {
            start,
            said: start + lead.len(),
            indent: lead.len(),
            is_item: lead.contains('-'),
            key: colon.map(|at| said[..at].trim()),
            has_value: colon.is_none_or(|at| !said[at + 1..].trim().is_empty()),
        }
    }
}

/// What stands between the two fences, or the whole of `site.yaml`. An open front matter ends where the text does.
fn lines<'a>(text: &'a str, form: &Form) -> Option<Vec<Line<'a>>> {
    let mut lines = Vec::new();
    let mut start = 0;
    let is_yaml = form.name == "site";
    // A text that ends in a line break has one more, empty line.
    for line in text.split(LINE_BREAKS) {
        let is_fence = !is_yaml && line.trim_end() == "---";
        match (start, is_fence) {
            (0, false) if !is_yaml => return None,
            (0, true) => {}
            (_, true) => break,
            (_, false) => lines.push(Line::new(line, start)),
        }
        start += line.len() + 1;
    }
    Some(lines)
}

/// The map that a line belongs to.
enum Map {
    Form(&'static [Field]),
    Own(&'static Field),
}

fn map_of(lines: &[Line], at: usize, form: &'static Form) -> Option<Map> {
    let mut keys = Vec::new();
    let mut inside = lines[at].indent;
    for line in lines[..at].iter().rev().filter(|line| line.key.is_some() || line.has_value) {
        if line.indent < inside
            && let Some(key) = line.key
        {
            if line.has_value {
                return None;
            }
            keys.push(key);
            inside = line.indent;
        }
    }
    let mut map = Map::Form(form.fields);
    for key in keys.into_iter().rev() {
        let Map::Form(fields) = map else { return None };
        let field = fields.iter().find(|field| field.key == key)?;
        map = match field.shape {
            Shape::Map(fields) | Shape::List(fields) => Map::Form(fields),
            Shape::Pairs | Shape::PairsOf(_) => Map::Own(field),
            _ => return None,
        };
    }
    Some(map)
}

/// The keys beside a line, in the same map.
fn siblings<'a>(lines: &[Line<'a>], at: usize) -> Vec<&'a str> {
    let indent = lines[at].indent;
    let mut keys = Vec::new();
    if !lines[at].is_item {
        for line in lines[..at].iter().rev().take_while(|line| line.key.is_none() || line.indent >= indent) {
            keys.extend(line.key.filter(|_| line.indent == indent));
            if line.is_item && line.indent == indent {
                break;
            }
        }
    }
    let is_beside =
        |line: &&Line| line.key.is_none() || (line.indent >= indent && !(line.is_item && line.indent == indent));
    for line in lines[at + 1..].iter().take_while(is_beside) {
        keys.extend(line.key.filter(|_| line.indent == indent));
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` is the cursor. What it stands at, what was typed, and the keys beside it.
    fn check(path: &str, text: &str, expected: &str) {
        let offset = text.find('|').unwrap();
        let text = text.replacen('|', "", 1);
        let seen = match cursor(&text, offset, Form::of(path).unwrap()) {
            None => "nothing".to_string(),
            Some(Cursor { at, typed }) => {
                let typed = &text[typed.range()];
                match at {
                    At::Key(fields, beside) => format!("key of {}…, typed {typed:?}, beside {beside:?}", fields[0].key),
                    At::Value(field) => format!("value of {}, typed {typed:?}", field.key),
                    At::OwnKey(field) => format!("own key of {}, typed {typed:?}", field.key),
                    At::OwnValue(field) => format!("own value of {}, typed {typed:?}", field.key),
                }
            }
        };
        assert_eq!(seen, expected, "{text:?}");
    }

    #[test]
    fn a_cursor_knows_keys_and_values() {
        check("n/1.md", "---\ntitle: a\nst|\n---\n", r#"key of title…, typed "st", beside ["title"]"#);
        check("n/1.md", "---\ntitle: a\n|\nstatus: x\n---\n", r#"key of title…, typed "", beside ["title", "status"]"#);
        check("n/1.md", "---\nstatus: 已|\n---\n", r#"value of status, typed "已""#);
        check("n/1.md", "---\r\nstatus:|\r\n---\r\n", r#"value of status, typed """#);
        check("n/1.md", "---\r\ntitle: a\r\nst|\r\n---\r\n", r#"key of title…, typed "st", beside ["title"]"#);
        check("n/1.md", "---\rtitle: a\rst|\rdate: b\r---\r", r#"key of title…, typed "st", beside ["title", "date"]"#);
        check("n/1.md", "---\ntitle: a\n---\nst|\n", "nothing");
        check("n/1.md", "title: |", "nothing");
    }

    #[test]
    fn a_cursor_knows_the_map_it_is_in() {
        check("n/notice.md", "---\ncategories:\n  - id: a\n    t|\n---\n", r#"key of id…, typed "t", beside ["id"]"#);
        check("n/notice.md", "---\ncategories:\n  - id: a\n  - |\n---\n", r#"key of id…, typed "", beside []"#);
        check("n/notice.md", "---\ncategories:\n- id: a\n- |\ntitle: b\n", r#"key of id…, typed "", beside []"#);
        check("site.yaml", "contact:\n  phone: 1\n  |", r#"key of name…, typed "", beside ["phone"]"#);
        check("site.yaml", "checks:\n  severity:\n    TB|", r#"own key of severity, typed "TB""#);
        check("site.yaml", "checks:\n  severity:\n    TB616: w|", r#"own value of severity, typed "w""#);
        check("site.yaml", "title: a\n  b|", "nothing");
    }

    #[test]
    fn a_cursor_knows_a_map_in_braces() {
        let notice = |text: &str, expected: &str| check("n/notice.md", &format!("---\n{text}\n---\n"), expected);
        notice("contact: { ph| }", r#"key of name…, typed "ph", beside []"#);
        notice("inspection: { from: 2024-11-15, | }", r#"key of from…, typed "", beside ["from"]"#);
        notice("contact: { p|, email: a }", r#"key of name…, typed "p", beside ["email"]"#);
        notice("contact: { phone: 03| }", r#"value of phone, typed "03""#);
        notice("categories:\n  - { id: a, t| }", r#"key of id…, typed "t", beside ["id"]"#);
        notice("title: { a| }", "nothing");
        notice("contact: { phone: 1 } |", r#"value of contact, typed "{ phone: 1 } ""#);
    }
}
