//! A site under review: signing and reading it as the commands do.

use jiff::civil::{DateTime, date};
use tongbao::finding::Findings;
use tongbao::load::{self, Loaded};
use tongbao::model::{Edition, Site as Model};
use tongbao::review::{self, NewSignature, NoticeReview, Outcome, Standing};

use super::support::Site;

pub const ROLES: &str = "review: { roles: [初审, 复审, 终审] }\n";

/// A small site whose `site.yaml` has these lines as well.
pub fn site(extra: &str) -> Site {
    let site = Site::small();
    site.append("content/site.yaml", extra);
    site
}

pub fn load(site: &Site) -> Model {
    load_edition(site, Edition::Public)
}

pub fn load_edition(site: &Site, edition: Edition) -> Model {
    let options = load::Options { edition, ..load::Options::default() };
    let loaded = Loaded::of(load::read(site.root()).unwrap(), &options).unwrap();
    assert!(!loaded.findings.has_errors(), "{:?}", loaded.findings);
    loaded.site
}

pub fn at(minute: i8) -> DateTime {
    date(2025, 10, 11).at(10, minute, 0, 0)
}

pub fn new<'a>(role: &'a str, name: &'a str, minute: i8) -> NewSignature<'a> {
    NewSignature { role, name, time: at(minute), remark: None, key: None }
}

/// Signs the only notice; what comes back is `ok`, or the names of what was found.
pub fn sign(site: &Site, signature: &NewSignature) -> String {
    let model = load(site);
    match review::sign(site.root(), &model, &model.notices[0], signature).unwrap() {
        Outcome::Signed(_) => "ok".into(),
        Outcome::Refused(findings) => names(&findings),
    }
}

/// Signs in all three roles.
#[track_caller]
pub fn sign_all(site: &Site) {
    for (minute, (role, name)) in [("初审", "张三"), ("复审", "李四"), ("终审", "王五")].into_iter().enumerate()
    {
        assert_eq!(sign(site, &new(role, name, minute as i8)), "ok");
    }
}

pub fn review(site: &Site) -> NoticeReview {
    let model = load(site);
    review::of(site.root(), &model, &model.notices[0]).unwrap()
}

/// `初审 Valid`, one role after the other.
pub fn standings(site: &Site) -> Vec<String> {
    let said = |standing: &Standing| match standing {
        Standing::Void(Some(_)) => "Void".to_string(),
        other => format!("{other:?}"),
    };
    review(site).roles.iter().map(|role| format!("{} {}", role.role, said(&role.standing))).collect()
}

/// What is missing before the site may be published.
pub fn missing(site: &Site) -> String {
    names(&review::unsigned(site.root(), &load(site)).unwrap())
}

fn names(findings: &Findings) -> String {
    findings.iter().map(|finding| finding.kind.name).collect::<Vec<_>>().join(" ")
}
