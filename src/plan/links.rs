//! Where the links of a text lead.
//!
//! Authors link from file to file, as their editor shows them: `02-lighting.md`, `../other/notice.md`,
//! `images/before.jpg`. A path that begins with `/` is an address of the finished site, or a path from
//! the top of `content/`.

use hashbrown::HashMap;

use super::{Plan, addresses};
use crate::markdown::{ImageTarget, LinkTarget, Meant, Resolver, Sought};
use crate::model::{Address, Site, asset};

/// What becomes of one Markdown file.
#[derive(Debug, Clone)]
pub struct Document {
    pub address: Address,
    /// What the ids of its headings begin with, on its own page and on its notice's.
    pub id_prefix: String,
}

/// The links of one file.
pub struct FileLinks<'p, 's> {
    plan: &'p Plan<'s>,
    folder: &'p str,
}

impl<'p, 's: 'p> FileLinks<'p, 's> {
    pub(super) fn new(plan: &'p Plan<'s>, path: &'p str) -> Self {
        Self { plan, folder: path.rsplit_once('/').map_or("", |(folder, _)| folder) }
    }

    fn of_content(&self, path: &str) -> Option<LinkTarget> {
        let folder_notice = format!("{path}/notice.md");
        for candidate in [path, folder_notice.trim_start_matches('/')] {
            if let Some((path, document)) = self.plan.documents.get_key_value(candidate) {
                return Some(LinkTarget {
                    address: document.address.href(),
                    id_prefix: document.id_prefix.clone(),
                    document: Some(path.to_string()),
                });
            }
        }
        let address = self.plan.asset(path)?;
        Some(LinkTarget { address: address.href(), id_prefix: String::new(), document: None })
    }
}

impl Resolver for FileLinks<'_, '_> {
    fn link(&self, path: &str) -> Option<LinkTarget> {
        let made = path.strip_prefix('/').and_then(|rooted| {
            let page =
                if rooted.is_empty() || rooted.ends_with('/') { rooted.to_string() } else { format!("{rooted}/") };
            let address = [rooted, &page].into_iter().find(|address| self.plan.has(address))?.to_string();
            Some(LinkTarget { address: Address::file(address).into_href(), id_prefix: String::new(), document: None })
        });
        made.or_else(|| self.of_content(&asset::resolve(self.folder, path)?))
    }

    fn image(&self, path: &str) -> Option<ImageTarget> {
        let path = asset::resolve(self.folder, path)?;
        let address = self.plan.asset(&path)?;
        Some(ImageTarget { address: address.href(), size: self.plan.site.assets.get(&path)?.size })
    }

    fn meant(&self, path: &str, sought: Sought) -> Option<Meant> {
        self.plan.meant(self.folder, path, sought)
    }
}

pub fn documents(site: &Site) -> HashMap<&str, Document> {
    let mut documents = HashMap::with_capacity(site.pages.len() + site.notices.len() * 16);
    // Links to a text that is broken are not broken themselves.
    for text in &site.broken {
        documents.insert(text.path.as_str(), Document { address: Address::home(), id_prefix: String::new() });
    }
    for page in &site.pages {
        documents.insert(page.path.as_str(), Document { address: addresses::plain(page), id_prefix: String::new() });
    }
    for notice in &site.notices {
        let path = &notice.body.source.path;
        let path = path.strip_prefix("content/").unwrap_or(path);
        documents.insert(path, Document { address: addresses::notice(notice), id_prefix: String::new() });
        for issue in &notice.issues {
            let document =
                Document { address: addresses::issue(notice, issue), id_prefix: id_prefix(&issue.slug.text) };
            documents.insert(issue.path.as_str(), document);
        }
    }
    documents
}

/// An issue's text stands on two pages; its ids begin with its slug, so that they are alike on both and unique on each.
pub fn id_prefix(slug: &str) -> String {
    [slug, "-"].concat()
}

/// Files of a notice's folder stand below the notice's address, all others where they are in `content/`.
pub fn asset_addresses(site: &Site) -> HashMap<&str, Address> {
    let notices: HashMap<&str, &str> =
        site.notices.iter().map(|notice| (notice.folder.as_str(), notice.slug.text.as_str())).collect();
    let address = |path: &str| {
        let mut above = path.rsplit_once('/').map(|(folder, _)| folder);
        while let Some(folder) = above {
            if let Some(slug) = notices.get(folder) {
                return Address::file(format!("notices/{slug}{}", &path[folder.len()..]));
            }
            above = folder.rsplit_once('/').map(|(parent, _)| parent);
        }
        Address::file(path)
    };
    site.assets.keys().map(|path| (path.as_str(), address(path))).collect()
}
