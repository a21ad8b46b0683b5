//! How many names stand in brackets, and how many the number before them says: 5个社区（东关、西关、南关、北关）.

use crate::check::characters::{clause_before, is_han, nearby_after};
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::check::rules::count_of_titles::number_at_end;

rule! {
    "TB836" "count-of-names" Warning
    says zh "说的是“{found}”，括号里列出的是 {listed} 个" / "改正数目，或补上、删去一个名称；只是举例的，在后面加“等”。"
    says en "the text says \"{found}\", and lists {listed:name} in brackets" / "Mend the number, or the list; put 等 behind mere examples."
    zh "括号里的名称与数目不符"
        / "“5 个社区（东关、西关、南关）”“3 家单位（……）”一类的话，括号里用顿号列出的名称比说的多或少。括号里有“等、其中、包括”、有数字、有“街道、园区”这样的通称的，不比；最后一项里的“和、及”可能是一个名称的一部分，两种数法都不对才报。"
        / "读者会数；多半是增删了一个名称，数目没有改。"
    en "The number of names"
        / "Names with 、 between them in brackets right behind 5个社区, 3家单位 and the like, of which there are more or fewer. Left alone are brackets with 等, 其中, 包括, figures, or common names such as 街道; 和 and 及 may be part of the last name, so that it is told only where it is wrong both ways."
        / "Readers count; usually a name was added or deleted later."
    bad "该问题涉及的 5 个社区（东关、西关、南关、北关）已经完成整改，群众比较满意。"
    good "该问题涉及的 4 个社区（东关、西关、南关、北关）已经完成整改，群众比较满意。"
    looks Look::Words(&COUNTED, check)
}

/// What has names, each to itself.
const COUNTED: [&str; 24] = [
    "社区（", "村（", "乡镇（", "镇（", "街道（", "办事处（", "小区（", "单位（", "部门（", "科室（", "县区（", "县（",
    "学校（", "党支部（", "企业（", "公司（", "路段（", "路口（", "公园（", "游园（", "市场（", "中队（", "工地（",
    "站点（",
];
const COUNTERS: [char; 7] = ['个', '家', '所', '条', '处', '座', '支'];
/// Between a number and what is counted: `3个重点工程建设工地`.
const LONGEST_NOUN: usize = 8;
/// With one of these it is no list of all the names.
const PARTIAL: [&str; 10] = ["等", "其中", "包括", "含", "除", "以及其", "原", "即", "另", "及其"];
/// What is no name of its own: `12个镇（街道、园区）`.
const COMMON: [&str; 22] = [
    "街道", "园区", "办事处", "社区", "开发区", "村", "镇", "乡", "单位", "部门", "科室", "企业", "农场", "林场", "场",
    "景区", "小区", "县", "区", "市", "中心", "队",
];
const JOINS: [&str; 3] = ["和", "及", "与"];
const LONGEST_NAME: usize = 14;

fn check(hit: &Hit, reporter: &mut Reporter) {
    let noun_end = hit.range.end - "（".len();
    let clause = clause_before(&hit.block.text, noun_end);
    let Some(unit) = clause.rfind(COUNTERS) else { return };
    let Some((lead, said)) = number_at_end(&clause[..unit]) else { return };
    let is_near = clause[unit..].chars().count() <= LONGEST_NOUN + 1;
    let is_ordinal = lead.ends_with(['第', '前', '另', '每', '近', '约', '余', '多', '百', '千', '.']);
    if !is_near || is_ordinal {
        return;
    }
    let Some((inside, _)) = nearby_after(&hit.block.text, hit.range.end).split_once('）') else { return };
    let Some([fewest, most]) = names_in(inside) else { return };
    if !(fewest..=most).contains(&said) {
        let start = noun_end - clause.len() + lead.len();
        let finding = hit.document.finding(&KIND, hit.block, start..noun_end);
        let listed = if said < fewest { fewest } else { most };
        reporter.push(finding.with("listed", listed.to_string()));
    }
}

/// How many names a list has, at least and at most. `None` where it may not be one.
fn names_in(inside: &str) -> Option<[u32; 2]> {
    let names: Vec<&str> = inside.split('、').map(str::trim).collect();
    let is_name = |name: &&str| {
        let length = name.chars().count();
        (2..=LONGEST_NAME).contains(&length) && name.chars().all(is_han) && !COMMON.contains(name)
    };
    let is_list = names.len() >= 2 && names.iter().all(is_name) && !PARTIAL.iter().any(|word| inside.contains(word));
    let last = names[names.len() - 1];
    let joined: usize = JOINS.iter().map(|join| last.matches(join).count()).sum();
    is_list.then_some([names.len() as u32, (names.len() + joined) as u32])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_counted_where_they_are_names() {
        assert_eq!(names_in("东关、西关、南关"), Some([3, 3]));
        assert_eq!(names_in("东关、西关和南关"), Some([2, 3]));
        for other in ["街道、园区", "东关、西关等", "其中东关、西关", "东关3个、西关2个", "东关", "东关，西关"]
        {
            assert_eq!(names_in(other), None, "{other}");
        }
    }
}
