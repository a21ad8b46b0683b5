//! How many titles are listed, and how many the number beside them says: 修订《甲》《乙》《丙》4项制度.

use crate::check::characters::{nearby_after, nearby_before};
use crate::check::pairs::sentence;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::check::rules::count_of_points::number;

rule! {
    "TB831" "count-of-titles" Warning
    says zh "说的是“{found}”，书名号里列出的是 {listed} 个" / "改正数目，或补上、删去一个名称。"
    says en "the text says \"{found}\", and lists {listed:title}" / "Mend the number, or the list."
    zh "书名号里的名称与数目不符"
        / "并列的《》《》后面紧跟“4 项制度”“3 个文件”“等 5 项制度”“制度 4 项”，或者“修订 4 项制度：”后面列出《》《》：没有“等”的，数目应与列出的相等（同一句前面还有别的书名，合起来才够的，不算错）；有“等”的，数目不能比列出的少。中间夹着没有书名号的名称的，不比。"
        / "读者会数；多半是增删了一个文件，数目没有改。"
    en "The number of titles"
        / "Titles in 《》 right before 4项制度, 3个文件, 等5项制度 or 制度4项, or right behind 4项制度：. Without 等 there have to be as many (where other titles of the sentence make up the number, nothing is told), and with 等 no more than it says. Lists in which something stands without 《》 are left alone."
        / "Readers count; usually a document was added or deleted later."
    bad "修订《公务用车管理办法》《印章使用规定》《差旅费管理办法》4 项制度，堵塞漏洞。"
    good "修订《公务用车管理办法》《印章使用规定》《差旅费管理办法》3 项制度，堵塞漏洞。"
    looks Look::Words(&BEHIND, behind), Look::Words(&NAMED, named), Look::Words(&ANNOUNCED, announced)
}

/// What is counted behind its titles.
const BEHIND: [&str; 28] = [
    "项制度", "个制度", "项规章制度", "个规章制度", "项管理制度", "个管理制度", "项内控制度", "个内控制度",
    "项工作制度", "个工作制度", "项内部管理制度", "项规范性文件", "个规范性文件", "个文件", "个制度文件", "项制度文件",
    "部法规", "部法律法规", "部党内法规", "项党内法规", "项管理办法", "个管理办法", "项办法", "个办法", "个方案",
    "个预案", "项预案", "部条例",
];
/// What is counted before its number.
const NAMED: [&str; 8] =
    ["》制度", "》等制度", "》规章制度", "》等规章制度", "》管理制度", "》等管理制度", "》文件", "》等文件"];
/// What is counted before the colon of its titles.
const ANNOUNCED: [&str; 4] = ["制度：《", "文件：《", "办法：《", "法规：《"];
/// Not 份: of each there may be many copies.
const COUNTERS: [char; 3] = ['项', '个', '部'];

/// Titles that stand side by side.
struct Row {
    count: u32,
    /// Whether 等 says that there are others.
    is_open: bool,
}

impl Row {
    fn denies(&self, said: u32) -> bool {
        if self.is_open { said < self.count } else { self.count > 1 && said != self.count }
    }
}

/// `《甲》《乙》《丙》4项制度`
fn behind(hit: &Hit, reporter: &mut Reporter) {
    let lead = nearby_before(&hit.block.text, hit.range.start);
    let Some((titles, said)) = number_at_end(lead) else { return };
    let number = hit.range.start - lead.len() + titles.len();
    report(hit, number..hit.range.end, titles, said, reporter);
}

/// `《甲》《乙》《丙》制度4项`
fn named(hit: &Hit, reporter: &mut Reporter) {
    let after = hit.after().trim_start_matches([' ', '共']);
    let Some((said, length)) = number(after) else { return };
    let counter = after[length..].trim_start_matches(' ');
    // `《甲》等制度2个方面` counts something else.
    let Some(rest) = counter.strip_prefix(COUNTERS).filter(|rest| rest.starts_with(['，', '。', '；', '、', '\n']))
    else {
        return;
    };
    let open = "》".len() + if hit.text().starts_with("》等") { "等".len() } else { 0 };
    let lead = nearby_before(&hit.block.text, hit.range.start + open);
    let end = hit.block.text.len() - rest.len();
    report(hit, hit.range.start + open..end, lead, said, reporter);
}

