//! The words before a colon that say what a text is: 整改结果：, 责任单位：, 联系电话：, and the heads of ledgers.
//!
//! Offices use many words for one thing. Each stands here once, beside what it means. The English words are those that
//! `export` writes for a site in English.

use super::number;

/// What a label says that its text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    // Of an issue.
    Status,
    Progress,
    Measures,
    Units,
    Deadline,
    Completed,
    Problem,
    Category,
    Task,
    /// What stays in the text under its own label.
    Detail,
    Ordinal,
    // Of an issue, as our own pages and ledgers have them.
    Updated,
    Topics,
    Audience,
    // Of the contact.
    Contact,
    ContactName,
    Phone,
    Address,
    Postcode,
    Email,
    Hours,
    // Of the document.
    Title,
    Kind,
    Issuer,
    Inspector,
    Inspection,
    Feedback,
    Date,
    AsOf,
    Published,
    IndexNumber,
    DocumentNumber,
    /// Counters, sources and buttons of web pages.
    Furniture,
}

use Field::*;

const WORDS: &[(Field, &[&str])] = &[
    (
        Status,
        &[
            "整改结果", "整改状态", "整改完成情况", "完成状态", "当前状态", "目前状态", "状态", "办理状态", "销号情况",
            "是否完成", "是否完成整改", "整改进展状态", "完成情况状态", "整改类型", "完成整改情况", "进展状态",
            "整改结论", "是否销号", "是否办结", "是否整改到位", "办结情况", "result", "status",
        ],
    ),
    (
        Progress,
        &[
            "整改情况", "整改进度", "整改进展", "整改进展情况", "整改落实情况", "落实情况", "完成情况", "进展情况",
            "整改成效", "整改工作进展", "工作进展", "目前进展", "整改工作情况", "整改进度情况", "任务完成情况",
            "整改任务完成情况", "目前整改情况", "整改落实进展", "处理和整改情况", "处理整改情况", "查处整改情况",
            "处理处罚和问责情况", "整改措施及成效", "整改措施和成效", "整改措施及整改成效", "整改措施及完成情况",
            "整改落实", "整改效果", "取得成效", "工作成效", "办理情况", "办理结果", "处理情况", "处理结果", "处置情况",
            "核查处置情况", "progress",
        ],
    ),
    (Measures, &["整改措施", "整改具体措施", "具体措施", "整改举措", "主要措施", "主要做法", "措施", "measures"]),
    (
        Units,
        &[
            "责任单位", "责任部门", "牵头单位", "牵头部门", "整改责任单位", "整改单位", "责任科室", "承办单位",
            "牵头责任单位", "责任主体", "整改责任部门", "整改主体", "责任单位部门", "责任股室", "责任处室", "责任部室",
            "责任站所", "牵头科室", "牵头处室", "responsible",
        ],
    ),
    (
        Deadline,
        &[
            "整改时限", "整改期限", "完成时限", "计划完成时间", "整改完成时限", "时限", "完成期限", "预计完成时间",
            "时限要求", "deadline",
        ],
    ),
    (
        Completed,
        &["完成时间", "实际完成时间", "完成日期", "销号时间", "整改完成时间", "销号日期", "完成整改时间", "completed"],
    ),
    (
        Problem,
        &[
            "问题", "存在问题", "反馈问题", "问题表现", "具体问题", "问题描述", "问题内容", "主要问题", "反馈的问题",
            "巡察反馈问题", "巡视反馈问题", "发现问题", "问题清单", "整改问题", "反馈具体问题", "存在的问题",
            "督察反馈问题", "审计查出问题", "审计发现问题", "问题名称", "问题标题", "巡察反馈具体问题", "问题事项",
            "存在的主要问题", "主要存在问题", "查出问题", "交办问题基本情况", "交办问题", "举报问题", "具体内容",
            "信访事项", "信访问题", "信访内容", "反映问题", "反映的问题", "反映内容", "反映事项", "举报内容",
            "投诉内容", "投诉问题", "隐患情况", "隐患描述", "隐患名称", "隐患内容", "隐患基本情况", "存在隐患",
            "issue",
        ],
    ),
    (
        Category,
        &[
            "问题类别", "类别", "问题类型", "问题分类", "整改类别", "方面", "问题方面", "反馈问题类别", "污染类型",
            "整治项目", "专项整治项目", "category",
        ],
    ),
    (Task, &["整改任务", "任务名称", "整改事项", "督察任务", "整改任务名称"]),
    (
        Detail,
        &[
            "配合单位", "配合部门", "协办单位", "协同单位", "责任领导", "责任人", "牵头领导", "分管领导", "包案领导",
            "整改责任人", "整改目标", "办结目标", "调查核实情况", "核实情况", "是否属实", "责任人被处理情况",
            "问责情况", "受理编号", "信访编号", "信访件编号", "交办编号", "转办编号", "举报编号", "行政区域",
        ],
    ),
    (Updated, &["更新时间", "更新日期", "updated"]),
    (Topics, &["专题", "topics"]),
    (Audience, &["公开范围", "audience"]),
    (Ordinal, &["序号", "编号", "问题编号", "问题序号", "no."]),
    (Contact, &["联系方式", "联系我们", "监督联系方式", "异议联系方式", "反馈方式", "监督方式", "监督举报方式"]),
    (ContactName, &["联系人", "联系人员", "联系单位", "联系部门", "受理单位", "受理部门", "contact"]),
    (
        Phone,
        &[
            "联系电话", "电话", "监督电话", "举报电话", "咨询电话", "监督举报电话", "受理电话", "公示电话", "值班电话",
            "电话号码", "反馈电话", "办公电话", "telephone",
        ],
    ),
    (
        Address,
        &[
            "单位地址", "地址", "通讯地址", "通信地址", "邮寄地址", "联系地址", "办公地址", "来信地址", "来访地址",
            "邮政信箱", "邮政地址", "address",
        ],
    ),
    (Postcode, &["邮政编码", "邮编", "postcode"]),
    (
        Email,
        &[
            "电子邮箱", "邮箱", "电子信箱", "电子邮件", "联系邮箱", "email", "e-mail", "邮箱地址", "举报邮箱",
            "监督邮箱",
        ],
    ),
    (Hours, &["接听时间", "受理时间", "工作时间", "办公时间", "联系时间", "接待时间", "hours"]),
    (Title, &["标题", "通报标题", "通报", "文件名称", "名称", "notice"]),
    (Kind, &["通报类型", "检查类型"]),
    (
        Issuer,
        &[
            "发布机构", "发布单位", "信息来源", "文章来源", "来源", "发文机关", "制发机关", "填报单位", "公开单位",
            "单位名称", "issuer",
        ],
    ),
    (Inspector, &["检查单位", "巡察机构", "巡察组", "督察机构", "审计机关", "inspector"]),
    (Inspection, &["巡察时间", "检查时间", "检查起止", "巡察起止", "督察时间", "审计时间"]),
    (Feedback, &["反馈日期", "反馈时间", "feedback"]),
    (Date, &["成文日期", "成文时间", "发文时间", "生成日期", "填报日期", "填报时间", "落款日期", "发文日期", "date"]),
    (AsOf, &["数据截至", "数据截止", "数据截至日期", "数据截止日期", "统计截至日期", "统计截止日期", "as_of"]),
    (Published, &["发布时间", "发布日期", "公开时间", "公开日期", "发表时间", "日期", "时间"]),
    (IndexNumber, &["信息索引号", "信息索取号", "索引号"]),
    (DocumentNumber, &["文号", "发文字号"]),
    (
        Furniture,
        &[
            "浏览次数", "浏览量", "阅读", "点击数", "字号", "字体", "作者", "责任编辑", "编辑", "打印", "分享",
            "当前位置", "访问量", "阅读次数", "阅读量", "点击量", "点击率", "分享到", "公开方式", "公开时限",
            "公开类别", "信息类别", "信息分类", "文件编号", "组配分类", "主题分类", "体裁分类", "服务对象", "关键词",
            "主题词", "有效性", "效力状态", "规范性文件有效性", "签发人", "色调调节", "保护视力色", "视力保护色",
        ],
    ),
];

