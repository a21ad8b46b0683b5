//! What all formats share: which notices are wanted, and where their files go.
//!
//! Nothing is written while the content has errors, and a file that somebody may have worked on since it was
//! made is not replaced without `--force`.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Arg, ArgAction, ArgMatches, value_parser};
use rayon::prelude::*;

use crate::catalogue::export::*;
use crate::catalogue::words::BASE_URL_OPTION;
use crate::catalogue::{Language, Phrase};
use crate::cmd::arguments::{Common, Content, content};
use crate::cmd::build::parse_base_url;
use crate::cmd::definition::{command, content_args, flag, option};
use crate::cmd::terminal::Terminal;
use crate::cmd::themed::{Themed, prepare};
use crate::cmd::{FOUND, Failure, named_notice, print};
use crate::finding::Findings;
use crate::load;
use crate::model::Notice;
use crate::output::durable;
use crate::render::Renderer;
use crate::typeset::Typesetter;

/// Which notices, of which edition, to where.
#[derive(Debug, Clone)]
pub struct Wanted {
    pub content: Content,
    /// As they were named; none: all.
    pub notices: Vec<String>,
    pub base_url: Option<String>,
    /// A folder, or for one notice a file, or `-` for standard output.
    pub output: Option<PathBuf>,
    pub force: bool,
    /// Stand before the site's own folders of fonts.
    pub fonts: Vec<PathBuf>,
}

/// One file that was made.
pub struct Made {
    /// Below the output folder.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// A form that notices can have.
pub struct Format {
    pub name: &'static str,
    pub about: &'static Phrase,
    /// Adds what only this format can be told.
    pub more: fn(clap::Command, Language) -> clap::Command,
    /// Stands in for the site's theme.
    pub theme: Option<&'static str>,
    /// Why this program cannot make it.
    pub missing: Option<&'static Phrase>,
    /// Makes the file of one notice.
    pub make: fn(&Renderer, usize, &mut Findings) -> Option<Made>,
    /// What belongs to all notices together, where they go to a folder.
    pub together: fn(&Renderer) -> Vec<Made>,
}

/// The name of the option that names folders of fonts.
pub const FONTS: &str = "fonts";

impl Format {
    /// One that is told nothing more than which notices, and makes one file of each.
    pub const fn new(
        name: &'static str,
        about: &'static Phrase,
        make: fn(&Renderer, usize, &mut Findings) -> Option<Made>,
    ) -> Self {
        Self { name, about, more: |command, _| command, theme: None, missing: None, make, together: |_| Vec::new() }
    }

    pub fn definition(&self, language: Language) -> clap::Command {
        let command = command(self.name, self.about, language).args(content_args(language)).args([
            Arg::new("notice")
                .value_name("NOTICE")
                .help(EXPORT_NOTICES.say(language))
                .num_args(0..)
                .action(ArgAction::Append),
            option("base-url", "URL", &BASE_URL_OPTION, language),
            option("output", "PATH", &EXPORT_OUTPUT, language).short('o').value_parser(value_parser!(PathBuf)),
            flag("force", &EXPORT_FORCE, language),
        ]);
        (self.more)(command, language)
    }
}

impl Wanted {
    pub fn read(matches: &ArgMatches) -> Self {
        Self {
            content: content(matches),
            notices: matches.get_many("notice").into_iter().flatten().cloned().collect(),
            base_url: matches.get_one("base-url").cloned(),
            output: matches.get_one("output").cloned(),
            force: matches.get_flag("force"),
            fonts: matches.try_get_many(FONTS).ok().flatten().into_iter().flatten().cloned().collect(),
        }
    }

