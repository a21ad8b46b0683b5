//! Texts that nobody would write: no rule panics, none hangs, and every place and fix lies inside its file.

use proptest::prelude::*;
use tongbao::check::RULES;

use crate::support::{Files, mended};

/// Pieces that rules look for, to be put together in every wrong way.
const PIECES: &[&str] = &[
    "一是",
    "二是",
    "（一）",
    "（",
    "）",
    "《",
    "》、",
    "“",
    "”",
    "\"",
    "2025年",
    "2025-04-25",
    "13月",
    "30日",
    "4",
    "1234567890",
    "，",
    "。",
    "；",
    "、",
    "...",
    "--",
    "%",
    "万",
    "余",
    "约",
    "个",
    "共",
    "反馈",
    "其中",
    "已完成",
    "完成率",
    "公示",
    "天",
    "至",
    "—",
    "的的",
    "设置设置",
    "垃圾桶",
    "垃圾筒",
    "身份证号11010519491231002X",
    "13812345678",
    "6222020200112233446",
    "号楼",
    "501室",
    "业主",
    "张建国",
    "信访人",
    "http://a.cn",
    "[点击这里](http://10.0.0.1)",
    "![图片](a.jpg)",
    "\n",
    "\n\n",
    "\n# ",
    "\n- ",
    "\n> ",
    "\n| a | b |\n|---|---|\n",
    "`",
    "```\n",
    "**",
    "<b>",
    "<!-- tongbao-allow TB616: x -->",
    "::: note\n",
    ":::\n",
    "&amp;",
    "\\*",
    "\u{202E}",
    "\u{0}",
    "\u{F06C} ",
    "\u{FFFD}",
    "锟斤拷",
    "锛屾湁",
    "æ•´æ”¹",
    "＜!-- ",
    " --＞",
    "<o:p>",
    "<?xml:a>",
    "<![if ",
    "😀",
    "　",
    " ",
    "\t",
    "通过",
    "使",
    "减少",
    "2倍",
    "底前",
    "完成",
    "整改结果：",
    "公示期",
    "个工作日",
    "ａ１",
    "巡查反馈",
    "修建",
    "行道树",
    "。。。",
    "——",
    "0",
    "年",
    "月",
    "日",
    "X",
    "：一是",
    "以下三个方面",
    "（1）",
    "<办法>",
    "由98%提高到95%，",
    "增长30%",
    "满意62%，",
    "不满意",
    "满意率",
    "困境儿童",
    "小学",
    "东风村3组42号",
    "区政府、区委",
    "区委第一巡视组",
    "习近平新时代中国特色社会主义",
    "205年6月",
    "2052年6月，",
    "召开",
    "25:70",
    "24时30分",
    "上午",
    "至",
    "-",
    "~",
    "电话：",
    "（0379）",
    "0379-6779827",
    "1380000000",
    "）)",
    ")）",
    "””",
    "》、《",
    "整改情況",
    "，其中",
    "其余8个",
    "比去年增长了3个百分点，",
    "由12%提高到18%",
    "同比增长50%，由200件",
    "增加到280件",
    "微信号zhang123",
    "5个社区",
    "（东关、西关）",
    "其妻刘美丽",
    "三年来累计投入620万元，其中",
    "2022年150万元、",
    "两个月共检查6次",
    "7月份检查2次，",
    "星期一",
    "（2025年9月10日）",
    "详见附件2",
    "工期90天",
    "户均4元",
    "惠及农户300户，",
    "基本全部",
    "占总投资的120%",
    "25时",
    "密码为Abc12345",
    "护照：E12345678",
    "当事人邮箱zhang1990@qq.com",
    "邮箱：office#163.com",
    "1，235件",
    "率达98以上",
    "共计新建公厕22座",
    "公厕8座，",
];

fn hostile() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..40).prop_map(|pieces| pieces.concat())
}

fn look(text: &str) {
    let files = Files::ordinary()
        .with("n/01-a.md", &format!("---\ntitle: 题\ncategory: lighting\nstatus: 已完成\n---\n{text}"));
    for finding in files.findings() {
        let Some(place) = &finding.place else { continue };
        if let Some(span) = place.span {
            assert!(place.source.text.get(span.range()).is_some(), "{}: {span:?} in {text:?}", finding.kind.code);
        }
        if finding.fix.is_some() {
            mended(&finding).unwrap();
        }
        finding.message(tongbao::catalogue::Language::Zh);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_rule_stumbles_over_what_it_looks_for(text in hostile()) {
        look(&text);
    }

    #[test]
    fn no_rule_stumbles_over_any_text(text in "\\PC{0,200}") {
        look(&text);
    }

    #[test]
    fn titles_may_be_anything(title in "[^\\p{Cc}\"\\\\]{1,40}") {
        let files = Files::ordinary().with("n/01-a.md", &format!("---\ntitle: \"{title}\"\ncategory: lighting\nstatus: 已完成\n---\n正文。"));
        files.findings();
    }
}

/// What one line may hold; a program that is not optimised gets less of it.
const LONGEST: usize = 10_000_000;

/// Lines that repeat what rules look for without end. That no rule looks farther around a place than a fixed number
/// of bytes is tested where they look (`check/characters.rs`), so work grows with the line; nothing is timed here.
#[test]
fn ten_million_bytes_in_one_line_come_to_an_end() {
    let lines = [
        "设置",
        "的",
        "一是",
        "2025年",
        "约130余",
        "“",
        "《",
        "（",
        "1",
        "1 ",
        "共1个，已完成1个，",
        "号楼501室",
        "公示1天",
        ",",
        "中,",
        "...",
        "修建",
        "反馈1个问题",
        "\"字",
        "（》",
        "1）",
        "((中",
        "公示2025年10月1日至2日1天",
    ];
    let longest = if cfg!(debug_assertions) { LONGEST / 200 } else { LONGEST };
    for piece in lines {
        let text = piece.repeat(longest / piece.len());
        let findings = Files::ordinary().with("n/01-a.md", &text).findings();
        assert!(findings.len() < text.len());
    }
}

#[test]
fn bad_examples_survive_being_cut_anywhere() {
    for rule in RULES.iter().filter(|rule| !rule.bad.starts_with("===")) {
        for (at, _) in rule.bad.char_indices() {
            look(&rule.bad[at..]);
        }
    }
}
