//! How to reach the office: read out of one line or several, wherever they stand.

use crate::import::structure::label::{Field, Label};
use crate::import::structure::lines::Line;
use crate::model::Contact;
use crate::model::contact::is_email;

/// Takes what a line says of the contact.
pub fn read_line(line: &Line, contact: &mut Contact) {
    let Some(label) = line.label else { return };
    read(label, line.value(), contact);
}

/// What a line says beside the contact that was taken: a second number, `信封上请注明……`.
pub fn beside(line: &Line, contact: &Contact) -> Option<String> {
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
    let mut depth = 0_i32;
    let parts = value.split(|c: char| {
        depth += i32::from(matches!(c, '（' | '(')) - i32::from(matches!(c, '）' | ')'));
        depth <= 0 && matches!(c, '；' | ';' | '，' | ',')
    });
    for part in parts {
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
            _ if is_phone(parted_hours(part).0) => read(Label { field: Field::Phone, value: 0 }, part, contact),
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
    use crate::import::document::{Inline, Paragraph, Text};

    fn line(text: &str) -> Line {
        Line::new(Paragraph { inlines: vec![Inline::Text(Text::plain(text))], ..Paragraph::default() })
    }

    #[test]
    fn one_line_may_hold_the_whole_contact() {
        let mut contact = Contact::default();
        read_line(
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
        read_line(&line("联系电话：0000-0000000（工作日上午8:30—12:00）"), &mut contact);
        read_line(
            &line("邮政信箱：示例市示例局机关党委（信封注明“整改”），邮政编码000000；电子邮箱a@example.gov.cn。"),
            &mut contact,
        );
        assert_eq!(contact.phone.as_deref(), Some("0000-0000000"));
        assert_eq!(contact.hours.as_deref(), Some("工作日上午8:30—12:00"));
        assert_eq!(contact.address.as_deref(), Some("示例市示例局机关党委（信封注明“整改”）"));
        assert_eq!(contact.postcode.as_deref(), Some("000000"));
        assert_eq!(contact.email.as_deref(), Some("a@example.gov.cn"));

        let mut contact = Contact::default();
        read_line(&line("联系方式：0000-0000000（工作日上午8：30-12：00，下午14：30-17：30）；"), &mut contact);
        assert_eq!(contact.phone.as_deref(), Some("0000-0000000"));
        assert_eq!(contact.hours.as_deref(), Some("工作日上午8：30-12：00，下午14：30-17：30"));

        let mut contact = Contact::default();
        read_line(&line("联系电话：0000-0000000（党政办）"), &mut contact);
        assert_eq!((contact.phone.as_deref(), contact.hours), (Some("0000-0000000（党政办）"), None));
    }
}
