//! What word processors, spreadsheets and programs leave in a text.

use crate::check::characters::{after, before, is_han, is_quoted, nearby_after};
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB654" "editing-remains" Error
    says zh "“{found}”是编辑软件或程序留下的" / "删去，并核对这里原来是什么内容。"
    says en "\"{found}\" was left by a word processor or a program" / "Delete it, and look what should stand here."
    zh "修改痕迹和程序残留"
        / "从文档里带来的“带格式的：”“删除的内容：”“批注 [”“错误！未找到引用源”“单击此处输入”“此页无正文”，表格的 #REF!、#DIV/0!、#N/A，程序的 undefined、NaN、null、${…}、没有写完的 &nbsp，没有链接的“点击此处”，以及“烫烫烫”；括号里的批注、稿次和字体（“【批注：”“（初稿）”“（宋体三号）”），段首的“修改后：”“此处删除”；“此句太长”“建议删除此段”一类校对的话；写作程序的话（“以下是根据您”“希望对您有帮助”）。引号和书名号里的不算。"
        / "修订内容和批注本来不是给公众看的；乱码和错误值说明发布前没有人看过页面。"
    en "Remains of editing"
        / "What comes along from documents (带格式的：, 删除的内容：, 批注 [, 错误！未找到引用源, 单击此处输入, 此页无正文), errors of spreadsheets (#REF!, #DIV/0!, #N/A), values of programs (undefined, NaN, null, ${…}, an unfinished &nbsp, 烫烫烫), 点击此处 where no link is, remarks, drafts and fonts in brackets (【批注：, （初稿）, （宋体三号）), 修改后： and 此处删除 at the head of a paragraph, remarks of a proof-reader such as 此句太长 and 建议删除此段, and what writing programs say of their answers (以下是根据您, 希望对您有帮助). What is quoted is left alone."
        / "Tracked changes and comments were not meant for the public, and broken values show that nobody looked at the page."
    bad "批注 [A1]：数据待核。本季度共整改问题 undefined 个，群众满意率 #DIV/0!。"
    good "本季度共整改问题 12 个，群众满意率 98%。"
    looks Look::Words(REMAINS, remains), Look::Words(NOTES, remains), Look::Words(ANSWERS, remains), Look::Words(HEADS, head), Look::Words(VALUES, value), Look::Words(&["${"], variable), Look::Words(REQUESTS, request), Look::Words(CLICKS, click)
}

