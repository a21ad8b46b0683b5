//! The parts that the data files share. The descriptions are for the readers of the schemas, and so in Chinese.

use std::borrow::Cow;

use jiff::civil::DateTime;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use crate::formats::counts::Counts;
use crate::model::{Address, Edition, Issue, Measure, NoticeKind, Period, Status, StatusKind, date};
use crate::plan::addresses;

/// A day, as ISO 8601 writes it.
pub struct Day(pub jiff::civil::Date);

/// A point in time, as RFC 3339 writes it.
pub struct Moment(pub DateTime);

/// One of the five words for a status.
pub struct Canonical(pub StatusKind);

/// One of the words for a kind of notice.
pub struct Kind(pub NoticeKind);

/// `public` or `internal`.
pub struct Audience(pub Edition);

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Status", description = "整改结果。")]
pub struct StatusData<'a> {
    #[schemars(description = "规范代码，用于统计和筛选。")]
    pub canonical: Canonical,
    #[schemars(description = "发布机构的原词，如“已完成”“长期坚持”。")]
    pub word: &'a str,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Counts", description = "按整改结果统计的问题数，单位：个。各项之和等于 total。")]
pub struct CountsData {
    #[schemars(description = "问题总数，即各项计数和比率的分母，单位：个。")]
    pub total: usize,
    #[schemars(description = "已完成的问题数，单位：个。")]
    pub done: usize,
    #[schemars(description = "基本完成（阶段性完成）的问题数，单位：个。")]
    pub staged: usize,
    #[schemars(description = "正在整改的问题数，单位：个。")]
    pub ongoing: usize,
    #[schemars(description = "长期坚持的问题数，单位：个。")]
    pub standing: usize,
    #[serde(rename = "not-done")]
    #[schemars(description = "未完成的问题数，单位：个。")]
    pub not_done: usize,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Period", description = "起止日期，含首尾两日。")]
pub struct PeriodData {
    #[schemars(description = "开始日期。")]
    pub from: Day,
    #[schemars(description = "结束日期。")]
    pub to: Day,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Measure", description = "一项整改措施。")]
pub struct MeasureData<'a> {
    #[schemars(description = "措施内容。")]
    pub text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "措施的日期。")]
    pub date: Option<Day>,
}

/// What is known of an issue besides its text.
#[derive(Serialize, JsonSchema)]
pub struct FactsData<'a> {
    #[schemars(description = "整改结果。")]
    status: StatusData<'a>,
    #[schemars(description = "责任单位。")]
    responsible: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "整改时限。")]
    deadline: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "完成时间。")]
    completed: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(description = "内容最近更新的日期。")]
    updated: Option<Day>,
    #[schemars(description = "专题。")]
    topics: &'a [String],
    #[schemars(description = "公开范围：public 社会公开，internal 党内公开。")]
    audience: Audience,
}

impl<'a> From<&'a Issue> for FactsData<'a> {
    fn from(issue: &'a Issue) -> Self {
        Self {
            status: StatusData::from(&issue.status),
            responsible: &issue.responsible,
            deadline: issue.deadline.map(Day),
            completed: issue.completed.map(Day),
            updated: issue.updated.map(Day),
            topics: &issue.topics,
            audience: Audience::from(issue),
        }
    }
}

impl<'a> From<&'a Status> for StatusData<'a> {
    fn from(status: &'a Status) -> Self {
        Self { canonical: Canonical(status.kind), word: &status.word }
    }
}

impl From<Counts> for CountsData {
    fn from(counts: Counts) -> Self {
        Self {
            total: counts.total(),
            done: counts.at(StatusKind::Done),
            staged: counts.at(StatusKind::Staged),
            ongoing: counts.at(StatusKind::Ongoing),
            standing: counts.at(StatusKind::Standing),
            not_done: counts.at(StatusKind::NotDone),
        }
    }
}

impl From<Period> for PeriodData {
    fn from(period: Period) -> Self {
        Self { from: Day(period.from), to: Day(period.to) }
    }
}

impl<'a> From<&'a Measure> for MeasureData<'a> {
    fn from(measure: &'a Measure) -> Self {
        Self { text: &measure.text, date: measure.date.map(Day) }
    }
}

impl From<&Issue> for Audience {
    fn from(issue: &Issue) -> Self {
        Self(issue.audience())
    }
}

/// The way from a data file to the schema that describes it.
pub fn schema_link(from: &Address, name: &str) -> String {
    format!("{}{}", from.to_root(), addresses::schema(name).into_href())
}

/// Numbers the issues of each category from 1. The author's `order` may leave gaps where an issue belongs
/// to another edition, and a gap would tell of it.
#[derive(Default)]
pub struct Places(Vec<usize>);

impl Places {
    pub fn next(&mut self, category: usize) -> usize {
        if self.0.len() <= category {
            self.0.resize(category + 1, 0);
        }
        self.0[category] += 1;
        self.0[category]
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&date::iso_time(self.0))
    }
}

impl Serialize for Canonical {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.name())
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.name())
    }
}

impl Serialize for Audience {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.name())
    }
}

/// The schema of a text of a certain form stands where it is used: it has no name of its own there.
macro_rules! inline_schema {
    ($type:ty, $schema:expr) => {
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    };
}

inline_schema!(Day, json_schema!({ "type": "string", "format": "date" }));
inline_schema!(Moment, json_schema!({ "type": "string", "format": "date-time" }));
inline_schema!(Canonical, json_schema!({ "type": "string", "enum": StatusKind::ALL.map(StatusKind::name) }));
inline_schema!(Kind, json_schema!({ "type": "string", "enum": kind_names() }));
inline_schema!(Audience, json_schema!({ "type": "string", "enum": ["public", "internal"] }));

/// The names of the kinds, each once: an author has several words for one kind.
fn kind_names() -> Vec<&'static str> {
    let mut names: Vec<_> = NoticeKind::WORDS.iter().map(|(_, kind)| kind.name()).collect();
    let mut seen = Vec::new();
    names.retain(|name| {
        let new = !seen.contains(name);
        seen.push(*name);
        new
    });
    names
}
