//! Words that are wrong wherever they stand: misprints, wrong characters, shapes that look alike.

use crate::check::pairs::{self, Pair, pair, wrong};
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::finding::Certainty;

rule! {
    "TB601" "misspelt-word" Error
    says zh "“{found}”应为“{right}”" / "改为“{right}”。"
    says en "\"{found}\" should be \"{right}\"" / "Write \"{right}\"."
    zh "错别字"
        / "无论上下文都写错的词：同音字（布署）、形近字（己完成、勋在）、旧写法（台帐）和用错的成语。"
        / "严重表述错误是政府网站检查的单项否决指标（国办秘函〔2019〕19号附件）；“账”“帐”的分工见《第一批异形词整理表》。"
    en "Misspelt words"
        / "Words that are wrong in any context: same sound (布署), similar shape (己完成, 勋在), old spelling (台帐), idioms with a wrong character."
        / "A grave wording error alone fails the inspection of a government website (annex to 国办秘函〔2019〕19号); the First Table of Variant Words keeps 账 and 帐 apart."
    bad "局党组研究布署整改工作，建立问题台帐，截止目前己完成 3 项。"
    good "局党组研究部署整改工作，建立问题台账，截至目前已完成 3 项。"
    looks Look::Words(&WRONG, check)
}

const SELF: &[&str] = &["自", "知", "异", "克", "利"];
const ENDS: &[&str] = &["月", "年", "周", "期", "季", "岁", "始", "本", "旬", "学"];

#[rustfmt::skip]
const PAIRS: &[Pair] = &[
    pair("布署", "部署").not_after(&["公", "宣", "发", "颁", "分", "遍"]).not_before(&["名"]),
    pair("开据发票", "开具发票"), pair("开据证明", "开具证明"), pair("开据收据", "开具收据"), pair("开据票据", "开具票据"),
    pair("已邮戳为准", "以邮戳为准"), pair("已送达日期为准", "以送达日期为准"), pair("已实际为准", "以实际为准"),
    pair("按装", "安装").not_before(&["置", "备", "修", "饰", "机", "配", "货", "箱", "车", "卸", "订"]),
    pair("截止目前", "截至目前"), pair("截止到目前", "截至目前"), pair("截止今日", "截至今日"), pair("截止发稿", "截至发稿"), pair("截止当前", "截至当前"), pair("截止通报时", "截至通报时"),
    pair("己经", "已经").not_after(SELF), pair("己完成", "已完成").not_after(SELF), pair("己整改", "已整改").not_after(SELF),
    pair("己建立", "已建立").not_after(SELF), pair("己销号", "已销号").not_after(SELF), pair("己落实", "已落实").not_after(SELF),
    pair("末完成", "未完成").not_after(ENDS), pair("末整改", "未整改").not_after(ENDS), pair("末落实", "未落实").not_after(ENDS),
    pair("末按", "未按").not_after(ENDS), pair("末及时", "未及时").not_after(ENDS),
    pair("勋在", "存在").not_after(&["功", "授", "元", "奖", "殊", "战"]),
    pair("区域管局", "区城管局"), pair("市域管局", "市城管局"), pair("县域管局", "县城管局"),
    pair("坐谈会", "座谈会"), pair("反溃", "反馈"), pair("反聩", "反馈"), pair("回溃", "回馈"),
    pair("贯切", "贯彻").not_before(&["实"]), pair("落买", "落实").not_after(&["村", "部", "段"]), pair("整政", "整改").not_after(&["调"]).not_before(&["府", "策", "治", "务", "法", "协"]),
    pair("整该", "整改").not_after(&["调", "修"]).not_before(&["项", "类", "处", "单", "企"]), pair("整改到为", "整改到位"), pair("落实到为", "落实到位"),
    pair("台帐", "台账"), pair("帐户", "账户"), pair("帐号", "账号"), pair("帐目", "账目"), pair("帐册", "账册"), pair("帐簿", "账簿"),
    pair("对帐", "对账"), pair("记帐", "记账"), pair("做帐", "做账"), pair("挂帐", "挂账"), pair("入帐", "入账"), pair("转帐", "转账"),
    pair("结帐", "结账"), pair("查帐", "查账"), pair("建帐", "建账"), pair("欠帐", "欠账"), pair("报帐", "报账"), pair("销帐", "销账"),
    pair("帐务", "账务"), pair("帐面", "账面"), pair("总帐", "总账"), pair("坏帐", "坏账"), pair("小金库帐", "小金库账"),
    pair("一如继往", "一如既往"), pair("再接再励", "再接再厉"), pair("迫不急待", "迫不及待"), pair("按步就班", "按部就班"),
    pair("既往不究", "既往不咎"), pair("默守成规", "墨守成规"), pair("名列前矛", "名列前茅"), pair("相辅相承", "相辅相成"),
    pair("因地治宜", "因地制宜"), pair("责无旁代", "责无旁贷"), pair("举一返三", "举一反三"), pair("一愁莫展", "一筹莫展"),
    pair("出奇不意", "出其不意"), pair("不径而走", "不胫而走"), pair("走头无路", "走投无路"), pair("穿流不息", "川流不息"),
    pair("融汇贯通", "融会贯通"), pair("以身作责", "以身作则"), pair("循规导矩", "循规蹈矩"), pair("持之以衡", "持之以恒"),
    pair("防微杜惭", "防微杜渐"), pair("未雨绸谬", "未雨绸缪"), pair("实是求是", "实事求是"), pair("实事求事", "实事求是"),
    pair("凑和", "凑合"), pair("松驰", "松弛"), pair("弛名", "驰名"), pair("幅射", "辐射"), pair("重迭", "重叠"), pair("针贬", "针砭"),
    pair("鉴定不移", "坚定不移"), pair("坚定不宜", "坚定不移"), pair("警钟常鸣", "警钟长鸣"), pair("常抓不泄", "常抓不懈"), pair("坚持不泄", "坚持不懈"),
    pair("常抓不解", "常抓不懈"), pair("坚持不解", "坚持不懈"), pair("突显出来", "凸显出来"), pair("必竟", "毕竟"), pair("做到心中有术", "做到心中有数"),
    pair("渡假", "度假"), pair("暴光", "曝光"), pair("气慨", "气概"), pair("寒喧", "寒暄"), pair("膺品", "赝品"), pair("九洲", "九州").not_after(&["第"]),
    pair("粗旷", "粗犷"), pair("渲泄", "宣泄"), pair("萎糜", "萎靡"), pair("脉博", "脉搏"), pair("防碍", "妨碍"), pair("沉缅", "沉湎"),
    pair("水份", "水分"), pair("身分证", "身份证"), pair("缈小", "渺小"), pair("震憾", "震撼"), pair("遗撼", "遗憾"), pair("部暑", "部署"), pair("签暑", "签署"),
];
const WRONG: [&str; PAIRS.len()] = wrong(PAIRS);

fn check(hit: &Hit, reporter: &mut Reporter) {
    reporter.extend(pairs::finding(hit, PAIRS, &KIND, Certainty::Sure));
}
