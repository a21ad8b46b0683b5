//! A notice for somebody else's editor: plain elements with their styles on them, no script, no class, no id.
//!
//! Content systems and the editors of public accounts drop style sheets, classes and ids, so all that a
//! reader sees is written on each element. The looks follow GB/T 9704-2012 as far as a screen allows.

use super::Page;
use super::markup::{Piece, Tag, pieces};
use super::single::{data_address, outside};
use crate::formats::EDITION_OF_BOX;
use crate::model::Edition;

/// What each element looks like. An element that is not named here is dropped, and its content kept.
const STYLES: &[(&str, &str)] = &[
    (
        "h1",
        "margin:0 0 1em;font-size:22px;line-height:1.5;font-weight:normal;text-align:center;font-family:方正小标宋简体,小标宋,SimSun,宋体,serif",
    ),
    (
        "h2",
        "margin:1em 0 .5em;font-size:17px;line-height:1.75;font-weight:normal;text-indent:2em;font-family:SimHei,黑体,sans-serif",
    ),
    (
        "h3",
        "margin:.75em 0 .5em;font-size:17px;line-height:1.75;font-weight:normal;text-indent:2em;font-family:KaiTi,楷体,serif",
    ),
    ("h4", "margin:.5em 0;font-size:17px;line-height:1.75;font-weight:bold;text-indent:2em"),
    ("h5", "margin:.5em 0;font-size:17px;line-height:1.75;font-weight:normal;text-indent:2em"),
    ("h6", "margin:.5em 0;font-size:17px;line-height:1.75;font-weight:normal;text-indent:2em"),
    ("p", "margin:0 0 .5em;font-size:17px;line-height:1.75;text-indent:2em"),
    ("address", "margin:1em 0;font-size:17px;line-height:1.75;font-style:normal;padding-left:2em"),
    ("ul", "margin:0 0 .5em;padding-left:3em;font-size:17px;line-height:1.75"),
    ("ol", "margin:0 0 .5em;padding-left:3em;font-size:17px;line-height:1.75"),
    ("li", "margin:0 0 .25em"),
    ("blockquote", "margin:0 0 .5em 2em;padding-left:1em;border-left:3px solid #999"),
    ("table", "margin:0 0 1em;width:100%;border-collapse:collapse;font-size:15px;line-height:1.6"),
    ("caption", "padding:.25em 0;text-align:center"),
    ("th", "border:1px solid #555;padding:.35em .5em;font-weight:bold;text-align:center"),
    ("td", "border:1px solid #555;padding:.35em .5em;vertical-align:top"),
    ("img", "display:block;margin:.5em auto;max-width:100%;height:auto"),
    ("figure", "margin:1em 0;text-align:center"),
    ("figcaption", "font-size:15px;line-height:1.6;text-align:center"),
    ("pre", "margin:0 0 .5em;white-space:pre-wrap;font-size:15px;line-height:1.6"),
    ("hr", "margin:1em 0;border:0;border-top:1px solid #999"),
    ("strong", "font-weight:bold"),
    ("em", "font-style:normal;font-weight:bold"),
    ("del", "text-decoration:line-through"),
    ("sup", "font-size:75%;vertical-align:super"),
    ("sub", "font-size:75%;vertical-align:sub"),
    ("a", "color:#1a4e8a;text-decoration:underline"),
    ("thead", ""),
    ("tbody", ""),
    ("tr", ""),
    ("br", ""),
    ("code", ""),
    ("section", ""),
];
/// What a class says to a reader of the page, said by a style, since the class is dropped.
const STYLES_OF_CLASSES: &[(&str, &str)] = &[
    ("note", BOX),
    ("internal", BOX),
    ("note-label", "font-weight:bold"),
    ("internal-label", "font-weight:bold"),
    ("signature", "padding-right:2em;text-indent:0;text-align:right"),
    ("align-left", "text-align:left"),
    ("align-center", "text-align:center"),
    ("align-right", "text-align:right"),
];
const BOX: &str = "margin:0 0 1em;padding:.5em .75em;border:1px solid #999";
/// Elements that go with all that is in them.
const DROPPED: &[&str] =
    &["script", "style", "nav", "form", "button", "svg", "template", "noscript", "header", "footer"];
