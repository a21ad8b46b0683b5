//! Parts that do not make their total.

use crate::check::characters::{clause_before, is_han};
use crate::check::figures::{Figure, in_yuan};
use crate::check::listed::{
    Listed, MOST_PARTS, counts_issues, half_step, is_money, is_whole, sums_in_brackets, without_scale,
};
use crate::check::pairs::sentence;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::rules::count_of_points::number;
use crate::check::text::{Block, Document};
use crate::finding::Finding;

rule! {
    "TB801" "parts-and-total" Warning
    says zh "各部分合计 {sum}，总数是 {total}" / "核对各个数。"
    says en "the parts make {sum}, and the total is {total}" / "Check the figures."
    zh "分项与总数不符"
        / "一句话里，问题总数与已完成、正在整改、未完成、长期坚持等各项之和不等；只有已完成一项时，它多于总数也算。约数和“其中”的细分不参加计算；同一句里还有移送、采纳等别的数，加上才等于总数的，不算错。一笔钱后面的括号里列出的各笔之和不等，也算；四舍五入的差不算。“其中”的一项比总数还大，“其中……，其余……”加起来不等于总数，钱和问题“其中”的各项之和超过总数，“4个方面32个问题”后面列出四项而加起来不是 32，“现场办结、转办”“来信、来访”“咨询类、投诉类”一类互不相容的各项之和超过总数，“合格、不合格”“男、女”一类正反两项之和不等于前面的总数，“全区16个镇街，已有18个镇街”，“满意、基本满意、不满意”各占多少加起来不是 100%，也算；“三年来”后面逐年列出的数、“两个月共”前面逐月的数、“共计新建改建公厕”前面各项公厕的数，加起来不等于总数的，也算。"
        / "数字对不上是通报最常见的硬伤，读者只要加一加就会发现。"
    en "Parts and their total"
        / "A total of issues in a sentence that its parts by status do not add up to; with one part only, if that is more than the total. Approximate numbers and parts of parts do not count; where other counts of the sentence make up the rest, nothing is told. Nor may sums of money in parentheses behind their total add up to another one, beyond what rounding makes. Nor may one part behind 其中 be more than its whole, 其中 and 其余 make another number than the whole, parts of money or of issues behind 其中 make more than it, or parts of which none is another (现场办结 and 转办, 来信 and 来访, 咨询类 and 投诉类), four parts behind 4个方面32个问题 make another number than 32, what is 合格 and 不合格, or 男 and 女, make another number than the whole before them, or 满意, 基本满意 and 不满意 make another sum than 100%; nor the years listed behind 三年来 or what stands before 两个月共 or 共计新建改建公厕 another sum than the total."
        / "The commonest hard fault of a notice: every reader can add."
    bad "巡察组反馈 25 个问题，已完成整改 19 个，正在整改 5 个，长期坚持抓好落实。"
    good "巡察组反馈 25 个问题，已完成整改 19 个，正在整改 6 个，长期坚持抓好落实。"
    looks Look::Prose(check)
}

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    sums(document, block, reporter);
    greater_parts(document, block, reporter);
    answers(document, block, reporter);
    listed_parts(document, block, reporter);
    complements(document, block, reporter);
    closing_totals(document, block, reporter);
    totals_of_times(document, block, reporter);
    for tally in block.tallies() {
        let sum: u64 = tally.parts.iter().filter_map(Figure::count).sum();
        let Some(total) = tally.total.count() else { continue };
        let others: u64 = tally.others.iter().filter_map(Figure::count).sum();
        let wrong = if tally.parts.len() >= 2 { sum != total && sum + others != total } else { sum > total };
        if let Some(last) = tally.parts.last().filter(|_| wrong) {
            let finding = document.finding(&KIND, block, tally.total.range.start..last.range.end);
            reporter.push(finding.with("sum", sum.to_string()).with("total", total.to_string()));
        }
    }
}

