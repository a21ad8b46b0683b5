//! What can be wrong with an archive: TB56, then TB576, TB544 and TB545, since those were used up. The place of each is the file or folder in question.

kinds! {
    ARCHIVED_FILE_CHANGED = "TB560" "archived-file-changed" Error {
        zh: "存档的文件内容变了：原来 {was}，现在 {now}" / "快照里的文件不能改动。整个换成别处保存的同一份快照。",
        en: "an archived file has changed: it was {was} and is {now}" / "Files in a snapshot are never edited. Put another copy of the snapshot in the place of the whole.",
    }
    ARCHIVED_FILE_MISSING = "TB561" "archived-file-missing" Error {
        zh: "存档的文件不见了" / "整个换成别处保存的同一份快照。",
        en: "an archived file is missing" / "Put another copy of the snapshot in the place of the whole.",
    }
    FOREIGN_ARCHIVED_FILE = "TB562" "foreign-archived-file" Error {
        zh: "快照里多出一个文件或文件夹，清单上没有" / "把它移到快照之外。",
        en: "the snapshot holds a file or folder that its manifests do not name" / "Move it out of the snapshot.",
    }
    BROKEN_BAG = "TB563" "broken-bag" Error {
        zh: "快照的格式不对：{reason}" / "整个换成别处保存的同一份快照。",
        en: "the snapshot is not in order: {reason}" / "Put another copy of the snapshot in the place of the whole.",
    }
    MANIFEST_CHANGED = "TB564" "manifest-changed" Error {
        zh: "清单 {manifest} 本身变了：它给出的摘要和另一种算法的不一致" / "文件没有变，是清单被改动了。整个换成别处保存的同一份快照。",
        en: "the manifest {manifest} itself has changed: it disagrees with the other algorithm's" / "The file is as it was; the manifest was edited. Put another copy of the snapshot in the place of the whole.",
    }
    SNAPSHOT_MISSING = "TB565" "snapshot-missing" Error {
        zh: "快照 {name} 不见了：{by} 里记着它" / "改过文件夹名的，改回 {name}；没有了的，从备份里找回。快照链说明它存在过。",
        en: "the snapshot {name} is missing: {by} names it" / "If its folder was renamed, call it {name} again; otherwise bring it back from a backup. The chain shows that it was there.",
    }
    SNAPSHOT_ALTERED = "TB566" "snapshot-altered" Error {
        zh: "快照 {name} 不是当初那一份：{by} 记下的摘要是 {was}，现在是 {now}" / "它在以后被换过或改过。从备份里找回当初的一份。",
        en: "the snapshot {name} is not the one that was made: {by} names the digest {was}, and it is {now}" / "It was replaced or edited later. Bring the first one back from a backup.",
    }
    SNAPSHOT_BACK_DATED = "TB567" "snapshot-back-dated" Error {
        zh: "快照 {name} 的时间不对：{reason}" / "快照的时间只能往后。查明它是怎么来的。",
        en: "the time of the snapshot {name} cannot be right: {reason}" / "Snapshots only go forward in time. Find out where it came from.",
    }
    SNAPSHOT_RENAMED = "TB545" "snapshot-renamed" Error {
        zh: "快照 {name} 的文件夹改了名，现在叫 {now}" / "内容没有变。把文件夹的名称改回 {name}。",
        en: "the folder of the snapshot {name} was renamed to {now}" / "Its content is what it was. Give the folder its name back: {name}.",
    }
    ARCHIVE_INDEX = "TB568" "archive-index" Warning {
        zh: "存档的索引和快照对不上：{reason}" / "索引可以由快照重新得出：运行 tongbao archive create 或 tongbao archive verify --mend。",
        en: "the archive's index does not fit its snapshots: {reason}" / "It can be made anew from them: run tongbao archive create, or tongbao archive verify --mend.",
    }
    LIST_GONE = "TB544" "archive-list-gone" Error {
        zh: "快照清单 snapshots.sha256 不见了：最新的快照有没有少，看不出来" / "从备份里找回它。找不回来，和网站上、备份里的快照核对以后，运行 tongbao archive verify --mend，由现有的快照重新得出。",
        en: "the list of snapshots, snapshots.sha256, is gone: whether the newest ones are missing cannot be told" / "Bring it back from a backup. If there is none, compare the snapshots with those on the site and in backups, then run tongbao archive verify --mend to make it anew from those that are here.",
    }
    HISTORY_ALTERED = "TB576" "history-altered" Error {
        zh: "history.json 说的过去和快照不一样" / "页面上整改结果的变化由它而来。少了快照的，先找回来；快照改过名的，先改回原名；都在的，查明是谁改了 history.json，再运行 tongbao archive verify --mend，由快照重新得出。",
        en: "history.json tells another past than the snapshots" / "Pages tell how an issue's status went by it. Bring a missing snapshot back first, and give one that was renamed its name again; where all are there, find out who changed history.json, then run tongbao archive verify --mend to make it anew from them.",
    }
    BAD_STAMP = "TB569" "bad-stamp" Error {
        zh: "时间戳无效：{reason}" / "核对回复文件和证书是不是这个快照的，再向时间戳机构重新申请。",
        en: "the time stamp does not hold: {reason}" / "See whether reply and certificate belong to this snapshot, and ask the authority for a new stamp.",
    }
}
