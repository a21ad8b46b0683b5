//! Rendered HTML that can stand on pages of different depth, under headings of different level.
//!
//! An issue's text is shown on its own page and on its notice's page, which lie at different depths and give
//! it different headings. So it is rendered once, and what depends on the page is left open: the way to the
//! site's root, and the level of headings. Both are found once; putting a fragment on a page only copies.

use std::borrow::Cow;

use memchr::{memchr_iter, memchr2_iter};

/// Stands before every address that counts from the site's root. No text can hold it: control characters are dropped.
pub const ROOT: char = '\u{1}';

/// The deepest heading that HTML has a tag for.
const DEEPEST: u8 = 6;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fragment {
    html: String,
    patches: Vec<Patch>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Patch {
    start: usize,
    end: usize,
    kind: PatchKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum PatchKind {
    Root,
    /// `h3`
    Heading {
        level: u8,
        tag: TagKind,
    },
}

/// Only a start tag has attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TagKind {
    Start,
    End,
}

impl Fragment {
    /// Takes finished HTML: headings from `h2` on (one past `h6` is an `h6` with `aria-level="7"`), root-relative
    /// addresses marked with [`ROOT`], `<` nowhere but in front of tags.
    pub fn new(html: String) -> Self {
        let bytes = html.as_bytes();
        let mut patches = Vec::with_capacity(8);
        // In Chinese text the letter is much rarer than tags are.
        for name in memchr2_iter(b'h', ROOT as u8, bytes) {
            if bytes[name] == ROOT as u8 {
                patches.push(Patch { start: name, end: name + 1, kind: PatchKind::Root });
                continue;
            }
            let tag = match &bytes[..name] {
                [.., b'<'] => TagKind::Start,
                [.., b'<', b'/'] => TagKind::End,
                _ => continue,
            };
            let [b'h', digit @ b'2'..=b'6', b' ' | b'>', ..] = bytes[name..] else {
                continue;
            };
            let (mut end, mut level) = (name + 2, digit - b'0');
            if let Some(rest) = html[end..].strip_prefix(ARIA_LEVEL)
                && let [digit @ b'7'..=b'9', b'"', ..] = *rest.as_bytes()
            {
                end += ARIA_LEVEL.len() + 2;
                level = digit - b'0';
            }
            patches.push(Patch { start: name, end, kind: PatchKind::Heading { level, tag } });
        }
        Self { html, patches }
    }

    /// The same of HTML whose headings stay as they are.
    pub fn of_part(html: String) -> Self {
        let root = |at| Patch { start: at, end: at + 1, kind: PatchKind::Root };
        let patches = memchr_iter(ROOT as u8, html.as_bytes()).map(root).collect();
        Self { html, patches }
    }

    /// The HTML for one page. `root` leads from the page to the site's root, such as `../../`; `shift` says how
    /// many levels deeper the headings stand.
    pub fn place(&self, root: &str, shift: u8) -> Cow<'_, str> {
        if shift == 0 && !self.patches.iter().any(|patch| matches!(patch.kind, PatchKind::Root)) {
            return Cow::Borrowed(&self.html);
        }
        let mut placed = String::new();
        self.place_behind(root, shift, &mut placed);
        placed.into()
    }

    /// The same, behind what is there.
    pub fn place_behind(&self, root: &str, shift: u8, placed: &mut String) {
        placed.reserve(self.html.len() + self.patches.len() * root.len().max(8));
        let mut copied = 0;
        for patch in &self.patches {
            placed.push_str(&self.html[copied..patch.start]);
            copied = patch.end;
            match patch.kind {
                PatchKind::Root => placed.push_str(root),
                PatchKind::Heading { level, tag } => write_heading(placed, level.saturating_add(shift), tag),
            }
        }
        placed.push_str(&self.html[copied..]);
    }

    pub fn is_empty(&self) -> bool {
        self.html.is_empty()
    }
}

const ARIA_LEVEL: &str = " aria-level=\"";

/// Writes `h3`, or past the deepest level `h6 aria-level="7"`.
pub fn write_heading(html: &mut String, level: u8, tag: TagKind) {
    html.push('h');
    html.push(char::from(b'0' + level.min(DEEPEST)));
    if level > DEEPEST && tag == TagKind::Start {
        html.push_str(ARIA_LEVEL);
        html.push_str(&level.to_string());
        html.push('"');
    }
}
