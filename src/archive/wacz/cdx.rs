//! The index of the records: CDXJ lines in order of their keys, in gzip members, and an index of these.
//!
//! A key is the address in the form in which replay tools look it up (SURT): the host's labels turned round,
//! everything in small letters, no slash at the end.

use std::fmt::Write;
use std::io;

use serde_json::json;

use super::warc::Record;
use super::{INDEX, Site, gzip, sha256};
use crate::model::percent_decode;

/// How many lines are read at once to find one.
const LINES: usize = 300;

/// The index, and the index of it.
pub fn index(records: &[Record], site: &Site) -> io::Result<(Vec<u8>, String)> {
    let lines = lines(records, site);
    let name = INDEX.rsplit('/').next().unwrap_or(INDEX);
    let mut index = Vec::new();
    let mut above = format!("!meta 0 {}\n", json!({ "format": "cdxj-gzip-1.0", "filename": name }));
    for block in lines.chunks(LINES) {
        let member = gzip::member(block.concat().as_bytes())?;
        let key: Vec<&str> = block[0].splitn(3, ' ').take(2).collect();
        let place = json!({
            "offset": index.len(),
            "length": member.len(),
            "digest": sha256(&member),
            "filename": name,
        });
        // Writing to a String cannot fail.
        let _ = writeln!(above, "{} {place}", key.join(" "));
        index.extend(member);
    }
    Ok((index, above))
}

/// One line a record.
pub fn lines(records: &[Record], site: &Site) -> Vec<String> {
    let line = |record: &Record| {
        let about = json!({
            "url": record.url,
            "mime": record.media,
            "status": "200",
            "digest": record.digest,
            "length": record.length.to_string(),
            "offset": record.offset.to_string(),
            "filename": "data.warc.gz",
        });
        format!("{} {} {about}\n", key(&record.url), site.digits())
    };
    let mut lines: Vec<String> = records.iter().map(line).collect();
    lines.sort();
    lines
}

fn key(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or(("https", url));
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let (host, port) = host.split_once(':').unwrap_or((host, ""));
    let host = host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let usual = port.is_empty() || (scheme, port) == ("https", "443") || (scheme, port) == ("http", "80");
    let port = if usual { String::new() } else { format!(":{port}") };
    let labels: Vec<&str> = host.rsplit('.').collect();
    format!("{}{port})/{}", labels.join(","), escaped(path.trim_end_matches('/')).to_ascii_lowercase())
}

/// Percent-encoding as the key wants it: of blanks, of what is not ASCII, and of the two marks that mean something.
fn escaped(path: &str) -> String {
    percent_decode(path).bytes().fold(String::with_capacity(path.len()), |mut text, byte| {
        match byte {
            0..=0x20 | b'#' | b'%' | 0x7F.. => {
                // Writing to a String cannot fail.
                let _ = write!(text, "%{byte:02X}");
            }
            byte => text.push(char::from(byte)),
        }
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_those_that_replay_tools_look_up() {
        for (url, expected) in [
            ("https://www.example.gov.cn/zg/", "cn,gov,example)/zg"),
            ("https://example.gov.cn/", "cn,gov,example)/"),
            ("https://example.gov.cn:8443/A/b.HTML", "cn,gov,example:8443)/a/b.html"),
            ("https://a.cn/%E6%95%B4%20%22.pdf", "cn,a)/%e6%95%b4%20\".pdf"),
        ] {
            assert_eq!(key(url), expected, "{url}");
        }
    }
}
