//! A connection by SSH: the server's key is known, we have shown who we are, and its SFTP answers.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use russh::client::{self, AuthResult, Handle, KeyboardInteractiveAuthResponse};
use russh::keys::{self, PublicKeyOrCertificate};
use russh::keys::{HashAlg, PrivateKeyWithHashAlg, load_secret_key};
use russh_sftp::client::RawSftpSession;

use crate::publish::hold;
use crate::publish::target::{ErrorKind, TargetError};

/// How long a server may be silent before the connection counts as lost.
const SILENCE: Duration = Duration::from_secs(30);
const KEYS: &[&str] = &["id_ed25519", "id_ecdsa", "id_rsa"];

/// What an SFTP target is told. The secrets come from outside of the site.
#[derive(Clone)]
pub struct SftpSettings {
    pub host: String,
    pub port: u16,
    pub user: String,
    /// Absolute, or below the user's own folder.
    pub path: String,
    pub known_hosts: PathBuf,
    /// A private key's file; without one those in `key_folder` are tried.
    pub identity: Option<PathBuf>,
    pub key_folder: PathBuf,
    pub passphrase: Option<String>,
    pub password: Option<String>,
    /// Where an agent listens.
    pub agent: Option<PathBuf>,
}

/// Lives as long as the connection does.
pub struct Connection {
    pub sftp: RawSftpSession,
    /// Whether the server replaces a file by renaming another over it.
    pub replaces: bool,
    _session: Handle<Server>,
}

impl Connection {
    pub async fn open(settings: &SftpSettings) -> Result<Self, TargetError> {
        let refused = Arc::new(Mutex::new(None));
        let server = Server { settings: settings.clone(), refused: refused.clone() };
        let config = client::Config {
            inactivity_timeout: None,
            keepalive_interval: Some(SILENCE / 3),
            nodelay: true,
            preferred: preferred(settings),
            ..client::Config::default()
        };
        let address = (settings.host.as_str(), settings.port);
        let connecting = tokio::time::timeout(SILENCE, client::connect(Arc::new(config), address, server));
        let connected =
            connecting.await.map_err(|_| TargetError::new(ErrorKind::Passing, "the server does not answer"))?;
        let mut session = connected.map_err(|error| {
            let refused = hold(&refused).take();
            refused.unwrap_or_else(|| lost(error))
        })?;
        tokio::time::timeout(SILENCE, authenticate(&mut session, settings))
            .await
            .map_err(|_| TargetError::new(ErrorKind::Passing, "the server does not answer"))??;
        let channel = session.channel_open_session().await.map_err(lost)?;
        channel.request_subsystem(true, "sftp").await.map_err(lost)?;
        let sftp = RawSftpSession::new(channel.into_stream());
        sftp.set_timeout(SILENCE.as_secs());
        let version = sftp.init().await.map_err(|error| TargetError::new(ErrorKind::Passing, error))?;
        let replaces = version.extensions.contains_key("posix-rename@openssh.com");
        Ok(Self { sftp, replaces, _session: session })
    }
}

/// Asks the server for the kind of key that is known of it, as OpenSSH does, so that it does not show another.
fn preferred(settings: &SftpSettings) -> russh::Preferred {
    let mut preferred = russh::Preferred::default();
    let known = keys::known_hosts::known_host_keys_path(&settings.host, settings.port, &settings.known_hosts);
    let known: Vec<_> = known.into_iter().flatten().map(|(_, key)| key.algorithm()).collect();
    let is_known = |algorithm: &keys::Algorithm| {
        known.iter().any(|one| one == algorithm || (one.clone().is_rsa() && algorithm.clone().is_rsa()))
    };
    let offered: Vec<_> = preferred.key.iter().filter(|algorithm| is_known(algorithm)).cloned().collect();
    if !offered.is_empty() {
        preferred.key = Cow::Owned(offered);
    }
    preferred
}

/// The other side, as it shows itself.
pub struct Server {
    settings: SftpSettings,
    /// Why its key was not accepted.
    refused: Arc<Mutex<Option<TargetError>>>,
}

impl client::Handler for Server {
    type Error = russh::Error;

