//! The beginning of a notice: its title and what stands around it; and what the first paragraph tells of the
//! inspection, in the words in which every such paragraph is written.

use jiff::civil::{Date, DateTime};

use super::closing::{heads_annex, is_signature};
use super::date::{self, Dated};
use super::label::{Field, Label};
use super::lines::{Line, Piece};
use crate::import::document::{Align, Mark};
use crate::import::draft::Draft;
use crate::model::{NoticeKind, Period};

/// Words that titles end with.
const ENDINGS: &[&str] = &[
    "通报", "公示", "公告", "报告", "通告", "情况", "台账", "清单", "一览表", "汇总表", "情况表", "公示表", "进展表",
    "销号表", "统计表", "公示单", "公开", "函", "说明", "反馈意见", "结果",
];

/// Reads title, document number and the lines around them; gives how many pieces they take.
pub fn read_title(pieces: &[Piece], draft: &mut Draft) -> usize {
    let mut title: Vec<&Line> = Vec::new();
    let mut taken = 0;
    let mut complete = false;
    let mut named: Option<String> = None;
    let given = draft.issuer.take();
    let mut named_by_page = None;
    for piece in pieces.iter().take(MOST_IN_FRONT) {
        let Piece::Line(line) = piece else { break };
        let text = line.text.trim();
        if line.field() == Some(Field::Title) && title.is_empty() && !line.value().is_empty() {
            named.get_or_insert_with(|| line.value().to_string());
            taken += 1;
            continue;
        }
        if read_furniture(line, draft) {
            named_by_page = named_by_page.or_else(|| draft.issuer.clone());
            taken += 1;
            continue;
        }
        let is_page = draft.published.is_some() || draft.index_number.is_some() || follows_furniture(pieces, taken);
        if is_page && is_of_archive(line) {
            taken += 1;
            continue;
        }
        if is_stamp(text) {
            draft.published = draft.published.or_else(|| time(text));
            taken += 1;
            continue;
        }
        // Pages print the title above what is known of it, and once more above the text.
        let again = if line.field() == Some(Field::Title) { line.value() } else { text };
        if complete && matches!(title[..], [only] if only.text.trim() == again) {
            taken += 1;
            continue;
        }
        if let Some(date) = date::alone(text) {
            draft.date.get_or_insert(date);
            taken += 1;
            continue;
        }
        if is_document_number(text) {
            draft.document_number.get_or_insert_with(|| text.to_string());
            taken += 1;
            continue;
        }
        if (is_aside(line) && !title.is_empty()) || (title.is_empty() && is_annex_mark(line)) {
            taken += 1;
            continue;
        }
        let ends_here = complete && !title.last().is_some_and(|last| goes_on_as_title(last, line));
        if ends_here || !can_be_title(line, title.len()) {
            break;
        }
        complete =
            ends_as_title(text) || (title.is_empty() && line.paragraph.mark != Mark::Body && text.contains("关于"));
        title.push(line);
        taken += 1;
    }
    // Where no line ends as titles do, only the first can be one, and only if it looks like it.
    if !complete && title.len() > 1 {
        let marked = title.iter().take_while(|line| looks_like_title(line)).count().max(1);
        taken -= title.len() - marked;
        title.truncate(marked);
    }
    let written = title.iter().map(|line| without_bullet(&line.text)).collect::<Vec<_>>().join(" ");
    draft.title = without_blanks(named.as_deref().filter(|_| !complete).unwrap_or(&written));
    if named.is_some() && !complete {
        taken -= title.len();
    }
    // Whose page it is says less than the title.
    draft.issuer = given.or_else(|| issuer_of(&draft.title).filter(|name| is_signature(name))).or(named_by_page);
    taken
}

/// `（公开稿）`, `（截至2025年10月11日）`: a remark below a title.
pub fn is_aside(line: &Line) -> bool {
    let text = line.text.trim();
    let is_one = text.starts_with(['（', '(']) && text.ends_with(['）', ')']) && line.length() <= 20;
    is_one && line.number.is_none() && date::alone(text).is_none() && !is_document_number(text)
}

/// Lists of what a page knows of itself leave a bullet before its title.
fn without_bullet(text: &str) -> &str {
    text.trim_start_matches(['•', '●', '■', '◆', '▪', ' '])
}

/// `附件2` above the title of what was annexed.
fn is_annex_mark(line: &Line) -> bool {
    heads_annex(line) && !line.text.contains(['：', ':'])
}

