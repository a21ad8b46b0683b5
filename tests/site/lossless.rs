//! Every word of a text reaches whoever it is for, in everything that is made of it, and nobody else.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::io::{Cursor, Read};
use std::sync::{LazyLock, Mutex, MutexGuard};

use proptest::collection::vec;
use proptest::prelude::*;
use tongbao::export::{self, fragment, single};
use tongbao::finding::{Findings, Severity};
use tongbao::load::{self, Options};
use tongbao::model::Edition;
use tongbao::plan::{Page, PageKind, Plan, addresses};
use tongbao::render::{InMemory, Renderer};
use tongbao::theme::Theme;

use super::support::{Site, Tree, html, links};

/// A piece of a text. Words of its own stand for `@` where everybody may read them, for `§` where only the office may
/// and for `¤` where nobody does; `№` is the piece's own number.
const PARTS: &[&str] = &[
    "@",
    "@。\n@。",
    "## @",
    "### @",
    "#### @",
    "##### @",
    "###### @",
    "# @",
    "@\n===",
    "@\n---",
    "## @ {#h№}\n\n见[@](#h№)。",
    "## 一、@[^h№]\n\n[^h№]: @",
    "- @\n- @",
    "- @\n\n  @\n\n- @",
    "- @\n  - @\n    1. @\n    2. @",
    "3. @\n4. @",
    "1) @\n1) @",
    "+ @\n\n  > @\n\n  ```\n  @\n  ```",
    "- [x] @\n- [ ] @",
    "- [x] @\n\n  @\n- @",
    "| @ | @ |\n| :-- | --: |\n| @ | @ |",
    "| @ |\n|---|\n| @\\|@ | @ |\n| **@** |",
    "| @ | `@\\|@` |\n|:-:|---|\n| [@](https://example.gov.test/) | ![@](p.png) |\n| @[^t№] | <br>@ |\n\n[^t№]: @",
    "@[^f№]。\n\n[^f№]: @",
    "@[^f№]@[^f№]\n\n[^f№]: @\n\n    @\n\n    - @",
    "- @[^l№]\n\n[^l№]: @[^m№]\n\n[^m№]: @",
    "[^u№]: @",
    "@[^d]\n\n[^d]: @",
    "> @[^q№]\n>\n> [^q№]: @",
    "- @[^i№]\n\n  [^i№]: @\n\n  @",
    "::: note @\n@[^n№]\n\n[^n№]: @\n:::",
    "::: note\n- @\n\n| @ |\n|---|\n| @ |\n:::",
    "::: note **@**\n## @\n:::",
    ":::: note\n::: note @\n@\n:::\n@\n::::",
    "@\n: @\n: @",
    "@\n\n: @\n\n  - @",
    "> @\n@\n> > @",
    "> ### @\n> 1. @",
    "```\n@\n```",
    "```rust\nfn main() { let s = \"@\"; } // @\n```",
    "~~~ html\n<p>@</p>\n~~~",
    "    @",
    "`@`、``@`@``",
    "**@**@，@**“@”**@。*@*__@__",
    "***@**@*",
    "**@：**@",
    "~~@~~@",
    "~@~ ^@^",
    "[@](https://example.gov.test/x)",
    "[@](<https://example.gov.test/x> \"△\")",
    "[@][r№]、[r№]\n\n[r№]: https://example.gov.test/",
    "[@][none]、[@][]",
    "[@](notice.md)、[@](01-a.md)、[@](/about.md)",
    "[@](a.pdf)",
    "[**@**`@`](https://example.gov.test/)",
    "<https://example.gov.test/@>",
    "https://example.gov.test/a@b.html",
    "<office@example.gov.test>@",
    "![@](p.png)",
    "![@](p.png \"△\")@",
    "[![@](p.png)](https://example.gov.test/)",
    "![@**@**](p.png)\n![@](p.png)",
    "<details><summary>@</summary>\n\n@\n\n</details>",
    "<details>\n<summary>@</summary>\n@\n</details>",
    "<div>@",
    "<div>\n\n@\n\n</div>",
    "</div>@",
    "@<span lang=\"en\">@</span>",
    "<span>@",
    "<u>@</u><sub>@</sub><kbd>@</kbd>",
    "<b>@<i>@</b>@</i>",
    "<p>@<p>@",
    "<table><tr><td>@</td></tr></table>",
    "<table><caption>@</caption><tr><th>@<td>@<table><tr><td>@</table></table>",
    "<ul><li>@<li>@</ul>",
    "<center>@</center>",
    "<font color=\"red\">@</font>",
    "<h3 id=\"x№\">@</h3>",
    "<a href=\"notice.md\">@</a>",
    "<a name=\"n№\">@</a>",
    "<img src=\"p.png\" alt=\"@\">",
    "<figure><img src=\"p.png\" alt=\"@\"><figcaption>@</figcaption></figure>",
    "<abbr title=\"△\">@</abbr>",
    "<ruby>@<rt>@</rt></ruby>",
    "<pre>\n@\n</pre>",
    "<blockquote>@</blockquote>",
    "<dl><dt>@<dd>@</dl>",
    "<video>@</video>",
    "<button>@</button>",
    "<section><h2>@</h2>@</section>",
    "<unknown>@</unknown>",
    "<@>",
    "<!-- ¤ -->",
    "@<!-- ¤ -->@",
    "<!--\n¤\n\n¤\n-->\n@",
    "@  \n@\\\n@",
    "@<br>@<br/>@",
    "***\n@",
    "@&nbsp;@&lt;@&#x4e00;&unknown;@",
    "\\*@\\* \\@ \\[@\\] \\\\@ @\\",
    "5 < 6 > @ & @ \"@\" '@'",
    "3 * @ * 4 * @",
    "$@$、$$@$$",
    "_@_@_@_",
    "[@]",
    "[@](",
    "![@]",
    "!@(@)",
    "@{#x} {@}",
    "2025年10月11日@2025-10-11",
    "一、@",
    "（一）@",
    "　　@",
    "::: internal\n§[^s№]\n\n- § ![§](p.png)\n\n[^s№]: §\n:::",
    "@\n\n::: internal\n## §\n\n| § |\n|---|\n| § |\n:::\n\n@",
    "@[^b№]\n\n::: internal\n§[^c№]\n:::\n\n[^b№]: @\n[^c№]: §\n\n@",
    ":::: internal\n::: note §\n§\n:::\n§\n::::",
];

