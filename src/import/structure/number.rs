//! Official numbers at the front of a paragraph, and the level each stands for (GB/T 9704-2012, 7.3.3).

use crate::model::official_number::strip_number;

/// A number as it was typed, or typed out from an automatic one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// 1 for 一、, 2 for （一）, 3 for 1. and 问题1：, 4 for （1）, 5 for ①.
    pub level: u8,
    /// How many bytes it takes, with the blanks after it.
    pub length: usize,
}

impl Number {
    pub fn find(text: &str) -> Option<Number> {
        if !text.chars().take(2).any(is_wide_figure) {
            return Self::find_narrow(text);
        }
        let narrow: String = text.chars().map(narrow_figure).collect();
        let number = Self::find_narrow(&narrow)?;
        let characters = narrow[..number.length].chars().count();
        let length = text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at);
        Some(Number { length, ..number })
    }

    /// `1.`, `（1）`, `①`, `（一）`
    pub fn is_first(self, text: &str) -> bool {
        let is_figure = |c: &char| !matches!(c, '（' | '(' | '）' | ')' | '.' | '．' | '、') && !c.is_whitespace();
        let mut figures = text[..self.length].chars().filter(is_figure);
        matches!(figures.next(), Some('1' | '１' | '①' | '⑴' | '⒈' | '一' | '㈠')) && figures.next().is_none()
    }

    /// The figure of the number: 12 of `（十二）`. `None`: it has several, or one that counts past 99.
    pub fn ordinal(self, text: &str) -> Option<usize> {
        let figures: String = text[..self.length].chars().map(narrow_figure).filter(|c| c.is_alphanumeric()).collect();
        if is_decimal(text) {
            return None;
        }
        if let Ok(figure) = figures.parse() {
            return Some(figure);
        }
        let digit = |word: &str| match word {
            "" => Some(1),
            word => CHINESE.iter().position(|known| *known == word).map(|at| at + 1),
        };
        match figures.split_once('十') {
            Some((tens, "")) => Some(digit(tens)? * 10),
            Some((tens, ones)) => Some(digit(tens)? * 10 + digit(ones)?),
            None => digit(&figures).filter(|_| !figures.is_empty()),
        }
    }

    fn find_narrow(text: &str) -> Option<Number> {
        if let Some(length) = named(text).or_else(|| ordinal(text)) {
            return Some(Number { level: 3, length });
        }
        if let Some((level, length)) = decimal(text) {
            return Some(Number { level, length });
        }
        let rest = parted(text);
        let length = text.len() - rest.len();
        let first = text.chars().next().filter(|_| length > 0)?;
        let inner = text.chars().nth(1);
        let level = match first {
            '（' | '(' if inner.is_some_and(|c| c.is_ascii_digit()) => 4,
            '（' | '(' | '㈠'..='㈩' => 2,
            '0'..='9' if text[..length].contains([')', '）']) => 4,
            '0'..='9' | '⒈'..='⒛' => 3,
            '⑴'..='⒇' => 4,
            '①'..='⑳' => 5,
            _ => 1,
        };
        Some(Number { level, length })
    }
}

const CHINESE: [&str; 9] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// Whether a character counts: `3`, `三`, `十`.
pub fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || is_chinese_figure(c)
}

fn is_chinese_figure(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

/// `二十一`: no document counts further in words.
fn is_chinese_ordinal(numeral: &str) -> bool {
    (1..=3).contains(&numeral.chars().count()) && numeral.chars().all(is_chinese_figure)
}

fn is_wide_figure(c: char) -> bool {
    matches!(c, '０'..='９')
}

/// `２` is `2`: some input methods write figures as wide as characters.
pub fn narrow_figure(c: char) -> char {
    if is_wide_figure(c) { char::from(b'0' + (u32::from(c) - u32::from('０')) as u8) } else { c }
}

/// `问题1：`, `问题（一）：`, `整改任务一：`, `【问题1】`: how many bytes such a number takes.
fn named(text: &str) -> Option<usize> {
    let framed = text.strip_prefix(['【', '［', '[']);
    let inner = NAMES.iter().find_map(|name| framed.unwrap_or(text).strip_prefix(name))?.trim_start();
    let (open, close): (&[char], &[char]) = (&['（', '('], &['）', ')']);
    let numeral = inner.strip_prefix(open).unwrap_or(inner);
    let rest = numeral.trim_start_matches(is_figure);
    let length = numeral[..numeral.len() - rest.len()].chars().count();
    let is_bracketed = numeral.len() < inner.len();
    let rest = if is_bracketed { rest.strip_prefix(close)? } else { rest };
    let rest = if framed.is_some() { rest.strip_prefix(['】', '］', ']'])? } else { rest };
    let words = match rest.strip_prefix(['：', ':', '∶', '、']) {
        Some(words) => words.trim_start(),
        None if is_bracketed || framed.is_some() => rest.trim_start(),
        None => return None,
    };
    ((1..=3).contains(&length) && !words.is_empty()).then_some(text.len() - words.len())
}

/// `第一，关于“……”的问题`: how many bytes the word takes. Before anything else it counts measures.
fn ordinal(text: &str) -> Option<usize> {
    let (numeral, rest, is_whole) = match text.strip_prefix('第') {
        Some(text) => text.split_once(['，', '、', '：', ',']).map(|(numeral, rest)| (numeral, rest, true))?,
        None => text.split_once('是').map(|(numeral, rest)| {
            (numeral, rest, rest.split_once('。').is_some_and(|(first, _)| first.ends_with("问题")))
        })?,
    };
    let is_ordinal = is_chinese_ordinal(numeral);
    let rest = rest.trim_start();
    let names_issue = ["关于", "针对", "“"].iter().any(|word| rest.starts_with(word));
    (is_ordinal && is_whole && names_issue).then_some(text.len() - rest.len())
}

/// The figure of `12.`; `None`: it is a number of another rank.
pub fn figure(text: &str, number: Number) -> Option<u32> {
    let figures: String = text.chars().map(narrow_figure).take_while(char::is_ascii_digit).collect();
    figures.parse().ok().filter(|_| number.level == 3)
}

/// Whether a text begins with a number such as `问题1：`.
pub fn is_named(text: &str) -> bool {
    named(text).is_some()
}

/// `12`, `十二`: a number and nothing else.
pub fn is_numeral(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| narrow_figure(c).is_ascii_digit() || "一二三四五六七八九十百".contains(c))
}

