//! The time of the first publication (发布时间), written into a notice's file by an exact edit.
//!
//! One line is set in; every other byte stays as the author wrote it.

use std::fs;
use std::io;
use std::path::Path;

use jiff::civil::DateTime;

use crate::output::durable;

/// As it stands in front matter.
pub fn written(time: DateTime) -> String {
    format!("{} {:02}:{:02}", time.date(), time.hour(), time.minute())
}

/// The file with the time in it: in the empty `published:` that is there, or on a line of its own after `date:`.
/// `None`: the front matter is not written line by line, and nothing can be set in safely.
pub fn with_published(text: &str, time: DateTime) -> Option<String> {
    let first = text.find('\n')? + 1;
    if text[..first].trim_end_matches(['\r', '\n', ' ', '\t']).trim_start_matches('\u{FEFF}') != "---" {
        return None;
    }
    let mut after_date = None;
    let mut at = first;
    for line in text[first..].split_inclusive('\n') {
        let bare = line.trim_end();
        if bare == "---" {
            break;
        }
        if let Some(rest) = bare.strip_prefix("published:") {
            let value = rest.split('#').next().unwrap_or_default().trim();
            let end = at + "published:".len();
            return value.is_empty().then(|| format!("{} {}{}", &text[..end], written(time), &text[end..]));
        }
        at += line.len();
        if bare.starts_with("date:") {
            after_date = Some((at, line));
        }
    }
    let (at, line) = after_date?;
    let end = if line.ends_with("\r\n") { "\r\n" } else { "\n" };
    Some(format!("{}published: {}{end}{}", &text[..at], written(time), &text[at..]))
}

/// Puts the new text in the place of the old, whole or not at all. A link stays one. `false`: somebody has
/// written something else meanwhile, which was left alone.
pub fn replace(file: &Path, old: &str, new: &str) -> io::Result<bool> {
    let file = fs::canonicalize(file)?;
    durable::replace_if(&file, new.as_bytes(), || Ok(fs::read(&file)? == old.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TIME: DateTime = jiff::civil::datetime(2025, 10, 11, 9, 5, 30, 0);

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(with_published(text, TIME).as_deref(), expected, "{text:?}");
    }

    #[test]
    fn one_line_is_set_in_and_everything_else_stays() {
        check(
            "---\ntitle: a\ndate: 2025-10-11   # 成文\nkind: audit\n---\n正文 date:\n",
            Some(
                "---\ntitle: a\ndate: 2025-10-11   # 成文\npublished: 2025-10-11 09:05\nkind: audit\n---\n正文 date:\n",
            ),
        );
        check(
            "---\r\ndate: 2025-10-11\r\n---\r\n",
            Some("---\r\ndate: 2025-10-11\r\npublished: 2025-10-11 09:05\r\n---\r\n"),
        );
        check(
            "---\npublished:      # 发布以后填\ndate: 2025-10-11\n---\n",
            Some("---\npublished: 2025-10-11 09:05      # 发布以后填\ndate: 2025-10-11\n---\n"),
        );
    }

    #[test]
    fn where_it_cannot_be_set_in_safely_nothing_is() {
        check("---\n{ title: a, date: 2025-10-11 }\n---\n", None);
        check("---\npublished: 2020-01-01 00:00\ndate: 2025-10-11\n---\n", None);
        check("---\ninspection:\n  date: 2025-01-01\n---\ndate: 2025-10-11\n", None);
        check("date: 2025-10-11\n", None);
        check("", None);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_one_and_what_somebody_wrote_meanwhile_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let [file, link] = ["shared.md", "notice.md"].map(|name| folder.path().join(name));
        fs::write(&file, "old").unwrap();
        std::os::unix::fs::symlink("shared.md", &link).unwrap();
        assert!(replace(&link, "old", "new").unwrap());
        assert!(!replace(&link, "old", "newer").unwrap());
        assert!(link.symlink_metadata().unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), "new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left behind");
    }

    proptest! {
        #[test]
        fn only_a_line_is_added(head in "(title: [a-z]{1,5}\n|date: 2025-10-11\n|kind: audit\n|published:\n| x: y\n){0,5}", body in "[a-z#\n-]{0,30}") {
            let text = format!("---\n{head}---\n{body}");
            if let Some(made) = with_published(&text, TIME) {
                let inserted = ["published: 2025-10-11 09:05\n", " 2025-10-11 09:05"];
                prop_assert!(inserted.iter().any(|line| made.replacen(line, "", 1) == text), "{}", made);
            }
        }
    }
}
