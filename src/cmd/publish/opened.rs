//! From a target's name to the target: what `site.yaml` says of it, with the secrets that belong to it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;

use super::Publishing;
use super::machine::Machine;
use super::shut_folder;
use crate::catalogue::publish::*;
use crate::catalogue::{Phrase, known};
use crate::cmd::arguments::Common;
use crate::cmd::terminal::Terminal;
use crate::cmd::{Failure, own_folders};
use crate::config::{Config, TargetConfig, TargetPlace};
use crate::load;
use crate::model::date::in_beijing;
use crate::publish::credentials::{Credentials, CredentialsError, variable};
use crate::publish::lock::Holder;
use crate::publish::targets::{Addressing, Folder, S3, Sftp, SftpSettings, Storage, WebDav};
use crate::publish::{Circumstances, ErrorKind, PublishError, Target, TargetError};

/// A target that can be spoken to.
pub enum Opened {
    /// It can go back by itself.
    Folder(Folder),
    Other(Box<dyn Target>),
}

impl Opened {
    pub fn target(&self) -> &dyn Target {
        match self {
            Opened::Folder(folder) => folder,
            Opened::Other(target) => target.as_ref(),
        }
    }

    pub fn folder(&self) -> Option<&Folder> {
        match self {
            Opened::Folder(folder) => Some(folder),
            Opened::Other(_) => None,
        }
    }
}

/// A target, and all that `site.yaml` lists.
pub struct LookedUp {
    pub target: TargetConfig,
    pub all: Vec<TargetConfig>,
}

/// Reads `site.yaml` for a target's sake only: that one, among all. `None`: it is wrong, and the findings have been
/// told.
pub fn look_up(name: &str, common: &Common, terminal: &Terminal) -> Result<Option<LookedUp>, Failure> {
    let tree = load::read(&common.root)?;
    let mut findings = tree.findings.clone();
    let config = load::config(&tree.site, &load::Options::default(), &mut findings);
    match config {
        Some(config) if !findings.has_errors() => {
            let target = find(&config, name)?.clone();
            Ok(Some(LookedUp { target, all: config.targets }))
        }
        _ => {
            findings.sort();
            terminal.findings(&findings);
            Ok(None)
        }
    }
}

/// The target of a name in `site.yaml`.
pub fn find<'c>(config: &'c Config, name: &str) -> Result<&'c TargetConfig, Failure> {
    if config.targets.is_empty() {
        return Err(Failure::Said(&NO_TARGETS, Vec::new()));
    }
    config.targets.iter().find(|target| target.name == name).ok_or_else(|| {
        let names = known(config.targets.iter().map(|target| &target.name));
        Failure::Said(&NO_SUCH_TARGET, std::iter::once(("name", name.into())).chain(names).collect())
    })
}

pub fn open(target: &TargetConfig, publishing: &Publishing, common: &Common) -> Result<Opened, Failure> {
    let environment = |name: &str| std::env::var(name).ok();
    let file = credentials_file(publishing);
    let credentials = Credentials::read(&environment, file.as_deref(), &common.root)?;
    let secret = |key: &str| credentials.get(&target.name, key);
    let needed = |key: &str| {
        secret(key).ok_or_else(|| {
            let variable = variable(&target.name, key);
            let args = vec![("name", target.name.clone()), ("what", key.into()), ("variable", variable)];
            Failure::Said(&NO_CREDENTIAL, args)
        })
    };
    let failed = |error| failure(PublishError::Target(error), &target.name);
    let opened: Box<dyn Target> = match &target.place {
        TargetPlace::Folder { path, keep } => {
            let folder = common.root.join(path);
            keep_apart(&folder, &common.root)?;
            return Ok(Opened::Folder(Folder::new(&folder, *keep)));
        }
        TargetPlace::S3 { endpoint, region, bucket, prefix, virtual_hosts } => {
            let virtual_hosts = virtual_hosts.unwrap_or_else(|| has_name(endpoint));
            let s3 = S3 {
                endpoint: endpoint.clone(),
                region: region.clone(),
                bucket: bucket.clone(),
                prefix: prefix.clone(),
                addressing: if virtual_hosts { Addressing::Virtual } else { Addressing::Path },
                access_key: needed("access_key")?,
                secret_key: needed("secret_key")?,
                session_token: secret("session_token"),
            };
            Box::new(Storage::s3(&s3).map_err(failed)?)
        }
        TargetPlace::WebDav { endpoint, prefix, user } => {
            let user = secret("user").or_else(|| user.clone());
            let password = if user.is_some() { Some(needed("password")?) } else { None };
            let dav = WebDav { endpoint: endpoint.clone(), prefix: prefix.clone(), user, password };
            Box::new(Storage::webdav(&dav).map_err(failed)?)
        }
        TargetPlace::Sftp { host, port, user, path, known_hosts, identity } => {
            let home = std::env::home_dir().unwrap_or_default();
            let at_home = |path: &Path| path.strip_prefix("~").map_or_else(|_| path.into(), |rest| home.join(rest));
            let keys = home.join(".ssh");
            let settings = SftpSettings {
                host: host.clone(),
                port: *port,
                user: secret("user").or_else(|| user.clone()).map_or_else(|| needed("user"), Ok)?,
                path: path.clone(),
                known_hosts: known_hosts.as_deref().map_or_else(|| keys.join("known_hosts"), at_home),
                identity: identity.as_deref().map(at_home),
                key_folder: keys,
                passphrase: secret("passphrase"),
                password: secret("password"),
                agent: environment("SSH_AUTH_SOCK").filter(|agent| !agent.is_empty()).map(PathBuf::from),
            };
            Box::new(Sftp::new(settings).map_err(failed)?)
        }
    };
    Ok(Opened::Other(opened))
}

