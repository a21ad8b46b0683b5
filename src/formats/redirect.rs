//! The page at a former address: it leads on at once, and says where to where that does not work.
//!
//! A server that was told of former addresses (`tongbao export server`) answers with a redirect of its own,
//! and this page is never seen; storage that serves files only has nothing else.

use super::xml::escape;

/// `to` is a link from the page's own address.
pub fn redirect(to: &str, title: &str, language: &str) -> Vec<u8> {
    let (to, title) = (escape(to), escape(title));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'\">\n\
         <meta http-equiv=\"refresh\" content=\"0; url={to}\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <title>{title}</title>\n<link rel=\"canonical\" href=\"{to}\">\n</head>\n\
         <body>\n<main>\n<h1>{title}</h1>\n<p><a href=\"{to}\">{title}</a></p>\n</main>\n</body>\n</html>\n"
    )
    .into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_break_out() {
        let page = String::from_utf8(redirect("../a/?x=\"", "<script>\"", "zh-CN")).unwrap();
        assert!(!page.contains("<script") && !page.contains("x=\"\""), "{page}");
        assert!(page.contains("content=\"0; url=../a/"), "{page}");
    }
}
