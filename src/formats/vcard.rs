//! The contact as a business card: vCard 4.0 (RFC 6350), for telephones and address books.
//!
//! The telephone number stays text: without its country it is no `tel:` URI (RFC 3966, section 5.1.5), and
//! the country is nobody's to guess.

use crate::model::Contact;

/// A line holds this many octets at most, its line break not counted (section 3.2).
const LINE: usize = 75;

/// The card of an office. `title` is the site's, and names the card where nothing else does.
pub fn vcard(contact: &Contact, office: Option<&str>, title: &str) -> Vec<u8> {
    let name = contact.name.as_deref().or(office).unwrap_or(title);
    let mut card = String::from("BEGIN:VCARD\r\nVERSION:4.0\r\n");
    if contact.name.is_none() {
        card.push_str("KIND:org\r\n");
    }
    // A card must have FN (section 6.2.1), even an empty one.
    fold(&mut card, &format!("FN:{}", escape(name)));
    property(&mut card, "ORG", office);
    let telephones = contact.telephones();
    for telephone in &telephones {
        property(&mut card, "TEL;TYPE=work,voice", Some(telephone));
    }
    property(&mut card, "EMAIL;TYPE=work", contact.email.as_deref());
    if contact.address.is_some() || contact.postcode.is_some() {
        let [street, code] = [&contact.address, &contact.postcode].map(|part| escape(part.as_deref().unwrap_or("")));
        fold(&mut card, &format!("ADR;TYPE=work:;;{street};;;{code};"));
    }
    property(&mut card, "NOTE", contact.phone.as_deref().filter(|_| telephones.len() > 1));
    property(&mut card, "NOTE", contact.hours.as_deref());
    card.push_str("END:VCARD\r\n");
    card.into_bytes()
}

fn property(card: &mut String, name: &str, value: Option<&str>) {
    let value = value.map(escape).filter(|value| !value.is_empty());
    if let Some(value) = value {
        fold(card, &format!("{name}:{value}"));
    }
}

/// Escapes a text value (section 3.4). What some readers take for a line break becomes one that all
/// understand; other control characters may not stand in a card.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => escaped.push_str("\\n"),
            '\\' | ',' | ';' => escaped.extend(['\\', c]),
            '\t' => escaped.push(c),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Writes one line, broken where it is too long and never inside a character.
fn fold(card: &mut String, line: &str) {
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > LINE {
            card.push_str("\r\n ");
            used = 1;
        }
        card.push(c);
        used += c.len_utf8();
    }
    card.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(contact: &Contact) -> String {
        String::from_utf8(vcard(contact, Some("区城市管理局"), "站点")).unwrap()
    }

    #[test]
    fn only_what_is_given_stands_in_the_card() {
        assert_eq!(
            card(&Contact { phone: Some("0379-67798277".into()), ..Contact::default() }),
            "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:org\r\nFN:区城市管理局\r\nORG:区城市管理局\r\nTEL;TYPE=work,voice:0379-67798277\r\nEND:VCARD\r\n"
        );
    }

    #[test]
    fn each_number_can_be_called_and_a_note_says_which_is_whose() {
        let phone = "0379-67798277（办公室），0379-67798278（值班室）";
        let text = card(&Contact { phone: Some(phone.into()), ..Contact::default() });
        for number in ["0379-67798277", "0379-67798278"] {
            assert!(text.contains(&format!("\r\nTEL;TYPE=work,voice:{number}\r\n")), "{text}");
        }
        assert!(text.replace("\r\n ", "").contains(&format!("\r\nNOTE:{phone}\r\n")), "{text}");
    }

    #[test]
    fn a_text_cannot_begin_a_line_of_its_own() {
        let hours = "周一；\r\nTEL:110\u{2028}a;b,c\\d\u{0}\rEND:VCARD".to_string();
        let text = card(&Contact { hours: Some(hours), ..Contact::default() });
        assert!(text.contains("NOTE:周一；\\nTEL:110\\na\\;b\\,c\\\\d\\nEND:VCARD\r\n"), "{text}");
        assert_eq!(text.matches("\r\nEND:VCARD").count(), 1);
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let address = "河南省洛阳市偃师区民主路与华夏路交叉口向北五百米路东".repeat(3);
        let text = card(&Contact { address: Some(address.clone()), ..Contact::default() });
        assert!(text.lines().all(|line| line.len() <= LINE), "{text}");
        assert!(text.replace("\r\n ", "").contains(&address));
    }
}
