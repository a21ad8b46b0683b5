//! A builder of sites: minimal by itself, each test adds what it is about.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::run::{self, Run};
use super::tree::Tree;

/// A site in a folder of its own, gone when dropped.
pub struct Site {
    folder: TempDir,
}

const SITE_YAML: &str = "title: 示例市整改公开\noffice: 示例市城市管理局\ncontact: { phone: 0000-0000000 }\n";
const CATEGORIES: &str = "categories:\n  - { id: lighting, title: 城市照明 }\n  - { id: greening, title: 城市绿化 }\n";

impl Site {
    /// A folder without anything in it.
    pub fn empty() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    /// A site with its settings and no notice.
    pub fn new() -> Self {
        Self::empty().file("content/site.yaml", SITE_YAML)
    }

    /// A site with one notice and two issues, in which nothing is wrong.
    pub fn small() -> Self {
        Self::new()
            .notice("n", "", "开头的话。\n\n<!-- issues -->\n")
            .issue("n/01-lamps", "", "已更换路灯 12 盏。\n")
            .issue("n/02-trees", "category: greening\nstatus: 正在整改\n", "正在补栽行道树。\n")
    }

    /// A site with so much in it that building takes a moment.
    pub fn large(notices: usize, issues: usize) -> Self {
        let mut site = Self::new();
        for notice in 0..notices {
            site = site.notice(&format!("n{notice}"), "", "开头的话。\n");
            for issue in 0..issues {
                let body = format!("第 {issue} 个问题的整改情况。\n\n").repeat(8);
                site = site.issue(&format!("n{notice}/{issue:03}-i{issue}"), "responsible: [照明科]\n", &body);
            }
        }
        site
    }

    pub fn file(self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.write(path, bytes);
        self
    }

    /// A notice in `content/<folder>/`. Keys in `extra` stand before the usual ones.
    pub fn notice(self, folder: &str, extra: &str, body: &str) -> Self {
        let head = merged(extra, &["title: 关于巡察整改进展情况的通报\n", "date: 2025-10-11\n", CATEGORIES]);
        self.file(&format!("content/{folder}/notice.md"), format!("---\n{head}---\n{body}"))
    }

    /// An issue at `content/<path>.md`. Keys in `extra` stand before the usual ones.
    pub fn issue(self, path: &str, extra: &str, body: &str) -> Self {
        let name = path.rsplit('/').next().unwrap();
        let title = format!("title: 问题 {name}\n");
        let head = merged(extra, &[&title, "category: lighting\n", "status: 已完成\n"]);
        self.file(&format!("content/{path}.md"), format!("---\n{head}---\n{body}"))
    }

    pub fn page(self, name: &str, body: &str) -> Self {
        self.file(&format!("content/{name}.md"), format!("---\ntitle: 页面 {name}\n---\n{body}"))
    }

    #[cfg(unix)]
    pub fn symlink(self, path: &str, target: impl AsRef<Path>) -> Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(target, path).unwrap();
        self
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Copies a folder of the repository into the site.
    pub fn copy(&self, from: &Path, to: &str) {
        copy(from, &self.path(to));
    }

    pub fn append(&self, path: &str, text: &str) {
        self.write(path, self.read(path) + text);
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn remove(&self, path: &str) {
        let path = self.path(path);
        if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.unwrap();
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub fn run(&self, args: &[&str]) -> Run {
        run::run(self.root(), args)
    }

    /// `build --lang en`, and whatever else.
    pub fn build(&self, args: &[&str]) -> Run {
        self.run(&[&["build", "--lang", "en"], args].concat())
    }

    /// A build that must succeed.
    #[track_caller]
    pub fn built(&self, args: &[&str]) -> Tree {
        self.build(args).expect(0);
        self.output()
    }

    /// A build that must fail; gives its findings as `path:line:column code`.
    #[track_caller]
    pub fn faults(&self) -> Vec<String> {
        self.build(&["--format", "json"]).expect(1).findings().iter().map(super::Found::short).collect()
    }

    pub fn output(&self) -> Tree {
        Tree::read(&self.path("public"))
    }
}

/// Keys of `extra` stand in for the usual ones.
fn merged(extra: &str, usual: &[&str]) -> String {
    let mut head = extra.to_string();
    for line in usual {
        let key = line.split(':').next().unwrap();
        if !extra.lines().any(|line| line.split(':').next() == Some(key)) {
            head.push_str(line);
        }
    }
    head
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
