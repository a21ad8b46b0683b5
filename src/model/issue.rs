//! 问题: one finding of the inspectors, and how it was put right.

use jiff::civil::Date;

use super::{Alias, Body, Edition, Slug, Status};

#[derive(Debug)]
pub struct Issue {
    /// Its file's path in `content/`.
    pub path: String,
    pub slug: Slug,
    pub title: String,
    /// Which of its notice's categories, from 0.
    pub category: usize,
    pub status: Status,
    /// Its place in the category.
    pub order: u32,
    /// 责任单位
    pub responsible: Vec<String>,
    /// 整改时限
    pub deadline: Option<Date>,
    /// 完成时间
    pub completed: Option<Date>,
    pub updated: Option<Date>,
    pub topics: Vec<String>,
    /// Whether it belongs to the internal edition only.
    pub internal: bool,
    pub measures: Vec<Measure>,
    pub attachments: Vec<Attachment>,
    /// Where it stood before.
    pub aliases: Vec<Alias>,
    pub description: Option<String>,
    pub body: Body,
}

/// 整改措施
#[derive(Debug, Clone)]
pub struct Measure {
    pub text: String,
    pub date: Option<Date>,
}

/// A file that belongs to a notice or an issue.
#[derive(Debug, Clone)]
pub struct Attachment {
    pub title: String,
    /// Its path in `content/`; a key of the site's assets.
    pub asset: String,
}

impl Issue {
    /// 公开范围: the edition that it belongs to.
    pub fn audience(&self) -> Edition {
        if self.internal { Edition::Internal } else { Edition::Public }
    }

    /// Whether its time is up and its work is not: what is done, or goes on for good, is never overdue.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.deadline.is_some_and(|deadline| deadline < today) && self.completed.is_none() && self.status.kind.is_open()
    }
}
