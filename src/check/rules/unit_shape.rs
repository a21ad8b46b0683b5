//! Figures and units that are not put together as they should be.

use crate::check::characters::{after, clause_before};
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
        / "数字后面的 m2、m3、km2 没有上标，M2、M3、KM2 又用了大写，KM、Km、KG 大小写错误，“多余吨、余多户”一类约数说了两遍，“万万元”，缺“米”的“30 平方”，“120 人/次”（应为人次），“平方公顷”，说垃圾、淤泥的“420 方”，用句号作小数点的“95。5%”，用逗号分节的“1，235 件”，缺“%”的“亮灯率达 98 以上”，写成同音字的“120 珠”“36 人此”。"
        / "单位符号按 GB/T 3101 和《出版物上数字用法》（GB/T 15835—2011）书写；“人/次”表示每次多少人，不是人次。"
    en "Quantities and their units"
        / "m2, m3 and km2 without a raised figure, or in capitals (M2), KM, Km and KG in capitals, 多余吨 and 余多户, 万万元, 平方 without 米, and 人/次 for 人次, 平方公顷, 方 of rubbish for 立方米, right behind a figure; and 95。5% for 95.5%, 1，235件 with the comma of a sentence, 亮灯率达98 without its %, and 珠 for 株 or 此 for 次."
        / "Symbols of units follow GB/T 3101 and GB/T 15835-2011; 人/次 is persons a time, and no count of visits."
    bad "铺装路面 3000m2，清运垃圾 30 多余吨，培训干部 120 人/次，效果良好。"
    good "铺装路面 3000m²，清运垃圾 30 余吨，培训干部 120 人次，效果良好。"
    looks Look::Words(&WRONG, check), Look::Words(&["多余", "余多"], approximation),
        Look::Words(&POINTS, point), Look::Words(&BARE, bare),
        Look::Words(&THOUSANDS, thousands), Look::Words(&RATES, bare_rate)
}

/// What 平方 and 立方 are before: another unit, or mathematics.
const UNITS_GO_ON: &[&str] =
    &["米", "里", "公", "千", "厘", "分", "毫", "英", "根", "和", "体", "差", "数", "的", "是"];

/// `百兆宽带100M2条`: two of them.
const COUNTED: &[&str] = &["条", "个", "台", "套", "路", "处", "部", "根", "户", "件", "张", "块"];

#[rustfmt::skip]
const SHAPES: &[Pair] = &[
    pair("km2", "km²"), pair("m2", "m²"), pair("m3", "m³"), pair("KM2", "km²"), pair("Km2", "km²"), pair("M2", "m²").not_before(COUNTED), pair("M3", "m³").not_before(COUNTED), pair("KM²", "km²"), pair("Km²", "km²"), pair("M²", "m²"), pair("M³", "m³"), pair("KM", "km").not_before(&["²"]), pair("Km", "km").not_before(&["²"]), pair("KG", "kg"), pair("Kg", "kg"), pair("万万元", "万元"), pair("人/次", "人次"), pair("平方", "平方米").not_before(UNITS_GO_ON), pair("万平方", "万平方米").not_before(UNITS_GO_ON), pair("平方公顷", "公顷"), pair("珠", "株").not_before(&["宝", "海", "江", "三", "光"]), pair("此，", "次，"), pair("此。", "次。"), pair("人此", "人次"), pair("分贝斯", "分贝"), pair("摄氏，", "摄氏度，"), pair("摄氏。", "摄氏度。"), pair("摄氏、", "摄氏度、"), pair("万余元人民币元", "万余元"), pair("万元人民币元", "万元"), pair("立方", "立方米").not_before(UNITS_GO_ON), pair("万立方", "万立方米").not_before(UNITS_GO_ON),
];
const WRONG: [&str; SHAPES.len()] = wrong(SHAPES);

