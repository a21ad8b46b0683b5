//! An amount that is said twice, in two units, and is not the same: 2.4公顷（约合24亩）.

use crate::check::figures::Figure;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};

rule! {
    "TB834" "converted-amount" Warning
    says zh "“{first}”合 {right}，这里写的是“{found}”" / "核对两个数：1 公顷＝15 亩，1 亩≈666.7 平方米，1 平方公里＝100 公顷，1 公里＝2 里，1 公斤＝2 斤。"
    says en "\"{first}\" is {right}, and the text says \"{found}\"" / "Check both: 公顷 is 15 亩, 亩 is 666.7 平方米, 平方公里 is 100 公顷, 公里 is 2 里, 公斤 is 2 斤."
    zh "换算的数不对"
        / "“2.4 公顷（约合 24 亩）”“50 公斤，合 1000 斤”一类，同一个量用两个单位各说一遍（括号里，或者“合、折合、约合、即、相当于”后面），换算以后差出百分之五以上，四舍五入的差不算。比较的有面积（平方公里、公顷、亩、平方米）、长度（公里、米、里）、重量（吨、公斤、斤）和金额（万元、元）。"
        / "读者会按其中一个数去理解；两个数不一致，总有一个错了。"
    en "A converted amount"
        / "An amount that is said twice in two units, in brackets or behind 合, 折合, 约合, 即 or 相当于, such as 2.4公顷（约合24亩）, where the two are more than five per cent apart beyond what rounding makes: areas (平方公里, 公顷, 亩, 平方米), lengths (公里, 米, 里), weights (吨, 公斤, 斤) and sums (万元, 元)."
        / "A reader takes one of the two; where they differ, one is wrong."
    bad "依法收回被占用的公共绿地 2.4 公顷（约合 24 亩），恢复绿地功能。"
    good "依法收回被占用的公共绿地 2.4 公顷（约合 36 亩），恢复绿地功能。"
    looks Look::Prose(check)
}

/// Units with what they measure and how much of it; longer ones before what they begin with.
const UNITS: &[(&str, Quantity, f64)] = &[
    ("平方公里", Quantity::Area, 1e6),
    ("平方千米", Quantity::Area, 1e6),
    ("平方米", Quantity::Area, 1.0),
    ("公顷", Quantity::Area, 1e4),
    ("亩", Quantity::Area, 1e4 / 15.0),
    ("公里", Quantity::Length, 1e3),
    ("千米", Quantity::Length, 1e3),
    ("华里", Quantity::Length, 500.0),
    ("里", Quantity::Length, 500.0),
    ("米", Quantity::Length, 1.0),
    ("公斤", Quantity::Weight, 1.0),
    ("千克", Quantity::Weight, 1.0),
    ("市斤", Quantity::Weight, 0.5),
    ("斤", Quantity::Weight, 0.5),
    ("吨", Quantity::Weight, 1e3),
    ("元", Quantity::Money, 1.0),
];

#[derive(Clone, Copy, PartialEq)]
enum Quantity {
    Area,
    Length,
    Weight,
    Money,
}

/// What is said between the two, in brackets.
const BRACKETED: &[&str] =
    &["", "约", "约合", "合", "折合", "折合约", "约折合", "即", "相当于", "约相当于", "约为", "大约"];
/// The same without brackets.
const PLAIN: &[&str] = &["约合", "合", "折合", "折合约", "约折合", "即", "相当于", "约相当于"];
/// In parts of the larger.
const LEEWAY: f64 = 0.05;

/// An amount in its smallest unit.
struct Measured<'f> {
    figure: &'f Figure,
    name: &'static str,
    quantity: Quantity,
    size: f64,
    end: usize,
}

impl<'f> Measured<'f> {
    fn of(text: &str, figure: &'f Figure) -> Option<Self> {
        let rest = &text[figure.unit.start..];
        let (name, quantity, size) = *UNITS.iter().find(|(name, ..)| rest.starts_with(name))?;
        let end = figure.unit.start + name.len();
        figure.more.is_none().then_some(Self { figure, name, quantity, size, end })
    }

    fn amount(&self) -> f64 {
        self.figure.value * self.size
    }

    fn half_step(&self, text: &str) -> f64 {
        self.figure.step(text) * self.size / 2.0
    }
}

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    let text = &block.text;
    for pair in block.figures().windows(2) {
        let Some([first, second]) = said_twice(text, pair) else { continue };
        let apart = (first.amount() - second.amount()).abs();
        let leeway = first.amount().max(second.amount()) * LEEWAY + first.half_step(text) + second.half_step(text);
        if apart > leeway {
            let value = first.amount() / second.size;
            let decimals = if value < second.figure.scale(text) { 4 } else { 2 };
            let right = second.figure.like(text, value, decimals) + second.name;
            let finding = document.finding(&KIND, block, second.figure.range.start..second.end);
            reporter.push(finding.with("first", &text[first.figure.range.start..first.end]).with("right", right));
        }
    }
}

/// Two figures in a row of which the second says the first once more.
fn said_twice<'f>(text: &str, pair: &'f [Figure]) -> Option<[Measured<'f>; 2]> {
    const FARTHEST: usize = 30;
    let [one, other] = pair else { return None };
    if other.range.start.saturating_sub(one.unit.end) > FARTHEST {
        return None;
    }
    let (first, second) = (Measured::of(text, one)?, Measured::of(text, other)?);
    let between = text.get(first.end..other.range.start)?.trim_matches(' ');
    let behind = text[second.end..].trim_start_matches(' ');
    let bracketed = between.strip_prefix('（').map(|word| word.trim_matches(' '));
    let is_money = first.quantity == Quantity::Money;
    let is_linked = match bracketed {
        // `3万元（2万元）` may be of two things.
        Some(word) => BRACKETED.contains(&word) && behind.starts_with('）') && (!is_money || PLAIN.contains(&word)),
        None => {
            let ends = behind.is_empty() || behind.starts_with(['，', '。', '；', '）', '\n']);
            PLAIN.contains(&between.trim_start_matches(['，', ' '])) && ends
        }
    };
    let is_of_each = text[..one.range.start].trim_end_matches(' ').ends_with(['每', '均']);
    let are_two = first.name != second.name || is_money;
    (is_linked && are_two && !is_of_each && first.quantity == second.quantity).then_some([first, second])
}
