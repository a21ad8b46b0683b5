//! What changed, as insertions and deletions in the running text.

use super::Page;
use crate::archive::SOURCE;
use crate::catalogue::changes as names;
use crate::catalogue::preview::*;
use crate::catalogue::system::reason;
use crate::catalogue::{Language, Phrase};
use crate::changes::{self, Changes, Elsewhere, ElsewhereError, Fate, NoticeChange, PartChange, Piece, PieceKind};
use crate::formats::xml::escape;
use crate::load;
use crate::model::{Edition, Notice, Site};

/// So much of what stayed is shown on either side of a change.
const AROUND: usize = 60;
/// The word in an address for the last snapshot; a git revision cannot be called so.
const SNAPSHOT: &str = "@snapshot";

pub fn section(page: &mut Page, since: Option<&str>) {
    let proof = page.proof.clone();
    let Some(site) = proof.site() else { return };
    page.open("changes", &REVIEW_CHANGES);
    let snapshot = site.history.snapshots.last().map(|snapshot| snapshot.name.clone());
    let in_git = page.preview.root().ancestors().any(|folder| folder.join(".git").exists());
    let since = since.filter(|since| !since.trim().is_empty());
    let basis = since.map(str::to_string).or_else(|| snapshot.as_ref().map(|_| SNAPSHOT.into()));
    let basis = basis.or_else(|| in_git.then(|| "HEAD".into()));
    form(page, snapshot.as_deref(), in_git, basis.as_deref());
    match basis {
        None => page.said("p", &REVIEW_NO_BASIS),
        Some(basis) => {
            let name = match (basis.as_str(), &snapshot) {
                (SNAPSHOT, Some(name)) => REVIEW_SINCE_SNAPSHOT.with(page.language, &[("name", name.clone())]),
                _ => basis.clone(),
            };
            let compared = elsewhere(page, &basis, snapshot.as_deref()).and_then(|old| {
                let changes = changes::between(&old.site, site)?;
                Ok((old, changes))
            });
            match compared {
                Ok((old, changes)) => {
                    let said = REVIEW_COMPARED.with(page.language, &[("since", name)]);
                    page.raw(&format!("<p class=\"quiet\">{}</p>", escape(&said)));
                    if let Some(warning) = old.warning(page.language) {
                        page.raw(&format!("<p class=\"bad\">{}</p>", escape(&warning)));
                    }
                    broken(page, site, |_| true);
                    all(page, &Compared { changes: &changes, old: &old.site, new: site }, &REVIEW_UNCHANGED);
                }
                Err(error) => {
                    let said = REVIEW_NOT_COMPARED.with(page.language, &[("reason", error.message(page.language))]);
                    page.raw(&format!("<p class=\"bad\">{}</p>", escape(&said)));
                }
            }
        }
    }
    page.close();
}

/// Names texts that cannot be read, since what they hold is not among what is shown; whether there are any.
pub fn broken(page: &mut Page, site: &Site, concerns: impl Fn(&str) -> bool) -> bool {
    let paths = site.broken.iter().map(|text| text.path.as_str()).filter(|path| concerns(path));
    let paths = page.language.list(paths.map(|path| format!("content/{path}")));
    let is_broken = !paths.is_empty();
    if is_broken {
        let said = REVIEW_BROKEN.with(page.language, &[("paths", paths)]);
        page.raw(&format!("<p class=\"bad\">{}</p>", escape(&said)));
    }
    is_broken
}

/// What the internal edition has that the public one does not.
pub fn between_editions(page: &mut Page, address: Option<&str>) {
    let [public, internal] = Edition::ALL.map(|edition| page.preview.proof(edition));
    let (Some(old), Some(new)) = (public.site(), internal.site()) else {
        page.said("p", &REVIEW_UNREADABLE);
        return;
    };
    page.open("changes", &REVIEW_CHANGES);
    page.said("p", &COMPARE_ABOUT);
    match changes::between(old, new) {
        Ok(mut changes) => {
            if let Some(slug) = address.and_then(|address| address.strip_prefix("notices/")?.split('/').next())
                && !slug.is_empty()
            {
                changes.notices.retain(|change| change.notice.slug == slug);
                changes.pages.clear();
            }
            all(page, &Compared { changes: &changes, old, new }, &COMPARE_SAME);
        }
        Err(error) => page.raw(&format!("<p class=\"bad\">{}</p>", escape(&reason(&error, page.language)))),
    }
    page.close();
}

