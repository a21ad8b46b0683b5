//! Gzip members one after another (RFC 1952), each to be read by itself, without names or times in them.

use std::io::{self, Read, Write};

use crate::archive::holder::LARGEST;
use flate2::bufread::GzDecoder;
use flate2::{Compression, GzBuilder};

pub fn member(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzBuilder::new().mtime(0).operating_system(255).write(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// Takes members apart: where each begins, how long it is, and what it holds.
pub fn members(bytes: &[u8]) -> io::Result<Vec<(usize, usize, Vec<u8>)>> {
    let mut members = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let begin = bytes.len() - rest.len();
        let mut content = Vec::new();
        let mut decoder = GzDecoder::new(rest);
        decoder.by_ref().take(LARGEST).read_to_end(&mut content)?;
        rest = decoder.into_inner();
        members.push((begin, bytes.len() - rest.len() - begin, content));
    }
    Ok(members)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_taken_apart_as_they_were_put_together() {
        let both = [member(b"one").unwrap(), member("二".as_bytes()).unwrap()].concat();
        let parts = members(&both).unwrap();
        assert_eq!(
            parts.iter().map(|(_, _, content)| content.as_slice()).collect::<Vec<_>>(),
            [b"one", "二".as_bytes()]
        );
        assert_eq!(parts[1].0 + parts[1].1, both.len());
        assert!(members(&both[1..]).is_err());
    }
}
