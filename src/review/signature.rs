//! Signatures (签名): who has read a notice in which role, and what exactly.

use std::io;
use std::path::Path;
use std::sync::Arc;

use ed25519_dalek::SigningKey;
use jiff::civil::DateTime;

use super::key::{Proof, public_line};
use super::store::{Locked, Store, id_of};
use crate::catalogue::findings::UNKNOWN_WORD;
use crate::changes::Reading;
use crate::config::review::parse_public_key;
use crate::finding::{Finding, Findings};
use crate::model::{Edition, Notice};
use crate::source::{Place, Source};
use crate::yaml::{self, Fields, quoted};

const WORD: &str = "sign";
const KEYS: &[&str] = &["role", "name", "time", "edition", "digest", "remark", "key", "signature"];

/// One signature, as its file says.
#[derive(Debug, Clone)]
pub struct Signature {
    pub id: String,
    pub role: String,
    pub name: String,
    pub time: DateTime,
    pub edition: Edition,
    /// Of the [`Reading`] that was signed.
    pub digest: String,
    pub remark: Option<String>,
    pub proof: Option<Proof>,
    pub place: Place,
}

/// A signature to be made.
#[derive(Clone)]
pub struct NewSignature<'a> {
    pub role: &'a str,
    pub name: &'a str,
    pub time: DateTime,
    pub remark: Option<&'a str>,
    pub key: Option<&'a SigningKey>,
}

impl Signature {
    /// The text that a key signs.
    pub fn statement(&self) -> String {
        statement(&self.role, &self.name, self.time, &self.digest, self.remark.as_deref())
    }
}

/// All signatures of a notice in every edition, oldest first; what cannot be read is among the findings.
pub fn signatures(root: &Path, notice: &Notice, findings: &mut Findings) -> Vec<Signature> {
    let records = Store::of(root, notice).records(WORD, findings);
    let mut signatures: Vec<_> = records.iter().filter_map(|record| read(record, findings)).collect();
    signatures.sort_by(|a, b| (a.time, &a.id).cmp(&(b.time, &b.id)));
    signatures
}

/// What a reader compares a notice with.
pub enum LastSigned {
    /// The last signature whose text is kept, and that text.
    Kept(Signature, Box<Reading>),
    /// There are signatures, the last one this, but what was signed is gone or was altered.
    Gone(Signature),
    Never,
}

/// What was signed last in this edition; what cannot be read is among the findings.
pub fn last_signed(root: &Path, notice: &Notice, edition: Edition, findings: &mut Findings) -> LastSigned {
    let store = Store::of(root, notice);
    let mut last = None;
    for signature in signatures(root, notice, findings).into_iter().rev() {
        if signature.edition != edition {
            continue;
        }
        match store.kept(&signature.digest) {
            Some(reading) => return LastSigned::Kept(signature, Box::new(reading)),
            None => last = last.or(Some(signature)),
        }
    }
    last.map_or(LastSigned::Never, LastSigned::Gone)
}

/// The file, by its path from the site's root, in which what was signed is kept.
pub fn kept_path(notice: &Notice, signature: &Signature) -> String {
    Store::kept_path(notice, &signature.digest)
}

/// Writes a signature, and what it is for.
pub(super) fn write(locked: &Locked, reading: &Reading, new: &NewSignature) -> io::Result<Option<Signature>> {
    let digest = reading.digest();
    let remark = new.remark.filter(|remark| !remark.is_empty());
    let proof = new.key.map(|key| Proof::make(key, &statement(new.role, new.name, new.time, &digest, remark)));
    let mut text = format!(
        "# 签名以后通报有任何改动，这个签名就失效。不要手工修改。\nrole: {}\nname: {}\ntime: {}\nedition: {}\ndigest: {digest}\n",
        quoted(new.role),
        quoted(new.name),
        time_text(new.time),
        reading.edition.name(),
    );
    if let Some(remark) = remark {
        text += &format!("remark: {}\n", quoted(remark));
    }
    if let Some(proof) = &proof {
        text += &format!("key: {}\nsignature: \"{}\"\n", public_line(&proof.key), proof.hex());
    }
    locked.keep(reading)?;
    let record = locked.add(WORD, new.time, &text)?;
    Ok(read(&record, &mut Findings::default()))
}

/// `2025-10-11 10:00:00`, Beijing time.
pub fn time_text(time: DateTime) -> String {
    time.strftime("%Y-%m-%d %H:%M:%S").to_string()
}

fn statement(role: &str, name: &str, time: DateTime, digest: &str, remark: Option<&str>) -> String {
    let remark = remark.map(|remark| format!("remark: {remark}\n")).unwrap_or_default();
    let time = time_text(time);
    format!("tongbao signature 1\nrole: {role}\nname: {name}\ntime: {time}\ndigest: {digest}\n{remark}")
}

fn read(record: &Arc<Source>, findings: &mut Findings) -> Option<Signature> {
    let node = yaml::parse_quoted(record, 0..record.text.len(), findings)?;
    let mut fields = Fields::open(record, node, KEYS, findings)?;
    let role = fields.required_text("role");
    let name = fields.required_text("name");
    let time = required_time(&mut fields);
    let edition = fields.word("edition", Edition::WORDS);
    let digest = fields.required_text("digest");
    let remark = fields.string("remark");
    let proof = read_proof(&mut fields)?;
    Some(Signature {
        id: id_of(record),
        role: role?.value,
        name: name?.value,
        time: time?,
        edition: edition.unwrap_or_default(),
        digest: digest?.value,
        remark,
        proof,
        place: Place::file(record),
    })
}

/// A time that must be there.
pub fn required_time(fields: &mut Fields) -> Option<DateTime> {
    if fields.has("time") { fields.time("time") } else { fields.required_text("time").and(None) }
}

/// `None`: there is one, but it cannot be read.
fn read_proof(fields: &mut Fields) -> Option<Option<Proof>> {
    let (key, signature) = (fields.text("key"), fields.text("signature"));
    let Some(written) = key.clone().or(signature.clone()) else { return Some(None) };
    let proof = key
        .and_then(|key| parse_public_key(&key.value))
        .zip(signature)
        .and_then(|(key, signature)| Proof::parse(key, &signature.value));
    if proof.is_none() {
        let place = fields.place(written.span);
        fields.findings.push(
            Finding::new(&UNKNOWN_WORD, place)
                .with("key", "key, signature")
                .with("value", written.value)
                .with("known", "Ed25519"),
        );
        return None;
    }
    Some(proof)
}
