//! A whole and the parts that stand behind it: `120盏，其中东街40盏、西街50盏`, `3.2万元（甲1.2万元、乙2万元）`.

use super::characters::{clause_before, nearby_after, nearby_before};
use super::figures::Figure;
use super::ordinals;

/// A whole, then 其中 and its parts.
pub struct Listed<'f> {
    pub parts: Vec<&'f Figure>,
    /// What 其余 counts.
    pub rest: Option<&'f Figure>,
    /// Whether nothing is counted in two of the parts.
    pub excludes: bool,
    /// Whether these are all of the parts: the text says how many there are.
    pub is_complete: bool,
}

/// A longer text between two figures says more than what the second counts.
const LONGEST_LABEL: usize = 60;
pub const MOST_PARTS: usize = 12;
/// So many figures of other units may stand between a whole and 其中.
const MOST_BESIDE: usize = 2;
/// What is in one place only.
const THINGS: &[&str] = &[
    "盏", "株", "棵", "台", "辆", "座", "根", "套", "吨", "亩", "平方米", "公顷", "立方米", "册", "户", "起", "份",
    "篇", "宗", "间", "张",
];
/// Such parts are counted again in others, or are none.
const OVERLAPS: &[&str] = &[
    "用于", "累计", "占", "比", "同", "另", "含", "包括", "涉及", "以上", "以下", "兼", "既", "又", "主要", "其中",
    "新增", "追", "罚",
];
/// Of these one person may have two.
const ATTRIBUTES: &[&str] = &["党员", "女", "民族", "退休", "青年", "学生", "农民", "残疾", "老年"];
/// A part with one of these is not what the text counted, but what became of it.
const DONE: &[&str] = &["已", "未", "完成", "整改", "办结", "销号", "解决", "正在"];
/// Parts that are not called 方面 or 类 may overlap, and as many of them as there are 方面 by chance: they are all only
/// where they nearly make the whole.
const NEARLY_ALL: f64 = 0.1;
const REST: [&str; 4] = ["其余", "剩余", "余下", "剩下"];

/// What a figure behind 其中 is.
enum Role {
    Part,
    /// What 其余 counts.
    Rest,
    /// It says that the parts are no plain ones.
    Other,
}

impl<'f> Listed<'f> {
    /// What is listed behind a whole, given the figures behind it.
    pub fn behind(text: &str, whole: &Figure, figures: &'f [Figure]) -> Option<Self> {
        let is_near = figures.first()?.range.start - whole.unit.end <= LONGEST_LABEL;
        let unit = Some(whole.unit(text)).filter(|_| is_near)?;
        let said = parts_said(text, whole);
        let beside = figures_beside(text, whole, figures);
        let mut last_end = beside.checked_sub(1).map_or(whole.unit.end, |last| figures[last].unit.end);
        let (mut parts, mut labels, mut rest) = (Vec::new(), Vec::new(), None);
        let mut is_among = true;
        // `2023年210万元`: the year is what the part is called.
        for figure in figures[beside..].iter().filter(|figure| !figure.is_year(text)) {
            let lead = &text[last_end..figure.range.start];
            if lead.len() > LONGEST_LABEL || lead.contains(['。', '；', '！', '\n']) || parts.len() == MOST_PARTS {
                break;
            }
            let label = if parts.is_empty() {
                let opened = opened(lead, said.is_some())?;
                is_among = !opened.is_of_done;
                opened.label
            } else {
                lead
            };
            // What was done about them divides them in another way.
            let is_of_done = !parts.is_empty() && label.trim_start_matches(['，', '、', ' ']).starts_with('已');
            if is_of_done || !are_one_unit(figure.unit(text), unit) && said == Some(parts.len()) {
                break;
            }
            match role(text, figure, label, unit) {
                Role::Part => {
                    parts.push(figure);
                    labels.push(label);
                    last_end = figure.unit.end;
                }
                Role::Rest if beside == 0 => {
                    rest = Some(figure);
                    break;
                }
                Role::Rest | Role::Other => return None,
            }
        }
        let is_one_of_each = is_money(text, whole) || counts_issues(text, whole) || unit == "人次";
        let excludes = is_among && beside == 0 && (is_one_of_each || are_things(unit, &labels));
        let excludes = excludes || exclude_each_other(unit, &labels);
        let are_said = said == Some(parts.len()) && are_all(whole, &parts, &labels);
        let is_complete = rest.is_none() && beside == 0 && (are_said || are_years_of(text, whole, &labels));
        (!parts.is_empty()).then_some(Self { parts, rest, excludes, is_complete })
    }

    pub fn sum(&self) -> f64 {
        self.parts.iter().copied().chain(self.rest).map(|part| part.value).sum()
    }

