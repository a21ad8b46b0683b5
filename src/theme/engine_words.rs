//! What Tera says, in Chinese before its own words, where it is something usual.

use crate::catalogue::templates::*;
use crate::catalogue::{Language, Phrase};

/// What says more stands first.
const USUAL: &[&Phrase] = &[
    &UNKNOWN_FILTER, &UNKNOWN_TEST, &UNKNOWN_FUNCTION, &UNKNOWN_COMPONENT, &UNKNOWN_TEMPLATE, &UNKNOWN_BLOCK,
    &UNKNOWN_VARIABLE, &UNKNOWN_MEMBER, &MISSING_PARENT, &EXTENDS_ITSELF, &INCLUDES_ITSELF, &OTHER_END,
    &FOUND_IN_CONDITION, &FOUND_OTHER, &ENDS_EARLY, &OPEN_COMMENT, &OPEN_TEXT, &RESERVED, &OUTSIDE_OF_BLOCKS,
    &NO_NUMBERS, &ODD_CHARACTER, &UNKNOWN_TAG, &MISSING_ARGUMENT, &NO_ASSET, &OPEN_WORD, &UNFILLED_WORD, &NO_WORD,
];

/// `没有 …（Unknown …）`; what is not known stays as it is.
pub fn in_chinese(message: &str) -> String {
    let known = USUAL.iter().find_map(|phrase| Some(phrase.with(Language::Zh, &arguments(phrase, message)?)));
    known.map_or_else(|| message.to_string(), |chinese| format!("{chinese}（{message}）"))
}

/// What stands in a message where the phrase has its arguments. `None`: it says something else.
fn arguments(phrase: &'static Phrase, message: &str) -> Option<Vec<(&'static str, String)>> {
    let (start, mut pattern) = phrase.en.split_once('{').unwrap_or((phrase.en, ""));
    let mut rest = &message[message.find(start)? + start.len()..];
    let mut arguments = Vec::new();
    while let Some((name, behind)) = pattern.split_once('}') {
        let (literal, next) = behind.split_once('{').unwrap_or((behind, ""));
        let end = if literal.is_empty() { rest.len() } else { rest.find(literal)? };
        arguments.push((name, rest[..end].to_string()));
        rest = &rest[end + literal.len()..];
        pattern = next;
    }
    Some(arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(message: &str, chinese: &str) {
        assert_eq!(in_chinese(message), format!("{chinese}（{message}）"));
    }

    #[test]
    fn what_is_usual_is_said_in_chinese_before_the_engine_s_own_words() {
        check("Unknown filter `uper`", "没有 `uper` 这个过滤器");
        check("Found `%}` but expected identifier.", "这里是 `%}`，应当是 identifier");
        check("Variable `a` is not defined. Available: b", "没有 `a` 这个变量");
        check(
            "Block was named `a` in the opening tag, found `b` as name in the end tag",
            "开头的标记里名字是 `a`，结尾的标记里是 `b`",
        );
        check("there is no word nav_home", "主题的用语里没有 nav_home");
        check("\"共 {n} 个\" is not given its n", "“共 {n} 个”里的 n 没有给出");
    }

    #[test]
    fn what_is_not_known_stays() {
        assert_eq!(in_chinese("Cannot divide by 0"), "Cannot divide by 0");
    }
}
