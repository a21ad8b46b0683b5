//! A notice that nobody can answer.

use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::finding::Finding;
use crate::source::Place;

rule! {
    "TB921" "missing-contact" Warning
    says zh "没有可用的联系方式：缺{missing_zh}" / "在 site.yaml 或 notice.md 的 contact 里写上。"
    says en "there is no way to reach the office: {missing} missing" / "Give it under contact in site.yaml or notice.md."
    zh "缺联系方式"
        / "通报（合并 site.yaml 之后）没有电话，或者地址和邮箱都没有。"
        / "整改情况向社会公开，要接受群众监督；《政府网站发展指引》要求网站列明联系方式。"
    en "No contact"
        / "A notice that has, together with site.yaml, no telephone, or neither an address nor an e-mail."
        / "It is published so that people can answer it."
    bad "=== site.yaml\ntitle: 示例市城市管理局\n"
    good "=== site.yaml\ntitle: 示例市城市管理局\ncontact: { phone: 0379-12345678, email: office@example.gov.cn }\n"
    looks Look::Site(check)
}

fn check(reporter: &mut Reporter) {
    let mut told: Vec<(&str, &str)> = Vec::new();
    for notice in &reporter.site().notices {
        let contact = &notice.contact;
        let missing = match (contact.phone.is_none(), contact.address.is_none() && contact.email.is_none()) {
            (true, true) => ("电话、地址和邮箱", "a telephone, an address and an e-mail are"),
            (true, false) => ("电话", "a telephone is"),
            (false, true) => ("地址和邮箱", "an address and an e-mail are"),
            (false, false) => continue,
        };
        if !told.contains(&missing) {
            told.push(missing);
        }
    }
    // What every notice lacks is the site's to give, so it is told once.
    for (zh, en) in told {
        let config = reporter.config();
        let place = config.contact_place.clone().unwrap_or_else(|| Place::file(&config.source));
        reporter.push(Finding::new(&KIND, place).with("missing", en).with("missing_zh", zh));
    }
}
