//! Numbers of mobile telephones.

use crate::check::numbers::{Run, those_that};
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::rules::identity_number::is_identity_number;
use crate::check::text::{Block, Document};
use crate::finding::Finding;

rule! {
    "TB903" "mobile-number" Error
    says zh "这是一个手机号码" / "删去，或中间用 * 代替；是单位对外的电话，写在 contact 里。"
    says en "this is the number of a mobile telephone" / "Delete it or put * into it; the office's own telephone belongs under contact."
    zh "手机号码"
        / "1 开头、第二位 3 至 9 的 11 位数字，前面可以有 +86 或长途的 0，全角的和用空格、短横、点分开的也认得。与 contact.phone 相同的不算。front matter、链接地址、代码和 HTML 里也查。"
        / "个人手机号码是个人信息（《个人信息保护法》第四条）；泄露个人信息是政府网站检查的否决项。"
    en "Mobile numbers"
        / "Eleven digits that begin with 13 to 19, perhaps with +86 or a trunk 0 before them, in full width, or with spaces, hyphens and dots. The number given under contact.phone is allowed. Front matter, addresses of links, code and HTML are looked at as well."
        / "A person's number is personal information; a leak fails the inspection of a government website."
    bad "反映人王某（电话 138 1234 5678）已对处理结果表示满意，问题已经销号。"
    good "反映人王某（电话 138****5678）已对处理结果表示满意，问题已经销号。"
    looks Look::Anything(check)
}

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    // The groups of an identity number may look like one.
    let is_any = |run: &Run| is_identity_number(run) || is_mobile_number(run, &block.text);
    for run in those_that(block.long_numbers(), is_any) {
        if !is_identity_number(&run) && !is_of_office(without_prefix(&run), document, reporter) {
            reporter.push(Finding::new(&KIND, document.place(block, run.range.clone())));
        }
    }
}

fn is_mobile_number(run: &Run, text: &str) -> bool {
    let number = without_prefix(run);
    // A day of the month before a number is none of its groups.
    let typed_as_one = (run.first_group >= 3 && !is_range(run, text)) || number.len() < run.text.len();
    typed_as_one && number.len() == 11 && number.starts_with('1') && (b'3'..=b'9').contains(&number.as_bytes()[1])
}

/// `15000-180000`: nobody parts a telephone number with a dash there.
fn is_range(run: &Run, text: &str) -> bool {
    let rest = text.get(run.range.start + run.first_group..).unwrap_or("");
    matches!(run.first_group, 5 | 6) && !rest.starts_with(' ')
}

/// Without the country, or the 0 that is dialled before a number of another place.
fn without_prefix(run: &Run) -> &str {
    let numbers = ["86", "0086", "0"].iter().filter_map(|prefix| run.text.strip_prefix(prefix));
    numbers.into_iter().find(|rest| rest.len() == 11).unwrap_or(&run.text)
}

fn is_of_office(number: &str, document: &Document, reporter: &Reporter) -> bool {
    let notice = document.notice().and_then(|notice| notice.contact.phone.as_deref());
    let phones = [notice, reporter.config().contact.phone.as_deref()];
    phones
        .into_iter()
        .flatten()
        .any(|phone| phone.chars().filter(char::is_ascii_digit).collect::<String>().contains(number))
}
