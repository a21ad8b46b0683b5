//! Numbers of persons in the files that are published beside the texts.

use crate::check::attached;
use crate::check::numbers::{Run, runs, those_that};
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::rules::bank_card::{is_credit_code, passes_luhn};
use crate::check::rules::identity_number::is_identity_number;

rule! {
    "TB940" "personal-numbers-attached" Error
    says zh "文件（包括文件名）里有身份证号或银行卡号：{count} 处" / "打开这个文件，删去或用 * 代替后再发布；Word 文件里删除而保留修订的、隐藏的工作表里的也要删。"
    says en "the file or its name holds numbers of identity cards or bank cards: {count}" / "Open it, and delete them or put * into them before publishing; also what Word keeps as deleted, and sheets that are hidden."
    zh "附带文件里的身份证号、银行卡号"
        / "content 里有文字用到的（因而会发布的）Word、Excel、PowerPoint 文件（docx、xlsx、pptx 等，包括页眉、批注、修订中删除的文字、隐藏的工作表）和 csv、txt 文件里，有校验码正确的居民身份证号或 62 开头、校验码正确的银行卡号；各种文件的文件名也查。doc、xls、PDF、压缩包和图片里的查不了，要人工核对。"
        / "台账、名单作为附件发布，里面的个人信息最容易漏掉；泄露个人信息是政府网站检查的否决项。"
    en "Identity numbers and bank cards in attached files"
        / "Word, Excel and PowerPoint files (docx, xlsx, pptx and so on, with headers, comments, deleted text that is kept and hidden sheets) and csv and txt files in content that some text names, and that are published so, which hold identity numbers with the right check digit, or bank cards that begin with 62 and have it; and the names of all files. Old formats (doc, xls), PDF, archives and images cannot be looked into."
        / "What stands in a ledger or a list that is attached is easily overlooked; a leak fails the inspection of a government website."
    bad "整改任务清单见附件。"
    good "整改任务清单见附件，其中的身份证号已用 * 代替。"
    looks Look::Site(check)
}

fn check(reporter: &mut Reporter) {
    attached::each(reporter, &KIND, |path, contents, finding| {
        let count = numbers_in(&contents.numbers) + numbers_in(path);
        (count > 0).then(|| finding.with("count", count.to_string()))
    });
}

fn numbers_in(text: &str) -> usize {
    text.lines().map(|line| those_that(runs(line), is_personal).count()).sum()
}

fn is_personal(run: &Run) -> bool {
    let is_card = (16..=19).contains(&run.text.len()) && run.text.starts_with("62") && passes_luhn(&run.text);
    is_identity_number(run) || is_card && !is_credit_code(&run.text)
}
