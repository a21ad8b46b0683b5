//! `docs/rules.md` is what the rules say of themselves.

use std::fs;
use std::path::Path;

use tongbao::check;

const INTRODUCTION: &str = "# 检查规则\n\n这一页由规则自己的说明生成，`cargo test --test check` 比较，`TONGBAO_BLESS=1 cargo test --test check` 重写。每条规则：查什么、为什么、误例、正例。`tongbao check --explain TB616` 在终端里看同样的说明。\n\nThis page is made from what the rules say of themselves; a test compares it.\n";

#[test]
fn the_manual_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let text = {
        let scores = crate::corpus::scores();
        check::manual(INTRODUCTION, |code| scores.get(code).and_then(|score| score.line()))
    };
    if std::env::var_os("TONGBAO_BLESS").is_some() {
        fs::write(&path, &text).unwrap();
    }
    assert!(fs::read_to_string(&path).is_ok_and(|written| written == text), "docs/rules.md is out of date");
}
