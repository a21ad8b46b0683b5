//! 发文机关标志 (GB/T 9704-2012, 7.2.4): `示例市水务局文件` at the head of the first page, which is no part of the title.

use crate::catalogue::import::left_out::LETTERHEAD;
use crate::import::structure::blanks::closed_up;
use crate::import::structure::lines::{Line, Piece};
use crate::import::structure::office;
use crate::import::structure::telling::{Telling, shortened};

pub fn leave_out_letterhead(pieces: &mut Vec<Piece>, tell: &mut Telling) {
    if let [Piece::Line(first), _, ..] = &pieces[..]
        && is_letterhead(first)
    {
        tell.left_out(first.paragraph.span, &LETTERHEAD, &shortened(&first.text));
        pieces.remove(0);
    }
}

fn is_letterhead(line: &Line) -> bool {
    let text = closed_up(&line.text);
    let is_of_office = text.strip_suffix("文件").is_some_and(office::is_name);
    is_of_office && line.number.is_none() && !text.contains("关于")
}
