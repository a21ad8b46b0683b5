//! Parts: what a theme prints once for each thing, to be set in on every page that shows the thing.
//!
//! An issue stands in several lists, its facts on two pages, the contact of a notice on the page of each of
//! its issues. A part sees nothing of a page but the way to the root, which may be left open.

use tera::{Context, Error, Tera, TeraResult, Value};

use super::view::{ContactView, DocumentHead, IssueFacts, IssueRow, Link, Shared};

/// A thing that has a part of its own.
pub enum Part<'a> {
    /// `part-crumbs.html`, given `breadcrumbs`.
    Crumbs(&'a Shared<Vec<Link>>),
    /// `part-contact.html`, given `contact`.
    Contact(&'a Shared<ContactView>),
    /// `part-facts.html`, given `facts`.
    Facts(&'a Shared<IssueFacts>),
    /// `part-measures.html`, given `facts`.
    Measures(&'a Shared<IssueFacts>),
    /// `part-row.html`, given `issue`.
    Row(&'a IssueRow),
    /// `part-source.html`, given `notice` and `head`.
    Source(&'a Shared<Link>, &'a Shared<DocumentHead>),
    /// `part-symbol.html`, given `status`.
    Symbol(&'static str),
}

impl Part<'_> {
    /// The template that prints it.
    pub fn template(&self) -> &'static str {
        match self {
            Self::Crumbs(_) => "part-crumbs.html",
            Self::Contact(_) => "part-contact.html",
            Self::Facts(_) => "part-facts.html",
            Self::Measures(_) => "part-measures.html",
            Self::Row(_) => "part-row.html",
            Self::Source(..) => "part-source.html",
            Self::Symbol(_) => "part-symbol.html",
        }
    }

    fn context(&self, root: &str) -> Context {
        let mut context = Context::new();
        match self {
            Self::Crumbs(links) => context.insert("breadcrumbs", links),
            Self::Contact(contact) => context.insert("contact", contact),
            Self::Facts(facts) | Self::Measures(facts) => context.insert("facts", facts),
            Self::Row(issue) => context.insert("issue", issue),
            Self::Source(notice, head) => {
                context.insert("notice", notice);
                context.insert("head", head);
            }
            Self::Symbol(status) => context.insert("status", status),
        }
        context.insert_value("root", Value::from(root));
        context
    }

    /// `template` is the nearest of that name.
    pub(super) fn render(&self, template: &str, root: &str, tera: &Tera) -> TeraResult<String> {
        let mut html = Vec::with_capacity(1024);
        tera.render_to(template, &self.context(root), &mut html)?;
        Ok(simdutf8::basic::from_utf8(&html).map_err(Error::message)?.to_string())
    }
}
