//! The end of a notice: how to reach the office, who signs, and the date; and the contact wherever else it stands.

use super::label::{Field, Label};
use super::lines::{Line, Piece};
use super::number::Number;
use crate::import::document::{Align, Cell, Mark, Paragraph, Table};
use crate::model::Contact;
use crate::model::contact::is_email;

/// What a trailing line is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Closing {
    Contact,
    Signature,
    Date(jiff::civil::Date),
    Invitation,
    /// 版记 and 附注 (GB/T 9704-2012, 7.3.6 and 7.4): copies to whom, printed by whom and when.
    Imprint,
    /// Set to the right, and none of these.
    Text,
}

/// 附件说明 (GB/T 9704-2012, 7.3.4): the list between the text and the signature is taken out, and given back in order.
pub fn take_attachments(pieces: &mut Vec<Piece>) -> Vec<Paragraph> {
    let closes = |piece: &Piece| match piece {
        Piece::Line(line) => of(line).is_some(),
        Piece::Table(table) => is_imprint(table),
    };
    let end = pieces.iter().rposition(|piece| !closes(piece)).map_or(0, |last| last + 1);
    // Without a closing below, it may as well be the last issue's.
    if end == pieces.len() {
        return Vec::new();
    }
    let text = |at: usize| if let Piece::Line(line) = &pieces[at] { line.text.as_str() } else { "" };
    let mut start = end;
    while start > 0 && is_of_list(text(start - 1)) {
        start -= 1;
        if begins_list(text(start)) && !(start > 0 && begins_list(text(start - 1))) {
            let lines = pieces.drain(start..end);
            return lines
                .filter_map(|piece| if let Piece::Line(line) = piece { Some(line.paragraph) } else { None })
                .collect();
        }
    }
    Vec::new()
}

