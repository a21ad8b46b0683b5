//! `notice.json`: one notice with its issues and all its texts.

use schemars::JsonSchema;
use serde::Serialize;

use super::parts::{Audience, CountsData, Day, FactsData, Kind, MeasureData, Moment, PeriodData, Places, schema_link};
use crate::config::BaseUrl;
use crate::formats::counts::Counts;
use crate::formats::{NoticeTexts, Text, whole};
use crate::model::{Attachment, Contact, Notice};
use crate::plan::addresses;

/// The file, compact and with a line break at its end.
pub fn notice_json(notice: &Notice, texts: &NoticeTexts, base: Option<&BaseUrl>) -> Vec<u8> {
    let data = NoticeData::new(notice, texts, base);
    let room = 2048 + texts.length() + texts.length() / 16 + 512 * notice.issues.len();
    let mut json = super::texts::to_vec(&data, room);
    json.push(b'\n');
    json
}

#[derive(Serialize, JsonSchema)]
#[schemars(
    title = "整改情况的通报",
    description = "一份通报及其全部问题。日期依 GB/T 7408（ISO 8601），时间依 RFC 3339（北京时间），文字编码 UTF-8。没有给出的内容不出现，不以 null 或空串代替。"
)]
pub struct NoticeData<'a> {
    #[serde(rename = "$schema")]
    #[schemars(description = "描述本文件的 JSON Schema，相对于本文件的地址。", extend("format" = "uri-reference"))]
    schema: String,
    #[schemars(description = "版本：public 社会公开，internal 党内公开。")]
    edition: Audience,
    #[schemars(description = "数据截至日期：成文、更正以及各问题完成、更新日期中最晚的一日，不是文件生成的时间。")]
    as_of: Day,
    #[schemars(description = "通报的标识，即其网址的最后一段，站内唯一。")]
    id: &'a str,
    #[schemars(
        description = "通报网页的地址；未配置 base_url 时相对于网站根目录。",
        extend("format" = "uri-reference")
    )]
    address: String,
    #[schemars(description = "标题。")]
    title: &'a str,
    #[schemars(
        description = "种类：inspection 巡察，discipline-tour 巡视，audit 审计，supervision 督察，other 其他。"
    )]
    kind: Kind,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "发布机构，即署名机构。")]
    issuer: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "巡察组、审计组等检查机构。")]
    inspector: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "检查的起止日期。")]
    inspection: Option<PeriodData>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "反馈日期。")]
    feedback: Option<Day>,
    #[schemars(description = "成文日期。")]
    date: Day,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "发布时间，北京时间；尚未发布的不出现。")]
    published: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "信息索引号。")]
    index_number: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "文号。")]
    document_number: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "公开方式。")]
    openness: Option<&'a str>,
    #[schemars(description = "关键词。")]
    keywords: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "摘要。")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "本通报自己的联系方式；没有给出的各项与网站的相同。")]
    contact: Option<ContactData<'a>>,
    #[schemars(description = "更正记录，最近的在前。")]
    corrections: Vec<CorrectionData<'a>>,
    #[schemars(description = "附件。")]
    attachments: Vec<AttachmentData<'a>>,
    #[schemars(description = "本通报全部问题的统计。")]
    counts: CountsData,
    #[schemars(description = "问题类别，依反馈意见的顺序。")]
    categories: Vec<CategoryData<'a>>,
    #[schemars(description = "通报本身的正文，不含各问题。")]
    text: TextData<'a>,
    #[schemars(description = "全部问题，依通报中的顺序。")]
    issues: Vec<IssueData<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Contact", description = "联系方式。")]
struct ContactData<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "联系人或联系科室。")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "电话，照原样书写。")]
    phone: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "通信地址。")]
    address: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "邮政编码。")]
    postcode: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "电子邮箱。")]
    email: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "接听电话的时间。")]
    hours: Option<&'a str>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Correction", description = "发布后的一次更正。")]
struct CorrectionData<'a> {
    #[schemars(description = "更正日期。")]
    date: Day,
    #[schemars(description = "更正内容。")]
    text: &'a str,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Attachment", description = "一个附件。")]
struct AttachmentData<'a> {
    #[schemars(description = "附件名称。")]
    title: &'a str,
    #[schemars(description = "文件名，不含路径；下载链接见网页。")]
    file: &'a str,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Category", description = "一个问题类别。")]
struct CategoryData<'a> {
    #[schemars(description = "类别代码，各通报之间通用。")]
    id: &'a str,
    #[schemars(description = "类别名称，照反馈意见的原文。")]
    title: &'a str,
    #[schemars(description = "在本通报中的次序，从 1 起。", range(min = 1))]
    order: usize,
    #[schemars(description = "本类别问题的统计。")]
    counts: CountsData,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Text", description = "去除格式的正文，段落之间换行。")]
