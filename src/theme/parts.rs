//! Parts: what a theme prints once for each thing, to be set in on every page that shows the thing.
//!
//! An issue stands in several lists, its facts on two pages, the contact of a notice on the page of each of
//! its issues. A part sees nothing of a page but the way to the root, which may be left open.

use tera::{Context, Error, Tera, TeraResult, Value};

use super::view::{ContactView, IssueFacts, IssueRow, Link, Shared};

/// A thing that has a part of its own.
pub enum Part<'a> {
    /// `part-crumbs.html`, given `breadcrumbs`.
    Crumbs(&'a Shared<Vec<Link>>),
    /// `part-contact.html`, given `contact`.
    Contact(&'a Shared<ContactView>),
    /// `part-facts.html`, given `facts`.
    Facts(&'a Shared<IssueFacts>),
    /// `part-row.html`, given `issue`.
    Row(&'a IssueRow),
}

impl Part<'_> {
    /// The template that prints it.
    pub fn template(&self) -> &'static str {
        match self {
            Self::Crumbs(_) => "part-crumbs.html",
            Self::Contact(_) => "part-contact.html",
            Self::Facts(_) => "part-facts.html",
            Self::Row(_) => "part-row.html",
        }
    }

    fn variable(&self) -> (&'static str, Value) {
        match self {
            Self::Crumbs(links) => ("breadcrumbs", Value::from_serializable(links)),
            Self::Contact(contact) => ("contact", Value::from_serializable(contact)),
            Self::Facts(facts) => ("facts", Value::from_serializable(facts)),
            Self::Row(issue) => ("issue", Value::from_serializable(issue)),
        }
    }

    pub(super) fn render(&self, template: &str, root: &str, tera: &Tera) -> TeraResult<String> {
        let mut context = Context::new();
        let (name, value) = self.variable();
        context.insert_value(name, value);
        context.insert_value("root", Value::from(root));
        let mut html = Vec::with_capacity(1024);
        tera.render_to(template, &context, &mut html)?;
        Ok(simdutf8::basic::from_utf8(&html).map_err(Error::message)?.to_string())
    }
}
