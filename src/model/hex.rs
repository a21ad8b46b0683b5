//! Bytes as hexadecimal digits, always small ones: so digests and signatures stand in files and names.
//!
//! One spelling for one value: what is read back in another is no digest of ours.

use std::fmt::Write;

pub fn write(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Reads what [`write()`] writes of so many bytes.
pub fn read<const N: usize>(text: &str) -> Option<[u8; N]> {
    if !is_hex(text, N) {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        *byte = value(pair[0]) << 4 | value(pair[1]);
    }
    Some(bytes)
}

/// Whether a text stands for so many bytes.
pub fn is_hex(text: &str, bytes: usize) -> bool {
    text.len() == bytes * 2 && text.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
}

fn value(digit: u8) -> u8 {
    if digit <= b'9' { digit - b'0' } else { digit - b'a' + 10 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_and_nothing_else() {
        assert_eq!(write(&[0x00, 0x9F, 0xA0]), "009fa0");
        assert_eq!(read("009fa0"), Some([0x00, 0x9F, 0xA0]));
        for other in ["009FA0", "009fa", "009fa0b", "+09fa0", "整a"] {
            assert_eq!(read::<3>(other), None, "{other}");
        }
    }
}
