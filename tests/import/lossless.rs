//! Nothing of a document is lost without a word, in whatever order its parts stand.

use proptest::collection::vec;
use proptest::prelude::*;
use tongbao::catalogue::Language;
use tongbao::import::{self, Format, Given};
use tongbao::model::Contact;
use tongbao::model::status::StatusWords;

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
];

/// Two characters that no label, title or office has, and of which no two words are alike.
fn word(number: usize) -> String {
    const RARE: [char; 24] = [
        '犇', '猋', '骉', '麤', '毳', '淼', '焱', '垚', '鑫', '磊', '矗', '晶', '瞐', '品', '鱻', '犟', '羴', '飍',
        '劦', '贔', '灥', '皛', '掱', '孨',
    ];
    [RARE[number / RARE.len() % RARE.len()], RARE[number % RARE.len()]].into_iter().collect()
}

fn document(parts: &[usize]) -> (String, usize) {
    let mut text = "示例局党组关于巡察整改进展情况的通报\n\n".to_string();
    let mut words = 0;
    for part in parts {
        for (n, piece) in PARTS[*part].split('@').enumerate() {
            if n > 0 && piece != "example.gov.test（" {
                text.push_str(&word(words));
                words += 1;
            } else if n > 0 {
                text.push('@');
            }
            text.push_str(piece);
        }
        text.push_str("\n\n");
    }
    (text, words)
}

/// The words of a text that stand neither in what is written nor in what is told.
fn lost(text: &str, words: usize, format: Format) -> Vec<String> {
    let document = import::read(text.as_bytes(), format, "文件", &|_| None).unwrap();
    let given = Given { date: Some(jiff::civil::date(2025, 10, 11)), title: None };
    let (draft, mut findings) = import::understand(&document, &StatusWords::default(), &given);
    import::demand(&draft, &document, &mut findings);
    if draft.issues.is_empty() {
        // Nothing is written then, and that is told.
        return Vec::new();
    }
    let written = import::write(&draft, &document, (&Contact::default(), &[]), None);
    let mut seen = String::new();
    for file in &written.files {
        seen.push_str(std::str::from_utf8(&file.bytes).unwrap());
    }
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
    fn nothing_of_a_document_is_lost_without_a_word(parts in vec(0..PARTS.len(), 1..24)) {
        let (text, words) = document(&parts);
        for format in [Format::Markdown, Format::Plain] {
            let lost = lost(&text, words, format);
            prop_assert!(lost.is_empty(), "{format:?} {lost:?}\n{text}");
        }
    }
}
