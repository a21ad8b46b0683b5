//! Numbers of persons are found wherever a page would show them, however they are typed.

use crate::support::Files;

fn check(body: &str, expected: &[&str]) {
    let told = Files::ordinary().with("n/01-a.md", body).told_of_texts();
    let told: Vec<_> = told.iter().filter(|told| told.starts_with("TB90")).collect();
    assert_eq!(told, expected, "{body}");
}

#[test]
fn the_way_of_typing_hides_no_number() {
    for typed in [
        "１３８１２３４５６７８",
        "138\u{A0}1234\u{A0}5678",
        "138.1234.5678",
        "138—1234—5678",
        "138　1234　5678",
        "013812345678",
        "0 138-1234-5678",
    ] {
        check(&format!("反映人王某（电话{typed}）对处理结果表示满意，问题已经销号。"), &[&format!("TB903@{typed}")]);
    }
    let identity = "１１０１０５１９４９１２３１００２Ｘ";
    check(&format!("已将补贴退还给李某（{identity}），完善了审核制度。"), &[&format!("TB901@{identity}")]);
    let identity = "110105 19491231 002 X";
    check(&format!("已将补贴退还给李某（{identity}），完善了审核制度。"), &[&format!("TB901@{identity}")]);
}

#[test]
fn ranges_addresses_of_machines_and_codes_are_no_telephones() {
    check("区号0379-12345678，编号0138123456789。", &[]);
    check("投资15000-180000元，服务器192.168.10.100，设备编号A13812345678，比例0.13812345678。", &[]);
}

#[test]
fn what_stands_beside_the_text_is_looked_at() {
    check("对路灯[逐一排查](tel:13812345678)，更换损坏的灯具。", &["TB903@[逐一排查](tel:13812345678)"]);
    check("对路灯<span title=\"13812345678\">逐一</span>排查，更换损坏的灯具。", &["TB903@13812345678"]);
    check("<!-- 注 --> <p>更换损坏的灯具，联系13812345678，恢复了照明。</p>", &["TB903@13812345678"]);
    // What a reader never gets is left alone, and so are the numbers of other sites' pages.
    check("更换损坏的灯具，恢复了照明。<!-- 13812345678 -->", &[]);
    check("更换损坏的灯具，见[报道](https://www.example.gov.cn/13812345678.html)。", &[]);
}

#[test]
fn front_matter_is_looked_at_but_for_the_contact() {
    let head = |fields: &str| {
        let body = "对辖区路灯进行全面排查，更换损坏的灯具，建立了巡查制度。";
        format!("---\ntitle: 路灯维修不及时\ncategory: lighting\nstatus: 长期坚持\n{fields}\n---\n{body}\n")
    };
    check(&head("responsible: 13812345678"), &["TB903@13812345678"]);
    check(&head("index: 11010519491231002X"), &["TB901@11010519491231002X"]);
    let contact = "title: 示例市城市管理局\ncontact: { phone: 13812345678, email: 13987654321@example.gov.cn }\n";
    let told = Files::ordinary().with("site.yaml", contact).told_of_texts();
    assert!(told.iter().all(|told| !told.starts_with("TB90")), "{told:?}");
}

#[test]
fn a_plate_is_found_in_code_and_however_it_is_typed() {
    for typed in ["豫A12345", "`豫A12345`", "豫Ａ１２３４５", "豫a·12345"] {
        let body = format!("对违规停放的小型轿车（{typed}）依法处理，整治了停车秩序。");
        let told = Files::ordinary().with("n/01-a.md", &body).told_of_texts();
        let told: Vec<_> = told.iter().filter(|told| told.starts_with("TB908")).collect();
        assert_eq!(told, [&format!("TB908@{typed}")], "{typed}");
    }
}
