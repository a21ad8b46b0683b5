//! 不低于 where times and people are counted.

use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};

rule! {
    "TB618" "low-for-few" Warning
    says zh "“{found}”说的是数量，不说高低，应为“{right}”" / "改为“{right}”。"
    says en "a count takes \"{right}\": \"{found}\"" / "Write \"{right}\"."
    zh "“不少于”误作“不低于”"
        / "次数、人数、件数前用“不低于”“不高于”。比率、标准、温度有高低，不算。"
        / "数量论多少，水平论高低；用词不当会被当作表述不规范。"
    en "Low for few"
        / "不低于 or 不高于 before a count of times, people or things. Rates, standards and temperatures are high or low, and are left alone."
        / "Counts are few or many, levels low or high."
    bad "每天组织车辆人员进行不低于 2 次的洗扫保洁，重点路段专项清洗。"
    good "每天组织车辆人员进行不少于 2 次的洗扫保洁，清洁率不低于 95%。"
    looks Look::Prose(check)
}

const COUNTED: &[&str] = &[
    "次", "人", "名", "个", "场", "件", "家", "人次", "场次", "篇", "条", "项", "户", "处", "台", "辆", "期", "批",
    "天", "小时", "份",
];

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    let text = &block.text;
    for figure in block.figures().iter().filter(|figure| COUNTED.contains(&figure.unit(text))) {
        let lead = text[..figure.range.start].trim_end_matches(' ');
        for (wrong, right) in [("不低于", "不少于"), ("不高于", "不多于")] {
            if lead.ends_with(wrong) && !text[figure.unit.end..].starts_with("百分点") {
                let start = lead.len() - wrong.len();
                let fix = document.fix(block, start..lead.len(), right);
                reporter
                    .push(document.finding(&KIND, block, start..figure.unit.end).with("right", right).mended_by(fix));
            }
        }
    }
}
