//! From a notice's folder to a [`Notice`] with its issues.

use jiff::civil::Date;
use rayon::prelude::*;

use super::issue::{self, names, read_attachments};
use super::{Context, Lowered, NoticeFiles, TextFile, aliases, front_matter, gather, slug};
use crate::catalogue::findings::DATES_OUT_OF_ORDER;
use crate::config::{read_categories, read_contact};
use crate::finding::{Finding, Findings, Severity};
use crate::model::{Body, Category, Correction, ISSUES_A_PIECE, Issue, Notice, NoticeKind, Period};
use crate::source::{Place, Span};
use crate::yaml::Fields;

/// The keys of `notice.md`.
pub const KEYS: &[&str] = &[
    "title", "kind", "issuer", "inspector", "inspection", "feedback", "date", "published", "categories", "contact",
    "corrections", "numbering", "pdf", "slug", "draft", "description", "keywords", "index_number", "document_number",
    "openness", "attachments", "aliases",
];
const INSPECTION_KEYS: &[&str] = &["from", "to"];
const CORRECTION_KEYS: &[&str] = &["date", "text"];

/// Makes a notice. Where `notice.md` is broken its issues are looked through all the same, so that
/// everything wrong is told in one run.
pub fn lower(files: &NoticeFiles, context: &Context) -> Lowered<Notice> {
    let Head { mut head, left_out } = lower_head(files, context);
    if let Some(place) = left_out {
        return Lowered::draft(place);
    }
    let categories = head.made.as_ref().map(|notice| notice.categories.clone());
    let pieces = files.issues.par_iter().with_min_len(ISSUES_A_PIECE);
    let issues: Vec<Lowered<Issue>> = pieces.map(|file| issue::lower(file, categories.as_deref(), context)).collect();
    let withheld = issues.iter().filter_map(|issue| issue.withheld.clone()).collect();
    let mut issues = gather(issues, &mut head.broken, &mut head.findings);
    issues.sort_by(|a, b| (a.category, a.order, &a.path).cmp(&(b.category, b.order, &b.path)));
    head.made = head.made.map(|notice| Notice { issues, withheld, ..notice }.without_typed_numbers());
    head
}

/// A notice without its issues.
struct Head {
    head: Lowered<Notice>,
    /// Where it says that it is a draft, if drafts are left out.
    left_out: Option<Place>,
}

/// Whether a `notice.md` asks for a PDF, without the rest of it being made. Most have no such word anywhere.
pub fn wants_pdf(file: &TextFile) -> bool {
    let Some(source) = file.source.as_ref().filter(|source| source.text.contains("pdf")) else { return false };
    let mut findings = Findings::default();
    let parts = front_matter::open(source, KEYS, &mut findings);
    parts.and_then(|mut parts| parts.fields.flag("pdf")).unwrap_or(false)
}

/// Reads `notice.md`.
fn lower_head(files: &NoticeFiles, context: &Context) -> Head {
    let path = &files.notice.path;
    let mut findings = Findings::default();
    let nothing = |findings| Head { head: Lowered::of(None, path, None, findings), left_out: None };
    let Some(source) = &files.notice.source else { return nothing(findings) };
    let source = super::read::without_internal(source, context.options.edition, &mut findings);
    let Some(front_matter::Parts { mut fields, body }) = front_matter::open(&source, KEYS, &mut findings) else {
        return nothing(findings);
    };
    let left_out = front_matter::left_out(&mut fields, context.options);
    let text = Body { source: source.clone(), start: body };
    let folder_name = files.folder.rsplit('/').next().unwrap_or(&files.folder);
    let title = fields.required_text("title");
    let kind = fields.word("kind", NoticeKind::WORDS).unwrap_or(NoticeKind::Other);
    let dates = Dates::read(&mut fields);
    let categories = categories_of(&mut fields, context);
    let contact = read_contact(&mut fields).or(&context.config.contact);
    let mut corrections = read_corrections(&mut fields, dates.date);
    corrections.sort_by_key(|correction| std::cmp::Reverse(correction.date));
    let slug = slug::read(&mut fields, folder_name);
    let numbering = fields.flag("numbering").unwrap_or(context.config.numbering);
    let pdf_place = fields.place(fields.span_of("pdf"));
    let pdf = fields.flag("pdf").unwrap_or(false).then_some(pdf_place);
    let attachments = read_attachments(&mut fields, &files.notice.path, context);
    let aliases = aliases::read(&mut fields);
    let keywords = names(&mut fields, "keywords");
    let notice = (|| {
        Some(Notice {
            folder: files.folder.clone(),
            slug: slug?,
            title: title?.value,
            kind,
            issuer: fields.string("issuer"),
            inspector: fields.string("inspector"),
            inspection: dates.inspection,
            feedback: dates.feedback,
            date: dates.date?,
            published: dates.published,
            index_number: fields.string("index_number"),
            document_number: fields.string("document_number"),
            openness: fields.string("openness"),
            keywords,
            description: fields.string("description"),
            contact,
            corrections,
            attachments,
            aliases,
            numbering,
            pdf,
            categories: categories?,
            issues: Vec::new(),
            withheld: Vec::new(),
            body: text.clone(),
        })
    })();
    Head { head: Lowered::of(notice, path, Some(text), findings), left_out }
}

