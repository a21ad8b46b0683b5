//! Number formats: what a cell shows of the value that it holds (ECMA-376, part 1, 18.8.30 and 18.8.31).
//!
//! A clerk vouches for what stands on the screen: 0.85 in the format `0%` is 85%. A format that is not known here
//! is not guessed at; the value is then given as it is, with no more digits than a spreadsheet has.

mod code;
mod day;
mod decimal;
mod numeral;

use calamine::ExcelDateTime;
use jiff::civil::Date;

use self::code::{Part, Section, Token, sections};
use self::day::{as_written, date, iso};
use self::decimal::plain;
use self::numeral::numeral;

/// The format of a cell, by what it shows of which values.
#[derive(Debug)]
pub struct NumberFormat {
    /// Of positive numbers, of negative ones, and of nought.
    sections: Vec<Section>,
    /// Of words.
    text: Option<Section>,
}

/// What a cell of a date shows.
#[derive(Debug, PartialEq, Eq)]
pub struct ShownDate {
    pub text: String,
    /// The date, where the text does not tell its year.
    pub whole: Option<Date>,
}

/// Formats that a file names by number alone, as a Chinese spreadsheet shows them.
const CHINESE_BUILT_IN: &[(u32, &str)] = &[
    (27, "yyyy\"年\"m\"月\""),
    (28, "m\"月\"d\"日\""),
    (29, "m\"月\"d\"日\""),
    (30, "m-d-yy"),
    (31, "yyyy\"年\"m\"月\"d\"日\""),
    (32, "h\"时\"mm\"分\""),
    (33, "h\"时\"mm\"分\"ss\"秒\""),
    (34, "上午/下午h\"时\"mm\"分\""),
    (35, "上午/下午h\"时\"mm\"分\"ss\"秒\""),
    (36, "yyyy\"年\"m\"月\""),
    (50, "yyyy\"年\"m\"月\""),
    (51, "m\"月\"d\"日\""),
    (52, "yyyy\"年\"m\"月\""),
    (53, "m\"月\"d\"日\""),
    (54, "m\"月\"d\"日\""),
    (55, "上午/下午h\"时\"mm\"分\""),
    (56, "上午/下午h\"时\"mm\"分\"ss\"秒\""),
    (57, "yyyy\"年\"m\"月\""),
    (58, "m\"月\"d\"日\""),
];

/// No spreadsheet lets anybody write a longer one.
const LONGEST_CODE: usize = 1_000;

impl NumberFormat {
    /// A format by its code; by its number where the file has no code for it.
    pub fn of(number: Option<u32>, code: &str) -> Self {
        let built_in = CHINESE_BUILT_IN.iter().find(|(own, _)| Some(*own) == number && code == "General");
        let code = if code.len() > LONGEST_CODE { "General" } else { code };
        let mut sections = sections(built_in.map_or(code, |(_, code)| code));
        let is_of_text = sections.len() == 4
            || (sections.len() > 1 && sections.last().is_some_and(|section| section.contains(&Token::Text)));
        let text = if is_of_text {
            sections.pop()
        } else {
            sections.first().filter(|section| section.contains(&Token::Text)).cloned()
        };
        Self { sections, text }
    }

    /// What a cell of a number shows.
    pub fn number(&self, value: f64) -> String {
        let Some((section, signed)) = self.section(value) else { return plain(value) };
        let sign = if signed && value < 0.0 { "-" } else { "" };
        let shown = numeral(section, value);
        shown.map_or_else(|| plain(value), |shown| if has_figure(&shown) { format!("{sign}{shown}") } else { shown })
    }

    /// What a cell of words shows.
    pub fn words(&self, words: &str) -> String {
        let Some(section) = &self.text else { return words.to_string() };
        let pieces = section.iter().map(|token| match token {
            Token::Literal(text) => text.as_str(),
            Token::Text => words,
            _ => "",
        });
        pieces.collect()
    }

