//! Markdown texts as they are compared: what makes no difference taken out, the words alone, the files used.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::Findings;
use crate::markdown::{self, ImageTarget, LinkTarget, Outline, Purpose, Rendered, Request, Resolver};
use crate::model::{Asset, Body, asset};
use crate::source::Source;

/// A text without what no reader sees: line ends of other systems, blanks at the end of a line, blank lines
/// beyond the first. Two blanks at the end of a line break it (CommonMark, section 6.7), if the paragraph goes on,
/// and stay two; the lines of a code block stay as they are.
pub fn normal(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut out = String::with_capacity(text.len());
    let mut fence: Option<(char, usize)> = None;
    let mut blank = true;
    let mut breaks = false;
    for line in text.split('\n') {
        let inside = fence.is_some();
        fence = after_line(fence, line);
        let kept = if inside { line } else { line.trim_end_matches([' ', '\t']) };
        if kept.is_empty() && !inside {
            blank = true;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if blank {
                "\n\n"
            } else if breaks {
                "  \n"
            } else {
                "\n"
            });
        }
        // Behind the fence that opens a code block, blanks break nothing.
        (blank, breaks) = (false, !inside && fence.is_none() && line.ends_with("  "));
        out.push_str(kept);
    }
    out.truncate(out.trim_end_matches('\n').len());
    out
}

/// The words of a text, without markup; each block on a line of its own.
pub fn plain(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let source = Source::new("", text);
    render(&source, 0, &Anywhere).text.trim().to_string()
}

/// The files that a text shows or links to, by their path in `content/`.
pub fn files_used(body: &Body, assets: &BTreeMap<String, Asset>) -> Vec<String> {
    // Without a bracket there is neither a link nor an image nor HTML.
    if !body.text().contains(['[', '<']) {
        return Vec::new();
    }
    let path = body.source.path.strip_prefix("content/").unwrap_or(&body.source.path);
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    render(&body.source, body.start, &Files { folder, assets }).assets
}

fn after_line(fence: Option<(char, usize)>, line: &str) -> Option<(char, usize)> {
    let line = line.trim_start();
    let Some(mark @ ('`' | '~')) = line.chars().next() else { return fence };
    let rest = line.trim_start_matches(mark);
    let count = line.len() - rest.len();
    match fence {
        None if count >= 3 && !(mark == '`' && rest.contains('`')) => Some((mark, count)),
        Some((opener, least)) if opener == mark && count >= least && rest.trim().is_empty() => None,
        fence => fence,
    }
}

fn render(source: &Arc<Source>, start: usize, resolver: &dyn Resolver) -> Rendered {
    let outline = Outline { numbered: false, level: 1, inserted: Some(0) };
    let request = Request {
        source,
        start,
        outline,
        id_prefix: "",
        reserved_ids: &[],
        edition_label: "",
        note_label: "",
        footnotes_label: "",
        pause: "",
        purpose: Purpose::Looking,
        resolver,
    };
    markdown::render(&request, &mut Findings::default())
}

/// Gives each file its own path for an address, so that the paths come back as what was used.
struct Files<'a> {
    folder: &'a str,
    assets: &'a BTreeMap<String, Asset>,
}

impl Files<'_> {
    fn find(&self, path: &str) -> Option<String> {
        asset::resolve(self.folder, path).filter(|path| self.assets.contains_key(path))
    }
}

impl Resolver for Files<'_> {
    fn link(&self, path: &str) -> Option<LinkTarget> {
        Some(LinkTarget { address: self.find(path)?, id_prefix: String::new(), document: None })
    }

    fn image(&self, path: &str) -> Option<ImageTarget> {
        Some(ImageTarget { address: self.find(path)?, size: None })
    }
}

/// Lets every link lead somewhere: where does not matter to the words.
struct Anywhere;

impl Resolver for Anywhere {
    fn link(&self, path: &str) -> Option<LinkTarget> {
        Some(LinkTarget { address: path.into(), id_prefix: String::new(), document: None })
    }

    fn image(&self, path: &str) -> Option<ImageTarget> {
        Some(ImageTarget { address: path.into(), size: None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(normal(text), expected, "{text:?}");
    }

    #[test]
    fn what_no_reader_sees_makes_no_difference() {
        check("\r\n一。\r\n\r\n\r\n二。  \r\n三。 \r\n\r\n", "一。\n\n二。  \n三。");
        check("一。  \n   \n \t \n二。  ", "一。\n\n二。");
    }

    #[test]
    fn a_wide_blank_at_the_end_of_a_line_makes_a_difference() {
        // With it the line is printed, and without it is none of the text.
        for text in ["[注]: /a \"作废\"\u{3000}", "|---|\u{a0}", "***\u{3000}", "#\u{3000}"] {
            check(text, text);
        }
    }

    #[test]
    fn code_stays_as_it_is() {
        check("```\na \n\n\nb\n```\n\n\n尾\n", "```\na \n\n\nb\n```\n\n尾");
        check("一\n~~~  \n", "一\n~~~");
        check("~~~  \na\n~~~", "~~~\na\n~~~");
        check("~~~\n```\n\n\n~~~ \n\n\n尾", "~~~\n```\n\n\n~~~ \n\n尾");
    }

    #[test]
    fn words_are_told_from_markup() {
        assert_eq!(
            plain("## 标题\n\n**整改结果：**已完成，[见](a.md)。\n"),
            plain("## 标题\n\n整改结果：已完成，见。\n")
        );
    }

    proptest! {
        #[test]
        fn normal_texts_stay_as_they_are(text in "([a一`~ \t\r\n]|```\n){0,40}") {
            let once = normal(&text);
            prop_assert_eq!(normal(&once), once);
        }
    }
}
