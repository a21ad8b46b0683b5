//! The titles of issues and of categories, out of their cells.

use crate::import::structure::blanks::without_blanks;
use crate::import::structure::number::Number;

/// A title may be this long, in characters; a longer cell has one in its first sentence.
const LONGEST: usize = 50;
/// A first sentence may be a little longer.
const LONGEST_SENTENCE: usize = 60;
/// Of one that is longer still, so much.
const LENGTH_OF_CUT: usize = 40;
/// Who reports a problem, before its colon.
const LONGEST_REPORTER: usize = 30;

/// The title of an issue out of its cell: all of it where it is short, or else its first sentence, with all as text.
pub(super) fn of_issue(cell: &str) -> (String, Option<String>) {
    let cell = cell.replace('\n', "");
    let text = without_number(&cell);
    if text.chars().count() <= LONGEST {
        return (text, None);
    }
    let full = cell[number_length(&cell)..].trim().to_string();
    let text = reported(&text);
    let end = text.find(['。', '；', '：']).or_else(|| text.find('，'));
    let title = match end.filter(|end| text[..*end].chars().count() <= LONGEST_SENTENCE) {
        Some(end) => text[..end].to_string(),
        None => text.chars().take(LENGTH_OF_CUT).collect::<String>() + "……",
    };
    (title, Some(full))
}

/// `（一）供水保障方面：` is the category 供水保障方面.
pub(super) fn without_number(text: &str) -> String {
    without_blanks(text[number_length(text)..].trim_end_matches(['。', '：']))
}

fn number_length(text: &str) -> usize {
    Number::find(text).map_or(0, |number| number.length)
}

/// `小区住户反映：夜间噪声扰民`: what is reported, without who reports it.
fn reported(text: &str) -> &str {
    let Some((front, rest)) = text.split_once('：') else { return text };
    let tells = ["反映", "举报", "投诉", "来信", "来电", "问题为", "内容为"].iter().any(|word| front.ends_with(word));
    if tells && front.chars().count() <= LONGEST_REPORTER { rest } else { text }
}
