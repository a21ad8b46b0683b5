//! Sites in memory, and what the checker says of them.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::{Date, date};
use tongbao::check::{self, Published, Request};
use tongbao::finding::{Finding, Findings, edited};
use tongbao::load::{self, Loaded, NoticeFiles, Options, TextFile, Tree};
use tongbao::model::Asset;
use tongbao::plan::Plan;
use tongbao::source::Source;

/// The day on which everything here is checked.
pub const TODAY: Date = date(2025, 12, 1);

const SITE: &str = "title: 示例市城市管理局\n";
const NOTICE_HEAD: &str = "title: 关于巡察整改情况的通报\nkind: inspection\ndate: 2025-10-11\ncategories: [{ id: lighting, title: 城市照明 }]\n";
const NOTICE_BODY: &str = "根据区委统一部署，区委巡察组开展了巡察。现将整改情况予以公布。\n";
const ISSUE_HEAD: &str = "title: 路灯维修不及时\ncategory: lighting\nstatus: 已完成\n";
const ISSUE_BODY: &str = "对辖区路灯进行全面排查，更换损坏的灯具，建立了巡查和报修制度。\n";

/// The files of a `content` folder; those that are not given are ordinary ones.
pub struct Files(BTreeMap<String, String>);

impl Files {
    /// An ordinary notice `n` with one issue `n/01-a.md`.
    pub fn ordinary() -> Self {
        let mut files = Self(BTreeMap::new());
        files.set("site.yaml", SITE);
        files.set("n/notice.md", NOTICE_BODY);
        files.set("n/01-a.md", ISSUE_BODY);
        files
    }

    /// An example as rules give it: one issue's text, or files, each after a line `=== name`.
    pub fn example(text: &str) -> Self {
        let mut files = Self::ordinary();
        if !text.starts_with("=== ") {
            files.set("n/01-a.md", text);
            return files;
        }
        for part in text.split("=== ").skip(1) {
            let (name, content) = part.split_once('\n').unwrap();
            files.set(name, content);
        }
        files
    }

    /// Sets a file; a Markdown file without front matter gets an ordinary one.
    pub fn set(&mut self, path: &str, text: &str) {
        let head = if path.ends_with("notice.md") { NOTICE_HEAD } else { ISSUE_HEAD };
        let whole = if path.ends_with(".md") && !text.starts_with("---\n") {
            format!("---\n{head}---\n{text}\n")
        } else {
            text.to_string()
        };
        self.0.insert(path.to_string(), whole);
    }

    pub fn with(mut self, path: &str, text: &str) -> Self {
        self.set(path, text);
        self
    }

    pub fn tree(&self) -> Tree {
        let source = |path: &str| Source::new(format!("content/{path}"), self.0[path].clone());
        let file = |path: &String| TextFile { path: path.clone(), source: Some(source(path)) };
        let folders: Vec<&str> = self.0.keys().filter_map(|path| path.strip_suffix("/notice.md")).collect();
        let notices = folders.iter().map(|folder| NoticeFiles {
            folder: folder.to_string(),
            notice: file(&format!("{folder}/notice.md")),
            issues: self
                .0
                .keys()
                .filter(|path| {
                    path.starts_with(&format!("{folder}/")) && path.ends_with(".md") && !path.ends_with("/notice.md")
                })
                .map(file)
                .collect(),
        });
        let lists = self.0.keys().filter(|path| path.starts_with("_words/"));
        let word_lists: Vec<Arc<Source>> = lists.map(|path| source(path)).collect();
        Tree {
            root: Default::default(),
            site: source("site.yaml"),
            notices: notices.collect(),
            pages: self.0.keys().filter(|path| path.ends_with(".md") && !path.contains('/')).map(file).collect(),
            assets: Arc::new(self.assets()),
            history: Default::default(),
            word_lists,
            digest: blake3::hash(b""),
            findings: Findings::default(),
        }
    }

    /// Files of no text are there, with nothing in them.
    fn assets(&self) -> BTreeMap<String, Asset> {
        let content: Arc<Path> = Path::new("content").into();
        let is_text = |path: &str| path.starts_with("_words/") || path.ends_with(".md") || path.ends_with(".yaml");
        let paths = self.0.keys().filter(|path| !is_text(path));
        let asset = |path: &String| {
            let file = content.join(path);
            (path.clone(), Asset { content: content.clone(), file, length: 0, size: None, scripted: false })
        };
        paths.map(asset).collect()
    }

    /// Everything that is found.
    pub fn findings(&self) -> Vec<Finding> {
        self.findings_against(None)
    }

    pub fn findings_against(&self, published: Option<&Published>) -> Vec<Finding> {
        check(self.tree(), published).into_iter().collect()
    }

    /// `code@text` for all that is found, the text being what the place holds.
    pub fn told(&self) -> Vec<String> {
        self.findings().iter().map(tell).collect()
    }

    /// `code@line` for all that is found.
    pub fn told_lines(&self) -> Vec<String> {
        let line = |finding: &Finding| {
            let place = finding.place.as_ref().expect("a finding has a place");
            place.span.map_or(0, |span| place.source.position(span.start).line)
        };
        self.findings().iter().map(|finding| format!("{}@{}", finding.kind.code, line(finding))).collect()
    }

    /// The same without what a small site in a test always lacks.
    pub fn told_of_texts(&self) -> Vec<String> {
        self.told().into_iter().filter(|told| !told.starts_with("TB92") && !told.starts_with("TB405")).collect()
    }
}

/// Everything that is found in a site's folder.
pub fn findings_of_folder(root: &Path) -> Findings {
    check(load::read(root).expect("the folder can be read"), None)
}

fn check(tree: Tree, published: Option<&Published>) -> Findings {
    let Loaded { site, findings: mut found } = Loaded::of(tree, &Options::default()).expect("site.yaml can be read");
    let plan = Plan::new(&site, &mut found);
    check::run(&Request { plan: &plan, today: TODAY, published }, found)
}

pub fn tell(finding: &Finding) -> String {
    let place = finding.place.as_ref().expect("a finding has a place");
    let text = place.span.map_or("", |span| &place.source.text[span.range()]);
    format!("{}@{}", finding.kind.code, text)
}

/// The file of a finding after its fix.
pub fn mended(finding: &Finding) -> Option<String> {
    let fix = finding.fix.as_ref()?;
    Some(edited(&finding.place.as_ref()?.source.text, &fix.edits))
}

/// The lines with a word that the program tells of a folder, in the short format.
pub fn lines_of_check(root: &Path, word: &str) -> Vec<String> {
    let mut program = assert_cmd::Command::cargo_bin("tongbao").unwrap();
    let output = program.current_dir(root).args(["check", "--format", "short", "--lang", "zh"]).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    told.lines().filter(|line| line.contains(word)).map(str::to_string).collect()
}