/// What ends a label.
pub const COLONS: [char; 3] = ['：', ':', '∶'];
/// Without a colon, shorter ones are words of every text, in characters.
pub const SHORTEST_BARE: usize = 4;

/// Labels only where a colon or brackets make them one: elsewhere they are words of every text, or headings.
const WITH_COLON: &[(Field, &[&str])] = &[
    (Progress, &["整改", "成效", "效果", "结果"]),
    (Detail, &["下一步打算", "下步打算", "下一步措施", "下一步整改措施"]),
];

/// A label at the front of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    pub field: Field,
    /// Where its text begins.
    pub value: usize,
}

/// Longer than any label, in characters.
const LONGEST: usize = 12;
/// Longer than any aside in a label, in bytes.
const LONGEST_ASIDE: usize = 42;

impl Field {
    /// What the head of a ledger's column means.
    pub fn of_column(head: &str) -> Option<Field> {
        // The heads of our own open data in English; in a text, `Title:` is the document's.
        match head.trim() {
            "title" => return Some(Problem),
            "category_title" => return Some(Category),
            "text" => return Some(Progress),
            "category" => return None,
            _ => {}
        }
        let is_column =
            |field: &Field| field.is_of_issue() || matches!(field, Category | Ordinal | Updated | Topics | Audience);
        Field::of(head.trim()).or_else(|| loosely(head)).filter(is_column)
    }

