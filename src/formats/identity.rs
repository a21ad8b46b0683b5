//! Names that stay when a site moves.
//!
//! Atom wants an id for ever (RFC 4287, section 4.2.6), and a site may be built before anybody knows where
//! it will stand. So an id is a UUID of version 8 (RFC 9562, section 5.8) made from the publisher's name
//! and the address below the root, and neither `base_url` nor the clock has a part in it.

use crate::config::Config;
use crate::model::Address;

/// The namespace. A site's key is derived from it and the publisher's name, and an id is the keyed hash of
/// an address (blake3, in the modes of these names).
const CONTEXT: &str = "tongbao 2025-10-11 identity of a published page v1";

/// Gives the pages of one site their names.
#[derive(Debug, Clone)]
pub struct Names {
    key: [u8; blake3::KEY_LEN],
}

impl Names {
    /// The office tells sites apart, or the title where no office is given.
    pub fn new(config: &Config) -> Self {
        Self::by(config.office.as_deref().unwrap_or(&config.title))
    }

    fn by(publisher: &str) -> Self {
        Self { key: blake3::derive_key(CONTEXT, publisher.as_bytes()) }
    }

    /// `urn:uuid:` and the UUID of what has this address.
    pub fn of(&self, address: &Address) -> String {
        let hash = blake3::keyed_hash(&self.key, address.as_str().as_bytes());
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash.as_bytes()[..16]);
        bytes[6] = bytes[6] & 0x0f | 0x80;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        let digits = bytes.into_iter().flat_map(|byte| [byte >> 4, byte & 15]);
        let mut name = *b"urn:uuid:00000000-0000-0000-0000-000000000000";
        let places = name.iter_mut().skip("urn:uuid:".len()).filter(|place| **place == b'0');
        for (place, digit) in places.zip(digits) {
            *place = b"0123456789abcdef"[usize::from(digit)];
        }
        String::from_utf8_lossy(&name).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_depends_on_publisher_and_address_alone() {
        let (one, other) = (Names::by("甲"), Names::by("乙"));
        let address = Address::page(&["notices", "a"]);
        assert_eq!(one.of(&address), one.of(&address));
        assert_ne!(one.of(&address), other.of(&address));
        assert_ne!(one.of(&address), one.of(&Address::home()));
    }

    #[test]
    fn a_name_is_a_uuid_of_version_8() {
        let name = Names::by("甲").of(&Address::home());
        let uuid = name.strip_prefix("urn:uuid:").unwrap();
        assert_eq!((uuid.len(), &uuid[14..15]), (36, "8"));
        assert!("89ab".contains(&uuid[19..20]), "{uuid}");
    }
}
