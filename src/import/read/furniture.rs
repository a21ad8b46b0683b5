//! Lines of a web page that are its own and no text: the way to it, its buttons, its neighbours, its footer. They come
//! along in a page, and in a text that was copied from one.

use crate::import::document::{Block, Document, Inline, LeftOut, Mark, Paragraph, Text, What};

const BEGINNINGS: &[&str] = &[
    "分享到", "上一篇", "下一篇", "上一条", "下一条", "【打印", "[打印", "打印本页", "【关闭", "[关闭", "关闭窗口",
    "扫一扫", "扫描二维码", "版权所有", "网站标识码", "网站地图", "您的位置", "您当前的位置", "您当前所在位置",
    "您所在的位置", "您现在的位置", "当前位置", "当前所在位置",
];

/// A line of these alone is a row of buttons.
const BUTTONS: &[&str] = &[
    "朗读", "分享", "打印", "打印本页", "关闭", "关闭本页", "关闭窗口", "收藏", "加入收藏", "设为首页", "返回顶部",
    "微信", "微博", "繁体", "繁体字", "繁体版", "简体", "无障碍", "无障碍版", "无障碍浏览", "关怀版", "长者版",
    "长者助手", "适老版", "适老化", "字体", "字号", "大", "中", "小", "热点新闻", "相关文章", "相关新闻", "相关阅读",
    "相关链接", "相关附件", "主动公开", "政府网站年度报表", "政府网站检查通报",
];

/// In characters; what is longer is text.
const LONGEST: usize = 100;

/// A document without the lines at its ends that came along with a page it was copied from.
pub fn without(mut document: Document) -> Document {
    let all = document.blocks.len();
    let mut at = 0;
    document.blocks.retain(|block| {
        at += 1;
        let is_at_an_end = at <= NEAR_END || at + NEAR_END > all;
        !(is_at_an_end && is_line_of_page(block))
    });
    let count = all - document.blocks.len();
    document.left_out.extend((count > 0).then_some(LeftOut::new(What::Furniture, count, None)));
    document
}

/// Takes the menus off the front of a page: lines of short links and of nothing else. Gives how many there were.
pub fn take_menus(blocks: &mut Vec<Block>) -> usize {
    let is_menu = |block: &Block| matches!(block, Block::Paragraph(line) if is_row_of_links(line));
    let count = blocks.iter().take_while(|block| is_menu(block)).count();
    blocks.drain(..count);
    count
}

fn is_row_of_links(line: &Paragraph) -> bool {
    let is_link = |inline: &Inline| match inline {
        Inline::Text(text) => match text.link {
            Some(_) => text.text.trim().chars().count() <= LONGEST_OF_MENU,
            None => !text.text.contains(char::is_alphanumeric),
        },
        Inline::Break => true,
        Inline::Image(..) | Inline::Note(_) => false,
    };
    let has_link = line.inlines.iter().any(|inline| matches!(inline, Inline::Text(Text { link: Some(_), .. })));
    matches!(line.mark, Mark::Body | Mark::Item(_)) && has_link && line.inlines.iter().all(is_link)
}

/// Shorter than the title of any notice, in characters.
const LONGEST_OF_MENU: usize = 8;

/// How many paragraphs at either end of a document may be a page's own.
const NEAR_END: usize = 8;

fn is_line_of_page(block: &Block) -> bool {
    matches!(block, Block::Paragraph(paragraph) if paragraph.mark == Mark::Body && is_furniture(paragraph.text().trim()))
}

/// Whether a line is the page's own.
pub fn is_furniture(text: &str) -> bool {
    text.chars().count() <= LONGEST
        && (is_way(text)
            || BEGINNINGS.iter().any(|word| text.starts_with(word))
            || text.contains("ICP备")
            || text.contains("公网安备")
            || (text.contains("版权所有") && text.contains("主办"))
            || is_row_of_buttons(text)
            || names_sponsor(text))
}

/// `共 3 个问题：已完成 1 个（33%）、正在整改 2 个（67%）`: what our own pages reckon from the issues, down to the last one,
/// with no mark behind it.
pub fn counts_issues(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let sum = || {
        let (total, parts) = text.strip_prefix('共')?.split_once("个问题：")?;
        let counts = parts.split('、').map(count_with_share).collect::<Option<Vec<usize>>>()?;
        Some(total.parse::<usize>().ok()? == counts.into_iter().fold(0, usize::saturating_add))
    };
    sum().unwrap_or(false)
}

/// `已完成1个（33%）`
fn count_with_share(part: &str) -> Option<usize> {
    let (words, share) = part.strip_suffix("%）")?.split_once("个（")?;
    share.parse::<u8>().ok()?;
    let status = words.trim_end_matches(|c: char| c.is_ascii_digit());
    (!status.is_empty()).then(|| words[status.len()..].parse().ok())?
}

/// `首页 > 政务公开 > 审计公开`
fn is_way(text: &str) -> bool {
    text.starts_with("首页") && text.contains(['>', '»', '›', '＞'])
}

fn is_row_of_buttons(text: &str) -> bool {
    let parts = |c: char| c.is_whitespace() || "【】[]［］（）()|｜：:•·".contains(c);
    let mut words = text.split(parts).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| BUTTONS.contains(&word))
}

/// `主办单位：示例市人民政府办公室　联系电话：0000-0000000`, `技术支持单位：…`
fn names_sponsor(text: &str) -> bool {
    let rest = ["主办", "承办", "技术支持"].iter().find_map(|word| text.strip_prefix(word));
    let rest = rest.map(|rest| rest.strip_prefix("单位").unwrap_or(rest));
    rest.is_some_and(|rest| rest.starts_with(['：', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_count_that_adds_up_is_the_pages_own() {
        assert!(counts_issues("共 3 个问题：\n已完成 1 个（33%）、\n正在整改 2 个（67%）"));
        for text in [
            "共 3 个问题：已完成 1 个（33%）、正在整改 1 个（33%）",
            "共 3 个问题：已完成 1 个（33%）、正在整改 2 个（67%）。",
            "共 3 个问题：已完成 1 个、正在整改 2 个",
            "共 3 个问题：3 个（100%）",
            "共3个问题：",
        ] {
            assert!(!counts_issues(text), "{text}");
        }
    }

    #[test]
    fn buttons_ways_and_footers_are_told_from_text() {
        for text in [
            "首页 > 政务公开 > 审计公开",
            "您当前所在位置: 首页 > 政务公开",
            "关怀版 无障碍 无障碍",
            "[打印本页] [关闭窗口]",
            "字体：【大 中 小】",
            "朗读",
            "主办单位：示例市人民政府办公室 联系电话：0000-0000000",
            "示ICP备00000000号-1",
        ] {
            assert!(is_furniture(text), "{text}");
        }
        for text in ["首页更新不及时", "打印机采购不规范", "分享经验", "小微工程管理不严", "主办单位把关不严。", ""]
        {
            assert!(!is_furniture(text), "{text}");
        }
    }
}
