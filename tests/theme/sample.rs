//! A page of every kind, made by hand out of a real notice, as the planner would make it.
//!
//! Everything that a view can hold is held by at least one page, so that every branch of a template is seen.

use tongbao::theme::Theme;
use tongbao::theme::view::*;

/// One page: where it is written, how it leads to the root, and what it shows.
pub struct Page {
    pub view: PageView,
    pub root: String,
    pub content: Content,
}

pub fn site(edition: &'static str) -> SiteView {
    SiteView {
        title: "偃师区城市管理局整改公开".into(),
        language: "zh-CN".into(),
        office: Some("洛阳市偃师区城市管理局".into()),
        edition,
        navigation: vec![
            link("首页", ""),
            link("整改通报", "notices/"),
            link("问题类别", "categories/"),
            link("整改结果", "status/"),
            link("责任单位", "units/"),
            link("联系方式", "contact/"),
        ],
        contact: contact(),
        government: GovernmentView {
            sponsor: Some("洛阳市偃师区城市管理局".into()),
            operator: Some("洛阳市偃师区城市管理局办公室".into()),
            site_code: Some("0000000000".into()),
            icp: Some("示例ICP备00000000号".into()),
            icp_link: "https://beian.miit.gov.cn/",
            police: Some("示例公网安备00000000000000号".into()),
            police_link: Some("https://beian.mps.gov.cn/#/query/webSearch?code=00000000000000".into()),
            badge: Some("https://bszs.conac.cn/sitename?method=show&id=EXAMPLE".into()),
            report_errors: Some("https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=0000000000".into()),
        },
        feed: "feed.xml",
        archive: Some("archive/"),
        site_map: "site-map/",
        generator: "tongbao".into(),
    }
}

pub fn pages(theme: &Theme) -> Vec<Page> {
    let page =
        |kind, title: &str, address: &str, above: &[&str], content| page(theme, kind, title, address, above, content);
    let mut pages = vec![
        page("home", "巡察整改情况公开", "", &[], Content::Home(home())),
        page("notice", TITLE, NOTICE, &["整改通报"], Content::Notice(Box::new(notice(theme)))),
        page("categories", "问题类别", "categories/", &[], Content::Categories(categories(theme, true))),
        page("categories", "问题类别（大站）", "categories/large/", &[], Content::Categories(categories(theme, false))),
        page("status", "长期坚持", "status/standing/", &["整改结果"], Content::List(list(theme))),
        page("statuses", "整改结果", "status/", &[], Content::Index(index(true))),
        page("notices", "整改通报", "notices/", &[], Content::Index(index(false))),
        page("contact", "联系方式", "contact/", &[], Content::Contact(contact_page())),
        page("plain", "关于本站", "about/", &[], Content::Plain(plain())),
        page("archive", "历次快照", "archive/", &[], Content::Archive(archive())),
        page("search", "检索", "search/", &[], Content::Search(search())),
        page("site-map", "站点地图", "site-map/", &[], Content::SiteMap(site_map())),
        page("not-found", "找不到这个页面", "404.html", &[], Content::NotFound(NotFoundView { contact: contact() })),
    ];
    for number in [0, 2, 8] {
        let view = issue(theme, number);
        let title = view.title.clone();
        let address = format!("{NOTICE}issue-{number}/");
        pages.push(page("issue", &title, &address, &["整改通报", TITLE], Content::Issue(Box::new(view))));
    }
    pages
}

const TITLE: &str = "中共洛阳市偃师区城市管理局党组关于巡察整改进展情况的通报";
const NOTICE: &str = "notices/yanshi-2025/";
const LEAD: &str = "根据区委统一部署，2024年11月15日至2025年1月10日区委第一巡察组对城管局党组进行了常规巡察。2025年4月25日，区委第一巡察组向城管局党组反馈了巡察意见。按照巡察工作有关要求，现将巡察整改情况予以公布。";
const ISSUES: &str = include_str!("issues.txt");
const NUMERALS: [&str; 15] =
    ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五"];

