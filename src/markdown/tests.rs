//! Bodies through the whole pipeline.

use std::sync::Arc;

use super::*;
use crate::finding::Finding;

/// A folder with one issue, one document and one photo.
struct Folder;

impl Resolver for Folder {
    fn link(&self, path: &str) -> Option<LinkTarget> {
        let target = |address: &str, id_prefix: &str, document: Option<&str>| LinkTarget {
            address: address.to_string(),
            id_prefix: id_prefix.to_string(),
            document: document.map(str::to_string),
        };
        match path {
            "01-pruning.md" => Some(target("notices/x/pruning/", "pruning-", Some("x/01-pruning.md"))),
            "/about.md" => Some(target("about/", "", Some("about.md"))),
            "方案.pdf" => Some(target("notices/x/%E6%96%B9%E6%A1%88.pdf", "", None)),
            _ => None,
        }
    }

    fn image(&self, path: &str) -> Option<ImageTarget> {
        (path == "images/前.jpg")
            .then(|| ImageTarget { address: "notices/x/images/%E5%89%8D.jpg".to_string(), size: Some((800, 600)) })
    }
}

pub const OUTLINE: Outline = Outline { numbered: true, level: 1, inserted: Some(2) };

pub fn render_as(body: &str, outline: Outline, id_prefix: &str) -> (Rendered, Vec<Finding>) {
    let front = "---\ntitle: 通报\n---\n";
    let source: Arc<Source> = Source::new("x/notice.md", format!("{front}{body}"));
    let mut findings = Findings::default();
    let request = Request {
        source: &source,
        start: front.len(),
        outline,
        id_prefix,
        reserved_ids: &["pruning".to_string()],
        edition_label: "内部",
        note_label: "说明",
        footnotes_label: "脚注",
        pause: "、",
        purpose: Purpose::Pages,
        resolver: &Folder,
    };
    let rendered = render(&request, &mut findings);
    findings.sort();
    (rendered, findings.iter().cloned().collect())
}

/// The HTML of a body in which nothing is wrong.
fn check(body: &str, expected: &str) {
    let (rendered, findings) = render_as(body, OUTLINE, "");
    assert!(findings.is_empty(), "{body:?}: {findings:?}");
    assert_eq!(rendered.before.place("../", 0).trim_end(), expected, "{body:?}");
}

/// The findings of a body, each as its code and the text it points at, and the HTML made all the same.
fn check_findings(body: &str, expected: &[(&str, &str)], html: &str) {
    let (rendered, findings) = render_as(body, OUTLINE, "");
    let told: Vec<_> = findings.iter().map(|finding| (finding.kind.name, spanned(finding))).collect();
    let told: Vec<_> = told.iter().map(|(name, text)| (*name, text.as_str())).collect();
    assert_eq!(told, expected, "{body:?}");
    assert_eq!(rendered.before.place("../", 0).trim_end(), html, "{body:?}");
}

/// The text that a finding points at.
fn spanned(finding: &Finding) -> String {
    let place = finding.place.as_ref().unwrap();
    place.source.text[place.span.unwrap().range()].to_string()
}

#[test]
fn emphasis_and_line_joins_work_together() {
    check("整改\n**（一）**\n落实\n2024年\n1月", "<p>整改<strong>（一）</strong>落实2024年1月</p>");
    check("a\n*b*\n“整改”\n情况", "<p>a\n<em>b</em>\n“整改”情况</p>");
    check("整改  \n情况", "<p>整改<br>\n情况</p>");
}

#[test]
fn left_over_asterisks_are_reported_once_a_pair() {
    check_findings(
        "**“一岗双责”**2024年\n\n整改 **“两个维护”**2025年",
        &[("literal-asterisks", "**"), ("literal-asterisks", "**")],
        "<p>**“一岗双责”**2024年</p>\n<p>整改 **“两个维护”**2025年</p>",
    );
}

