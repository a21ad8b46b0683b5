//! An author's own HTML, as far as it is harmless.
//!
//! Two layers, for they fail in different ways. A reader of tags that knows places drops and reports what may
//! not be published, and rewrites the rest with harmless attributes only. Then ammonia parses the whole body
//! as a browser does, which makes it well-formed whatever was written, and allows nothing that we do not use.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use html5ever::data::NAMED_ENTITIES;
use memchr::{memchr, memmem};

use super::escape;
use super::fragment::ROOT;

/// A piece of raw HTML. Comments and declarations are no pieces: they are never published.
#[derive(Debug, PartialEq, Eq)]
pub enum Token<'a> {
    Text(&'a str),
    Start { name: &'a str, attributes: &'a str, at: usize },
    End { name: &'a str },
}

/// Takes raw HTML apart, each byte once.
pub struct Tokens<'a> {
    html: &'a str,
    at: usize,
    unclosed: Option<Unclosed>,
}

/// A comment or a script without an end, which hides all that follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unclosed {
    pub opener: &'static str,
    pub closer: &'static str,
    pub at: usize,
    /// Where that begins which it hides.
    content: usize,
}

impl<'a> Tokens<'a> {
    pub fn new(html: &'a str) -> Self {
        Self { html, at: 0, unclosed: None }
    }

    /// What had no end and hid something, once everything was read.
    pub fn unclosed(&self) -> Option<Unclosed> {
        self.unclosed.filter(|unclosed| !self.html[unclosed.content..].trim().is_empty())
    }

    /// Goes past the next `mark`, or to the end. Says whether there was one.
    fn skip_past(&mut self, mark: &str) -> bool {
        let found = memmem::find(&self.html.as_bytes()[self.at..], mark.as_bytes());
        self.at = found.map_or(self.html.len(), |found| self.at + found + mark.len());
        found.is_some()
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let rest = &self.html[self.at..];
            let bytes = rest.as_bytes();
            match bytes {
                [] => return None,
                [b'<', b'!', b'-', b'-', ..] => {
                    let at = self.at;
                    // `<!-->` is a whole comment.
                    self.at += 2;
                    if !self.skip_past("-->") {
                        let (opener, closer) = ("<!--", "-->");
                        self.unclosed = Some(Unclosed { opener, closer, at, content: at + opener.len() });
                    }
                }
                [b'<', b'!' | b'?', ..] => {
                    self.skip_past(">");
                }
                [b'<', b'/', letter, ..] if letter.is_ascii_alphabetic() => {
                    let Some(end) = tag_end(bytes) else { break };
                    self.at += end + 1;
                    return Some(Token::End { name: &rest[2..2 + name_length(&bytes[2..])] });
                }
                [b'<', letter, ..] if letter.is_ascii_alphabetic() => {
                    let Some(end) = tag_end(bytes) else { break };
                    let (at, length) = (self.at, name_length(&bytes[1..]));
                    let name = &rest[1..1 + length];
                    self.at += end + 1;
                    if has_raw_content(name) {
                        let (content, found) = (self.at, raw_content_end(self.html, self.at, name));
                        self.at = found.unwrap_or(self.html.len());
                        if let Some((opener, closer)) = raw_text_tags(name).filter(|_| found.is_none()) {
                            self.unclosed = Some(Unclosed { opener, closer, at, content });
                        }
                    }
                    return Some(Token::Start { name, attributes: &rest[1 + length..end], at });
                }
                _ => {
                    let length = memchr(b'<', &bytes[1..]).map_or(bytes.len(), |found| found + 1);
                    self.at += length;
                    return Some(Token::Text(&rest[..length]));
                }
            }
        }
        // A tag without an end is text.
        let rest = &self.html[self.at..];
        self.at = self.html.len();
        Some(Token::Text(rest))
    }
}

/// The names and values of a tag's attributes, as written.
pub fn attributes(mut rest: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() {
            return found;
        }
        let length = rest.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '=').unwrap_or(rest.len()).max(1);
        let (name, after) = rest.split_at(length);
        let Some(value) = after.trim_start().strip_prefix('=') else {
            found.push((name, ""));
            rest = after;
            continue;
        };
        let value = value.trim_start();
        let (value, after) = match value.as_bytes().first() {
            Some(&quote @ (b'"' | b'\'')) => value[1..].split_once(char::from(quote)).unwrap_or((&value[1..], "")),
            _ => value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())),
        };
        found.push((name, value));
        rest = after;
    }
}

