//! stand-in
use crate::finding::Findings; use crate::source::{Source,Span}; use std::sync::Arc;
pub struct Request<'a> { pub source: &'a Arc<Source>, pub start: usize, pub outline: Outline, pub id_prefix: &'a str, pub reserved_ids: &'a [String], pub edition_label: &'a str, pub note_label: &'a str, pub footnotes_label: &'a str, pub resolver: &'a dyn Resolver }
#[derive(Clone, Copy)] pub struct Outline { pub numbered: bool, pub level: u8, pub inserted: usize }
pub trait Resolver: Sync { fn link(&self, path: &str) -> Option<LinkTarget>; fn image(&self, path: &str) -> Option<ImageTarget>; }
pub struct LinkTarget { pub address: String, pub id_prefix: String, pub document: Option<String> }
pub struct ImageTarget { pub address: String, pub size: Option<(u32,u32)> }
pub struct Rendered { pub before: Fragment, pub after: Option<Fragment>, pub marker: Marker, pub headings: Vec<Heading>, pub text: String, pub anchors: Vec<String>, pub anchor_uses: Vec<AnchorUse>, pub assets: Vec<String>, pub has_code: bool }
pub struct Marker { pub level: u8, pub first: usize, pub heading: usize }
pub struct Heading { pub level: u8, pub number: Option<String>, pub text: String, pub id: String }
pub struct AnchorUse { pub span: Span, pub document: Option<String>, pub address: String, pub anchor: String, pub written: String }
pub fn render(_: &Request, _: &mut Findings) -> Rendered { todo!() }
pub struct Fragment {}
impl Fragment { pub fn place(&self, _: &str, _: u8) -> String { todo!() } pub fn is_empty(&self) -> bool { todo!() } }
pub fn number(_: u8, _: usize) -> Option<String> { todo!() }
pub fn strip_number(t: &str) -> &str { t }
