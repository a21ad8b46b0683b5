//! What templates are given: the contract between tongbao and its themes.
//!
//! These types are kept apart from the content model, so that the model can change without breaking a
//! theme. `docs/themes.md` is generated from the comments here. Every template gets `page`, `root`,
//! `frame` and `metadata`, one variable named in [`Content`], and the globals `site` and `words`. An `address` has no leading
//! slash: write `{{ root }}{{ x.address }}`; `root` is `./` on the home page, so that this is never empty.
//! Fields that hold HTML are [`Html`], which is printed as it is.

use schemars::JsonSchema;
use serde::Serialize;

pub use super::html::Html;
pub use super::metadata::common_labels;
pub use super::parts::Part;
pub use super::past::*;
pub use super::phrases::by_meaning;
pub use super::shared::Shared;

/// The global `site`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SiteView {
    pub title: String,
    /// The language of the pages: `zh-CN` or `en`.
    pub language: String,
    /// The office that publishes the site.
    pub office: Option<String>,
    /// `public` or `internal`; an internal site must say so on every page.
    pub edition: &'static str,
    /// What stands in the header, in order.
    pub navigation: Vec<Link>,
    pub contact: ContactView,
    pub government: GovernmentView,
    /// The Atom feed's address.
    pub feed: &'static str,
    /// The address of the page that lists the site's snapshots, where there are any.
    pub archive: Option<&'static str>,
    /// The address of the page that lists all pages (站点地图).
    pub site_map: &'static str,
    /// The version of tongbao.
    pub generator: String,
}

/// What the footer of a government site states (国办发〔2017〕47号). What the office has not given is absent.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct GovernmentView {
    /// 主办单位
    pub sponsor: Option<String>,
    /// 承办单位
    pub operator: Option<String>,
    /// 网站标识码
    pub site_code: Option<String>,
    /// ICP 备案号, which links to `icp_link`.
    pub icp: Option<String>,
    pub icp_link: &'static str,
    /// 公安备案号, which links to `police_link`.
    pub police: Option<String>,
    pub police_link: Option<String>,
    /// 党政机关标识: where it leads.
    pub badge: Option<String>,
    /// 我为政府网站找错: where it leads.
    pub report_errors: Option<String>,
}

/// 联系方式. What the office has not given is absent.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct ContactView {
    pub name: Option<String>,
    pub phone: Option<String>,
    /// `phone` with a `tel:` link for each number in it.
    pub phone_html: Html,
    pub address: Option<String>,
    pub postcode: Option<String>,
    pub email: Option<String>,
    /// When the telephone is answered.
    pub hours: Option<String>,
    /// Whether nothing at all is given.
    pub empty: bool,
}

/// A title and where it leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Link {
    pub title: String,
    pub address: String,
}

/// `page`, in every template.
///
/// What its head says to machines is not here but in the variable `metadata`, ready to be printed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PageView {
    /// What kind of page: `home`, `notices`, `notice`, `issue`, `categories`, `category`, `statuses`, `status`, `units`, `unit`, `topics`, `topic`, `contact`, `plain`, `archive`, `search`, `site-map` or `not-found`.
    pub kind: &'static str,
    /// The page's heading, without the site's name.
    pub title: String,
    /// For the `title` element: the heading and the site's name.
    pub full_title: String,
    pub address: String,
    /// In a sentence or two. The element `Description` is made of it, and does not stand in `meta`.
    pub description: String,
    /// From the home page down to the page above this one.
    pub breadcrumbs: Shared<Vec<Link>>,
    /// The same as `part-crumbs.html` prints them.
    pub crumbs: Html,
    /// Whether a text on the page holds highlighted code.
    pub has_code: bool,
    /// The whole address, where `base_url` is known.
    #[serde(skip)]
    pub canonical: Option<String>,
    /// The labels that it has in common with other pages, made once for all of them: see [`common_labels`].
    #[serde(skip)]
    pub common_labels: Vec<Html>,
    /// 网页标签 and Open Graph: its own labels, none of them empty.
    #[serde(skip)]
    pub labels: Vec<Meta>,
    /// JSON-LD for a `script` element of type `application/ld+json`, escaped for it.
    #[serde(skip)]
    pub json_ld: String,
}

