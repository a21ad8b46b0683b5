//! Themes: templates, styles and the words of the interface.
//!
//! A theme is a folder of layers: its own files over those of the theme it extends, and a site's
//! `themes/<name>/` over the themes inside the binary, file by file. Loading reports everything that is
//! wrong with them; rendering fills one template with one page's view and knows nothing of the model.

mod assets;
mod engine_words;
mod failure;
mod frame;
mod html;
mod layers;
mod metadata;
mod named_files;
mod parts;
mod past;
mod phrases;
mod ready;
mod shared;
mod templates;
mod unclosed;
pub mod view;
mod words;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use tera::{Context, Tera, TeraResult, Value};

use crate::config::Config;
use crate::finding::{Findings, Severity};
use crate::source::Place;
use assets::Assets;
pub use failure::Failure;
use failure::Sources;
use frame::Frames;
use layers::Layer;
use view::{Content, PageView, Part, SiteView};
use words::Words;

/// The files of a theme that was found, for pages in one language; nothing of them has been understood yet.
pub struct Files {
    layers: Vec<Layer>,
    language: String,
    fingerprint: blake3::Hash,
}

impl Files {
    /// Finds the theme by its name below `root`, the folder that holds `content/` and perhaps `themes/`, or
    /// in the binary. `language` is `zh-CN` or `en`. `None`: it is not usable, and findings say why.
    pub fn find(name: &str, root: &Path, language: &str, findings: &mut Findings) -> Option<Self> {
        Self::asked_at(None, name, root, language, findings)
    }

    /// Finds the theme that `site.yaml` names.
    pub fn of(config: &Config, root: &Path, findings: &mut Findings) -> Option<Self> {
        Self::asked_at(config.theme_place.clone(), &config.theme, root, config.language.tag(), findings)
    }

    fn asked_at(
        place: Option<Place>,
        name: &str,
        root: &Path,
        language: &str,
        findings: &mut Findings,
    ) -> Option<Self> {
        let layers = layers::find(name, place, root, findings)?;
        let fingerprint = fingerprint(&layers, language);
        Some(Self { layers, language: language.to_string(), fingerprint })
    }

    /// Stands for the theme: two with the same fingerprint make the same pages.
    pub fn fingerprint(&self) -> blake3::Hash {
        self.fingerprint
    }

    /// Whether any of them lies in the site's folder, not in the binary.
    pub fn has_own(&self) -> bool {
        self.layers.iter().any(|layer| layer.own_files().next().is_some())
    }

    /// Makes the theme ready. `None`: it is not usable, and findings say why.
    pub fn load(&self, findings: &mut Findings) -> Option<Theme> {
        let Self { layers, language, fingerprint } = self;
        let errors = findings.count(Severity::Error);
        let words = words::read(layers, language, findings);
        let assets = assets::collect(layers, findings);
        let tera = templates::compile(layers, words.as_ref(), &assets, findings);
        if findings.count(Severity::Error) > errors {
            return None;
        }
        let tera = tera?;
        let frames = Frames::new(&tera);
        let templates = templates::nearest(layers);
        let own = Arc::new(templates::own(layers));
        Some(Theme { tera, templates, own, frames, words: words?, assets, fingerprint: *fingerprint })
    }
}

/// A theme that was loaded whole, for pages in one language.
#[derive(Clone)]
pub struct Theme {
    tera: Tera,
    /// Templates by their names, and the nearest layer's, as Tera knows it: `gov/notice.html`.
    templates: BTreeMap<String, String>,
    /// The templates that the site itself brings.
    own: Arc<Sources>,
    frames: Frames,
    words: Words,
    assets: Assets,
    fingerprint: blake3::Hash,
}

impl Theme {
    /// Finds a theme and makes it ready. `None`: it is not usable, and findings say why.
    pub fn load(name: &str, root: &Path, language: &str, findings: &mut Findings) -> Option<Theme> {
        Files::find(name, root, language, findings)?.load(findings)
    }

