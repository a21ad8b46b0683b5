//! Long texts in JSON.
//!
//! `serde_json` looks at a text byte by byte for what has to be escaped. A notice's texts are long and hold
//! next to nothing of the kind but line breaks, so here they are looked at many bytes at a time, and only one
//! that needs it goes the long way. What comes out is the same.

use serde::ser::Error;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

/// Writes a text as a JSON string (RFC 8259, section 7), for `serialize_with`.
pub fn serialize<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    let json = quoted(text).map_err(S::Error::custom)?;
    RawValue::from_string(json).map_err(S::Error::custom)?.serialize(serializer)
}

fn quoted(text: &str) -> serde_json::Result<String> {
    if !is_plain(text) {
        return serde_json::to_string(text);
    }
    let breaks = memchr::memchr_iter(b'\n', text.as_bytes()).count();
    let mut json = String::with_capacity(text.len() + breaks + 2);
    json.push('"');
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()) {
        json.push_str(&text[start..end]);
        json.push_str("\\n");
        start = end + 1;
    }
    json.push_str(&text[start..]);
    json.push('"');
    Ok(json)
}

/// Whether nothing but line breaks has to be escaped. Without a branch in the loop, which therefore looks at many
/// bytes at a time.
fn is_plain(text: &str) -> bool {
    !text.bytes().fold(false, |seen, byte| seen | ((byte < b' ') & (byte != b'\n')) | (byte == b'"') | (byte == b'\\'))
}

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(quoted(text).unwrap(), serde_json::to_string(text).unwrap(), "{text}");
        }
    }
}
