//! Words as Markdown: what would be taken for syntax is escaped, and bold stays bold.
//!
//! Each paragraph is read back with our own parser. Where it would not say the same words, the bold print is given
//! up and everything is escaped: the words go before the look.

use crate::import::document::{Inline, Text, web_address};
use crate::markdown;

/// Where images and footnotes of a file go.
pub trait References {
    /// The address of an image, from the file.
    fn image(&mut self, index: usize) -> Option<String>;
    /// The number of a footnote in this file.
    fn note(&mut self, index: usize) -> usize;
}

/// No honest paragraph is longer; comparing would take long.
const LONGEST_COMPARED: usize = 64 << 10;

/// One paragraph, on one line.
pub fn markdown(inlines: &[Inline], references: &mut dyn References) -> String {
    let words: String = inlines.iter().map(word).collect();
    let pieces: Vec<Piece> = inlines.iter().filter_map(|inline| piece(inline, references)).collect();
    let written = assemble(&pieces, Care::Usual);
    if words.len() <= LONGEST_COMPARED && same_words(&written, &words) {
        written
    } else {
        assemble(&pieces, Care::Everything)
    }
}

fn word(inline: &Inline) -> &str {
    match inline {
        Inline::Text(text) => &text.text,
        _ => "",
    }
}

enum Piece {
    Text(Text),
    Ready(String),
    Break,
}

