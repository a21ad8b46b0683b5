//! What was made of the texts, kept, so that a notice whose texts have not changed is not made again.
//!
//! A notice is made of its own texts, of `site.yaml`, and of the answers to “is there such a file?”; where
//! all of these are as they were, so is the notice.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Context, Lowered, NoticeFiles, Options, TextFile, Tree, font_folders, gather, notice, page};
use crate::catalogue::findings::{NO_NOTICE, ONLY_DRAFTS};
use crate::config::Config;
use crate::finding::{Finding, Findings};
use crate::model::{Notice, PlainPage, Site};
use crate::source::{Place, Source};

/// The notices of one site as one set of options sees it.
#[derive(Default)]
pub struct Models {
    made_for: Option<(Arc<Source>, Options)>,
    notices: HashMap<String, Model>,
}

/// One notice, and what it was made of.
struct Model {
    sources: Vec<Option<Arc<Source>>>,
    /// Files that the texts name, and whether they were there.
    asked: Vec<(String, bool)>,
    lowered: Lowered<Arc<Notice>>,
}

impl Models {
    /// Makes the model, as [`super::lower`] does.
    pub fn lower(&mut self, tree: &Tree, config: Config, options: &Options, findings: &mut Findings) -> Site {
        let Tree { root, notices: folders, pages, assets, history, word_lists, .. } = tree;
        let made_for = (config.source.clone(), options.clone());
        let is_same = |before: &(Arc<Source>, Options)| Arc::ptr_eq(&before.0, &made_for.0) && before.1 == made_for.1;
        if !self.made_for.as_ref().is_some_and(is_same) {
            self.notices.clear();
        }
        self.made_for = Some(made_for);
        let context = || Context { config: &config, options, assets, asked: Default::default() };

        let kept = &self.notices;
        let made: Vec<Option<Model>> = folders
            .par_iter()
            .map(|files| {
                let is_there = |(path, was): &(String, bool)| assets.contains_key(path) == *was;
                let known =
                    kept.get(&files.folder).is_some_and(|model| model.is_of(files) && model.asked.iter().all(is_there));
                (!known).then(|| Model::new(files, context()))
            })
            .collect();
        let mut before = std::mem::take(&mut self.notices);
        let mut lowered = Vec::with_capacity(folders.len());
        for (files, made) in folders.iter().zip(made) {
            let Some(model) = made.or_else(|| before.remove(&files.folder)) else { continue };
            lowered.push(model.lowered.clone());
            self.notices.insert(files.folder.clone(), model);
        }

        let mut broken = Vec::new();
        let mut notices = gather(lowered, &mut broken, findings);
        let lowered = pages.par_iter().map(|file| page::lower(file, &context())).collect();
        let mut pages = gather(lowered, &mut broken, findings);
        notices.sort_by(|a: &Arc<Notice>, b: &Arc<Notice>| a.place_in_site().cmp(&b.place_in_site()));
        pages.sort_by(|a: &PlainPage, b: &PlainPage| a.slug.text.cmp(&b.slug.text));
        if notices.is_empty() && !findings.has_errors() {
            let kind = if folders.is_empty() { &NO_NOTICE } else { &ONLY_DRAFTS };
            findings.push(Finding::new(kind, Place::path("content")));
        }
        Site {
            fonts: font_folders(root, &config),
            config,
            edition: options.edition,
            notices,
            pages,
            assets: assets.clone(),
            broken,
            history: history.clone(),
            word_lists: word_lists.clone(),
        }
    }
}

impl Model {
    fn new(files: &NoticeFiles, context: Context) -> Self {
        let Lowered { made, withheld, broken, findings } = notice::lower(files, &context);
        let lowered = Lowered { made: made.map(Arc::new), withheld, broken, findings };
        let asked = std::mem::take(&mut *context.lock_asked());
        Self { sources: texts(files).map(|text| text.source.clone()).collect(), asked, lowered }
    }

    /// Whether it was made of these very texts. A text that could not be read is another one each time.
    fn is_of(&self, files: &NoticeFiles) -> bool {
        let mut texts = texts(files);
        let same = self.sources.iter().all(|known| match (known, texts.next().map(|text| &text.source)) {
            (Some(known), Some(Some(now))) => Arc::ptr_eq(known, now),
            _ => false,
        });
        same && texts.next().is_none()
    }
}

fn texts(files: &NoticeFiles) -> impl Iterator<Item = &TextFile> {
    std::iter::once(&files.notice).chain(&files.issues)
}
