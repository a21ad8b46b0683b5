//! What is pasted into somebody else's editor reads as the page does.

use crate::support::Site;

#[test]
fn each_field_and_the_signature_stand_on_lines_of_their_own() {
    let lamps = "title: 路灯维修不及时\nresponsible: [照明科, 办公室]\ndeadline: 2025-06-30\ncompleted: 2025-06-12\n";
    let site = Site::new()
        .notice("n", "issuer: 示例市城市管理局\n", "现予公布。\n\n## 整改情况\n\n<!-- issues -->\n")
        .issue("n/01-lamps", lamps, "更换灯头 252 盏。\n")
        .issue("n/02-cables", "title: 电缆老化\nstatus: 正在整改\n", "逐段更换。\n");
    let run = site.run(&["export", "fragment", "n", "-o", "-"]).expect(0);
    let lines: Vec<&str> = run.stdout.lines().collect();
    for field in
        ["责任单位：照明科、办公室</p>", "整改时限：2025年6月30日</p>", "完成时间：2025年6月12日</p>", "（50%）</p>"]
    {
        assert!(lines.iter().any(|line| line.ends_with(field)), "{field}\n{}", run.stdout);
    }
    assert!(run.stdout.contains("（50%）、"), "{}", run.stdout);
    assert!(run.stdout.contains("共 2 个问题："), "{}", run.stdout);
    let again =
        Site::empty().file("content/site.yaml", "title: 示例市整改公开\n").file("fragment.html", run.stdout.as_str());
    again.run(&["import", "fragment.html", "--slug", "m"]).expect(0);
    let notice = again.read("content/m/notice.md");
    assert!(notice.contains("现予公布。") && !notice.contains("个问题"), "{notice}");
    for signed in ["示例市城市管理局</p>", "2025年10月11日</p>"] {
        let line = lines.iter().rfind(|line| line.ends_with(signed)).expect(signed);
        assert!(line.contains("text-align:right"), "{line}");
    }
}

/// Also where an editor drops what it does not know.
#[test]
fn what_is_internal_in_a_fragment_is_internal_when_it_comes_back() {
    let body = "按月公示，\n\n::: internal\n内部甲，\n\n- 内部乙\n\n| 栏 | 目 |\n| --- | --- |\n| 内部丁 | 2 |\n\n\
                ::: note 口径\n内部丙。\n:::\n\n内部戊。\n:::\n\n公开的后文。\n";
    for language in ["zh-CN", "en"] {
        let site = Site::new()
            .file("content/site.yaml", format!("title: 示例市整改公开\nlanguage: {language}\n"))
            .notice("n", "", "前言。\n\n::: internal\n内部前言。\n:::\n\n## 整改情况\n\n<!-- issues -->\n")
            .issue("n/01-water", "title: 水质公示不及时\n", body)
            .issue("n/02-hidden", "title: 管网改造滞后\naudience: internal\n", "逐段更换。\n");
        let made = site.run(&["export", "fragment", "n", "--edition", "internal", "-o", "-"]).expect(0).stdout;
        for fragment in [&made, &made.replace(" data-edition=\"internal\"", "")] {
            let again = Site::empty().file("fragment.html", fragment.as_str());
            again.run(&["import", "fragment.html", "--slug", "n"]).expect(0);
            let hidden = again.read("content/n/02-guan-wang-gai-zao-zhi-hou.md");
            assert!(hidden.contains("audience: internal\n---\n逐段更换。\n"), "{language}: {hidden}");
            let shown = again.read("content/n/01-shui-zhi-gong-shi-bu-ji-shi.md");
            let internal = shown.split("::: internal\n").nth(1).and_then(|rest| rest.split("\n:::").next());
            let internal = internal.unwrap_or_else(|| panic!("{language}: {shown}"));
            for words in ["内部甲，", "- 内部乙", "内部丁", "内部丙。", "内部戊。"] {
                assert!(internal.contains(words), "{language}: {words}\n{shown}");
            }
            assert!(!shown.contains("audience") && shown.ends_with(":::\n\n公开的后文。\n"), "{language}: {shown}");
            let notice = again.read("content/n/notice.md");
            assert!(notice.contains("::: internal\n内部前言。\n:::"), "{language}: {notice}");
        }
    }
}

#[test]
fn a_frame_with_any_other_label_hides_nothing() {
    let page = "<h1>示例市水务局关于巡察整改进展情况的通报</h1><p>2025年10月11日</p><h2>一、整改情况</h2>\
                <h3>1.水质公示不及时</h3><p>整改结果：已完成</p>\
                <section style=\"border: 1px solid #999\"><p>说明</p><p>内部</p><p>按月公示。</p></section>";
    let site = Site::empty().file("page.html", page);
    site.run(&["import", "page.html", "--slug", "n"]).expect(0);
    let text = site.read("content/n/01-shui-zhi-gong-shi-bu-ji-shi.md");
    assert!(text.contains("按月公示。") && !text.contains(":::"), "{text}");
}
