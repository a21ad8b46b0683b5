//! 、 between two numerals that stand side by side for "about": 三、四个.

use crate::check::characters::{before, is_han};
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB672" "pause-in-approximation" Warning
    says zh "概数“{found}”中间不用顿号" / "改为“{right}”。"
    says en "no 、 stands inside of the approximate number \"{found}\"" / "Write {right}."
    zh "概数中间的顿号"
        / "相邻两个汉字数字连用表示概数，后面是“个、名、人、次、天、家、户”一类量词，中间却用了顿号（三、四个）。“第三、四个”“三、四年级”“一、二、三个”一类分开说的不算。"
        / "GB/T 15834—2011、GB/T 15835—2011：相邻两数连用表示概数，中间不用顿号；用了顿号就成了两个数。"
    en "A pause mark in an approximate number"
        / "Two neighbouring Chinese numerals with 、 between them before 个, 名, 人, 次, 天, 家, 户 and their like (三、四个). 第三、四个, 三、四年级, 一、二、三个 and others that mean each of them are left alone."
        / "GB/T 15834-2011 and GB/T 15835-2011: neighbouring numerals for \"about\" stand without 、; with it there are two numbers."
    bad "集中解决三、四个长期没有解决的问题，安排五、六名干部逐一回访。"
    good "集中解决三四个长期没有解决的问题，安排五六名干部逐一回访。"
    looks Look::Words(&APART, check)
}

const APART: [&str; 8] = ["一、两", "两、三", "三、四", "四、五", "五、六", "六、七", "七、八", "八、九"];
const MEASURES: &[&str] = &[
    "个", "名", "人", "次", "天", "家", "户", "处", "件", "位", "辆", "台", "遍", "小时", "分钟", "公里", "十", "百",
    "千", "万元",
];
/// What such a measure begins that is another word: `三、四个季度`, `三、四人民小学`.
const OTHERS: &[&str] = &[
    "个季度", "个月", "个阶段", "个五年", "个批次", "人民", "人组", "次会议", "次全会", "次全体", "次常务", "处室",
    "十分",
];
/// Behind these each of the two is meant.
const EACH: &[char] =
    &['第', '、', '级', '组', '队', '班', '区', '期', '章', '届', '轮', '周', '楼', '科', '股', '至', '到'];

fn check(hit: &Hit, reporter: &mut Reporter) {
    let lead = before(&hit.block.text, hit.range.start);
    // At the start of a line 三、 is the number of a heading.
    let stands_inside =
        lead.is_some_and(|lead| is_han(lead) && !EACH.contains(&lead) && !"一二三四五六七八九十".contains(lead));
    let measures = MEASURES.iter().find(|measure| hit.after().starts_with(**measure));
    let Some(measure) = measures.filter(|_| stands_inside) else { return };
    if !OTHERS.iter().any(|word| hit.after().starts_with(word)) {
        let range = hit.range.start..hit.range.end + measure.len();
        let right = hit.text().replace('、', "");
        let fix = hit.document.suggestion(hit.block, hit.range.clone(), right.as_str());
        let finding = hit.document.finding(&KIND, hit.block, range);
        reporter.push(finding.with("right", [right.as_str(), measure].concat()).mended_by(fix));
    }
}
