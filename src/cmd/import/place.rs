//! Where an imported notice goes: the site it comes into, the notice that it updates, and what changes there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::catalogue::import::{IMPORT_CHANGED_MEANWHILE, IMPORT_SITE_BROKEN};
use crate::catalogue::words::NEW_BAD_SLUG;
use crate::cmd::Failure;
use crate::import::{self, Draft, Existing, ExistingIssue, Written};
use crate::load::{self, Loaded};
use crate::model::slug::is_slug;
use crate::model::status::StatusWords;
use crate::model::{Attachment, Contact, Notice};
use crate::output::durable;

/// What an import needs of the site. A folder without one becomes one.
pub struct Site {
    content: PathBuf,
    pub statuses: StatusWords,
    pub contact: Contact,
    pub categories: Vec<(String, String)>,
    notices: Vec<Arc<Notice>>,
    /// The text of the `site.yaml` that is to be written.
    begun: Option<String>,
    exists: bool,
}

/// The folder of the notice, from `content/`, and what is in it.
pub struct Target {
    pub folder: String,
    pub existing: Option<Existing>,
}

/// What would be written, compared with what is there.
pub struct Changes {
    content: PathBuf,
    pub files: Vec<Change>,
    /// Issues that the document no longer has, from `content/`.
    pub gone: Vec<String>,
}

pub struct Change {
    /// From `content/`.
    pub path: String,
    pub bytes: Vec<u8>,
    pub old: Option<Vec<u8>>,
}

impl Site {
    pub fn open(root: &Path) -> Result<Self, Failure> {
        let content = root.join("content");
        let mut site = Site {
            statuses: StatusWords::default(),
            contact: Contact::default(),
            categories: Vec::new(),
            notices: Vec::new(),
            begun: None,
            exists: content.join("site.yaml").is_file(),
            content,
        };
        if !site.exists {
            return Ok(site);
        }
        // What is wrong with other notices is for `build` to tell.
        let loaded = Loaded::of(load::read(root)?, &load::Options::everything());
        let model = loaded.map_err(|_| broken(&site.content.join("site.yaml")))?.site;
        site.statuses = model.config.statuses;
        site.contact = model.config.contact;
        site.categories = model.config.categories.into_iter().map(|category| (category.id, category.title)).collect();
        site.notices = model.notices;
        Ok(site)
    }

    /// The notice that a draft becomes: the one named, or one of its title, or a new one.
    pub fn target(&self, draft: &Draft, slug: Option<&str>) -> Result<Target, Failure> {
        if let Some(slug) = slug {
            let slug = slug.trim_matches('/').trim_start_matches("content/");
            let usable = slug.split('/').all(|part| is_slug(part) && !part.starts_with('_'));
            if !usable {
                return Err(Failure::Said(&NEW_BAD_SLUG, vec![("value", slug.into())]));
            }
            return self.folder(slug.to_string());
        }
        let name = import::folder_name(draft);
        let is_it = |notice: &&Arc<Notice>| plain(&notice.title) == plain(&draft.title);
        // Its title was mended; notices of several offices are called alike.
        let was_it = |notice: &&Arc<Notice>| {
            is_called(&notice.folder, &name) && !import::are_of_two_offices(&notice.title, &draft.title)
        };
        match self.notices.iter().find(is_it).or_else(|| self.notices.iter().find(was_it)) {
            Some(notice) => self.folder(notice.folder.clone()),
            None => self.folder(self.free(name)),
        }
    }

    /// The name, where no notice has it; or else `name-2`, `name-3`.
    fn free(&self, name: String) -> String {
        let is_taken = |name: &String| self.notices.iter().any(|notice| notice.folder == *name);
        let mut free = name.clone();
        let mut next = 2;
        while is_taken(&free) {
            free = format!("{name}-{next}");
            next += 1;
        }
        free
    }

    fn folder(&self, folder: String) -> Result<Target, Failure> {
        let notice = self.notices.iter().find(|notice| notice.folder == folder);
        let head = self.content.join(&folder).join("notice.md");
        if notice.is_none() && head.exists() {
            return Err(broken(&head));
        }
        let existing = notice.map(|notice| Existing {
            title: notice.title.clone(),
            date: notice.date,
            contact: notice.contact.clone(),
            corrections: notice.corrections.clone(),
            attachments: titles(&notice.attachments),
            notice: notice.body.source.text.clone(),
            categories: notice
                .categories
                .iter()
                .map(|category| (category.id.clone(), category.title.clone()))
                .collect(),
            issues: notice
                .issues
                .iter()
                .map(|issue| ExistingIssue {
                    file: issue.path.strip_prefix(&format!("{folder}/")).unwrap_or(&issue.path).to_string(),
                    title: issue.title.clone(),
                    category: notice.categories[issue.category].title.clone(),
                    order: issue.order,
                    attachments: titles(&issue.attachments),
                    text: issue.body.source.text.clone(),
                })
                .collect(),
        });
        Ok(Target { folder, existing })
    }