fn follows_furniture(pieces: &[Piece], taken: usize) -> bool {
    let before = taken.checked_sub(1).and_then(|at| pieces.get(at));
    matches!(before, Some(Piece::Line(line)) if line.field().is_some_and(Field::is_of_document) || is_of_archive(line))
}

/// `公开范围：面向全社会`, `责任部门：`: what a content system asks for with every page.
fn is_of_archive(line: &Line) -> bool {
    match line.field() {
        Some(Field::Audience) => true,
        Some(Field::Units) => line.value().is_empty(),
        _ => false,
    }
}

/// What a content system knows of a page may take a line each.
const MOST_IN_FRONT: usize = 40;

/// `2024-03-15 09:20　来源：办公室　阅读：35次`: a line that a page puts beside its title.
pub fn is_stamp(text: &str) -> bool {
    if text.contains('。') || text.chars().count() > LONGEST_STAMP {
        return false;
    }
    let Some(day) = date::all(text).into_iter().find(|dated| !dated.guessed) else { return false };
    let clock = text[day.end..].trim_start().split_once([':', '：']);
    let has_clock = clock.is_some_and(|(hour, minute)| {
        (1..=2).contains(&hour.len())
            && hour.bytes().all(|b| b.is_ascii_digit())
            && minute.starts_with(|c: char| c.is_ascii_digit())
    });
    let mut words = text.split(char::is_whitespace).filter_map(Label::find);
    has_clock || words.any(|label| matches!(label.field, Field::Issuer | Field::Published | Field::Furniture))
}

const LONGEST_STAMP: usize = 100;

/// Whether what a line around the title says is in the draft, or is not worth it: a second number is neither.
pub fn is_kept(line: &Line, draft: &Draft) -> bool {
    let text = line.text.trim();
    let is = |kept: &Option<String>, value: &str| value.is_empty() || kept.as_deref() == Some(value);
    match line.field() {
        Some(Field::Title) => line.value().is_empty() || without_blanks(line.value()) == draft.title,
        Some(Field::IndexNumber) => is(&draft.index_number, line.value()),
        Some(Field::DocumentNumber) => is(&draft.document_number, line.value()),
        Some(Field::Inspector) => is(&draft.inspector, line.value()),
        Some(Field::Issuer) => {
            let name = super::closing::without_seal(line.value());
            let is_own = |issuer: &String| issuer.contains(name) || name.contains(issuer.as_str());
            line.label_word().ends_with("来源") || draft.issuer.as_ref().is_some_and(is_own) || name.is_empty()
        }
        Some(Field::Kind) => line.value().is_empty() || kind_of(line.value()).is_some(),
        Some(Field::Date | Field::AsOf | Field::Published | Field::Feedback | Field::Inspection | Field::Updated) => {
            !says_more_than_dates(line.value())
        }
        Some(Field::Audience) => line.value().is_empty() || says_everybody(line.value()),
        // Who lets a document go out is no button of a page.
        Some(Field::Furniture) => line.label_word() != "签发人" || line.value().is_empty(),
        None if is_document_number(text) => is(&draft.document_number, text),
        _ => true,
    }
}

/// Whether a line around the title is the page's and no field of the notice: who wrote it, how often it was read, where
/// it came from.
pub fn is_of_page(line: &Line, draft: &Draft) -> bool {
    let says = !line.value().is_empty();
    match line.field() {
        Some(Field::Furniture | Field::Updated) => says,
        Some(Field::Issuer) => says && draft.issuer.as_deref() != Some(super::closing::without_seal(line.value())),
        Some(_) => false,
        None => is_stamp(&line.text),
    }
}

fn says_more_than_dates(value: &str) -> bool {
    let is_of_date = |c: char| {
        c.is_ascii_digit() || "年月日号时分秒星期周一二三四五六七八九十〇零前底初上中下旬午自从起截至到止".contains(c)
    };
    value.chars().filter(|c| c.is_alphanumeric() && !is_of_date(*c)).count() >= SHORTEST_WORD
}

/// In characters.
const SHORTEST_WORD: usize = 2;

/// `公开范围：面向全社会`
fn says_everybody(value: &str) -> bool {
    ["社会", "公众"].iter().any(|word| value.contains(word))
}

/// Whether a line ends with a word that titles end with.
pub fn ends_as_title(text: &str) -> bool {
    ENDINGS.iter().any(|ending| text.trim_end_matches(['）', ')']).ends_with(ending))
}

