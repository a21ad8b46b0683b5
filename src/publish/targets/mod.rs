//! The places to publish to, one file a kind.

mod folder;

pub use folder::{Folder, Release};
mod storage;
pub use storage::{Addressing, S3, Storage, WebDav};
mod sftp;
mod ssh;
pub use sftp::Sftp;
pub use ssh::SftpSettings;
