//! Nothing of a document is lost without a word, in whatever order its parts stand.

use proptest::collection::vec;
use proptest::prelude::*;
use tongbao::catalogue::Language;
use tongbao::import::Format;

use super::support::docx::{BOLD, Docx, HEI, KAI, STYLES, row};
use super::support::texts;

/// A paragraph; `@` is where its own word stands.
const PARTS: &[&str] = &[
    "@",
    "@。",
    "现将@予以公布。",
    "一、@",
    "二、@不到位",
    "（一）@",
    "（二）@不够有力",
    "1.@",
    "2.@不及时。",
    "（1）@",
    "①@。",
    "一是@。二是加强@。",
    "问题1：@",
    "问题二：关于@不严的问题",
    "关于@不规范的问题。已@。",
    "“@流于形式”问题整改情况：@。",
    "问题描述：@",
    "具体表现：@。",
    "整改措施：@。",
    "整改措施：",
    "整改情况：（1）@。（2）@。",
    "整改情况",
    "整改进展：@，持续推进。",
    "整改成效：@。",
    "整改结果：已完成",
    "整改结果：@",
    "（已完成）@",
    "责任单位：@局",
    "责任领导：@",
    "牵头单位：@局、@局；责任人：@",
    "整改时限：2025年6月底前",
    "整改时限：@",
    "完成时间：2025年3月",
    "下一步打算：@。",
    "下一步，将@。",
    "二、巡察反馈问题整改情况",
    "三、下一步工作打算",
    "一、整改工作总体情况",
    "（一）整改措施",
    "（二）整改结果",
    "备注：@",
    "附件：@台账",
    "联系电话：0000-12345678；电子邮箱：a@example.gov.test（@）",
    "示例市@局",
    "2025年10月11日",
    "示@〔2025〕3号",
    "| 问题 | 整改情况 |\n| --- | --- |\n| @ | @ |",
    "| 序号 | 问题 | 责任单位 | 整改结果 |\n| --- | --- | --- | --- |\n| 1 | @ | @局 | 已完成 |\n| 2 | @ | @局 | @ |",
    "| @ | @ |\n| --- | --- |\n| @ | @ |",
    "- @\n- @",
    "> @",
    "::: note\n@\n:::",
    "# @",
    "## @",
    "### @不到位",
    "#### @",
    "**@**",
    "**整改情况：**@。",
    "~~@~~@",
    "@[^1]\n\n[^1]: @",
    "### @不实[^2]\n\n[^2]: @",
    "责任单位：@局[^3]\n\n[^3]: @",
    "整改措施：@[^4]。\n\n[^4]: @",
    "整改结果：已完成[^5]\n\n[^5]: @",
    "文号：示@〔2025〕3号",
    "联系电话：0000-12345678（@）",
    "邮寄地址：示例路@号（邮编：000000，信封上请注明“@”）",
    "序号：@",
    "编号：@",
    "更新时间：@",
    "更新时间：2025年9月30日（@）",
    "专题：@、@",
    "公开范围：@",
    "责任单位：@局；整改时限：2025年6月底前；@",
    "责任单位：@局　责任人：@　整改时限：@",
    "（责任单位：@局；整改时限：2025年6月）",
    "@不严（责任单位：@局；责任领导：@）",
    "整改措施1：@。",
    "整改措施：1.@；2.@。",
    "整改目标：@。",
    "【整改结果】@",
    "【责任单位】@局",
    "整改类型：立行立改（@）",
    "销号情况：已销号，@",
    "完成时限：长期坚持（@）",
    "完成时间：2025年3月，@",
    "问题类别：@",
    "整改任务：@",
    "是否属实：@",
    "整改：@。",
    "结果：@",
    "标题：@",
    "发布机构：@局",
    "信息来源：示例市政府网",
    "填报单位：@局（盖章）",
    "填报时间：2025年9月30日（@）",
    "发布时间：2025年10月11日 @",
    "索引号：000000000/2025-00001@",
    "主题分类：水务",
    "签发人：@",
    "作者：甲　编辑：乙",
    "当前位置：首页 > 公开",
    "浏览次数：12",
    "通报类型：@",
    "巡察机构：@组",
    "巡察时间：2025年1月1日至3月1日（@）",
    "反馈日期：2025年4月1日（@）",
    "数据截至：2025年9月30日（@）",
    "成文日期：2025年10月11日（@）",
    "监督方式：@",
    "联系人：@",
    "电话：0000-12345678；联系人：@；@",
    "接听时间：工作日上午（@）",
    "电子邮箱：@",
    "（联系人：@，联系电话：0000-12345678）",
    "如有异议，请与@联系，电话：0000-12345678。",
    "公示期为2025年10月11日至10月31日。@",
    "（此件公开发布）",
    "（此件@）",
    "抄送：@局，@局。",
    "主送：@",
    "各@单位：",
    "示例市@局办公室　2025年10月11日印发",
    "（2025年10月11日）@",
    "（@）",
    "附件：1.@\n2.@",
    "附件1",
    "附件2　@",
    "上一篇：无",
    "下一篇：无",
    "扫一扫在手机打开当前页",
    "【打印】【关闭】",
    "制表：@　审核人：@",
    "注：@",
    "说明：@",
    "注释：@",
    "共@个问题，已完成3个。",
    "反馈的@个问题，共3个，已完成2个。",
    "目录",
    "@………………3",
    "— @ —",
    "第@页",
    "———————",
    "内部资料 @",
    "【内部】@",
    "现将@情况通报如下：",
    "以上@请予监督。",
    "特此@通报",
    "2025年1月至3月，示例市委第三巡察组对@开展了巡察。",
    "2025年4月1日，巡察组反馈了@意见。",
    "问题整改情况@",
    "已完成",
    "（一）已完成的问题",
    "（二）正在整改的@问题",
    "A. @",
    "第一，@。",
    "第一条　@",
    "（一）@整改完成情况。@。",
    "二是@；",
    "★@",
    "●@",
    "1、@。整改情况：@。",
    "（1）整改措施：@。",
    "3.整改结果：@。",
    "**问题1：**@",
    "**责任单位：**@局　**整改时限：**2025年6月",
    "![@](a.png)",
    "[@](https://example.test/)",
    "`@`",
    "```\n@\n```",
    "1. @\n2. @\n   - @",
    "- @\n\n  @",
    "| 问题 | @ |\n| --- | --- |\n| 责任单位 | @ |\n| 整改结果 | @ |",
    "| @ | 责任单位 |\n| --- | --- |\n| @ | @ |",
    "| 序号 | 存在问题 | 整改措施 | 责任人 |  |\n| --- | --- | --- | --- | --- |\n| 1 | @ | @ | @ |  |\n| 注：@ |  |  |  | @ |\n| 合计 | 共@个 |  |  |  |",
    "| 联系人 | @ |\n| --- | --- |\n| 电话 | @ |",
    "::: internal\n@\n:::",
    "$@$",
];

