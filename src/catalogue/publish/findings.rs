//! What can be wrong with targets, and with publishing what is there: TB57x, and TB54x where these have run out; and
//! with addresses that were published, TB40x.

kinds! {
    ADDRESS_GONE = "TB408" "address-gone" Warning {
        zh: "问题 {slug} 发布过，它的网址 {address} 发布以后打不开，别处的链接就断了" / "问题换了 slug，或者移到了别的通报里的，在它的 aliases 里写上 {address}；并入别的问题的，写在那个问题里。确实撤下的，不必理会。",
        en: "the issue {slug} was published, and its address {address} leads nowhere from now on, nor do links of others" / "If the issue has another slug or stands in another notice, give {address} in its aliases; if it became part of another, give it there. If it was taken down on purpose, leave it so.",
    }
    CORRECTION_REMOVED = "TB540" "correction-removed" Error {
        zh: "已经公布的更正记录不见了，或者改了：{correction}" / "照原样写回 notice.md 的 corrections。写得不对的，留着它，另加一条。",
        en: "a correction that was published is gone, or was changed: {correction}" / "Write it into corrections in notice.md again as it was. Where it was wrong, keep it and add another.",
    }
    NOTICE_WITHDRAWN = "TB541" "notice-withdrawn" Error {
        zh: "通报 {slug} 发布过（{published}），现在不在站点里" / "不该撤下的，找回它的文件夹，去掉 draft。换了 slug 的，在 aliases 里写上从前的网址 /notices/{slug}/。确实要撤下，发布时加 --withdraw {slug}=原因，原因记在发布记录里。",
        en: "the notice {slug} was published ({published}) and is no part of the site any more" / "If it should stay, bring its folder back and remove draft. If its slug was changed, give the former address /notices/{slug}/ in aliases. If it is to be withdrawn, publish with --withdraw {slug}=REASON, which goes into the record of publications.",
    }
    SHARED_VARIABLE = "TB542" "shared-variable" Error {
        zh: "发布目标“{value}”和“{other}”的口令都在 {variable}… 这些环境变量里找，会把一个的口令交给另一个" / "换一个名称，用字母和数字来区分，例如 waiwang、neiwang。",
        en: "the secrets of the targets \"{value}\" and \"{other}\" are both looked up in variables that begin with {variable}, and those of one would be given to the other" / "Use names that differ in letters or digits.",
    }
    NOTHING_TO_WITHDRAW = "TB543" "nothing-to-withdraw" Error {
        zh: "要撤下的通报 {slug} 没有发布过，或者还在站点里" / "核对 --withdraw 后面的名称：是通报网址里的那一段。还在站点里的，先删去它的文件夹，或者写上 draft: true。",
        en: "the notice {slug}, which is to be withdrawn, was never published, or is still a part of the site" / "Check the name after --withdraw: it is the notice's part of its address. If it is still there, remove its folder or write draft: true first.",
    }
    SECRET_IN_SITE = "TB570" "secret-in-site" Error {
        zh: "site.yaml 里不能写“{key}”：源文件会存档，也会交给别人" / "从 site.yaml 删去，改用环境变量或站点以外的凭据文件（见 docs/publish.md）。写过的口令应当更换。",
        en: "\"{key}\" may not stand in site.yaml: sources are archived and handed on" / "Remove it, and use an environment variable or a file outside of the site (docs/publish.md). Change a secret that has stood here.",
    }
    DOUBLED_TARGET = "TB571" "doubled-target" Error {
        zh: "发布目标“{value}”列了两次" / "每个目标用不同的名称。",
        en: "the target \"{value}\" is listed twice" / "Give each target a name of its own.",
    }
    UNENCRYPTED_TARGET = "TB572" "unencrypted-target" Warning {
        zh: "{value} 没有加密，口令会以明文传送" / "改用 https://。",
        en: "{value} is not encrypted, and the password goes over the network as plain text" / "Use https://.",
    }
    CHANGED_WITHOUT_CORRECTION = "TB573" "changed-without-correction" Error {
        zh: "这份通报在 {published} 发布以后改了（{what}），没有更正记录" / "在 notice.md 的 corrections 里加一条，写明 date: {today} 和 text: 改了什么。问题有了新进展的，在问题文件里写上 updated: {today}。",
        en: "the notice was changed ({what}) after it was published on {published}, without a correction" / "Add an entry to corrections in notice.md, with date: {today} and text: what was changed. Where an issue has made progress, give updated: {today} in its file.",
    }
    PUBLISHED_MOVED = "TB574" "published-moved" Error {
        zh: "发布时间是 {was}，现在写成了 {is}" / "改回 published: {was}。发布时间以首次发布为准，不能改动。",
        en: "it was published on {was}, but now says {is}" / "Write published: {was}. The time of the first publication is never moved.",
    }
    DATED_AHEAD = "TB575" "dated-ahead" Error {
        zh: "成文日期 {date} 在今天（{today}）以后，不能发布" / "核对 date，或到那一天再发布。",
        en: "the notice is dated {date}, after today ({today}), and cannot be published yet" / "Check date, or publish on that day.",
    }
    SHARED_PLACE = "TB579" "shared-place" Error {
        zh: "发布目标“{value}”和“{other}”是同一个地方，一个会盖掉另一个" / "每个目标用不同的地方。版本（edition）不同的尤其不能放在一起。",
        en: "the targets \"{value}\" and \"{other}\" are the same place, where one would overwrite the other" / "Give each target a place of its own, above all where their editions differ.",
    }
    RECORD_BROKEN = "TB577" "record-broken" Error {
        zh: "发布记录从第 {line} 行起接不上：这一行或前一行不是当初写的" / "从备份里找回 archive/publications.jsonl。",
        en: "the record of publications does not hold together from line {line} on: this line, or the one before it, is not as it was written" / "Bring archive/publications.jsonl back from a backup.",
    }
    RECORD_SHORTENED = "TB578" "record-shortened" Error {
        zh: "发布记录少了，或者最后一行变了：上次向“{name}”发布时，第 {lines} 行的摘要是 {sha256}" / "从备份里找回 archive/publications.jsonl。找不回来，查明原因以后加 --adopt 发布。",
        en: "lines of the record of publications are gone, or its last one was changed: when \"{name}\" was last published to, line {lines} had the digest {sha256}" / "Bring archive/publications.jsonl back from a backup. If there is none, find out why, and publish with --adopt.",
    }
}
