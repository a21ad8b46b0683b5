//! `tongbao new`: a site, a notice or an issue is begun. Nothing that exists is ever touched.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::arguments::{Common, New};
use super::beginnings;
use super::terminal::Terminal;
use super::{Failure, given_date, named_notice, root_option, today};
use crate::catalogue::known;
use crate::catalogue::words::*;
use crate::load::{self, Loaded, NoticeFiles, Tree};
use crate::model::slug::{is_slug, slugify};
use crate::model::{Notice, Site};
use crate::output::durable;

pub fn run(options: &New, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    match options {
        New::Site { folder, title } => new_site(folder, title.as_deref(), common, terminal)?,
        New::Notice { title, slug, date } => new_notice(title, slug.as_deref(), date.as_deref(), common, terminal)?,
        New::Issue { notice, title, slug, category } => {
            new_issue(notice, title, slug.as_deref(), category.as_deref(), common, terminal)?;
        }
    }
    Ok(0)
}

fn new_site(folder: &Path, title: Option<&str>, common: &Common, terminal: &Terminal) -> Result<(), Failure> {
    if common.root != Path::new(".") {
        let whole = common.root.join(folder).display().to_string();
        let args = [("root", common.root.display().to_string()), ("path", whole)];
        return Err(Failure::Said(&NEW_SITE_ROOT, args.into()));
    }
    let (content, public) = (folder.join("content"), folder.join("public"));
    let (site_yaml, ignored) = (content.join("site.yaml"), public.join(".gitignore"));
    if site_yaml.exists() {
        return Err(exists(&site_yaml));
    }
    if let Some(outer) = site_around(folder) {
        let args = [("path", folder.display().to_string()), ("site", outer.display().to_string())];
        return Err(Failure::Said(&NEW_SITE_INSIDE, args.into()));
    }
    // Both folders before any file, so that one in the way leaves no half of a site.
    for folder in [content, public] {
        durable::make_folder(&folder).map_err(Failure::at(&folder))?;
    }
    let title = title.unwrap_or("整改情况公开");
    // Somebody's own says what he wants.
    if !ignored.exists() {
        create(&ignored, "*\n!.gitignore\n", terminal)?;
    }
    // It makes the folder a site, which nothing is then added to; so it comes last.
    create(&site_yaml, &beginnings::site(title), terminal)?;
    let args = [("path", site_yaml.display().to_string()), ("root", root_option(folder))];
    terminal.result(&NEW_SITE_NEXT.with(terminal.language, &args));
    Ok(())
}

/// The site that a folder, which may not be there yet, would be content of.
fn site_around(folder: &Path) -> Option<PathBuf> {
    let whole = std::path::absolute(folder).ok()?;
    let (there, place) = whole.ancestors().find_map(|there| Some((there, there.canonicalize().ok()?)))?;
    let place = place.join(whole.strip_prefix(there).ok()?);
    let is_content =
        |above: &&Path| above.file_name().is_some_and(|name| name == "content") && above.join("site.yaml").is_file();
    place.ancestors().find(is_content)?.parent().map(Path::to_path_buf)
}

fn new_notice(
    title: &str,
    slug: Option<&str>,
    date: Option<&str>,
    common: &Common,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let site = everything(load::read(&common.root)?);
    let date = match date {
        None => today()?,
        Some(given) => given_date(given)?,
    };
    let folder = file_name(title, slug)?;
    let notices = site.iter().flat_map(|site| &site.notices);
    let mut others = notices.filter(|notice| notice.folder != folder);
    if let Some(other) = others.find(|notice| notice.slug.text.eq_ignore_ascii_case(&folder)) {
        let args = vec![("slug", folder), ("path", format!("content/{}", other.folder))];
        return Err(Failure::Said(&NEW_NOTICE_SLUG_TAKEN, args));
    }
    let path = common.root.join("content").join(&folder).join("notice.md");
    create(&path, &beginnings::notice(title, date), terminal)?;
    let args = [("path", path.display().to_string()), ("notice", folder), ("root", root_option(&common.root))];
    terminal.result(&NEW_NOTICE_NEXT.with(terminal.language, &args));
    Ok(())
}

