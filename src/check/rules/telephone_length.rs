//! Telephone numbers with a digit too few or too many.

use crate::check::characters::nearby_after;
use crate::check::figures::unit_at_start;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::check::text::Document;
use crate::finding::Finding;
use crate::model::Contact;
use crate::source::{Place, Span};
use crate::yaml::{Node, Value};

rule! {
    "TB820" "telephone-length" Warning
    says zh "电话号码“{found}”的位数不对：{reason_zh}" / "对照电话簿核对，拨打一次。"
    says en "the telephone number \"{found}\" has a digit too few or too many: {reason}" / "Check it, and call it once."
    zh "电话号码的位数"
        / "“电话”“手机”“热线”“传真”“联系方式”后面的号码，和 contact.phone 里的号码：手机 11 位，区号后面 7 或 8 位（升到 8 位的大城市只能是 8 位），400、800 开头的 10 位。12345 一类的短号、分机号、用 * 隐去的不算；几个号码分别看。"
        / "联系电话写错一位，群众就找不到人；联系方式失效是政府网站检查扣分的一项。"
    en "How many digits a telephone number has"
        / "Numbers behind 电话, 手机, 热线, 传真 or 联系方式, and those of contact.phone: eleven digits for a mobile, seven or eight behind the code of an area (eight in the cities that have no shorter ones), ten from 400 or 800 on. Short numbers such as 12345, extensions and masked numbers are left alone; of several numbers each is looked at."
        / "One wrong digit, and nobody can be reached."
    bad "咨询电话：0379-6779827，工作日上午8:30至12:00接听。"
    good "咨询电话：0379-67798277，工作日上午8:30至12:00接听。"
    looks Look::Words(&["电话", "手机", "热线", "传真", "座机", "联系方式"], in_text), Look::Document(in_contact)
}

/// What may stand between the word for a telephone and its number.
const FILLERS: &[&str] = &["号码", "分别为", "分别是", "：", ":", "为", "是", " ", "\u{3000}", "/", "、手机", "、传真"];

fn in_text(hit: &Hit, reporter: &mut Reporter) {
    let (document, block) = (hit.document, hit.block);
    let nearby = nearby_after(&block.text, hit.range.end);
    let mut rest = nearby;
    while let Some(shorter) = past_note(rest).or_else(|| FILLERS.iter().find_map(|filler| rest.strip_prefix(filler))) {
        rest = shorter;
    }
    let length = rest.find(|c: char| !is_of_numbers(c)).unwrap_or(rest.len());
    let start = hit.range.end + nearby.len() - rest.len();
    let (numbers, behind) = (&rest[..length], &block.text[start + length..]);
    // A number that is hidden in part, or counts what was told by telephone, is none to be called.
    let goes_on = behind.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '*' | '＊' | '×' | '某'));
    let is_none = goes_on || unit_at_start(behind).is_some();
    let numbers = numbers.trim_end_matches(|c: char| is_none && (c.is_ascii_digit() || c == '-'));
    // It may be cut where a rule may look no farther.
    if !numbers.contains(|c: char| c.is_ascii_digit()) || length == rest.len() && !behind.is_empty() {
        return;
    }
    for (offset, number, fault) in faults(numbers) {
        let range = start + offset..start + offset + number.len();
        let finding = Finding::new(&KIND, document.place(block, range)).with("found", number);
        reporter.push(fault.told_by(finding));
    }
}

/// Past `（工作日）` between the word and the number; `（0379）` is a part of the number.
fn past_note(text: &str) -> Option<&str> {
    let (note, rest) = text.strip_prefix('（')?.split_once('）')?;
    let is_area = !note.is_empty() && note.bytes().all(|byte| byte.is_ascii_digit());
    (!is_area).then_some(rest)
}

fn is_of_numbers(c: char) -> bool {
    c.is_ascii_digit() || "-—－–+ ()（）、，；/和或转".contains(c)
}

fn in_contact(document: &Document, reporter: &mut Reporter) {
    let phone = document.contact("phone");
    let Some(&Node { value: Value::Text(ref text) | Value::Number(ref text), span }) = phone else { return };
    let written = document.source.text.get(span.range()).unwrap_or("");
    for (offset, number, fault) in faults(text) {
        let place = match written.find(text.as_str()) {
            Some(at) => Span::new(span.start + at + offset, span.start + at + offset + number.len()),
            None => span,
        };
        let finding = Finding::new(&KIND, Place::at(document.source, place)).with("found", number);
        reporter.push(fault.told_by(finding));
    }
}

