//! Traditional characters in a simplified text, as another input method or a copied text leaves them.

use crate::check::characters::{after, before, is_quoted};
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::finding::{Edit, Fix};

rule! {
    "TB651" "traditional-character" Note
    says zh "“{found}”是繁体字，简体写作“{right}”" / "改为“{right}”；人名、地名、原件上就这样写的，不用改。"
    says en "\"{found}\" is written in traditional characters; simplified it is \"{right}\"" / "Write \"{right}\", unless a name or an original has it so."
    zh "繁体字"
        / "简体的文字里夹着常用的繁体字，如“整改情況”“審計報告”。只认简体只有一种写法的五百来个常用字；书名号、引号里的不算。"
        / "《国家通用语言文字法》：国家机关以规范汉字为公务用字。人名、文物等可以保留，所以只是提示。"
    en "Traditional characters"
        / "Frequent traditional characters in a simplified text, such as 整改情況: some five hundred that have one simplified shape. What is quoted or in a title is left alone."
        / "The Law on the Standard Spoken and Written Chinese Language: offices write standard characters. Names and relics may keep theirs, so only a note."
    bad "局党组專題研究整改情況，審計報告指出的问题已经全部整改到位。"
    good "局党组专题研究整改情况，审计报告指出的问题已经全部整改到位。"
    looks Look::Words(&TRADITIONAL, check)
}

/// Each with its simplified shape. No simplified text has the traditional one, which leaves out 於, 著, 乾, 徵 and
/// their like, and surnames are left to whoever has them.
#[rustfmt::skip]
const PAIRS: &[&str] = &[
    "報报", "況况", "審审", "計计", "發发", "們们", "個个", "這这", "來来", "時时", "對对", "會会", "業业", "務务",
    "實实", "國国", "與与", "為为", "開开", "關关", "問问", "題题", "長长", "門门", "間间", "員员", "動动", "過过",
    "還还", "進进", "達达", "運运", "連连", "選选", "適适", "遠远", "遲迟", "違违", "郵邮", "鄉乡", "鄰邻", "醫医",
    "釋释", "鋪铺", "錢钱", "錯错", "鎮镇", "鐵铁", "鑒鉴", "閉闭", "閱阅", "陽阳", "際际", "險险", "隊队", "階阶",
    "隨随", "雙双", "離离", "難难", "電电", "類类", "顯显", "風风", "養养", "館馆", "驗验", "驟骤", "體体", "點点",
    "黨党", "齊齐", "齡龄", "當当", "畫画", "異异", "療疗", "盡尽", "監监", "盤盘", "確确", "碼码", "禮礼", "種种",
    "稱称", "積积", "穩稳", "窮穷", "競竞", "筆笔", "節节", "範范", "築筑", "簡简", "簽签", "糧粮", "糾纠", "紀纪",
    "約约", "級级", "納纳", "純纯", "紙纸", "紛纷", "細细", "終终", "組组", "結结", "絕绝", "統统", "經经", "維维",
    "綱纲", "網网", "緊紧", "線线", "締缔", "緣缘", "編编", "練练", "縣县", "縮缩", "總总", "績绩", "織织", "繼继",
    "續续", "罰罚", "職职", "聯联", "聲声", "聽听", "腦脑", "臨临", "舉举", "舊旧", "華华", "萬万", "處处", "號号",
    "術术", "衛卫", "製制", "見见", "規规", "視视", "親亲", "覺觉", "觀观", "訂订", "討讨", "訓训", "記记", "訪访",
    "設设", "許许", "訴诉", "評评", "試试", "話话", "該该", "詳详", "認认", "誠诚", "語语", "誤误", "說说", "課课",
    "調调", "談谈", "請请", "論论", "諮咨", "證证", "識识", "譯译", "議议", "護护", "變变", "讓让", "財财", "責责",
    "敗败", "貨货", "質质", "貫贯", "費费", "資资", "賬账", "賠赔", "購购", "贈赠", "軍军", "軟软", "輕轻", "較较",
    "輛辆", "輸输", "轉转", "辦办", "農农", "層层", "屆届", "島岛", "崗岗", "幣币", "帶带", "幫帮", "幹干", "廠厂",
    "廢废", "廣广", "廳厅", "應应", "彈弹", "強强", "從从", "復复", "憲宪", "懲惩", "戶户", "擇择", "擔担", "據据",
    "擴扩", "擾扰", "攔拦", "數数", "斷断", "無无", "書书", "條条", "極极", "構构", "標标", "樣样", "樹树", "橋桥",
    "機机", "檔档", "檢检", "權权", "歡欢", "歲岁", "歷历", "歸归", "殘残", "殺杀", "決决", "沒没", "減减", "測测",
    "準准", "溝沟", "滅灭", "滿满", "漁渔", "潔洁", "潛潜", "濟济", "濕湿", "灣湾", "災灾", "熱热", "燈灯", "營营",
    "爭争", "牆墙", "狀状", "獎奖", "獨独", "獲获", "環环", "產产", "畢毕", "將将", "專专", "尋寻", "導导", "屬属",
    "師师", "學学", "寫写", "寶宝", "場场", "塊块", "壓压", "壞坏", "團团", "圍围", "園园", "圖图", "執执", "堅坚",
    "備备", "傳传", "債债", "傷伤", "價价", "優优", "億亿", "儲储", "償偿", "兩两", "內内", "冊册", "凍冻", "則则",
    "創创", "劃划", "劇剧", "勞劳", "勢势", "勝胜", "勵励", "勸劝", "區区", "協协", "單单", "衝冲", "參参", "啟启",
    "喪丧", "嚴严", "佈布", "佔占", "週周", "併并", "並并", "裡里", "裏里", "臺台", "別别", "換换", "稅税", "脫脱",
    "銷销", "銀银", "鋼钢", "鏈链", "銜衔", "補补", "貧贫", "貼贴", "貿贸", "賦赋", "賽赛", "趕赶", "躍跃", "軌轨",
    "輔辅", "輪轮", "辭辞", "遞递", "遺遗", "採采", "錄录", "鍵键", "隱隐", "頁页", "項项", "順顺", "須须", "預预",
    "領领", "頭头", "頻频", "額额", "願愿", "顧顾", "飲饮", "飯饭", "飾饰", "駐驻", "駕驾", "騙骗", "鬧闹", "鮮鲜",
    "擬拟", "損损", "搶抢", "揮挥", "揚扬", "攜携", "敵敌", "暫暂", "棄弃", "棟栋", "榮荣", "樓楼", "橫横", "歐欧",
    "氣气", "湯汤", "滯滞", "漢汉", "漲涨", "漸渐", "澤泽", "濁浊", "瀏浏", "煩烦", "燒烧", "爐炉", "牽牵", "獻献",
    "現现", "瑣琐", "瘋疯", "皺皱", "眾众", "碩硕", "禍祸", "竊窃", "紅红", "綠绿", "複复", "後后", "習习", "徹彻",
    "態态", "絡络", "縱纵", "謝谢", "謀谋", "譽誉", "讀读", "貢贡", "貪贪", "趨趋", "腳脚", "膽胆", "慮虑", "憂忧",
    "懷怀", "懶懒", "戰战", "擊击", "東东", "澆浇", "灑洒", "潰溃", "盜盗", "礎础", "礦矿", "籌筹", "綜综", "緩缓",
    "緝缉", "義义", "肅肃", "脅胁", "艱艰", "藝艺", "藥药", "蟲虫", "蝕蚀", "裝装", "訊讯", "詢询", "詞词", "誰谁",
    "諾诺", "謹谨", "豐丰", "豬猪", "貸贷", "跡迹", "蹤踪", "遊游", "邊边", "針针", "鉛铅", "鎖锁", "鏡镜", "闊阔",
    "陣阵", "霧雾", "靈灵", "韌韧", "響响", "頂顶", "頒颁", "顆颗", "饋馈", "駁驳", "髒脏", "鬥斗", "麗丽", "鹽盐",
    "齒齿", "慶庆", "廟庙", "彎弯", "徑径", "恥耻", "慣惯", "憑凭", "憤愤", "撥拨", "撫抚", "撲扑", "曉晓", "曬晒",
    "暢畅", "樁桩", "欄栏", "滲渗", "潤润", "澇涝", "濫滥", "濾滤", "瀆渎", "煉炼", "煙烟", "犧牺", "猶犹", "獄狱",
    "畝亩", "瘡疮", "瞞瞒", "矯矫", "窪洼", "糞粪", "繪绘", "繳缴", "罷罢",
];
const TRADITIONAL: [&str; PAIRS.len()] = traditional();

