//! Postcodes with a digit too few or too many.

use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::check::text::Document;
use crate::finding::Finding;
use crate::source::Place;
use crate::yaml::{Node, Value};

rule! {
    "TB925" "postcode-length" Warning
    says zh "邮政编码“{found}”应是 6 位数字" / "对照信封核对。"
    says en "the postcode \"{found}\" should have six digits" / "Look it up."
    zh "邮政编码的位数"
        / "“邮编”“邮政编码”后面的号码，和 contact.postcode 里的号码，不是 6 位数字。"
        / "邮编错了，群众寄来的材料会退回；联系方式失效是政府网站检查扣分的一项。"
    en "How many digits a postcode has"
        / "Numbers behind 邮编 and 邮政编码, and that of contact.postcode, which have not six digits."
        / "With a wrong postcode letters come back."
    bad "邮寄地址：示例市解放路1号，邮编：45000，来信请注明“整改意见”。"
    good "邮寄地址：示例市解放路1号，邮编：450000，来信请注明“整改意见”。"
    looks Look::Words(&["邮编", "邮政编码"], in_text), Look::Document(in_contact)
}

const LENGTH: usize = 6;

fn is_postcode(code: &str) -> bool {
    code.len() == LENGTH && code.bytes().all(|byte| byte.is_ascii_digit())
}

fn in_text(hit: &Hit, reporter: &mut Reporter) {
    let rest = hit.after();
    let number = rest.trim_start_matches(['：', ':', ' ', '为', '是', '\u{3000}']);
    // A letter in it is an O or an l for a digit.
    let length = number.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(number.len());
    let goes_on = number[length..].starts_with(['*', '×', '-']);
    if number.starts_with(|c: char| c.is_ascii_digit()) && !goes_on && !is_postcode(&number[..length]) {
        let start = hit.range.end + rest.len() - number.len();
        let finding = hit.document.finding(&KIND, hit.block, start..start + length);
        reporter.push(finding);
    }
}

fn in_contact(document: &Document, reporter: &mut Reporter) {
    let postcode = document.contact("postcode");
    let Some(Node { value: Value::Text(code) | Value::Number(code), span }) = postcode else { return };
    if !is_postcode(code.trim()) {
        reporter.push(Finding::new(&KIND, Place::at(document.source, *span)).with("found", code.clone()));
    }
}
