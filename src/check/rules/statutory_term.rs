//! Terms that a law sets, with another number: `《行政处罚法》……立案之日起六十日内`.

use jiff::civil::{Date, date};

use crate::check::characters::{clause_before, nearby_after, nearby_before};
use crate::check::ordinals;
use crate::check::pairs::sentence;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB677" "statutory-term" Warning
    says zh "《{law}》规定的期限是“{right}”，这里写的是“{found}”" / "对照现行条文核对；单位自己承诺的更短期限，写明是承诺。"
    says en "《{law}》 sets a term of \"{right}\"; here it is \"{found}\"" / "Compare with the law in force; where the office has promised to be quicker, say that it has."
    zh "法定期限写错"
        / "写明依据某部法律法规，又写“……之日起……日内”而与条文不同的，限于一张小表：行政处罚法（立案之日起九十日内作出处罚决定）、政府信息公开条例（收到申请之日起20个工作日内答复）、行政复议法、行政诉讼法、信访工作条例、行政许可法、招标投标法、政府采购法及其实施条例、劳动合同法、建设工程质量管理条例的期限。延长、另有规定、承诺、压缩的期限，中间又提到别的文件的，施行以前的通报，不算。"
        / "引用条文必须与现行文本一致；期限写错，等于公开承认按错误的期限办案。"
    en "A term that the law does not set"
        / "…之日起…日内 where a law is named as the ground and its text has another number; only of a small table: the laws on penalties, on reconsideration, on litigation, on licences, on tenders, on procurement and on labour contracts, and the regulations on open information, on petitions and on the quality of construction. Extensions, other provisions, promises and shortened terms are left alone, and notices of before."
        / "A citation has to agree with the text in force; with a wrong term an office says in public that it kept to one."
    bad "根据《行政处罚法》第六十条，行政处罚决定应当自立案之日起六十日内作出，对积压案件逐案清理。"
    good "根据《行政处罚法》第六十条，行政处罚决定应当自立案之日起九十日内作出，对积压案件逐案清理。"
    looks Look::Words(&["之日起"], check)
}

struct Term {
    /// Without 中华人民共和国.
    law: &'static str,
    since: Date,
    /// What the term begins with, right before 之日起.
    from: &'static [&'static str],
    /// What is to be done in it; one of these.
    deed: &'static [&'static str],
    /// What tells of another term of that law.
    other: &'static [&'static str],
    number: u32,
    unit: Unit,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Days,
    WorkingDays,
    Months,
}

const PENALTIES: Date = date(2021, 7, 15);
const OPENNESS: Date = date(2019, 5, 15);
const RECONSIDERATION: Date = date(2024, 1, 1);
const LITIGATION: Date = date(2015, 5, 1);
const PETITIONS: Date = date(2022, 5, 1);
const LICENCES: Date = date(2004, 7, 1);
const TENDERS: Date = date(2000, 1, 1);
const PROCUREMENT: Date = date(2003, 1, 1);

