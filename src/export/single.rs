//! A page as one file: styles, scripts and images inside it, no request to anywhere.
//!
//! Its content security policy names the digests of what was put in, so that nothing else runs either.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::Page;
use super::links::inside;
use super::markup::{Piece, Tag, pieces};
use crate::model::media::media_type;
use crate::model::percent_decode;

/// Makes the file. What it cannot put in, since the site has no such file, is left out.
pub fn single(page: &Page) -> String {
    let mut out = String::with_capacity(page.html.len() * 2);
    let mut scripts: Vec<String> = Vec::new();
    let mut styles: Vec<String> = Vec::new();
    let mut policy_at = None;
    let mut skipping = None;
    let pieces = pieces(page.html);
    for (at, piece) in pieces.iter().enumerate() {
        if let Some(name) = skipping {
            if *piece == Piece::Close(name) {
                skipping = None;
            }
            continue;
        }
        match piece.clone() {
            // Nothing but words that lead nowhere, where the site's place is not known.
            Piece::Open(tag) if tag.name == "nav" && !leads_anywhere(page, &pieces[at..]) => skipping = Some("nav"),
            Piece::Open(tag) if is_policy(&tag) => policy_at = Some(out.len()),
            Piece::Open(tag) if tag.name == "link" => link(page, tag, &mut out, &mut styles),
            Piece::Open(tag) if tag.name == "script" && tag.get("src").is_some() => {
                scripts.extend(tag.get("src").and_then(|src| text_of(page, src)));
                skipping = Some("script");
            }
            Piece::Open(mut tag) => {
                embed(page, &mut tag);
                tag.write(&mut out);
            }
            Piece::Close("body") => {
                // A script put in has no `defer`: it stands where the page is complete.
                for script in &mut scripts {
                    *script = script.replace("</script", "<\\/script");
                    out += &format!("<script>{script}</script>\n");
                }
                out += "</body>";
            }
            Piece::Close(name) => out += &format!("</{name}>"),
            Piece::Text(text) | Piece::Raw(text) => out.push_str(text),
        }
    }
    let at = policy_at.or_else(|| out.find("<head>").map(|at| at + "<head>".len())).unwrap_or(0);
    out.insert_str(at, &policy(&scripts, &styles));
    out
}

/// Whether the navigation that these pieces begin with has a link that works.
fn leads_anywhere(page: &Page, pieces: &[Piece]) -> bool {
    let mut inside = pieces.iter().take_while(|piece| **piece != Piece::Close("nav"));
    inside.any(|piece| match piece {
        Piece::Open(tag) => tag.get("href").is_some_and(|href| outside(page, href).is_some()),
        _ => false,
    })
}

fn is_policy(tag: &Tag) -> bool {
    tag.name == "meta" && tag.get("http-equiv").is_some_and(|name| name.eq_ignore_ascii_case("content-security-policy"))
}

fn policy(scripts: &[String], styles: &[String]) -> String {
    let digests = |texts: &[String]| -> String {
        if texts.is_empty() {
            return " 'none'".into();
        }
        texts.iter().map(|text| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(text)))).collect()
    };
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src{}; style-src{}; img-src data:; base-uri 'none'; form-action 'none'\">",
        digests(scripts),
        digests(styles)
    )
}

fn link(page: &Page, mut tag: Tag, out: &mut String, styles: &mut Vec<String>) {
    let relations = tag.get("rel").unwrap_or_default().to_string();
    let has = |relation: &str| relations.split(' ').any(|one| one == relation);
    let Some(href) = tag.get("href").map(str::to_string) else { return };
    if has("stylesheet") {
        if let Some(style) = text_of(page, &href) {
            let style = style.replace("</style", "<\\/style");
            *out += &format!("<style>{style}</style>");
            styles.push(style);
        }
    } else if has("icon") {
        if let Some(data) = data_address(page, &href) {
            tag.set("href", Some(data));
            tag.write(out);
        }
    } else if (has("canonical") || has("alternate") || has("license"))
        && let Some(whole) = outside(page, &href)
    {
        tag.set("href", Some(whole));
        tag.write(out);
    }
}

