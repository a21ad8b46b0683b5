//! Who is ill, poor or disabled, by name.

use crate::check::characters::{clause_after, is_han, nearby_before};
use crate::check::names::{name_at_end, name_at_start, name_behind};
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB656" "sensitive-person" Warning
    says zh "“{found}”写出了姓名和健康、困难状况" / "删去姓名，或写成“某某”。"
    says en "\"{found}\" gives a name with a state of health or need" / "Delete the name, or write 某某."
    zh "姓名和健康、困难状况"
        / "“患者、残疾人、感染者、低保户、特困人员、五保户、贫困户、监测户”等后面紧跟完整姓名，或者姓名后面括号里注明（王丽（残疾人））、“王丽系残疾人”，以及“患有糖尿病的王丽”“科长王丽患糖尿病”“王丽被诊断为肺癌”“王丽怀孕”“王丽（肢体残疾二级）”。“李某某”一类和没有姓名的（患慢性病的群众）不算。"
        / "医疗健康信息和特定身份是敏感个人信息（《个人信息保护法》第二十八条）；救助对象的情况公开应当去标识化。"
    en "A name with a state of health or need"
        / "患者, 残疾人, 感染者, 低保户, 特困人员, 五保户, 贫困户, 监测户 and the like with a full name right behind, in brackets behind one, or with 系 between; 患有糖尿病的王丽, 科长王丽患糖尿病, 王丽被诊断为肺癌, 王丽怀孕, 王丽（肢体残疾二级）. 李某某 and its like are left alone, and what has no name."
        / "Health and certain conditions are sensitive personal information (article 28 of the Personal Information Protection Law)."
    bad "对低保户张国强的补助金额重新核定，补发 1200 元，并完善了动态核查机制。"
    good "对低保户张某某的补助金额重新核定，补发 1200 元，并完善了动态核查机制。"
    looks Look::Words(CONDITIONS, check), Look::Words(&["患有", "身患"], ill),
        Look::Words(FALLING_ILL, falls_ill), Look::Words(STATES, is_so)
}

const CONDITIONS: &[&str] = &[
    "患者", "残疾人", "感染者", "低保户", "低保对象", "低保人员", "特困人员", "五保户", "五保老人", "贫困户", "脱贫户",
    "监测户", "监测对象", "独居老人", "孤寡老人", "精神病人", "服刑人员", "吸毒人员", "戒毒人员", "刑满释放人员",
    "刑释人员", "社区矫正对象", "社区矫正人员",
];

/// Before the name of an illness, and behind who has it.
const FALLING_ILL: &[&str] = &["患", "确诊", "诊断为", "感染"];
/// What the name of an illness has in it.
const ILLNESSES: &[&str] =
    &["症", "病", "癌", "炎", "瘤", "艾滋", "残疾", "障碍", "高血压", "肝硬化", "脑梗", "中风", "瘫痪", "结核"];
/// Others have these.
const OF_PLANTS: &[&str] = &["病虫", "枯", "白粉", "锈病", "线虫", "病率", "虫"];
/// What is said of somebody's health in a word of its own.
const STATES: &[&str] = &[
    "怀孕", "流产", "肢体残疾", "视力残疾", "听力残疾", "智力残疾", "精神残疾", "言语残疾", "残疾等级", "级残疾",
    "精神疾病", "精神病史", "精神障碍", "抑郁症", "艾滋病", "癌症",
];
/// What stands between a name and what is told of it.
const BETWEEN: &[&str] = &[
    "同志", "先生", "女士", "本人", "因", "曾", "被", "经", "不幸", "长期", "常年", "自幼", "先天", "身", "罹", "突",
    "已", "又", "现", "也", "均", "系", "是", "为", "属", "有", "存在", "得了", "得", "的", "父亲", "母亲", "父母",
    "妻子", "丈夫", "爱人", "配偶", "儿子", "女儿", "孩子", "子女", "老伴", "家属", "家人", "一", "二", "三", "四",
    "（", "，男", "，女",
];
/// How many of them.
const MOST_BETWEEN: usize = 4;
/// What a person is called before the name: the end of an office, a calling or a relation.
const LEADS: &[&str] = &[
    "人", "长", "员", "任", "记", "理", "计", "纳", "工", "部", "师", "民", "主", "户", "众", "友", "机", "象", "属",
    "妻", "夫", "子", "女", "儿", "父", "母", "亲", "因", "由于", "鉴于", "考虑到", "其中", "同志", "原",
];
/// What a clause may end with behind somebody's state.
const ENDS: &[char] = &['，', '。', '；', '、', '）'];

fn check(hit: &Hit, reporter: &mut Reporter) {
    if hit.after().starts_with('）') {
        bracketed(hit, reporter);
    } else if hit.after().starts_with(ENDS) && ["系", "是", "属"].iter().any(|word| hit.before().ends_with(word)) {
        is_so(hit, reporter);
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

/// `科室负责人周明远患抑郁症`, `王丽被诊断为肺癌`
fn falls_ill(hit: &Hit, reporter: &mut Reporter) {
    const LONGEST: usize = 36;
    let Some(name) = named_before(hit) else { return };
    let clause = clause_after(&hit.block.text, hit.range.end);
    let illness = &clause[..clause.floor_char_boundary(LONGEST)];
    let ends = ILLNESSES.iter().filter_map(|word| illness.find(word).map(|at| at + word.len()));
    // `患“软骨病”` is no illness.
    let is_none = illness.starts_with(['者', '处', '难', '得', '儿', '方']) || illness.contains('“');
    let Some(end) = ends.min().filter(|_| !is_none && !OF_PLANTS.iter().any(|word| illness.contains(word))) else {
        return;
    };
    reporter.push(hit.document.finding(&KIND, hit.block, name..hit.range.end + end));
}

/// `职工李梅怀孕`, `王建国（肢体残疾二级）`
fn is_so(hit: &Hit, reporter: &mut Reporter) {
    // `患精神疾病` is told as falling ill.
    let is_told = ["患", "患有", "患上", "诊断为", "确诊为"].iter().any(|word| hit.before().ends_with(word));
    let Some(name) = named_before(hit).filter(|_| !is_told) else { return };
    let bracket = hit.block.text[name..hit.range.start].contains('（').then(|| clause_after(hit.after(), 0).find('）'));
    let end = hit.range.end + bracket.flatten().map_or(0, |at| at + "）".len());
    reporter.push(hit.document.finding(&KIND, hit.block, name..end));
}

/// Where the name begins that stands before what is told of it.
fn named_before(hit: &Hit) -> Option<usize> {
    let before = nearby_before(&hit.block.text, hit.range.start);
    let mut lead = before;
    for _ in 0..=MOST_BETWEEN {
        if let Some(length) = name_behind(lead, LEADS) {
            let name = lead.len() - length;
            // `五保户王新让患病` is told with the word before the name.
            let is_told = CONDITIONS.iter().any(|word| lead[..name].ends_with(word));
            return (!is_told).then_some(hit.range.start - before.len() + name);
        }
        lead = BETWEEN.iter().find_map(|word| lead.strip_suffix(word)).or_else(|| without_age(lead))?;
    }
    None
}

/// `王建国，男，65岁，` without what stands behind `男`.
fn without_age(lead: &str) -> Option<&str> {
    let aged = lead.strip_suffix('，').unwrap_or(lead);
    let age = aged.strip_suffix('岁').map(|age| age.trim_end_matches(|c: char| c.is_ascii_digit()));
    let rest = age.map_or(aged, |age| age.trim_end_matches('，'));
    (rest.len() < lead.len() && rest.ends_with(['男', '女'])).then_some(rest)
}
