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
    let counts: Vec<bool> = [("看不见", "4 处"), ("已删去", ""), ("网页上的导航", "4 处")]
        .iter()
        .map(|(what, count)| left.iter().any(|told| told.contains(what) && told.contains(count)))
        .collect();
    assert_eq!(counts, [true; 3], "{left:?}");
}

/// Pages as LibreOffice, Word and pandoc save them: what runs on every page, items that hold paragraphs, and footnotes.
#[test]
fn pages_that_word_processors_save_are_read_as_they_look() {
    let notes = [
        (
            "<a class=\"sdfootnoteanc\" href=\"#sdfootnote1sym\"><sup>1</sup></a>",
            "<div id=\"sdfootnote1\"><p><a class=\"sdfootnotesym\" href=\"#sdfootnote1anc\">1</a> 截至九月底。</p></div>",
        ),
        (
            "<a href=\"#_ftn1\" name=\"_ftnref1\"><span class=MsoFootnoteReference>[1]</span></a>",
            "<div id=ftn1><p class=MsoFootnoteText><a href=\"#_ftnref1\" name=\"_ftn1\">[1]</a>截至九月底。</p></div>",
        ),
        (
            "<a href=\"#fn1\" role=\"doc-noteref\"><sup>1</sup></a>",
            "<section class=\"footnotes\"><ol><li id=\"fn1\"><p>截至九月底。<a href=\"#fnref1\" role=\"doc-backlink\">↩</a></p></li></ol></section>",
        ),
    ];
    for (reference, text) in notes {
        let page = format!(
            "<div title=\"header\"><p>内部编号007</p></div><p align=center>示例市水务局关于巡察整改情况的通报</p>\
             <h2>一、反馈问题整改情况</h2><h3>（一）管网改造滞后</h3><p>整改结果：已完成</p><p>更换管网12公里{reference}。</p>\
             <ul><li><p>城区</p></li><li><p>乡镇</p></li></ul><p><s>旧的安排。</s></p><p>示例市水务局</p><p>2025年11月3日</p>{text}\
             <div style='mso-element:footer'><p>— 1 —</p></div>"
        );
        let made = imported(page.as_bytes(), Format::Html);
        let files: Vec<_> = made.written.files.iter().map(|file| String::from_utf8_lossy(&file.bytes)).collect();
        assert!(files[0].contains("title: 示例市水务局关于巡察整改情况的通报\n"), "{}", files[0]);
        assert!(files[0].contains("date: 2025-11-03\n"), "{}", files[0]);
        let body = "---\n更换管网12公里[^1]。\n\n- 城区\n- 乡镇\n\n~~旧的安排。~~\n\n[^1]: 截至九月底。\n";
        assert!(files[1].ends_with(body), "{}", files[1]);
        assert!(made.told.iter().any(|told| told.contains("TB950")), "{:?}", made.told);
    }
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

/// What a content system knows of a page stands above its title and again below it, in whatever order; buttons, and
/// the way to the page, come along when a page is copied.
#[test]
fn what_a_web_site_prints_around_a_title_is_read_or_left_out() {
    let title = "中共示例区文化旅游局党组关于巡察整改情况的通报";
    let text = format!(
        "关怀版 无障碍\n您当前所在位置：首页 > 政务公开 > 巡察整改\n信息索引号：\n000000000000/2024-00001\n文件名称：\n{title}\n\
         发布机构：\n示例区文旅局\n成文日期：\n2024-06-03\n公开方式：\n主动公开\n{title}\n\
         日期：2024-06-05 10:20:31 来源：区文旅局 浏览量：\n分享：\n朗读\n\
         根据区委统一部署，2023年9月5日至10月20日，区委第二巡察组对局党组进行了巡察。\n\
         1.场馆开放时间不足。\n整改结果：已完成\n2.图书更新不及时。\n整改结果：已完成\n\
         [打印本页] [关闭窗口]\n主办单位：示例区人民政府办公室 联系电话：0000-0000000\n"
    );
    let imported = imported(text.as_bytes(), Format::Plain);
    let notice = file(&imported, "notice.md");
    for line in [
        "title: 中共示例区文化旅游局党组关于巡察整改情况的通报",
        "issuer: 中共示例区文化旅游局党组",
        "date: 2024-06-03",
        "published: 2024-06-05 10:20",
        "index_number: 000000000000/2024-00001",
    ] {
        assert!(notice.lines().any(|own| own == line), "{line}\n{notice}");
    }
    let body = notice.rsplit("---\n").next().unwrap();
    assert!(body.starts_with("根据区委统一部署"), "{body}");
    assert_eq!(imported.written.files.len(), 3);
    assert!(imported.told.iter().any(|line| line.contains("TB587")), "{:?}", imported.told);
}

/// `2024-05-20 14:30 来源：…` has no label at its front.
#[test]
fn a_stamp_below_the_title_is_no_text() {
    for stamp in [
        "2024-05-20 14:30 来源：党政办 作者： 阅读：12次 字体：【大 中 小】 打印 关闭",
        "示例区人民政府 2024-05-20 14:30 来源: 区水务局",
        "来源：区水务局发布时间：2024-05-20 14:30:43",
    ] {
        let text = format!(
            "示例区水务局党组关于巡察整改情况的通报\n{stamp}\n根据区委统一部署，区委第二巡察组对局党组进行了巡察。\n\
             1.管网巡护不到位。\n整改结果：已完成\n2.台账记录不及时。\n整改结果：已完成\n"
        );
        let notice = file(&imported(text.as_bytes(), Format::Plain), "notice.md");
        assert!(notice.contains("published: 2024-05-20 14:30\n"), "{stamp}\n{notice}");
        assert!(notice.contains("---\n根据区委统一部署"), "{stamp}\n{notice}");
    }
}

/// The table of a content system's fields stands above the title.
#[test]
fn a_table_of_what_is_known_of_a_page_is_no_text() {
    let page = "<table><tr><td>索引号</td><td>000000/2024-00003</td><td>组配分类</td><td>整改</td></tr>\
        <tr><td>发布机构</td><td>示例市应急管理局</td><td>主题分类</td><td>其他</td></tr>\
        <tr><td>有效性</td><td>有效</td><td>关键词</td><td>无</td></tr>\
        <tr><td>名称</td><td>关于隐患整改情况的通报</td><td>文号</td><td>无</td></tr>\
        <tr><td>生成日期</td><td>2024-02-06</td><td>发布日期</td><td>2024-02-07</td></tr></table>\
        <p>现将有关情况通报如下：</p><p>1.消防通道堵塞。</p><p>整改结果：已完成</p><p>2.配电箱无防护。</p><p>整改结果：未完成</p>";
    let notice = file(&imported(page.as_bytes(), Format::Html), "notice.md");
    for line in ["title: 关于隐患整改情况的通报", "issuer: 示例市应急管理局", "date: 2024-02-06"] {
        assert!(notice.lines().any(|own| own == line), "{line}\n{notice}");
    }
    assert!(notice.contains("---\n现将有关情况通报如下："), "{notice}");
}

/// Headings are marked as such; what is numbered in an issue is not, plain or bold, and the issue goes on behind it.
#[test]
fn numbers_that_begin_anew_in_an_issue_are_its_text() {
    for (category, issues) in [
        ("<h3>（一）管网维护方面</h3>", ["<h4>1.管网老化更新不及时</h4>", "<h4>2.检修记录不全</h4>"]),
        ("<h3>管网维护方面</h3>", ["<h4>1.管网老化更新不及时</h4>", "<h4>2.检修记录不全</h4>"]),
        ("", ["<h3>（一）管网老化更新不及时</h3>", "<h3>（二）检修记录不全</h3>"]),
    ] {
        let page = format!(
            "<h1>示例市水务局关于巡察整改情况的通报</h1><p>现将情况通报如下。</p><h2>一、巡察反馈问题整改情况</h2>{category}\
             {}<p>整改情况：更换管网12公里。</p><p><b>（一）加强巡查</b></p><p>巡查30次。</p><p>（二）建立台账</p>\
             <p>建账5本。</p><p>整改结果：已完成</p>{}<p>整改结果：已整改</p><p>示例市水务局</p><p>2025年11月3日</p>",
            issues[0], issues[1]
        );
        let imported = imported(page.as_bytes(), Format::Html);
        assert_eq!(statuses(&imported), ["已完成", "已整改"], "{page}");
        let issue = file(&imported, &imported.written.files[1].path);
        assert!(
            issue.ends_with(
                "---\n更换管网12公里。\n\n**（一）加强巡查**\n\n巡查30次。\n\n（二）建立台账\n\n建账5本。\n"
            ),
            "{issue}"
        );
    }
}

/// No title can be a link: its address stands in the issue; what no text can hold is told.
#[test]
fn the_address_of_a_link_is_kept_or_told() {
    let page = "<h1>示例市水务局<a href='https://example.test/t'>关于巡察整改情况的通报</a></h1>\
        <p>来源：示例日报　作者：王某　浏览次数：123</p><p>现将情况通报如下，见<a href='/files/a(1).docx'>附件</a>。</p>\
        <h2>一、反馈问题整改情况</h2><h3>（一）<a href='https://example.test/1(a)'>管网老化不及时更新</a></h3><p>整改结果：已完成</p>\
        <p>见<a href='https://example.test/2'>台账</a>、<a href='#top'>上文</a>。</p>\
        <h3>（二）检修记录不全</h3><p>整改结果：已完成</p><p>示例市水务局</p><p>2025年11月3日</p>";
    let imported = imported(page.as_bytes(), Format::Html);
    let issue = file(&imported, &imported.written.files[1].path);
    let end = "见[台账](https://example.test/2)、上文。\n\n[管网老化不及时更新](https://example.test/1%28a%29)\n";
    assert!(issue.ends_with(end), "{issue}");
    let told: Vec<_> = imported.told.iter().filter(|line| line.contains("TB587")).collect();
    let left = [
        "标题旁边网页自己的信息：来源：示例日报；作者：王某；浏览次数：123",
        "“关于巡察整改情况的通报”的链接地址：https://example.test/t",
        "“附件”的链接地址：/files/a(1).docx",
    ];
    assert!(
        told.len() == left.len() && left.iter().all(|words| told.iter().any(|line| line.ends_with(words))),
        "{told:?}"
    );

    let ledger = "# 示例市水务局整改台账\n\n| 问题 | 整改结果 |\n| --- | --- |\n| [管网老化](https://example.test/1) | 已完成 |\n\n2025年11月3日\n";
    let imported = super::support::imported(ledger.as_bytes(), Format::Markdown);
    let issue = file(&imported, &imported.written.files[1].path);
    assert!(issue.ends_with("status: 已完成\n---\n[管网老化](https://example.test/1)\n"), "{issue}");
}

#[test]
fn the_menus_above_a_page_are_not_its_title() {
    let page = "<div><a href='/'>网站首页</a><a href='/zwgk/'>政务公开</a></div><ul><li><a href='/jgjs/'>机构职能</a></li></ul>\
        <h2>示例市水务局关于巡察整改情况的通报</h2><p>现将情况通报如下。</p><h3>1.管网老化不及时更新</h3><p>整改结果：已完成</p>\
        <h3>2.检修记录不全</h3><p>整改结果：已完成</p><p>示例市水务局</p><p>2025年11月3日</p>";
    let imported = imported(page.as_bytes(), Format::Html);
    let notice = file(&imported, "notice.md");
    assert!(notice.contains("title: 示例市水务局关于巡察整改情况的通报\n") && !notice.contains("公开"), "{notice}");
    assert!(
        imported.told.iter().any(|line| line.contains("网页上的导航、分享按钮和页脚（2 处）")),
        "{:?}",
        imported.told
    );
}

/// A report to a people's congress: where and by whom it was given, whom it speaks to.
#[test]
fn the_lines_between_a_title_and_its_text_stay_apart() {
    let text = "示例省人民政府关于2023年度省级预算\n执行审计查出问题的整改情况报告\n\
        ——2024年7月27日在示例省人民代表大会\n常务委员会第五次会议上\n示例省审计厅厅长  张三\n省人大常委会：\n\
        受省政府委托，现将整改情况报告如下：\n\
        一、财政管理审计查出问题的整改情况\n（一）关于预算编制不细化的问题。已细化到项目。该问题已整改。\n\
        （二）关于专款下达不及时的问题。已追缴部分资金，其余正在追缴。该问题部分整改。\n\
        二、部门预算审计查出问题的整改情况\n（一）关于往来款清理不及时的问题。我单位已完成整改。一是清理完毕。二是持续推进核对。\n\
        三、下一步工作\n继续督促。\n";
    let imported = imported(text.as_bytes(), Format::Plain);
    let notice = file(&imported, "notice.md");
    for line in [
        "title: 示例省人民政府关于2023年度省级预算执行审计查出问题的整改情况报告",
        "issuer: 示例省人民政府",
        "——2024年7月27日在示例省人民代表大会常务委员会第五次会议上",
        "省人大常委会：",
    ] {
        assert!(notice.lines().any(|own| own == line), "{line}\n{notice}");
    }
    assert_eq!(statuses(&imported), ["已整改", "部分整改", "已完成整改"]);
}

fn file(imported: &super::support::Imported, path: &str) -> String {
    let file = imported.written.files.iter().find(|file| file.path == path).unwrap();
    String::from_utf8(file.bytes.clone()).unwrap()
}

fn statuses(imported: &super::support::Imported) -> Vec<String> {
    let files = imported.written.files.iter().filter(|file| file.path != "notice.md");
    files
        .map(|file| {
            let text = String::from_utf8(file.bytes.clone()).unwrap();
            text.lines().find_map(|line| line.strip_prefix("status: ")).unwrap_or_default().to_string()
        })
        .collect()
}

/// A notice of one item whose headings are labels, with lists below them that look like headings.
#[test]
fn lines_of_code_on_a_page_stay_lines_of_code() {
    let code = "<pre class=\"code\"><code class=\"language-sh\">  <span class=\"hl-k\">if</span> a\n\n    b  c &amp; ``` d\n</code></pre>";
    let page = format!(
        "<main><h1>示例市城市管理局关于巡察整改情况的通报</h1><p>区委巡察组反馈了意见。</p><h2>一、路灯维修不及时</h2>\
         <p>命令如下：</p>{code}<p>已经用上。</p></main>"
    );
    let imported = imported(page.as_bytes(), Format::Html);
    let texts: String = imported.written.files.iter().map(|file| String::from_utf8_lossy(&file.bytes)).collect();
    assert!(texts.contains("命令如下：\n\n````sh\n  if a\n\n    b  c & ``` d\n````\n\n已经用上。"), "{texts}");
}

#[test]
fn a_list_below_a_label_is_its_text() {
    let text = "示例市关于督察反馈问题整改任务完成情况的公示\n\n一、整改任务\n\n部分排口污水外流。\n\n二、责任单位\n\n示例区政府\n\n\
        三、整改措施\n\n（一）实施雨污分流改造\n\n（二）加强排口监测\n\n四、整改落实情况\n\n（一）完成改造3公里\n\n（二）每月监测一次\n\n\
        五、整改结论\n\n已完成整改，建议销号。\n\n特此公示！\n\n联系电话：0000-0000000\n\n附表：任务表\n\n示例市生态环境局\n\n2024年12月2日\n";
    let imported = imported(text.as_bytes(), Format::Plain);
    let issue = imported.written.files.iter().find(|file| file.path != "notice.md").unwrap();
    let issue = String::from_utf8(issue.bytes.clone()).unwrap();
    assert!(issue.contains("measures:\n  - text: 实施雨污分流改造\n  - text: 加强排口监测\n"), "{issue}");
    assert!(issue.contains("\nstatus: 已完成\n"), "{issue}");
    assert!(issue.contains("（一）完成改造3公里\n\n（二）每月监测一次\n"), "{issue}");
    assert!(!issue.contains("\n## "), "{issue}");
    assert!(imported.site.contains("phone: 0000-0000000\n"), "{}", imported.site);
    assert!(file(&imported, "notice.md").contains("附表：任务表"));
}

/// Points of one list are alike, whether all of them are short enough for a heading or not, and the account has its own.
#[test]
fn a_list_of_long_and_short_points_is_one_list() {
    let text = "示例市关于督察反馈问题整改任务完成情况的公示\n\n一、反馈问题\n\n雨污混流问题突出，部分污水溢流入河。\n\n\
        二、责任单位\n\n示例区政府；牵头部门：示例区住建局\n\n三、整改措施\n\n（一）编制排水专项规划。\n\n（二）改造雨污管网。\n\n\
        四、整改完成情况\n\n（一）查明病害点位23处，已全部修复。\n\n（二）改造污水管网6.3公里，完成混错接改造31处。\n\n\
        （三）2024年7月至9月，污水处理厂进水浓度平均值达到每升108.5毫克，比整改以前提高了百分之七十五。\n\n\
        该项任务已完成。\n\n受理部门：示例市督察整改办公室\n\n联系电话：0000-0000000\n\n示例市人民政府\n\n2024年12月2日\n";
    let imported = imported(text.as_bytes(), Format::Plain);
    let issue = imported.written.files.iter().find(|file| file.path != "notice.md").unwrap();
    let issue = String::from_utf8(issue.bytes.clone()).unwrap();
    assert!(issue.contains("responsible: [示例区政府, 示例区住建局]\n"), "{issue}");
    assert!(issue.contains("measures:\n  - text: 编制排水专项规划。\n  - text: 改造雨污管网。\n---"), "{issue}");
    assert!(issue.contains("（一）查明病害点位23处，已全部修复。\n\n（二）改造污水管网6.3公里"), "{issue}");
    assert!(issue.ends_with("\n\n该项任务已完成。\n"), "{issue}");
    assert!(!issue.contains("\n## "), "{issue}");
    assert!(imported.site.contains("name: 示例市督察整改办公室\n"), "{}", imported.site);
}

/// `整改完成情况：` above points of its own, below the measures with theirs.
#[test]
fn points_below_the_label_of_an_account_are_no_measures() {
    let text = "示例市关于督察反馈问题整改任务完成情况的公示\n\n一、整改任务：黑臭水体治理不到位\n\n责任单位：市住建局\n\n\
        配合单位：市水利局\n\n整改措施：\n\n1.排查排口。\n\n2.清淤截污。\n\n整改完成情况：\n\n1.封堵排口41个。\n\n2.清淤4.2万立方米。\n\n\
        二、整改任务：料场扬尘污染严重\n\n责任单位：市自然资源局\n\n整改措施：\n\n1.取缔料场。\n\n整改完成情况：\n\n1.取缔料场17家。\n\n\
        联系电话：0000-0000000\n\n示例市人民政府\n\n2024年12月2日\n";
    let imported = imported(text.as_bytes(), Format::Plain);
    let path =
        |start: &str| imported.written.files.iter().find(|file| file.path.starts_with(start)).unwrap().path.clone();
    let issue = file(&imported, &path("01-"));
    assert!(issue.contains("measures:\n  - text: 排查排口。\n  - text: 清淤截污。\n---"), "{issue}");
    assert!(
        issue.contains("**配合单位：**市水利局\n\n**整改完成情况：**\n\n1.封堵排口41个。\n\n2.清淤4.2万立方米。\n"),
        "{issue}"
    );
}

/// A section `存在问题` beside that of the issues makes no notice of one issue.
#[test]
fn several_issues_with_fields_are_several_whatever_the_sections_are_called() {
    let text = "示例局党委关于巡察反馈意见整改落实情况的报告\n\n一、整改工作情况\n\n问题1：公路管养责任落实不到位\n\n责任领导：某某\n\n\
        整改成效：列养率达到100%。\n\n整改状态：已完成\n\n问题2：工程变更审批不严\n\n责任领导：某某\n\n整改成效：扣回工程款3万元。\n\n\
        整改状态：长期坚持\n\n二、存在问题\n\n个别遗留问题难度较大。\n\n三、下步打算\n\n持续用力。\n\n示例局党委\n\n2025年3月1日\n";
    let imported = imported(text.as_bytes(), Format::Plain);
    assert_eq!(statuses(&imported), ["已完成", "长期坚持"]);
    assert!(file(&imported, "notice.md").contains("## 存在问题\n\n个别遗留问题难度较大。\n"));
}

/// Work safety is inspected by 考核巡查, which is no inspection of the Party, and a group may sign.
#[test]
fn an_assessment_of_work_safety_is_a_supervision() {
    let text = "关于安全生产考核巡查反馈问题整改情况的通报\n\n一、反馈问题整改情况\n\n（一）消防通道被占用\n\n整改结果：已完成\n\n\
        二、下一步工作\n\n持续用力。\n\n示例市安全生产工作协调联络组\n\n2025年3月1日\n";
    let notice = file(&imported(text.as_bytes(), Format::Plain), "notice.md");
    assert!(notice.contains("kind: supervision\nissuer: 示例市安全生产工作协调联络组\n"), "{notice}");
}

/// What inspections look at has words in its name that elsewhere tell of how the work was led and planned.
#[test]
fn a_category_of_leading_bodies_or_decisions_holds_issues_as_others_do() {
    let section = |title: &str, issue: &str| format!("{title}\n\n（一）{issue}\n\n已修订制度，按月通报。\n\n");
    for last in ["三、关于“基层党组织建设薄弱”方面问题的整改", "三、基层党组织领导班子和干部队伍建设方面问题的整改情况"]
    {
        let sections = [
            section("一、落实党中央决策部署方面问题的整改情况", "理论学习不深入"),
            section("二、群众身边不正之风方面问题的整改情况", "补贴审核不严格"),
            section(last, "组织生活不规范"),
        ]
        .concat();
        let text = format!(
            "示例局党组关于巡察整改情况的通报\n\n{sections}四、下一步工作安排\n\n持续用力。\n\n示例局党组\n\n2025年3月1日\n"
        );
        let imported = imported(text.as_bytes(), Format::Plain);
        assert_eq!(statuses(&imported).len(), 3, "{last}: {}", file(&imported, "notice.md"));
        assert!(file(&imported, "notice.md").contains("## 下一步工作安排\n"));
    }
}

/// A day up to which something is to be done may lie behind the notice.
#[test]
fn a_deadline_is_not_taken_for_the_date() {
    let text = |end: &str| {
        format!(
            "示例局党组关于巡察整改情况的通报\n\n2025年3月1日反馈意见。\n\n一、反馈问题整改情况\n\n（一）路灯维修不及时\n\n整改结果：已完成\n\n{end}\n"
        )
    };
    for end in ["整改时限：2025年12月10日", "受理来信时间截止到2025年12月10日。", "2025年12月10日前全部完成。"]
    {
        assert!(
            file(&imported(text(end).as_bytes(), Format::Plain), "notice.md").contains("date: 2025-03-01\n"),
            "{end}"
        );
    }
    let told = imported(text("截止2025年9月30日，更换灯具12盏。").as_bytes(), Format::Plain);
    assert!(file(&told, "notice.md").contains("date: 2025-09-30\n"));
}

/// A notice on a page may be signed without a day, with its table annexed below.
#[test]
fn what_is_annexed_below_a_signature_hides_no_contact() {
    let page = "<h1>关于督察反馈问题整改情况的公示</h1><p>现将整改完成情况进行公示（见附件）。</p><p>公示时间：2023年8月1日</p>\
        <p>联系人：张三</p><p>联系电话：0000-0000000</p><p>示例县环境整治工作领导小组办公室</p><p>附件</p><p>示例县整改情况</p>\
        <table><tr><td>问题序号</td><td>具体内容</td><td>整改措施</td><td>完成情况</td><td>责任<br>单位</td></tr>\
        <tr><td>8</td><td>餐饮油烟投诉办理慢。</td><td>领导包案。</td><td>已办结12件。</td><td>县生态环境分局</td></tr></table>";
    let imported = imported(page.as_bytes(), Format::Html);
    let notice = file(&imported, "notice.md");
    assert!(notice.contains("issuer: 示例县环境整治工作领导小组办公室\n"), "{notice}");
    assert!(imported.site.contains("phone: 0000-0000000\n"), "{}", imported.site);
    assert_eq!(imported.written.files.len(), 2);
}