/// `……巡察反馈问题整改情况` above `问题清单`: a second line of a title that may have ended, in the same print.
fn goes_on_as_title(last: &Line, line: &Line) -> bool {
    let (above, below) = (&last.paragraph, &line.paragraph);
    above.align == Align::Center
        && below.align == Align::Center
        && above.mark == below.mark
        && above.size == below.size
        && above.size > 0
        && above.face() == below.face()
        && above.is_strong() == below.is_strong()
        && ends_as_title(&line.text)
        && !line.text.contains("关于")
        && line.length() <= LONGEST_LAST_LINE
}

/// The last line of a title in a pyramid, in characters.
const LONGEST_LAST_LINE: usize = 12;

fn looks_like_title(line: &Line) -> bool {
    line.paragraph.mark != Mark::Body || line.paragraph.align == Align::Center || line.paragraph.is_strong()
}

fn can_be_title(line: &Line, before: usize) -> bool {
    let plain = line.number.is_none() && line.label.is_none() && !line.ends_sentence() && !line.paragraph.is_apart();
    // 索引、栏目 and other furniture of a page are shorter than any title.
    plain && !line.text.starts_with("<!--") && line.length() <= 70 && before < 4 && !line.text.ends_with('：')
}

/// What stands around a title on a page: 发布时间：…, 来源：…
fn read_furniture(line: &Line, draft: &mut Draft) -> bool {
    let value = || Some(line.value().to_string()).filter(|value| !value.is_empty());
    match line.field() {
        Some(Field::Published) => {
            draft.published = draft.published.or_else(|| time(line.value()));
        }
        Some(Field::Issuer) => {
            let name = value().map(|name| super::closing::without_seal(&name).to_string());
            let names_one = |name: &String| !line.label_word().ends_with("来源") || is_signature(name);
            draft.issuer = draft.issuer.take().or(name.filter(names_one));
        }
        Some(Field::Date) => draft.date = draft.date.or_else(|| date::loose(line.value()).map(|dated| dated.date)),
        Some(Field::AsOf) => draft.as_of = draft.as_of.or_else(|| date::loose(line.value()).map(|dated| dated.date)),
        Some(Field::IndexNumber) => draft.index_number = draft.index_number.take().or_else(value),
        Some(Field::DocumentNumber) => draft.document_number = draft.document_number.take().or_else(value),
        Some(Field::Inspector) => draft.inspector = draft.inspector.take().or_else(value),
        Some(Field::Feedback) => {
            draft.feedback = draft.feedback.or_else(|| date::loose(line.value()).map(|dated| dated.date))
        }
        Some(Field::Inspection) => {
            if let [from, to, ..] = date::all(line.value())[..] {
                draft.inspection = draft.inspection.or(Some(Period { from: from.date, to: to.date }));
            }
        }
        Some(Field::Kind) => draft.kind = draft.kind.or_else(|| kind_of(line.value())),
        Some(Field::Furniture | Field::Updated) => {}
        _ => return false,
    }
    true
}

/// Reads one row of a sheet that says what the notice is: `成文日期` beside `2025-10-11`.
pub fn read_fact(line: &Line, draft: &mut Draft) -> bool {
    if line.field() == Some(Field::Title) && !line.value().is_empty() {
        if draft.title.is_empty() {
            draft.title = line.value().to_string();
        }
        return true;
    }
    read_furniture(line, draft)
}

/// `2025-10-11 09:00`, also with strokes and seconds.
fn time(text: &str) -> Option<DateTime> {
    let day = date::all(text).into_iter().find(|dated| !dated.guessed)?;
    let clock = text[day.end..].trim_start_matches(|c: char| !c.is_ascii_digit());
    let mut parts =
        clock.split([':', '：']).map(|part| part.chars().take_while(char::is_ascii_digit).collect::<String>());
    let hour = parts.next().and_then(|hour| hour.parse().ok()).unwrap_or(0);
    let minute = parts.next().and_then(|minute| minute.parse().ok()).unwrap_or(0);
    day.date.to_datetime(jiff::civil::Time::MIN).with().hour(hour).minute(minute).build().ok()
}

/// `示水〔2025〕12号`
pub fn is_document_number(text: &str) -> bool {
    text.chars().count() <= 30
        && text.ends_with('号')
        && text.contains(['〔', '[', '［'])
        && text.contains(['〕', ']', '］'])
        && !text.contains(['：', ':'])
}

