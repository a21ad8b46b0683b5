//! Institutions that have had another name since a reform.

use jiff::civil::{Date, date};

use crate::check::characters::{before, is_han, is_in_title};
use crate::check::pairs::{column, sentence};
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB621" "outdated-institution" Note
    says zh "“{found}”是 {year} 年机构改革以前的名称" / "现在多为{right}；说的是改革以前的事，前面加“原”。"
    says en "\"{found}\" is a name from before the reform of {year}" / "Now it is mostly {right}; put 原 before it where the time before is meant."
    zh "机构旧称"
        / "通报的成文日期在机构改革以后，文中仍用旧称：环保局、国土资源局、工商局、质监局、食药监局、安监局、卫计委、文广新局、国税局、地税局、监察局、旅游局、农业局、物价局、法制办（2018 年改革，2019 年 4 月起算），扶贫办（2021 年改革，7 月起算），乡村振兴局（2023 年改革，2025 年起算）。同一句里有“原、时任、更名、撤销、组建”等或改革以前的日期，以及书名号里的不算。"
        / "机构名称要用现行的全称或规范简称；旧称会让群众找不到责任单位。各地设置不尽相同，所以只是提醒。"
    en "Former names of institutions"
        / "A notice dated after a reform that still says 环保局, 国土资源局, 工商局, 质监局, 食药监局, 安监局, 卫计委, 文广新局, 国税局, 地税局, 监察局, 旅游局, 农业局, 物价局 or 法制办 (the reform of 2018, told from April 2019) or 扶贫办 (2021, told from July) or 乡村振兴局 (2023, told from 2025). Sentences with 原, 时任, 更名, 撤销 and the like or with a date before the reform are left alone, and so is what stands in 《》."
        / "Institutions go by the names that they have now. Places differ, so this is a reminder only."
    bad "联合区环保局开展夜间巡查，对噪声扰民的工地责令改正，群众满意。"
    good "联合区生态环境局（原区环保局）开展夜间巡查，对噪声扰民的工地责令改正。"
    looks Look::Words(&OLD, check)
}

/// A name of before, what there is now, and when a text has to know: local reforms took until then.
struct Renamed {
    old: &'static str,
    now: &'static str,
    reform: i16,
    known: Date,
    is_national: bool,
}

const fn renamed(old: &'static str, now: &'static str) -> Renamed {
    Renamed { old, now, reform: 2018, known: date(2019, 4, 1), is_national: false }
}

/// There is one such institution only, so nothing need stand before it.
const fn national(old: &'static str, now: &'static str) -> Renamed {
    Renamed { is_national: true, ..renamed(old, now) }
}

const fn of_finance(old: &'static str) -> Renamed {
    Renamed { reform: 2023, known: date(2023, 7, 1), ..national(old, "国家金融监督管理总局") }
}

const fn of_poverty_relief(old: &'static str) -> Renamed {
    Renamed { old, now: "承担乡村振兴职责的部门", reform: 2021, known: date(2021, 7, 1), is_national: false }
}

