//! What is not for the public reaches no byte of anything that is made of the public edition.
//!
//! Whatever the program learns to make gets one line in [`OUTPUTS`]; the marks and the search are the same.

use tongbao::catalogue::Language;
use tongbao::model::Edition;
use tongbao::preview::{Options, Preview, Request};

use super::markers::{Planted, mark, planted};
use super::search::Search;
use super::support::{Site, Tree};

/// Everything that is made of the public edition and may leave the office.
const OUTPUTS: &[(&str, fn(&Site) -> Tree)] = &[
    ("build", |site| site.built(&[])),
    ("serve", |site| served(site, &[])),
    ("export json", |site| made(site, &["export", "json", "--output", "made"])),
    ("export csv", |site| made(site, &["export", "csv", "--output", "made"])),
    ("export html", |site| made(site, &["export", "html", "--single", "n", "--output", "made"])),
    ("export fragment", |site| made(site, &["export", "fragment", "--output", "made"])),
    ("archive create", |site| {
        site.run(&["archive", "create", "--name", "first"]).expect(0);
        Tree::read(&site.path("archive"))
    }),
];

/// What the preview serves of the site itself, and, where `own` says so, of its pages for reviewers.
fn served(site: &Site, own: &[&str]) -> Tree {
    let options = Options {
        root: site.root().to_path_buf(),
        edition: Edition::Public,
        drafts: false,
        other_edition: false,
        language: Language::Zh,
        editor: "editor:{path}".into(),
        clock: Box::new(|| jiff::civil::date(2025, 11, 1).at(9, 0, 0, 0)),
    };
    let preview = Preview::new(options, || {});
    let pages = site.built(&[]).files.into_keys().chain(site.built(&["--edition", "internal"]).files.into_keys());
    let mut tree = Tree { files: Default::default() };
    for path in pages.chain(own.iter().map(ToString::to_string)) {
        let (address, query) = path.split_once('?').unwrap_or((&path, ""));
        let host = Some("localhost".into());
        let request = Request { path: format!("/{address}"), query: query.into(), host, ..Request::default() };
        let answer = preview.answer(&request);
        // What is not there is answered with the address that was asked for, which whoever asks knows.
        if answer.status == 200 {
            tree.files.insert(path.clone(), answer.body);
        }
    }
    tree
}

/// Reviewers see drafts, comments and signatures; but nothing internal while they look at the public edition.
#[test]
fn the_reviewers_pages_of_the_public_edition_hold_nothing_internal() {
    let Planted { site, places } = planted();
    let search = Search::new(places.iter().enumerate().map(|(at, place)| (mark(at), place.clone())));
    let own = [
        "__review/",
        "__review/?edition=internal",
        "__review/compare/",
        "__review/state?page=notices/n/",
        "__review/internal/notices/n/",
    ];
    let mut found = search.found_in(&served(&site, &own));
    found.retain(|found| {
        !["a comment's", "a signature's", "a draft", "an issue of a draft"].iter().any(|own| found.starts_with(own))
    });
    assert_eq!(found, Vec::<String>::new());
}

/// Runs a command that writes into the folder `made`.
fn made(site: &Site, args: &[&str]) -> Tree {
    site.run(args).expect(0);
    let tree = Tree::read(&site.path("made"));
    site.remove("made");
    tree
}

#[test]
fn nothing_that_is_not_public_leaves_the_office() {
    let Planted { site, places } = planted();
    let search = Search::new(places.iter().enumerate().map(|(at, place)| (mark(at), place.clone())));
    for (name, make) in OUTPUTS {
        let tree = make(&site);
        assert!(tree.files.len() > usize::from(*name == "build") * 20, "{name} made nothing");
        assert!(!tree.holding("公开的通报").is_empty() || name.contains("fragment"), "{name} holds no notice");
        let mut found = search.found_in(&tree);
        found.retain(|found| !is_kept_by_a_snapshot(found));
        assert_eq!(found, Vec::<String>::new(), "{name} leaks");
    }
}

/// No page names a category without public issues. But its title is a field of `notice.md`, which has no field
/// for the public and none for the office, and a snapshot keeps that file (`docs/review.md` warns of it).
fn is_kept_by_a_snapshot(found: &str) -> bool {
    found.starts_with("a category of internal issues only: ") && found.ends_with("/data/source/content/n/notice.md")
}

/// A search that finds nothing proves nothing: the internal edition holds the marks, and they are found.
#[test]
fn the_same_search_finds_the_marks_in_an_internal_build() {
    let Planted { site, places } = planted();
    let search = Search::new(places.iter().enumerate().map(|(at, place)| (mark(at), place.clone())));
    let tree = site.built(&["--edition", "internal", "--drafts"]);
    let found = search.found_in(&tree);
    for place in &places {
        let told = found.iter().any(|found| found.starts_with(&format!("{place}: ")));
        let never = ["comment's", "signature's", "content/"].iter().any(|part| place.contains(part));
        assert_eq!(told, !never, "{place}");
    }
}