fn report(hit: &Hit, found: std::ops::Range<usize>, titles: &str, said: u32, reporter: &mut Reporter) {
    let Some(row) = row_at_end(titles, titles.len() == found.start) else { return };
    let before = sentence(&hit.block.text, &(found.start..found.start)).start..found.start;
    // `修订《甲》，制定《乙》《丙》3项制度`
    let others = hit.block.text[before].matches('《').count() as u32;
    if row.denies(said) && (row.is_open || said < row.count || said > others) {
        let finding = hit.document.finding(&KIND, hit.block, found);
        reporter.push(finding.with("listed", row.count.to_string()));
    }
}

/// `修订4项制度：《甲》《乙》《丙》。`
fn announced(hit: &Hit, reporter: &mut Reporter) {
    const SORTS: [&str; 7] = ["规章", "管理", "内控", "工作", "内部管理", "规范性", "党内"];
    let lead = nearby_before(&hit.block.text, hit.range.start);
    let lead = SORTS.iter().filter_map(|sort| lead.strip_suffix(sort)).min_by_key(|rest| rest.len()).unwrap_or(lead);
    let counted = lead.trim_end_matches(' ').strip_suffix(COUNTERS);
    let Some((before, said)) = counted.and_then(number_at_end) else { return };
    let is_ordinal = before.trim_end_matches(' ').ends_with(['第', '前', '另', '等']);
    let colon = hit.range.end - "：《".len();
    let listed = nearby_after(&hit.block.text, colon + "：".len());
    let Some(row) = row_at_start(listed) else { return };
    // `修订4项制度：《甲》《乙》，新增《丙》《丁》。`
    let all = listed.split(['。', '\n']).next().unwrap_or(listed).matches('《').count() as u32;
    if row.denies(said) && !is_ordinal && (said < row.count || said > all) {
        let start = hit.range.start - (nearby_before(&hit.block.text, hit.range.start).len() - before.len());
        let finding = hit.document.finding(&KIND, hit.block, start..colon);
        reporter.push(finding.with("listed", row.count.to_string()));
    }
}

/// The number that a text ends with, and the text before it.
pub fn number_at_end(text: &str) -> Option<(&str, u32)> {
    let text = text.trim_end_matches(' ');
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let before = if before.len() < text.len() {
        before
    } else {
        text.trim_end_matches(|c| "一二两三四五六七八九十".contains(c))
    };
    let (value, length) = number(&text[before.len()..])?;
    (before.len() + length == text.len()).then_some((before, value))
}

/// The titles that a text ends with. `None` where something else may belong to them, or where they begin farther away
/// than a rule may look; `is_whole`: the text is not cut off.
fn row_at_end(text: &str, is_whole: bool) -> Option<Row> {
    let mut rest = text.trim_end_matches([' ', '共']);
    let is_open = rest.ends_with('等');
    rest = rest.strip_suffix('等').unwrap_or(rest);
    let mut count = 0;
    while let Some(before) = before_title(rest) {
        count += 1;
        rest = before.trim_end_matches(' ');
        let joined = ["以及", "、", "和", "及", "与", "，"].iter().find_map(|mark| rest.strip_suffix(mark));
        let goes_on = joined.filter(|rest| before_title(rest).is_some());
        if joined.is_some() && goes_on.is_none() {
            return None;
        }
        rest = goes_on.unwrap_or(rest);
    }
    (count > 0 && (is_whole || !rest.is_empty())).then_some(Row { count, is_open })
}

/// What stands before the title, with a note in brackets perhaps, that a text ends with.
fn before_title(text: &str) -> Option<&str> {
    const LONGEST_NOTE: usize = 30;
    let text = text.trim_end_matches(' ');
    let note =
        text.strip_suffix('）').and_then(|text| text.rfind('（')).filter(|open| text.len() - open <= LONGEST_NOTE);
    let title = note.map_or(text, |open| &text[..open]).strip_suffix('》')?;
    title.rfind('《').map(|open| &title[..open])
}

/// The titles that a text begins with, up to the end of a clause.
fn row_at_start(text: &str) -> Option<Row> {
    let mut rest = text;
    let mut count = 0;
    while let Some((_, behind)) = rest.strip_prefix('《').and_then(|rest| rest.split_once('》')) {
        count += 1;
        let noted = behind.strip_prefix('（').and_then(|note| note.split_once('）')).map(|(_, behind)| behind);
        rest = noted.unwrap_or(behind).trim_start_matches(' ');
        let joined = ["以及", "、", "和", "及", "与"].iter().find_map(|mark| rest.strip_prefix(mark));
        rest = joined.filter(|rest| rest.starts_with('《')).unwrap_or(rest);
    }
    let is_open = rest.starts_with('等');
    let ends = is_open || rest.is_empty() || rest.starts_with(['，', '。', '；', '\n']);
    (count > 0 && ends).then_some(Row { count, is_open })
}
