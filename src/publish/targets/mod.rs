//! The places to publish to, one file a kind.

mod folder;

pub use folder::{Folder, Release};