/// Attributes that say something to a reader.
const KEPT: &[&str] = &["href", "src", "alt", "title", "colspan", "rowspan", "scope", "start", "type", "lang"];

/// Makes the fragment of what stands in the page's `main`.
pub fn fragment(page: &Page) -> String {
    let mut writer = Writer {
        page,
        out: String::with_capacity(page.html.len()),
        paragraph: None,
        lists_data: false,
        links: Vec::new(),
        boxes: Vec::new(),
    };
    let mut in_main = false;
    // The element that is being dropped, and how many of its name are open in it.
    let mut dropping: Option<(&str, usize)> = None;
    for piece in pieces(page.html) {
        match (&piece, &mut dropping) {
            (Piece::Open(tag), Some((name, depth))) if tag.name == *name => *depth += 1,
            (Piece::Close(closed), Some((name, depth))) if closed == name => {
                *depth -= 1;
                if *depth == 0 {
                    dropping = None;
                }
                continue;
            }
            _ => {}
        }
        if dropping.is_some() {
            continue;
        }
        match piece {
            Piece::Open(tag) if tag.name == "main" => in_main = true,
            Piece::Close("main") => in_main = false,
            _ if !in_main => {}
            Piece::Open(tag) if DROPPED.contains(&tag.name) || leads_back(&tag) => dropping = Some((tag.name, 1)),
            Piece::Open(tag) => writer.open(tag),
            Piece::Close(name) => writer.close(name),
            Piece::Text(text) if !text.starts_with("<!") => writer.text(text),
            _ => {}
        }
    }
    tidy(&writer.out)
}

struct Writer<'a> {
    page: &'a Page<'a>,
    out: String,
    /// Where the open paragraph begins, and whether it says anything.
    paragraph: Option<(usize, bool)>,
    /// Whether it lists the notice's data, where a link that leads nowhere says nothing.
    lists_data: bool,
    /// Whether each open link leads somewhere.
    links: Vec<bool>,
    /// Whether each open `div` and `aside` is a box with a border.
    boxes: Vec<bool>,
}

impl Writer<'_> {
    fn open(&mut self, mut tag: Tag) {
        if tag.name == "input" && tag.get("type") == Some("checkbox") {
            self.out.push_str(if tag.get("checked").is_some() { "√" } else { "□" });
            return;
        }
        let style_of_class = style_of_class(&tag);
        let lists_data = tag.get("class") == Some("data");
        if matches!(tag.name, "div" | "aside") {
            let is_box = style_of_class == Some(BOX);
            self.boxes.push(is_box);
            if is_box {
                self.out += "<section";
                if has_class(&tag, Edition::Internal.name()) {
                    self.out += &format!(" {EDITION_OF_BOX}=\"{}\"", Edition::Internal.name());
                }
                self.out += &format!(" style=\"{BOX}\">");
            }
            return;
        }
        let Some(style) = style_of(tag.name) else { return };
        tag.attributes.retain(|(name, _)| KEPT.contains(name));
        if tag.name == "a" {
            // A link inside the page needs an id, and ids do not survive; one that cannot be followed is no link.
            let whole = tag.get("href").and_then(|href| outside(self.page, href));
            let whole = whole.filter(|whole| !whole.starts_with('#'));
            self.links.push(whole.is_some());
            if whole.is_none() {
                return;
            }
            tag.set("href", whole);
        }
        if tag.name == "img" {
            let data = tag.get("src").and_then(|src| data_address(self.page, src));
            if data.is_none() {
                return;
            }
            tag.set("src", data);
            self.says_something();
        }
        if tag.name == "p" {
            self.paragraph = Some((self.out.len(), false));
            self.lists_data = lists_data;
        }
        let styles: Vec<_> = [style].into_iter().chain(style_of_class).filter(|style| !style.is_empty()).collect();
        if !styles.is_empty() {
            tag.set("style", Some(styles.join(";")));
        }
        tag.write(&mut self.out);
    }

    fn close(&mut self, name: &str) {
        if matches!(name, "div" | "aside") && self.boxes.pop() == Some(true) {
            self.out += "</section>";
        }
        if style_of(name).is_none() || (name == "a" && self.links.pop() != Some(true)) {
            return;
        }
        self.out += &format!("</{name}>");
        if name == "p"
            && let Some((start, false)) = self.paragraph.take()
        {
            self.out.truncate(start);
        }
    }

    fn text(&mut self, text: &str) {
        let is_dead_data = self.lists_data && self.links.last() == Some(&false);
        if !text.trim().is_empty() && !is_dead_data {
            self.says_something();
        }
        self.out.push_str(text);
    }

    fn says_something(&mut self) {
        if let Some((_, says)) = &mut self.paragraph {
            *says = true;
        }
    }
}