fn page(theme: &Theme, kind: &'static str, title: &str, address: &str, above: &[&str], content: Content) -> Page {
    let root = match kind {
        "not-found" => "/zg/".to_string(),
        "home" => "./".to_string(),
        _ => "../".repeat(address.matches('/').count()),
    };
    let mut breadcrumbs = vec![link("首页", "")];
    breadcrumbs.extend(above.iter().map(|title| link(title, "notices/")));
    let breadcrumbs = Shared::from(if kind == "home" { Vec::new() } else { breadcrumbs });
    let meta = |attribute, name, content: &str| Meta { attribute, name, content: content.into() };
    let view = PageView {
        kind,
        title: title.into(),
        full_title: format!("{title} · 偃师区城市管理局整改公开"),
        address: address.into(),
        description: LEAD.chars().take(80).collect(),
        canonical: Some(format!("https://example.gov.cn/{address}")),
        common_labels: vec![common_labels(&[
            meta("name", "SiteName", "偃师区城市管理局整改公开"),
            meta("name", "SiteDomain", "example.gov.cn"),
            meta("name", "SiteIDCode", "0000000000"),
            meta("name", "PubDate", "2025-10-11 09:00"),
            meta("name", "ContentSource", "洛阳市偃师区城市管理局"),
        ])],
        labels: vec![
            meta("name", "ArticleTitle", title),
            meta("property", "og:title", title),
            meta("property", "og:type", "article"),
        ],
        json_ld: r#"{"@context":"https://schema.org","@type":"Report"}"#.into(),
        crumbs: part(theme, &Part::Crumbs(&breadcrumbs), &root),
        breadcrumbs,
        has_code: kind == "plain",
    };
    Page { view, root, content }
}

fn link(title: &str, address: &str) -> Link {
    Link { title: title.into(), address: address.into() }
}

fn date(iso: &str, text: &str) -> DateView {
    DateView { iso: iso.into(), text: text.into() }
}

fn contact() -> ContactView {
    ContactView {
        name: Some("洛阳市偃师区城市管理局".into()),
        phone: Some("0379-67798277".into()),
        phone_html: "<a href=\"tel:0379-67798277\">0379-67798277</a>".to_string().into(),
        address: Some("洛阳市偃师区华夏路18号".into()),
        postcode: Some("471900".into()),
        email: Some("ysscslj@126.com".into()),
        hours: Some("工作日 8:30—12:00，14:30—17:30".into()),
        empty: false,
    }
}

fn count(status: &'static str, count: usize, start: usize, total: usize) -> StatusCount {
    StatusCount {
        status,
        address: format!("status/{status}/"),
        count,
        start: start * 1000 / total,
        width: (start + count) * 1000 / total - start * 1000 / total,
        percent: format!("{:.1}", count as f64 * 100.0 / total as f64),
    }
}

fn summary() -> Summary {
    Summary { total: 21, counts: vec![count("done", 6, 0, 21), count("standing", 15, 6, 21)] }
}

fn every_status() -> Summary {
    let counts = vec![
        count("done", 13, 0, 20),
        count("staged", 2, 13, 20),
        count("ongoing", 2, 15, 20),
        count("standing", 2, 17, 20),
        count("not-done", 1, 19, 20),
    ];
    Summary { total: 20, counts }
}

/// Every issue of the real notice: category number, title, status, text.
fn issues() -> Vec<(usize, &'static str, StatusView, &'static str)> {
    let mut category = 0;
    let mut issues = Vec::new();
    for line in ISSUES.lines() {
        if line.starts_with('#') {
            category += 1;
            continue;
        }
        let parts: Vec<&str> = line.split('\t').collect();
        let canonical = if parts[1] == "已完成" { "done" } else { "standing" };
        issues.push((category - 1, parts[0], StatusView { canonical, word: parts[1].into() }, parts[2]));
    }
    issues
}

fn category_titles() -> Vec<&'static str> {
    ISSUES.lines().filter_map(|line| line.strip_prefix("# ")).collect()
}

fn facts(number: usize, status: StatusView) -> IssueFacts {
    let full = number == 0;
    IssueFacts {
        status,
        responsible: if full {
            vec![link("园林绿化中心", "units/park/"), link("环卫中心", "units/street/")]
        } else {
            vec![]
        },
        deadline: full.then(|| date("2025-06-30", "2025年6月30日")),
        completed: full.then(|| date("2025-06-12", "2025年6月12日")),
        updated: full.then(|| date("2025-10-11", "2025年10月11日")),
        topics: if full { vec![link("城市绿化", "topics/green/")] } else { vec![] },
        measures: if full {
            vec![
                MeasureView {
                    text: "开展修剪技能培训".into(), date: Some(date("2025-05-12", "2025年5月12日"))
                },
                MeasureView { text: "建立行道树修剪台账".into(), date: None },
            ]
        } else {
            vec![]
        },
        attachments: if full { vec![attachment()] } else { vec![] },
        internal: number == 2,
    }
}

fn attachment() -> AttachmentView {
    AttachmentView {
        title: "行道树修剪台账".into(),
        address: "notices/yanshi-2025/ledger.pdf".into(),
        format: "PDF".into(),
        size: "1.2 MB".into(),
    }
}