/// A target among the site's own folders would be taken for a part of it by the next build.
fn keep_apart(folder: &Path, root: &Path) -> Result<(), Failure> {
    let Some(there) = folder.ancestors().find_map(|above| above.canonicalize().ok()) else { return Ok(()) };
    for sources in own_folders(root) {
        if sources.canonicalize().is_ok_and(|sources| there.starts_with(sources)) {
            let args = [("path", folder), ("other", &sources)].map(|(name, path)| (name, path.display().to_string()));
            return Err(Failure::Said(&TARGET_AMONG_SOURCES, args.into()));
        }
    }
    Ok(())
}

/// What the engine needs of the world; the time is this machine's own, not `SOURCE_DATE_EPOCH`: locks run out by it.
pub fn with_circumstances<T>(publishing: &Publishing, act: impl FnOnce(&Circumstances) -> T) -> T {
    let machine = Machine::here();
    let started = Timestamp::now().as_nanosecond();
    let process = std::process::id();
    act(&Circumstances {
        now: &Timestamp::now,
        sleep: &|time: Duration| std::thread::sleep(time),
        holder: Holder {
            run: format!("{}-{process}-{started}", machine.name()),
            machine: machine.name().to_string(),
            process,
        },
        is_dead: &|holder: &Holder| machine.knows_to_be_dead(holder),
        break_lock: publishing.break_lock,
    })
}

/// What went wrong, in words.
pub fn failure(error: PublishError, name: &str) -> Failure {
    let said = |phrase: &'static Phrase, more: Option<(&'static str, String)>| {
        Failure::Said(phrase, std::iter::once(("name", name.to_string())).chain(more).collect())
    };
    match error {
        // Only a folder names the place at which it was shut.
        PublishError::Target(TargetError { kind: ErrorKind::Denied, path: Some(path), .. }) => {
            shut_folder::failure(name, &path)
        }
        PublishError::Target(TargetError { kind, path, reason }) => {
            let phrase = match kind {
                ErrorKind::Passing => &TARGET_BROKE_OFF,
                ErrorKind::Denied => &TARGET_DENIED,
                ErrorKind::Lasting => &TARGET_FAILED,
            };
            Failure::SaidByOthers { phrase, name: name.to_string(), path, words: reason }
        }
        PublishError::Locked { until: None } => said(&TARGET_LOCKED, None),
        PublishError::Locked { until: Some(until) } => {
            let until = in_beijing(until);
            let until = format!("{} {:02}:{:02}:{:02}", until.date(), until.hour(), until.minute(), until.second());
            said(&TARGET_LOCKED_UNTIL, Some(("until", until)))
        }
        PublishError::LockLost => said(&TARGET_LOCK_LOST, None),
        PublishError::Foreign => said(&TARGET_FOREIGN, None),
        PublishError::BrokenManifest => said(&TARGET_BROKEN_MANIFEST, None),
        PublishError::Local(path, error) => Failure::Io(path.into(), error),
    }
}

impl From<CredentialsError> for Failure {
    fn from(error: CredentialsError) -> Self {
        let said = |phrase: &'static Phrase, path: PathBuf, line: Option<usize>| {
            let line = line.map(|line| ("line", line.to_string()));
            Failure::Said(phrase, std::iter::once(("path", path.display().to_string())).chain(line).collect())
        };
        match error {
            CredentialsError::InsideSite(path) => said(&CREDENTIALS_INSIDE, path, None),
            CredentialsError::Open(path) => said(&CREDENTIALS_OPEN, path, None),
            CredentialsError::Broken(path, line) => said(&CREDENTIALS_BROKEN, path, Some(line)),
            CredentialsError::Io(path, error) => Failure::Io(path, error),
        }
    }
}

/// The file that was named, or the usual one if it is there.
fn credentials_file(publishing: &Publishing) -> Option<PathBuf> {
    if let Some(named) = &publishing.credentials {
        return Some(named.clone());
    }
    if let Some(named) = std::env::var_os("TONGBAO_CREDENTIALS").filter(|named| !named.is_empty()) {
        return Some(named.into());
    }
    let folder = std::env::var_os("XDG_CONFIG_HOME").filter(|folder| !folder.is_empty()).map(PathBuf::from);
    let folder = folder.or_else(|| Some(std::env::home_dir()?.join(".config")))?;
    Some(folder.join("tongbao").join("credentials.yaml")).filter(|file| file.is_file())
}

/// Whether an endpoint's host is a name, before which a bucket's name can stand.
fn has_name(endpoint: &str) -> bool {
    let host = endpoint.split_once("://").map_or(endpoint, |(_, rest)| rest);
    let host = host.split(['/', ':']).next().unwrap_or_default();
    host != "localhost" && host.contains('.') && !host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}
