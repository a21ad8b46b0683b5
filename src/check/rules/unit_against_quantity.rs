//! Figures whose unit or digits do not fit what they count: an area in metres, half a person.

use crate::check::characters::{after, clause_before, past_spaces};
use crate::check::figures::Figure;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};

rule! {
    "TB823" "unit-against-quantity" Warning
    says zh "“{found}”的单位或小数与所说的量不符" / "核对数字和单位，如面积用平方米，长度用米，金额写明“元”，问题写明“个”，人和件数不带小数。"
    says en "the unit or the digits of \"{found}\" do not fit what it counts" / "Check both: areas are in 平方米, lengths in 米, sums in 元, problems in 个, and persons and pieces are whole."
    zh "单位与所说的量不符"
        / "“面积”后面是米、公里、吨，“长度、全长”后面是平方米、立方米、吨，“重量”后面是米、平方米；“罚款3.5万，”一类金额缺“元”；“其余2问题”缺“个”；“通知书42分”的“分”应为“份”；“满意率99.2，”缺“%”；128.5座、3.2名一类点数的东西带小数（带“万、亿”的，以及人均、每、平均、折合、标准的不算）。"
        / "GB/T 3101—1993、GB/T 15835—2011：数值和单位要与量相称；单位错了，数字就没有意义。"
    en "A unit that does not fit the quantity"
        / "面积 in metres, kilometres or tons, 长度 and 全长 in square or cubic metres, 重量 in metres, sums of money such as 罚款3.5万 without 元, 其余2问题 without 个, papers in 分 for 份, rates without %, and what is counted by pieces with a decimal fraction, such as 128.5座 (but for 万 and 亿, averages, and what is converted)."
        / "GB/T 3101-1993 and GB/T 15835-2011: value and unit fit the quantity; with a wrong unit the figure says nothing."
    bad "修复路面面积1200米，更换灯具128.5盏，收缴罚款3.5万，全部上缴财政。"
    good "修复路面面积1200平方米，更换灯具128盏，收缴罚款3.5万元，全部上缴财政。"
    looks Look::Prose(check)
}

/// Nouns that name a quantity right before its figure, and units that are of another one.
const QUANTITIES: &[(&str, &[&str])] = &[
    ("面积", &["米", "公里", "吨", "公斤", "千克", "立方米", "厘米"]),
    ("长度", &["平方米", "立方米", "吨", "公斤", "亩", "平方公里"]),
    ("全长", &["平方米", "立方米", "吨", "公斤", "亩", "平方公里"]),
    ("总长", &["平方米", "立方米", "吨", "公斤", "亩", "平方公里"]),
    ("重量", &["米", "平方米", "公里", "亩", "立方米"]),
];
/// What is counted by 份.
const PAPERS: &[&str] = &["书", "提醒函", "传单", "宣传单", "问卷", "明白纸", "资料", "材料"];
const MONEY: &[&str] = &[
    "罚款", "罚金", "资金", "经费", "补贴", "津贴", "违规金额", "金额", "保证金", "押金", "租金", "工程款", "欠款",
    "费用",
];
/// What may stand between the noun and its figure.
const FILLERS: &[char] = &[' ', '为', '达', '约', '共', '计', '近', '超', '过', '到'];
/// What is never counted in halves.
const PIECES: &[&str] =
    &["名", "人", "户", "座", "盏", "株", "棵", "辆", "台", "起", "宗", "例", "册", "家", "人次", "件次", "户次"];
/// Averages, and what was converted or is measured in parts.
const IN_PARTS: &[&str] =
    &["均", "每", "折", "标准", "相当", "等于", "比", "密度", "率", "当量", "生育", "人口", "系数", "配", "倍"];

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    if !block.has_digits() {
        return;
    }
    let text = &block.text;
    for figure in block.figures() {
        if let Some(end) = end_of_fault(text, figure) {
            reporter.push(document.finding(&KIND, block, figure.range.start..end));
        }
    }
}