    /// A folder that is no site yet becomes one, with what the draft says of the office.
    pub fn begin(&mut self, draft: &Draft) {
        if !self.exists {
            self.begun = Some(import::site_yaml(draft));
            self.contact = draft.contact.clone();
        }
    }
}

fn broken(path: &Path) -> Failure {
    Failure::Said(&IMPORT_SITE_BROKEN, vec![("path", path.display().to_string())])
}

fn plain(title: &str) -> String {
    title.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether a folder has a name, or that name counted up.
fn is_called(folder: &str, name: &str) -> bool {
    let own = folder.rsplit('/').next().unwrap_or(folder);
    let rest = own.strip_prefix(name);
    rest.is_some_and(|rest| rest.is_empty() || rest.strip_prefix('-').is_some_and(|n| n.parse::<u32>().is_ok()))
}

/// Compares what an import wrote with the disk.
pub fn compare(written: Written, target: &Target, site: &Site) -> Result<Changes, Failure> {
    let mut files = Vec::new();
    let begun = site.begun.iter().map(|text| ("site.yaml".to_string(), text.clone().into_bytes()));
    let own = written.files.into_iter().map(|file| (format!("{}/{}", target.folder, file.path), file.bytes));
    for (path, bytes) in begun.chain(own) {
        let file = site.content.join(&path);
        let old = match fs::read(&file) {
            Ok(old) => Some(old),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(Failure::Io(file, error)),
        };
        files.push(Change { path, bytes, old });
    }
    let gone = written.gone.into_iter().map(|file| format!("{}/{file}", target.folder)).collect();
    Ok(Changes { content: site.content.clone(), files, gone })
}

impl Change {
    pub fn is_new(&self) -> bool {
        self.old.is_none()
    }

    pub fn is_same(&self) -> bool {
        self.old.as_ref() == Some(&self.bytes)
    }

    /// Only over what was compared: a file that somebody saved meanwhile is left alone.
    fn write(&self, content: &Path) -> Result<(), Failure> {
        let path = content.join(&self.path);
        let written = match &self.old {
            None => create(&path, &self.bytes),
            Some(old) => durable::replace_if(&path, &self.bytes, || Ok(fs::read(&path)? == *old)),
        };
        match written {
            Ok(true) => Ok(()),
            Ok(false) => Err(Failure::Said(&IMPORT_CHANGED_MEANWHILE, vec![("path", path.display().to_string())])),
            Err(error) => Err(Failure::Io(path, error)),
        }
    }
}

impl Changes {
    /// New, changed, unchanged.
    pub fn counts(&self) -> (usize, usize, usize) {
        let new = self.files.iter().filter(|file| file.is_new()).count();
        let same = self.files.iter().filter(|file| file.is_same()).count();
        (new, self.files.len() - new - same, same)
    }

    /// Writes what is new or changed, each file whole. `notice.md` comes last, since a folder is a notice only with it.
    pub fn write(&self) -> Result<(), Failure> {
        let (heads, others): (Vec<&Change>, Vec<&Change>) =
            self.files.iter().filter(|file| !file.is_same()).partition(|file| file.path.ends_with("/notice.md"));
        for file in others.into_iter().chain(heads) {
            file.write(&self.content)?;
        }
        Ok(())
    }
}

/// A new file, in a folder that may be new too.
fn create(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    durable::make_folder(path.parent().unwrap_or(Path::new(".")))?;
    durable::create(path, bytes)
}

fn titles(attachments: &[Attachment]) -> Vec<String> {
    attachments.iter().map(|attachment| attachment.title.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes over what was compared, while this is on the disk.
    #[track_caller]
    fn check(compared: Option<&str>, on_disk: Option<&str>, expected: &str) {
        let content = tempfile::tempdir().unwrap();
        let file = content.path().join("n/notice.md");
        if let Some(text) = on_disk {
            fs::create_dir(content.path().join("n")).unwrap();
            fs::write(&file, text).unwrap();
        }
        let old = compared.map(|text| text.as_bytes().to_vec());
        let change = Change { path: "n/notice.md".into(), bytes: b"new".to_vec(), old };
        assert_eq!(change.write(content.path()).is_ok(), expected == "new");
        assert_eq!(fs::read_to_string(&file).unwrap(), expected);
        assert_eq!(fs::read_dir(content.path().join("n")).unwrap().count(), 1, "nothing is left behind");
    }

    #[test]
    fn only_what_was_compared_is_written_over() {
        check(None, None, "new");
        check(Some("old"), Some("old"), "new");
        check(Some("old"), Some("saved meanwhile"), "saved meanwhile");
        check(None, Some("saved meanwhile"), "saved meanwhile");
    }
}
