//! What a paragraph is made of: runs, what was tracked among them, fields, links, references, drawings.

use roxmltree::Node;

use super::story::{DEEPEST, Story, is_placeholder};
use super::styles::Look;
use super::symbols::{circled, raised, symbol};
use super::{attribute, child, named, value};
use crate::formats::BEHIND_ISSUES;
use crate::import::document::{Block, Inline, Text, What, is_refused, push_text};

/// A paragraph that is being read.
#[derive(Default)]
pub struct Open {
    pub inlines: Vec<Inline>,
    /// The size that all its words share so far; 0 where they share none.
    pub size: Option<u16>,
    pub boxes: Vec<Block>,
}

/// What Word works out: its code, and whether its result has not begun yet.
pub struct Field {
    code: String,
    in_code: bool,
}

/// What a run is written in.
#[derive(Clone)]
pub struct Run {
    pub look: Look,
    pub link: Option<String>,
}

impl Story {
    pub(super) fn runs(&mut self, parent: Node, run: &Run, open: &mut Open) {
        self.depth += 1;
        if self.depth <= DEEPEST * 2 {
            for node in parent.children().filter(Node::is_element) {
                self.inline(node, run, open);
            }
        }
        self.depth -= 1;
    }

    fn inline(&mut self, node: Node, run: &Run, open: &mut Open) {
        match node.tag_name().name() {
            "r" => self.run(node, run, open),
            "oMath" if node.children().any(|part| part.is_element() && !named(&part, "r")) => {
                self.miss(What::Formula, None)
            }
            "ins" | "moveTo" | "smartTag" | "customXml" | "fldSimple" | "dir" | "bdo" | "oMath" | "oMathPara" => {
                self.runs(node, run, open)
            }
            "del" | "moveFrom" => {
                let words = node.descendants().any(|node| named(&node, "delText") || named(&node, "t"));
                if words {
                    self.miss(What::Deleted, None);
                }
            }
            "sdt" if is_placeholder(node) => {}
            "sdt" => {
                if let Some(content) = child(node, "sdtContent") {
                    self.runs(content, run, open);
                }
            }
            "hyperlink" => {
                let target = attribute(node, "id").and_then(|id| self.relations.get(id));
                let link = target.filter(|(_, external)| *external).map(|(target, _)| target.clone());
                self.runs(node, &Run { link: link.or_else(|| run.link.clone()), ..run.clone() }, open);
            }
            "AlternateContent" => {
                if let Some(choice) = child(node, "Choice").or_else(|| child(node, "Fallback")) {
                    self.runs(choice, run, open);
                }
            }
            "t" => self.text(node, run, open),
            "bookmarkStart" if open.inlines.is_empty() => self.bookmark(node),
            _ => {}
        }
    }

    /// `export docx` marks where the issues end.
    fn bookmark(&mut self, node: Node) {
        self.behind_issues |= attribute(node, "name") == Some(BEHIND_ISSUES);
    }

    fn run(&mut self, node: Node, outer: &Run, open: &mut Open) {
        let own = child(node, "rPr").map(|properties| {
            let style = value(properties, "rStyle").map(|id| self.styles.own_look(id)).unwrap_or_default();
            Look::read(properties).over(style)
        });
        let look = own.map_or(outer.look, |own| own.over(outer.look));
        let run = Run { look, link: outer.link.clone() };
        for part in node.children().filter(Node::is_element) {
            match part.tag_name().name() {
                "t" => self.text(part, &run, open),
                "tab" | "ptab" => self.push(" ", &run, open),
                "br" if attribute(part, "type") == Some("page") => {}
                "br" | "cr" if !self.in_code() => open.inlines.push(Inline::Break),
                "noBreakHyphen" => self.push("-", &run, open),
                "fldChar" => match attribute(part, "fldCharType") {
                    Some("begin") => self.fields.push(Field { code: String::new(), in_code: true }),
                    Some("separate") => {
                        if let Some(field) = self.fields.last_mut() {
                            field.in_code = false;
                        }
                    }
                    _ => self.end_field(&run, open),
                },
                "instrText" => {
                    if let Some(field) = self.fields.last_mut() {
                        field.code.push_str(part.text().unwrap_or_default());
                    }
                }
                "ruby" => {
                    if let Some(base) = child(part, "rubyBase") {
                        self.runs(base, &run, open);
                    }
                }
                "sym" => match symbol(part) {
                    Some(symbol) => self.push(symbol.encode_utf8(&mut [0; 4]), &run, open),
                    None => self.miss(What::Symbol, None),
                },
                "footnoteReference" => self.reference(part, "footnote", open),
                "endnoteReference" => self.reference(part, "endnote", open),
                "drawing" | "pict" | "object" => self.drawing(part, open),
                "AlternateContent" => {
                    if let Some(choice) = child(part, "Choice").or_else(|| child(part, "Fallback")) {
                        for inner in choice.children().filter(Node::is_element) {
                            match inner.tag_name().name() {
                                "drawing" | "pict" => self.drawing(inner, open),
                                "t" => self.text(inner, &run, open),
                                _ => {}
                            }
                        }
                    }
                }
                "delText" => self.miss(What::Deleted, None),
                _ => {}
            }
        }
    }