    /// What a word means that stands alone: the head of a column, a heading.
    pub fn of(word: &str) -> Option<Field> {
        let plain: String = word
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '：' | ':' | '*' | '、' | '/' | '／'))
            .collect::<String>()
            .to_lowercase();
        let plain = plain.split(['（', '(']).next().unwrap_or_default();
        WORDS.iter().find(|(_, words)| words.contains(&plain)).map(|(field, _)| *field)
    }

    /// Whether it belongs to an issue, so that a heading above it is one.
    pub fn is_of_issue(self) -> bool {
        matches!(self, Status | Progress | Measures | Units | Deadline | Completed | Problem | Task | Detail)
    }

    pub fn is_of_contact(self) -> bool {
        matches!(self, Contact | ContactName | Phone | Address | Postcode | Email | Hours)
    }

    pub fn is_of_document(self) -> bool {
        matches!(
            self,
            Title
                | Kind
                | Issuer
                | Inspector
                | Inspection
                | Feedback
                | Date
                | AsOf
                | Published
                | IndexNumber
                | DocumentNumber
                | Furniture
        )
    }

    /// Whether both tell of the same thing, so that they can stand on one line.
    pub fn goes_with(self, other: Field) -> bool {
        let is_of_issue = |field: Field| field.is_of_issue() || matches!(field, Updated | Topics | Audience);
        (self.is_of_contact() && other.is_of_contact())
            || (is_of_issue(self) && is_of_issue(other))
            || (self.is_of_document() && other.is_of_document())
    }

    /// Whether its text is a word or two, never sentences.
    pub fn is_short(self) -> bool {
        self.is_of_contact()
            || self.is_of_document()
            || matches!(self, Status | Units | Deadline | Completed | Category | Ordinal | Updated | Topics | Audience)
    }
}

/// `反馈的具体问题`, `整改措施及成效`: heads that say a field in more words.
fn loosely(head: &str) -> Option<Field> {
    let plain: String = head.chars().filter(|c| !c.is_whitespace() && *c != '的').collect();
    let has = |words: &[&str]| words.iter().any(|word| plain.contains(word));
    let tells = plain.chars().count() <= LONGEST
        && has(&["整改", "措施", "工作"])
        && has(&["成效", "进展", "落实情况", "完成情况", "整改情况"])
        && !has(&["时", "日期", "下步", "下一步"]);
    Field::of(&plain).or_else(|| tells.then_some(Progress))
}

