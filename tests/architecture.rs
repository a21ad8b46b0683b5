//! The rooms of `src/` use only the rooms above them, as `docs/architecture.md` says.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const DESIGN: &str = include_str!("../docs/architecture.md");

/// The rooms of each rank, from the line of the design that orders them; a `|` keeps those of one rank apart.
fn ranks() -> Vec<&'static str> {
    let line =
        DESIGN.lines().find(|line| line.starts_with('`') && line.contains(" → ")).expect("the design orders the rooms");
    line.trim_matches('`').split(" → ").collect()
}

fn rooms(rank: &str) -> impl Iterator<Item = &str> {
    rank.split([',', '|']).map(str::trim)
}

#[test]
fn rooms_use_only_the_rooms_above_them() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let ranks = ranks();
    let rank_of = |room: &str| ranks.iter().position(|rank| rooms(rank).any(|other| other == room));
    for (room, text) in files(&source) {
        if room == "lib" {
            continue;
        }
        let own = rank_of(&room).unwrap_or_else(|| panic!("the room {room} is not in the order"));
        for used in text.split("crate::").skip(1) {
            let used: String = used.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            let Some(other) = rank_of(&used) else { continue };
            assert!(other <= own, "{room} uses {used}, which stands below it");
            let apart = room != used && other == own && ranks[own].contains('|');
            assert!(!apart, "{room} uses {used}, and the two are to be kept apart");
        }
    }
}

#[test]
fn the_design_tells_of_every_room_and_of_no_other() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let there: BTreeSet<String> = files(&source).into_iter().map(|(room, _)| room).collect();
    let tree = DESIGN.split("src/\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a tree of the rooms");
    let first = |line: &str| line.split_whitespace().next().unwrap_or_default().to_string();
    let told = tree.lines().map(|line| first(line).trim_end_matches('/').trim_end_matches(".rs").to_string());
    assert_eq!(told.collect::<BTreeSet<_>>(), there);
    let ordered = ranks().into_iter().flat_map(rooms).map(str::to_string).chain(["lib".to_string()]);
    assert_eq!(ordered.collect::<BTreeSet<_>>(), there);
}

#[test]
fn only_the_command_line_prints() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (room, text) in files(&source) {
        let prints = ["println!", "print!(", "eprint", "stdout()", "stderr()"].iter().any(|word| text.contains(word));
        assert!(!prints || matches!(room.as_str(), "cmd" | "report" | "main"), "{room} prints");
    }
}

#[test]
fn nothing_below_the_command_line_asks_the_clock() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (room, text) in files(&source) {
        let asks =
            ["SystemTime::now", "Timestamp::now", "Instant::now", "Zoned::now"].iter().any(|word| text.contains(word));
        assert!(!asks || room == "cmd", "{room} asks the clock");
    }
}

#[test]
fn every_sentence_of_the_catalogue_is_said() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (catalogue, others): (Vec<_>, Vec<_>) = files(&source).into_iter().partition(|(room, _)| room == "catalogue");
    let said = others.into_iter().map(|(_, text)| text).chain([include_str!("../src/preview/preview.js").to_string()]);
    let said: String = said.collect();
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut names: BTreeSet<&str> = said.split(|c| !is_name(c)).collect();
    let lines = catalogue.iter().flat_map(|(_, text)| text.lines());
    let catalogue: Vec<&str> = lines.filter(|line| !line.trim_start().starts_with("//")).collect();
    const DECLARATIONS: [&str; 2] = [" { \"", " = \"TB"];
    // Some are given on by another function of the catalogue; what stands in quotation marks is no code.
    let code = catalogue.iter().filter(|line| !DECLARATIONS.iter().any(|mark| line.contains(mark)));
    let code = code.filter_map(|line| line.split('"').next());
    names.extend(code.flat_map(|line| line.split(|c| !is_name(c))).filter(|name| !name.is_empty()));
    let declared = DECLARATIONS
        .into_iter()
        .flat_map(|mark| catalogue.iter().filter_map(move |line| line.split_once(mark)).map(|(name, _)| name.trim()));
    for name in declared.filter(|name| !names.contains(name)) {
        // The names of fields and the preview's marks are put together when they are asked for.
        let asked = name.rsplit("MARK_").next().unwrap_or(name).to_lowercase();
        let by_word = [asked.replace('_', "-"), asked].iter().any(|word| said.contains(&format!("\"{word}\"")));
        assert!(by_word, "nobody says {name}");
    }
}

