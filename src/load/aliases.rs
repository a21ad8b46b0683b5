//! `aliases:` of a notice, an issue or a page: where it stood before.

use crate::catalogue::findings::BAD_ALIAS;
use crate::finding::Finding;
use crate::model::{Alias, alias};
use crate::yaml::Fields;

pub fn read(fields: &mut Fields) -> Vec<Alias> {
    let mut aliases: Vec<Alias> = Vec::new();
    for text in fields.texts("aliases") {
        match alias::parse(&text.value) {
            Some(address) => aliases.push(Alias { address, span: text.span }),
            None => {
                let place = fields.place(text.span);
                fields.findings.push(Finding::new(&BAD_ALIAS, place).with("value", text.value));
            }
        }
    }
    aliases
}
