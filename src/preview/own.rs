//! What stands below `/__review/`: the preview's own pages, files and data.

use super::Preview;
use super::answer::{Answer, HTML, JSON};
use super::request::{Method, Request};
use super::{comments, pages, state};
use crate::model::Edition;
use crate::model::address::percent_decode_strictly;

const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLES: &str = "text/css; charset=utf-8";

impl Preview {
    /// Answers for an address of the preview's own.
    pub(super) fn own(&self, address: &str, request: &Request) -> Answer {
        let query = Query::of(request);
        let edition = query.edition(self);
        match (request.method, address) {
            (Method::Post, "comments") => {
                self.take_in();
                comments::answer(self, request)
            }
            (Method::Post, _) => self.refuse(super::request::Refusal::Method),
            (_, "preview.js") => Answer::ok(SCRIPT, include_str!("preview.js")),
            (_, "preview.css") => Answer::ok(STYLES, include_str!("preview.css")),
            (_, "listen.js") => Answer::ok(SCRIPT, include_str!("listen.js")),
            (_, "events.js") => Answer::ok(SCRIPT, include_str!("events.js")),
            (_, "pages.js") => Answer::ok(SCRIPT, include_str!("pages.js")),
            (_, "pages.css") => Answer::ok(STYLES, include_str!("pages.css")),
            (_, "state") => {
                self.take_in();
                let state = state::of(self, &self.proof(edition), query.get("page").unwrap_or_default());
                Answer::ok(JSON, state.to_string())
            }
            (_, "counts") => {
                self.take_in();
                Answer::ok(JSON, state::counts(self, &self.proof(edition)).to_string())
            }
            (_, "") => {
                self.take_in();
                Answer::ok(HTML, pages::review(self, edition, query.get("since")))
            }
            (_, "compare/") if self.options.other_edition => {
                self.take_in();
                Answer::ok(HTML, pages::compare(self, query.get("page")))
            }
            _ => {
                self.take_in();
                self.nowhere(&self.proof(self.edition()))
            }
        }
    }
}

/// What stands behind the question mark of an address.
pub struct Query {
    pairs: Vec<(String, String)>,
}

impl Query {
    fn of(request: &Request) -> Self {
        let decode = |text: &str| percent_decode_strictly(&text.replace('+', " ")).unwrap_or_default();
        let pair = |pair: &str| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(name), decode(value))
        };
        Self { pairs: request.query.split('&').filter(|part| !part.is_empty()).map(pair).collect() }
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The edition that is asked for, if it may be shown; else the preview's own.
    fn edition(&self, preview: &Preview) -> Edition {
        let wanted = self.get("edition").and_then(Edition::named);
        wanted.filter(|edition| preview.may_show(*edition)).unwrap_or(preview.edition())
    }
}
