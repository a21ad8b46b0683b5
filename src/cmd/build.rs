//! `tongbao build`: load, plan, render, write, report.

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::arguments::{Build, Common};
use super::progress::Counted;
use super::terminal::Terminal;
use super::{FOUND, Failure, own_folders, today};
use crate::archive::{self, Archive};
use crate::catalogue::Language;
use crate::catalogue::words::{
    BAD_BASE_URL, BUILT, FOREIGN_FILES, FOREIGN_LEFT_OUT, INTERNAL_BUILT, NOT_BUILT, OUT_OF_MEMORY_OF_THREADS, REMOVED,
    RENDERING, WAITING,
};
use crate::check;
use crate::config::{BaseUrl, Config};
use crate::finding::{Findings, Severity};
use crate::load::{self, Changes, LoadError, Shelf, Tree};
use crate::markdown::CodeSample;
use crate::model::{Edition, Site};
use crate::output::{Folder, OutputError, Report};
use crate::plan::Plan;
use crate::render::{Nowhere, Renderer};
use crate::report::visible;
use crate::source::Source;
use crate::theme::{self, Theme};
use crate::typeset::{self, Typesetter};

/// A folder that was somebody else's site has thousands of files, and each build would name them.
const FOREIGN_NAMED: usize = 20;

pub fn run(options: &Build, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    let started = Instant::now();
    let threads = options.threads.unwrap_or(0);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().map_err(|error| {
        Failure::Said(&OUT_OF_MEMORY_OF_THREADS, vec![("n", threads.to_string()), ("reason", error.to_string())])
    })?;
    // The process ends with the build; to take threads and a whole site apart first would only take time.
    let pool = ManuallyDrop::new(pool);
    pool.install(|| Run::new(options, common, terminal, started)?.build())
}

/// One build: what was asked for, and to whom its end is told.
struct Run<'a> {
    options: &'a Build,
    wanted: load::Options,
    root: &'a Path,
    output: PathBuf,
    terminal: &'a Terminal,
    started: Instant,
}

impl<'a> Run<'a> {
    fn new(options: &'a Build, common: &'a Common, terminal: &'a Terminal, started: Instant) -> Result<Self, Failure> {
        let root = common.root.as_path();
        let output = options.output.clone().unwrap_or_else(|| root.join("public"));
        Ok(Self { options, wanted: load_options(options)?, root, output, terminal, started })
    }

    fn build(&self) -> Result<u8, Failure> {
        let mut shelf = Shelf::default();
        let site = shelf.read_site(self.root)?;
        // Before anything else is read: a build that has to wait shows what is there once it is its turn.
        let folder = self.open_folder()?;
        let (tree, Setting { config, theme, findings: found }) = read(&mut shelf, &site, self.root, &self.wanted)?;
        let mut findings = tree.findings.clone();
        findings.append(found);
        let Some(config) = config else {
            load::look_through(&tree, &self.wanted, &mut findings);
            return Ok(self.give_up(&mut findings));
        };
        if self.options.base_url.is_some() && !self.options.strict {
            findings.append(check::given_address(&config));
        }
        let typesetter = Typesetter::new(load::font_folders(self.root, &config));
        let digest_with = |theme| digest(&tree, &config, theme, &typesetter, &self.wanted);
        let input = theme.as_ref().map(digest_with).unwrap_or_default();
        // What is wrong with a text depends on the day, so a strict build looks again.
        if findings.is_empty()
            && !self.options.strict
            && let Some((pages, files)) = folder.is_current(&input)
        {
            self.tell(&findings, pages, Report { unchanged: files, ..Report::default() });
            return Ok(0);
        }
        let code = CodeSample::find(tree.sources().map(|source| source.text.as_str()));
        rayon::scope(|scope| {
            scope.spawn(|_| code.iter().for_each(CodeSample::warm_up));
            let mut findings_of_theme = Findings::default();
            let (theme, site) = rayon::join(
                || theme.and_then(|theme| theme.load(&mut findings_of_theme)),
                || load::lower(tree, config, &self.wanted, &mut findings),
            );
            findings.append(findings_of_theme);
            self.make(&ManuallyDrop::new(site), theme, typesetter, folder, input, findings)
        })
    }

    /// Renders a site into the folder and puts it in the old one's place, if nothing is wrong with it.
    fn make(
        &self,
        site: &Site,
        theme: Option<Theme>,
        typesetter: Typesetter,
        folder: Folder,
        input: String,
        mut findings: Findings,
    ) -> Result<u8, Failure> {
        let plan = ManuallyDrop::new(Plan::new(site, &mut findings));
        let Some(theme) = theme else { return Ok(self.give_up(&mut findings)) };
        let mut theme = ManuallyDrop::new(theme);
        let renderer = ManuallyDrop::new(Renderer::new(&plan, &mut theme).with_typesetter(typesetter));
        let rendered = if findings.has_errors() {
            renderer.everything(&Nowhere)
        } else {
            let label = RENDERING.say(self.terminal.language);
            renderer.everything(&Counted::new(&folder, label, plan.pages.len(), self.terminal.is_live()))
        };
        findings.append(rendered.map_err(|error| unwritten(error, &self.output))?);
        if self.options.strict {
            findings = check::judge(&check::Request { plan: &plan, today: today()?, published: None }, findings);
            archive::past(&Archive::of(self.root), &mut findings)?;
        }
        if findings.has_errors() {
            return Ok(self.give_up(&mut findings));
        }
        findings.sort();
        let report = folder.finish(input, findings.is_empty(), plan.pages.len())?;
        self.tell(&findings, plan.pages.len(), report);
        Ok(0)
    }

