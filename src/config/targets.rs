//! `targets:` in `site.yaml`: the places to publish to (发布目标).
//!
//! Only where a target is stands here. Who may write to it, keys and passwords, comes from the environment or
//! from a file outside of the site: a field that would hold a secret is refused, since sources are archived
//! and handed on.

use std::path::PathBuf;

use crate::catalogue::findings::BAD_ADDRESS;
use crate::catalogue::publish::findings::{
    DOUBLED_TARGET, SECRET_IN_SITE, SHARED_PLACE, SHARED_VARIABLE, UNENCRYPTED_TARGET,
};
use crate::config::BaseUrl;
use crate::config::secrets::masked;
use crate::finding::Finding;
use crate::model::Edition;
use crate::source::Place;
use crate::yaml::Fields;

/// The keys of one of the `targets`.
pub const TARGET_KEYS: &[&str] = &[
    "name", "kind", "edition", "compress", "path", "keep", "endpoint", "region", "bucket", "prefix", "addressing",
    "host", "port", "user", "known_hosts", "identity",
];
const SECRETS: &[&str] = &["password", "secret_key", "access_key", "session_token", "passphrase", "token", "secret"];
const KINDS: &[(&str, Kind)] =
    &[("folder", Kind::Folder), ("s3", Kind::S3), ("webdav", Kind::WebDav), ("sftp", Kind::Sftp)];

const ENCODINGS: &[(&str, Encoding)] = &[("gz", Encoding::Gzip), ("br", Encoding::Brotli), ("zst", Encoding::Zstd)];

/// 发布目标
#[derive(Debug, Clone)]
pub struct TargetConfig {
    pub name: String,
    pub edition: Edition,
    /// Which compressed twins stand beside the files.
    pub compress: Vec<Encoding>,
    pub place: TargetPlace,
}

/// How a server may hand a file out (RFC 9110, section 8.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Gzip,
    Brotli,
    Zstd,
}

#[derive(Debug, Clone)]
pub enum TargetPlace {
    Folder {
        /// Below the site's root, unless it is absolute.
        path: PathBuf,
        keep: usize,
    },
    S3 {
        endpoint: String,
        region: String,
        bucket: String,
        prefix: String,
        /// Whether the bucket's name stands in the host's name; absent: unless the host is an address.
        virtual_hosts: Option<bool>,
    },
    WebDav {
        endpoint: String,
        prefix: String,
        user: Option<String>,
    },
    Sftp {
        host: String,
        port: u16,
        user: Option<String>,
        path: String,
        known_hosts: Option<PathBuf>,
        identity: Option<PathBuf>,
    },
}

#[derive(Clone, Copy)]
enum Kind {
    Folder,
    S3,
    WebDav,
    Sftp,
}

/// How many releases a folder keeps where nothing is said.
const KEEP: u32 = 5;

/// Where SSH servers listen (RFC 4253, section 4.1).
const SSH_PORT: u16 = 22;

pub fn read(fields: &mut Fields) -> Vec<TargetConfig> {
    let mut before: Vec<Listed> = Vec::new();
    let known: Vec<&str> = TARGET_KEYS.iter().chain(SECRETS).copied().collect();
    fields.maps("targets", &known, |fields| {
        let secrets: Vec<_> = SECRETS.iter().filter(|secret| fields.has(secret)).collect();
        for secret in &secrets {
            let place = fields.place(fields.span_of(secret));
            fields.findings.push(Finding::new(&SECRET_IN_SITE, place).with("key", **secret));
        }
        let name = fields.required_text("name");
        let kind = fields.required_word("kind", KINDS);
        let edition = fields.word("edition", Edition::WORDS).unwrap_or_default();
        let compress = fields.words("compress", ENCODINGS);
        let place = read_place(fields, kind?);
        let name = name?;
        let listed = Listed::of(&name.value, place.as_ref());
        if let Some(finding) = listed.clash(&before, fields.place(name.span)) {
            fields.findings.push(finding);
            return None;
        }
        before.push(listed);
        Some(TargetConfig { name: name.value, edition, compress, place: place? }).filter(|_| secrets.is_empty())
    })
}

/// What no two targets may have in common.
struct Listed {
    name: String,
    place: Option<String>,
    /// Where its secrets are looked up, if it takes any.
    variable: Option<String>,
}

impl Listed {
    fn of(name: &str, place: Option<&TargetPlace>) -> Self {
        let takes_secrets = place.is_some_and(|place| !matches!(place, TargetPlace::Folder { .. }));
        Self {
            name: name.to_string(),
            place: place.map(TargetPlace::written),
            variable: takes_secrets.then(|| variable(name)),
        }
    }

