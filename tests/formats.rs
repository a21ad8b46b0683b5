//! The formats from outside: expected files, hostile texts, and reading back what was written.
//!
//! Expected files stand in `tests/data/formats/`, and the tables of `docs/data.md` are made from the
//! schemas. `TONGBAO_BLESS=1 cargo test --test formats` writes both anew, to be read in the diff.

use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::date;
use proptest::prelude::*;
use serde_json::Value;
use tongbao::catalogue::Language;
use tongbao::config::{BaseUrl, Config, Government};
use tongbao::formats::{self, NoticeTexts, Text, government_meta, json_ld, open_graph};
use tongbao::model::status::StatusWords;
use tongbao::model::{
    Address, Attachment, Body, Category, Contact, Correction, Edition, Issue, Measure, Notice, NoticeKind, Period,
    Site, Slug, Status, StatusKind,
};
use tongbao::plan::addresses;
use tongbao::source::{Place, Source};

/// Texts that try to leave the place they stand in.
const HOSTILE: [&str; 8] = [
    "</script><script>alert(1)</script>",
    "\"'`><img src=x onerror=alert(1)>",
    "]]><!--&amp;&#0;<?xml?>",
    "=cmd|' /C calc'!A0",
    "-1+1,\"2\"\r\n@SUM(A1)",
    "甲\nTEL:110\r\nEND:VCARD",
    "a\u{0}b\u{7}c\u{1B}d\u{7F}e\u{85}f\u{FFFE}g\u{FEFF}h",
    "行\u{2028}段\u{2029}\u{202E}逆\u{1F4D5}\\n;,:",
];

#[test]
fn every_format_of_the_sample_is_as_expected() {
    let base = BaseUrl::parse("https://www.example.gov.cn/zg").unwrap();
    let site = sample();
    let notice = &site.notices[0];
    let contact = notice.contact.or(&site.config.contact);
    let pages = [(Address::home(), None), (addresses::notice(notice), Some(notice.as_of()))];
    let office = site.config.office.as_deref();
    expect("feed.xml", &formats::feed(&site, Some(&base)));
    expect("feed-without-base.xml", &formats::feed(&site, None));
    expect("sitemap.xml", &formats::sitemap(&pages, &base)[0].1);
    expect("contact.vcf", &formats::vcard(&contact, office, &site.config.title));
    expect("notice.json", &formats::notice_json(notice, &texts(notice), Some(&base)));
    expect("issues.csv", &formats::issues_csv(notice, &texts(notice), Some(&base), Language::Zh));
    expect("issues.json", &formats::issues_json(&site, Some(&base)));
    expect("labels.txt", labels(&site, &base).as_bytes());
    expect("page.jsonld", page_json_ld(&site, Some(&base)).as_bytes());
    expect("page-without-base.jsonld", page_json_ld(&site, None).as_bytes());
}

#[test]
fn a_machine_can_call_each_of_several_telephones() {
    let mut site = sample();
    site.config.contact.phone = Some("0379-67798277、0379-67798278".into());
    let pages = page_json_ld(&site, None);
    let home: Value = serde_json::from_str(pages.lines().next().unwrap()).unwrap();
    let telephones = &home["@graph"][0]["contactPoint"]["telephone"];
    assert_eq!(telephones, &serde_json::json!(["0379-67798277", "0379-67798278"]));
}

#[test]
fn the_tables_of_the_data_guide_are_made_from_the_schemas() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/data.md");
    let mut guide = std::fs::read_to_string(&path).unwrap();
    for (address, bytes) in formats::schemas() {
        let name = address.as_str().rsplit('/').next().unwrap();
        let (begin, end) = (format!("<!-- made from {name} -->\n"), format!("<!-- end of {name} -->"));
        let from = guide.find(&begin).unwrap_or_else(|| panic!("{begin} is in the guide")) + begin.len();
        let to = guide.find(&end).unwrap_or_else(|| panic!("{end} is in the guide"));
        guide.replace_range(from..to, &tables(&serde_json::from_slice(bytes).unwrap()));
    }
    compare(&path, guide.as_bytes());
}

