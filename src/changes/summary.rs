//! A change in one sentence, for messages: which issues, and what of them.

use super::compare::{Fate, NoticeChange, PartChange};
use super::reading::status_word;
use crate::catalogue::changes as words;
use crate::catalogue::{Language, Phrase};

/// More parts than this are only counted.
const MOST: usize = 3;

impl NoticeChange {
    /// `通报“…”改动（成文日期、正文）；问题“…”新增`
    pub fn summary(&self, language: Language) -> String {
        let parts: Vec<&PartChange> = self.parts().collect();
        let stop = words::SUMMARY_STOP.say(language);
        let told = parts.iter().take(MOST).map(|part| {
            let what = if std::ptr::eq(*part, &self.notice) { &words::NOTICE } else { &words::ISSUE };
            part.summary(what, language)
        });
        let mut summary = told.collect::<Vec<_>>().join(stop);
        if parts.len() > MOST {
            summary.push_str(stop);
            summary.push_str(&words::SUMMARY_MORE.with(language, &[("n", parts.len().to_string())]));
        }
        summary
    }
}

impl PartChange {
    /// What became of it, and of which of its fields.
    fn summary(&self, what: &Phrase, language: Language) -> String {
        let args = [
            ("what", what.say(language).to_string()),
            ("title", self.title.clone()),
            ("fate", self.fate.phrase().say(language).to_string()),
        ];
        let said = words::SUMMARY_PART.with(language, &args);
        let mut details: Vec<String> = self.fields.iter().map(|change| change.name(language).to_string()).collect();
        details.extend(self.text.as_ref().map(|text| text.kind.phrase().say(language).to_string()));
        details.extend(self.files.iter().map(|file| words::FILE.with(language, &[("path", file.path.clone())])));
        let details = language.list(details);
        if details.is_empty() {
            return said;
        }
        words::SUMMARY_DETAILS.with(language, &[("part", said), ("details", details)])
    }
}

impl Fate {
    pub fn phrase(self) -> &'static Phrase {
        match self {
            Fate::Kept | Fate::Changed => &words::CHANGED,
            Fate::Moved => &words::MOVED,
            Fate::Added => &words::ADDED,
            Fate::Removed => &words::REMOVED,
        }
    }
}

impl super::FieldChange {
    /// The field's name for people.
    pub fn name(&self, language: Language) -> &str {
        words::field(&self.field).map_or(&self.field, |phrase| phrase.say(language))
    }

    /// What it was and what it is, for people: of a status the author's own word, without what it counts as, unless
    /// that alone is another.
    pub fn values(&self) -> [Option<&str>; 2] {
        let whole = [self.old.as_deref(), self.new.as_deref()];
        if self.field != "status" {
            return whole;
        }
        let words = whole.map(|value| value.map(status_word));
        if words[0] == words[1] { whole } else { words }
    }
}

impl super::TextKind {
    pub fn phrase(self) -> &'static Phrase {
        match self {
            super::TextKind::Words => &words::TEXT,
            super::TextKind::Markup => &words::MARKUP,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::changes::FieldChange;

    fn check(field: &str, [old, new]: [Option<&str>; 2], shown: [Option<&str>; 2]) {
        let change = FieldChange { field: field.into(), old: old.map(Into::into), new: new.map(Into::into) };
        assert_eq!(change.values(), shown);
    }

    #[test]
    fn a_status_is_shown_by_the_word_of_its_author() {
        check("status", [Some("ongoing 正在整改"), Some("done 已 销号")], [Some("正在整改"), Some("已 销号")]);
        check("status", [None, Some("done 已完成")], [None, Some("已完成")]);
        check("title", [Some("a b"), None], [Some("a b"), None]);
    }

    #[test]
    fn a_status_that_only_counts_as_another_is_shown_with_what_it_counts_as() {
        let both = [Some("ongoing 持续推进"), Some("standing 持续推进")];
        check("status", both, both);
    }
}
