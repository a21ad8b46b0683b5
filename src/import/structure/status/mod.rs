//! 整改结果: how far an issue is, in whatever words and signs an office says it.
//!
//! What is not clear is not guessed: `计划12月底前完成` is no completion, and stays in the text.

mod sign;

use super::lines::Line;
use crate::model::status::{StatusKind, StatusWords};
use sign::{sign, ticked};

pub use sign::asks;

pub fn is_status(value: &str, words: &StatusWords) -> bool {
    words.meaning(value.trim_end_matches(['。', '；'])).is_some()
}

/// `已完成，并长期坚持。`: says how far it is and no more.
pub fn is_only_status(value: &str, words: &StatusWords) -> bool {
    let value = without_stop(value);
    let is_short = value.chars().count() <= LONGEST_STATUS && !value.contains(|c: char| c.is_ascii_digit());
    is_status(value, words)
        || sign("", value).is_some()
        || (is_short && status_of(without_conjunction(first_clause(value)), words).is_some())
}

pub fn without_stop(text: &str) -> &str {
    text.trim_end_matches(['。', '；', ';', '.']).trim()
}

/// `已完成并长期坚持`
fn without_conjunction(clause: &str) -> &str {
    clause.split(['并', '且']).next().unwrap_or_default()
}

const LONGEST_STATUS: usize = 14;

/// A status that stands behind its label.
pub struct Stated {
    pub word: String,
    /// Whether it can mean nothing else.
    pub is_clear: bool,
}

/// The word that stands there; where the word is not known, one that is known and stands in it.
pub fn of_label(line: &Line, words: &StatusWords) -> Option<Stated> {
    let value = without_stop(line.value());
    if words.meaning(value).is_some() {
        return Some(Stated { word: value.to_string(), is_clear: true });
    }
    let sign = sign(line.label_word(), value);
    let signed = sign.as_ref().map(|sign| sign.word.to_string()).filter(|word| is_status(word, words));
    let word = signed.or_else(|| word_in(value, words))?;
    Some(Stated { word, is_clear: ticked(value).is_some() || sign.is_some_and(|sign| sign.is_clear) })
}

/// Whether the status of a line is all that it says.
pub fn says_all(line: &Line, words: &StatusWords) -> bool {
    let value = without_stop(line.value());
    words.meaning(value).is_some()
        || ticked(value).is_some()
        || sign(line.label_word(), value).map_or_else(|| is_phrase(value), |sign| sign.says_all)
}

/// Whether a cell says how far its issue is, and no more.
pub fn is_bare(head: &str, value: &str, words: &StatusWords) -> bool {
    let value = ticked(value).unwrap_or(value);
    sign(head, value).is_some() || is_only_status(value, words)
}

/// Whether a text says the same as the status that was read.
pub fn means_status(text: &str, status: &str, words: &StatusWords) -> bool {
    let text = without_stop(text);
    let meaning = words.meaning(text).or_else(|| words.meaning(&word_in(text, words)?));
    meaning == words.meaning(status)
}

/// What texts say when they do not use one of the known words.
const PHRASES: &[(&str, &str)] = &[
    ("未完成", "未完成"),
    ("未办结", "未完成"),
    ("尚未", "未完成"),
    ("未整改", "未整改"),
    ("部分整改", "部分整改"),
    ("部分完成", "部分整改"),
    ("部分已完成", "部分整改"),
    ("部分已整改", "部分整改"),
    ("基本完成", "基本完成"),
    ("基本整改", "基本完成"),
    ("基本到位", "基本完成"),
    ("基本办结", "基本完成"),
    ("未达到序时进度", "正在整改"),
    ("达到序时进度", "正在推进"),
    ("序时推进", "正在推进"),
    ("阶段性办结", "阶段性完成"),
    ("阶段性", "阶段性完成"),
    ("长期坚持", "长期坚持"),
    ("长期整改", "长期坚持"),
    ("持续推进", "持续整改"),
    ("持续整改", "持续整改"),
    ("正在推进", "正在推进"),
    ("正在整改", "正在整改"),
    ("正在办理", "正在整改"),
    ("整改中", "正在整改"),
    ("推进中", "推进中"),
    ("进行中", "正在整改"),
    ("已销号", "已销号"),
    ("已办结", "已完成"),
    ("已完成", "已完成"),
    ("已整改完成", "已完成整改"),
    ("已整改到位", "已整改"),
    ("完成整改", "已完成整改"),
    ("整改完成", "已完成整改"),
    ("已整改", "已整改"),
    ("整改到位", "已整改"),
    ("整改完毕", "已整改"),
    ("完成", "已完成"),
];

/// What stands before a completion that has not come, or not for all.
const DOUBTS: &[&str] = &[
    "未", "没有", "不能", "无法", "难以", "待", "拟", "预计", "计划", "力争", "争取", "确保", "将于", "将在", "要求",
    "部分", "承诺", "限期", "限于",
];

/// What sounds like a doubt and is none.
const NO_DOUBTS: &[&str] = &["按计划", "按照计划", "按要求", "按照要求", "根据要求"];

/// Whether a text is one of the phrases or the words, and no more.
fn is_phrase(text: &str) -> bool {
    PHRASES.iter().any(|(phrase, word)| *phrase == text || *word == text)
}

