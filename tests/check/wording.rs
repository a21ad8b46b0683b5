//! A finding says what was found, and nothing else.

use tongbao::catalogue::Language;

use crate::support::Files;

fn said(code: &str, text: &str) -> Vec<String> {
    let found = Files::example(text).findings();
    let found = found.iter().filter(|finding| finding.kind.code == code);
    found.map(|finding| finding.message(Language::Zh)).collect()
}

#[test]
fn a_name_is_spoken_of_where_there_is_one() {
    let with_name = "业主张建国反映阳光小区3号楼2单元501室渗水，已经维修到位。";
    assert_eq!(said("TB905", with_name), ["姓名旁边有住址：“3号楼2单元501室”"]);
    let without = "家住阳光小区3号楼2单元501室的居民反映屋面渗水，已经维修到位。";
    assert_eq!(said("TB905", without), ["住址写到了门牌：“3号楼2单元501室”"]);
}

#[test]
fn a_law_that_has_ended_is_not_called_a_wrong_title() {
    let ended = "严格按照《信访条例》办理群众来信来访，受理信访事项96件。";
    assert_eq!(said("TB662", ended), ["“《信访条例》”已经停止施行，现在是《信访工作条例》"]);
    let wrong = "组织业务科室学习《招投标法》，对41个采购项目逐一复核。";
    assert_eq!(said("TB662", wrong), ["“《招投标法》”不是正式名称，应为《招标投标法》"]);
}
