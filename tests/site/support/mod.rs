//! What the tests stand on: a builder of sites, and readers of what comes out.

pub mod bless;
pub mod html;
pub mod links;
pub mod run;
pub mod site;
pub mod tree;
pub mod xml;

pub use bless::{blessing, expect_file};
pub use run::Found;
pub use site::Site;
pub use tree::Tree;

use std::path::{Path, PathBuf};

/// The folder of the expected files.
pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}