    /// What a cell of a date or a time shows.
    pub fn date(&self, time: &ExcelDateTime) -> ShownDate {
        let whole = |text: String| ShownDate { text, whole: None };
        let Some((section, _)) = self.section(time.as_f64()) else { return whole(iso(time, true)) };
        if section.is_empty() {
            return whole(String::new());
        }
        let has = |part| section.iter().any(|token| matches!(token, Token::Date(own, _) if *own == part));
        let is_elapsed = section.iter().any(|token| matches!(token, Token::Elapsed(_)));
        let (year, month, day, hour) = (has(Part::Year), has(Part::Month), has(Part::Day), has(Part::Hour));
        let is_date = year || month || day || has(Part::Weekday);
        if is_elapsed || (!is_date && (hour || has(Part::Minute) || has(Part::Second))) {
            return whole(as_written(section, time));
        }
        let in_words = section.iter().any(|token| matches!(token, Token::Literal(text) if text.contains(['年', '月'])));
        let (own_year, own_month, own_day, ..) = time.to_ymd_hms_milli();
        match (year, month, day) {
            (true, true, true) if in_words => whole(as_written(section, time)),
            (true, true, true) => whole(iso(time, hour)),
            (true, true, false) => whole(format!("{own_year}年{own_month}月")),
            (false, true, true) => ShownDate {
                text: if in_words { as_written(section, time) } else { format!("{own_month}月{own_day}日") },
                whole: date(time),
            },
            _ if is_date => whole(as_written(section, time)),
            _ => whole(iso(time, true)),
        }
    }

    /// What says how a number is shown, and whether its sign is still to be added.
    fn section(&self, value: f64) -> Option<(&Section, bool)> {
        let at = match self.sections.len() {
            0 => return None,
            1 => 0,
            _ if value < 0.0 => 1,
            3.. if value == 0.0 => 2,
            _ => 0,
        };
        Some((&self.sections[at], self.sections.len() == 1))
    }
}

