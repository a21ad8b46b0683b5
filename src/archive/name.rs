//! What a snapshot is called: when it was made, and of what.

use std::fmt;

use jiff::civil::DateTime;

use crate::model::slug::is_slug;

/// `2025-10-11T0900_yanshi`, in Beijing time; `2025-10-11T090015_yanshi` where that minute has one already.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(String);

impl Name {
    /// `taken` says whether a snapshot of this minute is there already.
    pub fn new(created: DateTime, slug: &str, taken: impl Fn(&str) -> bool) -> Self {
        let minute = format!("{}T{:02}{:02}", created.date(), created.hour(), created.minute());
        if taken(&minute) {
            return Self(format!("{minute}{:02}_{slug}", created.second()));
        }
        Self(format!("{minute}_{slug}"))
    }

    /// `None`: no snapshot is called so.
    pub fn parse(text: &str) -> Option<Self> {
        let (time, slug) = text.split_once('_')?;
        let (date, clock) = time.split_once('T')?;
        let digits = matches!(clock.len(), 4 | 6) && clock.bytes().all(|byte| byte.is_ascii_digit());
        let dated = date.len() == 10 && date.parse::<jiff::civil::Date>().is_ok();
        (digits && dated && is_slug(slug)).then(|| Self(text.to_string()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The minute it names: `2025-10-11T0900`.
    pub fn minute(&self) -> &str {
        &self.0[..15]
    }

    /// Whether it names the time at which the snapshot was made.
    pub fn agrees_with(&self, created: DateTime) -> bool {
        let slug = self.0.split_once('_').map_or("", |(_, slug)| slug);
        self == &Self::new(created, slug, |_| false) || self == &Self::new(created, slug, |_| true)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_when_and_what() {
        let created = jiff::civil::date(2025, 10, 11).at(9, 0, 15, 0);
        let name = Name::new(created, "shili", |_| false);
        assert_eq!(name.as_str(), "2025-10-11T0900_shili");
        assert_eq!(Name::new(created, "shili", |minute| minute == name.minute()).as_str(), "2025-10-11T090015_shili");
        assert!(name.agrees_with(created));
        assert!(!name.agrees_with(created.date().at(9, 1, 0, 0)));
    }

    #[test]
    fn other_folders_are_no_snapshots() {
        for other in ["stamps", ".2025-10-11T0900_a.tongbao-new", "2025-10-11", "2025-13-11T0900_a", "2025-10-11T0900_"]
        {
            assert_eq!(Name::parse(other), None, "{other}");
        }
        assert!(Name::parse("2025-10-11T0900_整改").is_some());
    }
}
