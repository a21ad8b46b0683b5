//! How Party and state institutions are named: the words of a name, whose group it is, and the order of several.

use crate::check::pairs::{self, Pair, pair, sentence, wrong};
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::finding::Certainty;

rule! {
    "TB646" "institution-name" Warning
    says zh "机构的称呼：“{found}”应为“{right}”" / "按规范的名称和次序改为“{right}”。"
    says en "how institutions are named: \"{found}\" should be \"{right}\"" / "Write {right}: the proper name, in the proper order."
    zh "机构的称呼"
        / "“住房与城乡建设局、发展与改革委、退伍军人事务局、人民检查院、纪律检察委员会、市委常务会”一类；县委、区委设的是巡察组，中央、省委设的是巡视组，写反了也算；同级的党委、人大、政府、政协并列时次序颠倒，如“区政府、区委”“国务院、党中央”，也算，“区政府、区委组织部”一类说部门的不算。"
        / "称呼和次序写错是表述错误；坚持党的全面领导，并列时党委在前；《中国共产党巡视工作条例》规定中央和省一级实行巡视制度，市、县一级建立巡察制度。"
    en "How institutions are named"
        / "Names such as 住房与城乡建设局, 发展与改革委, 退伍军人事务局, 人民检查院, 纪律检察委员会 and 市委常务会; and 巡视组 of a county or a district, or 巡察组 of a province or the centre; Party committee, congress, government and conference of one level in the wrong order, but for departments, as in 区政府、区委组织部."
        / "A wrong name or order is a wording error, and the Party committee is named first; by the regulations on inspection the centre and the provinces have 巡视, cities and counties 巡察."
    bad "会同区住房与城乡建设局核查，向区委第一巡视组和区政府、区委报告，问题已经整改到位。"
    good "会同区住房和城乡建设局核查，向区委第一巡察组和区委、区政府报告，问题已经整改到位。"
    looks Look::Words(&WRONG, check),
        Look::Words(&["巡视组", "巡察组", "巡视办", "巡察办"], level),
        Look::Words(&INSPECTED, inspected),
        Look::Words(&["政府", "人大", "政协", "国务院"], order)
}

