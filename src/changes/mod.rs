//! What changed between two states of a site: as data, for whoever shows it as text, JSON or HTML.
//!
//! A notice is laid out as a [`Reading`], flat and in one order, so that two can be compared whichever way
//! they came: from a folder, from a git revision, or from the text kept beside a signature. The room knows
//! neither signatures nor snapshots nor pages; those who do call it.

mod canonical;
mod compare;
mod elsewhere;
mod markdown_text;
mod matching;
mod reading;
mod summary;
mod words;

pub use canonical::NotCanonical;
pub use compare::{Changes, Fate, FieldChange, FileChange, NoticeChange, PartChange, TextChange, TextKind};
pub use compare::{between, between_readings};
pub use elsewhere::{Elsewhere, ElsewhereError, folder, revision};
pub use markdown_text::plain;
pub use reading::{Part, Reading, status_word};
pub use words::{Piece, PieceKind, words};