fn with_sum(finding: Finding, sum: f64, total: &Figure, text: &str) -> Finding {
    let unit = total.unit(text);
    let told = |value: f64| if unit == "元" { in_yuan(value) } else { format!("{value}{unit}") };
    finding.with("sum", told(sum)).with("total", told(total.value))
}

/// `3.2万元（甲1.2万元、乙2万元）`: a list in parentheses that says nothing of being a part is the whole.
fn sums(document: &Document, block: &Block, reporter: &mut Reporter) {
    let (text, figures) = (&block.text, block.figures());
    for (at, total) in figures.iter().enumerate().filter(|(_, figure)| is_money(text, figure)) {
        let Some((parts, end)) = sums_in_brackets(text, figures, at) else { continue };
        let sum: f64 = parts.iter().map(|part| part.value).sum();
        let rounding: f64 = parts.iter().copied().chain([total]).map(|figure| half_step(text, figure)).sum();
        let is_wrong = (sum - total.value).abs() > rounding + 1e-6;
        if is_wrong && without_scale(text, total, &parts).is_none() {
            let finding = document.finding(&KIND, block, total.range.start..end);
            reporter.push(with_sum(finding, sum, total, text));
        }
    }
}

/// `25人，其中党员30人`: no part is more than its whole.
fn greater_parts(document: &Document, block: &Block, reporter: &mut Reporter) {
    let text = &block.text;
    for pair in block.figures().windows(2) {
        let [whole, part] = pair else { continue };
        let unit = whole.unit(text);
        let is_part = || {
            text[whole.unit.end..part.range.start].trim_start_matches(['，', '（', ' ']).starts_with("其中")
                || is_done_of_all(text, whole, part)
        };
        // `3个部门，其中12个问题`: what such a unit counts stands beside it.
        let same = || {
            let ends = |figure: &Figure| text[figure.unit.end..].starts_with(['，', '、', '。', '；', '（', '）']);
            !matches!(unit, "个" | "项" | "条" | "件") || (ends(whole) && ends(part))
        };
        let is_count = !unit.is_empty() && !matches!(unit, "%" | "年" | "月" | "日") && unit == part.unit(text);
        let exact = whole.more.is_none() && part.more.is_none() && !text[..whole.range.start].ends_with('第');
        // What is above an average is no greater than its whole.
        let is_average = || clause_before(text, whole.range.start).contains(['均', '每']);
        if is_count
            && exact
            && part.value > whole.value
            && is_part()
            && (same() || is_done_of_all(text, whole, part))
            && !is_average()
        {
            let finding = document.finding(&KIND, block, whole.range.start..part.unit.end);
            let written = |figure: &Figure| text[figure.range.start..figure.unit.end].to_string();
            reporter.push(finding.with("sum", written(part)).with("total", written(whole)));
        }
    }
}

/// `全区16个镇街，已有18个镇街完成`: the same is counted, first all of it.
fn is_done_of_all(text: &str, whole: &Figure, part: &Figure) -> bool {
    const ALL: &[&str] =
        &["全市", "全区", "全县", "全镇", "全乡", "全街道", "全局", "全系统", "辖区", "下辖", "共有", "现有"];
    const HAVE: [&str; 10] =
        ["已有", "其中已有", "目前已有", "有", "其中有", "已完成", "已完成了", "已覆盖", "已对", "目前已完成"];
    let between = &text[whole.unit.end..part.range.start];
    let of_them = between.split_once('中').filter(|(noun, _)| !noun.ends_with(['，', '其']));
    let Some((noun, lead)) = of_them.or_else(|| between.split_once('，')) else { return false };
    let is_same = noun.chars().count() >= 2 && text[part.unit.end..].starts_with(noun);
    is_same
        && HAVE.contains(&lead.trim_end_matches(' '))
        && (of_them.is_some() || ALL.iter().any(|word| text[..whole.range.start].ends_with(word)))
}

