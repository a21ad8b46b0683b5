//! Parts of pages that a theme prints once for each thing, placed on every page that shows the thing.

use std::sync::OnceLock;

use super::Renderer;
use crate::finding::Findings;
use crate::markdown::{Fragment, ROOT};
use crate::model::{Notice, StatusKind};
use crate::plan::{IssueRef, PageKind};
use crate::theme::view::{Html, Part, by_meaning};

/// The rows of all issues, printed when a list first wants them; by notice, then by issue.
pub(super) type Rows = OnceLock<Vec<Vec<OnceLock<Fragment>>>>;

/// The symbol of each status, printed when an issue first wants it.
pub(super) type Symbols = [OnceLock<Html>; StatusKind::ALL.len()];

/// The titles of a notice and its issues, broken by their meaning when a page first wants them.
#[derive(Default)]
pub(super) struct Titles {
    notice: OnceLock<Html>,
    issues: OnceLock<Vec<Html>>,
}

impl Renderer<'_> {
    /// Prints a part of the thing that has a page of this kind.
    pub(super) fn part(&self, part: &Part, kind: PageKind, findings: &mut Findings) -> Fragment {
        let mut mark = [0; 4];
        match self.theme.part(part, ROOT.encode_utf8(&mut mark)) {
            Ok(html) => Fragment::of_part(html),
            Err(failure) => {
                findings.push(self.template_failed(kind, part.template(), failure));
                Fragment::default()
            }
        }
    }

    /// The rows of some issues for a list.
    pub(super) fn rows(&self, issues: &[IssueRef], root: &str, findings: &mut Findings) -> Html {
        let all = self.rows.get_or_init(|| {
            let of_notice = |notice: &Notice| notice.issues.iter().map(|_| OnceLock::new()).collect();
            self.plan.site.notices.iter().map(|notice| of_notice(notice)).collect()
        });
        let mut html = String::new();
        for at in issues {
            let print = || self.part(&Part::Row(&self.row(*at)), PageKind::Issue(*at), findings);
            let row = all[at.notice][at.issue].get_or_init(print);
            row.place_behind(root, 0, &mut html);
            html.push('\n');
        }
        html.pop();
        html.into()
    }

    /// The title of a notice for the lists that name it.
    pub(super) fn notice_title(&self, at: usize) -> Html {
        self.titles[at].notice.get_or_init(|| by_meaning(&self.plan.notice(at).title)).clone()
    }

    /// The title of an issue for its own page, the notice's, and the lists that name it.
    pub(super) fn issue_title(&self, at: IssueRef) -> Html {
        let all = || self.plan.notice(at.notice).issues.iter().map(|issue| by_meaning(&issue.title)).collect();
        self.titles[at.notice].issues.get_or_init(all)[at.issue].clone()
    }

    /// The symbol of an issue's status for its page.
    pub(super) fn symbol(&self, at: IssueRef, root: &str, findings: &mut Findings) -> Html {
        let status = self.plan.issue(at).1.status.kind;
        let print =
            || self.part(&Part::Symbol(status.name()), PageKind::Status(status), findings).place(root, 0).into();
        self.symbols[status as usize].get_or_init(print).clone()
    }
}
