//! Nothing of a ledger is lost without a word, whatever its columns are and whatever stands in its cells.

use proptest::collection::vec;
use proptest::prelude::*;
use rust_xlsxwriter::{Format as Look, Workbook};
use tongbao::catalogue::Language;
use tongbao::import::Format;

use super::lossless::word;
use super::support::docx::Docx;
use super::support::texts;

const HEADS: &[&str] = &[
    "问题", "整改结果", "问题表现", "整改措施", "整改情况", "整改进展", "责任单位", "责任人", "整改时限", "完成时间",
    "类别", "序号", "备注", "整改状态", "是否完成", "责任单位及责任人", "牵头单位\n责任领导", "更新时间", "专题",
    "公开范围", "整改目标", "反馈的具体问题", "下一步打算", "已完成", "整改任务", "佐证材料", "",
];

/// What stands in a cell; `@` is where its own word stands.
const CELLS: &[&str] = &[
    "", "@", "@。", "@不到位", "（一）@不够有力", "@、@", "@，@；@。", "1.@\n2.@", "（1）@；（2）@。", "@\n@",
    "@，\n@", "●@\n●@", "整改情况：@", "责任单位：@局", "@（@）", "2025年6月30日", "2025年6月底前（@）", "2025-06-30",
    "长期坚持", "已完成", "正在整改", "已完成，@", "√", "无", "/", "12", "85%", "内部@", "合计@", "注：@", "一、@方面",
    "社会公开", "<@>", "*@*", "# @", "| @ |",
];

/// Rows that are no issue's.
const ROWS: &[&str] = &[
    "合计", "合计：@个问题", "注：@。", "备注：@", "制表：@　审核人：@", "一、@方面", "（二）@", "@", "说明",
    "以上@均已核实", "2025年10月11日", "填报单位：示例市@局",
];

/// Rows above the heads.
const FRONT: &[&str] = &[
    "示例市水务局整改台账",
    "示例市@局整改台账",
    "填报单位：示例市水务局",
    "填报时间：2025年9月30日",
    "填报单位：示例市@局　填报日期：2025年9月30日　单位：个",
    "单位：@",
    "@",
    "附件1",
    "（截至2025年9月30日）",
    "（@）",
];

/// A table, and where its words stand.
#[derive(Debug, Default)]
struct Grid {
    rows: Vec<Vec<String>>,
    /// Cells that are one with those below or behind them: row, column, and how many rows and columns.
    merged: Vec<(usize, usize, usize, usize)>,
    hidden_row: Option<usize>,
    hidden_column: Option<usize>,
}

/// Words that have been given away: each with its row, and the head of its column.
#[derive(Debug, Default)]
struct Words(Vec<Place>);

#[derive(Debug)]
struct Place {
    sheet: usize,
    row: usize,
    head: String,
    hidden: bool,
    /// Whether a merged cell has taken its place.
    is_gone: bool,
}

impl Words {
    fn fill(&mut self, text: &str, place: impl Fn() -> Place) -> String {
        let mut filled = String::new();
        for (n, piece) in text.split('@').enumerate() {
            if n > 0 {
                filled.push_str(&word(self.0.len()));
                self.0.push(place());
            }
            filled.push_str(piece);
        }
        filled
    }
}

/// What a table is made of, as numbers that choose.
#[derive(Debug, Clone)]
struct Plan {
    front: Vec<usize>,
    heads: Vec<usize>,
    is_double: bool,
    /// A row of cells; or one that is no issue's, if the last number chooses so.
    rows: Vec<(Vec<usize>, usize)>,
    merges: Vec<(usize, usize, usize)>,
    hidden: (usize, usize),
}

fn plan() -> impl Strategy<Value = Plan> {
    (
        vec(0..FRONT.len(), 0..3),
        vec(0..HEADS.len(), 1..8),
        any::<bool>(),
        vec((vec(0..CELLS.len(), 8), 0..ROWS.len() * 4), 1..6),
        vec((0..6_usize, 0..8_usize, 2..4_usize), 0..3),
        (0..30_usize, 0..40_usize),
    )
        .prop_map(|(front, heads, is_double, rows, merges, hidden)| Plan {
            front,
            heads,
            is_double,
            rows,
            merges,
            hidden,
        })
}

