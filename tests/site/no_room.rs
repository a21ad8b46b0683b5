//! Commands that are killed at a write, or find no room for it: nothing stands half in its place, and the next run ends
//! what was begun.

use super::support::run::{Limit, run, run_limited};
use super::support::{Site, Tree};

const LIMITS: [Limit; 2] = [Limit::Refused, Limit::Killed];

/// The files that a reader or a loader would see.
fn seen(site: &Site) -> Vec<String> {
    let files = Tree::read(site.root()).files.into_keys();
    files.filter(|path| !path.ends_with(".tongbao-new")).collect()
}

fn all(site: &Site) -> Vec<String> {
    Tree::read(site.root()).files.into_keys().collect()
}

#[track_caller]
fn check(site: &dyn Fn() -> Site, args: &[&str], made: &str) {
    for limit in LIMITS {
        let site = site();
        let before = all(&site);
        if let Some(run) = run_limited(site.root(), args, limit, 0) {
            let run = run.expect(2);
            assert!(run.stderr.contains(made), "{limit:?}: {}", run.stderr);
            assert_eq!(all(&site), before, "{limit:?}");
        }
        assert_eq!(seen(&site), before, "{limit:?}");
        run(site.root(), args).expect(0);
        let mut expected = before;
        expected.push(made.to_string());
        expected.sort();
        assert_eq!(all(&site), expected, "{limit:?}");
    }
}

#[test]
fn a_notice_or_an_issue_is_begun_whole_or_not_at_all() {
    check(&Site::small, &["new", "notice", "关于整改情况的通报", "--slug", "m"], "content/m/notice.md");
    check(&Site::small, &["new", "issue", "n", "路灯不亮", "--slug", "signs"], "content/n/03-signs.md");
}

#[test]
fn a_key_is_made_whole_or_not_at_all() {
    let site = || Site::small().file("zg/content/site.yaml", "title: 示例市整改公开\n");
    check(&site, &["review", "key", "key.pem", "--by", "张三", "--root", "zg"], "key.pem");
}

#[test]
fn a_site_that_was_not_begun_whole_is_none_and_can_be_begun_again() {
    for limit in LIMITS {
        let folder = Site::empty();
        // Room for the small file only.
        run_limited(folder.root(), &["new", "site", "."], limit, 1);
        assert_eq!(seen(&folder), ["public/.gitignore"], "{limit:?}");
        run(folder.root(), &["new", "site", "."]).expect(0);
        assert_eq!(all(&folder), ["content/site.yaml", "public/.gitignore"], "{limit:?}");
    }
}

#[test]
fn a_fix_that_was_killed_leaves_nothing_once_it_is_made() {
    let site = Site::small().issue("n/07-x", "", "补装的的井盖。\n");
    let before = site.read("content/n/07-x.md");
    assert!(run_limited(site.root(), &["check", "--fix"], Limit::Killed, 0).is_none());
    assert_eq!(site.read("content/n/07-x.md"), before);
    assert!(all(&site).iter().any(|path| path.ends_with(".tongbao-new")), "it was killed at a write");
    run(site.root(), &["check", "--fix"]);
    assert!(site.read("content/n/07-x.md").contains("补装的井盖。"));
    assert_eq!(all(&site), seen(&site));
}
