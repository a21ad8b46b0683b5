//! Letters that a scanner took for figures: 2O25年, l34件.

use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB667" "letter-for-figure" Error
    says zh "“{found}”里的字母应为数字" / "改为“{right}”，并核对原件。"
    says en "\"{found}\" has a letter for a figure" / "Write {right}, and hold it against the original."
    zh "字母当作数字"
        / "数字中间混着字母 O、o、l、I，后面紧跟“年、月、日、件、个、人、户、项、万、元、%”一类，如“2O25年”“l34件”。“O2O、CO2”一类和单独的字母不算。"
        / "扫描识别和手误常把 0 认作 O、把 1 认作 l，肉眼不易看出，搜索和统计却会落空。"
    en "A letter for a figure"
        / "O, o, l or I among figures before 年, 月, 日, 件, 个, 人, 户, 项, 万, 元, % and the like, as in 2O25年 and l34件. O2O, CO2 and letters alone are left alone."
        / "Scanning and typing take 0 for O and 1 for l; hardly to be seen, but neither found by a search nor counted."
    bad "2O25年8月，对全局固定资产开展全面清查盘点，核销报废资产l34件。"
    good "2025年8月，对全局固定资产开展全面清查盘点，核销报废资产134件。"
    looks Look::Words(&MIXED, check)
}

/// Each pair of a figure and a letter that looks like one.
#[rustfmt::skip]
const MIXED: [&str; 44] = [
    "0O", "1O", "2O", "3O", "4O", "5O", "6O", "7O", "8O", "9O",
    "0o", "1o", "2o", "3o", "4o", "5o", "6o", "7o", "8o", "9o",
    "l0", "l1", "l2", "l3", "l4", "l5", "l6", "l7", "l8", "l9",
    "I0", "I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8", "I9",
    "O1", "O2", "O5", "O8",
];
/// What stands behind a number.
const UNITS: [char; 34] = [
    '年', '月', '日', '件', '个', '人', '户', '项', '万', '元', '%', '次', '名', '家', '处', '条', '亩', '米', '公',
    '吨', '座', '份', '场', '起', '余', '批', '辆', '台', '套', '亿', '千', '天', '盏', '平',
];

fn check(hit: &Hit, reporter: &mut Reporter) {
    let (lead, rest) = (hit.before(), hit.after());
    let start = hit.range.start - (lead.len() - lead.trim_end_matches(is_of_word).len());
    let end = hit.range.end + (rest.len() - rest.trim_start_matches(is_of_word).len());
    let word = &hit.block.text[start..end];
    let is_first = word.find(is_letter).is_some_and(|at| at + 1 >= hit.range.start - start);
    let figures = word.chars().filter(char::is_ascii_digit).count();
    let is_number = word.chars().all(|c| c.is_ascii_digit() || is_letter(c)) && figures * 2 > word.len();
    let is_counting = hit.block.text[end..].trim_start_matches(' ').starts_with(UNITS);
    if is_first && is_number && is_counting {
        let right: String = word.chars().map(figure).collect();
        let fix = hit.document.suggestion(hit.block, start..end, right.as_str());
        let finding = hit.document.finding(&KIND, hit.block, start..end);
        reporter.push(finding.with("right", right).mended_by(fix));
    }
}

fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '/')
}

fn is_letter(c: char) -> bool {
    matches!(c, 'O' | 'o' | 'l' | 'I')
}

fn figure(c: char) -> char {
    match c {
        'O' | 'o' => '0',
        'l' | 'I' => '1',
        figure => figure,
    }
}
