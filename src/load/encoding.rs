//! What a file is that is not in UTF-8: told by its bytes, so that nobody is advised to convert it from the wrong
//! encoding, which would destroy it.

use super::garbled::is_common_han;
use crate::catalogue::findings::{BIG5_FILE, DAMAGED_UTF8, DOCUMENT_FILE, GB18030_FILE, NOT_UTF8, UTF16_FILE};
use crate::finding::Finding;
use crate::source::{Place, Source, Span};

/// Says what is wrong with the bytes of a file.
pub fn explain(bytes: &[u8], shown: &str) -> Finding {
    if let Some(format) = document(bytes) {
        return Finding::new(&DOCUMENT_FILE, Place::path(shown)).with("format", format);
    }
    if is_utf16(bytes) {
        return Finding::new(&UTF16_FILE, Place::path(shown));
    }
    if let Some(at) = damage(bytes) {
        let source = Source::new(shown, String::from_utf8_lossy(bytes));
        return Finding::new(
            &DAMAGED_UTF8,
            Place::at(&source, Span::new(at, at + char::REPLACEMENT_CHARACTER.len_utf8())),
        );
    }
    let kind = match chinese(bytes) {
        Some(Chinese::Gb18030) => &GB18030_FILE,
        Some(Chinese::Big5) => &BIG5_FILE,
        None => &NOT_UTF8,
    };
    Finding::new(kind, Place::path(shown)).with("path", shown)
}

/// The encodings that Chinese systems wrote before UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chinese {
    /// Simplified characters, and all others.
    Gb18030,
    /// Traditional characters.
    Big5,
}

/// Which of them a text that is no UTF-8 was most likely written in.
pub fn chinese(bytes: &[u8]) -> Option<Chinese> {
    match (share(bytes, gb18030), share(bytes, big5)) {
        (Some(gb), Some(big5)) if big5 > gb => Some(Chinese::Big5),
        (None, Some(big5)) if big5 > PLAUSIBLE => Some(Chinese::Big5),
        (Some(gb), other) if gb > other.unwrap_or(0.0) => Some(Chinese::Gb18030),
        _ => None,
    }
}

/// UTF-16, which begins with its mark, or else with a letter of ASCII as every text of ours does.
pub fn is_utf16(bytes: &[u8]) -> bool {
    matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..])
        || matches!(bytes, [b' '..=b'~', 0, _, 0, ..] | [0, b' '..=b'~', 0, _, ..])
}

/// The format of a file that was only renamed, by what it begins with.
fn document(bytes: &[u8]) -> Option<&'static str> {
    const BEGINNINGS: [(&[u8], &str); 5] = [
        (b"PK\x03\x04", "docx, xlsx, zip"),
        (b"\xD0\xCF\x11\xE0", "doc, wps, xls"),
        (b"%PDF", "pdf"),
        (b"\xFF\xD8\xFF", "jpg"),
        (b"\x89PNG", "png"),
    ];
    BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning)).map(|(_, format)| *format)
}

/// Where a text that is UTF-8 otherwise has bytes that are none. In other encodings the bytes beside would hardly make
/// Chinese characters, and to convert such a text would destroy what is right.
fn damage(bytes: &[u8]) -> Option<usize> {
    const CHARACTERS_A_FAULT: usize = 4;
    let right = bytes.utf8_chunks().next()?.valid();
    let (mut chinese, mut faults) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        chinese += chunk.valid().chars().filter(|c| is_common_han(*c)).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    let is_otherwise_right = right.chars().any(is_common_han) || chinese >= faults * CHARACTERS_A_FAULT;
    (faults > 0 && is_otherwise_right).then_some(right.len())
}

/// What a step through an encoding is made of.
enum Step {
    Ascii,
    /// A character, and whether it is one of everyday.
    Character {
        length: usize,
        is_common: bool,
    },
}

/// How much of a text are characters of everyday, if it is in an encoding: nearly all in the one that it was written
/// in, and about half in another one.
fn share(bytes: &[u8], read: fn(&[u8]) -> Option<Step>) -> Option<f64> {
    let (mut at, mut characters, mut common) = (0, 0, 0);
    while at < bytes.len() {
        at += match read(&bytes[at..])? {
            Step::Ascii => 1,
            Step::Character { length, is_common } => {
                characters += 1;
                common += usize::from(is_common);
                length
            }
        };
    }
    (characters > 0).then(|| f64::from(common as u32) / f64::from(characters.max(1) as u32))
}

