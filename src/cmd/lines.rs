//! Text in lines that fit the terminal. Chinese has no blanks, so a line may end behind nearly every character; only
//! marks keep to their neighbours.

use crate::characters::display_width;

/// The text in lines of at most so many cells. What cannot be parted stands in a line of its own, however long.
pub fn lines(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in pieces(text) {
        let line = lines.last_mut().expect("there is one from the beginning");
        if !line.is_empty() && display_width(line) + display_width(piece.trim_end()) > width {
            line.truncate(line.trim_end().len());
            lines.push(piece.to_string());
        } else {
            line.push_str(piece);
        }
    }
    lines
}

/// What has to stand together, each piece with the blanks behind it.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((_, c)) = characters.next() {
        if let Some((at, next)) = characters.peek()
            && may_part(c, *next)
        {
            pieces.push(&text[start..*at]);
            start = *at;
        }
    }
    pieces.push(&text[start..]);
    pieces
}

fn may_part(c: char, next: char) -> bool {
    if next == ' ' || is_opening(c) || is_closing(next) {
        return false;
    }
    c == ' ' || is_wide(c) || is_wide(next)
}

fn is_wide(c: char) -> bool {
    display_width(c.encode_utf8(&mut [0; 4])) == 2
}

fn is_opening(c: char) -> bool {
    matches!(c, '（' | '“' | '‘' | '《' | '〔' | '「' | '【' | '[' | '(' | '<')
}

fn is_closing(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '）'
            | '”'
            | '’'
            | '》'
            | '〕'
            | '」'
            | '】'
            | ']'
            | ')'
            | '>'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_the_terminal_and_no_mark_begins_one() {
        let text = "版本：public（社会公开）或 internal（党内公开）[默认：public]，检查通报：错字、病句。";
        for width in 14..60 {
            let lines = lines(text, width);
            assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
            for line in lines {
                assert!(display_width(&line) <= width, "{width}: {line}");
                assert!(!line.starts_with(is_closing) && !line.ends_with(is_opening), "{width}: {line}");
            }
        }
    }

    #[test]
    fn words_stay_whole() {
        assert_eq!(lines("in a folder", 8), ["in a", "folder"]);
        assert_eq!(lines("incomprehensible", 8), ["incomprehensible"]);
        assert_eq!(lines("用 tongbao new", 8), ["用", "tongbao", "new"]);
    }
}