    /// What is wrong with it beside those that were listed before.
    fn clash(&self, before: &[Self], place: Place) -> Option<Finding> {
        let with_same = |value: fn(&Self) -> Option<&String>| {
            let own = value(self)?;
            before.iter().find(|other| value(other) == Some(own))
        };
        let told = |kind, other: &Self| {
            let variable = self.variable.clone().unwrap_or_default();
            Finding::new(kind, place).with("value", &self.name).with("other", &other.name).with("variable", variable)
        };
        if let Some(other) = with_same(|listed| Some(&listed.name)) {
            return Some(told(&DOUBLED_TARGET, other));
        }
        if let Some(other) = with_same(|listed| listed.place.as_ref()) {
            return Some(told(&SHARED_PLACE, other));
        }
        with_same(|listed| listed.variable.as_ref()).map(|other| told(&SHARED_VARIABLE, other))
    }
}

/// What the variables begin with in which a target's secrets are looked up: `TONGBAO_WWW_` for `www`.
pub fn variable(target: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' };
    format!("TONGBAO_{}_", target.chars().map(plain).collect::<String>())
}

impl TargetPlace {
    /// The same for the same place, however it was written.
    fn written(&self) -> String {
        let host = |endpoint: &str| endpoint.replace("//localhost", "//127.0.0.1");
        match self {
            Self::Folder { path, .. } => format!("folder {} {}", path.is_absolute(), bare(&path.to_string_lossy())),
            Self::S3 { endpoint, bucket, prefix, .. } => {
                format!("s3 {} {bucket} {}", bare(&host(endpoint)), bare(prefix))
            }
            Self::WebDav { endpoint, prefix, .. } => {
                format!("webdav {}", bare(&format!("{}/{prefix}", host(endpoint))))
            }
            Self::Sftp { host, port, path, .. } => {
                format!("sftp {host} {port} {} {}", path.starts_with('/'), bare(path))
            }
        }
    }
}

