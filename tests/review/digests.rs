//! The digest stands for exactly what is read: how a file is written changes nothing, any word does.

use tongbao::model::Edition;

use super::desk;
use super::support::Site;

fn digest(site: &Site) -> String {
    desk::review(site).digest
}

fn small() -> Site {
    Site::small()
        .file("content/n/a.jpg", "图")
        .file("content/n/b.pdf", "件")
        .issue(
            "n/03-more",
            "responsible: [照明科]\ndeadline: 2025-06-30\nattachments: [{ file: b.pdf, title: 清单 }]\n",
            "第一段。\n\n![图片](a.jpg)\n\n::: internal\n内部。\n:::\n\n末段。\n",
        )
        .issue("n/04-hidden", "audience: internal\n", "内部。\n")
}

/// Does something to a site, and says whether the digest stays.
#[track_caller]
fn check(expected_same: bool, act: impl Fn(&Site)) {
    let site = small();
    let before = digest(&site);
    act(&site);
    assert_eq!(digest(&site) == before, expected_same);
}

fn replace(site: &Site, path: &str, from: &str, to: &str) {
    let text = site.read(path);
    assert!(text.contains(from), "{path} has no {from}");
    site.write(path, text.replace(from, to));
}

#[test]
fn how_a_file_is_written_makes_no_difference() {
    let issue = "content/n/03-more.md";
    check(true, |site| site.write(issue, format!("\u{FEFF}{}", site.read(issue).replace('\n', "\r\n"))));
    check(true, |site| replace(site, issue, "title: 问题 03-more", "title: \"问题 03-more\""));
    check(true, |site| replace(site, issue, "responsible: [照明科]\n", "topics: []\nresponsible:\n  - 照明科\n"));
    check(true, |site| replace(site, issue, "第一段。\n\n", "第一段。  \n\n\n\n".trim_start()));
    check(true, |site| {
        site.write(
            "content/n/05-more.md",
            site.read(issue).replace("responsible", "order: 3\nslug: more\nresponsible"),
        );
        site.remove(issue);
    });
    check(true, |site| {
        site.copy(&site.path("content/n"), "content/2025/n");
        site.remove("content/n");
    });
}

#[test]
fn what_readers_of_this_edition_never_see_makes_no_difference() {
    check(true, |site| replace(site, "content/n/03-more.md", "内部。", "内部改了。\n\n又一段。"));
    check(true, |site| site.append("content/n/04-hidden.md", "改了。\n"));
    check(true, |site| site.write("content/n/unused.jpg", "没有用到"));
    check(true, |site| site.write("content/n/_review/comment-x.yaml", "text: x\n"));
}

#[test]
fn the_time_of_publication_is_given_after_the_notice_was_read() {
    check(true, |site| {
        replace(site, "content/n/notice.md", "date: 2025-10-11", "date: 2025-10-11\npublished: 2025-10-12 09:00")
    });
}

#[test]
fn every_word_and_every_byte_of_a_file_makes_a_difference() {
    let issue = "content/n/03-more.md";
    check(false, |site| replace(site, issue, "第一段。", "第一段！"));
    check(false, |site| replace(site, issue, "第一段。", "**第一段**。"));
    check(false, |site| replace(site, issue, "照明科", "绿化科"));
    check(false, |site| replace(site, issue, "2025-06-30", "2025-07-30"));
    check(false, |site| replace(site, issue, "已完成", "已整改"));
    check(false, |site| replace(site, issue, "清单", "附件"));
    check(false, |site| site.write("content/n/a.jpg", "换"));
    check(false, |site| site.write("content/n/b.pdf", "换"));
    check(false, |site| replace(site, "content/site.yaml", "0000-0000000", "0000-0000001"));
    check(false, |site| replace(site, "content/n/notice.md", "城市照明", "照明"));
    check(false, |site| site.remove(issue));
    check(false, |site| {
        site.write("content/n/00-more.md", site.read(issue).replace("responsible", "slug: more\nresponsible"));
        site.remove(issue);
    });
}

#[test]
fn each_edition_has_a_digest_of_its_own() {
    let site = small();
    let of = |edition| {
        let model = desk::load_edition(&site, edition);
        tongbao::changes::Reading::of(&model, &model.notices[0]).unwrap()
    };
    assert_ne!(of(Edition::Public).digest(), of(Edition::Internal).digest());
    assert!(!of(Edition::Public).canonical().contains("内部"));
}

/// The digest of a signature has to mean the same in years to come: a change here needs a new number in the
/// first line of the canonical text.
#[test]
fn the_canonical_text_stays_as_it_was() {
    let site = small();
    let model = desk::load(&site);
    let reading = tongbao::changes::Reading::of(&model, &model.notices[0]).unwrap();
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/review/canonical.txt");
    super::support::expect_file(&file, reading.canonical().as_bytes());
}
