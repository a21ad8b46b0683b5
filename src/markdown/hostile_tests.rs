//! Texts that mean harm, or make none: whatever a body holds, its page stays whole and safe.

use proptest::prelude::*;

use super::is_void_element;
use super::tests::{OUTLINE, render_as};

/// Renders a body and checks every tag of the result.
fn check(body: &str) {
    let (rendered, _) = render_as(body, OUTLINE, "n-");
    for fragment in std::iter::once(&rendered.before).chain(&rendered.after) {
        let html = fragment.place("../", 1);
        assert!(!html.contains(|c: char| c.is_control() && c != '\n' && c != '\t'), "{body:?} → {html:?}");
        check_tags(&html, body);
    }
}

/// Tags pair up, and none of them or of their attributes can run a script.
fn check_tags(html: &str, body: &str) {
    let mut open = Vec::new();
    for piece in html.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or_else(|| panic!("{body:?} → {html:?}"));
        assert!(!text.contains('>'), "{body:?} → {html:?}");
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        match name {
            void if is_void_element(void) => {}
            end if end.starts_with('/') => assert_eq!(open.pop(), Some(&end[1..]), "{body:?} → {html:?}"),
            start => open.push(start),
        }
        assert!(!["script", "style", "iframe", "svg", "form", "object"].contains(&name), "{body:?} → {html:?}");
        for attribute in attributes.split("\" ").filter(|attribute| !attribute.is_empty()) {
            let (name, value) = attribute.split_once("=\"").unwrap_or((attribute, ""));
            let name = name.rsplit(' ').next().unwrap_or(name);
            assert!(!name.starts_with("on") && name != "style", "{body:?} → {html:?}");
            let value = value.to_ascii_lowercase();
            assert!(!(name == "href" || name == "src") || !value.contains("script:"), "{body:?} → {html:?}");
        }
    }
    assert!(open.is_empty(), "{open:?}: {body:?} → {html:?}");
}

#[test]
fn deep_and_long_texts_end() {
    for (piece, count) in [
        (">", 20_000),
        ("> - ", 5_000),
        ("[", 20_000),
        ("*", 20_000),
        ("**（", 20_000),
        ("[甲](", 5_000),
        ("![", 20_000),
        ("<b>", 20_000),
        ("<div>\n\n", 5_000),
        ("</div>\n\n", 5_000),
        ("<a ", 20_000),
        ("<!-- ", 20_000),
        ("<script>", 20_000),
        ("`", 20_000),
        ("::: note\n", 5_000),
        ("- ::: note\n", 5_000),
        (":::\n", 20_000),
        ("# 甲\n", 5_000),
        ("[^1]", 20_000),
        ("[^1]: 甲\n\n", 5_000),
        ("- [ ] 甲\n", 5_000),
        ("|甲", 5_000),
        ("甲\n", 20_000),
        ("&#1;", 20_000),
        ("<p>&", 20_000),
        ("<p>\n&&&&&&&&", 20_000),
        ("[注]: 甲\n", 20_000),
        ("张*、李*等", 20_000),
        ("<!— 甲 ", 20_000),
        ("\u{3000}\u{3000}甲\n", 20_000),
        ("<b class=\"1\">甲\n\n", 5_000),
    ] {
        check(&piece.repeat(count));
    }
}

#[test]
fn a_very_long_line_ends() {
    check(&"整改**（一）**落实 a_b ".repeat(10 * 1024 * 1024 / 32));
    check(&format!("```rust\n{}\n```", "x".repeat(10 * 1024 * 1024)));
    // Lines that the expressions of a syntax would try to match for ever.
    check(&format!("~~~md\n{}\n~~~", "[a](".repeat(1000)));
    check(&format!("~~~makefile\n{}\n~~~", "<!--<!--1.aa(".repeat(300)));
}