/// `附件：台账`, `附件：1.台账`, `附件1：台账`, `附表：台账`
pub fn begins_list(text: &str) -> bool {
    ["附件", "附表"]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .is_some_and(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ').starts_with(['：', ':']))
}

fn is_of_list(text: &str) -> bool {
    begins_list(text) || Number::find(text).is_some_and(|number| number.level == 3 && !text.ends_with('。'))
}

/// 发文机关标志 (GB/T 9704-2012, 7.2.4): `示例市水务局文件` at the head of the first page, which is no part of the title.
pub fn take_letterhead(pieces: &mut Vec<Piece>) -> Option<Line> {
    let Some(Piece::Line(line)) = pieces.first() else { return None };
    let text: String = line.text.chars().filter(|c| !c.is_whitespace()).collect();
    let name = text.strip_suffix("文件")?;
    let is_one = is_signature(name) && line.number.is_none() && !text.contains("关于") && pieces.len() > 1;
    if !is_one {
        return None;
    }
    match pieces.remove(0) {
        Piece::Line(line) => Some(line),
        Piece::Table(_) => None,
    }
}

/// What is annexed: `附件1` on a line of its own below the date or the signature, and all that follows but the 版记.
pub fn take_annexes(pieces: &mut Vec<Piece>) -> Vec<Piece> {
    let line = |at: usize| match pieces.get(at) {
        Some(Piece::Line(line)) => Some(line),
        _ => None,
    };
    let begins = |at: usize| line(at).is_some_and(heads_annex);
    let follows_closing = |at: usize| {
        let before = (0..at).rev().find(|at| !line(*at).is_some_and(|line| is_of_imprint(&line.text)));
        before.and_then(line).is_some_and(|line| super::date::alone(&line.text).is_some() || is_signature(&line.text))
    };
    let Some(start) = (2..pieces.len()).find(|at| begins(*at) && follows_closing(*at)) else { return Vec::new() };
    let is_of_imprint = |piece: &Piece| match piece {
        Piece::Line(line) => is_of_imprint(&line.text),
        Piece::Table(table) => is_imprint(table),
    };
    let end = pieces.iter().rposition(|piece| !is_of_imprint(piece)).map_or(start, |last| last + 1);
    pieces.drain(start..end.max(start)).collect()
}

/// `附件`, `附件2`, `附件 1：整改台账`
pub fn heads_annex(line: &Line) -> bool {
    let Some(rest) = line.text.strip_prefix("附件") else { return false };
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ' || "一二三四五六七八九十".contains(c));
    !line.paragraph.is_apart()
        && line.length() <= LONGEST_ANNEX_HEAD
        && (rest.is_empty() || rest.starts_with(['：', ':']))
        && !line.ends_sentence()
}

const LONGEST_ANNEX_HEAD: usize = 40;

/// What the names of offices end with.
const OFFICES: &[&str] = &[
    "党组", "党委", "委员会", "工委", "纪委", "区委", "市委", "县委", "省委", "局", "厅", "办公室", "政府", "中心",
    "公司", "支部", "街道", "办事处", "医院", "学校", "大学", "学院", "法院", "检察院", "联合会", "协会", "总支",
    "支队", "大队", "镇", "乡", "处", "办", "部", "院", "集团", "组织部", "领导小组", "巡察组", "督察组", "审计局",
    "总队", "联社", "银行", "监委", "发改委", "卫健委", "国资委", "住建委", "团委", "政协", "妇联", "残联", "文联",
    "科协", "总工会", "中学", "小学", "幼儿园", "图书馆", "档案馆", "博物馆", "文化馆",
];

/// `示例市水务局（盖章）` is the office.
pub fn without_seal(text: &str) -> &str {
    let text = text.trim();
    let seals = ["（盖章）", "(盖章)", "（公章）", "(公章)", "（章）", "（印章）"];
    seals.iter().find_map(|seal| text.strip_suffix(seal)).unwrap_or(text).trim_end()
}

/// Whether a line can be the name of an office that signs.
pub fn is_signature(text: &str) -> bool {
    let text = without_seal(text);
    let length = text.chars().count();
    (3..=40).contains(&length)
        && OFFICES.iter().any(|office| text.ends_with(office))
        && !text.contains(['，', '。', '；', '：', '、', ':', ',', '！', '“'])
        && !text.chars().next().is_some_and(|c| c.is_ascii_digit())
}

/// `抄送：…`, `示例市水务局办公室　2025年11月3日印发`, `（此件公开发布）`
fn is_of_imprint(text: &str) -> bool {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
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

/// What a line at the end is, if it belongs to the closing.
pub fn of(line: &Line) -> Option<Closing> {
    if line.paragraph.is_apart() {
        return None;
    }
    if is_of_imprint(&line.text) || line.field() == Some(Field::Furniture) {
        return Some(Closing::Imprint);
    }
    // Nobody signs in a list.
    let is_listed = matches!(line.paragraph.mark, Mark::Item(_) | Mark::Continued(_));
    if let Some(date) = super::date::alone(&line.text).filter(|_| !is_listed) {
        return Some(Closing::Date(date));
    }
    if line.field().is_some_and(Field::is_of_contact) {
        return Some(Closing::Contact);
    }
    let right = line.paragraph.align == Align::End && line.length() <= 40 && !line.ends_sentence();
    let is_office = line.number.is_none() && !is_listed && is_signature(&line.text);
    if line.paragraph.mark == Mark::Signature || is_office {
        return Some(Closing::Signature);
    }
    if line.number.is_none() && right {
        return Some(Closing::Text);
    }
    if line.number.is_none() && says_period_of_notice(&line.text) {
        return Some(Closing::Text);
    }
    let asks = ["欢迎", "监督", "意见建议", "意见和建议", "如有异议", "公示期间", "反映"];
    let invites = line.number.is_none()
        && line.label.is_none()
        && line.length() < 160
        && (ends_letter(line) || asks.iter().filter(|word| line.text.contains(**word)).count() >= 2);
    invites.then_some(Closing::Invitation)
}

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

/// Takes what a line says of the contact.
pub fn read_contact(line: &Line, contact: &mut Contact) {
    let Some(label) = line.label else { return };
    read(label, line.value(), contact);
}

/// What a line says beside the contact that was taken: a second number, `信封上请注明……`.
pub fn beside_contact(line: &Line, contact: &Contact) -> Option<String> {
    const ENDS: [char; 12] = ['：', ':', '；', ';', '，', ',', '。', '、', '（', '）', '(', ')'];
    let Contact { name, phone, address, postcode, email, hours, .. } = contact;
    let mut rest = line.text.replace('＠', "@");
    for taken in [name, phone, address, postcode, email, hours].into_iter().flatten() {
        rest = rest.replace(taken.as_str(), "，");
    }
    let is_label = |part: &str| Field::of(part).is_some_and(Field::is_of_contact);
    let parts = rest.split(ENDS).map(str::trim).filter(|part| part.contains(char::is_alphanumeric) && !is_label(part));
    let parts: Vec<&str> = parts.collect();
    (!parts.is_empty()).then(|| parts.join("，"))
}

fn read(label: Label, value: &str, contact: &mut Contact) {
    let value = value.trim().trim_end_matches(['。', '；', ';', '，', ',', '、']).trim();
    if value.is_empty() {
        return;
    }
    let set = |place: &mut Option<String>, value: &str| {
        if place.is_none() {
            *place = Some(value.to_string());
        }
    };
    match label.field {
        Field::ContactName => set(&mut contact.name, value),
        Field::Phone => {
            let (phone, hours) = parted_hours(value);
            set(&mut contact.phone, phone);
            if let Some(hours) = hours {
                set(&mut contact.hours, hours);
            }
        }
        Field::Address => match parted_postcode(value) {
            Some((address, postcode, rest)) => {
                set(&mut contact.address, address);
                set(&mut contact.postcode, postcode);
                loose(rest, contact);
            }
            None => set(&mut contact.address, value),
        },
        Field::Postcode => set(&mut contact.postcode, value),
        Field::Email => {
            let address = value.replace('＠', "@");
            if is_email(address.trim()) {
                set(&mut contact.email, address.trim());
            }
        }
        Field::Hours => set(&mut contact.hours, value),
        Field::Contact => loose(value, contact),
        _ => {}
    }
}

/// `0000-0000000（工作日8:30—12:00）`: the number, and when somebody answers.
fn parted_hours(value: &str) -> (&str, Option<&str>) {
    let hours = value.strip_suffix(['）', ')']).and_then(|value| value.split_once(['（', '(']));
    let names_time = |inside: &str| ["工作日", "上午", "下午", "周一", "时间"].iter().any(|word| inside.contains(word));
    match hours {
        Some((phone, hours)) if is_phone(phone.trim()) && names_time(hours) => (phone.trim(), Some(hours.trim())),
        _ => (value, None),
    }
}

/// `示例路1号（邮编：000000，信封上请注明……）`, `示例路1号，邮编000000；电子邮箱a@b.cn`: the address, the code beside it,
/// and what comes behind.
fn parted_postcode(value: &str) -> Option<(&str, &str, &str)> {
    let (at, word) = ["邮政编码", "邮编"].iter().find_map(|word| Some((value.find(word)?, word)))?;
    let code = value[at + word.len()..].trim_start_matches(['：', ':', ' ']);
    let digits = code.bytes().take_while(u8::is_ascii_digit).count();
    let address = value[..at].trim_end_matches(['（', '(', '，', ',', '；', ';', '、', ' ']);
    (digits == 6 && !address.is_empty()).then(|| (address, &code[..6], code[6..].trim_start_matches(['）', ')'])))
}

/// `联系方式：电话0000-0000000，邮箱 a@b.cn`: parts with a colon or without.
fn loose(value: &str, contact: &mut Contact) {
    for part in value.split(['；', ';', '，', ',']) {
        let part = part.trim();
        if let Some(label) = Label::find(part) {
            if label.field != Field::Contact {
                read(label, &part[label.value..], contact);
            }
            continue;
        }
        let word_end = part.find(|c: char| c.is_ascii_alphanumeric() || c.is_whitespace()).unwrap_or(0);
        match Field::of(&part[..word_end]) {
            Some(field) if field.is_of_contact() && field != Field::Contact => {
                read(Label { field, value: 0 }, &part[word_end..], contact);
            }
            _ if is_email(part) => read(Label { field: Field::Email, value: 0 }, part, contact),
            _ if is_phone(part) => read(Label { field: Field::Phone, value: 0 }, part, contact),
            _ => {}
        }
    }
}

fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    (7..=20).contains(&digits)
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '-' | '—' | ' ' | '(' | ')' | '（' | '）' | '、' | '+'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::document::{Inline, Text};

    fn line(text: &str) -> Line {
        Line::new(Paragraph { inlines: vec![Inline::Text(Text::plain(text))], ..Paragraph::default() })
    }

    #[test]
    fn one_line_may_hold_the_whole_contact() {
        let mut contact = Contact::default();
        read_contact(
            &line("联系方式：电话0000-00000000；邮箱：jubao@example.gov.cn；地址：示例市示例路1号"),
            &mut contact,
        );
        assert_eq!(contact.phone.as_deref(), Some("0000-00000000"));
        assert_eq!(contact.email.as_deref(), Some("jubao@example.gov.cn"));
        assert_eq!(contact.address.as_deref(), Some("示例市示例路1号"));
    }

    #[test]
    fn what_stands_beside_a_part_of_the_contact_is_its_own_part() {
        let mut contact = Contact::default();
        read_contact(&line("联系电话：0000-0000000（工作日上午8:30—12:00）"), &mut contact);
        read_contact(
            &line("邮政信箱：示例市示例局机关党委（信封注明“整改”），邮政编码000000；电子邮箱a@example.gov.cn。"),
            &mut contact,
        );
        assert_eq!(contact.phone.as_deref(), Some("0000-0000000"));
        assert_eq!(contact.hours.as_deref(), Some("工作日上午8:30—12:00"));
        assert_eq!(contact.address.as_deref(), Some("示例市示例局机关党委（信封注明“整改”）"));
        assert_eq!(contact.postcode.as_deref(), Some("000000"));
        assert_eq!(contact.email.as_deref(), Some("a@example.gov.cn"));

        let mut contact = Contact::default();
        read_contact(&line("联系电话：0000-0000000（党政办）"), &mut contact);
        assert_eq!((contact.phone.as_deref(), contact.hours), (Some("0000-0000000（党政办）"), None));
    }

    fn attachments(lines: &[&str]) -> (Vec<String>, usize) {
        let mut pieces = lines.iter().map(|text| Piece::Line(line(text))).collect();
        let taken = take_attachments(&mut pieces);
        (taken.iter().map(Paragraph::text).collect(), pieces.len())
    }

    #[test]
    fn the_list_of_attachments_stands_above_the_signature() {
        let end = ["示例市水务局", "2025年3月1日"];
        let check = |list: &[&str], expected: usize| {
            let lines = [&["1.管网老化", "持续用力。"], list, &end].concat();
            let (taken, left) = attachments(&lines);
            assert_eq!((taken.len(), left), (expected, lines.len() - expected), "{list:?}");
        };
        check(&["附件：整改台账"], 1);
        check(&["附件：1.整改台账", "2.分布图"], 2);
        check(&["附件1：整改台账", "附件2：分布图"], 2);
        check(&["附件齐全", "2.分布图"], 0);
        check(&[], 0);
        assert_eq!(attachments(&["1.管网老化", "附件：分布图"]).0, Vec::<String>::new());
    }

    #[test]
    fn the_end_of_a_notice_is_told_from_its_text() {
        assert_eq!(of(&line("中共示例市水务局党组")), Some(Closing::Signature));
        assert_eq!(of(&line("欢迎广大干部群众进行监督。如有意见建议，请及时反馈。")), Some(Closing::Invitation));
        assert_eq!(of(&line("监督电话：0000-0000000")), Some(Closing::Contact));
        assert!(matches!(of(&line("二〇二五年三月一日")), Some(Closing::Date(_))));
        assert_eq!(of(&line("一是加强路面监督检查，共出动50人次。")), None);
    }
}