/// What may stand around a piece.
const AROUND: usize = 11;

fn around(kind: u8, part: &str) -> String {
    let prefixed = |first: &str, other: &str| {
        let line = |(n, line): (usize, &str)| match (n, line) {
            (0, line) => format!("{first}{line}"),
            (_, "") => other.trim_end().to_string(),
            (_, line) => format!("{other}{line}"),
        };
        part.lines().enumerate().map(line).collect::<Vec<_>>().join("\n")
    };
    match kind {
        _ if part.contains('§') => part.into(),
        6 => prefixed("> ", "> "),
        7 => prefixed("- ", "  "),
        8 => prefixed("1. ", "   "),
        9 => format!("::::: note\n{part}\n:::::"),
        10 => format!("::::: internal\n{}\n:::::", part.replace('@', "§").replace('△', "▲")),
        _ => part.into(),
    }
}

/// Who is to read a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum For {
    Everybody,
    Office,
    Nobody,
}

/// Where a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Everywhere,
    /// It describes its text: on the page of its own file, and in the data.
    OnItsOwnPage,
    /// Whoever points at something on a page reads it.
    WherePointedAt,
}

struct Word {
    reader: For,
    file: &'static str,
    shown: Shown,
    text: String,
}

/// The words of a site and the file that each stands in.
#[derive(Default)]
struct Words {
    list: Vec<Word>,
}

impl Words {
    /// A word of which no other is a part; what is not for everybody keeps its shape in any encoding.
    fn coin(&mut self, reader: For, shown: Shown, file: &'static str) -> String {
        const FIRST: [char; 20] = [
            '犇', '猋', '骉', '麤', '毳', '淼', '焱', '垚', '鑫', '磊', '矗', '晶', '瞐', '众', '鱻', '犟', '羴', '飍',
            '劦', '贔',
        ];
        const SECOND: [char; 20] = [
            '灥', '皛', '掱', '孨', '厽', '叒', '壵', '嚞', '囍', '毊', '槑', '燚', '朤', '茻', '龘', '靐', '龖', '昍',
            '圐', '圙',
        ];
        let number = self.list.len();
        let word = match reader {
            For::Everybody => [FIRST[number / SECOND.len()], SECOND[number % SECOND.len()]].into_iter().collect(),
            For::Office => format!("密zq{number:03}w"),
            For::Nobody => format!("注zq{number:03}w"),
        };
        self.list.push(Word { reader, file, shown, text: word.clone() });
        word
    }

