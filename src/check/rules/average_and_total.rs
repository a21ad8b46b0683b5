//! An average that an amount and a count do not give: 36万元，路灯240盏，平均每盏1.5万元.

use crate::check::characters::{clause_before, nearby_after};
use crate::check::figures::{Figure, in_yuan, rounded, unit_at_start};
use crate::check::pairs::sentence;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB832" "average-and-total" Warning
    says zh "“{total}”除以“{count}”是 {right}，这里写的是“{found}”" / "核对总数、数量和平均数。"
    says en "\"{total}\" over \"{count}\" is {right}, and the text says \"{found}\"" / "Check the total, the count and the average."
    zh "平均数与总数、数量不符"
        / "“平均每盏 1.5 万元”“户均 4.1 元”，而同一句前面只有一笔同单位的总数（36 万元）和一个以“盏”计的数（240 盏），两数相除差出一成以上。有约数、前面还有别的数、以“个、项、件”等计数的，不算。"
        / "平均数多是口算出来的，差一位就是十倍。"
    en "Average, total and count"
        / "平均每盏1.5万元 or 户均4.1元 where the sentence has before it just one amount of that unit (36万元) and just one count in 盏, and the one over the other is more than a tenth away. Where numbers are approximate, where others stand before, and of what is counted by 个, 项 or 件, nothing is told."
        / "Averages are worked out in the head, and one digit is a factor of ten."
    bad "投入资金 36 万元，更换老旧路灯 240 盏，平均每盏 1.5 万元，群众出行更加安全。"
    good "投入资金 36 万元，更换老旧路灯 240 盏，平均每盏 1500 元，群众出行更加安全。"
    looks Look::Words(&["平均每", "户均", "人均", "亩均"], check)
}

/// What such units count says only the noun behind them.
const VAGUE: &[&str] =
    &["个", "项", "条", "件", "次", "点", "年", "月", "日", "天", "周", "期", "批", "类", "方面", "%"];
/// What may stand between 平均每盏 and its figure.
const FILLERS: &[&str] = &["约", "为", "是", "达", "仅需", "需", "投入", "花费", "费用", "造价", "成本", "资金", " "];
/// A figure in a clause with such a word is no plain total or count.
const OTHERS: &[&str] = &["每", "均", "其中", "比", "较", "超", "近", "不足", "逾", "增", "减", "节", "省", "第", "占"];
/// How far an average may be off without a word, in parts of it.
const LEEWAY: f64 = 0.1;

fn check(hit: &Hit, reporter: &mut Reporter) {
    let text = &hit.block.text;
    let (unit, said) = match hit.text().strip_suffix('均') {
        Some(unit) => (unit, hit.range.end),
        None => {
            let Some(unit) = unit_at_start(hit.after()).filter(|unit| !VAGUE.contains(unit)) else { return };
            (unit, hit.range.end + unit.len())
        }
    };
    let start = sentence(text, &hit.range).start;
    let Some(average) = figure_after(hit, said) else { return };
    let figures: Vec<&Figure> =
        hit.block.figures_in(&(start..hit.range.start)).iter().filter(|figure| !is_of_date(hit, figure)).collect();
    let [one, other] = figures[..] else { return };
    let (total, count) = if other.unit(text) == unit { (one, other) } else { (other, one) };
    let is_plain = |figure: &Figure| {
        let lead = clause_before(text, figure.range.start);
        figure.more.is_none() && !OTHERS.iter().any(|word| lead.contains(word))
    };
    let are_a_pair = count.unit(text) == unit && total.unit(text) == average.unit(text) && total.unit(text) != unit;
    if !are_a_pair || !is_plain(total) || !is_plain(count) || count.value <= 0.0 || count.decimals > 0 {
        return;
    }
    let right = total.value / count.value;
    if (right - average.value).abs() > right * LEEWAY + average.step(text) / 2.0 {
        let shown = match average.unit(text) {
            "元" => in_yuan(round_to_digits(right)),
            unit => rounded(right, 2) + unit,
        };
        let finding = hit.document.finding(&KIND, hit.block, hit.range.start..average.unit.end);
        let finding = finding.with("total", total.written(text)).with("count", count.written(text));
        reporter.push(finding.with("right", shown));
    }
}

/// The figure behind 平均每盏, with fillers between them, that is not itself of a day or a year.
fn figure_after<'h>(hit: &'h Hit, said: usize) -> Option<&'h Figure> {
    let text = &hit.block.text;
    let figures = hit.block.figures();
    let average = figures.get(figures.partition_point(|figure| figure.range.start < said))?;
    let mut lead = nearby_after(text, said).get(..average.range.start - said)?;
    while let Some(rest) = FILLERS.iter().find_map(|filler| lead.strip_prefix(filler)) {
        lead = rest;
    }
    let goes_on = text[average.unit.end..].starts_with(['/', '每', '多', '以']);
    (lead.is_empty() && !goes_on && average.more.is_none() && !average.unit.is_empty()).then_some(average)
}

fn is_of_date(hit: &Hit, figure: &Figure) -> bool {
    let around = figure.range.start..figure.unit.end;
    let dates = hit.block.dates();
    let next = dates.partition_point(|date| date.range.end < around.end);
    dates.get(next).is_some_and(|date| date.range.start <= around.start)
}

/// Sums in yuan to the fen.
fn round_to_digits(yuan: f64) -> f64 {
    (yuan * 100.0).round() / 100.0
}