/// A figure right before a place, and not the end of a code: `G3000m2`.
fn follows_figure(hit: &Hit) -> bool {
    let lead = hit.before().trim_end_matches([' ', '余', '多']);
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

/// A full stop in the place of a point: `95。5%`.
const POINTS: [&str; 10] = ["。0", "。1", "。2", "。3", "。4", "。5", "。6", "。7", "。8", "。9"];
/// What has so many tenths; `共 12。5 月` is the end of a sentence.
const MEASURED: [&str; 8] = ["%", "％", "万元", "亿元", "公里", "平方米", "个百分点", "万吨"];

fn point(hit: &Hit, reporter: &mut Reporter) {
    let behind = hit.after().trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(' ');
    if hit.before().ends_with(|c: char| c.is_ascii_digit()) && MEASURED.iter().any(|unit| behind.starts_with(unit)) {
        let mark = hit.range.start..hit.range.start + "。".len();
        let fix = hit.document.suggestion(hit.block, mark, ".");
        let right = hit.text().replace('。', ".");
        reporter.push(hit.finding(&KIND).with("right", right).mended_by(fix));
    }
}

/// 立方米 cut to 方 where a clause ends, and heaps are spoken of.
const BARE: [&str; 4] = ["方，", "方。", "方；", "方、"];
const HEAPS: &[&str] = &["垃圾", "渣土", "土方", "淤泥", "清淤", "建筑废料", "砂石"];

fn bare(hit: &Hit, reporter: &mut Reporter) {
    let clause = clause_before(&hit.block.text, hit.range.start);
    if follows_figure(hit) && HEAPS.iter().any(|word| clause.contains(word)) {
        let range = hit.range.start..hit.range.start + "方".len();
        let fix = hit.document.suggestion(hit.block, range.clone(), "立方米");
        let finding = hit.document.finding(&KIND, hit.block, range);
        reporter.push(finding.with("right", "立方米").mended_by(fix));
    }
}

/// A comma of a sentence that parts the thousands: `1，235件`.
const THOUSANDS: [&str; 10] = ["，0", "，1", "，2", "，3", "，4", "，5", "，6", "，7", "，8", "，9"];

fn thousands(hit: &Hit, reporter: &mut Reporter) {
    let digits_of = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (lead, rest) = (hit.before(), &hit.block.text[hit.range.start + "，".len()..]);
    let first = lead.len() - lead.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let figure = &lead[lead.len() - first..];
    let is_plain = !lead[..lead.len() - first].ends_with(['，', '、', '.', '-', '—', '至', '到', '第'])
        && !lead[..lead.len() - first].ends_with(|c: char| c.is_ascii_alphabetic());
    let unit = rest.get(digits_of(rest)..).and_then(|behind| unit_at_start(behind.trim_start_matches(' ')));
    let is_counted = unit.is_some_and(|unit| !matches!(unit, "年" | "月" | "日" | "号" | "期"));
    if (1..=3).contains(&first) && !figure.starts_with('0') && digits_of(rest) == 3 && is_plain && is_counted {
        let range = lead.len() - first..hit.range.start + "，".len() + 3;
        let right = [figure, &rest[..3]].concat();
        let mark = hit.range.start..hit.range.start + "，".len();
        let fix = hit.document.suggestion(hit.block, mark, "");
        reporter.push(hit.document.finding(&KIND, hit.block, range).with("right", right).mended_by(fix));
    }
}

/// What leads to a rate, which is written with its %.
const RATES: [&str; 8] = ["率达", "率达到", "率为", "率提高到", "率提升到", "率提高至", "率提升至", "率保持在"];

fn bare_rate(hit: &Hit, reporter: &mut Reporter) {
    let rest = hit.after();
    let length = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let figure = &rest[..length];
    // Below this it may be a ratio, as a capacity of buildings is.
    let is_share = figure.parse().is_ok_and(|value: f64| (10.0..=100.0).contains(&value));
    let ends = ["，", "。", "；", "、", "以上，", "以上。", "以上；", "左右，", "左右。"];
    let is_rate =
        !["功", "频", "效", "倍", "心", "税", "利", "汇", "速"].iter().any(|word| hit.before().ends_with(word));
    if is_share && is_rate && ends.iter().any(|end| rest[length..].starts_with(end)) {
        let right = [figure, "%"].concat();
        let range = hit.range.end..hit.range.end + length;
        let fix = hit.document.suggestion(hit.block, range.clone(), right.as_str());
        reporter.push(hit.document.finding(&KIND, hit.block, range).with("right", right).mended_by(fix));
    }
}
