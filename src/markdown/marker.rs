//! `<!-- issues -->`: where the categories of a notice stand, and what was probably meant to be that line.
//!
//! It is a comment, and readers see no comments: with a slip in it all issues would move to the end without a word.

use std::ops::Range;

pub fn is_marker(html: &str) -> bool {
    let comment = html.trim().strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
    comment.is_some_and(|comment| comment.trim() == "issues")
}

/// What an author may call them by mistake, in small letters.
const NAMES: [&str; 3] = ["issues", "issue", "问题"];
/// Neither the name nor the marks on its sides are longer.
const LONGEST_RUN: usize = 8;

/// The first place in a text without a marker that looks as if it was to be one.
pub fn meant(text: &str) -> Option<Range<usize>> {
    let mut starts = text.match_indices(['<', '＜']);
    starts.find_map(|(start, _)| Some(start..start + length_of_meant(&text[start..])?))
}

/// Whether a text begins with what looks as if it was to be one.
pub fn begins(text: &str) -> bool {
    length_of_meant(text).is_some()
}

fn length_of_meant(text: &str) -> Option<usize> {
    let before = marks(text);
    // `<issues>` is a tag.
    let name = text[before..].chars().take_while(|c| c.is_alphanumeric()).take(LONGEST_RUN).collect::<String>();
    if text[..before].chars().count() < 2 || !NAMES.contains(&name.to_lowercase().as_str()) {
        return None;
    }
    let behind = &text[before + name.len()..];
    let end = behind[..marks(behind)].rfind(['>', '＞'])?;
    let end = before + name.len() + end;
    Some(end + text[end..].chars().next().map_or(0, char::len_utf8))
}

/// How long a run of marks and blanks is, on one line.
fn marks(text: &str) -> usize {
    let is_mark = |c: &char| !c.is_alphanumeric() && *c != '\n';
    text.chars().take_while(is_mark).take(LONGEST_RUN).map(char::len_utf8).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_inside_make_no_difference() {
        assert!(is_marker("<!--issues-->\n") && is_marker("  <!--  issues  -->"));
        assert!(!is_marker("<!-- Issues -->") && !is_marker("<!-- issues --> 后"));
    }

    #[test]
    fn what_was_meant_to_be_a_marker_is_recognised() {
        for written in [
            "<!-- issues -->", "<!-- issue -->", "<!-- Issues -->", "<！-- issues -->", "<!— issues —>",
            "＜!-- issues --＞", "<-- 问题 -->",
        ] {
            let text = format!("## 一 <b>二</b>\n- 前{written} 后 <!-- x -->\n");
            assert_eq!(meant(&text).map(|range| &text[range]), Some(written));
        }
    }

    #[test]
    fn other_comments_and_tags_are_not() {
        for text in
            ["<!-- issues: see below -->", "<issues>", "<!-- 问题清单 -->", "a < 问题", "<!--\nissues\n-->", "<<<"]
        {
            assert_eq!(meant(text), None, "{text}");
        }
    }
}