/// Two characters that no label, title or office has, and of which no two words are alike.
pub fn word(number: usize) -> String {
    const RARE: [char; 24] = [
        '犇', '猋', '骉', '麤', '毳', '淼', '焱', '垚', '鑫', '磊', '矗', '晶', '瞐', '品', '鱻', '犟', '羴', '飍',
        '劦', '贔', '灥', '皛', '掱', '孨',
    ];
    [RARE[number / RARE.len() % RARE.len()], RARE[number % RARE.len()]].into_iter().collect()
}

/// The parts with their words, and how many those are.
fn with_words(parts: &[usize]) -> (Vec<String>, usize) {
    let mut words = 0;
    let mut filled = vec!["示例局党组关于巡察整改进展情况的通报".to_string()];
    for part in parts {
        let mut text = String::new();
        for (n, piece) in PARTS[*part].split('@').enumerate() {
            match n {
                0 => {}
                _ if piece.starts_with("example.") => text.push('@'),
                _ => {
                    text.push_str(&word(words));
                    words += 1;
                }
            }
            text.push_str(piece);
        }
        filled.push(text);
    }
    (filled, words)
}

/// The rows of a table in Markdown.
fn rows(part: &str) -> Vec<Vec<&str>> {
    let lines = part.lines().filter(|line| line.starts_with('|') && !line.contains("---"));
    lines.map(|line| line.trim_matches(['|', ' ']).split('|').map(str::trim).collect()).collect()
}

