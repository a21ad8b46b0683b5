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

/// Compares a text with what stands between `<!-- name -->` and `<!-- /name -->` in a page of the manual, or writes it there.
// The site suite has no such page.
#[allow(dead_code)]
#[track_caller]
pub fn expect_part(page: &str, name: &str, seen: &str) {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let text = std::fs::read_to_string(&page).unwrap();
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = text.split_once(&open).expect("the part's beginning");
    let (old, after) = rest.split_once(&close).expect("the part's end");
    if blessing() {
        std::fs::write(&page, format!("{before}{open}{seen}{close}{after}")).unwrap();
        return;
    }
    assert_eq!(old, seen, "TONGBAO_BLESS=1 writes it anew");
}

pub fn blessing() -> bool {
    std::env::var_os("TONGBAO_BLESS").is_some_and(|value| value == "1")
}
