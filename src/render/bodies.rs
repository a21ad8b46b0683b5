//! The Markdown texts of the site, rendered where they are needed.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::catalogue::both;
use crate::catalogue::findings::BROKEN_ANCHOR;
use crate::catalogue::words::NO_ANCHORS;
use crate::finding::{Finding, Findings, Limiter};
use crate::formats::{self, Text};
use crate::markdown::{self, AnchorUse, Onlooker, Outline, Purpose, Rendered, Request};
use crate::model::{Body, Edition, ISSUES_A_PIECE, Issue};
use crate::plan::{Plan, id_prefix};
use crate::source::{Place, Source};
use crate::theme::Theme;

/// Renders bodies, with the words that stand in them.
pub struct Bodies<'a> {
    plan: &'a Plan<'a>,
    internal_label: &'a str,
    note_label: &'a str,
    footnotes_label: &'a str,
    purpose: Purpose,
}

/// The texts of one notice.
pub struct NoticeTexts {
    pub body: Rendered,
    /// In the order of the notice's issues; only the one that was asked for may be there.
    issues: Vec<Option<Rendered>>,
    sources: Vec<Arc<Source>>,
    source: Arc<Source>,
    edition: Edition,
}

/// What a body stands in.
struct Surroundings<'a> {
    outline: Outline,
    id_prefix: &'a str,
    reserved_ids: &'a [String],
}

impl Surroundings<'_> {
    /// A page of its own.
    const NONE: Self =
        Self { outline: Outline { numbered: false, level: 1, inserted: None }, id_prefix: "", reserved_ids: &[] };
}

/// What texts used of the rest of the site.
#[derive(Default)]
pub struct Used {
    /// Addresses of files, as they stand in links.
    pub assets: Vec<String>,
    pub anchors: Vec<(Arc<Source>, AnchorUse)>,
}

impl<'a> Bodies<'a> {
    pub fn new(plan: &'a Plan<'a>, theme: &'a Theme) -> Self {
        Self {
            plan,
            internal_label: theme.word("internal"),
            note_label: theme.word("note"),
            footnotes_label: theme.word("footnotes"),
            purpose: Purpose::Pages,
        }
    }

    /// For texts that nobody will read: only what is wrong with them counts.
    pub fn without_words(plan: &'a Plan<'a>) -> Self {
        Self { plan, internal_label: "", note_label: "", footnotes_label: "", purpose: Purpose::Looking }
    }

    /// All texts of a notice.
    pub fn notice(&self, at: usize, findings: &mut Findings) -> NoticeTexts {
        self.render_notice(at, |_| true, Vec::new(), findings)
    }

    /// The same, with an onlooker for each: for the notice's own text, then for its issues' in their order.
    pub fn notice_beside(&self, at: usize, onlookers: Vec<Onlooker>, findings: &mut Findings) -> NoticeTexts {
        self.render_notice(at, |_| true, onlookers, findings)
    }

    /// The notice's own text, which knows its numbers, and one of its issues' at most.
    pub fn notice_with(&self, at: usize, issue: Option<usize>, findings: &mut Findings) -> NoticeTexts {
        self.render_notice(at, |one| Some(one) == issue, Vec::new(), findings)
    }

    pub fn plain(&self, at: usize, findings: &mut Findings) -> Rendered {
        self.plain_beside(at, None, findings)
    }

    pub fn plain_beside(&self, at: usize, onlooker: Option<Onlooker>, findings: &mut Findings) -> Rendered {
        let page = &self.plan.site.pages[at];
        self.render(&page.body, &page.path, &Surroundings::NONE, onlooker, findings)
    }

    /// Looks through the texts that make no page, for what is wrong inside them.
    pub fn look_through_broken(&self, findings: &mut Findings) {
        for text in &self.plan.site.broken {
            if let Some(body) = &text.body {
                let inserted = text.path.ends_with("/notice.md").then_some(0);
                let around =
                    Surroundings { outline: Outline { inserted, ..Surroundings::NONE.outline }, ..Surroundings::NONE };
                self.render(body, &text.path, &around, None, findings);
            }
        }
    }