    /// Whether so much is left of the whole, or of a part that others divide again, by some parts in a row.
    pub fn leaves(&self, whole: f64, rest: f64, tolerance: f64) -> bool {
        let values: Vec<f64> = self.parts.iter().map(|part| part.value).collect();
        (0..values.len()).any(|from| {
            let divided = || values[..from].iter().chain([&whole]);
            let mut sum = rest;
            values[from..].iter().any(|value| {
                sum += value;
                divided().any(|whole| (whole - sum).abs() <= tolerance)
            })
        })
    }

    /// Whether the first parts make the whole: what comes after them divides it in another way.
    pub fn makes(&self, whole: f64, tolerance: f64) -> bool {
        let mut sum = 0.0;
        self.parts.iter().any(|part| {
            sum += part.value;
            (whole - sum).abs() <= tolerance
        })
    }
}

/// `9名干部，其中党内警告5人`
fn are_one_unit(one: &str, other: &str) -> bool {
    const PERSONS: [&str; 2] = ["人", "名"];
    one == other || PERSONS.contains(&one) && PERSONS.contains(&other)
}

fn role(text: &str, figure: &Figure, label: &str, unit: &str) -> Role {
    let is_of_persons = unit == "人次" && ATTRIBUTES.iter().any(|word| label.contains(word));
    if !are_one_unit(figure.unit(text), unit) || figure.more.is_some() {
        Role::Other
    } else if let Some(word) = REST.iter().find(|word| label.contains(**word)) {
        // `其余各2个` says nothing of their number.
        if is_rest(label, word) { Role::Rest } else { Role::Other }
    } else if is_of_persons || OVERLAPS.iter().any(|word| label.contains(word)) {
        Role::Other
    } else {
        Role::Part
    }
}

/// Whether parts, as many as the text says there are, are all of their whole, and not what was done of it.
fn are_all(whole: &Figure, parts: &[&Figure], labels: &[&str]) -> bool {
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    let is_near = (sum - whole.value).abs() <= (whole.value * NEARLY_ALL).max(1.0);
    // `巡察整改方面9个` is a sort, and `党的建设方面已整改9个` is what became of one.
    let behind_sort =
        |label: &str| SORTS.iter().find_map(|sort| label.rsplit_once(sort)).map_or(0, |(sort, _)| sort.len());
    let is_of_done = |label: &&str| DONE.iter().any(|word| label[behind_sort(label)..].contains(word));
    (are_sorts(labels) || is_near) && !labels.iter().any(is_of_done)
}

/// `三年来累计投入620万元，其中2022年150万元、2023年210万元、2024年250万元`
fn are_years_of(text: &str, whole: &Figure, labels: &[&str]) -> bool {
    let years: Option<Vec<u32>> = labels.iter().map(|label| name_of(label).strip_suffix('年')?.parse().ok()).collect();
    let are_in_row = |years: &Vec<u32>| years.len() > 1 && years.windows(2).all(|pair| pair[1] == pair[0] + 1);
    let Some(years) = years.filter(are_in_row) else { return false };
    let lead = nearby_before(text, whole.range.start);
    let lead = lead.rsplit(['。', '；', '\n']).next().unwrap_or(lead);
    let number = ["两", "三", "四", "五"].get(years.len() - 2);
    number.is_some_and(|number| {
        let all =
            [format!("近{number}年"), format!("{number}年来"), format!("{number}年累计"), format!("{number}年共")];
        all.iter().any(|said| lead.contains(said.as_str()))
    })
}

/// How a list of parts begins.
struct Opened<'t> {
    /// What the first part is called.
    label: &'t str,
    /// Whether with what was done of the whole, and not with 其中.
    is_of_done: bool,
}

/// `，其中甲`, `问题已整改`; behind a whole of which the number of parts was said also `：甲`, `（甲` and `，分别是甲`.
fn opened(lead: &str, is_number_said: bool) -> Option<Opened<'_>> {
    let (noun, label) = lead.split_once(['，', '（']).or_else(|| issues_done(lead)).unwrap_or_default();
    let among = label.strip_prefix("其中").map(|label| Opened { label, is_of_done: false });
    let of_done = || label.starts_with('已').then_some(Opened { label, is_of_done: true });
    if let Some(opened) = among.or_else(of_done) {
        return Some(opened).filter(|_| !noun.contains('、'));
    }
    let each = ["分别是", "分别为"].iter().find_map(|word| label.strip_prefix(word));
    let set_off = || lead.split_once(['：', '（']).filter(|(noun, _)| !noun.contains('，')).map(|(_, label)| label);
    let label = each.or_else(set_off)?;
    is_number_said.then_some(Opened { label, is_of_done: false })
}