/// `30个，其中已整改20个，其余8个`: what is left makes the whole. `100万元，其中甲60万元、乙50万元`: what is money, or an
/// issue, is counted in one part only. `4个方面32个问题，其中……`: four parts are all of it.
fn listed_parts(document: &Document, block: &Block, reporter: &mut Reporter) {
    let (text, figures) = (&block.text, block.figures());
    for (at, whole) in figures.iter().enumerate().filter(|(_, whole)| is_whole(text, whole)) {
        let Some(listed) = Listed::behind(text, whole, &figures[at + 1..]) else { continue };
        // They are in the order of the text.
        let is_told = || {
            let tally = block.tallies().binary_search_by_key(&whole.range.start, |tally| tally.total.range.start);
            tally.is_ok_and(|at| block.tallies()[at].parts.len() > 1)
        };
        // One part that is more than its whole is told as that, and one that lacks its 万 too.
        let is_greater = || listed.parts.iter().any(|part| part.value > whole.value);
        let all: Vec<_> = listed.parts.iter().copied().chain(listed.rest).collect();
        if is_wrong(text, whole, &listed)
            && !is_greater()
            && !is_told()
            && without_scale(text, whole, &all).is_none()
            && let Some(last) = all.last()
        {
            let finding = document.finding(&KIND, block, whole.range.start..last.unit.end);
            reporter.push(with_sum(finding, listed.sum(), whole, text));
        }
    }
}

/// Whether a whole and its parts cannot both be right.
fn is_wrong(text: &str, whole: &Figure, listed: &Listed) -> bool {
    let all = listed.parts.iter().copied().chain([whole]).chain(listed.rest);
    let rounding: f64 = if is_money(text, whole) { all.map(|figure| half_step(text, figure)).sum() } else { 0.0 };
    let leeway = rounding + 1e-6;
    if let Some(rest) = listed.rest {
        return !listed.leaves(whole.value, rest.value, leeway);
    }
    let is_more = listed.sum() > whole.value + leeway && !listed.makes(whole.value, leeway);
    let is_other = (listed.sum() - whole.value).abs() > leeway;
    listed.parts.len() > 1 && (listed.excludes && is_more || listed.is_complete && is_other)
}

/// `120户，合格108户，不合格22户`: what is so and what is not make the whole.
fn complements(document: &Document, block: &Block, reporter: &mut Reporter) {
    const ENDS: [char; 4] = ['。', '；', '！', '\n'];
    let (text, figures) = (&block.text, block.figures());
    for (at, row) in figures.windows(3).enumerate() {
        let [whole, one, other] = row else { continue };
        let unit = whole.unit(text);
        let is_row = [one, other].iter().all(|part| part.unit(text) == unit && part.more.is_none());
        let [first, second] = [(whole, one), (one, other)].map(|(last, next)| &text[last.unit.end..next.range.start]);
        if !is_row || !is_whole(text, whole) || !is_complement(first, second) {
            continue;
        }
        let rounding: f64 = row.iter().map(|figure| half_step(text, figure)).sum();
        let sum = one.value + other.value;
        let makes = |whole: &Figure| (whole.value - sum).abs() <= rounding + 1e-6;
        // One before in the sentence may be the whole of both.
        let before = figures[..=at].iter().rev().take(MOST_PARTS);
        let before = before.take_while(|figure| !text[figure.unit.end..one.range.start].contains(ENDS));
        let is_said = before.filter(|figure| figure.unit(text) == unit).any(makes);
        let is_in_sentence = !first.contains(ENDS) && !second.contains(ENDS);
        if is_in_sentence && !is_said && !counts_issues(text, whole) {
            let finding = document.finding(&KIND, block, whole.range.start..other.unit.end);
            reporter.push(with_sum(finding, sum, whole, text));
        }
    }
}

