//! 的 where a complement wants 得.

use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB615" "de-for-complement" Warning
    says zh "说做得怎么样用“得”：“{found}”应为“{right}”" / "改为“{right}”。"
    says en "a complement takes 得: \"{found}\" should be \"{right}\"" / "Write \"{right}\"."
    zh "“得”误作“的”"
        / "动词后面接“不实、不够、不严、不细、不到位、很好、较好”一类的话，说做得怎么样，却用了“的”，如“抓的不实”。"
        / "“的”后面是事物的名称（有力的措施），“得”后面说做得怎么样（抓得不实）；这是最常被指出的语法错误之一。"
    en "的 for 得"
        / "A verb with 的 before a complement such as 不实, 不够, 不严, 不到位, 很好: 抓的不实."
        / "的 goes before nouns, 得 before complements; it is among the mistakes that readers point out first."
    bad "党风廉政建设“两个责任”抓的不实，日常监督做的不够，问题整改不彻底。"
    good "党风廉政建设“两个责任”抓得不实，日常监督做得不够，问题整改不彻底。"
    looks Look::Words(&COMPLEMENTS, check)
}

const COMPLEMENTS: [&str; 22] = [
    "的不实", "的不够", "的不严", "的不细", "的不深", "的不透", "的不紧", "的不牢", "的不好", "的不到位", "的不彻底",
    "的不及时", "的不扎实", "的不充分", "的不全面", "的很好", "的较好", "的不规范", "的不理想", "的不清", "的很不够",
    "的还不够",
];
/// `反映的不实问题` is about problems that are not true; such verbs of saying are not here.
const VERBS: &[&str] = &[
    "抓", "做", "管", "学", "干", "落实", "执行", "履行", "开展", "贯彻", "压", "推进", "研究", "宣传", "完成", "监管",
    "抓紧", "掌握", "领会", "理解", "把握", "考虑", "谋划", "配合", "衔接", "坚持", "发挥", "结合", "传导", "压实",
    "处理", "解决", "维护", "清扫", "打扫", "修剪", "养护",
];

fn check(hit: &Hit, reporter: &mut Reporter) {
    let verb = VERBS.iter().any(|verb| hit.before().ends_with(verb));
    // A noun behind it makes it an attribute: `落实的不到位问题`.
    let attribute = ["问题", "情况", "地方", "环节", "方面", "现象", "行为", "之处", "事项"]
        .iter()
        .any(|noun| hit.after().starts_with(noun));
    if !verb || attribute {
        return;
    }
    let de = hit.range.start..hit.range.start + "的".len();
    let fix = hit.document.fix(hit.block, de, "得");
    reporter.push(hit.finding(&KIND).with("right", hit.text().replacen('的', "得", 1)).mended_by(fix));
}