    fn render_notice(
        &self,
        at: usize,
        wanted: impl Fn(usize) -> bool + Sync,
        onlookers: Vec<Onlooker>,
        findings: &mut Findings,
    ) -> NoticeTexts {
        let notice = self.plan.notice(at);
        let numbered = notice.numbering;
        let mut reserved: Vec<String> = notice.issues.iter().map(|issue| issue.slug.text.clone()).collect();
        reserved.extend(notice.categories.iter().map(|category| category_id(&category.id)));
        let outline = Outline { numbered, level: 1, inserted: Some(notice.categories_in_use().count()) };
        let around = Surroundings { outline, id_prefix: "", reserved_ids: &reserved };
        let mut onlookers = onlookers.into_iter().map(Some).chain(std::iter::repeat_with(|| None));
        let own = onlookers.next().flatten();
        let body = self.render(&notice.body, content_path(&notice.body.source), &around, own, findings);
        let issue_text = |(within, (issue, onlooker)): (usize, (&'a Issue, Option<Onlooker>))| {
            let mut findings = Findings::default();
            let level = body.marker.level + if notice.is_single(issue.category) { 1 } else { 2 };
            let outline = Outline { numbered, level, inserted: None };
            let around = Surroundings { outline, id_prefix: &id_prefix(&issue.slug.text), reserved_ids: &[] };
            let render = || self.render(&issue.body, &issue.path, &around, onlooker, &mut findings);
            (wanted(within).then(render), findings)
        };
        let issues: Vec<_> = notice.issues.iter().zip(onlookers).collect();
        let issues = issues.into_par_iter().enumerate().with_min_len(ISSUES_A_PIECE).map(issue_text);
        let keep = |(text, found)| {
            findings.append(found);
            text
        };
        let issues = issues.collect::<Vec<_>>().into_iter().map(keep).collect();
        let sources = notice.issues.iter().map(|issue| issue.body.source.clone()).collect();
        NoticeTexts { body, issues, sources, source: notice.body.source.clone(), edition: self.plan.site.edition }
    }

    fn render(
        &self,
        body: &Body,
        path: &'a str,
        around: &Surroundings,
        onlooker: Option<Onlooker>,
        findings: &mut Findings,
    ) -> Rendered {
        let request = Request {
            source: &body.source,
            start: body.start,
            outline: around.outline,
            id_prefix: around.id_prefix,
            reserved_ids: around.reserved_ids,
            edition_label: self.internal_label,
            note_label: self.note_label,
            footnotes_label: self.footnotes_label,
            pause: self.plan.site.config.language.pause(),
            purpose: self.purpose,
            resolver: &self.plan.links_of(path),
        };
        markdown::render_beside(onlooker, &request, findings)
    }

    /// Links into the middle of a text are rare: the texts they lead to are rendered once more to see what is there.
    pub fn check_anchors(&self, used: &Used, findings: &mut Findings) {
        let mut anchors_of: HashMap<String, Anchors> = HashMap::new();
        let mut limiters: HashMap<&str, Limiter> = HashMap::new();
        for (source, link) in &used.anchors {
            let document = link.document.clone().unwrap_or_else(|| content_path(source).to_string());
            if self.plan.site.broken.iter().any(|text| text.path == document) {
                continue;
            }
            let anchors =
                anchors_of.entry(document).or_insert_with_key(|document| Anchors::new(self.anchors_in(document)));
            if !anchors.all.contains(&link.anchor) {
                let finding = Finding::new(&BROKEN_ANCHOR, Place::at(source, link.span))
                    .with("address", link.address.clone())
                    .with("anchor", link.written.clone());
                let finding = match anchors.all.is_empty() {
                    true => finding.with_phrase(both!("known"), &NO_ANCHORS, &[]),
                    false => finding.with_known(&anchors.listed),
                };
                findings.extend(limiters.entry(&source.path).or_default().admit(finding));
            }
        }
    }

    fn anchors_in(&self, document: &str) -> Vec<String> {
        let mut ignored = Findings::default();
        let site = self.plan.site;
        if let Some(at) = site.pages.iter().position(|page| page.path == document) {
            return self.plain(at, &mut ignored).anchors;
        }
        for (at, notice) in site.notices.iter().enumerate() {
            if content_path(&notice.body.source) == document {
                let mut anchors = self.notice_with(at, None, &mut ignored).body.anchors;
                anchors.extend(notice.issues.iter().map(|issue| issue.slug.text.clone()));
                anchors.extend(notice.categories_in_use().map(|(_, category)| category_id(&category.id)));
                return anchors;
            }
            if let Some(within) = notice.issues.iter().position(|issue| issue.path == document) {
                return self.notice_with(at, Some(within), &mut ignored).issue(within).anchors.clone();
            }
        }
        Vec::new()
    }
}

/// The places in a text that a link may lead to.
struct Anchors {
    all: HashSet<String>,
    /// The first of them, for a message.
    listed: Vec<String>,
}

impl Anchors {
    /// Whoever has to look through more looks into the text.
    const MOST_LISTED: usize = 50;

