//! Dates of the lead that are not those of the front matter.

use jiff::civil::Date;

use crate::check::pairs::sentence;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Document, Role};

rule! {
    "TB817" "date-against-field" Warning
    says zh "正文写的是 {found}，文件开头的 {key} 写的是 {field}" / "核对哪一个对。"
    says en "the text says {found}, and {key} is {field}" / "Check which of the two is right."
    zh "正文与 front matter 的日期不符"
        / "notice.md 正文里“某日……反馈了意见”的日期与 feedback 不同，或“某日至某日……巡察”的起止与 inspection 不同。正文还写着与 inspection 相同的起止的，另一个起止是另一次巡察，不算。"
        / "页面上方和正文里写着两个日期，读者不知道信哪一个。"
    en "Dates against the front matter"
        / "In notice.md, the date of a sentence in which the inspectors gave their feedback, and feedback; or the period of the inspection, and inspection. Where the text has the period of inspection as well, another one is that of another inspection."
        / "The page shows both, and nobody knows which to believe."
    bad "=== n/notice.md\n---\ntitle: 关于整改情况的通报\nfeedback: 2025-04-25\ndate: 2025-10-11\ncategories: [{ id: lighting, title: 城市照明 }]\n---\n2025年4月26日，巡察组向局党组反馈了巡察意见。现将整改情况予以公布。"
    good "=== n/notice.md\n---\ntitle: 关于整改情况的通报\nfeedback: 2025-04-25\ndate: 2025-10-11\ncategories: [{ id: lighting, title: 城市照明 }]\n---\n2025年4月25日，巡察组向局党组反馈了巡察意见。现将整改情况予以公布。"
    looks Look::Document(check)
}

fn check(document: &Document, reporter: &mut Reporter) {
    let Role::Notice(notice) = document.role else { return };
    let has = |day: Date| document.body().any(|block| block.dates().iter().any(|date| date.date() == Some(day)));
    let has_own_period = notice.inspection.is_some_and(|inspection| has(inspection.from) && has(inspection.to));
    for block in document.body() {
        let text = &block.text;
        for date in block.dates() {
            let Some(day) = date.date() else { continue };
            let around = sentence(text, &date.range);
            let said = &text[around.clone()];
            let gave = said.contains("反馈了")
                || said.contains("反馈巡")
                || (said.contains("反馈") && said.contains("意见") && said.contains('向'));
            let period = text[date.range.end..].trim_start_matches(' ').starts_with('至');
            let end = text[..date.range.start].trim_end_matches(' ').ends_with('至');
            let inspected = said.contains("巡察") || said.contains("巡视") || said.contains("审计");
            let expected: Option<(&str, Date)> = match notice.inspection {
                Some(inspection) if period && inspected && !gave && !has_own_period => {
                    Some(("inspection.from", inspection.from))
                }
                Some(inspection) if end && inspected && !gave && !has_own_period => {
                    Some(("inspection.to", inspection.to))
                }
                _ if gave && !period && !end => notice.feedback.map(|feedback| ("feedback", feedback)),
                _ => None,
            };
            if let Some((key, field)) = expected.filter(|(_, field)| *field != day) {
                let finding = document.finding(&KIND, block, date.range.clone());
                reporter.push(finding.with("key", key).with("field", field.to_string()));
            }
        }
    }
}
