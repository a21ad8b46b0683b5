//! What a web server is to be told: headers, caching, redirects of former addresses, compressed files.
//!
//! The content security policy is made of what the pages hold: nothing from elsewhere, and no script or
//! style inside a page but those whose digests are named. Files that are named by their digest may be kept
//! for ever, everything else is asked for again.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::io;
use std::sync::Mutex;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::markup::{Piece, pieces};
use crate::model::percent_decode;
use crate::model::{Address, Asset};
use crate::render::Receiver;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Server {
    Nginx,
    Caddy,
}

/// What a site asks of its server.
pub struct Demands {
    /// The path below which the site stands: begins and ends with a slash.
    pub base: String,
    /// Former addresses and where they lead, as hrefs below the base.
    pub moved: Vec<(String, String)>,
    pub policy: String,
}

/// Looks at every page while the site is made, for the policy.
#[derive(Default)]
pub struct Inline {
    seen: Mutex<Seen>,
}

#[derive(Default)]
struct Seen {
    scripts: BTreeSet<String>,
    styles: BTreeSet<String>,
    attributes: bool,
}

impl Receiver for Inline {
    fn bytes(&self, address: &Address, bytes: &[u8]) -> io::Result<()> {
        if address.file_path().ends_with(".html") {
            let mut page = Seen::default();
            page.look(&String::from_utf8_lossy(bytes));
            // A thread that panicked while it held the lock has left a whole value behind.
            let mut seen = self.seen.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            seen.scripts.append(&mut page.scripts);
            seen.styles.append(&mut page.styles);
            seen.attributes |= page.attributes;
        }
        Ok(())
    }

    fn file(&self, _: &Address, _: &Asset) -> io::Result<()> {
        Ok(())
    }
}

impl Inline {
    /// The policy (CSP Level 3) under which every page that was seen works as it is.
    pub fn policy(&self) -> String {
        let seen = self.seen.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let sources = |digests: &BTreeSet<String>| -> String {
            digests.iter().map(|digest| format!(" 'sha256-{digest}'")).collect()
        };
        let mut policy = format!(
            "default-src 'none'; script-src 'self'{}; style-src 'self'{}",
            sources(&seen.scripts),
            sources(&seen.styles)
        );
        if seen.attributes {
            policy += "; style-src-attr 'unsafe-inline'";
        }
        policy
            + "; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
    }
}

impl Seen {
    fn look(&mut self, page: &str) {
        // A script with an address, and one that is only data, need no digest.
        let mut inside = None;
        for piece in pieces(page) {
            match piece {
                Piece::Open(tag) => {
                    let kind = tag.get("type").unwrap_or_default();
                    let runs = matches!(kind, "" | "module" | "text/javascript");
                    inside = (tag.name == "style" || (tag.name == "script" && runs && tag.get("src").is_none()))
                        .then_some(tag.name);
                    self.attributes |= tag.get("style").is_some();
                }
                Piece::Raw(text) if !text.is_empty() => {
                    let digest = STANDARD.encode(Sha256::digest(text));
                    match inside.take() {
                        Some("script") => drop(self.scripts.insert(digest)),
                        Some(_) => drop(self.styles.insert(digest)),
                        None => {}
                    }
                }
                _ => {}
            }
        }
    }
}

/// Headers of every answer.
const HEADERS: &[(&str, &str)] = &[
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
];
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Makes the text that is included into a server's configuration.
pub fn server(kind: Server, demands: &Demands) -> String {
    match kind {
        Server::Nginx => nginx(demands),
        Server::Caddy => caddy(demands),
    }
}