fn form(page: &mut Page, snapshot: Option<&str>, in_git: bool, basis: Option<&str>) {
    if snapshot.is_none() && !in_git {
        return;
    }
    let language = page.language;
    let edition = page.proof.edition.name();
    page.raw(&format!("<form class=\"since\" action=\"/__review/#changes\"><input type=\"hidden\" name=\"edition\" value=\"{edition}\">"));
    let revision = basis.filter(|basis| *basis != SNAPSHOT).unwrap_or("");
    let label = REVIEW_SINCE.say(language);
    let hint = if in_git { REVIEW_SINCE_REVISION.say(language) } else { "" };
    page.raw(&format!(
        "<label>{label} <input name=\"since\" value=\"{}\" placeholder=\"{hint}\" list=\"bases\" spellcheck=\"false\"></label>",
        escape(if basis == Some(SNAPSHOT) { SNAPSHOT } else { revision })
    ));
    page.raw("<datalist id=\"bases\">");
    if let Some(name) = snapshot {
        let name = REVIEW_SINCE_SNAPSHOT.with(language, &[("name", name.to_string())]);
        page.raw(&format!("<option value=\"{SNAPSHOT}\">{}</option>", escape(&name)));
    }
    if in_git {
        page.raw("<option value=\"HEAD\"></option><option value=\"HEAD~1\"></option>");
    }
    page.raw(&format!("</datalist><button>{}</button></form>\n", REVIEW_SHOW.say(language)));
}

fn elsewhere(page: &Page, basis: &str, snapshot: Option<&str>) -> Result<Elsewhere, ElsewhereError> {
    let preview = page.preview;
    let options = load::Options { edition: page.proof.edition, drafts: preview.options.drafts, base_url: None };
    match (basis, snapshot) {
        (SNAPSHOT, Some(name)) => changes::folder(&preview.root().join("archive").join(name).join(SOURCE), &options),
        _ => changes::revision(preview.root(), basis, &options),
    }
}

/// What changed, and between what.
struct Compared<'a> {
    changes: &'a Changes,
    old: &'a Site,
    new: &'a Site,
}

fn all(page: &mut Page, compared: &Compared, none: &Phrase) {
    if compared.changes.is_empty() {
        page.said("p", none);
    }
    for change in &compared.changes.notices {
        let texts = [compared.old, compared.new].map(|site| find(site, &change.notice.slug));
        notice(page, change, texts);
    }
    for change in &compared.changes.pages {
        let text = |site: &Site| {
            let page = site.pages.iter().find(|page| page.slug.text == change.slug)?;
            Some(changes::plain(page.body.text()))
        };
        page.raw("<article class=\"change\">");
        let address = (change.fate != Fate::Removed).then(|| format!("{}/", change.slug));
        part(page, change, &Shown { what: &names::PAGE, address, old: text(compared.old), new: text(compared.new) });
        page.raw("</article>\n");
    }
}

/// What changed in one notice, between two states of it, as far as they are at hand.
pub fn notice(page: &mut Page, change: &NoticeChange, texts: [Option<&Notice>; 2]) {
    let slug = &change.notice.slug;
    let [old, new] = texts;
    let address = |below: &str| new.map(|_| format!("notices/{slug}/{below}"));
    let own = |notice: Option<&Notice>| notice.map(|notice| changes::plain(notice.body.text()));
    page.raw("<article class=\"change\">");
    part(page, &change.notice, &Shown { what: &names::NOTICE, address: address(""), old: own(old), new: own(new) });
    for issue in &change.issues {
        let text = |notice: Option<&Notice>| {
            let issue = notice?.issues.iter().find(|known| known.slug.text == issue.slug)?;
            Some(changes::plain(issue.body.text()))
        };
        let address = address(&format!("{}/", issue.slug)).filter(|_| issue.fate != Fate::Removed);
        part(page, issue, &Shown { what: &names::ISSUE, address, old: text(old), new: text(new) });
    }
    page.raw("</article>\n");
}

fn find<'s>(site: &'s Site, slug: &str) -> Option<&'s Notice> {
    site.notices.iter().find(|notice| notice.slug.text == slug).map(|notice| &**notice)
}

