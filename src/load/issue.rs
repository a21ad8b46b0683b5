//! From an issue's file to an [`Issue`].

use super::slug::split_number;
use super::{Context, Lowered, TextFile, aliases, front_matter, slug};
use crate::catalogue::findings::{
    MISSING_ATTACHMENT, MISSPELT_CATEGORY, MISSPELT_WORD, SEVERAL_IN_ONE, UNKNOWN_CATEGORY, UNKNOWN_STATUS,
};
use crate::finding::{Edit, Finding, Findings, Fix};
use crate::model::{Attachment, Body, Category, Edition, Issue, Measure, Status, asset};
use crate::yaml::{Fields, nearest};

/// The keys of an issue's front matter.
pub const KEYS: &[&str] = &[
    "title", "category", "status", "order", "responsible", "deadline", "completed", "updated", "topics", "audience",
    "measures", "attachments", "aliases", "slug", "draft", "description",
];
const MEASURE_KEYS: &[&str] = &["text", "date"];
const ATTACHMENT_KEYS: &[&str] = &["file", "title"];
pub const AUDIENCES: &[(&str, Edition)] = &[
    ("public", Edition::Public),
    ("internal", Edition::Internal),
    ("社会公开", Edition::Public),
    ("党内公开", Edition::Internal),
];

/// Makes an issue. `None` without a finding: it does not belong to this edition.
/// `categories` is `None` where the notice itself is broken; the issue is then only looked through.
pub fn lower(file: &TextFile, categories: Option<&[Category]>, context: &Context) -> Lowered<Issue> {
    let mut findings = Findings::default();
    let Some(source) = &file.source else { return Lowered::of(None, &file.path, None, findings) };
    let source = super::read::without_internal(source, context.options.edition, &mut findings);
    let Some(front_matter::Parts { mut fields, body }) = front_matter::open(&source, KEYS, &mut findings) else {
        return Lowered::of(None, &file.path, None, findings);
    };
    let audience = fields.decided("audience", |fields, key| fields.word(key, AUDIENCES)).unwrap_or_default();
    let internal = audience == Edition::Internal;
    let stem = file.path.rsplit('/').next().and_then(|name| name.strip_suffix(".md")).unwrap_or(&file.path);
    let (number, name) = split_number(stem);
    if internal && context.options.edition == Edition::Public {
        return Lowered::withheld(slug::read(&mut fields, name).map(|slug| slug.text));
    }
    if let Some(place) = front_matter::left_out(&mut fields, context.options) {
        return Lowered::draft(place);
    }
    let title = fields.required_text("title");
    let category = read_category(&mut fields, categories);
    let status = read_status(&mut fields, context);
    let order = fields.whole_number("order").or(number).unwrap_or(u32::MAX);
    let slug = slug::read(&mut fields, name);
    let responsible = names(&mut fields, "responsible");
    let topics = names(&mut fields, "topics");
    let deadline = fields.date("deadline");
    let completed = fields.date("completed");
    let updated = fields.date("updated");
    let measures = read_measures(&mut fields);
    let attachments = read_attachments(&mut fields, &file.path, context);
    let aliases = aliases::read(&mut fields);
    let description = fields.string("description");
    let text = Body { source: source.clone(), start: body };
    let issue = (|| {
        Some(Issue {
            path: file.path.clone(),
            slug: slug?,
            title: title?.value,
            category: category?,
            status: status?,
            order,
            responsible,
            deadline,
            completed,
            updated,
            topics,
            internal,
            measures,
            attachments,
            aliases,
            description,
            body: text.clone(),
        })
    })();
    Lowered::of(issue, &file.path, Some(text), findings)
}

