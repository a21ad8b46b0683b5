//! What stays in an Office file unseen: comments, what was deleted, sheets that are not shown.

use crate::check::attached::{self, Contents};
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};

rule! {
    "TB941" "hidden-in-attachment" Warning
    says zh "文件里还留着{hidden_zh}" / "在 Word 里“审阅”接受或拒绝全部修订、删除批注，在 Excel 里取消隐藏后删去不公开的工作表，再发布。"
    says en "the file still holds {hidden}" / "Accept or reject all changes and delete all comments in Word, and unhide and delete what is not to be published in Excel."
    zh "附带文件里的批注、修订和隐藏工作表"
        / "content 里有文字用到的（因而会发布的）Word、Excel、PowerPoint 文件里有批注，有修订中删除的文字，或者有隐藏的工作表。"
        / "批注和删去的文字下载以后谁都能看到，往往是不公开的内部意见。"
    en "Comments, deletions and hidden sheets in attached files"
        / "Word, Excel and PowerPoint files in content that some text names, with comments, text that was deleted and is kept as a change, or sheets that are hidden."
        / "Whoever downloads the file can see them, and they often are what was not to be published."
    bad "整改任务清单见附件。"
    good "整改任务清单见附件，批注和修订已经清除。"
    looks Look::Site(check)
}

fn check(reporter: &mut Reporter) {
    attached::each(reporter, &KIND, |_, contents, finding| {
        let [zh, en] = hidden(contents)?;
        Some(finding.with("hidden_zh", zh).with("hidden", en))
    });
}

/// What is hidden, in both languages.
fn hidden(contents: &Contents) -> Option<[String; 2]> {
    let there = [
        (contents.has_comments, "批注", "comments"),
        (contents.has_deletions, "修订中删除的文字", "text that was deleted"),
        (contents.has_hidden_sheets, "隐藏的工作表", "hidden sheets"),
    ];
    let said: Vec<_> = there.into_iter().filter(|(is_there, ..)| *is_there).collect();
    let zh: Vec<_> = said.iter().map(|(_, zh, _)| *zh).collect();
    let en: Vec<_> = said.iter().map(|(.., en)| *en).collect();
    (!said.is_empty()).then(|| [zh.join("、"), en.join(" and ")])
}