fn head() -> DocumentHead {
    DocumentHead {
        index_number: Some("示例-2025-0001".into()),
        document_number: Some("示例〔2025〕1号".into()),
        issuer: Some("中共洛阳市偃师区城市管理局党组".into()),
        date: Some(date("2025-10-11", "2025年10月11日")),
        published: Some(date("2025-10-11T09:00+08:00", "2025年10月11日 09:00")),
        openness: Some("主动公开".into()),
    }
}

fn notice(theme: &Theme) -> NoticeView {
    let root = "../../";
    let contact = Shared::from(ContactView { name: None, hours: None, postcode: None, ..contact() });
    let titles = category_titles();
    let all = issues();
    let mut contents = vec![
        entry(1, "一、", "党组及主要负责人组织整改落实情况", "s1"),
        entry(2, "（一）", "提高政治站位，坚决扛起整改责任", "s1-1"),
    ];
    contents.push(entry(1, "二、", "巡察反馈问题整改情况", "s2"));
    let mut categories = Vec::new();
    for (at, title) in titles.iter().enumerate() {
        let number = format!("（{}）", NUMERALS[at]);
        let mine: Vec<_> = all.iter().enumerate().filter(|(_, issue)| issue.0 == at).collect();
        let single = mine.len() == 1;
        contents.push(entry(2, &number, title, &format!("c{at}")));
        let issues = mine.into_iter().enumerate().map(|(place, (index, (_, title, status, text)))| {
            let facts = Shared::from(facts(index, status.clone()));
            NoticeIssue {
                number: Some(if single { number.clone() } else { format!("{}.", place + 1) }),
                title: title.to_string(),
                title_html: by_meaning(title),
                id: if single { format!("c{at}") } else { format!("i{index}") },
                address: format!("{NOTICE}issue-{index}/"),
                heading: if single { 3 } else { 4 },
                facts_html: part(theme, &Part::Facts(&facts), root),
                measures_html: measures(theme, index, &facts, root),
                facts,
                body: format!("<p>{text}</p>").into(),
            }
        });
        categories.push(NoticeCategory {
            number: Some(number.clone()),
            title: title.to_string(),
            title_html: by_meaning(title),
            id: format!("c{at}"),
            address: format!("categories/c{at}/"),
            single,
            heading: 3,
            issues: issues.collect(),
        });
    }
    contents.push(entry(1, "三、", "巩固整改成效，建立长效机制", "s3"));
    NoticeView {
        title: TITLE.into(),
        address: NOTICE.into(),
        kind: "inspection",
        head: head().into(),
        inspector: Some("区委第一巡察组".into()),
        summary: summary(),
        timeline: vec![
            TimelineEntry { event: "inspection", from: date("2024-11-15", "2024年11月15日"), to: Some(date("2025-01-10", "2025年1月10日")) },
            TimelineEntry { event: "feedback", from: date("2025-04-25", "2025年4月25日"), to: None },
            TimelineEntry { event: "rectification", from: date("2025-04-25", "2025年4月25日"), to: Some(date("2025-10-11", "2025年10月11日")) },
            TimelineEntry { event: "publication", from: date("2025-10-11", "2025年10月11日"), to: None },
        ],
        contents,
        before: format!("<p>{LEAD}</p><h2 id=\"s1\"><span class=\"num\">一、</span>党组及主要负责人组织整改落实情况</h2><h3 id=\"s1-1\"><span class=\"num\">（一）</span>提高政治站位，坚决扛起整改责任</h3><p>局党组将巡察整改作为重大政治任务，第一时间传达学习反馈意见，统一思想认识，研究部署整改工作。深刻认识巡察整改是践行“两个维护”的具体体现，是推动城市管理高质量发展的重要契机，以高度的政治自觉全面推进整改落实。</p><h2 id=\"s2\"><span class=\"num\">二、</span>巡察反馈问题整改情况</h2>").into(),
        categories,
        after: Some("<h2 id=\"s3\"><span class=\"num\">三、</span>巩固整改成效，建立长效机制</h2><p>下一步，局党组将持续压实整改责任，对已完成事项开展“回头看”，对需长期坚持的任务纳入日常监管。进一步完善制度机制，加快推进智慧城管建设，提升城市精细化管理水平。</p><p>欢迎广大干部群众对巡察整改落实情况进行监督。如有意见建议，请及时向我们反馈。</p>".to_string().into()),
        corrections: vec![CorrectionView { date: date("2025-10-20", "2025年10月20日"), text: "“无限终端”更正为“无线终端”。".into() }],
        changes: Some(NoticeChangeView {
            since: date("2025-06-30", "2025年6月30日"),
            text: true,
            fields: true,
            issues: vec![
                IssueChangeView {
                    title: "病虫害防治不及时".into(),
                    address: Some("notices/yanshi-2025/issue-1/".into()),
                    fate: "changed",
                    status: Some(StatusChangeView { before: "正在整改".into(), now: "已完成".into() }),
                    text: true,
                    fields: true,
                    dates: vec![DateChangeView {
                        label: "完成时间".into(),
                        before: None,
                        now: Some(date("2025-09-30", "2025年9月30日")),
                    }],
                },
                IssueChangeView {
                    title: "路灯维修不及时".into(),
                    address: None,
                    fate: "removed",
                    status: None,
                    text: false,
                    fields: false,
                    dates: Vec::new(),
                },
            ],
        }),
        attachments: vec![attachment()],
        contact_html: part(theme, &Part::Contact(&contact), root),
        contact,
        signed: Some(date("2025-10-11", "2025年10月11日")),
        json: "notices/yanshi-2025/notice.json".into(),
        csv: "notices/yanshi-2025/issues.csv".into(),
        pdf: Some("notices/shi-li/notice.pdf".into()),
        previous: Some(link("关于区委巡察反馈意见整改情况的通报（2023年）", "notices/2023/")),
        next: Some(link("关于专项审计整改情况的公示", "notices/2026/")),
    }
}

