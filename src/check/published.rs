//! The site as it was published, as far as rules compare with it: its `notice.json` files.

use std::collections::BTreeMap;

use serde_json::Value;

/// What was published, by the address of each notice below `notices/`.
#[derive(Debug, Default)]
pub struct Published {
    notices: BTreeMap<String, Value>,
}

impl Published {
    /// Takes in one `notice.json`; says whether it is one.
    pub fn add(&mut self, json: &[u8]) -> bool {
        let Ok(value) = serde_json::from_slice::<Value>(json) else { return false };
        let Some(id) = value["id"].as_str().map(str::to_string) else { return false };
        self.notices.insert(id, value);
        true
    }

    /// A notice as it was published.
    pub fn notice(&self, slug: &str) -> Option<&Value> {
        self.notices.get(slug)
    }
}
