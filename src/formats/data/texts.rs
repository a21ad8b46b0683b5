//! Texts in JSON.
//!
//! `serde_json` looks at a text byte by byte for what has to be escaped. A text that is known to hold next to nothing
//! of the kind is written stretch by stretch instead. What comes out is the same.

use std::io;

use serde::{Serialize, Serializer};
use serde_json::ser::Formatter;

use crate::formats::Text;

/// Writes something that may hold texts as JSON.
pub fn to_vec(value: &impl Serialize, capacity: usize) -> Vec<u8> {
    let mut json = Vec::with_capacity(capacity);
    // Writing to memory cannot fail, and no key is anything but text.
    let _ = value.serialize(&mut serde_json::Serializer::with_formatter(&mut json, PlainTexts));
    json
}

/// For `serialize_with`: a plain text goes as bytes, which [`to_vec`] writes as a string.
pub fn serialize<S: Serializer>(text: &Text, serializer: S) -> Result<S::Ok, S::Error> {
    if text.is_plain() { serializer.serialize_bytes(text.as_bytes()) } else { serializer.serialize_str(text) }
}

/// Compact JSON in which bytes are a plain text.
struct PlainTexts;

impl Formatter for PlainTexts {
    /// A string (RFC 8259, section 7) in which only line breaks have to be escaped.
    fn write_byte_array<W: ?Sized + io::Write>(&mut self, writer: &mut W, text: &[u8]) -> io::Result<()> {
        writer.write_all(b"\"")?;
        let mut start = 0;
        for end in memchr::memchr_iter(b'\n', text) {
            writer.write_all(&text[start..end])?;
            writer.write_all(b"\\n")?;
            start = end + 1;
        }
        writer.write_all(&text[start..])?;
        writer.write_all(b"\"")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Holder<'a>(#[serde(serialize_with = "serialize")] Text<'a>);

    #[test]
    fn a_text_is_written_as_serde_json_writes_it() {
        for text in [
            "",
            "整改：已完成。\n\n“三重一大”",
            "a\"b\\",
            "\"",
            "\"\n\"\"",
            "\\\"",
            "一\t二\r\n\u{1}三\u{7F}\u{2028}",
            "\n",
        ] {
            assert_eq!(to_vec(&Holder(Text::of(text)), 0), serde_json::to_vec(text).unwrap(), "{text}");
        }
    }
}