/// A path without what makes no difference: doubled slashes, `.`, and `..` behind a name.
fn bare(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match (part, parts.last()) {
            ("" | ".", _) => {}
            ("..", Some(last)) if *last != ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

fn read_place(fields: &mut Fields, kind: Kind) -> Option<TargetPlace> {
    match kind {
        Kind::Folder => {
            let keep = fields.whole_number("keep").unwrap_or(KEEP).max(1) as usize;
            Some(TargetPlace::Folder { path: fields.required_text("path")?.value.into(), keep })
        }
        Kind::S3 => {
            let endpoint = read_endpoint(fields);
            let bucket = fields.required_text("bucket");
            let virtual_hosts = fields.word("addressing", &[("virtual", true), ("path", false)]);
            Some(TargetPlace::S3 {
                region: fields.string("region").unwrap_or_else(|| "us-east-1".into()),
                prefix: fields.string("prefix").unwrap_or_default(),
                virtual_hosts,
                endpoint: endpoint?,
                bucket: bucket?.value,
            })
        }
        Kind::WebDav => Some(TargetPlace::WebDav {
            prefix: fields.string("prefix").unwrap_or_default(),
            user: read_user(fields),
            endpoint: read_endpoint(fields)?,
        }),
        Kind::Sftp => {
            let host = read_host(fields);
            let path = fields.required_text("path");
            Some(TargetPlace::Sftp {
                port: fields.port("port").unwrap_or(SSH_PORT),
                user: read_user(fields),
                known_hosts: fields.string("known_hosts").map(PathBuf::from),
                identity: fields.string("identity").map(PathBuf::from),
                host: host?,
                path: path?.value,
            })
        }
    }
}

/// A name. What follows a colon is a password, which no name can hold (RFC 7617, section 2).
fn read_user(fields: &mut Fields) -> Option<String> {
    let user = fields.text("user")?;
    if user.value.contains(':') {
        let place = fields.place(user.span);
        fields.findings.push(Finding::new(&SECRET_IN_SITE, place).with("key", "password"));
        return None;
    }
    Some(user.value)
}

/// A name or an address and nothing else: who logs in, and with what, stands elsewhere.
fn read_host(fields: &mut Fields) -> Option<String> {
    let text = fields.required_text("host")?;
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    let bare = text.value.trim_start_matches('[').trim_end_matches(']');
    let is_host = bare.parse::<std::net::Ipv6Addr>().is_ok() || text.value.chars().all(is_name);
    if !is_host || text.value.starts_with('-') {
        let place = fields.place(text.span);
        let shown = text.value.rsplit('@').next().unwrap_or_default().to_string();
        fields.findings.push(Finding::new(&BAD_ADDRESS, place).with("key", "host").with("value", shown));
        return None;
    }
    Some(text.value)
}

/// `https://host/…`; without encryption a warning, for whoever listens gets the password.
fn read_endpoint(fields: &mut Fields) -> Option<String> {
    let text = fields.required_text("endpoint")?;
    let place = fields.place(text.span);
    let base = BaseUrl::parse(&text.value);
    match &base {
        None => {
            let finding = Finding::new(&BAD_ADDRESS, place).with("key", "endpoint");
            fields.findings.push(finding.with("value", masked(&text.value)));
        }
        Some(base) if base.origin.starts_with("http://") && !is_this_machine(base.host()) => {
            fields.findings.push(Finding::new(&UNENCRYPTED_TARGET, place).with("value", text.value.clone()));
        }
        Some(_) => {}
    }
    base.map(|_| text.value)
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host == "[::1]" || host.starts_with("127.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Findings;
    use crate::source::Source;
    use crate::yaml;

    fn check(yaml: &str, expected: &[&str]) -> Vec<TargetConfig> {
        let source = Source::new("content/site.yaml", yaml);
        let mut findings = Findings::default();
        let node = yaml::parse(&source, 0..yaml.len(), &mut findings).unwrap();
        let targets = read(&mut Fields::open(&source, node, &["targets"], &mut findings).unwrap());
        assert_eq!(findings.iter().map(|finding| finding.kind.name).collect::<Vec<_>>(), expected, "{yaml}");
        targets
    }

    #[test]
    fn a_target_says_where_it_is() {
        let targets = check(
            "targets:\n  - { name: www, kind: folder, path: /srv/www }\n  - { name: oss, kind: s3, endpoint: 'https://oss.example.cn', bucket: zg }\n",
            &[],
        );
        assert!(matches!(&targets[0].place, TargetPlace::Folder { keep: 5, .. }));
        assert!(matches!(&targets[1].place, TargetPlace::S3 { virtual_hosts: None, .. }));
    }

    #[test]
    fn a_secret_in_the_site_is_refused() {
        let targets =
            check("targets:\n  - { name: a, kind: sftp, host: h, path: /p, password: x }\n", &["secret-in-site"]);
        assert!(targets.is_empty());
    }

    #[test]
    fn a_host_is_a_host_alone() {
        let of = |host: &str| format!("targets:\n  - {{ name: a, kind: sftp, host: '{host}', path: /p }}\n");
        for host in ["www.example.gov.cn", "127.0.0.1", "::1", "[::1]", "示例.中国"] {
            check(&of(host), &[]);
        }
        for host in ["web:x@www.example.gov.cn", "web@h", "h:22", "sftp://h", "-oProxyCommand=x", "a b"] {
            assert!(check(&of(host), &["bad-address"]).is_empty(), "{host}");
        }
    }

    #[test]
    fn a_password_in_an_address_is_not_said_again() {
        let yaml = "targets:\n  - { name: a, kind: webdav, endpoint: 'https://u:geheim@dav.example.cn/' }\n";
        let source = Source::new("content/site.yaml", yaml);
        let mut findings = Findings::default();
        let node = yaml::parse(&source, 0..yaml.len(), &mut findings).unwrap();
        read(&mut Fields::open(&source, node, &["targets"], &mut findings).unwrap());
        let told: Vec<_> = findings.iter().map(|finding| finding.message(crate::catalogue::Language::En)).collect();
        assert!(told.len() == 1 && !told[0].contains("geheim"), "{told:?}");
    }

    #[test]
    fn a_password_behind_a_user_is_a_secret() {
        let of = |user: &str| format!("targets:\n  - {{ name: a, kind: sftp, host: h, path: /p, user: '{user}' }}\n");
        check(&of("web:x"), &["secret-in-site"]);
        check(&of("web"), &[]);
    }

    #[test]
    fn a_port_that_cannot_be_is_not_taken_for_the_usual_one() {
        let of = |port: &str| format!("targets:\n  - {{ name: a, kind: sftp, host: h, path: /p, port: {port} }}\n");
        for (port, expected) in [("65535", 65535), ("'2222'", 2222), ("~", 22)] {
            let targets = check(&of(port), &[]);
            assert!(matches!(targets[0].place, TargetPlace::Sftp { port, .. } if port == expected), "{port}");
        }
        for port in ["70000", "0", "-1", "ssh", "22.5"] {
            check(&of(port), &["wrong-type"]);
        }
    }

    #[test]
    fn what_is_wrong_with_a_target_is_told() {
        check("targets:\n  - { name: a, kind: ftp, path: /p }\n", &["unknown-word"]);
        let targets =
            check("targets:\n  - { name: a, kind: folder, path: /p, compress: [gz, gzip, gz] }\n", &["unknown-word"]);
        assert_eq!(targets[0].compress, [Encoding::Gzip]);
        check(
            "targets:\n  - { name: a, kind: folder, path: /p }\n  - { name: a, kind: folder, path: /q }\n",
            &["doubled-target"],
        );
        check("targets:\n  - { name: a, kind: webdav, endpoint: dav.example.cn }\n", &["bad-address"]);
        check("targets:\n  - { name: a, kind: webdav, endpoint: 'http://dav.example.cn/' }\n", &["unencrypted-target"]);
        check("targets:\n  - { name: a, kind: webdav, endpoint: 'http://127.0.0.1:80/' }\n", &[]);
        check("targets:\n  - { kind: sftp, hots: h }\n", &["misspelt-key", "missing-field", "missing-field"]);
    }
}