    /// The theme that `site.yaml` names, ready. `None`: it is not usable, and findings say why.
    pub fn of(config: &Config, root: &Path, findings: &mut Findings) -> Option<Theme> {
        Files::of(config, root, findings)?.load(findings)
    }

    /// Sets the global `site` for every page that follows.
    pub fn set_site(&mut self, site: &SiteView) {
        self.tera.global_context().insert("site", site);
        self.frames.set_site(site);
    }

    /// Renders one page into `out`, behind what is there. `root` leads from the page to the site's root, such
    /// as `../../`. An error leaves `out` as it was.
    pub fn render(&self, page: &PageView, root: &str, content: &Content, out: &mut Vec<u8>) -> Result<(), Failure> {
        let before = out.len();
        self.try_render(page, root, content, out).map_err(|error| {
            out.truncate(before);
            Failure::of(&error, &self.own)
        })
    }

    /// A part as HTML; empty where the theme does not print it. `root` may be a mark that a way is put in place of
    /// later.
    pub fn part(&self, part: &Part, root: &str) -> Result<String, Failure> {
        match self.templates.get(part.template()) {
            Some(template) => part.render(template, root, &self.tera).map_err(|error| Failure::of(&error, &self.own)),
            None => Ok(String::new()),
        }
    }

    fn try_render(&self, page: &PageView, root: &str, content: &Content, out: &mut Vec<u8>) -> TeraResult<()> {
        let mut context = Context::new();
        context.insert_value("frame", self.frames.of(page, root, &self.tera)?);
        context.insert_value("metadata", Value::safe_string(&metadata::html(page)));
        context.insert("page", page);
        context.insert_value("root", Value::from(root));
        let (name, value) = variable(content);
        context.insert_value(name, value);
        let template = content.template();
        self.tera.render_to(self.templates.get(template).map_or(template, String::as_str), &context, out)
    }

    /// The theme's own files by address, such as `assets/gov.3f2a91c0.css`, in the order of their addresses.
    pub fn assets(&self) -> &[(String, Vec<u8>)] {
        &self.assets.files
    }

    /// A word of the interface. One that no theme has is shown as its key.
    pub fn word<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.get(key).map_or(key, String::as_str)
    }

    /// Stands for everything that was loaded: two themes with the same fingerprint make the same pages.
    pub fn fingerprint(&self) -> blake3::Hash {
        self.fingerprint
    }
}

/// The name of the variable that a template gets besides `page` and `root`, and its value.
fn variable(content: &Content) -> (&'static str, Value) {
    match content {
        Content::Home(view) => ("home", Value::from_serializable(view)),
        Content::Notice(view) => ("notice", Value::from_serializable(view)),
        Content::Issue(view) => ("issue", Value::from_serializable(view)),
        Content::Categories(view) => ("categories", Value::from_serializable(view)),
        Content::List(view) => ("list", Value::from_serializable(view)),
        Content::Index(view) => ("index", Value::from_serializable(view)),
        Content::Contact(view) => ("contact", Value::from_serializable(view)),
        Content::Plain(view) => ("plain", Value::from_serializable(view)),
        Content::Archive(view) => ("archive", Value::from_serializable(view)),
        Content::Search(view) => ("search", Value::from_serializable(view)),
        Content::SiteMap(view) => ("site_map", Value::from_serializable(view)),
        Content::NotFound(view) => ("not_found", Value::from_serializable(view)),
    }
}

fn fingerprint(layers: &[Layer], language: &str) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    let mut add = |part: &[u8]| {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    };
    add(language.as_bytes());
    for lies_under_all in [assets::SEARCH, &words::file(language)] {
        add(layers::base_file(lies_under_all).unwrap_or_default());
    }
    for layer in layers {
        add(layer.name.as_bytes());
        for (path, bytes) in &layer.files {
            add(path.as_bytes());
            add(bytes);
        }
    }
    hasher.finalize()
}