/// The notice's own categories, or else the site's. `None`: some are broken, and no issue is to be told that its
/// category is not among the others.
fn categories_of(fields: &mut Fields, context: &Context) -> Option<Vec<Category>> {
    if fields.is_misspelt("categories") {
        return None;
    }
    if !fields.has("categories") {
        return Some(context.config.categories.clone());
    }
    let before = fields.findings.count(Severity::Error);
    let categories = read_categories(fields);
    (fields.findings.count(Severity::Error) == before).then_some(categories)
}

/// The dates of a notice, each no earlier than the one before it.
struct Dates {
    inspection: Option<Period>,
    feedback: Option<Date>,
    date: Option<Date>,
    published: Option<jiff::civil::DateTime>,
}

impl Dates {
    fn read(fields: &mut Fields) -> Self {
        let mut told: Vec<(&'static str, Date, Span)> = Vec::new();
        let inspection = fields.map("inspection", INSPECTION_KEYS).and_then(|mut inspection| {
            let (from_span, to_span) = (inspection.span_of("from"), inspection.span_of("to"));
            let (from, to) = (inspection.required_date("from"), inspection.required_date("to"));
            told.extend(from.map(|from| ("inspection.from", from, from_span)));
            told.extend(to.map(|to| ("inspection.to", to, to_span)));
            Some(Period { from: from?, to: to? })
        });
        let [feedback_span, date_span, published_span] =
            ["feedback", "date", "published"].map(|key| fields.span_of(key));
        let feedback = fields.date("feedback");
        let date = fields.required_date("date");
        let published = fields.time("published");
        told.extend(feedback.map(|feedback| ("feedback", feedback, feedback_span)));
        told.extend(date.map(|date| ("date", date, date_span)));
        told.extend(published.map(|published| ("published", published.date(), published_span)));
        for pair in told.windows(2) {
            let [(earlier, earlier_date, _), (later, later_date, span)] = pair else { continue };
            expect_order(fields, (earlier, *earlier_date), (later, *later_date), *span);
        }
        Self { inspection, feedback, date, published }
    }
}

/// Tells of a later date that is before an earlier one, at the later one's place.
fn expect_order(fields: &mut Fields, earlier: (&str, Date), later: (&str, Date), span: Span) {
    if later.1 >= earlier.1 {
        return;
    }
    let place = fields.place(span);
    fields.findings.push(
        Finding::new(&DATES_OUT_OF_ORDER, place)
            .with("later", later.0)
            .with("later_date", later.1.to_string())
            .with("earlier", earlier.0)
            .with("earlier_date", earlier.1.to_string()),
    );
}

/// Reads the corrections of a notice, which come after its own date.
fn read_corrections(fields: &mut Fields, of_notice: Option<Date>) -> Vec<Correction> {
    fields.maps("corrections", CORRECTION_KEYS, |fields| {
        let span = fields.span_of("date");
        let date = fields.required_date("date");
        if let (Some(of_notice), Some(date)) = (of_notice, date) {
            expect_order(fields, ("date", of_notice), ("corrections.date", date), span);
        }
        let text = fields.required_text("text");
        Some(Correction { date: date?, text: text?.value })
    })
}
