//! What can be written at the head of each kind of file, as a form: every field, what it is for, and what goes in.
//!
//! Reading is the business of `load` and `config`, which know more than a form can say. A form is for those who
//! help with writing: the language server completes and explains by it, and the JSON Schemas for editors are made
//! of it. Tests hold it to the lists of keys that are really read.

mod schema;
mod site;

use crate::catalogue::Phrase;
use crate::catalogue::forms as words;

pub use schema::{schema, schemas};
pub use site::SITE;

/// The head of one kind of file.
#[derive(Debug)]
pub struct Form {
    /// What its schema is called: `docs/schema/<name>.schema.json`.
    pub name: &'static str,
    pub title: &'static Phrase,
    pub fields: &'static [Field],
}

#[derive(Debug)]
pub struct Field {
    pub key: &'static str,
    pub about: &'static Phrase,
    pub shape: Shape,
    pub need: Need,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    Required,
    Optional,
}

/// What goes into a field.
#[derive(Debug)]
pub enum Shape {
    Text,
    /// One text, or a list of them.
    Texts,
    /// `2025-10-11`
    Date,
    /// `2025-10-11 09:00`
    Time,
    Flag,
    Number,
    Port,
    /// One of these.
    Word(&'static [&'static str]),
    /// The id of a category of the notice.
    Category,
    /// A word that says how far an issue is.
    Status,
    Map(&'static [Field]),
    List(&'static [Field]),
    /// The author's own names, with a text for each.
    Pairs,
    /// The same, and each is one of these words.
    PairsOf(&'static [&'static str]),
}

impl Form {
    /// The form of a file by its path in `content/`. `None`: it has no head that could be filled in.
    pub fn of(path: &str) -> Option<&'static Form> {
        match path.rsplit('/').next()? {
            _ if path.split('/').any(|part| part.starts_with(['.', '_'])) => None,
            _ if path == "site.yaml" => Some(&SITE),
            "notice.md" if path.contains('/') => Some(&NOTICE),
            name if name.ends_with(".md") && path.contains('/') => Some(&ISSUE),
            name if name.ends_with(".md") => Some(&PAGE),
            _ => None,
        }
    }
}

const fn field(key: &'static str, about: &'static Phrase, shape: Shape) -> Field {
    Field { key, about, shape, need: Need::Optional }
}

const fn required(key: &'static str, about: &'static Phrase, shape: Shape) -> Field {
    Field { key, about, shape, need: Need::Required }
}

static ATTACHMENT: &[Field] =
    &[required("file", &words::ATTACHMENT_FILE, Shape::Text), field("title", &words::ATTACHMENT_TITLE, Shape::Text)];
static CONTACT: &[Field] = &[
    field("name", &words::CONTACT_NAME, Shape::Text),
    field("phone", &words::CONTACT_PHONE, Shape::Text),
    field("address", &words::CONTACT_ADDRESS, Shape::Text),
    field("postcode", &words::CONTACT_POSTCODE, Shape::Text),
    field("email", &words::CONTACT_EMAIL, Shape::Text),
    field("hours", &words::CONTACT_HOURS, Shape::Text),
];
static CATEGORY: &[Field] =
    &[field("id", &words::CATEGORY_ID, Shape::Text), required("title", &words::CATEGORY_TITLE, Shape::Text)];

pub static NOTICE: Form = Form {
    name: "notice",
    title: &words::FORM_NOTICE,
    fields: &[
        required("title", &words::TITLE, Shape::Text),
        field("kind", &words::NOTICE_KIND, Shape::Word(KINDS)),
        field("issuer", &words::NOTICE_ISSUER, Shape::Text),
        field("inspector", &words::NOTICE_INSPECTOR, Shape::Text),
        field("inspection", &words::NOTICE_INSPECTION, Shape::Map(INSPECTION)),
        field("feedback", &words::NOTICE_FEEDBACK, Shape::Date),
        required("date", &words::NOTICE_DATE, Shape::Date),
        field("published", &words::NOTICE_PUBLISHED, Shape::Time),
        field("categories", &words::CATEGORIES, Shape::List(CATEGORY)),
        field("contact", &words::CONTACT, Shape::Map(CONTACT)),
        field("corrections", &words::NOTICE_CORRECTIONS, Shape::List(CORRECTION)),
        field("numbering", &words::NUMBERING, Shape::Flag),
        field("pdf", &words::PDF, Shape::Flag),
        field("slug", &words::SLUG, Shape::Text),
        field("draft", &words::DRAFT, Shape::Flag),
        field("description", &words::DESCRIPTION, Shape::Text),
        field("keywords", &words::NOTICE_KEYWORDS, Shape::Texts),
        field("index_number", &words::NOTICE_INDEX_NUMBER, Shape::Text),
        field("document_number", &words::NOTICE_DOCUMENT_NUMBER, Shape::Text),
        field("openness", &words::NOTICE_OPENNESS, Shape::Text),
        field("attachments", &words::ATTACHMENTS, Shape::List(ATTACHMENT)),
        field("aliases", &words::ALIASES, Shape::Texts),
    ],
};
const KINDS: &[&str] =
    &["inspection", "discipline-tour", "audit", "supervision", "other", "巡察", "巡视", "审计", "督察"];
