//! `bag-info.txt`: what a snapshot says of itself (RFC 8493, section 2.2.2).
//!
//! The labels that the standard knows say what they say there; the link to the snapshot before stands under
//! labels of tongbao's own. Read strictly, like a manifest.

use jiff::civil::DateTime;

use super::name::Name;
use crate::model::{Edition, date};

/// What `bagit.txt` holds, always.
pub const BAGIT: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Info {
    /// The office that publishes the site.
    pub office: String,
    /// The site's address, or its title where none is known.
    pub identifier: String,
    pub title: String,
    /// In Beijing time.
    pub created: DateTime,
    pub edition: Edition,
    pub oxum: Oxum,
    /// tongbao and its version.
    pub software: String,
    pub previous: Option<Previous>,
}

/// How much the payload is: what the standard calls its octetstream sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Oxum {
    pub bytes: u64,
    pub files: u64,
}

impl std::fmt::Display for Oxum {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{}.{}", self.bytes, self.files)
    }
}

/// The snapshot before this one. Its digests are those of its tag manifests, which cover everything in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Previous {
    pub name: Name,
    pub sha256: String,
    pub sm3: String,
}

impl Info {
    pub fn text(&self) -> String {
        let mut lines = vec![
            ("Source-Organization", one_line(&self.office)),
            ("External-Identifier", one_line(&self.identifier)),
            ("External-Description", one_line(&self.title)),
            ("Bagging-Date", self.created.date().to_string()),
            ("Payload-Oxum", self.oxum.to_string()),
            ("Bag-Software-Agent", self.software.clone()),
            ("Tongbao-Created", date::iso_time(self.created)),
            ("Tongbao-Edition", self.edition.name().to_string()),
        ];
        if let Some(previous) = &self.previous {
            lines.push(("Tongbao-Previous", previous.name.to_string()));
            lines.push(("Tongbao-Previous-SHA256", previous.sha256.clone()));
            lines.push(("Tongbao-Previous-SM3", previous.sm3.clone()));
        }
        lines.into_iter().map(|(label, value)| format!("{label}: {value}\n")).collect()
    }

    /// `None`: it is not as [`Info::text`] writes it.
    pub fn read(text: &str) -> Option<Self> {
        let value = |label: &str| {
            text.lines()
                .find_map(|line| line.split_once(": ").filter(|(name, _)| *name == label).map(|(_, value)| value))
        };
        let needed = |label: &str| value(label).map(str::to_string);
        let (bytes, files) = value("Payload-Oxum")?.split_once('.')?;
        let previous = match value("Tongbao-Previous") {
            None => None,
            Some(name) => Some(Previous {
                name: Name::parse(name)?,
                sha256: needed("Tongbao-Previous-SHA256")?,
                sm3: needed("Tongbao-Previous-SM3")?,
            }),
        };
        let info = Self {
            office: needed("Source-Organization")?,
            identifier: needed("External-Identifier")?,
            title: needed("External-Description")?,
            created: value("Tongbao-Created")?.strip_suffix(date::OFFSET)?.parse().ok()?,
            edition: value("Tongbao-Edition").and_then(Edition::named)?,
            oxum: Oxum { bytes: bytes.parse().ok()?, files: files.parse().ok()? },
            software: needed("Bag-Software-Agent")?,
            previous,
        };
        (info.text() == text).then_some(info)
    }
}

/// A value is one line; whatever else was written is kept.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_as_it_was_written() {
        let mut info = Info {
            office: "示例市城市管理局".into(),
            identifier: "https://www.example.gov.cn/zg/".into(),
            title: "整改公开".into(),
            created: jiff::civil::date(2025, 10, 11).at(9, 0, 0, 0),
            edition: Edition::Public,
            oxum: Oxum { bytes: 1200, files: 3 },
            software: "tongbao 0.1.0".into(),
            previous: None,
        };
        assert_eq!(Info::read(&info.text()), Some(info.clone()));
        info.previous = Some(Previous {
            name: Name::parse("2025-06-30T0900_shili").unwrap(),
            sha256: "ab".into(),
            sm3: "cd".into(),
        });
        assert_eq!(Info::read(&info.text()), Some(info.clone()));
        assert_eq!(Info::read(&info.text().replace("Bagging-Date: 2025", "Bagging-Date: 2024")), None);
    }
}
