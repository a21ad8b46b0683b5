//! The formats of a report that other programs read, and the one that is printed.

use serde_json::Value;

use super::command::{site, tongbao};

/// A doubled word with a fix, and a leaked number without one; the lone surrogate pair counts as one character.
const BAD: &str = "𠮷在城区设置设置便民点，完善了各项管理制度。\n\n已退还李某（身份证号 11010519491231002X）100%。";

fn check(format: &str) -> String {
    let (code, out, err) = tongbao(site(BAD).path(), &["check", "--format", format]);
    assert_eq!(code, 1, "{err}");
    assert!(err.is_empty(), "a report for programs is the only thing said: {err}");
    out
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn sarif_tells_rules_places_in_characters_and_bytes_and_fixes() {
    let log = json(&check("sarif"));
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    let doubled = results.iter().find(|result| result["ruleId"] == "TB616").unwrap();
    let location = &doubled["locations"][0]["physicalLocation"];
    assert_eq!(location["artifactLocation"]["uri"], "content/n/01-a.md");
    let region = &location["region"];
    let told = ["startLine", "startColumn", "endLine", "endColumn", "charLength", "byteLength"];
    assert_eq!(told.map(|key| region[key].as_u64().unwrap()), [6, 5, 6, 9, 4, 12]);
    assert_eq!(region["snippet"]["text"], "设置设置");
    let replacement = &doubled["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["deletedRegion"]["startColumn"], 7);
    assert_eq!(replacement["insertedContent"]["text"], "");
    let rule = &run["tool"]["driver"]["rules"][doubled["ruleIndex"].as_u64().unwrap() as usize];
    assert_eq!((rule["id"].as_str(), rule["name"].as_str()), (Some("TB616"), Some("doubled-word")));
    assert!(rule["help"]["markdown"].as_str().unwrap().contains("### 为什么"), "{rule}");
    assert_eq!(run["columnKind"], "unicodeCodePoints");
}

#[test]
fn sarif_names_stay_when_a_line_is_put_in_above() {
    let names = |body: &str| {
        let (_, out, _) = tongbao(site(body).path(), &["check", "--format", "sarif"]);
        let results = json(&out)["runs"][0]["results"].take();
        let of = |result: &Value| result["partialFingerprints"]["tongbao/v1"].as_str().unwrap().to_string();
        results.as_array().unwrap().iter().filter(|result| result["ruleId"] == "TB616").map(of).collect::<Vec<_>>()
    };
    let text = "在城区设置设置便民点，完善了各项管理制度，效果良好。";
    assert_eq!(names(text), names(&format!("新的一段，说明整改的经过和结果。\n\n{text}")));
}

#[test]
fn github_is_told_one_command_a_finding() {
    let out = check("github");
    let line = out.lines().find(|line| line.contains("TB616")).unwrap();
    let start = "::warning file=content/n/01-a.md,line=6,endLine=6,col=5,endColumn=9,title=TB616 doubled-word::";
    assert!(line.starts_with(start), "{line}");
    assert!(out.lines().all(|line| line.starts_with("::")), "{out}");
}

#[test]
fn gitlab_is_told_an_array_with_fingerprints() {
    let issues = json(&check("gitlab"));
    let issue = issues.as_array().unwrap().iter().find(|issue| issue["check_name"] == "TB901 identity-number").unwrap();
    assert_eq!(
        (issue["severity"].as_str(), &issue["location"]["path"]),
        (Some("critical"), &"content/n/01-a.md".into())
    );
    assert_eq!(issue["location"]["positions"]["begin"]["line"], 8);
    let names: std::collections::BTreeSet<_> =
        issues.as_array().unwrap().iter().map(|issue| issue["fingerprint"].as_str().unwrap()).collect();
    assert_eq!(names.len(), issues.as_array().unwrap().len());
}

#[test]
fn junit_fails_a_case_for_each_fault_and_holds_one_that_passed_where_there_is_none() {
    let out = check("junit");
    assert!(out.contains("<failure type=\"TB901\"") && out.contains("<testsuite name=\"content/n/01-a.md\""), "{out}");
    let (code, out, _) = tongbao(
        site("对辖区路灯进行全面排查，更换损坏的灯具，建立了巡查制度。").path(),
        &["check", "--format", "junit", "-q"],
    );
    assert_eq!(code, 0);
    assert!(out.contains("tests=\"1\" failures=\"0\"") && out.contains("<testcase name=\"tongbao check\""), "{out}");
}

#[test]
fn the_printed_report_quotes_marks_and_loads_nothing() {
    let out = check("html");
    assert!(out.contains("𠮷在城区<mark>设置设置</mark>便民点"), "{out}");
    assert!(out.contains("<del>设置</del>") && out.contains("检查日期：2025-12-01"), "{out}");
    for loading in ["href=", "src=", "<script", "url(", "<link", "@import"] {
        assert!(!out.contains(loading), "{loading}");
    }
    let (_, english, _) = tongbao(site(BAD).path(), &["check", "--format", "html"]);
    assert_eq!(out, english, "the same input gives the same bytes");
}

#[test]
fn markup_in_a_text_stays_text_in_the_printed_report() {
    let (_, out, _) = tongbao(site("在城区设置设置<b onclick=x>便民点</b>。").path(), &["check", "--format", "html"]);
    assert!(!out.contains("<b onclick") && out.contains("&lt;b onclick=x&gt;"), "{out}");
}

#[test]
fn other_commands_know_only_the_plain_formats() {
    let (code, _, err) = tongbao(site(BAD).path(), &["status", "--format", "sarif"]);
    assert!(code == 2 && err.contains("human、short、json") && !err.contains("sarif、"), "{err}");
}

#[test]
fn a_build_tells_its_findings_in_the_same_formats() {
    let root = site("对辖区路灯进行全面排查，更换损坏的灯具，建立了巡查制度。");
    for _ in 0..2 {
        let (code, out, err) = tongbao(root.path(), &["build", "--format", "sarif"]);
        assert_eq!((code, json(&out)["version"].as_str()), (0, Some("2.1.0")), "{err}");
    }
}
