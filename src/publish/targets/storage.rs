//! Storage that is reached by HTTP: S3 and what is compatible with it, and WebDAV, both by OpenDAL.
//!
//! OpenDAL signs requests and speaks the protocols; trying again is the engine's, so that its waits are
//! counted once. Calls are blocking: each of the engine's threads waits for its own.

use std::error::Error as _;
use std::sync::Once;
use std::time::Duration;

use http::{Request, Response, Uri};
use opendal::layers::{RetryLayer, TimeoutLayer};
use opendal::options::WriteOptions;
use opendal::{Buffer, HttpBody, HttpTransport, HttpTransporter, OperationContext, Operator};
use opendal_http_transport_reqwest::ReqwestTransport;
use tokio::runtime::Runtime;

use crate::model::media::{cache_control, media_type};
use crate::publish::target::{Capabilities, ErrorKind, Target, TargetError, Writing};

/// One request takes no longer than this; a big file gets more, as long as something moves.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(60);

/// Between two attempts at one folder of a listing; it doubles each time.
const FIRST_WAIT: Duration = Duration::from_millis(250);

pub struct Storage {
    operator: Operator,
    runtime: Runtime,
    protocol: Protocol,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Protocol {
    S3,
    WebDav,
}

/// Sends paths as they are signed. OpenDAL leaves these characters as they are, and signs them encoded, as the
/// standard of signatures asks; a store that looks at the path as it came would refuse a file called `报告(1).pdf`.
struct AsSigned(ReqwestTransport);

const SIGNED_ENCODED: &[(char, &str)] = &[('!', "%21"), ('\'', "%27"), ('(', "%28"), (')', "%29"), ('*', "%2A")];

impl HttpTransport for AsSigned {
    async fn fetch(&self, mut request: Request<Buffer>) -> opendal::Result<Response<HttpBody>> {
        let (path, query) = (request.uri().path(), request.uri().query());
        if path.contains(|c| SIGNED_ENCODED.iter().any(|(plain, _)| *plain == c)) {
            let encoded = SIGNED_ENCODED.iter().fold(path.to_string(), |path, (c, code)| path.replace(*c, code));
            let whole = query.map_or_else(|| encoded.clone(), |query| format!("{encoded}?{query}"));
            let mut parts = request.uri().clone().into_parts();
            let invalid =
                |error: &dyn std::fmt::Display| opendal::Error::new(opendal::ErrorKind::Unexpected, error.to_string());
            parts.path_and_query = Some(whole.parse().map_err(|error: http::uri::InvalidUri| invalid(&error))?);
            *request.uri_mut() = Uri::from_parts(parts).map_err(|error| invalid(&error))?;
        }
        self.0.fetch(request).await
    }
}

/// What an S3 target is told. The key and its secret come from outside of the site.
#[derive(Clone)]
pub struct S3 {
    pub endpoint: String,
    pub region: String,
    pub bucket: String,
    /// The folder in the bucket.
    pub prefix: String,
    pub addressing: Addressing,
    pub access_key: String,
    pub secret_key: String,
    pub session_token: Option<String>,
}

/// Where a bucket's name stands in an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Addressing {
    /// `https://bucket.endpoint/…`
    Virtual,
    /// `https://endpoint/bucket/…`
    Path,
}

#[derive(Clone)]
pub struct WebDav {
    pub endpoint: String,
    /// The folder below the endpoint.
    pub prefix: String,
    pub user: Option<String>,
    pub password: Option<String>,
}

impl Storage {
    pub fn s3(s3: &S3) -> Result<Self, TargetError> {
        let mut builder = opendal::services::S3::default()
            .endpoint(&s3.endpoint)
            .region(&s3.region)
            .bucket(&s3.bucket)
            .root(&s3.prefix)
            .access_key_id(&s3.access_key)
            .secret_access_key(&s3.secret_key)
            // What this machine may know of other accounts is not to be used.
            .disable_config_load()
            .disable_ec2_metadata();
        if let Some(token) = &s3.session_token {
            builder = builder.session_token(token);
        }
        if s3.addressing == Addressing::Virtual {
            builder = builder.enable_virtual_host_style();
        }
        Self::of(Operator::new(builder).map_err(failed)?, Protocol::S3)
    }

    pub fn webdav(dav: &WebDav) -> Result<Self, TargetError> {
        let mut builder = opendal::services::Webdav::default().endpoint(&dav.endpoint).root(&dav.prefix);
        if let Some(user) = &dav.user {
            builder = builder.username(user);
        }
        if let Some(password) = &dav.password {
            builder = builder.password(password);
        }
        Self::of(Operator::new(builder).map_err(failed)?, Protocol::WebDav)
    }

