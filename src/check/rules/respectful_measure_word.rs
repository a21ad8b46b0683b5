//! The respectful measure word for those who did wrong: 3位违纪人员.

use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB668" "respectful-measure-word" Warning
    says zh "“{found}”的“位”含敬意，不用于违纪违法的人" / "改用“名”：“{right}”。"
    says en "the 位 of \"{found}\" is respectful, and not for people who broke rules" / "Use 名: {right}."
    zh "量词“位”"
        / "数字后面的“位违纪、位违法、位涉案、位被告人、位犯罪嫌疑人、位被处分、位失信”一类。“单位违纪”不算。"
        / "“位”是敬称的量词，用在受处分、被查处的人身上不得体，公文里用“名”。"
    en "The measure word 位"
        / "位违纪, 位违法, 位涉案, 位被告人, 位犯罪嫌疑人, 位被处分, 位失信 and the like behind a number. 单位违纪 is left alone."
        / "位 counts people with respect; of those who were punished an official text says 名."
    bad "针对违规领取补贴的问题，对3位违纪人员给予党内警告处分，追缴违纪所得。"
    good "针对违规领取补贴的问题，对3名违纪人员给予党内警告处分，追缴违纪所得。"
    looks Look::Words(&WRONGDOERS, check)
}

const WRONGDOERS: [&str; 15] = [
    "位违纪", "位违法", "位违规人员", "位涉案", "位涉嫌", "位犯罪", "位嫌疑人", "位被告人", "位被处分", "位受处分",
    "位失信", "位罪犯", "位贪官", "位腐败分子", "位服刑",
];

fn check(hit: &Hit, reporter: &mut Reporter) {
    const NUMERALS: [char; 13] = ['一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '几', '多'];
    let is_counted =
        hit.before().trim_end_matches([' ', '余']).ends_with(|c: char| c.is_ascii_digit() || NUMERALS.contains(&c));
    if is_counted {
        let right = hit.text().replacen('位', "名", 1);
        let word = hit.range.start..hit.range.start + "位".len();
        let fix = hit.document.suggestion(hit.block, word, "名");
        reporter.push(hit.finding(&KIND).with("right", right).mended_by(fix));
    }
}
