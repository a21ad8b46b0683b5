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
