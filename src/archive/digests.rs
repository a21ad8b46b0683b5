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
        let (mut sha256, mut sm3) = (Sha256::new(), Sm3::new());
        let mut piece = vec![0; 64 << 10];
        let mut length = 0;
        loop {
            let read = reader.read(&mut piece)?;
            if read == 0 {
                return Ok(Self { sha256: hex::write(&sha256.finalize()), sm3: hex::write(&sm3.finalize()), length });
            }
            sha256.update(&piece[..read]);
            sm3.update(&piece[..read]);
            length += read as u64;
        }
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