#[test]
fn the_data_guide_names_every_column_of_the_table() {
    let guide = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/data.md")).unwrap();
    let notice = notice_of("通报");
    let [english, chinese] = [Language::En, Language::Zh]
        .map(|language| utf8(formats::issues_csv(&notice, &texts(&notice), None, language)));
    let [english, chinese] = [&english, &chinese].map(|table| table.trim_start_matches('\u{FEFF}').trim().split(','));
    for (english, chinese) in english.zip(chinese) {
        assert!(guide.contains(&format!("| `{english}` | {chinese} |")), "{english} {chinese}");
    }
}

#[test]
fn an_internal_edition_says_so_in_feed_table_and_data() {
    let site = Site { edition: Edition::Internal, ..sample() };
    let notice = &site.notices[0];
    let texts = NoticeTexts { edition: Edition::Internal, ..texts(notice) };
    assert!(utf8(formats::feed(&site, None)).contains("<title>整改公开（党内公开）</title>"));
    assert!(
        utf8(formats::issues_csv(notice, &texts, None, Language::Zh))
            .contains(",党内公开,中共洛阳市偃师区城市管理局党组,2025-10-11\r\n")
    );
    assert_eq!(parsed(&formats::notice_json(notice, &texts, None))["edition"], "internal");
    assert_eq!(parsed(&formats::issues_json(&site, None))["edition"], "internal");
}

#[test]
fn every_key_of_the_data_is_described_and_every_required_key_is_there() {
    let site = sample();
    let notice = formats::notice_json(&site.notices[0], &texts(&site.notices[0]), None);
    let bare = site_of(vec![notice_of("无")]);
    let bare_notice = formats::notice_json(&bare.notices[0], &texts(&bare.notices[0]), None);
    let [notice_schema, issues_schema] = formats::schemas().map(|(_, schema)| schema);
    for (data, schema) in [
        (notice, notice_schema),
        (bare_notice, notice_schema),
        (formats::issues_json(&site, None), issues_schema),
        (formats::issues_json(&site_of(Vec::new()), None), issues_schema),
    ] {
        let schema: Value = serde_json::from_slice(schema).unwrap();
        conforms(&serde_json::from_slice(&data).unwrap(), &schema, &schema, "");
    }
}

#[test]
fn data_files_name_their_schema_by_a_relative_address() {
    let site = sample();
    let notice = parsed(&formats::notice_json(&site.notices[0], &texts(&site.notices[0]), None));
    assert_eq!(notice["$schema"], "../../data/schema/notice.schema.json");
    assert_eq!(parsed(&formats::issues_json(&site, None))["$schema"], "../data/schema/issues.schema.json");
}

#[test]
fn without_a_base_addresses_in_data_start_at_the_root() {
    let site = sample();
    let data = parsed(&formats::issues_json(&site, None));
    assert_eq!(data["issues"][0]["address"], "notices/yanshi-2025/pruning/");
    assert_eq!(data["issues"][0]["data"], "notices/yanshi-2025/notice.json");
}

#[test]
fn a_category_of_another_edition_leaves_no_trace() {
    let mut notice = notice_of("通报");
    notice.categories.insert(0, category("secret", "内部类别"));
    notice.issues = vec![Issue { category: 1, order: 7, ..issue_of("公开的问题") }];
    let data = parsed(&formats::notice_json(&notice, &texts(&notice), None));
    assert!(!data.to_string().contains("内部类别"));
    assert_eq!((&data["categories"][0]["order"], &data["issues"][0]["order"]), (&1.into(), &1.into()));
}

#[test]
fn counts_add_up_to_their_total() {
    let site = sample();
    let counts = &parsed(&formats::issues_json(&site, None))["counts"];
    let sum: u64 = StatusKind::ALL.iter().map(|kind| counts[kind.name()].as_u64().unwrap()).sum();
    assert_eq!(counts["total"].as_u64(), Some(sum));
    assert_eq!(sum as usize, site.notices[0].issues.len());
}

