//! Why a snapshot, the archive's index or a time stamp is not in order.

use super::Language;

phrases! {
    OTHER_BAGIT { "内容不是 BagIt 1.0 的", "its content is not that of BagIt 1.0" }
    OTHER_INFO { "有一行不是 tongbao 的写法", "a line is not as tongbao writes it" }
    OXUM_DIFFERS { "Payload-Oxum 是 {said}，实际是 {counted}", "Payload-Oxum is {said}, the payload {counted}" }
    NOT_UTF8 { "不是 UTF-8 编码", "it is not UTF-8" }
    OTHER_MANIFEST { "第 {line} 行不是清单的写法", "line {line} is not a line of a manifest" }
    OTHER_SCOPE { "列出的文件不全或有多余", "it does not name the files it should" }
    STRAY_BYTES { "zip 文件里有不属于任何文件的内容", "the zip file holds bytes that belong to none of its files" }
    NO_ZIP { "不是 zip 文件，没有传完整，或者里面没有一层文件夹", "it is no zip file, has been cut off, or holds no folder at its top" }

    OTHER_PACKAGE_DIGEST { "和 datapackage.json 的摘要不一致", "it is not the digest of datapackage.json" }
    OTHER_PACKAGE { "不是 tongbao 的写法", "it does not say what tongbao writes there" }
    OTHER_PAGES { "和记录里的页面不一致", "it does not list the pages of the records" }
    OTHER_RECORD_INDEX { "和记录不一致", "it does not point to the records" }
    OTHER_INDEX_OF_INDEX { "和索引不一致", "it does not point to the index" }
    OTHER_RECORD { "有一条记录不是 tongbao 的写法", "a record is not as tongbao writes it" }

    NAME_AND_INFO_DIFFER { "文件夹名和 bag-info.txt 里的时间（{created}）不一致", "its name and its bag-info.txt ({created}) differ" }
    FOLLOWED_ALREADY { "{other} 已经接在同一份快照后面", "{other} follows the same snapshot already" }
    NO_LATER { "它接在 {previous} 后面，却不比它晚", "it follows {previous}, which is no earlier" }
    NOT_LISTED { "{list} 里没有它", "{list} does not list it" }

    NO_SNAPSHOT_IN_LINE { "第 {line} 行不是快照", "line {line} names no snapshot" }
    LIST_OUT_OF_ORDER { "各行没有按先后", "its lines are not in order" }
    NOT_LISTED_YET { "{name} 还没有列入", "{name} is not listed yet" }
    HISTORY_BEHIND { "缺最后一份快照", "it lacks the last snapshot" }
    HISTORY_GONE { "不见了", "it is gone" }

    STAMP_EARLIER { "它比快照自己写的时间还早", "it is earlier than the snapshot says it was made" }
    STAMP_MALFORMED { "文件不是时间戳机构的回复", "the file is no reply of a time stamp authority" }
    STAMP_REFUSED { "时间戳机构拒绝了请求", "the authority refused the request" }
    STAMP_OF_OTHER { "它是给另一份快照的", "it is for another snapshot" }
    STAMP_WITHOUT_CERTIFICATE { "里面没有签名者的证书", "the certificate of its signer is not in it" }
    NO_TRUSTED_CERTIFICATE { "证书文件里没有 PEM 格式的证书", "the file of certificates holds none in PEM form" }
    STAMP_UNTRUSTED { "给出的证书不能证明签名者在那时有权出具时间戳", "no given certificate vouches for its signer at that time" }
    STAMP_ALGORITHM_UNKNOWN { "签名算法不在支持之列", "its signature uses an algorithm that is not known here" }
    STAMP_BADLY_SIGNED { "签名和内容不符", "its signature does not fit its content" }
}

/// Why the record of a snapshot cannot be read; English has the parser's own words.
pub fn unreadable_record(error: &serde_json::Error, language: Language) -> String {
    match language {
        Language::Zh => format!("不是 tongbao 写的记录，第 {} 行第 {} 列读不通", error.line(), error.column()),
        Language::En => error.to_string(),
    }
}
