//! `tongbao check --diff` and `--fix`.

use std::fs;

use proptest::prelude::*;

use super::command::{site, tongbao};
use super::support::{self, Files};
use std::collections::BTreeMap;
use tongbao::mend::{self, Seen};

const BAD: &str = "在城区设置设置便民点，完善了相关的的管理制度，效果良好。";
const GOOD: &str = "在城区设置便民点，完善了相关的管理制度，效果良好。";

#[test]
fn a_diff_shows_what_would_change_and_writes_nothing() {
    let root = site(BAD);
    let (code, out, err) = tongbao(root.path(), &["check", "--diff"]);
    assert_eq!(code, 1, "{err}");
    // Whoever asks for both wants to see first.
    assert_eq!(tongbao(root.path(), &["check", "--fix", "--diff"]), (code, out.clone(), err.clone()));
    let lines: Vec<_> = out.lines().collect();
    assert_eq!(lines[..2], ["--- content/n/01-a.md", "+++ content/n/01-a.md"]);
    assert_eq!(lines[lines.len() - 2..], [format!("-{BAD}"), format!("+{GOOD}")]);
    assert!(fs::read_to_string(root.path().join("content/n/01-a.md")).unwrap().ends_with(&format!("{BAD}\n")));
    assert_eq!(err, "可以改 1 个文件，共 2 处；加 --fix 写入。\n");
}

#[test]
fn fixing_leaves_every_other_byte_and_a_second_run_changes_nothing() {
    let root = site(BAD);
    let file = root.path().join("content/n/01-a.md");
    let old = format!("\u{FEFF}{}", fs::read_to_string(&file).unwrap().replace('\n', "\r\n"));
    fs::write(&file, &old).unwrap();
    let (code, out, err) = tongbao(root.path(), &["check", "--fix"]);
    assert_eq!(code, 0, "{err}");
    assert!(out.starts_with("改了 1 个文件，共 2 处。\n"), "{out}");
    assert_eq!(fs::read_to_string(&file).unwrap(), old.replace(BAD, GOOD));
    let (code, out, _) = tongbao(root.path(), &["check", "--fix"]);
    assert!(code == 0 && out.starts_with("没有可以直接改的。"), "{out}");
    assert_eq!(tongbao(root.path(), &["check", "--diff"]).0, 0);
}

#[test]
fn a_mark_is_mended_inside_of_bold_as_well() {
    let root = site("**整改:** 更换灯具 262 盏，恢复了正常照明。");
    let (code, _, err) = tongbao(root.path(), &["check", "--fix"]);
    assert_eq!(code, 0, "{err}");
    let text = fs::read_to_string(root.path().join("content/n/01-a.md")).unwrap();
    assert!(text.ends_with("**整改：** 更换灯具262盏，恢复了正常照明。\n"), "{text}");
}

#[test]
fn a_region_among_countries_is_no_country_of_theirs() {
    for (bad, good) in [
        ("台湾、日本、韩国等国家的客商", "台湾、日本、韩国等国家和地区的客商"),
        ("香港、新加坡等国的客商", "香港、新加坡等国家和地区的客商"),
    ] {
        let text = |who: &str| format!("接待来自{who}12人次，费用据实结算，手续齐全。");
        let findings = Files::example(&text(bad)).findings();
        let told = findings.iter().find(|finding| finding.kind.code == "TB653").unwrap();
        assert!(support::mended(told).unwrap().contains(&text(good)), "{bad}");
    }
}

#[test]
fn a_path_gets_the_letters_of_the_one_file_that_it_can_mean() {
    let root = site("见[灯](A.pdf \"A.pdf\")、[井](Ｂ.pdf)、[椅](C.PDF#page=2)、[三](%E4%B8%89.PDF)。");
    for name in ["a.pdf", "b.pdf", "c 1.pdf", "c.pdf", "三.pdf"] {
        fs::write(root.path().join("content/n").join(name), "-").unwrap();
    }
    tongbao(root.path(), &["check", "--fix"]);
    let text = fs::read_to_string(root.path().join("content/n/01-a.md")).unwrap();
    let expected = "见[灯](a.pdf \"A.pdf\")、[井](Ｂ.pdf)、[椅](c.pdf#page=2)、[三](三.pdf)。\n";
    assert!(text.ends_with(expected), "{text}");

    let root = site("见[灯](A.pdf)。");
    for name in ["a.pdf", "Ａ.pdf"] {
        fs::write(root.path().join("content/n").join(name), "-").unwrap();
    }
    tongbao(root.path(), &["check", "--fix"]);
    let text = fs::read_to_string(root.path().join("content/n/01-a.md")).unwrap();
    assert!(text.ends_with("见[灯](A.pdf)。\n"), "{text}");
}

#[test]
fn characters_without_width_are_taken_away_and_line_ends_of_other_programs_are_not() {
    let root = site("更换\u{200B}灯具262盏，\u{202E}恢复了正\u{FEFF}常照明。");
    let (code, _, err) = tongbao(root.path(), &["check", "--fix"]);
    assert_eq!(code, 0, "{err}");
    let text = fs::read_to_string(root.path().join("content/n/01-a.md")).unwrap();
    assert!(text.ends_with("更换灯具262盏，恢复了正常照明。\n"), "{text}");

    let root = site("更换灯具262盏，\u{2028}恢复了正常照明。\u{B}没有遗漏。");
    let (code, out, err) = tongbao(root.path(), &["check", "--fix"]);
    assert!(code == 1 && out.starts_with("没有可以直接改的。") && err.matches("TB006").count() == 2, "{out}{err}");
}

