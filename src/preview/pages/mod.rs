//! The preview's own pages, for reviewers: everything about a site on one page, and both editions compared.
//!
//! They are plain HTML that a small script makes livelier; all that comes from content is escaped.

mod attend;
mod changes;
mod comments;
mod figures;
mod findings;
mod signatures;

pub use findings::told as findings_told;

use std::fmt::Write;
use std::sync::Arc;

use super::{Preview, Proof, places};
use crate::catalogue::preview::*;
use crate::catalogue::{Language, Phrase};
use crate::formats::xml::escape;
use crate::model::Edition;

/// Writes one page.
pub struct Page<'a> {
    pub preview: &'a Preview,
    pub proof: Arc<Proof>,
    pub language: Language,
    html: String,
}

/// Everything a reviewer needs to know. `since` is what changes are compared with.
pub fn review(preview: &Preview, edition: Edition, since: Option<&str>) -> String {
    let mut page = Page::new(preview, edition);
    page.head(&REVIEW_TITLE);
    if let Some(failure) = page.proof.failure.clone() {
        page.raw(&format!("<p class=\"bad\" role=\"alert\">{}</p>", escape(&failure.message(page.language))));
    }
    if page.proof.site().is_none() {
        page.said("p", &REVIEW_UNREADABLE);
        findings::section(&mut page);
        return page.end();
    }
    page.contents(&[
        ("findings", &REVIEW_FINDINGS),
        ("changes", &REVIEW_CHANGES),
        ("signatures", &REVIEW_SIGNATURES),
        ("comments", &REVIEW_COMMENTS),
        ("attend", &REVIEW_TO_ATTEND),
    ]);
    figures::section(&mut page);
    findings::section(&mut page);
    changes::section(&mut page, since);
    signatures::section(&mut page);
    comments::section(&mut page);
    attend::section(&mut page);
    page.end()
}

/// What the internal edition says and the public one does not; of one page, where one is named.
pub fn compare(preview: &Preview, address: Option<&str>) -> String {
    let mut page = Page::new(preview, Edition::Internal);
    page.head(&COMPARE_TITLE);
    changes::between_editions(&mut page, address);
    page.end()
}

impl<'a> Page<'a> {
    fn new(preview: &'a Preview, edition: Edition) -> Self {
        Self { preview, proof: preview.proof(edition), language: preview.language(), html: String::new() }
    }

    fn head(&mut self, title: &Phrase) {
        let language = self.language;
        let site = self.proof.site().map_or_else(String::new, |site| site.config.title.clone());
        let heading = title.say(language);
        let policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; \
                      base-uri 'none'; form-action 'self'";
        let _ = write!(
            self.html,
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<title>{heading} - {}</title>\n\
             <link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"/__review/pages.css\">\n\
             <script src=\"/__review/pages.js\" data-version=\"{}\" data-edition=\"{}\" data-token=\"{}\" defer></script>\n\
             </head>\n<body>\n",
            language.tag(),
            escape(&site),
            self.preview.told(self.proof.version),
            self.proof.edition.name(),
            self.preview.token,
        );
        self.raw("<header>");
        if self.proof.edition == Edition::Internal {
            self.raw(&format!("<p class=\"edition\"><strong>{}</strong></p>", BAR_INTERNAL.say(language)));
        }
        self.raw("<div class=\"wrap\">");
        let home = places::page(self.preview, self.proof.edition, "");
        self.raw(&format!("<p class=\"site\">{}</p><h1>{heading}</h1>", escape(&site)));
        self.raw(&format!("<nav><a href=\"{}\">{}</a>", escape(&home), REVIEW_TO_SITE.say(language)));
        if self.preview.options.other_edition {
            for edition in Edition::ALL {
                let name = edition_phrase(edition).say(language);
                let is_current = std::ptr::eq(title, &REVIEW_TITLE) && edition == self.proof.edition;
                let current = if is_current { " aria-current=\"true\"" } else { "" };
                self.raw(&format!("<a href=\"/__review/?edition={}\"{current}>{name}</a>", edition.name()));
            }
            let current = if std::ptr::eq(title, &COMPARE_TITLE) { " aria-current=\"true\"" } else { "" };
            self.raw(&format!("<a href=\"/__review/compare/\"{current}>{}</a>", BAR_COMPARE.say(language)));
        }
        self.raw("</nav></div></header>\n<main class=\"wrap\" id=\"main\">\n");
    }

    fn contents(&mut self, sections: &[(&str, &Phrase)]) {
        let label = REVIEW_CONTENTS.say(self.language);
        self.raw(&format!("<nav class=\"contents\" aria-label=\"{label}\"><ul>"));
        for (id, title) in sections {
            self.raw(&format!("<li><a href=\"#{id}\">{}</a></li>", title.say(self.language)));
        }
        self.raw("</ul></nav>\n");
    }

    fn open(&mut self, id: &str, title: &Phrase) {
        self.raw(&format!("<section id=\"{id}\" aria-labelledby=\"{id}-title\">"));
        self.raw(&format!("<h2 id=\"{id}-title\">{}</h2>\n", title.say(self.language)));
    }

    fn close(&mut self) {
        self.raw("</section>\n");
    }

    fn end(mut self) -> String {
        self.raw("</main>\n</body>\n</html>\n");
        self.html
    }

    /// Writes HTML as it is.
    fn raw(&mut self, html: &str) {
        self.html.push_str(html);
    }

    /// Writes one of our own sentences in an element.
    fn said(&mut self, element: &str, phrase: &Phrase) {
        let text = escape(phrase.say(self.language)).into_owned();
        self.raw(&format!("<{element}>{text}</{element}>\n"));
    }

    /// A link to a page of the site, in the edition that is shown.
    fn page_link(&self, address: &str, text: &str) -> String {
        let href = places::page(self.preview, self.proof.edition, address);
        format!("<a href=\"{}\">{}</a>", escape(&href), escape(text))
    }

    /// A link that opens a place in an editor, and says which place it is.
    fn editor_link(&self, place: &crate::source::Place) -> String {
        let position = place.position();
        let href = places::editor(self.preview, &place.source.path, position);
        let shown = match position {
            Some(position) => format!("{}:{}", place.source.path, position.line),
            None => place.source.path.clone(),
        };
        let title = BAR_EDIT.say(self.language);
        format!("<a class=\"place\" href=\"{}\" title=\"{title}\">{}</a>", escape(&href), escape(&shown))
    }
}

fn edition_phrase(edition: Edition) -> &'static Phrase {
    match edition {
        Edition::Public => &BAR_PUBLIC,
        Edition::Internal => &BAR_INTERNAL,
    }
}
