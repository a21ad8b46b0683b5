//! The number of a document that is not written as such numbers are.

use crate::check::characters::nearby_before;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::check::text::{Document, Role};
use crate::finding::{Edit, Finding, Fix};
use crate::source::Place;
use crate::yaml::{Node, Value};

rule! {
    "TB643" "document-number" Warning
    says zh "文号应写作“{right}”，不是“{found}”" / "核对发文登记，照这样改。"
    says en "the document number \"{found}\" should be \"{right}\"" / "Compare with the register, and write it so."
    zh "发文字号的写法"
        / "notice.md 的 document_number 里，年份不在六角括号“〔〕”里，顺序号前有“第”，或者编了虚位（03号）；正文里的〔25〕3号、〔2025〕第3号、〔2025〕03号、政发（2025）3号。"
        / "GB/T 9704—2012 第 7.2.5 条：年份标全称，用六角括号括入；顺序号不加“第”字，不编虚位。文号写错，公文就查不到。"
    en "The form of a document number"
        / "A document_number in notice.md whose year does not stand in 〔〕, whose number follows 第, or begins with 0; in texts 〔25〕3号, 〔2025〕第3号, 〔2025〕03号 and 政发（2025）3号."
        / "GB/T 9704-2012, 7.2.5: the year is whole and in 〔〕, the number without 第 and without leading zeros. A document is found by its number."
    bad "=== n/notice.md\n---\ntitle: 关于整改情况的通报\ndate: 2025-10-11\ndocument_number: 示水[2025]03号\ncategories: [{ id: lighting, title: 城市照明 }]\n---\n现将整改情况予以公布。"
    good "=== n/notice.md\n---\ntitle: 关于整改情况的通报\ndate: 2025-10-11\ndocument_number: 示水〔2025〕3号\ncategories: [{ id: lighting, title: 城市照明 }]\n---\n现将整改情况予以公布。"
    looks Look::Document(check), Look::Words(&["〕第", "〕 第", "〕0"], behind_year), Look::Words(&["发（20", "办（20", "函（20"], brackets), Look::Words(SHORT_YEARS, short_year)
}

fn check(document: &Document, reporter: &mut Reporter) {
    let (Role::Notice(_), Some(Node { value: Value::Map(fields), .. })) = (document.role, &document.fields) else {
        return;
    };
    let Some((_, node)) = fields.iter().find(|(key, _)| key.name == "document_number") else { return };
    let Value::Text(found) = &node.value else { return };
    let Some(right) = written_right(found).filter(|right| right != found) else { return };
    let as_typed = &document.source.text[node.span.range()];
    let fix = as_typed.matches(found.as_str()).count() == 1;
    let fix = fix.then(|| Fix::likely(vec![Edit { span: node.span, text: as_typed.replace(found.as_str(), &right) }]));
    let finding = Finding::new(&KIND, Place::at(document.source, node.span)).with("found", found.clone());
    reporter.push(finding.with("right", right).mended_by(fix));
}

/// `示水〔2025〕第3号` in a text.
fn behind_year(hit: &Hit, reporter: &mut Reporter) {
    let Some((_, year)) = nearby_before(&hit.block.text, hit.range.start).rsplit_once('〔') else { return };
    let start = hit.range.start - year.len() - "〔".len();
    tell_in_text(hit, start, reporter);
}

/// `示政发（2025）3号`; the numbers of courts have letters of another kind before 号.
fn brackets(hit: &Hit, reporter: &mut Reporter) {
    tell_in_text(hit, hit.range.start, reporter);
}

const SHORT_YEARS: &[&str] = &[
    "〔15〕", "〔16〕", "〔17〕", "〔18〕", "〔19〕", "〔20〕", "〔21〕", "〔22〕", "〔23〕", "〔24〕", "〔25〕",
    "〔26〕", "〔27〕",
];

/// `示水〔25〕3号`
fn short_year(hit: &Hit, reporter: &mut Reporter) {
    let digits = hit.after().bytes().take_while(u8::is_ascii_digit).count();
    if (1..=LONGEST_NUMBER).contains(&digits) && hit.after()[digits..].starts_with('号') {
        let range = hit.range.start..hit.range.end + digits + "号".len();
        let right = ["〔20", &hit.block.text[hit.range.start + "〔".len()..range.end]].concat();
        let fix = hit.document.suggestion(hit.block, range.clone(), right.as_str());
        reporter.push(hit.document.finding(&KIND, hit.block, range).with("right", right).mended_by(fix));
    }
}

/// The longest of a number from the year on.
const LONGEST: usize = 40;
const LONGEST_NUMBER: usize = 4;

fn tell_in_text(hit: &Hit, start: usize, reporter: &mut Reporter) {
    let text = &hit.block.text[start..];
    let near = &text[..text.floor_char_boundary(LONGEST)];
    let Some(end) = near.find('号').map(|at| at + "号".len()) else { return };
    let found = &near[..end];
    // A code of one letter stands for the one that is cut off.
    let whole = if found.starts_with('〔') { ["示", found].concat() } else { found.to_string() };
    // `〔2019〕0012345号` numbers a certificate.
    let number = found.trim_end_matches('号').rsplit(['〕', '）']).next().unwrap_or_default();
    if number.bytes().filter(u8::is_ascii_digit).count() > LONGEST_NUMBER {
        return;
    }
    let Some(right) = written_right(&whole) else { return };
    let right = right[whole.len() - found.len()..].to_string();
    if right != found {
        let range = start..start + end;
        let fix = hit.document.suggestion(hit.block, range.clone(), right.as_str());
        reporter.push(hit.document.finding(&KIND, hit.block, range).with("right", right).mended_by(fix));
    }
}

/// `示水[2025]第03号` is `示水〔2025〕3号`. `None`: it is no such number.
fn written_right(number: &str) -> Option<String> {
    const OPEN: [char; 9] = ['〔', '[', '［', '(', '（', '【', '{', '﹝', '<'];
    const CLOSE: [char; 9] = ['〕', ']', '］', ')', '）', '】', '}', '﹞', '>'];
    let (code, rest) = number.split_once(OPEN)?;
    let (year, rest) = rest.split_once(CLOSE)?;
    let rest = rest.trim_start();
    let figures = rest.strip_prefix('第').unwrap_or(rest).strip_suffix('号')?.trim();
    let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    let is_number = !figures.is_empty() && figures.bytes().all(|b| b.is_ascii_digit());
    let plain = figures.trim_start_matches('0');
    (is_year && is_number && !plain.is_empty() && !code.trim().is_empty())
        .then(|| format!("{}〔{year}〕{plain}号", code.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_put_right_and_anything_else_left_alone() {
        for (number, right) in [
            ("示水[2025]12号", "示水〔2025〕12号"),
            ("示水（2025）第3号", "示水〔2025〕3号"),
            ("示水〔2025〕003号", "示水〔2025〕3号"),
            ("示水〔2025〕12号", "示水〔2025〕12号"),
        ] {
            assert_eq!(written_right(number).as_deref(), Some(right), "{number}");
        }
        for number in ["示水办（公告）第3号", "2025年第3号", "示水〔25〕3号", "示水〔2025〕号", "示水〔2025〕0号"]
        {
            assert_eq!(written_right(number), None, "{number}");
        }
    }
}
