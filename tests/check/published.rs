//! Compared with the site as it was published, and photographs that tell where they were taken.

use tongbao::check::Published;

use crate::support::{Files, lines_of_check, mended};

const HEAD: &str = "title: 关于整改情况的通报\ndate: 2025-10-11\ncategories: [{ id: lighting, title: 城市照明 }]\n";
const TEXT: &str = "对辖区路灯进行全面排查，更换损坏的灯具，建立了巡查和报修制度。";

fn notice(extra: &str) -> String {
    format!("---\n{HEAD}{extra}---\n现将整改情况予以公布。\n")
}

/// The published site, made by the real program.
fn published(extra: &str) -> Published {
    let root = tempfile::TempDir::new().unwrap();
    let content = root.path().join("content/n");
    std::fs::create_dir_all(&content).unwrap();
    std::fs::write(root.path().join("content/site.yaml"), "title: 示例市\n").unwrap();
    std::fs::write(content.join("notice.md"), notice(extra)).unwrap();
    let issue = format!("---\ntitle: 路灯维修不及时\ncategory: lighting\nstatus: 已完成\n---\n{TEXT}\n");
    std::fs::write(content.join("01-a.md"), issue).unwrap();
    let built =
        assert_cmd::Command::cargo_bin("tongbao").unwrap().current_dir(root.path()).arg("build").output().unwrap();
    assert!(built.status.success(), "{built:?}");
    let mut published = Published::default();
    assert!(published.add(&std::fs::read(root.path().join("public/notices/n/notice.json")).unwrap()));
    published
}

fn check(extra: &str, text: &str, expected: &[&str]) {
    let published = published("published: 2025-10-11 09:00\n");
    let files = Files::ordinary().with("n/notice.md", &notice(extra)).with("n/01-a.md", text);
    let codes = files.findings_against(Some(&published)).iter().map(|one| one.kind.code).collect::<Vec<_>>();
    let codes: Vec<_> = codes.into_iter().filter(|code| code.starts_with("TB93")).collect();
    assert_eq!(codes, expected, "{extra}{text}");
}

#[test]
fn what_is_as_it_was_published_is_no_fault() {
    check("published: 2025-10-11 09:00\n", TEXT, &[]);
}

#[test]
fn a_time_of_publication_that_was_moved_is_found() {
    check("published: 2025-10-12 09:00\n", TEXT, &["TB932"]);
    check("", TEXT, &["TB932"]);
}

#[test]
fn a_change_needs_a_correction_or_a_new_date() {
    let changed = "对辖区路灯进行全面排查，更换损坏的灯具 252 盏，建立了巡查和报修制度。";
    check("published: 2025-10-11 09:00\n", changed, &["TB933"]);
    let corrected = "published: 2025-10-11 09:00\ncorrections: [{ date: 2025-10-20, text: 补充更换灯具的数量。 }]\n";
    check(corrected, changed, &[]);
    let updated = format!(
        "---\ntitle: 路灯维修不及时\ncategory: lighting\nstatus: 已完成\nupdated: 2025-11-01\n---\n{changed}\n"
    );
    check("published: 2025-10-11 09:00\n", &updated, &[]);
}

#[test]
fn a_photograph_with_coordinates_is_found() {
    let root = tempfile::TempDir::new().unwrap();
    let content = root.path().join("content/n");
    std::fs::create_dir_all(&content).unwrap();
    std::fs::write(root.path().join("content/site.yaml"), "title: 示例市\n").unwrap();
    std::fs::write(content.join("notice.md"), notice("")).unwrap();
    std::fs::write(content.join("with.jpg"), photograph(true)).unwrap();
    std::fs::write(content.join("without.jpg"), photograph(false)).unwrap();
    assert_eq!(lines_of_check(root.path(), "TB906"), ["content/n/with.jpg: 错误[TB906]: 图片里有拍摄地点的经纬度"]);
}

/// The least JPEG with EXIF data: one directory, which points to coordinates or does not.
fn photograph(located: bool) -> Vec<u8> {
    let mut tiff: Vec<u8> = b"II*\0\x08\0\0\0".to_vec();
    tiff.extend(if located { [1, 0] } else { [0, 0] });
    if located {
        // GPSInfo, a LONG: where its directory stands.
        tiff.extend([0x25, 0x88, 4, 0, 1, 0, 0, 0, 26, 0, 0, 0]);
    }
    tiff.extend([0, 0, 0, 0]);
    if located {
        // One entry: GPSLatitude, three RATIONALs, behind the directory.
        tiff.extend([1, 0, 2, 0, 5, 0, 3, 0, 0, 0, 44, 0, 0, 0, 0, 0, 0, 0]);
        for degrees in [34u32, 43, 0] {
            tiff.extend(degrees.to_le_bytes());
            tiff.extend(1u32.to_le_bytes());
        }
    }
    let mut jpeg = vec![0xFF, 0xD8, 0xFF, 0xE1];
    let segment = [b"Exif\0\0".as_slice(), &tiff].concat();
    jpeg.extend((segment.len() as u16 + 2).to_be_bytes());
    jpeg.extend(segment);
    jpeg.extend([0xFF, 0xD9]);
    jpeg
}

#[test]
fn a_fix_of_many_places_mends_all_of_them() {
    let files = Files::example("更换灯具 252 盏，维修变压器 32 台，恢复了正常的照明。");
    let findings = files.findings();
    let spaces = findings.iter().find(|finding| finding.kind.code == "TB636").unwrap();
    assert!(mended(spaces).unwrap().contains("更换灯具252盏，维修变压器32台，恢复了正常的照明。"));
}
