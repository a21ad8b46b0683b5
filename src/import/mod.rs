//! Importing what offices have: Word, Markdown, text, pages and ledgers become content files.
//!
//! ```text
//! bytes ──read──▶ Document ──structure──▶ Draft + Findings ──write──▶ content files
//! ```
//!
//! Every reader makes the same [`document::Document`]; one reading of structure serves them all, and one writer.
//! Nothing here touches the disk or runs a program: `cmd` brings the bytes, those of pictures beside a text too, and
//! puts the files away.

pub mod document;
pub mod draft;
mod read;
mod structure;
mod write;

pub use draft::{Draft, DraftIssue, Element};
pub use read::{Beside, Foreign, Format, LARGEST_PICTURE, Unreadable, mistaken_by_name, read, without_text};
pub use structure::{Given, are_of_two_offices, demand, understand};
pub use write::{Existing, ExistingIssue, File, Written, adopt, folder_name, site_yaml, write};
