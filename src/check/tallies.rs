//! Tallies: a total, its parts by status, and the rate that is said of them, all in one sentence or a part of one.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::figures::Figure;
use super::words;

/// What is counted together.
#[derive(Debug)]
pub struct Tally {
    pub total: Figure,
    /// How many are done.
    pub done: Option<Figure>,
    /// The parts by status, the done among them.
    pub parts: Vec<Figure>,
    /// What is counted beside them in the same unit, such as what was handed on.
    pub others: Vec<Figure>,
    /// A rate of completion.
    pub rate: Option<Figure>,
}

const TOTALS: &[&str] =
    &["反馈", "共", "合计", "总计", "共计", "总数", "涉及", "指出", "移交", "交办", "梳理", "发现", "分解", "列出"];
const DONE: &[&str] = &[
    "已完成整改", "完成整改", "已整改完成", "整改完成", "已完成", "已整改", "已销号", "整改到位", "已办结",
    "已整改到位", "完成",
];
const REST: &[&str] = &[
    "正在整改", "正在推进", "推进中", "持续整改", "部分整改", "基本完成", "阶段性完成", "未完成整改", "未完成",
    "未整改", "尚未完成", "尚未整改", "长期坚持", "长期整改", "未销号", "正在办理",
];
const RATES: &[&str] = &["完成率", "整改率", "办结率", "销号率"];
/// What may stand between a word and its figure.
const FILLERS: &[&str] = &[
    "的", "了", "为", "达", "达到", "有", "共", "共计", "问题", "具体", "各类", "事项", "任务", "整改", "：", "约",
    "个", "，", "已达", "并通过验收", "通过验收",
];

static TOTALS_SEARCH: LazyLock<AhoCorasick> = LazyLock::new(|| words::search(TOTALS));
/// Where a sentence ends.
const ENDS: [char; 2] = ['。', '\n'];

/// The tallies of a text with such figures: one a sentence, or one between two semicolons.
pub fn read(text: &str, figures: &[Figure]) -> Vec<Tally> {
    let mut tallies = Vec::new();
    let mut open: Option<Tally> = None;
    let mut rate: Option<Figure> = None;
    let (mut last_end, mut beside) = (0, None);
    let mut past_semicolon = false;
    for figure in figures {
        let lead = &text[last_end..figure.range.start];
        last_end = figure.unit.end.max(figure.range.end);
        if (open.is_some() || rate.is_some()) && lead.contains(ENDS) {
            tallies.extend(open.take());
            rate = None;
        }
        // A semicolon parts one tally from the next only where that has a total of its own.
        past_semicolon |= lead.contains('；');
        let stands_beside = is_beside(text, figure);
        let is_count = !stands_beside && is_count(text, figure);
        if open.is_some() && is_count {
            if past_semicolon && is_total(lead.rsplit('；').next().unwrap_or(lead)) {
                tallies.extend(open.take());
            }
            past_semicolon = false;
        }
        match &mut open {
            Some(tally) => tally.take_in(text, lead, figure),
            // Until there is a total, nearly every number is no part of a tally, so the cheap questions come first.
            None if is_count && is_total(lead_of_total(text, beside, lead, figure)) => {
                let total = figure.clone();
                open = Some(Tally { total, done: None, parts: Vec::new(), others: Vec::new(), rate: rate.take() });
            }
            // A rate may be said before its counts.
            None if figure.unit(text) == "%" && says_rate(lead) => rate = Some(figure.clone()),
            None => {}
        }
        beside = stands_beside.then_some(figure.range.start - lead.len());
    }
    tallies.extend(open);
    tallies
}

/// What stands before a figure in its sentence; before `25 个问题` of `反馈 4 个方面 25 个问题` what precedes both.
fn lead_of_total<'t>(text: &'t str, beside: Option<usize>, lead: &'t str, figure: &Figure) -> &'t str {
    let is_joined = lead.chars().count() <= LONGEST_BESIDE && !lead.contains(['，', '；', '（']);
    let start = beside.filter(|_| is_joined).unwrap_or(figure.range.start - lead.len());
    text[start..figure.range.start].rsplit(ENDS).next().unwrap_or(lead)
}

/// Between what is counted beside issues and these stands no more than its name.
const LONGEST_BESIDE: usize = 4;

/// Whether a figure with these words before it is a total.
fn is_total(lead: &str) -> bool {
    TOTALS_SEARCH.is_match(lead) && ends_with_any(lead, DONE).is_none() && !lead.contains("新发现")
}

/// What is counted beside issues: `4 个方面 25 个问题`.
const NO_ISSUES: &[&str] = &[
    "方面", "大方面", "部门", "单位", "科室", "类", "大类", "层面", "环节", "领域", "乡镇", "镇", "街道", "社区", "村",
    "小组", "党组织", "党支部",
];

fn is_count(text: &str, figure: &Figure) -> bool {
    matches!(figure.unit(text), "个" | "项" | "条" | "件") && figure.count().is_some() && figure.more.is_none()
}

fn is_beside(text: &str, figure: &Figure) -> bool {
    let counted = text[figure.unit.end..].trim_start_matches(' ');
    let is_of_issues = matches!(figure.unit(text), "个" | "项" | "条" | "件");
    figure.unit(text) == "方面" || is_of_issues && NO_ISSUES.iter().any(|other| counted.starts_with(other))
}

impl Tally {
    /// One more figure of the sentence, with what stands before it.
    fn take_in(&mut self, text: &str, lead: &str, figure: &Figure) {
        if figure.unit(text) == "%" {
            if says_rate(lead) {
                self.rate.get_or_insert_with(|| figure.clone());
            }
            return;
        }
        let same = figure.unit(text) == self.total.unit(text) && figure.more.is_none() && figure.count().is_some();
        // A part of a part does not count again.
        if !same || (lead.contains("其中") && !self.parts.is_empty()) {
            return;
        }
        let is_done =
            |lead: &str| ends_with_any(lead, DONE).is_some() || matches!(lead.trim_matches(' '), "，整改" | "，整改了");
        let lead = lead.strip_prefix("问题").unwrap_or(lead);
        if ends_with_any(lead, REST).is_some() {
            self.parts.push(figure.clone());
        } else if self.done.is_none() && is_done(lead) {
            self.done = Some(figure.clone());
            self.parts.push(figure.clone());
        } else {
            self.others.push(figure.clone());
        }
    }
}

/// Whether a text ends with a rate of what is done, and not of what was done in time.
fn says_rate(lead: &str) -> bool {
    const OF_OTHERS: [&str; 6] = ["按时", "按期", "及时", "限时", "限期", "一次"];
    let clause = lead.rsplit(['，', '、', '；']).next().unwrap_or(lead);
    ends_with_any(lead, RATES).is_some() && !OF_OTHERS.iter().any(|word| clause.contains(word))
}

/// The word that a text ends with, with fillers between it and the end.
fn ends_with_any(text: &str, words: &[&'static str]) -> Option<&'static str> {
    let mut rest = text.trim_end_matches(' ');
    loop {
        // Most words are told apart by their last byte.
        let last = rest.as_bytes().last()?;
        let may_end = |word: &&&str| word.as_bytes().last() == Some(last);
        if let Some(word) = words.iter().filter(may_end).find(|word| rest.ends_with(**word)) {
            return Some(word);
        }
        let shorter = FILLERS.iter().filter(may_end).find_map(|filler| rest.strip_suffix(filler))?;
        rest = shorter.trim_end_matches(' ');
    }
}