/// How a part is shown: as what, where it leads to, and its whole text before and after.
struct Shown<'a> {
    what: &'a Phrase,
    address: Option<String>,
    old: Option<String>,
    new: Option<String>,
}

fn part(page: &mut Page, change: &PartChange, shown: &Shown) {
    let language = page.language;
    let what = shown.what;
    let level = if std::ptr::eq(what, &names::ISSUE) { "h4" } else { "h3" };
    let link = shown.address.as_deref().map(|address| page.page_link(address, &change.title));
    let title = link.unwrap_or_else(|| escape(&change.title).into_owned());
    let fate = match change.fate {
        Fate::Kept => String::new(),
        fate => format!(" <span class=\"fate\">{}</span>", fate.phrase().say(language)),
    };
    page.raw(&format!("<{level}><span class=\"kind\">{}</span> {title}{fate}</{level}>\n", what.say(language)));
    if !change.fields.is_empty() {
        page.raw("<dl class=\"fields\">");
        for field in &change.fields {
            let [old, new] = field.values();
            let old = old.map(|old| mark("del", old, language)).unwrap_or_default();
            let new = new.map(|new| mark("ins", new, language)).unwrap_or_default();
            page.raw(&format!("<div><dt>{}</dt><dd>{old} {new}</dd></div>", escape(field.name(language))));
        }
        page.raw("</dl>\n");
    }
    for file in &change.files {
        let name = names::FILE.with(language, &[("path", file.path.clone())]);
        page.raw(&format!("<p class=\"quiet\">{} {}</p>", escape(&name), file.fate.phrase().say(language)));
    }
    let whole = |kind: PieceKind, text: &Option<String>| {
        text.iter().filter(|text| !text.is_empty()).map(|text| Piece { kind, text: text.clone() }).collect::<Vec<_>>()
    };
    let pieces = match (&change.text, change.fate) {
        (Some(text), _) => text.pieces.clone(),
        // What came or went as a whole is read as a whole.
        (None, Fate::Added) => whole(PieceKind::Inserted, &shown.new),
        (None, Fate::Removed) => whole(PieceKind::Deleted, &shown.old),
        (None, _) => Vec::new(),
    };
    if !pieces.is_empty() {
        page.raw(&format!("<div class=\"running\">{}</div>\n", running(&pieces, language)));
    }
}

/// Text with what was deleted and inserted in it; what stayed is shortened.
fn running(pieces: &[Piece], language: Language) -> String {
    let last = pieces.len().saturating_sub(1);
    let mut html = String::from("<p>");
    for (at, piece) in pieces.iter().enumerate() {
        match piece.kind {
            PieceKind::Kept => {
                html += &paragraphs(&shortened(&piece.text, at == 0, at == last, language), None, language)
            }
            PieceKind::Deleted => html += &paragraphs(&piece.text, Some("del"), language),
            PieceKind::Inserted => html += &paragraphs(&piece.text, Some("ins"), language),
        }
    }
    html += "</p>";
    html.replace("<p></p>", "")
}

/// Line breaks of the text become paragraphs, also inside what changed.
fn paragraphs(text: &str, element: Option<&str>, language: Language) -> String {
    let lines = text.split('\n').map(|line| match element {
        Some(element) if !line.trim().is_empty() => mark(element, line, language),
        _ => escape(line).into_owned(),
    });
    lines.collect::<Vec<_>>().join("</p><p>")
}

/// A change is told by words as well as by looks.
fn mark(element: &str, text: &str, language: Language) -> String {
    let said = if element == "del" { &REVIEW_DELETED } else { &REVIEW_INSERTED };
    let said = said.say(language);
    format!("<{element}><span class=\"heard\">[{said}]</span>{}</{element}>", escape(text))
}

fn shortened(text: &str, is_first: bool, is_last: bool, language: Language) -> String {
    let count = text.chars().count();
    let (before, after) = (if is_first { 0 } else { AROUND }, if is_last { 0 } else { AROUND });
    if count <= before + after + AROUND {
        return text.to_string();
    }
    let start: String = text.chars().take(before).collect();
    let end: String = text.chars().skip(count - after).collect();
    format!("{start}{}{end}", ELIDED.say(language))
}
