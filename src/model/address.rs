//! Addresses: where each thing stands below the site's root.

use std::borrow::Cow;
use std::fmt::Write;

/// An address without a leading slash: `notices/x/` is a page, `notices/x/notice.json` a file, and the
/// home page is empty. It is kept as people read it; [`Address::href`] is what stands in a link.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Address(String);

impl Address {
    pub fn home() -> Self {
        Self::default()
    }

    /// The address of a page below these slugs.
    pub fn page(parts: &[&str]) -> Self {
        let mut text = String::with_capacity(parts.iter().map(|part| part.len() + 1).sum());
        for part in parts {
            text.push_str(part);
            text.push('/');
        }
        Self(text)
    }

    pub fn file(path: impl Into<String>) -> Self {
        Self(path.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file that holds it: a page is the `index.html` of its folder.
    pub fn file_path(&self) -> String {
        if self.0.is_empty() || self.0.ends_with('/') { [&self.0, "index.html"].concat() } else { self.0.clone() }
    }

    /// As it stands in a link, percent-encoded.
    pub fn href(&self) -> String {
        encode_path(&self.0)
    }

    /// The same, behind what is there.
    pub fn push_href(&self, text: &mut String) {
        push_encoded(&self.0, text);
    }

    /// The same of an address that serves for nothing else.
    pub fn into_href(self) -> String {
        if stands(&self.0) { self.0 } else { encode_path(&self.0) }
    }

    /// What leads from this page up to the root: `./`, `../`, `../../`.
    pub fn to_root(&self) -> String {
        match memchr::memchr_iter(b'/', self.0.as_bytes()).count() {
            0 => "./".into(),
            depth => "../".repeat(depth),
        }
    }
}

/// The bytes that stand for themselves. Links are asked for many times on every page.
static STANDS: [bool; 256] = {
    let mut stands = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        stands[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    let mut at = 0;
    let marks = b"/-_.~!$()*,;=:@+";
    while at < marks.len() {
        stands[marks[at] as usize] = true;
        at += 1;
    }
    stands
};

/// Percent-encodes what may not stand in the path of a URL (RFC 3986, section 3.3).
pub fn encode_path(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    push_encoded(path, &mut encoded);
    encoded
}

fn push_encoded(path: &str, text: &mut String) {
    if stands(path) {
        text.push_str(path);
        return;
    }
    for byte in path.bytes() {
        if STANDS[usize::from(byte)] {
            text.push(byte as char);
        } else {
            // Writing to a String cannot fail.
            let _ = write!(text, "%{byte:02X}");
        }
    }
}

/// Whether a path needs no encoding, as next to none does.
fn stands(path: &str) -> bool {
    path.bytes().all(|byte| STANDS[usize::from(byte)])
}

/// Decodes `%E6%95%B4` (RFC 3986, section 2.1); what would not be text stays as it is.
pub fn percent_decode(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    String::from_utf8(unescaped(text).bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// The same of what a stranger sends. `None`: an escape is broken, or makes no text.
pub fn percent_decode_strictly(text: &str) -> Option<String> {
    let Unescaped { bytes, is_broken } = unescaped(text);
    String::from_utf8(bytes).ok().filter(|_| !is_broken)
}

struct Unescaped {
    bytes: Vec<u8>,
    /// Whether a percent sign begins no escape, and was kept.
    is_broken: bool,
}

fn unescaped(text: &str) -> Unescaped {
    let escaped = text.as_bytes();
    let digit = |at: usize| escaped.get(at).and_then(|&b| char::from(b).to_digit(16)).map(|value| value as u8);
    let mut bytes = Vec::with_capacity(escaped.len());
    let mut is_broken = false;
    let mut at = 0;
    while at < escaped.len() {
        match (escaped[at], digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(high * 16 + low);
                at += 3;
            }
            (byte, ..) => {
                is_broken |= byte == b'%';
                bytes.push(byte);
                at += 1;
            }
        }
    }
    Unescaped { bytes, is_broken }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_knows_its_file_and_the_way_to_the_root() {
        let issue = Address::page(&["notices", "a", "b"]);
        assert_eq!((issue.as_str(), issue.file_path().as_str()), ("notices/a/b/", "notices/a/b/index.html"));
        assert_eq!(issue.to_root(), "../../../");
        assert_eq!((Address::home().file_path(), Address::home().to_root()), ("index.html".into(), "./".into()));
        assert_eq!(Address::file("feed.xml").to_root(), "./");
    }

    #[test]
    fn links_are_percent_encoded() {
        assert_eq!(Address::file("整改 \"1\".pdf").into_href(), "%E6%95%B4%E6%94%B9%20%221%22.pdf");
    }

    #[test]
    fn what_is_no_text_is_not_decoded() {
        assert_eq!(percent_decode("%E6%95%B4%20a"), "整 a");
        assert_eq!(percent_decode("%E6%95%B4%zz%"), "整%zz%");
        assert_eq!(percent_decode("%FF%zz"), "%FF%zz");
    }

    #[test]
    fn of_a_stranger_nothing_is_taken_that_is_broken() {
        assert_eq!(percent_decode_strictly("%E6%95%B4%20a%25"), Some("整 a%".into()));
        // Two of them are longer than they need be, and one is half of a pair.
        for broken in ["%", "%4", "%zz", "%+4", "a%2", "%FF", "%C0%AF", "%E0%80%AF", "%ED%A0%80"] {
            assert_eq!(percent_decode_strictly(broken), None, "{broken}");
        }
    }
}
