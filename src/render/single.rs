//! One thing at a time, by its address: what a preview asks for.
//!
//! The same pieces of work make it that make the whole site; only what comes out under another address is
//! let go. So a preview cannot show what a build would not write.

use std::collections::HashSet;
use std::io;
use std::sync::Mutex;

use super::{Job, Receiver, Renderer};
use crate::finding::Findings;
use crate::load;
use crate::model::{Address, Asset, Notice, asset};
use crate::plan::{PageKind, Plan, addresses};
use crate::theme::Theme;

/// A plan and a theme that knows its site, kept together for as long as something may be asked for.
pub struct Prepared<'s> {
    pub plan: Plan<'s>,
    theme: Theme,
    uses: Mutex<Uses>,
}

/// Which files the texts are known to use, and which texts have been looked at for that.
#[derive(Default)]
struct Uses {
    addresses: HashSet<String>,
    notices: HashSet<usize>,
    everything: bool,
}

impl<'s> Prepared<'s> {
    pub fn new(plan: Plan<'s>, mut theme: Theme) -> Self {
        theme.set_site(&super::site::view(&plan, &theme));
        Self { plan, theme, uses: Mutex::default() }
    }

    pub fn renderer(&self) -> Renderer<'_> {
        Renderer::of(&self.plan, &self.theme)
    }

    /// What a build writes at an address, a page's folder standing for its `index.html`. `None`: nothing.
    pub fn output(&self, address: &str, findings: &mut Findings) -> io::Result<Option<Vec<u8>>> {
        let renderer = self.renderer();
        let address =
            address.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/')).unwrap_or(address);
        if let Some(page) = self.plan.pages.iter().find(|page| page.address.as_str() == address) {
            let (bytes, used) = renderer.page_with_uses(page, findings);
            self.uses().addresses.extend(used.assets);
            return Ok(Some(bytes));
        }
        if let Some(asset) = self.asset(address, &renderer) {
            return load::asset_bytes(asset).map(Some);
        }
        let wanted = Wanted { address, found: Mutex::default() };
        for job in self.jobs(address) {
            let (found, _) = renderer.run(&job, &wanted, &mut Vec::new())?;
            if let Some(bytes) = wanted.take() {
                findings.append(found);
                return Ok(Some(bytes));
            }
        }
        if self.plan.has(address) {
            // Something that only the work on the whole site makes.
            renderer.everything(&wanted)?;
        }
        Ok(wanted.take())
    }

    /// The pieces of work that may make what stands at an address, besides pages.
    fn jobs(&self, address: &str) -> Vec<Job> {
        let of_notice = self.plan.site.notices.iter().position(|notice| {
            [addresses::notice_json(notice), addresses::issues_csv(notice)].iter().any(|file| file.as_str() == address)
        });
        match (address, of_notice) {
            (addresses::FEED, _) => vec![Job::Feed],
            (addresses::ISSUES_JSON, _) => vec![Job::IssuesJson],
            (_, Some(at)) => vec![Job::Notice(at)],
            (address, _) if address.starts_with("sitemap") => vec![Job::SiteMapXml],
            _ => vec![Job::SmallFiles],
        }
    }

    /// The file beside the texts that is published at an address, which it is only if something uses it.
    fn asset(&self, address: &str, renderer: &Renderer) -> Option<&Asset> {
        let assets = &self.plan.site.assets;
        let (path, asset) =
            assets.iter().find(|(path, _)| self.plan.asset(path).is_some_and(|known| known.as_str() == address))?;
        let is_published = !asset::is_active(path) && !asset.scripted && self.is_used(path, renderer);
        is_published.then_some(asset)
    }

    /// Looks through the texts until one uses the file: first those known, then those of its own notice, then all.
    fn is_used(&self, path: &str, renderer: &Renderer) -> bool {
        let Some(href) = self.plan.asset(path).map(Address::href) else { return false };
        let mut ignored = Findings::default();
        let mut uses = self.uses();
        if uses.addresses.contains(&href) || uses.everything {
            return uses.addresses.contains(&href);
        }
        let notices = &self.plan.site.notices;
        let attached = |notice: &Notice| {
            let of_issues = notice.issues.iter().flat_map(|issue| &issue.attachments);
            notice.attachments.iter().chain(of_issues).any(|attachment| attachment.asset == path)
        };
        if notices.iter().any(|notice| attached(notice)) {
            return true;
        }
        let is_own = |at: &usize| path.strip_prefix(&notices[*at].folder).is_some_and(|rest| rest.starts_with('/'));
        let (own, others): (Vec<usize>, Vec<usize>) = (0..notices.len()).partition(is_own);
        for at in own.into_iter().chain(others) {
            if uses.addresses.contains(&href) {
                return true;
            }
            if uses.notices.insert(at) {
                uses.addresses.extend(renderer.bodies.notice(at, &mut ignored).take_used().assets);
            }
        }
        for at in 0..self.plan.site.pages.len() {
            uses.addresses.extend(renderer.bodies.plain(at, &mut ignored).assets);
        }
        uses.everything = true;
        uses.addresses.contains(&href)
    }

    fn uses(&self) -> std::sync::MutexGuard<'_, Uses> {
        // A thread that panicked while it held the lock has left a set behind that only knows less.
        self.uses.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Prepared<'_> {
    /// The page that stands for all that is not there.
    pub fn not_found(&self, findings: &mut Findings) -> Vec<u8> {
        let page = self.plan.pages.iter().find(|page| page.kind == PageKind::NotFound);
        page.map(|page| self.renderer().page(page, findings)).unwrap_or_default()
    }
}

/// Keeps what comes out under one address.
struct Wanted<'a> {
    address: &'a str,
    found: Mutex<Option<Vec<u8>>>,
}

impl Wanted<'_> {
    fn take(&self) -> Option<Vec<u8>> {
        self.found.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take()
    }
}

impl Receiver for Wanted<'_> {
    fn bytes(&self, address: &Address, bytes: &[u8]) -> io::Result<()> {
        if address.as_str() == self.address {
            *self.found.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(bytes.to_vec());
        }
        Ok(())
    }

    fn file(&self, address: &Address, asset: &Asset) -> io::Result<()> {
        if address.as_str() == self.address { self.bytes(address, &load::asset_bytes(asset)?) } else { Ok(()) }
    }
}
