//! A rate that its counts do not give.

use crate::check::figures::Figure;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};
use crate::finding::Finding;

rule! {
    "TB802" "rate-and-counts" Warning
    says zh "{done} 占 {total} 的 {right}%，这里写的是 {found}%" / "核对总数、其中的数和比率。"
    says en "{done} of {total} is {right}%, but the text says {found}%" / "Check the total, the count and the rate."
    zh "比率与数量不符"
        / "一句话里同时有总数、完成数和完成率（整改率、办结率、销号率），完成率与两数之比不等；“满意、合格、达标、通过、回收、办结、化解”多少和它们的“率”也是。按写出的小数位四舍五入或截去都算对。"
        / "比率是通报里最受关注的数字；算错就是数据不实。"
    en "Rate and counts"
        / "A sentence with a total, a count of what is done and a rate that is not their quotient, rounded or cut at the digits given; likewise how many are 满意, 合格, 达标, 通过, 回收, 办结 or 化解, with the rate of that name."
        / "It is the figure that everybody looks at."
    bad "巡察组反馈 25 个问题，已完成整改 19 个，完成率 78%，其余正在推进。"
    good "巡察组反馈 25 个问题，已完成整改 19 个，完成率 76%，其余正在推进。"
    looks Look::Prose(check)
}

/// What a rate is called after, and how its count may be said.
const NAMED: &[(&str, &[&str])] = &[
    ("满意率", &["满意"]),
    ("合格率", &["合格"]),
    ("达标率", &["达标"]),
    ("通过率", &["通过"]),
    ("办结率", &["办结", "已办结"]),
    ("整改率", &["整改", "已整改", "完成整改"]),
    ("完成率", &["完成", "已完成"]),
    ("销号率", &["销号", "已销号"]),
    ("支出率", &["支出", "已支出"]),
    ("拨付率", &["拨付", "已拨付"]),
    ("兑付率", &["兑付", "已兑付"]),
    ("化解率", &["化解", "已化解"]),
    ("回收率", &["收回", "回收", "收回有效问卷", "回收有效问卷"]),
];
/// 不合格, 未办结, and 正在整改, 持续整改, 长期整改, 待整改.
const NOT: [char; 8] = ['不', '未', '没', '非', '在', '续', '期', '待'];
/// Who is half satisfied may count or not.
const IN_PARTS: &[&str] = &["基本", "较", "非常", "优"];
/// Of what was done in time, the counts say nothing.
const IN_TIME: &[&str] = &["按时", "按期", "及时", "限时", "限期", "一次"];
/// No rate has its counts farther before it.
const FARTHEST: usize = 6;

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    for tally in block.tallies() {
        let (Some(done), Some(rate)) = (&tally.done, &tally.rate) else { continue };
        let (Some(total), Some(done)) = (tally.total.count(), done.count()) else { continue };
        if !gives(total, done, rate) {
            report(document, block, [total, done], rate, reporter);
        }
    }
    named(document, block, reporter);
    shares(document, block, reporter);
}

/// `参训56人，占应参训人数60人的95.3%`
fn shares(document: &Document, block: &Block, reporter: &mut Reporter) {
    let text = &block.text;
    for row in block.figures().windows(3) {
        let [part, whole, rate] = row else { continue };
        let before_whole = &text[part.unit.end..whole.range.start];
        let is_share = rate.unit(text) == "%"
            && rate.more.is_none()
            && text[whole.unit.end..rate.range.start].trim_matches(' ') == "的"
            && before_whole.trim_start_matches(['，', ' ']).starts_with('占')
            && !before_whole.contains(['。', '；'])
            && part.unit(text) == whole.unit(text);
        if let (true, Some(done), Some(total)) = (is_share, part.count(), whole.count())
            && !gives(total, done, rate)
        {
            report(document, block, [total, done], rate, reporter);
        }
    }
}

/// `发放问卷200份，满意150份，满意率85%`
fn named(document: &Document, block: &Block, reporter: &mut Reporter) {
    let (text, figures) = (&block.text, block.figures());
    // Of each sentence one, and so in order.
    let tallied = block.tallies().iter().filter(|tally| tally.done.is_some());
    let told: Vec<usize> = tallied.filter_map(|tally| Some(tally.rate.as_ref()?.range.start)).collect();
    let lead = |at: usize| {
        let start = at.checked_sub(1).map_or(0, |last| figures[last].unit.end.max(figures[last].range.end));
        text[start..figures[at].range.start]
            .trim_end_matches([' ', '为', '达', '到', '是', '：', '的', '有', '了', '约'])
    };
    for (at, rate) in figures.iter().enumerate().filter(|(_, rate)| rate.unit(text) == "%" && rate.more.is_none()) {
        let Some((_, words)) = NAMED.iter().find(|(name, _)| lead(at).ends_with(name)) else { continue };
        if IN_TIME.iter().any(|word| lead(at).contains(word)) || told.binary_search(&rate.range.start).is_ok() {
            continue;
        }
        let first = at.saturating_sub(FARTHEST);
        let first = (first..at).rev().find(|at| lead(at + 1).contains('。')).map_or(first, |end| end + 1);
        // `不合格55个` is what the rate leaves out.
        let counts = |lead: &str, word: &str| lead.strip_suffix(word).is_some_and(|lead| !lead.ends_with(NOT));
        let is_part = |at: &usize| words.iter().any(|word| counts(lead(*at), word));
        let Some(part) = (first..at).rev().find(is_part) else { continue };
        let said = &text[figures[first].range.start..rate.range.start];
        let Some(done) = figures[part].count().filter(|_| !IN_PARTS.iter().any(|word| said.contains(word))) else {
            continue;
        };
        let is_whole = |figure: &&Figure| figure.unit(text) == figures[part].unit(text) && figure.more.is_none();
        let wholes: Vec<u64> = figures[first..part]
            .iter()
            .filter(is_whole)
            .filter_map(Figure::count)
            .filter(|whole| *whole >= done)
            .collect();
        if let Some(whole) = wholes.first().filter(|_| !wholes.iter().any(|whole| gives(*whole, done, rate))) {
            report(document, block, [*whole, done], rate, reporter);
        }
    }
}

fn quotient(total: u64, done: u64) -> f64 {
    done as f64 / total as f64 * 100.0
}

/// Whether a rate is that of two counts, rounded or cut at its digits. Of nothing there is no rate.
fn gives(total: u64, done: u64, rate: &Figure) -> bool {
    let right = quotient(total, done);
    let step = 0.1_f64.powi(rate.decimals as i32);
    let rounded = (right - rate.value).abs() <= step / 2.0 + 1e-9;
    let cut = (0.0..step).contains(&(right - rate.value));
    total == 0 || rounded || cut
}

fn report(document: &Document, block: &Block, [total, done]: [u64; 2], rate: &Figure, reporter: &mut Reporter) {
    let digits = rate.decimals.clamp(0, 6);
    let finding = Finding::new(&KIND, document.place(block, rate.range.start..rate.unit.end));
    reporter.push(
        finding
            .with("total", total.to_string())
            .with("done", done.to_string())
            .with("right", format!("{:.digits$}", quotient(total, done)))
            .with("found", &block.text[rate.range.clone()]),
    );
}