/// `2.32家料场全部密闭`: the second point, without a blank behind its number.
fn is_numbered(text: &str, figure: &Figure) -> bool {
    let written = &text[figure.range.clone()];
    figure.range.start == 0 && written.find('.').is_some_and(|point| point <= LONGEST_NUMBER)
}

/// In digits.
const LONGEST_NUMBER: usize = 2;

/// Where a figure ends that does not fit what it counts.
fn end_of_fault(text: &str, figure: &Figure) -> Option<usize> {
    let unit = figure.unit(text);
    let lead = || text[..figure.range.start].trim_end_matches(FILLERS);
    if unit.is_empty() {
        return end_of_bare_sum(text, figure, lead())
            .or_else(|| end_of_bare_count(text, figure, lead()))
            .or_else(|| end_of_papers(text, figure, lead()))
            .or_else(|| end_of_bare_rate(text, figure, lead()));
    }
    let of_other = || QUANTITIES.iter().any(|(noun, units)| units.contains(&unit) && lead().ends_with(noun));
    let is_scaled = text[figure.range.end..figure.unit.start].contains(['万', '亿']);
    let goes_on = after(text, figure.unit.end).is_some_and(|c| matches!(c, '/' | '·' | '每'));
    let is_in_halves =
        figure.decimals > 0 && !is_numbered(text, figure) && !is_scaled && PIECES.contains(&unit) && !goes_on && {
            let clause = clause_before(text, figure.range.start);
            !IN_PARTS.iter().any(|word| clause.contains(word))
        };
    (is_in_halves || (!goes_on && of_other())).then_some(figure.unit.end)
}

/// `罚款3.5万，`
fn end_of_bare_sum(text: &str, figure: &Figure, lead: &str) -> Option<usize> {
    let start = past_spaces(text, figure.range.end);
    let rest = &text[start..];
    let scale = ["万", "亿"].into_iter().find(|scale| rest.starts_with(scale))?;
    let ends = after(rest, scale.len()).is_none_or(|c| matches!(c, '，' | '。' | '；' | '、' | '\n'));
    (ends && figure.more.is_none() && MONEY.iter().any(|noun| lead.ends_with(noun))).then_some(start + scale.len())
}

/// `其余2问题`
fn end_of_bare_count(text: &str, figure: &Figure, lead: &str) -> Option<usize> {
    const RESTS: [&str; 4] = ["其余", "剩余", "另外", "其他"];
    const COUNTED: [&str; 4] = ["问题", "企业", "单位", "项目"];
    let start = past_spaces(text, figure.range.end);
    let counted = COUNTED.iter().find(|noun| text[start..].starts_with(**noun))?;
    RESTS.iter().any(|word| lead.ends_with(word)).then_some(start + counted.len())
}

/// `满意率达到了99.2，`: without its sign.
fn end_of_bare_rate(text: &str, figure: &Figure, lead: &str) -> Option<usize> {
    /// Rates that are no parts of a hundred.
    const OTHERS: [&str; 9] = ["频率", "汇率", "功率", "速率", "曲率", "税率", "利率", "心率", "容积率"];
    const WHOLE: f64 = 100.0;
    let lead = lead.trim_end_matches('了').trim_end_matches(FILLERS);
    let ends = after(text, figure.range.end).is_none_or(|c| matches!(c, '，' | '。' | '；' | '、' | '\n'));
    let is_rate = lead.ends_with('率') && !OTHERS.iter().any(|word| lead.ends_with(word));
    // `95。5%` is told as that.
    let goes_on = text[figure.range.end..].chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    (ends && !goes_on && is_rate && figure.value > 1.0 && figure.value <= WHOLE).then_some(figure.range.end)
}

/// `通知书42分，`: 份 is meant.
fn end_of_papers(text: &str, figure: &Figure, lead: &str) -> Option<usize> {
    const MEANT: &str = "分";
    let start = past_spaces(text, figure.range.end);
    let rest = text[start..].strip_prefix(MEANT)?;
    let ends = after(rest, 0).is_none_or(|c| matches!(c, '，' | '。' | '；' | '、' | '\n'));
    (ends && PAPERS.iter().any(|noun| lead.ends_with(noun))).then_some(start + MEANT.len())
}
