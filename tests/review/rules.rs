//! Signing in order, once each, and only for what the notice says now.

use std::fs;

use tongbao::catalogue::Language;
use tongbao::model::Edition;
use tongbao::review::{self, Standing, generate, public_line};

use super::desk::{ROLES, load, load_edition, missing, new, review, sign, sign_all, site, standings};

#[test]
fn three_readers_sign_and_a_changed_word_voids_all_three() {
    let site = site(ROLES);
    assert_eq!(missing(&site), "missing-signature missing-signature missing-signature");
    sign_all(&site);
    assert_eq!(standings(&site), ["初审 Valid", "复审 Valid", "终审 Valid"]);
    assert_eq!(missing(&site), "");
    site.write("content/n/01-lamps.md", site.read("content/n/01-lamps.md").replace("12 盏", "21 盏"));
    assert_eq!(standings(&site), ["初审 Void", "复审 Void", "终审 Void"]);
    assert_eq!(missing(&site), "void-signature void-signature void-signature");
    let roles = review(&site).roles;
    let Standing::Void(Some(change)) = &roles[0].standing else { panic!("{:?}", roles[0]) };
    assert_eq!(change.summary(tongbao::catalogue::Language::Zh), "问题“问题 01-lamps”改动（正文）");
    // Put back as it was, it is what was signed.
    site.write("content/n/01-lamps.md", site.read("content/n/01-lamps.md").replace("21 盏", "12 盏"));
    assert_eq!(missing(&site), "");
}

#[test]
fn missing_signatures_are_told_in_the_order_in_which_people_sign() {
    let site = site("review: { roles: [一审, 二审, 三审] }\n");
    let mut findings = review::unsigned(site.root(), &load(&site)).unwrap();
    findings.sort();
    let told: Vec<_> = findings.iter().map(|finding| finding.message(Language::Zh)).collect();
    for (message, role) in told.iter().zip(["一审", "二审", "三审"]) {
        assert!(message.ends_with(&format!("还没有{role}签名")), "{told:?}");
    }
}

#[test]
fn the_order_is_kept() {
    let site = site(ROLES);
    assert_eq!(sign(&site, &new("复审", "李四", 1)), "signed-out-of-order");
    assert!(!site.path("content/n/_review").exists(), "whoever is refused leaves no trace");
    assert_eq!(sign(&site, &new("校对", "李四", 1)), "unknown-role");
    assert_eq!(sign(&site, &new("初审", "张三", 5)), "ok");
    assert_eq!(sign(&site, &new("复审", "李四", 4)), "signed-out-of-order");
    assert_eq!(sign(&site, &new("复审", "李四", 5)), "ok");
    let free = super::desk::site("review: { roles: [初审, 终审], in_order: false }\n");
    assert_eq!(sign(&free, &new("终审", "王五", 1)), "ok");
}

#[test]
fn nobody_signs_twice() {
    let site = site(ROLES);
    assert_eq!(sign(&site, &new("初审", "张三", 1)), "ok");
    assert_eq!(sign(&site, &new("初审", "张三", 2)), "already-signed");
    assert_eq!(sign(&site, &new("复审", "张三", 2)), "signed-twice");
    assert_eq!(sign(&site, &new("复审", "张　三", 2)), "signed-twice");
    let free = super::desk::site("review: { roles: [初审, 复审], distinct: false }\n");
    assert_eq!(sign(&free, &new("初审", "张三", 1)), "ok");
    assert_eq!(sign(&free, &new("复审", "张三", 2)), "ok");
}

#[test]
fn whoever_has_a_key_is_one_person_under_every_name() {
    let (key, _) = generate().unwrap();
    let line = public_line(&key.verifying_key());
    let keys = ["张三", "李四"].map(|name| format!("{{ name: {name}, key: {line} }}")).join(", ");
    let rules = |distinct| format!("review: {{ roles: [初审, 复审], distinct: {distinct}, keys: [{keys}] }}\n");
    let with_key = |role, name, minute| review::NewSignature { key: Some(&key), ..new(role, name, minute) };
    let site = site(&rules(false));
    assert_eq!(sign(&site, &with_key("初审", "张三", 1)), "ok");
    assert_eq!(sign(&site, &with_key("复审", "李四", 2)), "ok");
    site.write("content/site.yaml", site.read("content/site.yaml").replace("distinct: false", "distinct: true"));
    assert_eq!(standings(&site), ["初审 Valid", "复审 Twice(\"初审\")"]);
    let site = super::desk::site(&rules(true));
    assert_eq!(sign(&site, &with_key("初审", "张三", 1)), "ok");
    assert_eq!(sign(&site, &with_key("复审", "李四", 2)), "signed-twice");
}

