//! Comments that are none: what an input method made of `<!-- … -->`, which is text to everybody and is published.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::packed::Searcher;

use super::marker;
use super::writer::Writer;
use crate::catalogue::findings::{CUT_COMMENT, LITERAL_COMMENT};
use crate::characters::{begins_comment, holds_exclamation, is_dash};
use crate::finding::{Edit, Finding, Fix};
use crate::source::{Span, last_line_start};

/// The places of a text where such comments stand, each up to its end, or up to that of its line.
pub fn literal_comments(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let marks = memchr::memchr3_iter(b'<', 0xEF, 0xE3, text.as_bytes());
    let begins = |at: &usize| text.get(*at..).is_some_and(begins_comment) && !text[*at..].starts_with("<!--");
    let mut end = 0;
    may_hold_wide(text).then_some(marks).into_iter().flatten().filter(begins).filter_map(move |at| {
        let is_new = at >= end;
        if is_new {
            end = at + Meant::read(&text[at..]).whole.len();
        }
        is_new.then_some(at..end)
    })
}

/// Whether a text has the beginning of a comment in it whose first character no parser would look at. Full-width
/// punctuation being what it is, the two characters are looked for together.
pub fn may_hold_wide(text: &str) -> bool {
    static BEGINNINGS: LazyLock<Option<Searcher>> =
        LazyLock::new(|| Searcher::new(["＜!", "＜！", "《!", "《！", "<！", "<!—", "<!－", "<!–"]));
    holds_exclamation(text) && BEGINNINGS.as_ref().is_none_or(|beginnings| beginnings.find(text).is_some())
}

/// Where comments with an end stand in HTML.
pub fn comments(html: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + html[at..].find("<!--")?;
        // `<!-->` is a whole comment.
        let inside = start + "<!".len();
        at = inside + html[inside..].find("-->")? + "-->".len();
        Some(start..at)
    })
}

impl Writer<'_, '_> {
    /// Looks at text on the page for comments that begin with full-width marks.
    pub(super) fn check_wide_comments(&mut self, range: &Range<usize>) {
        let (start, end) = (self.prepared.locate(range.start), self.prepared.locate(range.end));
        let body = &self.request.source.text[self.request.start..];
        let places: Vec<_> = body[start..end].match_indices(['＜', '《']).map(|(at, _)| start + at).collect();
        places.into_iter().for_each(|at| self.check_comment(at));
    }

    /// `<!--` that reached the page as text, or what an input method made of it.
    pub(super) fn check_comment(&mut self, start: usize) {
        let body = &self.request.source.text[self.request.start..];
        // What stands in one is a part of it.
        if start < self.past_comment || !begins_comment(&body[start..]) || body[..start].ends_with('\\') {
            return;
        }
        let meant = Meant::read(&body[start..]);
        self.past_comment = start + meant.whole.len();
        let span = Span::new(start, start + meant.whole.len()).shifted(self.request.start);
        if marker::begins(meant.whole) {
            self.like_marker = self.like_marker.or(Some(span));
            return;
        }
        let text = meant.inside.filter(|inside| can_be_comment(inside)).map(|inside| format!("<!-- {inside} -->"));
        let is_sure = is_free_to_stand(body, start, start + meant.whole.len());
        let fix = text.map(|text| vec![Edit { span, text }]);
        let fix = fix.map(|edits| if is_sure { Fix::sure(edits) } else { Fix::likely(edits) });
        self.report(Finding::new(&LITERAL_COMMENT, self.place(span)).mended_by(fix));
    }
}

impl Writer<'_, '_> {
    /// Looks behind a comment with an end that its author did not mean, because another begins in it or because `<!-->`
    /// is a whole one: what was to be in it as well is on the page.
    pub(super) fn check_comment_end(&mut self, comment: &str, end: usize) {
        let inside = comment.strip_prefix("<!--").unwrap_or_default();
        if !inside.contains("<!--") && !inside.starts_with('>') && !inside.starts_with("->") {
            return;
        }
        let text = &self.request.source.text;
        let near = &text[end..text.floor_char_boundary(end + LONGEST)];
        let near = &near[..near.find("<!--").unwrap_or(near.len())];
        let Some(length) = near.find("-->").map(|at| at + "-->".len()) else { return };
        if !near[..length - "-->".len()].trim().is_empty() {
            self.report(Finding::new(&CUT_COMMENT, self.place(Span::new(end, end + length))));
        }
    }
}

/// A comment as its author saw it.
struct Meant<'t> {
    whole: &'t str,
    /// What stands between its marks, if it has an end on its line.
    inside: Option<&'t str>,
}

/// Looking farther for an end would take a text of beginnings alone long.
const LONGEST: usize = 2000;

impl<'t> Meant<'t> {
    /// Reads the one that a text begins with.
    fn read(text: &'t str) -> Self {
        let near = &text[..text.floor_char_boundary(LONGEST)];
        let line = near.split(['\n', '\r']).next().unwrap_or_default();
        let opener = line.find(is_dash).unwrap_or_default();
        let content = opener + line[opener..].find(|c| !is_dash(c)).unwrap_or(line.len() - opener);
        let closer = line[content..].match_indices(['>', '＞', '》']).find_map(|(at, mark)| {
            let before = line[content..content + at].trim_end_matches(is_dash);
            (before.len() < at).then(|| (before.trim(), content + at + mark.len()))
        });
        match closer {
            Some((inside, end)) => Self { whole: &line[..end], inside: Some(inside) },
            None => Self { whole: line, inside: None },
        }
    }
}

