//! A strict reader of HTML: what a browser would silently mend is an error here.
//!
//! Every attribute is quoted and given once, every element that opens closes, in order; so a field that
//! breaks out of its place is seen even where it does no harm.

use std::fmt::Write;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    Open(Tag),
    Close(String),
    Text(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub closed: bool,
}

const VOID: &[&str] = &["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"];

impl Tag {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Takes a page apart; panics where it is not well formed.
#[track_caller]
pub fn tokens(page: &str) -> Vec<Token> {
    let mut reader = Reader { text: page, at: 0 };
    let mut tokens = Vec::new();
    let mut open: Vec<String> = Vec::new();
    reader.skip("<!DOCTYPE html>");
    while !reader.rest().is_empty() {
        if reader.rest().starts_with("<!--") {
            reader.until("-->");
            continue;
        }
        if reader.skip("</") {
            let name = reader.until(">");
            assert_eq!(open.pop().as_deref(), Some(name), "{}", reader.context());
            tokens.push(Token::Close(name.to_string()));
            continue;
        }
        if !reader.skip("<") {
            let text = reader.while_not('<');
            tokens.push(Token::Text(decode(text)));
            continue;
        }
        let tag = reader.tag();
        let name = tag.name.clone();
        let closed = tag.closed || VOID.contains(&name.as_str());
        tokens.push(Token::Open(tag));
        if matches!(name.as_str(), "script" | "style" | "title" | "textarea") {
            let raw = reader.until(&format!("</{name}>"));
            let raw = if name == "title" { decode(raw) } else { raw.to_string() };
            tokens.extend([Token::Text(raw), Token::Close(name)]);
        } else if !closed {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "never closed: {open:?}");
    tokens
}

pub fn tags(tokens: &[Token]) -> impl Iterator<Item = &Tag> {
    tokens.iter().filter_map(|token| match token {
        Token::Open(tag) => Some(tag),
        _ => None,
    })
}

/// All text that a reader sees, without the head's.
pub fn text(tokens: &[Token]) -> String {
    let body = tokens.iter().position(|token| matches!(token, Token::Open(tag) if tag.name == "body"));
    let texts = tokens[body.unwrap_or(0)..].iter().filter_map(|token| match token {
        Token::Text(text) => Some(text.as_str()),
        _ => None,
    });
    texts.collect()
}

/// What is inside the first element of a name, its own tags left out.
pub fn inside<'t>(tokens: &'t [Token], name: &str) -> &'t [Token] {
    let start = tokens.iter().position(|token| matches!(token, Token::Open(tag) if tag.name == name));
    let end = tokens.iter().rposition(|token| matches!(token, Token::Close(closed) if closed == name));
    match (start, end) {
        (Some(start), Some(end)) => &tokens[start + 1..end],
        _ => &[],
    }
}

/// The text of every element of a name, such as `h2`; `*` in a name stands for one character.
pub fn texts_of(tokens: &[Token], name: &str) -> Vec<String> {
    let mut texts = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let Token::Open(tag) = token else { continue };
        if tag.name == name {
            texts.push(squeezed(&text_of_element(&tokens[at..])));
        }
    }
    texts
}

fn text_of_element(tokens: &[Token]) -> String {
    let mut depth = 0;
    let mut text = String::new();
    for token in tokens {
        match token {
            Token::Open(tag) if !tag.closed && !VOID.contains(&tag.name.as_str()) => depth += 1,
            Token::Open(_) => {}
            Token::Close(_) => depth -= 1,
            Token::Text(part) => text.push_str(part),
        }
        if depth == 0 {
            break;
        }
    }
    text
}

/// A page in a few plain lines that a change of style does not touch: its kind, its headings, its plain
/// paragraphs, list items, cells, code and pictures, and where its links lead.
pub fn outline(tokens: &[Token]) -> String {
    let mut lines = String::new();
    let kind = tags(tokens).find(|tag| tag.name == "body").and_then(|body| body.get("data-kind")).unwrap_or("?");
    let title = texts_of(tokens, "title").join(" | ");
    writeln!(lines, "kind {kind}\ntitle {title}").unwrap();
    let main = inside(tokens, "main");
    for (at, token) in main.iter().enumerate() {
        let Token::Open(tag) = token else { continue };
        let content = || squeezed(&text_of_element(&main[at..]));
        let plain = tag.attributes.is_empty();
        match tag.name.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => writeln!(lines, "{} {}", tag.name, content()).unwrap(),
            "p" | "th" | "td" | "pre" | "blockquote" | "figcaption" if plain && !content().is_empty() => {
                writeln!(lines, "{} {}", tag.name, content()).unwrap();
            }
            "img" => writeln!(lines, "img {} ({})", tag.get("src").unwrap(), tag.get("alt").unwrap()).unwrap(),
            _ => {}
        }
    }
    let mut links: Vec<&str> = tags(main).filter(|tag| tag.name == "a").filter_map(|tag| tag.get("href")).collect();
    links.sort();
    links.dedup();
    for link in links {
        writeln!(lines, "→ {link}").unwrap();
    }
    lines
}

pub fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn context(&self) -> String {
        let from = self.text.floor_char_boundary(self.at.saturating_sub(200));
        let to = self.text.floor_char_boundary(self.at + 60);
        format!("at …{}…", &self.text[from..to])
    }

    fn skip(&mut self, what: &str) -> bool {
        let found = self.rest().starts_with(what);
        if found {
            self.at += what.len();
        }
        found
    }

    #[track_caller]
    fn until(&mut self, end: &str) -> &'a str {
        let rest = self.rest();
        let length = rest.find(end).unwrap_or_else(|| panic!("no {end} {}", self.context()));
        self.at += length + end.len();
        &rest[..length]
    }

    fn while_not(&mut self, end: char) -> &'a str {
        let rest = self.rest();
        let length = rest.find(end).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn name(&mut self) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != ':').unwrap_or(rest.len());
        assert!(length > 0, "no name {}", self.context());
        self.at += length;
        &rest[..length]
    }

    fn blanks(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn tag(&mut self) -> Tag {
        let name = self.name().to_ascii_lowercase();
        let mut attributes: Vec<(String, String)> = Vec::new();
        loop {
            self.blanks();
            if self.skip("/>") {
                return Tag { name, attributes, closed: true };
            }
            if self.skip(">") {
                return Tag { name, attributes, closed: false };
            }
            let key = self.name().to_ascii_lowercase();
            assert!(!attributes.iter().any(|(known, _)| *known == key), "{key} twice {}", self.context());
            let value = if self.skip("=") {
                assert!(self.skip("\""), "an attribute without quotes {}", self.context());
                let value = self.until("\"");
                assert!(!value.contains('<'), "a bare < in an attribute {}", self.context());
                decode(value)
            } else {
                String::new()
            };
            attributes.push((key, value));
        }
    }
}

/// Character references turned into what they stand for; one that is not complete is an error.
#[track_caller]
pub fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let end = rest.find(';').unwrap_or_else(|| panic!("a bare & before {:.40}", rest));
        let name = &rest[..end];
        let number = name.strip_prefix('#').map(|digits| match digits.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
            None => digits.parse(),
        });
        decoded.push(match (name, number) {
            ("amp", _) => '&',
            ("lt", _) => '<',
            ("gt", _) => '>',
            ("quot", _) => '"',
            ("apos", _) => '\'',
            ("nbsp", _) => '\u{A0}',
            (_, Some(Ok(number))) => char::from_u32(number).unwrap(),
            _ => panic!("an unknown reference &{name};"),
        });
        rest = &rest[end + 1..];
    }
    decoded + rest
}
