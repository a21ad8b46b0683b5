//! Where a link of a page leads: into the site, or out of it.

use crate::model::path::follow;

/// A link to something of the site.
#[derive(Debug, PartialEq, Eq)]
pub struct Inside {
    /// The path below the root; a page's ends with a slash, the home page's is empty.
    pub path: String,
    /// `#…`, or empty.
    pub fragment: String,
}

/// Takes a link relative to the page at `address`. `None`: it leads out of the site, or is not relative.
pub fn inside(address: &str, href: &str) -> Option<Inside> {
    let scheme = href.split(['/', '?', '#']).next().unwrap_or_default();
    if scheme.contains(':') || href.starts_with('/') {
        return None;
    }
    let (path, fragment) = href.find('#').map_or((href, ""), |at| href.split_at(at));
    let path = path.split('?').next().unwrap_or_default();
    if path.is_empty() {
        return Some(Inside { path: address.to_string(), fragment: fragment.to_string() });
    }
    let mut parts: Vec<&str> = address.split('/').collect();
    parts.pop();
    follow(&mut parts, path)?;
    let mut path_inside = parts.join("/");
    if !path_inside.is_empty() && path.ends_with(['/', '.']) {
        path_inside.push('/');
    }
    Some(Inside { path: path_inside, fragment: fragment.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_taken_from_the_page_they_stand_on() {
        let check = |address: &str, href: &str, expected: Option<(&str, &str)>| {
            let seen = inside(address, href);
            let seen = seen.as_ref().map(|inside| (inside.path.as_str(), inside.fragment.as_str()));
            assert_eq!(seen, expected, "{href} on {address}");
        };
        check("notices/a/", "../../assets/x.css", Some(("assets/x.css", "")));
        check("notices/a/", "b/#c", Some(("notices/a/b/", "#c")));
        check("notices/a/", "#c", Some(("notices/a/", "#c")));
        check("notices/a/", "../../", Some(("", "")));
        check("notices/a/", "..", Some(("notices/", "")));
        check("", "../x", None);
        check("a/", "https://example.cn/", None);
        check("a/", "mailto:a@b.cn", None);
    }
}
