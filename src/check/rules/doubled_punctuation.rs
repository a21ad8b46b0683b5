//! Two marks where one belongs.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::check::characters::marks;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};

rule! {
    "TB634" "doubled-punctuation" Warning
    says zh "标点重复：“{found}”" / "只留一个。"
    says en "two marks in a row: \"{found}\"" / "Keep one of them."
    zh "标点重复"
        / "两个句内或句末标点连在一起，如“。。”“，。”“；。”“、，”“！。”“，？”，或引文里外各有一个，如“。”，”。“？！”和省略号不算。"
        / "GB/T 15834—2011：一处停顿用一个标点；多半是修改时留下的。"
    en "Punctuation twice"
        / "Two marks in a row, such as 。。 ，。 ；。 、， ！。 ，？, or one inside and one outside of a quotation, 。”，. ？！ and ellipses are left alone."
        / "GB/T 15834-2011: one pause, one mark; doubles are left behind by editing."
    bad "更换灯具 252 盏，，维修变压器 32 台；。恢复了正常照明。。"
    good "更换灯具 252 盏，维修变压器 32 台，恢复了正常照明。"
    looks Look::Prose(check)
}

const MARKS: &[char] = &['，', '。', '、', '；', '：'];
static END_OF_QUOTATION: LazyLock<Finder> = LazyLock::new(|| Finder::new("。”"));
/// These come before none of them, but may stand side by side.
const ENDS: &[char] = &['！', '？'];

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    let text = &block.text;
    behind_quotation(document, block, reporter);
    let mut end = 0;
    for (at, c) in marks(text) {
        let rest = &text[at + c.len_utf8()..];
        let again = rest.starts_with(MARKS) || (MARKS.contains(&c) && rest.starts_with(ENDS));
        if at < end || !again || !(MARKS.contains(&c) || ENDS.contains(&c)) {
            continue;
        }
        let rest = &text[at..];
        let first = c.len_utf8();
        let run =
            first + rest[first..].find(|c| !MARKS.contains(&c) && !ENDS.contains(&c)).unwrap_or(rest.len() - first);
        end = at + run;
        let count = rest[..run].chars().count();
        let dots = count >= 3 && rest[..run].chars().all(|c| c == '。');
        if count < 2 || dots || has_image(document, block, at..end) {
            continue;
        }
        let same = rest[..run].chars().all(|other| other == c);
        let fix = if same { document.fix(block, at..end, c.to_string()) } else { None };
        reporter.push(document.finding(&KIND, block, at..end).mended_by(fix));
    }
}

/// `。”，`: a quotation that ends with its own full stop needs no second mark.
fn behind_quotation(document: &Document, block: &Block, reporter: &mut Reporter) {
    for at in END_OF_QUOTATION.find_iter(block.text.as_bytes()) {
        let end = at + END_OF_QUOTATION.needle().len();
        let again = block.text[end..].chars().next().filter(|c| MARKS.contains(c));
        if let Some(again) = again {
            reporter.push(document.finding(&KIND, block, at..end + again.len_utf8()));
        }
    }
}

/// Whether an image stands between the marks, so that a reader does not see two in a row.
fn has_image(document: &Document, block: &Block, range: Range<usize>) -> bool {
    let span = block.locate(range);
    // They are in the order of the file.
    let next = document.images.partition_point(|image| image.span.start < span.start);
    document.images.get(next).is_some_and(|image| image.span.end <= span.end)
}