/// What is wrong with a number.
#[derive(Debug, PartialEq)]
enum Fault {
    Mobile {
        count: usize,
    },
    /// Behind the code of an area, which is given.
    Local {
        area: String,
        eight: bool,
        count: usize,
    },
    /// From 400 or 800 on.
    Service {
        count: usize,
    },
    /// Without the code of an area.
    Bare {
        count: usize,
    },
}

impl Fault {
    fn told_by(self, finding: Finding) -> Finding {
        let (zh, en) = match self {
            Self::Mobile { count } => (
                format!("手机号码应是 11 位，这里是 {count} 位"),
                format!("a mobile has 11 digits, and this one {count}"),
            ),
            Self::Local { area, eight, count } => {
                let (zh, en) = if eight { ("8 位", "8 digits") } else { ("7 位或 8 位", "7 or 8 digits") };
                (
                    format!("区号 {area} 后面应是 {zh}，这里是 {count} 位"),
                    format!("behind {area} stand {en}, and here {count}"),
                )
            }
            Self::Service { count } => (
                format!("400、800 开头的号码应是 10 位，这里是 {count} 位"),
                format!("numbers from 400 or 800 on have 10 digits, and this one {count}"),
            ),
            Self::Bare { count } => (
                format!("不带区号应是 7 位或 8 位，带区号的以 0 开头，这里是 {count} 位"),
                format!("without an area, which begins with 0, a number has 7 or 8 digits, and this one {count}"),
            ),
        };
        finding.with("reason_zh", zh).with("reason", en)
    }
}

/// The numbers with a fault in a text of numbers, with where they stand.
fn faults(text: &str) -> Vec<(usize, &str, Fault)> {
    let contact = Contact { phone: Some(text.to_string()), ..Contact::default() };
    let mut offset = 0;
    let mut found = Vec::new();
    for part in contact.phone_parts() {
        let at = offset;
        offset += part.text.len();
        if let Some(fault) = part.number.and_then(|_| fault(part.text)) {
            found.push((at, &text[at..offset], fault));
        }
    }
    found
}

/// What is wrong with a number as it is typed; numbers with only blanks between them may be several.
fn fault(typed: &str) -> Option<Fault> {
    let groups: Vec<String> = groups(typed);
    let whole = fault_of(&groups)?;
    let apart: Vec<&str> = typed.split(' ').filter(|number| !number.is_empty()).collect();
    let are_several = apart.len() > 1
        && apart.iter().all(|number| {
            let groups = self::groups(number);
            groups.iter().map(String::len).sum::<usize>() >= SHORTEST && fault_of(&groups).is_none()
        });
    (!are_several).then_some(whole)
}

/// Its digits, group by group.
fn groups(typed: &str) -> Vec<String> {
    let parts =
        |c: char| matches!(c, '-' | '(' | ')' | '（' | '）' | '—' | '－' | '–' | '\u{2010}'..='\u{2012}' | '\u{2212}');
    let digits = typed.split(parts).map(|group| group.chars().filter(char::is_ascii_digit).collect::<String>());
    digits.filter(|group| !group.is_empty()).collect()
}

/// Fewer digits are a short number, or none at all.
const SHORTEST: usize = 7;
/// No extension is longer.
const LONGEST_EXTENSION: usize = 5;

fn fault_of(groups: &[String]) -> Option<Fault> {
    let mut groups = groups.to_vec();
    if let Some(rest) =
        groups.first().and_then(|first| first.strip_prefix("0086").or(first.strip_prefix("86")).map(str::to_string))
        && (rest.is_empty() || rest.len() > LONGEST_LOCAL)
    {
        // The code of an area is dialled without its 0 from abroad.
        let rest = if rest.is_empty() {
            groups.remove(0);
            groups.first()?.clone()
        } else {
            rest
        };
        let is_area = !rest.starts_with('0') && !is_mobile(&rest);
        groups[0] = if is_area { format!("0{rest}") } else { rest };
    }
    let whole = groups.concat();
    let fault = fault_of_digits(&whole)?;
    // `67798277-8023`: what stands behind a whole number is an extension or another one.
    let is_followed = (1..groups.len()).any(|past| {
        let first = groups[..past].concat();
        let is_whole = first.len() >= SHORTEST && fault_of_digits(&first).is_none();
        is_whole
            && groups[past..].iter().all(|group| group.len() <= LONGEST_EXTENSION || fault_of_digits(group).is_none())
    });
    (!is_followed).then_some(fault)
}

