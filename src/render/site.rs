//! The global `site` of the templates.

use super::parts::contact_view;
use crate::model::Address;
use crate::plan::{Plan, addresses};
use crate::theme::Theme;
use crate::theme::view::{GovernmentView, Link, SiteView};

pub fn view(plan: &Plan, theme: &Theme) -> SiteView {
    let config = &plan.site.config;
    SiteView {
        title: config.title.clone(),
        language: config.language.tag().into(),
        office: config.office.clone(),
        edition: plan.site.edition.name(),
        navigation: navigation(plan, theme),
        contact: contact_view(&config.contact),
        government: government(plan),
        feed: addresses::FEED,
        archive: plan.site.history.has_page().then_some("archive/"),
        site_map: "sitemap/",
        generator: concat!("tongbao ", env!("CARGO_PKG_VERSION")).into(),
    }
}

fn navigation(plan: &Plan, theme: &Theme) -> Vec<Link> {
    let link =
        |word: &str, address: Address| Link { title: theme.word(word).to_string(), address: address.into_href() };
    let mut links = vec![
        link("home", Address::home()),
        link("notices", addresses::notices()),
        link("categories", addresses::categories()),
        link("statuses", addresses::statuses()),
    ];
    if !plan.index.units.is_empty() {
        links.push(link("units", addresses::units()));
    }
    if !plan.index.topics.is_empty() {
        links.push(link("topics", addresses::topics()));
    }
    let mut pages: Vec<_> = plan.site.pages.iter().filter_map(|page| Some((page.navigation?, page))).collect();
    pages.sort_by_key(|(place, page)| (*place, page.slug.text.clone()));
    for (_, page) in pages {
        links.push(Link { title: page.title.clone(), address: addresses::plain(page).into_href() });
    }
    links.push(link("contact", addresses::contact()));
    links.push(link("search", addresses::search()));
    links
}

fn government(plan: &Plan) -> GovernmentView {
    let given = &plan.site.config.government;
    GovernmentView {
        sponsor: given.sponsor.clone(),
        operator: given.operator.clone(),
        site_code: given.site_code.clone(),
        icp: given.icp.clone(),
        icp_link: "https://beian.miit.gov.cn/",
        police: given.police.clone(),
        police_link: given.police.as_deref().and_then(police_link),
        badge: given.badge.clone(),
        report_errors: given.report_errors.clone(),
    }
}

/// The public register shows a record by its digits.
fn police_link(number: &str) -> Option<String> {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    (digits.len() == 14).then(|| format!("https://beian.mps.gov.cn/#/query/webSearch?code={digits}"))
}