#[test]
fn blanks_before_marks_and_half_width_marks_behind_blanks_are_mended() {
    let root = site("更换灯具262盏 ，按国办发[2017]47号 ,恢复了正常照明 。");
    let (code, _, err) = tongbao(root.path(), &["check", "--fix"]);
    assert_eq!(code, 0, "{err}");
    let text = fs::read_to_string(root.path().join("content/n/01-a.md")).unwrap();
    assert!(text.ends_with("更换灯具262盏，按国办发〔2017〕47号，恢复了正常照明。\n"), "{text}");
}

#[test]
fn what_word_and_an_input_method_leave_in_a_text_is_mended() {
    let root = site(
        "更换灯具：\n\u{F06C} 东区<o:p></o:p>262盏；\n\u{F06C} 西区100盏＜！—— 核对 ——＞。\n\n已验收\u{F0FE}。<o:p>&nbsp;</o:p>",
    );
    let (code, _, err) = tongbao(root.path(), &["check", "--fix"]);
    assert_eq!(code, 0, "{err}");
    let text = fs::read_to_string(root.path().join("content/n/01-a.md")).unwrap();
    let mended = "更换灯具：\n- 东区262盏；\n- 西区100盏<!-- 核对 -->。\n\n已验收☑。\n";
    assert!(text.ends_with(mended), "{text}");
}

#[test]
fn a_text_that_was_encoded_twice_is_restored_and_one_that_lost_characters_is_not() {
    let garbled: String = "更换灯具262盏，恢复了照明，没有遗漏。".bytes().map(char::from).collect();
    let root = site(&garbled);
    let (code, _, err) = tongbao(root.path(), &["check", "--fix"]);
    assert_eq!(code, 0, "{err}");
    let text = fs::read_to_string(root.path().join("content/n/01-a.md")).unwrap();
    assert!(text.ends_with("更换灯具262盏，恢复了照明，没有遗漏。\n"), "{text}");

    let root = site("更换灯具262盏，恢复了照\u{FFFD}，没有遗漏。");
    let (code, out, err) = tongbao(root.path(), &["check", "--fix"]);
    assert!(code == 1 && out.starts_with("没有可以直接改的。") && err.contains("TB011"), "{out}{err}");
}

#[test]
fn what_needs_a_person_is_left_and_told() {
    let root = site("已退还李某（身份证号11010519491231002X），并完善了相关的的制度。");
    let (code, out, err) = tongbao(root.path(), &["check", "--fix"]);
    assert_eq!(code, 1);
    assert!(
        out.starts_with("改了 1 个文件，共 1 处。") && err.contains("TB901") && !err.contains("TB616"),
        "{out}{err}"
    );
}

#[test]
fn an_internal_part_that_was_not_read_is_not_touched() {
    let body = format!("{BAD}\n\n::: internal\n研究了相关的的事项。\n:::");
    let root = site(&body);
    tongbao(root.path(), &["check", "--fix"]);
    let text = fs::read_to_string(root.path().join("content/n/01-a.md")).unwrap();
    assert!(text.ends_with(&format!("{GOOD}\n\n::: internal\n研究了相关的的事项。\n:::\n")), "{text}");
}

/// Mends in memory; gives the text.
fn mended(body: &str) -> String {
    let path = "content/n/01-a.md";
    let look = |texts: &BTreeMap<String, String>| {
        let mut files = Files::ordinary();
        files.set("n/01-a.md", texts.get(path).map_or(body, String::as_str));
        let tree = files.tree();
        let findings = files.findings().into_iter().collect();
        Ok::<_, std::convert::Infallible>(Seen::new(findings, tree.sources()))
    };
    let Ok(settled) = mend::settle(look);
    settled.files.into_iter().next().map_or_else(|| body.to_string(), |file| file.new)
}

#[test]
fn one_run_mends_long_chains_and_more_than_a_rule_tells_of_a_file() {
    for (bad, good) in [
        (format!("好{}", "!".repeat(40)), format!("好{}", "！".repeat(40))),
        (format!("A{}好", "!".repeat(30)), format!("A{}好", "！".repeat(30))),
        ("甲,".repeat(4_100), "甲，".repeat(4_100)),
    ] {
        let body = |text: &str| {
            format!("---\ntitle: 路灯维修不及时\ncategory: lighting\nstatus: 已完成\n---\n{text}路灯已经修好。\n")
        };
        assert_eq!(mended(&body(&bad)), body(&good));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn mending_what_is_mended_changes_nothing(parts in prop::collection::vec(prop::sample::select(vec![
        "设置设置", "的的", "了了", "，,", "。。", "约20左右", " ", "2025.6.1", "（", ")", "\"", "一个一个", "**", "\n", "\n\n", "- ",
        "其它", "做为", "整改", "路灯", "1234", "：", "按排", "12月31号", "[x](y)", "`的的`", "—", "...",
        "\u{F06C}", "\u{F0FE}", "＜!-- 注 --＞", "<!—", "—＞", "<o:p>", "</o:p>", "æ•´æ”¹",
    ]), 0..14)) {
        let body = format!("---\ntitle: 路灯维修不及时\ncategory: lighting\nstatus: 已完成\n---\n{}\n", parts.concat());
        let once = mended(&body);
        prop_assert_eq!(mended(&once), once);
    }
}
