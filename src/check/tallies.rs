//! Tallies: a total, its parts by status, and the rate that is said of them, all in one sentence.

use super::figures::Figure;
use super::text::Block;

/// What one sentence counts.
#[derive(Debug)]
pub struct Tally<'b> {
    pub total: &'b Figure,
    /// How many are done.
    pub done: Option<&'b Figure>,
    /// The parts by status, the done among them.
    pub parts: Vec<&'b Figure>,
    /// A rate of completion.
    pub rate: Option<&'b Figure>,
}

const TOTALS: &[&str] =
    &["反馈", "共", "合计", "总计", "共计", "总数", "涉及", "指出", "移交", "交办", "梳理", "发现", "分解", "列出"];
const DONE: &[&str] = &[
    "已完成整改",
    "完成整改",
    "已整改完成",
    "整改完成",
    "已完成",
    "已整改",
    "已销号",
    "整改到位",
    "已办结",
    "已整改到位",
    "完成",
];
const REST: &[&str] = &[
    "正在整改",
    "正在推进",
    "推进中",
    "持续整改",
    "部分整改",
    "基本完成",
    "阶段性完成",
    "未完成整改",
    "未完成",
    "未整改",
    "尚未完成",
    "尚未整改",
    "长期坚持",
    "长期整改",
    "未销号",
    "正在办理",
];
const RATES: &[&str] = &["完成率", "整改率", "办结率", "销号率"];
/// What may stand between a word and its figure.
const FILLERS: &[&str] = &[
    "的", "了", "为", "达", "达到", "有", "共", "共计", "问题", "具体", "各类", "事项", "任务", "整改", "：", "约",
    "个", "，", "已达",
];

/// The tallies of a block.
pub fn tallies(block: &Block) -> Vec<Tally<'_>> {
    let text = &block.text;
    let figures = block.figures();
    let mut tallies = Vec::new();
    let mut start = 0;
    let mut first = 0;
    while start < text.len() {
        let end = text[start..].find(['。', '\n']).map_or(text.len(), |at| start + at);
        let past = first + figures[first..].iter().take_while(|figure| figure.range.start < end).count();
        tallies.extend(tally(text, start, &figures[first..past]));
        first = past;
        start = end + text[end..].chars().next().map_or(1, char::len_utf8);
    }
    tallies
}

fn tally<'b>(text: &str, start: usize, figures: &'b [Figure]) -> Option<Tally<'b>> {
    let mut tally: Option<Tally> = None;
    let mut last_end = start;
    for figure in figures {
        let lead = &text[last_end..figure.range.start];
        last_end = figure.unit.end.max(figure.range.end);
        match &mut tally {
            // Until there is a total, nearly every number is no part of a tally, so the cheap questions come first.
            None => {
                let counts = matches!(figure.unit(text), "个" | "项" | "条" | "件")
                    && figure.count().is_some()
                    && figure.more.is_none();
                if counts && TOTALS.iter().any(|word| lead.contains(word)) && ends_with_any(lead, DONE).is_none() {
                    tally = Some(Tally { total: figure, done: None, parts: Vec::new(), rate: None });
                }
            }
            Some(tally) if figure.unit(text) == "%" => {
                if ends_with_any(lead, RATES).is_some() {
                    tally.rate.get_or_insert(figure);
                }
            }
            Some(tally) => {
                let same =
                    figure.unit(text) == tally.total.unit(text) && figure.more.is_none() && figure.count().is_some();
                // A part of a part does not count again.
                let subset = lead.contains("其中") && !tally.parts.is_empty();
                if same && !subset && ends_with_any(lead, REST).is_some() {
                    tally.parts.push(figure);
                } else if same && !subset && ends_with_any(lead, DONE).is_some() && tally.done.is_none() {
                    tally.done = Some(figure);
                    tally.parts.push(figure);
                }
            }
        }
    }
    tally
}

/// The word that a text ends with, with fillers between it and the end.
fn ends_with_any(text: &str, words: &[&'static str]) -> Option<&'static str> {
    let mut rest = text.trim_end_matches(' ');
    loop {
        if let Some(word) = words.iter().find(|word| rest.ends_with(**word)) {
            return Some(word);
        }
        let shorter = FILLERS.iter().find_map(|filler| rest.strip_suffix(filler))?;
        rest = shorter.trim_end_matches(' ');
    }
}
