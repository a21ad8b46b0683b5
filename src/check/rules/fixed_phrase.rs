//! Phrases whose words are fixed, with another word in them.

use std::ops::Range;

use crate::check::characters::{nearby_after, nearby_before};
use crate::check::near_miss;
use crate::check::pairs::{self, Pair, firsts, pair, wrong};
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::finding::Certainty;

rule! {
    "TB645" "fixed-phrase" Error
    says zh "固定表述写错：“{found}”应为“{right}”" / "对照权威文件改为“{right}”。"
    says en "a fixed phrase is wrong: \"{found}\" should be \"{right}\"" / "Write {right}, as the authoritative documents have it."
    zh "固定表述写错"
        / "少字、换字、搭配错位的固定表述：“习近平新时代中国特色社会主义思想”缺字，“四个意识”说成“坚定”，“两个确立”与“两个维护”的搭配对调，长的固定表述里一个字写错、少写或多写，“八项规定”“三会一课”“一岗双责”等写错。"
        / "严重表述错误是政府网站检查的单项否决指标（国办秘函〔2019〕19号附件）。"
    en "A fixed phrase gone wrong"
        / "Phrases of the Party with a word lost, exchanged, or joined to the wrong verb: 习近平新时代中国特色社会主义思想 cut short, 坚定 with 四个意识, 两个确立 and 两个维护 the wrong way round, long phrases with one character wrong, missing or written twice, 八项规定, 三会一课 or 一岗双责 with a wrong character."
        / "A grave wording error alone fails the inspection of a government website (annex to 国办秘函〔2019〕19号)."
    bad "深入学习习近平新时代特色社会主义思想，坚定“四个意识”，落实“三会一科”制度。"
    good "深入学习习近平新时代中国特色社会主义思想，增强“四个意识”，落实“三会一课”制度。"
    looks Look::Words(&WRONG, check), Look::Words(&BEGINNINGS, goes_on), Look::Words(&ENDINGS, begins)
}

/// Long phrases in two halves, of which no other phrase of the field differs in one character.
#[rustfmt::skip]
const PHRASES: &[(&str, &[&str])] = &[
    ("习近平新时代", &["中国特色社会主义思想"]), ("以习近平同志", &["为核心的党中央"]),
    ("中华民族", &["伟大复兴", "共同体意识"]), ("构建人类", &["命运共同体"]),
    ("全面建设", &["社会主义现代化国家"]), ("党中央集中", &["统一领导"]),
    ("意识形态", &["工作责任制"]), ("党风廉政", &["建设责任制"]), ("理论学习", &["中心组学习"]),
    ("人民对美好", &["生活的向往"]), ("以人民为", &["中心的发展思想"]), ("贯彻党的", &["路线方针政策"]),
    ("国家治理体系", &["和治理能力现代化"]), ("创新、协调、", &["绿色、开放、共享"]),
    ("统筹推进", &["“五位一体”总体布局"]), ("协调推进", &["“四个全面”战略布局"]),
    ("中国共产党", &["纪律处分条例", "廉洁自律准则", "党内监督条例", "重大事项请示报告条例", "统一战线工作条例"]),
    ("重大事项", &["请示报告制度"]), ("双随机、", &["一公开"]), ("四议", &["两公开"]), ("两不愁", &["三保障"]), ("中央八项", &["规定精神"]),
];
const BEGINNINGS: [&str; PHRASES.len()] = firsts(PHRASES);
/// Of these the beginning alone may be wrong: no other phrase ends so.
const ENDINGS: [&str; 3] = ["中国特色社会主义思想", "为核心的党中央", "中心的发展思想"];

/// What is said of 三重一大.
const DECISIONS: &[&str] = &["三重一大", "大额", "重大决策", "人事任免"];
/// What ends with the surname's character: `学习进平`.
const LEARNING: &[&str] = &["学", "练", "复", "研", "补", "实", "温", "自", "演", "见"];