#[test]
fn what_people_are_told_stands_in_the_catalogue() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    // A rule keeps its words with it.
    let rules: BTreeSet<String> = files(&source.join("check/rules")).into_iter().map(|(_, text)| text).collect();
    for (room, text) in files(&source).into_iter().filter(|(room, text)| room != "catalogue" && !rules.contains(text)) {
        assert!(!text.contains("_zh\""), "{room} names what is said in Chinese by itself; the macro both! does so");
        // What is printed in documents and on pages is said to nobody.
        if matches!(room.as_str(), "formats" | "render") {
            continue;
        }
        let code = code(&text);
        let picked = ["pick(\"", "pick( \"", "pick('"].iter().any(|call| code.contains(call));
        assert!(!picked, "{room} picks one of two words that stand in it");
        let pair = told_in_two_languages(&code);
        assert_eq!(pair, None, "{room} holds a sentence in two languages");
    }
    let seen = [r#"f("不见了", "it is gone")"#, r#"f("it is gone", "不见了")"#, r#"("重庆", "chong-qing")"#];
    assert_eq!(seen.map(|code| told_in_two_languages(code).is_some()), [true, true, false]);
}

/// What stands before the tests of a file, without comments, on one line.
fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]").next().unwrap_or(text);
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

/// Two literals side by side, one in Chinese and one that reads as a piece of an English sentence.
fn told_in_two_languages(code: &str) -> Option<(&str, &str)> {
    let is_chinese = |text: &str| text.contains(|c| ('一'..='龥').contains(&c));
    let is_english =
        |text: &str| text.contains(' ') && text.starts_with(|c: char| c.is_ascii_lowercase()) && !is_chinese(text);
    let between: Vec<&str> = code.split("\", \"").collect();
    let mut pairs =
        between.windows(2).filter_map(|pair| Some((pair[0].rsplit('"').next()?, pair[1].split('"').next()?)));
    pairs.find(|(one, other)| (is_chinese(one) && is_english(other)) || (is_english(one) && is_chinese(other)))
}

/// Every source file's room and text.
fn files(source: &Path) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut folders = vec![source.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            if path.extension().is_none_or(|ending| ending != "rs") {
                continue;
            }
            let inside = path.strip_prefix(source).unwrap();
            let room = inside.iter().next().unwrap().to_string_lossy().trim_end_matches(".rs").to_string();
            files.push((room, fs::read_to_string(&path).unwrap()));
        }
    }
    files
}

#[test]
fn the_guide_for_authors_names_every_field() {
    let guide = include_str!("../docs/content.md");
    let keys = [
        tongbao::config::KEYS,
        tongbao::config::GOVERNMENT_KEYS,
        tongbao::config::CONTACT_KEYS,
        tongbao::config::CATEGORY_KEYS,
        tongbao::config::CHECK_KEYS,
        tongbao::config::review::KEYS,
        tongbao::config::TARGET_KEYS,
        tongbao::config::review::TRUSTED_KEYS,
        tongbao::load::NOTICE_KEYS,
        tongbao::load::ISSUE_KEYS,
        tongbao::load::PAGE_KEYS,
    ];
    for key in keys.into_iter().flatten() {
        let named =
            [format!("`{key}`"), format!("`{key}:"), format!("{{ {key}:")].iter().any(|form| guide.contains(form));
        assert!(named, "docs/content.md does not name {key}");
    }
}

#[test]
fn the_theme_has_every_word_that_code_asks_for() {
    let mut asked = BTreeSet::new();
    for (room, text) in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        if room != "render" {
            continue;
        }
        for call in ["word(\"", "column(\"", "section(\"", "link(\"", "=> \"status_"] {
            let named = text.split(call).skip(1).filter_map(|rest| rest.split('"').next());
            let prefix = if call.contains("status_") { "status_" } else { "" };
            asked.extend(named.map(|word| format!("{prefix}{word}")));
        }
    }
    assert!(asked.len() > 15, "{asked:?}");
    for words in [include_str!("../themes/gov/words/zh-CN.yaml"), include_str!("../themes/gov/words/en.yaml")] {
        for word in &asked {
            assert!(words.lines().any(|line| line.starts_with(&format!("{word}:"))), "there is no word {word}");
        }
    }
}
