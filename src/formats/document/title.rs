//! A title in lines, broken by meaning (GB/T 9704-2012, 7.3.1): “回行时，要做到词意完整，排列对称，长短适宜”.

use crate::characters::display_width;
use crate::model::seams::seam;

/// 156 mm hold twenty characters of 22 pt; a width counts half characters.
const WIDEST: usize = 40;

/// The lines; joined, they are the title again. A title with a word too long for a line keeps it whole.
pub fn lines(title: &str) -> Vec<String> {
    let ends: Vec<usize> = title.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
    // The cheapest way to break everything up to each place, and where its last line begins.
    let mut best: Vec<(usize, usize)> = vec![(0, 0)];
    for (at, &end) in ends.iter().enumerate() {
        let seam = if at + 1 == ends.len() { Some(0) } else { seam(&title[..end], &title[end..]) };
        let cheapest = seam.and_then(|seam| {
            let start_of = |first: usize| if first == 0 { 0 } else { ends[first - 1] };
            let candidates = (0..=at).filter(|first| best[*first].0 < usize::MAX).filter_map(|first| {
                let width = display_width(title[start_of(first)..end].trim_end());
                let gap = WIDEST.checked_sub(width)?;
                Some((best[first].0 + seam + gap * gap / 16, first))
            });
            candidates.min()
        });
        best.push(cheapest.unwrap_or((usize::MAX, at)));
    }
    let mut lines = Vec::new();
    let mut end = ends.len();
    if best[end].0 == usize::MAX {
        return vec![title.to_string()];
    }
    while end > 0 {
        let first = best[end].1;
        let start = if first == 0 { 0 } else { ends[first - 1] };
        lines.insert(0, title[start..ends[end - 1]].to_string());
        end = first;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(title: &str, expected: &str) {
        assert_eq!(lines(title).join("|"), expected);
    }

    #[test]
    fn titles_break_by_meaning() {
        check("关于巡察整改情况的通报", "关于巡察整改情况的通报");
        check(
            "中共洛阳市偃师区城市管理局党组关于巡察整改进展情况的通报",
            "中共洛阳市偃师区城市管理局党组|关于巡察整改进展情况的通报",
        );
        check(
            "示例市发展和改革委员会党组关于市委第三巡察组巡察反馈意见整改进展情况的通报",
            "示例市发展和改革委员会党组|关于市委第三巡察组|巡察反馈意见整改进展情况的通报",
        );
        check("Notice on the rectification of street lighting", "Notice on the rectification |of street lighting");
    }

    #[test]
    fn what_cannot_be_broken_stays_whole() {
        check("", "");
        check(&"x".repeat(50), &"x".repeat(50));
    }

    proptest! {
        #[test]
        fn lines_joined_are_the_title(title in "[一-龥a-z 、（）《》关于的0-9]{0,90}") {
            prop_assert_eq!(lines(&title).concat(), title);
        }
    }
}
