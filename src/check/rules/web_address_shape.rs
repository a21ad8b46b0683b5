//! Web addresses that begin as none does: http//, http:/www.

use crate::check::pairs::firsts;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB936" "web-address-shape" Warning
    says zh "网址开头的“{found}”写错了" / "改为“{right}”，并点开核对。"
    says en "no web address begins with \"{found}\"" / "Write {right}, and follow the link."
    zh "网址的写法"
        / "正文里以“http//、http:/w、http:\\、htp://”一类开头的网址：少了冒号或斜杠，斜杠写反，字母写漏。"
        / "网址错一个字符就打不开；错链、断链是政府网站检查扣分的一项。"
    en "How a web address is written"
        / "Addresses in a text that begin with http//, http:/w, http:\\ or htp://: a colon or slash is missing, the slashes lean the wrong way, or a letter is missing."
        / "With one wrong character nothing opens; dead links cost points when a site is inspected."
    bad "整改落实情况已在局门户网站（http//www.example.gov.cn/zgzl）集中公开。"
    good "整改落实情况已在局门户网站（http://www.example.gov.cn/zgzl）集中公开。"
    looks Look::Words(&firsts::<_, { BEGINNINGS.len() }>(BEGINNINGS), check)
}

/// How an address was begun, and how it has to begin.
#[rustfmt::skip]
const BEGINNINGS: &[(&str, &str)] = &[
    ("http//", "http://"), ("https//", "https://"), 
    ("http:\\", "http://"), ("https:\\", "https://"), ("htp://", "http://"), ("htps://", "https://"),
    ("htpp://", "http://"), ("hhtp://", "http://"), ("httpp://", "http://"), ("http:/w", "http://w"), ("https:/w", "https://w"),
];

fn check(hit: &Hit, reporter: &mut Reporter) {
    let is_beginning = !hit.before().ends_with(|c: char| c.is_ascii_alphanumeric());
    if is_beginning {
        let right = BEGINNINGS[hit.word].1;
        let slashes = hit.after().len() - hit.after().trim_start_matches('\\').len();
        let fix = hit.document.suggestion(hit.block, hit.range.start..hit.range.end + slashes, right);
        reporter.push(hit.finding(&KIND).with("right", right).mended_by(fix));
    }
}
