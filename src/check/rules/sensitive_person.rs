//! Who is ill, poor or disabled, by name.

use crate::check::characters::{clause_after, is_han, nearby_before};
use crate::check::names::{name_at_end, name_at_start};
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB656" "sensitive-person" Warning
    says zh "“{found}”写出了姓名和健康、困难状况" / "删去姓名，或写成“某某”。"
    says en "\"{found}\" gives a name with a state of health or need" / "Delete the name, or write 某某."
    zh "姓名和健康、困难状况"
        / "“患者、残疾人、感染者、低保户、特困人员、五保户、贫困户、监测户”等后面紧跟完整姓名，或者姓名后面括号里注明（王丽（残疾人）），以及“患有糖尿病的王丽”。“李某某”一类不算。"
        / "医疗健康信息和特定身份是敏感个人信息（《个人信息保护法》第二十八条）；救助对象的情况公开应当去标识化。"
    en "A name with a state of health or need"
        / "患者, 残疾人, 感染者, 低保户, 特困人员, 五保户, 贫困户, 监测户 and the like with a full name right behind, or in brackets behind one, and 患有糖尿病的王丽. 李某某 and its like are left alone."
        / "Health and certain conditions are sensitive personal information (article 28 of the Personal Information Protection Law)."
    bad "对低保户张国强的补助金额重新核定，补发 1200 元，并完善了动态核查机制。"
    good "对低保户张某某的补助金额重新核定，补发 1200 元，并完善了动态核查机制。"
    looks Look::Words(CONDITIONS, check), Look::Words(&["患有", "身患"], ill)
}

const CONDITIONS: &[&str] = &[
    "患者", "残疾人", "感染者", "低保户", "低保对象", "低保人员", "特困人员", "五保户", "五保老人", "贫困户", "脱贫户",
    "监测户", "监测对象", "独居老人", "孤寡老人", "精神病人", "服刑人员", "吸毒人员",
];

fn check(hit: &Hit, reporter: &mut Reporter) {
    if hit.after().starts_with('）') {
        bracketed(hit, reporter);
    } else if let Some(length) = name_at_start(hit.after()) {
        reporter.push(hit.document.finding(&KIND, hit.block, hit.range.start..hit.range.end + length));
    }
}

/// `患有糖尿病的王丽`
fn ill(hit: &Hit, reporter: &mut Reporter) {
    let clause = clause_after(&hit.block.text, hit.range.end);
    let Some((illness, rest)) = clause.split_once('的') else { return };
    let from = hit.range.end + illness.len() + "的".len();
    let named = name_at_start(&hit.block.text[from..]).filter(|_| illness.chars().all(is_han) && !rest.is_empty());
    if let Some(length) = named {
        reporter.push(hit.document.finding(&KIND, hit.block, hit.range.start..from + length));
    }
}

/// `王丽（残疾人）`
fn bracketed(hit: &Hit, reporter: &mut Reporter) {
    const LONGEST: usize = 24;
    let before = nearby_before(&hit.block.text, hit.range.start);
    let Some((lead, said)) = before.rsplit_once('（').filter(|(_, said)| said.len() <= LONGEST) else { return };
    let name_start = lead.rfind(['，', '。', '、', '：', '；']).map_or(0, |at| at + "，".len());
    let name = lead[name_start..].trim_start_matches("其中");
    if name_at_end(name) {
        let start = hit.range.start - said.len() - "（".len() - name.len();
        reporter.push(hit.document.finding(&KIND, hit.block, start..hit.range.end));
    }
}
