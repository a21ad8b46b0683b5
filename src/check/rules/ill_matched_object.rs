//! Verbs with an object that they do not take: 加快质量, 加强力度.

use crate::check::characters::{after, clause_after, is_han};
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB663" "ill-matched-object" Warning
    says zh "“{verb}”和“{object}”搭配不当" / "改为“{right}{object}”一类的说法。"
    says en "\"{verb}\" does not go with \"{object}\"" / "Write {right}{object} or the like."
    zh "动宾搭配不当"
        / "“加快……质量、提高……步伐、增强……进度、加强……力度、改善……意识、加大……速度、取得……提高”一类：动词后面隔不了几个字，分句就以同它搭配不上的宾语结束；以及“作风……提高、效率……改善、进度……提高”一类主语同谓语搭配不上的，和“我局引起高度重视”。中间有别的动词、“和、与”一类的不算。"
        / "搭配不当是最常见的病句；公文要求“表述准确”（《党政机关公文处理工作条例》第十九条）。"
    en "An object that its verb does not take"
        / "加快 … 质量, 提高 … 步伐, 增强 … 进度, 加强 … 力度, 改善 … 意识, 加大 … 速度, 取得 … 提高 and their like, where the clause ends with the object a few characters behind the verb; subjects with a verb that is not said of them, such as 作风…提高, 效率…改善 and 进度…提高; and 我局引起高度重视. Other verbs or conjunctions between the two excuse it."
        / "The commonest fault of grammar; official texts have to be exact (article 19 of the regulations on official documents)."
    bad "进一步提高整改工作的步伐，加强巡查力度，服务水平取得了明显的提高。"
    good "进一步加快整改工作的步伐，加大巡查力度，服务水平有了明显的提高。"
    looks Look::Words(&VERBS, check), Look::Words(&SUBJECTS, subject), Look::Words(&["引起高度重视", "引起了高度重视"], attention)
}

/// A verb, and what it does not take, each with the verb that does.
type Match = (&'static str, &'static [(&'static str, &'static str)]);

#[rustfmt::skip]
const MATCHES: &[Match] = &[
    ("加快", &[("范围", "扩大"), ("规模", "扩大"), ("成效", "提高"), ("质量", "提高"), ("水平", "提高"), ("力度", "加大"), ("意识", "增强"), ("满意度", "提高"), ("能力", "提高")]),
    ("提高", &[("步伐", "加快"), ("力度", "加大"), ("进度", "加快"), ("范围", "扩大"), ("规模", "扩大")]),
    ("提升", &[("步伐", "加快"), ("力度", "加大"), ("进度", "加快")]),
    ("完善", &[("能力", "提高"), ("意识", "增强"), ("力度", "加大"), ("水平", "提高")]),
    ("健全", &[("能力", "提高"), ("意识", "增强"), ("力度", "加大"), ("水平", "提高")]),
    ("增强", &[("范围", "扩大"), ("步伐", "加快"), ("进度", "加快"), ("水平", "提高"), ("质量", "提高"), ("速度", "加快"), ("满意度", "提高"), ("效率", "提高"), ("力度", "加大")]),
    ("加大", &[("效率", "提高"), ("范围", "扩大"), ("步伐", "加快"), ("速度", "加快"), ("进度", "加快"), ("质量", "提高"), ("水平", "提高"), ("意识", "增强"), ("能力", "提高")]),
    ("加强", &[("幸福感", "增强"), ("获得感", "增强"), ("安全感", "增强"), ("满意度", "提高"), ("质量", "提高"), ("力度", "加大"), ("步伐", "加快"), ("水平", "提高"), ("进度", "加快"), ("速度", "加快"), ("效率", "提高")]),
    ("扩大", &[("力度", "加大"), ("水平", "提高"), ("质量", "提高"), ("意识", "增强")]),
    ("增加", &[("意识", "增强"), ("责任感", "增强"), ("力度", "加大"), ("信心", "增强")]),
    ("加深", &[("管理", "加强"), ("监管", "加强"), ("监督", "加强")]),
    ("解决", &[("群众的要求", "满足"), ("居民的要求", "满足"), ("群众的愿望", "满足")]),
    ("改善", &[("工作水平", "提高"), ("管理水平", "提高"), ("服务水平", "提高"), ("意识", "增强"), ("力度", "加大"), ("步伐", "加快"), ("本领", "增强"), ("能力", "提高"), ("效率", "提高")]),
    ("落实", &[("清零", "实现")]),
    ("开展", &[("处罚", "给予"), ("处分", "给予")]),
    ("取得", &[("提高", "有了"), ("提升", "有了"), ("改善", "有了"), ("增强", "有了"), ("好转", "有了"), ("加强", "得到"), ("解决", "得到")]),
];
const VERBS: [&str; MATCHES.len()] = crate::check::pairs::firsts(MATCHES);

