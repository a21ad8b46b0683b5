//! 联系方式: how readers reach the office.

use crate::characters::is_dash;

/// Every part is optional; a part that the office has not given stays empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// Whom one asks for, if the contact names somebody.
    pub name: Option<String>,
    pub phone: Option<String>,
    pub address: Option<String>,
    pub postcode: Option<String>,
    pub email: Option<String>,
    /// When the telephone is answered.
    pub hours: Option<String>,
}

impl Contact {
    /// This contact with the gaps filled from another: a notice's over the site's, field by field.
    pub fn or(&self, other: &Contact) -> Contact {
        let pick = |own: &Option<String>, other: &Option<String>| own.clone().or_else(|| other.clone());
        Contact {
            name: pick(&self.name, &other.name),
            phone: pick(&self.phone, &other.phone),
            address: pick(&self.address, &other.address),
            postcode: pick(&self.postcode, &other.postcode),
            email: pick(&self.email, &other.email),
            hours: pick(&self.hours, &other.hours),
        }
    }

    pub fn is_empty(&self) -> bool {
        *self == Contact::default()
    }

    /// The telephone field taken apart: each number in it with what `tel:` (RFC 3966) calls it, and what stands around
    /// them. `0379-67798277` stays as it is given: `+86-379-67798277` would guess the country.
    pub fn phone_parts(&self) -> Vec<PhonePart<'_>> {
        let phone = self.phone.as_deref().unwrap_or_default();
        let mut parts = Vec::new();
        let mut told = 0;
        for run in phone.split(|c| !is_of_number(c)).flat_map(numbers_apart) {
            let typed = run.trim_start_matches(|c| !begins_number(c)).trim_end_matches(|c| !ends_number(c));
            let number: String = typed.chars().filter_map(dialled).collect();
            let digits = number.bytes().filter(u8::is_ascii_digit).count();
            let start = typed.as_ptr() as usize - phone.as_ptr() as usize;
            if !(SHORTEST_NUMBER..=LONGEST_NUMBER).contains(&digits)
                || !parts.is_empty() && is_extension(&phone[..start])
            {
                continue;
            }
            parts.push(PhonePart { text: &phone[told..start], number: None });
            parts.push(PhonePart { text: typed, number: Some(number) });
            told = start + typed.len();
        }
        parts.push(PhonePart { text: &phone[told..], number: None });
        parts.retain(|part| !part.text.is_empty());
        parts
    }

    /// The telephone field for machines, one text a number. With a single number it stays whole, since an extension
    /// may stand behind it.
    pub fn telephones(&self) -> Vec<&str> {
        let parts = self.phone_parts();
        let numbers: Vec<&str> = parts.iter().filter(|part| part.number.is_some()).map(|part| part.text).collect();
        if numbers.len() > 1 { numbers } else { self.phone.as_deref().into_iter().collect() }
    }
}

/// A piece of the telephone field.
#[derive(Debug, PartialEq, Eq)]
pub struct PhonePart<'a> {
    /// As it is written.
    pub text: &'a str,
    /// What is dialled, if it is a number.
    pub number: Option<String>,
}

/// 110 is a number that is called; the 8 of “8 号楼” is not.
const SHORTEST_NUMBER: usize = 3;
/// A number without its area has at least seven digits.
const SHORTEST_LOCAL: usize = 7;
/// As long as a number with its country can be (E.164).
const LONGEST_NUMBER: usize = 15;

/// What stands before the number of an extension, which nobody can call from outside.
const EXTENSION: [&str; 7] = ["转", "转接", "分机", "分机号", "ext", "ext.", "extension"];

/// Whether the number that comes after a text that holds one already is that of its extension.
fn is_extension(before: &str) -> bool {
    let before = before.trim_end_matches([' ', ':', '：']).to_lowercase();
    EXTENSION.iter().any(|word| before.ends_with(word))
}

