//! The form of `site.yaml`.

use super::{CATEGORY, CONTACT, Field, Form, Shape, field, required};
use crate::catalogue::forms as words;

pub static SITE: Form = Form {
    name: "site",
    title: &words::FORM_SITE,
    fields: &[
        required("title", &words::SITE_TITLE, Shape::Text),
        field("description", &words::DESCRIPTION, Shape::Text),
        field("base_url", &words::SITE_BASE_URL, Shape::Text),
        field("language", &words::SITE_LANGUAGE, Shape::Word(&["zh-CN", "en", "zh"])),
        field("office", &words::SITE_OFFICE, Shape::Text),
        field("theme", &words::SITE_THEME, Shape::Text),
        field("contact", &words::CONTACT, Shape::Map(CONTACT)),
        field("government", &words::SITE_GOVERNMENT, Shape::Map(GOVERNMENT)),
        field("categories", &words::CATEGORIES, Shape::List(CATEGORY)),
        field("statuses", &words::SITE_STATUSES, Shape::Map(STATUSES)),
        field("numbering", &words::NUMBERING, Shape::Flag),
        field("fonts", &words::FONTS, Shape::Texts),
        field("checks", &words::SITE_CHECKS, Shape::Map(CHECKS)),
        field("review", &words::SITE_REVIEW, Shape::Map(REVIEW)),
        field("targets", &words::SITE_TARGETS, Shape::List(TARGET)),
    ],
};

static GOVERNMENT: &[Field] = &[
    field("sponsor", &words::SITE_SPONSOR, Shape::Text),
    field("operator", &words::SITE_OPERATOR, Shape::Text),
    field("site_code", &words::SITE_CODE, Shape::Text),
    field("icp", &words::SITE_ICP, Shape::Text),
    field("police", &words::SITE_POLICE, Shape::Text),
    field("badge", &words::SITE_BADGE, Shape::Text),
    field("report_errors", &words::SITE_REPORT_ERRORS, Shape::Text),
];

static STATUSES: &[Field] = &[
    field("done", &words::SITE_STATUS_WORDS, Shape::Texts),
    field("staged", &words::SITE_STATUS_WORDS, Shape::Texts),
    field("ongoing", &words::SITE_STATUS_WORDS, Shape::Texts),
    field("standing", &words::SITE_STATUS_WORDS, Shape::Texts),
    field("not-done", &words::SITE_STATUS_WORDS, Shape::Texts),
];

static CHECKS: &[Field] = &[
    field("severity", &words::SITE_CHECKS_SEVERITY, Shape::PairsOf(&["error", "warning", "note", "off"])),
    field("allow", &words::SITE_CHECKS_ALLOW, Shape::Texts),
    field("words", &words::SITE_CHECKS_WORDS, Shape::Pairs),
    field("hosts", &words::SITE_CHECKS_HOSTS, Shape::Texts),
    field("shortest", &words::SITE_CHECKS_SHORTEST, Shape::Number),
];

static REVIEW: &[Field] = &[
    field("roles", &words::SITE_REVIEW_ROLES, Shape::Texts),
    field("in_order", &words::SITE_REVIEW_IN_ORDER, Shape::Flag),
    field("distinct", &words::SITE_REVIEW_DISTINCT, Shape::Flag),
    field("since", &words::SITE_REVIEW_SINCE, Shape::Date),
    field("require_keys", &words::SITE_REVIEW_REQUIRE_KEYS, Shape::Flag),
    field("keys", &words::SITE_REVIEW_KEYS, Shape::List(KEY)),
];

static KEY: &[Field] = &[
    required("name", &words::SITE_REVIEW_KEY_NAME, Shape::Text),
    required("key", &words::SITE_REVIEW_KEY, Shape::Text),
];

static TARGET: &[Field] = &[
    required("name", &words::TARGET_NAME, Shape::Text),
    required("kind", &words::TARGET_KIND, Shape::Word(&["folder", "s3", "webdav", "sftp"])),
    field("edition", &words::TARGET_EDITION, Shape::Word(&["public", "internal"])),
    field("compress", &words::TARGET_COMPRESS, Shape::Texts),
    field("path", &words::TARGET_PATH, Shape::Text),
    field("keep", &words::TARGET_KEEP, Shape::Number),
    field("endpoint", &words::TARGET_ENDPOINT, Shape::Text),
    field("region", &words::TARGET_REGION, Shape::Text),
    field("bucket", &words::TARGET_BUCKET, Shape::Text),
    field("prefix", &words::TARGET_PREFIX, Shape::Text),
    field("addressing", &words::TARGET_ADDRESSING, Shape::Word(&["virtual", "path"])),
    field("host", &words::TARGET_HOST, Shape::Text),
    field("port", &words::TARGET_PORT, Shape::Port),
    field("user", &words::TARGET_USER, Shape::Text),
    field("known_hosts", &words::TARGET_KNOWN_HOSTS, Shape::Text),
    field("identity", &words::TARGET_IDENTITY, Shape::Text),
];