#[test]
fn what_is_wrong_behind_emphasis_in_raw_html_is_told_at_its_place() {
    check_findings("<b>\n通过**（一）**<o:p>", &[("word-html", "<")], "<b>\n通过**（一）**</b>");
}

#[test]
fn escaped_asterisks_and_western_ones_are_left_alone() {
    check(r"\*\*整改\*\* a ** b", "<p>**整改** a ** b</p>");
    check("`**“一岗双责”**2024`", "<p><code>**“一岗双责”**2024</code></p>");
}

#[test]
fn a_password_is_told_in_an_address_that_is_no_link_too() {
    let told = |body: &str| {
        let (_, findings) = render_as(body, OUTLINE, "");
        let of_passwords = findings.iter().filter(|finding| finding.kind.name == "password-in-address");
        of_passwords.map(spanned).collect::<Vec<_>>()
    };
    let address = "https://a:b_*c@x.cn/d";
    for body in ["见{}，网站。", "**一**\n见 {} 网站。", "`{}`", "    {}", "![见{}](a.png)", "> - {}"] {
        assert_eq!(told(&body.replace("{}", address)), [address], "{body}");
    }
    assert_eq!(told(&format!("<{address}>")).len(), 1);
    assert!(told(&format!("<!-- {address} -->\n\n见 https://x.cn:80/，邮箱 a@x.cn。")).is_empty());
}

#[test]
fn an_address_that_makes_no_link_is_reported() {
    for (text, address) in [
        ("![图](图 一.png)", "(图 一.png)"),
        ("见[台账](附件/整改 台账.docx)。", "(附件/整改 台账.docx)"),
        ("![图]（a.png）", "（a.png）"),
        ("[一]（https://a.cn）", "（https://a.cn）"),
    ] {
        let (rendered, findings) = render_as(text, OUTLINE, "");
        let seen: Vec<_> = findings.iter().map(|finding| finding.kind.name).collect();
        assert_eq!(seen, ["literal-link"], "{text} {:?}", rendered.before);
        let span = findings[0].place.as_ref().and_then(|place| place.span).unwrap();
        let front = "---\ntitle: 通报\n---\n".len();
        assert_eq!(&text[span.start - front..span.end - front], address);
    }
    for text in ["[2025]（试行）", "`![图](图 一.png)`", "\\[图](图 一.png)", "[一] (a.png)", "条款[1](见 附件)"]
    {
        assert!(render_as(text, OUTLINE, "").1.is_empty(), "{text}");
    }
}

#[test]
fn headings_get_official_numbers_by_nesting() {
    let (rendered, findings) = render_as(
        "# 一、组织*整改*\n\n#### （一）提高站位\n\n<!-- issues -->\n\n# 长效\n\n## 1.5万亩\n\n## {#plan .x onclick=1}\n\n## 计划 {#plan .x onclick=1}",
        OUTLINE,
        "n-",
    );
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(
        rendered.before.place("", 1),
        "<h3 id=\"n-zu-zhi-zheng-gai\"><span class=\"num\">一、</span>组织<em>整改</em></h3>\n\
         <h4 id=\"n-ti-gao-zhan-wei\"><span class=\"num\">（一）</span>提高站位</h4>\n"
    );
    assert_eq!(
        rendered.after.unwrap().place("", 5),
        "<h6 aria-level=\"7\" id=\"n-chang-xiao\"><span class=\"num\">二、</span>长效</h6>\n\
         <h6 aria-level=\"8\" id=\"n-1-5-wan-mu\"><span class=\"num\">（一）</span>1.5万亩</h6>\n\
         <h6 aria-level=\"8\" id=\"n-plan\"><span class=\"num\">（二）</span>计划</h6>\n"
    );
    assert_eq!(rendered.marker, Marker { level: 3, first: 1, heading: 2 });
    assert_eq!(rendered.headings[3].text, "1.5万亩");
    assert_eq!(rendered.headings[3].number.as_deref(), Some("（一）"));
    assert_eq!(rendered.text.lines().next(), Some("一、组织整改"));
    assert_eq!(rendered.anchors.len(), 5);
}