fn embed(page: &Page, tag: &mut Tag) {
    if let Some(src) = tag.get("src").map(str::to_string) {
        tag.set("src", data_address(page, &src).or_else(|| Some("data:,".into())));
        tag.set("srcset", None);
        tag.set("loading", None);
    }
    if tag.name == "form" && tag.get("action").is_some() {
        tag.set("action", None);
    }
    if let Some(href) = tag.get("href").map(str::to_string) {
        tag.set("href", outside(page, &href));
    }
}

/// A link that works from wherever the file lies. `None`: the site's place is not known.
pub fn outside(page: &Page, href: &str) -> Option<String> {
    let Some(target) = inside(page.address, href) else {
        return (!href.starts_with('/')).then(|| href.to_string());
    };
    if target.path == page.address && !target.fragment.is_empty() {
        return Some(target.fragment);
    }
    page.base.map(|base| format!("{}{}", base.join(&target.path), target.fragment))
}

/// `data:…` with the bytes of a file of the site.
pub fn data_address(page: &Page, href: &str) -> Option<String> {
    if href.starts_with("data:") {
        return Some(href.to_string());
    }
    let target = inside(page.address, href)?;
    let path = percent_decode(&target.path);
    let bytes = (page.file)(&path)?;
    let media = media_type(&path).replace("; ", ";");
    Some(format!("data:{media};base64,{}", STANDARD.encode(bytes)))
}

fn text_of(page: &Page, href: &str) -> Option<String> {
    let target = inside(page.address, href)?;
    let path = percent_decode(&target.path);
    String::from_utf8((page.file)(&path)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::BaseUrl;

    fn made(body: &str, base: Option<&str>) -> String {
        let base = base.and_then(BaseUrl::parse);
        let file = |path: &str| match path {
            "assets/a.css" => Some(b"p{color:red}".to_vec()),
            "assets/a.js" => Some(b"let a='</script>'".to_vec()),
            "notices/a/images/\u{56fe}.png" => Some(b"PNG".to_vec()),
            _ => None,
        };
        single(&Page { html: body, address: "notices/a/", base: base.as_ref(), file: &file })
    }

    #[test]
    fn styles_scripts_and_images_are_inside() {
        let html = "<head><meta http-equiv=\"Content-Security-Policy\" content=\"x\"><link rel=\"stylesheet\" href=\"../../assets/a.css\"><script src=\"../../assets/a.js\" defer></script></head><body><img src=\"images/%E5%9B%BE.png\" alt=\"图\" loading=\"lazy\"></body>";
        let out = made(html, None);
        assert!(out.contains("<style>p{color:red}</style>"), "{out}");
        assert!(out.contains("<img src=\"data:image/png;base64,UE5H\" alt=\"图\">"), "{out}");
        assert!(out.ends_with("<script>let a='<\\/script>'</script>\n</body>"), "{out}");
        assert_eq!(out.matches("Content-Security-Policy").count(), 1);
        assert!(!out.contains("assets/"), "{out}");
    }

    #[test]
    fn links_lead_to_the_site_or_nowhere() {
        let html = "<a href=\"b/\">b</a><a href=\"#c\">c</a><a href=\"https://example.cn/\">d</a>";
        assert!(made(html, None).ends_with("<a>b</a><a href=\"#c\">c</a><a href=\"https://example.cn/\">d</a>"));
        assert!(made(html, Some("https://example.cn/zg/")).contains("<a href=\"https://example.cn/zg/notices/a/b/\">"));
    }

    #[test]
    fn navigation_that_leads_nowhere_is_left_out() {
        let html = "<nav><a href=\"../../\">首页</a></nav><nav><a href=\"#c\">目录</a></nav><p>正文</p>";
        assert!(made(html, None).ends_with("><nav><a href=\"#c\">目录</a></nav><p>正文</p>"), "{}", made(html, None));
        let placed = made(html, Some("https://example.cn/zg/"));
        assert!(placed.contains("<a href=\"https://example.cn/zg/\">首页</a></nav>"), "{placed}");
    }
}
