//! `tongbao serve`: watch, serve, tell what is found.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Mutex, PoisonError};

use clap::{ArgMatches, value_parser};

use super::arguments::{Common, Content, content};
use super::definition::{command, content_args, flag, option};
use super::terminal::Terminal;
use super::{Failure, now};
use crate::catalogue::preview::*;
use crate::catalogue::system::reason;
use crate::catalogue::{Language, Phrase};
use crate::finding::Findings;
use crate::load;
use crate::preview::{self, Proof};

/// Where the preview stands if nobody says otherwise.
const PORT: u16 = 4000;
/// The editor whose links most know; another's can be given in the environment.
const EDITOR: &str = "vscode://file{path}:{line}:{column}";
const EDITOR_VARIABLE: &str = "TONGBAO_EDITOR";

#[derive(Debug, Clone)]
pub struct Options {
    content: Content,
    bind: IpAddr,
    port: u16,
    open: bool,
}

pub fn definition(language: Language) -> clap::Command {
    command("serve", &SERVE_ABOUT, language).args(content_args(language)).args([
        option("bind", "ADDRESS", &SERVE_BIND, language).value_parser(value_parser!(IpAddr)),
        option("port", "PORT", &SERVE_PORT, language).value_parser(value_parser!(u16)),
        flag("open", &SERVE_OPEN, language),
    ])
}

impl Options {
    pub fn read(matches: &ArgMatches) -> Self {
        Self {
            content: content(matches),
            bind: matches.get_one("bind").copied().unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST)),
            port: matches.get_one("port").copied().unwrap_or(PORT),
            open: matches.get_flag("open"),
        }
    }
}

pub fn run(options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    // Complains about a bad SOURCE_DATE_EPOCH before anything is served.
    now()?;
    load::read(&common.root)?;
    let root = dunce::canonicalize(&common.root).map_err(Failure::at(&common.root))?;
    let listener =
        preview::bind(options.bind, options.port).map_err(|error| no_port(options, &error, terminal.language))?;
    let address = listener.local_addr().map_err(|error| no_port(options, &error, terminal.language))?;
    let site = format!("http://{}/", as_reached_here(address));
    terminal.result(
        &SERVE_READY.with(terminal.language, &[("site", site.clone()), ("review", format!("{site}__review/"))]),
    );
    if is_another(options.port, address.port()) {
        let args = [("wanted", options.port.to_string()), ("port", address.port().to_string())];
        terminal.remark(&SERVE_OTHER_PORT.with(terminal.language, &args));
    }
    if !options.bind.is_loopback() {
        let args = [("address", address.to_string()), ("port", address.port().to_string())];
        terminal.remark(&SERVE_OTHERS.with(terminal.language, &args));
    }
    if options.open {
        open(&site);
    }
    let wanted = preview::Options {
        root,
        edition: options.content.edition,
        drafts: options.content.drafts,
        other_edition: options.bind.is_loopback(),
        language: terminal.language,
        editor: std::env::var(EDITOR_VARIABLE).unwrap_or_else(|_| EDITOR.into()),
        clock: Box::new(|| now().unwrap_or_default()),
    };
    let speaker = terminal.clone();
    let last = Mutex::new(None);
    let told = move |proof: &Proof| tell(proof, &last, &speaker);
    preview::serve(wanted, listener, told).map_err(|error| no_port(options, &error, terminal.language))?;
    terminal.result(SERVE_ENDED.say(terminal.language));
    Ok(0)
}

/// Whether a port is not the one that was asked for; to ask for 0 is to ask for any.
fn is_another(wanted: u16, port: u16) -> bool {
    wanted != 0 && wanted != port
}

/// Where a browser on this machine finds it: “every address” is none that one can go to.
fn as_reached_here(address: SocketAddr) -> SocketAddr {
    let here: IpAddr = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        other => other,
    };
    SocketAddr::new(here, address.port())
}

/// Tells what is found, unless it is what was told last.
fn tell(proof: &Proof, last: &Mutex<Option<Findings>>, terminal: &Terminal) {
    let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(failure) = &proof.failure {
        *last = Some(Findings::default());
        return terminal.complain(&failure.message(terminal.language));
    }
    let before = last.replace(proof.findings.clone());
    match news(&proof.findings, before.as_ref()) {
        News::None => {}
        News::Line(phrase) => terminal.result(phrase.say(terminal.language)),
        News::Findings => terminal.findings(&proof.findings),
    }
}

enum News {
    None,
    Line(&'static Phrase),
    Findings,
}

fn news(findings: &Findings, before: Option<&Findings>) -> News {
    match before {
        None if findings.is_empty() => News::None,
        Some(_) if findings.is_empty() => News::Line(&SERVE_CHANGED),
        Some(before) if before.say_the_same_as(findings) => News::Line(&SERVE_SAME),
        _ => News::Findings,
    }
}

fn no_port(options: &Options, error: &std::io::Error, language: Language) -> Failure {
    let address = SocketAddr::new(options.bind, options.port).to_string();
    Failure::Said(&SERVE_NO_PORT, vec![("address", address), ("reason", reason(error, language))])
}

/// Asks the system to show an address. Where it cannot, the address stands on the terminal all the same.
fn open(address: &str) {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    use std::process::{Command, Stdio};
    let command = Command::new(program)
        .args(arguments)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    drop(command);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::findings::BAD_ADDRESS;
    use crate::finding::Finding;
    use crate::source::Place;

    #[test]
    fn what_was_listed_before_is_not_listed_again() {
        let none = Findings::default();
        let some = |title: &str| Findings::from_iter([Finding::new(&BAD_ADDRESS, Place::path("a")).with("key", title)]);
        fn line(findings: &Findings, before: Option<&Findings>) -> &'static str {
            match news(findings, before) {
                News::None => "",
                News::Line(phrase) => phrase.say(Language::En).split("; ").nth(1).unwrap(),
                News::Findings => "listed",
            }
        }
        assert_eq!((line(&none, None), line(&some("a"), None)), ("", "listed"));
        assert_eq!(line(&some("a"), Some(&some("a"))), "what is found is what was listed before.");
        assert_eq!((line(&some("b"), Some(&some("a"))), line(&some("a"), Some(&none))), ("listed", "listed"));
        assert_eq!(line(&none, Some(&some("a"))), "no errors were found.");
    }

    #[test]
    fn who_asks_for_any_port_gets_no_other_one() {
        assert_eq!(
            [(0, 4711), (4000, 4000), (4000, 4001)].map(|(wanted, port)| is_another(wanted, port)),
            [false, false, true]
        );
    }

    #[test]
    fn every_address_is_reached_at_the_machine_s_own() {
        for (bound, reached) in
            [("0.0.0.0:4000", "127.0.0.1:4000"), ("[::]:4000", "[::1]:4000"), ("192.168.1.7:80", "192.168.1.7:80")]
        {
            assert_eq!(as_reached_here(bound.parse().unwrap()).to_string(), reached);
        }
    }
}
