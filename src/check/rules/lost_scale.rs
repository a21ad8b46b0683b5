//! One part in 元 among parts in 万元: 1250万元，其中绿化480万元、环卫520万元、维修250元.

use crate::check::figures::Figure;
use crate::check::listed::{Listed, is_whole, sums_in_brackets, without_scale};
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};

rule! {
    "TB830" "lost-scale" Warning
    says zh "“{found}”可能少了“{scale}”：按“{right}”算，各项之和正好是总数“{total}”" / "核对；确实少了的，改为“{right}”。"
    says en "\"{found}\" seems to lack its {scale}: with \"{right}\" the parts make the total \"{total}\"" / "Check it, and write {right} if it does."
    zh "分项漏了“万”"
        / "总数后面“其中”或括号里列出的各项都带“万”（或“亿”），只有一项没有，而补上以后各项之和等于总数。补上还不等于总数的不报。"
        / "漏一个“万”字，金额差一万倍；各项的和也就对不上总数。"
    en "A part that lost its 万"
        / "Parts of a total behind 其中, or in brackets, that all have 万 (or 亿) but for one, where they make the total if that one has it too. Where they do not, nothing is told."
        / "Without its 万 a sum is ten thousand times too small, and the parts no longer make the total."
    bad "养护经费共 1250 万元，其中绿化 480 万元、环卫 520 万元、维修 250 元。"
    good "养护经费共 1250 万元，其中绿化 480 万元、环卫 520 万元、维修 250 万元。"
    looks Look::Prose(check)
}

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    let (text, figures) = (&block.text, block.figures());
    for (at, whole) in figures.iter().enumerate().filter(|(_, whole)| is_scaled(text, whole) && is_whole(text, whole)) {
        let Some((lost, scale)) = without_scale(text, whole, &parts(text, figures, at)) else { continue };
        let fix = document.suggestion(block, lost.unit.clone(), format!("{scale}{}", lost.unit(text)));
        let right = format!("{}{scale}{}", &text[lost.range.clone()], lost.unit(text));
        let finding = document.finding(&KIND, block, lost.range.start..lost.unit.end).with("scale", scale);
        reporter.push(finding.with("right", right).with("total", whole.written(text)).mended_by(fix));
    }
}

fn is_scaled(text: &str, figure: &Figure) -> bool {
    figure.scale(text) > 1.0
}

fn parts<'f>(text: &str, figures: &'f [Figure], at: usize) -> Vec<&'f Figure> {
    let listed = Listed::behind(text, &figures[at], &figures[at + 1..]);
    let among = listed.map(|listed| listed.parts.into_iter().chain(listed.rest).collect());
    among.or_else(|| sums_in_brackets(text, figures, at).map(|(parts, _)| parts)).unwrap_or_default()
}
