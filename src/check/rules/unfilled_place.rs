//! Places of a form that nobody filled in.

use std::ops::Range;

use crate::check::characters::{after, before, is_han};
use crate::check::names::surname_at_end;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::check::text::BlockKind;

rule! {
    "TB711" "unfilled-place" Warning
    says zh "“{found}”像是没有填写的空" / "填上实际内容；确实没有的，删去。"
    says en "\"{found}\" looks like a place that nobody filled in" / "Fill it in, or delete it."
    zh "没有填写的空"
        / "“此处填写、（请填写……）、待补充、TODO、____”、空的【】（），句子里的【单位名称】【金额】，代替单位、数字、日期、文号的 XX、××、****（XX局、XX项、20XX年、〔2025〕XX号）和“某某局”，以及单独成项、成格的“待定”。隐去的姓名、住户、企业、村和小区（张××、王某、XX公司），电话和证件号码里的 *，X光、XX型等不算。"
        / "范本里的空没有填就发出去，说明没有人校对；政府网站检查把这类内容当作表述错误。"
    en "Places not filled in"
        / "此处填写, （请填写…）, 待补充, TODO, ____, empty 【】 and （）, 【单位名称】 and 【金额】 within a sentence; XX, ×× and **** for an office, a figure, a date or the number of a document (XX局, XX项, 20XX年, 〔2025〕XX号); 某某局; 待定 as a whole item or cell. Hidden names of persons, firms, villages and compounds (张××, 王某, XX公司), * in numbers of persons, and terms such as X光 and XX型 are left alone."
        / "What a template left open shows that nobody read the text before it was published."
    bad "由XX局牵头开展排查，累计整改问题XX项，责任人：（待补充），形成长效机制。"
    good "由城市管理局牵头开展排查，累计整改问题 12 项，责任人：王某某，形成长效机制。"
    looks Look::Words(RUNS, run),
        Look::Words(LETTER_IN_DATE, letter_in_date),
        Look::Words(&["202X年", "202x年", "202×年", "202Ｘ年"], letter_in_year),
        Look::Words(LONE_LETTERS, lone_letters),
        Look::Words(LINES, line),
        Look::Words(EMPTY, empty),
        Look::Words(INSTRUCTIONS, instruction),
        Look::Words(OWED, owed),
        Look::Words(NOTES, note),
        Look::Words(PLACES, place),
        Look::Words(&["某某"], somebody),
        Look::Words(&["……"], nothing_else)
}

/// What stands for a name or a figure; a run is one place, however long.
const RUNS: &[&str] = &["XX", "xx", "××", "ＸＸ", "ｘｘ", "****", "＊＊", "##", "＃＃"];
/// A letter alone stands for a number only in a date.
const LONE_LETTERS: &[&str] = &["X年X月", "x年x月", "×年×月", "Ｘ年Ｘ月", "X月X日", "x月x日", "×月×日", "Ｘ月Ｘ日"];
/// Behind a figure for the year, or before one for the day.
const LETTER_IN_DATE: &[&str] = &["年X月", "年×月", "年 X 月", "年 × 月", "年Ｘ月", "年x月"];
const LINES: &[&str] = &["____", "＿＿"];
const EMPTY: &[&str] =
    &["【】", "【 】", "【　】", "【　　】", "（）", "（ ）", "（　）", "（  ）", "（　　）", "〔〕"];
const INSTRUCTIONS: &[&str] = &["此处填写", "此处填入", "此处插入", "此处输入", "请填写", "请输入", "请在此"];
const OWED: &[&str] = &["待补充", "待填写", "待定", "待核实", "待核对"];
const NOTES: &[&str] = &["TODO", "TBD", "FIXME"];

/// What a template says of the place itself.
const PLACES: &[&str] = &[
    "【单位名称】", "【单位】", "【姓名】", "【日期】", "【时间】", "【地点】", "【金额】", "【数量】", "【部门】",
    "【责任单位】", "【责任人】", "【电话】", "【联系电话】", "【整改措施】", "【问题描述】", "［单位名称］",
    "{单位名称}", "{单位}", "{日期}", "{姓名}", "{金额}", "<单位名称>", "<单位>", "<日期>", "<姓名>", "0000-0000",
    "问题类别的名称", "，……现将", "http:// ", "http://）", "网址：。", "网址：，", "电话：。", "电话：，", "邮箱：。",
    "邮箱：，",
];
/// What is counted; behind a run only where the word does not go on as one of these names.
const COUNTED: &[(&str, &[&str])] = &[
    ("年", &["华", "糕", "级", "代"]),
    ("月", &["饼", "嫂", "子"]),
    ("日", &["用", "报", "化", "式", "料"]),
    ("个", &["体"]),
    ("项", &["目"]),
    ("条", &[]),
    ("件", &[]),
    ("次", &[]),
    ("户", &["外", "主"]),
    ("处", &[]),
    ("人次", &[]),
    ("万元", &[]),
    ("亿元", &[]),
    ("元，", &[]),
    ("元。", &[]),
    ("吨", &[]),
    ("公里", &[]),
    ("平方米", &[]),
    ("%", &[]),
    ("％", &[]),
];
/// Offices; firms, villages, compounds and roads are hidden on purpose.
const OFFICES: &[&str] = &["局", "委", "厅", "政府", "党组", "党支部", "办公室", "街道办", "单位", "部门", "科室"];
/// What an office's word begins that is a person or something else.
const NO_OFFICES: &[&str] = &["局长", "局面", "局部", "委员", "委托", "委会", "单位职工", "单位员工"];
/// What stands in no office's name.
const NO_NAMES: &[&str] =
    &["公司", "餐", "村", "小区", "社区", "店", "路", "厂", "场", "同志", "家", "的", "和", "因", "向", "在"];
