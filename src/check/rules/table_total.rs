//! A total in a table that its cells do not make.

use crate::check::figures::rounded;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document, Table};

rule! {
    "TB835" "table-total" Warning
    says zh "表格里“{name}”各格加起来是 {sum}，合计写的是 {found}" / "核对各格的数和合计。"
    says en "in the table the cells of \"{name}\" add up to {sum}, and their total is {found}" / "Check the cells and the total."
    zh "表格的合计不对"
        / "最后一行（或表头下面第一行）是“合计、总计、共计、总数”的表格，各列的数加起来不等于合计；最后一列是合计的，其他各行都对、只有一行不对才算。列里有文字、空格、约数、百分数或者不同单位的，比率、均值、单价、序号、日期、累计等列，有“小计”“其中”或序号分层的表格，不算；多数列都对不上的表格，合计说的是别的，也不算。"
        / "表格的合计，读者和审计都会加一遍。"
    en "Totals of a table"
        / "A table whose last row, or first one below the head, is 合计, 总计, 共计 or 总数, where a column adds up to something else; in a last column 合计 a row is told if it is the only one that does not add up. Columns with words, empty cells, ranges, rates or mixed units, those of rates, averages, prices, numbers, dates and running totals, and tables with 小计, 其中 or numbered levels are left alone, and so is a table most columns of which do not add up."
        / "Readers and auditors add up the cells."
    bad "| 类别 | 问题数（个） | 已整改（个） |\n|---|---|---|\n| 党的建设 | 9 | 8 |\n| 业务管理 | 12 | 10 |\n| 队伍作风 | 11 | 11 |\n| 合计 | 32 | 28 |"
    good "| 类别 | 问题数（个） | 已整改（个） |\n|---|---|---|\n| 党的建设 | 9 | 8 |\n| 业务管理 | 12 | 10 |\n| 队伍作风 | 11 | 11 |\n| 合计 | 32 | 29 |"
    looks Look::Document(check)
}

const TOTALS: [&str; 5] = ["合计", "总计", "共计", "总数", "总和"];
/// A row with such a label is counted in another one.
const INNER: &[&str] = &["小计", "其中", "合计", "总计", "共计", "总数", "累计"];
/// Columns whose cells are not to be added.
const NO_SUMS: &[&str] = &[
    "率", "比", "均", "单价", "占", "序号", "编号", "名次", "排名", "日期", "时间", "电话", "得分", "评分", "分数",
    "分值", "满意度", "指数", "期限", "累计", "标准", "次序", "备注", "年份", "月份", "年龄", "工期", "天数",
];
/// What stands for nothing.
const NOTHING: [&str; 6] = ["—", "——", "-", "－", "/", "无"];

fn check(document: &Document, reporter: &mut Reporter) {
    for table in &document.tables {
        let cells = Cells { document, table };
        for total in cells.wrong_columns().into_iter().chain(cells.wrong_row()) {
            let Some(block) = total.block(&cells) else { continue };
            let finding = document.finding(&KIND, block, 0..block.text.len());
            reporter.push(finding.with("name", total.name).with("sum", total.sum));
        }
    }
}

/// A total that is not the sum of its cells.
struct WrongTotal<'t> {
    row: usize,
    column: usize,
    /// What it is the total of.
    name: &'t str,
    sum: String,
}

impl WrongTotal<'_> {
    fn block<'a>(&self, cells: &Cells<'a>) -> Option<&'a Block> {
        cells.table.rows.get(self.row)?.get(self.column)?.map(|at| &cells.document.blocks[at])
    }
}

/// A cell with a number.
#[derive(Clone, Copy)]
struct Number<'t> {
    value: f64,
    decimals: usize,
    unit: &'t str,
}

/// The texts of a table's cells.
struct Cells<'a> {
    document: &'a Document<'a>,
    table: &'a Table,
}

