//! Characters that are taken for one another: they sound alike, so that an input method offers the one for the other, or
//! they look alike.

use std::sync::OnceLock;

use hashbrown::HashMap;
use pinyin::ToPinyin;

/// Whether a character may stand by mistake where another was meant.
pub fn are_alike(found: char, meant: char) -> bool {
    found != meant && (sound_alike(found, meant) || look_alike(found, meant))
}

/// Without tones, which nobody types, and without what many do not tell apart: zh and z, n and l, ing and in.
fn sound_alike(a: char, b: char) -> bool {
    let other = |c: char| OTHER_READINGS.iter().find(|(known, _)| *known == c).map(|(_, reading)| *reading);
    let first = |c: char| c.to_pinyin().map(pinyin::Pinyin::plain);
    let readings = |c: char| [first(c), other(c)].into_iter().flatten();
    readings(a).any(|one| readings(b).any(|two| heard(one) == heard(two)))
}

/// How official texts read characters that are read in two ways; the table of readings knows the other.
const OTHER_READINGS: [(char, &str); 5] =
    [('调', "tiao"), ('长', "chang"), ('会', "kuai"), ('省', "xing"), ('行', "hang")];

/// A syllable as it is heard: its initial and its final.
fn heard(syllable: &str) -> (Option<char>, &str) {
    let mut letters = syllable.chars();
    let initial = letters.next().map(|c| if c == 'n' { 'l' } else { c });
    let rest = letters.as_str();
    let is_flat = matches!(initial, Some('z' | 'c' | 's'));
    let rest = if is_flat { rest.strip_prefix('h').unwrap_or(rest) } else { rest };
    let has_nasal = rest.ends_with("ing") || rest.ends_with("eng");
    (initial, if has_nasal { &rest[..rest.len() - 1] } else { rest })
}

fn look_alike(a: char, b: char) -> bool {
    static BY_CHARACTER: OnceLock<HashMap<char, Vec<char>>> = OnceLock::new();
    let by_character = BY_CHARACTER.get_or_init(|| {
        let mut by_character: HashMap<char, Vec<char>> = HashMap::new();
        for group in LOOK_ALIKE.split_ascii_whitespace() {
            group.chars().for_each(|c| by_character.entry(c).or_default().extend(group.chars()));
        }
        by_character
    });
    by_character.get(&a).is_some_and(|alike| alike.contains(&b))
}

/// Groups of characters that differ in a stroke or a radical.
const LOOK_ALIKE: &str = "己已巳 末未 冶治 拔拨 侯候 竞竟 籍藉 徒徙陡 戊戌戍 日曰目 千干于 天夭无 师帅 析折拆 晴睛 辨辩辫瓣 \
    侍待持 扬杨场 坏环怀 遗遣遭 赢羸 贷货 贪贫 券卷 沓查 刺剌 盲肓育 诀决 蓝篮 拣捡检 历厉 圆园 渡度 既即 蜜密 壁璧 \
    燥躁噪 没设 建健 任仟 休体 人入八 士土 申由甲 庄压 厂广 住往 具县 间问闻 因困囚 各名 令今 全金 完宗 亨享 贯惯 宣宜 \
    官宫 迫追 违迟 进井 选洗 遂逐 防妨仿 纪记 技枝 侵浸 载戴 买卖实 监临 衰衷哀 科料 营管 理埋 项顶 烦颁 情清请晴 \
    险捡 批比 船般 政攻改 效郊 致到倒 例列 裂烈 斤斥 微徽 基墓 慕幕募 摸模漠 谊宜 仪议义 部陪 培倍 挤济剂 抄炒 消销削悄 \
    稍梢捎 廷延庭 喉候 孤弧狐 爪瓜 忧优扰 沧沦 抢枪 仓仑 论轮沦 栏拦 揭竭渴 偶遇寓愚 幅福辐副 掩淹 悔侮诲 工土 大太 \
    王主玉 未来 术木本 正止 元无 东乐 测侧 曲由 阳阴 收牧 形刑 运远 拍怕 护扩 求救 估佑 返近 邻领 卵卯 岛鸟 迎仰 \
    诚诫 津律 看着 导异 冻练 状壮 弃异 判叛 炼练 杜社 诉斥 诊珍 陆陵 怒努 劲颈 纯钝 低纸 员圆";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_alike_by_sound_or_by_shape() {
        for (found, meant) in [
            ('步', '部'),
            ('制', '治'),
            ('只', '制'),
            ('精', '进'),
            ('令', '临'),
            ('己', '已'),
            ('怜', '廉'),
            ('唱', '长'),
        ] {
            assert!(are_alike(found, meant), "{found} {meant}");
        }
        for (found, meant) in [('部', '部'), ('大', '能'), ('，', '部'), ('甲', '部'), ('a', '部'), ('行', '部')]
        {
            assert!(!are_alike(found, meant), "{found} {meant}");
        }
    }
}