/// Reads the dates and the inspector out of the lead.
pub fn read_lead(lines: &[&Line], draft: &mut Draft) {
    for line in lines {
        let dates = date::all(&line.text);
        for pair in dates.windows(2) {
            let is_to_the_day = !pair[0].guessed && !pair[1].guessed;
            if draft.inspection.is_none() && is_to_the_day && is_period(&line.text, pair[0], pair[1]) {
                draft.inspection = Some(Period { from: pair[0].date, to: pair[1].date });
            }
        }
        let ends_inspection = |dated: &Dated| {
            dates.windows(2).any(|pair| pair[1].start == dated.start && is_period(&line.text, pair[0], pair[1]))
        };
        for dated in &dates {
            let clause_end = line.text[dated.end..].find(['。', '；']).map_or(line.text.len(), |at| dated.end + at);
            let clause = &line.text[dated.end..clause_end];
            let next_date =
                dates.iter().find(|other| other.start > dated.start).map_or(usize::MAX, |other| other.start);
            let said = ["反馈", "审计报告", "督察报告"].iter().filter_map(|word| clause.find(word)).min();
            let fed_back = said.is_some_and(|at| dated.end + at < next_date);
            if draft.feedback.is_none() && !dated.guessed && fed_back && !ends_inspection(dated) {
                draft.feedback = Some(dated.date);
            }
        }
        if draft.inspector.is_none() {
            draft.inspector = inspector(&line.text);
        }
    }
}

fn is_period(text: &str, from: Dated, to: Dated) -> bool {
    let between = text[from.end..to.start].trim();
    let sentence_start = text[..from.start].rfind('。').map_or(0, |at| at + '。'.len_utf8());
    let sentence_end = text[to.end..].find('。').map_or(text.len(), |at| to.end + at);
    let sentence = &text[sentence_start..sentence_end];
    let inspects = ["巡察", "巡视", "督察", "督查", "审计", "检查"].iter().any(|word| sentence.contains(word));
    if sentence.contains("公示") || !inspects {
        return false;
    }
    let joined = matches!(between, "至" | "到" | "—" | "－" | "-" | "~" | "～" | "――" | "——" | "起至" | "–");
    joined && from.date <= to.date
}

/// `区委第一巡察组`, `市审计局`, `省生态环境保护督察组`: who inspected, cut out of its sentence.
fn inspector(text: &str) -> Option<String> {
    for ending in ["巡察组", "巡视组", "督察组", "督查组", "督导检查组", "审计组", "审计局", "审计厅", "审计署"]
    {
        if let Some(name) =
            text.match_indices(ending).take(MOST_TRIED).find_map(|(at, _)| named_before(text, at, ending))
        {
            return Some(name);
        }
    }
    // `市委巡察二组`, `市委提级巡察第四组`
    ["巡察", "巡视", "督察", "督查"].iter().find_map(|word| {
        text.match_indices(word).take(MOST_TRIED).find_map(|(at, _)| {
            let rest = &text[at + word.len()..];
            let group = &rest[..rest.find('组')? + '组'.len_utf8()];
            let numeral = group.trim_start_matches('第').trim_end_matches('组');
            let is_group = (1..=3).contains(&numeral.chars().count())
                && numeral.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
            named_before(text, at, &text[at..at + word.len() + group.len()]).filter(|_| is_group)
        })
    })
}

/// Words that no name of an inspector begins with: `4个巡察组`, `各督察组`.
const NO_NAME: [char; 12] = ['个', '各', '组', '在', '和', '与', '及', '等', '该', '本', '被', '的'];
const MOST_TRIED: usize = 8;

fn named_before(text: &str, at: usize, ending: &str) -> Option<String> {
    let end = at + ending.len();
    let cut = |c: char| !c.is_alphanumeric() || c.is_ascii_digit();
    let before = &text[..at];
    let mut start = before.rfind(cut).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let name = &before[start..];
    for word in [
        "由", "组成", "会议上", "了", "安排", "派出", "部署", "期间", "接受", "日", "对", "将", "向", "根据", "按照",
        "配合", "号", "把",
    ] {
        if let Some(at) = name.rfind(word) {
            start = start.max(at + word.len() + (before.len() - name.len()));
        }
    }
    let name = &text[start.min(at)..end];
    let length = name.chars().count();
    // 巡察组 alone names nobody.
    let is_named = (4..=24).contains(&length) && !name.starts_with(NO_NAME);
    (is_named || (ending == "审计署" && length == 3)).then(|| name.to_string())
}

/// What kind of inspection words speak of.
pub fn kind_of(text: &str) -> Option<NoticeKind> {
    [
        ("巡察", NoticeKind::Inspection),
        ("巡查反馈", NoticeKind::Inspection),
        ("巡视", NoticeKind::DisciplineTour),
        ("审计", NoticeKind::Audit),
        ("督察", NoticeKind::Supervision),
        ("督查", NoticeKind::Supervision),
    ]
    .into_iter()
    .find(|(word, _)| text.contains(word))
    .map(|(_, kind)| kind)
}

