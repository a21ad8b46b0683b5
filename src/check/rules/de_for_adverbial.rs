//! 的 where a verb follows, before which 地 is meant.

use crate::check::characters::{clause_before, is_han};
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB674" "de-for-adverbial" Warning
    says zh "后面是动词，用“地”：“{found}”应为“{right}”" / "改为“{right}”。"
    says en "a verb follows, so that 地 is meant: \"{found}\" should be \"{right}\"" / "Write \"{right}\"."
    zh "“地”误作“的”"
        / "“有效、及时、认真、全面”一类说怎样做的话，后面跟着“……了＋宾语”（有效的解决了难题）、“把、将、向”（及时的向群众说明），或者“提高、促进、遏制、做好”一类只作动词的词。“得到有效的贯彻执行”“积极的促进作用”一类不算。"
        / "“的”后面是事物的名称（有效的措施），“地”后面说做什么（有效地解决）；这是最常被指出的语法错误之一。"
    en "的 for 地"
        / "有效, 及时, 认真, 全面 and other words for how a thing is done with 的, before a verb with 了 and an object (有效的解决了难题), before 把, 将 or 向, or before a word that is hardly ever a noun, such as 提高, 促进, 遏制 and 做好. 得到有效的贯彻执行 and 积极的促进作用 are left alone."
        / "的 goes before nouns, 地 before verbs; it is among the mistakes that readers point out first."
    bad "局党组认真的分析了问题成因，及时的向群众公开进展，有效的遏制了违规行为。"
    good "局党组认真地分析了问题成因，及时地向群众公开进展，采取有效的措施遏制了违规行为。"
    looks Look::Words(ADVERBIALS, check)
}

#[rustfmt::skip]
const ADVERBIALS: &[&str] = &[
    "切实的", "认真的", "积极的", "主动的", "及时的", "有效的", "扎实的", "深入的", "全面的", "严格的", "充分的", "圆满的",
    "顺利的", "努力的", "牢固的", "坚决的", "高效的", "快速的", "迅速的", "准确的", "科学的", "合理的", "妥善的", "稳妥的",
    "有力的", "有序的", "明显的", "显著的", "极大的", "客观的", "公正的", "如实的", "真实的", "详细的", "不断的", "逐步的",
    "逐渐的", "逐一的", "逐项的", "逐条的", "逐个的", "定期的", "反复的", "多次的", "共同的", "基本的", "彻底的", "完整的",
    "进一步的", "持续的", "深刻的", "清醒的", "清楚的", "自觉的", "严肃的", "仔细的", "耐心的", "热情的", "虚心的", "大胆的",
    "广泛的", "普遍的", "实实在在的", "扎扎实实的", "认认真真的", "切切实实的", "踏踏实实的", "源源不断的", "坚定不移的",
    "持之以恒的", "因地制宜的", "最大限度的", "千方百计的", "尽快的", "立即的", "盲目的", "擅自的", "随意的", "有针对性的",
    "创造性的", "大幅度的", "高质量的", "高标准的",
];
/// Behind these stands a verb.
const COVERBS: [char; 3] = ['把', '将', '向'];
#[rustfmt::skip]
const OTHER_WORDS: &[&str] = &[
    "把握", "把关", "把戏", "把柄", "将来", "将军", "将领", "将士", "将近", "向往", "向导", "向心", "向好", "向上", "向前",
];
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "提高", "提升了", "增强", "促进", "推动", "遏制", "杜绝", "防止", "避免", "发挥", "履行", "做好", "抓好", "搞好",
];
/// With such a verb they make a noun: 促进作用, 推进机制.
const NOUNS: &[&str] = &[
    "作用", "措施", "机制", "办法", "手段", "效果", "效应", "力", "因素", "方案", "方式", "方法", "情况", "工作",
    "过程", "之", "的",
];
/// What has a noun for its object takes the verb for one: 得到有效的遏制, 进行了深入的推动.
const TAKERS: &[&str] =
    &["得到", "进行", "给予", "予以", "取得", "作出", "作了", "做出", "实现", "受到", "经过", "通过"];
/// What begins with 了 and is another word: `采取有效的办法了解情况`.
const OTHER_LE: [char; 6] = ['解', '然', '结', '断', '却', '如'];
/// Of a verb, in characters.
const VERB: usize = 2;

fn check(hit: &Hit, reporter: &mut Reporter) {
    let takes_noun = || {
        let clause = clause_before(&hit.block.text, hit.range.start);
        TAKERS.iter().any(|taker| clause.contains(taker))
    };
    let rest = hit.after();
    if (is_done(rest) || is_coverb(rest) || is_verb(rest)) && !takes_noun() {
        let de = hit.range.end - "的".len()..hit.range.end;
        let fix = hit.document.suggestion(hit.block, de, "地");
        let right = [hit.text().trim_end_matches('的'), "地"].concat();
        reporter.push(hit.finding(&KIND).with("right", right).mended_by(fix));
    }
}

/// `解决了难题`
fn is_done(rest: &str) -> bool {
    let mut characters = rest.chars();
    let verb = characters.by_ref().take(VERB);
    let is_word = verb.filter(|c| is_han(*c) && *c != '的' && *c != '了').count() == VERB;
    let is_le = characters.next() == Some('了');
    let object = characters.next();
    is_word && is_le && object.is_some_and(|c| (is_han(c) && !OTHER_LE.contains(&c)) || c == '《' || c == '“')
}

/// `向群众公开`
fn is_coverb(rest: &str) -> bool {
    rest.starts_with(COVERBS)
        && !OTHER_WORDS.iter().any(|word| rest.starts_with(word))
        && rest.chars().nth(1).is_some_and(is_han)
}

fn is_verb(rest: &str) -> bool {
    let after = VERBS.iter().find_map(|verb| rest.strip_prefix(verb));
    after.is_some_and(|after| {
        let goes_on = after.starts_with(|c| is_han(c) || c == '“' || c == '《');
        goes_on && !NOUNS.iter().any(|noun| after.starts_with(noun))
    })
}
