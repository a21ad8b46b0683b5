//! Any number of edits, renames and deletions, in any order: what is served is what a fresh build makes.

use std::fs;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use tongbao::model::Edition;
use tongbao::preview::Preview;

use crate::support::{SITE_YAML, Site, assert_same, get, issue, notice, png};

/// One thing that happens to the folder. Numbers choose among what is there.
#[derive(Debug, Clone)]
enum Edit {
    Issue { folder: usize, file: usize, text: usize },
    Save { folder: usize, file: usize, text: usize },
    Broken { folder: usize, file: usize },
    Notice { folder: usize, date: usize },
    Remove { folder: usize, file: usize },
    RemoveFolder(usize),
    RenameFile { folder: usize, from: usize, to: usize },
    RenameFolder { from: usize, to: usize },
    Page { file: usize, text: usize },
    Image { folder: usize, number: u8 },
    Draft { folder: usize, file: usize },
    Settings(usize),
    Theme(usize),
    Look(usize),
}

const FOLDERS: usize = 4;
const FILES: usize = 4;

fn folder(at: usize) -> String {
    ["content/lvhua", "content/zhaoming", "content/2025/huanwei", "content/2025/zhifa"][at].to_string()
}

fn file(folder_at: usize, at: usize) -> String {
    format!("{}/{}", folder(folder_at), ["01-pruning.md", "02-watering.md", "03-new.md", "more/04-deep.md"][at])
}

fn text(number: usize) -> String {
    [
        "已经完成。\n",
        "参见[另一个问题](02-watering.md)和[通报](../lvhua/notice.md)。\n",
        "![图](images/after.png)\n",
        "公开。\n\n::: internal\n内部。\n:::\n",
        "没有的：[链接](nowhere.md)。\n",
    ][number]
        .to_string()
}

fn edit() -> impl Strategy<Value = Edit> {
    let (folder, file, text) = (0..FOLDERS, 0..FILES, 0..5usize);
    prop_oneof![
        6 => (folder.clone(), file.clone(), text.clone()).prop_map(|(folder, file, text)| Edit::Issue { folder, file, text }),
        3 => (folder.clone(), file.clone(), text.clone()).prop_map(|(folder, file, text)| Edit::Save { folder, file, text }),
        1 => (folder.clone(), file.clone()).prop_map(|(folder, file)| Edit::Broken { folder, file }),
        3 => (folder.clone(), 0..4usize).prop_map(|(folder, date)| Edit::Notice { folder, date }),
        2 => (folder.clone(), file.clone()).prop_map(|(folder, file)| Edit::Remove { folder, file }),
        1 => folder.clone().prop_map(Edit::RemoveFolder),
        2 => (folder.clone(), file.clone(), file.clone()).prop_map(|(folder, from, to)| Edit::RenameFile { folder, from, to }),
        1 => (folder.clone(), folder.clone()).prop_map(|(from, to)| Edit::RenameFolder { from, to }),
        1 => (0..3usize, text).prop_map(|(file, text)| Edit::Page { file, text }),
        1 => (folder.clone(), any::<u8>()).prop_map(|(folder, number)| Edit::Image { folder, number }),
        1 => (folder, file).prop_map(|(folder, file)| Edit::Draft { folder, file }),
        1 => (0..4usize).prop_map(Edit::Settings),
        1 => (0..3usize).prop_map(Edit::Theme),
        3 => (0..6usize).prop_map(Edit::Look),
    ]
}

/// Does it, as far as it can be done to what is there.
fn apply(site: &Site, preview: &Preview, edit: &Edit) {
    let issue_text = |folder: usize, file: usize, number: usize| {
        issue(&format!("问题{folder}{file}{number}"), ["lvhua", "zhaoming", "lvhua", "zhifa"][folder], &text(number))
    };
    match *edit {
        Edit::Issue { folder, file: at, text } => site.write(&file(folder, at), &issue_text(folder, at, text)),
        Edit::Save { folder, file: at, text } => {
            let aside = format!("{}~", file(folder, at));
            site.write(&aside, &issue_text(folder, at, text));
            let _ = fs::rename(site.path(&aside), site.path(&file(folder, at)));
        }
        Edit::Broken { folder, file: at } => site.write(&file(folder, at), "---\ntitle: [\n---\n"),
        Edit::Notice { folder: at, date } => {
            let category = ["lvhua", "zhaoming", "lvhua", "zhifa"][at];
            let date = ["2025-10-11", "2025-09-01", "2024-01-31", "不是日期"][date];
            site.write(&format!("{}/notice.md", folder(at)), &notice(&format!("通报{at}"), date, category));
        }
        Edit::Remove { folder, file: at } => drop(fs::remove_file(site.path(&file(folder, at)))),
        Edit::RemoveFolder(at) => drop(fs::remove_dir_all(site.path(&folder(at)))),
        Edit::RenameFile { folder, from, to } => {
            let _ = fs::rename(site.path(&file(folder, from)), site.path(&file(folder, to)));
        }
        Edit::RenameFolder { from, to } => drop(fs::rename(site.path(&folder(from)), site.path(&folder(to)))),
        Edit::Page { file, text: number } => {
            let page = format!("---\ntitle: 页面{number}\n---\n{}", text(number));
            site.write(&format!("content/{}.md", ["about", "help", "guide"][file]), &page);
        }
        Edit::Image { folder: at, number } => {
            site.write_bytes(&format!("{}/images/after.png", folder(at)), &png(number));
        }
        Edit::Draft { folder, file: at } => {
            site.write(&file(folder, at), &issue_text(folder, at, 0).replacen("status:", "draft: true\nstatus:", 1));
        }
        Edit::Settings(number) => {
            let more = ["", "numbering: false\n", "language: en\n", "title: [\n"][number];
            site.write("content/site.yaml", &if number == 3 { more.to_string() } else { format!("{SITE_YAML}{more}") });
        }
        Edit::Theme(number) => match number {
            0 => drop(fs::remove_dir_all(site.path("themes"))),
            1 => site.write("themes/gov/assets/gov.css", "body { color: black }"),
            _ => site.write("themes/gov/templates/404.html", "<!DOCTYPE html><html><body>没有</body></html>"),
        },
        Edit::Look(at) => {
            let path =
                ["/", "/notices/", "/notices/lvhua/", "/data/issues.json", "/categories/lvhua/", "/feed.xml"][at];
            get(preview, path);
        }
    }
}

/// How many edits are made in all.
fn number_of_edits() -> usize {
    std::env::var("TONGBAO_EDITS").ok().and_then(|number| number.parse().ok()).unwrap_or(300)
}

#[test]
fn random_edits_leave_it_serving_what_a_fresh_build_makes() {
    const TOGETHER: usize = 12;
    let site = Site::usual();
    let preview = site.preview();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let burst = proptest::collection::vec(edit(), 1..=TOGETHER);
    let mut made = 0;
    let mut history = Vec::new();
    while made < number_of_edits() {
        let edits = burst.new_tree(&mut runner).unwrap().current();
        for edit in &edits {
            apply(&site, &preview, edit);
        }
        made += edits.len();
        history.push(edits);
        let last = &history[history.len().saturating_sub(3)..];
        let compared = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            assert_same(&preview, &site, Edition::Public, "/__review/public/");
            if made % 5 == 0 {
                assert_same(&preview, &site, Edition::Internal, "/__review/internal/");
            }
        }));
        assert!(compared.is_ok(), "after {made} edits, the last of them {last:#?}");
    }
    assert!(!site.path("content").exists() || preview.take_in() > 0);
}
