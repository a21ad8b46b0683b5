//! What the text behind a label says, as the values of a field.

use crate::import::structure::label::{Field, Label};
use crate::import::structure::number::Number;

/// `园林绿化中心、市政所` is two units, and so is `园林绿化中心；牵头单位：市政所`.
pub fn units(value: &str) -> Vec<String> {
    value
        .trim_end_matches('。')
        .split(['、', '，', ',', '；', ';', '/', '\n'])
        .map(|unit| unlabelled(unit.trim()).to_string())
        .filter(|unit| !unit.is_empty())
        .collect()
}

fn unlabelled(unit: &str) -> &str {
    Label::find(unit).filter(|label| label.field == Field::Units).map_or(unit, |label| &unit[label.value..])
}

/// Whether a text is a few words, and no sentence.
pub fn is_list_of_words(value: &str) -> bool {
    let words = units(value);
    !words.is_empty() && !value.contains(['。', '：']) && words.iter().all(|word| word.chars().count() <= LONGEST_WORD)
}

const LONGEST_WORD: usize = 12;

/// Measures told in one paragraph, each by its number.
pub fn measures(value: &str) -> Vec<String> {
    let mut measures: Vec<String> = Vec::new();
    let mut start = 0;
    let mut before = '。';
    for (at, c) in value.char_indices() {
        let begins = matches!(c, '①'..='⑳' | '（' | '(' | '1'..='9')
            && matches!(before, '。' | '；' | ';' | '\n' | ' ')
            && Number::find(&value[at..]).is_some();
        if begins && at > start {
            measures.push(value[start..at].to_string());
            start = at;
        }
        before = c;
    }
    measures.push(value[start..].to_string());
    measures
        .iter()
        .map(|measure| {
            let measure = measure.trim();
            measure[Number::find(measure).map_or(0, |number| number.length)..].replace('\n', "").trim().to_string()
        })
        .filter(|measure| !measure.is_empty())
        .collect()
}

/// What is not said to be public is kept inside: the other way round it would leak.
pub fn is_internal(audience: &str) -> bool {
    !matches!(audience.trim_end_matches('。'), "社会公开" | "public")
}

/// Whether a value says one of our editions in its own words, and no more.
pub fn names_edition(audience: &str) -> bool {
    const EDITIONS: [&str; 6] = ["", "社会公开", "党内公开", "内部", "public", "internal"];
    EDITIONS.contains(&audience.trim_end_matches('。').to_lowercase().as_str())
}

/// Whether two texts say the same, whatever their marks.
pub fn is_same(a: &str, b: &str) -> bool {
    let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    plain(a) == plain(b)
}