/// `修订制度3项，废止制度2项，共计6项`
fn closing_totals(document: &Document, block: &Block, reporter: &mut Reporter) {
    const CLOSERS: [&str; 4] = ["，共计", "，合计", "，总计", "，总共"];
    /// A part with such words is a part of another, or none.
    const OTHERS: &[&str] = &["其中", "比", "第", "原", "占", "由", "从", "每", "各", "包括", "含", "涉及", "达", "约"];
    let (text, figures) = (&block.text, block.figures());
    let lead_of = |at: usize| {
        let start = at.checked_sub(1).map_or(0, |last| figures[last].unit.end.max(figures[last].range.end));
        text[start..figures[at].range.start].rsplit(['。', '；', '！', '\n']).next().unwrap_or_default()
    };
    let ends_sentence =
        |at: usize| text[figures[at].range.end..].chars().next().is_none_or(|c| matches!(c, '。' | '；' | '\n'));
    for (at, total) in figures.iter().enumerate().filter(|(_, figure)| is_whole(text, figure)) {
        let Some(noun) = CLOSERS.iter().find_map(|word| lead_of(at).rsplit_once(word)).map(|(_, noun)| noun.trim())
        else {
            continue;
        };
        // `共计新建改建公厕22座`: the same thing is counted in each part.
        let thing = noun.char_indices().rev().nth(1).map_or("", |(start, _)| &noun[start..]);
        if !noun.is_empty() && (thing.is_empty() || !noun.chars().all(is_han) || noun.chars().count() > 8) {
            continue;
        }
        let (mut sum, mut parts, mut is_told) = (0.0, 0, false);
        let mut is_of_sentence = true;
        for part in (0..at).rev() {
            let said = lead_of(part);
            let is_part = figures[part].unit(text) == total.unit(text) && figures[part].more.is_none();
            is_told |= !said.ends_with(thing);
            is_told |= !is_part || OTHERS.iter().any(|word| said.contains(word)) || ends_sentence(part);
            sum += figures[part].value;
            parts += 1;
            let rounding = if is_money(text, total) { half_step(text, total) * f64::from(parts + 1) } else { 0.0 };
            is_told |= (sum - total.value).abs() <= rounding + 1e-6;
            let start = figures[part].range.start - said.len();
            is_of_sentence = start > 0 && !text[..start].ends_with(['。', '；', '！', '\n']);
            if is_told || !is_of_sentence {
                break;
            }
        }
        if !is_told && !is_of_sentence && parts > 1 {
            let first = at - parts as usize;
            let finding = document.finding(&KIND, block, figures[first].range.start..total.unit.end);
            reporter.push(with_sum(finding, sum, total, text));
        }
    }
}

/// `7月份检查2次，8月份检查3次，两个月共检查6次`
fn totals_of_times(document: &Document, block: &Block, reporter: &mut Reporter) {
    const TIMES: [&str; 8] = ["个月", "年", "个季度", "周", "批", "轮", "期", "个阶段"];
    const HALVES: [&str; 2] = ["上半年", "下半年"];
    const MARKS_OF_TIME: [&str; 6] = ["月", "年", "季度", "批", "轮", "期"];
    let (text, figures) = (&block.text, block.figures());
    for total in figures.iter().filter(|figure| is_whole(text, figure)) {
        let clause = clause_before(text, total.range.start);
        let of_halves = clause.strip_prefix("全年").map(|rest| (HALVES.len() as u32, rest));
        let counted = || {
            let (said, length) = number(clause)?;
            Some((said, TIMES.iter().find_map(|time| clause[length..].strip_prefix(time))?))
        };
        let Some((said, rest)) = of_halves.or_else(counted) else { continue };
        if !["共", "合计", "总计", "累计"].iter().any(|word| rest.starts_with(word)) {
            continue;
        }
        let sentence = sentence(text, &total.range);
        let said_before = &text[sentence.start..total.range.start];
        if of_halves.is_some() && !HALVES.iter().all(|half| said_before.contains(half)) {
            continue;
        }
        let before = block.figures_in(&(sentence.start..total.range.start)).iter();
        let parts: Vec<&Figure> = before.filter(|figure| !MARKS_OF_TIME.contains(&figure.unit(text))).collect();
        let are_parts = parts.iter().all(|part| part.unit(text) == total.unit(text) && part.more.is_none());
        let sum: f64 = parts.iter().map(|part| part.value).sum();
        let rounding: f64 = parts.iter().copied().chain([total]).map(|figure| half_step(text, figure)).sum();
        if are_parts && parts.len() as u32 == said && said > 1 && (sum - total.value).abs() > rounding + 1e-6 {
            let finding = document.finding(&KIND, block, parts[0].range.start..total.unit.end);
            reporter.push(with_sum(finding, sum, total, text));
        }
    }
}

