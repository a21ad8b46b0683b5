//! `review:` in `site.yaml`: who has to sign a notice before it is published (三审三校).
//!
//! Only what is required stands here; the signatures themselves are files beside each notice. Public keys
//! are parsed at once, so that a mistyped one is told where it was written. A private key is never here.

use ed25519_dalek::VerifyingKey;
use ed25519_dalek::pkcs8::DecodePublicKey;
use jiff::civil::Date;

use crate::catalogue::review::findings::BAD_PUBLIC_KEY;
use crate::characters::is_unseen;
use crate::finding::Finding;
use crate::yaml::Fields;

/// The keys of `review`, and of one of its `keys`.
pub const KEYS: &[&str] = &["roles", "in_order", "distinct", "since", "require_keys", "keys"];
pub const TRUSTED_KEYS: &[&str] = &["name", "key"];

/// 审签要求. By default nobody has to sign.
#[derive(Debug, Clone)]
pub struct Review {
    /// Who has to sign, in order: 初审, 复审, 终审.
    pub roles: Vec<String>,
    /// Whether a role signs only after the one before it.
    pub in_order: bool,
    /// Whether nobody signs in two roles.
    pub distinct: bool,
    /// Notices dated earlier need no signatures.
    pub since: Option<Date>,
    /// Whether a signature counts only if a trusted key made it.
    pub require_keys: bool,
    pub keys: Vec<TrustedKey>,
}

/// A person's public key (Ed25519, RFC 8032).
#[derive(Debug, Clone)]
pub struct TrustedKey {
    pub name: String,
    pub key: VerifyingKey,
}

impl Default for Review {
    fn default() -> Self {
        Self { roles: Vec::new(), in_order: true, distinct: true, since: None, require_keys: false, keys: Vec::new() }
    }
}

impl Review {
    /// The keys that a person may sign with.
    pub fn keys_of<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a VerifyingKey> {
        self.keys.iter().filter(move |trusted| same_name(&trusted.name, name)).map(|trusted| &trusted.key)
    }
}

/// What stands between roles that are written as one text.
const BETWEEN_ROLES: [char; 3] = ['、', '，', ','];

/// Whether two names are one person's, or one role's: one of two characters is often set apart, 张　三, to be as wide
/// as others. What nobody sees makes no other person, who would need no key.
pub fn same_name(a: &str, b: &str) -> bool {
    let is_seen = |c: &char| !c.is_whitespace() && !is_unseen(*c);
    let plain = |name: &str| name.chars().filter(is_seen).collect::<String>();
    plain(a) == plain(b)
}

pub fn read(fields: &mut Fields) -> Review {
    let Some(mut fields) = fields.map("review", KEYS) else {
        return Review::default();
    };
    let mut roles: Vec<String> = Vec::new();
    for written in fields.texts("roles") {
        let each = written.value.split(BETWEEN_ROLES).map(str::trim).filter(|role| !role.is_empty());
        for role in each {
            if !roles.iter().any(|known| same_name(known, role)) {
                roles.push(role.to_string());
            }
        }
    }
    Review {
        roles,
        in_order: fields.flag("in_order").unwrap_or(true),
        distinct: fields.flag("distinct").unwrap_or(true),
        since: fields.date("since"),
        require_keys: fields.flag("require_keys").unwrap_or(false),
        keys: read_keys(&mut fields),
    }
}

fn read_keys(fields: &mut Fields) -> Vec<TrustedKey> {
    fields.maps("keys", TRUSTED_KEYS, |fields| {
        let name = fields.required_text("name");
        let written = fields.required_text("key")?;
        let Some(key) = parse_public_key(&written.value) else {
            let place = fields.place(written.span);
            fields.findings.push(Finding::new(&BAD_PUBLIC_KEY, place).with("value", written.value));
            return None;
        };
        Some(TrustedKey { name: name?.value, key })
    })
}

/// The one line of Base64 inside a PEM public key (RFC 8410), or the whole PEM with its lines joined.
pub fn parse_public_key(text: &str) -> Option<VerifyingKey> {
    let line = text.replace("-----BEGIN PUBLIC KEY-----", "").replace("-----END PUBLIC KEY-----", "");
    let line: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let pem = format!("-----BEGIN PUBLIC KEY-----\n{line}\n-----END PUBLIC KEY-----\n");
    VerifyingKey::from_public_key_pem(&pem).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Findings;
    use crate::source::Source;
    use crate::yaml;

    /// The public key of RFC 8410, section 10.1.
    const KEY: &str = "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=";

    fn check(yaml: &str, expected: &[&str]) -> Review {
        let source = Source::new("content/site.yaml", yaml);
        let mut findings = Findings::default();
        let node = yaml::parse(&source, 0..yaml.len(), &mut findings).unwrap();
        let review = read(&mut Fields::open(&source, node, &["review"], &mut findings).unwrap());
        assert_eq!(findings.iter().map(|finding| finding.kind.name).collect::<Vec<_>>(), expected, "{yaml}");
        review
    }

    #[test]
    fn nobody_has_to_sign_unless_the_site_says_so() {
        assert!(check("review:\n", &[]).roles.is_empty());
        let review = check("review: { roles: [初审, 复审, 初审] }\n", &[]);
        assert_eq!(review.roles, ["初审", "复审"]);
        assert!(review.in_order && review.distinct && !review.require_keys);
        assert_eq!(check("review: { roles: 初审、复审，终审 }\n", &[]).roles, ["初审", "复审", "终审"]);
        assert_eq!(check("review: { roles: [初　审, 初审, 复审] }\n", &[]).roles, ["初　审", "复审"]);
    }

    #[test]
    fn a_mistyped_key_is_told_where_it_stands() {
        let with = |key: &str| format!("review:\n  keys:\n    - {{ name: 张三, key: {key} }}\n");
        assert_eq!(check(&with(KEY), &[]).keys_of("张三").count(), 1);
        check(&with(&KEY[..40]), &["bad-public-key"]);
        check("review: { role: [初审] }\n", &["misspelt-key"]);
    }

    #[test]
    fn a_whole_pem_file_is_a_key_too() {
        assert!(parse_public_key(&format!("-----BEGIN PUBLIC KEY-----\n{KEY}\n-----END PUBLIC KEY-----\n")).is_some());
    }
}
