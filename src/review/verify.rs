//! Verifying every signature that was ever made, those that no longer count included.

use std::io;
use std::path::Path;

use super::rules::{Reason, distrust};
use super::signature::{Signature, signatures};
use super::store::Store;
use crate::changes::Reading;
use crate::finding::Findings;
use crate::model::{Notice, Site};

/// A signature, and what is wrong with it in itself.
#[derive(Debug)]
pub struct Verified {
    pub signature: Signature,
    pub fault: Option<Reason>,
    /// Whether it is for what the notice says now, in this edition.
    pub is_current: bool,
}

/// Verifies the signatures of a notice without any network: the text that was signed is there and has the
/// digest that was signed, and the key's signature is right.
pub fn verify(root: &Path, site: &Site, notice: &Notice, findings: &mut Findings) -> io::Result<Vec<Verified>> {
    let store = Store::of(root, notice);
    let digest = Reading::of(site, notice)?.digest();
    let verified = signatures(root, notice, findings).into_iter().map(|signature| {
        let untrusted =
            distrust(&site.config.review, &signature.name, signature.proof.as_ref(), &signature.statement());
        let gone = || store.kept(&signature.digest).is_none().then_some(Reason::TextGone);
        Verified { fault: untrusted.or_else(gone), is_current: signature.digest == digest, signature }
    });
    Ok(verified.collect())
}