    fn fill(&mut self, text: &str, file: &'static str) -> String {
        let mut filled = String::new();
        let mut before = ' ';
        for c in text.chars() {
            match c {
                '@' if before.is_ascii_lowercase() && !text.contains("/a@b") => filled.push('@'),
                '@' => filled += &self.coin(For::Everybody, Shown::Everywhere, file),
                '◇' => filled += &self.coin(For::Everybody, Shown::OnItsOwnPage, file),
                '§' => filled += &self.coin(For::Office, Shown::Everywhere, file),
                '◆' => filled += &self.coin(For::Office, Shown::OnItsOwnPage, file),
                '△' => filled += &self.coin(For::Everybody, Shown::WherePointedAt, file),
                '▲' => filled += &self.coin(For::Office, Shown::WherePointedAt, file),
                '¤' => filled += &self.coin(For::Nobody, Shown::Everywhere, file),
                c => filled.push(c),
            }
            before = c;
        }
        filled
    }

    fn of(&self, reader: For) -> impl Iterator<Item = &Word> {
        self.list.iter().filter(move |word| word.reader == reader)
    }
}

/// Pieces by number, what stands around each and whether it stands close to the one before.
type Pieces = Vec<(usize, u8, bool)>;

fn body(pieces: &Pieces, from: usize) -> String {
    let mut text = String::new();
    for (n, (part, kind, close)) in pieces.iter().enumerate() {
        let part = around(*kind, PARTS[*part]).replace('№', &(from + n).to_string());
        text += if *close { "\n" } else { "\n\n" };
        text += &part;
    }
    text + "\n"
}

