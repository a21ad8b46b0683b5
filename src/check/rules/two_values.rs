//! One quantity with two values.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use hashbrown::HashMap;

use crate::check::characters::{clause_before, is_han};
use crate::check::figures::Figure;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};
use crate::check::words;
use crate::finding::Finding;

rule! {
    "TB803" "two-values" Warning
    says zh "“{phrase}”前面写的是 {other}，这里写的是 {found}" / "核对是不是同一个数；确是两回事，写明各是什么。"
    says en "\"{phrase}\" was {other} before, and here it is {found}" / "Check whether they are the same quantity; if not, say what each is."
    zh "同一数量前后不一"
        / "同一个问题里，完全相同的说法（至少四个字）后面跟着不同的数，单位相同；分句里有日期、“每、各、分别、其中”等的不比；“5万元以上50万元以下”这样的幅度不比；一句里用分号并列的各项，和“甲县：”“乙县：”各自一段的，说的不是一回事，也不比。"
        / "同一件事写出两个数，至少有一个是错的。"
    en "One quantity, two values"
        / "The same words, four characters at least, before two different figures with one unit in the same issue; clauses with dates or with 每, 各, 分别, 其中 are not compared, nor are spans such as 5万元以上50万元以下, items of one sentence with semicolons between them, or paragraphs with a name and a colon at their front."
        / "At least one of the two is wrong."
    bad "设置便民点 20 处，方便群众。截至目前，设置便民点 22 处，秩序良好。"
    good "设置便民点 20 处，方便群众。截至目前，新增便民点 2 处，秩序良好。"
    looks Look::Document(check)
}

const SHORTEST: usize = 4;
/// Before what is counted, these say nothing of what it is.
const LEADS: &[&str] =
    &["截至目前", "目前", "累计", "共计", "先后", "一共", "总共", "已经", "全年", "共", "已", "并", "还", "又", "再"];
/// Clauses with these count something of their own.
const APART: &[char] = &['每', '各', '第', '年', '月', '日', '又', '再', '新', '另'];
/// What is measured was named a clause before: `甲路改造工程，道路全长 15 公里`.
const MEASURES: &[&str] = &[
    "全长", "总长", "长度", "总长度", "全宽", "占地", "占地面积", "建筑面积", "总面积", "总投资", "投资额", "总造价",
    "工期", "库容", "装机容量",
];
const APART_WORDS: &[&str] = &["分别", "其中", "上半", "下半", "季度", "同期"];

static APART_SEARCH: LazyLock<AhoCorasick> = LazyLock::new(|| words::search(APART_WORDS));

fn check(document: &Document, reporter: &mut Reporter) {
    let mut seen: HashMap<(&str, &str, &str), (&Block, &Figure)> = HashMap::new();
    for block in document.body() {
        let text = &block.text;
        let subject = subject(text);
        for figure in block.figures().iter().filter(|figure| is_compared(text, figure)) {
            let Some(phrase) = phrase(text, figure) else { continue };
            match seen.get(&(subject, phrase, figure.unit(text))) {
                Some((other_block, other)) if std::ptr::eq(*other_block, block) && are_items(text, other, figure) => {}
                Some((other_block, other)) if other.value != figure.value => {
                    let finding = Finding::new(&KIND, document.place(block, figure.range.start..figure.unit.end));
                    let written =
                        |block: &Block, figure: &Figure| block.text[figure.range.start..figure.unit.end].to_string();
                    reporter.push(
                        finding
                            .with("phrase", phrase)
                            .with("other", written(other_block, other))
                            .with("found", written(block, figure))
                            .related(document.place(other_block, other.range.start..other.unit.end)),
                    );
                }
                Some(_) => {}
                None => {
                    seen.insert((subject, phrase, figure.unit(text)), (block, figure));
                }
            }
        }
    }
}

fn is_compared(text: &str, figure: &Figure) -> bool {
    !figure.unit.is_empty() && figure.unit(text) != "%" && !is_bound(&text[figure.unit.end..])
}

/// `处5万元以上50万元以下罚款`: what a penalty lies between is no quantity.
fn is_bound(after: &str) -> bool {
    after.strip_prefix("以上").is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

/// `甲片区巡查公厕48座；乙片区巡查公厕35座`
fn are_items(text: &str, one: &Figure, other: &Figure) -> bool {
    let between = &text[one.range.end..other.range.start];
    between.contains('；') && !between.contains('。')
}

/// `甲县：`: whom a paragraph tells of.
fn subject(text: &str) -> &str {
    let near = &text[..text.floor_char_boundary(LONGEST_SUBJECT)];
    let is_name = |name: &&str| name.ends_with(NAMES) && name.chars().all(is_han);
    near.find('：').map(|end| &near[..end]).filter(is_name).unwrap_or_default()
}

/// How the names of places and offices end, and no label does.
const NAMES: [char; 16] =
    ['县', '区', '市', '镇', '乡', '村', '局', '委', '办', '道', '司', '院', '校', '队', '所', '站'];

/// In bytes: ten characters and the colon.
const LONGEST_SUBJECT: usize = 33;

/// The words that say what is counted.
fn phrase<'t>(text: &'t str, figure: &Figure) -> Option<&'t str> {
    let clause = clause_before(text, figure.range.start).trim_matches(' ');
    let apart = clause.chars().any(|c| !is_han(c) || APART.contains(&c));
    if apart || APART_SEARCH.is_match(clause) {
        return None;
    }
    let mut phrase = clause;
    while let Some(rest) = LEADS.iter().find_map(|lead| phrase.strip_prefix(lead)) {
        phrase = rest;
    }
    let is_measure = MEASURES.iter().any(|measure| phrase.ends_with(measure));
    (phrase.chars().count() >= SHORTEST && !is_measure).then_some(phrase)
}
