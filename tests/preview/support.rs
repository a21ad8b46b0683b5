//! A site in a folder, its preview, and the build that it is compared with.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use tongbao::catalogue::Language;
use tongbao::finding::Findings;
use tongbao::load;
use tongbao::model::Edition;
use tongbao::plan::Plan;
use tongbao::preview::{Answer, Options, Preview, Request};
use tongbao::render::{InMemory, Nowhere, Renderer};
use tongbao::theme::Theme;

pub struct Site {
    folder: TempDir,
}

pub const SITE_YAML: &str = "title: 示例市整改公开\noffice: 示例市城市管理局\nbase_url: https://shili.example/\n\
                             contact:\n  phone: 0000-12345678\n  address: 示例市示例路1号\n";

pub const TODAY: jiff::civil::Date = jiff::civil::date(2025, 11, 1);

/// What a build makes of a folder.
pub struct Built {
    /// By the path of the file; empty where there are errors.
    pub files: BTreeMap<String, Vec<u8>>,
    pub findings: Vec<String>,
}

impl Site {
    pub fn new() -> Self {
        let site = Self { folder: tempfile::tempdir().unwrap() };
        site.write("content/site.yaml", SITE_YAML);
        site
    }

    /// With two notices, a page, an image that is used and one that is not.
    pub fn usual() -> Self {
        let site = Self::new();
        site.write("content/about.md", "---\ntitle: 关于本站\nnavigation: 1\n---\n本站公开整改情况。\n");
        site.write("content/lvhua/notice.md", &notice("关于园林绿化的通报", "2025-10-11", "lvhua"));
        site.write(
            "content/lvhua/01-pruning.md",
            &issue("乔木修剪不及时", "lvhua", "已经修剪。\n\n![修剪后](images/after.png)\n"),
        );
        site.write(
            "content/lvhua/02-watering.md",
            &issue("浇水不及时", "lvhua", "已经浇水，参见[修剪](01-pruning.md)。\n"),
        );
        site.write_bytes("content/lvhua/images/after.png", &png(1));
        site.write_bytes("content/lvhua/images/unused.png", &png(2));
        site.write("content/zhaoming/notice.md", &notice("关于城市照明的通报", "2025-09-01", "zhaoming"));
        site.write("content/zhaoming/01-lamps.md", &issue("路灯不亮", "zhaoming", "已经修复路灯580余盏。\n"));
        site
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub fn write(&self, path: &str, text: &str) {
        self.write_bytes(path, text.as_bytes());
    }

    pub fn write_bytes(&self, path: &str, bytes: &[u8]) {
        let file = self.path(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }

    pub fn remove(&self, path: &str) {
        let file = self.path(path);
        if file.is_dir() { fs::remove_dir_all(file).unwrap() } else { fs::remove_file(file).unwrap() }
    }

    pub fn preview(&self) -> Preview {
        Preview::new(self.options(), || {})
    }

    pub fn options(&self) -> Options {
        Options {
            root: self.root().canonicalize().unwrap(),
            edition: Edition::Public,
            drafts: false,
            other_edition: true,
            language: Language::Zh,
            editor: "vscode://file{path}:{line}:{column}".into(),
            clock: Box::new(|| TODAY.at(9, 0, 0, 0)),
        }
    }

    pub fn build(&self) -> Built {
        self.build_of(Edition::Public)
    }

    /// As the command `build` does it.
    pub fn build_of(&self, edition: Edition) -> Built {
        let options = load::Options { edition, ..load::Options::default() };
        let Ok(tree) = load::read(self.root()) else { return Built { files: BTreeMap::new(), findings: Vec::new() } };
        let mut findings = tree.findings.clone();
        let in_memory = InMemory::default();
        let mut has_errors = true;
        if let Some(config) = load::config(&tree.site, &options, &mut findings) {
            let theme = Theme::of(&config, self.root(), &mut findings);
            let site = load::lower(tree, config, &options, &mut findings);
            let plan = Plan::new(&site, &mut findings);
            if let Some(mut theme) = theme {
                let renderer = Renderer::new(&plan, &mut theme);
                let found =
                    if findings.has_errors() { renderer.everything(&Nowhere) } else { renderer.everything(&in_memory) };
                findings.append(found.unwrap());
                has_errors = findings.has_errors();
                let request = tongbao::check::Request { plan: &plan, today: TODAY, published: None };
                findings = tongbao::check::judge(&request, findings);
            }
        }
        let files = in_memory.files.into_inner().unwrap().into_iter().collect();
        Built { files: if has_errors { BTreeMap::new() } else { files }, findings: told(&findings) }
    }
}

/// Findings as one line each, in order.
pub fn told(findings: &Findings) -> Vec<String> {
    let mut findings = findings.clone();
    findings.sort();
    let line = |finding: &tongbao::finding::Finding| {
        let place = finding.place.as_ref();
        let path = place.map_or("", |place| &place.source.path);
        format!("{path} {:?} {} {:?}", place.and_then(|place| place.position()), finding.kind.code, finding.args)
    };
    findings.iter().map(line).collect()
}

pub fn get(preview: &Preview, path: &str) -> Answer {
    preview.answer(&request(path))
}

pub fn request(path: &str) -> Request {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    Request { path: path.into(), query: query.into(), host: Some("127.0.0.1:4000".into()), ..Request::default() }
}

/// A body without the preview's script.
pub fn without_script(body: &[u8]) -> Vec<u8> {
    let text = String::from_utf8(body.to_vec()).unwrap();
    let Some(start) = text.find("<script src=\"/__review/preview.js\"") else { return text.into_bytes() };
    let end = start + text[start..].find("</script>").unwrap() + "</script>".len();
    format!("{}{}", &text[..start], &text[end..]).into_bytes()
}

/// Compares everything that the preview serves with what a build makes; and that it serves nothing else of what it did.
#[track_caller]
pub fn assert_same(preview: &Preview, site: &Site, edition: Edition, below: &str) {
    let built = site.build_of(edition);
    preview.take_in();
    let proof = preview.desk().proof(edition);
    assert_eq!(told(&proof.all_findings(TODAY)), built.findings);
    for (path, expected) in &built.files {
        let address = tongbao::model::address::encode_path(path.strip_suffix("index.html").unwrap_or(path));
        let answer = get(preview, &format!("{below}{address}"));
        assert_eq!(answer.status, 200, "{address}");
        let served = if path.ends_with(".html") { without_script(&answer.body) } else { answer.body };
        assert!(served == *expected, "{address} is served otherwise than it is built");
    }
}

pub fn notice(title: &str, date: &str, category: &str) -> String {
    format!(
        "---\ntitle: {title}\nkind: inspection\nissuer: 示例市城市管理局\ndate: {date}\ncategories:\n  \
         - {{ id: {category}, title: 问题类别{category} }}\n---\n现将整改情况予以公布。\n\n## 整改情况\n\n<!-- issues -->\n"
    )
}

pub fn issue(title: &str, category: &str, text: &str) -> String {
    format!("---\ntitle: {title}\ncategory: {category}\nstatus: 已完成\nresponsible: [园林中心]\n---\n{text}")
}

/// A picture of one dot, different for each number.
pub fn png(number: u8) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0".to_vec();
    bytes.push(number);
    bytes
}
