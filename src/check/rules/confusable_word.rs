//! Words that are right elsewhere and wrong here, told by what stands around them.

use crate::check::pairs::{self, Pair, pair, wrong};
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::finding::Certainty;

rule! {
    "TB603" "confusable-word" Warning
    says zh "“{found}”在这里多半应为“{right}”" / "核对原意；是就改为“{right}”，不是就在上一行写 <!-- tongbao-allow TB603: 理由 -->（文件开头用 # tongbao-allow TB603: 理由）。"
    says en "here \"{found}\" should probably be \"{right}\"" / "Check what is meant; write \"{right}\", or put <!-- tongbao-allow TB603: reason --> on the line before (in front matter # tongbao-allow TB603: reason)."
    zh "易混词"
        / "本身不错、放在这里多半用错的词，要看同一句里的词：修建（行道树、灌木→修剪），无限（终端、网络→无线），进程（瓜果农、务工→进城），渡过（时间→度过），反应（问题、意见→反映），启示（招聘、征求意见→启事），以及其它→其他、二个→两个，年份里的二零→二〇。"
        / "这类错字拼写检查查不出，读的人一眼看得见；“其他”“两个”的用法见《现代汉语词典》和《出版物上数字用法》。"
    en "Words mistaken for each other"
        / "Words that are right elsewhere and probably wrong here, by the other words of the sentence: 修建 beside trees (修剪), 无限 beside terminals and networks (无线), 进程 beside farmers (进城), 渡过 with time (度过), 反应 with complaints (反映), 启示 in announcements (启事); also 其它 (其他), 二个 (两个) and 二零 (二〇) in a year."
        / "No spelling checker sees them, and every reader does."
    bad "共排查道路 40 条，修建行道树 4200 株，对群众反应的问题逐一解决。"
    good "共排查道路 40 条，修剪行道树 4200 株，对群众反映的问题逐一解决。"
    looks Look::Words(&WRONG, check)
}

const TREES: &[&str] =
    &["行道树", "乔木", "灌木", "绿篱", "树枝", "枝条", "苗木", "草坪", "草皮", "树木", "花木", "枯枝"];
