//! What a paragraph or a run inherits from its style (ECMA-376, part 1, 17.7).

use std::collections::HashMap;

use roxmltree::{Document as Xml, Node};

use super::{attribute, child, named, switch, value};
use crate::import::document::{Align, BoxKind, Face, Mark};

/// All styles, by id, with what they inherit filled in.
#[derive(Debug, Default)]
pub struct Styles {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
    /// The size of text that none is said of.
    default_size: Option<u16>,
}

#[derive(Debug, Clone, Default)]
pub struct Style {
    based_on: Option<String>,
    name: String,
    pub level: Option<u8>,
    /// The list it is numbered by, and the level in it.
    pub list: Option<(String, Option<u8>)>,
    pub align: Option<Align>,
    pub look: Look,
}

/// The look of a run, as far as somebody said it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    pub strong: Option<bool>,
    pub emphasis: Option<bool>,
    pub face: Option<Face>,
    pub hidden: Option<bool>,
    pub struck: Option<bool>,
    /// White, and whether there is a colour behind it to be seen on.
    pub white: Option<bool>,
    pub shaded: Option<bool>,
    /// In half points.
    pub size: Option<u16>,
    pub raised: Option<Position>,
}

/// Where a run stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    OnTheLine,
    Above,
    Below,
}

/// What Word takes where a file says nothing: 10 pt.
const WORDS_SIZE: u16 = 20;
/// Styles based on styles: no honest chain is longer.
const LONGEST_CHAIN: usize = 12;

impl Styles {
    pub fn read(xml: &Xml) -> Self {
        let mut styles = Styles::default();
        let defaults = xml.descendants().find(|node| named(node, "rPrDefault")).and_then(|node| child(node, "rPr"));
        styles.default_size = defaults.map(Look::read).and_then(|look| look.size);
        for node in xml.descendants().filter(|node| named(node, "style")) {
            let Some(id) = attribute(node, "styleId") else { continue };
            if attribute(node, "default") == Some("1") && attribute(node, "type") == Some("paragraph") {
                styles.default = Some(id.to_string());
            }
            styles.styles.insert(id.to_string(), Style::read(node));
        }
        styles
    }

    /// What the style of a run says of its look, with what that inherits.
    pub fn own_look(&self, id: &str) -> Look {
        self.chain(Some(id)).look
    }

    /// A paragraph's style with all that it inherits.
    pub fn of(&self, id: Option<&str>) -> Style {
        let mut style = self.chain(id);
        style.look.size = style.look.size.or(self.default_size).or(Some(WORDS_SIZE));
        style
    }

    fn chain(&self, id: Option<&str>) -> Style {
        let mut result = Style::default();
        let mut next = id.or(self.default.as_deref());
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = next.and_then(|id| self.styles.get(id)) else { break };
            result.inherit(style);
            next = style.based_on.as_deref();
        }
        result
    }
}

impl Style {
    fn read(node: Node) -> Self {
        let name = value(node, "name").unwrap_or_default().to_lowercase();
        let properties = child(node, "pPr");
        let outline = properties.and_then(|node| value(node, "outlineLvl")).and_then(level);
        let by_name = name
            .strip_prefix("heading ")
            .or_else(|| name.strip_prefix("标题 "))
            .and_then(|n| n.trim().parse().ok())
            .filter(|n| (1..=9).contains(n));
        let list = properties.and_then(|node| child(node, "numPr")).map(|node| {
            let depth = value(node, "ilvl").and_then(|depth| depth.parse().ok());
            (value(node, "numId").unwrap_or_default().to_string(), depth)
        });
        Self {
            based_on: value(node, "basedOn").map(str::to_string),
            level: outline.or(by_name),
            list: list.filter(|(id, _)| !id.is_empty()),
            align: properties.and_then(align),
            look: child(node, "rPr")
                .map(Look::read)
                .unwrap_or_default()
                .over(Look { shaded: properties.and_then(shaded), ..Look::default() }),
            name,
        }
    }

    fn inherit(&mut self, from: &Style) {
        self.level = self.level.or(from.level);
        self.list = self.list.take().or_else(|| from.list.clone());
        self.align = self.align.or(from.align);
        self.look = self.look.over(from.look);
        if self.name.is_empty() {
            self.name.clone_from(&from.name);
        }
    }

    pub fn is_title(&self) -> bool {
        matches!(self.name.as_str(), "title" | "标题")
    }