fn grid(sheet: usize, plan: &Plan, words: &mut Words) -> Grid {
    let mut grid = Grid::default();
    // What the issue is, and one thing about it, stand somewhere.
    let mut heads: Vec<&str> = plan.heads.iter().map(|at| HEADS[*at]).collect();
    if heads.len() % 4 != 3 {
        heads.insert(heads.len() / 2, "问题");
        heads.push("整改情况");
    }
    let width = heads.len();
    let alone = |text: String| std::iter::once(text).chain(std::iter::repeat(String::new())).take(width).collect();
    for front in &plan.front {
        let row = grid.rows.len();
        let text = words.fill(FRONT[*front], || Place {
            sheet,
            row,
            head: "?".into(),
            hidden: front % 2 == 1 && plan.hidden.1 == 0,
            is_gone: false,
        });
        if front % 2 == 0 && width > 1 {
            grid.merged.push((row, 0, 1, width));
        }
        grid.rows.push(alone(text));
    }
    let head = grid.rows.len();
    grid.rows.push(heads.iter().map(|head| head.to_string()).collect());
    if plan.is_double {
        for column in 0..width {
            grid.merged.push((head, column, 2, 1));
        }
        grid.rows.push(vec![String::new(); width]);
    }
    let first = grid.rows.len();
    grid.hidden_row = (plan.hidden.0 < plan.rows.len()).then_some(first + plan.hidden.0);
    grid.hidden_column =
        (plan.hidden.1 < width && !matches!(heads[plan.hidden.1], "问题" | "整改情况")).then_some(plan.hidden.1);
    for (cells, other) in &plan.rows {
        let row = grid.rows.len();
        let hidden = |column| grid.hidden_row == Some(row) || grid.hidden_column == Some(column);
        if let Some(other) = ROWS.get(*other) {
            let text = words.fill(other, || Place {
                sheet,
                row,
                head: heads[0].to_string(),
                hidden: hidden(0),
                is_gone: false,
            });
            if other.len() % 2 == 0 && width > 1 {
                grid.merged.push((row, 0, 1, width));
            }
            grid.rows.push(alone(text));
            continue;
        }
        let cells = (0..width).map(|column| {
            let text = CELLS[cells[column % cells.len()] % CELLS.len()];
            words.fill(text, || Place {
                sheet,
                row,
                head: heads[column].to_string(),
                hidden: hidden(column),
                is_gone: false,
            })
        });
        let cells = cells.collect();
        grid.rows.push(cells);
    }
    for (row, column, rows) in &plan.merges {
        let (top, column) = (first + row % plan.rows.len(), column % width);
        let bottom = (top + rows).min(grid.rows.len());
        let is_free = grid.merged.iter().all(|(row, left, rows, columns)| {
            row + rows <= top || bottom <= *row || left + columns <= column || column < *left
        });
        if bottom - top > 1 && is_free {
            grid.merged.push((top, column, bottom - top, 1));
        }
    }
    for (top, left, rows, columns) in grid.merged.clone() {
        for (row, column) in (top..top + rows).flat_map(|row| (left..left + columns).map(move |column| (row, column))) {
            if (row, column) != (top, left) {
                grid.rows[row][column].clear();
            }
        }
    }
    let text = grid.shown();
    for (at, place) in words.0.iter_mut().enumerate().filter(|(_, place)| place.sheet == sheet) {
        place.is_gone = !text.contains(&word(at));
    }
    grid
}

impl Grid {
    fn shown(&self) -> String {
        self.rows.iter().map(|row| row.join(" | ").replace('\n', "⏎") + "\n").collect()
    }

    /// The words of a row as a reader sees them.
    fn row_as_read(&self, row: usize, format: Format) -> String {
        let cells = self.rows[row].iter();
        match format {
            Format::Sheet => {
                let shown = cells.enumerate().filter(|(column, _)| self.hidden_column != Some(*column));
                shown.map(|(_, text)| if text == "2025-06-30" { "2025年6月30日" } else { text }).collect()
            }
            _ => cells.map(String::as_str).collect(),
        }
    }

    fn span(&self, row: usize, column: usize) -> Option<(usize, usize)> {
        let own = |(top, left, rows, columns): &&(usize, usize, usize, usize)| {
            (*top..top + rows).contains(&row) && (*left..left + columns).contains(&column)
        };
        match self.merged.iter().find(own) {
            Some((top, left, rows, columns)) => ((*top, *left) == (row, column)).then_some((*rows, *columns)),
            None => Some((1, 1)),
        }
    }

    fn html(&self) -> String {
        let mut html = String::from("<table>");
        for (row, cells) in self.rows.iter().enumerate() {
            html.push_str("<tr>");
            for (column, text) in cells.iter().enumerate() {
                if let Some((rows, columns)) = self.span(row, column) {
                    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('\n', "<br>");
                    html.push_str(&format!("<td rowspan=\"{rows}\" colspan=\"{columns}\">{text}</td>"));
                }
            }
            html.push_str("</tr>");
        }
        html + "</table>"
    }

    fn xml(&self) -> String {
        let mut xml = String::from("<w:tbl>");
        for (row, cells) in self.rows.iter().enumerate() {
            xml.push_str("<w:tr>");
            let mut column = 0;
            while column < cells.len() {
                let above = |(top, left, rows, _): &&(usize, usize, usize, usize)| {
                    *left == column && *top < row && row < top + rows
                };
                let (look, columns) = match (self.span(row, column), self.merged.iter().find(above)) {
                    (Some((1, columns)), _) => (format!("<w:gridSpan w:val=\"{columns}\"/>"), columns),
                    (Some((_, columns)), _) => ("<w:vMerge w:val=\"restart\"/>".into(), columns),
                    (None, _) => ("<w:vMerge/>".into(), 1),
                };
                let paragraphs: String = cells[column]
                    .split('\n')
                    .map(|line| {
                        let line = line.replace('&', "&amp;").replace('<', "&lt;");
                        format!("<w:p><w:r><w:t xml:space=\"preserve\">{line}</w:t></w:r></w:p>")
                    })
                    .collect();
                xml.push_str(&format!("<w:tc><w:tcPr>{look}</w:tcPr>{paragraphs}</w:tc>"));
                column += columns;
            }
            xml.push_str("</w:tr>");
        }
        xml + "</w:tbl>"
    }
}