#[test]
fn files_that_were_written_by_hand_follow_the_same_rules() {
    let site = site(ROLES);
    sign_all(&site);
    let folder = site.path("content/n/_review");
    let third = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| fs::read_to_string(path).unwrap().contains("role: 终审"))
        .unwrap();
    fs::write(&third, fs::read_to_string(&third).unwrap().replace("王五", "李四")).unwrap();
    assert_eq!(standings(&site)[2], "终审 Twice(\"复审\")");
    fs::write(&third, fs::read_to_string(&third).unwrap().replace("10:02:00", "09:00:00").replace("李四", "王五"))
        .unwrap();
    assert_eq!(standings(&site)[2], "终审 OutOfOrder(\"初审\")");
    fs::write(&third, "role: [\n").unwrap();
    assert_eq!(missing(&site), "broken-yaml missing-signature");
}

#[test]
fn what_was_signed_is_kept_and_a_forged_copy_of_it_is_not_believed() {
    let site = site(ROLES);
    sign_all(&site);
    let kept = fs::read_dir(site.path("content/n/_review"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .unwrap();
    fs::write(&kept, fs::read_to_string(&kept).unwrap().replace("12 盏", "13 盏")).unwrap();
    assert_eq!(missing(&site), "", "the copy is only for telling what changed");
    site.append("content/n/01-lamps.md", "又一段。\n");
    assert_eq!(standings(&site)[0], "初审 Void(None)");
}

#[test]
fn a_person_with_a_key_signs_with_it_or_not_at_all() {
    let (key, _) = generate().unwrap();
    let (other, _) = generate().unwrap();
    let line = public_line(&key.verifying_key());
    let site = site(&format!("review: {{ roles: [初审], keys: [{{ name: 张三, key: {line} }}] }}\n"));
    for name in ["张三", "张　三", "张\u{200B}三", "\u{202E}张三", "张\u{200D}三"] {
        assert_eq!(sign(&site, &new("初审", name, 1)), "untrusted-signature", "{name:?}");
    }
    assert_eq!(
        sign(&site, &tongbao::review::NewSignature { key: Some(&other), ..new("初审", "张三", 1) }),
        "untrusted-signature"
    );
    assert_eq!(sign(&site, &tongbao::review::NewSignature { key: Some(&key), ..new("初审", "张三", 1) }), "ok");
    assert_eq!(missing(&site), "");
    for entry in fs::read_dir(site.path("content/n/_review")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replace("10:01:00", "10:02:00")).unwrap();
    }
    assert_eq!(standings(&site), ["初审 Untrusted(KeyInvalid)"]);
}

#[test]
fn a_name_is_kept_without_what_nobody_sees() {
    let site = site("review: { roles: [初审] }\n");
    assert_eq!(sign(&site, &new("初审", "李\u{202E}\u{200B} 四\n", 1)), "ok");
    let records = fs::read_dir(site.path("content/n/_review")).unwrap();
    let texts: String = records.map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap()).collect();
    assert!(texts.contains("name: \"李 四\"") || texts.contains("name: 李 四"), "{texts}");
}

#[test]
fn keys_can_be_asked_of_everybody() {
    let site = site("review: { roles: [初审], require_keys: true }\n");
    for name in ["张三", "张　三", "张\u{200B}三", "\u{202E}张三", "张\u{200D}三"] {
        assert_eq!(sign(&site, &new("初审", name, 1)), "untrusted-signature", "{name:?}");
    }
}

#[test]
fn older_notices_need_no_signature_where_the_site_says_since_when() {
    let older = site("review: { roles: [初审], since: 2025-10-12 }\n");
    assert_eq!(missing(&older), "");
    assert!(review(&older).is_complete());
    assert_eq!(missing(&site("review: { roles: [初审], since: 2025-10-11 }\n")), "missing-signature");
    assert_eq!(missing(&site("")), "");
}

#[test]
fn of_many_who_sign_at_once_none_is_lost() {
    let site = site("review: { roles: [初审, 复审], in_order: false }\n");
    let model = load(&site);
    std::thread::scope(|scope| {
        for at in 0..8 {
            let (site, model) = (&site, &model);
            scope.spawn(move || {
                let (role, name) = (["初审", "复审"][at % 2], format!("第{at}人"));
                review::sign(site.root(), model, &model.notices[0], &new(role, &name, 0)).unwrap();
            });
        }
    });
    let mut findings = tongbao::finding::Findings::default();
    assert_eq!(review::signatures(site.root(), &model.notices[0], &mut findings).len(), 8);
    assert_eq!(standings(&site), ["初审 Valid", "复审 Valid"]);
}

#[test]
fn who_misses_a_signature_of_the_internal_edition_is_told_to_sign_that_one() {
    let site = site(ROLES);
    let hint = |edition: Edition| {
        let model = load_edition(&site, edition);
        let review = review::of(site.root(), &model, &model.notices[0]).unwrap();
        review.findings.iter().next().unwrap().hint(Language::En).unwrap()
    };
    assert!(hint(Edition::Public).contains("review sign n --role"));
    assert!(hint(Edition::Internal).contains("review sign n --edition internal --role"));
}