fn html(parts: &[String]) -> Vec<u8> {
    let paragraph = |line: &str| match line.trim_start_matches('#') {
        title if title.len() < line.len() => {
            let level = line.len() - title.len();
            format!("<h{level}>{}</h{level}>", title.trim())
        }
        text => format!("<p>{text}</p>"),
    };
    let part = |part: &String| {
        let cells = |row: Vec<&str>| {
            format!("<tr>{}</tr>", row.iter().map(|cell| format!("<td>{cell}</td>")).collect::<String>())
        };
        match rows(part).as_slice() {
            [] => part.lines().map(paragraph).collect(),
            rows => format!("<table>{}</table>", rows.iter().cloned().map(cells).collect::<String>()),
        }
    };
    parts.iter().map(part).collect::<String>().into_bytes()
}

/// A Word file whose paragraphs look as an author's may: by style, by face, in the middle, at the right.
fn word_file(parts: &[String], looks: &[u8]) -> Vec<u8> {
    let mut docx = Docx::new();
    let looks = looks.iter().copied().chain(std::iter::repeat(0));
    for (part, look) in parts.iter().zip(looks) {
        let table: String = rows(part).iter().map(|cells| row(cells)).collect();
        if !table.is_empty() {
            docx = docx.xml(&format!("<w:tbl>{table}</w:tbl>"));
            continue;
        }
        for line in part.lines() {
            docx = match look {
                0..4 => docx.p(line),
                4 => docx.look(HEI, line),
                5 => docx.look(KAI, line),
                6 => docx.look(BOLD, line),
                7 => docx.center(BOLD, line),
                8 => docx.right(line),
                _ => docx.style("2", line),
            };
        }
    }
    docx.xml_part("word/styles.xml", "styles", STYLES).bytes()
}

/// The words of a text that stand neither in what is written nor in what is told.
fn lost(bytes: &[u8], words: usize, format: Format) -> Vec<String> {
    let Some((mut seen, findings)) = texts(bytes, format) else { return Vec::new() };
    for finding in findings.iter() {
        seen.push_str(&finding.message(Language::Zh));
        let lines = finding.place.as_ref().and_then(|place| Some((place, place.span?)));
        if let Some((place, span)) = lines {
            let start = place.source.text[..span.start].rfind('\n').map_or(0, |at| at + 1);
            let end = place.source.text[span.end..].find('\n').map_or(place.source.text.len(), |at| span.end + at);
            seen.push_str(&place.source.text[start..end]);
        }
    }
    (0..words).map(word).filter(|word| !seen.contains(word.as_str())).collect()
}

proptest! {
    #[test]
    fn nothing_of_a_document_is_lost_without_a_word(parts in vec(0..PARTS.len(), 1..24), looks in vec(0..10_u8, 25)) {
        let (parts, words) = with_words(&parts);
        let text = parts.join("\n\n");
        for (format, bytes) in [
            (Format::Markdown, text.clone().into_bytes()),
            (Format::Plain, text.clone().into_bytes()),
            (Format::Html, html(&parts)),
            (Format::Docx, word_file(&parts, &looks)),
        ] {
            let lost = lost(&bytes, words, format);
            prop_assert!(lost.is_empty(), "{format:?} {lost:?}\n{text}");
        }
    }
}
