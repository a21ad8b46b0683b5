//! What is said of signatures, comments and editions.

pub mod findings;

phrases! {
    REVIEW_ABOUT { "审签：意见、签名、改动", "Review: comments, signatures, changes" }
    SIGN_ABOUT { "给一份通报签名（初审、复审、终审等）", "Sign a notice, as first, second or final reader" }
    REVIEW_STATUS_ABOUT { "列出谁签了什么、还缺谁、意见是否处理", "List who signed what, who is missing, and open comments" }
    VERIFY_ABOUT { "逐个核对签名文件：内容摘要和 Ed25519 签名", "Verify every signature file: digests and Ed25519 signatures" }
    KEY_ABOUT { "生成一对签名密钥", "Make a pair of keys to sign with" }
    COMMENTS_ABOUT { "列出意见", "List comments" }
    COMMENT_ABOUT { "提意见，或者处理意见", "Add a comment, answer it or resolve it" }
    COMMENT_ADD_ABOUT { "对通报里的一句话提意见", "Comment on words of a notice" }
    COMMENT_REPLY_ABOUT { "答复一条意见", "Answer a comment" }
    COMMENT_RESOLVE_ABOUT { "把一条意见标为已处理", "Mark a comment as resolved" }
    COMMENT_REOPEN_ABOUT { "把一条意见重新标为未处理", "Mark a comment as open again" }
    CHANGES_ABOUT { "显示改了什么：自某人签名、某个 git 版本或某个文件夹以来", "Show what changed since a signature, a git revision or another folder" }
    EDITIONS_ABOUT { "对照党内公开版和社会公开版", "Compare the internal edition with the public one" }

    NOTICE_ARGUMENT { "通报的文件夹名 [默认：只有一份通报时就是它]", "The notice's folder [default: the only notice]" }
    NAMED_NOTICE_ARGUMENT { "通报的文件夹名", "The notice's folder" }
    NOTICES_ARGUMENT { "通报的文件夹名 [默认：所有通报]", "The notice's folder [default: all notices]" }
    ROLE_OPTION { "以什么身份签：初审、复审、终审等", "In which role: 初审, 复审, 终审 or another" }
    BY_OPTION { "姓名", "Who signs or writes" }
    KEY_OPTION { "私钥文件（PEM PKCS#8，Ed25519）", "The private key's file (PEM PKCS#8, Ed25519)" }
    DIGEST_OPTION { "看的那一稿的内容摘要，或开头至少 8 位；内容变了就不签", "The digest of what was read, or at least its first 8 digits; nothing is signed if it has changed" }
    REMARK_OPTION { "附言", "A remark to go with it" }
    KEY_FILE_ARGUMENT { "私钥写到哪个文件；放在站点文件夹以外", "The file to write the private key to; keep it out of the site's folder" }
    ISSUE_OPTION { "问题的网址段（slug）[默认：写了 --quote 的，原文所在的地方；没有写的，整份通报]", "The issue's slug [default: where the words of --quote stand, or else the whole notice]" }
    QUOTE_OPTION { "所指的原文", "The words it is about" }
    COMMENT_TEXT_ARGUMENT { "意见或答复的内容", "What is said" }
    COMMENT_ID_ARGUMENT { "意见的编号，开头几个字符即可", "The comment's id, or how it begins" }
    ALL_OPTION { "也列出已处理的意见", "List resolved comments too" }
    SINCE_OPTION { "和哪个 git 版本比，如 HEAD、标签或提交号", "Compare with this git revision, such as HEAD" }
    FROM_OPTION { "和哪个文件夹比（里面有 content）", "Compare with this folder, which holds content" }

    SIGNED { "{name}以{role}签了《{title}》，内容摘要 {digest}。", "{name} signed \"{title}\" as {role}, digest {digest}." }
    SIGNED_FILE { "写入 {path}", "wrote {path}" }
    OTHER_DIGEST { "现在的内容摘要是 {digest}，不是 {given}：看过以后内容改过。再看一遍再签。", "The digest is now {digest}, not {given}: the notice was changed after it was read. Read it again first." }
    DIGEST_TOO_SHORT { "内容摘要至少写开头 8 位。", "give at least the first 8 digits of the digest." }
    NOT_SIGNED { "没有签名。", "Not signed." }
    NO_SUCH_NOTICE { "没有“{notice}”这份通报。可以写：{known}。", "there is no notice \"{notice}\". It can be: {known}." }
    WHICH_NOTICE { "有几份通报，写明是哪一份：{known}。", "there are several notices; name one of them: {known}." }
    NO_NOTICES { "还没有能审签的通报。", "there is no notice to review yet." }
    NOTICE_IS_DRAFT { "“{notice}”还是草稿。写好以后删去 draft: true；现在就要审签，加 --drafts。", "\"{notice}\" is a draft still. Take draft: true out when it is done; add --drafts to review it now." }
    NOTHING_BUT_DRAFTS { "通报都还是草稿：{drafts}。写好以后删去 draft: true；现在就要审签，加 --drafts。", "all notices are drafts still: {drafts}. Take draft: true out when one is done; add --drafts to review it now." }
    DRAFTS_LEFT_OUT { "草稿没有算在内：{drafts}。加 --drafts 一起看。", "Drafts were left out: {drafts}. Add --drafts to see them." }
    BROKEN_SITE { "content/site.yaml 有误，改正以后再试。", "content/site.yaml is broken; mend it and try again." }
    BROKEN_NOTICE { "通报有错误，改正以后才能签名。", "The notice has errors; mend them before it is signed." }
    NOTICE_IS_BROKEN { "通报有错误，读不出来：{notices}。改正以后再审签，tongbao check 列出错误。", "something is wrong with the notice, and it cannot be read: {notices}. Mend it first; tongbao check tells what is wrong." }
    BAD_PRIVATE_KEY { "{path} 不是 Ed25519 私钥（PEM PKCS#8）。用 tongbao review key 生成，或 openssl genpkey -algorithm ed25519。", "{path} is no Ed25519 private key (PEM PKCS#8). Make one with tongbao review key, or openssl genpkey -algorithm ed25519." }
    KEY_MADE { "私钥写入 {path}，只有您能读。不要放进站点文件夹，也不要交给别人。", "The private key is in {path}, for you alone to read. Keep it out of the site's folder and give it to nobody." }
    KEY_FOR_SITE { "请管理员写进 site.yaml：", "For site.yaml:" }
    KEY_IN_SITE { "私钥不能放在站点文件夹里：{path}", "a private key cannot lie in the site's folder: {path}" }
    KEY_EXISTS { "{path} 已经存在，没有改动。", "{path} exists already and was left alone." }
    NAME_EMPTY { "姓名、角色和意见都不能空着。", "neither a name nor a role nor a comment can be empty." }

    STANDING_VALID { "已签", "signed" }
    STANDING_MISSING { "未签", "missing" }
    STANDING_VOID { "失效", "void" }
    STANDING_EARLY { "次序不对", "out of order" }
    STANDING_TWICE { "重复签名", "signed twice" }
    STANDING_UNTRUSTED { "验证不过", "not trusted" }
    WITH_KEY { "密钥签名", "with key" }
    NOTHING_REQUIRED { "site.yaml 没有要求签名（review.roles）。", "site.yaml asks for no signatures (review.roles)." }
    NOTICE_LINE { "《{title}》 {notice}", "\"{title}\" {notice}" }
    DIGEST_NOW { "现在的内容摘要 {digest}", "digest now {digest}" }
    ALL_SIGNED { "签名齐全，内容摘要 {digest}。", "Signed as required, digest {digest}." }
    OPEN_COMMENTS { "未处理的意见 {n} 条，其中找不到原文的 {orphaned} 条。", "{n:open comment}, {orphaned} of them without the words they were about." }
    CHANGED_SINCE { "签名以后：{changed}", "changed since: {changed}" }
    OUT_OF_ORDER_AFTER { "{role}还没有有效的签名，或者签得更晚", "{role} has no signature that holds, or a later one" }
    SIGNED_AS { "已经签了{role}", "signed as {role} as well" }
    COMPARED_WITH_SIGNATURE { "{name}（{role}，{time}）签名以后：", "Since {name} signed as {role} at {time}:" }

    VERIFY_GOOD { "签名有效", "good" }
    VERIFY_CURRENT { "和现在的内容一致", "for what the notice says now" }
    VERIFY_OUTDATED { "签名以后内容有改动", "the notice was changed since" }
    VERIFIED { "核对了 {n} 个签名，{bad} 个有问题。", "{n:signature} verified, {bad} of them not in order." }
    KEPT_TEXT_GONE { "签名时的文本不在了，或被改过", "the text that was signed is missing, or was altered" }
    KEY_INVALID { "Ed25519 签名不对", "the Ed25519 signature is wrong" }
    KEY_UNTRUSTED { "密钥不在 review.keys 里", "the key is not among review.keys" }
    KEY_MISSING { "没有用密钥签名", "it was made without a key" }

    COMMENT_TOO_LONG { "意见太长：一条最多 8000 字，请分成几条提。", "the comment is too long: one can hold 8,000 characters. Make several of it." }
    COMMENT_ADDED { "记下意见 {id}：{path}", "comment {id} is in {path}" }
    COMMENT_RESOLVED { "意见 {id} 标为已处理。", "Comment {id} is resolved." }
    COMMENT_REOPENED { "意见 {id} 标为未处理。", "Comment {id} is open again." }
    COMMENT_ANSWERED { "答复了意见 {id}。", "Comment {id} is answered." }
    NO_COMMENTS { "没有意见。", "There are no comments." }
    NO_OPEN_COMMENTS { "没有未处理的意见。", "There are no open comments." }
    NO_SUCH_COMMENT { "没有编号以“{id}”开头的意见，或者不止一条。用 tongbao review comments --all 查看。", "no comment's id, or more than one, begins with \"{id}\". See tongbao review comments --all." }
    NO_SUCH_ISSUE { "通报里没有“{issue}”这个问题。可以写：{known}。", "the notice has no issue \"{issue}\". It can be: {known}." }
    QUOTE_NOT_FOUND { "正文里找不到“{quote}”。", "the words \"{quote}\" are not in the text." }
    COMMENT_STATE_OPEN { "未处理", "open" }
    COMMENT_STATE_RESOLVED { "已处理（{by}，{time}）", "resolved ({by}, {time})" }
    ANCHOR_REWORDED { "原文已改动", "the words have changed" }
    ANCHOR_MOVED { "原文移到了：{place}", "the words have moved to {place}" }
    ANCHOR_ORPHANED { "原文已经不在", "the words are gone" }
    ON_ISSUE { "问题 {issue}", "issue {issue}" }
    ON_NOTICE { "通报正文", "the notice's text" }

    NO_GIT { "不能运行 git：{reason}", "git cannot be run: {reason}" }
    NO_CONTENT_THEN { "git 里的“{revision}”还没有 content 文件夹，不能比较", "the git revision \"{revision}\" holds no content to compare with" }
    NO_REVISION { "不能和 git 里的“{revision}”比较：{reason}", "there is nothing in git to compare with at \"{revision}\": {reason}" }
    BROKEN_OTHER { "{side} 的 site.yaml 有误，不能比较。", "site.yaml of {side} is broken, so there is nothing to compare with." }
    OTHER_SIDE_IS_BROKEN { "相比的那一边有读不出来的文件：{paths}。里面的内容在这里显示为新增。", "Files of the other side cannot be read: {paths}. What they hold is shown here as added." }
    NO_SIGNATURE_TO_COMPARE { "《{title}》还没有签名可以比较。用 --since 或 --from 指定和什么比。", "\"{title}\" has no signature to compare with. Use --since or --from." }
    SIGNED_TEXT_GONE { "《{title}》不能和{name}签名时相比：{path} 不在了，或被改过。用 --since 或 --from 指定和什么比。", "\"{title}\" cannot be compared with what {name} signed: {path} is missing or was altered. Use --since or --from." }
    SAME_EDITIONS { "两个版本没有不同。", "The editions do not differ." }
    EDITIONS_HEAD { "从社会公开版到党内公开版（{+…+} 只在党内公开版里）：", "From the public edition to the internal one ({+…+} is in the internal one only):" }
}
