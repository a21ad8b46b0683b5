//! `issues.json`: every issue of every notice without its text, and where its notice's data stand.

use schemars::JsonSchema;
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

use super::lines::LineByLine;
use super::parts::{Audience, CountsData, Day, FactsData, Kind, Places, schema_link};
use crate::config::BaseUrl;
use crate::formats::counts::Counts;
use crate::formats::whole;
use crate::model::{Address, Notice, Site};
use crate::plan::addresses;

/// The file, one notice and one issue a line, so that a comparison of two versions can be read.
pub fn issues_json(site: &Site, base: Option<&BaseUrl>) -> Vec<u8> {
    let data = IssuesData::new(site, base);
    let mut json = Vec::with_capacity(1024 + 512 * data.issues.count());
    let mut serializer = serde_json::Serializer::with_formatter(&mut json, LineByLine::default());
    // Writing to memory cannot fail, and no key is anything but text.
    let _ = data.serialize(&mut serializer);
    json.push(b'\n');
    json
}

#[derive(Serialize, JsonSchema)]
#[schemars(
    title = "全站整改问题清单",
    description = "全站各通报的全部问题，不含正文。日期依 GB/T 7408（ISO 8601），文字编码 UTF-8。没有给出的内容不出现，不以 null 或空串代替。"
)]
pub struct IssuesData<'a> {
    #[serde(rename = "$schema")]
    #[schemars(description = "描述本文件的 JSON Schema，相对于本文件的地址。", extend("format" = "uri-reference"))]
    schema: String,
    #[schemars(description = "版本：public 社会公开，internal 党内公开。")]
    edition: Audience,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "数据截至日期：各通报的截至日期中最晚的一日，不是文件生成的时间；没有通报则不出现。")]
    as_of: Option<Day>,
    #[schemars(description = "网站名称。")]
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "发布网站的机构。")]
    office: Option<&'a str>,
    #[schemars(description = "全站问题的统计。")]
    counts: CountsData,
    #[schemars(description = "全部通报，最近的在前。")]
    notices: Vec<NoticeRow<'a>>,
    #[schemars(with = "Vec<IssueRow>", description = "全部问题，依通报的次序，再依通报中的次序。")]
    issues: IssueRows<'a>,
}

/// A row is made when it is written: all of them at once would take as much memory as the file.
struct IssueRows<'a> {
    site: &'a Site,
    base: Option<&'a BaseUrl>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Notice", description = "一份通报。")]
struct NoticeRow<'a> {
    #[schemars(description = "通报的标识，站内唯一。")]
    id: &'a str,
    #[schemars(description = "标题。")]
    title: &'a str,
    #[schemars(
        description = "种类：inspection 巡察，discipline-tour 巡视，audit 审计，supervision 督察，other 其他。"
    )]
    kind: Kind,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "发布机构。")]
    issuer: Option<&'a str>,
    #[schemars(description = "成文日期。")]
    date: Day,
    #[schemars(description = "本通报数据的截至日期。")]
    as_of: Day,
    #[schemars(
        description = "通报网页的地址；未配置 base_url 时相对于网站根目录。",
        extend("format" = "uri-reference")
    )]
    address: String,
    #[schemars(
        description = "本通报的数据（notice.json）的地址；未配置 base_url 时相对于网站根目录。",
        extend("format" = "uri-reference")
    )]
    data: String,
    #[schemars(description = "本通报问题的统计。")]
    counts: CountsData,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Issue", description = "一个问题。")]
struct IssueRow<'a> {
    #[schemars(description = "所属通报的标识，见 notices。")]
    notice: &'a str,
    #[schemars(description = "问题的标识，在其通报内唯一。")]
    id: &'a str,
    #[schemars(description = "问题的标题。")]
    title: &'a str,
    #[schemars(description = "所属类别的代码，各通报之间通用。")]
    category: &'a str,
    #[schemars(description = "所属类别的名称。")]
    category_title: &'a str,
    #[schemars(description = "在所属类别中的次序，从 1 起。", range(min = 1))]
    order: usize,
    #[serde(flatten)]
    facts: FactsData<'a>,
    #[schemars(
        description = "问题网页的地址；未配置 base_url 时相对于网站根目录。",
        extend("format" = "uri-reference")
    )]
    address: String,
    #[schemars(
        description = "所属通报的数据（notice.json）的地址，正文在其中；未配置 base_url 时相对于网站根目录。",
        extend("format" = "uri-reference")
    )]
    data: String,
}

impl<'a> IssuesData<'a> {
    fn new(site: &'a Site, base: Option<&'a BaseUrl>) -> Self {
        Self {
            schema: schema_link(&Address::file(addresses::ISSUES_JSON), "issues"),
            edition: Audience(site.edition),
            as_of: site.notices.iter().map(|notice| notice.as_of()).max().map(Day),
            title: &site.config.title,
            office: site.config.office.as_deref(),
            counts: Counts::of(site.notices.iter().flat_map(|notice| notice.statuses())).into(),
            notices: site.notices.iter().map(|notice| NoticeRow::new(notice, base)).collect(),
            issues: IssueRows { site, base },
        }
    }
}

impl IssueRows<'_> {
    fn count(&self) -> usize {
        self.site.notices.iter().map(|notice| notice.issues.len()).sum()
    }
}

impl Serialize for IssueRows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rows = serializer.serialize_seq(Some(self.count()))?;
        for row in self.site.notices.iter().flat_map(|notice| issue_rows(notice, self.base)) {
            rows.serialize_element(&row)?;
        }
        rows.end()
    }
}

impl<'a> NoticeRow<'a> {
    fn new(notice: &'a Notice, base: Option<&BaseUrl>) -> Self {
        Self {
            id: &notice.slug.text,
            title: &notice.title,
            kind: Kind(notice.kind),
            issuer: notice.issuer.as_deref(),
            date: Day(notice.date),
            as_of: Day(notice.as_of()),
            address: whole(&addresses::notice(notice), base),
            data: whole(&addresses::notice_json(notice), base),
            counts: Counts::of(notice.statuses()).into(),
        }
    }
}

fn issue_rows<'a>(notice: &'a Notice, base: Option<&BaseUrl>) -> impl Iterator<Item = IssueRow<'a>> {
    let mut places = Places::default();
    let data = whole(&addresses::notice_json(notice), base);
    notice.issues.iter().map(move |issue| {
        let category = &notice.categories[issue.category];
        IssueRow {
            notice: &notice.slug.text,
            id: &issue.slug.text,
            title: &issue.title,
            category: &category.id,
            category_title: &category.title,
            order: places.next(issue.category),
            facts: FactsData::from(issue),
            address: whole(&addresses::issue(notice, issue), base),
            data: data.clone(),
        }
    })
}
