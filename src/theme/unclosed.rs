//! The tag of a template that nothing ends: Tera tells only of the next end that it did not wait for.

/// The tag without an end that stands nearest above the end at this line: its own line, and its word.
pub fn before(template: &str, line: usize) -> Option<(usize, &str)> {
    let mut open: Vec<(usize, &str)> = Vec::new();
    for (at, word) in tags(template) {
        let Some(ended) = word.strip_prefix("end") else {
            if ["if", "for", "block", "filter", "macro", "component"].contains(&word) {
                open.push((at, word));
            }
            continue;
        };
        if at == line {
            return open.pop().filter(|(_, opened)| *opened != ended);
        }
        if open.last().is_some_and(|(_, opened)| *opened == ended) {
            open.pop();
        }
    }
    open.pop()
}

/// Each `{% word … %}` by its line, outside of comments.
fn tags(template: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        loop {
            let at = rest + template[rest..].find("{%")?;
            let comment = template[rest..at].rfind("{#").map(|start| rest + start);
            if let Some(start) = comment
                && !template[start..at].contains("#}")
            {
                rest = at + template[at..].find("#}")?;
                continue;
            }
            let inside = template[at + 2..].trim_start_matches(['-', ' ']);
            let word = &inside[..inside.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(inside.len())];
            rest = at + 2;
            return Some((template[..at].matches('\n').count() + 1, word));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tag_that_nothing_ends_is_found() {
        let text = "{% block a %}\n{% if b %}x{% endif %}\n{# {% for %} #}\n{%- if c -%}\n{% endblock %}\n";
        assert_eq!(before(text, 5), Some((4, "if")));
        assert_eq!(before("{% for a in b %}\n", 2), Some((1, "for")));
        assert_eq!(before("{% if a %}{% else %}{% endif %}\n", 1), None);
    }
}