fn entry(level: u8, number: &str, title: &str, id: &str) -> ContentsEntry {
    ContentsEntry {
        level,
        number: Some(number.into()),
        title: title.into(),
        title_html: by_meaning(title),
        id: id.into(),
    }
}

fn history(status: StatusView) -> Vec<PastStatusView> {
    let before = StatusView { canonical: "ongoing", word: "正在整改".into() };
    vec![
        PastStatusView { status: before, since: Some(date("2025-06-30", "2025年6月30日")) },
        PastStatusView { status, since: None },
    ]
}

fn archive() -> ArchiveView {
    let snapshot = |day: &str, text: &str| SnapshotView {
        name: format!("{day}T0900_yanshi-2025"),
        created: date(&format!("{day}T09:00:00+08:00"), &format!("{text} 09:00")),
        notices: 2,
        issues: 21,
        first: false,
        changes: Vec::new(),
        sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad".into(),
        sm3: "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0".into(),
    };
    let ways = ["issues-added", "issues-status", "issues-changed", "issues-removed"];
    let ways = ways.into_iter().chain(["notices-added", "notices-changed", "notices-removed"]);
    let changes = ways.map(|what| SnapshotChangeView { what, count: 2 }).collect();
    let first = SnapshotView { first: true, ..snapshot("2024-06-30", "2024年6月30日") };
    ArchiveView {
        latest: vec![
            SnapshotView { changes, ..snapshot("2025-10-11", "2025年10月11日") },
            snapshot("2025-06-30", "2025年6月30日"),
        ],
        earlier: vec![SnapshotYearView { year: 2024, snapshots: vec![first] }],
    }
}

fn issue(theme: &Theme, number: usize) -> IssueView {
    let (category, title, status, text) = issues().swap_remove(number);
    let root = "../../../";
    let contact = Shared::from(contact());
    let canonical = status.canonical;
    let facts = Shared::from(facts(number, status.clone()));
    let (notice, head) = (Shared::from(link(TITLE, NOTICE)), Shared::from(head()));
    IssueView {
        number: Some("1.".into()),
        title: title.into(),
        title_html: by_meaning(title),
        history: history(status),
        facts_html: part(theme, &Part::Facts(&facts), root),
        measures_html: measures(theme, number, &facts, root),
        symbol_html: part(theme, &Part::Symbol(canonical), root),
        source_html: part(theme, &Part::Source(&notice, &head), root),
        facts,
        body: format!("<p>{text}</p>").into(),
        notice,
        head,
        category: link(category_titles()[category], "categories/c0/").into(),
        category_number: Some(format!("（{}）", NUMERALS[category])),
        position: number + 1,
        total: 21,
        in_notice: format!("{NOTICE}#i{number}"),
        previous: (number > 0).then(|| link("病虫害防治不及时", "notices/yanshi-2025/issue-1/").into()),
        next: Some(link("杨柳絮治理用力不够", "notices/yanshi-2025/issue-2/").into()),
        contact_html: part(theme, &Part::Contact(&contact), root),
        contact,
    }
}

fn part(theme: &Theme, part: &Part, root: &str) -> Html {
    theme.part(part, root).unwrap().into()
}

