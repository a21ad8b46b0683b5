//! stand-in
use crate::source::Span;
pub struct Masked { pub text: String, pub unclosed: Option<Span> }
pub fn mask_internal(_: &str) -> Option<Masked> { None }
