//! Every step by which a snapshot changes the disk, behind one small trait.
//!
//! The steps stand apart so that a test can stop at each of them, as a power cut would, and look at what is
//! left. The program uses [`RealDisk`], which is nothing but calls of the system.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};

use super::ArchiveError;
use crate::output::durable;
use crate::output::unfinished::beside;

/// What may be done to an archive. Folders above a new file are made as needed.
pub trait Disk: Sync {
    fn make_folder(&self, folder: &Path) -> io::Result<()>;
    /// Writes a file that is not there yet, for reading only.
    fn write(&self, file: &Path, bytes: &[u8]) -> io::Result<()>;
    /// The same with whatever can be read, in pieces.
    fn copy(&self, file: &Path, source: &mut dyn Read) -> io::Result<()>;
    /// Gives the content of `old` a second place: shared on disk where the file system can, copied elsewhere.
    fn share(&self, old: &Path, new: &Path) -> io::Result<()>;
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Nothing need be there.
    fn remove_file(&self, file: &Path) -> io::Result<()>;
    /// Nothing need be there.
    fn remove_tree(&self, folder: &Path) -> io::Result<()>;
    /// Returns when everything written so far to the file system of this folder is on its medium.
    fn sync(&self, folder: &Path) -> io::Result<()>;
}

/// Puts files of one folder in the place of those before them, one after the other. Each is whole on its medium before
/// it is seen; on return, so are their names.
pub fn replace(disk: &dyn Disk, files: &[(PathBuf, &[u8])]) -> Result<(), ArchiveError> {
    let Some((folder, _)) = files.first().and_then(|(file, _)| Some((file.parent()?, file))) else { return Ok(()) };
    let fail = |file: &Path| {
        let file = file.to_path_buf();
        |error| ArchiveError::Io(file, error)
    };
    for (file, bytes) in files {
        let new = beside(file);
        disk.remove_file(&new).and_then(|()| disk.write(&new, bytes)).map_err(fail(file))?;
    }
    disk.sync(folder).map_err(fail(folder))?;
    for (file, _) in files {
        disk.rename(&beside(file), file).map_err(fail(file))?;
    }
    disk.sync(folder).map_err(fail(folder))
}

/// The disk itself.
pub struct RealDisk;

impl Disk for RealDisk {
    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        durable::make_folder(folder)
    }

    fn write(&self, file: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut opened = create_new(file)?;
        opened.write_all(bytes)?;
        protect(&opened)
    }

    fn copy(&self, file: &Path, source: &mut dyn Read) -> io::Result<()> {
        let mut opened = create_new(file)?;
        io::copy(&mut BufReader::with_capacity(64 << 10, source), &mut opened)?;
        protect(&opened)
    }

    fn share(&self, old: &Path, new: &Path) -> io::Result<()> {
        // A clone shares its blocks until either is changed: two files that do not depend on each other.
        let mut source = File::open(old)?;
        let mut opened = create_new(new)?;
        if clone(&opened, &source).is_ok() {
            return protect(&opened);
        }
        // A hard link is one file with two names. It is read-only, and damage to it is found in both snapshots.
        drop(opened);
        fs::remove_file(new)?;
        if fs::hard_link(old, new).is_ok() {
            return Ok(());
        }
        opened = create_new(new)?;
        io::copy(&mut source, &mut opened)?;
        protect(&opened)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove_file(&self, file: &Path) -> io::Result<()> {
        unless_gone(fs::remove_file(file))
    }

    fn remove_tree(&self, folder: &Path) -> io::Result<()> {
        unless_gone(fs::remove_dir_all(folder))
    }

    fn sync(&self, folder: &Path) -> io::Result<()> {
        durable::sync_all(folder)
    }
}

fn unless_gone(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

/// Opens a file that is not there yet, making its folder if that is missing.
fn create_new(file: &Path) -> io::Result<File> {
    let open = || OpenOptions::new().write(true).create_new(true).open(file);
    match open() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            file.parent().map_or(Ok(()), fs::create_dir_all)?;
            open()
        }
        result => result,
    }
}

#[cfg(unix)]
fn protect(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    // Whoever closed their files to others did so for snapshots too, which may be of the internal edition.
    let mode = file.metadata()?.permissions().mode();
    file.set_permissions(fs::Permissions::from_mode(mode & 0o444))
}

/// Elsewhere a file for reading only could not be removed again by whoever is allowed to.
#[cfg(not(unix))]
fn protect(_: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(target_os = "linux")]
fn clone(new: &File, old: &File) -> io::Result<()> {
    Ok(rustix::fs::ioctl_ficlone(new, old)?)
}

#[cfg(not(target_os = "linux"))]
fn clone(_: &File, _: &File) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