const NOTICE: &str = "content/n/notice.md";
const ISSUE: &str = "content/n/01-a.md";
const HIDDEN: &str = "content/n/02-hidden.md";
const DRAFT: &str = "content/n/03-draft.md";

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\xdacd\xf8\xcfP\x0f\0\x03\x86\x01\x80Z4}k\0\0\0\0IEND\xaeB`\x82";

/// The fields of an issue, each with words of its own; `◇` where one is for its page and the data only.
const FIELDS: &str = "title: @\ncategory: lighting\nstatus: 已完成\nresponsible: [@, @]\ntopics: [◇]\ndescription: ◇\n\
                      measures: [{ text: @, date: 2025-06-01 }, { text: @ }]\nattachments: [{ file: a.pdf, title: @ }]\n";
const NOTICE_FIELDS: &str = "title: @\ndate: 2025-10-11\nissuer: @\ninspector: ◇\nkeywords: [◇]\ndescription: ◇\n\
                             document_number: @\ncorrections: [{ date: 2025-10-12, text: @ }]\n\
                             attachments: [{ file: a.pdf, title: @ }]\ncategories: [{ id: lighting, title: @ }]\n";

fn site(notice: &Pieces, issue: &Pieces, marker: usize) -> (Site, Words) {
    let mut words = Words::default();
    let (before, after) = notice.split_at(marker.min(notice.len()));
    let marker = "\n<!-- issues -->\n";
    let text = body(&before.to_vec(), 0) + marker + &body(&after.to_vec(), before.len());
    let notice = words.fill(&format!("---\n{NOTICE_FIELDS}---\n{text}"), NOTICE);
    let issue = body(issue, 100);
    let secret =
        |extra: &str| format!("---\n{FIELDS}{extra}---\n{issue}").replace('@', "§").replace('◇', "◆").replace('△', "▲");
    let hidden = words.fill(&secret("audience: internal\n"), HIDDEN);
    let draft = words.fill(&secret("draft: true\n"), DRAFT);
    let issue = words.fill(&format!("---\n{FIELDS}---\n{issue}"), ISSUE);
    let site = Site::new().page("about", "关于。\n").file("content/n/p.png", PNG).file("content/n/a.pdf", "%PDF-1.7\n");
    let files = [(NOTICE, notice), (ISSUE, issue), (HIDDEN, hidden), (DRAFT, draft)];
    (files.into_iter().fold(site, |site, (path, text)| site.file(path, text)), words)
}

/// Everything that is made of one edition.
struct Made {
    tree: Tree,
    docx: Vec<u8>,
    ledger: Vec<u8>,
    single: String,
    fragment: String,
    findings: Findings,
}

/// Making a theme ready takes longer than everything else.
fn theme(name: &'static str) -> MutexGuard<'static, Theme> {
    fn ready(name: &str) -> Mutex<Theme> {
        let root = tempfile::tempdir().unwrap();
        Mutex::new(Theme::load(name, root.path(), "zh-CN", &mut Findings::default()).unwrap())
    }
    static GOV: LazyLock<Mutex<Theme>> = LazyLock::new(|| ready("gov"));
    static PLAIN: LazyLock<Mutex<Theme>> = LazyLock::new(|| ready("plain"));
    let theme = if name == "gov" { &GOV } else { &PLAIN };
    theme.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn options(edition: Edition) -> Options {
    match edition {
        Edition::Public => Options::default(),
        Edition::Internal => Options::everything(),
    }
}

/// `None`: a build says that something is wrong, and makes nothing.
fn made(site: &Site, edition: Edition) -> Option<Made> {
    let mut findings = Findings::default();
    let options = options(edition);
    let tree = load::read(site.root()).unwrap();
    let (config, found) = tree.configured(&options).unwrap();
    findings.append(found);
    let loaded = load::lower(tree, config, &options, &mut findings);
    let plan = Plan::new(&loaded, &mut findings);
    let mut gov = theme("gov");
    let renderer = Renderer::new(&plan, &mut gov);
    let kept = InMemory::default();
    findings.append(renderer.everything(&kept).unwrap());
    if findings.count(Severity::Error) > 0 {
        return None;
    }
    let document = renderer.document(0, &mut findings);
    let images = renderer.images(0, &document, tongbao::formats::fits_word, &mut findings);
    let docx = tongbao::formats::docx(&document, &images);
    let ledger = renderer.ledger(0, &mut findings).unwrap();
    let single = page(&renderer, single);
    drop(gov);
    let mut plain = theme("plain");
    let fragment = page(&Renderer::new(&plan, &mut plain), fragment);
    let files: BTreeMap<_, _> = kept.files.into_inner().unwrap().into_iter().collect();
    Some(Made { tree: Tree { files }, docx, ledger, single, fragment, findings })
}

fn page(renderer: &Renderer, shape: impl Fn(&export::Page) -> String) -> String {
    let page = Page { kind: PageKind::Notice(0), address: addresses::notice(renderer.plan().notice(0)) };
    let html = renderer.page(&page, &mut Findings::default());
    let html = std::str::from_utf8(&html).unwrap();
    let file = |path: &str| {
        let assets = renderer.theme().assets().iter();
        assets.clone().find(|(address, _)| address == path).map(|(_, bytes)| bytes.clone()).or(Some(PNG.to_vec()))
    };
    shape(&export::Page { html, address: page.address.as_str(), base: None, file: &file })
}

/// What a page says, to the eye or to a screen reader.
fn said(page: &str) -> String {
    let tokens = html::tokens(page);
    let mut said = html::text(&tokens);
    for tag in html::tags(&tokens) {
        for name in ["alt", "title", "content", "href"] {
            said.push('\n');
            said += tag.get(name).unwrap_or_default();
        }
    }
    said
}

/// The files of a zip.
fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let read = |at| {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().unwrap().to_string();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (name, bytes)
    };
    (0..count).map(read).collect()
}

/// All text of a Word file's parts, and what it says of its pictures.
fn text_of_docx(bytes: &[u8]) -> String {
    let mut text = String::new();
    for (name, bytes) in unpacked(bytes).iter().filter(|(name, _)| name.ends_with(".xml")) {
        let part = std::str::from_utf8(bytes).unwrap();
        let tree = roxmltree::Document::parse(part).unwrap_or_else(|error| panic!("{name}: {error}"));
        for node in tree.descendants() {
            text += node.text().filter(|_| node.is_text()).unwrap_or_default();
            text += node.attribute("descr").unwrap_or_default();
        }
    }
    text
}

/// The lines that findings speak of.
fn told(findings: &Findings) -> String {
    let mut told = String::new();
    for finding in findings.iter() {
        let Some(place) = &finding.place else { continue };
        let Some(span) = place.span else { continue };
        let text = &place.source.text;
        let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at);
        writeln!(told, "{}", &text[start..end]).unwrap();
    }
    told
}

/// The words that one reader is to read and that stand neither in a text nor in what was told, each with the text.
fn lost(words: &Words, reader: For, made: &Made) -> Vec<String> {
    let told = told(&made.findings);
    let notice = said(made.tree.text("notices/n/index.html"));
    let of_issue = |name: &str| made.tree.files.get(&format!("notices/n/{name}/index.html"));
    let json: serde_json::Value = serde_json::from_slice(&made.tree.files["notices/n/notice.json"]).unwrap();
    let everywhere = [
        ("notice", notice),
        ("json", json.to_string()),
        ("docx", text_of_docx(&made.docx)),
        ("single", said(&made.single)),
        ("fragment", said(&format!("<body>{}</body>", made.fragment))),
    ];
    let mut lost = Vec::new();
    for word in words.of(reader).filter(|word| !told.contains(&word.text)) {
        let own = match word.file {
            ISSUE => of_issue("a"),
            HIDDEN => of_issue("hidden"),
            DRAFT => of_issue("draft"),
            _ => None,
        };
        let own = own.map(|page| ("issue", said(std::str::from_utf8(page).unwrap())));
        let is_wanted = |place: &str| match word.shown {
            Shown::Everywhere => true,
            Shown::OnItsOwnPage => place == "json" || place == "notice" && word.file == NOTICE,
            Shown::WherePointedAt => matches!(place, "notice" | "single"),
        };
        let places = everywhere.iter().filter(|(place, _)| is_wanted(place)).chain(&own);
        let missing = places.filter(|(_, text)| !text.contains(&word.text));
        lost.extend(missing.map(|(place, _)| format!("{place}: {} of {}", word.text, word.file)));
    }
    lost
}

/// Where a word is that must not be there.
fn leaked<'w>(words: impl Iterator<Item = &'w Word>, made: &Made) -> Vec<String> {
    let mut files: Vec<(String, Vec<u8>)> = made.tree.files.clone().into_iter().collect();
    files.extend(unpacked(&made.docx));
    files.extend(unpacked(&made.ledger));
    files.push(("single".into(), made.single.clone().into()));
    files.push(("fragment".into(), made.fragment.clone().into()));
    let mut leaked = Vec::new();
    for word in words {
        let mark = &word.text.as_bytes()["密".len()..];
        let holds = |(_, bytes): &&(String, Vec<u8>)| memchr::memmem::find(bytes, mark).is_some();
        leaked.extend(files.iter().filter(holds).map(|(path, _)| format!("{} in {path}", word.text)));
    }
    leaked
}

fn pieces() -> impl Strategy<Value = Pieces> {
    vec((0..PARTS.len(), 0..AROUND as u8, prop::bool::weighted(0.1)), 0..14)
}

fn written(site: &Site) -> String {
    [NOTICE, ISSUE].map(|path| site.read(path)).join("\n=====\n")
}

/// A case makes three whole sites; `PROPTEST_CASES` asks for more of them.
fn cases() -> ProptestConfig {
    let asked = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { 48 };
    ProptestConfig { cases, ..asked }
}

#[test]
fn the_marker_of_a_notice_takes_nothing_away_from_other_texts() {
    let body = "甲甲[^1]。\n\n<!-- issues -->\n\n乙乙。\n\n[^1]: 丙丙。\n";
    let output = Site::small().issue("n/03-x", "", body).page("about", body).built(&[]);
    for page in ["notices/n/index.html", "notices/n/x/index.html", "about/index.html"] {
        let text = said(output.text(page));
        assert!(["甲甲", "乙乙", "丙丙"].iter().all(|word| text.contains(word)), "{page}: {text}");
    }
    assert!(links::broken(&output, "/").is_empty());
}

proptest! {
    #![proptest_config(cases())]
    #[test]
    fn every_word_reaches_its_readers_and_nobody_else(notice in pieces(), issue in pieces(), marker in 0..14_usize) {
        let (site, words) = site(&notice, &issue, marker);
        let public = made(&site, Edition::Public);
        let Some(public) = public else { return Ok(()) };
        let text = || written(&site);
        let lost_words = lost(&words, For::Everybody, &public);
        prop_assert!(lost_words.is_empty(), "{lost_words:#?}\n{}", text());
        let leaked_words = leaked(words.of(For::Office).chain(words.of(For::Nobody)), &public);
        prop_assert!(leaked_words.is_empty(), "{leaked_words:#?}\n{}", text());
        let alone = Tree { files: [("single.html".to_string(), public.single.clone().into_bytes())].into() };
        let broken = [links::broken(&public.tree, "/"), links::broken(&alone, "/")].concat();
        prop_assert!(broken.is_empty(), "{broken:#?}\n{}", text());
        let again = made(&site, Edition::Public).unwrap();
        prop_assert_eq!(public.tree.differences(&again.tree), Vec::<&str>::new());
        prop_assert!(public.docx == again.docx && public.ledger == again.ledger);
        prop_assert!(public.single == again.single && public.fragment == again.fragment);
        let Some(internal) = made(&site, Edition::Internal) else { return Ok(()) };
        for reader in [For::Everybody, For::Office] {
            let lost = lost(&words, reader, &internal);
            prop_assert!(lost.is_empty(), "internal: {lost:#?}\n{}", text());
        }
        let leaked = leaked(words.of(For::Nobody), &internal);
        prop_assert!(leaked.is_empty(), "{leaked:#?}\n{}", text());
    }
}
