//! Years of two digits.

use crate::check::characters::past_spaces;
use crate::check::dates::Form;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};

rule! {
    "TB814" "short-year" Warning
    says zh "年份不能简写：“{found}”" / "写全四位年份。"
    says en "a year has four digits: \"{found}\"" / "Write all four."
    zh "年份简写"
        / "正文里“25年4月”一类两位数的年份，和漏了一位、多了一位的“205年6月”“20025年6月”。“近10年”“25年4个月”一类时间长度不算。"
        / "GB/T 15835—2011：年份一般不简写。"
    en "A year of two digits"
        / "Years such as 25年4月 in a text, and 205年6月 and 20025年6月, with a figure too few or too many. Spans of time are left alone."
        / "GB/T 15835-2011: years are not shortened."
    bad "25年4月25日，区委第一巡察组向局党组反馈了巡察意见。"
    good "2025年4月25日，区委第一巡察组向局党组反馈了巡察意见。"
    looks Look::Prose(check)
}

const SPANS: &[&str] = &["近", "约", "满", "共", "达", "期", "刑", "限", "龄", "计", "了", "前", "后", "隔", "过"];

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    let text = &block.text;
    cut(document, block, reporter);
    for date in block.dates().iter().filter(|date| date.form == Form::ShortYear && date.month.is_some()) {
        let lead = text[..date.range.start].trim_end_matches(' ');
        if date.exists() && !SPANS.iter().any(|word| lead.ends_with(word)) {
            let start = date.range.start;
            let fix = document.suggestion(block, start..start + 2, format!("20{}", &text[start..start + 2]));
            reporter.push(document.finding(&KIND, block, date.range.clone()).mended_by(fix));
        }
    }
}

/// `205年6月`, `20025年6月`: a figure was lost, or typed twice.
fn cut(document: &Document, block: &Block, reporter: &mut Reporter) {
    let text = &block.text;
    for pair in block.figures().windows(2) {
        let [year, month] = pair else { continue };
        let has_month = past_spaces(text, year.unit.end) == month.range.start && month.unit(text) == "月";
        let digits = &text[year.range.clone()];
        if year.unit(text) == "年"
            && has_month
            && matches!(digits.len(), 3 | 5)
            && year.decimals == 0
            && digits.starts_with("20")
        {
            reporter.push(document.finding(&KIND, block, year.range.start..month.unit.end));
        }
    }
}
