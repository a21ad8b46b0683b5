//! What is exported comes back by import: the same issues with the same fields, and the same text.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;

use crate::office::files_in;
use crate::support::Site;
use crate::support::run::run;

/// A part of a text; `@` is where a word of its own stands.
const PARTS: &[&str] = &[
    "更换@ 252 盏，**恢复@** 60 处。",
    "- @\n- @",
    "1. @\n2. @",
    "- @\n  - @\n- @",
    "| 路段 | 数量 |\n| --- | --- |\n| @ | 12 |\n| @ | 3 |",
    "> @。",
    "::: note\n@。\n:::",
    "::: note 口径\n@。\n\n- @\n:::",
    "## @\n\n@。",
    "@见附注[^n]。\n\n[^n]: @。",
    "整改情况：@。",
    "**责任领导：**@",
    "一是@。二是@。",
    "下一步，将@。",
    "*@*和~~@~~。",
    "[@](https://example.gov.test/a)。",
    "@，  \n@。",
];

const STATUSES: &[&str] = &["已完成", "正在整改", "未完成", "长期坚持"];

const FIELDS: &[&str] = &[
    "responsible: [照明科, 办公室]\n",
    "responsible: [园林科]\ndeadline: 2025-06-30\n",
    "deadline: 2025-12-31\ncompleted: 2025-06-12\n",
    "updated: 2025-09-30\ntopics: [城市照明]\n",
    "measures: [{ text: 更换灯头 }, { text: 建立巡检制度 }]\n",
    "",
];

type Plan = (usize, usize, bool, Vec<usize>);

fn word(number: usize) -> String {
    const RARE: [char; 12] = ['犇', '猋', '骉', '麤', '毳', '淼', '焱', '垚', '鑫', '磊', '矗', '晶'];
    [RARE[number / RARE.len() % RARE.len()], RARE[number % RARE.len()]].into_iter().collect()
}

fn filled(text: &str, words: &mut usize, issue: usize) -> String {
    let mut made = String::new();
    for (n, piece) in text.split('@').enumerate() {
        if n > 0 {
            made.push_str(&word(*words));
            *words += 1;
        }
        made.push_str(piece);
    }
    made.replace("[^n]", &format!("[^n{issue}-{words}]"))
}

fn site(plans: &[Plan], words: &mut usize) -> Site {
    let mut site = Site::new().notice(
        "n",
        "issuer: 示例市城市管理局\n",
        "现将整改情况予以公布。\n\n## 整改情况\n\n<!-- issues -->\n",
    );
    for (at, (status, fields, second, parts)) in plans.iter().enumerate() {
        let title = filled("@维修不及时", words, at);
        let category = if *second { "greening" } else { "lighting" };
        let extra = format!("title: {title}\ncategory: {category}\nstatus: {}\n{}", STATUSES[*status], FIELDS[*fields]);
        let body: Vec<String> = parts.iter().map(|part| filled(PARTS[*part], words, at)).collect();
        site = site.issue(&format!("n/{at:02}-i{at}"), &extra, &(body.join("\n\n") + "\n"));
    }
    site
}

/// What the issues of a notice say of themselves, in the order of the pages.
fn issues(files: &BTreeMap<String, String>) -> Vec<Vec<String>> {
    let keys = ["title: ", "status: ", "responsible: ", "deadline: ", "completed: "];
    let of_issue = |text: &String| {
        let head = text.trim_start_matches("---\n").split("---\n").next().unwrap_or_default();
        let lines = head.lines().filter(|line| keys.iter().any(|key| line.starts_with(key)));
        let mut fields: Vec<String> = lines.map(str::to_string).collect();
        fields.sort();
        fields
    };
    files.iter().filter(|(name, _)| *name != "notice.md").map(|(_, text)| of_issue(text)).collect()
}

/// The words that neither come back nor are told, where the issues are the same as before.
fn lost(site: &Site, made: &str, words: usize) -> Result<Vec<String>, String> {
    let other = Site::empty();
    let run = run(other.root(), &["import", site.path(made).to_str().unwrap(), "--slug", "n"]);
    let files = files_in(&other.path("content/n"));
    let (given, came) = (issues(&files_in(&site.path("content/n"))), issues(&files));
    if given != came {
        return Err(format!("{given:?}\n{came:?}"));
    }
    let seen = files.into_values().collect::<String>() + &run.stdout + &run.stderr;
    Ok((0..words).map(word).filter(|word| !seen.contains(word.as_str())).collect())
}

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(4)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn every_issue_and_every_word_comes_back_or_is_told(
        plans in vec((0..STATUSES.len(), 0..FIELDS.len(), any::<bool>(), vec(0..PARTS.len(), 1..3)), 1..4),
    ) {
        let mut plans = plans;
        plans.sort_by_key(|plan| plan.2);
        let mut words = 0;
        let site = site(&plans, &mut words);
        for format in ["docx", "xlsx", "csv"] {
            site.run(&["export", format, "--output", "made"]).expect(0);
        }
        site.run(&["export", "html", "--single", "n", "--output", "page.html"]).expect(0);
        for made in ["made/n.docx", "page.html", "made/n.xlsx", "made/notices/n/issues.csv"] {
            let lost = lost(&site, made, words);
            prop_assert_eq!(lost, Ok(Vec::new()), "{}\n{:?}", made, files_in(&site.path("content/n")));
        }
    }
}