#[rustfmt::skip]
pub const PAIRS: &[Pair] = &[
    pair("习近平新时代特色社会主义", "习近平新时代中国特色社会主义"),
    pair("习近平新时代中国社会主义", "习近平新时代中国特色社会主义"),
    pair("习近平中国特色社会主义思想", "习近平新时代中国特色社会主义思想"),
    pair("习近平新时代中国特色社会主义", "习近平新时代中国特色社会主义思想").not_before(&["思想", "经济", "外交", "文化", "法治", "强军", "生态", "政治"]),
    pair("习近平新时代社会主义思想", "习近平新时代中国特色社会主义思想"), pair("中国特色社会注意", "中国特色社会主义").not_before(&["到"]),
    pair("党中央、国务院、习近平总书记", "习近平总书记、党中央、国务院"), pair("维护党中央的核心地位", "维护习近平总书记党中央的核心、全党的核心地位"),
    pair("最后一公理", "最后一公里").not_before(&["论"]), pair("最后一公力", "最后一公里"), pair("“两个一百”", "“两个一百年”"), pair("两个一百奋斗目标", "“两个一百年”奋斗目标"),
    pair("重要批示指示", "重要指示批示"), pair("党史教育学习", "党史学习教育"), pair("党纪教育学习", "党纪学习教育"), pair("依法执国", "依法治国"),
    pair("树立“四个自信”", "坚定“四个自信”"), pair("增强“四个自信”", "坚定“四个自信”").not_after(&["”、", "”，", "坚定“四个意识”"]).not_before(&["、坚定“四个意识”", "，坚定“四个意识”"]), pair("坚定“两个维护”", "做到“两个维护”"), pair("增强“两个维护”", "做到“两个维护”"),
    pair("“三个维护”", "“两个维护”").near(&["四个意识", "四个自信", "两个维护", "两个确立"]), pair("“四个维护”", "“两个维护”").near(&["四个意识", "四个自信", "两个维护", "两个确立"]), pair("“三个确立”", "“两个确立”").near(&["四个意识", "四个自信", "两个维护", "两个确立"]), pair("“四个确立”", "“两个确立”").near(&["四个意识", "四个自信", "两个维护", "两个确立"]), pair("“三个意识”", "“四个意识”").near(&["四个意识", "四个自信", "两个维护", "两个确立"]), pair("“五个意识”", "“四个意识”").near(&["四个意识", "四个自信", "两个维护", "两个确立"]), pair("“三个自信”", "“四个自信”").near(&["四个意识", "四个自信", "两个维护", "两个确立"]), pair("“五个自信”", "“四个自信”").near(&["四个意识", "四个自信", "两个维护", "两个确立"]),
    pair("“两个拥护”", "“两个维护”"), pair("奢侈之风", "奢靡之风").near(&["享乐主义", "官僚主义", "四风"]), pair("党的全面的领导", "党的全面领导"),
    pair("习总书记", "习近平总书记").not_after(&["学", "练", "复", "研", "补"]),
    pair("坚定“四个意识”", "增强“四个意识”").not_after(&["增强“四个自信”、", "增强“四个自信”，"]).not_before(&["、增强“四个自信”", "，增强“四个自信”"]),
    pair("坚定四个意识", "增强四个意识").not_after(&["增强四个自信、", "增强四个自信，"]), pair("增强四个自信、坚定四个意识", "增强四个意识、坚定四个自信"), pair("增强四个自信，坚定四个意识", "增强四个意识，坚定四个自信"),
    pair("增强“四个自信”、坚定“四个意识”", "增强“四个意识”、坚定“四个自信”"), pair("增强“四个自信”，坚定“四个意识”", "增强“四个意识”，坚定“四个自信”"),
    pair("坚定“四个意识”、增强“四个自信”", "增强“四个意识”、坚定“四个自信”"), pair("坚定“四个意识”，增强“四个自信”", "增强“四个意识”，坚定“四个自信”"),
    pair("做到“两个确立”", "拥护“两个确立”"), pair("做到两个确立", "拥护两个确立"),
    pair("“两个维护”的决定性意义", "“两个确立”的决定性意义"),
    pair("“两个意识”、坚定“四个自信”", "“四个意识”、坚定“四个自信”"), pair("“五个意识”、坚定“四个自信”", "“四个意识”、坚定“四个自信”"),
    pair("“五个意识”，坚定“四个自信”", "“四个意识”，坚定“四个自信”"),
    pair("中央六项规定", "中央八项规定"), pair("中央八条规定", "中央八项规定"),
    pair("三会一科", "三会一课"), pair("三会一刻", "三会一课"), pair("一岗双则", "一岗双责"), pair("党政同则", "党政同责"),
    pair("从严制党", "从严治党"), pair("党风廉正", "党风廉政"), pair("党风联政", "党风廉政"),
    pair("意识型态", "意识形态"), pair("民主集中治", "民主集中制"), pair("实施细责", "实施细则"), pair("少数名族", "少数民族"),
    pair("习近平新时代有中国特色社会主义", "习近平新时代中国特色社会主义"), pair("习近平新时代中国特色主义", "习近平新时代中国特色社会主义"), pair("习近平新时期中国特色社会主义", "习近平新时代中国特色社会主义"),
    pair("习近平新时代中国特色社会思想", "习近平新时代中国特色社会主义思想"), pair("中国特色社会主意", "中国特色社会主义"),
    pair("习进平", "习近平").not_after(LEARNING), pair("习近评", "习近平").not_after(LEARNING), pair("习近凭", "习近平").not_after(LEARNING), pair("习进评", "习近平").not_after(LEARNING), pair("习近半", "习近平").not_after(LEARNING), pair("习近主席", "习近平主席").not_after(LEARNING),
    pair("习近平总书", "习近平总书记").not_before(&["记"]), pair("习近平书记", "习近平总书记"),
    pair("中央委员会第一次全会", "中央委员会第一次全体会议"), pair("中央委员会第二次全会", "中央委员会第二次全体会议"), pair("中央委员会第三次全会", "中央委员会第三次全体会议"), pair("中央委员会第四次全会", "中央委员会第四次全体会议"), pair("中央委员会第五次全会", "中央委员会第五次全体会议"), pair("中央委员会第六次全会", "中央委员会第六次全体会议"), pair("中央委员会第七次全会", "中央委员会第七次全体会议"),
    pair("四个意示", "四个意识"), pair("四个自性", "四个自信"), pair("坚定“三个自信”", "坚定“四个自信”"),
    pair("“四个意识”、坚持“四个自信”", "“四个意识”、坚定“四个自信”"), pair("“四个意识”、增强“四个自信”", "“四个意识”、坚定“四个自信”").not_after(&["坚定"]), pair("“四个意识”，坚持“四个自信”", "“四个意识”，坚定“四个自信”"), pair("“四个意识”，增强“四个自信”", "“四个意识”，坚定“四个自信”").not_after(&["坚定"]),
    pair("“两个确立”的决定意义", "“两个确立”的决定性意义"), pair("决定性意议", "决定性意义"), pair("两个维获", "两个维护"), pair("拥护“两个维护”", "做到“两个维护”"),
    pair("二十大二中全会", "二十届二中全会"), pair("二十大三中全会", "二十届三中全会"), pair("二十大四中全会", "二十届四中全会"),
    pair("十九大三中全会", "十九届三中全会"), pair("十九大四中全会", "十九届四中全会"), pair("十九大五中全会", "十九届五中全会"), pair("十九大六中全会", "十九届六中全会"),
    pair("十八大三中全会", "十八届三中全会"), pair("十八大四中全会", "十八届四中全会"), pair("十八大五中全会", "十八届五中全会"), pair("十八大六中全会", "十八届六中全会"),
    pair("党的二十三中全会", "党的二十届三中全会"), pair("党的二十四中全会", "党的二十届四中全会"), pair("三中会全", "三中全会"), pair("四中会全", "四中全会"),
    pair("党的20大", "党的二十大"), pair("党的20届", "党的二十届"), pair("党的19大", "党的十九大"), pair("党的19届", "党的十九届"), pair("党的18大", "党的十八大"), pair("党的18届", "党的十八届"),
    pair("二十界", "二十届"), pair("十九界", "十九届"), pair("十八界", "十八届"),
    pair("重要思想论述", "重要论述"), pair("不满意放过", "不满意不放过"), pair("不到位放过", "不到位不放过"), pair("不解决放过", "不解决不放过"), pair("中央八项规定实施细则精神", "中央八项规定及其实施细则精神"), pair("八项归定", "八项规定"), pair("八项规订", "八项规定"), pair("中央8项规定", "中央八项规定"), pair("三会两课", "三会一课"), pair("一岗两责", "一岗双责"), pair("“一岗双职”", "“一岗双责”"),
    pair("五位一本", "五位一体"), pair("五位一休", "五位一体"), pair("“四位一体”总体布局", "“五位一体”总体布局"), pair("“四个全面”总体布局", "“四个全面”战略布局"), pair("“五位一体”战略布局", "“五位一体”总体布局"),
    pair("中华名族", "中华民族"), pair("中华民族共同意识", "中华民族共同体意识"), pair("中华民族伟大振兴", "中华民族伟大复兴"), pair("劳记使命", "牢记使命"), pair("不忘初心、牢记任务", "不忘初心、牢记使命"),
    pair("从严冶党", "从严治党"), pair("从产治党", "从严治党"), pair("四种型态", "四种形态"), pair("监督执纪“四个形态”", "监督执纪“四种形态”"), pair("意识形太", "意识形态"), pair("意识形态工作责任治", "意识形态工作责任制").not_before(&["理"]),
    pair("人民当家做主", "人民当家作主"), pair("群众路钱", "群众路线"), pair("核心价值现", "核心价值观").not_before(&["状", "在", "实"]), pair("核心价直观", "核心价值观"), pair("全而领导", "全面领导"), pair("全而从严", "全面从严"),
    pair("政治判断力、政治执行力、政治领悟力", "政治判断力、政治领悟力、政治执行力"), pair("创新、协调、绿色、共享、开放", "创新、协调、绿色、开放、共享"),
    pair("不能腐、不敢腐、不想腐", "不敢腐、不能腐、不想腐"), pair("不想腐、不能腐、不敢腐", "不敢腐、不能腐、不想腐"), pair("不敢腐、不想腐、不能腐", "不敢腐、不能腐、不想腐"), pair("不能腐、不想腐、不敢腐", "不敢腐、不能腐、不想腐"), pair("不想腐、不敢腐、不能腐", "不敢腐、不能腐、不想腐"),
    pair("重大人事任免", "重要人事任免").near(DECISIONS), pair("重要项目安排", "重大项目安排").near(DECISIONS),
    pair("中央八项规定学习教育", "中央八项规定精神学习教育"), pair("贯彻落实中央八项规定精神学习教育", "贯彻中央八项规定精神学习教育"), pair("学习贯彻中央八项规定精神学习教育", "贯彻中央八项规定精神学习教育"), pair("青山绿水就是金山银山", "绿水青山就是金山银山"),
    pair("依法制国", "依法治国").not_before(&["家", "标", "产"]), pair("中国式现在化", "中国式现代化"), pair("二学一做", "两学一做").not_after(&["十"]), pair("三严三时", "三严三实"),
    pair("中华人民共合国", "中华人民共和国"), pair("中共人民共和国", "中华人民共和国"), pair("中华人民大和国", "中华人民共和国"), pair("中华人民共和过", "中华人民共和国"),
    pair("习近平法制思想", "习近平法治思想"), pair("依法冶国", "依法治国"), pair("两个确力", "两个确立"), pair("届三种全会", "届三中全会"), pair("届四种全会", "届四中全会"), pair("伟大建党精伸", "伟大建党精神"), pair("“第一义题”", "“第一议题”"),
    pair("“五种形态”", "“四种形态”"), pair("“三种形态”", "“四种形态”").near(&["监督执纪", "运用", "用好"]), pair("监督执纪五种形态", "监督执纪四种形态"), pair("政治纪律和政治规律", "政治纪律和政治规矩"), pair("政治纪律、政治规律", "政治纪律、政治规矩"),
    pair("绿水青山也是金山银山", "绿水青山就是金山银山"), pair("绿水青山就是银山金山", "绿水青山就是金山银山"), pair("不忘初心，牢记使命”主题教育", "不忘初心、牢记使命”主题教育"),
    pair("不忘初心，牢记使命，主题教育", "“不忘初心、牢记使命”主题教育"), pair("不忘初心牢记使命主题教育", "“不忘初心、牢记使命”主题教育"),
    pair("“四个自觉”、做到“两个维护”", "“四个自信”、做到“两个维护”"), pair("奢糜之风", "奢靡之风"), pair("治理能力和治理体系现代化", "治理体系和治理能力现代化"),
    pair("新时代中国特色社会主义的思想", "新时代中国特色社会主义思想"), pair("深刻领会“两个维护”的决定性", "深刻领悟“两个确立”的决定性"), pair("两个维护的决定性意义", "两个确立的决定性意义"),
];
const WRONG: [&str; PAIRS.len()] = wrong(PAIRS);

