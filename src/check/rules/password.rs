//! Passwords in a text.

use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::finding::Finding;

rule! {
    "TB939" "password" Error
    says zh "这是一个密码" / "删去，并立即更换这个密码：它可能已经有人看过。"
    says en "this is a password" / "Delete it, and change the password now: somebody may have read it."
    zh "密码、口令"
        / "“密码、口令”后面（可以有“为、是、：”）紧跟四个以上字母、数字，其中有数字的。密码算法和标准的编号（SM4、GB/T、GM/T）、用 * 隐去的不算。"
        / "《网络安全法》要求防止网络数据泄露；公开的口令等于没有口令。"
    en "Passwords"
        / "密码 or 口令 with four letters and digits or more right behind, perhaps with 为, 是 or ：, of which one is a digit. Names of ciphers and standards (SM4, GB/T, GM/T) are left alone, and so is what * hides."
        / "The Cybersecurity Law asks that data do not leak; a password that is published is none."
    bad "检查发现管理员账号的密码为Abc12345，已经责令立即更换。"
    good "检查发现管理员账号使用弱口令，已经责令立即更换。"
    looks Look::Words(&["密码", "口令"], check)
}

const SHORTEST: usize = 4;
/// Behind digits alone, these say that they count.
const COUNTED: [char; 12] = ['年', '月', '日', '位', '个', '次', '项', '条', '家', '台', '户', '人'];
const STANDARDS: [&str; 9] = ["SM", "GB", "GM", "AES", "RSA", "SHA", "DES", "USB", "ISO"];

fn check(hit: &Hit, reporter: &mut Reporter) {
    let lead = ["均为", "统一为", "设置为", "设为", "都是", "为", "是", "："]
        .iter()
        .find(|lead| hit.after().starts_with(**lead));
    let rest = hit.after()[lead.map_or(0, |lead| lead.len())..].trim_start_matches([' ', '“', ':']);
    let length = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_graphic()).len();
    let written = &rest[..length].trim_end_matches(['.', ',', ';', ')']);
    // `密码是2025年更换的`
    let counts = written.bytes().all(|byte| byte.is_ascii_digit()) && rest[length..].starts_with(COUNTED);
    let is_one = !counts
        && written.len() >= SHORTEST
        && written.contains(|c: char| c.is_ascii_digit())
        && !written.contains("**")
        && !STANDARDS.iter().any(|name| written.starts_with(name));
    if is_one {
        let start = hit.block.text.len() - rest.len();
        // It is not said again.
        reporter.push(Finding::new(&KIND, hit.document.place(hit.block, start..start + written.len())));
    }
}