/// The office that a title begins with: `示例市水务局党组关于…` → `示例市水务局党组`.
pub fn issuer_of(title: &str) -> Option<String> {
    // 【整改情况通报】 before a title is what a list of pages calls it.
    let title = title.strip_prefix('【').and_then(|rest| rest.split_once('】')).map_or(title, |(_, rest)| rest);
    let issuer = match title.split_once("关于") {
        Some((issuer, _)) => issuer.trim(),
        None => office_before_subject(title)?,
    };
    (issuer.chars().count() >= 3).then(|| issuer.to_string())
}

/// `示例市水务局整改公告（第3号）`, `示例市水务局2025年整改台账`: the office, where no 关于 stands behind it.
fn office_before_subject(title: &str) -> Option<&str> {
    const SUBJECTS: [&str; 6] = ["整改", "巡察", "巡视", "审计", "督察", "落实"];
    let begins = |rest: &str| rest.starts_with("20") || SUBJECTS.iter().any(|subject| rest.starts_with(subject));
    let cuts = title.char_indices().map(|(at, _)| title.split_at(at));
    cuts.filter(|(office, rest)| begins(rest) && is_signature(office)).map(|(office, _)| office).next()
}

/// Whether two titles name two offices: 县水利局 may be 示例县水利局, but 财政局 is not 水利局.
pub fn are_of_two_offices(a: &str, b: &str) -> bool {
    let (Some(a), Some(b)) = (issuer_of(a), issuer_of(b)) else { return false };
    !a.contains(&b) && !b.contains(&a)
}

/// The latest date in the document, for one that has none of its own.
pub fn latest(pieces: &[Piece]) -> Option<Date> {
    pieces
        .iter()
        .filter_map(|piece| if let Piece::Line(line) = piece { Some(line) } else { None })
        .flat_map(|line| date::all(&line.text))
        .filter(|dated| !dated.guessed)
        .map(|dated| dated.date)
        .max()
}

/// Blanks between Chinese characters are the print's, not the author's.
pub fn without_blanks(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut characters = text.trim().chars().peekable();
    while let Some(c) = characters.next() {
        if c.is_whitespace() {
            let western = |c: Option<char>| c.is_some_and(|c| c.is_ascii() && !c.is_whitespace());
            while characters.peek().is_some_and(|next| next.is_whitespace()) {
                characters.next();
            }
            if western(kept.chars().last()) || western(characters.peek().copied()) {
                kept.push(' ');
            }
        } else {
            kept.push(c);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_inspector_is_cut_out_of_the_sentence() {
        for (text, name) in [
            ("2024年11月15日至2025年1月10日区委第一巡察组对城管局党组进行了常规巡察。", "区委第一巡察组"),
            ("根据市委统一部署，市委第三巡察组于2025年3月", "市委第三巡察组"),
            ("示例市审计局派出审计组，对", "示例市审计局"),
            ("市委派出4个巡察组，市委第二巡察组对水务局党组开展巡察", "市委第二巡察组"),
            ("2025年3月1日在示例市人大常委会会议上示例市审计局局长作报告", "示例市审计局"),
            ("由水务局、城管局等组成联合督查组", "联合督查组"),
        ] {
            assert_eq!(inspector(text).as_deref(), Some(name), "{text}");
        }
        assert_eq!(inspector("巡察组指出"), None);
        assert_eq!(inspector("县委4个巡察组对6个部门开展巡察"), None);
    }

    #[test]
    fn the_issuer_is_what_a_title_begins_with() {
        for (title, issuer) in [
            ("示例市水务局党组关于巡察整改情况的通报", "示例市水务局党组"),
            ("【整改通报】示例市水务局关于整改情况的通报", "示例市水务局"),
            ("示例市水务局整改公告（第3号）", "示例市水务局"),
            ("示例市水务局2025年整改台账", "示例市水务局"),
            ("示例市审计局审计整改情况", "示例市审计局"),
        ] {
            assert_eq!(issuer_of(title).as_deref(), Some(issuer), "{title}");
        }
        for title in ["整改情况通报", "巡察整改公告", "2025年整改台账", "反馈问题整改情况"] {
            assert_eq!(issuer_of(title), None, "{title}");
        }
    }

    #[test]
    fn blanks_in_chinese_are_dropped_and_others_kept() {
        assert_eq!(without_blanks("中共示例市委 关于  LED 路灯 的通报"), "中共示例市委关于 LED 路灯的通报");
    }
}