static INSPECTION: &[Field] = &[
    required("from", &words::NOTICE_INSPECTION_FROM, Shape::Date),
    required("to", &words::NOTICE_INSPECTION_TO, Shape::Date),
];
static CORRECTION: &[Field] = &[
    required("date", &words::NOTICE_CORRECTION_DATE, Shape::Date),
    required("text", &words::NOTICE_CORRECTION_TEXT, Shape::Text),
];

pub static ISSUE: Form = Form {
    name: "issue",
    title: &words::FORM_ISSUE,
    fields: &[
        required("title", &words::TITLE, Shape::Text),
        required("category", &words::ISSUE_CATEGORY, Shape::Category),
        required("status", &words::ISSUE_STATUS, Shape::Status),
        field("order", &words::ISSUE_ORDER, Shape::Number),
        field("responsible", &words::ISSUE_RESPONSIBLE, Shape::Texts),
        field("deadline", &words::ISSUE_DEADLINE, Shape::Date),
        field("completed", &words::ISSUE_COMPLETED, Shape::Date),
        field("updated", &words::UPDATED, Shape::Date),
        field("topics", &words::ISSUE_TOPICS, Shape::Texts),
        field("audience", &words::ISSUE_AUDIENCE, Shape::Word(AUDIENCES)),
        field("measures", &words::ISSUE_MEASURES, Shape::List(MEASURE)),
        field("attachments", &words::ATTACHMENTS, Shape::List(ATTACHMENT)),
        field("aliases", &words::ALIASES, Shape::Texts),
        field("slug", &words::SLUG, Shape::Text),
        field("draft", &words::DRAFT, Shape::Flag),
        field("description", &words::DESCRIPTION, Shape::Text),
    ],
};
const AUDIENCES: &[&str] = &["public", "internal", "社会公开", "党内公开"];
static MEASURE: &[Field] = &[
    required("text", &words::ISSUE_MEASURE_TEXT, Shape::Text),
    field("date", &words::ISSUE_MEASURE_DATE, Shape::Date),
];

pub static PAGE: Form = Form {
    name: "page",
    title: &words::FORM_PAGE,
    fields: &[
        required("title", &words::TITLE, Shape::Text),
        field("slug", &words::SLUG, Shape::Text),
        field("draft", &words::DRAFT, Shape::Flag),
        field("description", &words::DESCRIPTION, Shape::Text),
        field("updated", &words::UPDATED, Shape::Date),
        field("navigation", &words::PAGE_NAVIGATION, Shape::Number),
        field("aliases", &words::ALIASES, Shape::Texts),
    ],
};

/// All forms.
pub static FORMS: &[&Form] = &[&NOTICE, &ISSUE, &PAGE, &SITE];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config;
    use crate::load;
    use crate::model::NoticeKind;

    fn check(fields: &[Field], read: &[&str]) {
        let mut known: Vec<&str> = fields.iter().map(|field| field.key).collect();
        let mut read = read.to_vec();
        known.sort_unstable();
        read.sort_unstable();
        assert_eq!(known, read, "src/forms has other fields than are read");
    }

    fn inside(form: &Form, key: &str) -> &'static [Field] {
        match form.fields.iter().find(|field| field.key == key).map(|field| &field.shape) {
            Some(Shape::Map(fields) | Shape::List(fields)) => fields,
            other => panic!("{key}: {other:?}"),
        }
    }

    #[test]
    fn a_form_has_the_fields_that_are_read() {
        check(NOTICE.fields, load::NOTICE_KEYS);
        check(ISSUE.fields, load::ISSUE_KEYS);
        check(PAGE.fields, load::PAGE_KEYS);
        check(SITE.fields, config::KEYS);
        check(inside(&SITE, "contact"), config::CONTACT_KEYS);
        check(inside(&NOTICE, "categories"), config::CATEGORY_KEYS);
        check(inside(&SITE, "government"), config::GOVERNMENT_KEYS);
        check(inside(&SITE, "checks"), config::CHECK_KEYS);
        check(inside(&SITE, "review"), config::review::KEYS);
        check(inside(&SITE, "targets"), config::TARGET_KEYS);
    }

    #[test]
    fn words_are_those_that_are_read() {
        assert_eq!(KINDS, NoticeKind::WORDS.iter().map(|(word, _)| *word).collect::<Vec<_>>());
        assert_eq!(AUDIENCES, load::AUDIENCES.iter().map(|(word, _)| *word).collect::<Vec<_>>());
    }

    #[test]
    fn a_file_is_told_by_its_path() {
        let of = |path: &str| Form::of(path).map(|form| form.name);
        assert_eq!(of("site.yaml"), Some("site"));
        assert_eq!(of("2025/n/notice.md"), Some("notice"));
        assert_eq!(of("n/01-a.md"), Some("issue"));
        assert_eq!(of("about.md"), Some("page"));
        assert_eq!((of("_words/a.md"), of("n/site.yaml"), of("n/a.png")), (None, None, None));
    }
}