fn style_of(name: &str) -> Option<&'static str> {
    STYLES.iter().find(|(known, _)| *known == name).map(|(_, style)| *style)
}

fn style_of_class(tag: &Tag) -> Option<&'static str> {
    classes(tag).find_map(|class| STYLES_OF_CLASSES.iter().find(|(known, _)| *known == class)).map(|(_, style)| *style)
}

fn has_class(tag: &Tag, name: &str) -> bool {
    classes(tag).any(|class| class == name)
}

fn classes<'a>(tag: &'a Tag) -> impl Iterator<Item = &'a str> {
    tag.get("class").unwrap_or_default().split_ascii_whitespace()
}

/// From a footnote to the place that refers to it: an arrow that nobody can follow without ids.
fn leads_back(tag: &Tag) -> bool {
    tag.get("role") == Some("doc-backlink")
}

/// No line that holds nothing, and one line break at the end; what is preformatted stays.
fn tidy(html: &str) -> String {
    let mut tidy = String::with_capacity(html.len());
    let mut preformatted = false;
    for line in html.lines() {
        let starts = preformatted;
        preformatted = (preformatted || line.contains("<pre")) && !line.contains("</pre>");
        if starts || preformatted || !line.trim().is_empty() {
            tidy.push_str(if starts || preformatted { line } else { line.trim() });
            tidy.push('\n');
        }
    }
    tidy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_elements_with_their_styles_are_left() {
        let html = "<body><nav>x</nav><main id=\"m\"><div class=\"a\"><p class=\"b\" onclick=\"x\">一<a href=\"#c\">二</a></p><form><p>x</p></form><p class=\"data\"><a href=\"d.json\">JSON</a></p><p><a href=\"e.pdf\">三</a></p><nav><nav>x</nav>y</nav><img src=\"x.png\"></div></main><p>x</p></body>";
        let made = fragment(&Page { html, address: "a/", base: None, file: &|_| None });
        assert_eq!(made, format!("<p style=\"{0}\">一二</p><p style=\"{0}\">三</p>\n", style_of("p").unwrap()));
    }

    #[test]
    fn what_a_page_says_by_its_style_sheet_is_said_on_the_elements() {
        let html = "<main><aside class=\"note\"><p class=\"note-label\">说明</p><div><p>一</p></div></aside>\
                    <div class=\"internal\"><p>二</p></div><table><tr><td class=\"align-right\">3</td></tr></table>\
                    <p class=\"signature\">示例市</p></main>";
        let made = fragment(&Page { html, address: "a/", base: None, file: &|_| None });
        let [p, td] = ["p", "td"].map(|name| style_of(name).unwrap());
        for expected in [
            format!(
                "<section style=\"{BOX}\"><p style=\"{p};font-weight:bold\">说明</p><p style=\"{p}\">一</p></section>"
            ),
            format!("<section data-edition=\"internal\" style=\"{BOX}\"><p style=\"{p}\">二</p></section>"),
            format!("<td style=\"{td};text-align:right\">3</td>"),
            format!("<p style=\"{p};padding-right:2em;text-indent:0;text-align:right\">示例市</p>"),
        ] {
            assert!(made.contains(&expected), "{expected}\n{made}");
        }
    }

    #[test]
    fn boxes_of_tasks_become_signs_and_arrows_back_from_footnotes_go() {
        let html = "<main><ul><li class=\"task\"><input type=\"checkbox\" disabled checked> 一</li>\
                    <li class=\"task\"><input type=\"checkbox\" disabled> 二</li></ul>\
                    <p>三。 <a href=\"#fnref:1\" role=\"doc-backlink\">↩</a></p></main>";
        let made = fragment(&Page { html, address: "a/", base: None, file: &|_| None });
        assert!(made.contains(">√ 一</li>") && made.contains(">□ 二</li>"), "{made}");
        assert!(made.contains(">三。") && !made.contains('↩'), "{made}");
    }
}