pub fn status_of(text: &str, words: &StatusWords) -> Option<String> {
    if is_status(text, words) {
        return Some(text.to_string());
    }
    word_in(text, words).filter(|_| is_phrase(text))
}

pub fn first_clause(text: &str) -> &str {
    text.split(['，', '、', '；', ',', ';']).next().unwrap_or_default()
}

/// `…（已完成）`, `…【整改中】`: what a text says at its end in brackets, and where they open.
pub fn aside(text: &str) -> Option<(usize, &str)> {
    let inside = text.trim_end_matches('。').strip_suffix(['）', ')', '】'])?;
    let start = inside.rfind(['（', '(', '【']).filter(|start| *start > 0)?;
    Some((start, inside[start..].trim_start_matches(['（', '(', '【'])))
}

/// Whether a title says in brackets how far its issue is.
pub fn says_status(title: &str) -> bool {
    aside(title).is_some_and(|(_, aside)| is_phrase(first_clause(aside)))
}

/// `已完成整改的问题`, `需要长期坚持的整改事项及进展`: what the heading of a section says of all its issues.
pub fn of_section(title: &str) -> Option<&'static str> {
    let title = aside(title).map_or(title, |(start, _)| &title[..start]);
    let (phrase, word) = PHRASES.iter().find(|(phrase, _)| title.contains(phrase))?;
    let (front, back) = title.split_once(phrase)?;
    let noun = ["问题", "事项", "任务"].iter().filter_map(|noun| Some((back.find(noun)?, noun.len()))).min()?;
    let (between, after) = (&back[..noun.0], &back[noun.0 + noun.1..]);
    let rest = BESIDE_STATE.iter().fold(between.to_string(), |rest, word| rest.replace(word, ""));
    let ends = after.is_empty()
        || after.starts_with(['及', '和', '、', '（', '('])
        || after.starts_with(|c: char| c.is_ascii_digit())
        || ["情况", "进展"].iter().any(|word| after.starts_with(word));
    let is_one = rest.is_empty() && ends && !title.contains(['“', '，', '。']) && !is_doubted(title, phrase);
    let is_plan = ["下一步", "下步", "打算"].iter().any(|word| title.contains(word));
    (is_one && !is_plan && !front.contains("问题")).then_some(word)
}

/// What may stand between how far they are and what they are.
const BESIDE_STATE: [&str; 9] = ["整改", "主要", "具体", "部分", "反馈", "巡察", "巡视", "审计", "的"];

pub fn word_in(value: &str, words: &StatusWords) -> Option<String> {
    if value.contains(['□', '☐']) || value.matches(['☑', '☒']).count() > 1 {
        return ticked(value).filter(|word| words.meaning(word).is_some()).map(str::to_string);
    }
    let (phrase, word) = PHRASES.iter().find(|(phrase, _)| value.contains(phrase))?;
    let kind = words.meaning(word)?;
    (kind != StatusKind::Done || !is_doubted(value, phrase)).then(|| word.to_string())
}

/// Whether the clause that says a completion says that it is still to come, or for how many of some: `预计6月底完成`,
/// `已完成3项`.
fn is_doubted(value: &str, phrase: &str) -> bool {
    let at = value.find(phrase).unwrap_or(0);
    let clause = value[..at].rsplit(['，', '。', '；', ',', ';']).next().unwrap_or_default();
    let clause = NO_DOUBTS.iter().fold(clause.to_string(), |clause, word| clause.replace(word, ""));
    let counted = value[at + phrase.len()..].trim_start_matches("整改").trim_start();
    DOUBTS.iter().any(|word| clause.contains(word)) || counted.starts_with(|c: char| c.is_ascii_digit())
}

/// `该问题已整改。`, `我单位已完成整改。`: a sentence at either end of a paragraph that says how far it is and no more;
/// or the clause that the paragraph ends with: `……，已整改。`
pub fn status_sentence(text: &str, words: &StatusWords) -> Option<String> {
    let text = text.trim().trim_end_matches('。');
    let last = text.rsplit('。').next();
    let last_clause = last.and_then(|last| last.rsplit(['，', ',']).next());
    let ends = [last, last_clause, text.split('。').next()];
    ends.into_iter().flatten().find_map(|sentence| {
        let mut state = sentence.rsplit(['：', ':']).next().unwrap_or_default().trim();
        while let Some(rest) = SUBJECTS.iter().find_map(|subject| state.strip_prefix(subject)) {
            state = rest.trim_start_matches(['，', ',']);
        }
        // `已完成并长期坚持` is the second, and both are said.
        let both = || status_of(without_conjunction(state), words).and_then(|_| word_in(state, words));
        status_of(state, words).or_else(both).filter(|_| state.chars().count() > 1)
    })
}

/// `该问题已完成整改。……`: a text that begins with how far its issue is, as it would behind a label.
pub fn begins_with_status(text: &str) -> bool {
    let said = ["该问题", "此问题", "该项问题"].iter().find_map(|subject| text.strip_prefix(subject));
    said.and_then(|said| said.split_once('。')).is_some_and(|(said, _)| is_phrase(first_clause(said)))
}

/// What such a sentence begins with.
const SUBJECTS: &[&str] = &[
    "截至目前", "目前", "现", "该问题", "此问题", "上述问题", "该项", "该事项", "问题", "我单位", "我局", "我委",
    "我镇", "均", "全部",
];