    fn in_code(&self) -> bool {
        self.fields.iter().any(|field| field.in_code)
    }

    /// 带圈字符 and formulas are fields that have a code and no result.
    fn end_field(&mut self, run: &Run, open: &mut Open) {
        let Some(field) = self.fields.pop().filter(|field| field.in_code) else { return };
        if !field.code.trim_start().get(..2).is_some_and(|name| name.eq_ignore_ascii_case("eq")) {
            return;
        }
        match circled(&field.code) {
            Some(number) => self.push(number.encode_utf8(&mut [0; 4]), run, open),
            None => self.miss(What::Formula, None),
        }
    }

    fn text(&mut self, node: Node, run: &Run, open: &mut Open) {
        let words: String = node.children().filter_map(|child| child.text()).collect();
        self.push(&words, run, open);
    }

    fn push(&mut self, words: &str, run: &Run, open: &mut Open) {
        if self.in_code() {
            return;
        }
        // What stands in a frame may stand on its colour.
        let is_white = run.look.white == Some(true) && run.look.shaded != Some(true) && self.frames == 0;
        if run.look.hidden == Some(true) || is_white {
            if !words.trim().is_empty() {
                self.miss(What::Hidden, None);
            }
            return;
        }
        let text: String = words
            .chars()
            .filter(|c| !is_refused(*c))
            .map(|c| if c == '\u{A0}' || c == '\n' { ' ' } else { c })
            .collect();
        let text = run.look.raised.and_then(|position| raised(&text, position)).unwrap_or(text);
        let piece = Text {
            text,
            strong: run.look.strong == Some(true),
            emphasis: run.look.emphasis == Some(true),
            struck: run.look.struck == Some(true),
            face: run.look.face.unwrap_or_default(),
            link: run.link.clone(),
        };
        if !piece.text.trim().is_empty() {
            let size = run.look.size.unwrap_or(0);
            open.size = Some(if open.size.is_none_or(|before| before == size) { size } else { 0 });
        }
        push_text(&mut open.inlines, piece);
    }

    fn reference(&mut self, node: Node, kind: &str, open: &mut Open) {
        let Some(id) = attribute(node, "id") else { return };
        let key = (kind.to_string(), id.to_string());
        let next = self.told.notes.len();
        let at = *self.note_of.entry(key).or_insert(next);
        if at == next {
            self.told.notes.push(Vec::new());
        }
        open.inlines.push(Inline::Note(at));
    }

    /// Pictures stay where they are; the text of boxes follows the paragraph.
    fn drawing(&mut self, node: Node, open: &mut Open) {
        // An empty description is none: then the title says what is to be seen.
        let said = |node: Node<'_, '_>| {
            let mut texts = ["descr", "title"].into_iter().filter_map(|name| attribute(node, name));
            texts.find(|text| !text.trim().is_empty()).map(str::to_string)
        };
        let words = node.descendants().find(|node| named(node, "docPr")).and_then(said).unwrap_or_default();
        let words: String = words.chars().filter(|c| !is_refused(*c)).collect();
        let mut drawn = false;
        for picture in node.descendants().filter(|node| named(node, "blip") || named(node, "imagedata")) {
            let id = attribute(picture, "embed").or_else(|| attribute(picture, "id"));
            if let Some(&image) = id.and_then(|id| self.image_of.get(id)) {
                open.inlines.push(Inline::Image(image, words.clone()));
                drawn = true;
            }
        }
        let boxes: Vec<Node> = node.descendants().filter(|node| named(node, "txbxContent")).collect();
        for content in &boxes {
            // A box in a box comes with the outer one.
            if content.ancestors().skip(1).take_while(|above| *above != node).any(|above| named(&above, "txbxContent"))
            {
                continue;
            }
            self.frames += 1;
            let blocks = self.blocks(*content);
            self.frames -= 1;
            open.boxes.extend(blocks);
        }
        if !drawn && boxes.is_empty() {
            self.miss(What::Drawing, None);
        }
    }
}
