//! Laws and regulations that are no longer in force, or were never called so.

use jiff::civil::{Date, date};

use crate::catalogue::{Language, both};
use crate::check::characters::{clause_before, nearby_after, nearby_before};
use crate::check::pairs::{column, sentence};
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB662" "law-title" Warning
    says zh "“{found}”{fault}《{right}》" / "核对依据，改为《{right}》；说的是停止施行以前的事，写明“当时施行的”。"
    says en "\"{found}\" {fault} 《{right}》" / "Check what is cited; where the time before is meant, say so with 当时施行的."
    zh "法律法规的名称"
        / "“依据、根据、按照、违反、贯彻”等后面的《合同法》《物权法》《民法通则》《行政监察法》《信访条例》等，通报的日期在它们停止施行以后；以及《招投标法》《安全生产管理法》一类没有的名称。同一句里有“原、当时、废止、施行前、修订”等，或停止施行以前的日期，都不算。"
        / "引用的依据必须现行有效（《党政机关公文处理工作条例》第十九条）；依据错了，处理决定就站不住。"
    en "Titles of laws"
        / "《合同法》, 《物权法》, 《民法通则》, 《行政监察法》, 《信访条例》 and others behind 依据, 根据, 按照, 违反 and their like in a notice that is later than their end; and titles such as 《招投标法》 that there never were. Sentences with 原, 当时, 废止, 施行前 or with a date before that end are left alone."
        / "What a decision rests on has to be in force (article 19 of the regulations on official documents)."
    bad "依据《中华人民共和国合同法》与养护公司重新签订合同，按照《招投标法》公开招标。"
    good "依据《中华人民共和国民法典》与养护公司重新签订合同，按照《招标投标法》公开招标。"
    looks Look::Words(&TITLES, check)
}

struct Title {
    /// As it is cited, without 中华人民共和国.
    cited: &'static str,
    now: &'static str,
    /// When it ended; `None`: there never was one of this title.
    ended: Option<Date>,
}

const fn ended(cited: &'static str, now: &'static str, on: Date) -> Title {
    Title { cited, now, ended: Some(on) }
}

impl Title {
    fn fault(&self, language: Language) -> &'static str {
        match self.ended {
            Some(_) => language.pick("已经停止施行，现在是", "is no longer in force; now it is"),
            None => language.pick("不是正式名称，应为", "is not the title; that is"),
        }
    }
}

const fn wrong(cited: &'static str, now: &'static str) -> Title {
    Title { cited, now, ended: None }
}

const CIVIL_CODE: Date = date(2021, 1, 1);