fn nginx(demands: &Demands) -> String {
    let base = &demands.base;
    let headers = |caching: &str| {
        let mut lines = format!("    add_header Content-Security-Policy \"{}\" always;\n", demands.policy);
        for (name, value) in HEADERS {
            // Writing to a String cannot fail.
            let _ = writeln!(lines, "    add_header {name} \"{value}\" always;");
        }
        lines + &format!("    add_header Cache-Control \"{caching}\" always;\n")
    };
    let [root, linked] = placing(base);
    let mut text = format!(
        "# Made by tongbao export server --nginx. Include it in the server block, below root:\n\
         #   server {{ listen 443 ssl; root {root}; include tongbao.conf; }}\n\
         # 由 tongbao 生成，放在 server 块里 root 之后。\n{linked}"
    );
    text.push_str(
        "\ncharset utf-8;\netag on;\n\
         # Behind another server a whole address would name this one's port, and http.\n\
         absolute_redirect off;\n\
         # .gz beside the files (compress: in targets). brotli_static needs the module ngx_brotli.\n\
         gzip_static on;\n\n",
    );
    // Certificates are renewed by way of /.well-known/ (RFC 8615).
    text += "location ~ /\\.(?!well-known/) {\n    return 404;\n}\n\n";
    for (from, to) in &demands.moved {
        // nginx compares names as they are when they have been decoded.
        let name = |from: &str| percent_decode(&format!("{base}{from}")).into_owned();
        let place = |from: &str| format!("location = \"{}\" {{\n    return 301 {base}{to};\n}}\n", name(from));
        text += &place(from);
        // A page's old address was written with and without its last slash.
        if let Some(bare) = from.strip_suffix('/') {
            text += &place(bare);
        }
    }
    let name = percent_decode(base);
    let plain = literal(&name);
    // A brace inside an expression would end the block, so nginx wants it quoted.
    text +=
        &format!("\nlocation ~ \"^{plain}assets/[^/]+\\.[0-9a-f]{{8}}\\.[a-z0-9]+$\" {{\n{}}}\n\n", headers(FOR_EVER));
    text + &format!(
        "location \"{name}\" {{\n    index index.html;\n{}}}\n\nerror_page 404 {base}404.html;\n",
        headers("no-cache")
    )
}

fn caddy(demands: &Demands) -> String {
    let base = &demands.base;
    let [root, linked] = placing(base);
    let mut text = format!(
        "# Made by tongbao export server --caddy. Import it in the site's block:\n\
         #   www.example.gov.cn {{\n#     root * {root}\n#     import tongbao.caddy\n#   }}\n\
         # 由 tongbao 生成，放在站点块里 root 之后。\n{linked}\n"
    );
    let _ = writeln!(text, "header {{\n\tContent-Security-Policy \"{}\"", demands.policy);
    for (name, value) in HEADERS {
        let _ = writeln!(text, "\t{name} \"{value}\"");
    }
    text += "}\n";
    let plain = literal(base);
    // Caddy sets headers without a matcher after those with one: only matchers that exclude each other are safe.
    for (name, not, caching) in [("digest", "", FOR_EVER), ("other", "not ", "no-cache")] {
        let _ = writeln!(text, "@{name} {not}path_regexp ^{plain}assets/[^/]+\\.[0-9a-f]{{8}}\\.[a-z0-9]+$");
        let _ = writeln!(text, "header @{name} Cache-Control \"{caching}\"");
    }
    text += "@own {\n\tpath_regexp /\\.\n\tnot path /.well-known/*\n}\nerror @own 404\n";
    for (at, (from, to)) in demands.moved.iter().enumerate() {
        let name = percent_decode(&format!("{base}{from}")).into_owned();
        let bare = name.strip_suffix('/');
        // Caddy takes a percent sign for the beginning of an escape, and then finds no name with a capital letter in it.
        if name.contains('%') {
            let end = if bare.is_some() { "/?" } else { "" };
            let _ = writeln!(text, "@moved{at} path_regexp \"^{}{end}$\"", literal(bare.unwrap_or(&name)));
            let _ = writeln!(text, "redir @moved{at} {base}{to} 301");
            continue;
        }
        for name in std::iter::once(name.as_str()).chain(bare) {
            let _ = writeln!(text, "redir \"{name}\" {base}{to} 301");
        }
    }
    let _ = writeln!(text, "file_server {{\n\tprecompressed zstd br gzip\n}}");
    let _ = writeln!(text, "handle_errors {{\n\trewrite * {base}404.html\n\tfile_server\n}}");
    text
}