const BUILT: &[&str] = &["道路", "公厕", "厕所", "广场", "游园", "花坛", "树池", "护栏", "步道"];
const RADIO: &[&str] = &["终端", "网络", "信号", "通信", "通讯", "上网", "路由", "对讲", "传输", "基站"];
const FARMERS: &[&str] = &["瓜农", "果农", "瓜果农", "菜农", "农民", "农户", "务工"];
const NUMERALS: &[&str] = &["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "万", "第", "点"];
const COMPLAINTS: &[&str] = &["群众", "居民", "市民", "信访", "来信", "来电", "问题", "意见", "诉求", "情况"];

/// 予以, 得以, 加以 and others that end with it.
const BY_MEANS: &[&str] = &["予", "得", "加", "足", "可", "难", "所", "用", "借", "赖"];
/// `以整改到位为目标`
const AS: &[&str] = &["为", "的", "作为", "来", "后"];

#[rustfmt::skip]
pub const PAIRS: &[Pair] = &[
    pair("修建", "修剪").near_in_clause(TREES).not_before(BUILT),
    pair("无限", "无线").near_in_clause(RADIO).not_before(&["期", "制", "度", "责任", "可能", "循环", "接近", "大", "公司"]).not_after(&["有"]),
    pair("进程", "进城").near_in_clause(FARMERS).not_after(&["的", "化", "革", "展", "设", "史", "历", "厕", "付", "造", "迁"])
        .not_before(&["，", "。", "；", "、", "）", "中", "加", "提", "明", "慢", "缓", "滞"]),
    pair("度过难关", "渡过难关"), pair("度过危机", "渡过危机"),
    pair("渡过", "度过").near(&["假期", "节日", "春节", "周末", "童年", "晚年", "时光", "岁月", "汛期", "寒冬", "一年", "安全度汛"]).not_before(&["难关", "危机"]),
    pair("反应", "反映").near(COMPLAINTS).not_before(&["迅速", "快", "慢", "及时", "速度", "能力", "机制", "过", "灵敏", "强烈", "冷淡", "时间", "堆", "式", "釜", "器"])
        .not_after(&["应急", "快速", "化学", "连锁", "第一时间", "不良", "过敏", "过激", "舆情", "做出", "作出", "生理", "应激", "社会"]),
    pair("启示", "启事").near(&["招聘", "招领", "寻人", "征文", "征稿", "更名", "遗失"]).not_after(&["警示", "得到", "几点", "有益", "重要", "深刻", "工作"]),
    pair("的到了", "得到了").near_in_clause(&["加强", "提升", "提高", "改善", "解决", "整改", "保障", "遏制", "好评", "认可", "肯定"]).not_after(&["目", "标"]),
    pair("截止", "截至").opening_clause_before_figure(),
    pair("其它", "其他"),
    pair("二个", "两个").not_after(&["第", "十", "百", "千", "万", "零", "初", "〇", "之"]).not_before(&["百"]),
    pair("二次会议", "两次会议").not_after(&["第", "十", "百", "零"]), pair("二名", "两名").not_after(&["第", "十", "百", "零", "一"]),
    pair("二项", "两项").not_after(&["第", "十", "百", "零"]), pair("二条", "两条").not_after(&["第", "十", "百", "零"]),
    pair("必需", "必须").not_before(&["的", "品", "物", "条件", "要素", "、", "。", "，", "资", "材", "费", "设", "性", "经费", "人员"]).not_after(&["所", "生活", "工作", "不是", "非", "是"]),
    pair("权利", "权力").near(&["运行", "清单", "寻租", "监督制约", "关进"]).not_after(&["法", "民主", "合法", "基本", "人身", "财产", "公民", "群众"]).not_before(&["义务", "和义务", "与义务", "人"]),
    pair("交待", "交代").near(&["问题", "工作", "情况", "任务", "纪律"]),
    pair("爆发", "暴发").near(&["疫情", "山洪", "洪水", "传染病", "病虫害"]),
    pair("考查", "考察").near(&["干部", "任职", "招商", "学习考查", "外出"]).not_before(&["课", "学生"]),
    pair("座落", "坐落"),
    pair("疏理", "梳理").near(&["问题", "清单", "台账", "线索", "风险", "流程", "职责", "意见", "遗留", "逐项", "逐条"]).not_before(&["引导", "交通", "人流", "车流", "肝"]),
    pair("转换为", "转化为").near_in_clause(&["成果", "成效", "动力", "优势", "实效", "自觉", "思路"]),
    pair("以整改到位", "已整改到位").not_after(BY_MEANS).not_before(AS), pair("以整改完成", "已整改完成").not_after(BY_MEANS).not_before(AS), pair("以完成整改", "已完成整改").not_after(BY_MEANS).not_before(AS),
    pair("以全部整改", "已全部整改").not_after(BY_MEANS).not_before(AS), pair("以全部完成", "已全部完成").not_after(BY_MEANS).not_before(AS), pair("以落实到位", "已落实到位").not_after(BY_MEANS).not_before(AS),
    pair("以清退到位", "已清退到位").not_after(BY_MEANS).not_before(AS), pair("以拆除到位", "已拆除到位").not_after(BY_MEANS).not_before(AS), pair("以整改完毕", "已整改完毕").not_after(BY_MEANS).not_before(AS),
    pair("监查", "监察").near(&["委员会", "纪委", "纪检", "机关", "法"]).not_before(&["审"]), pair("度讯", "度汛"), pair("防讯", "防汛"), pair("迅期", "汛期"),
    pair("登陆", "登录").near(&["系统", "平台", "网站", "账号", "账户", "密码", "网址", "公众号"]).not_before(&["台风"]),
    pair("报道", "报到").near(&["双报道", "社区报道", "新生"]).not_before(&["组", "稿", "了", "《"]),
    pair("检查机关", "检察机关").near(&["公益诉讼", "提起公诉", "审判机关", "审查起诉", "批准逮捕", "监察机关", "起诉"]), pair("检查建议书", "检察建议书"), pair("区检查院", "区检察院").not_before(&["落", "内", "感", "校", "外", "区", "子", "墙"]), pair("市检查院", "市检察院").not_before(&["落", "内", "感", "校", "外", "区", "子", "墙"]), pair("县检查院", "县检察院").not_before(&["落", "内", "感", "校", "外", "区", "子", "墙"]), pair("省检查院", "省检察院").not_before(&["落", "内", "感", "校", "外", "区", "子", "墙"]),
    pair("安全检察", "安全检查").not_before(&["官", "院", "机", "室", "部"]), pair("监督检察", "监督检查").not_before(&["官", "院", "机", "室", "部", "职", "权"]), pair("权力和义务", "权利和义务"), pair("权力与义务", "权利与义务"), pair("知情权力", "知情权利"), pair("合法权力", "合法权利").near(&["群众", "职工", "公民", "消费者", "当事人", "业主", "居民", "村民", "农民工", "劳动者", "企业"]), pair("权利滥用", "权力滥用").near(&["一把手", "领导", "干部", "公权"]), pair("滥用权利", "滥用权力").near(&["一把手", "领导", "干部", "公权"]),
    pair("签定", "签订").not_after(&["抽", "标", "书", "中", "求"]), pair("核订", "核定"), pair("修定完善", "修订完善"), pair("重新修定", "重新修订"), pair("修定制度", "修订制度"), pair("修定了", "修订了"),
    pair("以赢利为目的", "以营利为目的"), pair("以盈利为目的", "以营利为目的"), pair("反映迅速，", "反应迅速，"), pair("反映灵敏", "反应灵敏"),
    pair("配戴执法记录仪", "佩戴执法记录仪"), pair("配戴党员徽章", "佩戴党员徽章"), pair("配戴党徽", "佩戴党徽"), pair("配戴工作牌", "佩戴工作牌"), pair("配戴口罩", "佩戴口罩"), pair("配戴安全帽", "佩戴安全帽"), pair("配带执法记录仪", "佩戴执法记录仪"), pair("配带党员徽章", "佩戴党员徽章"), pair("配带党徽", "佩戴党徽"), pair("配带工作牌", "佩戴工作牌"), pair("配带口罩", "佩戴口罩"), pair("配带安全帽", "佩戴安全帽"),
    pair("二零一", "二〇一").near(&["年"]).not_after(NUMERALS).not_before(&["医", "厂", "室", "国", "省", "所"]), pair("二零二", "二〇二").near(&["年"]).not_after(NUMERALS).not_before(&["医", "厂", "室", "国", "省", "所"]),
    pair("二○一", "二〇一").near(&["年"]), pair("二○二", "二〇二").near(&["年"]),
];
const WRONG: [&str; PAIRS.len()] = wrong(PAIRS);

fn check(hit: &Hit, reporter: &mut Reporter) {
    reporter.extend(pairs::finding(hit, PAIRS, &KIND, Certainty::Likely));
}
