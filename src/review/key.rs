//! Ed25519 keys (RFC 8032, RFC 8410): optional proof that a signature was made by who it names.
//!
//! What is signed is a short statement in plain text, so that it can be verified with openssl alone.

use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePrivateKey, EncodePublicKey, KeypairBytes};
use ed25519_dalek::{Signature as Bytes, Signer, SigningKey, VerifyingKey};

use crate::model::hex;

/// A signature made with a key, and the key's public half.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    pub key: VerifyingKey,
    pub signature: Bytes,
}

impl Proof {
    pub fn make(key: &SigningKey, statement: &str) -> Self {
        Self { key: key.verifying_key(), signature: key.sign(statement.as_bytes()) }
    }

    /// Whether the signature is this key's, for this statement. Weak keys and other encodings are refused.
    pub fn holds(&self, statement: &str) -> bool {
        self.key.verify_strict(statement.as_bytes(), &self.signature).is_ok()
    }

    pub fn hex(&self) -> String {
        hex::write(&self.signature.to_bytes())
    }

    /// Reads what [`Proof::hex`] and [`public_line`] write.
    pub fn parse(key: VerifyingKey, digits: &str) -> Option<Self> {
        Some(Self { key, signature: Bytes::from_bytes(&hex::read(&digits.to_ascii_lowercase())?) })
    }
}

/// Reads a private key (PEM PKCS#8), as openssl and [`generate`] write it.
pub fn private_key(pem: &str) -> Option<SigningKey> {
    SigningKey::from_pkcs8_pem(pem.trim()).ok()
}

/// Makes a private key out of the system's random numbers. Gives its PEM file; the public half stays out of
/// it, since openssl reads no other form everywhere.
pub fn generate() -> std::io::Result<(SigningKey, String)> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(std::io::Error::other)?;
    let key = SigningKey::from_bytes(&secret);
    let pem = KeypairBytes { secret_key: secret, public_key: None }.to_pkcs8_pem(LineEnding::LF);
    let pem = pem.map_err(std::io::Error::other)?.to_string();
    Ok((key, pem))
}

/// The line of Base64 inside a public key's PEM file, as it stands in `site.yaml`.
pub fn public_line(key: &VerifyingKey) -> String {
    // A key of 32 bytes always has this form.
    let pem = key.to_public_key_pem(LineEnding::LF).unwrap_or_default();
    pem.lines().filter(|line| !line.starts_with('-')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::review::parse_public_key;

    #[test]
    fn a_key_is_read_back_and_its_signature_holds_for_one_statement_only() {
        let (key, pem) = generate().unwrap();
        assert_eq!(private_key(&pem).unwrap().to_bytes(), key.to_bytes());
        assert_eq!(parse_public_key(&public_line(&key.verifying_key())), Some(key.verifying_key()));
        let proof = Proof::make(&key, "一");
        let read = Proof::parse(proof.key, &proof.hex()).unwrap();
        assert!(read.holds("一") && !read.holds("二"));
        assert_eq!(Proof::parse(proof.key, "00"), None);
    }
}
