//! Media types (RFC 6838) by the ending of a file's name, for whatever hands files to a browser.

use super::asset::extension;
use super::hex::is_hex;

const TYPES: &[(&str, &str)] = &[
    ("html", "text/html; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("jsonld", "application/ld+json"),
    ("csv", "text/csv; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("xml", "application/xml"),
    ("vcf", "text/vcard; charset=utf-8"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("avif", "image/avif"),
    ("ico", "image/x-icon"),
    ("woff2", "font/woff2"),
    ("woff", "font/woff"),
    ("pdf", "application/pdf"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("doc", "application/msword"),
    ("xls", "application/vnd.ms-excel"),
    ("zip", "application/zip"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("gz", "application/gzip"),
    ("br", "application/octet-stream"),
    ("zst", "application/zstd"),
];

/// The media type of a file by its name.
pub fn media_type(path: &str) -> &'static str {
    let ending = extension(path).unwrap_or_default();
    TYPES.iter().find(|(known, _)| *known == ending).map_or("application/octet-stream", |(_, media)| media)
}

/// How long a browser may keep a file without asking again (RFC 9111). The name of a theme's file changes with
/// its bytes, so it may be kept for ever; everything else is asked for each time, and answered by its digest.
pub fn cache_control(path: &str) -> &'static str {
    if is_named_by_digest(path) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// `assets/name.3f2a91c0.css`
fn is_named_by_digest(path: &str) -> bool {
    let digest = path.strip_prefix("assets/").and_then(|name| name.split('.').nth(1));
    digest.is_some_and(|digest| is_hex(digest, 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_known_by_the_ending() {
        assert_eq!(media_type("notices/a/index.HTML"), "text/html; charset=utf-8");
        assert_eq!(media_type("a.b/without"), "application/octet-stream");
    }

    #[test]
    fn only_what_is_named_by_its_digest_is_kept_for_ever() {
        assert!(cache_control("assets/gov.5af65209.css").contains("immutable"));
        for changing in ["assets/gov.css", "index.html", "notices/a/x.5af65209.png"] {
            assert_eq!(cache_control(changing), "no-cache", "{changing}");
        }
    }
}