fn piece(inline: &Inline, references: &mut dyn References) -> Option<Piece> {
    Some(match inline {
        Inline::Text(text) => Piece::Text(text.clone()),
        Inline::Image(index, alt) => {
            let address = references.image(*index)?;
            Piece::Ready(format!("![{}]({address})", alt.replace(['[', ']', '\n', '\\'], " ").trim()))
        }
        Inline::Note(index) => Piece::Ready(format!("[^{}]", references.note(*index))),
        Inline::Break => Piece::Break,
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Care {
    Usual,
    Everything,
}

fn assemble(pieces: &[Piece], care: Care) -> String {
    let mut line = String::new();
    for piece in pieces {
        match piece {
            Piece::Ready(ready) => line.push_str(ready),
            // Chinese punctuation brings its own space; two names stay apart.
            Piece::Break if line.ends_with(|c| "。，、；：！？”’）》】".contains(c)) => {}
            Piece::Break => line.push(' '),
            Piece::Text(text) => push(&mut line, text, care),
        }
    }
    let line = line.trim().to_string();
    escape_start(line, care)
}

fn push(line: &mut String, piece: &Text, care: Care) {
    let text: String = piece.text.chars().map(|c| if matches!(c, '\n' | '\t' | '\r') { ' ' } else { c }).collect();
    let inner = text.trim();
    if inner.is_empty() || care == Care::Everything {
        line.push_str(&escape(&text, care));
        return;
    }
    let (before, after) = (&text[..text.len() - text.trim_start().len()], &text[text.trim_end().len()..]);
    let mark = match (piece.strong, piece.emphasis) {
        (true, true) => "***",
        (true, false) => "**",
        (false, true) => "*",
        (false, false) => "",
    };
    let line_through = if piece.struck { "~~" } else { "" };
    let escaped = escape(inner, care);
    let linked = match piece.link.as_deref().and_then(web_address) {
        Some(link) => format!("[{escaped}]({link})"),
        None => escaped,
    };
    line.push_str(before);
    line.push_str(line_through);
    line.push_str(mark);
    line.push_str(&linked);
    line.push_str(mark);
    line.push_str(line_through);
    line.push_str(after);
}

fn escape(text: &str, care: Care) -> String {
    let mut escaped = String::with_capacity(text.len());
    let brackets =
        text.contains("](") || text.contains("][") || text.contains("]:") || text.contains("[^") || text.contains("![");
    let mut characters = text.chars().peekable();
    let mut before = ' ';
    while let Some(c) = characters.next() {
        let next = characters.peek().copied().unwrap_or(' ');
        let special = match (care, c) {
            (_, '*' | '`' | '|') => true,
            (Care::Everything, c) => c.is_ascii_punctuation(),
            (_, '\\') => next.is_ascii_punctuation(),
            (_, '_') => !(before.is_ascii_alphanumeric() && next.is_ascii_alphanumeric()),
            (_, '[' | ']') => brackets,
            (_, '<') => next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?'),
            (_, '&') => next.is_ascii_alphabetic() || next == '#',
            (_, '~') => next == '~' || before == '~',
            _ => false,
        };
        if special {
            escaped.push('\\');
        }
        escaped.push(c);
        before = c;
    }
    escaped
}

/// What would begin a heading, a list, a quotation or a block at the front of a line.
fn escape_start(line: String, care: Care) -> String {
    let first = line.chars().next().unwrap_or(' ');
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let after = &line[digits..];
    if (1..=9).contains(&digits) && (after.starts_with(". ") || after.starts_with(") ") || after == "." || after == ")")
    {
        return format!("{}\\{}", &line[..digits], after);
    }
    let begins = match first {
        '#' | '>' | '+' | '-' | '=' | ':' => true,
        '~' => line.starts_with("~~~"),
        _ => line.starts_with("：：："),
    };
    if begins && care == Care::Usual { format!("\\{line}") } else { line }
}

/// Whether Markdown says just these words, blanks aside.
fn same_words(written: &str, words: &str) -> bool {
    use pulldown_cmark::{Event, Tag};
    let mut read = String::new();
    let mut images = 0;
    for (event, _) in markdown::events(written) {
        match event {
            Event::Start(Tag::Image { .. }) => images += 1,
            Event::End(pulldown_cmark::TagEnd::Image) => images -= 1,
            Event::Text(text) if images == 0 => read.push_str(&text),
            Event::SoftBreak | Event::HardBreak => read.push(' '),
            Event::Code(_) | Event::Html(_) | Event::InlineHtml(_) | Event::Rule => return false,
            Event::Start(Tag::Heading { .. } | Tag::List(_) | Tag::BlockQuote(_) | Tag::CodeBlock(_)) => return false,
            _ => {}
        }
    }
    // A footnote without its text is read as text.
    let squeezed = |text: &str| {
        let mut rest: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        while let Some(at) = rest.find("[^") {
            let end = rest[at..].find(']').map_or(rest.len(), |end| at + end + 1);
            rest.replace_range(at..end, "");
        }
        rest
    };
    squeezed(&read) == squeezed(words)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    struct Nothing;

    impl References for Nothing {
        fn image(&mut self, _: usize) -> Option<String> {
            None
        }
        fn note(&mut self, index: usize) -> usize {
            index + 1
        }
    }

    fn check(inlines: &[Inline], expected: &str) {
        assert_eq!(markdown(inlines, &mut Nothing), expected);
    }

    fn plain(text: &str) -> Inline {
        Inline::Text(Text::plain(text))
    }

    fn strong(text: &str) -> Inline {
        Inline::Text(Text { text: text.into(), strong: true, ..Text::default() })
    }

    #[test]
    fn syntax_in_words_is_escaped_and_words_are_left_alone() {
        check(&[plain("共出动 2 次（5 日前），占 10%—20%。")], "共出动 2 次（5 日前），占 10%—20%。");
        check(&[plain("# 一*二* <b> a_b [2025]3号")], "\\# 一\\*二\\* \\<b> a_b [2025]3号");
        check(&[plain("1. 加强")], "1\\. 加强");
        check(&[plain("1.加强")], "1.加强");
        check(&[plain("修订制度。"), Inline::Break, plain("细化编制")], "修订制度。细化编制");
        check(&[plain("张三"), Inline::Break, plain("李四")], "张三 李四");
        check(&[plain("- 加强")], "\\- 加强");
    }

    #[test]
    fn bold_print_is_kept_where_it_can_be_read_back() {
        check(&[strong("一是"), plain("加强领导。")], "**一是**加强领导。");
        check(&[strong("整改情况："), plain("已完成。")], "**整改情况：**已完成。");
        check(&[strong("“一岗双责”"), plain("2024年")], "“一岗双责”2024年");
        let struck = Inline::Text(Text { text: "补植苗木".into(), struck: true, ..Text::default() });
        check(&[struck, plain("已完成。")], "~~补植苗木~~已完成。");
    }

    proptest! {
        #[test]
        fn any_words_read_back(text in "[ -~整改：，“”（）\\[\\]*_`#>~|&<]{0,30}", bold in any::<bool>()) {
            let inline = if bold { strong(&text) } else { plain(&text) };
            let written = markdown(&[inline, plain("整改")], &mut Nothing);
            prop_assert!(same_words(&written, &format!("{text}整改")), "{text:?} → {written:?}");
        }
    }
}
