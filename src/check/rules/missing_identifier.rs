//! Identifiers of a government site that are not given.

use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::finding::Finding;
use crate::source::Place;

rule! {
    "TB922" "missing-identifier" Warning
    says zh "没有给出“{what_zh}”（{key}）" / "在 site.yaml 的 government 里写上；没有给出的不会显示，也不会编造。"
    says en "{what} is not given ({key})" / "Give it under government in site.yaml; what is not given is left out, and never made up."
    zh "缺政府网站标识"
        / "site.yaml 没有主办单位、网站标识码、ICP 备案号、公安备案号。不是单独建站的，把这条规则关掉。"
        / "《政府网站发展指引》（国办发〔2017〕47号）：页面底部要列明主办单位、网站标识码、ICP 备案编号和公安机关备案标识。"
    en "Missing identifiers"
        / "A site.yaml without the sponsor, the site's code, the ICP or the police registration. Turn it off where the pages become part of another site."
        / "国办发〔2017〕47号 wants all of them at the foot of each page."
    bad "=== site.yaml\ntitle: 示例市城市管理局\n"
    good "=== site.yaml\ntitle: 示例市城市管理局\ngovernment: { sponsor: 示例市城市管理局, site_code: bm12345678, icp: 示ICP备12345678号, police: 示公网安备 41030002000001号 }\n"
    looks Look::Site(check)
}

fn check(reporter: &mut Reporter) {
    let config = reporter.config();
    let government = &config.government;
    let all = [
        ("sponsor", government.sponsor.is_none(), "主办单位", "the sponsor"),
        ("site_code", government.site_code.is_none(), "网站标识码", "the site's code"),
        ("icp", government.icp.is_none(), "ICP 备案号", "the ICP registration"),
        ("police", government.police.is_none(), "公安备案号", "the police registration"),
    ];
    let missing = all.into_iter().filter(|(_, is_missing, ..)| *is_missing).map(|(key, _, zh, en)| {
        let written = government.places.iter().find(|(written, _)| *written == key);
        let place = written.map_or_else(|| Place::file(&config.source), |(_, place)| place.clone());
        Finding::new(&KIND, place).with("key", key).with("what", en).with("what_zh", zh)
    });
    let missing: Vec<Finding> = missing.collect();
    reporter.extend(missing);
}