#[test]
fn a_feed_holds_the_twenty_latest_notices_and_an_empty_one_is_still_a_feed() {
    let many = site_of((0..25).map(|at| notice_of(&format!("通报{at}"))).collect());
    let entries = elements(&utf8(formats::feed(&many, None)));
    assert_eq!(entries.iter().filter(|(path, _)| path == "feed/entry/title").count(), 20);
    let empty = elements(&utf8(formats::feed(&site_of(Vec::new()), None)));
    for required in ["feed/id", "feed/title", "feed/updated", "feed/author/name"] {
        assert!(empty.iter().any(|(path, text)| path == required && !text.is_empty()), "{required}");
    }
}

#[test]
fn an_unpublished_notice_has_no_time_of_publication_anywhere() {
    let site = site_of(vec![notice_of("通报")]);
    let notice = &site.notices[0];
    assert!(!utf8(formats::feed(&site, None)).contains("<published>"));
    assert_eq!(parsed(&formats::notice_json(notice, &texts(notice), None)).get("published"), None);
    let labels = government_meta::in_notice(notice);
    assert!(labels.iter().all(|label| label.name != "PubDate"));
}

#[test]
fn linked_data_and_site_map_call_no_issue_older_than_its_publication() {
    let mut site = sample();
    let notice = Arc::get_mut(&mut site.notices[0]).unwrap();
    notice.published = Some(date(2025, 10, 21).at(9, 0, 0, 0));
    assert!(notice.issues[0].updated < Some(date(2025, 10, 21)));
    assert_eq!(notice.issue_updated(&notice.issues[0]), Some(date(2025, 10, 21)));
    assert_eq!(notice.issue_changed(&notice.issues[0]), date(2025, 10, 21));
    assert_eq!(notice.issue_updated(&notice.issues[1]), None);
    let pages = page_json_ld(&site, None);
    let issue = parsed(pages.lines().nth(2).unwrap().as_bytes());
    assert_eq!(issue["@graph"][2]["dateModified"], "2025-10-21");
}