#[rustfmt::skip]
const TERMS: &[Term] = &[
    Term { law: "行政处罚法", since: PENALTIES, from: &["立案"], deed: &["处罚决定", "作出决定"], other: &[], number: 90, unit: Unit::Days },
    Term { law: "行政处罚法", since: PENALTIES, from: &["收到行政处罚决定书", "收到处罚决定书"], deed: &["缴纳罚款"], other: &["分期", "暂缓"], number: 15, unit: Unit::Days },
    Term { law: "政府信息公开条例", since: OPENNESS, from: &["收到申请", "收到政府信息公开申请", "收到信息公开申请", "收到公开申请"], deed: &["答复"], other: &["补正", "第三方", "征求"], number: 20, unit: Unit::WorkingDays },
    Term { law: "政府信息公开条例", since: OPENNESS, from: &["形成或者变更", "形成或变更"], deed: &["公开"], other: &[], number: 20, unit: Unit::WorkingDays },
    Term { law: "行政复议法", since: RECONSIDERATION, from: &["行政行为"], deed: &["行政复议申请", "申请行政复议", "申请复议"], other: &["诉讼"], number: 60, unit: Unit::Days },
    Term { law: "行政复议法", since: RECONSIDERATION, from: &["受理申请", "受理行政复议申请", "受理复议申请"], deed: &["复议决定"], other: &["简易"], number: 60, unit: Unit::Days },
    Term { law: "行政诉讼法", since: LITIGATION, from: &["行政行为"], deed: &["提起诉讼", "提起行政诉讼", "起诉"], other: &["复议"], number: 6, unit: Unit::Months },
    Term { law: "行政诉讼法", since: LITIGATION, from: &["收到复议决定书", "收到行政复议决定书"], deed: &["提起诉讼", "提起行政诉讼", "起诉"], other: &[], number: 15, unit: Unit::Days },
    Term { law: "信访工作条例", since: PETITIONS, from: &["受理"], deed: &["办结"], other: &[], number: 60, unit: Unit::Days },
    Term { law: "信访工作条例", since: PETITIONS, from: &["收到信访事项"], deed: &["告知"], other: &[], number: 15, unit: Unit::Days },
    Term { law: "信访工作条例", since: PETITIONS, from: &["收到书面答复"], deed: &["复查", "复核"], other: &[], number: 30, unit: Unit::Days },
    Term { law: "行政许可法", since: LICENCES, from: &["受理行政许可申请", "受理申请", "受理许可申请"], deed: &["许可决定"], other: &["统一", "联合", "集中"], number: 20, unit: Unit::Days },
    Term { law: "行政许可法", since: LICENCES, from: &["作出决定", "作出行政许可决定", "作出准予行政许可决定"], deed: &["颁发", "送达"], other: &[], number: 10, unit: Unit::Days },
    Term { law: "招标投标法", since: TENDERS, from: &["中标通知书发出"], deed: &["合同"], other: &["保证金", "退还"], number: 30, unit: Unit::Days },
    Term { law: "招标投标法", since: TENDERS, from: &["确定中标人"], deed: &["书面报告"], other: &[], number: 15, unit: Unit::Days },
    Term { law: "政府采购法", since: PROCUREMENT, from: &["通知书发出"], deed: &["采购合同", "签订合同"], other: &["保证金", "退还"], number: 30, unit: Unit::Days },
    Term { law: "政府采购法", since: PROCUREMENT, from: &["合同签订", "自签订"], deed: &["备案"], other: &["公告"], number: 7, unit: Unit::WorkingDays },
    Term { law: "政府采购法实施条例", since: date(2015, 3, 1), from: &["合同签订"], deed: &["公告"], other: &["备案"], number: 2, unit: Unit::WorkingDays },
    Term { law: "劳动合同法", since: date(2008, 1, 1), from: &["用工"], deed: &["劳动合同"], other: &[], number: 1, unit: Unit::Months },
    Term { law: "建设工程质量管理条例", since: date(2000, 1, 30), from: &["竣工验收合格"], deed: &["备案"], other: &[], number: 15, unit: Unit::Days },
];

/// What tells that the number is not meant as the law's, or is known to be another.
const LEFT_ALONE: &[&str] = &[
    "延长", "另有规定", "修订前", "修改前", "原规定", "原条例", "旧法", "当时", "曾", "缩短", "压缩", "压减", "承诺",
    "提前", "提速", "力争", "平均", "我局", "本局", "我市", "本市", "我区", "误", "错", "不符", "应为",
];
/// What makes a law the ground of what is said.
const GROUNDS: &[&str] = &["规定", "要求", "应当", "根据", "依据", "按照", "依照", "第"];

/// A number of days or months as it is written.
struct Written {
    number: u32,
    unit: Unit,
    /// How many bytes it takes.
    length: usize,
    is_in_digits: bool,
}

