//! Parts of pages that a theme prints once for each thing, placed on every page that shows the thing.

use std::sync::OnceLock;

use super::Renderer;
use crate::catalogue::findings::TEMPLATE_FAILED;
use crate::finding::{Finding, Findings};
use crate::markdown::{Fragment, ROOT};
use crate::model::{Address, StatusKind};
use crate::plan::{IssueRef, addresses};
use crate::source::Place;
use crate::theme::view::{Html, Part};

/// The rows of all issues, printed when a list first wants them; by notice, then by issue.
pub(super) type Rows = OnceLock<Vec<Vec<OnceLock<Fragment>>>>;

/// The symbol of each status, printed when an issue first wants it.
pub(super) type Symbols = [OnceLock<Html>; StatusKind::ALL.len()];

impl Renderer<'_> {
    /// Prints a part of the thing that stands at an address.
    pub(super) fn part(&self, part: &Part, address: &Address, place: Place, findings: &mut Findings) -> Fragment {
        let mut mark = [0; 4];
        match self.theme.part(part, ROOT.encode_utf8(&mut mark)) {
            Ok(html) => Fragment::of_part(html),
            Err(reason) => {
                findings.push(
                    Finding::new(&TEMPLATE_FAILED, place)
                        .with("address", address.as_str().to_string())
                        .with("template", part.template())
                        .with("reason", reason),
                );
                Fragment::default()
            }
        }
    }

    /// The rows of some issues for a list.
    pub(super) fn rows(&self, issues: &[IssueRef], root: &str, findings: &mut Findings) -> Html {
        let all = self.rows.get_or_init(|| {
            let of_notice = |notice: &crate::model::Notice| notice.issues.iter().map(|_| OnceLock::new()).collect();
            self.plan.site.notices.iter().map(|notice| of_notice(notice)).collect()
        });
        let mut html = String::new();
        for at in issues {
            let row = all[at.notice][at.issue].get_or_init(|| self.row_part(*at, findings));
            row.place_behind(root, 0, &mut html);
            html.push('\n');
        }
        html.pop();
        html.into()
    }

    /// The symbol of a status for the page of an issue.
    pub(super) fn symbol(&self, at: IssueRef, root: &str, findings: &mut Findings) -> Html {
        let (notice, issue) = self.plan.issue(at);
        let kind = issue.status.kind;
        let print = || {
            let place = Place::file(&issue.body.source);
            let part = self.part(&Part::Symbol(kind.name()), &addresses::issue(notice, issue), place, findings);
            part.place(root, 0).into()
        };
        self.symbols[kind as usize].get_or_init(print).clone()
    }

    fn row_part(&self, at: IssueRef, findings: &mut Findings) -> Fragment {
        let (notice, issue) = self.plan.issue(at);
        let place = Place::file(&issue.body.source);
        self.part(&Part::Row(&self.row(at)), &addresses::issue(notice, issue), place, findings)
    }
}