#[test]
fn hostile_texts_stay_texts_in_every_format() {
    for text in HOSTILE {
        check_everything(text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_can_be_read_back(text in any_text()) {
        check_everything(&text);
    }
}

fn any_text() -> impl Strategy<Value = String> {
    let sharp = proptest::sample::select(
        "<>&\"'`\\/;,:=+-@\r\n\t ]!?\u{0}\u{1B}\u{85}\u{2028}\u{FEFF}通报。".chars().collect::<Vec<_>>(),
    );
    let character = prop_oneof![3 => sharp, 1 => any::<char>()];
    proptest::collection::vec(character, 1..120).prop_map(String::from_iter)
}

/// Puts one text everywhere that a person can write, and reads it back from every format.
fn check_everything(text: &str) {
    let site = site_full_of(text);
    let notice = &site.notices[0];
    let of = Text::of(text);
    let given = NoticeTexts { edition: Edition::Public, before: of, after: of, issues: vec![of] };
    check_xml(&utf8(formats::feed(&site, None)), text);
    check_json(&formats::notice_json(notice, &given, None), &formats::issues_json(&site, None), text);
    check_csv(&formats::issues_csv(notice, &given, None, Language::Zh), text);
    check_vcard(&utf8(formats::vcard(&site.config.contact, Some(text), text)), text);
    check_json_ld(&page_json_ld(&site, None), text);
    check_labels(&site, text);
}

fn check_xml(feed: &str, text: &str) {
    let expected: String = text.chars().filter(|c| is_xml(*c)).collect();
    let elements = elements(feed);
    for path in ["feed/title", "feed/entry/title", "feed/entry/author/name"] {
        let (_, found) = elements.iter().find(|(at, _)| at == path).unwrap();
        assert_eq!(*found, expected, "{path}");
    }
}

fn check_json(notice: &[u8], issues: &[u8], text: &str) {
    let data = parsed(notice);
    for at in ["/title", "/issuer", "/text/before", "/issues/0/title", "/issues/0/text", "/issues/0/status/word"] {
        assert_eq!(data.pointer(at).and_then(Value::as_str), Some(text), "{at}");
    }
    assert_eq!(parsed(issues)["issues"][0]["title"], text);
    assert_eq!(issues.iter().filter(|byte| **byte == b'\n').count(), 5, "one notice and one issue take a line each");
}

fn check_csv(table: &[u8], text: &str) {
    let table = table.strip_prefix("\u{FEFF}".as_bytes()).expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new().from_reader(table);
    let names = reader.headers().unwrap().clone();
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 1);
    let expected: String = text.chars().filter(|c| !c.is_control() || "\t\r\n".contains(*c)).collect();
    for name in ["问题", "整改情况", "通报", "整改结果"] {
        let cell = &rows[0][names.iter().position(|known| known == name).unwrap()];
        let seen = cell.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        assert!(!seen.starts_with(['=', '+', '-', '@']), "{cell:?} would be run");
        assert!(cell == expected || cell.strip_prefix('\'') == Some(&*expected), "{cell:?} is not {expected:?}");
    }
}

fn check_vcard(card: &str, text: &str) {
    assert!(card.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{card:?}");
    let unfolded = card.replace("\r\n ", "");
    let lines: Vec<_> = unfolded.trim_end_matches("\r\n").split("\r\n").collect();
    let names: Vec<_> = lines.iter().map(|line| line.split([':', ';']).next().unwrap()).collect();
    let usual = ["BEGIN", "VERSION", "FN", "ORG", "TEL", "EMAIL", "ADR", "NOTE", "END"];
    assert!(names.iter().all(|name| usual.contains(name)), "{names:?}");
    let value = lines[2].strip_prefix("FN:").unwrap();
    let read = value
        .replace("\\\\", "\u{0}")
        .replace("\\n", "\n")
        .replace("\\,", ",")
        .replace("\\;", ";")
        .replace('\u{0}', "\\");
    let breaks = text.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    let expected: String = breaks.chars().filter(|c| !c.is_control() || matches!(c, '\t' | '\n')).collect();
    assert_eq!(read, expected);
}

fn check_json_ld(pages: &str, text: &str) {
    for page in pages.lines() {
        assert!(!page.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{page}");
        let graph = parsed(page.as_bytes());
        assert_eq!(graph["@graph"][0]["name"], text);
    }
}

fn check_labels(site: &Site, text: &str) {
    let config = &site.config;
    let mut labels = government_meta::every_page(config, None);
    labels.extend(government_meta::index_page(text, text, &[text], text));
    labels.extend(government_meta::in_notice(&site.notices[0]));
    labels.extend(government_meta::content_page(text, &[text], Some(text), None));
    labels.extend(open_graph::every_page(text, "zh-CN"));
    labels.extend(open_graph::page("notice", text, None));
    for label in labels {
        assert!(!label.content.trim().is_empty() && !label.content.eq_ignore_ascii_case("null"), "{label:?}");
        assert!(!label.content.contains(char::is_control), "{label:?}");
    }
}

/// Reads XML that holds elements, attributes and text alone; panics where it is not well formed. Gives each
/// element's path and text.
fn elements(xml: &str) -> Vec<(String, String)> {
    let mut rest = xml.strip_prefix("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n").expect("a declaration");
    let (mut open, mut found) = (Vec::<&str>::new(), Vec::new());
    assert!(xml.chars().all(is_xml));
    while let Some(tag) = rest.strip_prefix('<') {
        let (tag, after) = tag.split_once('>').expect("the tag ends");
        let (text, _) = after.split_at(after.find('<').unwrap_or(after.len()));
        rest = &after[text.len()..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
            assert_eq!(text.trim(), "", "text stands between elements");
            continue;
        }
        let (name, attributes) = tag.trim_end_matches('/').split_once(' ').unwrap_or((tag.trim_end_matches('/'), ""));
        let values: Vec<_> = attributes.split('"').skip(1).step_by(2).collect();
        assert_eq!(attributes.matches('"').count(), 2 * values.len(), "{tag}");
        values.into_iter().for_each(|value| drop(unescaped(value)));
        open.push(name);
        found.push((open.join("/"), unescaped(text)));
        if tag.ends_with('/') {
            open.pop();
        }
    }
    assert!(open.is_empty() && rest.is_empty(), "{open:?} {rest:?}");
    found
}

fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut parts = text.split('&');
    plain.push_str(parts.next().unwrap());
    for part in parts {
        let (name, rest) = part.split_once(';').expect("an escape ends");
        plain.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            number => char::from_u32(number.strip_prefix('#').unwrap().parse().unwrap()).unwrap(),
        });
        plain.push_str(rest);
    }
    plain
}

