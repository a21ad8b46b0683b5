//! Where a title may be broken into lines.
//!
//! GB/T 9704 wants a title broken by its meaning, and browsers break Chinese anywhere. The seam that nearly
//! every official title has, between who speaks and what about, is found here; CSS keeps the parts whole.

/// The title as HTML, each part that should stay on a line of its own in `<span class="phrase">`.
pub fn by_meaning(title: &str) -> String {
    let seam = title.find("关于").unwrap_or(0);
    let mut html = Vec::with_capacity(title.len() + 64);
    for part in [&title[..seam], &title[seam..]] {
        if !part.is_empty() {
            html.extend_from_slice(b"<span class=\"phrase\">");
            tera::escape_html(part, &mut html).expect("memory takes every byte");
            html.extend_from_slice(b"</span>");
        }
    }
    String::from_utf8(html).expect("escaping keeps UTF-8 whole")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_broken_before_its_subject() {
        let html = by_meaning("中共某某局党组关于<整改>的通报");
        assert_eq!(
            html,
            "<span class=\"phrase\">中共某某局党组</span><span class=\"phrase\">关于&lt;整改&gt;的通报</span>"
        );
        assert_eq!(by_meaning("关于整改的公示"), "<span class=\"phrase\">关于整改的公示</span>");
    }
}