const RENAMED: &[Renamed] = &[
    renamed("环境保护局", "生态环境局"),
    renamed("环保局", "生态环境局"),
    renamed("环境保护厅", "生态环境厅"),
    renamed("环保厅", "生态环境厅"),
    renamed("国土资源局", "自然资源局"),
    renamed("国土局", "自然资源局"),
    renamed("国土资源厅", "自然资源厅"),
    renamed("工商行政管理局", "市场监督管理局"),
    renamed("工商局", "市场监督管理局"),
    renamed("质量技术监督局", "市场监督管理局"),
    renamed("质监局", "市场监督管理局"),
    renamed("食品药品监督管理局", "市场监督管理局"),
    renamed("食药监局", "市场监督管理局"),
    renamed("安全生产监督管理局", "应急管理局"),
    renamed("安监局", "应急管理局"),
    renamed("卫生和计划生育委员会", "卫生健康委员会"),
    renamed("卫生计生委", "卫生健康委"),
    renamed("卫计委", "卫生健康委"),
    renamed("卫生计生局", "卫生健康委"),
    renamed("卫计局", "卫生健康委"),
    renamed("安全监管局", "应急管理局"),
    renamed("旅游发展委员会", "文化和旅游局"),
    renamed("文化广电新闻出版局", "文化广电和旅游局"),
    renamed("文广新局", "文化广电和旅游局"),
    renamed("国家税务局", "税务局"),
    renamed("地方税务局", "税务局"),
    renamed("国税局", "税务局"),
    renamed("地税局", "税务局"),
    Renamed { now: "监察委员会", known: date(2018, 7, 1), ..renamed("监察局", "") },
    renamed("旅游局", "文化和旅游局"),
    renamed("农业局", "农业农村局"),
    renamed("物价局", "发展和改革局"),
    renamed("法制办", "司法局"),
    Renamed {
        old: "乡村振兴局", now: "农业农村局", reform: 2023, known: date(2025, 1, 1), is_national: false
    },
    Renamed { reform: 2023, known: date(2023, 12, 31), ..national("国家乡村振兴局", "农业农村部") },
    national("国家工商总局", "国家市场监督管理总局"),
    national("国家工商行政管理总局", "国家市场监督管理总局"),
    national("国家质检总局", "国家市场监督管理总局"),
    national("国家食药监总局", "国家市场监督管理总局"),
    national("国家安监总局", "应急管理部"),
    national("国家旅游局", "文化和旅游部"),
    national("国家卫计委", "国家卫生健康委"),
    national("国家新闻出版广电总局", "国家广播电视总局"),
    national("国家林业局", "国家林业和草原局"),
    national("国家粮食局", "国家粮食和物资储备局"),
    national("国务院法制办", "司法部"),
    national("国土资源部", "自然资源部"),
    national("环境保护部", "生态环境部"),
    national("环保部", "生态环境部"),
    national("银监会", "国家金融监督管理总局"),
    of_finance("银保监会"),
    of_finance("中国银行保险监督管理委员会"),
    Renamed { now: "国家金融监督管理总局监管局", ..of_finance("银保监局") },
    Renamed { now: "国家金融监督管理总局监管分局", ..of_finance("银保监分局") },
    Renamed { is_national: true, ..of_poverty_relief("国务院扶贫办") },
    of_poverty_relief("扶贫办"),
    of_poverty_relief("扶贫开发办公室"),
];
const OLD: [&str; RENAMED.len()] = column!(RENAMED.old);

/// What tells that the time before the reform is meant.
const OF_BEFORE: &[&str] = &[
    "时任", "曾任", "历任", "更名", "前身", "撤销", "组建", "划入", "划转", "整合", "合并", "并入", "机构改革",
    "改革前", "挂牌", "转隶", "历史", "当时", "移交", "家属院", "家属楼", "宿舍", "旧址",
];
/// Words with 原 that tell nothing of the kind.
const REASONS: &[&str] = &["因", "则", "料", "材", "理", "油", "件", "状", "貌"];
/// What a name of an institution may stand behind, besides marks and places; behind other words it may be a part of
/// a longer name.
const LEADS: &[&str] = &[
    "省", "市", "区", "县", "州", "旗", "盟", "联合", "会同", "协同", "配合", "协调", "对接", "督促", "函告", "商请",
    "纪委", "局和", "局与", "委和", "委与", "办和", "办与", "由", "向", "经", "报",
];

fn check(hit: &Hit, reporter: &mut Reporter) {
    let institution = &RENAMED[hit.word];
    let is_known = hit.document.notice().is_some_and(|notice| notice.date >= institution.known);
    let begins = institution.is_national
        || before(&hit.block.text, hit.range.start).is_none_or(|c| !is_han(c))
        || LEADS.iter().any(|lead| hit.before().ends_with(lead));
    // `环保部门`, and what an institution issued under its name of then: `环境保护部令`.
    let goes_on = hit.after().starts_with(['势', '面', '门', '署', '令', '公', '办', '〔', '关', '印', '发']);
    if is_known
        && begins
        && !goes_on
        && !is_in_title(&hit.block.text, hit.range.start)
        && !is_of_before(hit, institution)
    {
        reporter.push(hit.finding(&KIND).with("year", institution.reform.to_string()).with("right", institution.now));
    }
}

/// Whether the sentence speaks of the time before the reform.
fn is_of_before(hit: &Hit, institution: &Renamed) -> bool {
    let around = sentence(&hit.block.text, &hit.range);
    let said = &hit.block.text[around.clone()];
    let former = said.match_indices('原').any(|(at, word)| {
        let rest = &said[at + word.len()..];
        !REASONS.iter().any(|reason| rest.starts_with(reason))
    });
    let dated = hit.block.dates_in(&around).iter().filter_map(|date| date.year);
    former
        || OF_BEFORE.iter().any(|word| said.contains(word))
        || dated.into_iter().any(|year| year <= institution.known.year())
}