/// A `meta` element of a page's head.
#[derive(Debug, Clone)]
pub struct Meta {
    /// `name`, or `property` where it belongs to Open Graph.
    pub attribute: &'static str,
    pub name: &'static str,
    pub content: String,
}

/// The one variable that a template gets besides `page` and `root`; its name is the variant's in snake case.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// `home.html`
    Home(HomeView),
    /// `notice.html`
    Notice(Box<NoticeView>),
    /// `issue.html`
    Issue(Box<IssueView>),
    /// `categories.html`
    Categories(CategoriesView),
    /// `list.html`: one category, status, unit or topic.
    List(ListView),
    /// `index.html`: all notices, statuses, units or topics.
    Index(IndexView),
    /// `contact.html`
    Contact(ContactPageView),
    /// `plain.html`: a page of the office's own.
    Plain(PlainView),
    /// `archive.html`
    Archive(ArchiveView),
    /// `search.html`
    Search(SearchView),
    /// `site-map.html`
    SiteMap(SiteMapView),
    /// `404.html`
    NotFound(NotFoundView),
}

/// The home page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HomeView {
    /// What the office says of the site, if it says something.
    pub intro: Option<String>,
    /// The latest notices, newest first.
    pub notices: Vec<NoticeCard>,
    /// How many notices there are in all.
    pub notice_count: usize,
    /// All issues of all notices.
    pub summary: Summary,
    /// The categories over all notices; empty where there are too many for a home page.
    pub categories: Vec<IndexEntry>,
    pub contact: ContactView,
}

/// A notice in a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NoticeCard {
    pub title: String,
    pub address: String,
    pub issuer: Option<String>,
    pub date: Option<DateView>,
    pub summary: Summary,
}

/// How many issues stand at which status; the counts always add up to `total`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Summary {
    /// The denominator of every count and share.
    pub total: usize,
    /// Only statuses that occur, in the order done, staged, ongoing, standing, not-done.
    pub counts: Vec<StatusCount>,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StatusCount {
    /// `done`, `staged`, `ongoing`, `standing` or `not-done`.
    pub status: &'static str,
    /// The address of the page that lists them.
    pub address: String,
    pub count: usize,
    /// Where its part of a bar of 1000 units begins.
    pub start: usize,
    /// How wide its part of a bar of 1000 units is; never so narrow that it could not be seen.
    pub width: usize,
    /// The share of the total in percent, with one decimal where it is not whole: `28.6`. Only all of them are `100`.
    pub percent: String,
}

/// A status as the author wrote it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StatusView {
    /// `done`, `staged`, `ongoing`, `standing` or `not-done`.
    pub canonical: &'static str,
    /// The author's own word.
    pub word: String,
}

/// A date: `iso` for machines, `text` for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DateView {
    pub iso: String,
    pub text: String,
}

/// The whole notice, in order: `before`, the categories, `after`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NoticeView {
    pub title: String,
    pub address: String,
    /// `inspection`, `discipline-tour`, `audit`, `supervision` or `other`; its name is in `words`.
    pub kind: &'static str,
    pub head: Shared<DocumentHead>,
    pub inspector: Option<String>,
    pub summary: Summary,
    /// Inspection, feedback, rectification, publication: what is known, in order of time.
    pub timeline: Vec<TimelineEntry>,
    /// The headings of the whole notice, for a jump list.
    pub contents: Vec<ContentsEntry>,
    /// The text before the issues.
    pub before: Html,
    pub categories: Vec<NoticeCategory>,
    /// The text after the issues.
    pub after: Option<Html>,
    /// 更正记录, newest first.
    pub corrections: Vec<CorrectionView>,
    /// What changed since the last snapshot that shows it otherwise.
    pub changes: Option<NoticeChangeView>,
    pub attachments: Vec<AttachmentView>,
    pub contact: Shared<ContactView>,
    /// The same as `part-contact.html` prints it; empty where nothing is given.
    pub contact_html: Html,
    /// 成文日期 as it stands under the signature.
    pub signed: Option<DateView>,
    /// The notice as data.
    pub json: String,
    /// The issues as a table.
    pub csv: String,
    /// The notice in its official layout, if it asks for it and this tongbao can make it.
    pub pdf: Option<String>,
    pub previous: Option<Link>,
    pub next: Option<Link>,
}

