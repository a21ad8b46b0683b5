//! A word that was written twice.

use crate::check::characters::{after, before, ends_clause, is_han};
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};

rule! {
    "TB616" "doubled-word" Warning
    says zh "“{word}”写了两遍" / "删去一个。"
    says en "\"{word}\" is written twice" / "Delete one of them."
    zh "重复的词"
        / "二至四个字的词紧接着又写一遍，以及“的的”“了了”一类的虚字重复，“制度度”“15 个个”一类词尾、量词的字重复。“研究研究”“一个一个”“方方面面”一类正常的重叠和“党支部支部书记”一类不算。"
        / "重复多半是粘贴或修改时留下的；通报是正式文书，一处重复就会被当作校对不严。"
    en "Doubled words"
        / "A word of two to four characters followed by itself, doubled particles such as 的的, and the last character of a word at the end of a clause (制度度), or of a measure word behind a figure (15 个个). Ordinary reduplication such as 研究研究 or 一个一个 is left alone, and so is 党支部支部书记."
        / "Doubles are left behind by pasting and editing; in an official text one of them tells of careless proof-reading."
    bad "在城区设置设置便民点 20 处，并完善了相关的的管理制度。"
    good "在城区设置便民点 20 处，并完善了相关的管理制度。"
    looks Look::Prose(check)
}

/// Doubled, these mean something: to do a little, one by one, each.
const USUAL: &[&str] = &[
    "研究", "讨论", "学习", "商量", "考虑", "了解", "锻炼", "调查", "观察", "检查", "整理", "收拾", "打扫", "交流",
    "沟通", "总结", "休息", "活动", "比较", "认识", "尝试", "体验", "教育", "帮助", "关心", "反思", "一个", "一步",
    "一项", "一件", "一家", "一户", "一点", "一天", "一条", "一次", "一遍", "一批", "一片", "一段", "一层", "逐个",
    "许多", "来越", "哈哈", "人人", "事事", "处处", "很多", "非常", "永远", "谢谢", "多少",
];
/// Particles and prepositions that are never said twice.
const PARTICLES: &[char] =
    &['的', '了', '在', '和', '与', '及', '对', '将', '被', '把', '是', '为', '于', '并', '或', '等'];
/// What words of official texts end with, and nobody says twice for a word's sake, as 看看 and 星星 are.
const ENDS: &str = "出到式度设施位责制性督题案法规务员部局委府议区县镇乡街项组领导资费款额率标准程序措期限间件障效益";
/// Words in which they are: `目的的` is an end and a particle.
const HOLDS_PARTICLE: &[&str] = &[
    "目的的", "的的确", "标的的", "有的的", "了了", "为为", "和和", "是是", "一对对", "结对对", "成对对", "双对对",
    "派对对", "应对对", "核对对", "校对对", "比对对", "查对对", "面对对", "针对对", "反对对", "绝对对", "相对对",
    "敌对对", "配对对", "对对联", "对对子", "对对碰", "为了了", "等等", "实实在在", "自在在", "存在在", "现在在",
    "所在在", "在在", "对对方", "对对口", "对对象", "对对外", "对对策", "和和谐", "和和睦", "与与会", "及及时",
    "及及早", "将将军", "在在建", "在在职", "在在校", "在在岗", "为为民", "被被告", "并并入", "把把关", "等等级",
    "等等额",
];
/// Words that begin with the one before them and are not said twice: `党支部支部书记`, `重点工程工程量`.
const BEGIN_AGAIN: &[&str] = &[
    "工程量", "工程师", "工程款", "工程价款", "工程资料", "项目库", "项目部", "项目经理", "项目负责人", "项目资金",
    "项目清单", "合同编号", "合同价款", "合同金额", "合同书", "会议纪要", "会议记录", "会议室", "会议精神", "支队长",
    "大队长", "中队长", "根据地", "火山口", "支部书记", "支部委员", "支部党员", "党委书记", "党委委员", "党委班子",
    "党组书记", "党组成员", "工会主席", "小组组长", "社区书记", "社区干部", "企业负责人", "单位负责人", "考核结果",
    "考核办法", "采购合同", "采购文件", "采购人", "档案室", "档案盒", "制度汇编",
];

const LONGEST: usize = 4;
/// Chinese characters take three bytes, but for rare ones that no word of everyday is written with.
const WIDTH: usize = 3;

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    let text = block.text.as_str();
    let mut told = 0;
    for start in (0..text.len()).step_by(STRETCH) {
        let Some(differences) = repetitions(&stretch_at(&text.as_bytes()[start..])) else { continue };
        let repeated = (start..).zip(differences).filter(|(_, difference)| *difference == 0);
        for at in repeated.map(|(at, _)| at).filter(|at| text.is_char_boundary(*at)) {
            if at >= told
                && let Some(length) = doubled_at(text, at)
            {
                report(document, block, at, length, reporter);
                told = at + 2 * length;
            }
        }
    }
}

/// How many bytes are looked at in one go.
const STRETCH: usize = 64;
/// How far on a word may be said again: one to four characters.
const DISTANCES: [usize; LONGEST] = [WIDTH, 2 * WIDTH, 3 * WIDTH, 4 * WIDTH];
type Stretch = [u8; STRETCH + LONGEST * WIDTH + WIDTH - 1];

