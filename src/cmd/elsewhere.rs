//! Why there is no other side to compare a site with, said to whoever asked for it.

use std::path::Path;

use super::Failure;
use crate::changes::ElsewhereError;

pub fn failure(error: ElsewhereError, root: &Path) -> Failure {
    match error {
        ElsewhereError::Load(error) => error.into(),
        ElsewhereError::Io(error) => Failure::Io(root.to_path_buf(), error),
        other => Failure::Elsewhere(other),
    }
}
