//! Code blocks, coloured by classes.
//!
//! The colours are the theme's: a strict content policy forbids styles in the page. A block that is very
//! large, or has very long lines, stays plain, so that no text makes a build slow.

mod syntaxes;

use memchr::memmem;
use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::util::LinesWithEndings;

use super::escape;

/// What every class of highlighted code begins with.
pub const CODE_CLASS_PREFIX: &str = "hl-";

const LARGEST: usize = 256 * 1024;
const LONGEST_LINE: usize = 4 * 1024;

/// Writes a code block; `info` is what stands after its fence. Says whether it was highlighted.
pub fn write(html: &mut String, info: &str, code: &str) -> bool {
    let language = language_of(info);
    html.push_str("<pre class=\"code\" tabindex=\"0\"><code");
    if !language.is_empty() {
        escape::attribute(html, "class", &format!("language-{language}"));
    }
    html.push('>');
    let highlighted = highlight(language, code);
    match &highlighted {
        Some(highlighted) => html.push_str(highlighted),
        None => escape::text(html, code),
    }
    html.push_str("</code></pre>\n");
    highlighted.is_some()
}

/// The language in what stands after a fence.
fn language_of(info: &str) -> &str {
    info.split([' ', '\t', ',', '{']).next().unwrap_or_default()
}

/// A piece of code that will be coloured. To unpack the syntaxes and to compile those of a language takes some
/// milliseconds, half as long as a small site; so it is coloured once beforehand, while something else is being done.
pub struct CodeSample {
    language: String,
    code: String,
}

impl CodeSample {
    /// The first fenced block of some texts.
    pub fn find<'t>(texts: impl Iterator<Item = &'t str>) -> Option<Self> {
        /// Whoever writes code once in a thousand texts can wait for it.
        const MOST: usize = 1000;
        let (language, code) = texts.take(MOST).find_map(first_block)?;
        Some(Self { language: language.into(), code: code.into() })
    }

    /// Colours it for nobody.
    pub fn warm_up(&self) {
        highlight(&self.language, &self.code);
    }
}

/// The language and the code of the first block that names one; a quick look, which may be wrong.
fn first_block(text: &str) -> Option<(&str, &str)> {
    const FENCE: &str = "\n```";
    let start = memmem::find(text.as_bytes(), FENCE.as_bytes())? + FENCE.len();
    let (info, rest) = text[start..].split_once('\n')?;
    let language = language_of(info.trim());
    let end = memmem::find(rest.as_bytes(), FENCE.as_bytes()).map_or(rest.len(), |end| end + 1);
    (!language.is_empty()).then(|| (language, &rest[..end]))
}

fn highlight(language: &str, code: &str) -> Option<String> {
    let plain = language.is_empty()
        || code.len() > LARGEST
        || code.chars().any(escape::is_forbidden)
        || code.lines().any(|line| line.len() > LONGEST_LINE);
    if plain {
        return None;
    }
    let (syntax, pack) = syntaxes::find(language)?;
    if syntax.name == "Plain Text" {
        return None;
    }
    let style = ClassStyle::SpacedPrefixed { prefix: CODE_CLASS_PREFIX };
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, pack, style);
    for line in LinesWithEndings::from(code) {
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(generator.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(info: &str, code: &str) -> String {
        let mut html = String::new();
        write(&mut html, info, code);
        html
    }

    #[test]
    fn a_known_language_is_coloured_by_classes() {
        let html = written("rust", "let x = \"<a>\";\n");
        assert!(html.starts_with("<pre class=\"code\" tabindex=\"0\"><code class=\"language-rust\"><span class=\"hl-"));
        assert!(html.contains("&lt;a&gt;") && !html.contains("style="), "{html}");
    }

    #[test]
    fn the_first_block_is_found() {
        assert_eq!(first_block("甲\n```yaml\na: 1\n```\n乙"), Some(("yaml", "a: 1\n")));
        assert_eq!(first_block("甲\n```rust\nlet x"), Some(("rust", "let x")));
        assert_eq!(first_block("甲\r\n``` sh {.x}\r\nls\r\n```"), Some(("sh", "ls\r\n")));
        assert_eq!([first_block("甲\n```\na\n```\n"), first_block("``"), first_block("")], [None; 3]);
    }

    #[test]
    fn an_unknown_language_and_a_huge_block_stay_plain() {
        let start = "<pre class=\"code\" tabindex=\"0\"><code";
        assert_eq!(written("", "a<b\n"), format!("{start}>a&lt;b\n</code></pre>\n"));
        assert_eq!(written("nonsense x", "a\n"), format!("{start} class=\"language-nonsense\">a\n</code></pre>\n"));
        assert!(!written("rust", &"x".repeat(LONGEST_LINE + 1)).contains("<span"));
    }
}
