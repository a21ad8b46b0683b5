//! HTML in views: templates print it as it is.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use tera::Value;

/// HTML that is safe to print. A copy costs nothing.
#[derive(Clone)]
pub struct Html(Value);

impl Html {
    pub fn new(html: &str) -> Self {
        Self(Value::safe_string(html))
    }

    pub fn as_str(&self) -> &str {
        self.0.as_str().unwrap_or_default()
    }
}

/// Writes a text as Tera prints it.
pub(super) fn escape(text: &str, html: &mut String) {
    pulldown_cmark_escape::escape_html(html, text).expect("memory takes every text");
}

impl Default for Html {
    fn default() -> Self {
        Self::new("")
    }
}

impl From<String> for Html {
    fn from(html: String) -> Self {
        Self::new(&html)
    }
}

impl From<Cow<'_, str>> for Html {
    fn from(html: Cow<str>) -> Self {
        Self::new(&html)
    }
}

impl From<Html> for Value {
    fn from(html: Html) -> Self {
        html.0
    }
}

impl fmt::Debug for Html {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl JsonSchema for Html {
    fn schema_name() -> Cow<'static, str> {
        "Html".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "contentMediaType": "text/html" })
    }
}