impl<'a> Cells<'a> {
    fn text(&self, row: usize, column: usize) -> &'a str {
        let cell = self.table.rows.get(row).and_then(|row| row.get(column).copied().flatten());
        cell.map_or("", |at| self.document.blocks[at].text.trim_matches(' '))
    }

    fn width(&self) -> usize {
        self.table.rows.first().map_or(0, Vec::len)
    }

    /// What a row is called: its first cell that is not empty.
    fn label(&self, row: usize) -> &'a str {
        (0..self.width()).map(|column| self.text(row, column)).find(|text| !text.is_empty()).unwrap_or("")
    }

    /// The row of totals, and the rows that it adds up.
    fn total_row(&self) -> Option<(usize, Vec<usize>)> {
        let last = self.table.rows.len().checked_sub(1).filter(|last| *last >= 3)?;
        let total = [last, 1].into_iter().find(|row| is_total(self.label(*row)))?;
        let rows: Vec<usize> = (1..=last).filter(|row| *row != total).collect();
        let is_inner = |row: &usize| {
            (0..self.width()).any(|column| INNER.iter().any(|word| self.text(*row, column).contains(word)))
        };
        let level = |row: &usize| level_of(self.label(*row));
        let is_flat = rows.iter().all(|row| level(row) == level(&rows[0])) && !rows.iter().any(is_inner);
        is_flat.then_some((total, rows))
    }

    fn wrong_columns(&self) -> Vec<WrongTotal<'a>> {
        let Some((total, rows)) = self.total_row() else { return Vec::new() };
        let columns = (1..self.width()).filter_map(|column| self.column(column, total, &rows));
        let (right, wrong): (Vec<_>, Vec<_>) = columns.partition(Column::adds_up);
        let is_last = total > 1;
        let is_sure = match right.iter().filter(|column| column.has_several()).count() {
            0 => wrong.len() == 1 && right.is_empty() && is_last && wrong[0].is_nearly_right(),
            sound => wrong.len() <= sound,
        };
        let wrong = wrong.into_iter().filter(|column| is_sure && column.is_sum(&right));
        wrong.map(|column| column.wrong_total(total, column.at)).collect()
    }

    /// A column whose cells can be added, and its total.
    fn column(&self, at: usize, total: usize, rows: &[usize]) -> Option<Column<'a>> {
        let head = self.text(0, at);
        let said = number(self.text(total, at)).filter(|_| !NO_SUMS.iter().any(|word| head.contains(word)))?;
        let values = added(rows.iter().map(|row| self.text(*row, at)), said.unit)?;
        let name = if head.is_empty() { self.label(total) } else { head };
        Some(Column { at, name, unit: said.unit, values, total: said.value, decimals: said.decimals })
    }

    /// The cells of a row that can be added, and its total.
    fn row(&self, at: usize, columns: &[usize], total: usize) -> Option<Column<'a>> {
        let said = number(self.text(at, total))?;
        let values = added(columns.iter().map(|column| self.text(at, *column)), said.unit)?;
        let name = self.label(at);
        Some(Column { at, name, unit: said.unit, values, total: said.value, decimals: said.decimals })
    }

    /// Whether all cells of a column can be added.
    fn has_numbers(&self, column: usize) -> bool {
        let is_number = |cell: &str| is_nothing(cell) || number(cell).is_some();
        !NO_SUMS.iter().any(|word| self.text(0, column).contains(word))
            && (1..self.table.rows.len()).all(|row| is_number(self.text(row, column)))
    }

    /// The one row that does not make the total in its last column, where all others do.
    fn wrong_row(&self) -> Option<WrongTotal<'a>> {
        let last = self.width().checked_sub(1).filter(|last| *last >= 3)?;
        if !is_total(self.text(0, last)) {
            return None;
        }
        let columns: Vec<usize> = (1..last).filter(|column| self.has_numbers(*column)).collect();
        let sums: Option<Vec<Column>> = (1..self.table.rows.len()).map(|row| self.row(row, &columns, last)).collect();
        let (right, wrong): (Vec<_>, Vec<_>) = sums?.into_iter().partition(Column::adds_up);
        let is_sure = columns.len() >= 2 && right.iter().filter(|row| row.has_several()).count() >= 2;
        let [row] = &wrong[..] else { return None };
        is_sure.then(|| row.wrong_total(row.at, last))
    }
}

/// Cells that are to be added, and what they are said to make.
struct Column<'t> {
    at: usize,
    name: &'t str,
    unit: &'t str,
    values: Vec<f64>,
    total: f64,
    decimals: usize,
}

