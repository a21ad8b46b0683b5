//! Numbers that look like those of identity cards, but for their check digit.

use crate::check::numbers::{Run, those_that};
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::check::rules::bank_card::is_credit_code;
use crate::check::rules::identity_number::is_identity_number;
use crate::check::text::{Block, Document};
use crate::finding::Finding;

rule! {
    "TB902" "likely-identity-number" Warning
    says zh "这串数字像居民身份证号码（校验码不对，或是旧的 15 位号码）" / "是身份证号码就删去；是别的编号，就在上一行写 <!-- tongbao-allow TB902: 理由 -->（文件开头用 # tongbao-allow TB902: 理由）。"
    says en "this looks like the number of an identity card, with a wrong check digit or of the old 15 digits" / "Delete it if it is one; if it is something else, put <!-- tongbao-allow TB902: reason --> on the line before (in front matter # tongbao-allow TB902: reason)."
    zh "疑似身份证号码"
        / "省级代码和出生日期都成立、但校验码不对的 18 位数字，以及旧的 15 位号码。近五年的日期多半是信访件之类的编号，不算。"
        / "抄错一位的身份证号码仍然能找到人，是个人信息。"
    en "Likely identity numbers"
        / "18 digits with a province and a birthday but a wrong check digit, and numbers of the old 15 digits. Days of the last five years are left alone, since letters are numbered by them."
        / "With one digit wrong it still leads to a person."
    bad "已将补贴退还给李某（身份证号 110105194912310021），并完善了审核制度。"
    good "已将补贴退还给李某（身份证号 1101***********021），并完善了审核制度。"
    looks Look::Anything(check), Look::Words(PAPERS, paper)
}

/// What the codes of places begin with (GB/T 2260).
pub const PROVINCES: &[&str] = &[
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44",
    "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
];

/// Papers with numbers of their own.
const PAPERS: &[&str] = &[
    "护照号", "社保卡号", "社会保障卡号", "医保卡号", "军官证号", "士兵证号", "通行证号", "残疾人证号", "残疾证号",
    "护照", "港澳通行证", "台湾通行证", "军官证", "士兵证", "驾驶证号", "社保编号", "社保号", "医保号", "病历号",
    "住院号", "学号", "学籍号", "准考证号",
];
const SHORTEST: usize = 7;

/// `护照号码：E12345678`
fn paper(hit: &Hit, reporter: &mut Reporter) {
    let rest = hit.after().strip_prefix('码').unwrap_or(hit.after()).trim_start_matches([' ', '：', ':', '为']);
    let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let digits = rest[..length].bytes().filter(u8::is_ascii_digit).count();
    if digits >= SHORTEST {
        let start = hit.block.text.len() - rest.len();
        // The number itself is not said again, as with identity cards.
        reporter.push(Finding::new(&KIND, hit.document.place(hit.block, start..start + length)));
    }
}

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    let this_year = reporter.today.year();
    for run in those_that(block.long_numbers(), |run| {
        looks_like_one(run, this_year) || is_identity_number(run) || is_credit_code(&run.text)
    }) {
        if !is_identity_number(&run) && !is_credit_code(&run.text) {
            reporter.push(Finding::new(&KIND, document.place(block, run.range.clone())));
        }
    }
}

/// Letters are numbered by place and day as well, so a day of the last few years is none of birth.
fn looks_like_one(run: &Run, this_year: i16) -> bool {
    const YOUNGEST: i16 = 5;
    let birthday = match run.text.len() {
        18 => run.text[6..14].to_string(),
        15 => format!("19{}", &run.text[6..12]),
        _ => return false,
    };
    let date = format!("{}-{}-{}", &birthday[..4], &birthday[4..6], &birthday[6..]).parse::<jiff::civil::Date>();
    let born = date.is_ok_and(|date| (1900..=this_year - YOUNGEST).contains(&date.year()));
    born && PROVINCES.iter().any(|province| run.text.starts_with(province))
}
