//! Slugs: the parts of an address that are made from a name.
//!
//! They are ASCII: Chinese characters become pinyin, one hyphen between syllables. The pinyin table knows
//! one reading a character, so words with another reading are listed here; a `slug:` in the front matter
//! has the last word.

use std::sync::LazyLock;

use pinyin::ToPinyin;

/// Words of this field and place names whose usual reading the table gets wrong.
const READINGS: &[(&str, &str)] = &[
    ("重庆", "chong-qing"),
    ("长期", "chang-qi"),
    ("长效", "chang-xiao"),
    ("长沙", "chang-sha"),
    ("长春", "chang-chun"),
    ("银行", "yin-hang"),
    ("行业", "hang-ye"),
    ("调查", "diao-cha"),
    ("调研", "diao-yan"),
    ("调度", "diao-du"),
    ("协调", "xie-tiao"),
    ("调整", "tiao-zheng"),
    ("调解", "tiao-jie"),
    ("调节", "tiao-jie"),
    ("调控", "tiao-kong"),
    ("调休", "tiao-xiu"),
    ("空调", "kong-tiao"),
    ("长远", "chang-yuan"),
    ("延长", "yan-chang"),
    ("成都", "cheng-du"),
    ("首都", "shou-du"),
    ("差旅", "chai-lv"),
    ("出差", "chu-chai"),
    ("校对", "jiao-dui"),
    ("没收", "mo-shou"),
    ("反省", "fan-xing"),
    ("会计", "kuai-ji"),
    ("重点", "zhong-dian"),
    ("重复", "chong-fu"),
    ("重新", "chong-xin"),
    ("厦门", "xia-men"),
    ("六安", "lu-an"),
    ("蚌埠", "beng-bu"),
    ("参差", "cen-ci"),
    ("还款", "huan-kuan"),
    ("退还", "tui-huan"),
    ("供给", "gong-ji"),
    ("给予", "ji-yu"),
    ("处理", "chu-li"),
    ("处置", "chu-zhi"),
    ("乐山", "le-shan"),
    ("音乐", "yin-yue"),
    ("朝阳", "chao-yang"),
    ("单县", "shan-xian"),
    ("率先", "shuai-xian"),
    ("圈养", "juan-yang"),
    ("应当", "ying-dang"),
    ("应急", "ying-ji"),
    ("响应", "xiang-ying"),
];

/// A word's first character, the word and its reading.
type Reading = (char, &'static str, &'static str);

/// Those of the words that begin with a character, as most begin none.
fn readings_from(c: char) -> impl Iterator<Item = &'static Reading> {
    static SORTED: LazyLock<Vec<Reading>> = LazyLock::new(|| {
        let first = |word: &str| word.chars().next().unwrap_or_default();
        let mut sorted: Vec<_> = READINGS.iter().map(|(word, reading)| (first(word), *word, *reading)).collect();
        sorted.sort_unstable();
        sorted
    });
    let from = SORTED.partition_point(|(first, ..)| *first < c);
    SORTED[from..].iter().take_while(move |(first, ..)| *first == c)
}

/// A slug may grow this long; it is then cut at a syllable.
const LONGEST: usize = 64;

/// Makes an ASCII slug: `乔木灌木修剪不及时` → `qiao-mu-guan-mu-xiu-jian-bu-ji-shi`. Empty where nothing can stand in an address.
pub fn slugify(text: &str) -> String {
    let mut slug = String::with_capacity((2 * text.len()).min(LONGEST + 16));
    let mut joined = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let mut step = c.len_utf8();
        if c.is_ascii_alphanumeric() {
            if !joined {
                separate(&mut slug);
            }
            slug.push(c.to_ascii_lowercase());
            joined = true;
        } else if c.is_ascii() {
            joined = false;
        } else {
            joined = false;
            if let Some((_, word, reading)) = readings_from(c).find(|(_, word, _)| rest.starts_with(word)) {
                separate(&mut slug);
                slug.push_str(reading);
                step = word.len();
            } else if let Some(syllable) = c.to_pinyin() {
                separate(&mut slug);
                match syllable.plain() {
                    plain if plain.is_ascii() => slug.push_str(plain),
                    with_umlaut => slug.push_str(&with_umlaut.replace('ü', "v")),
                }
            }
        }
        if slug.len() > LONGEST {
            cut(&mut slug);
            break;
        }
        rest = &rest[step..];
    }
    slug
}

/// Whether a slug that somebody wrote can stand in an address: letters and digits of any script, `-`, `_` and `.`, no dot first.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 200
        && !text.starts_with('.')
        && !text.ends_with('.')
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

fn separate(slug: &mut String) {
    if !slug.is_empty() {
        slug.push('-');
    }
}

fn cut(slug: &mut String) {
    let end = slug[..=LONGEST].rfind('-').unwrap_or(LONGEST);
    slug.truncate(end);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_becomes_pinyin_and_ascii_stays() {
        for (text, slug) in [
            ("乔木灌木修剪不及时", "qiao-mu-guan-mu-xiu-jian-bu-ji-shi"),
            ("2025年 LED 路灯", "2025-nian-led-lu-deng"),
            ("重庆市长期坚持", "chong-qing-shi-chang-qi-jian-chi"),
            ("绿化", "lv-hua"),
            ("yanshi-urban-management-2025", "yanshi-urban-management-2025"),
            ("“……”", ""),
        ] {
            assert_eq!(slugify(text), slug, "{text}");
        }
    }

    #[test]
    fn a_slug_is_its_own_slug() {
        let slug = slugify("提高政治站位，坚决扛起整改责任，推动城市管理高质量发展迈上新台阶");
        assert!(slug.len() <= LONGEST && !slug.ends_with('-'), "{slug}");
        assert_eq!(slugify(&slug), slug);
    }

    #[test]
    fn what_would_leave_the_folder_is_no_slug() {
        for bad in ["", "..", "../x", "/x", "a/b", ".hidden", "a b", "x\\y", "x.", "a\"b"] {
            assert!(!is_slug(bad), "{bad}");
        }
        assert!(is_slug("2025-整改") && is_slug("v1.2_a"));
    }
}
