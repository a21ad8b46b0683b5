//! Parts of a year that there are not, or that have other months.

use crate::check::characters::nearby_after;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB824" "impossible-period" Warning
    says zh "“{found}”：没有这样的时段，或者月份不符" / "核对：一年四个季度、十二个月；上半年是1月至6月，第一季度是1月至3月。"
    says en "\"{found}\": a year has no such part, or it has other months" / "Check it: a year has four quarters and twelve months; 上半年 is January to June, 第一季度 January to March."
    zh "季度、半年与月份不符"
        / "第五季度、5季度、十三月份一类没有的时段；“上半年（1月至7月）”“三季度（6—9月）”一类括号里的月份与时段的名称不符。"
        / "时段写错，后面的数字就不知道是哪几个月的。"
    en "Parts of the year and their months"
        / "第五季度, 5季度, 十三月份 and other parts that a year does not have; 上半年（1月至7月）, 三季度（6—9月） and the like, whose months are others."
        / "With a wrong period nobody knows what the figures behind it are of."
    bad "上半年（1月至7月）办理信访件 21 件，第五季度完成制度修订。"
    good "上半年（1月至6月）办理信访件 21 件，第四季度完成制度修订。"
    looks Look::Words(&PARTS, months), Look::Words(NONE, none)
}

/// Parts of a year, with their first and last months.
const NAMED: &[(&str, [u32; 2])] = &[
    ("上半年（", [1, 6]),
    ("下半年（", [7, 12]),
    ("一季度（", [1, 3]),
    ("二季度（", [4, 6]),
    ("三季度（", [7, 9]),
    ("四季度（", [10, 12]),
    ("1季度（", [1, 3]),
    ("2季度（", [4, 6]),
    ("3季度（", [7, 9]),
    ("4季度（", [10, 12]),
];
const PARTS: [&str; NAMED.len()] = crate::check::pairs::firsts(NAMED);
const NONE: &[&str] =
    &["五季度", "六季度", "5季度", "6季度", "七季度", "八季度", "十三月份", "13月份", "14月份", "15月份", "十四月份"];

fn months(hit: &Hit, reporter: &mut Reporter) {
    let behind = nearby_after(&hit.block.text, hit.range.end);
    let Some((inside, _)) = behind.split_once('）') else { return };
    let Some(written) = span(inside) else { return };
    if written != NAMED[hit.word].1 {
        let end = hit.range.end + inside.len() + "）".len();
        reporter.push(hit.document.finding(&KIND, hit.block, hit.range.start..end));
    }
}

/// `1月至7月`, `1—7月`
fn span(text: &str) -> Option<[u32; 2]> {
    let rest = text.trim_end_matches(['份', ' ']).strip_suffix('月')?;
    let (from, to) = rest.split_once(['至', '到', '—', '-', '～', '~', '－', '–'])?;
    let from = from.trim_end_matches(['份', ' ']).trim_end_matches('月');
    let month = |written: &str| written.trim_matches([' ', '—']).parse().ok().filter(|month| (1..=12).contains(month));
    Some([month(from)?, month(to)?])
}

fn none(hit: &Hit, reporter: &mut Reporter) {
    // `十五季度`, `第25季度` and `二十五月份` count on.
    let counts_on = hit.before().ends_with(|c: char| c.is_ascii_digit() || "十百一二三四五六七八九前近连".contains(c));
    if !counts_on {
        reporter.push(hit.finding(&KIND));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_from_both_ways_of_writing() {
        for (text, months) in [("1月至7月", [1, 7]), ("6—9月", [6, 9]), ("10月份到12月份", [10, 12])] {
            assert_eq!(span(text), Some(months), "{text}");
        }
        for other in ["7月", "13月至15月", "含1月", "1月至6月累计", ""] {
            assert_eq!(span(other), None, "{other}");
        }
    }
}
