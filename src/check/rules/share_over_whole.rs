//! A share of more than the whole.

use crate::check::characters::clause_before;
use crate::check::figures::Figure;
use crate::check::pairs::sentence;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};

rule! {
    "TB821" "share-over-whole" Warning
    says zh "“{found}”超过了 100%" / "核对数字；是和上年或计划比较的，写明比较的对象。"
    says en "\"{found}\" is more than the whole" / "Check the figure; if it compares with a plan or a year, say so."
    zh "比率超过 100%"
        / "“整改率、办结率、满意率、覆盖率、合格率、占比”等部分占全部的比率，写的数大于 100%。“完成率”只看整改、问题、隐患、工单等的，计划、投资、收入可以超额。增长、提高若干和银行的拨备覆盖率等不算。"
        / "部分不会多于全部；这样的数字一看就是错的，整份通报的数据都会受到怀疑。"
    en "A share over 100%"
        / "整改率, 满意率, 覆盖率, 占比 and other shares of a whole with a figure above 100%. 完成率 is told of issues, hazards and cases only, since plans, investments and revenues may be overfulfilled. Growth is left alone, and so are the coverage ratios of banks."
        / "No part is more than its whole; one such figure casts doubt on all others."
    bad "对辖区路灯进行全面排查，更换灯具 252 盏，亮灯率达到 198%，群众满意。"
    good "对辖区路灯进行全面排查，更换灯具 252 盏，亮灯率达到 98%，比上年增长 120%。"
    looks Look::Prose(check)
}

const SHARES: &[&str] = &[
    "整改率", "办结率", "销号率", "满意率", "满意度", "覆盖率", "合格率", "达标率", "占比", "比重", "参与率", "知晓率",
    "及时率", "准确率", "亮灯率", "清洁率", "完好率", "处置率", "回复率", "答复率", "回访率", "解决率", "化解率",
    "到位率", "出勤率", "参训率", "通过率", "公开率", "好评率", "成功率", "签订率", "处理率", "受理率", "落实率",
    "清退率", "退还率", "追缴率", "排查率", "合规率", "规范率", "兑现率", "修复率", "普及率", "签收率", "在岗率",
    "到岗率", "响应率", "结案率", "归档率", "公示率", "建档率", "回收率", "上缴率", "知悉率", "绿化率", "绿地率",
    "完工率", "开工率", "验收率", "支持率", "优良率", "优秀率", "完成率",
];
/// Ratios with the name of a share, of which the second figure may well be the smaller one.
const RATIOS: &[&str] = &["拨备覆盖率", "流动性覆盖率", "利息覆盖率"];
/// Plans, investments and revenues may be overfulfilled; of these things no more than all can be done.
const WHOLES: &[&str] = &["整改", "问题", "反馈", "隐患", "工单", "信访", "事项", "案件"];
/// Debts are told as a share of what is no whole of them.
const NO_WHOLES: &[&str] = &["GDP", "生产总值", "债"];
/// What leads from a share to its figure; longer ones before what they end with.
const LEADS: &[&str] = &[
    "达到了", "达到", "达", "提高到了", "提高到", "提升到", "上升到", "增加到", "提高至", "提升至", "上升至", "增加至",
    "升至", "增至", "高达", "稳定在", "保持在", "均为", "分别为", "约为", "为", "是", "：", ":", "（",
];

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    let text = &block.text;
    let over = |figure: &&Figure| figure.value > 100.0 && figure.unit(text) == "%";
    for figure in block.figures().iter().filter(over) {
        let lead = text[..figure.range.start].trim_end_matches([' ', '约', '近']);
        let lead = LEADS.iter().find_map(|word| lead.strip_suffix(word)).unwrap_or(lead);
        let lead = lead.trim_end_matches([' ', '已', '均', '也', '就']);
        let lead = without_earlier_value(lead);
        if let Some(start) = of_the_total(text, figure) {
            reporter.push(document.finding(&KIND, block, start..figure.unit.end));
            continue;
        }
        let Some(share) = SHARES.iter().find(|share| lead.ends_with(**share)) else { continue };
        let said = &text[sentence(text, &(lead.len()..figure.unit.end))];
        let speaks_of = |words: &[&str]| words.iter().any(|word| said.contains(word));
        let is_of_whole = match *share {
            "完成率" => speaks_of(WHOLES) && !said.contains("超额"),
            "占比" | "比重" => !speaks_of(NO_WHOLES),
            _ => true,
        };
        if is_of_whole && !RATIOS.iter().any(|ratio| lead.ends_with(ratio)) {
            reporter.push(document.finding(&KIND, block, lead.len() - share.len()..figure.unit.end));
        }
    }
}

/// `满意率由 85% 提高到`: the share stands before its earlier value.
fn without_earlier_value(lead: &str) -> &str {
    let clause = clause_before(lead, lead.len());
    let earlier = clause.rfind(['由', '从']).filter(|at| clause[*at..].ends_with(['%', '％']));
    earlier.map_or(lead, |at| lead[..lead.len() - clause.len() + at].trim_end_matches(' '))
}

/// Where `占总投资的120%` begins; a plan may be overfulfilled.
fn of_the_total(text: &str, figure: &Figure) -> Option<usize> {
    const PLANS: [&str; 5] = ["计划", "任务", "目标", "预算", "指标"];
    let clause = clause_before(text, figure.range.start);
    let at = clause.rfind('占')?;
    let whole = clause[at + '占'.len_utf8()..].trim_end_matches(' ').strip_suffix('的')?;
    let is_total = whole.starts_with(['总', '全']) && !PLANS.iter().any(|plan| whole.contains(plan));
    is_total.then(|| figure.range.start - clause.len() + at)
}
