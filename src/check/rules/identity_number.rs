//! Numbers of resident identity cards.

use crate::check::numbers::{Run, those_that};
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};
use crate::finding::Finding;

rule! {
    "TB901" "identity-number" Error
    says zh "这是一个居民身份证号码" / "删去，或只留前后几位，中间用 * 代替。"
    says en "this is the number of a resident identity card" / "Delete it, or keep a few digits and put * for the rest."
    zh "居民身份证号码"
        / "18 位数字（末位可以是 X），出生日期存在，且校验码按 ISO 7064 MOD 11-2（GB 11643—1999）正确。全角的、中间有空格或短横的也能认出。front matter、链接地址、代码和 HTML 里也查。"
        / "身份证号码是个人信息（《个人信息保护法》第四条）；泄露个人信息是政府网站检查的否决项。"
    en "Resident identity numbers"
        / "18 digits, the last of which may be X, with a birthday that exists and a right check digit by ISO 7064 MOD 11-2 (GB 11643-1999); full width, spaces and hyphens inside do not hide one. Front matter, addresses of links, code and HTML are looked at as well."
        / "They are personal information (article 4 of the Personal Information Protection Law); a leak fails the inspection of a government website."
    bad "已将补贴退还给李某（身份证号 11010519491231002X），并完善了发放台账和审核制度。"
    good "已将补贴退还给李某（身份证号 1101***********02X），并完善了发放台账和审核制度。"
    looks Look::Anything(check)
}

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    for run in those_that(block.long_numbers(), is_identity_number) {
        // The number itself is not said again: reports are read by more people than the text was.
        reporter.push(Finding::new(&KIND, document.place(block, run.range.clone())));
    }
}

/// GB 11643-1999: six digits of a place, eight of a birthday, three in sequence, and a check digit.
pub fn is_identity_number(run: &Run) -> bool {
    let Some(birthday) = run.text.get(6..14) else { return false };
    let date = format!("{}-{}-{}", &birthday[..4], &birthday[4..6], &birthday[6..]);
    let born = date.parse::<jiff::civil::Date>().is_ok_and(|date| date.year() > 1850 && date.year() < 2100);
    run.text.len() == 18
        && (b'1'..=b'9').contains(&run.text.as_bytes()[0])
        && born
        && check_digit(&run.text) == run.text.chars().last()
}

/// ISO 7064 MOD 11-2.
fn check_digit(number: &str) -> Option<char> {
    let mut rest = 0;
    for byte in number.bytes().take(17) {
        rest = (rest + u32::from(byte.checked_sub(b'0').filter(|digit| *digit < 10)?)) * 2 % 11;
    }
    match (12 - rest) % 11 {
        10 => Some('X'),
        digit => char::from_digit(digit, 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::numbers::runs;

    fn check(text: &str, expected: bool) {
        let seen = runs(text).any(|run| is_identity_number(&run));
        assert_eq!(seen, expected, "{text}");
    }

    #[test]
    fn numbers_are_told_by_their_check_digit() {
        check("11010519491231002X", true);
        check("110105 19491231 002x", true);
        check("110105194912310021", false);
        check("11010519491331002X", false);
        check("1101**********002X", false);
        check("项目编号110105194912310021号", false);
    }
}
