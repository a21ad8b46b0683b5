//! Where a title may be broken into lines: “回行时，要做到词意完整” (GB/T 9704-2012, 7.3.1).
//!
//! Neither browsers nor paper know Chinese words, and no dictionary is at hand. The words that official titles
//! are made of are few, and each begins at a seam. Pages and paper ask here and decide for themselves.

/// What seams cost at most between clauses, between phrases, and between words.
const CLAUSES: usize = 4;
const PHRASES: usize = 8;
/// Behind the name of a body.
const BODY: usize = 6;
const WORDS: usize = 12;

/// Where nothing speaks for a break.
const ANYWHERE: usize = 90;

/// The widest part, in half characters, that a heading on a telephone holds in one line, also in large text.
const WIDEST_PART: usize = 18;

/// From here on the characters of titles are as wide as Chinese ones: quotation marks and dashes are.
const FIRST_WIDE: char = '\u{2000}';

/// Words of the field that a line may begin with, each of two characters; sorted.
const STARTS: &[&str] = &[
    "不够", "专栏", "专项", "主要", "住房", "保护", "保障", "修剪", "公开", "公示", "农村", "制度", "加强", "协调",
    "压实", "反馈", "发展", "发挥", "取得", "坚决", "城乡", "城市", "存在", "完善", "审计", "宣传", "尚未", "巡察",
    "巡视", "工作", "巩固", "常态", "建立", "建设", "引导", "强化", "情况", "意见", "执法", "执行", "指导", "损坏",
    "排查", "推动", "推进", "措施", "提高", "收支", "效果", "整改", "整治", "整顿", "有待", "机制", "查出", "标准",
    "检查", "污染", "没有", "治理", "流于", "深化", "环节", "生态", "监督", "监管", "督察", "短板", "确保", "社会",
    "秩序", "管控", "管理", "维修", "维护", "网站", "落实", "薄弱", "设施", "财政", "责任", "资产", "资金", "进展",
    "通报", "采购", "重点", "长效", "问题", "防治", "项目", "预算", "验收",
];

/// With one of these behind it such a word is part of a body's name: 第三巡察组, 审计局.
const BODIES: [char; 6] = ['组', '局', '办', '室', '处', '员'];

/// Behind these there may be a seam, as there may be before these, besides the words.
const ENDING: [char; 20] = [
    '，', '、', '。', '；', '：', '》', '”', '’', '）', '〕', '！', '？', '的', '和', '与', '及', '省', '市', '县',
    '区',
];
const BEGINNING: [char; 6] = ['《', '“', '‘', '（', '〔', '关'];

/// There may be a seam behind such a character, or before it.
const ENDS: u8 = 1;
const BEGINS: u8 = 2;
/// It may be the second character of a word.
const GOES_ON: u8 = 4;

/// What can be said of a character by its last twelve bits alone. It may be wrong, but never denies a seam.
const MARKS: [u8; 1 << 12] = {
    let mut marks = [0; 1 << 12];
    let mut at = 0;
    while at < STARTS.len() {
        // Two characters of three bytes, as all Chinese ones in use are.
        let bytes = STARTS[at].as_bytes();
        marks[(bytes[1] as usize & 0x3f) << 6 | bytes[2] as usize & 0x3f] |= BEGINS;
        marks[(bytes[4] as usize & 0x3f) << 6 | bytes[5] as usize & 0x3f] |= GOES_ON;
        at += 1;
    }
    let mut at = 0;
    while at < ENDING.len() {
        marks[last_bits(ENDING[at])] |= ENDS;
        at += 1;
    }
    let mut at = 0;
    while at < BEGINNING.len() {
        marks[last_bits(BEGINNING[at])] |= BEGINS;
        at += 1;
    }
    marks
};

const fn last_bits(c: char) -> usize {
    c as usize & 0xfff
}

fn marks(c: char) -> u8 {
    if c.is_ascii() { ENDS | BEGINS } else { MARKS[last_bits(c)] }
}

