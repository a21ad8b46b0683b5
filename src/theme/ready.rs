//! Making a template ready for Tera: what is the same on every page is settled before the first.
//!
//! Blanks at the beginning of lines are for the reader of the template, and would cost bytes on thousands of
//! pages. A word is the same on all of them, but for what it is filled with. And an include costs Tera up to
//! three microseconds, for each of thousands of issues, so a part is set in where it is wanted. Lines keep
//! their numbers, for findings' sake.

use super::html::escape;
use super::words::Words;

/// Parts inside parts, at most; what is deeper is left to Tera, which finds circles.
const DEEPEST: usize = 8;

/// The template as Tera is given it. `part` finds the text of an included template.
pub fn template<'a>(text: &str, words: &Words, part: &dyn Fn(&str) -> Option<&'a str>) -> String {
    let mut ready = String::with_capacity(text.len() * 2);
    for line in text.lines() {
        line_of(line, words, part, 0, &mut ready);
        ready.push('\n');
    }
    ready.truncate(ready.trim_end().len());
    ready
}

fn line_of<'a>(line: &str, words: &Words, part: &dyn Fn(&str) -> Option<&'a str>, depth: usize, ready: &mut String) {
    let mut rest = line.trim_start_matches([' ', '\t']);
    while let Some(at) = rest.find('{') {
        ready.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((word, arguments, after)) = printed_word(rest, words)
            && let Some(printed) = filled(word, arguments)
        {
            ready.push_str(&printed);
            rest = after;
        } else if let Some(include) = Include::at(rest).filter(|_| depth < DEEPEST)
            && let Some(text) = part(include.name).filter(|text| is_plain(text))
        {
            // An empty comment trims the blanks that the include would have trimmed.
            ready.push_str(if include.trims_before { "{#- #}" } else { "" });
            for (index, line) in text.trim_end().lines().enumerate() {
                ready.push_str(if index > 0 { " " } else { "" });
                line_of(line, words, part, depth + 1, ready);
            }
            ready.push_str(if include.trims_after { "{# -#}" } else { "" });
            rest = include.after;
        } else {
            ready.push('{');
            rest = &rest[1..];
        }
    }
    ready.push_str(rest);
}

/// `{{ words.home }}` or `{{ words.total | fill(n=list.total) }}` at the beginning of the text: the word, the
/// arguments, and what comes after.
fn printed_word<'a, 'w>(text: &'a str, words: &'w Words) -> Option<(&'w str, &'a str, &'a str)> {
    let (inside, after) = text.strip_prefix("{{ words.")?.split_once(" }}")?;
    let (key, filter) = inside.split_once(" | ").unwrap_or((inside, "fill()"));
    let arguments = filter.strip_prefix("fill(")?.strip_suffix(')')?;
    Some((words.get(key).filter(|word| !word.contains('\n'))?, arguments, after))
}

/// The word as HTML, with the variables themselves where its `{n}` are. `None`: only Tera can tell what it becomes.
fn filled(word: &str, arguments: &str) -> Option<String> {
    let given = arguments.split(", ").filter_map(|argument| argument.split_once('='));
    let given: Vec<_> = given.filter(|(_, value)| is_variable(value)).collect();
    let mut html = String::with_capacity(word.len() + arguments.len());
    let mut rest = word;
    while let Some((before, from)) = rest.split_once('{') {
        let (name, after) = from.split_once('}')?;
        let (_, variable) = given.iter().find(|(known, _)| *known == name)?;
        escape(before, &mut html);
        html.extend(["{{ ", variable, " }}"]);
        rest = after;
    }
    escape(rest, &mut html);
    Some(html)
}

/// `count.total`
fn is_variable(value: &str) -> bool {
    value.starts_with(|c: char| c.is_ascii_lowercase())
        && value.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'_' | b'.'))
}

/// `{% include "row.html" %}`
struct Include<'a> {
    name: &'a str,
    trims_before: bool,
    trims_after: bool,
    after: &'a str,
}

impl<'a> Include<'a> {
    /// The include that the text begins with.
    fn at(text: &'a str) -> Option<Self> {
        let inside = text.strip_prefix("{%")?;
        let (trims_before, inside) = inside.strip_prefix('-').map_or((false, inside), |inside| (true, inside));
        let (name, end) = inside.strip_prefix(" include \"")?.split_once('"')?;
        let (trims_after, after) = match end.strip_prefix(" -%}") {
            Some(after) => (true, after),
            None => (false, end.strip_prefix(" %}")?),
        };
        Some(Self { name, trims_before, trims_after, after })
    }
}

/// Whether a template may be set into another: it is no page of its own, and its lines may be joined.
fn is_plain(text: &str) -> bool {
    !["extends ", "block ", "component ", "<pre", "<textarea"].iter().any(|mark| text.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let words = [("home", "首页 & 更多"), ("total", "共 {n} 个 & {more}")];
        let words = Words::from(words.map(|(key, word)| (key.to_string(), word.to_string())));
        let part = |name: &str| match name {
            "row.html" => Some("<li>\n  {{ issue.title }}\n</li>\n"),
            "circle.html" => Some("{% include \"circle.html\" %}"),
            _ => None,
        };
        assert_eq!(template(text, &words, &part), expected);
    }

    #[test]
    fn lines_lose_their_indentation_and_keep_their_number() {
        check("<ul>\n    <li>\n\n</ul>\n", "<ul>\n<li>\n\n</ul>");
    }

    #[test]
    fn a_printed_word_is_set_in() {
        check("<a>{{ words.home }}</a>{{ words.none }}", "<a>首页 &amp; 更多</a>{{ words.none }}");
        check("{{ words.home | upper }}", "{{ words.home | upper }}");
    }

    #[test]
    fn a_word_that_is_filled_with_variables_is_set_in_with_them() {
        check("<p>{{ words.total | fill(n=list.total, more=x) }}</p>", "<p>共 {{ list.total }} 个 &amp; {{ x }}</p>");
        for left in ["{{ words.total | fill(n=1, more=x) }}", "{{ words.total | fill(n=x) }}", "{{ words.total }}"] {
            check(left, left);
        }
    }

    #[test]
    fn a_part_is_set_in_on_the_line_of_its_include() {
        check("a\n{%- include \"row.html\" %}\nb", "a\n{#- #}<li> {{ issue.title }} </li>\nb");
        check("{% include \"none.html\" %}", "{% include \"none.html\" %}");
    }

    #[test]
    fn a_circle_of_includes_is_left_to_tera() {
        check("{% include \"circle.html\" %}", "{% include \"circle.html\" %}");
    }
}
