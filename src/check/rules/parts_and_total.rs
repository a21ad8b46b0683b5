//! Parts that do not make their total.

use crate::check::figures::Figure;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};

rule! {
    "TB801" "parts-and-total" Warning
    says zh "各部分合计 {sum}，总数是 {total}" / "核对各个数。"
    says en "the parts make {sum}, and the total is {total}" / "Check the figures."
    zh "分项与总数不符"
        / "一句话里，问题总数与已完成、正在整改、未完成、长期坚持等各项之和不等；只有已完成一项时，它多于总数也算。约数和“其中”的细分不参加计算。"
        / "数字对不上是通报最常见的硬伤，读者只要加一加就会发现。"
    en "Parts and their total"
        / "A total of issues in a sentence that its parts by status do not add up to; with one part only, if that is more than the total. Approximate numbers and parts of parts do not count."
        / "The commonest hard fault of a notice: every reader can add."
    bad "巡察组反馈 25 个问题，已完成整改 19 个，正在整改 5 个，长期坚持抓好落实。"
    good "巡察组反馈 25 个问题，已完成整改 19 个，正在整改 6 个，长期坚持抓好落实。"
    looks Look::Prose(check)
}

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    for tally in block.tallies() {
        let sum: u64 = tally.parts.iter().filter_map(Figure::count).sum();
        let Some(total) = tally.total.count() else { continue };
        let wrong = if tally.parts.len() >= 2 { sum != total } else { sum > total };
        if let Some(last) = tally.parts.last().filter(|_| wrong) {
            let finding = document.finding(&KIND, block, tally.total.range.start..last.range.end);
            reporter.push(finding.with("sum", sum.to_string()).with("total", total.to_string()));
        }
    }
}
