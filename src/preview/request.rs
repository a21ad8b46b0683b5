//! What a browser asks for, and who may ask.
//!
//! A preview runs on somebody's own machine with drafts and internal texts in it. Other sites that the same
//! browser shows must get nothing out of it, neither by naming this address, nor by a host name of their own
//! that leads here (DNS rebinding), nor by a form that they send.

use crate::model::address::percent_decode_strictly;

/// A request, as far as it matters here.
#[derive(Debug, Clone, Default)]
pub struct Request {
    pub method: Method,
    /// As it was sent: with its leading slash, percent-encoded, without the query.
    pub path: String,
    pub query: String,
    pub host: Option<String>,
    pub origin: Option<String>,
    /// `Sec-Fetch-Site`, `Sec-Fetch-Mode` and `Sec-Fetch-Dest` (Fetch Metadata Request Headers, W3C).
    pub fetch_site: Option<String>,
    pub fetch_mode: Option<String>,
    pub fetch_dest: Option<String>,
    /// Our own header, which only a page of ours can send.
    pub token: Option<String>,
    pub body: Vec<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Method {
    #[default]
    Get,
    Head,
    Post,
    Other,
}

/// Why a request is turned away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Only reading is possible there.
    Method,
    /// The host has a name that anybody may have given it.
    Host,
    /// Another site asks.
    CrossSite,
    /// The path leads nowhere.
    Path,
}

/// Where comments are sent to; everywhere else one can only read.
pub const OWN: &str = "/__review/";

/// Looks at who asks; gives the path, decoded, without its leading slash.
pub fn admit(request: &Request) -> Result<String, Refusal> {
    let may_write = request.path.starts_with(OWN);
    match request.method {
        Method::Get | Method::Head => {}
        Method::Post if may_write => {}
        Method::Post | Method::Other => return Err(Refusal::Method),
    }
    let host = request.host.as_deref().ok_or(Refusal::Host)?;
    if !is_own_host(host) {
        return Err(Refusal::Host);
    }
    if is_foreign(request, host) {
        return Err(Refusal::CrossSite);
    }
    decode(&request.path).ok_or(Refusal::Path)
}

/// An address of digits, or `localhost`: no name that a stranger's name server could answer for.
fn is_own_host(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => match rest.split_once(']') {
            Some((address, port)) if is_port(port) => return address.parse::<std::net::Ipv6Addr>().is_ok(),
            _ => return false,
        },
        None => match host.split_once(':') {
            Some((name, port)) if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => name,
            Some(_) => return false,
            None => host,
        },
    };
    name.eq_ignore_ascii_case("localhost") || name.parse::<std::net::Ipv4Addr>().is_ok()
}

fn is_port(rest: &str) -> bool {
    rest.is_empty()
        || rest.strip_prefix(':').is_some_and(|port| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether another site sends the request. Following a link to here is allowed; nothing else is.
fn is_foreign(request: &Request, host: &str) -> bool {
    let is_other_origin = |origin: &str| origin.strip_prefix("http://") != Some(host);
    if request.origin.as_deref().is_some_and(is_other_origin) {
        return true;
    }
    let is_link = request.method != Method::Post
        && request.fetch_mode.as_deref() == Some("navigate")
        && request.fetch_dest.as_deref() == Some("document");
    match request.fetch_site.as_deref() {
        None | Some("same-origin" | "none") => false,
        Some(_) => !is_link,
    }
}

/// The path of a request, decoded part by part: a slash that was sent in disguise parts nothing. `None`: it is no path
/// of a site.
fn decode(path: &str) -> Option<String> {
    let path = path.strip_prefix('/')?;
    let inner = path.strip_suffix('/').unwrap_or(path);
    if path.is_empty() {
        return Some(String::new());
    }
    let parts = inner.split('/').map(decode_part).collect::<Option<Vec<_>>>()?;
    Some(parts.join("/") + &path[inner.len()..])
}

fn decode_part(part: &str) -> Option<String> {
    let is_odd = |part: &str| matches!(part, "" | "." | "..") || part.contains(['/', '\\', '\0']);
    percent_decode_strictly(part).filter(|part| !is_odd(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(host: &str) -> Request {
        Request { path: "/notices/".into(), host: Some(host.into()), ..Request::default() }
    }

    fn check(request: Request, expected: Result<&str, Refusal>) {
        assert_eq!(admit(&request), expected.map(String::from), "{request:?}");
    }

    #[test]
    fn only_addresses_and_localhost_are_answered() {
        for host in ["127.0.0.1:4000", "localhost:4000", "LOCALHOST", "[::1]:4000", "[::1]", "192.168.1.7:80"] {
            check(from(host), Ok("notices/"));
        }
        for host in [
            "evil.example:4000", "127.0.0.1.nip.example", "localhost.evil.example", "[::1", "[::1]x", "", "127.0.0.1:x",
        ] {
            check(from(host), Err(Refusal::Host));
        }
        check(Request { host: None, ..from("") }, Err(Refusal::Host));
    }

    #[test]
    fn a_path_cannot_leave_the_site() {
        let path = |path: &str| Request { path: path.into(), ..from("localhost") };
        for bad in [
            "/../x", "/a/%2e%2e/b", "/a//b", "//x", "/a%00", "/a%5c..%5cb", "/%ff", "/%2", "x", "*", "/./a", "//",
            "/a%2Fb", "/a/%2F", "/%c0%ae/a", "/%E0%80%AF", "/%zz",
        ] {
            check(path(bad), Err(Refusal::Path));
        }
        check(path("/%E6%95%B4%20a.pdf"), Ok("整 a.pdf"));
        check(path("/"), Ok(""));
        check(path("/a%252Fb/"), Ok("a%2Fb/"));
    }

    #[test]
    fn other_sites_get_nothing() {
        let site = |site: &str, mode: &str, dest: &str| Request {
            fetch_site: Some(site.into()),
            fetch_mode: Some(mode.into()),
            fetch_dest: Some(dest.into()),
            ..from("localhost:4000")
        };
        check(site("cross-site", "no-cors", "image"), Err(Refusal::CrossSite));
        check(site("same-site", "cors", "empty"), Err(Refusal::CrossSite));
        check(site("cross-site", "navigate", "iframe"), Err(Refusal::CrossSite));
        check(site("cross-site", "navigate", "document"), Ok("notices/"));
        check(site("same-origin", "cors", "empty"), Ok("notices/"));
        let origin = |origin: &str| Request { origin: Some(origin.into()), ..from("localhost:4000") };
        check(origin("http://localhost:4000"), Ok("notices/"));
        check(origin("http://localhost:4001"), Err(Refusal::CrossSite));
        check(origin("null"), Err(Refusal::CrossSite));
    }

    #[test]
    fn only_comments_are_sent() {
        let post = |path: &str| Request { method: Method::Post, path: path.into(), ..from("localhost") };
        check(post("/notices/"), Err(Refusal::Method));
        check(post("/__review/comments"), Ok("__review/comments"));
        check(Request { method: Method::Other, ..from("localhost") }, Err(Refusal::Method));
    }
}
