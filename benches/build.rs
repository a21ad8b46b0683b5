//! Times the steps of a build apart: read, lower, plan, render, write. `cargo bench` runs it.
//!
//! The site is made up here, in the shape of a real one: notices of twenty issues in fifteen categories,
//! some 900 characters each.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use divan::Bencher;
use divan::counter::ItemsCount;
use tempfile::TempDir;
use tongbao::config::Config;
use tongbao::finding::Findings;
use tongbao::load::{self, Loaded, Options};
use tongbao::model::Site;
use tongbao::output::Folder;
use tongbao::plan::Plan;
use tongbao::render::{Nowhere, Renderer};
use tongbao::theme::Theme;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SIZES: [usize; 2] = [60, 1000];
const ISSUES_A_NOTICE: usize = 20;

fn main() {
    divan::main();
}

#[divan::bench(args = SIZES)]
fn read(bencher: Bencher, issues: usize) {
    let root = made_up_site(issues);
    bencher.counter(ItemsCount::new(issues)).bench(|| load::read(root.path()).unwrap());
}

#[divan::bench(args = SIZES)]
fn lower(bencher: Bencher, issues: usize) {
    let root = made_up_site(issues);
    bencher
        .counter(ItemsCount::new(issues))
        .with_inputs(|| {
            let tree = load::read(root.path()).unwrap();
            let config = load::config(&tree.site, &Options::default(), &mut Findings::default()).unwrap();
            (tree, config)
        })
        .bench_values(|(tree, config)| load::lower(tree, config, &Options::default(), &mut Findings::default()));
}

#[divan::bench(args = SIZES)]
fn plan(bencher: Bencher, issues: usize) {
    let (_root, site) = loaded_site(issues);
    bencher.counter(ItemsCount::new(issues)).bench(|| Plan::new(&site, &mut Findings::default()));
}

#[divan::bench(args = SIZES)]
fn render(bencher: Bencher, issues: usize) {
    let (_root, site) = loaded_site(issues);
    let plan = Plan::new(&site, &mut Findings::default());
    let mut theme = theme_of(&site.config, Path::new("."));
    let renderer = Renderer::new(&plan, &mut theme);
    bencher.counter(ItemsCount::new(issues)).bench(|| renderer.everything(&Nowhere).unwrap());
}

#[divan::bench(args = SIZES)]
fn render_and_write(bencher: Bencher, issues: usize) {
    let (root, site) = loaded_site(issues);
    let plan = Plan::new(&site, &mut Findings::default());
    let mut theme = theme_of(&site.config, Path::new("."));
    let renderer = Renderer::new(&plan, &mut theme);
    let output = root.path().join("public");
    bencher.counter(ItemsCount::new(issues)).with_inputs(|| drop(fs::remove_dir_all(&output))).bench_values(|()| {
        let folder = Folder::open(&output, &[], || ()).unwrap();
        renderer.everything(&folder).unwrap();
        folder.finish(String::new(), true, plan.pages.len()).unwrap()
    });
}

fn loaded_site(issues: usize) -> (TempDir, Site) {
    let root = made_up_site(issues);
    let loaded = Loaded::of(load::read(root.path()).unwrap(), &Options::default()).unwrap();
    assert!(loaded.findings.is_empty());
    (root, loaded.site)
}

fn theme_of(config: &Config, root: &Path) -> Theme {
    Theme::of(config, root, &mut Findings::default()).unwrap()
}

fn made_up_site(issues: usize) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    let content = root.path().join("content");
    fs::create_dir(&content).unwrap();
    let site = "title: 示例市整改情况公开\nbase_url: https://example.gov.cn/\noffice: 示例市巡察办\ncontact: { phone: 0000-12345678 }\n";
    fs::write(content.join("site.yaml"), site).unwrap();
    let mut categories = String::new();
    for category in 1..=15 {
        writeln!(categories, "  - {{ id: c{category:02}, title: 第{category}类问题 }}").unwrap();
    }
    for at in 0..issues {
        let folder = content.join(format!("notice-{:04}", at / ISSUES_A_NOTICE));
        if at % ISSUES_A_NOTICE == 0 {
            fs::create_dir(&folder).unwrap();
            let head = format!(
                "---\ntitle: 示例市第{at}号通报\nkind: inspection\nissuer: 示例市水利局\ndate: 2025-10-11\ncategories:\n{categories}---\n"
            );
            let body = "根据统一部署，现将整改情况予以公布。\n\n## 组织落实情况\n\n研究部署整改工作。\n\n## 整改情况\n\n<!-- issues -->\n";
            fs::write(folder.join("notice.md"), head + body).unwrap();
        }
        fs::write(folder.join(format!("{:02}-issue.md", at % ISSUES_A_NOTICE)), issue(at)).unwrap();
    }
    root
}

fn issue(at: usize) -> String {
    let status = ["已完成", "基本完成", "长期坚持", "推进中"][at % 4];
    let sentence =
        "针对巡察反馈指出的问题，局党组召开专题会议研究，逐项对照检查“三重一大”事项集体决策制度，建立问题台账。";
    let paragraph = sentence.repeat(3);
    let slug = at % ISSUES_A_NOTICE;
    format!(
        "---\ntitle: 固定资产账实不符的问题{at}\nslug: issue-{slug}\ncategory: c{:02}\nstatus: {status}\ndeadline: 2025-12-31\n---\n\n\
         **问题表现：**{paragraph}\n\n## 整改措施\n\n1. **建立问题台账。**{sentence}\n2. **开展专项清理。**{sentence}\n\n\
         ## 整改成效\n\n{paragraph}\n\n- **整改结果：**{status}\n- **完成时限：**2025-12-31\n\n## 下一步打算\n\n{sentence}\n",
        at % 15 + 1
    )
}
