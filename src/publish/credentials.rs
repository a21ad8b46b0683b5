//! Keys and passwords: from the environment, or from a file outside of the site that nobody else can read.
//!
//! `site.yaml` never holds any; it is archived with the sources and handed on.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::config;
use crate::finding::Findings;
use crate::source::Source;
use crate::yaml::{self, Fields};

const KEYS: &[&str] = &["targets"];
const ENTRY_KEYS: &[&str] = &["name", "access_key", "secret_key", "session_token", "user", "password", "passphrase"];

/// Where secrets are looked up.
pub struct Credentials<'a> {
    environment: &'a dyn Fn(&str) -> Option<String>,
    /// Target, key and value.
    written: Vec<(String, &'static str, String)>,
}

/// What is wrong with a file of credentials.
#[derive(Debug)]
pub enum CredentialsError {
    /// It would be handed on with the site.
    InsideSite(PathBuf),
    /// Others can read it.
    Open(PathBuf),
    /// On this line. What stands there is never told: it may be the password.
    Broken(PathBuf, usize),
    /// The system refused.
    Io(PathBuf, io::Error),
}

impl<'a> Credentials<'a> {
    /// `file` may be missing where it was not asked for by name; `root` is the site's folder.
    pub fn read(
        environment: &'a dyn Fn(&str) -> Option<String>,
        file: Option<&Path>,
        root: &Path,
    ) -> Result<Self, CredentialsError> {
        let mut credentials = Self { environment, written: Vec::new() };
        if let Some(file) = file {
            credentials.read_file(file, root)?;
        }
        Ok(credentials)
    }

    /// A secret of a target, such as `secret_key`; the environment goes before the file.
    pub fn get(&self, target: &str, key: &str) -> Option<String> {
        let from_environment = (self.environment)(&variable(target, key)).filter(|value| !value.is_empty());
        from_environment.or_else(|| {
            let found = self.written.iter().find(|(name, known, _)| name == target && *known == key);
            found.map(|(_, _, value)| value.clone())
        })
    }

    fn read_file(&mut self, file: &Path, root: &Path) -> Result<(), CredentialsError> {
        let refused = |error| CredentialsError::Io(file.to_path_buf(), error);
        let real = file.canonicalize().map_err(refused)?;
        if root.canonicalize().is_ok_and(|root| real.starts_with(root)) {
            return Err(CredentialsError::InsideSite(file.to_path_buf()));
        }
        if is_open_to_others(&real) {
            return Err(CredentialsError::Open(file.to_path_buf()));
        }
        let text = fs::read_to_string(&real).map_err(refused)?;
        let source = Source::new(file.display().to_string(), text);
        let mut findings = Findings::default();
        if let Some(node) = yaml::parse(&source, 0..source.text.len(), &mut findings)
            && let Some(mut fields) = Fields::open(&source, node, KEYS, &mut findings)
        {
            let entries: Vec<Vec<_>> = fields.maps("targets", ENTRY_KEYS, |fields| {
                let name = fields.required_text("name")?.value;
                let values = ENTRY_KEYS.iter().skip(1).filter_map(|key| Some((*key, fields.string(key)?)));
                Some(values.map(|(key, value)| (name.clone(), key, value)).collect())
            });
            self.written.extend(entries.into_iter().flatten());
        }
        match findings.iter().next() {
            None => Ok(()),
            Some(finding) => {
                let line = finding.place.as_ref().and_then(|place| place.position()).map_or(1, |at| at.line);
                Err(CredentialsError::Broken(file.to_path_buf(), line))
            }
        }
    }
}

/// `TONGBAO_WWW_PASSWORD` for the password of `www`.
pub fn variable(target: &str, key: &str) -> String {
    config::variable(target) + &key.to_ascii_uppercase()
}

#[cfg(unix)]
fn is_open_to_others(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(file).is_ok_and(|metadata| metadata.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open_to_others(_: &Path) -> bool {
    false
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn file(folder: &Path, text: &str, mode: u32) -> PathBuf {
        let file = folder.join("credentials.yaml");
        fs::write(&file, text).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
        file
    }

    const TEXT: &str = "targets:\n  - { name: www, password: geheim, user: office }\n";

    #[test]
    fn the_environment_goes_before_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = file(folder.path(), TEXT, 0o600);
        let environment = |name: &str| (name == "TONGBAO_WWW_PASSWORD").then(|| "given".to_string());
        let credentials = Credentials::read(&environment, Some(&file), Path::new("/nowhere")).unwrap();
        assert_eq!(credentials.get("www", "password").as_deref(), Some("given"));
        assert_eq!(credentials.get("www", "user").as_deref(), Some("office"));
        assert_eq!(credentials.get("other", "user"), None);
        assert_eq!(variable("a-站", "secret_key"), "TONGBAO_A___SECRET_KEY");
    }

    #[test]
    fn a_file_that_others_see_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let read = |text: &str, mode: u32, root: &Path| {
            let file = file(folder.path(), text, mode);
            Credentials::read(&|_| None, Some(&file), root).err()
        };
        assert!(matches!(read(TEXT, 0o644, Path::new("/nowhere")), Some(CredentialsError::Open(_))));
        assert!(matches!(read(TEXT, 0o600, folder.path()), Some(CredentialsError::InsideSite(_))));
        let broken = read("targets:\n  - { name: www, pasword: geheim }\n", 0o600, Path::new("/nowhere"));
        assert!(matches!(broken, Some(CredentialsError::Broken(_, 2))), "{broken:?}");
    }
}
