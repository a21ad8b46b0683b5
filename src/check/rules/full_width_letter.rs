//! Full-width digits and letters.

use crate::characters::half_width;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::check::text::{Block, Document};

rule! {
    "TB632" "full-width-letter" Warning
    says zh "全角的“{found}”应为半角“{right}”" / "改为“{right}”。"
    says en "full-width \"{found}\" should be \"{right}\"" / "Write it in half width."
    zh "全角数字和字母"
        / "全角的阿拉伯数字和拉丁字母，如 １２ 处、ＬＥＤ；邮箱里的 ＠、网址里的“：//”也算。"
        / "GB/T 15835—2011：阿拉伯数字占半个汉字的位置；全角数字搜索不到，也不能计算。"
    en "Full-width digits and letters"
        / "Digits and Latin letters in full width, such as １２ and ＬＥＤ, the ＠ of an e-mail address, and the ：// of a web address."
        / "GB/T 15835-2011: Arabic digits take half the width of a character; in full width they cannot be searched for or added up."
    bad "更换 ＬＥＤ 灯头 ２５２ 盏，维修变压器 32 台，恢复了正常照明。"
    good "更换 LED 灯头 252 盏，维修变压器 32 台，恢复了正常照明。"
    looks Look::Prose(check), Look::Words(&["http：//", "https：//", "ftp：//"], address)
}

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    let text = &block.text;
    // Every one of them begins with this byte; most texts have full-width commas, so each is looked at.
    let mut end = 0;
    for at in memchr::memchr_iter(0xEF, text.as_bytes()) {
        if at < end || !text[at..].starts_with(is_full_width) {
            continue;
        }
        end = at + text[at..].find(|c| !is_full_width(c)).unwrap_or(text.len() - at);
        let right: String = text[at..end].chars().map(half_width).collect();
        let fix = document.fix(block, at..end, right.as_str());
        reporter.push(document.finding(&KIND, block, at..end).with("right", right).mended_by(fix));
    }
}

fn is_full_width(c: char) -> bool {
    matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '＠')
}

/// `http：//`, which no browser opens.
fn address(hit: &Hit, reporter: &mut Reporter) {
    let right = hit.text().replace('：', ":");
    let fix = hit.document.fix(hit.block, hit.range.clone(), right.as_str());
    reporter.push(hit.finding(&KIND).with("right", right).mended_by(fix));
}
