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
    "方面", "方案", "方式", "方便", "高度", "高效", "高质", "高标", "高频", "金额", "万元", "万余", "程序", "程度",
    "段落", "常态", "常用", "常年", "易发", "江河", "石油", "黄色", "白色", "马上", "于是", "任务", "任何", "任职",
    "夏季", "钱款", "田间", "毛病", "武装", "安全", "康复", "水平", "成立", "石材", "金属", "马路", "路面", "江边",
    "田园", "严格", "向上", "何时", "何地", "许多", "曾经", "连续", "温馨", "和谐", "平安", "时间", "解决", "应急",
    "强化", "车辆", "周边", "周围", "杨树", "柳树", "樊篱", "雷同", "史实", "孔洞", "郑重", "陈述", "陈旧", "谢绝",
    "宋体", "于法",
];

/// With one of these a surname alone is given.
const TITLES: &[&str] = &["先生", "女士", "同志", "师傅", "大爷", "大妈", "阿姨", "老师"];

/// Whether a text ends with a surname.
pub fn surname_at_end(text: &str) -> bool {
    text.ends_with(|c| SURNAMES.contains(c))
}

/// How many bytes the name takes that a text begins with; none where it is hidden with 某.
pub fn name_at_start(text: &str) -> Option<usize> {
    let first = text.chars().next().filter(|c| SURNAMES.contains(*c))?;
    (1..=2).rev().find_map(|given| {
        let length: usize = first.len_utf8() + text.chars().skip(1).take(given).map(char::len_utf8).sum::<usize>();
        let name = text.get(..length)?;
        let whole = name.chars().count() == given + 1 && name.chars().all(super::characters::is_han);
        let hidden = TITLES.iter().any(|title| name.ends_with(title))
            || name.contains(['某', '氏', '姓', '家', '对', '因'])
            || WORDS.iter().any(|word| text.starts_with(word));
        (whole && !hidden && AFTER.iter().any(|after| text[length..].starts_with(after))).then_some(length)
    })
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
        assert!(name_at_end("据了解，王小明") && !name_at_end("对反映"));
    }
}
