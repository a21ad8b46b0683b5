//! A site in which everything that is not for the public bears a mark of its own.

use tongbao::review::{self, NewComment};

use super::desk::{self, ROLES, at};
use super::support::Site;

/// A folder to publish to.
const TARGET: &str = "targets: [{ name: www, kind: folder, path: published }]\n";

/// A mark that stands nowhere else: in Chinese, so that every way of writing a character is looked for, and
/// with a number that says where it was planted.
pub fn mark(place: usize) -> String {
    format!("密{place:03}绝不外传")
}

/// A site, and where each of its marks was planted.
pub struct Planted {
    pub site: Site,
    pub places: Vec<String>,
}

impl Planted {
    /// Plants a mark at a place.
    fn at(&mut self, place: &str) -> String {
        self.places.push(place.to_string());
        mark(self.places.len() - 1)
    }
}

pub fn planted() -> Planted {
    let mut planted = Planted { site: desk::site(&format!("{ROLES}{TARGET}")), places: Vec::new() };
    blocks(&mut planted);
    internal_issue(&mut planted);
    drafts(&mut planted);
    files_beside(&mut planted);
    let mut notice = "title: 公开的通报\ncategories:\n  - { id: lighting, title: 城市照明 }\n".to_string();
    notice += &format!(
        "  - {{ id: greening, title: 城市绿化 }}\n  - {{ id: hidden, title: {} }}\n",
        planted.at("a category of internal issues only")
    );
    if cfg!(feature = "pdf") {
        notice += "pdf: true\n";
    }
    let block = block(&mut planted, "n", "the notice");
    planted.site = planted.site.notice("n", &notice, &block);
    records(&mut planted);
    planted
}

/// `::: internal` blocks in texts of every kind, with everything that a text can hold.
fn blocks(planted: &mut Planted) {
    for (path, name) in [("n/03-open", "an issue"), ("n/04-listed", "a second issue")] {
        let body = block(planted, "n", name);
        planted.site.write(
            &format!("content/{path}.md"),
            format!("---\ntitle: 公开的问题 {name}\ncategory: lighting\nstatus: 已完成\n---\n{body}"),
        );
    }
    let body = block(planted, "", "a page");
    planted.site.write("content/about.md", format!("---\ntitle: 公开的页面\nnavigation: 1\n---\n{body}"));
}

fn block(planted: &mut Planted, folder: &str, name: &str) -> String {
    let at = planted.places.len();
    let mut of = |what: &str| planted.at(&format!("{what} in an internal block of {name}"));
    let (paragraph, heading, link, cell) = (of("a paragraph"), of("a heading"), of("a link"), of("a cell"));
    let (note, code, alt, quoted) = (of("a footnote"), of("code"), of("an image's text"), of("a quotation"));
    let (image, attached) = (of("an image"), of("a linked file"));
    let [image_name, file_name] =
        [format!("m{at}-{}.png", of("an image's name")), format!("m{at}-{}.pdf", of("a file's name"))];
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    planted.site.write(&format!("content/{folder}{image_name}"), image);
    planted.site.write(&format!("content/{folder}{file_name}"), attached);
    format!(
        "公开的话。\n\n::: internal\n{paragraph}。\n\n## {heading}\n\n[{link}]({file_name})\n\n| 表 | 头 |\n|---|---|\n| {cell} | x |\n\n\
         注[^1]\n\n[^1]: {note}\n\n```\n{code}\n```\n\n![{alt}]({image_name})\n:::\n\n公开的尾。\n\n- 一\n\n  ::: internal\n  > {quoted}\n  :::\n"
    )
}

fn internal_issue(planted: &mut Planted) {
    let mut of = |what: &str| planted.at(&format!("{what} of an internal issue"));
    let (attachment, image, name) = (of("the attachment"), of("the image"), of("the file's name"));
    let head = format!(
        "title: {}\ncategory: hidden\nstatus: 正在整改\naudience: internal\nresponsible: [{}]\ntopics: [{}]\nmeasures: [{{ text: {} }}]\n\
         description: {}\nattachments: [{{ file: secret.pdf, title: {} }}]\n",
        of("the title"),
        of("the unit"),
        of("the topic"),
        of("the measure"),
        of("the description"),
        of("the attachment's title"),
    );
    let body = format!("{}。\n\n![{}](secret.png)\n", of("the text"), of("the image's text"));
    planted.site.write("content/n/secret.pdf", attachment);
    planted.site.write("content/n/secret.png", image);
    planted.site.write(&format!("content/n/05-{name}.md"), format!("---\n{head}---\n{body}"));
}

fn drafts(planted: &mut Planted) {
    let issue = planted.at("a draft issue");
    planted.site.write(
        "content/n/06-draft.md",
        format!("---\ntitle: {issue}\ncategory: lighting\nstatus: 已完成\ndraft: true\n---\n{issue}\n"),
    );
    let notice = planted.at("a draft notice");
    planted
        .site
        .write("content/d/notice.md", format!("---\ntitle: {notice}\ndate: 2025-10-11\ndraft: true\ncategories: [{{ id: lighting, title: 照明 }}]\n---\n{notice}\n"));
    let inside = planted.at("an issue of a draft notice");
    planted.site.write(
        "content/d/01-x.md",
        format!("---\ntitle: {inside}\ncategory: lighting\nstatus: 已完成\n---\n{inside}\n"),
    );
    let page = planted.at("a draft page");
    planted.site.write("content/draft.md", format!("---\ntitle: {page}\ndraft: true\n---\n{page}\n"));
}

/// Files that no public text uses, and names that are no content.
fn files_beside(planted: &mut Planted) {
    for path in ["content/n/unused.pdf", "content/n/_notes.md", "content/_desk/x.md", "content/n/.hidden.md"] {
        let mark = planted.at(path);
        planted.site.write(path, format!("---\ntitle: {mark}\n---\n{mark}\n"));
    }
}

/// Comments and signatures, made as the commands make them.
fn records(planted: &mut Planted) {
    let [text, author, quote, reply, by] =
        ["text", "author", "quote", "reply", "resolver"].map(|what| planted.at(&format!("a comment's {what}")));
    let [name, remark] = ["name", "remark"].map(|what| planted.at(&format!("a signature's {what}")));
    let site = &planted.site;
    for model in [desk::load(site), desk::load_edition(site, tongbao::model::Edition::Internal)] {
        let notice = model.notices.iter().find(|notice| notice.slug.text == "n").unwrap();
        let new = NewComment {
            text: &text,
            author: &author,
            time: at(0),
            edition: model.edition,
            issue: None,
            quote: &quote,
            prefix: "",
            suffix: "",
        };
        let comment = review::add(site.root(), notice, &new).unwrap();
        let answer = review::Reply { text: reply.clone(), author: author.clone(), time: at(1) };
        review::reply(site.root(), notice, &comment.id, &answer).unwrap().unwrap();
        review::resolve(site.root(), notice, &comment.id, &by, at(2)).unwrap().unwrap();
        for (role, name) in [("初审", name.as_str()), ("复审", "李四"), ("终审", "王五")] {
            let signature = review::NewSignature { remark: Some(&remark), ..desk::new(role, name, 3) };
            let signed = review::sign(site.root(), &model, notice, &signature).unwrap();
            assert!(matches!(signed, review::Outcome::Signed(_)), "{signed:?}");
        }
    }
}
