//! 联系方式: how readers reach the office.

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

    /// The `tel:` link (RFC 3966), where the telephone number is one: `0379-67798277` → `tel:+86-379-67798277`
    /// would guess the country, so the number stays as it is given.
    pub fn phone_link(&self) -> Option<String> {
        let phone = self.phone.as_deref()?;
        let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || matches!(c, '+' | '-')).collect();
        let plain = phone.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | ' ' | '(' | ')' | '（' | '）'));
        (plain && digits.chars().filter(char::is_ascii_digit).count() >= 3).then(|| format!("tel:{digits}"))
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
    fn only_a_plain_number_can_be_dialled() {
        let of = |phone: &str| Contact { phone: Some(phone.into()), ..Contact::default() }.phone_link();
        assert_eq!(of("0379-67798277").as_deref(), Some("tel:0379-67798277"));
        assert_eq!(of("0379-67798277 转 8"), None);
    }

    #[test]
    fn an_email_address_has_one_at_sign_and_a_host() {
        assert!(is_email("ysscslj@126.com"));
        assert!(!is_email("a@b") && !is_email("a@b@c.cn") && !is_email("a@b.cn?cc=x") && !is_email("甲@b.cn"));
    }
}