    fn new(anchors: Vec<String>) -> Self {
        let mut listed = anchors[..anchors.len().min(Self::MOST_LISTED)].to_vec();
        if anchors.len() > Self::MOST_LISTED {
            listed.push("…".to_string());
        }
        Self { all: anchors.into_iter().collect(), listed }
    }
}

impl NoticeTexts {
    /// A text that was asked for.
    pub fn issue(&self, at: usize) -> &Rendered {
        self.issues[at].as_ref().expect("the issue's text was asked for when the notice's texts were rendered")
    }

    /// The notice's own text and those of the issues that were asked for.
    pub fn all(&self) -> impl Iterator<Item = &Rendered> {
        std::iter::once(&self.body).chain(self.issues.iter().flatten())
    }

    /// The texts without their markup, for data files.
    pub fn plain(&self) -> formats::NoticeTexts<'_> {
        let issues = self.issues.iter().map(|text| text.as_ref().map_or("", |text| text.text.as_str()));
        let (before, after) = self.body.text.split_at(self.body.text_before);
        formats::NoticeTexts {
            edition: self.edition,
            before: Text::of(before.trim_end()),
            after: Text::of(after),
            issues: issues.map(Text::of).collect(),
        }
    }

    /// The texts of the issues for a table, which has no blocks: each line of an internal one begins with a mark.
    pub fn marked_issues(&self, mark: &str) -> Vec<Cow<'_, str>> {
        self.issues.iter().map(|text| text.as_ref().map_or_else(Cow::default, |text| marked(text, mark))).collect()
    }

    /// The texts without their markup, those of the issues as [`Self::marked_issues`] has them.
    pub fn in_a_table<'a>(&'a self, marked: &'a [Cow<str>]) -> formats::NoticeTexts<'a> {
        formats::NoticeTexts { issues: marked.iter().map(|text| Text::of(text)).collect(), ..self.plain() }
    }

    pub fn take_used(&mut self) -> Used {
        let mut used = Used::default();
        used.take(&mut self.body, &self.source);
        for (text, source) in self.issues.iter_mut().zip(&self.sources) {
            if let Some(text) = text {
                used.take(text, source);
            }
        }
        used
    }
}

fn marked<'a>(rendered: &'a Rendered, mark: &str) -> Cow<'a, str> {
    if rendered.internal.is_empty() {
        return Cow::Borrowed(&rendered.text);
    }
    let mut text = String::with_capacity(rendered.text.len());
    let mut at = 0;
    for line in rendered.text.split_inclusive('\n') {
        if !line.trim().is_empty() && rendered.internal.iter().any(|internal| internal.contains(&at)) {
            text.push_str(mark);
        }
        text.push_str(line);
        at += line.len();
    }
    Cow::Owned(text)
}

impl Used {
    pub fn of(mut text: Rendered, source: &Arc<Source>) -> Self {
        let mut used = Self::default();
        used.take(&mut text, source);
        used
    }

    pub fn merge(&mut self, other: Used) {
        self.assets.extend(other.assets);
        self.anchors.extend(other.anchors);
    }

    fn take(&mut self, text: &mut Rendered, source: &Arc<Source>) {
        self.assets.append(&mut text.assets);
        self.anchors.extend(text.anchor_uses.drain(..).map(|link| (source.clone(), link)));
    }
}

/// The id of a category's heading on its notice's page.
pub fn category_id(id: &str) -> String {
    format!("category-{id}")
}

fn content_path(source: &Source) -> &str {
    source.path.strip_prefix("content/").unwrap_or(&source.path)
}
