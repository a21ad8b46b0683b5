//! Accounts of persons with chat services.

use crate::check::characters::clause_before;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::check::rules::email_shape::is_of_address;

rule! {
    "TB938" "personal-account" Warning
    says zh "“{found}”像是个人的账号" / "删去；是单位对外的账号，写明“官方微信”“公众号”。"
    says en "\"{found}\" looks like the account of a person" / "Delete it; of the office's own say 官方微信 or 公众号."
    zh "个人的微信号、QQ 号、邮箱"
        / "“微信号、QQ 号、微信、QQ”后面紧跟五个以上字母、数字的账号。前面有“官方、公众、我局、监督、举报、客服、服务”等的，是对外的账号，不算。同一分句里说到当事人、举报人、业主、居民等的 qq.com、163.com 一类的邮箱，也算。"
        / "能识别特定自然人的账号是个人信息（《个人信息保护法》第四条）；泄露个人信息是政府网站检查的否决项。"
    en "Accounts with WeChat, QQ and free e-mail"
        / "微信号, QQ号, 微信 or QQ with an account of five letters and digits or more right behind. Behind 官方, 公众, 我局, 监督, 举报, 客服 and the like it is the office's own, and left alone. Addresses at qq.com, 163.com and the like where the clause speaks of a party, an informant or a resident."
        / "An account that tells who somebody is is personal information (Personal Information Protection Law, article 4); a leak fails the inspection of a government website."
    bad "当事人的微信号zhangsan1988已经核实，双方通过微信达成了退款协议。"
    good "当事人的微信账号已经核实，双方通过微信达成了退款协议。"
    looks Look::Words(&["微信号", "QQ号", "qq号", "微信：", "微信:", "QQ：", "QQ:"], check), Look::Words(&["@"], letter_box)
}

/// Whose account it is.
const OF_OFFICES: [&str; 7] = ["官方", "公众", "我局", "我委", "本局", "本单位", "监督"];
/// Theirs as well, where no person is named by such a word.
const OF_SERVICES: [&str; 5] = ["举报", "客服", "服务", "咨询", "投诉"];
const SHORTEST: usize = 5;

fn check(hit: &Hit, reporter: &mut Reporter) {
    let lead = hit.after().len() - hit.after().trim_start_matches(['：', ':', ' ', '为', '是', '码']).len();
    let rest = &hit.after()[lead..];
    let account =
        rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')).len();
    let clause = clause_before(&hit.block.text, hit.range.start);
    let is_account = account >= SHORTEST && rest[..account].contains(|c: char| c.is_ascii_digit());
    if is_account && !OF_OFFICES.iter().chain(&OF_SERVICES).any(|word| clause.contains(word)) {
        reporter.push(hit.document.finding(&KIND, hit.block, hit.range.start..hit.range.end + lead + account));
    }
}

/// Where everybody may have a letter box.
const HOSTS: [&str; 9] =
    ["qq.com", "163.com", "126.com", "sina.com", "139.com", "189.cn", "gmail.com", "outlook.com", "hotmail.com"];
const PERSONS: [&str; 14] = [
    "当事人", "举报人", "投诉人", "信访人", "反映人", "业主", "居民", "村民", "家长", "本人", "死者", "患者",
    "被处分人", "商户",
];

/// `当事人邮箱zhangsan1990@qq.com`
fn letter_box(hit: &Hit, reporter: &mut Reporter) {
    let lead = hit.before().trim_end_matches(is_of_address);
    let Some(host) = HOSTS.iter().find(|host| hit.after().starts_with(**host)) else { return };
    let clause = clause_before(&hit.block.text, lead.len());
    let is_of_person = PERSONS.iter().any(|word| clause.contains(word));
    if lead.len() < hit.range.start && is_of_person && !OF_OFFICES.iter().any(|word| clause.contains(word)) {
        reporter.push(hit.document.finding(&KIND, hit.block, lead.len()..hit.range.end + host.len()));
    }
}