/// With the mark that ends it: what begins so may be another one.
const LAWS: &[Title] = &[
    ended("民法通则》", "民法典", CIVIL_CODE),
    ended("民法总则》", "民法典", CIVIL_CODE),
    ended("合同法》", "民法典", CIVIL_CODE),
    ended("物权法》", "民法典", CIVIL_CODE),
    ended("担保法》", "民法典", CIVIL_CODE),
    ended("婚姻法》", "民法典", CIVIL_CODE),
    ended("继承法》", "民法典", CIVIL_CODE),
    ended("收养法》", "民法典", CIVIL_CODE),
    ended("侵权责任法》", "民法典", CIVIL_CODE),
    ended("行政监察法》", "监察法", date(2018, 3, 20)),
    ended("城市规划法》", "城乡规划法", date(2008, 1, 1)),
    ended("食品卫生法》", "食品安全法", date(2009, 6, 1)),
    ended("环境噪声污染防治法》", "噪声污染防治法", date(2022, 6, 5)),
    ended("外资企业法》", "外商投资法", date(2020, 1, 1)),
    ended("中外合资经营企业法》", "外商投资法", date(2020, 1, 1)),
    ended("治安管理处罚条例》", "治安管理处罚法", date(2006, 3, 1)),
    ended("信访条例》", "信访工作条例", date(2022, 5, 1)),
    ended("城市房屋拆迁管理条例》", "国有土地上房屋征收与补偿条例", date(2011, 1, 21)),
    ended("排污费征收使用管理条例》", "环境保护税法", date(2018, 1, 1)),
    ended("党政领导干部选拔任用工作暂行条例》", "党政领导干部选拔任用工作条例", date(2002, 7, 9)),
    ended("契税暂行条例》", "契税法", date(2021, 9, 1)),
    ended("资源税暂行条例》", "资源税法", date(2020, 9, 1)),
    ended("印花税暂行条例》", "印花税法", date(2022, 7, 1)),
    ended("耕地占用税暂行条例》", "耕地占用税法", date(2019, 9, 1)),
    ended("城市维护建设税暂行条例》", "城市维护建设税法", date(2021, 9, 1)),
    ended("国家行政机关公文处理办法》", "党政机关公文处理工作条例", date(2012, 7, 1)),
    ended("党政机关公务用车配备使用管理办法》", "党政机关公务用车管理办法", date(2017, 12, 5)),
    ended("工程建设项目招标范围和规模标准规定》", "必须招标的工程项目规定", date(2018, 6, 1)),
    ended("事业单位工作人员处分暂行规定》", "事业单位工作人员处分规定", date(2023, 11, 6)),
    wrong("招投标法》", "招标投标法"),
    wrong("招标法》", "招标投标法"),
    wrong("招投标法实施条例》", "招标投标法实施条例"),
    wrong("招标投标法实施细则》", "招标投标法实施条例"),
    wrong("政府采购法实施细则》", "政府采购法实施条例"),
    wrong("劳动合同法实施细则》", "劳动合同法实施条例"),
    wrong("预算法实施细则》", "预算法实施条例"),
    wrong("土地管理法实施细则》", "土地管理法实施条例"),
    ended("保守国家秘密法实施办法》", "保守国家秘密法实施条例", date(2014, 3, 1)),
    wrong("安全生产管理法》", "安全生产法"),
    wrong("环境保护管理法》", "环境保护法"),
    wrong("政府采购管理法》", "政府采购法"),
    wrong("道路安全交通法》", "道路交通安全法"),
    wrong("交通安全法》", "道路交通安全法"),
    wrong("治安处罚法》", "治安管理处罚法"),
    wrong("治安管理法》", "治安管理处罚法"),
    wrong("行政处分法》", "公职人员政务处分法"),
    wrong("政务处分法》", "公职人员政务处分法"),
    wrong("国家监察法》", "监察法"),
    wrong("政府信息公开法》", "政府信息公开条例"),
    wrong("固体废物污染防治法》", "固体废物污染环境防治法"),
    wrong("政府采购条例》", "政府采购法"),
    wrong("公职人员政务处分条例》", "公职人员政务处分法"),
    wrong("公职人员处分法》", "公职人员政务处分法"),
    wrong("党政机关公文处理条例》", "党政机关公文处理工作条例"),
    wrong("党政领导干部选拔任用工作规定》", "党政领导干部选拔任用工作条例"),
    wrong("中国共产党问责工作条例》", "中国共产党问责条例"),
    wrong("中国共产党党内监督工作条例》", "中国共产党党内监督条例"),
    wrong("中国共产党巡视条例》", "中国共产党巡视工作条例"),
    wrong("中国共产党廉洁自律规定》", "中国共产党廉洁自律准则"),
    wrong("中国共产党纪律处分准则》", "中国共产党纪律处分条例"),
    wrong("中国共产党问责制条例》", "中国共产党问责条例"),
    wrong("中国共产党巡察工作条例》", "中国共产党巡视工作条例"),
    wrong("中国共产党党员纪律处分条例》", "中国共产党纪律处分条例"),
    wrong("中国共产党纪律处分规定》", "中国共产党纪律处分条例"),
    wrong("中国共产党廉洁自律条例》", "中国共产党廉洁自律准则"),
    wrong("党政机关厉行节约反对浪费规定》", "党政机关厉行节约反对浪费条例"),
    wrong("党政机关公务接待管理规定》", "党政机关国内公务接待管理规定"),
    wrong("行政许可条例》", "行政许可法"),
    wrong("行政处罚条例》", "行政处罚法"),
    wrong("政务公开条例》", "政府信息公开条例"),
    wrong("信息公开条例》", "政府信息公开条例"),
    wrong("中国共产党党员教育条例》", "中国共产党党员教育管理工作条例"),
    wrong("中国共产党党组条例》", "中国共产党党组工作条例"),
    wrong("中国共产党党支部工作条例（试行）》", "中国共产党支部工作条例（试行）"),
    wrong("中国共产党党支部工作条例》", "中国共产党支部工作条例（试行）"),
    wrong("中国共产党基层组织选举条例》", "中国共产党基层组织选举工作条例"),
    wrong("党政领导干部选拔任用条例》", "党政领导干部选拔任用工作条例"),
    wrong("保障农民工工资条例》", "保障农民工工资支付条例"),
    wrong("建设工程质量条例》", "建设工程质量管理条例"),
    wrong("城市市容环境卫生管理条例》", "城市市容和环境卫生管理条例"),
    wrong("城市市容与环境卫生管理条例》", "城市市容和环境卫生管理条例"),
    wrong("城镇排水和污水处理条例》", "城镇排水与污水处理条例"),
    wrong("城市道路条例》", "城市道路管理条例"),
    wrong("道路交通安全法实施细则》", "道路交通安全法实施条例"),
    wrong("机关事务条例》", "机关事务管理条例"),
    wrong("党政机关厉行节约反对铺张浪费条例》", "党政机关厉行节约反对浪费条例"),
    wrong("党政机关厉行节约反对铺张条例》", "党政机关厉行节约反对浪费条例"),
    wrong("党政机关厉行节约条例》", "党政机关厉行节约反对浪费条例"),
    wrong("中国共产党重大事项请示汇报条例》", "中国共产党重大事项请示报告条例"),
];
const TITLES: [&str; LAWS.len()] = column!(LAWS.cited);

