//! 通过…，使…: a sentence whose subject was lost.

use crate::check::characters::{before, ends_clause};
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB619" "missing-subject" Note
    says zh "“{found}……，使（导致）……”连用，看不出是谁做的" / "删去“{found}”或“使（导致）”，如“通过专项整治，环境明显改善”。"
    says en "{found} … 使 (or 导致) leaves the sentence without a subject" / "Delete {found} or 使 (导致)."
    zh "缺主语（谁做的）"
        / "句首“通过、经过、由于、随着”或“在……下”，下一分句紧接着用“使、让、使得”；“由于”后面的分句用“导致、致使”。"
        / "这是常见的病句：“通过”和“使”连用，句子里就没有了做这件事的人或事。只是提示。"
    en "A lost subject"
        / "通过, 经过, 由于, 随着 or 在 … 下 at the start of a sentence, and 使, 让 or 使得 at the start of the next clause; 由于, and 导致 or 致使 there."
        / "A classic fault: the preposition swallows the subject. Only a note."
    bad "通过开展专项整治行动，使辖区市容环境明显改善，群众满意度提升。"
    good "开展专项整治行动，使辖区市容环境明显改善，群众满意度提升。"
    looks Look::Words(&["通过", "经过", "由于", "随着", "在"], check)
}

fn check(hit: &Hit, reporter: &mut Reporter) {
    let starts = before(&hit.block.text, hit.range.start).is_none_or(|c| matches!(c, '。' | '；' | '\n' | '：'));
    if !starts {
        return;
    }
    let Some(comma) = hit.after().find(ends_clause).filter(|at| hit.after()[*at..].starts_with('，')) else { return };
    let next = &hit.after()[comma + "，".len()..];
    let makes = ["使", "使得"].iter().any(|word| next.starts_with(word))
        && !["使用", "使命"].iter().any(|word| next.starts_with(word));
    let makes = makes || (hit.text() == "由于" && ["导致", "致使"].iter().any(|word| next.starts_with(word)));
    let is_framed = hit.text() != "在" || hit.after()[..comma].ends_with('下');
    if is_framed && makes {
        reporter.push(hit.finding(&KIND));
    }
}