fn has_figure(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, b'1'..=b'9'))
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    #[track_caller]
    fn check(code: &str, value: f64, expected: &str) {
        assert_eq!(NumberFormat::of(None, code).number(value), expected, "{code} {value}");
    }

    #[test]
    fn numbers_are_shown_in_their_format() {
        check("0%", 0.85, "85%");
        check("0.00%", 0.8567, "85.67%");
        check("0%", 0.285, "29%");
        check("0.0%", 0.000_4, "0.0%");
        check("0.00", 3.0, "3.00");
        check("0.00", 2.675, "2.68");
        check("0.00", 0.995, "1.00");
        check("0", 999.5, "1000");
        check("#,##0.00", 1_234_567.5, "1,234,567.50");
        check("#,##0", 999.0, "999");
        check("#,##0", 0.0, "0");
        check("000000", 123.0, "000123");
        check("0.0#", 2.34567, "2.35");
        check("0.##", 3.0, "3");
        check("\"¥\"#,##0.00", 1234.5, "¥1,234.50");
        check("[$¥-804]#,##0", 1234.0, "¥1,234");
        check("_ ¥* #,##0.00_ ;_ ¥* \\-#,##0.00_ ;_ ¥* \"-\"??_ ;_ @_ ", -1234.5, "¥-1,234.50");
        check("_ ¥* #,##0.00_ ;_ ¥* \\-#,##0.00_ ;_ ¥* \"-\"??_ ;_ @_ ", 0.0, "¥-");
        check("#,##0_);(#,##0)", -12.0, "(12)");
        check("0.00;[Red]-0.00", -1.5, "-1.50");
        check("0.00", -0.001, "0.00");
        check("0!.0,\"万元\"", 123_456.0, "12.3万元");
        check("0\\.0,\"万元\"", 4_000.0, "0.4万元");
        check("0.00,,\"百万\"", 12_345_678.0, "12.35百万");
        check("0\"个\"", 12.0, "12个");
        check("G/通用格式\"件\"", 12.5, "12.5件");
        check("\"第\"0\"号\"", 7.0, "第7号");
        check("@", 12.0, "12");
    }

    #[test]
    fn what_a_format_hides_is_hidden() {
        check("0;-0;;@", 0.0, "");
        check(";;;", 5.0, "");
        assert_eq!(NumberFormat::of(None, ";;;").words("底稿"), "");
        assert_eq!(NumberFormat::of(None, "0;-0;;@").words("底稿"), "底稿");
        assert_eq!(NumberFormat::of(None, "\"示例市\"@").words("水务局"), "示例市水务局");
        assert_eq!(NumberFormat::of(None, "0.00").words("无"), "无");
    }

    #[test]
    fn numbers_without_a_known_format_have_no_more_digits_than_are_shown() {
        check("General", 0.1 + 0.2, "0.3");
        check("General", 6.0 / 7.0, "0.857142857");
        check("General", 13_800_000_000.0, "13800000000");
        check("General", 123_456_789_012_345.0, "123456789012345");
        check("General", -2.50, "-2.5");
        check("General", 0.0, "0");
        check("General", 0.000_012_5, "0.0000125");
        check("# ?/?", 0.5, "0.5");
        check("0.00E+00", 12_345.0, "12345");
        check("[>=100]0.0;0.00", 5.0, "5");
        check("0\"", 5.0, "5");
        check("[Red", 5.0, "");
        check("\\", 5.0, "");
    }

    #[track_caller]
    fn check_date(number: Option<u32>, code: &str, value: f64, expected: &str) {
        let kind = if code.contains('[') && !code.contains("[$") && !code.contains("[DB") {
            ExcelDateTimeType::TimeDelta
        } else {
            ExcelDateTimeType::DateTime
        };
        let shown = NumberFormat::of(number, code).date(&ExcelDateTime::new(value, kind, false));
        assert_eq!(shown.text, expected, "{code} {value}");
    }

    /// 2025-06-30 is the day 45838.
    #[test]
    fn dates_are_shown_as_far_as_their_format_goes() {
        check_date(Some(14), "mm-dd-yy", 45_838.0, "2025-06-30");
        check_date(None, "yyyy/m/d", 45_838.6, "2025-06-30");
        check_date(None, "yyyy-mm-dd hh:mm", 45_838.75, "2025-06-30 18:00");
        check_date(None, "yyyy\"年\"m\"月\"d\"日\"", 45_838.0, "2025年6月30日");
        check_date(None, "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", 45_838.0, "2025年6月30日");
        check_date(None, "yyyy年m月d日;@", 45_838.0, "2025年6月30日");
        check_date(None, "yyyy\"年\"m\"月\"", 45_838.0, "2025年6月");
        check_date(None, "yyyy-mm", 45_838.0, "2025年6月");
        check_date(Some(17), "mmm-yy", 45_838.0, "2025年6月");
        check_date(Some(57), "General", 45_838.0, "2025年6月");
        check_date(Some(31), "General", 45_838.0, "2025年6月30日");
        check_date(None, "m\"月\"d\"日\"", 45_838.0, "6月30日");
        check_date(Some(16), "d-mmm", 45_838.0, "6月30日");
        check_date(None, "yyyy", 45_838.0, "2025");
        check_date(None, "aaaa", 45_838.0, "星期一");
        check_date(None, "yyyy\"年\"m\"月\"d\"日\" \"周\"aaa", 45_838.0, "2025年6月30日 周一");
        check_date(Some(20), "h:mm", 0.375, "9:00");
        check_date(None, "上午/下午h\"时\"mm\"分\"", 0.625, "下午3时00分");
        check_date(None, "[h]:mm", 1.25, "30:00");
        check_date(None, "yyyy/m/d;;", 0.0, "");
        check_date(None, "General", 45_838.0, "2025-06-30");
    }

    #[test]
    fn a_date_without_its_year_is_known_whole() {
        let whole = |code: &str| {
            NumberFormat::of(None, code).date(&ExcelDateTime::new(45_838.0, ExcelDateTimeType::DateTime, false)).whole
        };
        assert_eq!(whole("m\"月\"d\"日\""), Some(jiff::civil::date(2025, 6, 30)));
        assert_eq!(whole("yyyy\"年\"m\"月\""), None);
        assert_eq!(whole("yyyy/m/d"), None);
    }
}