fn read_category(fields: &mut Fields, categories: Option<&[Category]>) -> Option<usize> {
    let given = fields.required_choice("category", || categories.map(listed).unwrap_or_default())?;
    let categories = categories?;
    if let Some(at) = categories.iter().position(|category| category.id == given.value) {
        return Some(at);
    }
    let place = fields.place(given.span);
    let ids = || categories.iter().map(|category| category.id.as_str());
    let titled: Vec<_> = categories.iter().filter(|category| category.title == given.value).collect();
    let fix_to = |meant: &str| vec![Edit { span: given.span, text: meant.to_string() }];
    let meant = match titled[..] {
        [category] => Some((category.id.as_str(), Fix::sure(fix_to(&category.id)))),
        _ => nearest(&given.value, ids()).map(|id| (id, Fix::likely(fix_to(id)))),
    };
    let finding = match meant {
        Some((id, fix)) => Finding::new(&MISSPELT_CATEGORY, place).with("meant", id).mended_by(Some(fix)),
        None => Finding::new(&UNKNOWN_CATEGORY, place).with_known(listed(categories)),
    };
    fields.findings.push(finding.with("value", given.value));
    None
}

/// Whoever has to look through more looks into the notice.
const MOST_LISTED: usize = 20;

/// The categories that an issue can have, for a message.
fn listed(categories: &[Category]) -> Vec<String> {
    let listed = categories.iter().take(MOST_LISTED).map(|category| format!("{}（{}）", category.id, category.title));
    let more = (categories.len() > MOST_LISTED).then(|| "…".to_string());
    listed.chain(more).collect()
}

fn read_status(fields: &mut Fields, context: &Context) -> Option<Status> {
    let given = fields.required_known_word("status")?;
    let words = &context.config.statuses;
    match words.meaning(&given.value) {
        Some(kind) => Some(Status { kind, word: given.value }),
        None => {
            let place = fields.place(given.span);
            let finding = match words.nearest(&given.value) {
                Some(meant) => {
                    let fix = Fix::likely(vec![Edit { span: given.span, text: meant.to_string() }]);
                    let finding = Finding::new(&MISSPELT_WORD, place).with("key", "status").with("meant", meant);
                    finding.mended_by(Some(fix))
                }
                None => Finding::new(&UNKNOWN_STATUS, place).with_known(words.all().map(|(word, _)| word)),
            };
            fields.findings.push(finding.with("value", given.value));
            None
        }
    }
}

fn read_measures(fields: &mut Fields) -> Vec<Measure> {
    fields.maps("measures", MEASURE_KEYS, |fields| {
        let text = fields.required_text("text");
        let date = fields.date("date");
        Some(Measure { text: text?.value, date })
    })
}

/// Reads the `attachments` of an issue or of a notice; `path` is the file that names them.
pub fn read_attachments(fields: &mut Fields, path: &str, context: &Context) -> Vec<Attachment> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    fields.maps("attachments", ATTACHMENT_KEYS, |fields| {
        let file = fields.required_text("file")?;
        let title = fields.string("title");
        let asset = asset::resolve(folder, &file.value).filter(|asset| context.has_asset(asset));
        let Some(asset) = asset else {
            let place = fields.place(file.span);
            fields.findings.push(Finding::new(&MISSING_ATTACHMENT, place).with("address", file.value));
            return None;
        };
        let name = || file.value.rsplit('/').next().unwrap_or(&file.value).to_string();
        Some(Attachment { title: title.unwrap_or_else(name), asset })
    })
}

/// Reads names of which there can be several: each gets a page of its own, or is a keyword.
pub fn names(fields: &mut Fields, key: &'static str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let is_list = fields.is_list(key);
    for text in fields.texts(key) {
        // In brackets, quotes say that it is one.
        let is_one = is_list && fields.source.text[text.span.range()].starts_with(['"', '\'']);
        let parts: &[char] = if is_list { &['、', '；', '，', ';'] } else { &['、', '；', ';', ','] };
        let in_wide_brackets = text.value.starts_with(['【', '［']);
        if !is_one && (in_wide_brackets || text.value.contains(parts)) {
            let bare = text.value.trim_matches(['【', '】', '［', '］']);
            let several: Vec<&str> = bare.split(parts).map(str::trim).filter(|part| !part.is_empty()).collect();
            let finding = Finding::new(&SEVERAL_IN_ONE, fields.place(text.span)).with("key", key);
            fields.findings.push(finding.with("several", several.join(", ")).with("value", text.value.clone()));
        }
        if !names.contains(&text.value) {
            names.push(text.value);
        }
    }
    names
}
