//! A word that was written twice.

use std::ops::Range;

use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};

rule! {
    "TB616" "doubled-word" Warning
    says zh "“{word}”写了两遍" / "删去一个。"
    says en "\"{word}\" is written twice" / "Delete one of them."
    zh "重复的词"
        / "二至四个字的词紧接着又写一遍，以及“的的”“了了”一类的虚字重复。“研究研究”“一个一个”“方方面面”一类正常的重叠不算。"
        / "重复多半是粘贴或修改时留下的；通报是正式文书，一处重复就会被当作校对不严。"
    en "Doubled words"
        / "A word of two to four characters followed by itself, and doubled particles such as 的的. Ordinary reduplication such as 研究研究 or 一个一个 is left alone."
        / "Doubles are left behind by pasting and editing; in an official text one of them tells of careless proof-reading."
    bad "在城区设置设置便民点 20 处，并完善了相关的的管理制度。"
    good "在城区设置便民点 20 处，并完善了相关的管理制度。"
    looks Look::Prose(check)
}

/// Doubled, these mean something: to do a little, one by one, each.
const USUAL: &[&str] = &[
    "研究", "讨论", "学习", "商量", "考虑", "了解", "锻炼", "调查", "观察", "检查", "整理", "收拾", "打扫", "交流", "沟通", "总结", "休息",
    "活动", "比较", "认识", "尝试", "体验", "教育", "帮助", "关心", "反思", "一个", "一步", "一项", "一件", "一家", "一户", "一点", "一天",
    "一条", "一次", "一遍", "一批", "一片", "一段", "一层", "逐个", "许多", "哈哈", "人人", "事事", "处处", "很多", "非常", "永远", "谢谢", "多少",
];
/// Particles and prepositions that are never said twice.
const PARTICLES: &[char] = &['的', '了', '在', '和', '与', '及', '对', '将', '被', '把', '是', '为', '于', '并', '或', '等'];
/// Words in which they are: `目的的` is an end and a particle.
const HOLDS_PARTICLE: &[&str] = &["目的的", "的的确", "标的的", "有的的", "了了", "为为", "和和", "是是", "对对", "为了了", "等等", "实实在在", "自在在", "存在在", "现在在", "所在在", "在在"];

const LONGEST: usize = 4;

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    let text = &block.text;
    // A ring of the last eight characters would do; their offsets are kept to find the words before one.
    let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let count = offsets.len() - 1;
    let mut at = 0;
    while at < count {
        match doubled_at(text, &offsets, at) {
            Some(length) => {
                report(document, block, offsets[at]..offsets[at + length], offsets[at + 2 * length], reporter);
                at += 2 * length;
            }
            None => at += 1,
        }
    }
}

/// How many characters from here on are said twice.
fn doubled_at(text: &str, offsets: &[usize], at: usize) -> Option<usize> {
    let count = offsets.len() - 1;
    let first = text[offsets[at]..].chars().next()?;
    if !is_han(first) {
        return None;
    }
    if PARTICLES.contains(&first) && at + 1 < count && text[offsets[at + 1]..].starts_with(first) {
        return (!is_usual_particle(text, offsets, at)).then_some(1);
    }
    (2..=LONGEST).rev().find(|&length| {
        at + 2 * length <= count && {
            let (one, other) = (&text[offsets[at]..offsets[at + length]], &text[offsets[at + length]..offsets[at + 2 * length]]);
            one == other && one.chars().all(is_han) && !is_usual(text, offsets, at, length)
        }
    })
}

fn is_usual(text: &str, offsets: &[usize], at: usize, length: usize) -> bool {
    let word = &text[offsets[at]..offsets[at + length]];
    let mut chars = word.chars();
    let same = chars.next().is_some_and(|first| chars.all(|c| c == first));
    // `AAAA`, and `一X一X`: one by one.
    let one_by_one = length == 2 && word.starts_with(['一', '几', '半']);
    // `XAXA` that goes on as `XAXAX…` is a pattern, not a slip.
    let next = &text[offsets[at + 2 * length]..];
    same || one_by_one || USUAL.contains(&word) || next.starts_with(word)
}

fn is_usual_particle(text: &str, offsets: &[usize], at: usize) -> bool {
    HOLDS_PARTICLE.iter().any(|usual| {
        (0..usual.chars().count()).any(|before| {
            at.checked_sub(before).is_some_and(|start| {
                let holds = usual.chars().count() >= before + 2;
                holds && text[offsets[start]..].starts_with(usual)
            })
        })
    })
}

fn report(document: &Document, block: &Block, word: Range<usize>, end: usize, reporter: &mut Reporter) {
    let fix = document.fix(block, word.end..end, "");
    let finding = document.finding(&KIND, block, word.start..end).with("word", &block.text[word]);
    reporter.push(finding.mended_by(fix));
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}