/// The first stretch of a text with what is near to it. Behind the text's end follows what repeats nothing.
fn stretch_at(text: &[u8]) -> Stretch {
    text.first_chunk().copied().unwrap_or_else(|| {
        let mut stretch: Stretch = std::array::from_fn(|at| at as u8);
        stretch[..text.len()].copy_from_slice(text);
        stretch
    })
}

/// Zero for each byte of a stretch that comes again with the two after it, as the first ones of a doubled word do.
/// `None`: none does, as in most stretches. Without a branch, so that many bytes are compared at once.
fn repetitions(stretch: &Stretch) -> Option<[u8; STRETCH]> {
    let mut least = [u8::MAX; STRETCH];
    for distance in DISTANCES {
        let difference = |at: usize| stretch[at] ^ stretch[at + distance];
        for (at, least) in least.iter_mut().enumerate() {
            *least = (*least).min(difference(at) | difference(at + 1) | difference(at + 2));
        }
    }
    (least.iter().fold(u8::MAX, |least, byte| least.min(*byte)) == 0).then_some(least)
}

/// How many bytes from here on are said twice.
fn doubled_at(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let character = |at: usize| bytes.get(at..).and_then(|rest| rest.first_chunk::<WIDTH>());
    let first = character(at);
    let comes_again = |length: usize| character(at + length) == first;
    if comes_again(WIDTH) && text[at..].starts_with(PARTICLES) {
        return (!is_usual_particle(text, at)).then_some(WIDTH);
    }
    if comes_again(WIDTH) && text[at..].starts_with(|c| ENDS.contains(c)) && is_whole_end(text, at) {
        return Some(WIDTH);
    }
    if comes_again(WIDTH) && is_measure(text, at) {
        return Some(WIDTH);
    }
    (2..=LONGEST).rev().map(|count| count * WIDTH).find(|&length| {
        comes_again(length)
            && bytes.get(at + length..at + 2 * length) == Some(&bytes[at..at + length])
            && text.get(at..at + length).is_some_and(|word| word.chars().all(is_han) && !is_usual(text, at, word))
    })
}

/// `15 个个，`: behind a figure, before a mark or 的.
fn is_measure(text: &str, at: usize) -> bool {
    let counts = text[..at].trim_end_matches(' ').ends_with(|c: char| c.is_ascii_digit());
    let rest = after(text, at + 2 * WIDTH);
    counts && after(text, at).is_some_and(is_han) && rest.is_none_or(|c| ends_clause(c) || matches!(c, '的' | '、'))
}

/// `制度度，`: behind another character, before a mark.
fn is_whole_end(text: &str, at: usize) -> bool {
    let (first, lead, rest) = (after(text, at), before(text, at), after(text, at + 2 * WIDTH));
    lead.is_some_and(|lead| is_han(lead) && Some(lead) != first) && rest.is_some_and(ends_clause)
}

fn is_usual(text: &str, at: usize, word: &str) -> bool {
    let first = &word[..WIDTH];
    let same = word.as_bytes().chunks_exact(WIDTH).all(|character| character == first.as_bytes());
    // `一X一X`: one by one.
    let one_by_one = word.len() == 2 * WIDTH && matches!(first, "一" | "几" | "半");
    let is_manner = first == "一" && text[at + 2 * word.len()..].starts_with('地');
    let again = &text[at + word.len()..];
    let begins_again = || BEGIN_AGAIN.iter().any(|other| other.starts_with(word) && again.starts_with(other));
    // `XAXA` that goes on as `XAXAX…` is a pattern, not a slip.
    same || one_by_one
        || is_manner
        || text[at + 2 * word.len()..].starts_with(word)
        || USUAL.contains(&word)
        || begins_again()
}

/// Whether the doubled particle lies inside one of the words that hold it.
fn is_usual_particle(text: &str, at: usize) -> bool {
    HOLDS_PARTICLE.iter().any(|usual| {
        let last = usual.len() - 2 * WIDTH;
        let mut starts = (0..=last).step_by(WIDTH).filter_map(|before| at.checked_sub(before));
        starts.any(|start| text.as_bytes()[start..].starts_with(usual.as_bytes()))
    })
}

fn report(document: &Document, block: &Block, start: usize, length: usize, reporter: &mut Reporter) {
    let (middle, end) = (start + length, start + 2 * length);
    let fix = document.fix(block, middle..end, "");
    let finding = document.finding(&KIND, block, start..end).with("word", &block.text[start..middle]);
    reporter.push(finding.mended_by(fix));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repetition_is_seen_wherever_it_stands() {
        for before in 0..STRETCH {
            for text in ["设置设置", "的的", "专项排查专项排查", "一二三一二三"] {
                let text = format!("{}{text}。", "x1y2z3".repeat(11).get(..before).unwrap());
                assert!(repetitions(&stretch_at(text.as_bytes())).is_some_and(|found| found[before] == 0), "{text}");
            }
        }
        let long = "在城区设置便民点，并完善了相关管理制度；累计排查五次。";
        for text in ["", "设置", "在城区设置便民点。", long] {
            assert_eq!(repetitions(&stretch_at(text.as_bytes())), None, "{text}");
        }
    }
}