impl Label {
    /// Finds a label with its colon, or in 【brackets】.
    pub fn find(text: &str) -> Option<Label> {
        let mut word = String::new();
        let mut bracketed = false;
        for (at, c) in text.char_indices() {
            match c {
                '【' | '〔' | '[' | '［' if word.is_empty() => bracketed = true,
                '】' | '〕' | ']' | '］' if bracketed => {
                    let end = at + c.len_utf8();
                    let rest = text[end..].trim_start().trim_start_matches(COLONS);
                    return Self::of(&word, text.len() - rest.trim_start().len());
                }
                c if COLONS.contains(&c) && !bracketed => {
                    let rest = text[at + c.len_utf8()..].trim_start();
                    return Self::of(&word, text.len() - rest.len());
                }
                '（' | '(' if !word.is_empty() && !bracketed => return Self::with_aside(text, at, &word),
                c if c.is_whitespace() => {}
                '，' | '。' | '；' | ',' | ';' => return None,
                c => word.push(c),
            }
            if word.chars().count() > LONGEST {
                return None;
            }
        }
        None
    }

    /// `监督电话（工作日）：…`
    fn with_aside(text: &str, open: usize, word: &str) -> Option<Label> {
        let near = &text[open..text.floor_char_boundary(open + LONGEST_ASIDE)];
        let close = open + near.find(['）', ')'])?;
        let after = &text[close..];
        let after = &after[after.chars().next()?.len_utf8()..];
        let value = after.trim_start().strip_prefix(COLONS)?.trim_start();
        Self::of(word, text.len() - value.len())
    }

    fn of(word: &str, value: usize) -> Option<Label> {
        // `整改结果为：`
        let word = word.strip_suffix('为').unwrap_or(word);
        // `整改措施1：`
        let bare = word.trim_end_matches(number::is_figure);
        let word = if Field::of(bare) == Some(Measures) { bare } else { word };
        let with_colon = || WITH_COLON.iter().find(|(_, words)| words.contains(&word)).map(|(field, _)| *field);
        // `整改措施及落实情况：`
        let is_account = word.starts_with("整改") && ["情况", "进展", "成效"].iter().any(|end| word.ends_with(end));
        let in_more_words = || loosely(word).filter(|_| is_account);
        let field = Field::of(word).or_else(with_colon).or_else(in_more_words)?;
        Some(Label { field, value })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_found_however_it_is_written() {
        for (text, field, value) in [
            ("整改结果：已完成", Status, "已完成"),
            ("整改进度: 完成", Progress, "完成"),
            ("【责任单位】城管局", Units, "城管局"),
            ("【责任单位】：城管局", Units, "城管局"),
            ("电    话：0000-0000000", Phone, "0000-0000000"),
            ("监督电话（工作日）：0000-0000000", Phone, "0000-0000000"),
            ("E-mail：a@b.cn", Email, "a@b.cn"),
            ("整改情况：", Progress, ""),
            ("整改：已补缴", Progress, "已补缴"),
            ("整改措施及落实情况：已补缴", Progress, "已补缴"),
            ("下一步打算：巩固", Detail, "巩固"),
        ] {
            let label = Label::find(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((label.field, &text[label.value..]), (field, value), "{text}");
        }
        assert_eq!(Field::of("整改"), None);
        for text in ["我们认为：这样", "加强领导，整改结果：好", "整改情况良好", "：", "[", ""]
        {
            assert_eq!(Label::find(text), None, "{text}");
        }
    }

    #[test]
    fn no_word_means_two_things() {
        let mut seen = std::collections::BTreeSet::new();
        for word in WORDS.iter().flat_map(|(_, words)| *words) {
            assert!(seen.insert(word), "{word}");
        }
    }
}
