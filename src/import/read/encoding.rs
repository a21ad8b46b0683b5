//! From bytes to text: UTF-8, UTF-16 with its mark, or else what Chinese Windows writes, GB18030 or Big5.

use encoding_rs::{BIG5, GB18030, UTF_16BE, UTF_16LE};

use crate::load::encoding::{Chinese, chinese};

/// The text of a file. `None`: it is in none of these encodings.
pub fn decode(bytes: &[u8]) -> Option<String> {
    let marked = |encoding: &'static encoding_rs::Encoding, mark: usize| {
        let (text, malformed) = encoding.decode_without_bom_handling(&bytes[mark..]);
        (!malformed).then(|| text.into_owned())
    };
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        [0xFF, 0xFE, ..] => marked(UTF_16LE, 2),
        [0xFE, 0xFF, ..] => marked(UTF_16BE, 2),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Some(text.to_string()),
            Err(_) if chinese(bytes) == Some(Chinese::Big5) => marked(BIG5, 0),
            Err(_) => marked(GB18030, 0),
        },
    }?;
    // A text holds no NUL: what does is some other kind of file.
    (!text.contains('\0')).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn the_encodings_of_chinese_offices_are_read() {
        for bytes in [
            "整改".as_bytes(),
            b"\xEF\xBB\xBF\xE6\x95\xB4\xE6\x94\xB9",
            b"\xD5\xFB\xB8\xC4",
            b"\xFF\xFE\x74\x65\x39\x65",
        ] {
            assert_eq!(decode(bytes).as_deref(), Some("整改"), "{bytes:?}");
        }
        assert_eq!(decode(b"\xBE\xE3\xA7\xEF\xB1\xA1\xAA\x70").as_deref(), Some("整改情況"));
        assert_eq!(decode(b"a\0b"), None);
        assert_eq!(decode(b"\xFF\xFF\xFF"), None);
    }
}
