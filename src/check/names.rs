//! Names of persons, as far as their shape tells: a common surname and one or two characters.

const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文樊邢";
/// What comes after a name: a mark, or a verb that people are the subject of.
const AFTER: &[&str] = &[
    "，", "。", "、", "（", "(", "：", "；", "反映", "举报", "投诉", "于", "向", "称", "提出", "来电", "来信", "的",
    "住", "家住", "在", "同志", "先生", "女士", "表示", "等", "对", "家中", "家", "因", "申请", "已", "患", "纳入",
    "送达", "进行", "说明", "告知", "答复", "名下", "本人", "反馈", "递交", "提交", "缴纳", "退还", "领取", "多次",
    "实名",
];

/// Words that begin as a name does.
const WORDS: &[&str] = &[
    "方面", "方案", "方式", "方便", "方才", "高度", "高效", "高质", "高标", "高频", "高兴", "高龄", "高危", "高血",
    "高空", "高压", "高温", "高额", "高层", "高峰", "金额", "金桂", "金鱼", "万元", "万余", "万人", "万众", "万户",
    "万分", "万一", "程序", "程度", "段落", "常态", "常用", "常年", "常常", "常见", "常住", "常人", "常规", "易发",
    "易于", "易燃", "江河", "石油", "石楠", "石头", "黄色", "黄杨", "黄栌", "黄牛", "黄昏", "白色", "白杨", "白血",
    "白内", "白天", "白马", "白蜡", "马上", "马匹", "马驹", "马尾", "于是", "任务", "任何", "任职", "任意", "夏季",
    "夏天", "钱款", "田间", "毛病", "毛巾", "毛笔", "武装", "安全", "康复", "水平", "成立", "石材", "金属", "马路",
    "路面", "江边", "田园", "田径", "严格", "向上", "何时", "何地", "何人", "许多", "许可", "许久", "曾经", "连续",
    "温馨", "和谐", "平安", "时间", "解决", "应急", "强化", "车辆", "周边", "周围", "周末", "周期", "周年", "周一",
    "周二", "周三", "周四", "周五", "周六", "周日", "杨树", "柳树", "樊篱", "雷同", "史实", "孔洞", "郑重", "陈述",
    "陈旧", "谢绝", "宋体", "于法", "张贴", "张罗", "陆续", "范围", "杜绝", "顾虑", "顾客", "顾及", "顾问", "文明",
    "文化", "文静", "文件", "文书", "文字", "文本", "文艺", "文具", "赖以",
];
/// What is told of somebody, and is part of no name.
const TOLD: &[&str] = &["来电", "来信", "来访", "反映", "投诉", "举报", "致电"];
/// Surnames that are words of grammar as well, with what follows them then: `于近日`, `曾多次`.
const GRAMMAR: &[(char, &str)] = &[
    ('于', "近当日今去上本此同前"),
    ('曾', "多两三四五数几经向于就因对在以被反来投举到先联连一二不未屡患"),
    ('常', "捣来去到在被对向与和跟说问帮给"),
];

/// With one of these a surname alone is given.
const TITLES: &[&str] = &["先生", "女士", "同志", "师傅", "大爷", "大妈", "阿姨", "老师"];

/// Whether a text ends with a surname.
pub fn surname_at_end(text: &str) -> bool {
    text.ends_with(|c| SURNAMES.contains(c))
}

/// How many bytes the name takes that a text begins with; none where it is hidden with 某.
pub fn name_at_start(text: &str) -> Option<usize> {
    name_before(text, &[])
}

/// The same where these, too, may come behind the name.
pub fn name_before(text: &str, verbs: &[&str]) -> Option<usize> {
    let first = text.chars().next().filter(|c| SURNAMES.contains(*c))?;
    (1..=2).rev().find_map(|given| {
        let length: usize = first.len_utf8() + text.chars().skip(1).take(given).map(char::len_utf8).sum::<usize>();
        let (name, rest) = text.split_at_checked(length)?;
        let whole = name.chars().count() == given + 1 && is_name(name) && !is_word(text);
        (whole && AFTER.iter().chain(verbs).any(|after| rest.starts_with(after))).then_some(length)
    })
}

/// How many bytes the name takes that a text ends with, where it stands behind a mark or one of these words.
pub fn name_behind(text: &str, leads: &[&str]) -> Option<usize> {
    (2..=3).rev().find_map(|count| {
        let (start, _) = text.char_indices().rev().nth(count - 1)?;
        let (lead, name) = text.split_at(start);
        let is_apart = lead.chars().next_back().is_none_or(|c| !c.is_alphanumeric()) || ends_with_any(lead, leads);
        (is_apart && is_name(name) && !is_word(name)).then_some(name.len())
    })
}

fn is_name(name: &str) -> bool {
    let hidden = ends_with_any(name, TITLES) || name.contains(['某', '氏', '姓', '家', '对', '因']);
    let begins = name.starts_with(|c| SURNAMES.contains(c)) && name.chars().all(super::characters::is_han);
    begins && !hidden && !TOLD.iter().any(|told| name.contains(told))
}

fn is_word(text: &str) -> bool {
    let mut characters = text.chars();
    let (first, second) = (characters.next(), characters.next());
    WORDS.iter().any(|word| text.starts_with(word))
        || GRAMMAR.iter().any(|(word, then)| first == Some(*word) && second.is_some_and(|c| then.contains(c)))
}

fn ends_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}

/// Whether a text ends with a name that stands for itself: at its start, or after a mark.
pub fn name_at_end(text: &str) -> bool {
    let start = text
        .rfind(['，', '。', '、', '：', '；', '\n'])
        .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let name = &text[start..];
    let count = name.chars().count();
    (2..=3).contains(&count)
        && name.starts_with(|c| SURNAMES.contains(c))
        && !name.contains('某')
        && name.chars().all(super::characters::is_han)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_by_their_shape() {
        assert_eq!(name_at_start("张建国反映"), Some(9));
        assert_eq!(name_at_start("李梅，"), Some(6));
        for other in ["张先生反映", "李女士，", "张某反映", "张某某，", "高度重视", "群众反映", "方面的", ""]
        {
            assert_eq!(name_at_start(other), None, "{other}");
        }
        for word in ["于近日反映", "曾多次反映", "常来电反映", "陆续反映", "周末来电"] {
            assert_eq!(name_at_start(word), None, "{word}");
        }
        assert!(name_at_end("据了解，王小明") && !name_at_end("对反映"));
        assert_eq!((name_before("王建国来访", &["来访"]), name_before("王建国来访", &[])), (Some(9), None));
        assert_eq!((name_behind("因负责人周明远", &["人"]), name_behind("负责人李梅", &["人"])), (Some(9), Some(6)));
        assert_eq!((name_behind("，李梅", &[]), name_behind("负责李梅", &["人"])), (Some(6), None));
    }
}
