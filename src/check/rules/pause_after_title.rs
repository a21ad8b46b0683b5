//! 、 between titles, and 、 where a new clause begins.

use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB635" "pause-after-title" Warning
    says zh "“{found}”后面说的是另一件事，这里不用顿号" / "顿号改为逗号，或在后面加“并”。"
    says en "after \"{found}\" something else is said, which 、 does not part" / "Write a comma."
    zh "书名号后的顿号"
        / "“》、”后面跟着“制定、完善、修订、出台、建立”等动词：前后不是并列的名称。"
        / "GB/T 15834—2011：顿号只分开并列的词语；并列的书名号之间通常也不用顿号。"
    en "A pause mark after a title"
        / "》、 followed by a verb such as 制定 or 完善: what follows is no further title."
        / "GB/T 15834-2011: 、 parts words in a row, not clauses; between titles it is usually left out."
    bad "完善《舆情防范与应急处置预案》、制定“三审三校”制度，开展专项排查 5 次。"
    good "完善《舆情防范与应急处置预案》，制定“三审三校”制度，开展专项排查 5 次。"
    looks Look::Words(&["》、"], check)
}

const VERBS: &[&str] = &[
    "制定", "完善", "修订", "出台", "印发", "建立", "健全", "落实", "组织", "开展", "召开", "形成", "下发", "明确",
    "规范", "严格", "加强", "成立", "实行",
];

fn check(hit: &Hit, reporter: &mut Reporter) {
    if VERBS.iter().any(|verb| hit.after().starts_with(verb)) {
        let mark = hit.range.start + "》".len()..hit.range.end;
        let fix = hit.document.suggestion(hit.block, mark, "，");
        reporter.push(hit.finding(&KIND).mended_by(fix));
    }
}
