//! `tongbao check --changed` and `--since`: only what a change brought.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::command::{site, tongbao};

const OLD: &str = "在城区设置设置便民点，完善了各项管理制度，效果良好。";
const NEW: &str = "新的一段，说明整改的经过，并完善了相关的的制度。";

fn git(root: &Path, args: &[&str]) {
    let names = ["-c", "user.name=示例", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
    let done = Command::new("git").current_dir(root).args(names).args(args).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// A site whose content git knows.
fn committed() -> tempfile::TempDir {
    let root = site(OLD);
    git(root.path(), &["init", "-q"]);
    git(root.path(), &["add", "content"]);
    git(root.path(), &["commit", "-qm", "a"]);
    root
}

fn write_more(root: &Path) {
    let file = root.join("content/n/01-a.md");
    let text = fs::read_to_string(&file).unwrap().replace(OLD, &format!("{NEW}\n\n{OLD}"));
    fs::write(file, text).unwrap();
}

#[test]
fn only_what_was_not_in_git_is_told() {
    let root = committed();
    let (code, out, err) = tongbao(root.path(), &["check", "--changed"]);
    assert_eq!((code, out.as_str()), (0, "与 HEAD 相比，没有新的问题。\n"), "{err}");
    write_more(root.path());
    let (code, out, _) = tongbao(root.path(), &["check", "--changed", "--format", "short"]);
    assert_eq!(code, 1, "{out}");
    let (_, _, err) = tongbao(root.path(), &["check", "--changed=HEAD", "--format", "short"]);
    let told: Vec<_> = err.lines().filter(|line| line.contains("TB616")).collect();
    assert!(told.len() == 1 && told[0].contains("“的”"), "{err}");
    let (code, _, err) = tongbao(root.path(), &["check", "--changed=nowhere"]);
    assert!(code == 2 && err.contains("nowhere"), "{err}");
}

#[test]
fn a_file_that_was_renamed_brings_nothing() {
    let root = committed();
    fs::rename(root.path().join("content/n/01-a.md"), root.path().join("content/n/02-乙 问题.md")).unwrap();
    let (code, out, err) = tongbao(root.path(), &["check", "--changed"]);
    assert_eq!((code, out.as_str()), (0, "与 HEAD 相比，没有新的问题。\n"), "{err}");
}

#[test]
fn only_what_the_snapshot_did_not_have_is_told() {
    let root = site(OLD);
    let (code, out, err) = tongbao(root.path(), &["archive", "create"]);
    assert_eq!(code, 0, "{out}{err}");
    let (code, out, err) = tongbao(root.path(), &["check", "--since", "latest"]);
    assert_eq!((code, out.as_str()), (0, "与 latest 相比，没有新的问题。\n"), "{err}");
    write_more(root.path());
    let (code, _, err) = tongbao(root.path(), &["check", "--since", "latest", "--format", "short"]);
    assert_eq!((code, err.lines().filter(|line| line.contains("TB616")).count()), (1, 1), "{err}");
}