#[test]
fn headings_continue_after_the_categories() {
    let (rendered, _) = render_as("## 整改情况\n\n<!-- issues -->\n\n### 其他", OUTLINE, "");
    assert_eq!(rendered.marker, Marker { level: 2, first: 1, heading: 1 });
    assert_eq!(rendered.headings[1].number.as_deref(), Some("（三）"));
}

#[test]
fn without_a_marker_the_categories_come_last() {
    let (rendered, _) = render_as("## 甲\n\n## 乙", OUTLINE, "");
    assert_eq!(rendered.marker, Marker { level: 1, first: 3, heading: 2 });
    assert!(rendered.after.is_none());
}

#[test]
fn without_numbering_typed_numbers_stay() {
    let (rendered, _) = render_as("## 一、甲", Outline { numbered: false, ..OUTLINE }, "");
    assert_eq!(rendered.before.place("", 0), "<h2 id=\"yi-jia\">一、甲</h2>\n");
}

#[test]
fn a_second_marker_is_reported_and_a_quoted_one_means_nothing() {
    check_findings(
        "> <!-- issues -->\n\n<!-- issues -->\n\n<!-- issues -->",
        &[("second-marker", "<!-- issues -->")],
        "<blockquote>\n</blockquote>",
    );
}

#[test]
fn where_no_issues_belong_the_marker_is_a_comment() {
    let body = "甲[^1]\n\n<!-- issues -->\n\n乙\n\n<!-- issues -->\n\n[^1]: 丙";
    let (rendered, findings) = render_as(body, Outline { inserted: None, ..OUTLINE }, "");
    assert!(findings.is_empty() && rendered.after.is_none());
    let html = rendered.before.place("", 0);
    assert!(html.contains("<p>乙</p>") && html.contains("<li id=\"fn:1\"><p>丙 "), "{html}");
}

#[test]
fn what_was_meant_to_be_the_marker_is_reported_where_categories_wait_for_it() {
    for text in
        ["## 甲\n\n<!-- issue -->\n\n## 乙", "- 甲\n\n  <!-- issues -->", "前<!-- issues -->后", "<！-- issues -->"]
    {
        let told = |outline| render_as(text, outline, "").1.iter().map(|finding| finding.kind.name).collect::<Vec<_>>();
        assert_eq!(told(OUTLINE), ["misread-marker"], "{text}");
        let printed: &[_] = if text.contains('！') { &["literal-comment"] } else { &[] };
        assert_eq!(told(Outline { inserted: Some(0), ..OUTLINE }), printed, "{text}");
    }
}

#[test]
fn equal_headings_and_reserved_ids_stay_apart() {
    let (rendered, _) = render_as("## Pruning\n\n## 甲\n\n## 甲\n\n## ……", OUTLINE, "");
    assert_eq!(rendered.anchors, ["pruning-2", "jia", "jia-2", "section"]);
}

#[test]
fn links_lead_from_the_site_root() {
    check("[甲](01-pruning.md)", "<p><a href=\"../notices/x/pruning/\">甲</a></p>");
    check("[甲](/about.md \"题\")", "<p><a href=\"../about/\" title=\"题\">甲</a></p>");
    check(
        "[甲](%E6%96%B9%E6%A1%88.pdf#page=2)",
        "<p><a href=\"../notices/x/%E6%96%B9%E6%A1%88.pdf#page=2\">甲</a></p>",
    );
    check(
        "<https://x.cn/a?b=1&c=2>",
        "<p><a href=\"https://x.cn/a?b=1&amp;c=2\" rel=\"noopener noreferrer\" class=\"url\">https://x.cn/a?b=1&amp;c=2</a></p>",
    );
    let out =
        |class: &str, text: &str| format!("<a href=\"https://x.cn/\" rel=\"noopener noreferrer\"{class}>{text}</a>");
    check("甲\n[乙](https://x.cn/)丙", &format!("<p>甲{}丙</p>", out("", "乙")));
    check("甲\n[www.x.cn](https://x.cn/)", &format!("<p>甲\n{}</p>", out(" class=\"url\"", "www.x.cn")));
    check("<a@x.cn>", "<p><a href=\"mailto:a@x.cn\">a@x.cn</a></p>");
    check("[](01-pruning.md)", "<p><a href=\"../notices/x/pruning/\">01-pruning.md</a></p>");
}

