//! The party group of another office, left over from the notice that was copied.

use std::ops::Range;

use crate::check::characters::{clause_before, is_han};
use crate::check::pairs::sentence;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document, NoticeTexts};

rule! {
    "TB929" "other-office" Warning
    says zh "“{found}”不是本单位，发布单位是“{own}”" / "从别的单位的通报里带来的，改成本单位；确实是那个单位做的，写明和本单位的关系。"
    says en "\"{found}\" is another office; this is the notice of {own}" / "If it came along from another office's notice, name the own office; if that office did act, say what it has to do with this one."
    zh "别的单位的党组"
        / "发布单位是一个局或委，通报里别处说的都是本局党组，只有一句用同级别的另一个局（委）的党组作主语说巡察整改的事，如市城市管理局的通报里“市水务局党组将持续巩固整改成果”。“会同、联合、配合”某局，说到“我局、移交、报告”的句子，该单位是责任单位的，以及市委、区委和几个单位的通报，不算。"
        / "照抄别的单位的通报而没有改单位名称，读的人会以为整改也没有认真做。"
    en "The party group of another office"
        / "Where a single bureau or commission publishes and speaks of its own party group, one sentence about the inspection whose subject is the party group of another bureau of the level, as in 市水务局党组将持续巩固整改成果 in a notice of 市城市管理局. Left alone are 会同, 联合 and 配合, sentences with 我局, 移交 or 报告, responsible units, and the notices of committees and of several offices."
        / "A name left over from another office's notice makes readers doubt the rest of it."
    bad "=== site.yaml\ntitle: 整改公开\noffice: 示例市城市管理局\n=== n/01-a.md\n局党组高度重视巡察反馈意见，逐条研究整改措施。下一步，市水务局党组将持续巩固整改成果。\n"
    good "=== site.yaml\ntitle: 整改公开\noffice: 示例市城市管理局\n=== n/01-a.md\n局党组高度重视巡察反馈意见，逐条研究整改措施。下一步，市城管局党组将持续巩固整改成果。\n"
    looks Look::NoticeWords(&["局党组", "委党组"], check)
}

/// Bureaus and commissions of a city, a county or a district, as they are called in full and in short.
#[rustfmt::skip]
const OFFICES: &[&str] = &[
    "发展和改革", "发改", "工业和信息化", "工信", "教育", "科学技术", "科技", "公安", "民政", "司法", "财政", "人力资源和社会保障", "人社",
    "自然资源和规划", "自然资源", "规划", "生态环境", "住房和城乡建设", "住建", "城市管理", "城管", "综合执法", "城市管理综合执法", "城市管理和综合执法", "交通运输", "交通", "水利", "水务",
    "农业农村", "林业", "林业和草原", "园林", "园林绿化", "商务", "文化和旅游", "文旅", "文化广电和旅游", "卫生健康", "卫健", "退役军人事务", "应急管理", "应急",
    "审计", "国有资产监督管理", "国资", "市场监督管理", "市场监管", "体育", "统计", "医疗保障", "医保", "信访", "机关事务管理", "行政审批服务", "乡村振兴", "粮食和物资储备", "数据",
];
/// What the party group does of its own.
const DEEDS: &[&str] = &[
    "将", "要", "高度重视", "坚持", "认真", "召开", "研究", "持续", "切实", "始终", "严格", "深入", "继续", "进一步",
    "坚决", "把",
];
/// What the sentence is about.
const MATTERS: &[&str] = &["整改", "巡察", "巡视", "主体责任", "从严治党"];
/// What tells that the other office has a part in it.
#[rustfmt::skip]
const JOINT: &[&str] = &[
    "我局", "本局", "我委", "会同", "联合", "配合", "协同", "协作", "协助", "移交", "双方", "共同", "报告", "汇报", "通报", "牵头", "指导",
    "借鉴", "经验", "观摩", "参观", "邀请", "函", "商", "合并", "划转", "原", "机构改革", "挂牌", "代管",
];
const LEVELS: [char; 5] = ['市', '县', '区', '旗', '州'];
/// With one of these before it, 市 or 区 is no level: 城市, 园区.
const NO_LEVELS: &str = "城园社景小校厂地片灾";

/// An office by the parts of its name.
struct Office<'n> {
    /// `示例市`
    place: &'n str,
    /// `城市管理局`
    name: &'n str,
}

