//! The syntaxes of the languages that code may be in.
//!
//! syntect's own pack holds seventy-five, and to unpack it takes as long as to render ten issues. What notices quote
//! is data and settings: the syntaxes of those lie in a pack of their own, which is looked at first. The syntaxes of a
//! pack refer to each other by place, so the others keep their places in it, without name and content.

use std::sync::{LazyLock, Once};

use syntect::dumps;
use syntect::parsing::{SyntaxReference, SyntaxSet};

/// How often one search may try again before it counts as no match. Expressions of the syntaxes can be led into
/// trying for ever by a line that was made for it; an ordinary line stays far below.
const RETRIES: std::os::raw::c_ulong = 100_000;

static COMMON: LazyLock<SyntaxSet> = LazyLock::new(|| {
    dumps::from_uncompressed_data(include_bytes!("common.pack")).expect("a test compares the pack with syntect's own")
});

static EVERY: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// The syntax for what a fence calls its language, by name or by the ending of a file's name, and the pack it is in.
pub fn find(language: &str) -> Option<(&'static SyntaxReference, &'static SyntaxSet)> {
    limit_retries();
    [&COMMON, &EVERY].into_iter().find_map(|pack| {
        let pack: &'static SyntaxSet = pack;
        pack.find_syntax_by_token(language).map(|syntax| (syntax, pack))
    })
}

fn limit_retries() {
    static ONCE: Once = Once::new();
    // SAFETY: the call sets one number, before the first expression is compiled.
    ONCE.call_once(|| unsafe {
        onig_sys::onig_set_retry_limit_in_search(RETRIES);
    });
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, HashMap};
    use std::path::Path;

    use flate2::read::ZlibDecoder;
    use serde::{Deserialize, Serialize};
    use syntect::parsing::Scope;
    use syntect::parsing::syntax_definition::{Context, ContextId};

    use super::*;

    const COMMON_NAMES: [&str; 5] = ["Diff", "JSON", "SQL", "XML", "YAML"];

    /// A pack as it is written down.
    #[derive(Serialize, Deserialize)]
    struct Pack {
        syntaxes: Vec<Syntax>,
        paths: Vec<(String, usize)>,
    }

    #[derive(Serialize, Deserialize)]
    struct Syntax {
        name: String,
        file_extensions: Vec<String>,
        scope: Scope,
        first_line: Option<String>,
        hidden: bool,
        variables: BTreeMap<String, String>,
        contexts: Vec<u8>,
    }

    #[derive(Deserialize)]
    struct Contexts {
        #[expect(dead_code, reason = "the names of the contexts, which come first")]
        ids: HashMap<String, ContextId>,
        contexts: Vec<Context>,
    }

    impl Pack {
        fn of(set: &SyntaxSet) -> Self {
            bincode::deserialize(&bincode::serialize(set).expect("serialised")).expect("deserialised")
        }
    }

    impl Syntax {
        fn empty() -> Self {
            Self {
                name: String::new(),
                file_extensions: Vec::new(),
                scope: Scope::default(),
                first_line: None,
                hidden: true,
                variables: BTreeMap::new(),
                contexts: Vec::new(),
            }
        }
    }

    /// With `TONGBAO_BLESS` set, the pack is written anew.
    #[test]
    fn the_common_pack_is_cut_from_syntects_own() {
        let mut pack = Pack::of(&EVERY);
        for syntax in &mut pack.syntaxes {
            if !COMMON_NAMES.contains(&syntax.name.as_str()) {
                *syntax = Syntax::empty();
            }
        }
        pack.paths.clear();
        let cut = bincode::serialize(&pack).expect("serialised");
        if std::env::var_os("TONGBAO_BLESS").is_some() {
            let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/markdown/highlight/common.pack");
            std::fs::write(file, &cut).expect("written");
        } else {
            assert!(cut == include_bytes!("common.pack"), "TONGBAO_BLESS=1 cargo test --lib syntaxes writes it anew");
        }
    }

    #[test]
    fn a_common_syntax_refers_to_no_other() {
        for (place, syntax) in Pack::of(&COMMON).syntaxes.iter().enumerate().filter(|(_, it)| !it.name.is_empty()) {
            let Contexts { contexts, .. } =
                bincode::deserialize_from(ZlibDecoder::new(&syntax.contexts[..])).expect("deserialised");
            let written = serde_json::to_string(&contexts).expect("serialised");
            let references = written.matches("\"syntax_index\":").count();
            assert!(references > 0, "{}", syntax.name);
            assert_eq!(written.matches(&format!("\"syntax_index\":{place},")).count(), references, "{}", syntax.name);
        }
    }

    #[test]
    fn every_word_for_a_language_means_what_it_means_to_syntect() {
        let common: Vec<_> = COMMON.syntaxes().iter().map(|it| &it.name).filter(|name| !name.is_empty()).collect();
        assert_eq!(common, COMMON_NAMES);
        for syntax in EVERY.syntaxes() {
            for word in syntax.file_extensions.iter().chain([&syntax.name]) {
                let meant = &EVERY.find_syntax_by_token(word).expect(word).name;
                let (found, pack) = find(word).expect(word);
                assert_eq!(&found.name, meant, "{word}");
                assert_eq!(std::ptr::eq(pack, &raw const *COMMON), common.contains(&meant), "{word}");
            }
        }
        assert!(find("nonsense").is_none());
    }
}