/// What stands at the head of a government document on the web, where given.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DocumentHead {
    /// 信息索引号
    pub index_number: Option<String>,
    /// 文号
    pub document_number: Option<String>,
    /// 发布机构
    pub issuer: Option<String>,
    /// 成文日期
    pub date: Option<DateView>,
    /// 发布时间
    pub published: Option<DateView>,
    /// 公开方式
    pub openness: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct TimelineEntry {
    /// `inspection`, `feedback`, `rectification` or `publication`; its name is in `words`. Of the rectification it
    /// tells the day as of which the notice's issues and counts hold: the `as_of` of the data.
    pub event: &'static str,
    pub from: DateView,
    /// Where the event lasted.
    pub to: Option<DateView>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct ContentsEntry {
    /// 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）.
    pub level: u8,
    pub number: Option<String>,
    pub title: String,
    /// The same as `by_meaning` makes it.
    pub title_html: Html,
    /// The id of the heading on the notice's page.
    pub id: String,
}

/// A category inside a notice.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NoticeCategory {
    pub number: Option<String>,
    pub title: String,
    /// The same as `by_meaning` makes it.
    pub title_html: Html,
    /// The id of its heading; for a category that is itself its one issue, the issue's.
    pub id: String,
    /// The page that lists the category over all notices.
    pub address: String,
    /// Whether the category is itself its one issue: print the heading once.
    pub single: bool,
    /// The level of its HTML heading: 2 to 6.
    pub heading: u8,
    pub issues: Vec<NoticeIssue>,
}

/// An issue inside a notice.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NoticeIssue {
    pub number: Option<String>,
    pub title: String,
    /// The same as `by_meaning` makes it.
    pub title_html: Html,
    /// The id of its heading.
    pub id: String,
    /// Its own page.
    pub address: String,
    /// The level of its HTML heading: 2 to 6.
    pub heading: u8,
    pub facts: Shared<IssueFacts>,
    /// The same as `part-facts.html` prints them.
    pub facts_html: Html,
    pub body: Html,
    /// The measures and attachments among the facts as `part-measures.html` prints them; empty where there are none.
    pub measures_html: Html,
}