#[rustfmt::skip]
pub const PAIRS: &[Pair] = &[
    pair("发展与改革委", "发展和改革委"), pair("发展与改革局", "发展和改革局"),
    pair("住房与城乡建设局", "住房和城乡建设局"), pair("住房与城乡建设厅", "住房和城乡建设厅"), pair("住房与城乡建设部", "住房和城乡建设部"),
    pair("住房与城乡建设委", "住房和城乡建设委"), pair("住房城乡和建设局", "住房和城乡建设局"),
    pair("人力资源与社会保障局", "人力资源和社会保障局"), pair("人力资源与社会保障厅", "人力资源和社会保障厅"), pair("人力资源与社会保障部", "人力资源和社会保障部"),
    pair("工业与信息化局", "工业和信息化局"), pair("工业与信息化厅", "工业和信息化厅"), pair("工业与信息化部", "工业和信息化部"), pair("工业与信息化委", "工业和信息化委"),
    pair("文化与旅游局", "文化和旅游局"), pair("文化与旅游厅", "文化和旅游厅"), pair("文化与旅游部", "文化和旅游部"),
    pair("自然资源与规划局", "自然资源和规划局"), pair("农业与农村局", "农业农村局"), pair("农业和农村局", "农业农村局"),
    pair("卫生与健康委", "卫生健康委"), pair("卫生和健康委", "卫生健康委"), pair("退伍军人事务", "退役军人事务"), pair("退役军人服务局", "退役军人事务局"),
    pair("市场监督与管理局", "市场监督管理局"), pair("市场管理监督局", "市场监督管理局"), pair("应急与管理局", "应急管理局"),
    pair("人民检查院", "人民检察院"), pair("最高检查院", "最高检察院"), pair("纪律检察委", "纪律检查委"), pair("纪律监察委", "纪律检查委"),
    pair("市委常务会", "市委常委会"), pair("县委常务会", "县委常委会"), pair("区委常务会", "区委常委会"), pair("省委常务会", "省委常委会"),
    pair("党委常务会", "党委常委会"), pair("人大常务会", "人大常委会"), pair("政府常委会", "政府常务会"),
    pair("第二轮中央环境保护督察", "第二轮中央生态环境保护督察"), pair("第三轮中央环境保护督察", "第三轮中央生态环境保护督察"), pair("第四轮中央环境保护督察", "第四轮中央生态环境保护督察"),
    pair("财正局", "财政局"), pair("民正局", "民政局"), pair("公案局", "公安局"), pair("税物局", "税务局"), pair("信仿局", "信访局"), pair("信防局", "信访局"), pair("统记局", "统计局"), pair("人设局", "人社局"), pair("发该委", "发改委"), pair("卫建委", "卫健委"), pair("国自委", "国资委"),
    pair("人大常务委会", "人大常委会"), pair("政治协商委员会", "政治协商会议"),
    pair("市场监督局管理局", "市场监督管理局"), pair("农村农业局", "农业农村局"), pair("农村农业厅", "农业农村厅"), pair("农村农业部", "农业农村部").not_before(&["门", "署", "分"]),
    pair("市场监督局", "市场监管局").not_before(&["管理局"]), pair("退役军人管理局", "退役军人事务局"), pair("退役军人保障局", "退役军人事务局"), pair("退役军人事业局", "退役军人事务局"),
    pair("卫健康委", "卫生健康委"), pair("卫生健委", "卫生健康委"), pair("卫健康局", "卫生健康局"), pair("卫生建康", "卫生健康"), pair("常委委会", "常委会").not_after(&["务"]),
    pair("人民代表常务委", "人民代表大会常务委"), pair("人大代表常委会", "人大常委会"), pair("人民代表大会常务会", "人民代表大会常务委员会").not_before(&["议"]), pair("中全委会", "中全会"), pair("生态环保局", "生态环境局"),
    pair("环境生态局", "生态环境局"), pair("纪检检察", "纪检监察"),
    pair("纪检检查委", "纪律检查委"), pair("人民监察院", "人民检察院"), pair("人民检察法院", "人民检察院"), pair("城乡住房和建设局", "住房和城乡建设局"),
    pair("城乡和住房建设局", "住房和城乡建设局"), pair("住房和城市建设局", "住房和城乡建设局"), pair("人力资源社会和保障", "人力资源和社会保障"), pair("交通和运输局", "交通运输局"), pair("交通与运输局", "交通运输局"),
    pair("党组委员", "党组成员").not_before(&["会"]), pair("自然和资源规划局", "自然资源和规划局"), pair("自然资源规划和局", "自然资源和规划局"), pair("医疗保证局", "医疗保障局"),
];
const WRONG: [&str; PAIRS.len()] = wrong(PAIRS);

fn check(hit: &Hit, reporter: &mut Reporter) {
    reporter.extend(pairs::finding(hit, PAIRS, &KIND, Certainty::Likely));
}

/// Whose group it is tells what it does.
fn level(hit: &Hit, reporter: &mut Reporter) {
    const NUMBERS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
    let inspects = hit.text().starts_with("巡视");
    let whose = hit.before().trim_end_matches(NUMBERS);
    let whose = whose.strip_suffix('第').unwrap_or(hit.before());
    let of_municipality =
        MUNICIPALITIES.iter().any(|city| whose.strip_suffix("市委").is_some_and(|lead| lead.ends_with(city)));
    let of_city = whose.ends_with("市委") && !of_municipality && stands_below_a_province(hit, reporter);
    let of_county = ["县委", "区委", "旗委"].iter().any(|body| whose.ends_with(body)) && !whose.ends_with("自治区委");
    let below = of_city || of_county;
    let above = of_municipality || ["中央", "省委", "自治区党委"].iter().any(|body| whose.ends_with(body));
    if (inspects && below) || (!inspects && above) {
        let group = &hit.text()["巡视".len()..];
        let right = [if inspects { "巡察" } else { "巡视" }, group].concat();
        let fix = hit.document.suggestion(hit.block, hit.range.clone(), right.as_str());
        reporter.push(hit.finding(&KIND).with("right", right).mended_by(fix));
    }
}

