//! A folder that may not be written: whose it is, who asks, and which right is missing. The system says only "no".

use std::path::Path;

use crate::catalogue::publish::*;
use crate::cmd::Failure;

/// Why nothing could be done at a path of a folder that is a target.
pub fn failure(name: &str, path: &Path) -> Failure {
    // Who may make, replace and remove a file is for its folder to say.
    let place = path.ancestors().find(|above| above.is_dir()).unwrap_or(path);
    #[cfg(unix)]
    if let Some(failure) = unix::failure(name, place, &|right| unix::has(place, right)) {
        return failure;
    }
    Failure::Said(&TARGET_FOLDER_SHUT, args(name, place))
}

fn args(name: &str, place: &Path) -> Vec<(&'static str, String)> {
    vec![("name", name.to_string()), ("path", place.display().to_string())]
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::MetadataExt;

    use rustix::fs::{Access, access};

    use super::*;
    use crate::catalogue::{Phrase, both, said};

    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Right {
        Enter,
        Write,
    }

    pub fn has(place: &Path, right: Right) -> bool {
        let asked = match right {
            Right::Enter => Access::EXEC_OK,
            Right::Write => Access::WRITE_OK,
        };
        access(place, asked).is_ok()
    }

    pub fn failure(name: &str, place: &Path, has: &dyn Fn(Right) -> bool) -> Option<Failure> {
        let about = place.metadata().ok()?;
        let right: &Phrase = match (has(Right::Enter), has(Right::Write)) {
            (false, _) => &RIGHT_TO_ENTER,
            (true, false) => &RIGHT_TO_WRITE,
            (true, true) => &RIGHT_TO_READ,
        };
        let asker = rustix::process::geteuid().as_raw();
        let phrase = if about.uid() == asker { &TARGET_FOLDER_OWN } else { &TARGET_FOLDER_OF_OTHERS };
        let mut args = args(name, place);
        args.extend([
            ("owner", user(about.uid())),
            ("mode", format!("{:03o}", about.mode() & 0o777)),
            ("user", user(asker)),
        ]);
        args.extend(said(both!("right"), |language| right.say(language)));
        Some(Failure::Said(phrase, args))
    }

    /// A user's name, where this machine itself knows it; otherwise the number.
    fn user(id: u32) -> String {
        let known = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
        let mut users = known.lines().map(|line| line.split(':').collect::<Vec<_>>());
        let named = users.find(|fields| fields.get(2).is_some_and(|own| own.parse() == Ok(id)));
        named.map_or_else(|| id.to_string(), |fields| fields[0].to_string())
    }

    #[cfg(test)]
    mod tests {
        use std::os::unix::fs::PermissionsExt;

        use super::*;
        use crate::catalogue::Language;

        #[test]
        fn a_folder_that_is_shut_is_told_with_its_owner_and_the_right_that_is_missing() {
            let folder = tempfile::tempdir().unwrap();
            std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o750)).unwrap();
            let told = |missing: Right, language| {
                super::failure("www", folder.path(), &|right| right != missing).unwrap().message(language)
            };
            let own = user(rustix::process::geteuid().as_raw());
            let zh = told(Right::Write, Language::Zh);
            let place = folder.path().display();
            assert!(
                zh.contains(&format!("{place}（权限 750）是 {own} 自己的")) && zh.contains("没有写入的权限"),
                "{zh}"
            );
            assert!(told(Right::Enter, Language::En).contains("may not enter it"));
            let file = folder.path().join("manifest");
            std::fs::write(&file, "").unwrap();
            let en = crate::cmd::publish::shut_folder::failure("www", &file).message(Language::En);
            assert!(en.contains(&format!("cannot be used: {place} (mode 750)")), "{en}");
            if own == "root" {
                let other = rustix::fs::Uid::from_raw(54321);
                rustix::fs::chown(folder.path(), Some(other), None).unwrap();
                let zh = told(Right::Write, Language::Zh);
                assert!(zh.contains("属于 54321（权限 750），运行 tongbao 的是 root，没有写入的权限"), "{zh}");
            }
        }
    }
}