fn check(texts: &NoticeTexts, reporter: &mut Reporter) {
    let given = texts.notice.issuer.as_deref().or(reporter.config().office.as_deref());
    let Some((own, shown)) = given.map(without_group).and_then(|name| Some((Office::read(name)?, name))) else {
        return;
    };
    let mut others: Vec<(&Document, &Block, Range<usize>)> = Vec::new();
    let mut speaks_of_own = false;
    for document in &texts.documents {
        for block in document.prose() {
            for (_, range) in block.noted(&KIND) {
                match own.whose(block, &range) {
                    Some(Whose::Own) => speaks_of_own = true,
                    Some(Whose::Other(place)) => others.push((document, block, place)),
                    None => {}
                }
            }
        }
    }
    // Where more than one is named, the notice may be about several.
    if let [(document, block, place)] = &others[..]
        && speaks_of_own
        && is_left_over(block, place)
        && !is_responsible(texts, &block.text[place.clone()])
    {
        reporter.push(document.finding(&KIND, block, place.clone()).with("own", shown));
    }
}

enum Whose {
    Own,
    Other(Range<usize>),
}

impl<'n> Office<'n> {
    /// A single bureau or commission; none where it is a committee of the Party, or several.
    fn read(name: &'n str) -> Option<Self> {
        let stem =
            name.strip_suffix('局').or_else(|| name.strip_suffix("委员会")).or_else(|| name.strip_suffix('委'))?;
        let is_one = stem.chars().all(is_han) && !stem.contains('局') && !stem.contains("委员会");
        let mut start = 0;
        while let Some(past) = past_place(&stem[start..]) {
            start += past;
        }
        // `示例市委`
        let has_name = stem.len() > start + "规".len() && !stem.ends_with(['党', '工', '纪']);
        (is_one && start > 0 && has_name).then(|| Self { place: &name[..start], name: &name[start..] })
    }

    /// Whose party group begins a clause, if the word tells.
    fn whose(&self, block: &Block, range: &Range<usize>) -> Option<Whose> {
        let mark = &block.text[range.start..range.end - "党组".len()];
        let lead = clause_before(&block.text, range.start);
        let start = range.start - lead.len();
        let lead = lead.strip_prefix("中共").unwrap_or(lead);
        let level = &self.place[self.place.char_indices().next_back()?.0..];
        let stem = lead.strip_prefix(self.place).or_else(|| lead.strip_prefix(level));
        if self.is_own(stem.unwrap_or(lead), mark) {
            return Some(Whose::Own);
        }
        let is_known = stem.is_some_and(|stem| OFFICES.contains(&stem));
        (is_known && acts(&block.text[range.end..])).then_some(Whose::Other(start..range.end))
    }

    /// `局`, `本局`, `城管局`: a short name has no other characters than the full one.
    fn is_own(&self, stem: &str, mark: &str) -> bool {
        // Bureaus of law enforcement came of those of city management, and are called so still.
        let was_renamed = self.name.contains("执法") && stem.starts_with('城');
        let is_short = stem.chars().count() > 1 && stem.chars().all(|c| self.name.contains(c));
        matches!(stem, "" | "我" | "本") || self.name.contains(mark) && (was_renamed || is_short)
    }
}

/// How much of a name the first place in it takes.
fn past_place(name: &str) -> Option<usize> {
    const LONGEST: usize = 5;
    let mut before = None;
    for (at, c) in name.char_indices().take(LONGEST) {
        if LEVELS.contains(&c) && before.is_some_and(|before| !NO_LEVELS.contains(before)) {
            return Some(at + c.len_utf8());
        }
        before = Some(c);
    }
    None
}

fn without_group(name: &str) -> &str {
    let name = name.strip_prefix("中共").unwrap_or(name);
    name.strip_suffix("党组").unwrap_or(name)
}

fn acts(behind: &str) -> bool {
    DEEDS.iter().any(|deed| behind.starts_with(deed))
}

/// Whether the sentence tells of what an office does in its own house.
fn is_left_over(block: &Block, place: &Range<usize>) -> bool {
    let said = &block.text[sentence(&block.text, place)];
    let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
    has(MATTERS) && !has(JOINT)
}

fn is_responsible(texts: &NoticeTexts, group: &str) -> bool {
    let office = without_group(group);
    let mut responsible = texts.notice.issues.iter().flat_map(|issue| &issue.responsible);
    responsible.any(|unit| unit.ends_with(office) || office.ends_with(unit.as_str()))
}