/// The root of an example, and how the site comes to stand there: below a path its files are looked for under that path.
fn placing(base: &str) -> [String; 2] {
    match base.trim_matches('/') {
        "" => ["/srv/www/current".into(), String::new()],
        inside => [
            "/srv/www/html".into(),
            format!(
                "# The site stands below {base}, so that root is a folder in which it is found as {inside}:\n\
                 # 网站在 {base} 之下，所以 root 是一个文件夹，里面有名为 {inside} 的链接指向网站：\n\
                 #   ln -s /srv/www/current /srv/www/html/{inside}\n"
            ),
        ],
    }
}

/// Stands for itself in a regular expression.
fn literal(path: &str) -> String {
    let mut literal = String::with_capacity(path.len());
    for c in path.chars() {
        if c.is_ascii_punctuation() && !matches!(c, '/' | '-' | '_' | '%') {
            literal.push('\\');
        }
        literal.push(c);
    }
    literal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_names_what_is_inside_the_pages() {
        let inline = Inline::default();
        let page = b"<script>a</script><script src=\"x\"></script><script type=\"application/ld+json\">{}</script><style>p{}</style>";
        inline.bytes(&Address::home(), page).unwrap();
        let policy = inline.policy();
        assert_eq!(policy.matches("sha256-").count(), 2, "{policy}");
        assert!(policy.contains("'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs='"), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
    }

    #[test]
    fn a_redirect_names_no_host_and_what_is_hidden_gets_the_page_for_what_is_not_found() {
        let demands = Demands { base: "/".into(), moved: Vec::new(), policy: "default-src 'none'".into() };
        assert!(server(Server::Nginx, &demands).contains("\nabsolute_redirect off;\n"));
        assert!(server(Server::Caddy, &demands).contains("\nerror @own 404\n"));
    }

    #[test]
    fn former_addresses_are_redirects() {
        let demands = Demands {
            base: "/zg/".into(),
            moved: [
                ("old/", "notices/a/"),
                ("news/1.html", "about/"),
                ("%E6%97%A7%20%E7%BD%91/1%25/", "notices/%E4%B8%80/"),
                ("%E6%97%A7%20Site%20(1)/", "about/"),
            ]
            .map(|(from, to)| (from.into(), to.into()))
            .into(),
            policy: "default-src 'none'".into(),
        };
        let nginx = server(Server::Nginx, &demands);
        assert!(nginx.contains("location = \"/zg/old\" {\n    return 301 /zg/notices/a/;"), "{nginx}");
        assert!(nginx.contains("location = \"/zg/news/1.html\" {\n    return 301 /zg/about/;"), "{nginx}");
        assert!(nginx.contains("location = \"/zg/旧 网/1%\" {\n    return 301 /zg/notices/%E4%B8%80/;"), "{nginx}");
        assert!(nginx.contains("location ~ \"^/zg/assets/[^/]+\\.[0-9a-f]{8}\\.[a-z0-9]+$\" {"), "{nginx}");
        let caddy = server(Server::Caddy, &demands);
        for redirect in [
            "redir \"/zg/old/\" /zg/notices/a/ 301\nredir \"/zg/old\" /zg/notices/a/ 301\n",
            "@moved2 path_regexp \"^/zg/旧 网/1%/?$\"\nredir @moved2 /zg/notices/%E4%B8%80/ 301\n",
            "redir \"/zg/旧 Site (1)/\" /zg/about/ 301\n",
        ] {
            assert!(caddy.contains(redirect), "{caddy}");
        }
        let matched =
            caddy.lines().filter(|line| line.contains("Cache-Control")).all(|line| line.starts_with("header @"));
        assert!(matched, "{caddy}");
        assert!(
            [&nginx, &caddy].iter().all(|text| text.contains("ln -s /srv/www/current /srv/www/html/zg\n")),
            "{nginx}"
        );
    }
}
