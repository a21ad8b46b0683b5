//! What HTML says of its elements whoever writes them: which have no end, which run inside a line, and whose end may be
//! left out.

/// Elements that hold nothing and have no end tag (HTML, “Void elements”); `param` is no element any more, but parsers
/// still read it so.
pub fn is_void(name: &str) -> bool {
    const VOID: &[&str] = &[
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    ];
    VOID.contains(&name)
}

/// Elements that run inside a line of text.
pub fn is_inline(name: &str) -> bool {
    const INLINE: &[&str] = &[
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "rp", "rt",
        "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
    ];
    INLINE.contains(&name)
}

/// Elements whose end HTML lets one leave out.
pub fn may_stay_open(name: &str) -> bool {
    const OPTIONAL_END: &[&str] =
        &["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "caption", "rt", "rp"];
    OPTIONAL_END.contains(&name)
}
