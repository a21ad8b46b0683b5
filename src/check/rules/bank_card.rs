//! Numbers of bank cards.

use crate::check::characters::nearby_before;
use crate::check::numbers::{Run, those_that};
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::rules::identity_number::is_identity_number;
use crate::check::rules::likely_identity_number::PROVINCES;
use crate::check::text::{Block, Document};
use crate::finding::Finding;

rule! {
    "TB904" "bank-card" Error
    says zh "这是一个银行卡号" / "删去，或只留后四位。"
    says en "this is the number of a bank card" / "Delete it, or keep the last four digits."
    zh "银行卡号"
        / "16 至 19 位数字，通过 Luhn 校验（ISO/IEC 7812），以 62、60、9 或 4、5 开头，不是统一社会信用代码（GB 32100）和身份证号码；紧跟“卡号”“银行卡”“工资卡”等，或四位一组、62 开头而又说到账户的，校验不过也算；4、5、9 开头的，附近还要有卡号、账号、银行等字样。"
        / "金融账户是敏感个人信息（《个人信息保护法》第二十八条）。"
    en "Bank cards"
        / "16 to 19 digits that pass Luhn's check (ISO/IEC 7812) and begin as cards do, and are neither a unified social credit code (GB 32100) nor an identity number; right behind 卡号, 银行卡 or 工资卡, and in groups of four with 62 behind a word such as 账户, a number is told without the check; other than 62 and 60, a word such as 卡号 or 银行 must stand nearby."
        / "Bank accounts are sensitive personal information."
    bad "补助资金已发放至个人账户（卡号 6222 0202 0011 2233 446），并公示。"
    good "补助资金已发放至个人账户（卡号尾号 3446），统一社会信用代码 91350100M000100Y43，并公示。"
    looks Look::Anything(check)
}

/// What follows right behind is its number, though a digit be mistyped.
const CARDS: &[&str] = &["卡号", "银行卡", "储蓄卡", "借记卡", "信用卡", "工资卡", "惠农卡", "一卡通"];
const WORDS: &[&str] = &["卡号", "账号", "帐号", "账户", "银行", "汇款", "开户", "尾号"];

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    for run in those_that(block.long_numbers(), |run| is_card(run, block)) {
        reporter.push(Finding::new(&KIND, document.place(block, run.range.clone())));
    }
}

fn is_card(run: &Run, block: &Block) -> bool {
    let passes = (16..=19).contains(&run.text.len()) && passes_luhn(&run.text);
    let is_labelled = (16..=19).contains(&run.text.len()) && run.text.bytes().all(|b| b.is_ascii_digit()) && {
        let lead = nearby_before(&block.text, run.range.start).trim_end_matches([' ', '：', ':', '为', '（', '(']);
        CARDS.iter().any(|card| lead.ends_with(card))
    };
    // `6222 0210 0111 2345 678`: nothing else is written in fours, though a digit be mistyped.
    let is_in_fours = run.text.len() >= 16 && run.text.starts_with("62") && {
        let mut groups = block.text[run.range.clone()].split(' ').rev();
        groups.next().is_some_and(|last| last.len() <= 4)
            && groups.clone().count() >= 3
            && groups.all(|group| group.len() == 4)
    };
    let is_grouped = is_in_fours && WORDS.iter().any(|word| nearby_before(&block.text, run.range.start).contains(word));
    if is_labelled || is_grouped {
        return true;
    }
    if !passes || is_identity_number(run) || is_credit_code(&run.text) {
        return false;
    }
    let sure = ["62", "60"].iter().any(|start| run.text.starts_with(start));
    sure || run.text.starts_with(['4', '5', '9']) && WORDS.iter().any(|word| block.text.contains(word))
}

pub fn passes_luhn(number: &str) -> bool {
    let mut sum = 0;
    for (at, digit) in number.chars().rev().enumerate() {
        let Some(digit) = digit.to_digit(10) else { return false };
        sum += match at % 2 {
            0 => digit,
            _ if digit > 4 => digit * 2 - 9,
            _ => digit * 2,
        };
    }
    sum % 10 == 0
}

/// GB 32100-2015: 18 characters with a check character, modulo 31. The third to the eighth are a place, or 100000 for
/// the whole country; every thirty-first identity number would pass without that.
pub fn is_credit_code(code: &str) -> bool {
    let place = code.get(2..4).unwrap_or_default();
    if place != "10" && !PROVINCES.contains(&place) {
        return false;
    }
    const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    let values: Option<Vec<usize>> = code.chars().map(|c| ALPHABET.find(c)).collect();
    let Some(values) = values.filter(|values| values.len() == 18) else { return false };
    let sum: usize = values.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    (31 - sum % 31) % 31 == values[17]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_and_codes_are_told_by_their_check_characters() {
        assert!(passes_luhn("4111111111111111") && !passes_luhn("4111111111111112"));
        assert!(is_credit_code("91350100M000100Y43") && !is_credit_code("91350100M000100Y44"));
        assert!(!is_credit_code("410381199001010012") && !is_credit_code("") && !is_credit_code("整改"));
    }
}
