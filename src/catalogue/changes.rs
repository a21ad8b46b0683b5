//! The names of what can change in a notice, and how a change is told.

use super::Phrase;

phrases! {
    TITLE { "标题", "title" }
    SLUG { "网址段", "address" }
    PLACE { "次序", "place" }
    KIND { "类型", "kind" }
    ISSUER { "发布机构", "issuer" }
    INSPECTOR { "检查单位", "inspector" }
    INSPECTION { "检查起止", "inspection" }
    FEEDBACK { "反馈日期", "feedback" }
    DATE { "成文日期", "date" }
    INDEX_NUMBER { "信息索引号", "index number" }
    DOCUMENT_NUMBER { "文号", "document number" }
    OPENNESS { "公开方式", "openness" }
    KEYWORD { "关键词", "keywords" }
    DESCRIPTION { "摘要", "description" }
    CONTACT_NAME { "联系人", "contact" }
    CONTACT_PHONE { "联系电话", "telephone" }
    CONTACT_ADDRESS { "联系地址", "address of contact" }
    CONTACT_POSTCODE { "邮编", "postcode" }
    CONTACT_EMAIL { "电子邮箱", "e-mail" }
    CONTACT_HOURS { "接听时间", "hours" }
    CORRECTION { "更正记录", "corrections" }
    ATTACHMENT { "附件", "attachments" }
    NUMBERING { "自动编号", "numbering" }
    CATEGORIES { "问题类别", "categories" }
    CATEGORY { "问题类别", "category" }
    STATUS { "整改结果", "status" }
    RESPONSIBLE { "责任单位", "responsible" }
    DEADLINE { "整改时限", "deadline" }
    COMPLETED { "完成时间", "completed" }
    UPDATED { "更新时间", "updated" }
    TOPIC { "专题", "topics" }
    AUDIENCE { "公开范围", "audience" }
    MEASURE { "整改措施", "measures" }
    NAVIGATION { "页首次序", "place in the header" }
    PUBLISHED { "发布时间", "published" }

    NOTHING_CHANGED { "没有改动。", "Nothing has changed." }
    ADDED { "新增", "added" }
    REMOVED { "删去", "removed" }
    MOVED { "移动", "moved" }
    CHANGED { "改动", "changed" }
    NOTICE { "通报", "notice" }
    ISSUE { "问题", "issue" }
    PAGE { "页面", "page" }
    TEXT { "正文", "text" }
    MARKUP { "正文的格式或链接", "markup or links of the text" }
    FILE { "文件 {path}", "file {path}" }
    FILE_REPLACED { "内容换了", "replaced" }
    NONE { "（空）", "(none)" }
    SUMMARY_PART { "{what}“{title}”{fate}", "{what} \"{title}\" {fate}" }
    SUMMARY_DETAILS { "{part}（{details}）", "{part} ({details})" }
    SUMMARY_STOP { "；", "; " }
    SUMMARY_MORE { "等 {n} 处", "and more, {n} in all" }
}

/// The name of a field that changed, as people say it.
pub fn field(name: &str) -> Option<&'static Phrase> {
    let id = name.to_uppercase().replace('-', "_");
    ALL.iter().find(|(known, _)| *known == id).map(|(_, phrase)| *phrase)
}
