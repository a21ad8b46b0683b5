//! `tongbao export html --single NOTICE`: a notice as one file that needs nothing else.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, value_parser};

use super::site::{deliver, ready};
use crate::catalogue::Language;
use crate::catalogue::export::{EXPORT_HTML_ABOUT, EXPORT_OUTPUT_OPTION, EXPORT_SINGLE_OPTION, EXPORTED};
use crate::cmd::Failure;
use crate::cmd::arguments::{Common, Content, content, content_args, option, shape};
use crate::cmd::terminal::Terminal;
use crate::export::{Page, single};
use crate::finding::Findings;
use crate::plan::{self, PageKind, addresses};

pub struct Options {
    content: Content,
    notice: String,
    output: Option<PathBuf>,
}

pub fn definition(language: Language) -> clap::Command {
    shape(clap::Command::new("html").about(EXPORT_HTML_ABOUT.say(language)), language)
        .arg(
            Arg::new("single")
                .long("single")
                .value_name("NOTICE")
                .help(EXPORT_SINGLE_OPTION.say(language))
                .required(true),
        )
        .arg(option("output", "FILE", &EXPORT_OUTPUT_OPTION, language).short('o').value_parser(value_parser!(PathBuf)))
        .args(content_args(language))
}

pub fn read(matches: &ArgMatches) -> Options {
    Options {
        content: content(matches),
        notice: matches.get_one::<String>("single").cloned().expect("clap demands a notice"),
        output: matches.get_one("output").cloned(),
    }
}

pub fn run(options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    ready(&options.content, None, common, terminal, |site| {
        let at = site.notice(&options.notice)?;
        let address = addresses::notice(site.plan.notice(at));
        let page = plan::Page { kind: PageKind::Notice(at), address };
        let html = site.renderer.page(&page, &mut Findings::default());
        let html = String::from_utf8_lossy(&html);
        let base = site.plan.site.config.base_url.as_ref();
        let file = |path: &str| site.file(path);
        let made = single(&Page { html: &html, address: page.address.as_str(), base, file: &file });
        deliver(options.output.as_deref(), made.as_bytes())?;
        if let Some(file) = &options.output {
            terminal.result(&EXPORTED.with(terminal.language, &[("path", file.display().to_string())]));
        }
        Ok(0)
    })
}
