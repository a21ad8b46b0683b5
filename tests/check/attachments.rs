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

fn beyond(text: &str, attached: &str) -> Vec<String> {
    let files = Files::ordinary().with("n/01-a.md", &(BODY.replace("ATTACHED", attached) + text + "\n"));
    let files = files.with("n/a.pdf", "").with("n/b.pdf", "").with("n/c.pdf", "");
    files.told().into_iter().filter(|told| told.starts_with("TB928")).collect()
}

const TWO: &str = "attachments: [{ file: a.pdf, title: 任务清单 }, { file: b.pdf, title: 制度清单 }]\n";

#[test]
fn an_attachment_beyond_the_last_is_told() {
    assert_eq!(beyond("整改任务的完成情况详见附件3。", TWO), ["TB928@附件3"]);
    assert_eq!(beyond("本通报共有两个附件，任务清单见附件一。\n\n考核办法见附件三。", ""), ["TB928@附件三"]);
    assert_eq!(beyond("整改任务的完成情况详见附件3。", ""), ["TB928@附件3"]);
    let notice = "现将整改情况予以公布，本通报共有2个附件。\n";
    let files = Files::ordinary().with("n/notice.md", notice).with("n/01-a.md", "更换灯具252盏，清单见附件4。\n");
    assert!(files.told().contains(&"TB928@附件4".to_string()));
}

#[test]
fn an_attachment_that_may_be_there_is_not_told() {
    for text in ["整改任务的完成情况详见附件2。", "按照《考核办法》附件3评分。", "附件3个，均已归档。"]
    {
        assert_eq!(beyond(text, TWO), Vec::<String>::new(), "{text}");
    }
    let numbered = "attachments: [{ file: a.pdf, title: 附件1任务清单 }, { file: b.pdf, title: 附件3制度清单 }]\n";
    let bundle = "attachments: [{ file: a.pdf, title: 附件1-3 }, { file: b.pdf, title: 说明 }]\n";
    for attached in ["attachments: [{ file: a.pdf, title: 汇编 }]\n", numbered, bundle] {
        assert_eq!(beyond("整改任务的完成情况详见附件3。", attached), Vec::<String>::new(), "{attached}");
    }
    assert_eq!(beyond("完成情况见附件3。\n\n附件3：制度清单", TWO), Vec::<String>::new());
    assert_eq!(beyond("完成情况见附件3。\n\n见[附件3](c.pdf)", TWO), Vec::<String>::new());
}
