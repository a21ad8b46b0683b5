//! From a Markdown file at the top of `content/` to a [`PlainPage`].

use super::{Context, Lowered, TextFile, aliases, front_matter, slug};
use crate::finding::Findings;
use crate::model::{Body, PlainPage};

/// The keys of a plain page's front matter.
pub const KEYS: &[&str] = &["title", "slug", "draft", "description", "updated", "navigation", "aliases"];

pub fn lower(file: &TextFile, context: &Context) -> Lowered<PlainPage> {
    let mut findings = Findings::default();
    let Some(source) = &file.source else { return Lowered::of(None, &file.path, None, findings) };
    let source = super::read::without_internal(source, context.options.edition, &mut findings);
    let Some(front_matter::Parts { mut fields, body }) = front_matter::open(&source, KEYS, &mut findings) else {
        return Lowered::of(None, &file.path, None, findings);
    };
    if let Some(place) = front_matter::left_out(&mut fields, context.options) {
        return Lowered::draft(place);
    }
    let title = fields.required_text("title");
    let slug = slug::read(&mut fields, file.path.strip_suffix(".md").unwrap_or(&file.path));
    let description = fields.string("description");
    let updated = fields.date("updated");
    let navigation = fields.whole_number("navigation");
    let aliases = aliases::read(&mut fields);
    let text = Body { source: source.clone(), start: body };
    let page = (|| {
        Some(PlainPage {
            path: file.path.clone(),
            slug: slug?,
            title: title?.value,
            description,
            updated,
            navigation,
            aliases,
            body: text.clone(),
        })
    })();
    Lowered::of(page, &file.path, Some(text), findings)
}
