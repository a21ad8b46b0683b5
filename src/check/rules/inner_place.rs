//! Places that only the office's own machines know: files on a disk, hosts of the inner network, test sites.

use std::net::Ipv4Addr;

use crate::check::characters::{before, is_han};
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::check::rules::third_party_link::host;
use crate::check::text::Document;
use crate::finding::Finding;
use crate::source::{Place, Span};

rule! {
    "TB655" "inner-place" Error
    says zh "“{found}”是本机、内网或测试环境的地址，公众打不开" / "换成公开的地址，或者删去。"
    says en "\"{found}\" is a place on an inner machine, which the public cannot open" / "Give the public address, or delete it."
    zh "内部地址"
        / "正文里的磁盘路径（C:\\…、/home/…、/Users/…），以及链接和文字中的 file://、localhost、127.*、10.*、172.16—172.31.*、192.168.*、.local、.lan 和 test、uat、dev 开头的主机。写成链接的 IP 地址由 TB915 指出。"
        / "打不开的链接是政府网站检查的扣分项；内部地址、用户名和网络结构公开，也有安全风险。"
    en "Inner places"
        / "Paths on a disk (C:\\…, /home/…, /Users/…), and in links and texts file://, localhost, 127.*, 10.*, 172.16 to 172.31.*, 192.168.*, .local, .lan and hosts that begin with test, uat or dev. Links to IP addresses are told by TB915."
        / "What does not open costs points in the inspection of government websites, and inner names tell how the network is built."
    bad "整改方案存放于 D:\\整改\\方案.doc，进度见 https://test.example.gov.cn/jd 页面。"
    good "整改方案和进度见 https://www.example.gov.cn/jd 页面，内容每月更新一次。"
    looks Look::Words(&[":\\", "：\\"], on_drive), Look::Words(&["/home/", "/Users/"], on_disk), Look::Document(check)
}

const TEST_HOSTS: &[&str] = &["test.", "uat.", "dev.", "ceshi."];

/// `D:\`
fn on_drive(hit: &Hit, reporter: &mut Reporter) {
    let Some(drive) = before(hit.before(), hit.range.start).filter(char::is_ascii_alphabetic) else { return };
    let start = hit.range.start - drive.len_utf8();
    let stands_alone = before(&hit.block.text, start).is_none_or(|c| !c.is_ascii_alphanumeric());
    if stands_alone {
        reporter.push(hit.document.finding(&KIND, hit.block, start..hit.range.end));
    }
}

fn on_disk(hit: &Hit, reporter: &mut Reporter) {
    if before(hit.before(), hit.range.start).is_none_or(|c| c == ' ' || is_han(c) || "：（“".contains(c)) {
        reporter.push(hit.finding(&KIND));
    }
}

fn check(document: &Document, reporter: &mut Reporter) {
    reporter.passes_over = None;
    for link in &document.links {
        let is_inner = link.address.trim_start().to_ascii_lowercase().starts_with("file://")
            || host(&link.address).is_some_and(|host| is_inner_name(&host));
        if is_inner {
            report(document, &link.address, link.span, reporter);
        }
    }
    let bare = document.literals.iter().filter(|span| {
        let address = document.source.text.get(span.range()).unwrap_or_default();
        host(address).is_some_and(|host| is_inner_name(&host) || is_inner_number(&host))
    });
    let mut links: Vec<Span> = document.links.iter().map(|link| link.span).collect();
    links.sort();
    // What stands inside of a link was told with it.
    let is_linked = |span: &Span| {
        let past = links.partition_point(|link| link.start <= span.start);
        past.checked_sub(1).is_some_and(|last| span.end <= links[last].end)
    };
    for span in bare.filter(|span| !is_linked(span)) {
        report(document, &document.source.text[span.range()], *span, reporter);
    }
}

fn report(document: &Document, address: &str, span: Span, reporter: &mut Reporter) {
    reporter.push(Finding::new(&KIND, Place::at(document.source, span)).with("found", address));
}

fn is_inner_name(host: &str) -> bool {
    host == "localhost"
        || [".local", ".lan", ".localhost"].iter().any(|end| host.ends_with(end))
        || TEST_HOSTS.iter().any(|begin| host.starts_with(begin))
}

fn is_inner_number(host: &str) -> bool {
    host.parse::<Ipv4Addr>().is_ok_and(|number| number.is_private() || number.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inner_hosts_are_told_by_name_and_number() {
        for host in ["localhost", "oa.shili.local", "test.example.gov.cn"] {
            assert!(is_inner_name(host), "{host}");
        }
        for host in ["www.example.gov.cn", "testing.gov.cn", "local.gov.cn"] {
            assert!(!is_inner_name(host), "{host}");
        }
        assert!(is_inner_number("172.16.0.1") && is_inner_number("127.0.0.1") && !is_inner_number("8.8.8.8"));
    }
}
