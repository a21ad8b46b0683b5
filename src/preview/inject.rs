//! The one thing that a served page has and a built one has not: the script of the preview.
//!
//! Themes say in their pages what a browser may load. Where that leaves no room for a script of the same
//! origin, the served page says so; nothing else of it is touched.

use std::borrow::Cow;
use std::collections::HashSet;

use super::request::OWN;
use crate::formats::xml::escape;

/// What the script needs to know of its page.
pub struct Script<'a> {
    pub address: &'a str,
    pub edition: &'static str,
    pub version: String,
    /// Of the page as it was made; see [`digest`].
    pub digest: String,
}

/// What the script and its styles need (Content Security Policy Level 3).
const NEEDED: [&str; 3] = ["script-src", "style-src", "connect-src"];
const SOURCE: &str = " src=\"";
const STYLESHEET: &str = "<link rel=\"stylesheet\"";
const POLICY: &str = "http-equiv=\"Content-Security-Policy\" content=\"";

/// Puts the script into a page.
pub fn inject(page: &[u8], script: &Script) -> Vec<u8> {
    let tag = format!(
        "<script src=\"{OWN}preview.js\" data-page=\"{}\" data-edition=\"{}\" data-version=\"{}\" data-digest=\"{}\" \
         defer></script>",
        escape(script.address),
        script.edition,
        script.version,
        script.digest
    );
    let end = memchr::memmem::rfind(page, b"</body>").unwrap_or(page.len());
    let head = allow(&page[..end]);
    [&head, tag.as_bytes(), &page[end..]].concat()
}

/// Stands for a page without its stylesheets, which can be exchanged while it is shown, and for its pictures:
/// `stamps` gives what tells each from an earlier one at the same address.
pub fn digest(page: &[u8], stamps: impl Fn(&HashSet<&str>) -> String) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut rest = 0;
    for (start, end) in stylesheet_links(page) {
        hasher.update(&page[rest..start]);
        rest = end;
    }
    hasher.update(&page[rest..]);
    let pictures = pictures(page);
    if !pictures.is_empty() {
        hasher.update(stamps(&pictures).as_bytes());
    }
    hasher.finalize().to_hex()[..16].to_string()
}

/// The addresses of a page's pictures, from the site's root, as they stand in links.
fn pictures(page: &[u8]) -> HashSet<&str> {
    let address = |start: usize| {
        let length = memchr::memchr(b'"', &page[start..])?;
        let address = std::str::from_utf8(&page[start..start + length]).ok()?;
        Some(address.trim_start_matches("../"))
    };
    let starts = memchr::memmem::find_iter(page, SOURCE.as_bytes()).map(|at| at + SOURCE.len());
    starts.filter_map(address).collect()
}

/// The addresses of a page's stylesheets, as they stand in it.
pub fn stylesheets(page: &[u8]) -> Vec<String> {
    let address = |(start, end)| {
        let link = std::str::from_utf8(&page[start..end]).ok()?;
        let (_, rest) = link.split_once("href=\"")?;
        Some(rest.split('"').next().unwrap_or_default().to_string())
    };
    stylesheet_links(page).into_iter().filter_map(address).collect()
}

fn stylesheet_links(page: &[u8]) -> Vec<(usize, usize)> {
    let starts = memchr::memmem::find_iter(page, STYLESHEET.as_bytes());
    starts.filter_map(|start| Some((start, start + memchr::memchr(b'>', &page[start..])? + 1))).collect()
}

/// The page with a policy that lets the script in.
fn allow(page: &[u8]) -> Cow<'_, [u8]> {
    let Some(start) = memchr::memmem::find(page, POLICY.as_bytes()).map(|at| at + POLICY.len()) else {
        return Cow::Borrowed(page);
    };
    let Some(end) = memchr::memchr(b'"', &page[start..]).map(|length| start + length) else {
        return Cow::Borrowed(page);
    };
    let Ok(policy) = std::str::from_utf8(&page[start..end]) else { return Cow::Borrowed(page) };
    let wider = widened(policy);
    if wider == policy {
        Cow::Borrowed(page)
    } else {
        Cow::Owned([&page[..start], wider.as_bytes(), &page[end..]].concat())
    }
}

fn widened(policy: &str) -> String {
    let mut directives: Vec<(String, Vec<String>)> = policy
        .split(';')
        .filter_map(|directive| {
            let mut words = directive.split_whitespace().map(String::from);
            Some((words.next()?, words.collect()))
        })
        .collect();
    let default = directives.iter().find(|(name, _)| name == "default-src").map(|(_, sources)| sources.clone());
    let mut is_wide = true;
    for needed in NEEDED {
        let sources = match directives.iter().position(|(name, _)| name == needed) {
            Some(at) => &mut directives[at].1,
            None => {
                // What is not named is as the default says; without a default it is allowed.
                let Some(default) = &default else { continue };
                if default.iter().any(|source| is_own(source)) {
                    continue;
                }
                directives.push((needed.to_string(), default.clone()));
                &mut directives.last_mut().expect("one was just added").1
            }
        };
        if !sources.iter().any(|source| is_own(source)) {
            is_wide = false;
            sources.retain(|source| source != "'none'");
            sources.push("'self'".into());
        }
    }
    if is_wide {
        return policy.to_string();
    }
    let written = directives.into_iter().map(|(name, sources)| format!("{name} {}", sources.join(" ")));
    written.collect::<Vec<_>>().join("; ")
}

fn is_own(source: &str) -> bool {
    matches!(source, "'self'" | "*")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(policy: &str, expected: &str) {
        assert_eq!(widened(policy), expected);
    }

    #[test]
    fn a_policy_that_lets_the_script_in_stays_as_it_is() {
        check("default-src 'self'", "default-src 'self'");
        let own = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'";
        check(own, own);
        check("img-src 'none'", "img-src 'none'");
    }

    #[test]
    fn a_narrow_policy_is_widened_by_what_is_needed() {
        check(
            "default-src 'none'; style-src 'self'; base-uri 'none'",
            "default-src 'none'; style-src 'self'; base-uri 'none'; script-src 'self'; connect-src 'self'",
        );
        check(
            "script-src 'none'; style-src 'sha256-x'; connect-src *",
            "script-src 'self'; style-src 'sha256-x' 'self'; connect-src *",
        );
    }

    #[test]
    fn only_the_script_is_added() {
        let page = "<html><body><p>整改</p></body></html>";
        let script = Script {
            address: "notices/a\"b/",
            edition: "public",
            version: "a.3".into(),
            digest: digest(page.as_bytes(), |_| String::new()),
        };
        let served = String::from_utf8(inject(page.as_bytes(), &script)).unwrap();
        let start = served.find("<script").unwrap();
        let end = served.find("</script>").unwrap() + "</script>".len();
        assert_eq!(format!("{}{}", &served[..start], &served[end..]), page);
        assert!(served.contains("data-page=\"notices/a&quot;b/\""), "{served}");
    }
}