struct TextData<'a> {
    #[serde(serialize_with = "super::texts::serialize")]
    #[schemars(with = "&str", description = "各问题之前的正文。")]
    before: Text<'a>,
    #[serde(serialize_with = "super::texts::serialize")]
    #[schemars(with = "&str", description = "各问题之后的正文；没有则为空串。")]
    after: Text<'a>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Issue", description = "一个问题及其整改情况。")]
struct IssueData<'a> {
    #[schemars(description = "问题的标识，即其网址的最后一段，本通报内唯一。")]
    id: &'a str,
    #[schemars(
        description = "问题网页的地址；未配置 base_url 时相对于网站根目录。",
        extend("format" = "uri-reference")
    )]
    address: String,
    #[schemars(description = "问题的标题。")]
    title: &'a str,
    #[schemars(description = "所属类别的代码，见 categories。")]
    category: &'a str,
    #[schemars(description = "在所属类别中的次序，从 1 起。", range(min = 1))]
    order: usize,
    #[serde(flatten)]
    facts: FactsData<'a>,
    #[schemars(description = "整改措施。")]
    measures: Vec<MeasureData<'a>>,
    #[schemars(description = "附件。")]
    attachments: Vec<AttachmentData<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "摘要。")]
    description: Option<&'a str>,
    #[serde(serialize_with = "super::texts::serialize")]
    #[schemars(with = "&str", description = "整改情况的正文，去除格式，段落之间换行。")]
    text: Text<'a>,
}

impl<'a> NoticeData<'a> {
    fn new(notice: &'a Notice, texts: &'a NoticeTexts, base: Option<&BaseUrl>) -> Self {
        Self {
            schema: schema_link(&addresses::notice_json(notice), "notice"),
            edition: Audience(texts.edition),
            as_of: Day(notice.as_of()),
            id: &notice.slug.text,
            address: whole(&addresses::notice(notice), base),
            title: &notice.title,
            kind: Kind(notice.kind),
            issuer: notice.issuer.as_deref(),
            inspector: notice.inspector.as_deref(),
            inspection: notice.inspection.map(PeriodData::from),
            feedback: notice.feedback.map(Day),
            date: Day(notice.date),
            published: notice.published.map(Moment),
            index_number: notice.index_number.as_deref(),
            document_number: notice.document_number.as_deref(),
            openness: notice.openness.as_deref(),
            keywords: &notice.keywords,
            description: notice.description.as_deref(),
            contact: (!notice.contact.is_empty()).then(|| ContactData::from(&notice.contact)),
            corrections: notice
                .corrections
                .iter()
                .map(|it| CorrectionData { date: Day(it.date), text: &it.text })
                .collect(),
            attachments: attachments(&notice.attachments),
            counts: Counts::of(notice.statuses()).into(),
            categories: categories(notice),
            text: TextData { before: texts.before, after: texts.after },
            issues: issues(notice, texts, base),
        }
    }
}

impl<'a> From<&'a Contact> for ContactData<'a> {
    fn from(contact: &'a Contact) -> Self {
        Self {
            name: contact.name.as_deref(),
            phone: contact.phone.as_deref(),
            address: contact.address.as_deref(),
            postcode: contact.postcode.as_deref(),
            email: contact.email.as_deref(),
            hours: contact.hours.as_deref(),
        }
    }
}

/// Only categories that have issues in this edition: the name of another would tell what it hides.
fn categories(notice: &Notice) -> Vec<CategoryData<'_>> {
    let mut counts = vec![Counts::default(); notice.categories.len()];
    for issue in &notice.issues {
        counts[issue.category].add(&issue.status);
    }
    let in_use = notice.categories.iter().zip(counts).filter(|(_, counts)| counts.total() > 0);
    let numbered = in_use.enumerate().map(|(at, (category, counts))| CategoryData {
        id: &category.id,
        title: &category.title,
        order: at + 1,
        counts: counts.into(),
    });
    numbered.collect()
}

fn issues<'a>(notice: &'a Notice, texts: &'a NoticeTexts, base: Option<&BaseUrl>) -> Vec<IssueData<'a>> {
    let mut places = Places::default();
    let data = notice.issues.iter().enumerate().map(|(at, issue)| IssueData {
        id: &issue.slug.text,
        address: whole(&addresses::issue(notice, issue), base),
        title: &issue.title,
        category: &notice.categories[issue.category].id,
        order: places.next(issue.category),
        facts: FactsData::from(issue),
        measures: issue.measures.iter().map(MeasureData::from).collect(),
        attachments: attachments(&issue.attachments),
        description: issue.description.as_deref(),
        text: texts.issue(at),
    });
    data.collect()
}

fn attachments(attachments: &[Attachment]) -> Vec<AttachmentData<'_>> {
    let name = |path: &'_ str| path.rfind('/').map_or(0, |slash| slash + 1);
    attachments.iter().map(|it| AttachmentData { title: &it.title, file: &it.asset[name(&it.asset)..] }).collect()
}
