//! What is said of publishing.

pub mod findings;

phrases! {
    PUBLISH_ABOUT { "检查、存档，然后发布到一个目标", "Check, archive and publish to a target" }
    ROLLBACK_ABOUT { "让一个目标回到此前发布的版本", "Bring a target back to what was published there before" }
    VERIFY_TARGET_ABOUT { "逐个核对目标上的文件与发布时是否一致", "Compare every file on a target with what was published" }
    TARGET_ARGUMENT { "site.yaml 的 targets 里的名称", "A name from targets in site.yaml" }
    DRY_RUN_OPTION { "只显示要做什么，什么也不改", "Show what would be done, and change nothing" }
    ADOPT_OPTION { "目标上已有别的网站，或记得的发布记录和现在的不同时，照样发布", "Publish although a site of others stands there, or the target remembers another record of publications" }
    WITHDRAW_OPTION { "撤下一份发布过、现在不在站点里的通报，原因记在发布记录里；可以写几次", "Withdraw a notice that was published and is no part of the site any more; the reason goes into the record of publications. May be given several times" }
    WITHDRAW_FORM { "“{value}”要写成 通报=原因，例如 --withdraw shili-2025=内容并入新的通报", "\"{value}\" has to be NOTICE=REASON, as in --withdraw sample-2025='merged into a new notice'" }
    BREAK_LOCK_OPTION { "不理会别人留下的发布锁", "Go on although the target is locked by somebody else" }
    CREDENTIALS_OPTION { "凭据文件，放在站点以外 [默认：环境变量 TONGBAO_CREDENTIALS，或用户配置文件夹里的 tongbao/credentials.yaml]", "The file with keys and passwords, outside of the site [default: TONGBAO_CREDENTIALS, or tongbao/credentials.yaml in your configuration folder]" }
    ROLLBACK_TO_OPTION { "回到哪个版本 [默认：当前的前一个]", "Which one [default: the one before the current]" }
    ROLLBACK_LIST_OPTION { "只列出可以回到的版本", "Only list what can be gone back to" }

    NO_SUCH_TARGET { "site.yaml 里没有发布目标“{name}”。现有的：{known}。", "site.yaml has no target \"{name}\". It has: {known}." }
    NO_TARGETS { "site.yaml 里没有发布目标。加上 targets:（见 docs/publish.md）。", "site.yaml has no targets. Add targets: (docs/publish.md)." }
    NO_CREDENTIAL { "缺少发布目标“{name}”的 {what}：设环境变量 {variable}，或写进凭据文件。", "the {what} of the target \"{name}\" is missing: set {variable}, or write it into the credentials file." }
    CREDENTIALS_INSIDE { "凭据文件 {path} 在站点文件夹里，会随站点一起备份、交给别人。移到站点以外。", "the credentials file {path} lies in the site's folder, and would be copied and handed on with the site. Move it elsewhere." }
    CREDENTIALS_OPEN { "凭据文件 {path} 别人也能读。运行 chmod 600 {path}。", "others can read the credentials file {path}. Run chmod 600 {path}." }
    CREDENTIALS_BROKEN { "凭据文件 {path} 的第 {line} 行写错了。targets 下面每个目标写 name，和它的 access_key、secret_key、session_token、user、password、passphrase 里要用的几项。", "line {line} of the credentials file {path} is wrong. Below targets, each has a name, and what it needs of access_key, secret_key, session_token, user, password and passphrase." }

    TARGET_FAILED { "目标“{name}”：{reason}", "the target \"{name}\": {reason}" }
    TARGET_DENIED { "目标“{name}”拒绝访问：{reason}。核对凭据和权限。", "the target \"{name}\" lets us not in: {reason}. Check keys, passwords and rights." }
    TARGET_FOLDER_SHUT { "目标“{name}”的文件夹 {path} 没有权限写入。请管理员把这个文件夹的写入权限给运行 tongbao 的用户，或者在 site.yaml 里另选一个文件夹。", "the folder {path} of the target \"{name}\" may not be written. Let its administrator give the right to write it to the user who runs tongbao, or choose another folder in site.yaml." }
    TARGET_FOLDER_OF_OTHERS { "目标“{name}”的文件夹用不了：{path} 属于 {owner}（权限 {mode}），运行 tongbao 的是 {user}，{right}。请管理员把这个文件夹交给 {user}，或者在 site.yaml 里另选一个文件夹。", "the folder of the target \"{name}\" cannot be used: {path} belongs to {owner} (mode {mode}), tongbao is run by {user}, who {right}. Let its administrator give the folder to {user}, or choose another in site.yaml." }
    TARGET_FOLDER_OWN { "目标“{name}”的文件夹用不了：{path}（权限 {mode}）是 {user} 自己的，却{right}。运行 chmod -R u+rwX {path}，再发布。", "the folder of the target \"{name}\" cannot be used: {path} (mode {mode}) is {user}'s own, who yet {right}. Run chmod -R u+rwX {path}, and publish again." }
    RIGHT_TO_ENTER { "没有进入的权限", "may not enter it" }
    RIGHT_TO_WRITE { "没有写入的权限", "may not write it" }
    RIGHT_TO_READ { "没有读取里面文件的权限", "may not read or replace a file in it" }
    TARGET_BROKE_OFF { "目标“{name}”中断了：{reason}。已经传的不会丢，再运行一次就接着做。", "the target \"{name}\" broke off: {reason}. Nothing is lost; run it again to go on." }
    TARGET_LOCKED { "有人正在向“{name}”发布。等他结束；确知已经停了，就加 --break-lock。", "somebody is publishing to \"{name}\". Wait, or if they have certainly stopped use --break-lock." }
    TARGET_LOCKED_UNTIL { "有人正在向“{name}”发布，锁到 {until} 失效。等他结束；确知已经停了，就加 --break-lock。", "somebody is publishing to \"{name}\"; the lock runs out at {until}. Wait, or if they have certainly stopped use --break-lock." }
    TARGET_LOCK_LOST { "别人接管了向“{name}”的发布，这次停止了。", "somebody else has taken over publishing to \"{name}\", so this run stopped." }
    TARGET_AMONG_SOURCES { "目标文件夹 {path} 在 {other} 里，发布的文件会和站点自己的文件混在一起。在 site.yaml 里另选一个文件夹。", "the target folder {path} lies in {other}, and what is published would mix with the site's own files. Choose another folder in site.yaml." }
    TARGET_FOREIGN { "“{name}”上已经有别的网站（index.html）。确实要覆盖，就加 --adopt；换个路径更稳妥。", "a site that tongbao did not publish stands at \"{name}\" (index.html). Overwrite it with --adopt, or better choose another path." }
    TARGET_BROKEN_MANIFEST { "“{name}”上的清单 .tongbao/manifest 读不懂。加 --adopt 就全部重传。", "the manifest .tongbao/manifest at \"{name}\" cannot be read. With --adopt everything is uploaded again." }

    WAITING_FOR_PUBLICATION { "这个站点正在发布，等它结束……", "This site is being published; waiting for that to end…" }
    NOT_PUBLISHED { "有 {errors} 处错误，没有发布。", "Nothing was published, because of {errors:error}." }
    PUBLISHED_WRITTEN { "写入发布时间 {time}：{path}", "wrote the time of publication, {time}: {path}" }
    WITHDRAWN { "撤下通报 {slug}，原因记在发布记录里：{reason}", "withdrew the notice {slug}; on record as the reason: {reason}" }
    PUBLISHED_UNWRITABLE { "{path} 里加不进发布时间。自己写上一行 published: {time}（已有这个字段的，改那一行），再发布。", "the time of publication cannot be added to {path}. Write a line published: {time} (where the field is there already, change that line), and publish again." }
    SNAPSHOT_MADE { "存档 {name}", "archived as {name}" }
    SNAPSHOT_REUSED { "与存档 {name} 相同", "the same as {name} in the archive" }
    SNAPSHOT_UNSOUND { "没有发布：源文件没有变，但存档 {name} 和当初不一样。先从备份里找回它；找不回来，用 tongbao archive create 另做一份，再发布。", "Nothing was published: the sources have not changed, but {name} in the archive is not what it was. Bring it back from a backup; if there is none, make another with tongbao archive create, and publish again." }
    UPLOADING { "上传", "Uploading" }
    VERIFYING { "核对", "Verifying" }
    PUBLISHED { "已发布到“{name}”：新增 {added}，更新 {replaced}，删除 {deleted}，未变 {unchanged}，上传 {size}，用时 {time}。", "Published to \"{name}\": {added} added, {replaced} replaced, {deleted} deleted, {unchanged} unchanged, {size} uploaded, in {time}." }
    PUBLISHED_RESUMED { "接着完成了上次中断的发布。", "This ended a publication that had been cut off." }
    CAUGHT_UP { "上次向“{name}”发布（{time}）以后没有来得及记录，现在补记了。", "What was published to \"{name}\" at {time} had not been written down yet, and is now." }
    CAUGHT_UP_GOING_BACK { "“{name}”回到了 {to}（{time}），没有来得及记录，现在补记了。", "\"{name}\" was brought back to {to} at {time}, which had not been written down yet, and is now." }
    UP_TO_DATE { "“{name}”已经是最新的（{unchanged} 个文件）。", "\"{name}\" is up to date ({unchanged:file})." }
    SITE_DIGEST { "内容摘要 SHA-256 {digest}", "SHA-256 {digest}" }
    PLAN_ADD { "新增 {path}", "add {path}" }
    PLAN_REPLACE { "更新 {path}", "replace {path}" }
    PLAN_DELETE { "删除 {path}", "delete {path}" }
    PLANNED { "要做 {steps} 步，上传 {size}；未变 {unchanged} 个文件。什么也没有改。", "{steps:step}, {size} to upload; {unchanged:file} unchanged. Nothing was changed." }
    PLANNED_PUBLISHED { "将写入发布时间：{path}", "would write the time of publication: {path}" }

    NOTHING_THERE { "“{name}”上还没有发布过。", "nothing has been published to \"{name}\" yet." }
    VERIFIED { "“{name}”上的 {files} 个文件与 {time} 发布时一致。", "{files:file} looked at on \"{name}\": all as published on {time}." }
    DIFFERENT { "“{name}”与 {time} 发布时有 {n} 处不同。再发布一次不会重传没有改动的文件；用 publish --repair 修复。", "\"{name}\" differs in {n:place} from what was published on {time}. Mend it with publish --repair." }
    DIFFERENT_MISSING { "缺少 {path}", "missing {path}" }
    DIFFERENT_CHANGED { "被改动 {path}", "changed {path}" }
    DIFFERENT_FOREIGN { "不是发布的 {path}", "not published {path}" }
    DIFFERENT_UNFINISHED { "有一次发布没有完成", "a publication was not finished" }
    REPAIR_OPTION { "先核对目标上的全部文件，缺少的和被改动的重传", "Verify the target first, and upload what is missing or was changed" }

    ROLLED_BACK { "“{name}”已回到 {to}。", "\"{name}\" shows {to} again." }
    ROLLBACK_CURRENT { "* {name}（当前）", "* {name} (current)" }
    ROLLBACK_OTHER { "  {name}", "  {name}" }
    NOTHING_BEFORE { "“{name}”没有更早的版本可以回到。", "\"{name}\" has nothing earlier to go back to." }
    RELEASE_WITH_WITHDRAWN { "“{to}”里有后来撤下的通报 {slug}（{reason}），回到它就又公布了，没有改动“{name}”。要恢复这份通报，找回它的文件夹，再发布。", "{to} has the notice {slug}, which was withdrawn since ({reason}) and would be public again; \"{name}\" was left alone. To bring the notice back, bring its folder back and publish." }
    RELEASE_OF_OTHER_EDITION { "{to} 不是目标“{name}”现在这个版本（社会公开版或党内公开版）的，没有恢复。用 --list 查看，用 --to 另选一个。", "{to} is of another edition (public or internal) than the target \"{name}\" shows now, and was not brought back. See --list, and choose another with --to." }
    RELEASE_OF_OTHERS { "“{name}”的 {to} 不是 tongbao 发布的版本（没有 {path}），没有恢复。用 --list 查看，用 --to 另选一个。", "{to} of \"{name}\" is nothing that tongbao published (it has no {path}), and was not brought back. See --list, and choose another with --to." }
    RELEASE_TOUCHED { "“{name}”的版本 {to} 发布以后被改过：{path} 和当初的不一样，没有恢复。用 --to 另选一个，或者从存档里重新发布。", "{to} of \"{name}\" was changed after it was published: {path} is not what it was. It was not brought back; choose another with --to, or publish anew." }
    SHOWN_BY_ANOTHER { "目标“{name}”的地方上放着目标“{other}”发布的网站，没有发布。核对 site.yaml 的 targets：两个目标不能写成同一个地方。确实要改由“{name}”发布到那里的，加 --adopt。", "what stands at the target \"{name}\" was published by the target \"{other}\", so nothing was published. Check the targets in site.yaml: two of them cannot be one place. Where \"{name}\" really is to take it over, add --adopt." }
    NO_SUCH_RELEASE { "“{name}”没有版本 {to}。用 --list 查看。", "\"{name}\" has no {to}. See --list." }

    WHAT_NOTICE { "通报正文或信息（也包括 site.yaml 里的联系方式）", "the notice's own text or fields, among them the contact in site.yaml" }
    WHAT_ISSUE { "问题《{title}》", "the issue \"{title}\"" }
    WHAT_REMOVED { "删去了问题 {slug}", "the issue {slug} was removed" }
}