const REMAINS: &[&str] = &[
    "带格式的：", "带格式的:", "删除的内容：", "删除的内容:", "批注 [", "批注[", "批注［", "错误!未找到引用源",
    "错误！未找到引用源", "错误!未定义书签", "错误！未定义书签", "单击此处输入", "单击此处添加", "点击此处添加",
    "单击或点击此处输入", "此页无正文", "lorem ipsum", "Lorem ipsum", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#N/A",
    "[object Object]", "这句话太长", "此句太长", "本句太长", "句子太长，建议", "建议拆分成", "此句不通", "这里不通顺",
    "表述不清，建议", "重复，建议删", "建议删去此", "建议删除此段", "建议删除该段", "建议删除本段", "建议删除此句",
    "此处数据有误", "<!--", "数据待补", "数字待补", ENTITY, "烫烫烫",
];
/// A blank of HTML that shows as its own name.
pub const ENTITY: &str = "&nbsp";
/// What a page of before said of its links.
const CLICKS: &[&str] = &["点击此处", "点击这里", "点此查看", "点此下载", "点击下载附件", "点击查看附件"];
const REQUESTS: &[&str] = &[
    "请领导审阅", "请领导审定", "请领导审示", "请审阅", "请修改后发布", "领导改过", "请核实", "请核对", "请补充",
    "请确认", "需核实", "待核", "存疑", "数字需核实", "数据需核实", "请再核", "请再核实", "初稿", "草稿", "修改稿",
    "审核稿", "定稿", "终稿", "内容由AI生成", "由AI生成", "AI生成",
];
/// With the bracket that opens them: what follows is a remark or the layout.
const NOTES: &[&str] = &[
    "【批注", "（批注：", "【备注：", "（备注：此处", "（备注：待", "（备注：不公开", "【修改", "（宋体", "（仿宋",
    "（黑体", "（楷体", "（方正", "（加粗", "（标红", "（此处", "（此段", "（建议改为", "（应改为", "（领导批示",
    "（批示：", "（领导意见", "（拟同意", "（同意公开", "（同意发布", "（审核通过",
];
/// What programs that write texts say of themselves and of their answers.
const ANSWERS: &[&str] = &[
    "以下为AI生成", "以下内容由AI生成", "作为AI", "作为一个AI", "作为一名AI", "作为人工智能助手", "作为一个人工智能",
    "作为一名人工智能", "作为一个语言模型", "希望以上内容", "希望对您有帮助", "希望对你有帮助", "希望这份",
    "以下是为您", "以下是根据您", "以下是一份", "根据您提供的", "根据您的需求", "我为您整理", "为您整理", "为您生成",
    "已为您修改", "已为您润色", "以下是润色", "以下是优化", "以下是修改后", "根据您的要求", "如需进一步修改",
    "如需进一步调整", "可根据实际情况修改", "可根据实际情况调整", "请根据实际情况修改", "请根据实际情况调整",
    "请根据实际情况填写",
];
/// At the head of a paragraph these are an editor's.
const HEADS: &[&str] = &["修改后：", "修改前：", "此处删除", "此段删除", "此处需要", "此处修改", "此段请"];
const VALUES: &[&str] = &["undefined", "NaN", "null"];
const LONGEST_NAME: usize = 40;

fn remains(hit: &Hit, reporter: &mut Reporter) {
    if !is_quoted(&hit.block.text, hit.range.start) {
        let end = hit.range.end + if hit.text() == ENTITY && hit.after().starts_with(';') { 1 } else { 0 };
        reporter.push(hit.document.finding(&KIND, hit.block, hit.range.start..end));
    }
}

/// `请点击此处查看`, where no link is.
fn click(hit: &Hit, reporter: &mut Reporter) {
    if !hit.document.links.iter().any(|link| link.text.contains(hit.text())) {
        remains(hit, reporter);
    }
}

/// `（请领导审阅）`
fn request(hit: &Hit, reporter: &mut Reporter) {
    let is_note = |open: char, close: char| hit.before().ends_with(open) && hit.after().starts_with(close);
    if is_note('（', '）') || is_note('【', '】') || is_note('(', ')') {
        reporter.push(hit.finding(&KIND));
    }
}

/// Where a figure would stand: between Chinese characters or marks.
fn value(hit: &Hit, reporter: &mut Reporter) {
    let is_chinese = |c: Option<char>| c.is_none_or(|c| is_han(c) || "，。；：、（）%".contains(c));
    let (lead, rest) = (hit.before().trim_end_matches(' '), hit.after().trim_start_matches(' '));
    if is_chinese(before(lead, lead.len())) && is_chinese(after(rest, 0)) && !(lead.is_empty() && rest.is_empty()) {
        remains(hit, reporter);
    }
}

fn variable(hit: &Hit, reporter: &mut Reporter) {
    let name =
        nearby_after(hit.after(), 0).split_once('}').map(|(name, _)| name).filter(|name| name.len() <= LONGEST_NAME);
    let is_name = |name: &str| name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.'));
    if let Some(name) = name.filter(|name| !name.is_empty() && is_name(name)) {
        let end = hit.range.end + name.len() + "}".len();
        reporter.push(hit.document.finding(&KIND, hit.block, hit.range.start..end));
    }
}

fn head(hit: &Hit, reporter: &mut Reporter) {
    if hit.before().trim_start_matches(['（', '【', ' ']).is_empty() {
        remains(hit, reporter);
    }
}
