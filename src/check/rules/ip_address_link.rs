//! Links to a number instead of a name.

use std::net::{IpAddr, Ipv4Addr};

use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::rules::third_party_link::host;
use crate::check::text::Document;
use crate::config::Config;
use crate::finding::Finding;
use crate::source::Place;

rule! {
    "TB915" "ip-address-link" Error
    says zh "网址“{address}”直接写 IP 地址" / "改用域名；内网地址不能公开。"
    says en "the address \"{address}\" is an IP address, not a name" / "Use a host name; an address of the inner network must not be published."
    zh "IP 地址链接"
        / "正文里的链接和本站的网址（base_url），主机是 IPv4 或 IPv6 地址。本站的网址是本机或者内网地址的，用于预览和内网，不报。"
        / "《政府网站发展指引》要求使用 .gov.cn 域名，不得用 IP 地址；内网地址公开还会泄露网络结构。"
    en "Links to IP addresses"
        / "Links whose host is an IPv4 or IPv6 address, and such a base_url. A base_url on this machine or on an inner network is for a preview, and is not told."
        / "Government sites go by names below gov.cn; an inner address tells how the network is built."
    bad "整改台账见[内部系统](https://10.1.2.3/tz)，内容每月更新，方便查询。"
    good "整改台账见[政务公开网](https://www.example.gov.cn/tz)，内容每月更新，方便查询。"
    looks Look::Document(check), Look::Site(check_base_url)
}

fn check(document: &Document, reporter: &mut Reporter) {
    for link in &document.links {
        let is_number =
            host(&link.address).is_some_and(|host| host.starts_with('[') || host.parse::<Ipv4Addr>().is_ok());
        if is_number {
            let finding = Finding::new(&KIND, Place::at(document.source, link.span));
            reporter.push(finding.with("address", link.address.clone()));
        }
    }
}

fn check_base_url(reporter: &mut Reporter) {
    reporter.extend(of_base_url(reporter.config()));
}

/// What is wrong with the site's own address. One that the command line gives stands in no file.
pub fn of_base_url(config: &Config) -> Option<Finding> {
    let base = config.base_url.as_ref().filter(|base| is_public_number(base.host()))?;
    let finding = Finding::new(&KIND, Place::file(&config.source)).with("address", base.join(""));
    Some(Finding { place: config.base_url_place.clone(), ..finding })
}

fn is_public_number(host: &str) -> bool {
    let number = host.trim_start_matches('[').trim_end_matches(']');
    number.parse::<IpAddr>().is_ok_and(|number| match number.to_canonical() {
        IpAddr::V4(v4) => !(v4.is_loopback() || v4.is_private() || v4.is_link_local() || v4.is_unspecified()),
        IpAddr::V6(v6) => {
            !(v6.is_loopback() || v6.is_unique_local() || v6.is_unicast_link_local() || v6.is_unspecified())
        }
    })
}