/// Parts numbers with nothing but blanks between them, which together are longer than a number can be.
fn numbers_apart(run: &str) -> Vec<&str> {
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    let apart: Vec<&str> = run.split(' ').filter(|number| !number.is_empty()).collect();
    let are_numbers = apart.iter().all(|number| (SHORTEST_LOCAL..=LONGEST_NUMBER).contains(&digits(number)));
    if digits(run) > LONGEST_NUMBER && are_numbers { apart } else { vec![run] }
}

fn is_of_number(c: char) -> bool {
    begins_number(c) || ends_number(c) || c == ' ' || dialled(c).is_some()
}

fn begins_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '+' | '(' | '（')
}

fn ends_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ')' | '）')
}

/// What of a character is dialled; dashes of every kind part a number.
fn dialled(c: char) -> Option<char> {
    match c {
        '0'..='9' | '+' | '-' => Some(c),
        dash if is_dash(dash) => Some('-'),
        _ => None,
    }
}

/// Whether a text can stand after `mailto:` without change.
pub fn is_email(text: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '@');
    text.chars().all(allowed)
        && text
            .split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_overrides_field_by_field() {
        let site = Contact { phone: Some("1".into()), email: Some("a@b.cn".into()), ..Contact::default() };
        let notice = Contact { phone: Some("2".into()), ..Contact::default() };
        let merged = notice.or(&site);
        assert_eq!((merged.phone.as_deref(), merged.email.as_deref()), (Some("2"), Some("a@b.cn")));
    }

    #[test]
    fn each_number_of_the_telephone_field_can_be_dialled() {
        let of = |phone: &str| {
            let contact = Contact { phone: Some(phone.into()), ..Contact::default() };
            let parts = contact.phone_parts();
            assert_eq!(parts.iter().map(|part| part.text).collect::<String>(), phone);
            parts.into_iter().filter_map(|part| part.number).collect::<Vec<_>>()
        };
        assert_eq!(of("0379-67798277"), ["0379-67798277"]);
        assert_eq!(of("0379-67798277 转 8"), ["0379-67798277"]);
        assert_eq!(of("0379-67798277转8023，0379-67798278 分机：802"), ["0379-67798277", "0379-67798278"]);
        assert_eq!(of("0379-67798277 ext. 8023; 12345"), ["0379-67798277", "12345"]);
        assert_eq!(of("请转 0379-67798277"), ["0379-67798277"]);
        assert_eq!(of("0999-1234567、1234568"), ["0999-1234567", "1234568"]);
        assert_eq!(of("（0379）6779 8277（办公室）/ +86 379 67798278"), ["037967798277", "+8637967798278"]);
        assert_eq!(of("0379—67798277"), ["0379-67798277"]);
        assert_eq!(of("0999-1234567 1234568  13900000000"), ["0999-1234567", "1234568", "13900000000"]);
        assert_eq!(of("+86 0999 1234567"), ["+8609991234567"]);
        assert_eq!(of("1234567890123456789"), Vec::<String>::new());
        assert_eq!(of("见公告"), Vec::<String>::new());
        assert_eq!(of(""), Vec::<String>::new());
    }

    #[test]
    fn several_numbers_are_told_apart_and_a_single_one_keeps_what_stands_around_it() {
        let check = |phone: &str, expected: &[&str]| {
            assert_eq!(Contact { phone: Some(phone.into()), ..Contact::default() }.telephones(), expected);
        };
        check("0379-67798277 转 8", &["0379-67798277 转 8"]);
        check("0379-67798277（办公室），0379-67798278", &["0379-67798277", "0379-67798278"]);
        check("见公告", &["见公告"]);
        assert!(Contact::default().telephones().is_empty());
    }

    #[test]
    fn an_email_address_has_one_at_sign_and_a_host() {
        assert!(is_email("ysscslj@126.com"));
        assert!(!is_email("a@b") && !is_email("a@b@c.cn") && !is_email("a@b.cn?cc=x") && !is_email("甲@b.cn"));
    }
}
