//! The JSON Schemas of the data files (draft 2020-12).
//!
//! They are made from the types that write the files; a test makes them anew and compares. So they lie here as
//! files, where a change shows in a diff and no build spends time on making them.

use crate::model::Address;
use crate::plan::addresses;

/// Every schema and its address.
pub fn schemas() -> [(Address, &'static [u8]); 2] {
    [
        (addresses::schema("notice"), include_bytes!("notice.schema.json")),
        (addresses::schema("issues"), include_bytes!("issues.schema.json")),
    ]
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use schemars::generate::SchemaSettings;
    use schemars::transform::RecursiveTransform;
    use schemars::{JsonSchema, Schema};
    use serde_json::Value;

    use super::super::issues::IssuesData;
    use super::super::notice::NoticeData;
    use super::*;

    #[test]
    fn the_schemas_are_what_the_types_say() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/formats/data");
        for ((address, embedded), made) in schemas().into_iter().zip([schema::<NoticeData>(), schema::<IssuesData>()]) {
            let name = address.as_str().rsplit('/').next().unwrap();
            if std::env::var_os("TONGBAO_BLESS").is_some() {
                std::fs::write(folder.join(name), &made).unwrap();
            } else {
                assert!(made == embedded, "{name} is not what the types say; TONGBAO_BLESS=1 writes it anew");
            }
        }
    }

    fn schema<T: JsonSchema>() -> Vec<u8> {
        let settings = SchemaSettings::draft2020_12().for_serialize();
        let generator = settings.with_transform(RecursiveTransform(tidy)).into_generator();
        let mut json = serde_json::to_vec_pretty(&generator.into_root_schema_for::<T>()).unwrap();
        json.push(b'\n');
        json
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
}