impl<'t> Column<'t> {
    fn wrong_total(&self, row: usize, column: usize) -> WrongTotal<'t> {
        WrongTotal { row, column, name: self.name, sum: rounded(self.sum(), 6) + self.unit }
    }

    fn sum(&self) -> f64 {
        self.values.iter().sum()
    }

    /// Beyond what rounding of decimals makes.
    fn adds_up(&self) -> bool {
        let step = if self.decimals == 0 { 0.0 } else { 0.1_f64.powi(self.decimals as i32) / 2.0 };
        (self.sum() - self.total).abs() <= step * (self.values.len() + 1) as f64 + 1e-6
    }

    fn has_several(&self) -> bool {
        self.values.iter().filter(|value| **value != 0.0).count() >= 2
    }

    /// A total of other things is mostly farther away.
    fn is_nearly_right(&self) -> bool {
        (self.sum() * 0.6..self.sum() * 1.4).contains(&self.total)
    }

    /// Whether its total is meant to be its sum, given the columns that add up.
    fn is_sum(&self, right: &[Column]) -> bool {
        !self.is_other() && !self.may_overlap() && !self.has_inner(right)
    }

    /// Whether one row may be counted in another, of which there is nothing in the columns that add up.
    fn has_inner(&self, right: &[Column]) -> bool {
        let counted_twice = self.sum() - self.total;
        let mut rows = self.values.iter().enumerate();
        rows.any(|(row, value)| {
            (value - counted_twice).abs() < 1e-6 && right.iter().all(|column| column.values.get(row) == Some(&0.0))
        })
    }

    /// What several rows may have in common is counted once: `参建单位`.
    fn may_overlap(&self) -> bool {
        const SHARED: &[&str] = &["单位", "部门", "企业", "涉及", "责任", "参与", "参建", "覆盖"];
        self.total < self.sum() && SHARED.iter().any(|word| self.name.contains(word)) && !self.name.contains("单位：")
    }

    /// Whether the total is rather the greatest, the last or the mean.
    fn is_other(&self) -> bool {
        let greatest = self.values.iter().copied().fold(f64::MIN, f64::max);
        let mean = self.sum() / self.values.len().max(1) as f64;
        self.total == greatest || self.values.last() == Some(&self.total) || (self.total - mean).abs() < 1.0
    }
}

fn is_total(label: &str) -> bool {
    let label: String = label.chars().filter(|c| !matches!(c, ' ' | '　')).collect();
    TOTALS.contains(&label.as_str())
}

fn is_nothing(cell: &str) -> bool {
    NOTHING.contains(&cell)
}

/// The values of cells that all have numbers of one unit, or nothing, in them.
fn added<'t>(cells: impl Iterator<Item = &'t str>, unit: &str) -> Option<Vec<f64>> {
    let values: Option<Vec<f64>> = cells
        .map(|cell| match is_nothing(cell) {
            true => Some(0.0),
            false => number(cell).filter(|number| number.unit == unit).map(|number| number.value),
        })
        .collect();
    values.filter(|values| values.len() >= 2)
}

/// A plain number, with its unit perhaps.
fn number(cell: &str) -> Option<Number<'_>> {
    const LONGEST_UNIT: usize = 4;
    const NO_UNITS: [char; 12] = ['%', '％', '‰', '~', '～', '—', '-', '至', '余', '多', '年', '月'];
    let end = cell.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(cell.len());
    let (digits, unit) = (cell[..end].replace(',', ""), cell[end..].trim_matches(' '));
    let is_unit = unit.chars().count() <= LONGEST_UNIT
        && !unit.contains(NO_UNITS)
        && !unit.contains(|c: char| c.is_ascii_digit() || matches!(c, '/' | '（' | '(' | '、' | '，' | '+' | ':'));
    let value: f64 = digits.parse().ok().filter(|_| is_unit && digits.starts_with(|c: char| c.is_ascii_digit()))?;
    let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    Some(Number { value, decimals, unit })
}

/// How a label is numbered or set in: rows of several ways lie on several levels.
fn level_of(label: &str) -> usize {
    const NUMERALS: &str = "一二三四五六七八九十";
    let bare = label.trim_start_matches(|c: char| NUMERALS.contains(c));
    let is_numbered = bare.len() < label.len() && bare.starts_with(['、', '．', '.']);
    let digits = label.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_in_figures = digits.len() < label.len() && digits.starts_with(['、', '．', '.']);
    match label.chars().next() {
        Some('　') => 1,
        Some('（' | '(') => 2,
        Some('①'..='⑳') => 3,
        _ if is_numbered => 4,
        _ if is_in_figures => 5,
        _ => 0,
    }
}
