//! Numbers and dates in two kinds of numerals, and what is made of them.

use crate::support::{Files, mended};

#[test]
fn a_date_is_mended_as_a_whole() {
    for (date, right) in [
        ("二〇二五年6月", "2025年6月"),
        ("二○二五年6月5日", "2025年6月5日"),
        ("2025年六月", "2025年6月"),
        ("2025年六月三十日", "2025年6月30日"),
        ("6月三十日", "6月30日"),
        ("六月5日", "6月5日"),
    ] {
        let files = Files::ordinary().with("n/01-a.md", &format!("{date}，局党组召开专题会议，研究部署了整改工作。"));
        let findings = files.findings();
        let found: Vec<_> = findings.iter().filter(|finding| finding.kind.code == "TB818").collect();
        assert_eq!(found.len(), 1, "{date}");
        assert!(mended(found[0]).unwrap().contains(&format!("\n{right}，局党组")), "{date}: {:?}", mended(found[0]));
    }
}

#[test]
fn a_number_is_suggested_where_it_is_plain() {
    for (number, right) in
        [("三十2", Some("32")), ("2十", Some("20")), ("2十五", Some("25")), ("一百2", None), ("12万三千", None)]
    {
        let files = Files::ordinary()
            .with("n/01-a.md", &format!("对辖区路灯进行全面排查，更换损坏的灯具{number}盏，恢复了照明。"));
        let findings = files.findings();
        let found: Vec<_> = findings.iter().filter(|finding| finding.kind.code == "TB818").collect();
        assert_eq!(found.len(), 1, "{number}");
        let expected = right.map(|right| format!("灯具{right}盏"));
        assert_eq!(
            mended(found[0]).map(|text| text.contains(expected.as_deref().unwrap_or("?"))),
            right.map(|_| true),
            "{number}"
        );
    }
}
