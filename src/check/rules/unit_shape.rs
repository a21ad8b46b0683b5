//! Figures and units that are not put together as they should be.

use crate::check::characters::after;
use crate::check::figures::unit_at_start;
use crate::check::pairs::{self, Pair, pair, wrong};
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::finding::Certainty;

rule! {
    "TB822" "unit-shape" Warning
    says zh "数量写法：“{found}”应为“{right}”" / "改为“{right}”。"
    says en "a quantity is written wrong: \"{found}\" should be \"{right}\"" / "Write \"{right}\"."
    zh "数量和单位的写法"
        / "数字后面的 m2、m3、km2 没有上标，KM、Km、KG 大小写错误，“多余吨、余多户”一类约数说了两遍，“万万元”，缺“米”的“30 平方”，“120 人/次”（应为人次）。"
        / "单位符号按 GB/T 3101 和《出版物上数字用法》（GB/T 15835—2011）书写；“人/次”表示每次多少人，不是人次。"
    en "Quantities and their units"
        / "m2, m3 and km2 without a raised figure, KM, Km and KG in capitals, 多余吨 and 余多户, 万万元, 平方 without 米, and 人/次 for 人次, right behind a figure."
        / "Symbols of units follow GB/T 3101 and GB/T 15835-2011; 人/次 is persons a time, and no count of visits."
    bad "铺装路面 3000m2，清运垃圾 30 多余吨，培训干部 120 人/次，效果良好。"
    good "铺装路面 3000m²，清运垃圾 30 余吨，培训干部 120 人次，效果良好。"
    looks Look::Words(&WRONG, check), Look::Words(&["多余", "余多"], approximation)
}

/// What 平方 and 立方 are before: another unit, or mathematics.
const UNITS_GO_ON: &[&str] =
    &["米", "里", "公", "千", "厘", "分", "毫", "英", "根", "和", "体", "差", "数", "的", "是"];

#[rustfmt::skip]
const SHAPES: &[Pair] = &[
    pair("km2", "km²"), pair("m2", "m²"), pair("m3", "m³"), pair("KM", "km"), pair("Km", "km"), pair("KG", "kg"), pair("Kg", "kg"), pair("万万元", "万元"), pair("人/次", "人次"), pair("平方", "平方米").not_before(UNITS_GO_ON), pair("万平方", "万平方米").not_before(UNITS_GO_ON), pair("立方", "立方米").not_before(UNITS_GO_ON), pair("万立方", "万立方米").not_before(UNITS_GO_ON),
];
const WRONG: [&str; SHAPES.len()] = wrong(SHAPES);

/// A figure right before a place, and not the end of a code: `G3000m2`.
fn follows_figure(hit: &Hit) -> bool {
    let lead = hit.before().trim_end_matches(' ');
    let figure = lead.len() - lead.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',')).len();
    let stands_behind =
        !lead[..lead.len() - figure].ends_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '-' | '/'));
    figure > 0 && stands_behind
}

fn check(hit: &Hit, reporter: &mut Reporter) {
    let goes_on = after(hit.after(), 0).is_some_and(|c| c.is_ascii_alphanumeric() || c == '/' || c == '-');
    if follows_figure(hit) && !goes_on {
        reporter.extend(pairs::finding(hit, SHAPES, &KIND, Certainty::Likely));
    }
}

fn approximation(hit: &Hit, reporter: &mut Reporter) {
    if follows_figure(hit) && unit_at_start(hit.after()).is_some_and(|unit| unit != "人") {
        let fix = hit.document.suggestion(hit.block, hit.range.clone(), "余");
        reporter.push(hit.finding(&KIND).with("right", "余").mended_by(fix));
    }
}