/// A text whose share is smaller is in some other encoding.
const PLAUSIBLE: f64 = 0.7;

/// Whether a pair of bytes is one of the marks, letters and characters of everyday: rows 1 to 3 and 16 to 55, the 3755
/// characters of the first level.
pub fn is_everyday_gbk(pair: &[u8]) -> bool {
    matches!(pair, [0xA1..=0xA3 | 0xB0..=0xD7, 0xA1..=0xFE, ..])
}

/// GB 18030-2022: bytes below 0x80 stand for themselves, all others come in pairs or fours.
fn gb18030(bytes: &[u8]) -> Option<Step> {
    Some(match bytes {
        [0x00..=0x7F, ..] => Step::Ascii,
        [0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE, ..] => {
            Step::Character { length: 2, is_common: is_everyday_gbk(bytes) }
        }
        [0x81..=0xFE, 0x30..=0x39, 0x81..=0xFE, 0x30..=0x39, ..] => Step::Character { length: 4, is_common: false },
        _ => return None,
    })
}

/// Big5 with the characters of Hong Kong: marks come first, then the 5401 characters of the first level.
fn big5(bytes: &[u8]) -> Option<Step> {
    Some(match bytes {
        [0x00..=0x7F, ..] => Step::Ascii,
        [0xA1..=0xC6, 0x40..=0x7E | 0xA1..=0xFE, ..] => Step::Character { length: 2, is_common: true },
        [0x87..=0xFE, 0x40..=0x7E | 0xA1..=0xFE, ..] => Step::Character { length: 2, is_common: false },
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        assert_eq!(explain(bytes, "content/a.md").kind.name, expected, "{bytes:?}");
    }

    fn encoded(encoding: &'static encoding_rs::Encoding, text: &str) -> Vec<u8> {
        let (bytes, _, has_unmappable) = encoding.encode(text);
        assert!(!has_unmappable, "{text}");
        bytes.into_owned()
    }

    #[test]
    fn simplified_and_traditional_chinese_are_told_apart() {
        for text in [
            "标题",
            "整改情况",
            "---\ntitle: 路灯维修不及时\nstatus: 已完成\n---\n更换灯头252盏，“一岗双责”落实到位。\n",
            "偃师区翟镇镇甄庄村邙岭镇瑶头砦窨井盖破损垃圾箱锈蚀",
        ] {
            check(&encoded(encoding_rs::GB18030, text), "gb18030-file");
        }
        for text in [
            "標題",
            "整改情況",
            "---\ntitle: 路燈維修不及時\nstatus: 已完成\n---\n更換燈頭252盞，「一崗雙責」落實到位。\n",
            "關於巡察整改進展情況的通報，現將有關情況予以公佈。",
        ] {
            check(&encoded(encoding_rs::BIG5, text), "big5-file");
        }
    }

    #[test]
    fn what_is_in_neither_gets_advice_that_harms_neither() {
        check(b"---\ntitle: \xFF\xFF\n---\n", "not-utf8");
        check(b"caf\xE9 au lait", "not-utf8");
    }

    #[test]
    fn utf16_is_known_with_and_without_its_mark() {
        for bytes in [&b"\xFF\xFE\x07\x68"[..], b"\xFE\xFF\x68\x07", b"-\0-\0-\0\n\0\x07\x68", b"\0-\0-\0-\0\n\x68\x07"]
        {
            check(bytes, "utf16-file");
        }
        assert!(!is_utf16("整改".as_bytes()) && !is_utf16(b"a\0b") && !is_utf16(b""));
    }

    #[test]
    fn a_document_under_another_name_is_known() {
        check(b"PK\x03\x04\x14\0\x06\0\xFF", "document-file");
        check(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "document-file");
        check(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3", "document-file");
    }

    #[test]
    fn a_damaged_text_is_not_taken_for_one_in_another_encoding() {
        let bytes = ["标题\n正文".as_bytes(), b"\xE4\xB8"].concat();
        assert!(share(&bytes, gb18030).is_some());
        check(&bytes, "damaged-utf8");
        assert_eq!(damage(&bytes), Some("标题\n正文".len()));
        assert_eq!(damage(&[b"title: \xE4\xB8".as_slice(), "路灯维修".as_bytes()].concat()), Some("title: ".len()));
        assert_eq!(damage(b"\xB1\xEA\xCC\xE2"), None);
    }
}
