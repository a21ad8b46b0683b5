//! Putting a new folder in the place of an old one.

use std::fs;
use std::io;
use std::path::Path;

/// Makes `new` stand where `live` stands. What stood there before is at `new` afterwards, if there was anything.
///
/// Where the system can exchange two names it is one step; elsewhere the old folder goes to `aside` for a
/// moment, and [`recover`] brings it back if that moment was the last.
pub fn exchange(new: &Path, live: &Path, aside: &Path) -> io::Result<()> {
    if !live.exists() {
        return fs::rename(new, live);
    }
    swap(new, live).or_else(|_| rename_twice(new, live, aside))
}

fn rename_twice(new: &Path, live: &Path, aside: &Path) -> io::Result<()> {
    fs::rename(live, aside)?;
    if let Err(error) = fs::rename(new, live) {
        fs::rename(aside, live)?;
        return Err(error);
    }
    fs::rename(aside, new)
}

/// Ends what a killed [`exchange`] left half done.
pub fn recover(live: &Path, aside: &Path) -> io::Result<()> {
    match (live.exists(), aside.exists()) {
        (false, true) => fs::rename(aside, live),
        (true, true) => fs::remove_dir_all(aside),
        _ => Ok(()),
    }
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn swap(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn swap(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_folders_change_places() {
        let parent = tempfile::tempdir().unwrap();
        let [new, live, aside] = ["new", "live", "aside"].map(|name| parent.path().join(name));
        fs::create_dir(&new).unwrap();
        fs::write(new.join("a"), "new").unwrap();
        exchange(&new, &live, &aside).unwrap();
        assert_eq!(fs::read_to_string(live.join("a")).unwrap(), "new");
        fs::create_dir(&new).unwrap();
        exchange(&new, &live, &aside).unwrap();
        assert!(!live.join("a").exists() && new.join("a").exists() && !aside.exists());
    }

    #[test]
    fn two_folders_change_places_where_the_system_cannot_exchange_them() {
        let parent = tempfile::tempdir().unwrap();
        let [new, live, aside] = ["new", "live", "aside"].map(|name| parent.path().join(name));
        for folder in [&new, &live] {
            fs::create_dir(folder).unwrap();
            fs::write(folder.join("name"), folder.file_name().unwrap().as_encoded_bytes()).unwrap();
        }
        let name = |folder: &Path| fs::read_to_string(folder.join("name")).unwrap();
        rename_twice(&new, &live, &aside).unwrap();
        assert_eq!([name(&new), name(&live)], ["live", "new"]);
        assert!(!aside.exists());
        fs::remove_dir_all(&new).unwrap();
        rename_twice(&new, &live, &aside).unwrap_err();
        assert_eq!(name(&live), "new");
    }

    #[test]
    fn a_folder_left_aside_comes_back() {
        let parent = tempfile::tempdir().unwrap();
        let [live, aside] = ["live", "aside"].map(|name| parent.path().join(name));
        fs::create_dir(&aside).unwrap();
        recover(&live, &aside).unwrap();
        assert!(live.exists() && !aside.exists());
    }
}
