//! The JSON Schemas for editors in `docs/schema/`. `TONGBAO_BLESS=1 cargo test --test schemas` writes them anew,
//! to be read in the diff.

use std::path::Path;

use tongbao::forms;

#[test]
fn the_schemas_for_editors_are_up_to_date() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema");
    for (name, schema) in forms::schemas() {
        let file = folder.join(&name);
        if std::env::var_os("TONGBAO_BLESS").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&file, &schema).unwrap();
        }
        let committed = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(committed == schema, "docs/schema/{name} is not what the program makes: bless it and read the diff");
    }
}