    /// What its name says of a paragraph that is no heading: the names are Word's own and those of `export docx`.
    pub fn mark(&self) -> Mark {
        match self.name.as_str() {
            "quote" | "intense quote" => Mark::Quote,
            "code" => Mark::Verbatim,
            "signature" => Mark::Signature,
            _ if self.list.is_some() => Mark::Body,
            _ => match (self.list_depth("list bullet"), self.list_depth("list number")) {
                (Some(depth), _) => Mark::Item(depth),
                (_, Some(depth)) => Mark::Numbered(depth),
                _ => Mark::Body,
            },
        }
    }

    /// Whether it is Word's own style for lists with numbers, which no official number stands in.
    pub fn is_numbered_list(&self) -> bool {
        self.level.is_none() && self.list_depth("list number").is_some()
    }

    /// How deep the lists of this kind are that it is for: `List Bullet`, `List Bullet 2`.
    pub fn list_depth(&self, kind: &str) -> Option<u8> {
        match self.name.strip_prefix(kind)? {
            "" => Some(1),
            depth => depth.strip_prefix(' ')?.parse().ok().filter(|depth| (2..=5).contains(depth)),
        }
    }

    /// The block that `export docx` made of it, and whether it is the label of one.
    pub fn boxed(&self) -> Option<(BoxKind, bool)> {
        let (kind, part) = self.name.split_once(' ').unwrap_or((&self.name, ""));
        let kind = match kind {
            "internal" => BoxKind::Internal,
            "note" => BoxKind::Note(String::new()),
            _ => return None,
        };
        matches!(part, "" | "label" | "table").then_some((kind, part == "label"))
    }

    /// Whether `export docx` put it behind the issues.
    pub fn is_after_issues(&self) -> bool {
        self.name == "after issues"
    }

    /// The lines of a table of contents are not text.
    pub fn is_contents(&self) -> bool {
        self.name.starts_with("toc ") || self.name == "toc heading" || self.name.starts_with("目录")
    }
}

impl Look {
    pub fn read(node: Node) -> Self {
        let fonts = child(node, "rFonts");
        let font = fonts.and_then(|fonts| attribute(fonts, "eastAsia").or_else(|| attribute(fonts, "ascii")));
        Self {
            strong: switch(node, "b"),
            emphasis: switch(node, "i"),
            face: font.map(face),
            hidden: switch(node, "vanish"),
            struck: switch(node, "strike").or(switch(node, "dstrike")),
            white: value(node, "color").map(|colour| colour.eq_ignore_ascii_case("FFFFFF")),
            shaded: shaded(node).or(child(node, "highlight").map(|_| true)),
            size: value(node, "sz").and_then(|size| size.parse().ok()),
            raised: value(node, "vertAlign").map(|align| match align {
                "superscript" => Position::Above,
                "subscript" => Position::Below,
                _ => Position::OnTheLine,
            }),
        }
    }

    /// This look where it says something, the other where it does not.
    pub fn over(self, other: Look) -> Look {
        Look {
            strong: self.strong.or(other.strong),
            emphasis: self.emphasis.or(other.emphasis),
            face: self.face.or(other.face),
            hidden: self.hidden.or(other.hidden),
            struck: self.struck.or(other.struck),
            white: self.white.or(other.white),
            shaded: self.shaded.or(other.shaded),
            size: self.size.or(other.size),
            raised: self.raised.or(other.raised),
        }
    }
}

/// Whether a paragraph or a run has a colour behind it.
pub fn shaded(properties: Node) -> Option<bool> {
    let shading = child(properties, "shd")?;
    let fill = attribute(shading, "fill").unwrap_or("auto");
    Some(!matches!(fill, "auto" | "FFFFFF" | "ffffff") || !matches!(attribute(shading, "val"), Some("clear" | "nil")))
}

/// `w:outlineLvl` counts from 0; 9 means body text.
pub fn level(value: &str) -> Option<u8> {
    value.parse::<u8>().ok().filter(|level| *level < 9).map(|level| level + 1)
}

pub fn align(properties: Node) -> Option<Align> {
    match value(properties, "jc")? {
        "center" => Some(Align::Center),
        "right" | "end" => Some(Align::End),
        _ => Some(Align::Start),
    }
}

fn face(font: &str) -> Face {
    let font = font.to_lowercase();
    let has = |names: &[&str]| names.iter().any(|name| font.contains(name));
    if has(&["小标宋", "xbs", "xiaobiaosong"]) {
        Face::Title
    } else if has(&["黑体", "黑", "hei", "等线 light"]) {
        Face::Hei
    } else if has(&["楷", "kai"]) {
        Face::Kai
    } else {
        Face::Plain
    }
}