/// The fields of an issue besides its text.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct IssueFacts {
    pub status: StatusView,
    /// 责任单位
    pub responsible: Vec<Link>,
    /// 整改时限
    pub deadline: Option<DateView>,
    /// 完成时间
    pub completed: Option<DateView>,
    pub updated: Option<DateView>,
    pub topics: Vec<Link>,
    /// 整改措施
    pub measures: Vec<MeasureView>,
    pub attachments: Vec<AttachmentView>,
    /// Whether it is for the internal edition only.
    pub internal: bool,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MeasureView {
    pub text: String,
    pub date: Option<DateView>,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AttachmentView {
    pub title: String,
    pub address: String,
    /// The kind of file in capitals: `PDF`.
    pub format: String,
    /// The size for people: `1.2 MB`.
    pub size: String,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CorrectionView {
    pub date: DateView,
    pub text: String,
}

/// One issue on its own page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct IssueView {
    pub number: Option<String>,
    pub title: String,
    /// The same as `by_meaning` makes it.
    pub title_html: Html,
    pub facts: Shared<IssueFacts>,
    /// The same as `part-facts.html` prints them.
    pub facts_html: Html,
    /// The measures and attachments among the facts as `part-measures.html` prints them; empty where there are none.
    pub measures_html: Html,
    /// Its status as `part-symbol.html` prints it.
    pub symbol_html: Html,
    /// How its status went, oldest first; empty where it never changed.
    pub history: Vec<PastStatusView>,
    pub body: Html,
    pub notice: Shared<Link>,
    pub head: Shared<DocumentHead>,
    /// Notice and head as `part-source.html` prints them.
    pub source_html: Html,
    /// The category with its number in the notice, leading to its list over all notices.
    pub category: Shared<Link>,
    pub category_number: Option<String>,
    /// Which issue of its notice this is, from 1, and of how many.
    pub position: usize,
    pub total: usize,
    /// The issue's place on the whole notice's page.
    pub in_notice: String,
    pub previous: Option<Shared<Link>>,
    pub next: Option<Shared<Link>>,
    pub contact: Shared<ContactView>,
    /// The same as `part-contact.html` prints it; empty where nothing is given.
    pub contact_html: Html,
}

/// The index by category (`/categories/`).
#[derive(Debug, Serialize, JsonSchema)]
pub struct CategoriesView {
    pub summary: Summary,
    pub categories: Vec<CategoryEntry>,
    /// Whether the issues are listed under their categories; on a large site each category's own page lists them.
    pub listed: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct CategoryEntry {
    pub id: String,
    pub title: String,
    pub address: String,
    pub summary: Summary,
    /// Each issue as `part-row.html` prints it; empty where they are not listed.
    pub rows: Html,
}

/// One category, status, unit or topic over all notices.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ListView {
    pub title: String,
    /// The canonical status, on a status's page.
    pub status: Option<&'static str>,
    pub summary: Summary,
    /// The issues by notice, newest notice first.
    pub groups: Vec<ListGroup>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct ListGroup {
    pub notice: Link,
    /// The notice's title as `by_meaning` makes it.
    pub title_html: Html,
    pub date: Option<DateView>,
    /// Each issue as `part-row.html` prints it.
    pub rows: Html,
}

/// `issue` in `part-row.html`: an issue in a list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct IssueRow {
    pub title: String,
    /// The same as `by_meaning` makes it.
    pub title_html: Html,
    pub address: String,
    pub status: StatusView,
    pub deadline: Option<DateView>,
    pub responsible: Vec<String>,
}

/// All notices, statuses, units or topics.
#[derive(Debug, Serialize, JsonSchema)]
pub struct IndexView {
    pub entries: Vec<IndexEntry>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct IndexEntry {
    pub title: String,
    pub address: String,
    /// On the list of statuses: the canonical status.
    pub status: Option<&'static str>,
    /// On the list of notices: its date.
    pub date: Option<DateView>,
    /// On the list of notices: who issued it.
    pub issuer: Option<String>,
    pub summary: Summary,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct ContactPageView {
    pub contact: ContactView,
    /// The contact as a vCard file.
    pub vcard: String,
    /// Notices whose contact differs from the site's.
    pub notices: Vec<NoticeContact>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct NoticeContact {
    pub notice: Link,
    pub contact: ContactView,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct PlainView {
    pub title: String,
    pub body: Html,
    pub updated: Option<DateView>,
    pub contents: Vec<ContentsEntry>,
}

/// What `search.js` looks through. The search runs in the browser, over the data that the site publishes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SearchView {
    /// The address of `issues.json`, which names all notices.
    pub issues: &'static str,
    /// The address below which each notice has its `notice.json`.
    pub notices: String,
    /// The office's own pages, which are in no data file.
    pub pages: Vec<Link>,
}

/// All pages that are not single issues (站点地图).
#[derive(Debug, Serialize, JsonSchema)]
pub struct SiteMapView {
    pub sections: Vec<SiteMapSection>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct SiteMapSection {
    pub title: String,
    pub links: Vec<Link>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct NotFoundView {
    pub contact: ContactView,
}

/// The templates that every theme has, its own or those of the theme it extends.
pub const TEMPLATES: &[&str] = &[
    "home.html", "notice.html", "issue.html", "categories.html", "list.html", "index.html", "contact.html",
    "plain.html", "archive.html", "search.html", "site-map.html", "404.html", "part-row.html",
];

impl Content {
    /// The template that shows it.
    pub fn template(&self) -> &'static str {
        match self {
            Content::Home(_) => "home.html",
            Content::Notice(_) => "notice.html",
            Content::Issue(_) => "issue.html",
            Content::Categories(_) => "categories.html",
            Content::List(_) => "list.html",
            Content::Index(_) => "index.html",
            Content::Contact(_) => "contact.html",
            Content::Plain(_) => "plain.html",
            Content::Archive(_) => "archive.html",
            Content::Search(_) => "search.html",
            Content::SiteMap(_) => "site-map.html",
            Content::NotFound(_) => "404.html",
        }
    }
}
