//! The title of a notice, its number, and the lines around them.

use super::page::{is_document_number, is_of_archive, is_stamp, read_furniture, time};
use crate::import::document::{Align, Mark};
use crate::import::draft::Draft;
use crate::import::structure::blanks::without_blanks;
use crate::import::structure::date;
use crate::import::structure::ending::heads_annex;
use crate::import::structure::label::Field;
use crate::import::structure::lines::{Line, Piece};
use crate::import::structure::office;

/// Words that titles end with.
const ENDINGS: &[&str] = &[
    "通报", "公示", "公告", "报告", "通告", "情况", "台账", "清单", "一览表", "汇总表", "情况表", "公示表", "进展表",
    "销号表", "统计表", "公示单", "公开", "函", "说明", "反馈意见", "结果",
];

/// What a content system knows of a page may take a line each.
const MOST_IN_FRONT: usize = 40;

/// Reads title, document number and the lines around them; gives how many pieces they take.
pub fn read_title(pieces: &[Piece], draft: &mut Draft) -> usize {
    let given = draft.issuer.take();
    let mut front = Front::default();
    let mut taken = 0;
    for piece in pieces.iter().take(MOST_IN_FRONT) {
        let Piece::Line(line) = piece else { break };
        let stands_beside = front.reads_beside(line, follows_furniture(pieces, taken), draft);
        if !stands_beside && !front.reads_title(line) {
            break;
        }
        taken += 1;
    }
    taken -= front.give_back();
    let written = front.title.iter().map(|line| without_bullet(&line.text)).collect::<Vec<_>>().join(" ");
    match front.named.filter(|_| !front.is_complete) {
        Some(named) => {
            draft.title = without_blanks(&named);
            taken -= front.title.len();
        }
        None => draft.title = without_blanks(&written),
    }
    // Whose page it is says less than the title.
    let issuer = office::issuer_of(&draft.title).filter(|name| office::is_name(name));
    draft.issuer = given.or(issuer).or(front.named_by_page);
    taken
}

/// The front of a document, as far as it was read.
#[derive(Default)]
struct Front<'a> {
    title: Vec<&'a Line>,
    /// Whether the title ends as titles do.
    is_complete: bool,
    /// What a label says that the title is.
    named: Option<String>,
    /// The issuer that a line of the page says.
    named_by_page: Option<String>,
}

impl<'a> Front<'a> {
    /// Whether a line stands beside the title and is none of it; then the draft has what it says.
    fn reads_beside(&mut self, line: &Line, follows_furniture: bool, draft: &mut Draft) -> bool {
        let text = line.text.trim();
        if line.field() == Some(Field::Title) && self.title.is_empty() && !line.value().is_empty() {
            self.named.get_or_insert_with(|| line.value().to_string());
            return true;
        }
        if read_furniture(line, draft) {
            self.named_by_page = self.named_by_page.take().or_else(|| draft.issuer.clone());
            return true;
        }
        let is_page = draft.published.is_some() || draft.index_number.is_some() || follows_furniture;
        if is_page && is_of_archive(line) {
            return true;
        }
        if is_stamp(text) {
            draft.published = draft.published.or_else(|| time(text));
            return true;
        }
        if self.is_said_again(line) {
            return true;
        }
        if let Some(date) = date::alone(text) {
            draft.date.get_or_insert(date);
            return true;
        }
        if is_document_number(text) {
            draft.document_number.get_or_insert_with(|| text.to_string());
            return true;
        }
        if self.title.is_empty() { is_annex_mark(line) } else { is_aside(line) }
    }

    /// Pages print the title above what is known of it, and once more above the text.
    fn is_said_again(&self, line: &Line) -> bool {
        let again = if line.field() == Some(Field::Title) { line.value() } else { line.text.trim() };
        self.is_complete && matches!(self.title[..], [only] if only.text.trim() == again)
    }

    /// Whether a line is the title, or goes on with it.
    fn reads_title(&mut self, line: &'a Line) -> bool {
        let has_ended = self.is_complete && !self.title.last().is_some_and(|last| goes_on_as_title(last, line));
        if has_ended || self.is_section_below(line) || !can_be_title(line, self.title.len()) {
            return false;
        }
        let is_marked = self.title.is_empty() && line.paragraph.mark != Mark::Body;
        self.is_complete = ends_as_title(line.text.trim()) || (is_marked && line.text.contains("关于"));
        self.title.push(line);
        true
    }

    /// A file that has a style for its title has the first heading of its text in another one. In the style of a
    /// heading stands only the second line of a title whose first is the office: `关于……的通报`.
    fn is_section_below(&self, line: &Line) -> bool {
        let is_heading = matches!(line.paragraph.mark, Mark::Heading(_));
        let has_title = self.title.last().is_some_and(|last| last.paragraph.mark == Mark::Title);
        has_title && is_heading && !line.text.trim_start().starts_with("关于")
    }

    /// Where no line ends as titles do, only the first can be one, and more only if they look like it. Gives how many
    /// lines are none.
    fn give_back(&mut self) -> usize {
        if self.is_complete || self.title.len() <= 1 {
            return 0;
        }
        let marked = self.title.iter().take_while(|line| looks_like_title(line)).count().max(1);
        let given_back = self.title.len() - marked;
        self.title.truncate(marked);
        given_back
    }
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
