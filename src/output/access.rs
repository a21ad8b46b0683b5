//! Whose a folder is, and who may look into it.

use std::fs;
use std::io;
use std::path::Path;

#[cfg(unix)]
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};

/// Makes a folder belong to whom another one belongs, and as open or as closed as it.
#[cfg(unix)]
pub fn take_after(new: &Path, old: &Path) -> io::Result<()> {
    let old = fs::metadata(old)?;
    let own = fs::metadata(new)?;
    // Only root gives a folder to another user, and only who is of a group gives one to it; a web server that reads
    // by its group would else be shut out by the next build.
    if own.uid() != old.uid() {
        let _ = chown(new, Some(old.uid()), None);
    }
    if own.gid() != old.gid() {
        let _ = chown(new, None, Some(old.gid()));
    }
    fs::set_permissions(new, old.permissions())
}

#[cfg(not(unix))]
pub fn take_after(new: &Path, old: &Path) -> io::Result<()> {
    fs::set_permissions(new, fs::metadata(old)?.permissions())
}

/// Lets whoever owns a folder write in it, and leaves what others may do.
#[cfg(unix)]
pub fn open(folder: &Path) -> io::Result<()> {
    let mode = fs::metadata(folder)?.permissions().mode();
    fs::set_permissions(folder, fs::Permissions::from_mode(mode | 0o700))
}

#[cfg(not(unix))]
pub fn open(_: &Path) -> io::Result<()> {
    Ok(())
}

/// The same for a folder and all inside.
pub fn open_all(folder: &Path) {
    let inside = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    for entry in inside.filter(|entry| entry.file_type().is_dir()) {
        // Whoever cannot is told so by what is tried next.
        let _ = open(entry.path());
    }
}
