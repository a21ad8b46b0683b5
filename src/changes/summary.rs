//! A change in one sentence, for messages: which issues, and what of them.

use super::compare::{Fate, NoticeChange, PartChange};
use crate::catalogue::changes as words;
use crate::catalogue::{Language, Phrase};

/// More parts than this are only counted.
const MOST: usize = 3;

impl NoticeChange {
    /// `通报“…”改动（成文日期、正文）；问题“…”新增`
    pub fn summary(&self, language: Language) -> String {
        let parts: Vec<&PartChange> = self.parts().collect();
        let stop = if language == Language::Zh { "；" } else { "; " };
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
        match (details.is_empty(), language) {
            (true, _) => said,
            (false, Language::Zh) => format!("{said}（{}）", details.join("、")),
            (false, Language::En) => format!("{said} ({})", details.join(", ")),
        }
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
}

impl super::TextKind {
    pub fn phrase(self) -> &'static Phrase {
        match self {
            super::TextKind::Words => &words::TEXT,
            super::TextKind::Markup => &words::MARKUP,
        }
    }
}