/// Raw text or a raw value as a reader sees it: character references stand for what they mean.
pub fn decoded(raw: &str) -> Cow<'_, str> {
    if !raw.contains('&') {
        return Cow::Borrowed(raw);
    }
    let mut decoded = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        decoded.push_str(before);
        let end = from.bytes().take(LONGEST_REFERENCE).position(|byte| byte == b';');
        rest = match end.and_then(|end| Some((end, characters_of(&from[1..end])?))) {
            Some((end, characters)) => {
                decoded.extend(characters.into_iter().flatten());
                &from[end + 1..]
            }
            None => {
                decoded.push('&');
                &from[1..]
            }
        };
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// The longest name of HTML has 31 letters.
const LONGEST_REFERENCE: usize = 40;

/// The one or two characters that a reference means, by its name or its number.
fn characters_of(name: &str) -> Option<[Option<char>; 2]> {
    let Some(number) = name.strip_prefix('#') else {
        let (first, second) = *NAMED_ENTITIES.get(&format!("{name};")).filter(|(first, _)| *first > 0)?;
        return Some([char::from_u32(first), char::from_u32(second).filter(|c| *c != '\0')]);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    Some([char::from_u32(code.ok()?).filter(|c| !escape::is_forbidden(*c)), None])
}

/// The value of one of a tag's attributes.
pub fn attribute(attributes: &[(&str, &str)], wanted: &str) -> Option<String> {
    let found = attributes.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
    found.map(|(_, value)| decoded(value).into_owned())
}

/// The addresses that raw HTML links to, with where their tags stand in it.
pub fn links(html: &str) -> impl Iterator<Item = (String, Range<usize>)> {
    Tokens::new(html).filter_map(|token| match token {
        Token::Start { name, attributes: written, at } if name.eq_ignore_ascii_case("a") => {
            let end = at + "<>".len() + name.len() + written.len();
            attribute(&attributes(written), "href").map(|address| (address, at..end))
        }
        _ => None,
    })
}

/// The name of a tag that may be published.
pub fn allowed_tag(name: &str) -> Option<&'static str> {
    TAGS.iter().find(|tag| tag.eq_ignore_ascii_case(name)).copied()
}

pub fn allowed_attribute(name: &str) -> Option<&'static str> {
    ATTRIBUTES.iter().find(|attribute| attribute.eq_ignore_ascii_case(name)).copied()
}

/// Raw text or a raw value, with what HTML forbids taken out, also where it is written as a number. Its
/// entities stay.
pub fn without_forbidden(text: &str) -> Cow<'_, str> {
    if !text.contains("&#") && !text.chars().any(escape::is_forbidden) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = match forbidden_reference(rest) {
            Some(length) => length,
            None => {
                if !escape::is_forbidden(c) {
                    kept.push(c);
                }
                c.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    Cow::Owned(kept)
}

/// Makes a body with raw HTML well-formed, and allows what we and [`allowed_tag`] write.
pub fn clean(html: &str) -> String {
    CLEANER.clean(&in_pieces(html)).to_string()
}

/// A text or tag longer than this is taken apart.
const LONGEST_PIECE: usize = 16 << 10;

/// The cleaner's writer looks through all the rest of a text or value for each character that it escapes. So a long
/// text is parted by comments, which the cleaner drops, and a tag that nobody would write is left without attributes.
fn in_pieces(html: &str) -> Cow<'_, str> {
    if html.len() <= LONGEST_PIECE {
        return Cow::Borrowed(html);
    }
    let mut pieces = String::with_capacity(html.len() + html.len() / LONGEST_PIECE * "<!---->".len());
    let mut rest = html;
    while !rest.is_empty() {
        let bytes = rest.as_bytes();
        let tag = (bytes[0] == b'<').then(|| tag_end(bytes)).flatten();
        let end = tag.map_or_else(|| 1 + memchr(b'<', &bytes[1..]).unwrap_or(bytes.len() - 1), |end| end + 1);
        let (piece, after) = rest.split_at(end);
        match tag {
            Some(_) if piece.len() > LONGEST_PIECE => {
                pieces.push_str(&piece[..1 + name_length(&bytes[1..])]);
                pieces.push('>');
            }
            Some(_) => pieces.push_str(piece),
            None => part_text(piece, &mut pieces),
        }
        rest = after;
    }
    Cow::Owned(pieces)
}