const LONGEST_LOCAL: usize = 8;
const LENGTH_OF_MOBILE: usize = 11;
const LENGTH_OF_SERVICE: usize = 10;
/// Cities with a code of four figures and no local number but those of eight.
const CITIES_OF_EIGHT: &[&str] = &[
    "0311", "0371", "0377", "0379", "0411", "0431", "0451", "0510", "0511", "0512", "0513", "0514", "0515", "0516",
    "0517", "0518", "0519", "0523", "0527", "0531", "0532", "0551", "0571", "0573", "0574", "0575", "0576", "0577",
    "0579", "0591", "0595", "0731", "0755", "0757", "0760", "0769", "0791", "0851", "0871", "0898",
];

fn fault_of_digits(digits: &str) -> Option<Fault> {
    let count = digits.len();
    if count < SHORTEST {
        return None;
    }
    // The 0 that is dialled before a mobile of another place.
    let mobile =
        digits.strip_prefix('0').filter(|rest| is_mobile(rest) && rest.len() >= LENGTH_OF_MOBILE).unwrap_or(digits);
    if is_mobile(mobile) && mobile.len() > LONGEST_LOCAL {
        return (mobile.len() != LENGTH_OF_MOBILE).then_some(Fault::Mobile { count: mobile.len() });
    }
    if digits.starts_with('0') && count > LONGEST_LOCAL {
        let is_great = digits.starts_with("01") || digits.starts_with("02");
        let (area, local) = digits.split_at(if is_great { 3 } else { 4 });
        // `0379-12345`: a short number of another place.
        let is_short = matches!((local.as_bytes().first(), local.len()), (Some(b'1'), 3..=5) | (Some(b'9'), 5 | 6));
        let eight = is_great || CITIES_OF_EIGHT.contains(&area);
        let is_right = local.len() == LONGEST_LOCAL || (!eight && local.len() == SHORTEST) || is_short;
        return (!is_right).then(|| Fault::Local { area: area.to_string(), eight, count: local.len() });
    }
    if digits.starts_with("400") || digits.starts_with("800") {
        let is_right = count == LENGTH_OF_SERVICE || count <= LONGEST_LOCAL;
        return (!is_right).then_some(Fault::Service { count });
    }
    // The numbers of services such as 95013 and 106 are of many lengths.
    (count > LONGEST_LOCAL && !digits.starts_with(['1', '9'])).then_some(Fault::Bare { count })
}

fn is_mobile(digits: &str) -> bool {
    digits.starts_with('1') && digits.as_bytes().get(1).is_some_and(|digit| (b'3'..=b'9').contains(digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(text: &str) -> Vec<&str> {
        faults(text).into_iter().map(|(_, number, _)| number).collect()
    }

    #[test]
    fn a_digit_too_few_or_too_many_is_found_in_each_of_several_numbers() {
        assert_eq!(wrong("0379-6779827"), ["0379-6779827"]);
        assert_eq!(wrong("0379-67798277、0379-677982771（办公室）"), ["0379-677982771"]);
        assert_eq!(wrong("0999-123456 转 8023"), ["0999-123456"]);
        assert_eq!(wrong("1380000000，138000000000"), ["1380000000", "138000000000"]);
        assert_eq!(wrong("010-1234567"), ["010-1234567"]);
        assert_eq!(wrong("400-123-456"), ["400-123-456"]);
        assert_eq!(wrong("（0379）6779827"), ["（0379）6779827"]);
        assert_eq!(wrong("+86 379 6779827"), ["+86 379 6779827"]);
        assert_eq!(wrong("379-67798277"), ["379-67798277"]);
        assert_eq!(wrong("677982771"), ["677982771"]);
    }

    #[test]
    fn numbers_that_can_be_called_are_left_alone() {
        for text in [
            "0379-67798277",
            "0379-67798277-8023",
            "0379-67798277转8023，0379-67798278 分机：802",
            "0379-67798277/8278",
            "（0379）6779 8277（办公室）/ +86 379 67798278",
            "0999-1234567 1234568  13900000000",
            "1234567 12345678",
            "67798277-8023",
            "67798277—67798279",
            "+86 0999 1234567",
            "86-379-67798277",
            "8613900000000",
            "013900000000",
            "010-12345678",
            "400-123-4567",
            "12345、12388、96110、10086",
            "0379-12345",
            "0000-0000000",
            "6779827",
            "8023",
            "",
        ] {
            assert_eq!(wrong(text), Vec::<&str>::new(), "{text}");
        }
    }
}
