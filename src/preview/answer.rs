//! From a request to an answer: which page, which file, or why not.

use std::sync::Arc;

use super::inject::{Script, digest, inject};
use super::request::{self, OWN, Refusal, Request};
use super::{Preview, Proof};
use crate::catalogue::preview::{REFUSED_CROSS_SITE, REFUSED_HOST, REFUSED_METHOD};
use crate::catalogue::system::reason;
use crate::finding::Findings;
use crate::model::{Edition, asset};
use crate::plan::addresses::NOT_FOUND;

/// What is sent back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub content_type: &'static str,
    /// Where to go instead, where the status says so.
    pub location: Option<String>,
    /// The methods that are possible there, where the one that was used is not.
    pub allow: Option<&'static str>,
    pub body: Vec<u8>,
}

pub const HTML: &str = "text/html; charset=utf-8";
pub const TEXT: &str = "text/plain; charset=utf-8";
pub const JSON: &str = "application/json";

impl Answer {
    pub fn ok(content_type: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self { status: 200, content_type, location: None, allow: None, body: body.into() }
    }

    pub fn said(status: u16, text: impl Into<Vec<u8>>) -> Self {
        Self { status, ..Self::ok(TEXT, text) }
    }

    pub fn to(location: String) -> Self {
        Self { status: 302, location: Some(location), ..Self::ok(TEXT, "") }
    }
}

impl Preview {
    /// Answers one request with what stands in the folder at this moment.
    pub fn answer(&self, request: &Request) -> Answer {
        match request::admit(request) {
            Ok(path) => self.look_up(&path, request),
            Err(refusal) => self.refuse(refusal),
        }
    }

    fn look_up(&self, path: &str, request: &Request) -> Answer {
        if is_own_without_slash(path) {
            return Answer::to(format!("/{path}/"));
        }
        let Some(own) = path.strip_prefix(&OWN[1..]) else {
            self.take_in();
            let proof = self.proof(self.edition());
            return self.site(&proof, path);
        };
        for edition in Edition::ALL {
            let Some(address) = own.strip_prefix(edition.name()).and_then(|rest| rest.strip_prefix('/')) else {
                continue;
            };
            if !self.may_show(edition) {
                return self.not_found(&self.proof(self.edition()), path);
            }
            self.take_in();
            return self.at(&self.proof(edition), address, path);
        }
        self.own(own, request)
    }

    /// A page or file of the site, which stands below the path of its base address.
    fn site(&self, proof: &Proof, path: &str) -> Answer {
        let mount = proof.site().and_then(|site| site.config.base_url.as_ref()).map_or("/", |base| &base.path);
        let mount = mount.trim_start_matches('/');
        match path.strip_prefix(mount) {
            Some(address) => self.at(proof, address, path),
            None if path.is_empty() || format!("{path}/") == mount => Answer::to(format!("/{mount}")),
            None => self.nowhere(proof),
        }
    }

    fn at(&self, proof: &Proof, address: &str, path: &str) -> Answer {
        let mut findings = Findings::default();
        match proof.output(address, &mut findings) {
            Ok(Some(bytes)) => self.found(proof, address, bytes),
            Ok(None) if proof.shown.is_none() => Answer { status: 503, ..self.blank(proof, address) },
            Ok(None) => match self.has_page(proof, address) {
                true => Answer::to(crate::model::address::encode_path(&format!("/{path}/"))),
                false => self.not_found(proof, address),
            },
            Err(error) => Answer::said(500, reason(&error, self.language())),
        }
    }

    fn has_page(&self, proof: &Proof, address: &str) -> bool {
        proof.shown.as_ref().is_some_and(|set| set.prepared().plan.has(&format!("{address}/")))
    }

    fn found(&self, proof: &Proof, address: &str, bytes: Vec<u8>) -> Answer {
        let content_type = if address.is_empty() || address.ends_with('/') { HTML } else { content_type(address) };
        let body = if content_type == HTML { inject(&bytes, &self.script(proof, address, &bytes)) } else { bytes };
        Answer::ok(content_type, body)
    }

    fn script<'a>(&self, proof: &Proof, address: &'a str, page: &[u8]) -> Script<'a> {
        let version = self.told(proof.version);
        Script { address, edition: proof.edition.name(), version, digest: self.digest(proof, page) }
    }

    /// Stands for what a page shows: another one asks an open page to be loaded anew.
    pub(super) fn digest(&self, proof: &Proof, page: &[u8]) -> String {
        digest(page, |pictures| proof.shown.as_ref().map(|set| set.stamps(pictures)).unwrap_or_default())
    }

    pub(super) fn not_found(&self, proof: &Proof, address: &str) -> Answer {
        let page = proof.shown.as_ref().map(|set| set.prepared().not_found(&mut Findings::default()));
        let page = page.unwrap_or_default();
        Answer { status: 404, ..Answer::ok(HTML, inject(&page, &self.script(proof, address, &page))) }
    }

    /// For an address that no page of the site can ever have. The script asks for what is told of this very page; of
    /// another it would be told that it is outdated, again and again.
    pub(super) fn nowhere(&self, proof: &Proof) -> Answer {
        self.not_found(proof, NOT_FOUND)
    }

    /// Stands below the findings while nothing of the site can be shown.
    fn blank(&self, proof: &Proof, address: &str) -> Answer {
        let page = "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head><meta charset=\"utf-8\"><title>tongbao</title>\
                    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"></head>\n<body></body>\n</html>\n";
        Answer::ok(HTML, inject(page.as_bytes(), &self.script(proof, address, b"")))
    }

    pub(super) fn refuse(&self, refusal: Refusal) -> Answer {
        let language = self.language();
        match refusal {
            Refusal::Method => Answer { allow: Some("GET, HEAD"), ..Answer::said(405, REFUSED_METHOD.say(language)) },
            Refusal::Host => Answer::said(421, REFUSED_HOST.say(language)),
            Refusal::CrossSite => Answer::said(403, REFUSED_CROSS_SITE.say(language)),
            Refusal::Path => self.nowhere(&self.proof(self.edition())),
        }
    }

    /// The proof of an edition as of the last [`Preview::take_in`].
    pub(super) fn proof(&self, edition: Edition) -> Arc<Proof> {
        self.desk().proof(edition)
    }
}

/// Whether a path leads to one of the preview's own pages but for its last slash.
fn is_own_without_slash(path: &str) -> bool {
    let Some(rest) = path.strip_prefix(OWN.trim_matches('/')) else { return false };
    rest.is_empty()
        || rest == "/compare"
        || Edition::ALL.iter().any(|edition| rest.strip_prefix('/') == Some(edition.name()))
}

/// The media type of a file, by the ending of its name.
fn content_type(address: &str) -> &'static str {
    match asset::extension(address).as_deref() {
        Some("html") => HTML,
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => JSON,
        Some("xml") => "application/xml",
        Some("csv") => "text/csv; charset=utf-8",
        Some("txt") => TEXT,
        Some("vcf") => "text/vcard; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("gif") => "image/gif",
        Some("webp") => "image/webp",
        Some("avif") => "image/avif",
        Some("pdf") => "application/pdf",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