const fn traditional<const N: usize>() -> [&'static str; N] {
    let mut characters = [""; N];
    let mut at = 0;
    while at < N {
        characters[at] = PAIRS[at].split_at(LENGTH).0;
        at += 1;
    }
    characters
}

/// How many bytes each of these characters takes.
const LENGTH: usize = '報'.len_utf8();

fn check(hit: &Hit, reporter: &mut Reporter) {
    let text = &hit.block.text;
    // Characters side by side are told together, with the first of them.
    if before(text, hit.range.start).and_then(simplified).is_some() || is_quoted(text, hit.range.start) {
        return;
    }
    let mut right = String::new();
    let mut edits: Vec<Option<Edit>> = Vec::new();
    let mut end = hit.range.start;
    while let Some(shape) = after(text, end).and_then(simplified) {
        edits.push(hit.document.replace(hit.block, end..end + LENGTH, shape));
        right.push_str(shape);
        end += LENGTH;
    }
    let range = hit.range.start..end;
    let fix = edits.into_iter().collect::<Option<Vec<_>>>().map(Fix::likely);
    reporter.push(hit.document.finding(&KIND, hit.block, range).with("right", right).mended_by(fix));
}

/// The simplified shape of a character, if it is a traditional one.
pub fn simplified(c: char) -> Option<&'static str> {
    if c.len_utf8() != LENGTH {
        return None;
    }
    PAIRS.iter().find_map(|pair| pair.strip_prefix(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_traditional_character_has_one_simplified_shape() {
        for pair in PAIRS {
            assert_eq!(pair.chars().count(), 2, "{pair}");
            assert_eq!(PAIRS.iter().filter(|other| other.starts_with(&pair[..LENGTH])).count(), 1, "{pair}");
            assert!(simplified(pair.chars().next_back().unwrap()).is_none(), "{pair}");
        }
    }
}
