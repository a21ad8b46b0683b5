//! `tongbao export server --nginx|--caddy`: the part of a web server's configuration that follows from the site.

use std::path::PathBuf;

use clap::{ArgGroup, ArgMatches, value_parser};

use super::wanted::{give_up, write_whole};
use crate::catalogue::Language;
use crate::catalogue::export::*;
use crate::catalogue::words::BASE_URL_OPTION;
use crate::cmd::Failure;
use crate::cmd::arguments::{Common, Content, content};
use crate::cmd::build::parse_base_url;
use crate::cmd::definition::{command, content_args, flag, option};
use crate::cmd::terminal::Terminal;
use crate::cmd::themed::{Themed, prepare};
use crate::export::{Demands, Inline, Server, server};
use crate::load;
use crate::plan;

pub struct Options {
    content: Content,
    server: Server,
    base_url: Option<String>,
    output: Option<PathBuf>,
}

pub fn definition(language: Language) -> clap::Command {
    let server = ArgGroup::new("server").args(["nginx", "caddy"]).required(true);
    command("server", &EXPORT_SERVER_ABOUT, language).group(server).args(content_args(language)).args([
        flag("nginx", &EXPORT_NGINX_OPTION, language),
        flag("caddy", &EXPORT_CADDY_OPTION, language),
        option("base-url", "URL", &BASE_URL_OPTION, language),
        option("output", "FILE", &EXPORT_SERVER_OUTPUT, language).short('o').value_parser(value_parser!(PathBuf)),
    ])
}

pub fn read(matches: &ArgMatches) -> Options {
    Options {
        content: content(matches),
        server: if matches.get_flag("caddy") { Server::Caddy } else { Server::Nginx },
        base_url: matches.get_one("base-url").cloned(),
        output: matches.get_one("output").cloned(),
    }
}

pub fn run(options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    let base_url = options.base_url.as_deref().map(parse_base_url).transpose()?;
    let wanted = load::Options { base_url, ..options.content.options() };
    let tree = load::read(&common.root)?;
    let Themed { site, theme, mut findings } = match Themed::of(tree, &wanted) {
        Ok(themed) => themed,
        Err(mut findings) => return Ok(give_up(&mut findings, terminal)),
    };
    let Some(prepared) = prepare(&site, theme, &mut findings) else { return Ok(give_up(&mut findings, terminal)) };
    let inline = Inline::default();
    let rendered = prepared.renderer().everything(&inline);
    findings.append(rendered.map_err(Failure::at(&common.root))?);
    if findings.has_errors() {
        return Ok(give_up(&mut findings, terminal));
    }
    if site.config.base_url.is_none() {
        terminal.remark(EXPORT_SERVER_AT_ROOT.say(terminal.language));
    }
    let moved = plan::moved(&site).into_iter().map(|moved| (moved.from.href(), moved.to.href()));
    let demands = Demands {
        base: site.config.base_url.as_ref().map_or_else(|| "/".into(), |base| base.path.clone()),
        moved: moved.collect(),
        policy: inline.policy(),
    };
    let text = server(options.server, &demands);
    match &options.output {
        None => terminal.result(text.trim_end()),
        Some(file) => {
            write_whole(file, text.as_bytes()).map_err(Failure::at(file))?;
            terminal.result(&EXPORT_MADE.with(terminal.language, &[("path", file.display().to_string())]));
        }
    }
    Ok(0)
}
