//! Files beside the texts: what they hold that must not be published.

use std::fs;
use std::io::{Cursor, Write};

use crate::support::lines_of_check;

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, xml) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(xml.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The lines of a check that tell of attached files, with such files in a notice's folder.
fn told(files: &[(&str, Vec<u8>)]) -> Vec<String> {
    let root = tempfile::TempDir::new().unwrap();
    let content = root.path().join("content/n");
    fs::create_dir_all(&content).unwrap();
    fs::write(root.path().join("content/site.yaml"), "title: 示例市\n").unwrap();
    let links: String = files.iter().map(|(name, _)| format!("[附件]({name})\n")).collect();
    fs::write(content.join("notice.md"), format!("---\ntitle: 通报\ndate: 2025-10-11\n---\n{links}")).unwrap();
    fs::write(content.join("unused.csv"), "张某,11010519491231002X\n").unwrap();
    for (name, bytes) in files {
        fs::write(content.join(name), bytes).unwrap();
    }
    lines_of_check(root.path(), "TB94")
}

#[test]
fn numbers_of_persons_are_found_in_every_part_of_an_office_file() {
    let number = "<w:p><w:r><w:t>1101051949</w:t></w:r><w:r><w:t>1231002X</w:t></w:r></w:p>";
    let word = |part: &str| packed(&[("word/document.xml", "<w:p><w:t>正文</w:t></w:p>"), (part, number)]);
    let strings = "<sst><si><t>11010519491231002X</t></si><si><t>6222020200112233446</t></si></sst>";
    let files = [
        ("a.docx", word("word/document2.xml")),
        ("b.docx", word("word/header1.xml")),
        ("c.xlsx", packed(&[("xl/sharedStrings.xml", strings)])),
        ("d.csv", "姓名,证号\n张某,11010519491231002X\n".into()),
        ("张某11010519491231002X.pdf", b"%PDF-1.7".to_vec()),
    ];
    let found = |name: &str, count: usize| {
        format!("content/n/{name}: 错误[TB940]: 文件（包括文件名）里有身份证号或银行卡号：{count} 处")
    };
    assert_eq!(
        told(&files),
        [
            found("a.docx", 1),
            found("b.docx", 1),
            found("c.xlsx", 2),
            found("d.csv", 1),
            found("张某11010519491231002X.pdf", 1)
        ]
    );
}

#[test]
fn what_is_hidden_in_an_office_file_is_named() {
    let word = packed(&[
        ("word/document.xml", "<w:p><w:del><w:r><w:delText>原来的话</w:delText></w:r></w:del></w:p>"),
        ("word/comments.xml", "<w:comments><w:comment w:id=\"0\"/></w:comments>"),
    ]);
    let book =
        packed(&[("xl/workbook.xml", "<sheets><sheet name=\"a\"/><sheet name=\"b\" state=\"veryHidden\"/></sheets>")]);
    let lines = told(&[("a.docx", word), ("b.xlsx", book)]);
    let expected = [
        "content/n/a.docx: 警告[TB941]: 文件里还留着批注、修订中删除的文字",
        "content/n/b.xlsx: 警告[TB941]: 文件里还留着隐藏的工作表",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn a_clean_or_broken_file_tells_nothing() {
    let masked = packed(&[("word/document.xml", "<w:p><w:t>1101051949****002X，编号20250101001</w:t></w:p>")]);
    let empty = packed(&[("word/comments.xml", "<w:comments></w:comments>")]);
    assert!(told(&[("a.docx", masked), ("b.docx", b"PK\x03\x04".to_vec()), ("c.docx", empty)]).is_empty());
}
