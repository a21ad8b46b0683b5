//! Children by their names.

use crate::check::characters::{clause_after, clause_before, nearby_after, nearby_before};
use crate::check::names::{name_at_start, name_before, name_behind};
use crate::check::ordinals;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB648" "minor-name" Warning
    says zh "“{found}”写出了未成年人的姓名" / "删去姓名，或写成“某某”。"
    says en "\"{found}\" gives the name of a child" / "Delete the name, or write 某某."
    zh "未成年人姓名"
        / "“困境儿童、留守儿童、孤儿、未成年人”等后面紧跟完整姓名；“幼童、女童、男童、婴儿、小学生、初中生”等加姓名，旁边有不满18岁的年龄，或者后面说到受伤、溺水、辍学；“学生、儿童”加姓名，同一分句里有年龄或年级；姓名后面括号里不满18岁的年龄。“李某某”一类、大学生和年满18岁的不算。"
        / "《个人信息保护法》第二十八条：不满十四周岁未成年人的个人信息是敏感个人信息；《未成年人保护法》第一百零三条：不得披露有关案件中未成年人的姓名。"
    en "The name of a child"
        / "困境儿童, 留守儿童, 孤儿, 未成年人 and the like with a full name right behind; 幼童, 女童, 婴儿, 小学生 and the like by name with an age below 18, or with what befell the child; a pupil or child by name with an age or a class in the same clause; and an age below 18 in brackets behind a name. 李某某 and its like, students of universities and those of age are left alone."
        / "The Personal Information Protection Law, article 28, counts what is said of children under fourteen as sensitive."
    bad "结对帮扶困境儿童李小明（12岁）2次，落实生活补助1200元，已经发放到位。"
    good "结对帮扶困境儿童李某某（12岁）2次，落实生活补助1200元，已经发放到位。"
    looks Look::Words(IN_NEED, check), Look::Words(CHILDREN, child), Look::Words(PUPILS, pupil), Look::Words(&["岁）", "岁，"], aged)
}

const IN_NEED: &[&str] = &["困境儿童", "留守儿童", "残疾儿童", "流浪儿童", "孤儿", "未成年人", "抚养儿童"];
const CHILDREN: &[&str] = &[
    "幼童", "女童", "男童", "孩童", "婴儿", "女婴", "男婴", "婴幼儿", "幼儿", "小学生", "初中生", "中学生", "高中生",
    "男孩", "女孩", "小孩", "少年",
];
const PUPILS: &[&str] = &["学生", "儿童"];
/// Of whom the word is part.
const NO_CHILDREN: &[&str] = &["大", "留", "本科", "专科", "高职", "毕业", "小", "中", "青"];
/// What tells how old somebody is.
const CLASSES: &[&str] = &["年级", "小学", "初中", "中学", "幼儿园"];
/// What befalls a child, so that a name stands before it.
const FATES: &[&str] = &[
    "擦伤", "受伤", "摔伤", "划伤", "烫伤", "砸伤", "咬伤", "溺水", "溺亡", "死亡", "身亡", "坠楼", "坠落", "走失",
    "落水", "触电", "辍学", "失学", "被", "不慎",
];
/// What may stand right before a child's name that no such word leads.
pub const LEADS: &[&str] =
    &["致", "将", "对", "给", "与", "其子", "其女", "之子", "之女", "女儿", "儿子", "孙子", "孙女", "孩子", "其中"];
pub const OF_AGE: u32 = 18;

fn check(hit: &Hit, reporter: &mut Reporter) {
    if let Some(length) = name_at_start(hit.after()) {
        tell(hit, length, reporter);
    }
}

fn tell(hit: &Hit, name: usize, reporter: &mut Reporter) {
    reporter.push(hit.document.finding(&KIND, hit.block, hit.range.start..hit.range.end + name));
}