/// How many characters may stand between a run and the office: 城市管理.
const LONGEST_NAME: usize = 8;
const MARKS: &[char] = &['，', '。', '；', '、', '）', ')', '】', ']', '”', '\n'];
/// Who is hidden on purpose.
const PERSONS: &[&str] = &[
    "当事人", "举报人", "信访人", "反映人", "投诉人", "申请人", "居民", "村民", "业主", "群众", "市民", "司机",
    "驾驶员", "死者", "伤者", "职工", "商户", "户主", "学生", "姓名", "被害人", "患者",
];
/// Words that end as a surname reads.
const NO_SURNAMES: &[&str] = &[
    "资金", "罚金", "奖金", "租金", "基金", "金", "工程", "关于", "对于", "由于", "位于", "于", "地方", "阶段", "路段",
    "提高", "平方", "主任", "责任", "历史", "园林",
];
const NUMBERS: &[&str] = &["号", "号码", "电话", "手机", "账户", "卡号", "尾号", "编号"];

/// `……` alone, where a text should stand; of an issue that holds nothing else, `empty_issue` speaks.
fn nothing_else(hit: &Hit, reporter: &mut Reporter) {
    let is_alone = hit.before().trim().is_empty() && hit.after().trim().is_empty();
    if is_alone && hit.document.issue().is_none() {
        report(hit, hit.range.clone(), reporter);
    }
}

fn run(hit: &Hit, reporter: &mut Reporter) {
    let text = &hit.block.text;
    let Some(mark) = hit.text().chars().next().filter(|mark| !hit.before().ends_with(*mark)) else { return };
    let end = text.len() - text[hit.range.start..].trim_start_matches(mark).len();
    // `20XX年` and `〔20XX〕` are years; behind other digits and letters it is a part of a code.
    let lead = hit.before();
    let is_of_year = lead.ends_with("20") && text[end..].starts_with(['年', '〕', ']']);
    if is_telephone(lead, hit.range.start, end) {
        report(hit, hit.range.start..end, reporter);
        return;
    }
    if !is_of_year && (is_in_code(before(text, hit.range.start)) || is_in_code(after(text, end))) {
        return;
    }
    let range = if is_of_year { hit.range.start - "20".len()..end } else { hit.range.start..end };
    let lead = text[..range.start].trim_end_matches(' ');
    let rest = text[end..].trim_start_matches(' ');
    let is_told = ["年", "月"].iter().any(|part| lead.strip_suffix(part).is_some_and(|lead| lead.ends_with(mark)));
    let hides_number = matches!(mark, '*' | '＊') && ends_with_label(lead, NUMBERS);
    if is_told || hides_number || is_person(lead) {
        return;
    }
    let counted = COUNTED.iter().any(|(unit, names)| {
        rest.strip_prefix(unit).is_some_and(|rest| !names.iter().any(|name| rest.starts_with(name)))
    });
    let is_document_number = lead.ends_with(['〕', '第']) && rest.starts_with('号');
    if is_of_year || counted || is_document_number || is_office(rest) || is_value(hit, lead, rest) {
        report(hit, range, reporter);
    }
}

/// `0379-XXXXXXXX`: what stars hide, and letters do not.
fn is_telephone(lead: &str, start: usize, end: usize) -> bool {
    const NUMBER: std::ops::RangeInclusive<usize> = 7..=8;
    let area = lead.strip_suffix('-').unwrap_or_default();
    let digits = area.len() - area.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    matches!(digits, 3 | 4) && area[area.len() - digits..].starts_with('0') && NUMBER.contains(&(end - start))
}

/// What stands in a code, an address or a number.
fn is_in_code(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '/' | '_' | '@' | '\\'))
}

fn is_person(lead: &str) -> bool {
    let is_hidden_name = surname_at_end(lead) && !NO_SURNAMES.iter().any(|word| lead.ends_with(word));
    is_hidden_name || ends_with_label(lead, PERSONS)
}

fn ends_with_label(lead: &str, labels: &[&str]) -> bool {
    let lead = lead.trim_end_matches(['：', ':', '（', ' ', '为']);
    labels.iter().any(|label| lead.ends_with(label))
}

