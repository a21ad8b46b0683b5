//! A word that was written twice.

use crate::check::characters::is_han;
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
    let chars: Vec<char> = block.text.chars().collect();
    let mut at = 0;
    while at + 1 < chars.len() {
        match doubled_at(&chars, at) {
            Some(length) => {
                report(document, block, &chars, at, length, reporter);
                at += 2 * length;
            }
            None => at += 1,
        }
    }
}

/// How many characters from here on are said twice.
fn doubled_at(chars: &[char], at: usize) -> Option<usize> {
    let first = chars[at];
    let comes_again = |length: usize| chars.get(at + length) == Some(&first);
    if comes_again(1) && PARTICLES.contains(&first) {
        return (!is_usual_particle(chars, at)).then_some(1);
    }
    (2..=LONGEST).rev().find(|&length| {
        comes_again(length)
            && at + 2 * length <= chars.len()
            && chars[at..at + length] == chars[at + length..at + 2 * length]
            && chars[at..at + length].iter().all(|c| is_han(*c))
            && !is_usual(chars, at, length)
    })
}

fn is_usual(chars: &[char], at: usize, length: usize) -> bool {
    let word = &chars[at..at + length];
    let same = word.iter().all(|c| *c == word[0]);
    // `一X一X`: one by one.
    let one_by_one = length == 2 && matches!(word[0], '一' | '几' | '半');
    // `XAXA` that goes on as `XAXAX…` is a pattern, not a slip.
    same || one_by_one || chars[at + 2 * length..].starts_with(word) || is_one_of(USUAL, word)
}

fn is_one_of(known: &[&str], word: &[char]) -> bool {
    known.iter().any(|known| known.chars().eq(word.iter().copied()))
}

/// Whether the doubled particle lies inside one of the words that hold it.
fn is_usual_particle(chars: &[char], at: usize) -> bool {
    HOLDS_PARTICLE.iter().any(|usual| {
        let count = usual.chars().count();
        (0..=count - 2).any(|before| {
            let word = at.checked_sub(before).and_then(|start| chars.get(start..start + count));
            word.is_some_and(|word| usual.chars().eq(word.iter().copied()))
        })
    })
}

fn report(document: &Document, block: &Block, chars: &[char], at: usize, length: usize, reporter: &mut Reporter) {
    let bytes = |chars: &[char]| chars.iter().map(|c| c.len_utf8()).sum::<usize>();
    let start = bytes(&chars[..at]);
    let middle = start + bytes(&chars[at..at + length]);
    let end = middle + (middle - start);
    let fix = document.fix(block, middle..end, "");
    let finding = document.finding(&KIND, block, start..end).with("word", &block.text[start..middle]);
    reporter.push(finding.mended_by(fix));
}
