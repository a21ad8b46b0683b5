//! The site as WARC 1.1 records (ISO 28500:2017), one gzip member each.
//!
//! The files were not fetched from a server but taken from the snapshot, so they are records of the type
//! `resource`, which needs no invented server's answer.

use std::io;

use sha2::{Digest, Sha256};

use super::{Site, gzip, sha256};
use crate::model::hex;
use crate::model::media::media_type;

/// Where a record stands, for the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    pub url: String,
    pub media: String,
    pub digest: String,
    pub offset: usize,
    pub length: usize,
}

pub struct Writer<'a> {
    site: &'a Site,
    bytes: Vec<u8>,
    records: Vec<Record>,
}

impl<'a> Writer<'a> {
    /// Begins with a record about the file itself.
    pub fn new(site: &'a Site) -> io::Result<Self> {
        let fields = format!(
            "software: {}\r\nformat: WARC File Format 1.1\r\nconformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\ndescription: {}\r\n",
            site.software, site.snapshot
        );
        let head = format!(
            "WARC/1.1\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: {}\r\nWARC-Date: {}\r\nWARC-Filename: data.warc.gz\r\nContent-Type: application/warc-fields\r\nContent-Length: {}\r\n\r\n",
            id(site, "", fields.as_bytes()),
            site.date(),
            fields.len()
        );
        let bytes = gzip::member(&[head.as_bytes(), fields.as_bytes(), b"\r\n\r\n"].concat())?;
        Ok(Self { site, bytes, records: Vec::new() })
    }

    pub fn add(&mut self, url: &str, file: &str, content: &[u8]) -> io::Result<()> {
        let media = media_type(file);
        let digest = sha256(content);
        let head = format!(
            "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: {}\r\nWARC-Date: {}\r\nWARC-Block-Digest: {digest}\r\nWARC-Payload-Digest: {digest}\r\nContent-Type: {media}\r\nContent-Length: {}\r\n\r\n",
            id(self.site, url, content),
            self.site.date(),
            content.len()
        );
        let member = gzip::member(&[head.as_bytes(), content, b"\r\n\r\n"].concat())?;
        let media = media.split(';').next().unwrap_or(media).to_string();
        let (offset, length) = (self.bytes.len(), member.len());
        self.records.push(Record { url: url.to_string(), media, digest, offset, length });
        self.bytes.extend(member);
        Ok(())
    }

    pub fn finish(self) -> (Vec<u8>, Vec<Record>) {
        (self.bytes, self.records)
    }
}

/// A UUID of version 8 (RFC 9562): made of what the record is, so that it is the same each time.
fn id(site: &Site, url: &str, content: &[u8]) -> String {
    let mut hasher = Sha256::new();
    for part in [site.snapshot.as_bytes(), b"\0", url.as_bytes(), b"\0", content] {
        hasher.update(part);
    }
    let mut bytes = hasher.finalize();
    bytes[6] = bytes[6] & 0x0F | 0x80;
    bytes[8] = bytes[8] & 0x3F | 0x80;
    let digits = hex::write(&bytes[..16]);
    format!("<urn:uuid:{}-{}-{}-{}-{}>", &digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..])
}