    fn of(operator: Operator, protocol: Protocol) -> Result<Self, TargetError> {
        static CRYPTOGRAPHY: Once = Once::new();
        CRYPTOGRAPHY.call_once(|| {
            // Another part of the program may have installed one before, and that does as well.
            let _ = rustls::crypto::ring::default_provider().install_default();
        });
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        let runtime = runtime.map_err(|error| TargetError::new(ErrorKind::Lasting, error))?;
        let transport = HttpTransporter::new(AsSigned(ReqwestTransport::default()));
        let operator = operator
            .with_context(OperationContext::new().with_http_transport(transport))
            .layer(TimeoutLayer::new().with_timeout(REQUEST_TIMEOUT).with_io_timeout(REQUEST_TIMEOUT));
        Ok(Self { operator, runtime, protocol })
    }

    fn options(&self, path: &str) -> WriteOptions {
        let s3 = self.protocol == Protocol::S3;
        WriteOptions {
            content_type: s3.then(|| media_type(path).to_string()),
            cache_control: s3.then(|| cache_control(path).to_string()),
            ..WriteOptions::default()
        }
    }

    async fn list_folder(&self, folder: &str) -> Result<Vec<String>, opendal::Error> {
        if self.protocol == Protocol::S3 {
            let entries = self.operator.list_with(folder).recursive(true).await?;
            return Ok(entries.into_iter().map(|entry| entry.path().to_string()).collect());
        }
        let patient = self.operator.clone().layer(RetryLayer::new().with_max_times(6).with_min_delay(FIRST_WAIT));
        let mut paths = Vec::new();
        let mut folders = vec![folder.to_string()];
        while let Some(folder) = folders.pop() {
            // One request a folder: begun anew at each fault, a long listing would never end.
            let entries = match patient.list(&folder).await {
                Err(error) if error.kind() == opendal::ErrorKind::NotFound => continue,
                entries => entries?,
            };
            for entry in entries.into_iter().map(|entry| entry.path().to_string()) {
                match entry.ends_with('/') {
                    true if entry != folder => folders.push(entry),
                    true => {}
                    false => paths.push(entry),
                }
            }
        }
        Ok(paths)
    }

    /// S3 has no folders. A WebDAV server shows one that is left empty.
    async fn remove_empty_folders(&self, path: &str) -> Result<(), opendal::Error> {
        let mut folder = path;
        while let Some((above, _)) = folder.rsplit_once('/') {
            let name = format!("{above}/");
            let entries = match self.operator.list(&name).await {
                Err(error) if error.kind() == opendal::ErrorKind::NotFound => return Ok(()),
                entries => entries?,
            };
            if entries.iter().any(|entry| entry.path() != name) {
                break;
            }
            self.operator.delete(&name).await?;
            folder = above;
        }
        Ok(())
    }
}

impl Target for Storage {
    fn capabilities(&self) -> Capabilities {
        match self.protocol {
            Protocol::S3 => Capabilities { writing: Writing::Whole, creates_exclusively: true, parallel: 8 },
            Protocol::WebDav => Capabilities { writing: Writing::Gradual, creates_exclusively: false, parallel: 4 },
        }
    }

    fn get(&self, path: &str) -> Result<Option<Vec<u8>>, TargetError> {
        match self.runtime.block_on(self.operator.read(path)) {
            Ok(bytes) => Ok(Some(bytes.to_vec())),
            Err(error) if matches!(error.kind(), opendal::ErrorKind::NotFound | opendal::ErrorKind::IsADirectory) => {
                Ok(None)
            }
            Err(error) => Err(failed(error)),
        }
    }

    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), TargetError> {
        let write = self.operator.write_options(path, bytes.to_vec(), self.options(path));
        self.runtime.block_on(write).map(drop).map_err(failed)
    }

    /// Not every store that calls itself compatible knows the condition; without it the lock is read again.
    fn create(&self, path: &str, bytes: &[u8]) -> Result<bool, TargetError> {
        let options = WriteOptions { if_not_exists: true, ..self.options(path) };
        match self.runtime.block_on(self.operator.write_options(path, bytes.to_vec(), options)) {
            Ok(_) => Ok(true),
            Err(error) => match error.kind() {
                opendal::ErrorKind::ConditionNotMatch | opendal::ErrorKind::AlreadyExists => Ok(false),
                _ if error.is_temporary() => Err(failed(error)),
                opendal::ErrorKind::PermissionDenied => Err(failed(error)),
                _ => Ok(false),
            },
        }
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), TargetError> {
        self.runtime.block_on(self.operator.rename(from, to)).map_err(failed)
    }

    fn delete(&self, path: &str) -> Result<(), TargetError> {
        let delete = async {
            match self.operator.delete(path).await {
                Err(error) if error.kind() == opendal::ErrorKind::NotFound => {}
                result => result?,
            }
            match self.protocol {
                Protocol::S3 => Ok(()),
                Protocol::WebDav => self.remove_empty_folders(path).await,
            }
        };
        self.runtime.block_on(delete).map_err(failed)
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, TargetError> {
        let mut paths = self.runtime.block_on(self.list_folder(folder)).map_err(failed)?;
        paths.retain(|path| !path.ends_with('/') && !path.is_empty());
        Ok(paths)
    }
}