fn is_xml(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}') || matches!(c, '\t' | '\n' | '\r' | '\u{7F}'..='\u{9F}')
}

/// As much of JSON Schema as the schemas here use: types, words, required and known keys.
fn conforms(data: &Value, schema: &Value, root: &Value, at: &str) {
    let schema = match schema["$ref"].as_str() {
        Some(link) => root.pointer(&link[1..]).unwrap_or_else(|| panic!("{link} leads nowhere")),
        None => schema,
    };
    if let Some(words) = schema["enum"].as_array() {
        assert!(words.contains(data), "{at}: {data} is none of {words:?}");
    }
    match data {
        Value::Object(object) => {
            assert_eq!(schema["type"], "object", "{at}");
            for key in schema["required"].as_array().into_iter().flatten() {
                assert!(object.contains_key(key.as_str().unwrap()), "{at}: {key} is missing");
            }
            for (key, value) in object {
                let property = &schema["properties"][key];
                assert!(property["description"].is_string(), "{at}/{key} is not described");
                conforms(value, property, root, &format!("{at}/{key}"));
            }
        }
        Value::Array(values) => {
            assert_eq!(schema["type"], "array", "{at}");
            values.iter().for_each(|value| conforms(value, &schema["items"], root, at));
        }
        Value::Number(_) => assert_eq!(schema["type"], "integer", "{at}"),
        Value::String(_) => assert_eq!(schema["type"], "string", "{at}"),
        other => panic!("{at}: {other}"),
    }
}

/// The tables of one schema: the file itself, then each of its parts.
fn tables(schema: &Value) -> String {
    let mut text = table(schema);
    for (name, part) in schema["$defs"].as_object().into_iter().flatten() {
        let _ = write!(text, "\n`{name}`：{}\n{}", part["description"].as_str().unwrap(), table(part));
    }
    text
}

fn table(schema: &Value) -> String {
    let mut text = String::from("\n| field | type | always | 说明 |\n|---|---|---|---|\n");
    for (name, field) in schema["properties"].as_object().unwrap() {
        let required = schema["required"].as_array().is_some_and(|keys| keys.iter().any(|key| key == name));
        let always = if required { "yes" } else { "" };
        let said = field["description"].as_str().unwrap();
        let _ = writeln!(text, "| `{name}` | {} | {always} | {said} |", type_of(field));
    }
    text
}

fn type_of(field: &Value) -> String {
    if let Some(words) = field["enum"].as_array() {
        return words.iter().map(|word| format!("`{}`", word.as_str().unwrap())).collect::<Vec<_>>().join(", ");
    }
    if let Some(link) = field["$ref"].as_str() {
        return format!("`{}`", link.rsplit('/').next().unwrap());
    }
    match (field["type"].as_str().unwrap(), field["format"].as_str()) {
        ("array", _) => format!("list of {}", type_of(&field["items"])),
        (_, Some(format)) => format.into(),
        (name, None) => name.into(),
    }
}

