//! Texts, pages and Markdown of other makers.

use tongbao::import::Format;

use super::support::{check, imported};

/// Lines broken anywhere, as copied out of a PDF, in the encoding of Chinese Windows.
#[test]
fn a_text_with_broken_lines() {
    let text = "　　　　　　中共示例市科技局党组
　　　　关于巡察整改进展情况的通报

　　根据市委统一部署，2025年3月1日至2025年4月15日，市委第六
巡察组对市科技局党组进行了巡察。2025年5月20日反馈了意见。现将
整改情况通报如下。
　　一、反馈意见整改情况
　　（一）创新平台管理不严
　　整改结果：已完成
　　整改情况：对全市28家重点实验室逐一评估，撤销不合格平台3
家，整合2家。
                              — 1 —
　　（二）成果转化跟踪不够
　　整改结果：持续整改
　　整改情况：建立成果库，入库
成果156项。
　　二、联系方式
　　电话：0000-00000006
　　邮箱：kjj@example.gov.cn
　　　　　　　　　　　　　　　中共示例市科技局党组
　　　　　　　　　　　　　　　2025年9月9日
";
    let (bytes, _, _) = encoding_rs::GB18030.encode(text);
    check("text-gb18030", &bytes, Format::Plain);
}

/// A page of a content system: furniture around the text, inline styles, a list with numbers.
#[test]
fn a_page_of_a_content_system() {
    let page = r##"<!DOCTYPE html><html><head><title>通报_示例市人民政府</title><style>p{}</style><script>var a="<p>x</p>";</script></head>
<body><nav><a href="/">首页</a></nav><div class="art"><h1>示例市文旅局党组关于巡察整改情况的通报</h1>
<p>发布时间：2025-09-18 16:30　来源：示例市文旅局　浏览次数：123</p>
<div><p style="text-indent:2em">2025年2月10日至4月10日，市委第七巡察组对我局党组进行了巡察，2025年5月6日反馈意见。</p>
<p><strong>一、巡察反馈问题整改情况</strong></p>
<p><span style="font-family: 楷体">（一）文物安全巡查不到位</span></p>
<p><strong>整改结果：</strong>已完成<br>整改情况：巡查文物点&nbsp;46处&mdash;&mdash;全部建档。</p>
<p><span style="font-family: 楷体">（二）公共文化设施开放不足</span></p>
<p><b>整改结果</b>：长期坚持</p><p>整改情况：</p><ol><li>图书馆延时开放；</li><li>文化馆免费培训12期。</li></ol>
<table><tr><td>
<p>监督电话：0000-00000007</p></td></tr></table>
<p style="text-align:right">示例市文旅局党组</p><p style="text-align: right">2025年9月15日</p></div></div>
<footer>版权所有 示例市文旅局</footer></body></html>"##;
    check("page", page.as_bytes(), Format::Html);
}

/// Markdown as converters write it: headings with numbers typed and levels skipped, quotations, code, raw HTML.
#[test]
fn markdown_of_another_maker() {
    let text = "\
---
title: x
---
# 示例市住建局关于巡察整改情况的通报

2025年1月2日至2025年2月2日，市委第八巡察组对市住建局开展巡察，2025年3月3日反馈意见。

## 反馈问题整改情况

#### 物业监管缺位

- **整改结果：**已完成
- **责任单位：**物业科
- **整改情况：**检查小区 120 个。

> 投诉量下降 35%。

#### 工地扬尘管控不严

整改结果：正在推进
整改情况：安装监测设备 60 套，其中 *在线监测* 45 套。[^1]

| 区域 | 套数 |
| --- | ---: |
| 东区 | 40 |
| 西区 | 20 |

<div>原网页</div>

## 下一步

持续推进。

2025 年 6 月 6 日

[^1]: 截至 5 月底。
";
    check("markdown", text.as_bytes(), Format::Markdown);
}

/// A paragraph in the style of a heading is no heading, and is told.
#[test]
fn lines_may_end_in_any_way() {
    let text = "示例市水务局关于巡察整改情况的通报\n\n一、反馈问题整改情况\n\n1.管网改造滞后\n\n整改结果：已完成\n\n更换管网。\n\n示例市水务局\n\n2025年12月31日\n";
    for format in [Format::Plain, Format::Markdown] {
        let expected = imported(text.as_bytes(), format).written.files;
        for end in ["\r\n", "\r"] {
            assert_eq!(imported(text.replace('\n', end).as_bytes(), format).written.files, expected, "{end:?}");
        }
    }
}