fn new_issue(
    notice: &str,
    title: &str,
    slug: Option<&str>,
    category: Option<&str>,
    common: &Common,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let named = named_notice(notice);
    let tree = load::read(&common.root)?;
    let last_numbers: BTreeMap<String, u32> =
        tree.notices.iter().map(|files| (files.folder.clone(), last_number(files))).collect();
    let site = everything(tree);
    let head_of = |folder: &str| common.root.join("content").join(folder).join("notice.md");
    let notices = site.as_ref().map_or(&[][..], |site| &site.notices);
    let Some(notice) = notices.iter().find(|notice| notice.is_called(&named)) else {
        return Err(no_notice(&named, &head_of(&named), last_numbers.keys()));
    };
    let category = category_for_new(notice, category, &head_of(&notice.folder))?;
    let stem = file_name(title, slug)?;
    let address = if stem.is_ascii() { stem.clone() } else { slugify(&stem) };
    if let Some(other) = notice.issues.iter().find(|issue| issue.slug.text.eq_ignore_ascii_case(&address)) {
        let args = vec![("slug", address), ("path", format!("content/{}", other.path))];
        return Err(Failure::Said(&NEW_SLUG_TAKEN, args));
    }
    let used = last_numbers.get(&notice.folder).copied().unwrap_or(0);
    let name = format!("{:02}-{stem}.md", used.saturating_add(1));
    let path = common.root.join("content").join(&notice.folder).join(name);
    create(&path, &beginnings::issue(title, category), terminal)?;
    terminal.result(&NEW_ISSUE_NEXT.with(terminal.language, &[("root", root_option(&common.root))]));
    Ok(())
}

/// Why there is no notice to begin an issue in; `folders` are those that are there, broken ones too.
fn no_notice<'f>(named: &str, head: &Path, folders: impl Iterator<Item = &'f String> + Clone) -> Failure {
    let said = match folders.clone().next() {
        None => &NEW_NO_NOTICE,
        Some(_) if folders.clone().any(|folder| folder == named) => &NEW_BROKEN_NOTICE,
        Some(_) => &NEW_NO_SUCH_NOTICE,
    };
    let args = std::iter::once(("path", head.display().to_string()));
    Failure::Said(said, args.chain(known(folders.take(MOST_NAMED))).collect())
}

/// The category that was given, or else the notice's first.
fn category_for_new<'n>(notice: &'n Notice, given: Option<&str>, head: &Path) -> Result<&'n str, Failure> {
    let ids = || notice.categories.iter().map(|category| category.id.as_str());
    match given {
        Some(given) => ids().find(|id| *id == given).ok_or_else(|| {
            let args = std::iter::once(("value", given.to_string())).chain(known(ids()));
            Failure::Said(&NEW_UNKNOWN_CATEGORY, args.collect())
        }),
        None => ids().next().ok_or_else(|| Failure::Said(&NEW_NO_CATEGORY, vec![("path", head.display().to_string())])),
    }
}

/// A clerk looks for the right one among so many at most.
const MOST_NAMED: usize = 20;

/// The site with its drafts and all that is internal, as far as it can be made.
fn everything(tree: Tree) -> Option<Site> {
    Loaded::of(tree, &load::Options::everything()).ok().map(|loaded| loaded.site)
}

fn file_name(title: &str, slug: Option<&str>) -> Result<String, Failure> {
    if let Some(slug) = slug {
        // A name that begins with a line is no content; a hyphen at the front would be taken for a number's.
        let usable = is_slug(slug) && !slug.starts_with(['_', '-']);
        return usable
            .then(|| slug.to_string())
            .ok_or_else(|| Failure::Said(&NEW_BAD_SLUG, vec![("value", slug.into())]));
    }
    let name = slugify(title);
    if name.is_empty() {
        return Err(Failure::Said(&NEW_EMPTY_SLUG, vec![("title", title.into())]));
    }
    Ok(name)
}

/// The highest number that an issue's file begins with.
fn last_number(files: &NoticeFiles) -> u32 {
    files.issues.iter().filter_map(|file| leading_number(&file.path)).max().unwrap_or(0)
}

fn leading_number(path: &str) -> Option<u32> {
    let name = path.rsplit('/').next()?;
    let digits = name.bytes().take_while(u8::is_ascii_digit).count();
    name[..digits].parse().ok()
}

fn exists(path: &Path) -> Failure {
    Failure::Said(&NEW_EXISTS, vec![("path", path.display().to_string())])
}

fn create(path: &Path, text: &str, terminal: &Terminal) -> Result<(), Failure> {
    let fail = |error| Failure::Io(PathBuf::from(path), error);
    if let Some(folder) = path.parent() {
        durable::make_folder(folder).map_err(fail)?;
    }
    if !durable::create(path, text.as_bytes()).map_err(fail)? {
        return Err(exists(path));
    }
    terminal.result(&NEW_MADE.with(terminal.language, &[("path", path.display().to_string())]));
    Ok(())
}