/// `1.3家企业未安装`: a number without a blank before a count, as which it stands only in its row: the number, and how
/// many bytes it takes.
pub fn before_count(text: &str) -> Option<(u32, usize)> {
    let (figure, rest) = text.split_once(['.', '．'])?;
    let counted = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_count = counted.len() < rest.len() && counted.starts_with(COUNTED);
    let is_figure = (1..=2).contains(&figure.len()) && figure.bytes().all(|byte| byte.is_ascii_digit());
    (is_count && is_figure && !counted.starts_with("个百分点") && !counted.starts_with("个月"))
        .then_some((figure.parse().ok()?, text.len() - rest.len()))
}

/// Words of measure for what is whole.
const COUNTED: [char; 21] = [
    '家', '户', '名', '人', '处', '座', '所', '栋', '条', '辆', '台', '件', '份', '笔', '项', '个', '起', '宗', '村',
    '镇', '次',
];

/// Whether a text begins with a number such as `2.1`.
pub fn is_decimal(text: &str) -> bool {
    decimal(text).is_some()
}

/// `2.1 学习不深入`: the level by how many figures there are, and how many bytes it takes.
fn decimal(text: &str) -> Option<(u8, usize)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let figures: Vec<&str> = text[..end].split('.').collect();
    let rest = text[end..].trim_start();
    let is_number = (2..=3).contains(&figures.len()) && figures.iter().all(|it| (1..=2).contains(&it.len()));
    let is_heading =
        rest.len() < text.len() - end && !rest.starts_with(|c| "万亿元个倍％%".contains(c)) && !rest.is_empty();
    let level = if figures.len() == 2 { 2 } else { 3 };
    (is_number && is_heading).then(|| (level, text.len() - rest.len()))
}

const NAMES: [&str; 6] = ["反馈问题", "存在问题", "整改问题", "具体问题", "问题", "整改任务"];

/// What follows the number: besides the forms that headings are written in, `第一部分`.
fn parted(text: &str) -> &str {
    let rest = strip_number(text);
    if rest.len() < text.len() {
        return rest;
    }
    if let Some(inner) = text.strip_prefix('第')
        && let Some((numeral, rest)) = inner.split_once("部分")
        && is_chinese_ordinal(numeral)
    {
        let rest = rest.trim_start_matches([' ', '\u{3000}', '：', ':', '、', '，']);
        if !rest.is_empty() {
            return rest;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_counts() {
        for (text, ordinal) in [
            ("一、整改", Some(1)),
            ("（十）城市", Some(10)),
            ("(十二) 城市", Some(12)),
            ("（二十）城市", Some(20)),
            ("（三十一）城市", Some(31)),
            ("12．乔木", Some(12)),
            ("１．乔木", Some(1)),
            ("2.1 乔木", None),
        ] {
            let number = Number::find(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(number.ordinal(text), ordinal, "{text}");
        }
    }

    #[test]
    fn each_form_has_its_level() {
        for (text, level, rest) in [
            ("一、整改", 1, "整改"),
            ("（一）城市", 2, "城市"),
            ("(十二) 城市", 2, "城市"),
            ("1. 乔木", 3, "乔木"),
            ("12．乔木", 3, "乔木"),
            ("（3）其他", 4, "其他"),
            ("3）其他", 4, "其他"),
            ("①其他", 5, "其他"),
            ("１．乔木", 3, "乔木"),
            ("（２）乔木", 4, "乔木"),
            ("第二部分　整改", 1, "整改"),
            ("第三，关于乔木", 3, "关于乔木"),
            ("问题1：乔木", 3, "乔木"),
            ("问题（二）：乔木", 3, "乔木"),
            ("问题（三）乔木", 3, "乔木"),
            ("整改任务十二：乔木", 3, "乔木"),
            ("【问题1】乔木", 3, "乔木"),
            ("【问题十二】：乔木", 3, "乔木"),
            ("一是关于乔木枯死的问题。已补植。", 3, "关于乔木枯死的问题。已补植。"),
            ("2.1 乔木", 2, "乔木"),
            ("2.1.3 乔木", 3, "乔木"),
        ] {
            let number = Number::find(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((number.level, &text[number.length..]), (level, rest), "{text}");
        }
        for text in [
            "1.5万亩",
            "１．５万亩",
            "2025年",
            "２０２５年",
            "一是加强",
            "第一议题",
            "第一书记部分",
            "第一，加强",
            "一是关于乔木，已补植。",
            "2.1 万元",
            "2.1乔木",
            "第一书记，关于",
            "问题：乔木",
            "问题一直存在",
            "问题1",
            "【问题1】",
            "【问题1乔木",
            "问题2.5万元",
            "",
        ] {
            assert_eq!(Number::find(text), None, "{text}");
        }
    }
}