#[test]
fn fragments_become_ids_and_are_kept_for_checking() {
    let (rendered, findings) = render_as("[甲](#整改措施) [乙](01-pruning.md#（一）整改)", OUTLINE, "n-");
    assert!(findings.is_empty());
    let html = rendered.before.place("", 0);
    assert!(
        html.contains("href=\"#n-zheng-gai-cuo-shi\"")
            && html.contains("href=\"notices/x/pruning/#pruning-zheng-gai\""),
        "{html}"
    );
    let uses: Vec<_> =
        rendered.anchor_uses.iter().map(|anchor| (anchor.document.as_deref(), anchor.anchor.as_str())).collect();
    assert_eq!(uses, [(None, "n-zheng-gai-cuo-shi"), (Some("x/01-pruning.md"), "pruning-zheng-gai")]);
    assert_eq!(rendered.anchor_uses[0].written, "整改措施");
}

#[test]
fn unsafe_and_broken_links_leave_their_text() {
    check_findings(
        "**（一）**甲 [乙](javascript:x) [丙](&#106;avascript&colon;x) [丁](none.md)",
        &[
            ("unsafe-address", "[乙](javascript:x)"),
            ("unsafe-address", "[丙](&#106;avascript&colon;x)"),
            ("broken-link", "[丁](none.md)"),
        ],
        "<p><strong>（一）</strong>甲 乙 丙 丁</p>",
    );
}

#[test]
fn images_carry_their_size_and_become_figures() {
    let image = "<img src=\"../notices/x/images/%E5%89%8D.jpg\" alt=\"整改前\" width=\"800\" height=\"600\" loading=\"lazy\" decoding=\"async\"";
    check("![整改前](images/前.jpg)", &format!("<p>{image}></p>"));
    check("![整改前](images/前.jpg \"图1\")", &format!("<figure>{image}><figcaption>图1</figcaption></figure>"));
    check("![整\n改前](images/前.jpg)", &format!("<p>{image}></p>"));
    check("见![整改前](images/前.jpg \"图1\")", &format!("<p>见{image} title=\"图1\"></p>"));
}

#[test]
fn wrong_images_are_reported_and_leave_their_text() {
    check_findings(
        "![甲](none.png) ![乙](https://x.cn/a.png) ![](images/前.jpg)",
        &[
            ("missing-image", "![甲](none.png)"),
            ("third-party-image", "![乙](https://x.cn/a.png)"),
            ("missing-alt", "![](images/前.jpg)"),
        ],
        "<p>甲 乙 <img src=\"../notices/x/images/%E5%89%8D.jpg\" alt=\"\" width=\"800\" height=\"600\" loading=\"lazy\" decoding=\"async\"></p>",
    );
}

#[test]
fn blocks_hold_markdown() {
    check(
        "甲\n::: note\n**（一）**乙\n\n- 丙\n:::\n丁",
        "<p>甲</p>\n<aside class=\"note\" role=\"note\">\n<p class=\"note-label\">说明</p>\n<p><strong>（一）</strong>乙</p>\n<ul>\n<li>丙</li>\n</ul>\n</aside>\n<p>丁</p>",
    );
    check("::: internal\n甲\n:::", "<div class=\"internal\">\n<p class=\"internal-label\">内部</p>\n<p>甲</p>\n</div>");
    check("```\n::: note\n:::\n```", "<pre class=\"code\" tabindex=\"0\"><code>::: note\n:::\n</code></pre>");
}

