//! Opening what lies below a folder, and nothing that a symbolic link leads out to.
//!
//! Whoever looked at a file's name before it is opened knows what it was then: it may have been exchanged for a link
//! since. So a file is opened from its folder and through no link; where there is one on the way, the place it leads to
//! is opened instead, again through no link, and only if it lies below the folder too.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::catalogue::system::{LEADS_OUT, refusal, refuse_special};

/// A folder that was opened once for the many files below it.
pub struct Folder {
    path: PathBuf,
    #[cfg(unix)]
    opened: File,
}

impl Folder {
    pub fn open(path: impl Into<PathBuf>) -> io::Result<Self> {
        let path = path.into();
        Ok(Self {
            #[cfg(unix)]
            opened: File::open(&path)?,
            path,
        })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Opens a regular file to read it; a pipe that has its name is not waited for.
    pub fn file(&self, inside: impl AsRef<Path>) -> io::Result<(File, Metadata)> {
        let file = self.opened(inside.as_ref())?;
        let about = file.metadata()?;
        refuse_special(&about)?;
        Ok((file, about))
    }

    pub fn bytes(&self, inside: impl AsRef<Path>) -> io::Result<Vec<u8>> {
        let (mut file, about) = self.file(inside)?;
        let mut bytes = Vec::with_capacity(about.len() as usize);
        file.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// The place that a path leads to once all links are followed, from the folder.
    fn followed(&self, inside: &Path) -> io::Result<PathBuf> {
        let place = self.path.join(inside).canonicalize()?;
        let below = place.strip_prefix(self.path.canonicalize()?).map_err(|_| refusal(&LEADS_OUT))?;
        Ok(below.to_path_buf())
    }
}

#[cfg(unix)]
impl Folder {
    fn opened(&self, inside: &Path) -> io::Result<File> {
        use rustix::io::Errno;
        match through_no_link(&self.opened, inside) {
            // What a link in a path is called differs from system to system, and between its end and its middle.
            Err(Errno::LOOP | Errno::NOTDIR | Errno::MLINK | Errno::XDEV) => {
                through_no_link(&self.opened, &self.followed(inside)?)
            }
            opened => opened,
        }
        .map_err(|error| if error == Errno::LOOP { refusal(&LEADS_OUT) } else { error.into() })
    }
}

/// Windows has no such call; there making a link is a right of its own.
#[cfg(not(unix))]
impl Folder {
    fn opened(&self, inside: &Path) -> io::Result<File> {
        File::open(self.path.canonicalize()?.join(self.followed(inside)?))
    }
}

#[cfg(target_os = "linux")]
fn through_no_link(folder: &File, inside: &Path) -> rustix::io::Result<File> {
    use rustix::fs::{Mode, OFlags, ResolveFlags, openat2};
    use rustix::io::Errno;
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC;
    match openat2(folder, inside, flags, Mode::empty(), ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS) {
        // An old kernel, or a container that does not know the call.
        Err(Errno::NOSYS | Errno::PERM) => part_by_part(folder, inside),
        opened => Ok(opened?.into()),
    }
}

#[cfg(all(unix, not(target_os = "linux")))]
fn through_no_link(folder: &File, inside: &Path) -> rustix::io::Result<File> {
    part_by_part(folder, inside)
}

#[cfg(unix)]
fn part_by_part(folder: &File, inside: &Path) -> rustix::io::Result<File> {
    use std::path::Component;

    use rustix::fs::{Mode, OFlags, openat};
    use rustix::io::Errno;
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC | OFlags::NOFOLLOW;
    let open = |from: &File, part: Component, flags| match part {
        Component::Normal(name) => Ok(File::from(openat(from, name, flags, Mode::empty())?)),
        _ => Err(Errno::XDEV),
    };
    let mut parts = inside.components();
    let last = parts.next_back().ok_or(Errno::ISDIR)?;
    let mut above: Option<File> = None;
    for part in parts {
        above = Some(open(above.as_ref().unwrap_or(folder), part, flags | OFlags::DIRECTORY)?);
    }
    open(above.as_ref().unwrap_or(folder), last, flags)
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_link_is_followed_inside_the_folder_and_never_out_of_it() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        fs::create_dir_all(root.join("content/a/b")).unwrap();
        fs::write(root.join("content/a/b/x.txt"), "内").unwrap();
        fs::write(root.join("out.txt"), "外").unwrap();
        symlink("a/b", root.join("content/near")).unwrap();
        symlink(root.join("content/a/b/x.txt"), root.join("content/whole.txt")).unwrap();
        symlink("../out.txt", root.join("content/out.txt")).unwrap();
        symlink("..", root.join("content/up")).unwrap();
        symlink("ring.txt", root.join("content/ring.txt")).unwrap();
        symlink("content", root.join("linked")).unwrap();
        for folder in ["content", "linked"] {
            let folder = Folder::open(root.join(folder)).unwrap();
            for inside in ["a/b/x.txt", "near/x.txt", "whole.txt"] {
                assert_eq!(folder.bytes(inside).unwrap(), "内".as_bytes(), "{inside}");
            }
            for out in ["out.txt", "up/out.txt", "../out.txt", "ring.txt", "a", "a/b/x.txt/y", "none.txt"] {
                assert!(folder.bytes(out).is_err(), "{out}");
            }
        }
    }

    #[test]
    fn part_by_part_no_link_is_followed_either() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        fs::create_dir_all(root.join("a/b")).unwrap();
        fs::write(root.join("a/b/x.txt"), "").unwrap();
        symlink("b", root.join("a/near")).unwrap();
        symlink("x.txt", root.join("a/b/y.txt")).unwrap();
        let folder = File::open(root).unwrap();
        assert!(part_by_part(&folder, Path::new("a/b/x.txt")).is_ok());
        for refused in ["a/near/x.txt", "a/b/y.txt", "a/../a/b/x.txt", "", "/etc/hostname"] {
            assert!(part_by_part(&folder, Path::new(refused)).is_err(), "{refused}");
        }
    }

    #[test]
    fn a_pipe_in_a_files_place_is_not_waited_for() {
        let root = tempfile::tempdir().unwrap();
        let made = std::process::Command::new("mkfifo").arg(root.path().join("x.pdf")).status().unwrap();
        assert!(made.success());
        assert!(Folder::open(root.path()).unwrap().bytes("x.pdf").is_err());
    }
}
