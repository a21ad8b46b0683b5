//! What a field was probably meant to be that goes by a name nobody knows: misspelt, in capitals, in Chinese, or with a
//! full-width colon inside braces, which makes the whole entry a name.

use crate::catalogue::findings::{MISSPELT_KEY, UNKNOWN_KEY};
use crate::catalogue::yaml::WIDE_COLON;
use crate::finding::{Edit, Finding, Fix};
use crate::source::{Place, Source, Span};

use std::sync::Arc;

use super::{Key, broken};

/// The finding about an unknown name, and the field that was meant, if that can be told.
pub fn unknown<'k>(source: &Arc<Source>, key: &Key, known: &[&'k str]) -> (Finding, Option<&'k str>) {
    if let Some(at) = source.text[key.span.range()].find('：') {
        let start = key.span.start + at;
        let span = Span::new(start, start + '：'.len_utf8());
        let finding = broken(Place::at(source, span), &WIDE_COLON, "");
        let is_sure = key.name.split_once('：').is_some_and(|(name, value)| {
            known.contains(&name) && !value.contains(['：', '，']) && !value.starts_with(' ')
        });
        let fix = is_sure.then(|| Fix::sure(vec![Edit { span, text: ": ".to_string() }]));
        return (finding.mended_by(fix), None);
    }
    let place = Place::at(source, key.span);
    let same = known.iter().copied().find(|name| means(&key.name, name));
    let Some(meant) = same.or_else(|| nearest(&key.name, known.iter().copied())) else {
        let finding = Finding::new(&UNKNOWN_KEY, place).with("key", &*key.name).with_known(known);
        return (finding, None);
    };
    let edits = vec![Edit { span: key.span, text: meant.to_string() }];
    let fix = if same.is_some() { Fix::sure(edits) } else { Fix::likely(edits) };
    let finding = Finding::new(&MISSPELT_KEY, place).with("key", &*key.name).with("meant", meant);
    (finding.mended_by(Some(fix)), Some(meant))
}

/// The known word that a misspelt one was probably meant to be.
pub fn nearest<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let closest = known.map(|candidate| (strsim::osa_distance(&word.to_lowercase(), candidate), candidate)).min()?;
    let tolerated = (word.chars().count().max(closest.1.chars().count()) / 3).clamp(1, 3);
    (closest.0 <= tolerated).then_some(closest.1)
}

/// Whether a name says a field's in capitals or in Chinese.
fn means(name: &str, key: &str) -> bool {
    name.eq_ignore_ascii_case(key)
        || IN_CHINESE.iter().any(|(field, names)| *field == key && names.split('、').any(|known| known == name))
}

/// Whether it is what offices call some field.
pub fn is_chinese_name(name: &str) -> bool {
    IN_CHINESE.iter().any(|(_, names)| names.split('、').any(|known| known == name))
}

/// What offices call the fields. One name may stand for several, of which a place has one.
const IN_CHINESE: &[(&str, &str)] = &[
    ("title", "标题、题目、名称、类别名称"),
    ("category", "类别、问题类别"),
    ("status", "整改结果、整改状态、整改进度、状态"),
    ("order", "次序、顺序、序号"),
    ("responsible", "责任单位、责任部门、牵头单位"),
    ("deadline", "整改时限、整改期限、时限、期限"),
    ("completed", "完成时间、完成日期"),
    ("updated", "更新时间、更新日期"),
    ("topics", "专题"),
    ("audience", "公开范围"),
    ("measures", "整改措施、措施"),
    ("attachments", "附件"),
    ("description", "摘要、简介"),
    ("draft", "草稿"),
    ("kind", "种类、类型"),
    ("issuer", "发布机构、发布单位、发文单位"),
    ("inspector", "检查单位、巡察组、巡察单位"),
    ("inspection", "检查起止、巡察起止、检查时间、巡察时间"),
    ("from", "起、开始"),
    ("to", "止、结束"),
    ("feedback", "反馈日期、反馈时间"),
    ("date", "成文日期、日期、时间"),
    ("published", "发布时间、发布日期"),
    ("categories", "问题类别、类别"),
    ("contact", "联系方式"),
    ("name", "联系人、联系单位、姓名、名称"),
    ("phone", "电话、联系电话"),
    ("address", "地址、联系地址、单位地址"),
    ("postcode", "邮编、邮政编码"),
    ("email", "邮箱、电子邮箱、电子邮件"),
    ("hours", "接听时间"),
    ("corrections", "更正、更正记录"),
    ("text", "内容、文字、措施"),
    ("file", "文件、文件名"),
    ("keywords", "关键词"),
    ("index_number", "索引号、信息索引号"),
    ("document_number", "文号、发文字号"),
    ("openness", "公开方式"),
    ("office", "单位、发布单位"),
    ("sponsor", "主办单位"),
    ("operator", "承办单位"),
    ("site_code", "网站标识码"),
    ("icp", "备案号、ICP备案号、ICP 备案号"),
    ("police", "公安备案号"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_word_is_recognised_and_a_strange_one_is_not() {
        let known = ["title", "category", "status"];
        assert_eq!(nearest("tilte", known.into_iter()), Some("title"));
        assert_eq!(nearest("Catagory", known.into_iter()), Some("category"));
        assert_eq!(nearest("author", known.into_iter()), None);
    }

    #[test]
    fn names_in_chinese_mean_the_field_that_stands_there() {
        let source = Source::new("a.md", "类别: a\n");
        let key = Key { name: "类别".into(), span: Span::new(0, 6) };
        for (known, meant) in [
            (&["title", "category"][..], Some("category")),
            (&["title", "categories"], Some("categories")),
            (&["title"], None),
        ] {
            assert_eq!(unknown(&source, &key, known).1, meant, "{known:?}");
        }
    }
}