/// Whether what two figures are said of excludes, and leaves nothing else: 合格 and 不合格, 男 and 女.
fn is_complement(first: &str, second: &str) -> bool {
    const OPPOSITES: &[(&str, &str)] = &[
        ("男", "女"),
        ("男性", "女性"),
        ("男职工", "女职工"),
        ("男干部", "女干部"),
        ("已支付", "尚欠"),
        ("已付", "尚欠"),
        ("已支付", "未支付"),
        ("已收回", "未收回"),
        ("在编", "编外"),
        ("城镇", "农村"),
        ("上半年", "下半年"),
        ("已拨付", "未拨付"),
    ];
    let said = |lead: &str| -> String {
        lead.trim_matches([' ', '，', '、', '（'])
            .trim_start_matches("其中")
            .trim_end_matches(['有', '为', '的', '共', '：', ' '])
            .to_string()
    };
    let (one, other) = (said(first), said(second));
    let one = one.rsplit(['，', '（']).next().unwrap_or_default().trim_start_matches("其中");
    let is_negated = ["不", "未", "没"].iter().any(|not| {
        other.strip_prefix(not).is_some_and(|rest| !rest.is_empty() && rest == one.trim_start_matches('已'))
    });
    is_negated || OPPOSITES.contains(&(one, other.as_str()))
}

/// `满意62%，基本满意25%，不满意18%`: the answers to one question make a hundred.
fn answers(document: &Document, block: &Block, reporter: &mut Reporter) {
    const ANSWERS: [&str; 8] = ["不满意", "基本满意", "比较满意", "较满意", "非常满意", "很满意", "满意", "一般"];
    /// Fewer say nothing of the others.
    const FEWEST: usize = 3;
    const ENDS: [char; 3] = ['。', '；', '\n'];
    let (text, figures) = (&block.text, block.figures());
    let mut row: Vec<(&str, &Figure)> = Vec::new();
    let mut last_end = 0;
    for (at, figure) in figures.iter().enumerate() {
        let lead = &text[last_end..figure.range.start];
        last_end = figure.unit.end.max(figure.range.end);
        let said = lead.trim_end_matches([' ', '占', '为', '的', '：', '达', '率']);
        let answer = ANSWERS.into_iter().find(|answer| said.ends_with(answer)).filter(|_| figure.unit(text) == "%");
        if lead.contains(ENDS) || answer.is_none() {
            row.clear();
        }
        row.extend(answer.map(|answer| (answer, figure)));
        let next = figures.get(at + 1).map(|next| (next.unit(text), &text[last_end..next.range.start]));
        if next.is_some_and(|(unit, lead)| unit == "%" && !lead.contains(ENDS)) {
            continue;
        }
        let row = std::mem::take(&mut row);
        let is_whole = ["满意", "不满意"].iter().all(|answer| row.iter().any(|(said, _)| said == answer));
        let sum: f64 = row.iter().map(|(_, figure)| figure.value).sum();
        // Two of them leave some out, and are still no more than all.
        if !is_whole || row.len() < FEWEST && sum <= 100.0 {
            continue;
        }
        let rounding: f64 = row.iter().map(|(_, figure)| 0.1_f64.powi(figure.decimals as i32) / 2.0).sum();
        if (sum - 100.0).abs() > rounding + 1e-6 {
            let finding = document.finding(&KIND, block, row[0].1.range.start..figure.unit.end);
            let sum = format!("{sum:.2}");
            reporter.push(
                finding
                    .with("sum", format!("{}%", sum.trim_end_matches('0').trim_end_matches('.')))
                    .with("total", "100%"),
            );
        }
    }
}
