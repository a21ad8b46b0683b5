//! `docs/themes.md`: the guide by hand, and after it what the types of the views say of themselves.

use std::fmt::Write;

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};
use tongbao::theme::view::*;

/// The whole page, as it should stand in `docs/`.
pub fn page() -> String {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let mut page = include_str!("../../src/theme/guide.md").to_string();
    page.push_str("\n## Variables\n\nEvery template of a page gets `page`, `root`, `frame`, `metadata`, `site` and `words`, and the one variable of its own:\n\n");
    page.push_str("| template | variable | type |\n|---|---|---|\n");
    for (template, variable, kind) in variables(&mut generator) {
        let _ = writeln!(page, "| {template} | `{variable}` | [{kind}](#{}) |", kind.to_lowercase());
    }
    for (name, schema) in generator.take_definitions(true) {
        type_section(&name, &schema, &mut page);
    }
    page
}

/// Template, variable and type, in the order of the guide; the types are known to the generator afterwards.
fn variables(generator: &mut SchemaGenerator) -> Vec<(&'static str, &'static str, &'static str)> {
    macro_rules! variables {
        ($($template:literal $variable:literal $kind:ident)*) => {
            vec![$({
                generator.subschema_for::<$kind>();
                ($template, $variable, stringify!($kind))
            }),*]
        };
    }
    variables! {
        "all" "site" SiteView
        "all" "page" PageView
        "`home.html`" "home" HomeView
        "`notice.html`" "notice" NoticeView
        "`issue.html`" "issue" IssueView
        "`categories.html`" "categories" CategoriesView
        "`list.html`" "list" ListView
        "`index.html`" "index" IndexView
        "`contact.html`" "contact" ContactPageView
        "`plain.html`" "plain" PlainView
        "`archive.html`" "archive" ArchiveView
        "`search.html`" "search" SearchView
        "`site-map.html`" "site_map" SiteMapView
        "`404.html`" "not_found" NotFoundView
        "`part-row.html`" "issue" IssueRow
    }
}

fn type_section(name: &str, schema: &Value, page: &mut String) {
    let _ = writeln!(page, "\n### {name}\n");
    if let Some(meaning) = schema["description"].as_str() {
        let _ = writeln!(page, "{}\n", meaning.replace('\n', " "));
    }
    page.push_str("| field | type | meaning |\n|---|---|---|\n");
    let none = Map::new();
    for (field, about) in schema["properties"].as_object().unwrap_or(&none) {
        let meaning = about["description"].as_str().unwrap_or_default().replace('\n', " ").replace('|', "\\|");
        let _ = writeln!(page, "| `{field}` | {} | {meaning} |", kind(about));
    }
}

/// The type of a field in words.
fn kind(about: &Value) -> String {
    if let Some(name) = about["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return format!("[{name}](#{})", name.to_lowercase());
    }
    if let Some(choices) = about["anyOf"].as_array() {
        let named = choices.iter().find(|choice| choice["type"] != "null").expect("a type beside null");
        return format!("{} or nothing", kind(named));
    }
    match &about["type"] {
        Value::Array(kinds) => format!("{} or nothing", plain(kinds[0].as_str().unwrap_or_default(), about)),
        named => plain(named.as_str().unwrap_or_default(), about),
    }
}

fn plain(name: &str, about: &Value) -> String {
    match name {
        "string" if about["contentMediaType"] == "text/html" => "HTML".into(),
        "string" => "text".into(),
        "boolean" => "true or false".into(),
        "integer" => "number".into(),
        "array" => format!("list of {}", kind(&about["items"])),
        other => panic!("the reference has no word for {other}: {about}"),
    }
}