fn can_be_comment(inside: &str) -> bool {
    !inside.is_empty() && !inside.contains(['<', '>']) && !inside.contains("--")
}

/// Whether a comment can stand here without making anything else of the text beside it: at the beginning of a line it
/// would end the paragraph, and take the rest of the line with it.
fn is_free_to_stand(body: &str, start: usize, end: usize) -> bool {
    let line = last_line_start(&body[..start]);
    if !body[line..start].trim().is_empty() {
        return true;
    }
    let mut behind = body[end..].lines();
    let is_alone = behind.next().is_none_or(|rest| rest.trim().is_empty());
    let before = body[..line].lines().next_back().is_none_or(|above| above.trim().is_empty());
    is_alone && before && behind.next().is_none_or(|below| below.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Certainty;
    use crate::markdown::Outline;
    use crate::markdown::tests::{OUTLINE, render_as};

    fn told(body: &str) -> Vec<(String, Option<Fix>)> {
        let findings = render_as(body, Outline { inserted: Some(0), ..OUTLINE }, "").1;
        let of_comments = findings.into_iter().filter(|finding| finding.kind.code == LITERAL_COMMENT.code);
        let place = |finding: &Finding| {
            let place = finding.place.as_ref().unwrap();
            place.source.text[place.span.unwrap().range()].to_string()
        };
        of_comments.map(|finding| (place(&finding), finding.fix)).collect()
    }

    #[track_caller]
    fn check(body: &str, expected: &[&str]) {
        assert_eq!(told(body).into_iter().map(|(text, _)| text).collect::<Vec<_>>(), expected, "{body}");
    }

    #[test]
    fn they_are_told_wherever_they_stand() {
        check(
            "一＜!-- 甲 --＞二 ＜！－－ 乙 －－＞ 三《!-- 丙 --》",
            &["＜!-- 甲 --＞", "＜！－－ 乙 －－＞", "《!-- 丙 --》"],
        );
        check("- 一 <！—— 甲 ——>\n", &["<！—— 甲 ——>"]);
        check("| 一 ＜!-- 甲 --＞ | 二 <!－ 乙 －> |\n|---|---|\n", &["＜!-- 甲 --＞", "<!－ 乙 －>"]);
        check("**一＜!-- 甲 --＞** ![图＜!-- 乙 --＞](images/前.jpg)", &["＜!-- 甲 --＞", "＜!-- 乙 --＞"]);
        check("## 一＜!-- 甲\n二\n", &["＜!-- 甲"]);
        check("一＜!-- 甲 ＜!-- 乙 --＞二", &["＜!-- 甲 ＜!-- 乙 --＞"]);
    }

    #[test]
    fn what_was_to_be_in_a_comment_is_told_where_it_has_ended() {
        let check = |body: &str, expected: &[&str]| {
            let findings = render_as(body, Outline { inserted: Some(0), ..OUTLINE }, "").1;
            let cut = findings.iter().filter(|finding| finding.kind.code == CUT_COMMENT.code);
            let words = cut.map(|finding| {
                let place = finding.place.as_ref().unwrap();
                place.source.text[place.span.unwrap().range()].trim().to_string()
            });
            assert_eq!(words.collect::<Vec<_>>(), expected, "{body}");
        };
        check("一 <!-- 甲 <!-- 乙 --> 丙 --> 二\n", &["丙 -->"]);
        check("<!-- 甲 <!-- 乙 --> 丙 -->\n\n二\n", &["丙 -->"]);
        check("<!--\n甲\n<!-- 乙 -->\n丙\n-->\n二\n", &["丙\n-->"]);
        check("一<!--> 甲 -->\n", &["甲 -->"]);
        check("<!---> 甲 -->\n\n二\n", &["甲 -->"]);
        check("一 <!-- 甲 --> 二 <!-- 乙 --> 三 --> 四 <!-- 丙 <!-- 丁 -->\n\n<!-- 戊 -->\n", &[]);
    }

    #[test]
    fn code_and_other_marks_are_let_alone() {
        check("`＜!-- 甲 --＞`\n\n```\n＜!-- 乙 --＞\n```\n\n3＜5！《办法》！－ 一 <!-- 丙 -->\n", &[]);
    }

    #[test]
    fn what_can_be_a_comment_becomes_one() {
        let fixes = |body: &str| {
            let fixes = told(body).into_iter().filter_map(|(_, fix)| fix);
            fixes.map(|fix| (fix.certainty, fix.edits[0].text.clone())).collect::<Vec<_>>()
        };
        assert_eq!(fixes("一＜！－－甲－－＞二。"), [(Certainty::Sure, "<!-- 甲 -->".to_string())]);
        assert_eq!(fixes("一。\n\n《!-- 甲 --》\n\n二。"), [(Certainty::Sure, "<!-- 甲 -->".to_string())]);
        assert_eq!(fixes("＜!-- 甲 --＞一。"), [(Certainty::Likely, "<!-- 甲 -->".to_string())]);
        assert_eq!(fixes("一。\n＜!-- 甲 --＞\n二。"), [(Certainty::Likely, "<!-- 甲 -->".to_string())]);
        assert_eq!(fixes("一＜!-- 甲，二。"), []);
        assert_eq!(fixes("一＜!-- --＞。"), []);
    }

    #[test]
    fn their_places_in_plain_text_are_known() {
        let places = |text: &str| literal_comments(text).map(|range| text[range].to_string()).collect::<Vec<_>>();
        assert_eq!(places("一＜!-- 甲 --＞二《！— 乙"), ["＜!-- 甲 --＞", "《！— 乙"]);
        assert_eq!(places("一！《办法》<!-- 甲 -->"), [""; 0]);
    }
}