/// How many figures of other units stand before 其中: `298件诉求，办结率99%，其中`.
fn figures_beside(text: &str, whole: &Figure, figures: &[Figure]) -> usize {
    const PARTS: &[&str] = &["占", "比", "较", "超"];
    let mut last_end = whole.unit.end;
    let is_beside = |figure: &&Figure| {
        let lead = &text[last_end.min(figure.range.start)..figure.range.start];
        last_end = figure.unit.end;
        figure.unit(text) != whole.unit(text)
            && !figure.unit.is_empty()
            && lead.len() <= LONGEST_LABEL
            && lead.contains(['，', '（'])
            && !lead.contains(['。', '；', '！', '\n', '：', '已'])
            && !lead.contains("其中")
    };
    let count = figures.iter().take(MOST_BESIDE + 1).take_while(is_beside).count();
    let is_part = || PARTS.iter().any(|word| clause_before(text, whole.range.start).contains(word));
    if count == 0 || count > MOST_BESIDE || is_part() { 0 } else { count }
}

fn is_rest(label: &str, word: &str) -> bool {
    let behind = label.split_once(word).map_or("", |(_, behind)| behind);
    matches!(behind.trim_matches(' '), "" | "的" | "还有" | "有" | "尚有" | "仍有" | "的有" | "问题")
}

/// `更换灯具120盏，其中东街40盏、西街50盏`: things in a row of parts.
fn are_things(unit: &str, labels: &[&str]) -> bool {
    THINGS.contains(&unit) && labels.iter().skip(1).all(|label| label.starts_with('、'))
}

/// Whether what is one of these is no other: `咨询类200件、投诉类120件`, `现场办结200件、转办120件`.
fn exclude_each_other(unit: &str, labels: &[&str]) -> bool {
    /// Persons and households may be of two sorts.
    const MANIFOLD: &[&str] = &["人", "名", "户", "家"];
    let names: Vec<&str> = labels.iter().map(|label| name_of(label)).collect();
    let are_forms = names.iter().all(|name| name.ends_with("种形态"));
    let are_sorts = !MANIFOLD.contains(&unit) && are_sorts(labels);
    names.len() > 1 && (are_forms || are_sorts || WAYS.iter().any(|ways| are_different(ways, &names)))
}

/// What parts are called that have nothing in common.
const SORTS: &[&str] = &["类", "方面", "领域"];

/// Whether each is called a 方面 or a 类.
fn are_sorts(labels: &[&str]) -> bool {
    SORTS.iter().any(|sort| labels.iter().all(|label| name_of(label).ends_with(sort)))
}

/// `、现场处理的`: what is said of a part, without what joins it.
fn name_of(label: &str) -> &str {
    let name = label.trim_matches([' ', '，', '、']).trim_end_matches(['的', '有', ' ']);
    ["处理", "处分"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name).trim_start_matches("给予")
}

/// Ways of doing one thing of which each case takes one only.
const WAYS: &[&[&[&str]]] = &[
    &[
        &["现场办结", "当场办结", "现场办理", "当场办理", "直接办理", "直接办结", "即时办结", "自办", "直办"],
        &["转办", "交办", "转交", "转送", "移交", "移送", "分流"],
    ],
    &[&["来信", "信函"], &["来访", "走访"], &["来电", "电话", "热线"], &["网上", "网络", "网信", "微信", "邮件"]],
    &[&["简易程序"], &["普通程序", "一般程序"]],
    &[&["咨询"], &["投诉"], &["举报"], &["求助"]],
    // Of the Party's punishments, and of those of the law on public employees, one is given at a time.
    &[&["党内警告"], &["严重警告"], &["撤销党内职务"], &["留党察看"], &["开除党籍"]],
    &[&["政务警告"], &["政务记过"], &["政务记大过"], &["政务降级"], &["政务撤职"], &["政务开除"]],
    &[&["厅级干部"], &["处级干部"], &["科级干部"], &["股级干部"], &["一般干部"]],
    &[&["厅级干部"], &["处级干部"], &["正科级干部"], &["副科级干部"], &["股级干部"], &["一般干部"]],
];

/// Whether each of these names is another of such ways.
fn are_different(ways: &[&[&str]], names: &[&str]) -> bool {
    let mut left = ways.to_vec();
    names.iter().all(|name| {
        let at = left.iter().position(|way| way.iter().any(|word| name.ends_with(word)));
        at.map(|at| left.remove(at)).is_some()
    })
}

