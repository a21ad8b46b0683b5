//! What the archive's commands say.

phrases! {
    HISTORY_OUT_OF_ORDER { "各个状态的先后不对", "the states are not in order" }
    ARCHIVE_ABOUT { "给网站和源文件做带日期、可验证的快照", "Keep dated snapshots of the site and its sources that can be verified" }
    ARCHIVE_CREATE_ABOUT { "做一份快照，放在 archive 文件夹里", "Make a snapshot in the archive folder" }
    ARCHIVE_NAME_OPTION { "快照名称的后半部分 [默认：最新一份通报的文件夹名]", "The second half of the snapshot's name [default: the latest notice's folder]" }
    ARCHIVE_VERIFY_ABOUT { "验证全部快照，或其中几份，或从别处拿回来的一份", "Verify all snapshots, some of them, or a copy that came back from elsewhere" }
    ARCHIVE_VERIFY_ARGUMENT { "快照的名称，或文件夹、zip、wacz 文件的路径 [默认：全部快照]", "A snapshot's name, or the path of a folder, zip or WACZ file [default: every snapshot]" }
    ARCHIVE_MEND_OPTION { "先由快照重新得出两个索引文件", "First make the two index files anew from the snapshots" }
    ARCHIVE_LIST_ABOUT { "列出全部快照", "List the snapshots" }
    ARCHIVE_SNAPSHOT_ARGUMENT { "快照的名称，或名称的开头，或 latest", "A snapshot's name, the beginning of it, or latest" }

    ARCHIVE_COMPARE_ABOUT { "比较两份快照：哪些问题的整改结果、文字、日期变了", "Compare two snapshots: which issues changed in status, text or dates" }
    ARCHIVE_PAGE_OPTION { "另外写成一个网页", "Write a page as well" }
    ARCHIVE_RESTORE_ABOUT { "把快照里的源文件或网站取回到一个新文件夹", "Bring a snapshot's sources or its site back to a new folder" }
    ARCHIVE_FOLDER_ARGUMENT { "新文件夹，不能已经存在", "The new folder, which may not be there yet" }
    ARCHIVE_SITE_OPTION { "取回网站 [默认：取回源文件]", "Bring the site back [default: the sources]" }
    ARCHIVE_EXPORT_ABOUT { "把一份快照写成一个 zip 文件，或可以回放的 WACZ 文件", "Write a snapshot as one zip file, or as a WACZ file for replay" }
    ARCHIVE_WACZ_OPTION { "写成 WACZ [默认：zip]", "Write a WACZ file [default: zip]" }
    ARCHIVE_OUTPUT_OPTION { "写到哪个文件 [默认：当前文件夹里，以快照的名称命名]", "The file to write [default: the snapshot's name, in this folder]" }
    ARCHIVE_STAMP_ABOUT { "为快照申请时间戳，或收下时间戳机构的回复", "Ask for a time stamp on a snapshot, or take the authority's reply in" }
    ARCHIVE_REPLY_OPTION { "时间戳机构的回复文件（.tsr）", "The authority's reply (.tsr)" }
    ARCHIVE_CERTIFICATE_OPTION { "信任的根证书，PEM 格式", "The trusted root certificate, in PEM form" }

    ARCHIVING { "做快照", "Making the snapshot" }
    ARCHIVE_WAITING { "另一个 tongbao 正在写 archive 文件夹，等它结束……", "Another tongbao is writing the archive; waiting for it to end…" }
    ARCHIVE_MADE { "做好了快照 {name}：{files} 个文件，{size}。", "Made the snapshot {name}: {files:file}, {size}." }
    ARCHIVE_DIGEST { "SHA-256 {sha256}", "SHA-256 {sha256}" }
    ARCHIVE_REFUSED { "没有做快照：有 {errors} 处错误。", "No snapshot was made, because of {errors:error}." }
    ARCHIVE_EXISTS { "这一刻已经有快照 {name}，没有改动。过一会儿再做。", "there is a snapshot of this moment already, {name}, and it was left alone. Try again in a moment." }
    ARCHIVE_EARLIER { "最近的快照 {name} 比现在还晚。快照的时间只能往后：检查系统时间和 SOURCE_DATE_EPOCH。", "the last snapshot, {name}, is later than now. Snapshots only go forward in time: look at the system's clock and SOURCE_DATE_EPOCH." }
    ARCHIVE_NO_SNAPSHOT { "没有快照“{value}”，或者不止一份。用 tongbao archive list 查看。", "there is no snapshot \"{value}\", or more than one. See tongbao archive list." }
    ARCHIVE_NOT_ONE { "{path} 不是完整的快照。用 tongbao archive verify 看哪里不对。", "{path} is no whole snapshot. See tongbao archive verify for what is wrong with it." }
    ARCHIVE_TAKEN { "{path} 已经存在，没有改动。换一个名称，或先移走它。", "{path} exists already and was left alone. Use another name, or move it away first." }
    ARCHIVE_BAD_NAME { "“{value}”不能用作快照名称。只用字母、数字、汉字、连字符、下划线和点。", "\"{value}\" cannot be a part of a snapshot's name. Use letters, digits, hyphens, underscores and dots." }

    ARCHIVE_COMPARED { "从 {older} 到 {newer} 的改动", "Changes from {older} to {newer}" }
    ARCHIVE_RESTORED_SOURCES { "从快照 {name} 取回了 {files} 个源文件，在 {path}。可以运行 tongbao build{root}", "Brought {files:source file} back from the snapshot {name}, to {path}. Run tongbao build{root}" }
    ARCHIVE_RESTORED_SITE { "从快照 {name} 取回了网站，{files} 个文件，在 {path}。", "Brought the site back from the snapshot {name}: {files:file}, in {path}." }
    ARCHIVE_NOT_RESTORED { "快照和当初不一样，没有取回。", "The snapshot is not what it was, and nothing was brought back." }
    ARCHIVE_OF_INTERNAL { "这份快照是党内公开的版本，不要对外提供。", "This snapshot is of the internal edition; do not hand it to the public." }
    ARCHIVE_EXPORTED { "写好了 {path}（{size}）。", "Wrote {path} ({size})." }
    ARCHIVE_ASKED { "写好了时间戳请求 {path}。把它发给时间戳机构；收到回复后运行 tongbao archive stamp {name} --reply 回复文件 --certificate 根证书", "Wrote the request {path}. Send it to a time stamp authority; when the reply is there, run tongbao archive stamp {name} --reply REPLY --certificate ROOT" }
    ARCHIVE_STAMPED { "时间戳有效：{authority} 证明快照 {name} 在 {time}（北京时间）之前就是这样。", "The stamp holds: {authority} attests that the snapshot {name} was as it is by {time} (Beijing time)." }
    ARCHIVE_STAMPS { "其中 {n} 份有时间戳，全部有效。", "Time stamps: {n}, all of which hold." }

    ARCHIVE_SOUND { "验证通过：{snapshots} 份快照，{files} 个文件，全部和当初一样。", "Verified: {snapshots:snapshot}, {files:file}, all as they were made." }
    ARCHIVE_SOUND_BUT { "快照之外有 {warnings} 处要处理，见上。", "{warnings:thing} beside the snapshots to see to, as told above." }
    ARCHIVE_SOUND_ONE { "验证通过：{name}，{files} 个文件，全部和当初一样。SHA-256 {sha256}", "Verified: {name}, {files:file}, all as they were made. SHA-256 {sha256}" }
    ARCHIVE_KNOWN { "它就是存档里的那一份 {name}。", "It is the {name} of this archive." }
    ARCHIVE_UNKNOWN { "存档里没有 {name}，无法核对它是不是当初的一份；请和已经公布的摘要或时间戳核对。", "This archive has no {name} to compare it with; compare its digest with one that was published, or with a time stamp." }
    ARCHIVE_UNSOUND { "验证不通过：有 {errors} 处不对。", "Not verified: {errors:fault}." }
    ARCHIVE_UNUSED { "快照 {name} 和当初不一样，没有用它。", "The snapshot {name} is not what it was, and was not used." }
    ARCHIVE_EMPTY { "还没有快照。用 tongbao archive create 做一份。", "There is no snapshot yet. Make one with tongbao archive create." }
    ARCHIVE_NOTHING_THERE { "还没有快照。用 tongbao archive create 做一份。", "there is no snapshot yet. Make one with tongbao archive create." }
    ARCHIVE_COLUMN_NAME { "快照", "Snapshot" }
    ARCHIVE_COLUMN_EDITION { "版本", "Edition" }
    ARCHIVE_COLUMN_NOTICES { "通报", "Notices" }
    ARCHIVE_COLUMN_ISSUES { "问题", "Issues" }
    ARCHIVE_COLUMN_DONE { "已完成", "Done" }
    ARCHIVE_COLUMN_SIZE { "大小", "Size" }
    ARCHIVE_COLUMN_DIGEST { "SHA-256", "SHA-256" }
    ARCHIVE_PUBLIC { "社会公开", "public" }
    ARCHIVE_INTERNAL { "党内公开", "internal" }
}
