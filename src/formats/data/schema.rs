//! The JSON Schemas of the data files (draft 2020-12), made from the types that write them.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use super::issues::IssuesData;
use super::notice::NoticeData;
use crate::model::Address;
use crate::plan::addresses;

/// Every schema and its address.
pub fn schemas() -> Vec<(Address, Vec<u8>)> {
    vec![schema::<NoticeData>("notice"), schema::<IssuesData>("issues")]
}

fn schema<T: JsonSchema>(name: &str) -> (Address, Vec<u8>) {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let generator = settings.with_transform(RecursiveTransform(tidy)).into_generator();
    let schema = generator.into_root_schema_for::<T>();
    // A schema is a JSON value already.
    let mut json = serde_json::to_vec_pretty(&schema).unwrap_or_default();
    json.push(b'\n');
    (addresses::schema(name), json)
}

/// Takes back what schemars says of the Rust types and not of the files: a value that may be absent is never
/// `null` here, and `uint` is no format of JSON Schema.
fn tidy(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    if object.get("format").is_some_and(|format| format == "uint") {
        object.remove("format");
    }
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = &mut types[..] {
            let only = only.take();
            object.insert("type".into(), only);
        }
    }
    let null = |choice: &Value| choice.get("type").is_some_and(|name| name == "null");
    if let Some(Value::Array(choices)) = object.get_mut("anyOf") {
        choices.retain(|choice| !null(choice));
        if let [Value::Object(only)] = &mut choices[..] {
            let only = std::mem::take(only);
            object.remove("anyOf");
            object.extend(only);
        }
    }
}
