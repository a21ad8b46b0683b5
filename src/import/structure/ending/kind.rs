//! What a line at the end of a notice is: contact, signature, date, or what else stands there.

use jiff::civil::Date;

use crate::import::document::{Align, Cell, Mark, Table};
use crate::import::structure::blanks::closed_up;
use crate::import::structure::date;
use crate::import::structure::label::Field;
use crate::import::structure::lines::Line;
use crate::import::structure::office;

/// What a trailing line is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Closing {
    Contact,
    Signature,
    Date(Date),
    Invitation,
    /// 版记 and 附注 (GB/T 9704-2012, 7.3.6 and 7.4): copies to whom, printed by whom and when.
    Imprint,
    /// The period of the notice, or what is set to the right and none of these.
    Text,
}

impl Closing {
    /// What a line at the end is. `None`: it is the end of the text.
    pub fn of(line: &Line) -> Option<Closing> {
        if line.paragraph.is_apart() {
            return None;
        }
        if is_of_imprint(&line.text) || line.field() == Some(Field::Furniture) {
            return Some(Closing::Imprint);
        }
        // Nobody signs in a list.
        let is_listed = matches!(line.paragraph.mark, Mark::Item(_) | Mark::Continued(_));
        if let Some(date) = date::alone(&line.text).filter(|_| !is_listed) {
            return Some(Closing::Date(date));
        }
        if line.field().is_some_and(Field::is_of_contact) {
            return Some(Closing::Contact);
        }
        let is_office = line.number.is_none() && !is_listed && office::is_name(&line.text);
        if line.paragraph.mark == Mark::Signature || is_office {
            return Some(Closing::Signature);
        }
        if line.number.is_some() {
            return None;
        }
        let is_set_right = line.paragraph.align == Align::End && line.length() <= 40 && !line.ends_sentence();
        if is_set_right || says_period_of_notice(&line.text) {
            return Some(Closing::Text);
        }
        let invites = line.label.is_none() && line.length() < 160 && (ends_letter(line) || asks_for_views(&line.text));
        invites.then_some(Closing::Invitation)
    }
}

/// `欢迎广大干部群众进行监督。如有意见建议……`
fn asks_for_views(text: &str) -> bool {
    let asks = ["欢迎", "监督", "意见建议", "意见和建议", "如有异议", "公示期间", "反映"];
    asks.iter().filter(|word| text.contains(**word)).count() >= 2
}

/// `抄送：…`, `示例市水务局办公室　2025年11月3日印发`, `（此件公开发布）`
pub fn is_of_imprint(text: &str) -> bool {
    let plain = closed_up(text);
    let copies = ["抄送", "抄报", "分送", "主题词"]
        .iter()
        .any(|word| plain.strip_prefix(*word).is_some_and(|rest| rest.starts_with(['：', ':'])));
    let printed = plain.strip_suffix("印发").is_some_and(|front| front.ends_with('日')) && plain.chars().count() <= 50;
    let inside = plain.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
    let note = inside.is_some_and(|inside| inside.starts_with("此件") || matches!(inside, "盖章" | "公章" | "印章"));
    copies || printed || note
}

/// Whether a table is the frame of a 版记.
pub fn is_imprint(table: &Table) -> bool {
    let mut texts = table.rows.iter().flatten().map(Cell::text).filter(|text| !text.is_empty());
    table.rows.len() <= MOST_IMPRINT_ROWS && table.boxed().is_none() && texts.any(|text| is_of_imprint(&text))
}

/// Copies, whom they are printed by, and how many.
const MOST_IMPRINT_ROWS: usize = 4;

/// `公示期：2025年11月3日至9日`, `公示时间：5个工作日`
fn says_period_of_notice(text: &str) -> bool {
    let rest = ["公示时间", "公示期限", "公示日期", "公示期"].iter().find_map(|word| text.strip_prefix(word));
    let begins = ['：', ':', '自', '为', '从'];
    rest.is_some_and(|rest| rest.trim_start().starts_with(begins)) && text.chars().count() <= LONGEST_PERIOD
}

const LONGEST_PERIOD: usize = 100;

/// `特此报告。`, `以上报告，请予审议。`, `请各单位举一反三……。`
fn ends_letter(line: &Line) -> bool {
    let reports = line.text.starts_with("以上") && line.text.contains('请') && line.length() <= LONGEST_LAST_SENTENCE;
    ["特此", "专此", "请各"].iter().any(|word| line.text.starts_with(word)) || reports
}

const LONGEST_LAST_SENTENCE: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::document::{Inline, Paragraph, Text};

    fn line(text: &str) -> Line {
        Line::new(Paragraph { inlines: vec![Inline::Text(Text::plain(text))], ..Paragraph::default() })
    }

    #[test]
    fn the_end_of_a_notice_is_told_from_its_text() {
        assert_eq!(Closing::of(&line("中共示例市水务局党组")), Some(Closing::Signature));
        assert_eq!(
            Closing::of(&line("欢迎广大干部群众进行监督。如有意见建议，请及时反馈。")),
            Some(Closing::Invitation)
        );
        assert_eq!(Closing::of(&line("监督电话：0000-0000000")), Some(Closing::Contact));
        assert!(matches!(Closing::of(&line("二〇二五年三月一日")), Some(Closing::Date(_))));
        assert_eq!(Closing::of(&line("一是加强路面监督检查，共出动50人次。")), None);
    }
}
