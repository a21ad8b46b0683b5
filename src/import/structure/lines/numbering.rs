//! Numbers that only the lines around them make numbers, or of another rank.

use super::{LONGEST_VALUE, Line, Piece};
use crate::import::structure::label::Field;
use crate::import::structure::number::{self, Number, before_count, figure};

/// The rank of `问题1：` and `1.`.
const RANK_OF_PROBLEMS: u8 = 3;
/// The lowest rank of numbers.
const LOWEST: u8 = 5;

/// Puts the numbers of all lines right.
pub fn settle(pieces: &mut [Piece]) {
    number_problems(pieces);
    title_problems(pieces);
    number_above_decimals(pieces);
    number_before_counts(pieces);
    deepen_below_named(pieces);
}

/// `（1）问题：学习不深入。` twice or more is the number of an issue with its title, unless what is below the problem is
/// numbered in the same row.
fn number_problems(pieces: &mut [Piece]) {
    let level = |line: &Line, wanted: fn(Field) -> bool| {
        line.number.map(|number| number.level).filter(|_| line.field().is_some_and(wanted))
    };
    let mut problems = [0_usize; 6];
    let mut others = [false; 6];
    for line in pieces.iter().filter_map(Piece::line) {
        if let Some(level) = level(line, is_problem).filter(|_| !line.value().is_empty()) {
            problems[usize::from(level)] += 1;
        }
        if let Some(level) = level(line, |field| field.is_of_issue() && !is_problem(field)) {
            others[usize::from(level)] = true;
        }
    }
    for line in pieces.iter_mut().filter_map(Piece::line_mut) {
        let Some((number, label)) = line.number.zip(line.label) else { continue };
        let level = usize::from(number.level);
        if is_problem(label.field) && !line.value().is_empty() && problems[level] > 1 && !others[level] {
            line.number = Some(Number { length: label.value, ..number });
            line.label = None;
        }
    }
}

/// `问题：路面积水。` above `整改情况：……`, and so on without a number anywhere: each problem is the title of its issue.
fn title_problems(pieces: &mut [Piece]) {
    let is_problem = |line: &Line| line.field() == Some(Field::Problem) && !line.value().is_empty();
    let has_ended = |line: &Line| line.label.is_some() || line.ends_sentence() || line.ends_with_colon();
    let lines = || pieces.iter().filter_map(Piece::line);
    let goes_on = |pair: &[Piece]| pair[1].line().is_some_and(is_problem) && !pair[0].line().is_some_and(has_ended);
    let are_titles = lines().filter(|line| is_problem(line)).count() > 1
        && !lines().any(|line| line.number.is_some())
        && !pieces.windows(2).any(goes_on);
    if !are_titles {
        return;
    }
    for line in pieces.iter_mut().filter_map(Piece::line_mut).filter(|line| is_problem(line)) {
        line.number = line.label.take().map(|label| Number { level: RANK_OF_PROBLEMS, length: label.value });
    }
}

/// `2 反馈问题整改情况` above `2.1 学习不深入`: a figure alone is a number only where others stand below it.
fn number_above_decimals(pieces: &mut [Piece]) {
    let lines = pieces.iter().filter_map(Piece::line);
    if lines.filter(|line| number::is_decimal(&line.text)).count() < 2 {
        return;
    }
    for line in pieces.iter_mut().filter_map(Piece::line_mut) {
        let rest = line.text.trim_start_matches(|c: char| c.is_ascii_digit());
        let words = rest.trim_start();
        let has_figure = (1..=2).contains(&(line.text.len() - rest.len())) && words.len() < rest.len();
        let is_title =
            !words.starts_with(|c: char| c.is_ascii()) && !line.ends_sentence() && line.length() <= LONGEST_VALUE;
        if line.is_plain() && has_figure && is_title && !words.is_empty() {
            line.number = Some(Number { level: 1, length: line.text.len() - words.len() });
        }
    }
}

/// `1.3家企业未安装监测设备` above `2.监测设备不正常`: what would be a decimal by itself is a number in its row.
fn number_before_counts(pieces: &mut [Piece]) {
    let mut above = 0;
    for at in 0..pieces.len() {
        let Some(line) = pieces[at].line() else { continue };
        if let Some(number) = line.number {
            above = if number.level > RANK_OF_PROBLEMS { above } else { figure(&line.text, number).unwrap_or(0) };
            continue;
        }
        let Some((own, length)) = before_count(&line.text).filter(|_| line.label.is_none()) else { continue };
        if own == above + 1 && (own > 1 || next_figure(&pieces[at + 1..]) == Some(2)) {
            above = own;
            let number = Some(Number { level: RANK_OF_PROBLEMS, length });
            pieces[at].line_mut().into_iter().for_each(|line| line.number = number);
        }
    }
}

/// The figure of the next number that is no lower than those of problems; 0 for one that is higher.
fn next_figure(pieces: &[Piece]) -> Option<u32> {
    pieces.iter().filter_map(Piece::line).find_map(|line| match line.number {
        Some(number) if number.level > RANK_OF_PROBLEMS => None,
        Some(number) => Some(figure(&line.text, number).unwrap_or(0)),
        None => before_count(&line.text).map(|(figure, _)| figure),
    })
}

/// `问题一：……` above `（一）基本情况`: what is numbered below a problem is of a lower rank than the problem, whatever its
/// form.
fn deepen_below_named(pieces: &mut [Piece]) {
    let mut is_below = false;
    let mut is_open = false;
    for line in pieces.iter_mut().filter_map(Piece::line_mut) {
        let Some(number) = line.number else { continue };
        if number::is_named(&line.text) {
            (is_open, is_below) = (true, false);
            continue;
        }
        if is_open {
            is_open = false;
            is_below = number.level == 2 && number.is_first(&line.text);
        }
        is_below &= number.level > 1;
        if is_below {
            line.number = Some(Number { level: (number.level + 2).min(LOWEST), ..number });
        }
    }
}

fn is_problem(field: Field) -> bool {
    matches!(field, Field::Problem | Field::Task)
}
