//! The forms as JSON Schemas (draft 2020-12), for editors that check and complete YAML by one.
//!
//! They are made in Chinese, with the English sentence after it, since a schema has one description. What is
//! empty counts as absent everywhere, so every field may be `null`. `docs/schema/` holds them; a test compares.

use serde_json::{Map, Value, json};

use super::{FORMS, Field, Form, Need, Shape};
use crate::model::status::StatusWords;

/// Every schema with the name of its file.
pub fn schemas() -> impl Iterator<Item = (String, String)> {
    FORMS.iter().map(|form| (format!("{}.schema.json", form.name), schema(form)))
}

/// One form's schema, as it stands in its file.
pub fn schema(form: &Form) -> String {
    let mut schema = Map::new();
    schema.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("title".into(), json!(format!("{} · {}", form.title.zh, form.title.en)));
    if let Value::Object(map) = object(form.fields) {
        schema.extend(map);
    }
    // A schema is a JSON value already.
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

fn object(fields: &[Field]) -> Value {
    let properties: Map<String, Value> = fields.iter().map(|field| (field.key.to_string(), described(field))).collect();
    let required: Vec<&str> =
        fields.iter().filter(|field| field.need == Need::Required).map(|field| field.key).collect();
    let mut object = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if !required.is_empty() {
        object["required"] = json!(required);
    }
    object
}

fn described(field: &Field) -> Value {
    let mut schema = json!({ "description": format!("{} · {}", field.about.zh, field.about.en) });
    let mut value = shape(&field.shape);
    let Value::Object(parts) = &mut value else { return schema };
    // What is required may not be empty.
    if field.need == Need::Optional {
        allow_null(parts);
    }
    if let Value::Object(schema) = &mut schema {
        schema.append(parts);
    }
    schema
}

fn allow_null(schema: &mut Map<String, Value>) {
    match schema.get_mut("type") {
        Some(Value::Array(types)) => types.push(json!("null")),
        Some(one) => *one = json!([one.take(), "null"]),
        None => {}
    }
    if let Some(Value::Array(words)) = schema.get_mut("enum") {
        words.push(Value::Null);
    }
}

fn shape(shape: &Shape) -> Value {
    // A number is taken as it was written, so that a postcode needs no quotes.
    let text = json!({ "type": ["string", "number", "boolean"] });
    match shape {
        Shape::Text | Shape::Category => text,
        Shape::Texts => json!({
            "type": ["string", "number", "array"],
            "items": { "type": ["string", "number", "null"] },
        }),
        Shape::Date => json!({ "type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$" }),
        Shape::Time => json!({ "type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}[ T] *\d{2}:\d{2}(:\d{2})?$" }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Number => json!({ "type": "integer", "minimum": 0 }),
        Shape::Port => json!({ "type": "integer", "minimum": 1, "maximum": 65535 }),
        Shape::Word(words) => json!({ "type": "string", "enum": words }),
        // `site.yaml` may add words, so the known ones are only offered.
        Shape::Status => {
            let words = StatusWords::default();
            let known: Vec<&str> = words.all().map(|(word, _)| word).collect();
            json!({ "type": "string", "examples": known })
        }
        Shape::Map(fields) => object(fields),
        Shape::List(fields) => json!({ "type": "array", "items": object(fields) }),
        Shape::Pairs => {
            json!({ "type": "object", "additionalProperties": { "type": ["string", "number", "boolean"] } })
        }
        Shape::PairsOf(words) => json!({ "type": "object", "additionalProperties": { "enum": words } }),
    }
}
