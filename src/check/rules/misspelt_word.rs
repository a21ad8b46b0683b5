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

const SELF: &[&str] = &["自", "知", "异", "克", "利", "于", "律", "舍", "损", "身"];
const ENDS: &[&str] =
    &["月", "年", "周", "期", "季", "度", "岁", "始", "本", "旬", "学", "纪", "代", "文", "段", "句", "篇", "表", "粉"];
/// Of `藉`, which is no mistake in 藉此.
const BORROWS: &[&str] = &["此", "助", "由", "着", "以", "口", "机", "故"];
/// Of progress that was made: `取得的进步明确`, `技术进步规范`.
const ADVANCES: &[&str] = &["的", "得", "技", "术", "与", "大", "小", "新", "有", "显", "会", "想", "些"];
/// What moves on by one: `引进一加工企业`.
const STEPS: &[&str] = &["引", "推", "跟", "改", "递", "前", "每"];
/// What spreads: `公布属地`, `发布暑期`.
const SPREADS: &[&str] = &["公", "宣", "发", "颁", "分", "遍"];

#[rustfmt::skip]
pub const PAIRS: &[Pair] = &[
    pair("布署", "部署").not_after(SPREADS).not_before(&["名"]),
    pair("布属", "部署").not_after(SPREADS).not_before(&["于", "地", "实"]), pair("布暑", "部署").not_after(SPREADS).not_before(&["期", "假", "运"]),
    pair("条列》", "条例》"), pair("办发》", "办法》"), pair("规订》", "规定》"), pair("归定》", "规定》"), pair("细责》", "细则》"), pair("准责》", "准则》"), pair("意件》", "意见》"), pair("方按》", "方案》"), pair("计化》", "计划》"), pair("腐改问题", "腐败问题").not_after(&["豆"]),
    pair("开据发票", "开具发票"), pair("开据证明", "开具证明"), pair("开据收据", "开具收据"), pair("开据票据", "开具票据"),
    pair("已邮戳为准", "以邮戳为准"), pair("已送达日期为准", "以送达日期为准"), pair("已实际为准", "以实际为准"),
    pair("个百分点%", "个百分点"), pair("个百分点％", "个百分点"), pair("各司其责", "各司其职"), pair("护拦", "护栏").not_after(&["看", "保", "守", "救", "爱"]), pair("条理》", "条例》"), pair("：以完成", "：已完成"),
    pair("己上缴", "已上缴").not_after(SELF), pair("己办结", "已办结").not_after(SELF), pair("己退还", "已退还").not_after(SELF), pair("己清退", "已清退").not_after(SELF), pair("己拆除", "已拆除").not_after(SELF),
    pair("己发放", "已发放").not_after(SELF), pair("己制定", "已制定").not_after(SELF), pair("己印发", "已印发").not_after(SELF), pair("己移交", "已移交").not_after(SELF), pair("己更换", "已更换").not_after(SELF),
    pair("己责令", "已责令").not_after(SELF), pair("己督促", "已督促").not_after(SELF), pair("己约谈", "已约谈").not_after(SELF), pair("己开展", "已开展").not_after(SELF), pair("己组织", "已组织").not_after(SELF), pair("己列入", "已列入").not_after(SELF), pair("己纳入", "已纳入").not_after(SELF), pair("己下发", "已下发").not_after(SELF), pair("己出台", "已出台").not_after(SELF), pair("己修订", "已修订").not_after(SELF), pair("己追缴", "已追缴").not_after(SELF), pair("己补缴", "已补缴").not_after(SELF), pair("己立案", "已立案").not_after(SELF), pair("己结案", "已结案").not_after(SELF), pair("己办理", "已办理").not_after(SELF), pair("己安装", "已安装").not_after(SELF), pair("己启动", "已启动").not_after(SELF), pair("己竣工", "已竣工").not_after(SELF), pair("己验收", "已验收").not_after(SELF), pair("己通过", "已通过").not_after(SELF), pair("己成立", "已成立").not_after(SELF), pair("己配备", "已配备").not_after(SELF), pair("己设置", "已设置").not_after(SELF), pair("己于", "已于").not_after(SELF), pair("己向", "已向").not_after(SELF), pair("己将", "已将").not_after(SELF), pair("己对", "已对").not_after(SELF), pair("己补齐", "已补齐").not_after(SELF), pair("己补办", "已补办").not_after(SELF), pair("己到位", "已到位").not_after(SELF), pair("己整治", "已整治").not_after(SELF), pair("己清理", "已清理").not_after(SELF), pair("己查处", "已查处").not_after(SELF), pair("己关停", "已关停").not_after(SELF), pair("己取缔", "已取缔").not_after(SELF), pair("己公示", "已公示").not_after(SELF), pair("己公开", "已公开").not_after(SELF), pair("己兑现", "已兑现").not_after(SELF), pair("己支付", "已支付").not_after(SELF), pair("己注销", "已注销").not_after(SELF), pair("己销毁", "已销毁").not_after(SELF), pair("己召开", "已召开").not_after(SELF), pair("己签订", "已签订").not_after(SELF), pair("己规范", "已规范").not_after(SELF), pair("己更新", "已更新").not_after(SELF), pair("己恢复", "已恢复").not_after(SELF), pair("己补种", "已补种").not_after(SELF), pair("己落地", "已落地").not_after(SELF), pair("己投入使用", "已投入使用").not_after(SELF),
    pair("己修复", "已修复").not_after(SELF), pair("己处理", "已处理").not_after(SELF), pair("己收回", "已收回").not_after(SELF), pair("己全部", "已全部").not_after(SELF), pair("己按", "已按").not_after(SELF),
    pair("题出了", "提出了").not_after(&["问", "考", "命", "难", "课", "主", "专", "标", "话", "试"]), pair("酝蕴", "酝酿"),
    pair("接收警示教育", "接受警示教育"), pair("接收教育", "接受教育"), pair("接收监督", "接受监督"), pair("接收处罚", "接受处罚"), pair("接收调查", "接受调查"), pair("接收审查", "接受审查"), pair("接收培训", "接受培训"),
    pair("接收群众监督", "接受群众监督"), pair("接收社会监督", "接受社会监督"), pair("自觉接收", "自觉接受"),
    pair("复盖", "覆盖").not_after(&["修", "恢", "重", "反", "回"]), pair("一率", "一律").not_after(&["统", "之", "第", "唯", "单", "合"]).not_before(&["先", "领", "队", "部", "达", "为", "较", "低", "高"]),
    pair("良好得", "良好的").not_before(&["多", "很", "到", "不", "像", "如", "令", "让", "超"]), pair("层层传到压力", "层层传导压力"), pair("下设办公示", "下设办公室"), pair("设办公示", "设办公室"),
    pair("按装", "安装").not_before(&["置", "备", "修", "饰", "机", "配", "货", "箱", "车", "卸", "订"]),
    pair("截止目前", "截至目前"), pair("截止到目前", "截至目前"), pair("截止今日", "截至今日"), pair("截止发稿", "截至发稿"), pair("截止当前", "截至当前"), pair("截止通报时", "截至通报时"),
    pair("己经", "已经").not_after(SELF), pair("己完成", "已完成").not_after(SELF), pair("己整改", "已整改").not_after(SELF),
    pair("己建立", "已建立").not_after(SELF), pair("己销号", "已销号").not_after(SELF), pair("己落实", "已落实").not_after(SELF),
    pair("末完成", "未完成").not_after(ENDS), pair("末整改", "未整改").not_after(ENDS), pair("末落实", "未落实").not_after(ENDS),
    pair("末按", "未按").not_after(ENDS), pair("末及时", "未及时").not_after(ENDS),
    pair("勋在的", "存在的"), pair("勋在薄弱", "存在薄弱"), pair("勋在问题", "存在问题"), pair("勋在短板", "存在短板"), pair("勋在不足", "存在不足"), pair("勋在差距", "存在差距"), pair("勋在风险", "存在风险"), pair("勋在隐患", "存在隐患"), pair("勋在漏洞", "存在漏洞"), pair("勋在一些", "存在一些"), pair("勋在较", "存在较"),
    pair("区域管局", "区城管局"), pair("市域管局", "市城管局"), pair("县域管局", "县城管局"),
    pair("坐谈会", "座谈会"), pair("反溃", "反馈"), pair("反聩", "反馈"), pair("回溃", "回馈"),
    pair("贯切", "贯彻").not_before(&["实"]), pair("落买", "落实").not_after(&["村", "部", "段"]), pair("整政", "整改").not_after(&["调"]).not_before(&["府", "策", "治", "务", "法", "协"]),
    pair("整该", "整改").not_after(&["调", "修"]).not_before(&["项", "类", "处", "单", "企"]), pair("整改到为", "整改到位"), pair("落实到为", "落实到位"),
    pair("进一不", "进一步").not_before(&["步", "定", "小"]).not_after(&["再"]), pair("限其整改", "限期整改").not_after(&["有", "仅", "只"]), pair("限其完成", "限期完成").not_after(&["有", "仅", "只"]), pair("限其改正", "限期改正").not_after(&["有", "仅", "只"]),
    pair("予已通报", "予以通报").not_after(&["给", "赋", "授"]), pair("予已公布", "予以公布").not_after(&["给", "赋", "授"]), pair("予已公示", "予以公示").not_after(&["给", "赋", "授"]), pair("予已纠正", "予以纠正").not_after(&["给", "赋", "授"]), pair("予已清退", "予以清退").not_after(&["给", "赋", "授"]), pair("予已处分", "予以处分").not_after(&["给", "赋", "授"]), pair("予已处理", "予以处理").not_after(&["给", "赋", "授"]), pair("予已处罚", "予以处罚").not_after(&["给", "赋", "授"]), pair("予已批评", "予以批评").not_after(&["给", "赋", "授"]), pair("予已支持", "予以支持").not_after(&["给", "赋", "授"]), pair("予已答复", "予以答复").not_after(&["给", "赋", "授"]), pair("予已表扬", "予以表扬").not_after(&["给", "赋", "授"]), pair("予已问责", "予以问责").not_after(&["给", "赋", "授"]), pair("予已追缴", "予以追缴").not_after(&["给", "赋", "授"]), pair("予已公开", "予以公开").not_after(&["给", "赋", "授"]),
    pair("整改到。", "整改到位。"), pair("整改到，", "整改到位，"), pair("落实到。", "落实到位。"), pair("执行到。", "执行到位。"), pair("履行到。", "履行到位。"), pair("保障到。", "保障到位。"), pair("监管到。", "监管到位。"), pair("压实到。", "压实到位。"),
    pair("局牵，", "局牵头，"), pair("委牵，", "委牵头，"), pair("办公室牵，", "办公室牵头，"), pair("部门牵，", "部门牵头，"), pair("单位牵，", "单位牵头，"),
    pair("群众反应强烈", "群众反映强烈"), pair("市民反应强烈", "市民反映强烈"), pair("居民反应强烈", "居民反映强烈"), pair("村民反应强烈", "村民反映强烈"), pair("业主反应强烈", "业主反映强烈"), pair("百姓反应强烈", "百姓反映强烈"),
    pair("时间结点", "时间节点"), pair("关键结点", "关键节点"), pair("重要结点", "重要节点"), pair("工期结点", "工期节点"),
    pair("台帐", "台账"), pair("帐户", "账户"), pair("帐号", "账号"), pair("帐目", "账目"), pair("帐册", "账册"), pair("帐簿", "账簿"),
    pair("对帐", "对账"), pair("记帐", "记账"), pair("做帐", "做账"), pair("挂帐", "挂账"), pair("入帐", "入账"), pair("转帐", "转账"),
    pair("结帐", "结账"), pair("查帐", "查账"), pair("建帐", "建账"), pair("欠帐", "欠账"), pair("报帐", "报账"), pair("销帐", "销账"),
    pair("帐务", "账务"), pair("帐面", "账面"), pair("总帐", "总账"), pair("坏帐", "坏账"), pair("小金库帐", "小金库账"),
    pair("处份", "处分").not_after(&["纪律"]).not_before(&["额", "量", "子", "儿", "礼"]), pair("未位表态", "末位表态"), pair("未位发言", "末位发言"), pair("未位淘汰", "末位淘汰"), pair("公权利", "公权力"), pair("充份", "充分").not_after(&["补", "扩", "填"]).not_before(&["额"]), pair("收激", "收缴").not_before(&["光", "励", "情"]), pair("接侍", "接待").not_after(&["连", "直"]), pair("及时人账", "及时入账"), pair("未人账", "未入账"), pair("已人账", "已入账"), pair("补帖", "补贴"), pair("滞溜", "滞留"), pair("不正之凤", "不正之风"), pair("批抨", "批评"), pair("不正长", "不正常").not_after(&["是", "还"]), pair("现像", "现象").not_after(&["出", "体", "实", "呈", "表", "展", "再", "浮", "显", "发"]), pair("街长治", "街长制"), pair("路长治", "路长制"), pair("林长治", "林长制"), pair("田长治", "田长制"), pair("湖长治", "湖长制"), pair("该革", "改革").not_after(&["应"]).not_before(&["委", "命", "除", "新"]), pair("责任治，", "责任制，"), pair("责任治。", "责任制。"), pair("责任治、", "责任制、"), pair("达到达", "达到").not_before(&["州", "成", "标", "产"]), pair("办公事", "办公室").not_before(&["务", "项", "宜", "业", "故"]),
    pair("帐实", "账实"), pair("帐款", "账款"), pair("帐单", "账单"), pair("帐本", "账本"), pair("帐证", "账证"), pair("帐表", "账表"), pair("明细帐", "明细账"), pair("流水帐", "流水账"),
    pair("呆帐", "呆账"), pair("死帐", "死账"), pair("算帐", "算账"), pair("公帐", "公账"), pair("往来帐", "往来账"), pair("帐外资", "账外资"), pair("帐外设", "账外设"),
    pair("一如继往", "一如既往"), pair("再接再励", "再接再厉"), pair("迫不急待", "迫不及待"), pair("按步就班", "按部就班"),
    pair("既往不究", "既往不咎"), pair("默守成规", "墨守成规"), pair("名列前矛", "名列前茅"), pair("相辅相承", "相辅相成"),
    pair("因地治宜", "因地制宜"), pair("责无旁代", "责无旁贷"), pair("举一返三", "举一反三"), pair("一愁莫展", "一筹莫展"),
    pair("出奇不意", "出其不意"), pair("不径而走", "不胫而走"), pair("走头无路", "走投无路"), pair("穿流不息", "川流不息"),
    pair("融汇贯通", "融会贯通"), pair("以身作责", "以身作则"), pair("循规导矩", "循规蹈矩"), pair("持之以衡", "持之以恒"),
    pair("防微杜惭", "防微杜渐"), pair("未雨绸谬", "未雨绸缪"), pair("实是求是", "实事求是"), pair("实事求事", "实事求是"),
    pair("凑和", "凑合"), pair("松驰", "松弛"), pair("弛名", "驰名"), pair("幅射", "辐射"), pair("重迭", "重叠"), pair("针贬", "针砭"),
    pair("鉴定不移", "坚定不移"), pair("坚定不宜", "坚定不移"), pair("警钟常鸣", "警钟长鸣"), pair("常抓不泄", "常抓不懈"), pair("坚持不泄", "坚持不懈"),
    pair("常抓不解", "常抓不懈"), pair("坚持不解", "坚持不懈"), pair("突显出来", "凸显出来"), pair("必竟", "毕竟"), pair("做到心中有术", "做到心中有数"),
    pair("渡假", "度假"), pair("暴光", "曝光"), pair("气慨", "气概"), pair("寒喧", "寒暄"), pair("膺品", "赝品"), pair("九洲", "九州").near(&["大地", "四海", "神州", "华夏"]).not_after(&["第"]),
    pair("粗旷", "粗犷"), pair("渲泄", "宣泄"), pair("萎糜", "萎靡"), pair("脉博", "脉搏"), pair("防碍", "妨碍"), pair("沉缅", "沉湎"),
    pair("水份", "水分"), pair("身分证", "身份证"), pair("缈小", "渺小"), pair("震憾", "震撼"), pair("遗撼", "遗憾"), pair("部暑", "部署"), pair("签暑", "签署"),
    pair("己于", "已于").not_after(SELF), pair("己将", "已将").not_after(SELF), pair("己对", "已对").not_after(SELF), pair("己进行", "已进行").not_after(SELF), pair("己全部", "已全部").not_after(SELF), pair("己按", "已按").not_after(SELF), pair("己开展", "已开展").not_after(SELF), pair("己制定", "已制定").not_after(SELF),
    pair("己拨付", "已拨付").not_after(SELF), pair("己纳入", "已纳入").not_after(SELF), pair("己启动", "已启动").not_after(SELF), pair("己形成", "已形成").not_after(SELF), pair("己移交", "已移交").not_after(SELF), pair("己清退", "已清退").not_after(SELF), pair("己收回", "已收回").not_after(SELF),
    pair("末发现", "未发现").not_after(ENDS), pair("末经", "未经").not_after(ENDS), pair("末建立", "未建立").not_after(ENDS), pair("末履行", "未履行").not_after(ENDS), pair("末能", "未能").not_after(ENDS), pair("末制定", "未制定").not_after(ENDS),
    pair("末开展", "未开展").not_after(ENDS), pair("末严格", "未严格").not_after(ENDS), pair("末纳入", "未纳入").not_after(ENDS), pair("末发生", "未发生").not_after(ENDS), pair("末执行", "未执行").not_after(ENDS),
    pair("以经完成", "已经完成"), pair("以经建立", "已经建立"), pair("以经整改", "已经整改"), pair("以经落实", "已经落实"), pair("以经开展", "已经开展"),
    pair("在次核查", "再次核查").not_after(&["存"]), pair("在次检查", "再次检查").not_after(&["存"]), pair("在次发生", "再次发生").not_after(&["存"]), pair("在次出现", "再次出现").not_after(&["存"]), pair("在次组织", "再次组织").not_after(&["存"]), pair("在次召开", "再次召开").not_after(&["存"]),
    pair("拔付", "拨付"), pair("拔款", "拨款"), pair("戒勉", "诫勉"), pair("戒免谈话", "诫勉谈话"), pair("诫免谈话", "诫勉谈话"),
    pair("账薄", "账簿").not_before(&["弱"]), pair("帐薄", "账簿").not_before(&["弱"]), pair("记录薄", "记录簿").not_before(&["弱"]), pair("登记薄", "登记簿").not_before(&["弱"]), pair("笔记薄", "笔记簿"),
    pair("既时", "即时").not_before(&["尚", "间", "期"]), pair("即然", "既然").not_after(&["立"]).not_before(&["后"]), pair("既知既改", "即知即改"), pair("即知既改", "即知即改"), pair("既知即改", "即知即改"), pair("及知及改", "即知即改"),
    pair("立行力改", "立行立改"), pair("立行利改", "立行立改"), pair("立行既改", "立行立改"), pair("立查力改", "立查立改"),
    pair("纠政", "纠正").not_before(&["府", "治", "策", "务", "法"]), pair("制渡", "制度").not_before(&["口", "船", "轮", "江", "河"]), pair("另域", "领域"), pair("战斗保垒", "战斗堡垒"), pair("先峰模范", "先锋模范"), pair("摸范", "模范").not_before(&["围", "本"]),
    pair("党性休养", "党性修养"), pair("廉洁从证", "廉洁从政"), pair("廉证教育", "廉政教育"), pair("筑劳", "筑牢").not_after(&["建", "构"]).not_before(&["务", "动", "资", "工"]), pair("问题导像", "问题导向"), pair("以人名为中心", "以人民为中心"),
    pair("主体职任", "主体责任"), pair("主题责任", "主体责任").not_before(&["区", "田"]), pair("第一责人", "第一责任人"), pair("监督则任", "监督责任"), pair("主体则任", "主体责任"), pair("执记问责", "执纪问责"),
    pair("政冶", "政治").not_before(&["金", "炼"]), pair("冶理", "治理").not_after(&["陶"]), pair("自我批平", "自我批评"), pair("谈心淡话", "谈心谈话"), pair("民主生话会", "民主生活会"), pair("名主生活会", "民主生活会"), pair("三重一达", "三重一大"),
    pair("经济责任审记", "经济责任审计"), pair("审记发现", "审计发现"), pair("审记整改", "审计整改"), pair("审记局", "审计局"), pair("资铲", "资产").not_before(&["车", "运", "除", "雪"]), pair("采构", "采购"),
    pair("乡村政兴", "乡村振兴"), pair("乡村震兴", "乡村振兴"), pair("乡村振新", "乡村振兴"), pair("脱贫攻艰", "脱贫攻坚"), pair("脱贫攻监", "脱贫攻坚"), pair("脱贫工坚", "脱贫攻坚"), pair("易地搬千", "易地搬迁"),
    pair("河长治", "河长制").not_before(&["理", "水", "污", "河", "安", "久"]), pair("秸杆", "秸秆"), pair("渣士车", "渣土车"), pair("占到经营", "占道经营").not_before(&["总", "收", "的", "成", "者", "主", "户", "面"]), pair("乱堆乱方", "乱堆乱放"), pair("窖井盖", "窨井盖"),
    pair("安全隐环", "安全隐患"), pair("安全稳患", "安全隐患"), pair("应急予案", "应急预案"), pair("应急预按", "应急预案"), pair("幼儿圆", "幼儿园"), pair("首问负责治", "首问负责制").not_before(&["理"]), pair("一次性告之", "一次性告知"),
    pair("营商坏境", "营商环境"), pair("生态坏境", "生态环境"), pair("坏境保护", "环境保护"), pair("坏境卫生", "环境卫生"), pair("坏境整治", "环境整治"), pair("排犹解难", "排忧解难"),
    pair("紧紧园绕", "紧紧围绕"), pair("园绕中心", "围绕中心"), pair("围饶", "围绕"), pair("惯彻", "贯彻"), pair("贯砌", "贯彻"), pair("贯彻落时", "贯彻落实"), pair("落到时处", "落到实处"), pair("落到实出", "落到实处"),
    pair("抓紧抓时", "抓紧抓实"), pair("彻低", "彻底"), pair("切时加强", "切实加强"), pair("给矛", "给予").not_before(&["盾"]), pair("不矛", "不予").not_before(&["盾"]), pair("完普", "完善").not_before(&["查", "法", "通", "惠", "及"]), pair("教肓", "教育"),
    pair("予与充分", "予以充分").not_after(&["给", "赋", "授"]), pair("予与肯定", "予以肯定").not_after(&["给", "赋", "授"]), pair("予与表扬", "予以表扬").not_after(&["给", "赋", "授"]), pair("予与通报", "予以通报").not_after(&["给", "赋", "授"]), pair("予与处罚", "予以处罚").not_after(&["给", "赋", "授"]), pair("予与支持", "予以支持").not_after(&["给", "赋", "授"]), pair("予与补助", "予以补助").not_after(&["给", "赋", "授"]), pair("予与公示", "予以公示").not_after(&["给", "赋", "授"]),
    pair("给于补助", "给予补助").not_after(&["供", "补", "交", "送"]), pair("给于处罚", "给予处罚").not_after(&["供", "补", "交", "送"]), pair("给于处分", "给予处分").not_after(&["供", "补", "交", "送"]), pair("给于行政", "给予行政").not_after(&["供", "补", "交", "送"]), pair("给于党内", "给予党内").not_after(&["供", "补", "交", "送"]), pair("给于警告", "给予警告").not_after(&["供", "补", "交", "送"]), pair("给于表扬", "给予表扬").not_after(&["供", "补", "交", "送"]), pair("给于支持", "给予支持").not_after(&["供", "补", "交", "送"]), pair("给于肯定", "给予肯定").not_after(&["供", "补", "交", "送"]), pair("给于通报", "给予通报").not_after(&["供", "补", "交", "送"]), pair("给于充分", "给予充分").not_after(&["供", "补", "交", "送"]),
    pair("不于受理", "不予受理"), pair("不于公开", "不予公开"), pair("不于采纳", "不予采纳"), pair("不于支持", "不予支持"),
    pair("推委扯皮", "推诿扯皮"), pair("刻不容暖", "刻不容缓"), pair("形式主意", "形式主义"), pair("官僚主意", "官僚主义"), pair("享乐主意", "享乐主义"), pair("形试主义", "形式主义"), pair("奢糜之风", "奢靡之风"), pair("奢迷之风", "奢靡之风"),
    pair("竭泽而鱼", "竭泽而渔"), pair("熟视无堵", "熟视无睹"), pair("熟视无赌", "熟视无睹"), pair("浅尝则止", "浅尝辄止"), pair("对症下要", "对症下药"), pair("发人深醒", "发人深省"), pair("首当其中", "首当其冲"),
    pair("以儆校尤", "以儆效尤"), pair("以敬效尤", "以儆效尤"), pair("粗制烂造", "粗制滥造"), pair("混乱不勘", "混乱不堪"), pair("弄虚做假", "弄虚作假"), pair("弄虚作价", "弄虚作假"), pair("滥芋充数", "滥竽充数"), pair("烂竽充数", "滥竽充数"),
    pair("迫在眉捷", "迫在眉睫"), pair("义不容词", "义不容辞"), pair("全力以付", "全力以赴"), pair("一股作气", "一鼓作气"), pair("不遗余历", "不遗余力"), pair("有的放失", "有的放矢"), pair("杜决", "杜绝"), pair("消毁", "销毁").not_after(&["取", "撤"]),
    pair("侯车", "候车").not_before(&["某"]), pair("侯诊", "候诊"), pair("侯补", "候补").not_after(&["诸"]), pair("时侯", "时候").not_before(&["某"]), pair("气侯", "气候"),
    pair("合谐", "和谐"), pair("和协社区", "和谐社区"), pair("和协社会", "和谐社会"), pair("和协劳动", "和谐劳动"), pair("竟争", "竞争").not_before(&["取", "抢", "夺", "相", "先", "吵", "论", "执"]), pair("竟标", "竞标").not_before(&["注", "志", "出", "明"]), pair("竟赛", "竞赛"), pair("竟聘", "竞聘").not_before(&["用", "请", "任"]), pair("竟价", "竞价").not_before(&["格", "值"]),
    pair("究竞", "究竟").not_after(&["研", "探", "考", "追"]), pair("毕竞", "毕竟").not_after(&["完"]), pair("穿带", "穿戴").not_after(&["贯"]).not_before(&["有", "动"]), pair("编篡", "编纂"), pair("撒职", "撤职"), pair("撒销", "撤销"),
    pair("党藉", "党籍").not_before(BORROWS), pair("户藉", "户籍").not_before(BORROWS), pair("学藉", "学籍").not_before(BORROWS), pair("国藉", "国籍").not_before(BORROWS), pair("书藉", "书籍").not_before(BORROWS), pair("建立建全", "建立健全"), pair("建康档案", "健康档案"), pair("建康证", "健康证"),
    pair("常太化", "常态化"), pair("常效机制", "长效机制"), pair("长校机制", "长效机制"), pair("长效机治", "长效机制").not_before(&["理"]), pair("逐顶", "逐项"), pair("整改事顶", "整改事项"), pair("各顶整改", "各项整改"), pair("各顶工作", "各项工作"), pair("各顶任务", "各项任务"), pair("各顶制度", "各项制度"),
    pair("攻府", "政府"), pair("领导小姐", "领导小组"), pair("扫黑险恶", "扫黑除恶"), pair("精液奉献", "敬业奉献"), pair("党员干步", "党员干部"), pair("领导干步", "领导干部"), pair("党管干步", "党管干部"),
    pair("满意渡", "满意度"), pair("执法力渡", "执法力度"), pair("安全生产责任治", "安全生产责任制").not_before(&["理"]), pair("事故引患", "事故隐患"), pair("安全引患", "安全隐患"), pair("党祖会", "党组会"), pair("坚绝", "坚决"), pair("队五建设", "队伍建设"),
    pair("覆行", "履行").not_after(&["颠", "倾", "反", "翻", "回", "答", "批"]), pair("信仿", "信访"), pair("微信公从号", "微信公众号"), pair("微信公中号", "微信公众号"),
    pair("微信公共号", "微信公众号"), pair("公众浩", "公众号"), pair("互联网十政务", "互联网+政务"), pair("互联网十监管", "互联网+监管"), pair("互联网十督查", "互联网+督查"),
    pair("互联网十医疗", "互联网+医疗"), pair("互联网十教育", "互联网+教育"), pair("增加了到", "增加到"), pair("减少了到", "减少到"), pair("提高了到", "提高到"),
    pair("下降了到", "下降到"), pair("上升了到", "上升到"), pair("降低了到", "降低到"), pair("提升了到", "提升到"), pair("无时无刻都", "时时刻刻都"),
    pair("无时无刻在", "时时刻刻在"), pair("无时无刻地", "时时刻刻"), pair("领道", "领导").not_before(&["德", "路", "班"]).not_after(&["带", "引"]), pair("领导下下，", "领导下，"), pair("指导下下，", "指导下，"), pair("支持下下，", "支持下，"),
    pair("努力下下，", "努力下，"),
    pair("落实主责任", "落实主体责任").not_before(&["人", "单位", "部门", "务", "编", "清"]), pair("履行主责任", "履行主体责任").not_before(&["人", "单位", "部门"]), pair("压实主责任", "压实主体责任").not_before(&["人", "单位", "部门"]), pair("举一三", "举一反三").not_after(&["列", "选", "推"]), pair("举反三", "举一反三").not_after(&["列", "选"]).not_before(&["俗"]),
    pair("党内警处分", "党内警告处分"), pair("党内严警告", "党内严重警告"), pair("严重警处分", "严重警告处分"), pair("诫勉话", "诫勉谈话").not_before(&["术", "语"]),
    pair("根据区委统一部，", "根据区委统一部署，"), pair("根据市委统一部，", "根据市委统一部署，"), pair("根据县委统一部，", "根据县委统一部署，"), pair("根据省委统一部，", "根据省委统一部署，"),
    pair("抓好落，", "抓好落实，"),
    pair("狠抓落，", "狠抓落实，"), pair("贯彻落，", "贯彻落实，"), pair("推动落，", "推动落实，"), pair("确保落，", "确保落实，"), pair("抓好落。", "抓好落实。"),
    pair("贯彻落。", "贯彻落实。"), pair("狠抓落。", "狠抓落实。"), pair("进步规范", "进一步规范").not_after(ADVANCES), pair("进步健全", "进一步健全").not_after(ADVANCES), pair("进步压实", "进一步压实").not_after(ADVANCES),
    pair("进步明确", "进一步明确").not_after(ADVANCES), pair("进步完善", "进一步完善").not_after(ADVANCES), pair("进步加强", "进一步加强").not_after(ADVANCES), pair("进步强化", "进一步强化").not_after(ADVANCES), pair("进步细化", "进一步细化").not_after(ADVANCES),
    pair("进步优化", "进一步优化").not_after(ADVANCES), pair("进步夯实", "进一步夯实").not_after(ADVANCES), pair("进一完", "进一步完").not_after(STEPS), pair("进一加强", "进一步加强").not_after(STEPS), pair("进一强化", "进一步强化").not_after(STEPS),
    pair("进一规范", "进一步规范").not_after(STEPS), pair("进一提", "进一步提").not_after(STEPS).not_before(&["档"]), pair("进一压实", "进一步压实").not_after(STEPS), pair("进一明确", "进一步明确").not_after(STEPS), pair("进一健全", "进一步健全").not_after(STEPS),
    pair("推委责任", "推诿责任"), pair("相互推委", "相互推诿"), pair("互相推委", "互相推诿"),
    pair("推委塞责", "推诿塞责"), pair("严惩不怠", "严惩不贷"), pair("严惩不待", "严惩不贷"),
    pair("巡察察", "巡察").not_before(&["看", "觉", "访"]),
    pair("情况如下；", "情况如下："), pair("措施如下；", "措施如下："), pair("问题如下；", "问题如下："), pair("公布如下；", "公布如下："),
    pair("通报如下；", "通报如下："), pair("报告如下；", "报告如下："), pair("公示如下；", "公示如下："), pair("说明如下；", "说明如下："), pair("进展如下；", "进展如下："),
    pair("进行了了", "进行了").not_before(&["解", "结", "断"]), pair("完成了了", "完成了").not_before(&["解", "结", "断"]), pair("开展了了", "开展了").not_before(&["解", "结", "断"]), pair("召开了了", "召开了").not_before(&["解", "结", "断"]), pair("制定了了", "制定了").not_before(&["解", "结", "断"]), pair("建立了了", "建立了").not_before(&["解", "结", "断"]), pair("取得了了", "取得了").not_before(&["解", "结", "断"]), pair("解决了了", "解决了").not_before(&["解", "结", "断"]), pair("作出了了", "作出了").not_before(&["解", "结", "断"]), pair("给予了了", "给予了").not_before(&["解", "结", "断"]), pair("提高了了", "提高了").not_before(&["解", "结", "断"]), pair("加强了了", "加强了").not_before(&["解", "结", "断"]), pair("印发了了", "印发了").not_before(&["解", "结", "断"]), pair("明确了了", "明确了").not_before(&["解", "结", "断"]), pair("落实了了", "落实了").not_before(&["解", "结", "断"]),
];
const WRONG: [&str; PAIRS.len()] = wrong(PAIRS);

fn check(hit: &Hit, reporter: &mut Reporter) {
    reporter.extend(pairs::finding(hit, PAIRS, &KIND, Certainty::Sure));
}
