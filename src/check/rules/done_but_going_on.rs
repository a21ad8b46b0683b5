//! Done by its status, and still going on by its text.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, Input};

use crate::check::characters::{clause_after, clause_before, is_han, is_quoted};
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::Document;
use crate::check::words;
use crate::model::StatusKind;

rule! {
    "TB721" "done-but-going-on" Warning
    says zh "整改结果是“{status}”，文字里却说“{found}”" / "已经做完就改写成结果；还在做就改为“基本完成”或“长期坚持”。"
    says en "the status is \"{status}\", but the text says \"{found}\"" / "Tell the result if it is done; otherwise choose another status."
    zh "已完成却还在做"
        / "整改结果是已完成的问题，正文里有“正在、持续、下一步、尚未、仍在、将继续”等。“正在运行”“持续稳定”一类说的是效果，不算；“整改目标：”“调查核实情况：”等段落说的不是整改，引号和书名号里的、会议要求的、复述问题的、“持续5个月”“持续推进了”一类说过去的，也不算。"
        / "结果与事实不符是虚假整改；检查组最先核对的就是这一项。"
    en "Done, and still going on"
        / "An issue whose status means done, with 正在, 持续, 下一步, 尚未, 仍在 or 将继续 in its text. 正在运行 and 持续稳定 tell of effects and are left alone, and so are paragraphs under 整改目标： and the like, quotations and titles, what a meeting asked for, the fault as it was found, and the past, such as 持续5个月 and 持续推进了."
        / "A status that the text belies is false rectification; inspectors look for it first."
    bad "结合群众反馈，持续对便民摊点实施动态调整，设置便民点 20 处。"
    good "结合群众反馈，对便民摊点实施动态调整，设置便民点 20 处，秩序持续稳定。"
    looks Look::Document(check)
}

const GOING_ON: &[&str] = &[
    "正在", "持续", "下一步", "尚未", "仍在", "仍未", "还未", "将继续", "将进一步", "继续推进", "有待", "计划于",
    "拟于", "预计", "正积极", "陆续推进",
];
static SEARCH: LazyLock<AhoCorasick> = LazyLock::new(|| words::search(GOING_ON));

/// What follows 正在 and 持续 where an effect is told.
const EFFECTS: &[&str] = &[
    "运行", "使用", "运营", "发挥", "稳定", "向好", "好转", "改善", "下降", "上升", "提升", "提高", "增强", "正常",
    "有效", "优化", "增长", "保持", "巩固", "减少",
];

/// What stands under these was aimed at, found or complained of, and is no account of what was done.
const OTHER_LABELS: &[&str] = &[
    "整改目标：", "办结目标：", "问题：", "存在问题：", "反馈问题：", "具体问题：", "调查核实情况：", "核实情况：",
    "隐患情况：",
];

fn check(document: &Document, reporter: &mut Reporter) {
    let Some(issue) = document.issue().filter(|issue| issue.status.kind == StatusKind::Done) else { return };
    for block in document.body().filter(|block| !OTHER_LABELS.iter().any(|label| block.text.starts_with(label))) {
        if let Some(told) = first_told(&block.text) {
            let finding = document.finding(&KIND, block, told);
            reporter.push(finding.with("status", issue.status.word.clone()));
            return;
        }
    }
}

/// The first of the words that tells of work, and not of an effect.
fn first_told(text: &str) -> Option<Range<usize>> {
    let mut from = 0;
    loop {
        let hit = SEARCH.find(Input::new(text).range(from..))?;
        let word = GOING_ON[hit.pattern().as_usize()];
        if !tells_of_effect(text, hit.start(), word)
            && !tells_of_past(text, &hit.range(), word)
            && !tells_of_other(text, &hit.range())
        {
            return Some(hit.range());
        }
        // Another word may begin inside of this one.
        from = hit.start() + text[hit.start()..].chars().next().map_or(1, char::len_utf8);
    }
}

/// `持续5个月`, `持续推进了三轮` and `预计规模` are over, or were reckoned with before.
fn tells_of_past(text: &str, word_at: &Range<usize>, word: &str) -> bool {
    const RECKONED: [&str; 4] = ["规模", "总", "数", "值"];
    const SPANS: [&str; 3] = ["时间", "多年", "数"];
    /// A verb of two characters, and what may be between.
    const VERB: usize = 4;
    let rest = text[word_at.end..].trim_start_matches(' ');
    match word {
        "持续" => {
            rest.starts_with(|c: char| c.is_ascii_digit())
                || SPANS.iter().any(|span| rest.starts_with(span))
                || rest.chars().take(VERB).take_while(|c| is_han(*c)).any(|c| c == '了')
                || text[..word_at.start].ends_with('了')
        }
        "预计" => RECKONED.iter().any(|word| rest.starts_with(word)),
        _ => false,
    }
}

/// A title, a quotation, the fault that was found, or what others were told to do: none of them says how it stands now.
fn tells_of_other(text: &str, word: &Range<usize>) -> bool {
    const FAULTY: [&str; 8] = ["不够", "不力", "不足", "不到位", "不深", "不严", "不实", "缺乏"];
    const TOLD: [&str; 7] = ["要求", "强调", "指出", "研究", "部署", "审议", "讨论"];
    let before = clause_before(text, word.start);
    let after = clause_after(text, word.end);
    let is_of_fault = ["针对", "关于", "反馈"].iter().any(|lead| before.contains(lead)) && after.contains("问题");
    is_quoted(text, word.start)
        || is_of_fault
        || FAULTY.iter().any(|fault| after.contains(fault))
        || TOLD.iter().any(|told| before.contains(told))
}

/// `正在运行` and `持续稳定` tell how it is now, and `可持续` is a word of its own.
fn tells_of_effect(text: &str, at: usize, word: &str) -> bool {
    let rest = &text[at + word.len()..];
    let effect = matches!(word, "正在" | "持续") && EFFECTS.iter().any(|effect| rest.starts_with(effect));
    effect || text[..at].ends_with('可')
}
