//! Assets: images, attachments and other files beside the texts that use them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::path::follow;

/// A file of `content/` that is published as it is, if something uses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// The folder `content/`, out of which it may not lead.
    pub content: Arc<Path>,
    /// Where it is on disk.
    pub file: PathBuf,
    /// Its length in bytes.
    pub length: u64,
    /// Width and height in pixels, where it is an image.
    pub size: Option<(u32, u32)>,
    /// Whether it is an SVG image with something in it that a browser would run.
    pub scripted: bool,
}

impl Asset {
    /// The way from `content/`.
    pub fn inside(&self) -> &Path {
        self.file.strip_prefix(&self.content).unwrap_or(&self.file)
    }
}

/// Endings of files that a browser would run or show as a page of the site. Servers call many formats XML, and a
/// browser runs the scripts of whatever is called so.
const ACTIVE: &[&str] = &[
    "asp", "aspx", "atom", "bat", "cgi", "cmd", "com", "dae", "dll", "dtd", "exe", "gml", "gpx", "hta", "htc", "htm",
    "html", "jar", "js", "jse", "jsp", "jspx", "kml", "mathml", "mht", "mhtml", "mjs", "mods", "msi", "musicxml",
    "opf", "owl", "phar", "php", "php3", "php4", "php5", "php7", "pht", "phtml", "ps1", "rdf", "rss", "sh", "shtml",
    "smil", "ssml", "svgz", "swf", "ttml", "vbs", "vxml", "wasm", "wsdl", "x3d", "xaml", "xbl", "xht", "xhtml", "xlf",
    "xml", "xsd", "xsl", "xslt", "xspf", "xul",
];

/// The path in `content/` that a path written in a file of `folder` means. `None`: it leads out of `content/`.
pub fn resolve(folder: &str, written: &str) -> Option<String> {
    let (from, written) = match written.strip_prefix('/') {
        Some(rooted) => ("", rooted),
        None => (folder, written),
    };
    let mut parts: Vec<&str> = from.split('/').filter(|part| !part.is_empty()).collect();
    follow(&mut parts, written)?;
    Some(parts.join("/"))
}

/// Whether a file of this name could bring a script into the site. Where a name has no ending, a browser looks into the
/// file for what it is.
pub fn is_active(path: &str) -> bool {
    extension(path).is_none_or(|ending| ending.is_empty() || ACTIVE.contains(&ending.as_str()))
}

/// The ending of a file's name in small letters.
pub fn extension(path: &str) -> Option<String> {
    let name = path.rsplit('/').next()?;
    let (stem, ending) = name.rsplit_once('.')?;
    (!stem.is_empty()).then(|| ending.to_ascii_lowercase())
}

/// What a text should be called that was saved under a name no text has: `01-lamps.md.txt`, `01-lamps.MD`.
pub fn meant_as_text(path: &str) -> Option<String> {
    let name = path.rsplit('/').next()?;
    let small = name.to_ascii_lowercase();
    let stem = [".md.txt", ".md.doc", ".markdown", ".md"].iter().find_map(|ending| small.strip_suffix(ending))?;
    (!stem.is_empty()).then(|| format!("{}.md", &name[..stem.len()]))
}

/// A length for people: `512 B`, `48 KB`, `1.2 MB`.
pub fn human_length(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..999_500 => format!("{:.0} KB", bytes as f64 / 1e3),
        999_500..999_500_000 => format!("{:.1} MB", bytes as f64 / 1e6),
        _ => format!("{:.1} GB", bytes as f64 / 1e9),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_and_pages_are_active_and_documents_are_not() {
        assert!(is_active("a/x.HTML") && is_active("x.js") && is_active("x.tar.php") && is_active("x.wsdl"));
        assert!(is_active("a.b/README") && is_active("html") && is_active("x.htm.") && is_active("x.KML"));
        assert!(!is_active("整改台账.xlsx") && !is_active("a/图.jpg"));
    }

    #[test]
    fn a_text_under_a_name_of_another_kind_is_known() {
        assert_eq!(meant_as_text("n/01-路灯.md.txt").as_deref(), Some("01-路灯.md"));
        assert_eq!(meant_as_text("n/A.MD").as_deref(), Some("A.md"));
        assert_eq!([meant_as_text("n/md.txt"), meant_as_text("a.docx"), meant_as_text(".md")], [None, None, None]);
    }

    #[test]
    fn paths_are_resolved_inside_content() {
        assert_eq!(resolve("a/b", "../c/./x.jpg").as_deref(), Some("a/c/x.jpg"));
        assert_eq!(resolve("a/b", "/x.jpg").as_deref(), Some("x.jpg"));
        assert_eq!(resolve("a", "../../x.jpg"), None);
    }

    #[test]
    fn lengths_are_told_in_round_numbers() {
        assert_eq!([12, 48_200, 999_600, 1_234_567].map(human_length), ["12 B", "48 KB", "1.0 MB", "1.2 MB"]);
    }
}
