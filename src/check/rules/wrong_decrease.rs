//! Less by a multiple: 减少了 N 倍.

use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::check::text::{Block, Document};

rule! {
    "TB613" "wrong-decrease" Warning
    says zh "“{found}”：减少不能用“倍”" / "改成分数或百分数，如“减少三分之二”“下降 50%”。"
    says en "\"{found}\": nothing is less by a multiple" / "Say it as a fraction or a percentage, such as 下降 50%."
    zh "减少若干倍"
        / "“减少、下降、降低、缩短、缩小、减轻”后面跟“N 倍”。"
        / "减少一倍就到了零；数字用法（GB/T 15835—2011）用分数、百分数表示减少。"
    en "Less by a multiple"
        / "减少, 下降, 降低, 缩短 and their like with N 倍."
        / "Less by once is nothing at all; decreases are fractions or percentages."
    bad "投诉量比上年同期减少 2 倍，办理时间明显缩短，群众满意度提高。"
    good "投诉量比上年同期减少 50%，办理时间明显缩短，群众满意度提高。"
    looks Look::Prose(check), Look::Words(IN_WORDS, in_words)
}

const LESS: &[&str] = &[
    "减少", "下降", "降低", "缩短", "缩小", "减轻", "减少了", "下降了", "降低了", "缩短了", "缩小了", "减轻了", "少了",
    "压缩了", "压减",
];

const IN_WORDS: &[&str] = &[
    "减少一倍", "减少了一倍", "下降一倍", "下降了一倍", "降低一倍", "降低了一倍", "缩短一倍", "缩短了一倍", "减少两倍",
    "减少了两倍", "下降两倍", "下降了两倍", "降低两倍", "降低了两倍",
];

fn in_words(hit: &Hit, reporter: &mut Reporter) {
    reporter.push(hit.finding(&KIND));
}

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    let text = &block.text;
    for figure in block.figures().iter().filter(|figure| figure.unit(text) == "倍") {
        let lead = text[..figure.range.start].trim_end_matches([' ', '近', '约']);
        // The longest: `减少了` before `减少`.
        if let Some(word) = LESS.iter().filter(|word| lead.ends_with(**word)).max_by_key(|word| word.len()) {
            let start = lead.len() - word.len();
            reporter.push(document.finding(&KIND, block, start..figure.unit.end));
        }
    }
}