fn expect(file: &str, bytes: &[u8]) {
    compare(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/formats").join(file), bytes);
}

fn compare(path: &Path, bytes: &[u8]) {
    if std::env::var_os("TONGBAO_BLESS").is_some() {
        std::fs::write(path, bytes).unwrap();
        return;
    }
    let expected = std::fs::read(path).unwrap_or_default();
    let [expected, made] = [&expected, bytes].map(String::from_utf8_lossy);
    assert_eq!(made, expected, "{} differs; TONGBAO_BLESS=1 writes it anew", path.display());
}

fn labels(site: &Site, base: &BaseUrl) -> String {
    let notice = &site.notices[0];
    let url = base.join(&addresses::notice(notice).href());
    let kinds = [
        government_meta::every_page(&site.config, Some(base)),
        government_meta::index_page("问题类别", "按类别查看整改问题", &["巡察整改", "问题类别"], "信息公开"),
        open_graph::every_page(&site.config.title, "zh-CN"),
        government_meta::in_notice(notice),
        government_meta::content_page(&notice.title, &notice.keywords, None, Some(&url)),
        open_graph::page("notice", &notice.title, Some(&url)),
    ];
    let mut text = String::new();
    for label in kinds.iter().flatten() {
        let _ = writeln!(text, "{}: {}", label.name, label.content);
    }
    text
}

/// The JSON-LD of the home page, the notice's and its first issue's, one a line.
fn page_json_ld(site: &Site, base: Option<&BaseUrl>) -> String {
    let (notice, title) = (&site.notices[0], site.config.title.as_str());
    let issue = &notice.issues[0];
    let organization = json_ld::organization(&site.config, base);
    let (home, whole, single) = (Address::home(), addresses::notice(notice), addresses::issue(notice, issue));
    let above = [(title.to_string(), home.clone()), (notice.title.clone(), whole.clone())];
    let way = |address: &Address, above| organization.way(&address.to_root(), above);
    let page = |title, address, way| json_ld::Page { title, address, way };
    let (home_way, notice_way, issue_way) = (way(&home, &[]), way(&whole, &above[..1]), way(&single, &above));
    let home_page = json_ld::index(&organization, &page(title, &home, &home_way));
    let notice_page = json_ld::notice(&organization, &page(&notice.title, &whole, &notice_way), notice);
    let shared = json_ld::in_notice(&organization, notice, &single.to_root());
    let issue_page = json_ld::issue(&organization, &page(&issue.title, &single, &issue_way), &shared, notice, issue);
    format!("{home_page}\n{notice_page}\n{issue_page}\n")
}

fn sample() -> Site {
    let pruning = Issue {
        slug: slug("pruning"),
        status: Status { kind: StatusKind::Done, word: "已完成".into() },
        responsible: vec!["园林绿化中心".into(), "市政管理所".into()],
        deadline: Some(date(2025, 6, 30)),
        completed: Some(date(2025, 6, 12)),
        updated: Some(date(2025, 10, 20)),
        topics: vec!["城市绿化".into()],
        measures: vec![Measure { text: "开展技能培训".into(), date: Some(date(2025, 5, 8)) }],
        attachments: vec![Attachment { title: "修剪台账".into(), asset: "yanshi-2025/files/台账.xlsx".into() }],
        ..issue_of("乔木灌木修剪不及时")
    };
    let lamps = Issue { slug: slug("lamps"), category: 1, ..issue_of("路灯“亮灯率”不高") };
    let notice = Notice {
        slug: slug("yanshi-2025"),
        issuer: Some("中共洛阳市偃师区城市管理局党组".into()),
        inspector: Some("区委第一巡察组".into()),
        inspection: Some(Period { from: date(2024, 11, 15), to: date(2025, 1, 10) }),
        feedback: Some(date(2025, 4, 25)),
        published: Some(date(2025, 10, 11).at(9, 0, 0, 0)),
        keywords: vec!["巡察整改".into(), "城市管理".into()],
        contact: Contact { phone: Some("0379-67798277".into()), ..Contact::default() },
        corrections: vec![Correction { date: date(2025, 10, 15), text: "更正一处日期。".into() }],
        categories: vec![category("greening", "城市绿化养护不够尽责"), category("lighting", "城市亮化存在短板")],
        issues: vec![pruning, lamps],
        ..notice_of("关于巡察整改进展情况的通报")
    };
    let mut site = site_of(vec![notice]);
    site.config.title = "整改公开".into();
    site.config.description = Some("巡察整改情况公开".into());
    site.config.office = Some("偃师区城市管理局".into());
    site.config.government.site_code = Some("4103810001".into());
    site.config.contact = Contact {
        address: Some("河南省洛阳市偃师区民主路与华夏路交叉口向北五百米路东，城市管理局一楼".into()),
        postcode: Some("471900".into()),
        email: Some("ysscslj@126.com".into()),
        hours: Some("工作日 8:00—12:00；15:00—18:00".into()),
        ..Contact::default()
    };
    site
}

fn texts(notice: &Notice) -> NoticeTexts<'static> {
    let issues = ["邀请市级专家集中培训，\n修剪行道树 200 余棵。", "更换“灯具”12 盏。"];
    let issues = issues.into_iter().take(notice.issues.len()).map(Text::of).collect();
    let (before, after) = (Text::of("根据区委统一部署，现予以公布。"), Text::of("欢迎监督。"));
    NoticeTexts { edition: Edition::Public, before, after, issues }
}