#[test]
fn scripts_find_no_way_in() {
    for body in [
        "<script>alert(1)</script>",
        "甲 <script>alert(1)</script> 乙",
        "<img src=x onerror=alert(1)>",
        "<a href=\"jav&#x09;ascript:alert(1)\">甲</a>",
        "<a href=javascript:alert(1) href=\"https://x.cn\">甲</a>",
        "<a href=\"https://x.cn\" href=javascript:alert(1)>甲</a>",
        "[甲](<javascript:alert(1)>)",
        "[甲]: javascript:alert(1)\n\n[甲]",
        "<svg><script>alert(1)</script></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<p title=\"</p><script>alert(1)</script>\">甲",
        "<div\nonclick=alert(1)\n>甲</div>",
        "## 甲 {#x onclick=alert(1) .y}",
        "```\"onclick=alert(1)\n甲\n```",
        "![\" onerror=\"alert(1)](images/前.jpg \"\\\" onerror=\\\"alert(1)\")",
        "<table><tr><td>甲</table></td>\n\n乙",
        "<!D::: internal>\n\n甲",
        "<ul><li>甲\n\n</ul></li>\n\n- 乙",
        "| <b>甲 | </b>乙 |\n|--|--|\n| </td><script> | x |",
        "<p>\nx\n:::\n",
    ] {
        check(body);
    }
}

const PIECES: &[&str] = &[
    "甲",
    "（",
    "）",
    "“",
    "a",
    " ",
    "\n",
    "\n\n",
    "**",
    "*",
    "_",
    "~~",
    "`",
    "```\n",
    "# ",
    "## ",
    "- ",
    "1. ",
    "> ",
    "    ",
    "[",
    "]",
    "(",
    ")",
    "](01-pruning.md)",
    "](#x)",
    "![甲](images/前.jpg \"题\")",
    "[^1]",
    "[^1]: ",
    "| ",
    "|--|--|\n",
    "::: note\n",
    "::: internal\n",
    ":::\n",
    "<!-- issues -->",
    "<!--",
    "-->",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<p>",
    "</p>",
    "<table>",
    "<td>",
    "</table>",
    "<li>",
    "</ul>",
    "<a href=\"https://x.cn\">",
    "</a>",
    "<script>",
    "</script>",
    "<img src=x onerror=y>",
    "<h2>",
    "</aside>",
    "<details>",
    "<pre>",
    "</pre>",
    "&lt;",
    "&#1;",
    "&NewLine;",
    "\u{3000}\u{3000}",
    "<!— 甲",
    "\n[甲]: 乙\n",
    "600*600*20",
    "<a name=x>",
    "\\",
    "\u{1}",
    "\"",
    "'",
    "<",
    ">",
    ": ",
    "- [ ] ",
    "{#id}",
    "\r\n",
    "\t",
];

proptest! {
    #[test]
    fn any_pieces_make_a_whole_and_safe_page(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..30)) {
        check(&pieces.concat());
    }

    #[test]
    fn any_text_makes_a_whole_and_safe_page(text in any::<String>()) {
        check(&text);
    }
}

/// Whatever an internal edition shows inside an internal block, a public edition has not seen.
fn check_hidden(lines: &[&str]) {
    let body: String =
        lines.iter().enumerate().map(|(at, line)| line.replace('X', &format!("X{at}X")) + "\n").collect();
    let text = format!("---\ntitle: 通报\n---\n{body}");
    let shown = crate::model::blocks::mask_internal(&text).map_or(text, |masked| masked.text);
    let (rendered, _) = render_as(&body, OUTLINE, "n-");
    let html = rendered.before.place("../", 1);
    let mut depth = 0;
    let mut inside = String::new();
    for piece in html.split_inclusive('>') {
        let (before, tag) = piece.rsplit_once('<').unwrap_or((piece, ""));
        if depth > 0 {
            inside.push_str(before);
        }
        match tag {
            "div class=\"internal\">" => depth += 1,
            "/div>" if depth > 0 => depth -= 1,
            _ if tag.starts_with("div") && depth > 0 => depth += 1,
            _ => {}
        }
    }
    for (at, _) in lines.iter().enumerate() {
        let mark = format!("X{at}X");
        assert!(!inside.contains(&mark) || !shown.contains(&mark), "{mark} of {body:?} → {html}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]
    #[test]
    fn what_the_renderer_takes_for_internal_is_hidden(lines in prop::collection::vec(prop::sample::select(INTERNAL_LINES.to_vec()), 1..14)) {
        check_hidden(&[&["::: internal"], &lines[..]].concat());
        check_hidden(&lines);
    }
}

const INTERNAL_LINES: [&str; 34] = [
    "::: internal", ":::", "::::", "::: note X", "X", "", "X", ":::", "```", "``` x`y", "> ```", "```\u{3000}", "~~~",
    "    ```", "- X", "- ```", "  X", "  :::", "  ```", "> X", "> :::", "<pre>", "</pre>", "<!--", "-->", "<? X", "?>",
    "<div>", "</div>", "[^1]: X", "X[^1]", ": X", "| X | X |", "# X",
];
