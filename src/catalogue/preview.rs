//! What the preview says, on the command line and in the browser.

phrases! {
    SERVE_ABOUT { "在本机预览网站，边改边看", "Preview the site on this machine while it is written" }
    SERVE_BIND { "监听的地址 [默认：127.0.0.1，只有本机能看]", "The address to listen on [default: 127.0.0.1, this machine alone]" }
    SERVE_PORT { "端口；被占用时用下一个空闲的 [默认：4000]", "The port; if it is taken, the next free one [default: 4000]" }
    SERVE_OPEN { "在浏览器里打开", "Open it in a browser" }
    SERVE_READY { "预览：{site}\n审核：{review}\n按 Ctrl+C 结束。", "Preview: {site}\nReview:  {review}\nPress Ctrl+C to end." }
    SERVE_OTHER_PORT { "端口 {wanted} 已被占用，可能另一个预览还开着；这次用 {port}。", "Port {wanted} is taken, perhaps by another preview; this one has {port}." }
    SERVE_OTHERS { "注意：{address} 不只本机能访问；同一网络里的人用这台电脑的 IP 地址和端口 {port} 也能看到这里的内容。", "Note: {address} can be reached from other machines; whoever is on the same network can read this, by this machine's IP address and port {port}." }
    SERVE_CHANGED { "内容已更新，没有发现错误。", "The content changed; no errors were found." }
    SERVE_SAME { "内容已更新，发现的问题和上次列出的一样。", "The content changed; what is found is what was listed before." }
    SERVE_ENDED { "预览已结束。", "The preview has ended." }
    SERVE_NO_PORT { "不能监听 {address}：{reason}", "cannot listen on {address}: {reason}" }

    REFUSED_METHOD { "这里只能读取。", "This can only be read." }
    REFUSED_HOST { "请用 localhost 或 IP 地址访问预览。", "Use localhost or an IP address to reach the preview." }
    REFUSED_CROSS_SITE { "其他网站不能读取预览。", "Other sites cannot read the preview." }

    BAR_LABEL { "预览工具", "Preview" }
    BAR_REVIEW { "审核", "Review" }
    BAR_PUBLIC { "社会公开版", "Public edition" }
    BAR_INTERNAL { "党内公开版", "Internal edition" }
    BAR_SWITCH_PUBLIC { "看社会公开版", "See the public edition" }
    BAR_SWITCH_INTERNAL { "看党内公开版", "See the internal edition" }
    BAR_COMPARE { "对比两版", "Compare editions" }
    BAR_EDIT { "在编辑器中打开", "Open in editor" }
    BAR_COMMENT { "提意见", "Comment" }
    BAR_COMMENTS { "意见", "Comments" }
    BAR_ERRORS { "错误", "errors" }
    BAR_WARNINGS { "警告", "warnings" }
    BAR_HIDE { "收起", "Hide" }
    BAR_SHOW { "展开预览工具", "Show preview tools" }
    BAR_DISCONNECTED { "预览已断开", "Preview is not running" }
    BAR_OUTDATED { "页面已有改动，意见提交或取消以后再更新", "The page has changed; it is shown anew when your comment is sent or cancelled" }
    MARK_DRAFT { "草稿", "Draft" }
    MARK_INTERNAL { "内部", "Internal" }
    OVERLAY_TITLE { "内容有错误：出错的地方仍显示出错以前的样子，从来没有对过的不显示", "There are errors: what is wrong is shown as it was before, and left out if it never was right" }
    OVERLAY_CLOSE { "关闭", "Close" }
    OVERLAY_HINT { "怎么改", "Help" }
    COMMENT_ON { "意见针对的文字", "Words commented on" }
    COMMENT_ON_WHOLE { "意见针对整页。先选中页面上的文字，可以只针对这些文字。", "This is about the whole page. Select some text first to comment on it alone." }
    COMMENT_AUTHOR { "您的姓名", "Your name" }
    COMMENT_TEXT { "意见", "Comment" }
    COMMENT_SEND { "提交", "Send" }
    COMMENT_CANCEL { "取消", "Cancel" }
    COMMENT_RESOLVE { "标为已处理", "Mark as resolved" }
    COMMENT_REOPEN { "重新打开", "Reopen" }
    COMMENT_REPLY { "回复", "Reply" }
    COMMENT_RESOLVED { "已处理", "Resolved" }
    COMMENT_RESOLVED_BY { "已处理：{by} · {time}", "Resolved: {by} · {time}" }
    COMMENT_OPEN { "未处理", "Open" }
    COMMENT_ORPHANED { "原文已不在", "The text is gone" }
    COMMENT_REWORDED { "原文已改写", "The text was reworded" }
    COMMENT_MOVED { "原文已移到别处", "The text was moved" }
    COMMENT_NONE { "这一页还没有意见。", "No comments on this page yet." }
    COMMENT_FAILED { "没有保存", "Not saved" }
    COMMENT_NEEDS { "请写上姓名和意见。", "Give your name and your comment." }
    COMMENT_NOT_HERE { "意见只能提在通报和问题的页面上。", "Comments can be made on notices and issues only." }
    COMMENT_GONE { "没有这条意见。", "There is no such comment." }
    COMMENT_STRANGER { "请在预览页面里提交。", "Send this from a page of the preview." }

    REVIEW_TITLE { "审核", "Review" }
    REVIEW_TO_SITE { "返回网站", "Back to the site" }
    REVIEW_CONTENTS { "本页内容", "On this page" }
    REVIEW_NOTICES { "通报", "Notices" }
    REVIEW_ISSUES { "问题", "Issues" }
    REVIEW_OVERDUE { "逾期", "Overdue" }
    REVIEW_DRAFTS { "草稿", "Drafts" }
    REVIEW_INTERNAL { "内部", "Internal" }
    REVIEW_NO_EVIDENCE { "已完成但没有佐证", "Done without evidence" }
    REVIEW_OPEN_COMMENTS { "未处理意见", "Open comments" }
    REVIEW_FINDINGS { "检查发现", "Findings" }
    REVIEW_NO_FINDINGS { "没有发现问题。", "Nothing was found." }
    REVIEW_ERRORS { "错误", "Errors" }
    REVIEW_WARNINGS { "警告", "Warnings" }
    REVIEW_NOTES { "提示", "Notes" }
    REVIEW_PAGE { "页面", "Page" }
    REVIEW_MORE { "另有 {n} 条，用 tongbao check 查看。", "{n} more; see them with tongbao check." }
    REVIEW_CHANGES { "改动", "Changes" }
    REVIEW_SINCE { "与哪个版本比较", "Compare with" }
    REVIEW_SINCE_SNAPSHOT { "快照 {name}", "snapshot {name}" }
    REVIEW_SINCE_REVISION { "git 版本，如 HEAD~1", "a git revision, such as HEAD~1" }
    REVIEW_SHOW { "比较", "Compare" }
    REVIEW_COMPARED { "与 {since} 相比", "Compared with {since}" }
    REVIEW_UNCHANGED { "没有改动。", "Nothing has changed." }
    REVIEW_NO_BASIS { "还没有快照，也不在 git 仓库里，无从比较。", "There is neither a snapshot nor a git repository to compare with." }
    REVIEW_NOT_COMPARED { "不能比较：{reason}", "cannot be compared: {reason}" }
    REVIEW_DELETED { "删去", "deleted" }
    REVIEW_INSERTED { "增加", "inserted" }
    REVIEW_SIGNATURES { "签署", "Signatures" }
    REVIEW_NO_ROLES { "site.yaml 没有规定审签环节，也没有人签署。", "site.yaml requires no signatures, and nobody has signed." }
    REVIEW_ROLE { "环节", "Role" }
    REVIEW_STANDING { "状态", "State" }
    REVIEW_BY { "签署人", "Signed by" }
    REVIEW_TIME { "时间", "Time" }
    REVIEW_OPTIONAL { "（非必需）", " (not required)" }
    STANDING_MISSING { "未签", "Not signed" }
    STANDING_VALID { "有效", "Valid" }
    STANDING_VOID { "已失效：签署后有改动", "Void: changed since it was signed" }
    STANDING_ORDER { "顺序不符：{role}应当先签", "Out of order: {role} signs first" }
    STANDING_TWICE { "同一人已经以{role}签署", "The same person signed as {role}" }
    STANDING_UNTRUSTED { "不可信：{reason}", "Not trusted: {reason}" }
    REVIEW_WHAT_CHANGED { "签署后的改动", "What changed since" }
    REVIEW_HOW_TO_SIGN { "签署：tongbao review sign {options} --role {role} --by 姓名", "To sign: tongbao review sign {options} --role {role} --by NAME" }
    REVIEW_BROKEN { "有读不出来的文件：{paths}。改正以前，里面的内容可能显示为删去，通报也不能签署。", "Files cannot be read: {paths}. Until they are mended, what they hold may be shown as removed, and the notice cannot be signed." }
    REVIEW_COMMENTS { "意见", "Comments" }
    REVIEW_NO_COMMENTS { "没有意见。", "No comments." }
    REVIEW_TO_ATTEND { "需要留意的问题", "Issues to attend to" }
    REVIEW_NOTHING_TO_ATTEND { "没有逾期、没有草稿，已完成的都有佐证。", "None is overdue or a draft, and all that is done has evidence." }
    REVIEW_DEADLINE { "时限 {date}", "due {date}" }
    REVIEW_UNREADABLE { "内容现在读不出来，先改正下面的错误。", "The content cannot be read; mend the errors below first." }
    COMPARE_TITLE { "社会公开版与党内公开版对比", "Public and internal editions compared" }
    COMPARE_ABOUT { "标为“增加”的文字只在党内公开版里有。", "What is marked as inserted stands in the internal edition only." }
    COMPARE_SAME { "两版内容相同。", "Both editions say the same." }
    ELIDED { "……", " … " }
}
