//! How many issues stand at which status, and how that is told in one sentence.
//!
//! A count without its denominator misleads, so the sentence repeats the total with each.

use std::fmt::Write;

use crate::catalogue::Language;
use crate::model::{Status, StatusKind};

/// The counts of some issues; they always add up to the total.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts([usize; StatusKind::COUNT]);

impl Counts {
    pub fn of<'a>(statuses: impl IntoIterator<Item = &'a Status>) -> Self {
        let mut counts = Self::default();
        statuses.into_iter().for_each(|status| counts.add(status));
        counts
    }

    pub fn add(&mut self, status: &Status) {
        self.0[status.kind as usize] += 1;
    }

    pub fn at(&self, kind: StatusKind) -> usize {
        self.0[kind as usize]
    }

    pub fn total(&self) -> usize {
        self.0.iter().sum()
    }

    /// `共21个问题：已完成6/21，长期坚持15/21。` Statuses that do not occur are left out; no issues, no sentence.
    pub fn sentence(&self, language: Language) -> Option<String> {
        let total = self.total();
        if total == 0 {
            return None;
        }
        let mut said = match (language, total) {
            (Language::Zh, _) => format!("共{total}个问题："),
            (Language::En, 1) => "1 issue: ".into(),
            (Language::En, _) => format!("{total} issues: "),
        };
        let occurring = StatusKind::ALL.into_iter().filter(|kind| self.at(*kind) > 0);
        for (at, kind) in occurring.enumerate() {
            let comma = if at == 0 { "" } else { language.pick("，", ", ") };
            let gap = language.pick("", " ");
            // Writing to a String cannot fail.
            let _ = write!(said, "{comma}{}{gap}{}/{total}", word(kind, language), self.at(kind));
        }
        said.push(language.pick('。', '.'));
        Some(said)
    }
}

fn word(kind: StatusKind, language: Language) -> &'static str {
    match kind {
        StatusKind::Done => language.pick("已完成", "done"),
        StatusKind::Staged => language.pick("基本完成", "done for the present stage"),
        StatusKind::Ongoing => language.pick("正在整改", "under way"),
        StatusKind::Standing => language.pick("长期坚持", "kept up for good"),
        StatusKind::NotDone => language.pick("未完成", "not done"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_count_says_its_denominator() {
        let of = |kind| Status { kind, word: String::new() };
        let counts = Counts::of(&[of(StatusKind::Standing), of(StatusKind::Done), of(StatusKind::Standing)]);
        assert_eq!(counts.sentence(Language::Zh).as_deref(), Some("共3个问题：已完成1/3，长期坚持2/3。"));
        assert_eq!(counts.sentence(Language::En).as_deref(), Some("3 issues: done 1/3, kept up for good 2/3."));
        let one = Counts::of(&[of(StatusKind::Done)]);
        assert_eq!(one.sentence(Language::En).as_deref(), Some("1 issue: done 1/1."));
        assert_eq!(Counts::default().sentence(Language::Zh), None);
    }
}
