//! Links to sites that are nobody's the office answers for.

use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::Document;
use crate::config::BaseUrl;
use crate::finding::Finding;
use crate::source::Place;

rule! {
    "TB912" "third-party-link" Warning
    says zh "链接到政府以外的网站 {host}" / "能不链就不链；确有需要，把它写进 site.yaml 的 checks.hosts。"
    says en "a link to {host}, which is not the government's" / "Do without it, or put the host under checks.hosts in site.yaml."
    zh "第三方链接"
        / "正文里的链接，主机名不是 gov.cn、本站（base_url），也不在 checks.hosts 里。"
        / "《政府网站发展指引》（国办发〔2017〕47号）要求清理与政府职能无关的外部链接；外部网站改版、转卖后，链接会指向不良内容。"
    en "Links to third parties"
        / "Links whose host is neither below gov.cn, nor the site's own (base_url), nor listed under checks.hosts."
        / "The guideline for government websites (国办发〔2017〕47号) wants links out of them kept few; sites are sold, and then show anything."
    bad "宣传视频见[视频网站](https://video.example.com/1)，累计播放 3000 次。"
    good "宣传视频见[政府网站](https://www.example.gov.cn/1)，累计播放 3000 次。"
    looks Look::Document(check)
}

fn check(document: &Document, reporter: &mut Reporter) {
    for link in &document.links {
        let Some(host) = host(&link.address) else { continue };
        let config = reporter.config();
        let own = config.base_url.as_ref().map(BaseUrl::host);
        let known = config.checks.hosts.iter().map(String::as_str).chain(own).chain(["gov.cn"]);
        let is_known = known
            .into_iter()
            .any(|known| host == known || host.strip_suffix(known).is_some_and(|rest| rest.ends_with('.')));
        // An address of figures has a rule of its own.
        let figures = host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') || host.starts_with('[');
        if !is_known && !figures {
            let finding = Finding::new(&KIND, Place::at(document.source, link.span));
            reporter.push(finding.with("host", host));
        }
    }
}

/// The host of an outside address, in small letters.
pub fn host(address: &str) -> Option<String> {
    let address = address.trim().to_ascii_lowercase();
    let rest = ["https://", "http://", "//"].iter().find_map(|scheme| address.strip_prefix(scheme))?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    let host = if host.starts_with('[') { host.split_inclusive(']').next()? } else { host.split(':').next()? };
    (!host.is_empty()).then(|| host.to_string())
}