/// Parts a text by comments, and never inside a character or a reference to one.
fn part_text(mut text: &str, pieces: &mut String) {
    while text.len() > LONGEST_PIECE {
        let end = text.floor_char_boundary(LONGEST_PIECE);
        let near = text.floor_char_boundary(end - LONGEST_REFERENCE);
        let reference = text[near..end].rfind('&').filter(|at| !text[near + at..end].contains(';'));
        let (piece, after) = text.split_at(reference.map_or(end, |at| near + at));
        pieces.push_str(piece);
        pieces.push_str("<!---->");
        text = after;
    }
    pieces.push_str(text);
}

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut builder = ammonia::Builder::empty();
    builder
        .tags(TAGS.iter().copied().chain(["aside", "input"]).collect())
        .clean_content_tags(HashSet::from(["script", "style"]))
        .generic_attributes(ATTRIBUTES.iter().copied().chain(OUR_ATTRIBUTES.iter().copied()).collect())
        .add_tag_attributes("a", ["href", "rel"])
        .add_tag_attributes("img", ["src", "alt", "width", "height", "loading", "decoding"])
        .add_tag_attributes("input", ["checked"])
        .set_tag_attribute_value("input", "type", "checkbox")
        .set_tag_attribute_value("input", "disabled", "")
        .link_rel(None)
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(ammonia::UrlRelative::PassThrough)
        .attribute_filter(|_, attribute, value| match attribute {
            "href" | "src" => is_known_address(value).then_some(Cow::Borrowed(value)),
            _ => Some(Cow::Borrowed(value)),
        });
    builder
});

/// Addresses as the link step writes them.
fn is_known_address(value: &str) -> bool {
    let lower = value.get(..8).unwrap_or(value).to_ascii_lowercase();
    value.starts_with([ROOT, '#'])
        || ["http://", "https://", "mailto:", "tel:", "//"].iter().any(|start| lower.starts_with(start))
}

const TAGS: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del",
    "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img",
    "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong",
    "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
];
/// What an author may give any tag. `href`, `src` and `alt` go through links and images.
const ATTRIBUTES: &[&str] =
    &["class", "lang", "dir", "title", "colspan", "rowspan", "span", "scope", "start", "reversed", "datetime"];
/// What only we write.
const OUR_ATTRIBUTES: &[&str] = &["id", "role", "tabindex", "aria-label", "aria-level"];

fn name_length(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b':')).count()
}

/// The `>` that ends a tag, past quoted values.
fn tag_end(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        at += bytes[at..].iter().position(|b| matches!(b, b'>' | b'"' | b'\''))?;
        if bytes[at] == b'>' {
            return Some(at);
        }
        at += 2 + memchr(bytes[at], &bytes[at + 1..])?;
    }
}

/// A tag whose content is no HTML, or none that could be published.
fn has_raw_content(name: &str) -> bool {
    let names =
        ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "template", "svg", "math"];
    names.iter().any(|raw| raw.eq_ignore_ascii_case(name))
}

/// The tags around content that runs on past blank lines.
fn raw_text_tags(name: &str) -> Option<(&'static str, &'static str)> {
    let tags = [("<script>", "</script>"), ("<style>", "</style>"), ("<textarea>", "</textarea>")];
    tags.into_iter().find(|(opener, _)| opener[1..opener.len() - 1].eq_ignore_ascii_case(name))
}

fn raw_content_end(html: &str, from: usize, name: &str) -> Option<usize> {
    let bytes = html.as_bytes();
    let mut at = from;
    while let Some(found) = memmem::find(&bytes[at..], b"</") {
        let start = at + found + 2;
        if bytes[start..].get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes())) {
            return memchr(b'>', &bytes[start..]).map(|close| start + close + 1);
        }
        at = start;
    }
    None
}