/// The first issue has them.
fn measures(theme: &Theme, number: usize, facts: &Shared<IssueFacts>, root: &str) -> Html {
    if number == 0 { part(theme, &Part::Measures(facts), root) } else { Html::default() }
}

fn rows(theme: &Theme, numbers: impl Iterator<Item = usize>, root: &str) -> Html {
    numbers.map(|number| part(theme, &Part::Row(&row(number)), root).as_str().to_string()).collect::<String>().into()
}

fn row(number: usize) -> IssueRow {
    let (_, title, status, _) = issues().swap_remove(number);
    IssueRow {
        title: title.into(),
        title_html: by_meaning(title),
        address: format!("{NOTICE}issue-{number}/"),
        status,
        deadline: (number == 0).then(|| date("2025-06-30", "2025年6月30日")),
        responsible: if number == 0 { vec!["园林绿化中心".into()] } else { vec![] },
    }
}

fn home() -> HomeView {
    let card = |title: &str| NoticeCard {
        title: title.into(),
        address: NOTICE.into(),
        issuer: Some("中共洛阳市偃师区城市管理局党组".into()),
        date: Some(date("2025-10-11", "2025年10月11日")),
        summary: summary(),
    };
    let category = |(at, title): (usize, &&str)| IndexEntry {
        title: title.to_string(),
        address: format!("categories/c{at}/"),
        status: None,
        date: None,
        issuer: None,
        summary: summary(),
    };
    HomeView {
        intro: Some("查出了什么问题，逐项怎样整改。".into()),
        notices: vec![card(TITLE), card("关于专项审计整改情况的公示")],
        notice_count: 3,
        summary: every_status(),
        categories: category_titles().iter().enumerate().map(category).collect(),
        contact: contact(),
    }
}

fn categories(theme: &Theme, listed: bool) -> CategoriesView {
    let all = issues();
    let entry = |(at, title): (usize, &&str)| CategoryEntry {
        id: format!("c{at}"),
        title: title.to_string(),
        address: format!("categories/c{at}/"),
        summary: summary(),
        rows: if listed {
            rows(theme, (0..all.len()).filter(|&index| all[index].0 == at), "../")
        } else {
            Html::default()
        },
    };
    CategoriesView { summary: summary(), categories: category_titles().iter().enumerate().map(entry).collect(), listed }
}

fn list(theme: &Theme) -> ListView {
    let group = ListGroup {
        notice: link(TITLE, NOTICE),
        title_html: by_meaning(TITLE),
        date: Some(date("2025-10-11", "2025年10月11日")),
        rows: rows(theme, 0..8, "../../"),
    };
    let summary = Summary { total: 15, counts: vec![count("standing", 15, 0, 15)] };
    ListView { title: "长期坚持".into(), status: Some("standing"), summary, groups: vec![group] }
}

fn index(of_statuses: bool) -> IndexView {
    let entry = |title: &str, status: Option<&'static str>| IndexEntry {
        title: title.into(),
        address: "notices/x/".into(),
        status,
        date: status.is_none().then(|| date("2025-10-11", "2025年10月11日")),
        issuer: status.is_none().then(|| "中共洛阳市偃师区城市管理局党组".into()),
        summary: summary(),
    };
    let entries = if of_statuses {
        vec![entry("已完成", Some("done")), entry("长期坚持", Some("standing")), entry("未完成", Some("not-done"))]
    } else {
        vec![entry(TITLE, None), entry("关于专项审计整改情况的公示", None)]
    };
    IndexView { entries }
}

fn contact_page() -> ContactPageView {
    let notices = vec![NoticeContact { notice: link(TITLE, NOTICE), contact: contact() }];
    ContactPageView { contact: contact(), vcard: "contact/contact.vcf".into(), notices }
}

fn plain() -> PlainView {
    PlainView {
        title: "关于本站".into(),
        body: Html::new(include_str!("plain.html")),
        updated: Some(date("2025-10-11", "2025年10月11日")),
        contents: vec![
            entry(1, "一、", "本站公开什么", "what"),
            entry(1, "二、", "表格与注释", "tables"),
            entry(1, "三、", "代码", "code"),
        ],
    }
}

fn search() -> SearchView {
    SearchView { issues: "data/issues.json", notices: "notices/".into(), pages: vec![link("关于本站", "about/")] }
}

fn site_map() -> SiteMapView {
    SiteMapView {
        sections: vec![
            SiteMapSection { title: "整改通报".into(), links: vec![link(TITLE, NOTICE)] },
            SiteMapSection {
                title: "问题类别".into(),
                links: category_titles().iter().map(|title| link(title, "categories/c0/")).collect(),
            },
        ],
    }
}
