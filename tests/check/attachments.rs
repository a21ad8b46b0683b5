//! Attachments that a text names.

use crate::support::Files;

const BODY: &str = "---\ntitle: 路灯不亮\ncategory: lighting\nstatus: 长期坚持\nATTACHED---\n对辖区路灯进行全面排查，更换灯具252盏，恢复了照明。\n\n";

fn told(end: &str, attached: &str) -> usize {
    let files = Files::ordinary().with("n/01-a.md", &(BODY.replace("ATTACHED", attached) + end + "\n"));
    let told = files.told();
    told.iter().filter(|told| told.starts_with("TB927")).count()
}

#[test]
fn an_attachment_that_is_named_is_attached() {
    assert_eq!(told("附件：1. 路灯排查整改清单\n\n2. 路灯维修记录", ""), 1);
    assert_eq!(told("附件1：路灯排查整改清单\n\n示例市城市管理局\n\n2025年10月11日", ""), 1);
    assert_eq!(told("附件：\n\n1. 路灯排查整改清单\n2. 路灯维修记录", ""), 1);
}

#[test]
fn what_is_attached_linked_or_not_there_is_not_told() {
    let attached = "attachments: [{ file: a.pdf, title: 路灯排查整改清单 }]\n";
    assert_eq!(told("附件：路灯排查整改清单", attached), 0);
    assert_eq!(told("附件：1. [路灯排查整改清单](a.pdf)", ""), 0);
    assert_eq!(told("附件：无", ""), 0);
    assert_eq!(told("附件：路灯排查整改清单\n\n东街更换灯具120盏，西街更换灯具132盏。", ""), 0);
}
