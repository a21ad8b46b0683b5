//! Numbers in a text, with what they count: `约 130 余吨` is 130, about, in 吨.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use hashbrown::HashMap;

use super::characters::{next_digit, past_spaces};

/// A number and what stands around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Its digits, with point and grouping commas, in the text.
    pub range: Range<usize>,
    /// With 万 and 亿 multiplied out.
    pub value: f64,
    /// How many digits stand after the point.
    pub decimals: usize,
    /// Where the unit stands; empty where none is known.
    pub unit: Range<usize>,
    /// Where 余, 多, 来 or 左右 stand after it, if they do.
    pub more: Option<Range<usize>>,
}

/// Units of counting in notices; longer ones first where one begins another.
const UNITS: &[&str] = &[
    "个百分点", "个工作日", "个小时", "平方公里", "平方米", "立方米", "工作日", "人次", "件次", "台次", "车次", "场次",
    "批次", "户次", "家次", "条次", "公里", "公顷", "万元", "亿元", "小时", "分钟", "厘米", "毫米", "公斤", "千克",
    "个月", "方面", "个", "名", "人", "次", "项", "条", "件", "家", "处", "株", "棵", "盏", "台", "辆", "吨", "米",
    "元", "亩", "户", "场", "篇", "份", "根", "套", "箱", "天", "日", "年", "月", "册", "期", "批", "宗", "例", "座",
    "盆", "块", "张", "面", "车", "桶", "支", "本", "起", "类", "部", "艘", "只", "头", "瓶", "%", "％", "‰", "倍",
    "点", "周", "岁",
];

/// The same by their first characters, in the same order.
static UNITS_BY_FIRST: LazyLock<HashMap<char, Vec<&'static str>>> = LazyLock::new(|| {
    let mut by_first: HashMap<char, Vec<&str>> = HashMap::new();
    for unit in UNITS {
        by_first.entry(unit.chars().next().unwrap_or_default()).or_default().push(unit);
    }
    by_first
});

/// All numbers of a text, in order. Those that are part of a word in Latin letters are none.
pub fn read(text: &str) -> Vec<Figure> {
    let bytes = text.as_bytes();
    let mut figures = Vec::new();
    let mut at = 0;
    while let Some(start) = next_digit(bytes, at) {
        let end = end_of_number(bytes, start);
        at = end;
        let in_word = start > 0 && (bytes[start - 1].is_ascii_alphabetic() || matches!(bytes[start - 1], b'.' | b'_'));
        if in_word || bytes.get(end).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        figures.extend(figure(text, start..end));
    }
    figures
}

/// Past the digits, a point with digits, and commas with three digits each.
fn end_of_number(bytes: &[u8], start: usize) -> usize {
    let digits = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut end = start + digits(start);
    while bytes.get(end) == Some(&b',') && digits(end + 1) == 3 && end - start <= 15 {
        end += 4;
    }
    if bytes.get(end) == Some(&b'.') && digits(end + 1) > 0 {
        end += 1 + digits(end + 1);
    }
    end
}

fn figure(text: &str, range: Range<usize>) -> Option<Figure> {
    let written = &text[range.clone()];
    let written = if written.contains(',') { Cow::Owned(written.replace(',', "")) } else { Cow::Borrowed(written) };
    let mut value: f64 = written.parse().ok()?;
    let decimals = written.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let mut at = past_spaces(text, range.end);
    let mut more = None;
    for _ in 0..3 {
        let rest = &text[at..];
        if let Some(word) = ["余", "多", "来"].into_iter().find(|word| rest.starts_with(word)) {
            more = Some(at..at + word.len());
            at = past_spaces(text, at + word.len());
        } else if rest.starts_with('万') {
            value *= 1e4;
            at = past_spaces(text, at + "万".len());
        } else if rest.starts_with('亿') {
            value *= 1e8;
            at = past_spaces(text, at + "亿".len());
        } else {
            break;
        }
    }
    let rest = &text[at..];
    let unit = unit_at_start(rest).map_or(at..at, |unit| at..at + unit.len());
    let after = past_spaces(text, unit.end);
    if more.is_none() && text[after..].starts_with("左右") {
        more = Some(after..after + "左右".len());
    }
    Some(Figure { range, value, decimals, unit, more })
}

/// The unit of counting that a text begins with.
pub fn unit_at_start(text: &str) -> Option<&'static str> {
    let units = UNITS_BY_FIRST.get(&text.chars().next()?)?;
    units.iter().copied().find(|unit| text.starts_with(unit))
}

impl Figure {
    /// The unit as it is written; a half-width per cent sign and a full-width one are the same.
    pub fn unit<'t>(&self, text: &'t str) -> &'t str {
        match &text[self.unit.clone()] {
            "％" => "%",
            unit => unit,
        }
    }

    /// `2023年`
    pub fn is_year(&self, text: &str) -> bool {
        self.unit(text) == "年" && self.range.len() == 4
    }

    /// What 万 or 亿 behind it multiplies it by.
    pub fn scale(&self, text: &str) -> f64 {
        match &text[self.range.end..self.unit.start] {
            scale if scale.contains('亿') => 1e8,
            scale if scale.contains('万') => 1e4,
            _ => 1.0,
        }
    }

    /// What its last digit counts.
    pub fn step(&self, text: &str) -> f64 {
        self.scale(text) * 0.1_f64.powi(self.decimals as i32)
    }

    /// As it is written, with its unit.
    pub fn written<'t>(&self, text: &'t str) -> &'t str {
        &text[self.range.start..self.unit.end]
    }

    /// A value, written in 万 or 亿 as this one is.
    pub fn like(&self, text: &str, value: f64, decimals: usize) -> String {
        let scale = self.scale(text);
        let word = if scale == 1e8 {
            "亿"
        } else if scale == 1e4 {
            "万"
        } else {
            ""
        };
        rounded(value / scale, decimals) + word
    }

    /// What the number counts as a whole, where it is a plain count.
    pub fn count(&self) -> Option<u64> {
        (self.decimals == 0 && self.value < 1e12).then_some(self.value as u64)
    }
}

/// A value with so many digits behind the point at most, and no zeros at their end.
pub fn rounded(value: f64, decimals: usize) -> String {
    let digits = format!("{value:.*}", decimals.min(6));
    if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.').to_string() } else { digits }
}

/// A sum of money as notices write it.
pub fn in_yuan(yuan: f64) -> String {
    let (value, unit) = if yuan >= 1e4 { (yuan / 1e4, "万元") } else { (yuan, "元") };
    rounded(value, 6) + unit
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(f64, &str, bool)]) {
        let seen: Vec<_> =
            read(text).iter().map(|one| (one.value, one.unit(text).to_string(), one.more.is_some())).collect();
        let expected: Vec<_> = expected.iter().map(|(value, unit, more)| (*value, unit.to_string(), *more)).collect();
        assert_eq!(seen, expected, "{text}");
    }

    #[test]
    fn numbers_are_read_with_their_units() {
        check("约 130 余吨，共 1.7 万余株", &[(130.0, "吨", true), (17000.0, "株", true)]);
        check("完成率76%，10,000 人次", &[(76.0, "%", false), (10000.0, "人次", false)]);
        check("4000吨左右，LED2盏 3x", &[(4000.0, "吨", true)]);
        check("50 多个", &[(50.0, "个", true)]);
        check("", &[]);
    }
}
