//! A notice as a document, for paper and word processors.

use super::Renderer;
use super::bodies::NoticeTexts;
use super::notice::categories_of;
use crate::catalogue::export_findings::UNFIT_PICTURE;
use crate::catalogue::findings::UNREADABLE_FILE;
use crate::finding::{Finding, Findings};
use crate::formats;
use crate::formats::document::{CategoryPart, Document, Image, Images, IssuePart, Parts, assemble};
use crate::load;
use crate::model::asset;
use crate::plan::PageKind;
use crate::source::Place;
use crate::theme::view::NoticeCategory;
use crate::typeset::{Typesetter, fits_pdf};

impl<'a> Renderer<'a> {
    pub fn document(&self, at: usize, findings: &mut Findings) -> Document {
        self.document_of(at, &self.bodies.notice(at, findings))
    }

    /// Prints with a typesetter that looks elsewhere for fonts, or has already looked.
    pub fn with_typesetter(self, typesetter: Typesetter) -> Self {
        Self { typesetter, ..self }
    }

    /// The notice in its official layout. `None`: it cannot be made, and the findings say why.
    pub fn pdf(&self, at: usize, findings: &mut Findings) -> Option<Vec<u8>> {
        self.pdf_of(at, &self.bodies.notice(at, findings), findings)
    }

    pub(super) fn pdf_of(&self, at: usize, texts: &NoticeTexts, findings: &mut Findings) -> Option<Vec<u8>> {
        let document = self.document_of(at, texts);
        let images = self.images(at, &document, fits_pdf, findings);
        let place = self.plan.notice(at).pdf.clone().unwrap_or_else(|| self.place_of(PageKind::Notice(at)));
        self.typesetter.pdf(&document, &images, &place, findings)
    }

    /// The ledger of a notice, as a workbook.
    pub fn ledger(&self, at: usize, findings: &mut Findings) -> Result<Vec<u8>, String> {
        let texts = self.bodies.notice(at, findings);
        let marked = texts.marked_issues(formats::internal_mark(self.language));
        formats::xlsx(self.plan.notice(at), &texts.in_a_table(&marked), self.language)
            .map_err(|error| error.to_string())
    }

    /// The files of a document's pictures. One that does not fit is left out, and a finding says so.
    pub fn images(
        &self,
        at: usize,
        document: &Document,
        fits: impl Fn(&Image) -> bool,
        findings: &mut Findings,
    ) -> Images {
        let mut images = Images::new();
        for picture in document.pictures() {
            let Some(path) = self.asset_at(&picture.address).filter(|_| !images.contains_key(&picture.address)) else {
                continue;
            };
            let asset = &self.plan.site.assets[path];
            let place = || self.place_of(PageKind::Notice(at));
            let bytes = match load::asset_bytes(asset) {
                Ok(bytes) => bytes,
                Err(error) => {
                    let place = Place::path(format!("content/{path}"));
                    findings.push(Finding::new(&UNREADABLE_FILE, place).because(&error));
                    continue;
                }
            };
            let image = Image { bytes, ending: asset::extension(path).unwrap_or_default(), size: asset.size };
            if fits(&image) {
                images.insert(picture.address.clone(), image);
            } else {
                findings.push(Finding::new(&UNFIT_PICTURE, place()).with("file", format!("content/{path}")));
            }
        }
        images
    }

    /// The path in `content/` of the file that is published at an address.
    fn asset_at(&self, address: &str) -> Option<&'a str> {
        let by_address = self.assets.get_or_init(|| {
            let site = self.plan.site;
            site.assets.keys().filter_map(|path| Some((self.plan.asset(path)?.href(), path.as_str()))).collect()
        });
        by_address.get(address).copied()
    }

    /// The same titles, numbers and levels as on the notice's page. Addresses count from the site's root.
    pub(super) fn document_of(&self, at: usize, texts: &NoticeTexts) -> Document {
        let notice = self.plan.notice(at);
        let mut places = (0..notice.issues.len()).collect::<Vec<_>>();
        places.sort_by_key(|within| notice.issues[*within].category);
        let mut places = places.into_iter();
        let part = |view: NoticeCategory| CategoryPart {
            number: view.number,
            title: view.title,
            single: view.single,
            issues: view
                .issues
                .into_iter()
                .zip(places.by_ref())
                .map(|(issue, at)| IssuePart {
                    at,
                    number: issue.number,
                    title: issue.title,
                    body: issue.body.as_str().to_string(),
                })
                .collect(),
        };
        let common = self.common(at, texts, &mut Findings::default());
        let categories = categories_of(notice, texts, &common, "").into_iter().map(part).collect();
        assemble(&Parts {
            notice,
            edition: self.plan.site.edition,
            language: self.language,
            before: texts.body.before.place("", 0).into_owned(),
            after: texts.body.after.as_ref().map(|after| after.place("", 0).into_owned()).unwrap_or_default(),
            categories,
            level: texts.body.marker.level,
        })
    }
}