/// Blocks of `:::` are ours in whatever file they come; what is internal never becomes public.
#[test]
fn blocks_stay_blocks() {
    let body = "更换管网。\n\n::: internal\n内部甲。\n\n- 内部乙\n\n整改结果：内部丙\n\n| 栏 | 目 |\n| --- | --- |\n| 内部丁 | 2 |\n:::\n\n公开。\n\n\
                ::: note 整改依据\n文件。\n:::\n\n```\n::: note\n```\n";
    let text = format!(
        "# 示例市水务局关于巡察整改情况的通报\n\n## 一、反馈问题整改情况\n\n### （一）管网改造滞后\n\n整改结果：已完成\n\n{body}\n示例市水务局\n\n2025年11月3日\n"
    );
    let issue = |text: &str, format: Format| {
        let imported = imported(text.as_bytes(), format);
        assert_eq!(imported.written.files.len(), 2);
        String::from_utf8(imported.written.files[1].bytes.clone()).unwrap()
    };
    assert!(issue(&text, Format::Markdown).ends_with(body), "{}", issue(&text, Format::Markdown));
    for fence in ["：：：internal", ":::: INTERNAL", "::internal", "> ::: internal"] {
        let other = text.replacen("::: internal", fence, 1);
        let written = issue(&other, Format::Markdown);
        let public = tongbao::model::blocks::mask_internal(&written).unwrap().text;
        assert!(written.contains("内部甲") && !public.contains("内部"), "{fence}\n{written}");
    }
    let page = "<h1>示例市水务局关于巡察整改情况的通报</h1><h2>一、反馈问题整改情况</h2><h3>（一）管网改造滞后</h3><p>整改结果：已完成</p>\
                <p>更换。</p><div class=\"internal\"><div><p>内部甲。</p></div><ul><li>内部乙</li></ul></div><p>公开。</p><p>2025年11月3日</p>";
    let written = issue(page, Format::Html);
    assert!(written.ends_with("更换。\n\n::: internal\n内部甲。\n\n- 内部乙\n:::\n\n公开。\n"), "{written}");
}

#[test]
fn a_paragraph_marked_as_a_heading_is_a_paragraph() {
    let long = "局党组高度重视巡察整改工作，先后召开专题会议研究部署，逐项明确责任领导、责任科室和完成时限，建立台账、对账销号，确保件件有着落、事事有回音。";
    let text = format!(
        "# 示例市水务局关于巡察整改情况的通报\n\n## {long}\n\n## 一、反馈问题整改情况\n\n### （一）供水不足\n\n整改结果：已完成\n\n2025年1月1日\n"
    );
    let imported = super::support::imported(text.as_bytes(), Format::Markdown);
    assert!(imported.told.iter().any(|line| line.starts_with("3 TB583")), "{:?}", imported.told);
    assert!(String::from_utf8_lossy(&imported.written.files[0].bytes).contains(&format!("---\n{long}\n")));
}

#[test]
fn numbers_in_items_with_bullets_are_lists() {
    let head = "示例市水务局关于巡察整改情况的通报\n\n2025年11月3日\n\n# 反馈问题整改情况\n\n## 管网改造滞后\n\n整改结果：已完成\n\n";
    let list = "- 城区\n  1. 东区\n  2. 西区\n     - 新建\n- 乡镇\n";
    let page = "<p>示例市水务局关于巡察整改情况的通报</p><p>2025年11月3日</p><h1>反馈问题整改情况</h1><h2>管网改造滞后</h2><p>整改结果：已完成</p>\
                <ul><li>城区<ol><li>东区</li><li>西区<ul><li>新建</li></ul></li></ol></li><li>乡镇</li></ul>";
    for (text, format) in [(format!("{head}{list}"), Format::Markdown), (page.to_string(), Format::Html)] {
        let imported = imported(text.as_bytes(), format);
        let issue = String::from_utf8_lossy(&imported.written.files[1].bytes);
        assert!(issue.ends_with(list), "{issue}");
    }
}

