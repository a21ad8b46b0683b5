//! Numbers in a text that skip one, or come twice.

use crate::check::characters::before;
use crate::check::ordinals;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};

rule! {
    "TB701" "numbering-gap" Warning
    says zh "序号不连续：“{found}”前面应是“{expected}”" / "补上漏掉的一点，或改正序号。"
    says en "the numbers do not follow each other: \"{expected}\" should stand before \"{found}\"" / "Add what is missing, or mend the number."
    zh "序号跳号、重号"
        / "同一份文字里，一是、二是……，（一）（二）……，第一、第二……按出现次序应当连续；重新从一开始不算错。"
        / "跳号让人以为漏了内容，重号让人无法引用；多半是删改时留下的。"
    en "Numbers that skip or repeat"
        / "一是, 二是 …, （一）, （二） … and 第一, 第二 … in the order of the text; beginning again with one is no fault."
        / "A gap reads as if something were lost, and a repeated number cannot be cited."
    bad "一是完善考勤制度，按月公示；三是规范请假手续，集中保管备查。二是加强培训。"
    good "一是完善考勤制度，按月公示；二是规范请假手续，集中保管备查。三是加强培训。"
    looks Look::Document(check)
}

/// What stands before and after the number.
const FORMS: &[(&str, &[&str])] = &[("", &["是", "要"]), ("（", &["）"]), ("第", &["，", "、", "：", "是"])];
const OPENERS: &[char] = &['。', '；', '：', '，', '！', '？', '\n', ' ', '”'];

fn check(document: &Document, reporter: &mut Reporter) {
    for (lead, marks) in FORMS {
        let mut last = 0;
        for block in document.body() {
            for (at, length, value) in found(block, lead, marks) {
                // One mark alone is no series: `二是` may belong to a sentence.
                if value != 1 && value != last + 1 && last > 0 {
                    let number = ordinals::write(last + 1);
                    let mark = &block.text[at + length - block.text[..at + length].chars().next_back().map_or(0, char::len_utf8)..at + length];
                    let expected = format!("{lead}{number}{}", mark.trim_end_matches(['，', '、', '：']));
                    reporter.push(document.finding(&KIND, block, at..at + length).with("expected", expected));
                }
                last = value;
            }
        }
    }
}

/// Where numbers of a form stand, how long they are, and what they say.
fn found<'b>(block: &'b Block, lead: &'static str, marks: &'static [&'static str]) -> impl Iterator<Item = (usize, usize, u32)> + 'b {
    let text = block.text.as_str();
    text.char_indices().filter_map(move |(at, c)| {
        let starts = if lead.is_empty() { "一二三四五六七八九十".contains(c) } else { lead.starts_with(c) };
        if !starts || !before(text, at).is_none_or(|c| OPENERS.contains(&c)) {
            return None;
        }
        let (value, length) = ordinals::chinese(&text[at + lead.len()..])?;
        let end = at + lead.len() + length;
        let mark = marks.iter().find(|mark| text[end..].starts_with(**mark))?;
        Some((at, lead.len() + length + mark.len(), value))
    })
}
