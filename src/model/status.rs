//! 整改结果: how far an issue is.

/// The author's own word, and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    pub kind: StatusKind,
    pub word: String,
}

/// The five meanings a status can have, in the order in which they are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusKind {
    /// 已完成
    Done,
    /// 基本完成
    Staged,
    /// 正在整改
    Ongoing,
    /// 长期坚持
    Standing,
    /// 未完成
    NotDone,
}

/// The words that authors use, and what each means. `site.yaml` may add more.
#[derive(Debug, Clone)]
pub struct StatusWords {
    words: Vec<(String, StatusKind)>,
}

const WORDS: &[(StatusKind, &[&str])] = &[
    (StatusKind::Done, &["已完成", "已整改", "已完成整改", "已销号", "Completed", "done"]),
    (
        StatusKind::Staged,
        &["基本完成", "阶段性完成", "基本完成取得阶段性成果并持续整改", "Largely completed", "staged"],
    ),
    (StatusKind::Ongoing, &["正在整改", "正在推进", "部分整改", "持续整改", "推进中", "In progress", "ongoing"]),
    (StatusKind::Standing, &["长期坚持", "Continuing", "standing"]),
    (StatusKind::NotDone, &["未完成", "未整改", "未启动", "Not completed", "not-done"]),
];

impl StatusKind {
    pub const COUNT: usize = Self::ALL.len();

    pub const ALL: [StatusKind; 5] =
        [StatusKind::Done, StatusKind::Staged, StatusKind::Ongoing, StatusKind::Standing, StatusKind::NotDone];

    /// The canonical word, as it stands in addresses and data.
    pub fn name(self) -> &'static str {
        match self {
            StatusKind::Done => "done",
            StatusKind::Staged => "staged",
            StatusKind::Ongoing => "ongoing",
            StatusKind::Standing => "standing",
            StatusKind::NotDone => "not-done",
        }
    }

    /// Whether work is still owed by a certain day.
    pub fn is_open(self) -> bool {
        matches!(self, StatusKind::Staged | StatusKind::Ongoing | StatusKind::NotDone)
    }
}

impl Default for StatusWords {
    fn default() -> Self {
        let words = WORDS.iter().flat_map(|(kind, words)| words.iter().map(|word| (word.to_string(), *kind)));
        Self { words: words.collect() }
    }
}

impl StatusWords {
    /// What a word means. Spaces, capitals, and commas inside a long phrase make no difference.
    pub fn meaning(&self, word: &str) -> Option<StatusKind> {
        self.words.iter().find(|(known, _)| plain(known).eq(plain(word))).map(|(_, kind)| *kind)
    }

    /// The known word that differs in one character, marks around it aside. `None` as well where words of several
    /// meanings do, or where one of the two denies: 未完成 is no slip for 已完成, and 末 is one for 未.
    pub fn nearest(&self, word: &str) -> Option<&str> {
        let bare = word.trim_matches(|c: char| c.is_ascii_punctuation() || "“”‘’。；：，（）【】".contains(c));
        let bare: String = plain(bare).collect();
        let distance = |known: &str| strsim::osa_distance(&plain(known).collect::<String>(), &bare);
        let denies =
            |word: &str| word.contains(['未', '末', '不', '没', '无', '非']) || word.to_lowercase().contains("not");
        let near = self.words.iter().filter(|(known, _)| distance(known) <= 1 && denies(known) == denies(&bare));
        let (closest, kind) = near.clone().min_by_key(|(known, _)| distance(known))?;
        near.clone().all(|(_, other)| other == kind).then_some(closest)
    }

    /// Adds a word. `Err` holds what the word already means.
    pub fn add(&mut self, word: &str, kind: StatusKind) -> Result<(), StatusKind> {
        match self.meaning(word) {
            Some(taken) if taken != kind => Err(taken),
            Some(_) => Ok(()),
            None => {
                self.words.push((word.to_string(), kind));
                Ok(())
            }
        }
    }

    /// All known words with what each means.
    pub fn all(&self) -> impl Iterator<Item = (&str, StatusKind)> {
        self.words.iter().map(|(word, kind)| (word.as_str(), *kind))
    }
}

fn plain(word: &str) -> impl Iterator<Item = char> {
    let written = word.chars().filter(|c| !c.is_whitespace() && !matches!(c, ',' | '，' | '、'));
    written.map(|c| c.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_word_means_what_the_table_says() {
        let words = StatusWords::default();
        assert_eq!(words.meaning("已销号"), Some(StatusKind::Done));
        assert_eq!(words.meaning("基本完成，取得阶段性成果并持续整改"), Some(StatusKind::Staged));
        assert_eq!(words.meaning("长期 坚持"), Some(StatusKind::Standing));
        assert_eq!(words.meaning("完成了"), None);
    }

    #[test]
    fn spaces_and_capitals_make_no_difference() {
        let mut words = StatusWords::default();
        assert_eq!(words.meaning("in progress"), Some(StatusKind::Ongoing));
        assert_eq!(words.add("Put Right", StatusKind::Done), Ok(()));
        assert_eq!(words.meaning("put right"), Some(StatusKind::Done));
    }

    #[test]
    fn a_slip_is_known_and_never_turned_into_its_opposite() {
        let words = StatusWords::default();
        for (slip, meant) in [
            ("己完成", Some("已完成")),
            ("已完结", Some("已完成")),
            ("“已完成”", Some("已完成")),
            ("长期坚持。", Some("长期坚持")),
            ("已基本完成", Some("基本完成")),
            ("阶段完成", Some("阶段性完成")),
            ("compelted", Some("Completed")),
            ("完成", Some("已完成")),
            ("末完成", Some("未完成")),
            ("未完成整改", None),
            ("基本完成整改", None),
            ("未长期坚持", None),
            ("Uncompleted", None),
            ("", None),
        ] {
            assert_eq!(words.nearest(slip), meant, "{slip}");
        }
    }

    #[test]
    fn a_word_can_be_added_but_not_turned_round() {
        let mut words = StatusWords::default();
        assert_eq!(words.add("整改到位", StatusKind::Done), Ok(()));
        assert_eq!(words.meaning("整改到位"), Some(StatusKind::Done));
        assert_eq!(words.add("已完成", StatusKind::Ongoing), Err(StatusKind::Done));
    }
}