    /// The notices as places in the site's list.
    fn choose(&self, notices: &[Arc<Notice>]) -> Result<Vec<usize>, Failure> {
        if self.notices.is_empty() {
            return Ok((0..notices.len()).collect());
        }
        let find = |name: &String| {
            let named = named_notice(name);
            notices.iter().position(|notice| notice.is_called(&named)).ok_or_else(|| {
                if notices.is_empty() {
                    return Failure::Said(&EXPORT_NO_NOTICES, vec![("name", name.clone())]);
                }
                let known = notices.iter().map(|notice| notice.slug.text.as_str()).collect::<Vec<_>>().join("\n  ");
                Failure::Said(&EXPORT_NO_NOTICE, vec![("name", name.clone()), ("known", known)])
            })
        };
        self.notices.iter().map(find).collect()
    }
}

/// Makes one file a notice, and where all notices go to a folder what belongs to them together.
pub fn export(format: &Format, wanted: &Wanted, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    if let Some(missing) = format.missing {
        return Err(Failure::Said(missing, Vec::new()));
    }
    let base_url = wanted.base_url.as_deref().map(parse_base_url).transpose()?;
    let options = load::Options { base_url, ..wanted.content.options() };
    let tree = load::read(&common.root)?;
    let themed = match format.theme {
        Some(theme) => Themed::in_theme(theme, tree, &options),
        None => Themed::of(tree, &options),
    };
    let Themed { site, theme, mut findings } = match themed {
        Ok(themed) => themed,
        Err(mut findings) => return Ok(give_up(&mut findings, terminal)),
    };
    let Some(prepared) = prepare(&site, theme, &mut findings) else { return Ok(give_up(&mut findings, terminal)) };
    let chosen = wanted.choose(&site.notices)?;
    let destination = Destination::of(wanted, &chosen, common)?;
    let fonts = wanted.fonts.iter().chain(&site.fonts).cloned().collect();
    let renderer = prepared.renderer().with_typesetter(Typesetter::new(fonts));
    let made: Vec<(Option<Made>, Findings)> = chosen
        .par_iter()
        .map(|at| {
            let mut findings = Findings::default();
            ((format.make)(&renderer, *at, &mut findings), findings)
        })
        .collect();
    let mut files = Vec::new();
    for (file, found) in made {
        files.extend(file);
        findings.append(found);
    }
    if findings.has_errors() {
        return Ok(give_up(&mut findings, terminal));
    }
    if matches!(destination, Destination::Folder(_)) {
        files.extend((format.together)(&renderer));
    }
    findings.sort();
    terminal.findings(&findings);
    for file in &files {
        destination.write(file, wanted.force, terminal)?;
    }
    Ok(0)
}

pub fn give_up(findings: &mut Findings, terminal: &Terminal) -> u8 {
    findings.sort();
    terminal.findings(findings);
    terminal.complain(EXPORT_NOTHING.say(terminal.language));
    FOUND
}

/// Where the files go.
enum Destination {
    Folder(PathBuf),
    /// One notice's file, under the name that was given.
    File(PathBuf),
    StandardOutput,
}

impl Destination {
    /// A path is a file's if there is one notice and the path ends like a file's name.
    fn of(wanted: &Wanted, chosen: &[usize], common: &Common) -> Result<Self, Failure> {
        let Some(output) = &wanted.output else {
            return Ok(Self::Folder(common.root.join("export")));
        };
        let is_file = output.extension().is_some() && !output.is_dir();
        match (output.as_os_str() == "-", chosen) {
            (true, [_]) => Ok(Self::StandardOutput),
            (false, [_]) if is_file => Ok(Self::File(output.clone())),
            (true, _) => Err(Failure::Said(&EXPORT_ONE_NOTICE, vec![("n", chosen.len().to_string())])),
            (false, _) if is_file => Err(Failure::Said(&EXPORT_ONE_NOTICE, vec![("n", chosen.len().to_string())])),
            (false, _) => Ok(Self::Folder(output.clone())),
        }
    }

    fn write(&self, made: &Made, force: bool, terminal: &Terminal) -> Result<(), Failure> {
        let path = match self {
            Self::StandardOutput => return print(&made.bytes),
            Self::Folder(folder) => folder.join(&made.path),
            Self::File(path) => path.clone(),
        };
        let args = [("path", path.display().to_string())];
        let before = fs::read(&path).ok();
        if before.as_deref() == Some(made.bytes.as_slice()) {
            terminal.result(&EXPORT_UNCHANGED.with(terminal.language, &args));
            return Ok(());
        }
        if !force && path.exists() {
            return Err(Failure::Said(&EXPORT_EXISTS, args.to_vec()));
        }
        write_whole(&path, &made.bytes).map_err(Failure::at(&path))?;
        terminal.result(&EXPORT_MADE.with(terminal.language, &args));
        Ok(())
    }
}

/// A reader finds the old file or the new one, never half of it.
pub fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    path.parent().map_or(Ok(()), durable::make_folder)?;
    durable::replace(path, bytes)
}
