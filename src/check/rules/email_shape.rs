//! E-mail addresses in a text that cannot be one.

use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB926" "email-shape" Warning
    says zh "“{found}”不是能用的电子邮箱地址" / "对照核对，如 office@example.gov.cn；域名里是点，不是逗号、句号。"
    says en "\"{found}\" is no e-mail address that works" / "Check it, as in office@example.gov.cn; a domain has points, and no commas."
    zh "电子邮箱的写法"
        / "正文里的电子邮箱，域名里的点误作逗号、句号（163,com），没有点（126com），两个点连用，或者以“.con”“.cm”“.co m”一类结尾；“邮箱：”后面没有 @ 的地址（office#163.com）。"
        / "邮箱错一个字符，群众的来信就寄不到；联系方式失效是政府网站检查扣分的一项。"
    en "How an e-mail address is written"
        / "Addresses in a text whose domain has a comma or a full stop for a point (163,com), no point (126com) or two in a row, or ends with .con, .cm and the like; and one without @ behind 邮箱： (office#163.com)."
        / "With one wrong character no letter arrives; contact details that do not work cost points."
    bad "意见建议请发送至电子邮箱：office@example,com，我们将及时办理。"
    good "意见建议请发送至电子邮箱：office@example.com，我们将及时办理。"
    looks Look::Words(&["@", "＠"], check), Look::Words(&["邮箱：", "邮箱:", "信箱：", "信箱:", "E-mail：", "Email："], unmarked)
}

/// What is typed for a point.
const POINTS: [char; 5] = [',', '，', '。', '、', '．'];
const ENDS: [&str; 5] = ["com", "cn", "net", "org", "gov"];
/// What is typed for .com, at the end of an address.
const MISTYPED: [&str; 7] = [".con", ".cm", ".ocm", ".vom", ".xom", ".comm", ".cmo"];
/// Without a point these are a domain run together.
const RUN_TOGETHER: [&str; 5] = ["163com", "126com", "qqcom", "sinacom", "139com"];

fn check(hit: &Hit, reporter: &mut Reporter) {
    let (lead, rest) = (hit.before(), hit.after());
    let local = lead.len() - lead.trim_end_matches(is_of_address).len();
    let length = domain(rest);
    let is_address = local > 0 && length > 0;
    if is_address && is_wrong(&rest[..length]) {
        let range = hit.range.start - local..hit.range.end + length;
        reporter.push(hit.document.finding(&KIND, hit.block, range));
    }
}

/// `邮箱：office#163.com`
fn unmarked(hit: &Hit, reporter: &mut Reporter) {
    let is_part = |c: char| is_of_address(c) || matches!(c, '#' | '$' | '&' | '*' | '!' | '·' | '◎' | '●');
    let lead = hit.after().len() - hit.after().trim_start_matches(' ').len();
    let rest = &hit.after()[lead..];
    let written = &rest[..rest.find(|c| !is_part(c)).unwrap_or(rest.len())];
    let goes_on = rest[written.len()..].starts_with(['@', '＠', '/', ':', '(', '（', '[']);
    let has_domain = |end: &str| written.strip_suffix(end).is_some_and(|rest| rest.ends_with('.'));
    if !goes_on && ENDS.iter().any(|end| has_domain(end)) && !written.starts_with("www.") {
        let start = hit.range.end + lead;
        reporter.push(hit.document.finding(&KIND, hit.block, start..start + written.len()));
    }
}

pub fn is_of_address(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')
}

/// How long the domain is, with a mark in it that stands for a point.
fn domain(rest: &str) -> usize {
    let plain = |from: usize| rest[from..].find(|c| !is_of_address(c)).map_or(rest.len(), |end| from + end);
    let end = plain(0);
    let behind = rest[end..].strip_prefix(POINTS).unwrap_or("");
    let goes_on = ENDS.iter().any(|word| {
        let after = behind.strip_prefix(word);
        after.is_some_and(|after| !after.starts_with(|c: char| c.is_ascii_alphanumeric()))
    });
    if goes_on { plain(rest.len() - behind.len()) } else { end }
}

fn is_wrong(domain: &str) -> bool {
    // The full stop of a sentence.
    let domain = domain.trim_end_matches('.').to_ascii_lowercase();
    domain.contains(POINTS)
        || domain.contains("..")
        || MISTYPED.iter().any(|end| domain.ends_with(end))
        || RUN_TOGETHER.contains(&domain.as_str())
}
