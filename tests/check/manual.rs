//! `docs/rules.md` is what the rules say of themselves.

use std::fs;
use std::path::Path;

use tongbao::check;

const INTRODUCTION: &str = "\
# 检查规则

这一页由规则自己的说明生成：`cargo test --test check` 比较，`TONGBAO_BLESS=1 cargo test --test check` 重写。`tongbao check --explain TB616` 在终端里看一条，`--list` 列出全部。

“语料实测”是在 `tests/check/corpus.txt` 上数出来的，里面是按整改通报的写法编写的句子，对的和错的各一百五十句以上，每句注明应当报出的规则；`cargo test --test check corpus -- --nocapture` 重新计算并列出每一处不符。错误级的规则准确率必须是 1，其余不低于 0.9，测试会检查。没有这一行的规则看的是整份通报、front matter 或站点，由例子和其他测试检查。

Made from what the rules say of themselves. The figures are measured on the sentences of `tests/check/corpus.txt` by `cargo test --test check corpus -- --nocapture`.
";

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
    assert!(
        fs::read_to_string(&path).is_ok_and(|written| written == text),
        "docs/rules.md is out of date; TONGBAO_BLESS=1 cargo test --test check writes it anew"
    );
}
