//! Identifiers of a government site that are not shaped as such.

use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Document, Role};
use crate::finding::Finding;
use crate::source::Place;
use crate::yaml::{Node, Value};

rule! {
    "TB923" "malformed-identifier" Warning
    says zh "{key} 的写法不对：{value}" / "应当是 {shape_zh}。"
    says en "{key} is not well formed: {value}" / "It should be {shape}."
    zh "政府网站标识写错"
        / "网站标识码应是 bm 加 8 位数字，或 10 位数字；ICP 备案号应是“省ICP备……号”；公安备案号应是“省公网安备……号”。"
        / "标识写错，监管平台就核对不上，网站会被当作未备案。"
    en "Malformed identifiers"
        / "A site's code is bm and 8 digits, or 10 digits; the registrations are 省ICP备…号 and 省公网安备…号."
        / "With a wrong identifier the site counts as unregistered."
    bad "=== site.yaml\ntitle: 示例市城市管理局\ngovernment: { site_code: bm1234 }\n"
    good "=== site.yaml\ntitle: 示例市城市管理局\ngovernment: { site_code: bm12345678 }\n"
    looks Look::Document(check)
}

fn check(document: &Document, reporter: &mut Reporter) {
    let (Role::Site, Some(fields)) = (document.role, &document.fields) else { return };
    let Some(Node { value: Value::Map(fields), .. }) = fields.entry("government") else { return };
    for (key, node) in fields {
        let (Value::Text(value) | Value::Number(value)) = &node.value else { continue };
        let (right, zh, en) = match key.name.as_str() {
            "site_code" => (is_site_code(value), "bm 加 8 位数字，或 10 位数字", "bm and 8 digits, or 10 digits"),
            "icp" => (is_registration(value, "ICP备"), "“省ICP备12345678号”的样子", "like 省ICP备12345678号"),
            "police" => (
                is_registration(value, "公网安备"),
                "“省公网安备 41030002000001号”的样子",
                "like 省公网安备 41030002000001号",
            ),
            _ => continue,
        };
        if !right {
            let finding = Finding::new(&KIND, Place::at(document.source, node.span)).with("key", key.name.clone());
            reporter.push(finding.with("value", value.clone()).with("shape", en).with("shape_zh", zh));
        }
    }
}

fn is_site_code(code: &str) -> bool {
    let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(code, 10) || code.strip_prefix("bm").is_some_and(|rest| digits(rest, 8))
}

fn is_registration(text: &str, mark: &str) -> bool {
    let Some((province, number)) = text.split_once(mark) else { return false };
    let number = number.trim_start();
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&province.chars().count()) && digits >= 6 && number[digits..].starts_with('号')
}