/// The parts of a title that are better not broken, in order. `None`: they are not known, or the whole title is
/// no wider than one of them may be. Titles are many, so their seams are looked for once.
pub fn parts(title: &str) -> Option<Vec<&str>> {
    // No character is wider than its bytes are many.
    if title.len() <= WIDEST_PART || title.is_ascii() {
        return None;
    }
    let (mut seams, whole) = seams(title);
    if whole <= WIDEST_PART {
        return None;
    }
    for most in [CLAUSES, PHRASES, WORDS] {
        let (mut begin, mut first) = (0, 0);
        while first <= seams.len() {
            let behind = seams[first..].iter().position(|seam| seam.is_cut).map_or(seams.len(), |more| first + more);
            let end = seams.get(behind).map_or(whole, |seam| seam.from_start);
            if end - begin > WIDEST_PART {
                seams[first..behind].iter_mut().for_each(|seam| seam.is_cut = seam.cost <= most);
            }
            (begin, first) = (end, behind + 1);
        }
    }
    let mut parts = Vec::with_capacity(seams.len() + 1);
    let (mut begin, mut before) = (0, 0);
    let cuts = seams.iter().filter(|seam| seam.is_cut).map(|seam| (seam.at, seam.from_start));
    for (end, from_start) in cuts.chain([(title.len(), whole)]) {
        if from_start - before > WIDEST_PART {
            return None;
        }
        parts.push(&title[begin..end]);
        (begin, before) = (end, from_start);
    }
    Some(parts)
}

/// Where a title may be broken.
struct Seam {
    at: usize,
    cost: usize,
    /// How wide the title is up to there.
    from_start: usize,
    /// Whether it is broken there.
    is_cut: bool,
}

/// The seams, and how wide the whole title is: all that is Chinese is as wide as a character, its quotation marks too.
fn seams(title: &str) -> (Vec<Seam>, usize) {
    let mut seams = Vec::with_capacity(8);
    let (mut may_end, mut width) = (false, 0);
    for (at, c) in title.char_indices() {
        let marks = marks(c);
        if at > 0 && (may_end || marks & BEGINS != 0) {
            let cost = seam(&title[..at], &title[at..]).filter(|cost| *cost <= WORDS);
            seams.extend(cost.map(|cost| Seam { at, cost, from_start: width, is_cut: false }));
        }
        may_end = marks & ENDS != 0;
        width += if c < FIRST_WIDE { 1 } else { 2 };
    }
    (seams, width)
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
        () if begins_a_word(after) => {
            if BODIES.contains(&last) {
                BODY
            } else {
                WORDS
            }
        }
        () if ends_a_place(before, next) => WORDS,
        () => ANYWHERE,
    })
}

fn begins_a_word(text: &str) -> bool {
    let Some((word, rest)) = text.split_at_checked("整改".len()) else {
        return false;
    };
    let mut marks = word.chars().map(marks);
    let may_be_one =
        matches!((marks.next(), marks.next()), (Some(one), Some(other)) if one & BEGINS != 0 && other & GOES_ON != 0);
    may_be_one && STARTS.binary_search(&word).is_ok() && !rest.starts_with(BODIES)
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
        check("部分工地扬尘管控不力", "部分工地扬尘|管控不力");
        check("推动区域部门之间的协作有待深化", "推动区域部门之间的|协作有待深化");
    }

    #[test]
    fn what_fits_or_cannot_be_told_apart_stays_as_it_is() {
        check("乔木修剪不及时", "");
        check("Notice on the rectification of street lighting", "");
        check("中华人民共和国第十四届全国人民代表大会常务委员会", "");
    }

    #[test]
    fn a_quick_look_at_two_characters_denies_no_seam() {
        let title = "中共示例市委、示例县政府和某局(甲)关于《乙》“丙”的监督 管理与整改，及资金x审计";
        let all = title.char_indices().skip(1).filter_map(|(at, _)| Some((at, seam(&title[..at], &title[at..])?)));
        let found: Vec<_> = seams(title).0.iter().map(|seam| (seam.at, seam.cost)).collect();
        assert_eq!(found, all.filter(|(_, cost)| *cost <= WORDS).collect::<Vec<_>>());
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