/// How many parts a text says that a whole has: `4个方面32个问题`, `四类32个问题`.
fn parts_said(text: &str, whole: &Figure) -> Option<usize> {
    const COUNTED: &[&str] =
        &["个方面", "大方面", "方面", "个大类", "大类", "类", "个部分", "部分", "个领域", "个层面", "个环节", "个板块"];
    let lead = nearby_before(text, whole.range.start).trim_end_matches([' ', '、', '的', '共']);
    let lead = COUNTED.iter().find_map(|sort| lead.strip_suffix(sort))?.trim_end_matches(' ');
    let digits = lead.len() - lead.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let numeral = lead.trim_end_matches(|c| "一二三四五六七八九十".contains(c));
    let is_ordinal = |before: &str| before.ends_with(['第', '前', '.']);
    let said = match digits {
        0 if is_ordinal(numeral) => None,
        0 => {
            let (value, length) = ordinals::chinese(&lead[numeral.len()..])?;
            (numeral.len() + length == lead.len()).then_some(value as usize)
        }
        1 | 2 if !is_ordinal(&lead[..lead.len() - digits]) => lead[lead.len() - digits..].parse().ok(),
        _ => None,
    };
    said.filter(|said| (2..=MOST_PARTS).contains(said))
}

/// What is listed in brackets right behind a sum of money that says nothing of being a part of it, and where they end.
pub fn sums_in_brackets<'f>(text: &str, figures: &'f [Figure], at: usize) -> Option<(Vec<&'f Figure>, usize)> {
    const PARTIAL: &[&str] = &["其中", "含", "包括", "主要", "等", "约", "不计", "另", "折合", "原"];
    let total = figures.get(at).filter(|figure| is_money(text, figure))?;
    let (inside, _) = nearby_after(text, total.unit.end).strip_prefix('（')?.split_once('）')?;
    let end = total.unit.end + "（".len() + inside.len();
    let parts: Vec<_> = figures[at + 1..].iter().take_while(|part| part.range.end <= end).collect();
    let is_list = parts.len() >= 2
        && inside.matches(['、', '，', '；']).count() == parts.len() - 1
        && parts.iter().all(|part| is_money(text, part))
        && !PARTIAL.iter().any(|word| inside.contains(word));
    is_list.then_some((parts, end + "）".len()))
}

/// The one part without 万 (or 亿) where all others have one of them, if the parts make the whole with it:
/// `1250万元，其中绿化480万元、环卫520万元、维修250元`.
pub fn without_scale<'f>(text: &str, whole: &Figure, parts: &[&'f Figure]) -> Option<(&'f Figure, char)> {
    const SCALES: [(char, f64); 2] = [('万', 1e4), ('亿', 1e8)];
    let mut bare = parts.iter().filter(|part| part.scale(text) == 1.0);
    let (lost, None) = (*bare.next()?, bare.next()) else { return None };
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    let rounding: f64 = parts.iter().copied().chain([whole]).map(|figure| rounding_of_decimals(text, figure)).sum();
    let makes_whole = |(_, size): &(char, f64)| {
        let is_of_others = parts.iter().any(|part| part.scale(text) == *size);
        let right = sum + lost.value * (size - 1.0);
        is_of_others && (right - whole.value).abs() <= rounding + 1e-6
    };
    let (scale, _) = SCALES.into_iter().find(makes_whole).filter(|_| lost.value > 0.0 && lost.value < 1e4)?;
    Some((lost, scale))
}

fn rounding_of_decimals(text: &str, figure: &Figure) -> f64 {
    if figure.decimals > 0 { half_step(text, figure) } else { 0.0 }
}

pub fn is_whole(text: &str, figure: &Figure) -> bool {
    const NO_WHOLES: &[&str] =
        &["%", "‰", "年", "月", "日", "倍", "个百分点", "点", "周", "岁", "天", "小时", "分钟", "期", "米", "方面"];
    let unit = figure.unit(text);
    !unit.is_empty()
        && !NO_WHOLES.contains(&unit)
        && figure.more.is_none()
        && !text[..figure.range.start].trim_end_matches(' ').ends_with(['第', '约', '近', '超'])
}

const ISSUES: [&str; 5] = ["问题", "任务", "事项", "线索", "信访件"];

/// `23个问题已整改完成21个`, parted before 已.
fn issues_done(lead: &str) -> Option<(&str, &str)> {
    let (noun, done) = lead.split_at(lead.find('已')?);
    ISSUES.contains(&noun.trim_start_matches(' ')).then_some((noun, done))
}

pub fn counts_issues(text: &str, figure: &Figure) -> bool {
    let (before, after) = (&text[..figure.range.start], &text[figure.unit.end..]);
    matches!(figure.unit(text), "个" | "项" | "条" | "件")
        && ISSUES.iter().any(|word| before.trim_end_matches([' ', '共']).ends_with(word) || after.starts_with(word))
}

pub fn is_money(text: &str, figure: &Figure) -> bool {
    figure.unit(text) == "元" && figure.more.is_none()
}

/// How far a number may be from what it was rounded from. What is written to the yuan is exact.
pub fn half_step(text: &str, figure: &Figure) -> f64 {
    if figure.scale(text) > 1.0 { figure.step(text) / 2.0 } else { 0.0 }
}