const INSPECTED: [&str; 12] = [
    "开展了巡视", "开展巡视", "进行了巡视", "进行巡视", "开展了常规巡视", "开展了专项巡视", "开展了巡察", "开展巡察",
    "进行了巡察", "进行巡察", "开展了常规巡察", "开展了专项巡察",
];

/// `区委巡察组对局党组开展了巡视`: a group does what it is called by.
fn inspected(hit: &Hit, reporter: &mut Reporter) {
    let at = hit.range.end - "巡视".len();
    let (said, other) = if hit.text().ends_with("巡视") { ("巡视", "巡察") } else { ("巡察", "巡视") };
    let lead = &hit.block.text[sentence(&hit.block.text, &hit.range).start..hit.range.start];
    let is_by = |kind: &str| lead.contains(&[kind, "组"].concat());
    // `巡视巡察`, `巡察工作领导小组`
    let goes_on = hit.after().starts_with(['巡', '工', '整', '反', '监', '组', '机', '办']);
    if is_by(other) && !is_by(said) && !goes_on {
        let range = at..hit.range.end;
        let fix = hit.document.suggestion(hit.block, range.clone(), other);
        reporter.push(hit.document.finding(&KIND, hit.block, range).with("right", other).mended_by(fix));
    }
}

/// Their committees inspect as those of provinces do.
const MUNICIPALITIES: [&str; 4] = ["北京", "上海", "天津", "重庆"];

/// Whether the office that publishes is one of a city in a province: only then is it known what its 市委 is.
fn stands_below_a_province(hit: &Hit, reporter: &Reporter) -> bool {
    let issuer = hit.document.notice().and_then(|notice| notice.issuer.as_deref());
    let office = issuer.or(reporter.config().office.as_deref()).unwrap_or(&reporter.config().title);
    office.contains('市') && !MUNICIPALITIES.iter().any(|city| office.contains(city))
}

const JOINED_BY: [&str; 4] = ["、", "和", "与", "及"];
/// In their order.
const BODIES: [&[&str]; 4] = [&["党委", "委"], &["人大"], &["政府"], &["政协"]];
const LEVELS: [char; 8] = ['省', '市', '区', '县', '旗', '州', '镇', '乡'];

/// Several bodies of one level stand in their order.
fn order(hit: &Hit, reporter: &mut Reporter) {
    let Some(joint) = JOINED_BY.into_iter().find(|joint| hit.after().starts_with(joint)) else { return };
    let after = &hit.after()[joint.len()..];
    let (level, other) = if hit.text() == "国务院" {
        ("", Some("党中央").filter(|other| after.starts_with(other)))
    } else {
        let Some(level) = hit.before().chars().next_back().filter(|level| LEVELS.contains(level)) else { return };
        let level = &hit.before()[hit.before().len() - level.len_utf8()..];
        (level, after.strip_prefix(level).and_then(|other| body_before(hit.text(), other)))
    };
    let Some(other) = other else { return };
    let start = hit.range.start - level.len();
    let end = hit.range.end + joint.len() + level.len() + other.len();
    let right = [level, other, joint, level, hit.text()].concat();
    let fix = hit.document.suggestion(hit.block, start..end, right.as_str());
    reporter.push(hit.document.finding(&KIND, hit.block, start..end).with("right", right).mended_by(fix));
}

/// The body that a text begins with, where it belongs before this one.
fn body_before(body: &str, text: &str) -> Option<&'static str> {
    let rank = BODIES.iter().position(|names| names.contains(&body))?;
    let name = BODIES[..rank].iter().copied().flatten().copied().find(|name| text.starts_with(name))?;
    // `委组织部`, `委办`, `政府办`: a department, which may stand anywhere.
    const OF_DEPARTMENTS: &str = "办编宣组统政党巡网农社老机直外财审改督研史讲信各常";
    let goes_on = text[name.len()..].starts_with(|c| OF_DEPARTMENTS.contains(c));
    (!goes_on).then_some(name)
}
