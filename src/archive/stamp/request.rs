//! The request: `TimeStampReq` (RFC 3161, section 2.4.1).

use super::der::{BOOLEAN, INTEGER, NULL, OCTET_STRING, OID, SEQUENCE, element};
use crate::model::hex;

/// id-sha256 (RFC 5754), without tag and length.
pub const SHA256: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01];

/// Asks for a stamp on a SHA-256 digest, with the authority's certificate in the reply. It holds no nonce: the
/// digest is never asked about twice, and the same snapshot makes the same request.
pub fn of(sha256: &str) -> Option<Vec<u8>> {
    let algorithm = element(SEQUENCE, &[element(OID, SHA256), element(NULL, &[])].concat());
    let imprint = element(SEQUENCE, &[algorithm, element(OCTET_STRING, &hex::read::<32>(sha256)?)].concat());
    Some(element(SEQUENCE, &[element(INTEGER, &[1]), imprint, element(BOOLEAN, &[0xFF])].concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_what_openssl_writes() {
        // openssl ts -query -digest ba78… -sha256 -no_nonce -cert
        let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(
            hex::write(&of(digest).unwrap()),
            format!("30390201013031300d0609608648016503040201050004 20{digest}0101ff").replace(' ', "")
        );
        assert_eq!(of("ba"), None);
    }
}
