//! A mark behind an ordinal that takes none, or another.

use crate::check::ordinals;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB658" "mark-after-ordinal" Warning
    says zh "序次语“{found}”后面的标点不对" / "“（一）”“（1）”后面不加标点；“第一”后面用逗号。"
    says en "the mark behind the ordinal \"{found}\" is wrong" / "None stands behind （一） and （1）; 第一 takes a comma."
    zh "序次语后的标点"
        / "段首的“（一）、”“（1）、”“（一），”“（一）．”，和句首的“第一、”。“第一、第二”“第一、二产业”一类并列的不算。"
        / "GB/T 15834—2011 附录 B：带括号的序次语后不加点号，“第”“首先”一类序次语后用逗号。"
    en "Marks behind ordinals"
        / "（一）、 （1）、 （一）， and （一）． at the head of a paragraph, and 第一、 at the head of a sentence; rows such as 第一、第二 and 第一、二产业 are left alone."
        / "GB/T 15834-2011, annex B: no mark stands behind an ordinal in brackets, and a comma behind 第一."
    bad "（一）、加强领导。第一、成立工作专班，明确责任分工，逐项制定措施。"
    good "（一）加强领导。第一，成立工作专班，明确责任分工，逐项制定措施。"
    looks Look::Words(&["）、", "）．", "）."], bracketed), Look::Words(&["第一、", "第二、", "第三、", "第四、", "第五、"], plain)
}

/// Of an ordinal with its bracket and blanks before it.
const LONGEST: usize = 24;

fn bracketed(hit: &Hit, reporter: &mut Reporter) {
    let Some(lead) = Some(hit.before()).filter(|lead| lead.len() <= LONGEST) else { return };
    let Some(inside) = lead.trim_start_matches(' ').strip_prefix('（') else { return };
    let is_chinese = ordinals::chinese(inside).is_some_and(|(_, length)| length == inside.len());
    let is_figure = (1..=2).contains(&inside.len()) && inside.bytes().all(|b| b.is_ascii_digit());
    // `（一）、（二）项` is a row.
    if (is_chinese || is_figure) && !hit.after().trim_start_matches(' ').starts_with('（') {
        let mark = hit.range.start + "）".len()..hit.range.end;
        let fix = hit.document.suggestion(hit.block, mark, "");
        reporter.push(hit.finding(&KIND).mended_by(fix));
    }
}

fn plain(hit: &Hit, reporter: &mut Reporter) {
    let begins = hit.before().trim_end_matches(' ').is_empty() || hit.before().ends_with(['。', '；', '：', '\n']);
    let goes_on = hit.after().starts_with('第') || ordinals::chinese(hit.after()).is_some();
    if begins && !goes_on {
        let mark = hit.range.end - "、".len()..hit.range.end;
        let fix = hit.document.suggestion(hit.block, mark, "，");
        reporter.push(hit.finding(&KIND).mended_by(fix));
    }
}
