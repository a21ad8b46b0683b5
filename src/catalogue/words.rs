//! What the command line says, besides findings, and what belongs to one room alone.

phrases! {
    ABOUT { "整改情况通报的静态网站生成工具", "Makes the site of a rectification notice (整改情况的通报)" }
    ROOT_OPTION { "站点所在的文件夹，里面有 content [默认：当前文件夹]", "The site's folder, which holds content [default: this folder]" }
    LANG_OPTION { "提示信息的语言：zh 或 en [默认：按系统语言]", "The language of messages: zh or en [default: the system's]" }
    QUIET_OPTION { "只显示错误", "Show errors only" }
    VERBOSE_OPTION { "显示更多信息", "Show more" }
    COLOR_OPTION { "颜色：auto、always 或 never [默认：auto]", "Colours: auto, always or never [default: auto]" }
    FORMAT_OPTION { "检查结果的格式：human、short、json，build 和 check 还有 sarif、github、gitlab、junit、html [默认：human]", "How findings are shown: human, short, json; for build and check also sarif, github, gitlab, junit, html [default: human]" }

    BUILD_ABOUT { "生成网站", "Make the site" }
    OUTPUT_OPTION { "写到哪个文件夹 [默认：站点文件夹里的 public]", "The folder to write to [default: public in the site's folder]" }
    BASE_URL_OPTION { "网站将来的网址，如 https://host/zg/；优先于 site.yaml", "Where the site will stand, such as https://host/zg/; goes before site.yaml" }
    EDITION_OPTION { "版本：public（社会公开）或 internal（党内公开）[默认：public]", "The edition: public or internal [default: public]" }
    DRAFTS_OPTION { "包括草稿", "Include drafts" }
    THREADS_OPTION { "用几个线程 [默认：每个处理器核一个]", "How many threads to use [default: one a core]" }

    NEW_ABOUT { "新建站点、通报或问题", "Begin a site, a notice or an issue" }
    NEW_SITE_ABOUT { "新建一个站点", "Begin a site" }
    NEW_NOTICE_ABOUT { "在站点里新建一份通报", "Begin a notice in the site" }
    NEW_ISSUE_ABOUT { "在通报里新建一个问题", "Begin an issue in a notice" }
    NEW_FOLDER_ARGUMENT { "新站点的文件夹", "The new site's folder" }
    NEW_TITLE_OPTION { "标题", "The title" }
    NEW_NOTICE_ARGUMENT { "通报的标题", "The notice's title" }
    NEW_SLUG_OPTION { "文件夹名或文件名 [默认：标题的拼音]", "The name of the folder or file [default: the title in pinyin]" }
    NEW_ISSUE_NOTICE_ARGUMENT { "通报的文件夹名", "The name of the notice's folder" }
    NEW_ISSUE_TITLE_ARGUMENT { "问题的标题", "The issue's title" }
    NEW_CATEGORY_OPTION { "问题类别的 id [默认：通报的第一个类别]", "The id of its category [default: the notice's first]" }
    NEW_DATE_OPTION { "成文日期 [默认：今天]", "The notice's date [default: today]" }

    STATUS_ABOUT { "列出各通报的整改结果和逾期问题", "List the notices, their issues by status, and what is overdue" }
    COMPLETIONS_ABOUT { "输出命令行补全脚本", "Write a script that completes commands in a shell" }
    COMPLETIONS_SHELL { "bash、zsh、fish、elvish 或 powershell", "bash, zsh, fish, elvish or powershell" }
    MAN_ABOUT { "输出 man 手册页", "Write manual pages" }
    MAN_FOLDER { "手册页写到哪个文件夹 [默认：只把主页面写到标准输出]", "The folder to write them to [default: the main page, to standard output]" }

    BUILT { "完成：{pages} 个页面，写入 {written} 个文件，{unchanged} 个未变{removed}，用时 {time}。", "Done: {pages:page}, {written:file} written, {unchanged} unchanged{removed}, in {time}." }
    INTERNAL_BUILT { "{output} 里是党内公开的版本，不要放到对外的网站上。", "{output} holds the internal edition; do not put it on a public site." }
    REMOVED { "，删去 {n} 个", ", {n} removed" }
    NOT_BUILT { "没有生成：有 {errors} 处错误。{output} 保持原样。", "Nothing was made, because of {errors:error}. {output} is as it was." }
    COUNTS { "错误 {errors} 处，警告 {warnings} 处，提示 {notes} 处。", "{errors:error}, {warnings:warning}, {notes:note}." }
    NO_ANCHORS { "没有，文中没有标题", "none, since the text has no headings" }
    NOTES_HIDDEN { "另有提示 {notes} 处，加 --verbose 查看。", "{notes:more note}; add --verbose to see them." }
    MENDABLE { "其中 {sure} 处只有一种改法，tongbao check 加 --fix 可以改好。", "Of these, {sure:place} can be mended by tongbao check with --fix." }
    FOREIGN_FILES { "输出文件夹里有不是 tongbao 生成的文件，已经保留：{files}{left}", "Files in the output folder that tongbao did not make were kept: {files}{left}" }
    FOREIGN_LEFT_OUT { " ……另有 {n} 个，加 --verbose 查看", " … and {n} more; add --verbose to see them" }
    RENDERING { "生成页面", "Making pages" }
    WAITING { "另一个 tongbao 正在写这个文件夹，等它结束……", "Another tongbao is writing this folder; waiting for it to end…" }

    UNCLOSED_TAG { "{tag} 没有对应的 {end}", "{tag} has no {end}" }
    DID_YOU_MEAN { "是不是想写“{meant}”？", "Did you mean \"{meant}\"? " }
    CHOICES { "可以写：{known}。", "It can be: {known}. " }
    UNKNOWN_FIELD { "没有 `{field}` 这个字段；是不是想写 `{meant}`？", "there is no field `{field}`; did you mean `{meant}`?" }

    ERROR { "错误", "error" }
    WARNING { "警告", "warning" }
    NOTE { "提示", "note" }
    HINT { "怎么改", "help" }
    RELATED { "另见", "see also" }

    CANNOT_RUN { "无法运行：", "cannot run: " }
    NO_CONTENT { "没有 {path} 这个文件夹。在站点文件夹里运行，或用 --root 指定；用 tongbao new site 可以新建站点。", "there is no folder {path}. Run this in a site's folder, or name it with --root; tongbao new site begins one." }
    NO_CONTENT_HERE { "没有 {path} 这个文件夹。站点在 {site}：先运行 cd \"{site}\"，或者在命令后面加 --root \"{site}\"。", "there is no folder {path}. The site is in {site}: run cd \"{site}\" first, or add --root \"{site}\" to the command." }
    NO_SITE { "没有 {path} 这个文件。它写明站点的标题和联系方式；用 tongbao new site 可以新建站点。", "there is no file {path}. It holds the site's title and contact; tongbao new site begins a site." }
    IO_FAILED { "{path}：{reason}", "{path}: {reason}" }
    OVERLAPS { "输出文件夹 {output} 和 {other} 互相包含，写入会损坏源文件。换一个 --output。", "the output folder {output} and {other} lie in one another, and writing would harm the sources. Use another --output." }
    BAD_BASE_URL { "--base-url 不是可用的网址：{value}。写成 https://host/ 或 https://host/path/；中文域名写成 xn-- 开头的形式，路径里的汉字写成 %E6… 的形式。", "--base-url is not a usable address: {value}. Write https://host/ or https://host/path/; a domain in Chinese in the form that begins with xn--, other characters of a path as %E6…." }
    BAD_DATE { "日期写法不对：{value}。写成 {example}。", "{value} is not a date. Write it as {example}." }
    BAD_EPOCH { "环境变量 SOURCE_DATE_EPOCH 不是秒数：{value}", "the environment variable SOURCE_DATE_EPOCH is not a number of seconds: {value}" }
    OUT_OF_MEMORY_OF_THREADS { "不能开 {n} 个线程：{reason}", "cannot start {n:thread}: {reason}" }
    NO_FOLDER { "{path} 不是文件夹，什么也没有写。请另选一个文件夹。", "{path} is no folder; nothing was written. Choose a folder." }
    NOT_FOR_SITES { "{path} 里有别的东西（个人文件夹或系统的文件夹），生成网站会换掉整个文件夹，所以什么也没有写。请另选一个空的文件夹，或在里面新建一个。", "{path} is a home or a folder of the system's, and a build would exchange the whole folder; nothing was written. Choose an empty folder, or make one inside." }
    NOT_STAGED { "新网站先写在旧网站旁边的 {path}，写不进去：{reason}", "the new site is first written beside the old one, to {path}, which failed: {reason}" }
    LEFTOVER { "{path} 是以前生成时留下的旧网站，删不掉：{reason}。请有权限的人删去它，下一次才能生成。", "{path} is an old site that a build has left, and cannot be removed: {reason}. Nothing can be built again until somebody who may has deleted it." }
    IN_THE_WAY { "{path} 不是 tongbao 生成的文件，没有覆盖。先移走或删去它；整个文件夹都是以前生成的网站，就删去整个文件夹。", "{path} was not made by tongbao and was not overwritten. Move it away or delete it first, or the whole folder if all of it is an earlier site." }

    NEW_EXISTS { "{path} 已经存在，没有改动。", "{path} exists already and was left alone." }
    NEW_SITE_ROOT { "--root 写的是已有的站点，新建站点不用，所以没有新建。新站点的文件夹写在 new site 后面；要建在 {root} 里，就写 {path}。", "--root names a site that is there, which a new one has no use for, so nothing was made. The new site's folder stands behind new site; to have it in {root}, write {path}." }
    NEW_SITE_INSIDE { "{path} 在网站 {site} 的 content 文件夹里，里面的文件会成为那个网站的内容，所以没有新建。请换一个 {site} 以外的文件夹；要在那个网站里添一份通报，用 tongbao new notice。", "{path} is in the content folder of the site {site}, whose content its files would be, so nothing was made. Name a folder outside of {site}; to add a notice to that site, use tongbao new notice." }
    NEW_MADE { "新建了 {path}", "made {path}" }
    NEW_SITE_NEXT { "接下来：\n  1. 在 {path} 里填写单位和联系方式\n  2. tongbao import 通报.docx{root}，从 Word 文件导入；或者 tongbao new notice \"通报的标题\"{root}，从头写\n  3. tongbao serve --open --drafts{root}，边写边看", "Next:\n  1. fill in the office and its contact in {path}\n  2. tongbao import NOTICE.docx{root} makes a notice of a Word file; tongbao new notice \"TITLE\"{root} begins one\n  3. tongbao serve --open --drafts{root} shows it while it is written" }
    NEW_ISSUE_NEXT { "接下来：在文件里写明整改情况，写好以后删去 draft: true，没有删去的不发布；tongbao serve --open --drafts{root} 边写边看", "Next: write in the file how the issue was put right; take draft: true out when it is done, since drafts are not published; tongbao serve --open --drafts{root} shows it while it is written" }
    NEW_NOTICE_NEXT { "接下来：填写 {path}，用 tongbao new issue {notice} <标题>{root} 新建问题；写好以后删去 draft: true，没有删去的不发布", "Next: fill in {path} and begin issues with tongbao new issue {notice} <TITLE>{root}; take draft: true out when it is done, since drafts are not published" }
    NEW_NO_NOTICE { "没有 {path} 这份通报。用 tongbao new notice 新建。", "there is no notice {path}. Make one with tongbao new notice." }
    NEW_NO_SUCH_NOTICE { "没有 {path} 这份通报。现有的通报：{known}；也可以用 tongbao new notice 新建。", "there is no notice {path}. There are: {known}; tongbao new notice makes another." }
    NEW_NO_CATEGORY { "通报还没有问题类别。先在 {path} 的 categories 里写上。", "the notice has no category yet. List one under categories in {path}." }
    NEW_UNKNOWN_CATEGORY { "通报里没有问题类别“{value}”。可以写：{known}。", "the notice has no category \"{value}\". It can be: {known}." }
    NEW_EMPTY_SLUG { "从“{title}”得不出文件名。用 --slug 指定。", "no file name can be made from \"{title}\". Give one with --slug." }
    NEW_BAD_SLUG { "“{value}”不能用作文件名。只用字母、数字、汉字、连字符、下划线和点，以字母、数字或汉字开头。", "\"{value}\" cannot be a file's name. Use letters, digits, hyphens, underscores and dots, and begin with a letter or digit." }
    NEW_SLUG_TAKEN { "通报里已有问题用“{slug}”作网址段：{path}。用 --slug 另起一个。", "an issue of the notice has the slug \"{slug}\" already: {path}. Give another with --slug." }
    NEW_NOTICE_SLUG_TAKEN { "已有通报用“{slug}”作网址段：{path}。用 --slug 另起一个。", "a notice has the slug \"{slug}\" already: {path}. Give another with --slug." }
    NEW_BROKEN_NOTICE { "{path} 有误，先运行 tongbao build 查看。", "{path} is broken; run tongbao build to see why." }

    STATUS_NOTICE { "通报", "Notice" }
    STATUS_DATE { "成文日期", "Date" }
    STATUS_TOTAL { "问题", "Issues" }
    STATUS_ALL { "合计", "All" }
    STATUS_OVERDUE { "逾期", "Overdue" }
    STATUS_OVERDUE_LIST { "逾期的问题（截至 {today}）：", "Overdue issues as of {today}:" }
    STATUS_NONE_OVERDUE { "截至 {today}，没有逾期的问题。", "Nothing is overdue as of {today}." }
    STATUS_DONE_WORD { "已完成", "done" }
    STATUS_STAGED_WORD { "基本完成", "staged" }
    STATUS_ONGOING_WORD { "正在整改", "ongoing" }
    STATUS_STANDING_WORD { "长期坚持", "standing" }
    STATUS_NOT_DONE_WORD { "未完成", "not done" }
    STATUS_DEADLINE { "时限 {date}", "due {date}" }
}