/// `幼童李雨桐（6岁）`, `男童王小虎溺水`
fn child(hit: &Hit, reporter: &mut Reporter) {
    let is_longer_word = hit.text() == "幼儿" && hit.before().ends_with('婴') || hit.before().ends_with('青');
    let Some(length) = name_before(hit.after(), FATES).filter(|_| !is_longer_word) else { return };
    let behind = &hit.after()[length..];
    let is_told_of = FATES.iter().any(|fate| behind.starts_with(fate));
    let is_minor = || ages_beside(hit).chain(age_next(behind)).any(|age| age < OF_AGE);
    if (is_told_of || is_minor()) && !is_grown_up(hit) {
        tell(hit, length, reporter);
    }
}

/// `学生张晓丽（12岁）`, `三年级学生张晓丽`
fn pupil(hit: &Hit, reporter: &mut Reporter) {
    let told_already = ["困境", "留守", "残疾", "流浪", "抚养"].iter().any(|word| hit.before().ends_with(word));
    if told_already || NO_CHILDREN.iter().any(|word| hit.before().ends_with(word)) || is_grown_up(hit) {
        return;
    }
    let has_class = || clauses(hit).iter().any(|part| CLASSES.iter().any(|class| part.contains(class)));
    if ages_beside(hit).next().is_some() || age_in_brackets(hit).is_some_and(|age| age < OF_AGE) || has_class() {
        check(hit, reporter);
    }
}

fn clauses<'t>(hit: &Hit<'t>) -> [&'t str; 2] {
    let text = &hit.block.text;
    [clause_before(text, hit.range.start), clause_after(text, hit.range.end)]
}

/// The ages in the clause: no limits, as in `6岁以下`.
fn ages_beside<'t>(hit: &Hit<'t>) -> impl Iterator<Item = u32> + 't {
    clauses(hit).into_iter().flat_map(|clause| {
        clause.match_indices('岁').filter_map(move |(at, year)| {
            let is_limit = clause[at + year.len()..].starts_with(['以', '至', '—', '及']);
            age_before(&clause[..at]).map(|(age, _)| age).filter(|_| !is_limit)
        })
    })
}

/// `王梓涵（女，9岁）`
fn age_in_brackets(hit: &Hit) -> Option<u32> {
    const LONGEST_NAME: usize = 4;
    let (name, inside) = nearby_after(&hit.block.text, hit.range.end).split_once('（')?;
    let (age, _) = inside.split_once('）')?.0.split_once('岁')?;
    age_before(age).map(|(age, _)| age).filter(|_| name.chars().count() <= LONGEST_NAME)
}

/// `，6岁`
fn age_next(behind: &str) -> Option<u32> {
    let next = clause_after(behind.strip_prefix('，')?, 0).trim_end();
    age_before(next.strip_suffix('岁')?).filter(|(_, start)| *start == 0).map(|(age, _)| age)
}

fn is_grown_up(hit: &Hit) -> bool {
    ages_beside(hit).any(|age| age >= OF_AGE)
}

/// The number that a text ends with, and where it begins.
pub fn age_before(text: &str) -> Option<(u32, usize)> {
    let text = text.trim_end_matches(['周', ' ']);
    let digits = text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    if digits < text.len() {
        return Some((text[digits..].parse().ok()?, digits));
    }
    let start = text.trim_end_matches(|c: char| "一二三四五六七八九十".contains(c)).len();
    ordinals::chinese(&text[start..]).map(|(age, _)| (age, start))
}

/// `致李雨桐（6岁）擦伤`, `其子王小虎（男，8岁）`
fn aged(hit: &Hit, reporter: &mut Reporter) {
    let before = nearby_before(&hit.block.text, hit.range.start);
    let Some((_, start)) = age_before(before).filter(|(age, _)| *age < OF_AGE) else { return };
    let lead = &before[..start];
    let opened = lead.trim_end_matches(['男', '女', '，', '、']);
    let Some(lead) = opened.strip_suffix('（') else { return };
    let Some(length) = name_behind(lead, LEADS) else { return };
    let is_led = LEADS.iter().any(|word| lead[..lead.len() - length].ends_with(word));
    // Two characters alone may be any word.
    if length > "李梅".len() || is_led || opened.len() < before[..start].len() {
        let end = hit.range.start - before.len() + lead.len();
        reporter.push(hit.document.finding(&KIND, hit.block, end - length..end));
    }
}
