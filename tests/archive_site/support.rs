//! A small site in a folder of its own, and snapshots of it.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::{DateTime, date};
use jiff::tz::Offset;
use std::process::Command;
use tempfile::TempDir;
use tongbao::archive::{self, Archive, ArchiveError, Disk, IfUnchanged, Lock, Outcome, RealDisk, Request, Snapshot};
use tongbao::catalogue::Language;
use tongbao::finding::Findings;
use tongbao::load;
use tongbao::model::Edition;
use tongbao::model::path::inside;
use tongbao::plan::Plan;
use tongbao::render::Renderer;
use tongbao::theme::Theme;

pub struct Site {
    folder: TempDir,
}

impl Site {
    pub fn new() -> Self {
        let site = Self { folder: tempfile::tempdir().unwrap() };
        site.write("site.yaml", "title: 示例市整改公开\noffice: 示例市城市管理局\ncontact: { phone: 0000-0000000 }\n");
        site.write(
            "shili-2025/notice.md",
            "---\ntitle: 关于整改情况的通报\ndate: 2025-06-30\ncategories:\n  - { id: roads, title: 道路养护 }\n---\n现将整改情况公布如下。\n",
        );
        site.write("shili-2025/01-ludeng.md", &issue("路灯不亮", "正在整改", "更换路灯。\n\n![路灯](ludeng.png)\n"));
        site.write("shili-2025/02-jinggai.md", &issue("井盖缺失", "正在整改", "补装井盖。\n"));
        site.write_bytes("shili-2025/ludeng.png", PNG);
        site
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn archive(&self) -> Archive {
        Archive::of(self.root())
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub fn write(&self, path: &str, text: &str) {
        self.write_bytes(path, text.as_bytes());
    }

    pub fn write_bytes(&self, path: &str, bytes: &[u8]) {
        let file = self.root().join("content").join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }

    /// Makes a snapshot in a month of 2025.
    #[track_caller]
    pub fn snapshot(&self, month: i8) -> Snapshot {
        match self.try_snapshot(&QuickDisk, noon(month), IfUnchanged::MakeAnother) {
            Ok((Outcome::Made(snapshot), _)) => snapshot,
            other => panic!("no snapshot: {other:?}"),
        }
    }

    pub fn try_snapshot(
        &self,
        disk: &dyn Disk,
        created: DateTime,
        if_unchanged: IfUnchanged,
    ) -> Result<(Outcome, Findings), ArchiveError> {
        self.snapshot_of(Edition::Public, disk, created, if_unchanged)
    }

    pub fn snapshot_of(
        &self,
        edition: Edition,
        disk: &dyn Disk,
        created: DateTime,
        if_unchanged: IfUnchanged,
    ) -> Result<(Outcome, Findings), ArchiveError> {
        self.snapshot_under(&self.archive().lock(disk, || ())?, edition, disk, created, if_unchanged)
    }

    pub fn snapshot_under(
        &self,
        lock: &Lock,
        edition: Edition,
        disk: &dyn Disk,
        created: DateTime,
        if_unchanged: IfUnchanged,
    ) -> Result<(Outcome, Findings), ArchiveError> {
        let wanted = load::Options { edition, ..load::Options::default() };
        let tree = load::read(self.root()).unwrap();
        let mut findings = tree.findings.clone();
        let config = load::config(&tree.site, &wanted, &mut findings).unwrap();
        let mut theme = Theme::of(&config, self.root(), &mut findings).unwrap();
        let mut site = load::lower(tree, config, &wanted, &mut findings);
        Arc::make_mut(&mut site.history).making = Some(created.date());
        let plan = Plan::new(&site, &mut findings);
        let renderer = Renderer::new(&plan, &mut theme);
        let request = Request { created, slug: None, if_unchanged };
        archive::create(&self.archive(), disk, lock, &site, &request, &|receiver| renderer.everything(receiver))
    }

    pub fn mend(&self) {
        let lock = self.archive().lock(&QuickDisk, || ()).unwrap();
        archive::mend(&self.archive(), &QuickDisk, &lock).unwrap();
    }

    /// What verification of the whole archive finds, by name and place, without what was found twice.
    pub fn faults(&self) -> Vec<String> {
        let mut findings = Findings::default();
        archive::verify_all(&self.archive(), &mut findings).unwrap();
        told(&findings)
    }

    /// Runs the program in the site's folder at a fixed time; gives its exit code and everything it says.
    pub fn run(&self, month: i8, args: &[&str]) -> (i32, String) {
        let output = self.program(month, args).output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.code().unwrap(), String::from_utf8(said).unwrap())
    }

    /// The program as it will be run.
    pub fn program(&self, month: i8, args: &[&str]) -> Command {
        let seconds = Offset::constant(8).to_timestamp(noon(month)).unwrap().as_second();
        let mut program = Command::new(env!("CARGO_BIN_EXE_tongbao"));
        let root = self.root().to_str().unwrap();
        program.args(args).args(["--root", root, "--lang", "zh"]).env("SOURCE_DATE_EPOCH", seconds.to_string());
        program
    }
}

/// The disk, without waiting for its medium: nothing here cuts the power.
pub struct QuickDisk;

impl Disk for QuickDisk {
    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        RealDisk.make_folder(folder)
    }

    fn write(&self, file: &Path, bytes: &[u8]) -> io::Result<()> {
        RealDisk.write(file, bytes)
    }

    fn copy(&self, file: &Path, source: &mut dyn Read) -> io::Result<()> {
        RealDisk.copy(file, source)
    }

    fn share(&self, old: &Path, new: &Path) -> io::Result<()> {
        RealDisk.share(old, new)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.rename(from, to)
    }

    fn remove_file(&self, file: &Path) -> io::Result<()> {
        RealDisk.remove_file(file)
    }

    fn remove_tree(&self, folder: &Path) -> io::Result<()> {
        RealDisk.remove_tree(folder)
    }

    fn sync(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }
}

pub fn noon(month: i8) -> DateTime {
    date(2025, month, 11).at(12, 0, 0, 0)
}

pub fn issue(title: &str, status: &str, text: &str) -> String {
    format!("---\ntitle: {title}\ncategory: roads\nstatus: {status}\n---\n{text}")
}

pub fn told(findings: &Findings) -> Vec<String> {
    let mut told: Vec<String> = findings
        .iter()
        .map(|finding| {
            let place = finding.place.as_ref().map_or("", |place| &place.source.path);
            // Every message has to be whole in both languages.
            assert!(!finding.message(Language::Zh).contains('{') && !finding.message(Language::En).contains('{'));
            format!("{} {place}", finding.kind.name)
        })
        .collect();
    told.sort();
    told.dedup();
    told
}

/// Every file below a folder, with its bytes.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = inside(folder, entry.path()).unwrap().into_owned();
            (path, fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// Writes over a file that is for reading only, in place, as somebody with the right to would.
pub fn overwrite(file: &Path, bytes: &[u8]) {
    let mut permissions = fs::metadata(file).unwrap().permissions();
    #[allow(clippy::permissions_set_readonly_false)]
    permissions.set_readonly(false);
    fs::set_permissions(file, permissions).unwrap();
    fs::write(file, bytes).unwrap();
}

/// A picture of one pixel.
const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8,
    0, 0, 0, 0, 0x3A, 0x7E, 0x9B, 0x55, 0, 0, 0, 0x0A, b'I', b'D', b'A', b'T', 0x78, 0x9C, 0x63, 0x60, 0, 0, 0, 2, 0,
    1, 0x48, 0xAF, 0xA4, 0x71, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xAE, 0x42, 0x60, 0x82,
];
