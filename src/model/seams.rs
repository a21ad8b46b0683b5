//! Where a title may be broken into lines: “回行时，要做到词意完整” (GB/T 9704-2012, 7.3.1).
//!
//! Neither browsers nor paper know Chinese words, and no dictionary is at hand. The words that official titles
//! are made of are few, and each begins at a seam. Pages and paper ask here and decide for themselves.

use crate::source::display_width;

/// What seams cost at most between clauses, between phrases, and between words.
const CLAUSES: usize = 4;
const PHRASES: usize = 8;
const WORDS: usize = 12;

/// Where nothing speaks for a break.
const ANYWHERE: usize = 90;

/// The widest part, in half characters, that a heading on a telephone holds in one line, also in large text.
const WIDEST_PART: usize = 18;

/// Words of the field that a line may begin with, each of two characters; sorted.
const STARTS: &[&str] = &[
    "不够", "专栏", "专项", "主要", "住房", "保护", "保障", "修剪", "公开", "公示", "农村", "制度", "加强", "协调",
    "压实", "反馈", "发展", "发挥", "取得", "坚决", "城乡", "城市", "存在", "完善", "审计", "宣传", "尚未", "巡察",
    "巡视", "工作", "巩固", "常态", "建立", "建设", "引导", "强化", "情况", "意见", "执行", "指导", "损坏", "排查",
    "推动", "推进", "措施", "提高", "收支", "效果", "整改", "整顿", "有待", "机制", "查出", "标准", "检查", "污染",
    "没有", "治理", "深化", "环节", "生态", "监督", "督察", "短板", "确保", "社会", "秩序", "管理", "维修", "维护",
    "网站", "落实", "薄弱", "设施", "财政", "责任", "资产", "资金", "进展", "通报", "重点", "长效", "问题", "防治",
    "项目", "预算",
];

/// With one of these behind it such a word is part of a body's name: 第三巡察组, 审计局.
const BODIES: [char; 6] = ['组', '局', '办', '室', '处', '员'];

/// By the last twelve bits of a character: whether one of the words may begin with it.
const BEGINNINGS: [bool; 1 << 12] = {
    let mut beginnings = [false; 1 << 12];
    let mut at = 0;
    while at < STARTS.len() {
        beginnings[last_bits(STARTS[at].as_bytes())] = true;
        at += 1;
    }
    beginnings
};

/// Of a character of three bytes in UTF-8, as all Chinese ones in use are.
const fn last_bits(bytes: &[u8]) -> usize {
    (bytes[1] as usize & 0x3f) << 6 | bytes[2] as usize & 0x3f
}

/// The parts of a title that are better not broken, in order. `None`: they are not known, or the whole title is
/// no wider than one of them may be. Titles are many, so their seams are looked for once.
pub fn parts(title: &str) -> Option<Vec<&str>> {
    if title.is_ascii() || !is_wide(title) {
        return None;
    }
    let between = title.char_indices().skip(1).filter_map(|(at, _)| Some((at, seam(&title[..at], &title[at..])?)));
    let seams: Vec<_> = between.filter(|(_, cost)| *cost <= WORDS).collect();
    let mut parts = vec![(0, title.len())];
    for most in [CLAUSES, PHRASES, WORDS] {
        let mut narrower = Vec::with_capacity(parts.len() + seams.len());
        for (mut begin, end) in parts {
            if is_wide(&title[begin..end]) {
                for &(at, cost) in &seams {
                    if cost <= most && begin < at && at < end {
                        narrower.push((begin, at));
                        begin = at;
                    }
                }
            }
            narrower.push((begin, end));
        }
        parts = narrower;
    }
    let parts: Vec<&str> = parts.into_iter().map(|(begin, end)| &title[begin..end]).collect();
    (!parts.iter().any(|part| is_wide(part))).then_some(parts)
}

fn is_wide(part: &str) -> bool {
    // No character is wider than its bytes are many.
    part.len() > WIDEST_PART && display_width(part.trim_end()) > WIDEST_PART
}

/// What a break between two parts costs; `None`: there may be none.
pub fn seam(before: &str, after: &str) -> Option<usize> {
    let (last, next) = (before.chars().next_back()?, after.chars().next()?);
    let closes =
        |c| matches!(c, '，' | '、' | '。' | '；' | '：' | '》' | '”' | '’' | '）' | '〕' | '！' | '？' | ',' | ')');
    let opens = |c| matches!(c, '《' | '“' | '‘' | '（' | '〔' | '(');
    if closes(next) || opens(last) || next == ' ' || (last.is_ascii_alphanumeric() && next.is_ascii_alphanumeric()) {
        return None;
    }
    Some(match () {
        () if after.starts_with("关于") => 0,
        () if before.ends_with("关于") => ANYWHERE,
        () if last == ' ' || closes(last) => CLAUSES,
        () if matches!(last, '的' | '和' | '与' | '及') => PHRASES,
        () if matches!(next, '的' | '和' | '与' | '及' | '等') => ANYWHERE,
        () if opens(next) => CLAUSES,
        () if begins_a_word(after) && BODIES.contains(&last) => 6,
        () if begins_a_word(after) || ends_a_place(before, next) => WORDS,
        () => ANYWHERE,
    })
}

fn begins_a_word(text: &str) -> bool {
    let Some((word, rest)) = text.split_at_checked("整改".len()) else {
        return false;
    };
    BEGINNINGS[last_bits(word.as_bytes())] && STARTS.binary_search(&word).is_ok() && !rest.starts_with(BODIES)
}

/// 示例市|示例区|住房保障, but not 区|委 or 城市|绿化.
fn ends_a_place(before: &str, next: char) -> bool {
    let name = before.trim_end_matches(['省', '市', '县', '区']);
    let goes_on = "委政级长域内场民容属直值间划分别位块份管城省市县区";
    name.len() < before.len() && !name.is_empty() && !before.ends_with("城市") && !goes_on.contains(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(title: &str, expected: &str) {
        assert_eq!(parts(title).map(|parts| parts.join("|")).as_deref().unwrap_or(""), expected);
    }

    #[test]
    fn the_words_are_sorted_and_of_one_length() {
        assert!(STARTS.is_sorted());
        assert!(STARTS.iter().all(|word| word.len() == "整改".len()));
    }

    #[test]
    fn titles_come_apart_between_words() {
        check("中共示例市示例区城市管理局党组", "中共示例市|示例区|城市管理局党组");
        check("党组及主要负责人组织整改落实情况", "党组及|主要负责人组织|整改|落实|情况");
        check("提高政治站位，坚决扛起整改责任", "提高政治站位，|坚决扛起整改责任");
        check("党风廉政建设“两个责任”抓得不实", "党风廉政建设|“两个责任”|抓得不实");
        check("关于巡察整改进展情况的通报", "关于巡察|整改|进展|情况的|通报");
        check("推动区域部门之间的协作有待深化", "推动区域部门之间的|协作有待深化");
    }

    #[test]
    fn what_fits_or_cannot_be_told_apart_stays_as_it_is() {
        check("乔木修剪不及时", "");
        check("Notice on the rectification of street lighting", "");
        check("中华人民共和国第十四届全国人民代表大会常务委员会", "");
    }

    proptest! {
        #[test]
        fn parts_joined_are_the_title(title in "[一-龥a-z 、，（）“”《》关于的市区整改0-9\u{10400}é]{0,60}") {
            if let Some(parts) = parts(&title) {
                prop_assert_eq!(parts.concat(), title);
            }
        }
    }
}