    fn open_folder(&self) -> Result<Folder, OutputError> {
        let own = own_folders(self.root);
        Folder::open(&self.output, &own, || self.terminal.remark(WAITING.say(self.terminal.language)))
    }

    fn give_up(&self, findings: &mut Findings) -> u8 {
        findings.sort();
        self.terminal.findings(findings);
        let errors = findings.count(Severity::Error).to_string();
        let args = [("errors", errors), ("output", self.output.display().to_string())];
        self.terminal.complain(&NOT_BUILT.with(self.terminal.language, &args));
        FOUND
    }

    fn tell(&self, findings: &Findings, pages: usize, report: Report) {
        self.terminal.findings(findings);
        if !report.foreign.is_empty() {
            self.terminal.remark(&kept(&report.foreign, self.terminal));
        }
        self.terminal.result(&summary(pages, &report, self.started.elapsed(), self.terminal.language));
        if self.wanted.edition == Edition::Internal {
            let args = [("output", self.output.display().to_string())];
            self.terminal.remark(&INTERNAL_BUILT.with(self.terminal.language, &args));
        }
        if let Some(error) = report.leftover {
            self.terminal.complain(&Failure::from(error).message(self.terminal.language));
        }
    }
}

/// Reads the texts, and with them what `site.yaml` asks for.
fn read(
    shelf: &mut Shelf,
    site: &Arc<Source>,
    root: &Path,
    wanted: &load::Options,
) -> Result<(Tree, Setting), LoadError> {
    let setting_of = |site: &Arc<Source>| Setting::of(site, root, wanted);
    let (setting, tree) = rayon::join(|| setting_of(site), || shelf.read(root, &Changes::Unknown));
    let tree = tree?;
    // Somebody may have saved it meanwhile.
    let setting = if Arc::ptr_eq(site, &tree.site) { setting } else { setting_of(&tree.site) };
    Ok((tree, setting))
}

/// What `site.yaml` asks for, made out while everything else is being read.
struct Setting {
    config: Option<Config>,
    theme: Option<theme::Files>,
    findings: Findings,
}

impl Setting {
    fn of(site: &Arc<Source>, root: &Path, wanted: &load::Options) -> Self {
        let mut findings = Findings::default();
        let config = load::config(site, wanted, &mut findings);
        let find = |config: &Config| theme::Files::of(config, root, &mut findings);
        let theme = config.as_ref().and_then(find);
        Self { config, theme, findings }
    }
}

fn load_options(options: &Build) -> Result<load::Options, Failure> {
    let base_url = options.base_url.as_deref().map(parse_base_url).transpose()?;
    Ok(load::Options { base_url, ..options.content.options() })
}

/// Reads `--base-url`.
pub(super) fn parse_base_url(given: &str) -> Result<BaseUrl, Failure> {
    BaseUrl::parse(given).ok_or_else(|| Failure::Said(&BAD_BASE_URL, vec![("value", given.to_string())]))
}

/// Stands for everything that decides what is made.
fn digest(
    tree: &Tree,
    config: &Config,
    theme: &theme::Files,
    typesetter: &Typesetter,
    options: &load::Options,
) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
    hasher.update(&[u8::from(typeset::AVAILABLE)]);
    hasher.update(tree.digest.as_bytes());
    if tree.wants_pdf() {
        hasher.update(typesetter.digest().as_bytes());
    }
    hasher.update(theme.fingerprint().as_bytes());
    hasher.update(format!("{options:?} {}", config.theme).as_bytes());
    hasher.finalize().to_hex().to_string()
}

/// The folder says why it would not take a file in an error of its own.
fn unwritten(error: std::io::Error, output: &Path) -> Failure {
    match error.downcast::<OutputError>() {
        Ok(error) => error.into(),
        Err(error) => Failure::Io(output.to_path_buf(), error),
    }
}

/// Names the files of others, a few of many.
fn kept(foreign: &[PathBuf], terminal: &Terminal) -> String {
    let longest = if terminal.is_verbose() { usize::MAX } else { FOREIGN_NAMED };
    let names: Vec<_> = foreign.iter().take(longest).map(|path| path.to_string_lossy()).collect();
    let left = match foreign.len() - names.len() {
        0 => String::new(),
        n => FOREIGN_LEFT_OUT.with(terminal.language, &[("n", n.to_string())]),
    };
    let files = visible(&terminal.language.list(names)).into_owned();
    FOREIGN_FILES.with(terminal.language, &[("files", files), ("left", left)])
}

fn summary(pages: usize, report: &Report, took: Duration, language: Language) -> String {
    let removed = match report.removed {
        0 => String::new(),
        n => REMOVED.with(language, &[("n", n.to_string())]),
    };
    let time = if took.as_millis() < 1000 {
        format!("{} ms", took.as_millis())
    } else {
        format!("{:.1} s", took.as_secs_f64())
    };
    let args = [
        ("pages", pages.to_string()),
        ("written", report.written.to_string()),
        ("unchanged", report.unchanged.to_string()),
        ("removed", removed),
        ("time", time),
    ];
    BUILT.with(language, &args)
}