/// A page as a browser shows it: without what is hidden, struck out, or the page's own.
#[test]
fn what_a_page_does_not_show_is_left_out_and_told() {
    let page = "<div class='nav'><a href='/'>首页</a> &gt; 政务公开</div><h1>示例市水务局关于巡察整改情况的通报</h1>\
                <p style='display: none'>内部口径甲<p hidden>内部口径乙<p>2025年3月4日至4月30日，市委第二巡察组开展了巡察。</p>\
                <div style='DISPLAY:none !important'><div>内部口径丙</div>内部口径丁<script>'</div>'</script></div>\
                <h2>一、反馈问题整改情况</h2><h3>（一）管网改造滞后</h3><p>整改结果：已完成</p>\
                <p>整改情况：更换管网<del>10</del><ins>12</ins>公里<span style='visibility:hidden'>内部口径戊</span>。</p>\
                <p>示例市水务局</p><p>2025年11月3日</p><div>【打印本页】【关闭窗口】</div><div>上一篇：关于某某的公告</div>\
                <div>主办：示例市水务局　示ICP备00000000号</div>";
    let imported = imported(page.as_bytes(), Format::Html);
    let files: Vec<&str> =
        imported.written.files.iter().map(|file| std::str::from_utf8(&file.bytes).unwrap()).collect();
    let all = files.concat();
    assert!(!all.contains("内部口径") && !all.contains("关闭窗口") && !all.contains("10"), "{all}");
    for words in ["title: 示例市水务局关于巡察整改情况的通报\n", "issuer: 示例市水务局\n", "date: 2025-11-03\n"]
    {
        assert!(files[0].contains(words), "{words}\n{}", files[0]);
    }
    assert!(files[1].ends_with("---\n更换管网12公里。\n"), "{}", files[1]);
    let left: Vec<&str> =
        imported.told.iter().filter_map(|line| line.split_once("没有导入：")).map(|(_, what)| what).collect();
    let counts: Vec<bool> = [("看不见", "4 处"), ("删除线", ""), ("网页上的导航", "4 处")]
        .iter()
        .map(|(what, count)| left.iter().any(|told| told.contains(what) && told.contains(count)))
        .collect();
    assert_eq!(counts, [true; 3], "{left:?}");
}

#[test]
fn what_stands_before_the_main_part_of_a_page_is_the_sites_own() {
    let notice = "<h1>示例市水务局关于巡察整改情况的通报</h1><h2>一、反馈问题整改情况</h2><h3>（一）管网改造滞后</h3>\
                  <p>整改结果：已完成</p><p>更换管网12公里。</p>";
    let closing = "<p>示例市水务局</p><p>2025年11月3日</p>";
    let page = format!(
        "<a href='#m'>跳到正文</a><header><a href='/'>示例市整改情况公开</a></header><main>{notice}{closing}</main>"
    );
    let made = imported(page.as_bytes(), Format::Html);
    let head = String::from_utf8_lossy(&made.written.files[0].bytes);
    assert!(head.contains("title: 示例市水务局关于巡察整改情况的通报\n") && !head.contains("跳到正文"), "{head}");
    assert!(made.told.iter().any(|line| line.contains("网页上的导航")), "{:?}", made.told);
    // Where the title stands before it, nothing is lost.
    let (title, rest) = notice.split_once("<h2>").unwrap();
    let page = format!("<p>{title}</p><main><h2>{rest}{closing}</main>");
    let made = imported(page.as_bytes(), Format::Html);
    let head = String::from_utf8_lossy(&made.written.files[0].bytes);
    assert!(head.contains("title: 示例市水务局关于巡察整改情况的通报\n"), "{head}");
}

/// Word keeps comments in the pages that it writes.
#[test]
fn the_comments_of_a_page_that_word_wrote_are_told_and_not_published() {
    let page = "<h1>示例市水务局关于巡察整改情况的通报</h1><h2>一、反馈问题整改情况</h2><h3>（一）管网改造滞后</h3><p>整改结果：已完成</p>\
                <p>整改情况：更换管网<span style='mso-hide:all'>（口径）</span>12<a style='mso-comment-reference:A_1'>公里</a>\
                <span class=MsoCommentReference><a href='#_msocom_1'>[张三1]</a></span>。</p><p>示例市水务局</p><p>2025年11月3日</p>\
                <div style='mso-element:comment-list'><hr class=msocomoff><div style='mso-element:comment'>\
                <div id='_com_1'><p class=MsoCommentText>[张三1]没有核实</p></div></div></div>";
    let imported = imported(page.as_bytes(), Format::Html);
    let files: Vec<&str> =
        imported.written.files.iter().map(|file| std::str::from_utf8(&file.bytes).unwrap()).collect();
    assert!(files[1].ends_with("---\n更换管网12公里。\n"), "{}", files[1]);
    assert!(files[0].contains("issuer: 示例市水务局\n") && !files.concat().contains("张三"), "{files:?}");
    assert!(imported.told.iter().any(|line| line.contains("没有导入：批注（2 处）")), "{:?}", imported.told);
}