const REPUBLIC: &str = "中华人民共和国";
/// What cites a law as the ground of what is done now.
const CITES: &[&str] =
    &["依据", "根据", "按照", "依照", "遵照", "对照", "违反", "贯彻", "执行", "落实", "遵守", "学习", "符合", "适用"];
/// What tells that the time before its end is meant, or that it is known to have ended.
const OF_BEFORE: &[&str] = &[
    "原", "当时", "时任", "曾", "废止", "失效", "施行前", "实施前", "生效前", "修订", "替代", "代替", "历史", "以前",
    "过去", "此前", "民法典", "简称",
];

fn check(hit: &Hit, reporter: &mut Reporter) {
    let law = &LAWS[hit.word];
    let text = &hit.block.text;
    let before = nearby_before(text, hit.range.start);
    let lead = before.strip_suffix(REPUBLIC).unwrap_or(before);
    let Some(cited_by) = lead.strip_suffix('《') else { return };
    let around = sentence(text, &hit.range);
    let said = &text[around.clone()];
    let found = hit.range.start - before.len() + cited_by.len()..hit.range.end;
    let is_wrong = match law.ended {
        None => !is_explained(hit, law.now),
        Some(end) => {
            let is_known = hit.document.notice().is_some_and(|notice| notice.date >= end);
            // `依据《民法典》《合同法》` cites it in a row.
            let clause = clause_before(text, found.start);
            let is_ground = CITES.iter().any(|word| clause.contains(word));
            let mut years = hit.block.dates_in(&around).iter().filter_map(|date| date.year);
            let is_of_before = OF_BEFORE.iter().any(|word| said.contains(word)) || years.any(|year| year < end.year());
            is_known && is_ground && !is_of_before
        }
    };
    if is_wrong {
        let finding = hit.document.finding(&KIND, hit.block, found).with("right", law.now);
        reporter.push(finding.with_said(both!("fault"), |language| law.fault(language)));
    }
}

/// `《招投标法》（以下简称……）` and what says itself how the right title is.
fn is_explained(hit: &Hit, right: &str) -> bool {
    let around = sentence(&hit.block.text, &hit.range);
    nearby_after(&hit.block.text, hit.range.end).starts_with("（以下") || hit.block.text[around].contains(right)
}
