//! Names of laws and party rules without 《》.

use crate::check::characters::is_in_title;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::check::text::BlockKind;

rule! {
    "TB641" "unmarked-title" Warning
    says zh "法规名称没有书名号：“{found}”" / "写成“{right}”。"
    says en "the name of a law or rule without 《》: \"{found}\"" / "Write \"{right}\"."
    zh "法规名称缺书名号"
        / "最常引用的法律、行政法规和党内法规，写了全称却没有书名号。只认全称；简称、书名号里的、后面还有“实施办法”等的，以及单独成项、成格的不算。"
        / "GB/T 15834—2011 5.1.3（书名号）：标示作品的名称用书名号；公文引用法规，先写全称并加书名号。"
    en "Laws without title marks"
        / "The laws, regulations and party rules that are cited most, with their full name but without 《》. Short names, names inside 《》, names that go on (实施办法) and those that are an item or a cell of their own are left alone."
        / "GB/T 15834-2011: titles stand in 《》."
    bad "组织学习中国共产党纪律处分条例，开展警示教育 3 次，增强了纪律意识。"
    good "组织学习《中国共产党纪律处分条例》，开展警示教育 3 次，增强了纪律意识。"
    looks Look::Words(NAMES, check)
}

const NAMES: &[&str] = &[
    "中国共产党纪律处分条例",
    "中国共产党廉洁自律准则",
    "中国共产党巡视工作条例",
    "中国共产党问责条例",
    "中国共产党党内监督条例",
    "中国共产党重大事项请示报告条例",
    "中国共产党支部工作条例",
    "中国共产党党员教育管理工作条例",
    "中国共产党党员权利保障条例",
    "中国共产党党组工作条例",
    "中国共产党地方委员会工作条例",
    "中国共产党基层组织选举工作条例",
    "中国共产党农村基层组织工作条例",
    "中国共产党国有企业基层组织工作条例",
    "中国共产党党和国家机关基层组织工作条例",
    "中国共产党农村工作条例",
    "中国共产党党务公开条例",
    "中国共产党宣传工作条例",
    "中国共产党统一战线工作条例",
    "中国共产党政法工作条例",
    "中国共产党机构编制工作条例",
    "中国共产党组织处理规定",
    "中国共产党纪律检查机关监督执纪工作规则",
    "中国共产党纪律检查委员会工作条例",
    "中国共产党党内法规制定条例",
    "关于新形势下党内政治生活的若干准则",
    "党政领导干部选拔任用工作条例",
    "党政领导干部考核工作条例",
    "党政机关厉行节约反对浪费条例",
    "党政机关公文处理工作条例",
    "党委（党组）意识形态工作责任制实施办法",
    "党委（党组）落实全面从严治党主体责任规定",
    "领导干部报告个人有关事项规定",
    "推进领导干部能上能下规定",
    "干部人事档案工作条例",
    "信访工作条例",
    "保障农民工工资支付条例",
    "中华人民共和国监察法",
    "中华人民共和国监察法实施条例",
    "中华人民共和国公职人员政务处分法",
    "中华人民共和国公务员法",
    "中华人民共和国民法典",
    "中华人民共和国刑法",
    "中华人民共和国行政处罚法",
    "中华人民共和国行政许可法",
    "中华人民共和国行政强制法",
    "中华人民共和国行政复议法",
    "中华人民共和国行政诉讼法",
    "中华人民共和国政府采购法",
    "中华人民共和国招标投标法",
    "中华人民共和国预算法",
    "中华人民共和国审计法",
    "中华人民共和国会计法",
    "中华人民共和国安全生产法",
    "中华人民共和国环境保护法",
    "中华人民共和国土地管理法",
    "中华人民共和国城乡规划法",
    "中华人民共和国固体废物污染环境防治法",
    "中华人民共和国大气污染防治法",
    "中华人民共和国水污染防治法",
    "中华人民共和国噪声污染防治法",
    "中华人民共和国消防法",
    "中华人民共和国食品安全法",
    "中华人民共和国道路交通安全法",
    "中华人民共和国保守国家秘密法",
    "中华人民共和国个人信息保护法",
    "中华人民共和国网络安全法",
    "中华人民共和国数据安全法",
    "中华人民共和国反食品浪费法",
    "中华人民共和国政府信息公开条例",
];
/// What makes another name of a name: the rules of a place or a level below, a draft, a campaign.
const GOES_ON: &[&str] = &[
    "实施条例", "实施办法", "实施细则", "实施规定", "实施意见", "施行细则", "修正案", "修正草案", "草案", "（草案",
    "（修订草案", "释义", "》", "〉", "宣传日", "宣传周", "宣传月", "知识竞赛",
];
/// What a place's own rules with the same words begin with.
const PLACES: &[char] = &['省', '市', '区', '县', '州', '旗', '镇', '乡'];
const TRIAL: &[&str] = &["（试行）", "(试行)"];

fn check(hit: &Hit, reporter: &mut Reporter) {
    let (before, after) = (hit.before(), hit.after());
    let is_keyword = matches!(hit.block.kind, BlockKind::Field("keywords" | "topics"));
    let trial = TRIAL.iter().find(|trial| after.starts_with(**trial)).map_or(0, |trial| trial.len());
    let name = hit.range.start..hit.range.end + trial;
    let alone = before.trim().is_empty() && hit.block.text[name.end..].trim().is_empty();
    let is_longer = before.ends_with(PLACES) || GOES_ON.iter().any(|word| after.starts_with(word));
    if is_keyword || alone || is_longer || is_in_title(&hit.block.text, hit.range.start) {
        return;
    }
    let right = format!("《{}》", &hit.block.text[name.clone()]);
    let fix = hit.document.suggestion(hit.block, name.clone(), right.as_str());
    reporter.push(hit.document.finding(&KIND, hit.block, name).with("right", right).mended_by(fix));
}
