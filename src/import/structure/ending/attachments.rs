//! 附件说明 (GB/T 9704-2012, 7.3.4): the list of attachments between the text and the signature.

use super::kind::{Closing, is_imprint};
use crate::import::document::Paragraph;
use crate::import::structure::lines::Piece;
use crate::import::structure::number::Number;

/// Takes the list out, and gives it back in order.
pub fn take_attachments(pieces: &mut Vec<Piece>) -> Vec<Paragraph> {
    let closes = |piece: &Piece| match piece {
        Piece::Line(line) => Closing::of(line).is_some(),
        Piece::Table(table) => is_imprint(table),
    };
    let end = pieces.iter().rposition(|piece| !closes(piece)).map_or(0, |last| last + 1);
    // Without a closing below, it may as well be the last issue's.
    if end == pieces.len() {
        return Vec::new();
    }
    let text = |at: usize| pieces[at].line().map_or("", |line| line.text.as_str());
    let mut start = end;
    while start > 0 && is_of_list(text(start - 1)) {
        start -= 1;
        if begins_list(text(start)) && !(start > 0 && begins_list(text(start - 1))) {
            let lines = pieces.drain(start..end);
            return lines.filter_map(|piece| piece.line().map(|line| line.paragraph.clone())).collect();
        }
    }
    Vec::new()
}

/// `附件：台账`, `附件：1.台账`, `附件1：台账`, `附表：台账`
pub fn begins_list(text: &str) -> bool {
    ["附件", "附表"]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .is_some_and(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ').starts_with(['：', ':']))
}

fn is_of_list(text: &str) -> bool {
    begins_list(text) || Number::find(text).is_some_and(|number| number.level == 3 && !text.ends_with('。'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::document::{Inline, Text};
    use crate::import::structure::lines::Line;

    fn line(text: &str) -> Line {
        Line::new(Paragraph { inlines: vec![Inline::Text(Text::plain(text))], ..Paragraph::default() })
    }

    fn attachments(lines: &[&str]) -> (Vec<String>, usize) {
        let mut pieces = lines.iter().map(|text| Piece::Line(line(text))).collect();
        let taken = take_attachments(&mut pieces);
        (taken.iter().map(Paragraph::text).collect(), pieces.len())
    }

    #[test]
    fn the_list_of_attachments_stands_above_the_signature() {
        let end = ["示例市水务局", "2025年3月1日"];
        let check = |list: &[&str], expected: usize| {
            let lines = [&["1.管网老化", "持续用力。"], list, &end].concat();
            let (taken, left) = attachments(&lines);
            assert_eq!((taken.len(), left), (expected, lines.len() - expected), "{list:?}");
        };
        check(&["附件：整改台账"], 1);
        check(&["附件：1.整改台账", "2.分布图"], 2);
        check(&["附件1：整改台账", "附件2：分布图"], 2);
        check(&["附件齐全", "2.分布图"], 0);
        check(&[], 0);
        assert_eq!(attachments(&["1.管网老化", "附件：分布图"]).0, Vec::<String>::new());
    }
}
