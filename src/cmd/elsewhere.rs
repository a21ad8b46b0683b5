//! Why there is no other side to compare a site with, said to whoever asked for it.

use std::path::Path;

use super::Failure;
use crate::catalogue::review::{BROKEN_OTHER, NO_GIT, NO_REVISION};
use crate::changes::ElsewhereError;

pub fn failure(error: ElsewhereError, root: &Path) -> Failure {
    match error {
        ElsewhereError::NoGit(reason) => Failure::Said(&NO_GIT, vec![("reason", reason.to_string())]),
        ElsewhereError::NoRevision(revision, reason) => {
            Failure::Said(&NO_REVISION, vec![("revision", revision), ("reason", reason)])
        }
        ElsewhereError::Broken(side) => Failure::Said(&BROKEN_OTHER, vec![("side", side)]),
        ElsewhereError::Load(error) => error.into(),
        ElsewhereError::Io(error) => Failure::Io(root.to_path_buf(), error),
    }
}
