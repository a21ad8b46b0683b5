//! The labels that stand in an official document, in either language of pages.

use crate::catalogue::Language;

/// Each with its colon.
pub struct Labels {
    pub status: &'static str,
    pub responsible: &'static str,
    pub deadline: &'static str,
    pub completed: &'static str,
    pub audience: &'static str,
    pub internal: &'static str,
    pub measures: &'static str,
    pub progress: &'static str,
    pub attachments: &'static str,
    pub correction: &'static str,
    pub name: &'static str,
    pub phone: &'static str,
    pub address: &'static str,
    pub postcode: &'static str,
    pub email: &'static str,
    pub hours: &'static str,
    /// Stands at the head of the pages of an internal edition.
    pub mark: &'static str,
}

pub fn labels(language: Language) -> &'static Labels {
    language.pick(&CHINESE, &ENGLISH)
}

static CHINESE: Labels = Labels {
    status: "整改结果：",
    responsible: "责任单位：",
    deadline: "整改时限：",
    completed: "完成时间：",
    audience: "公开范围：",
    internal: "党内公开",
    measures: "整改措施：",
    progress: "整改情况：",
    attachments: "附件：",
    correction: "更正",
    name: "联系人：",
    phone: "联系电话：",
    address: "单位地址：",
    postcode: "邮政编码：",
    email: "电子邮箱：",
    hours: "接听时间：",
    mark: "内部",
};

static ENGLISH: Labels = Labels {
    status: "Result: ",
    responsible: "Responsible: ",
    deadline: "Deadline: ",
    completed: "Completed: ",
    audience: "Audience: ",
    internal: "internal",
    measures: "Measures: ",
    progress: "Progress: ",
    attachments: "Attachments: ",
    correction: "Correction",
    name: "Contact: ",
    phone: "Telephone: ",
    address: "Address: ",
    postcode: "Postcode: ",
    email: "E-mail: ",
    hours: "Hours: ",
    mark: "Internal",
};
