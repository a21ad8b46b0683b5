//! `四个自信` before `四个意识`, and other fixed phrases that follow each other the wrong way round.

use crate::check::characters::nearby_after;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

use super::fixed_phrase;

rule! {
    "TB675" "order-of-phrases" Warning
    says zh "固定表述的次序：“{later}”应在“{found}”后面" / "按“四个意识”“四个自信”“两个维护”、“五位一体”“四个全面”的次序写。"
    says en "fixed phrases in the wrong order: \"{later}\" belongs behind \"{found}\"" / "Keep the order 四个意识, 四个自信, 两个维护, and 五位一体, 四个全面."
    zh "固定表述的次序"
        / "一句里挨着的“四个意识”“四个自信”“两个维护”次序颠倒，如“坚定‘四个自信’、增强‘四个意识’”；“四个全面”写在“五位一体”前面。中间隔着别的话，或者同一句里前面已经说过的，不算。"
        / "严重表述错误是政府网站检查的单项否决指标（国办秘函〔2019〕19号附件）；次序是固定的。"
    en "The order of fixed phrases"
        / "四个意识, 四个自信 and 两个维护 side by side in one sentence, but the wrong way round, as in 坚定四个自信、增强四个意识; and 四个全面 before 五位一体. Left alone where other words stand between them, or where the later one was said before."
        / "A grave wording error alone fails the inspection of a government website (annex to 国办秘函〔2019〕19号), and their order is fixed."
    bad "全局党员干部坚定“四个自信”、增强“四个意识”、做到“两个维护”，确保整改到位。"
    good "全局党员干部增强“四个意识”、坚定“四个自信”、做到“两个维护”，确保整改到位。"
    looks Look::Words(&NAMES, check)
}

const NAMES: [&str; 5] = ["四个意识", "四个自信", "两个维护", "五位一体", "四个全面"];
/// What belongs together, in order.
const ROWS: [&[&str]; 2] = [&["四个意识", "四个自信", "两个维护"], &["五位一体", "四个全面"]];
/// What stands between two of them, in any order.
const BETWEEN: &[&str] = &[
    "总体布局", "战略布局", "不断", "坚决", "自觉", "牢固", "切实", "进一步", "增强", "树牢", "树立", "强化", "坚定",
    "坚持", "做到", "践行", "落实", "统筹", "协调", "推进", "“", "”", "、", "，", "和", "与", "及",
];

fn check(hit: &Hit, reporter: &mut Reporter) {
    let Some(row) = ROWS.into_iter().find(|row| row.contains(&hit.text())) else { return };
    let own = row.iter().position(|name| *name == hit.text()).unwrap_or_default();
    let behind = nearby_after(&hit.block.text, hit.range.end);
    let mut rest = behind;
    while let Some(shorter) = BETWEEN.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = shorter;
    }
    let Some(earlier) = row[..own].iter().find(|name| rest.starts_with(**name)) else { return };
    let sentence = hit.before().rsplit(['。', '；', '\n']).next().unwrap_or_default();
    let start = hit.range.end + behind.len() - rest.len();
    let end = start + earlier.len();
    if !sentence.contains(earlier) && !fixed_phrase::reaches_over(&hit.block.text, &(hit.range.start..end)) {
        let finding = hit.document.finding(&KIND, hit.block, start..end);
        reporter.push(finding.with("later", hit.text()));
    }
}
