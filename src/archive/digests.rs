//! The two digests that an archive keeps of every file: SHA-256 (FIPS 180-4) and SM3 (GB/T 32905-2016).
//!
//! Both are computed in one reading. They stand as small hexadecimal letters everywhere, so that the same
//! digest is always the same text.

use std::io::{self, Read};

use sha2::{Digest, Sha256};
use sm3::Sm3;

use crate::model::hex;

/// What tells one content from another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digests {
    pub sha256: String,
    pub sm3: String,
    pub length: u64,
}

impl Digests {
    pub fn of(bytes: &[u8]) -> Self {
        Self {
            sha256: hex::write(&Sha256::digest(bytes)),
            sm3: hex::write(&Sm3::digest(bytes)),
            length: bytes.len() as u64,
        }
    }

    /// Reads to the end, in pieces.
    pub fn read(reader: &mut dyn Read) -> io::Result<Self> {
        let mut reader = Digesting::new(reader);
        let mut piece = vec![0; 64 << 10];
        while reader.read(&mut piece)? > 0 {}
        Ok(reader.finish())
    }
}

/// A reader that makes the digests of what is read through it.
pub struct Digesting<R> {
    reader: R,
    sha256: Sha256,
    sm3: Sm3,
    length: u64,
}

impl<R: Read> Digesting<R> {
    pub fn new(reader: R) -> Self {
        Self { reader, sha256: Sha256::new(), sm3: Sm3::new(), length: 0 }
    }

    pub fn finish(self) -> Digests {
        let (sha256, sm3) = (hex::write(&self.sha256.finalize()), hex::write(&self.sm3.finalize()));
        Digests { sha256, sm3, length: self.length }
    }
}

impl<R: Read> Read for Digesting<R> {
    fn read(&mut self, piece: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(piece)?;
        self.sha256.update(&piece[..read]);
        self.sm3.update(&piece[..read]);
        self.length += read as u64;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digests_are_those_of_the_standards() {
        let digests = Digests::of(b"abc");
        assert_eq!(digests.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        // GB/T 32905-2016, A.1.
        assert_eq!(digests.sm3, "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assert_eq!(Digests::read(&mut &b"abc"[..]).unwrap(), digests);
    }
}
