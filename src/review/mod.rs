//! Review (审签): signatures and comments, as small YAML files beside each notice.
//!
//! A signature is bound to the digest of exactly what was read; whatever changes afterwards voids it, and the
//! canonical text that is kept beside it tells what. Comments are bound to words, and follow them when they
//! move. All of it lies in `content/<notice>/_review/`, which is no content: it never reaches a site.
//!
//! [`unsigned`] is what publishing and archiving ask; [`of`] tells everything about one notice.

mod anchor;
mod comment;
mod key;
mod rules;
mod signature;
mod store;
mod verify;

pub use anchor::{Anchor, Anchored, add_from_page, anchored, context_of};
pub use comment::{Comment, NewComment, Reply, Resolved, add, comments, is_blank, is_too_long, reopen, reply, resolve};
pub use key::{Proof, generate, private_key, public_line};
pub use rules::{NoticeReview, Outcome, Reason, RoleReview, Standing, of, sign, unsigned};
pub use signature::{LastSigned, NewSignature, Signature, kept_path, last_signed, signatures, time_text};
pub use store::{fingerprint, folder};
pub use verify::{Verified, verify};
