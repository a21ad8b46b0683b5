//! 、 before 等, 和 and 及.

use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB657" "pause-before-conjunction" Warning
    says zh "“{found}”：连词和“等”前面不用顿号" / "删去顿号。"
    says en "\"{found}\": no 、 stands before a conjunction or 等" / "Delete the 、."
    zh "连词和“等”前的顿号"
        / "顿号后面紧跟“等”“和”“及”。“和谐、及时、等级”一类以这些字开头的词不算，“以及”不算。"
        / "GB/T 15834—2011：并列词语之间用了“和、及”，就不用顿号；“等”前不用点号。"
    en "A pause mark before a conjunction"
        / "、 right before 等, 和 or 及; words that begin with them, such as 和谐, 及时 and 等级, are left alone, and so is 以及."
        / "GB/T 15834-2011: what a conjunction joins no 、 parts, and none stands before 等."
    bad "对辖区道路、路灯、和公厕进行排查，更换灯具、井盖、等设施 252 处。"
    good "对辖区道路、路灯和公厕进行排查，更换灯具、井盖等设施 252 处。"
    looks Look::Words(&["、等", "、和", "、及"], check)
}

/// How words begin that are no conjunctions, in the order of the looks.
const WORDS: [&[&str]; 3] = [
    &[
        "级", "待", "候", "额", "效", "值", "高", "宽", "距", "同", "次", "靠", "要", "于", "离", "价", "电", "压",
        "号", "地", "比", "分", "外", "一", "保", "红",
    ],
    &[
        "谐", "平", "睦", "美", "气", "解", "善", "蔼", "好", "乐", "畅", "静", "田", "龙", "县", "顺", "林", "硕",
        "政", "布", "悦", "合", "声", "约", "弦", "服", "面", "缓", "润", "盛", "兴", "家", "信", "安", "瑞", "丰",
        "庄", "路雪", "村", "源", "园", "为贵", "而不同",
    ],
    &["时", "格", "早", "物", "第", "至", "笄", "门", "其", "冠"],
];

/// Behind its surname, with the mark that follows.
const LONGEST_NAME: usize = 3;

fn check(hit: &Hit, reporter: &mut Reporter) {
    if WORDS[hit.word].iter().any(|rest| hit.after().starts_with(rest)) {
        return;
    }
    // `、和志强（纳西族）` is a name.
    let is_name = hit.after().chars().take(LONGEST_NAME).any(|c| c == '（');
    if is_name && hit.text().ends_with('和') {
        return;
    }
    let mark = hit.range.start..hit.range.start + "、".len();
    let fix = hit.document.suggestion(hit.block, mark, "");
    reporter.push(hit.finding(&KIND).mended_by(fix));
}