#[test]
fn wrong_blocks_are_reported_at_their_fence() {
    check_findings("::: warning 甲\n乙\n:::", &[("unknown-block", "::: warning 甲")], "<p>乙</p>");
    check_findings(
        "- 甲\n\n  ::: note\n  乙",
        &[("unclosed-block", "::: note")],
        "<ul>\n<li><p>甲</p>\n<aside class=\"note\" role=\"note\">\n<p class=\"note-label\">说明</p>\n<p>乙</p>\n</aside>\n</li>\n</ul>",
    );
}

#[test]
fn tables_have_a_name_and_classes_for_alignment() {
    check(
        "| 问题 | 数量 |\n|---|--:|\n| **（一）**甲 | 2 |",
        "<div class=\"table\" role=\"group\" aria-label=\"问题、数量\" tabindex=\"0\">\n<table>\n<thead>\n<tr><th scope=\"col\">问题</th><th scope=\"col\" class=\"align-right\">数量</th></tr>\n</thead>\n<tbody>\n<tr><td><strong>（一）</strong>甲</td><td class=\"align-right\">2</td></tr>\n</tbody>\n</table>\n</div>",
    );
}

#[test]
fn a_table_says_how_small_it_has_to_be_printed() {
    let class = |columns: usize, head: &str, align: &str, cell: &str| {
        let row = |cell: &str| format!("|{}\n", format!(" {cell} |").repeat(columns));
        let (rendered, _) = render_as(&format!("{}{}{}", row(head), row(align), row(cell)), OUTLINE, "");
        let html = rendered.before.place("", 0);
        html.split_once("class=\"").unwrap().1.split_once('"').unwrap().0.to_string()
    };
    assert_eq!(class(4, "年度", "--:", "1,234,567"), "table");
    assert_eq!(class(6, "整改措施", "---", "一段很长的文字，在哪里都可以换行"), "table");
    assert_eq!(class(8, "整改措施", "---", "一段很长的文字，在哪里都可以换行"), "table dense");
    assert_eq!(class(5, "预算数", "--:", "1,234,567.00"), "table dense");
    assert_eq!(class(6, "预算数", "--:", "1,234,567.00"), "table denser");
    assert_eq!(class(7, "预算数", "--:", "1,234,567.00"), "table densest");
    assert_eq!(class(8, "预算数", "--:", "1,234,567.00"), "table broken");
    assert_eq!(class(8, "时限", "---", "一律至2025年12月31日"), "table denser");
    assert_eq!(class(3, "网址", "---", &"a".repeat(200)), "table dense");
}