fn csv(grid: &Grid) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    for row in &grid.rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

fn workbook(grids: &[Grid]) -> Vec<u8> {
    let mut book = Workbook::new();
    let plain = Look::new();
    let date = Look::new().set_num_format("yyyy年m月d日");
    for (at, grid) in grids.iter().enumerate() {
        let sheet = book.add_worksheet();
        sheet.set_name(["城区", "乡镇", "街道"][at]).unwrap();
        for (top, left, rows, columns) in &grid.merged {
            let end = (*top + rows - 1, left + columns - 1);
            sheet.merge_range(*top as u32, *left as u16, end.0 as u32, end.1 as u16, "", &plain).unwrap();
        }
        for (row, cells) in grid.rows.iter().enumerate() {
            for (column, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                let (row, column) = (row as u32, column as u16);
                match text.as_str() {
                    "2025-06-30" => sheet.write_with_format(row, column, 45_838.0, &date).unwrap(),
                    "12" => sheet.write(row, column, 12).unwrap(),
                    text => sheet.write(row, column, text).unwrap(),
                };
            }
        }
        if let Some(row) = grid.hidden_row {
            sheet.set_row_hidden(row as u32).unwrap();
        }
        if let Some(column) = grid.hidden_column {
            sheet.set_column_hidden(column as u16).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// The beginning of a row, as findings show it.
fn bare(row: &str) -> String {
    row.chars().filter(|c| !c.is_whitespace() && *c != '…').collect()
}

fn line_of(place: &tongbao::source::Place) -> &str {
    let line = place.position().map_or(0, |position| position.line);
    place.source.text.lines().nth(line.saturating_sub(1)).unwrap_or_default()
}

/// The words of a ledger that stand neither in what is written nor in what is told.
fn lost(bytes: &[u8], (grids, words): (&[Grid], &Words), format: Format) -> Vec<String> {
    let Some((mut seen, findings)) = texts(bytes, format) else { return Vec::new() };
    let told: Vec<String> = findings.iter().map(|finding| finding.message(Language::Zh)).collect();
    seen.extend(told.iter().map(String::as_str));
    // A row that is left out is told by its first words, and where it stands.
    for finding in findings.iter().filter(|finding| finding.message(Language::Zh).contains("一行：")) {
        seen.extend(finding.place.as_ref().map(|place| line_of(place).to_string()));
    }
    let rows: Vec<String> =
        told.iter().filter_map(|told| told.split_once("一行：")).map(|(_, row)| bare(row)).collect();
    let is_told = |at: usize, place: &Place| {
        let own = word(at);
        let head: String =
            if place.head.is_empty() { "（没有表头）".into() } else { place.head.replace('\n', "") };
        let column =
            told.iter().any(|told| told.replace('\n', "").contains("列：") && told.replace('\n', "").contains(&head));
        let row = bare(&grids[place.sheet].row_as_read(place.row, format));
        let row = rows.iter().any(|told| row.contains(told));
        let hidden = place.hidden && format == Format::Sheet;
        seen.contains(&own) || column || row || hidden
    };
    words
        .0
        .iter()
        .enumerate()
        .filter(|(at, place)| !place.is_gone && !is_told(*at, place))
        .map(|(at, _)| word(at))
        .collect()
}

/// `PROPTEST_CASES` asks for more.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(64)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn nothing_of_a_ledger_is_lost_without_a_word(plans in vec(plan(), 1..3)) {
        let mut words = Words::default();
        let grids: Vec<Grid> = plans.iter().enumerate().map(|(sheet, plan)| grid(sheet, plan, &mut words)).collect();
        let shown: String = grids.iter().map(|grid| grid.shown() + "\n").collect();
        let lost_of = lost(&workbook(&grids), (&grids, &words), Format::Sheet);
        prop_assert!(lost_of.is_empty(), "Sheet {lost_of:?}\n{shown}");
        let html: String = grids.iter().map(Grid::html).collect();
        let lost_of = lost(html.as_bytes(), (&grids, &words), Format::Html);
        prop_assert!(lost_of.is_empty(), "Html {lost_of:?}\n{shown}");
        let docx = grids.iter().fold(Docx::new(), |docx, grid| docx.xml(&grid.xml()).p("")).bytes();
        let lost_of = lost(&docx, (&grids, &words), Format::Docx);
        prop_assert!(lost_of.is_empty(), "Docx {lost_of:?}\n{shown}");
        let first = Words(words.0.into_iter().filter(|place| place.sheet == 0).collect());
        let lost_of = lost(&csv(&grids[0]), (&grids, &first), Format::Csv);
        prop_assert!(lost_of.is_empty(), "Csv {lost_of:?}\n{shown}");
    }
}
