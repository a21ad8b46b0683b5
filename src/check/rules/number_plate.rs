//! Number plates of motor vehicles.

use std::ops::Range;

use crate::characters::half_width;
use crate::check::characters::is_han;
use crate::check::numbers::next_number;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};
use crate::finding::Finding;

rule! {
    "TB908" "number-plate" Warning
    says zh "这是一个机动车号牌号码" / "删去，或中间用 * 代替；需要公开的公务车等，在上一行写 <!-- tongbao-allow TB908: 理由 -->（文件开头用 # tongbao-allow TB908: 理由）。"
    says en "this is the number plate of a motor vehicle" / "Delete it or put * into it; for vehicles of the office, put <!-- tongbao-allow TB908: reason --> on the line before (in front matter # tongbao-allow TB908: reason)."
    zh "机动车号牌号码"
        / "省份简称加字母，后面五位或六位（新能源）字母和数字，如豫A12345、豫C·D12345，也包括挂车、教练车等号牌；全角、小写和中间有空格或间隔号的也认得。代码和 HTML 里也查。打了 * 的不算。"
        / "号牌号码可以查到车主，是个人信息（《个人信息保护法》第四条）；公务车、渣土车等确需公开的，用放行注释写明理由。"
    en "Number plates"
        / "The short name of a province and a letter, with five or six (new energy) letters and digits behind, such as 豫A12345 and 豫C·D12345; plates of trailers and learners, full width, small letters, and dots and blanks inside as well. Code and HTML are looked at too. What is hidden with * is left alone."
        / "A plate leads to its owner and is personal information; vehicles of the office may be allowed with a reason."
    bad "对违规停放的小型轿车（豫A12345）依法处理，并对停车秩序进行了整治。"
    good "对违规停放的小型轿车（豫A***45）依法处理，并对停车秩序进行了整治。"
    looks Look::Anything(check)
}

const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
/// Words that end with the character of a province, with a model behind.
const WORDS: &[&str] =
    &["更新", "全新", "最新", "创新", "翻新", "里云", "务云", "为云", "南宁", "漆黑", "紫苏", "长青", "四川", "银川"];
/// What the last place of some plates holds.
const USES: &[char] = &['挂', '学', '警', '港', '澳', '领', '使', '试', '超'];
/// A plate has no more letters than these among its last places.
const MOST_LETTERS: usize = 2;
/// A plate has no more characters before its first digit than a letter for the place, a separator and two letters.
const LONGEST_LEAD: usize = 4;

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    let text = &block.text;
    let mut at = 0;
    while let Some(digit) = next_number(text, at) {
        let found = plate(text, digit);
        if let Some(range) = &found {
            // The number itself is not said again: reports are read by more people than the text was.
            reporter.push(Finding::new(&KIND, document.place(block, range.clone())));
        }
        at = found.map_or_else(|| past_word(text, digit), |range| range.end);
    }
}

/// The plate whose first digit stands at a place.
fn plate(text: &str, digit: usize) -> Option<Range<usize>> {
    // Before its first digit there is a letter, or what parts the two.
    let before = text[..digit].chars().next_back()?;
    if is_han(before) || (sign(before).is_none() && !is_separator(before)) {
        return None;
    }
    let lead = text[..digit].char_indices().rev().take(LONGEST_LEAD + 1);
    let start =
        lead.take_while(|(_, c)| sign(*c).is_some() || is_separator(*c) || is_han(*c)).find(|(_, c)| is_han(*c));
    let (start, province) = start?;
    let through_province = start + province.len_utf8();
    let stands_in_word = WORDS.iter().any(|word| text[..through_province].ends_with(word));
    if !PROVINCES.contains(province) || stands_in_word {
        return None;
    }
    let rest = &text[through_province..];
    let rest = rest.strip_prefix([' ', '·']).unwrap_or(rest);
    let place = rest.chars().next().filter(|c| sign(*c).is_some_and(|c| c.is_ascii_alphabetic()))?;
    let rest = rest[place.len_utf8()..].trim_start_matches(is_separator);
    let end_of_signs = rest.find(|c| sign(c).is_none()).unwrap_or(rest.len());
    let (signs, behind) = rest.split_at(end_of_signs);
    let used = behind.chars().next().filter(|c| USES.contains(c));
    let letters = signs.chars().filter(|c| sign(*c).is_some_and(|c| c.is_ascii_alphabetic())).count();
    let is_plate = match (signs.chars().count(), used) {
        (4, Some(_)) | (5, _) => letters <= MOST_LETTERS,
        (6, _) => is_new_energy(signs),
        _ => false,
    };
    // `豫B2-20240001` is a licence, `A12345型` a machine.
    let goes_on = behind.starts_with(['-', '－', '*', '_', '/', '型']);
    let end = text.len() - behind.len() + used.filter(|_| signs.chars().count() == 4).map_or(0, char::len_utf8);
    (is_plate && !goes_on).then_some(start..end)
}

/// GA 36-2018: five digits and a letter, or a letter, one of either and four digits.
fn is_new_energy(signs: &str) -> bool {
    let kinds: Vec<bool> = signs.chars().filter_map(sign).map(|c| c.is_ascii_alphabetic()).collect();
    matches!(kinds[..], [true, _, false, false, false, false] | [false, false, false, false, false, true])
}

/// A letter or digit of a plate in half width and as a capital: I and O are on none.
fn sign(c: char) -> Option<char> {
    let capital = half_width(c).to_ascii_uppercase();
    (capital.is_ascii_alphanumeric() && !matches!(capital, 'I' | 'O')).then_some(capital)
}

fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '·' | '•' | '・' | '．' | '.')
}

fn past_word(text: &str, at: usize) -> usize {
    at + text[at..].find(|c| sign(c).is_none()).unwrap_or(text.len() - at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let found = next_number(text, 0).and_then(|digit| plate(text, digit)).map(|range| &text[range]);
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn plates_are_told_by_their_shape() {
        for plate in [
            "豫A12345", "豫C·D12345", "豫CD12345", "京AF01234", "沪A12345D", "豫c 8A6B9", "豫Ａ１２３４５", "豫AB1C23",
            "豫C1234挂", "粤Z1234港", "京A·1234警", "豫A·12345",
        ] {
            check(&format!("车牌号{plate}，"), Some(plate));
        }
        for other in [
            "豫A***45", "豫B2-20240001", "豫A1234", "豫A1234567", "豫S304省道", "京ICP备12345678号", "更新A12345型",
            "京A级景区12345", "豫AABC12", "安A12345", "豫A12345-1", "G12345", "豫12345", "12345",
        ] {
            check(other, None);
        }
    }
}
