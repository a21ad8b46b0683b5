//! A rate that its counts do not give.

use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};

rule! {
    "TB802" "rate-and-counts" Warning
    says zh "{total} 个里完成 {done} 个，完成率应为 {right}%，写的是 {found}%" / "核对总数、完成数和完成率。"
    says en "{done} of {total} is {right}%, but the text says {found}%" / "Check the total, the count and the rate."
    zh "完成率与数量不符"
        / "一句话里同时有总数、完成数和完成率（整改率、办结率、销号率），完成率与两数之比不等。按写出的小数位四舍五入或截去都算对。"
        / "完成率是通报里最受关注的数字；算错就是数据不实。"
    en "Rate and counts"
        / "A sentence with a total, a count of what is done and a rate that is not their quotient, rounded or cut at the digits given."
        / "It is the figure that everybody looks at."
    bad "巡察组反馈 25 个问题，已完成整改 19 个，完成率 78%，其余正在推进。"
    good "巡察组反馈 25 个问题，已完成整改 19 个，完成率 76%，其余正在推进。"
    looks Look::Prose(check)
}

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    for tally in block.tallies() {
        let (Some(done), Some(rate)) = (&tally.done, &tally.rate) else { continue };
        let (Some(total), Some(count)) = (tally.total.count().filter(|total| *total > 0), done.count()) else {
            continue;
        };
        let right = count as f64 / total as f64 * 100.0;
        let step = 0.1_f64.powi(rate.decimals as i32);
        let rounded = (right - rate.value).abs() <= step / 2.0 + 1e-9;
        let cut = (0.0..step).contains(&(right - rate.value));
        if !rounded && !cut {
            let digits = rate.decimals.clamp(0, 6);
            let end = rate.unit.end;
            let finding = crate::finding::Finding::new(&KIND, document.place(block, rate.range.start..end));
            reporter.push(
                finding
                    .with("total", total.to_string())
                    .with("done", count.to_string())
                    .with("right", format!("{right:.digits$}"))
                    .with("found", &block.text[rate.range.clone()]),
            );
        }
    }
}