/// The length of a numeric reference to a forbidden character, if one begins here.
fn forbidden_reference(text: &str) -> Option<usize> {
    let number = text.strip_prefix("&#")?;
    let (digits, radix, prefix) = match number.strip_prefix(['x', 'X']) {
        Some(hex) => (hex, 16, 3),
        None => (number, 10, 2),
    };
    let length = digits.bytes().take_while(|b| char::from(*b).is_digit(radix)).count();
    let significant = digits[..length].trim_start_matches('0');
    let code = match significant.len() {
        0 => 0,
        1..=7 => u32::from_str_radix(significant, radix).ok()?,
        _ => u32::MAX,
    };
    let forbidden = char::from_u32(code).is_none_or(escape::is_forbidden);
    let semicolon = usize::from(digits[length..].starts_with(';'));
    (length > 0 && forbidden).then_some(prefix + length + semicolon)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_html_is_taken_apart_and_comments_vanish() {
        let tokens: Vec<_> = Tokens::new("a<b title='>'>x</b><!-- <i> --><script>if (a<b)</script>z<c").collect();
        assert_eq!(
            tokens,
            [
                Token::Text("a"),
                Token::Start { name: "b", attributes: " title='>'", at: 1 },
                Token::Text("x"),
                Token::End { name: "b" },
                Token::Start { name: "script", attributes: "", at: 31 },
                Token::Text("z"),
                Token::Text("<c"),
            ]
        );
    }

    #[test]
    fn attributes_are_read_with_any_quotes() {
        let expected = [("a", "1"), ("b", "2 3"), ("c", "x'y"), ("d", ""), ("e", "4")];
        assert_eq!(attributes(" a=1 b = '2 3' c=\"x'y\" d e=4"), expected);
        assert_eq!(attributes("/"), []);
        attributes("=整=\u{3000}\"");
    }

    #[test]
    fn references_stand_for_what_they_mean() {
        assert_eq!(decoded("a &lt; b&nbsp;c &amp;lt; &#x4E2D;&#25913;"), "a < b\u{A0}c &lt; 中改");
        assert_eq!(decoded("a&b; &; &#; &#x; &#xD800; &#1; A&T &acE;"), "a&b; &; &#; &#x;   A&T \u{223E}\u{333}");
    }

    #[test]
    fn what_has_no_end_is_known() {
        let unclosed = |html: &'static str| {
            let mut tokens = Tokens::new(html);
            tokens.by_ref().for_each(drop);
            tokens.unclosed().map(|unclosed| (unclosed.opener, unclosed.closer))
        };
        assert_eq!(unclosed("a<!-- b -> c"), Some(("<!--", "-->")));
        assert_eq!(unclosed("<SCRIPT src=x>\nb"), Some(("<script>", "</script>")));
        for html in ["<!-- a --><script>b</script>c", "<!-->a", "a<!--\n", "<svg>a"] {
            assert_eq!(unclosed(html), None, "{html}");
        }
    }

    #[test]
    fn forbidden_characters_go_in_any_spelling() {
        assert_eq!(without_forbidden("a&#1;b&#x0001;c\u{1}d&#62;&amp;&#0;"), "abcd&#62;&amp;");
    }

    #[test]
    fn a_long_text_is_cleaned_in_pieces_and_stays_whole() {
        let text = "整改&amp;&lt;\u{A0}b".repeat(LONGEST_PIECE);
        let written = text.replace('\u{A0}', "&nbsp;");
        assert_eq!(clean(&format!("<p title=\">\">{text}</p>")), format!("<p title=\"&gt;\">{written}</p>"));
        let parted = in_pieces(&text);
        assert!(parted.split("<!---->").all(|piece| piece.len() <= LONGEST_PIECE));
        assert_eq!(parted.replace("<!---->", ""), text);
        assert_eq!(clean(&format!("<p title=\"{text}\">甲</p>")), "<p>甲</p>");
        assert_eq!(clean(&"甲<<乙".repeat(LONGEST_PIECE)).matches('甲').count(), LONGEST_PIECE);
    }

    #[test]
    fn the_cleaner_keeps_our_markup_and_closes_what_is_open() {
        let ours = "<h2 id=\"a\">x</h2>\n<p><a href=\"\u{1}b/\">y</a><img src=\"\u{1}c.png\" alt=\"d\" loading=\"lazy\" decoding=\"async\"></p>";
        assert_eq!(clean(ours), ours);
        assert_eq!(clean("<div onclick=\"x\"><b>a<a href=\"javascript:x\">b"), "<div><b>a<a>b</a></b></div>");
        assert_eq!(clean("<h6 aria-level=\"7\" id=\"a\">x</h6>"), "<h6 aria-level=\"7\" id=\"a\">x</h6>");
        assert_eq!(clean("<p title=\"&lt;h2 x\">a</p>"), "<p title=\"&lt;h2 x\">a</p>");
    }
}