fn check(hit: &Hit, reporter: &mut Reporter) {
    let before = clause_before(&hit.block.text, hit.range.start);
    let may_be = |term: &&Term| term.from.iter().any(|from| before.ends_with(from));
    let mut terms = TERMS.iter().filter(may_be).peekable();
    if terms.peek().is_none() {
        return;
    }
    let lead = hit.after().len() - hit.after().trim_start_matches(['，', ' ']).len();
    let Some(written) = term_at_start(&hit.after()[lead..]) else { return };
    let (Some(notice), Some(law)) = (hit.document.notice(), law_of(hit)) else { return };
    let deed = deed_around(hit, before, lead + written.length);
    let is_meant = |term: &&Term| {
        let has = |words: &[&str]| words.iter().any(|word| deed.iter().any(|part| part.contains(word)));
        term.law == law && notice.date >= term.since && has(term.deed) && !has(term.other)
    };
    if let Some(term) = terms.find(is_meant).filter(|term| term.differs(&written) && is_cited(hit)) {
        let start = hit.range.end + lead;
        let range = start..start + written.length;
        let right = term.write(written.is_in_digits);
        let fix = hit.document.suggestion(hit.block, range.clone(), right.as_str());
        let finding = hit.document.finding(&KIND, hit.block, range).with("law", term.law);
        reporter.push(finding.with("right", right).mended_by(fix));
    }
}

impl Term {
    /// Days are not held against months.
    fn differs(&self, written: &Written) -> bool {
        (self.unit == Unit::Months) == (written.unit == Unit::Months) && self.number != written.number
    }

    fn write(&self, in_digits: bool) -> String {
        let number = if in_digits { self.number.to_string() } else { ordinals::write(self.number) };
        let unit = match self.unit {
            Unit::Days => "日",
            Unit::WorkingDays => "个工作日",
            Unit::Months => "个月",
        };
        [number.as_str(), unit].concat()
    }
}

/// `六十日`, `15个工作日`, before 内.
fn term_at_start(text: &str) -> Option<Written> {
    const UNITS: [(&str, Unit); 5] = [
        ("个工作日", Unit::WorkingDays),
        ("工作日", Unit::WorkingDays),
        ("日", Unit::Days),
        ("天", Unit::Days),
        ("个月", Unit::Months),
    ];
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, past) = match (digits, text.strip_prefix('两')) {
        (1.., _) => (text[..digits].parse().ok()?, digits),
        (_, Some(_)) => (2, "两".len()),
        _ => ordinals::chinese(text)?,
    };
    let rest = text[past..].trim_start_matches(' ');
    let (word, unit) = UNITS.into_iter().find(|(word, _)| rest.starts_with(word))?;
    let length = text.len() - rest.len() + word.len();
    let is_within = ["内", "以内", "之内"].iter().any(|within| text[length..].starts_with(within));
    is_within.then_some(Written { number, unit, length, is_in_digits: digits > 0 })
}

/// The law that is named last before the term, or else behind it in its sentence.
fn law_of<'h>(hit: &'h Hit) -> Option<&'h str> {
    let text = &hit.block.text;
    let before = nearby_before(text, hit.range.start);
    let title = |open: usize, text: &'h str| {
        let (title, _) = text[open + "《".len()..].split_once('》')?;
        Some(title.strip_prefix("中华人民共和国").unwrap_or(title))
    };
    match before.rfind('《') {
        Some(open) => title(open, before),
        None => {
            let behind = &text[hit.range.end..sentence(text, &hit.range).end];
            behind.find('《').and_then(|open| title(open, behind))
        }
    }
}

/// What is said around the term as far as the next one: the clause before it, and what follows in the sentence.
fn deed_around<'h>(hit: &'h Hit, before: &'h str, past: usize) -> [&'h str; 2] {
    let behind = nearby_after(&hit.block.text, hit.range.end + past);
    let behind = behind.trim_start_matches(['以', '之', '内']);
    let end = ["日内", "天内", "月内", "之日起", "。", "；", "\n"].iter().filter_map(|mark| behind.find(mark)).min();
    [before, &behind[..end.unwrap_or(behind.len())]]
}

fn is_cited(hit: &Hit) -> bool {
    let said = &hit.block.text[sentence(&hit.block.text, &hit.range)];
    let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
    has(GROUNDS) && !has(LEFT_ALONE)
}