/// Of the words between a verb and its object; with more the object is another verb's.
const FARTHEST: usize = 12;
/// What joins another object, or begins another verb or a clause of its own.
const OTHERS: &[&str] = &[
    "提高", "提升", "增强", "加强", "加大", "加快", "改善", "推动", "推进", "促进", "强化", "优化", "确保", "保证",
    "保障", "扩大", "达到", "完善", "建设", "以", "和", "与", "及", "或", "并", "、", "“", "《", "向", "使", "让",
    "为", "是", "有", "不", "对", "在", "比", "达", "到", "从", "由", "按", "跟上", "形成",
];

fn check(hit: &Hit, reporter: &mut Reporter) {
    let (verb, objects) = MATCHES[hit.word];
    let clause = clause_after(&hit.block.text, hit.range.end);
    let is_ended = after(hit.after(), clause.len()).is_none_or(|c| matches!(c, '，' | '。' | '；' | '！' | '\n'));
    let Some((object, right)) = objects.iter().find(|(object, _)| clause.ends_with(object)) else { return };
    let between = &clause[..clause.len() - object.len()];
    let is_near = between.chars().count() <= FARTHEST && between.chars().all(is_han);
    // `质量加快`, `不断提高`: what the verb's own subject says.
    let is_attribute = hit.before().ends_with(['的', '所', '已', '被', '和', '与', '“', '可', '未', '到', '、', '而']);
    // `改善责任意识和服务本领`: both of them are none that it takes.
    let first = between.split_once(['和', '与']).map_or(between, |(first, _)| first);
    let is_one = first.len() == between.len() || objects.iter().any(|(object, _)| first.ends_with(object));
    // `规范化建设步伐`: what the object is of.
    let first = first.trim_end_matches('的');
    let first = first.strip_suffix("建设").unwrap_or(first);
    if is_ended && is_near && is_one && !is_attribute && !OTHERS.iter().any(|word| first.contains(word)) {
        let end = hit.range.end + clause.len();
        let finding = hit.document.finding(&KIND, hit.block, hit.range.start..end);
        reporter.push(finding.with("verb", verb).with("object", *object).with("right", *right));
    }
}

/// `我局引起高度重视`: who pays attention does not draw it.
fn attention(hit: &Hit, reporter: &mut Reporter) {
    const PAYS: &[&str] =
        &["我局", "我委", "我办", "我区", "我市", "我县", "我中心", "我单位", "我们", "局党组", "党组", "党委"];
    let lead = hit.before().trim_end_matches(['也', '已', '均']);
    if PAYS.iter().any(|who| lead.ends_with(who)) && !hit.after().starts_with("的") {
        let finding = hit.finding(&KIND).with("verb", "引起").with("object", "高度重视");
        reporter.push(finding.with("right", "给予"));
    }
}

/// What is said, at the end of a clause, of what it is not said of; each with the verb that is.
#[rustfmt::skip]
const SAID_OF: &[Match] = &[
    ("作风", &[("提高", "改进"), ("提升", "改进"), ("加快", "改进")]),
    ("效率", &[("改善", "提高"), ("加强", "提高"), ("增强", "提高"), ("加大", "提高")]),
    ("环境", &[("提高", "改善"), ("加强", "改善")]),
    ("面貌", &[("提高", "改善"), ("加强", "改善"), ("增强", "改善")]),
    ("力度", &[("提高", "加大"), ("加快", "加大")]),
    ("进度", &[("提高", "加快"), ("加大", "加快"), ("加强", "加快")]),
    ("步伐", &[("提高", "加快"), ("加强", "加快")]),
    ("秩序", &[("提高", "好转"), ("加强", "好转"), ("增强", "好转")]),
    ("数量", &[("提高", "增加"), ("加强", "增加"), ("加大", "增加")]),
    ("质量", &[("加强", "提高"), ("加快", "提高"), ("加大", "提高"), ("增强", "提高")]),
    ("水平", &[("加强", "提高"), ("加快", "提高"), ("加大", "提高"), ("增强", "提高"), ("改善", "提高")]),
];
const SUBJECTS: [&str; SAID_OF.len()] = crate::check::pairs::firsts(SAID_OF);
/// What may stand between a subject and its verb.
const DEGREES: [&str; 18] = [
    "明显", "显著", "不断", "进一步", "有效", "大幅", "大大", "大为", "持续", "切实", "普遍", "逐步", "得到", "有了",
    "有", "了", "得以", "很大",
];

/// `作风明显提高`: the verb is not said of its subject.
fn subject(hit: &Hit, reporter: &mut Reporter) {
    let (subject, verbs) = SAID_OF[hit.word];
    let clause = clause_after(&hit.block.text, hit.range.end);
    let mut rest = clause;
    while let Some(past) = DEGREES.iter().find_map(|degree| rest.strip_prefix(degree)) {
        rest = past;
    }
    let is_ended = after(hit.after(), clause.len()).is_none_or(|c| matches!(c, '，' | '。' | '；' | '！' | '\n'));
    let said = verbs.iter().find(|(verb, _)| *verb == rest).filter(|_| is_ended && rest.len() < clause.len());
    if let Some((verb, right)) = said {
        let finding = hit.document.finding(&KIND, hit.block, hit.range.start..hit.range.end + clause.len());
        reporter.push(finding.with("verb", *verb).with("object", subject).with("right", *right));
    }
}