    async fn check_server_key(&mut self, shown: &PublicKeyOrCertificate) -> Result<bool, Self::Error> {
        let SftpSettings { host, port, known_hosts, .. } = &self.settings;
        let key = shown.public_key();
        let reason = match keys::check_known_hosts_path(host, *port, &key, known_hosts) {
            Ok(true) => return Ok(true),
            Ok(false) => format!(
                "the key of {host} is not in {}: {} {}",
                known_hosts.display(),
                key.algorithm(),
                key.fingerprint(HashAlg::Sha256)
            ),
            Err(keys::Error::KeyChanged { line }) => format!(
                "the key of {host} is another than in {}, line {line}: {} {}",
                known_hosts.display(),
                key.algorithm(),
                key.fingerprint(HashAlg::Sha256)
            ),
            Err(error) => format!("{}: {error}", known_hosts.display()),
        };
        let mut refused = hold(&self.refused);
        *refused = Some(TargetError::new(ErrorKind::Denied, reason));
        Ok(false)
    }
}

/// Shows who we are: by a key file, by the agent's keys, by a password, in this order.
async fn authenticate(session: &mut Handle<Server>, settings: &SftpSettings) -> Result<(), TargetError> {
    let user = &settings.user;
    let mut tried = Vec::new();
    for file in key_files(settings) {
        tried.push(file.display().to_string());
        let key = match load_secret_key(&file, settings.passphrase.as_deref()) {
            Ok(key) => key,
            // A key that was asked for by name has to work; of the usual ones another may.
            Err(error) if settings.identity.is_some() => {
                return Err(TargetError::new(ErrorKind::Denied, format!("{}: {error}", file.display())));
            }
            Err(_) => continue,
        };
        let hash = session.best_supported_rsa_hash().await.map_err(lost)?.flatten();
        let key = PrivateKeyWithHashAlg::new(Arc::new(key), hash);
        if succeeded(session.authenticate_publickey(user, key).await.map_err(lost)?) {
            return Ok(());
        }
    }
    if let Some(agent) = &settings.agent {
        tried.push("agent".into());
        if by_agent(session, user, agent).await? {
            return Ok(());
        }
    }
    if let Some(password) = &settings.password {
        tried.push("password".into());
        if succeeded(session.authenticate_password(user, password).await.map_err(lost)?)
            || by_questions(session, user, password).await?
        {
            return Ok(());
        }
    }
    let tried = if tried.is_empty() { "nothing to try".to_string() } else { tried.join(", ") };
    Err(TargetError::new(ErrorKind::Denied, format!("{user}@{} is not let in ({tried})", settings.host)))
}

fn key_files(settings: &SftpSettings) -> Vec<PathBuf> {
    match &settings.identity {
        Some(identity) => vec![identity.clone()],
        None => KEYS.iter().map(|name| settings.key_folder.join(name)).filter(|file| file.is_file()).collect(),
    }
}

#[cfg(unix)]
async fn by_agent(session: &mut Handle<Server>, user: &str, agent: &Path) -> Result<bool, TargetError> {
    // An agent that does not answer is as good as none.
    let Ok(mut agent) = keys::agent::client::AgentClient::connect_uds(agent).await else { return Ok(false) };
    let Ok(identities) = agent.request_identities().await else { return Ok(false) };
    for identity in identities {
        let key = identity.public_key().into_owned();
        let hash = match key.algorithm().is_rsa() {
            true => session.best_supported_rsa_hash().await.map_err(lost)?.flatten(),
            false => None,
        };
        if session.authenticate_publickey_with(user, key, hash, &mut agent).await.is_ok_and(succeeded) {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cfg(not(unix))]
async fn by_agent(_: &mut Handle<Server>, _: &str, _: &Path) -> Result<bool, TargetError> {
    Ok(false)
}

/// Servers that ask for the password as a question (RFC 4256).
async fn by_questions(session: &mut Handle<Server>, user: &str, password: &str) -> Result<bool, TargetError> {
    let mut answer = session.authenticate_keyboard_interactive_start(user, None).await.map_err(lost)?;
    for _ in 0..4 {
        match answer {
            KeyboardInteractiveAuthResponse::Success => return Ok(true),
            KeyboardInteractiveAuthResponse::Failure { .. } => break,
            KeyboardInteractiveAuthResponse::InfoRequest { prompts, .. } => {
                let answers = prompts.iter().map(|_| password.to_string()).collect();
                answer = session.authenticate_keyboard_interactive_respond(answers).await.map_err(lost)?;
            }
        }
    }
    Ok(false)
}

fn succeeded(result: AuthResult) -> bool {
    matches!(result, AuthResult::Success)
}

fn lost(error: russh::Error) -> TargetError {
    TargetError::new(ErrorKind::Passing, error)
}
