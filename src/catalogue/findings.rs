//! Every kind of finding: its code, its weight, and its words.
//!
//! Codes are grouped by where the fault lies: TB0 the file itself, TB1 its YAML, TB2 what its fields mean,
//! TB3 the Markdown text, TB4 addresses and links, TB5 the theme. A code that has been released keeps its meaning.

kinds! {
    UNREADABLE_FILE = "TB001" "unreadable-file" Error {
        zh: "读不了这个文件：{reason}" / "检查文件权限，或把文件放回原处。",
        en: "cannot read this file: {reason}" / "Check its permissions, or put it back.",
    }
    NOT_UTF8 = "TB002" "not-utf8" Error {
        zh: "文件不是 UTF-8 编码" / "用记事本或 WPS 打开，看到的字都对，再另存为 UTF-8；看到的是乱码，就换一种编码打开，不要保存。",
        en: "the file is not UTF-8" / "Open it in an editor, see that every word is right, and save it as UTF-8; if it is garbled, open it in another encoding, and do not save it.",
    }
    GB18030_FILE = "TB003" "gb18030-file" Error {
        zh: "文件像是 GB18030（GBK）编码，不是 UTF-8" / "用记事本或 WPS 打开，看到的字都对，再另存为 UTF-8；或转换：iconv -f GB18030 -t UTF-8 {path} > 新文件，看过再替换原文件。",
        en: "the file seems to be in GB18030 (GBK), not UTF-8" / "Open it in an editor, see that every word is right, and save it as UTF-8; or convert it with iconv -f GB18030 -t UTF-8 {path} > new-file, and look at that before you replace the old one.",
    }
    LINK_OUT_OF_CONTENT = "TB004" "link-out-of-content" Error {
        zh: "符号链接指向 content 目录之外，没有读取" / "把文件本身放进 content 目录。",
        en: "a symbolic link leads out of the content folder and was not followed" / "Put the file itself into the content folder.",
    }
    LINK_LOOP = "TB005" "link-loop" Error {
        zh: "符号链接绕成了圈，没有读取" / "删去这个链接。",
        en: "a symbolic link leads back into itself and was not followed" / "Remove the link.",
    }
    CONTROL_CHARACTER = "TB006" "control-character" Error {
        zh: "文字里有看不见的字符 {character}" / "删去这个字符；它多半是从别的软件里复制来的，tongbao check --fix 可以删去没有宽度的。",
        en: "the text holds the invisible character {character}" / "Delete it; it was probably copied from another program. tongbao check --fix deletes those of no width.",
    }
    FILE_TOO_LARGE = "TB007" "file-too-large" Error {
        zh: "文件有 {size}，超过了文字文件的上限 {limit}" / "把内容分成几个文件。",
        en: "the file is {size}, over the limit of {limit} for a text file" / "Split it into several files.",
    }
    DAMAGED_UTF8 = "TB008" "damaged-utf8" Error {
        zh: "文件是 UTF-8 编码，但从这里起有坏的字节" / "删去坏的字，重新写上；文件不完整的，换上完整的一份。不要转换编码。",
        en: "the file is UTF-8, but from here on it holds bytes that are none" / "Delete what is damaged and write it anew; if the file is not whole, put a whole one there. Do not convert it.",
    }
    PRIVATE_CHARACTER = "TB009" "private-character" Warning {
        zh: "文字里有 {character}，它只在个别字体里有字形，读者看到的是空框" / "对照原件换成看得见的字：生僻字用输入法重新输入，符号换成普通符号，没有用处的删去。",
        en: "the text holds {character}, which only some font has a shape for; readers see an empty box" / "Write what the original shows: a rare character in its standard encoding, a symbol as a plain one; delete it if it means nothing.",
    }
    SYMBOL_FONT_CHARACTER = "TB010" "symbol-font-character" Warning {
        zh: "{character} 是 {font} 符号字体里的“{meant}”，离开 Word、WPS 就是空框" / "换成“{meant}”；是一列几点的项目符号，就在行首写“- ”。",
        en: "{character} is \"{meant}\" in the font {font}, and an empty box outside of Word" / "Write \"{meant}\"; where it begins an item of a list, write \"- \" at the start of the line.",
    }
    LOST_CHARACTER = "TB011" "lost-character" Error {
        zh: "这里有字丢了，只剩下“{found}”" / "这段文字曾经用错误的编码打开又保存过。对照原件重新写上，或换上没有坏的文件。",
        en: "a character was lost here, and \"{found}\" is what is left" / "The text was once opened in a wrong encoding and saved. Write it anew from the original, or put an undamaged file in its place.",
    }
    LOST_OBJECT = "TB012" "lost-object" Warning {
        zh: "这里原有的图片或对象没有复制过来，只剩下 {character}" / "把图片存到通报的文件夹里，写成 ![图片内容的说明](…)；不需要就删去这个字符。",
        en: "a picture or object that stood here was not copied, and {character} is what is left" / "Save the picture in the notice's folder and write ![what it shows](…), or delete the character.",
    }
    GARBLED_TEXT = "TB013" "garbled-text" Error {
        zh: "这里是乱码：“{found}”原来是“{meant}”" / "这段文字曾经用错误的编码打开又保存过。换上没有坏的文件；没有丢字的，tongbao check --fix 可以还原。",
        en: "this is garbled: \"{found}\" was \"{meant}\"" / "The text was once opened in a wrong encoding and saved. Put an undamaged file in its place; where nothing was lost, tongbao check --fix restores it.",
    }
    UTF16_FILE = "TB014" "utf16-file" Error {
        zh: "文件是 UTF-16 编码（有的软件叫“Unicode”），不是 UTF-8" / "用记事本或 WPS 打开，另存为 UTF-8。",
        en: "the file is in UTF-16 (some programs say \"Unicode\"), not UTF-8" / "Open it in an editor and save it as UTF-8.",
    }
    BIG5_FILE = "TB015" "big5-file" Error {
        zh: "文件像是 Big5（繁体中文）编码，不是 UTF-8" / "用 Big5 编码打开，看到的字都对，再另存为 UTF-8；或转换：iconv -f BIG5-HKSCS -t UTF-8 {path} > 新文件，看过再替换原文件。不要按 GBK 转换。",
        en: "the file seems to be in Big5 (traditional Chinese), not UTF-8" / "Open it as Big5, see that every word is right, and save it as UTF-8; or convert it with iconv -f BIG5-HKSCS -t UTF-8 {path} > new-file, and look at that before you replace the old one. Do not convert it from GBK.",
    }
    DOCUMENT_FILE = "TB016" "document-file" Error {
        zh: "这不是文本文件，里面是 {format}" / "把扩展名改回原来的；Word、WPS 文档用 tongbao import 导入。",
        en: "this is no text, but {format}" / "Give the file its own name ending back; take a Word document in with tongbao import.",
    }

    NO_FRONT_MATTER = "TB101" "no-front-matter" Error {
        zh: "文件开头没有 YAML 信息（front matter）" / "第一行写 ---，写上 title 等字段，再用一行 --- 结束。",
        en: "the file does not begin with YAML front matter" / "Begin with a line ---, give title and the other fields, and end with a line ---.",
    }
    UNCLOSED_FRONT_MATTER = "TB102" "unclosed-front-matter" Error {
        zh: "文件开头的 YAML 信息没有结束" / "在字段之后另起一行写 ---。",
        en: "the front matter has no end" / "Write a line --- after the last field.",
    }
    BROKEN_YAML = "TB103" "broken-yaml" Error {
        zh: "YAML 写法有误：{reason}" / "改好这一处再检查；还是不对，就看附近的括号、引号和冒号是否成对，缩进是否对齐。",
        en: "this is not valid YAML: {reason}" / "Mend this and check again. If it is wrong still, look near it for a brace, quote or colon without its partner, or an indent that does not line up.",
    }
    YAML_TOO_COMPLEX = "TB104" "yaml-too-complex" Error {
        zh: "YAML 过深、过大或引用过多，没有读取" / "这里只需要简单的字段；不要嵌套过深，不要反复引用。",
        en: "the YAML is too deep, too large or repeats itself too often, and was not read" / "Plain fields are enough here; avoid deep nesting and repeated aliases.",
    }
    DUPLICATE_KEY = "TB105" "duplicate-key" Error {
        zh: "字段“{key}”写了两次" / "只留一个。",
        en: "the field \"{key}\" is given twice" / "Keep one of them.",
    }
    UNKNOWN_KEY = "TB106" "unknown-key" Error {
        zh: "没有“{key}”这个字段" / "可用的字段：{known}。",
        en: "there is no field \"{key}\"" / "Fields that can stand here: {known}.",
    }
    MISSPELT_KEY = "TB107" "misspelt-key" Error {
        zh: "没有“{key}”这个字段" / "是不是想写“{meant}”？",
        en: "there is no field \"{key}\"" / "Did you mean \"{meant}\"?",
    }
    MISSING_FIELD = "TB108" "missing-field" Error {
        zh: "缺少字段“{key}”" / "{choices}在这一组字段里加上 {key}: …",
        en: "the field \"{key}\" is missing" / "{choices}Add {key}: … to these fields.",
    }
    EMPTY_FIELD = "TB109" "empty-field" Error {
        zh: "字段“{key}”是空的" / "{choices}填上内容，或删去这一行。",
        en: "the field \"{key}\" is empty" / "{choices}Fill it in, or delete the line.",
    }
    WRONG_TYPE = "TB110" "wrong-type" Error {
        zh: "字段“{key}”应当是{expected}，现在是{found}" / "写成 {example}",
        en: "the field \"{key}\" should be {expected}, but it is {found}" / "Write {example}",
    }
    BAD_DATE = "TB111" "bad-date" Error {
        zh: "字段“{key}”不是有效的日期：{value}" / "写成年-月-日，如 {example}，而且是日历上有的一天。",
        en: "the field \"{key}\" is not a date: {value}" / "Write year-month-day, such as {example}, and a day that the calendar has.",
    }
    BAD_TIME = "TB112" "bad-time" Error {
        zh: "字段“{key}”不是有效的发布时间：{value}" / "写成年-月-日 时:分，如 {example}（北京时间）。",
        en: "the field \"{key}\" is not a date with a time: {value}" / "Write year-month-day hour:minute, such as {example} (Beijing time).",
    }
    UNKNOWN_WORD = "TB113" "unknown-word" Error {
        zh: "字段“{key}”不能是“{value}”" / "可以写：{known}。",
        en: "the field \"{key}\" cannot be \"{value}\"" / "It can be: {known}.",
    }
    BAD_SLUG = "TB114" "bad-slug" Error {
        zh: "“{value}”不能用作网址的一段" / "只用字母、数字、汉字、连字符、下划线和点，不以点开头，不含斜杠。",
        en: "\"{value}\" cannot be a part of an address" / "Use letters, digits, hyphens, underscores and dots only; no slash, and no dot at the start.",
    }
    BAD_ADDRESS = "TB115" "bad-address" Error {
        zh: "字段“{key}”不是可用的网址：{value}" / "写完整的网址，以 https:// 开头；中文域名写成 xn-- 开头的形式，路径里的汉字写成 %E6… 的形式。",
        en: "the field \"{key}\" is not a usable address: {value}" / "Write the whole address, beginning with https://; a domain in Chinese in the form that begins with xn--, other characters of a path as %E6….",
    }
    BAD_EMAIL = "TB116" "bad-email" Error {
        zh: "“{value}”不是电子邮箱地址" / "写成 名称@域名，如 office@example.gov.cn。",
        en: "\"{value}\" is not an e-mail address" / "Write name@host, such as office@example.gov.cn.",
    }
    LOST_BEHIND_HASH = "TB117" "lost-behind-hash" Warning {
        zh: "“{text}”写在 # 后面，成了注释，不会发布" / "要发布，就把整个值放进引号；是注释，就在 # 后面空一格。",
        en: "\"{text}\" stands behind a # and so became a comment, which is not published" / "Put the whole value in quotes to publish it; if it is a comment, put a blank after the #.",
    }
    NO_FIELDS = "TB118" "no-fields" Error {
        zh: "这里应当是一组字段（名称: 值），现在是{found}" / "每个字段写成 名称: 值；可用的字段：{known}。",
        en: "here should be a group of fields (name: value), but it is {found}" / "Write each field as name: value; fields that can stand here: {known}.",
    }
    COMMENT_IN_VALUE = "TB119" "comment-in-value" Error {
        zh: "这段备注是值的一部分，会原样公开" / "备注写在 # 后面：单独一行，或写在值的后面，# 前后各空一格。",
        en: "this comment is a part of the value, and will be published as it is" / "Write a comment behind a #: on a line of its own, or behind the value with a blank on both sides of the #.",
    }
    FENCE_OF_OTHER_MARKS = "TB120" "fence-of-other-marks" Error {
        zh: "这一行应当是三个半角的减号 ---，现在是“{found}”" / "改成 ---，这一行不写别的；front matter 的头尾各有一行。",
        en: "this line should be three hyphens ---, but it is \"{found}\"" / "Write --- and nothing else; such a line stands before the fields and another behind them.",
    }
    BLANK_BEFORE_FIELDS = "TB121" "blank-before-fields" Error {
        zh: "第一行应当是 ---，前面有空行" / "删去 --- 前面的空行。",
        en: "the first line should be ---, but there are blank lines before it" / "Delete the blank lines before ---.",
    }
    VALUE_IN_CHINESE_QUOTES = "TB122" "value-in-chinese-quotes" Warning {
        zh: "整个值写在中文引号里，引号会原样公开" / "去掉引号，或换成半角的 \"…\"；本来就要引号，写成 \"{value}\"。",
        en: "the whole value stands in Chinese quotes, which will be published" / "Take them away, or type straight ones \"…\"; if they are meant, write \"{value}\".",
    }
    MISSPELT_WORD = "TB123" "misspelt-field-word" Error {
        zh: "字段“{key}”不能是“{value}”" / "是不是想写“{meant}”？",
        en: "the field \"{key}\" cannot be \"{value}\"" / "Did you mean \"{meant}\"?",
    }

    INTERNAL_FENCE_MISPLACED = "TB155" "internal-fence-misplaced" Error {
        zh: "这里的“internal”不起作用，后面的文字会被公开" / "::: internal 单独占一行，前面不写别的字，三个冒号用半角；在不公开的文字之后另起一行写 :::。",
        en: "this \"internal\" hides nothing, so the text behind it would be public" / "Write ::: internal with three plain colons on a line of its own, and a line ::: after the internal text.",
    }
    CUT_COMMENT = "TB156" "cut-comment" Error {
        zh: "注释到前一个 --> 就结束了，这段文字会公开" / "注释里面不能再写 <!-- 和 -->：删去里面的一对，只留最外面的。",
        en: "the comment ended with the --> before, so this text would be public" / "Neither <!-- nor --> can stand inside a comment: take the inner pair out.",
    }
    PASSWORD_IN_ADDRESS = "TB157" "password-in-address" Error {
        zh: "网址里写着用户名和口令，会随页面公开" / "删去 @ 和它前面的用户名、口令；口令公开过的，应当更换。",
        en: "the address holds a user name and a password, which would be public" / "Take out the @ and what stands before it. Change a password that has been public.",
    }
    HIDING_HTML = "TB158" "hiding-html" Error {
        zh: "这个 HTML 标签要隐藏的文字会照样公开，隐藏不起作用" / "不公开的文字写成 ::: internal 块；要公开的，删去这个标签。",
        en: "this HTML tag was to hide its text, which will be public all the same" / "Put text that must stay internal in a ::: internal block; otherwise delete the tag.",
    }
    UNKNOWN_STATUS = "TB201" "unknown-status" Error {
        zh: "不认识整改结果“{value}”" / "可以写：{known}。要用别的说法，请加到 site.yaml 的 statuses 里。",
        en: "\"{value}\" is not a known status" / "It can be: {known}. Add other words under statuses in site.yaml.",
    }
    UNKNOWN_CATEGORY = "TB202" "unknown-category" Error {
        zh: "通报里没有问题类别“{value}”" / "可以写：{known}。",
        en: "the notice has no category \"{value}\"" / "It can be: {known}.",
    }
    MISSPELT_CATEGORY = "TB203" "misspelt-category" Error {
        zh: "“{value}”不是通报里问题类别的 id" / "是不是想写“{meant}”？",
        en: "\"{value}\" is not the id of a category of the notice" / "Did you mean \"{meant}\"?",
    }
    DUPLICATE_CATEGORY = "TB204" "duplicate-category" Error {
        zh: "问题类别“{value}”列了两次" / "每个类别的 id 只用一次。",
        en: "the category \"{value}\" is listed twice" / "Use each category id once.",
    }
    DATES_OUT_OF_ORDER = "TB205" "dates-out-of-order" Error {
        zh: "日期先后颠倒：{later}（{later_date}）早于 {earlier}（{earlier_date}）" / "核对这两个日期。",
        en: "the dates are out of order: {later} ({later_date}) is before {earlier} ({earlier_date})" / "Check both dates.",
    }
    CATEGORY_TITLES_DIFFER = "TB206" "category-titles-differ" Warning {
        zh: "问题类别“{id}”在不同通报里名称不同：“{title}”和“{other}”" / "类别索引只能显示一个名称；在 site.yaml 的 categories 里写明，或换一个 id。",
        en: "the category \"{id}\" has different titles in different notices: \"{title}\" and \"{other}\"" / "The index can show only one; set it under categories in site.yaml, or use another id.",
    }
    NO_NOTICE = "TB207" "no-notice" Warning {
        zh: "content 目录里没有通报" / "用 tongbao new notice 新建一份。",
        en: "the content folder holds no notice" / "Make one with tongbao new notice.",
    }
    STRAY_FILE = "TB208" "stray-file" Warning {
        zh: "这个 Markdown 文件不属于任何通报，没有发布" / "通报的文件夹里要有 notice.md；单独的页面放在 content 最上层。",
        en: "this Markdown file belongs to no notice and is not published" / "A notice's folder holds a notice.md; plain pages stand at the top of content.",
    }
    STATUS_WORD_TAKEN = "TB209" "status-word-taken" Error {
        zh: "整改结果“{word}”已经表示{status}，不能再表示别的" / "换一个词。",
        en: "the status word \"{word}\" already means {status}" / "Use another word.",
    }
    INTERNAL_BLOCK_OPEN = "TB210" "internal-block-open" Error {
        zh: "“::: internal”没有结束，无法确定哪些文字不能公开" / "在不公开的文字之后另起一行写 :::。",
        en: "a \"::: internal\" block has no end, so it is not known what must stay internal" / "Write a line ::: after the internal text.",
    }
    DRAFT = "TB211" "draft" Note {
        zh: "这是草稿，没有收进来" / "写好以后删去 draft: true；现在就想看，加 --drafts。",
        en: "this is a draft and was left out" / "Take draft: true out when it is done; add --drafts to see it now.",
    }
    ONLY_DRAFTS = "TB212" "only-drafts" Warning {
        zh: "通报都还是草稿，没有可以发布的" / "写好以后删去 notice.md 里的 draft: true；现在就想看，加 --drafts。",
        en: "all notices are drafts still, so there is nothing to publish" / "Take draft: true out of notice.md when it is done; add --drafts to see them now.",
    }
    INTERNAL_FENCE_SHORT = "TB213" "internal-fence-short" Error {
        zh: "“internal”前面的冒号太少，这里的文字会被公开" / "写三个冒号 ::: internal，在不公开的文字之后另起一行写 :::。",
        en: "there are too few colons before \"internal\", so the text would be public" / "Write ::: internal with three colons, and a line ::: after the internal text.",
    }
    MISNAMED_TEXT = "TB214" "misnamed-text" Warning {
        zh: "这个文件像是一篇正文，但文件名不以 .md 结尾，没有收进来" / "把文件名改成 {name}；Windows 里先让资源管理器显示扩展名。",
        en: "this looks like a text, but its name does not end with .md, and it was left out" / "Rename it to {name}.",
    }
    UNREAD_WORD_LIST = "TB215" "unread-word-list" Warning {
        zh: "这个文件放在词表的文件夹里，但没有读" / "词表存成 .txt、.yaml 或 .yml（纯文本，UTF-8），直接放在 _words 里。",
        en: "this file lies in the folder of word lists, but is not read" / "Save the list as .txt, .yaml or .yml (plain text in UTF-8), right in _words.",
    }
    SEVERAL_IN_ONE = "TB216" "several-in-one" Warning {
        zh: "“{value}”当作一个，不是几个" / "有几个就写成列表，用半角逗号隔开：{key}: [{several}]；本来就是一个，放进方括号和引号：{key}: [\"{value}\"]。",
        en: "\"{value}\" counts as one, not as several" / "Several make a list, with plain commas between them: {key}: [{several}]; if it is one, put it in brackets and quotes: {key}: [\"{value}\"].",
    }

    LITERAL_ASTERISKS = "TB301" "literal-asterisks" Warning {
        zh: "这里的 ** 没有成为加粗，会原样显示" / "加粗的字前后各写一个 **，少了的补上，不要加粗就删去；前后都有的，把引号等标点移到 ** 之外，或在 ** 外侧加空格。",
        en: "these ** do not make bold text and will be shown as they are" / "Bold text has ** before and behind it: add the one that is missing, or remove the other; where both are there, move quotation marks outside the **, or put a space outside them.",
    }
    UNSAFE_ADDRESS = "TB302" "unsafe-address" Error {
        zh: "链接地址“{address}”不安全，没有写入页面" / "只能用 https、http、mailto、tel 或站内地址。",
        en: "the address \"{address}\" is not safe and was left out" / "Use https, http, mailto, tel or an address inside the site.",
    }
    BROKEN_LINK = "TB303" "broken-link" Error {
        zh: "链接“{address}”找不到目标" / "{meant}检查文件名和路径；路径从当前文件所在的文件夹算起，以 / 开头则从站点首页算起；要给人下载的文件，先放进通报的文件夹。没有收进来的草稿和不公开的问题没有页面。",
        en: "the link \"{address}\" leads nowhere" / "{meant}Check the name and the path; paths start at this file's folder, or at the home page if they begin with /; a file to be downloaded has to lie in the notice's folder. Drafts that are left out and internal issues have no page.",
    }
    BROKEN_ANCHOR = "TB304" "broken-anchor" Error {
        zh: "“{address}”里没有“#{anchor}”这个位置" / "可以写的位置：{known}。",
        en: "there is no \"#{anchor}\" in \"{address}\"" / "Places to link to: {known}.",
    }
    MISSING_IMAGE = "TB305" "missing-image" Error {
        zh: "找不到图片“{address}”" / "{meant}把图片放在通报的文件夹里，写从那里起的路径，如 images/before.jpg；文件夹之间用 /，不用 \\，大小写和文件名一样。",
        en: "the image \"{address}\" is missing" / "{meant}Put the image into the notice's folder and write its path from there, such as images/before.jpg, with / and no backslash, in the letters of its name, large and small.",
    }
    MISSING_ALT = "TB306" "missing-alt" Error {
        zh: "图片“{address}”没有替代文字" / "写成 ![图片内容的说明](…)，供看不到图片的人使用。",
        en: "the image \"{address}\" has no alternative text" / "Write ![what the image shows](…), for readers who cannot see it.",
    }
    HTML_REMOVED = "TB307" "html-removed" Warning {
        zh: "HTML 标签 <{tag}> 不能发布，已经去掉" / "用 Markdown 的写法。",
        en: "the HTML tag <{tag}> cannot be published and was removed" / "Write it in Markdown.",
    }
    UNKNOWN_BLOCK = "TB308" "unknown-block" Error {
        zh: "没有“::: {name}”这种块" / "可以写：::: note、::: internal。",
        en: "there is no block \"::: {name}\"" / "It can be ::: note or ::: internal.",
    }
    UNCLOSED_BLOCK = "TB309" "unclosed-block" Error {
        zh: "“::: {name}”没有结束" / "在块的末尾另起一行写 :::。",
        en: "the block \"::: {name}\" has no end" / "Write a line ::: after it.",
    }
    SECOND_MARKER = "TB310" "second-marker" Error {
        zh: "<!-- issues --> 写了两次" / "只留一个；全部问题都放在那里。",
        en: "<!-- issues --> stands twice" / "Keep one; all issues stand there.",
    }
    THIRD_PARTY_IMAGE = "TB311" "third-party-image" Error {
        zh: "图片“{address}”在别的网站上" / "把图片存到通报的文件夹里再引用。",
        en: "the image \"{address}\" is on another site" / "Save it in the notice's folder and use it from there.",
    }
    MISSING_FOOTNOTE = "TB312" "missing-footnote" Error {
        zh: "脚注“{label}”没有内容" / "加上一行 [^{label}]: 脚注内容。",
        en: "the footnote \"{label}\" has no text" / "Add a line [^{label}]: text.",
    }
    LITERAL_LINK = "TB313" "literal-link" Error {
        zh: "{address} 没有成为链接或图片的地址，方括号和它会原样印出来" / "括号要用半角的 ( )；地址里有空格时放进尖括号：(<修剪 前.png>)。",
        en: "{address} is no address of a link or picture, and will be printed as it is" / "Use plain parentheses, and put an address with blanks in angle brackets: (<before pruning.png>).",
    }
    MISREAD_MARKER = "TB314" "misread-marker" Error {
        zh: "{marker} 没有成为各类别和问题的位置，它们会排到最后" / "单独一行顶格写 <!-- issues -->，不放在列表、引用和块里。",
        en: "{marker} marks no place for the categories and issues, which would come last" / "Write <!-- issues --> on a line of its own, outside of lists, quotations and blocks.",
    }
    LITERAL_COMMENT = "TB315" "literal-comment" Error {
        zh: "这段备注没有成为注释，会原样公开" / "用半角符号写成 <!-- 备注 -->；备注里有空行时，<!-- 要写在一行的开头。",
        en: "this is no comment to the parser, and will be published as it is" / "Write <!-- comment -->; one with empty lines in it has to begin at the start of a line.",
    }
    UNCLOSED_HTML = "TB316" "unclosed-html" Error {
        zh: "{opener} 没有结束，它后面的文字都不会出现在页面上" / "在它的内容之后写 {closer}。",
        en: "{opener} has no end, so nothing behind it will be on the page" / "Write {closer} after what belongs to it.",
    }
    LOST_DEFINITION = "TB317" "lost-definition" Error {
        zh: "“[{label}]:”开头的这一行是链接的地址表，不会出现在页面上" / "要印出来，就把冒号改成全角的“：”；要做链接，就写有效的地址。",
        en: "this line, which begins with \"[{label}]:\", defines a link and will not be on the page" / "Put a backslash before the bracket to have it printed, or write an address that leads somewhere.",
    }
    INDENTED_TEXT = "TB318" "indented-text" Warning {
        zh: "行首有四个以上的空格，这段文字会当作代码印出来" / "删去行首的空格，段落开头会自动空两格；真是代码就放在两行 ``` 之间。",
        en: "four blanks or more make code of this text" / "Delete the blanks, since paragraphs are indented anyway; put real code between two lines of ```.",
    }
    JOINED_PARAGRAPHS = "TB319" "joined-paragraphs" Warning {
        zh: "这里像是另起一段，但和上一行之间没有空行，会接在上一段后面" / "在这一行前面空一行。",
        en: "this looks like a new paragraph, but no empty line stands before it, so it goes on with the one above" / "Put an empty line before it.",
    }
    LOST_ASTERISKS = "TB320" "lost-asterisks" Warning {
        zh: "这里的星号被当成了加粗或斜体的记号，不会印出来" / "乘号写 ×；姓名、号码里遮盖用的星号，每个前面加一个反斜杠：\\*。",
        en: "these asterisks are taken for marks of bold or italic text and will not be printed" / "Write × for a product; put a backslash before each asterisk that hides a part of a name or number: \\*.",
    }
    LITERAL_MARK = "TB321" "literal-mark" Warning {
        zh: "这里的“{mark}”没有成为标题或表格，会原样印出来" / "标题写半角的 #，后面空一格；表格写半角的 |，表头下面要有一行 |---|---|。",
        en: "this \"{mark}\" makes no heading or table and will be printed as it is" / "Write a blank behind the # of a heading; put a line such as |---|---| below the head of a table.",
    }
    LITERAL_WORD_TAG = "TB322" "literal-word-tag" Error {
        zh: "“{found}”是从 Word 复制来的标记，会原样印出来，或打乱后面的文字" / "删去它；tongbao check --fix 可以删去。再粘贴时选“只保留文本”，整篇文档用 tongbao import 导入。",
        en: "\"{found}\" is a mark of Word's that came along with the text; it will be printed as it is, or upset what follows" / "Delete it, as tongbao check --fix does. Paste as plain text, and take whole documents in with tongbao import.",
    }
    WORD_HTML = "TB323" "word-html" Warning {
        zh: "这里的 HTML 是从 Word 复制来的，样式不会保留" / "换成只有文字的：粘贴时选“只保留文本”；整篇文档用 tongbao import 导入。",
        en: "this HTML was copied from Word; its styles will not be kept" / "Paste it as plain text, and take whole documents in with tongbao import.",
    }

    UNUSED_FOOTNOTE = "TB324" "unused-footnote" Warning {
        zh: "没有地方引用脚注 {mark}，它只印在脚注的最后" / "在正文里该引用的地方写 {mark}，或删去这一条。",
        en: "nothing refers to the footnote {mark}, which is printed behind the others" / "Write {mark} where the text is to refer to it, or delete it.",
    }
    DOUBLED_FOOTNOTE = "TB325" "doubled-footnote" Warning {
        zh: "前面已经有一条脚注 {mark}，引用都指向那一条，这一条只印在脚注的最后" / "换一个标记，在引用它的地方也照改。",
        en: "there is a footnote {mark} before this one, to which every reference leads; this one is printed behind the others" / "Give it another mark, also where the text refers to it.",
    }

    CELLS_BEYOND_HEAD = "TB326" "cells-beyond-head" Warning {
        zh: "这一行的格子比表头多，“{text}”没有印出来" / "给表头和 |---| 那一行加上一栏；多出来的 | 是文字的，写成 \\|。",
        en: "this row has more cells than the head of its table, and \"{text}\" is not printed" / "Add a column to the head and to the line |---| below it; where a | is part of the text, write \\|.",
    }
    STRAY_FENCE = "TB327" "stray-fence" Error {
        zh: "这一行 ::: 没有可以结束的块" / "多写了就删去；是块的末尾，就在块的开头写 ::: note 或 ::: internal。",
        en: "this line ::: has no block to end" / "Delete it, or write ::: note or ::: internal where the block begins.",
    }

    DOUBLED_ADDRESS = "TB401" "doubled-address" Error {
        zh: "两个页面的网址相同：/{address}" / "给其中一个写上不同的 slug；问题类别换一个 id；曾用网址从 aliases 里去掉。",
        en: "two pages have the same address: /{address}" / "Give one of them another slug; a category another id; take a former address out of aliases.",
    }
    UNUSED_ASSET = "TB402" "unused-asset" Note {
        zh: "没有内容用到这个文件，没有发布" / "在正文里引用它，或删去它。",
        en: "nothing uses this file, and it is not published" / "Refer to it, or delete it.",
    }
    UNSAFE_ASSET = "TB403" "unsafe-asset" Error {
        zh: "这个文件里可以有脚本，不能发布" / "换成图片、PDF 或办公文档。",
        en: "this file can hold a script and cannot be published" / "Use an image, a PDF or an office document.",
    }
    MISSING_ATTACHMENT = "TB404" "missing-attachment" Error {
        zh: "找不到附件“{address}”" / "把附件放到这个位置，或改正路径。",
        en: "the attachment \"{address}\" is missing" / "Put the file there, or mend the path.",
    }
    NO_BASE_URL = "TB405" "no-base-url" Note {
        zh: "site.yaml 没有 base_url，因此没有生成 sitemap.xml，页面上没有规范网址，404.html 也只能放在域名的根下" / "知道网站的网址以后，在 site.yaml 写上 base_url: https://…/",
        en: "site.yaml has no base_url, so there is no sitemap.xml, no canonical address on the pages, and 404.html works only at the root of a host" / "Once the address is known, add base_url: https://…/ to site.yaml.",
    }

    BAD_ALIAS = "TB406" "bad-alias" Error {
        zh: "“{value}”不能用作曾用网址" / "写站点以内的路径，如 /old/notice/ 或 /news/123.html；不含域名、问号和 .. 。",
        en: "\"{value}\" cannot be a former address" / "Write a path inside the site, such as /old/notice/ or /news/123.html; no host, no question mark, no .. in it.",
    }

    MISSING_STYLE_FILE = "TB407" "missing-style-file" Warning {
        zh: "样式要用“{file}”，主题里没有这个文件" / "把文件放进主题的 assets 文件夹（不放在它下面的文件夹里），或改正名称。",
        en: "the style wants \"{file}\", which the theme does not have" / "Put the file into the theme's folder assets (not into a folder in it), or mend its name.",
    }

    UNKNOWN_THEME = "TB501" "unknown-theme" Error {
        zh: "没有“{name}”这个主题" / "可用的主题：{known}。自己的主题放在 themes/{name}/。",
        en: "there is no theme \"{name}\"" / "Themes at hand: {known}. Your own theme goes into themes/{name}/.",
    }
    THEME_LOOP = "TB502" "theme-loop" Error {
        zh: "主题“{name}”继承了它自己" / "改正 theme.yaml 里的 extends。",
        en: "the theme \"{name}\" extends itself" / "Mend extends in theme.yaml.",
    }
    BROKEN_TEMPLATE = "TB503" "broken-template" Error {
        zh: "模板有误：{reason}" / "",
        en: "the template is wrong: {reason}" / "",
    }
    TEMPLATE_FAILED = "TB504" "template-failed" Error {
        zh: "页面 /{address} 用模板 {template} 生成失败：{reason}" / "",
        en: "the page /{address} could not be made with the template {template}: {reason}" / "",
    }
    MISSING_WORD = "TB505" "missing-word" Error {
        zh: "主题没有语言“{language}”的文字表" / "可用的语言：{known}。",
        en: "the theme has no words for the language \"{language}\"" / "It has: {known}.",
    }
    MISSING_TEMPLATE = "TB506" "missing-template" Error {
        zh: "主题“{name}”没有模板 {template}" / "在 templates 里加上它，或在 theme.yaml 写 extends: gov，由 gov 补足。",
        en: "the theme \"{name}\" has no template {template}" / "Add it to templates, or write extends: gov in theme.yaml and gov fills the gap.",
    }
    THEME_LINK = "TB507" "theme-link" Error {
        zh: "主题里有符号链接，没有读取" / "把文件本身放进主题的文件夹。",
        en: "the theme holds a symbolic link, which was not followed" / "Put the file itself into the theme's folder.",
    }
    WORD_ARGUMENT = "TB508" "word-argument" Error {
        zh: "文字“{key}”里的 {argument} 没有内容可填" / "只能用这段文字原有的大括号：{known}",
        en: "nothing fills {argument} in the words \"{key}\"" / "Only the braces that these words had before can be used: {known}",
    }
    BROKEN_IMAGE = "TB546" "broken-image" Warning {
        zh: "图片“{address}”显示不出来：文件里的内容不是图片" / "重新导出或复制这张图片。只改扩展名，别的文件不会变成图片；没有传完的文件也会这样。",
        en: "the image \"{address}\" cannot be shown: what the file holds is no picture" / "Export or copy the picture again. Another file does not become a picture by its name; a file that was not copied whole looks like this too.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_in_order() {
        let codes: Vec<_> = ALL.iter().map(|kind| kind.code).collect();
        assert!(codes.is_sorted_by(|a, b| a < b), "{codes:?}");
    }
}
