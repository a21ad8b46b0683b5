//! More of some things than there are: 15 个乡镇中，17 个乡镇.

use crate::check::characters::is_han;
use crate::check::figures::Figure;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB828" "part-over-whole" Warning
    says zh "“{whole}”中的“{part}”，部分比总数还多" / "核对两个数。"
    says en "\"{part}\" of \"{whole}\": the part is larger than the whole" / "Check both figures."
    zh "部分大于总数"
        / "“全市 15 个乡镇中，17 个乡镇”：“……中”前面的总数，比后面同一单位、同一事物的数小。后面的数要写明是同一事物，或者紧跟“已、完成、未”一类。"
        / "前后数字矛盾，读的人一算就知道是错的；公文要求“内容真实准确”。"
    en "A part larger than its whole"
        / "A figure before … 中 that is smaller than the one behind it, of the same unit; the same things are named again, or 已, 完成, 未 and their like stand behind."
        / "Figures that contradict each other are the first thing that a reader sees."
    bad "全市 15 个乡镇中，17 个乡镇完成了污水管网改造，其余正在施工。"
    good "全市 15 个乡镇中，13 个乡镇完成了污水管网改造，其余正在施工。"
    looks Look::Words(&["中，", "中有", "中已有"], check)
}

/// How long the name of what is counted may be, in bytes.
const LONGEST: usize = 30;
const DONE: &[&str] = &["已", "完成", "未", "正在", "均", "全部", "达到", "通过", "取得", "，", "。"];

fn check(hit: &Hit, reporter: &mut Reporter) {
    let figures = hit.block.figures();
    let next = figures.partition_point(|figure| figure.range.start < hit.range.end);
    let [Some(whole), Some(part)] = [next.checked_sub(1).and_then(|at| figures.get(at)), figures.get(next)] else {
        return;
    };
    let text = &hit.block.text;
    let Some(things) = text.get(whole.unit.end..hit.range.start).filter(|things| things.len() <= LONGEST) else {
        return;
    };
    let between = text[hit.range.end..part.range.start].trim_matches(' ');
    let leads = matches!(between, "" | "有" | "已有" | "共有" | "目前有" | "其中" | "其中有");
    let is_whole = things.chars().all(|c| is_han(c) || c == ' ') && !things.is_empty() && !things.contains("其");
    let units = [whole, part].map(|figure| figure.unit(text));
    let behind = text[part.unit.end..].trim_start_matches(' ');
    // `20 个社区工作者` are others than 社区.
    let behind = behind.strip_prefix(things.trim_matches(' ')).unwrap_or(behind);
    let is_same = DONE.iter().any(|word| behind.starts_with(word));
    if leads && is_whole && units[0] == units[1] && !units[0].is_empty() && is_same && is_more(part, whole) {
        let shown = |figure: &Figure| text[figure.range.start..figure.unit.end].to_string();
        let finding = hit.document.finding(&KIND, hit.block, part.range.start..part.unit.end);
        reporter.push(finding.with("whole", shown(whole)).with("part", shown(part)));
    }
}

fn is_more(part: &Figure, whole: &Figure) -> bool {
    part.value > whole.value && whole.more.is_none()
}
