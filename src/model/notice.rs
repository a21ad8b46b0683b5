//! 通报: one published document, with its categories and issues.

use jiff::civil::{Date, DateTime};

use crate::source::Place;

use super::official_number::drop_number;
use super::{Alias, Attachment, Body, Contact, Issue, Slug, Status};

/// As many issues of a notice are one piece of work at least: to hand over fewer to another thread takes longer than
/// to do them.
pub const ISSUES_A_PIECE: usize = 4;

#[derive(Debug)]
pub struct Notice {
    /// Its folder's path in `content/`.
    pub folder: String,
    pub slug: Slug,
    pub title: String,
    pub kind: NoticeKind,
    /// 发布机构; signs the notice.
    pub issuer: Option<String>,
    /// The inspectors.
    pub inspector: Option<String>,
    /// When the inspection took place.
    pub inspection: Option<Period>,
    /// 反馈日期
    pub feedback: Option<Date>,
    /// 成文日期
    pub date: Date,
    /// 发布时间; absent until it is published.
    pub published: Option<DateTime>,
    /// 信息索引号
    pub index_number: Option<String>,
    /// 文号
    pub document_number: Option<String>,
    /// 公开方式
    pub openness: Option<String>,
    pub keywords: Vec<String>,
    pub description: Option<String>,
    /// Its own contact over the site's.
    pub contact: Contact,
    /// 更正记录, newest first.
    pub corrections: Vec<Correction>,
    pub attachments: Vec<Attachment>,
    /// Where it stood before.
    pub aliases: Vec<Alias>,
    /// Whether official numbers are written.
    pub numbering: bool,
    /// Where it is asked for as PDF as well.
    pub pdf: Option<Place>,
    /// In the order of the inspectors' feedback.
    pub categories: Vec<Category>,
    /// By category, then by order.
    pub issues: Vec<Issue>,
    /// The slugs of issues that this edition withholds.
    pub withheld: Vec<String>,
    pub body: Body,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// 巡察
    Inspection,
    /// 巡视
    DisciplineTour,
    /// 审计
    Audit,
    /// 督察
    Supervision,
    Other,
}

#[derive(Debug, Clone, Copy)]
pub struct Period {
    pub from: Date,
    pub to: Date,
}

/// 问题类别
#[derive(Debug, Clone)]
pub struct Category {
    pub id: String,
    pub title: String,
    /// Where it is given.
    pub place: Place,
}

/// 更正: what was changed after publication, and when.
#[derive(Debug, Clone)]
pub struct Correction {
    pub date: Date,
    pub text: String,
}

impl NoticeKind {
    pub const WORDS: &'static [(&'static str, NoticeKind)] = &[
        ("inspection", NoticeKind::Inspection),
        ("discipline-tour", NoticeKind::DisciplineTour),
        ("audit", NoticeKind::Audit),
        ("supervision", NoticeKind::Supervision),
        ("other", NoticeKind::Other),
        ("巡察", NoticeKind::Inspection),
        ("巡视", NoticeKind::DisciplineTour),
        ("审计", NoticeKind::Audit),
        ("督察", NoticeKind::Supervision),
    ];

    pub fn name(self) -> &'static str {
        Self::WORDS.iter().find(|(_, kind)| *kind == self).map_or("other", |(name, _)| name)
    }
}

impl Notice {
    /// Notices stand newest first, and those of one date by slug.
    pub fn place_in_site(&self) -> (std::cmp::Reverse<Date>, &str) {
        (std::cmp::Reverse(self.date), &self.slug.text)
    }

    /// Whether it is the one that somebody names by its slug or its folder.
    pub fn is_called(&self, name: &str) -> bool {
        self.slug.text == name || self.folder == name
    }

    /// The slugs that it had before, as its former addresses tell.
    pub fn former_slugs(&self) -> impl Iterator<Item = (&str, &Alias)> {
        self.aliases.iter().filter_map(|alias| {
            let slug = alias.address.as_str().strip_prefix("notices/")?.strip_suffix('/')?;
            (!slug.contains('/')).then_some((slug, alias))
        })
    }

    /// The issues of one category, in order.
    pub fn issues_of(&self, category: usize) -> impl Iterator<Item = &Issue> {
        self.issues.iter().filter(move |issue| issue.category == category)
    }

    /// The categories that have issues in this edition, in order: they are the ones that are printed and numbered.
    pub fn categories_in_use(&self) -> impl Iterator<Item = (usize, &Category)> {
        self.categories.iter().enumerate().filter(|(at, _)| self.issues.iter().any(|issue| issue.category == *at))
    }

    /// Whether a category is itself its one issue, and so is printed once.
    pub fn is_single(&self, category: usize) -> bool {
        let mut issues = self.issues_of(category);
        let first = issues.next();
        issues.next().is_none() && first.is_some_and(|issue| issue.title == self.categories[category].title)
    }

    /// The notice without the numbers that were typed before titles, where official ones are written.
    pub fn without_typed_numbers(mut self) -> Self {
        if self.numbering {
            let titles = self.issues.iter_mut().map(|issue| &mut issue.title);
            titles.chain(self.categories.iter_mut().map(|category| &mut category.title)).for_each(drop_number);
        }
        self
    }

    pub fn statuses(&self) -> impl Iterator<Item = &Status> {
        self.issues.iter().map(|issue| &issue.status)
    }

    /// The day as of which the notice speaks: the latest date that it or one of its issues gives.
    pub fn as_of(&self) -> Date {
        let dates = self.issues.iter().flat_map(|issue| [issue.updated, issue.completed]).flatten();
        dates.chain(self.corrections.iter().map(|correction| correction.date)).fold(self.date, Date::max)
    }

    /// The day on which its page last changed.
    pub fn changed(&self) -> Date {
        self.not_before_publication(self.as_of())
    }

    /// The day on which the page of one of its issues last changed.
    pub fn issue_changed(&self, issue: &Issue) -> Date {
        let own = issue.updated.or(issue.completed);
        self.not_before_publication(own.map_or(self.date, |day| day.max(self.date)))
    }

    /// The day that an issue gives as that of its last update, if it gives one.
    pub fn issue_updated(&self, issue: &Issue) -> Option<Date> {
        issue.updated.map(|day| self.not_before_publication(day))
    }

    /// No page is older than its publication, whatever dates its text gives.
    fn not_before_publication(&self, day: Date) -> Date {
        self.published.map_or(day, |published| published.date().max(day))
    }
}
