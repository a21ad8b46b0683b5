//! Files of what is expected: compared with what was seen, or written anew to be read in the diff.

use std::path::Path;

/// Compares a text with an expected file; with `TONGBAO_BLESS=1` writes the file instead.
#[track_caller]
pub fn expect_file(file: &Path, seen: &[u8]) {
    if blessing() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, seen).unwrap();
        return;
    }
    let expected = std::fs::read(file).unwrap_or_default();
    if expected != seen {
        let (expected, seen) = (String::from_utf8_lossy(&expected), String::from_utf8_lossy(seen));
        let at = expected.lines().zip(seen.lines()).position(|(a, b)| a != b);
        let at = at.unwrap_or_else(|| expected.lines().count().min(seen.lines().count()));
        let line = |text: &str| text.lines().nth(at).unwrap_or("(nothing)").to_string();
        panic!(
            "{} is not as expected, from line {}:\n  expected {}\n  seen     {}\nTONGBAO_BLESS=1 writes it anew.",
            file.display(),
            at + 1,
            line(&expected),
            line(&seen)
        );
    }
}

pub fn blessing() -> bool {
    std::env::var_os("TONGBAO_BLESS").is_some_and(|value| value == "1")
}