fn check(hit: &Hit, reporter: &mut Reporter) {
    reporter.extend(pairs::finding(hit, PAIRS, &KIND, Certainty::Likely));
}

/// `习近平新时代` before an end that is nearly the phrase's.
fn goes_on(hit: &Hit, reporter: &mut Reporter) {
    let ends = PHRASES[hit.word].1;
    if ends.iter().any(|end| hit.after().starts_with(end)) {
        return;
    }
    let near = ends.iter().find_map(|end| Some((end, near_miss::length(hit.after(), end)?)));
    if let Some((end, length)) = near {
        let right = [hit.text(), end].concat();
        tell_near_miss(hit, hit.range.start..hit.range.end + length, right, reporter);
    }
}

/// `中国特色社会主义思想` behind a beginning that is nearly the phrase's.
fn begins(hit: &Hit, reporter: &mut Reporter) {
    let Some((beginning, _)) = PHRASES.iter().find(|(_, ends)| ends.contains(&hit.text())) else { return };
    if let Some(length) = near_miss::length_before(nearby_before(&hit.block.text, hit.range.start), beginning) {
        let right = [*beginning, hit.text()].concat();
        tell_near_miss(hit, hit.range.start - length..hit.range.end, right, reporter);
    }
}

/// Whether a place in a text is in a phrase that is nearly one of these.
pub fn is_near_miss(text: &str, place: usize) -> bool {
    let from = place - nearby_before(text, place).len();
    PHRASES.iter().any(|(beginning, ends)| {
        text[from..place].match_indices(beginning).any(|(at, _)| {
            let after = from + at + beginning.len();
            ends.iter().filter_map(|end| near_miss::length(&text[after..], end)).any(|length| after + length > place)
        })
    })
}

/// Whether a wrong phrase of the list reaches over a part of a text.
pub fn reaches_over(text: &str, part: &Range<usize>) -> bool {
    let from = part.start - nearby_before(text, part.start).len();
    let around = &text[from..part.end + nearby_after(text, part.end).len()];
    let reaches = |at: usize, length: usize| from + at <= part.start && part.end <= from + at + length;
    PAIRS.iter().any(|pair| around.match_indices(pair.wrong).any(|(at, wrong)| reaches(at, wrong.len())))
}

/// What the list of wrong phrases knows is told by it.
fn tell_near_miss(hit: &Hit, range: Range<usize>, right: String, reporter: &mut Reporter) {
    let found = &hit.block.text[range.clone()];
    let is_listed = PAIRS.iter().any(|pair| found.contains(pair.wrong));
    if !is_listed {
        let fix = hit.document.suggestion(hit.block, range.clone(), right.as_str());
        reporter.push(hit.document.finding(&KIND, hit.block, range).with("right", right).mended_by(fix));
    }
}
