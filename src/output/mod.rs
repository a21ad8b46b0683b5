//! Where what was made goes.
//!
//! The folder sink keeps `public/` whole: what changed is written beside the old site, what did not is
//! hard-linked, and the two folders change places in one step. Whatever happens in between, a reader sees
//! the old site or the new one.

mod access;
pub mod durable;
mod error;
mod exchange;
mod folder;
mod foreign;
mod lock;
mod manifest;
mod place;
mod same;
mod staging;
pub mod unfinished;

pub use error::OutputError;
pub use folder::{Folder, Report};
pub use lock::{FolderLock, lock_folder, try_lock_folder};
pub use manifest::MANIFEST;
pub use same::same_content;
