//! Where a title may be broken into lines.
//!
//! GB/T 9704 wants a title broken by its meaning, and browsers break Chinese anywhere. The seam that nearly
//! every official title has, between who speaks and what about, is found here, and the seams between words are
//! asked of the model; CSS keeps the parts whole.

use super::html::{Html, escape};
use crate::model::seams;

/// The title as HTML: each part that should stay on a line of its own in `<span class="phrase">`, and what should
/// be broken at its `<wbr>` only in `<span class="whole">`.
pub fn by_meaning(title: &str) -> Html {
    let seam = title.find("关于").unwrap_or(0);
    let mut html = String::with_capacity(title.len() * 2 + 64);
    if seam == 0 {
        write(title, &mut html);
    } else {
        for part in [&title[..seam], &title[seam..]] {
            html.push_str("<span class=\"phrase\">");
            write(part, &mut html);
            html.push_str("</span>");
        }
    }
    html.into()
}

fn write(text: &str, html: &mut String) {
    let Some(parts) = seams::parts(text) else {
        return escape(text, html);
    };
    html.push_str("<span class=\"whole\">");
    for (at, part) in parts.iter().enumerate() {
        html.push_str(if at > 0 { "<wbr>" } else { "" });
        escape(part, html);
    }
    html.push_str("</span>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_broken_before_its_subject() {
        let html = by_meaning("中共某某局党组关于<整改>的通报");
        assert_eq!(
            html.as_str(),
            "<span class=\"phrase\">中共某某局党组</span><span class=\"phrase\">关于&lt;整改&gt;的通报</span>"
        );
        assert_eq!(by_meaning("关于整改的公示").as_str(), "关于整改的公示");
    }

    #[test]
    fn a_long_title_is_broken_between_its_words() {
        assert_eq!(
            by_meaning("提高<政治>站位，坚决扛起整改责任").as_str(),
            "<span class=\"whole\">提高&lt;政治&gt;站位，<wbr>坚决扛起整改责任</span>"
        );
    }
}
