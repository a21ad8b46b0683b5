//! Links to a number instead of a name.

use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::rules::third_party_link::host;
use crate::check::text::Document;
use crate::finding::Finding;
use crate::source::Place;

rule! {
    "TB915" "ip-address-link" Error
    says zh "链接“{address}”直接写 IP 地址" / "改用域名；内网地址不能公开。"
    says en "the link \"{address}\" leads to an IP address" / "Use a host name; an address of the inner network must not be published."
    zh "IP 地址链接"
        / "正文里的链接，主机是 IPv4 或 IPv6 地址。"
        / "《政府网站发展指引》要求使用 .gov.cn 域名，不得用 IP 地址；内网地址公开还会泄露网络结构。"
    en "Links to IP addresses"
        / "Links whose host is an IPv4 or IPv6 address."
        / "Government sites go by names below gov.cn; an inner address tells how the network is built."
    bad "整改台账见[内部系统](https://10.1.2.3/tz)，内容每月更新，方便查询。"
    good "整改台账见[政务公开网](https://www.example.gov.cn/tz)，内容每月更新，方便查询。"
    looks Look::Document(check)
}

fn check(document: &Document, reporter: &mut Reporter) {
    for link in &document.links {
        let is_number =
            host(&link.address).is_some_and(|host| host.starts_with('[') || host.parse::<std::net::Ipv4Addr>().is_ok());
        if is_number {
            let finding = Finding::new(&KIND, Place::at(document.source, link.span));
            reporter.push(finding.with("address", link.address.clone()));
        }
    }
}