fn site_full_of(text: &str) -> Site {
    let some = || Some(text.to_string());
    let issue = Issue {
        status: Status { kind: StatusKind::Standing, word: text.into() },
        responsible: vec![text.into()],
        topics: vec![text.into()],
        measures: vec![Measure { text: text.into(), date: None }],
        description: some(),
        ..issue_of(text)
    };
    let notice = Notice {
        issuer: some(),
        inspector: some(),
        document_number: some(),
        keywords: vec![text.into()],
        description: some(),
        corrections: vec![Correction { date: date(2025, 10, 11), text: text.into() }],
        categories: vec![category("greening", text)],
        issues: vec![issue],
        ..notice_of(text)
    };
    let mut site = site_of(vec![notice]);
    let [name, phone, address, postcode, email, hours] = std::array::from_fn(|_| some());
    site.config.contact = Contact { name, phone, address, postcode, email, hours };
    (site.config.title, site.config.description, site.config.office) = (text.into(), some(), some());
    site
}

fn site_of(notices: Vec<Notice>) -> Site {
    let config = Config {
        title: "站点".into(),
        description: None,
        base_url: None,
        base_url_place: None,
        language: Language::Zh,
        office: None,
        theme: "gov".into(),
        theme_place: None,
        contact: Contact::default(),
        contact_place: None,
        government: Government::default(),
        categories: Vec::new(),
        statuses: StatusWords::default(),
        numbering: true,
        fonts: Vec::new(),
        checks: Default::default(),
        review: tongbao::config::Review::default(),
        targets: Vec::new(),
        source: Source::without_text("content/site.yaml"),
    };
    Site {
        fonts: Vec::new(),
        config,
        edition: Edition::Public,
        notices: notices.into_iter().map(Into::into).collect(),
        pages: Vec::new(),
        assets: Default::default(),
        broken: Vec::new(),
        word_lists: Vec::new(),
        history: Default::default(),
    }
}

fn notice_of(title: &str) -> Notice {
    Notice {
        folder: "notice".into(),
        slug: slug("notice"),
        title: title.into(),
        kind: NoticeKind::Inspection,
        issuer: None,
        inspector: None,
        inspection: None,
        feedback: None,
        date: date(2025, 10, 11),
        published: None,
        index_number: None,
        document_number: None,
        openness: None,
        keywords: Vec::new(),
        description: None,
        contact: Contact::default(),
        corrections: Vec::new(),
        attachments: Vec::new(),
        aliases: Vec::new(),
        numbering: true,
        pdf: None,
        categories: vec![category("greening", "城市绿化")],
        issues: Vec::new(),
        withheld: Vec::new(),
        body: body(),
    }
}

fn issue_of(title: &str) -> Issue {
    Issue {
        path: "notice/issue.md".into(),
        slug: slug("issue"),
        title: title.into(),
        category: 0,
        status: Status { kind: StatusKind::Standing, word: "长期坚持".into() },
        order: 1,
        responsible: Vec::new(),
        deadline: None,
        completed: None,
        updated: None,
        topics: Vec::new(),
        internal: false,
        measures: Vec::new(),
        attachments: Vec::new(),
        aliases: Vec::new(),
        description: None,
        body: body(),
    }
}

fn category(id: &str, title: &str) -> Category {
    Category { id: id.into(), title: title.into(), place: Place::path("content/notice.md") }
}

fn slug(text: &str) -> Slug {
    Slug { text: text.into(), span: None }
}

fn body() -> Body {
    Body { source: Source::without_text("content/notice/notice.md"), start: 0 }
}

fn parsed(json: &[u8]) -> Value {
    serde_json::from_slice(json).unwrap()
}

fn utf8(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}