/// Whether a text begins with an office, or with a name that is one's.
fn is_office(rest: &str) -> bool {
    let end = rest.char_indices().nth(LONGEST_NAME).map_or(rest.len(), |(at, _)| at);
    let name = &rest[..rest[..end].find(|c| !is_han(c)).unwrap_or(end)];
    let first = OFFICES.iter().filter_map(|office| name.find(office)).min();
    first.is_some_and(|at| {
        let is_name = !NO_NAMES.iter().any(|word| name[..at].contains(word));
        is_name && !NO_OFFICES.iter().any(|word| rest[at..].starts_with(word))
    })
}

/// Whether it is all that a field, an item or a label has. In tables names are hidden.
fn is_value(hit: &Hit, lead: &str, rest: &str) -> bool {
    hit.block.kind != BlockKind::Cell
        && (lead.is_empty() || lead.ends_with(['：', ':']))
        && (rest.is_empty() || rest.starts_with(MARKS))
}

fn lone_letters(hit: &Hit, reporter: &mut Reporter) {
    let lead = hit.before();
    let stands_alone = !is_in_code(before(lead, lead.len())) && !lead.ends_with(['年', '×', 'Ｘ']);
    if stands_alone && !is_person(lead) && !is_in_code(after(hit.after(), 0)) {
        report(hit, hit.range.clone(), reporter);
    }
}

fn letter_in_date(hit: &Hit, reporter: &mut Reporter) {
    if hit.before().trim_end_matches(' ').ends_with(|c: char| c.is_ascii_digit()) {
        report(hit, hit.range.clone(), reporter);
    }
}

/// `202X年`, with the month as it comes: `202X年X月` is one place.
fn letter_in_year(hit: &Hit, reporter: &mut Reporter) {
    if !is_in_code(before(&hit.block.text, hit.range.start)) {
        report(hit, hit.range.clone(), reporter);
    }
}

fn line(hit: &Hit, reporter: &mut Reporter) {
    let Some(mark) = hit.text().chars().next().filter(|mark| !hit.before().ends_with(*mark)) else { return };
    let end = hit.block.text.len() - hit.block.text[hit.range.start..].trim_start_matches(mark).len();
    let is_code = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic() || c == '/');
    if !is_code(before(&hit.block.text, hit.range.start)) && !is_code(after(&hit.block.text, end)) {
        report(hit, hit.range.start..end, reporter);
    }
}

fn empty(hit: &Hit, reporter: &mut Reporter) {
    // An image or a note inside is gone from the text, but not from the page.
    if hit.document.stands_in_file(hit.block, hit.range.clone()) {
        report(hit, hit.range.clone(), reporter);
    }
}

fn instruction(hit: &Hit, reporter: &mut Reporter) {
    let lead = hit.before().trim_end_matches(' ');
    let is_bracketed = lead.ends_with(['（', '(', '【', '[', '<', '〈', '｛', '{']);
    let is_value = matches!(hit.block.kind, BlockKind::Field(_) | BlockKind::Cell) && lead.is_empty();
    let names_place = hit.text().starts_with("此处填") && !lead.ends_with(['在', '于']);
    if is_bracketed || is_value || names_place {
        report(hit, hit.range.clone(), reporter);
    }
}

fn owed(hit: &Hit, reporter: &mut Reporter) {
    let lead = hit.before().trim_end_matches(' ');
    let rest = hit.after().trim_start_matches(' ');
    let begins = lead.is_empty() || lead.ends_with(['：', ':', '（', '(', '【', '[']);
    let begins = begins || lead.ends_with("此处") || lead.ends_with("此处内容");
    if begins && (rest.is_empty() || rest.starts_with(MARKS)) {
        report(hit, hit.range.clone(), reporter);
    }
}

fn note(hit: &Hit, reporter: &mut Reporter) {
    if !is_in_code(before(&hit.block.text, hit.range.start)) && !is_in_code(after(&hit.block.text, hit.range.end)) {
        report(hit, hit.range.clone(), reporter);
    }
}

/// `【单位】示例市城管局`: where no sentence leads to it, it is the label of what follows.
fn place(hit: &Hit, reporter: &mut Reporter) {
    let stands_in_sentence = hit.before().ends_with(is_han) && !hit.before().contains('】');
    let is_label = hit.text().ends_with('】') && !stands_in_sentence;
    if !is_label {
        report(hit, hit.range.clone(), reporter);
    }
}

fn somebody(hit: &Hit, reporter: &mut Reporter) {
    let is_run = hit.before().ends_with('某') || hit.after().starts_with('某');
    if !is_run && !is_person(hit.before()) && is_office_itself(hit.after()) {
        report(hit, hit.range.clone(), reporter);
    }
}

/// 某某单位 and 某某部门 are said of anybody.
fn is_office_itself(rest: &str) -> bool {
    ["局", "厅", "区委", "市委", "县委", "区政府", "市政府", "县政府", "党组"]
        .iter()
        .any(|office| rest.starts_with(office))
        && !NO_OFFICES.iter().any(|word| rest.starts_with(word))
}

fn report(hit: &Hit, range: Range<usize>, reporter: &mut Reporter) {
    reporter.push(hit.document.finding(&KIND, hit.block, range));
}