#[test]
fn footnotes_are_linked_both_ways() {
    let (rendered, findings) = render_as("甲[^a]乙[^a]\n\n[^a]: 依据**（一）**丙", OUTLINE, "n-");
    assert!(findings.is_empty());
    let html = rendered.before.place("", 0);
    for part in [
        "甲<sup class=\"footnote-ref\"><a href=\"#n-fn:1\" id=\"n-fnref:1\" role=\"doc-noteref\">[1]</a></sup>",
        "<a href=\"#n-fn:1\" id=\"n-fnref:1-2\"",
        "<div class=\"footnotes\" role=\"group\" aria-label=\"脚注\">\n<ol>\n<li id=\"n-fn:1\"><p>依据<strong>（一）</strong>丙 <a href=\"#n-fnref:1\"",
        "<a href=\"#n-fnref:1-2\"",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
    assert_eq!(rendered.text, "甲乙\n依据（一）丙");
}

#[test]
fn a_footnote_is_known_by_its_label_in_any_case() {
    for (reference, label) in [("a", "A"), ("Straße", "STRASSE"), ("ΟΔΟΣ", "οδοσ")] {
        let (rendered, findings) = render_as(&format!("甲[^{reference}]\n\n[^{label}]: 乙"), OUTLINE, "");
        assert!(findings.is_empty(), "{label}");
        assert_eq!(rendered.text, "甲\n乙", "{label}");
        assert!(rendered.before.place("", 0).contains("<li id=\"fn:1\"><p>乙 <a href=\"#fnref:1\""), "{label}");
    }
}

#[test]
fn a_footnote_that_nothing_refers_to_is_printed_last_and_told() {
    let notes = |first: &str, rest: &str| {
        format!("<div class=\"footnotes\" role=\"group\" aria-label=\"脚注\">\n<ol>\n{first}{rest}</ol>\n</div>")
    };
    check_findings(
        "甲\n\n[^一]: 乙**（一）**\n\n    丙\n",
        &[("unused-footnote", "[^一]")],
        &format!("<p>甲</p>\n{}", notes("<li><p>乙<strong>（一）</strong></p>\n<p>丙</p>\n</li>\n", "")),
    );
    let referred = "<li id=\"fn:1\"><p>乙 <a href=\"#fnref:1\" class=\"footnote-back\" role=\"doc-backlink\" \
                    aria-label=\"↩ 脚注 1\">↩</a></p>\n</li>\n";
    check_findings(
        "甲[^A]\n\n[^a]: 乙\n\n[^A]: 丙\n",
        &[("doubled-footnote", "[^A]")],
        &format!(
            "<p>甲<sup class=\"footnote-ref\"><a href=\"#fn:1\" id=\"fnref:1\" role=\"doc-noteref\">[1]</a></sup></p>\n{}",
            notes(referred, "<li><p>丙</p>\n</li>\n")
        ),
    );
}

#[test]
fn a_footnote_without_text_is_reported() {
    check_findings("**（一）**甲[^无]", &[("missing-footnote", "[^无]")], "<p><strong>（一）</strong>甲[^无]</p>");
}

#[test]
fn task_lists_name_their_boxes() {
    check(
        "- [x] 甲*乙*\n- [ ] 丙",
        "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled checked aria-label=\"甲乙\"> 甲<em>乙</em></li>\n<li class=\"task\"><input type=\"checkbox\" disabled aria-label=\"丙\"> 丙</li>\n</ul>",
    );
}

#[test]
fn struck_text_and_definitions_work() {
    check("~~甲~~乙", "<p><del>甲</del>乙</p>");
    check("甲\n: 乙", "<dl>\n<dt>甲</dt>\n<dd>乙</dd>\n</dl>");
}

#[test]
fn comments_are_never_published() {
    check("甲<!-- 内部 -->乙\n\n<!-- 内部\n\n内部 -->\n\n丙", "<p>甲乙</p>\n<p>丙</p>");
    check_findings("甲\n\n<!-- 没有结束\n\n乙", &[("unclosed-html", "<")], "<p>甲</p>");
    check_findings("甲\n\n<script>\n\n乙", &[("html-removed", "<"), ("unclosed-html", "<")], "<p>甲</p>");
}

#[test]
fn what_was_meant_as_a_comment_is_reported() {
    for text in ["<!— 备注 —>", "<！-- 备注 -->", "<!- 备注 ->", "<!-- 备注 ->"] {
        let shown = text.replace('<', "&lt;").replace('>', "&gt;");
        check_findings(&format!("甲{text}"), &[("literal-comment", text)], &format!("<p>甲{shown}</p>"));
    }
    for text in ["＜!-- 备注 --＞", "《！—— 备注 ——》"] {
        check_findings(text, &[("literal-comment", text)], &format!("<p>{text}</p>"));
    }
    check("《整改台账》！", "<p>《整改台账》！</p>");
    check_findings("甲<!--\n乙\n\n丙-->", &[("literal-comment", "<!--")], "<p>甲&lt;!--\n乙</p>\n<p>丙--&gt;</p>");
    check(r"\<!-- 甲 --> `<!--` 乙<!丙", "<p>&lt;!-- 甲 --&gt; <code>&lt;!--</code> 乙&lt;!丙</p>");
}

#[test]
fn asterisks_that_were_no_marks_are_reported() {
    for (text, marks) in [
        ("600*600*20", vec!["*"]),
        ("V=L*W*H", vec!["*"]),
        ("138****1234、139****5678", vec!["****"]),
        ("豫C**A12、豫C**B34", vec!["**"]),
        ("张*、李*等", vec!["*"]),
        ("张*三、李*四，王*五、赵*六", vec!["*", "*"]),
    ] {
        let (rendered, findings) = render_as(text, OUTLINE, "");
        assert!(!rendered.text.contains('*'), "{text}: {}", rendered.text);
        let told: Vec<_> = findings.iter().map(|finding| (finding.kind.name, spanned(finding))).collect();
        assert_eq!(
            told,
            marks.into_iter().map(|mark| ("lost-asterisks", mark.to_string())).collect::<Vec<_>>(),
            "{text}"
        );
    }
    for text in [
        "整改*到位*情况，**城市、乡村**，甲*乙、丙丁戊*己",
        "***重点***，共*21*个，**2025**年，2025**年**",
        "un*frigging*believable",
        r"600\*600\*20，`600*600*20`",
    ] {
        assert!(render_as(text, OUTLINE, "").1.is_empty(), "{text}");
    }
}

#[test]
fn a_definition_that_was_meant_as_text_is_reported() {
    check_findings("[注]: 截至9月底。\n\n甲", &[("lost-definition", "[注]: 截至9月底。")], "<p>甲</p>");
    check_findings("[一]: none.md\n\n[甲][一]", &[("broken-link", "[甲][一]")], "<p>甲</p>");
    check("[一]: 01-pruning.md\n[二]: https://x.cn\n[三]: images/前.jpg\n[四]: #x\n\n甲", "<p>甲</p>");
}

#[test]
fn an_indent_is_no_code_and_no_text() {
    check_findings(
        "甲\n\n    乙。\n\n    丙。",
        &[("indented-text", "乙。")],
        "<p>甲</p>\n<pre class=\"code\" tabindex=\"0\"><code>乙。\n\n丙。</code></pre>",
    );
    check("    let x = 1;", "<pre class=\"code\" tabindex=\"0\"><code>let x = 1;</code></pre>");
    check(
        "\u{3000}\u{3000}**甲**乙\n\n\u{3000}\u{3000}\u{3000}丙",
        "<p><strong>甲</strong>乙</p>\n<p>\u{3000}\u{3000}\u{3000}丙</p>",
    );
    check_findings(
        "\u{3000}\u{3000}甲。\n\u{3000}\u{3000}乙。",
        &[("joined-paragraphs", "\u{3000}\u{3000}乙。")],
        "<p>甲。\u{3000}\u{3000}乙。</p>",
    );
}

#[test]
fn a_number_behind_a_sentence_begins_a_paragraph() {
    check_findings(
        "如下：\n1.甲。\n（二）乙；\n2.5万亩，\n3.丙",
        &[("joined-paragraphs", "1.甲。"), ("joined-paragraphs", "（二）乙；")],
        "<p>如下：1.甲。（二）乙；2.5万亩，3.丙</p>",
    );
}

#[test]
fn a_date_below_a_signature_is_a_line_of_its_own() {
    check_findings(
        "示例市城市管理局\n2025年10月11日",
        &[("joined-paragraphs", "2025年10月11日")],
        "<p>示例市城市管理局2025年10月11日</p>",
    );
    check("甲于\n2025年10月11日，\n10月11日\n乙", "<p>甲于2025年10月11日，10月11日乙</p>");
}

#[test]
fn in_a_table_a_date_is_broken_only_behind_its_year() {
    let (address, page) = ("https://zhengfu.shili.example.org", "zhenggai");
    let text = format!("2025年7月\n\n|甲|\n|--|\n|2025年7月10日前|\n|{address}/{page}|\n\n{address}/{page}");
    let html = render_as(&text, OUTLINE, "").0.before.place("", 0).into_owned();
    let date = "<td><span class=\"date\">2025年</span><span class=\"date\">7月10日</span>前</td>";
    assert!(html.contains(date) && html.contains("<p>2025年7月</p>"), "{html}");
    assert_eq!(html.matches("<wbr>zhenggai").count(), 2, "{html}");
}

#[test]
fn marks_that_make_no_heading_or_table_are_reported() {
    for (text, mark) in
        [("##甲", "##"), ("＃＃ 甲", "＃＃"), ("＃甲", "＃"), ("|甲|乙|\n|一|二|", "|"), ("｜甲｜乙｜", "｜")]
    {
        let (_, findings) = render_as(text, OUTLINE, "");
        let told: Vec<_> = findings.iter().map(|finding| (finding.kind.name, spanned(finding))).collect();
        assert_eq!(told, [("literal-mark", mark.to_string())], "{text}");
    }
    for text in ["#3楼", "＃安全生产＃活动", "甲##乙", "|x|≤1", r"\##甲", "`##`", "|甲|乙|\n|--|--|\n|##|二|"]
    {
        assert!(render_as(text, OUTLINE, "").1.is_empty(), "{text}");
    }
}

#[test]
fn html_is_read_as_text_as_it_is_seen() {
    let (rendered, findings) = render_as(
        "<div>a &lt; b &amp;lt;</div>\n\n<table>\n<tr><td>甲</td><td>乙</td></tr>\n<tr><td>丙</td></tr>\n</table>\n\n<p>一</p><p>二 <b>三</b>\n四<br>五</p>",
        OUTLINE,
        "",
    );
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(rendered.text, "a < b &lt;\n甲 乙\n丙\n一\n二 三 四 五");
}

#[test]
fn harmless_html_passes_and_the_rest_is_reported_at_its_place() {
    check("甲<sup>2</sup> H<sub>2</sub>O", "<p>甲<sup>2</sup> H<sub>2</sub>O</p>");
    check(
        "<details>\n<summary>甲</summary>\n\n**（一）**乙\n\n</details>",
        "<details>\n<summary>甲</summary>\n<p><strong>（一）</strong>乙</p>\n</details>",
    );
    check_findings(
        "**（一）**甲<font color=red>乙</font>\n\n<iframe src=x>\n</iframe>\n<p onclick=x style=y class=\"z\">丙",
        &[("html-removed", "<font color=red>"), ("html-removed", "<")],
        "<p><strong>（一）</strong>甲乙</p>\n\n<p class=\"z\">丙\n</p>",
    );
    check("<a href=\"01-pruning.md\">甲</a>", "<p><a href=\"../notices/x/pruning/\">甲</a></p>");
    check(
        "<a name=\"_Toc1\"></a>甲 <a href=\"&#104;ttps://x.cn/?a&#61;1\" title=\"&gt;\">乙</a>",
        "<p>甲 <a href=\"https://x.cn/?a=1\" rel=\"noopener noreferrer\" title=\"&gt;\">乙</a></p>",
    );
    check_findings(
        "<a href=\"jav&Tab;ascript:x\">甲</a>",
        &[("unsafe-address", "<a href=\"jav&Tab;ascript:x\">")],
        "<p>甲</p>",
    );
    check_findings("<a href=\"&#1;notices/\">甲</a>", &[("broken-link", "<a href=\"&#1;notices/\">")], "<p>甲</p>");
}

#[test]
fn raw_html_cannot_reach_past_its_place() {
    check_findings(
        "::: note\n</aside></div>\n甲\n:::",
        &[],
        "<aside class=\"note\" role=\"note\">\n<p class=\"note-label\">说明</p>\n\n甲\n</aside>",
    );
    check("> <b>甲\n\n乙</b>", "<blockquote>\n<p><b>甲</b></p>\n</blockquote>\n<p>乙</p>");
}

#[test]
fn control_characters_do_not_reach_the_page() {
    let (rendered, _) = render_as("甲\u{1}乙&#1; `\u{1}` [丙](#\u{1}x)\n\n<p title=\"\u{1}\">丁&#x1;", OUTLINE, "");
    assert!(!rendered.before.place("ROOT", 0).contains("ROOT"));
}