/// OpenDAL's error says a great deal; credentials are not in it. Why a connection failed stands at the end of its
/// causes, what a store says of its refusal at the end of the first line, or in a page or a document behind it, and other
/// servers say a number only.
fn failed(error: opendal::Error) -> TargetError {
    let text = error.to_string();
    let first = text.lines().next().unwrap_or_default();
    let mut cause = error.source();
    while let Some(deeper) = cause.and_then(std::error::Error::source) {
        cause = Some(deeper);
    }
    let status = first.split_once("status: ").and_then(|(_, rest)| rest.split(|c: char| !c.is_ascii_digit()).next());
    let said = || match text.split_once(" => ")?.1.trim() {
        "" => None,
        page if page.starts_with('<') => words_of(page).map(str::to_string),
        _ => first.rsplit_once(" => ").map(|(_, said)| said.trim().to_string()),
    };
    let reason = cause.map(ToString::to_string).or_else(said).or_else(|| status.map(|n| format!("HTTP {n}")));
    let reason = reason.unwrap_or_else(|| first.split(", context").next().unwrap_or_default().to_string());
    let kind = match error.kind() {
        opendal::ErrorKind::PermissionDenied => ErrorKind::Denied,
        _ if status == Some("401") => ErrorKind::Denied,
        // It is as little to be trusted a moment later.
        _ if reason.contains("invalid peer certificate") => ErrorKind::Lasting,
        opendal::ErrorKind::RateLimited => ErrorKind::Passing,
        _ if error.is_temporary() => ErrorKind::Passing,
        _ => ErrorKind::Lasting,
    };
    TargetError::new(kind, reason)
}

/// What a page or a document that a server answers with says in words: its title, or its message.
fn words_of(page: &str) -> Option<&str> {
    let inside = |tag: &str| {
        let (_, rest) = page.split_once(&format!("<{tag}>"))?;
        rest.split_once(&format!("</{tag}>")).map(|(words, _)| words.trim())
    };
    ["s:message", "Message", "title", "TITLE"].into_iter().find_map(inside).filter(|words| !words.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(error: opendal::Error, kind: ErrorKind, reason: &str) {
        assert_eq!(failed(error), TargetError::new(kind, reason));
    }

    fn unexpected(message: &str) -> opendal::Error {
        opendal::Error::new(opendal::ErrorKind::Unexpected, message)
    }

    #[test]
    fn the_reason_is_what_lies_deepest_or_what_a_store_says_or_a_number() {
        let connecting = |reason: &str| {
            let cause = std::io::Error::other(std::io::Error::other(reason));
            unexpected("send http request").set_temporary().set_source(cause)
        };
        check(connecting("Connection refused (os error 111)"), ErrorKind::Passing, "Connection refused (os error 111)");
        let untrusted = "invalid peer certificate: UnknownIssuer";
        check(connecting(untrusted), ErrorKind::Lasting, untrusted);
        let answered = |status: u16| format!("Parts {{ status: {status}, version: HTTP/1.1 }}");
        check(unexpected("").with_context("response", answered(401)), ErrorKind::Denied, "HTTP 401");
        check(unexpected("").with_context("response", answered(507)), ErrorKind::Lasting, "HTTP 507");
        let said = "S3Error { code: \"NoSuchBucket\" }";
        check(unexpected(said).with_context("response", answered(404)), ErrorKind::Lasting, said);
        let page = |page: &'static str| unexpected(page).with_context("response", answered(507));
        check(
            page("<html>\n<head><title>507 Insufficient Storage</title>"),
            ErrorKind::Lasting,
            "507 Insufficient Storage",
        );
        check(page("<d:error><s:message>磁盘已满</s:message></d:error>"), ErrorKind::Lasting, "磁盘已满");
        check(page("<html>"), ErrorKind::Lasting, "HTTP 507");
    }
}
