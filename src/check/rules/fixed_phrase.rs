//! Phrases whose words are fixed, with another word in them.

use crate::check::pairs::{self, Pair, pair, wrong};
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::finding::Certainty;

rule! {
    "TB645" "fixed-phrase" Error
    says zh "固定表述写错：“{found}”应为“{right}”" / "对照权威文件改为“{right}”。"
    says en "a fixed phrase is wrong: \"{found}\" should be \"{right}\"" / "Write {right}, as the authoritative documents have it."
    zh "固定表述写错"
        / "少字、换字、搭配错位的固定表述：“习近平新时代中国特色社会主义思想”缺字，“四个意识”说成“坚定”，“两个确立”与“两个维护”的搭配对调，“八项规定”“三会一课”“一岗双责”等写错。"
        / "严重表述错误是政府网站检查的单项否决指标（国办秘函〔2019〕19号附件）。"
    en "A fixed phrase gone wrong"
        / "Phrases of the Party with a word lost, exchanged, or joined to the wrong verb: 习近平新时代中国特色社会主义思想 cut short, 坚定 with 四个意识, 两个确立 and 两个维护 the wrong way round, 八项规定, 三会一课 or 一岗双责 with a wrong character."
        / "A grave wording error alone fails the inspection of a government website (annex to 国办秘函〔2019〕19号)."
    bad "深入学习习近平新时代特色社会主义思想，坚定“四个意识”，落实“三会一科”制度。"
    good "深入学习习近平新时代中国特色社会主义思想，增强“四个意识”，落实“三会一课”制度。"
    looks Look::Words(&WRONG, check)
}

#[rustfmt::skip]
const PAIRS: &[Pair] = &[
    pair("习近平新时代特色社会主义", "习近平新时代中国特色社会主义"),
    pair("习近平新时代中国社会主义", "习近平新时代中国特色社会主义"),
    pair("习近平中国特色社会主义思想", "习近平新时代中国特色社会主义思想"),
    pair("习近平新时代中国特色社会主义", "习近平新时代中国特色社会主义思想").not_before(&["思想", "经济", "外交", "文化", "法治", "强军", "生态", "政治"]),
    pair("习总书记", "习近平总书记").not_after(&["学", "练", "复", "研", "补"]),
    pair("坚定“四个意识”", "增强“四个意识”"), pair("坚定四个意识", "增强四个意识"),
    pair("做到“两个确立”", "拥护“两个确立”"), pair("做到两个确立", "拥护两个确立"),
    pair("“两个维护”的决定性意义", "“两个确立”的决定性意义"),
    pair("“两个意识”、坚定“四个自信”", "“四个意识”、坚定“四个自信”"), pair("“五个意识”、坚定“四个自信”", "“四个意识”、坚定“四个自信”"),
    pair("“五个意识”，坚定“四个自信”", "“四个意识”，坚定“四个自信”"),
    pair("中央六项规定", "中央八项规定"), pair("中央八条规定", "中央八项规定"),
    pair("三会一科", "三会一课"), pair("三会一刻", "三会一课"), pair("一岗双则", "一岗双责"), pair("党政同则", "党政同责"),
    pair("从严制党", "从严治党"), pair("党风廉正", "党风廉政"), pair("党风联政", "党风廉政"),
    pair("意识型态", "意识形态"), pair("民主集中治", "民主集中制"), pair("实施细责", "实施细则"), pair("少数名族", "少数民族"),
];
const WRONG: [&str; PAIRS.len()] = wrong(PAIRS);

fn check(hit: &Hit, reporter: &mut Reporter) {
    reporter.extend(pairs::finding(hit, PAIRS, &KIND, Certainty::Likely));
}
