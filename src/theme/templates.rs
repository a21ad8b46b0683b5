//! Templates: the files of all layers made ready in Tera, with the functions and filters they may use.
//!
//! Each file is known by its theme and its name, `gov/notice.html`; a plain `notice.html` means the nearest
//! layer's. So a theme can extend the very template that it replaces.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use tera::{Error, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use super::assets::Assets;
use super::engine_words::in_chinese;
use super::failure::{Sources, place_in, take_apart};
use super::layers::Layer;
use super::unclosed;
use super::view::TEMPLATES;
use super::words::{self, Words};
use super::{phrases, ready};
use crate::catalogue::findings::{BROKEN_TEMPLATE, MISSING_TEMPLATE, NOT_UTF8};
use crate::catalogue::templates::{NO_ASSET, NO_WORD};
use crate::catalogue::words::UNCLOSED_TAG;
use crate::catalogue::{Language, both};
use crate::finding::{Finding, Findings};
use crate::source::{Place, Source};

/// Compiles the templates of all layers. `None`: one is missing or broken, and findings say which.
pub fn compile(layers: &[Layer], words: Option<&Words>, assets: &Assets, findings: &mut Findings) -> Option<Tera> {
    let sources = read(layers, findings);
    let none = Words::new();
    let words = words.unwrap_or(&none);
    for &template in TEMPLATES {
        let is_there = |layer: &Layer| layer.files.contains_key(&format!("templates/{template}"));
        if !layers.iter().any(is_there) {
            let place = Place::path(layers[0].path_of("templates"));
            let missing = Finding::new(&MISSING_TEMPLATE, place);
            findings.push(missing.with("name", layers[0].name.clone()).with("template", template));
        }
    }
    let mut tera = Tera::default();
    register(&mut tera, words.clone(), assets);
    let prefixes = layers.iter().map(|layer| format!("{}/", layer.name));
    tera.set_fallback_prefixes(prefixes).expect("no template has been added yet");
    let part = |name: &str| {
        let nearest = layers.iter().map(|layer| format!("{}/{name}", layer.name)).chain([name.to_string()]);
        let mut found = nearest.filter_map(|name| sources.iter().find(|(known, _)| *known == name));
        found.next().map(|(_, source)| source.text.as_str())
    };
    let ready = |(name, source): &(String, Arc<Source>)| {
        let part = |wanted: &str| if is_printed_often(name) { part(wanted) } else { None };
        (name.clone(), ready::template(&source.text, words, &part))
    };
    match tera.add_raw_templates(sources.par_iter().map(ready).collect::<Vec<_>>()) {
        Ok(()) => Some(tera),
        Err(error) => {
            explain(&error, &sources, findings);
            None
        }
    }
}

/// Whether a template prints something for each notice, issue or list. A part that is set into one of the others costs
/// more to compile than the few includes that it spares.
fn is_printed_often(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.starts_with("part-") || matches!(file, "notice.html" | "issue.html" | "list.html")
}

/// Those of the site's own.
pub fn own(layers: &[Layer]) -> Sources {
    let own = layers.iter().flat_map(|layer| layer.own_files().map(move |path| (layer, path)));
    own.filter_map(|(layer, path)| {
        let file = path.strip_prefix("templates/")?;
        Some((format!("{}/{file}", layer.name), layer.source(path)?))
    })
    .collect()
}

/// The templates that a plain name means.
pub fn nearest(layers: &[Layer]) -> BTreeMap<String, String> {
    let mut nearest = BTreeMap::new();
    for layer in layers {
        for file in layer.files.keys().filter_map(|path| path.strip_prefix("templates/")) {
            nearest.entry(file.to_string()).or_insert_with(|| format!("{}/{file}", layer.name));
        }
    }
    nearest
}

/// Every template's name in Tera and its source.
fn read(layers: &[Layer], findings: &mut Findings) -> Sources {
    let mut sources = Vec::new();
    for layer in layers {
        for (path, bytes) in &layer.files {
            let Some(file) = path.strip_prefix("templates/") else {
                continue;
            };
            match std::str::from_utf8(bytes) {
                Ok(text) => {
                    sources.push((format!("{}/{file}", layer.name), Source::new(layer.path_of(path), text)));
                }
                Err(_) => findings.push(Finding::new(&NOT_UTF8, Place::path(layer.path_of(path)))),
            }
        }
    }
    sources
}

fn register(tera: &mut Tera, words: Words, assets: &Assets) {
    tera.global_context().insert("words", &words);

    let addresses = assets.addresses.clone();
    tera.register_function("asset", move |arguments: Kwargs, _: &State| -> TeraResult<Value> {
        let name: &str = arguments.must_get("name")?;
        match addresses.get(name) {
            Some(address) => Ok(Value::from(address.as_str())),
            None => Err(Error::message(NO_ASSET.with(Language::En, &[("name", name.to_string())]))),
        }
    });

    tera.register_filter("fill", |template: &str, arguments: Kwargs, _: &State| -> TeraResult<String> {
        let argument = |name: &str| {
            let value = arguments.get::<Value>(name).ok()??;
            Some(Cow::Owned(value.to_string()))
        };
        words::fill(template, argument).map_err(Error::message)
    });

    tera.register_filter("by_meaning", |title: &str, _: Kwargs, _: &State| Value::from(phrases::by_meaning(title)));

    tera.register_filter("word", move |value: &str, arguments: Kwargs, _: &State| -> TeraResult<String> {
        let group: &str = arguments.must_get("of")?;
        let key = format!("{group}_{value}").replace('-', "_");
        words.get(&key).cloned().ok_or_else(|| Error::message(NO_WORD.with(Language::En, &[("name", key)])))
    });
}

/// One finding for each thing that Tera found wrong.
fn explain(error: &Error, sources: &Sources, findings: &mut Findings) {
    let (name, line, reason) = match error.kind() {
        ErrorKind::SyntaxError(report) => (report.filename(), report.span().start_line, report.message().to_string()),
        ErrorKind::MissingParent { current, .. } => (current.as_str(), 0, error.to_string()),
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            (tpl.as_str(), 0, error.to_string())
        }
        _ => {
            let text = error.to_string();
            for report in text.split("\n\n") {
                let (name, line, reason) = take_apart(report);
                findings.push(broken(place_in(sources, name, line), [in_chinese(reason), reason.to_string()]));
            }
            return;
        }
    };
    let own = sources.iter().find(|(known, _)| known == name);
    if let Some((_, source)) = own.filter(|_| reason == "Unknown tag")
        && let Some((line, tag)) = unclosed::before(&source.text, line)
    {
        let args = [("tag", format!("{{% {tag} %}}")), ("end", format!("{{% end{tag} %}}"))];
        let [zh, en] = [Language::Zh, Language::En].map(|language| UNCLOSED_TAG.with(language, &args));
        findings.push(broken(place_in(sources, name, line), [zh, en]));
        return;
    }
    findings.push(broken(place_in(sources, name, line), [in_chinese(&reason), reason]));
}

fn broken(place: Option<Place>, [zh, en]: [String; 2]) -> Finding {
    let finding = Finding::new(&BROKEN_TEMPLATE, place.unwrap_or_else(|| Place::path("themes")));
    finding.with_said(both!("reason"), |language| language.pick(&zh, &en))
}
