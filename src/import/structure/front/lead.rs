//! What the first paragraphs tell of the inspection, in the words in which every such paragraph is written.

use super::inspector::inspector;
use crate::import::draft::Draft;
use crate::import::structure::date::{self, Dated};
use crate::import::structure::lines::Line;
use crate::import::structure::office::issuer_of;
use crate::import::structure::outline::Item;
use crate::model::{NoticeKind, Period};

/// Reads the inspection out of the lead, and what the title does not say before the lead is known.
pub fn read_lead(items: &[Item], draft: &mut Draft) {
    let lines: Vec<&Line> = items.iter().filter_map(Item::line).take(LONGEST_LEAD).collect();
    for line in &lines {
        read_inspection(&line.text, draft);
    }
    if draft.issuer.is_none() {
        draft.issuer = issuer_of(&draft.title);
    }
    let lead: String = lines.iter().take(3).map(|line| line.text.as_str()).collect();
    draft.kind = draft.kind.or_else(|| kind_of(&draft.title)).or_else(|| kind_of(&lead));
}

/// In lines, with whom it is addressed to and what is told before.
const LONGEST_LEAD: usize = 8;

fn read_inspection(text: &str, draft: &mut Draft) {
    let dates = date::all(text);
    let pairs = || dates.windows(2).map(|pair| (pair[0], pair[1])).filter(|(from, to)| is_period(text, *from, *to));
    if draft.inspection.is_none() {
        let period = pairs().find(|(from, to)| !from.guessed && !to.guessed);
        draft.inspection = period.map(|(from, to)| Period { from: from.date, to: to.date });
    }
    if draft.feedback.is_none() {
        let ends_inspection = |dated: &Dated| pairs().any(|(_, to)| to.start == dated.start);
        let is_one = |dated: &&Dated| !dated.guessed && is_of_feedback(text, dated, &dates) && !ends_inspection(dated);
        draft.feedback = dates.iter().find(is_one).map(|dated| dated.date);
    }
    if draft.inspector.is_none() {
        draft.inspector = inspector(text);
    }
}

/// `2025年4月25日，巡察组反馈了……`: whether the clause behind a date tells of the feedback, before it comes to another date.
fn is_of_feedback(text: &str, dated: &Dated, dates: &[Dated]) -> bool {
    let clause = text[dated.end..].split(['。', '；']).next().unwrap_or_default();
    let said = ["反馈", "审计报告", "督察报告"].iter().filter_map(|word| clause.find(word)).min();
    let next = dates.iter().find(|other| other.start > dated.start).map_or(usize::MAX, |other| other.start);
    said.is_some_and(|at| dated.end + at < next)
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

/// What kind of inspection words speak of.
pub fn kind_of(text: &str) -> Option<NoticeKind> {
    [
        ("巡察", NoticeKind::Inspection),
        ("考核巡查", NoticeKind::Supervision),
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
