//! What each field of the front matter and of `site.yaml` is for, in a sentence: editors show it.

phrases! {
    FORM_NOTICE { "通报（notice.md）的开头", "The front matter of a notice (notice.md)" }
    FORM_ISSUE { "问题的开头", "The front matter of an issue" }
    FORM_PAGE { "单独页面的开头", "The front matter of a plain page" }
    FORM_SITE { "site.yaml：全站的设置", "site.yaml: what holds for the whole site" }

    TITLE { "标题，必填", "The title; required" }
    DESCRIPTION { "摘要：一两句话", "A summary of a sentence or two" }
    SLUG { "网址的一段；省略时用文件名", "The part of the address; by default the file's name" }
    ALIASES { "曾用网址，如 [/old/notice/]；打开旧网址会转到这里", "Former addresses, as [/old/notice/], which lead here" }
    DRAFT { "是否草稿；草稿只在 --drafts 时生成", "Whether this is a draft, made only with --drafts" }
    UPDATED { "更新日期，如 2025-10-11", "The day of the last change, as 2025-10-11" }
    ATTACHMENTS { "附件", "Files to download" }
    ATTACHMENT_FILE { "附件的文件，相对于本文件", "The file, seen from this one" }
    ATTACHMENT_TITLE { "附件的名称；省略时用文件名", "What it is called; by default its file's name" }
    CONTACT { "联系方式", "Contact details" }
    CONTACT_NAME { "联系单位或联系人", "The office or person" }
    CONTACT_PHONE { "电话", "Telephone" }
    CONTACT_ADDRESS { "地址", "Address" }
    CONTACT_POSTCODE { "邮政编码", "Postcode" }
    CONTACT_EMAIL { "电子邮箱", "E-mail" }
    CONTACT_HOURS { "接听时间", "When calls are answered" }
    CATEGORIES { "问题类别，按反馈意见的顺序；序号自动生成", "The categories, in the order of the feedback; they are numbered automatically" }
    CATEGORY_ID { "类别的 id，小写字母、数字和连字符；省略时用名称的拼音", "The category's id: lower-case letters, digits, hyphens; by default its title in pinyin" }
    CATEGORY_TITLE { "类别的名称", "What the category is called" }
    NUMBERING { "是否自动编号，默认 true", "Whether headings are numbered; true by default" }
    PDF { "是否在网站上另附公文格式的 PDF", "Whether the site has the notice as PDF as well" }
    FONTS { "做 PDF 用的字体文件夹，相对于站点文件夹", "Folders of fonts for PDF, below the site's folder" }

    NOTICE_KIND { "通报的种类：巡察、巡视、审计、督察或其他", "What kind of inspection it answers" }
    NOTICE_ISSUER { "发布机构，署名", "The office that signs the notice" }
    NOTICE_INSPECTOR { "检查单位", "Who inspected" }
    NOTICE_INSPECTION { "检查起止日期", "When it was inspected" }
    NOTICE_INSPECTION_FROM { "从哪天", "The first day" }
    NOTICE_INSPECTION_TO { "到哪天", "The last day" }
    NOTICE_FEEDBACK { "反馈日期", "When the feedback was given" }
    NOTICE_DATE { "成文日期，必填，如 2025-10-11", "The date of the notice, required, as 2025-10-11" }
    NOTICE_PUBLISHED { "发布时间（北京时间），如 2025-10-11 09:00；发布以前不写", "When it was published (Beijing time), as 2025-10-11 09:00; absent until then" }
    NOTICE_CORRECTIONS { "更正记录，显示在页面上", "Corrections, shown on the page" }
    NOTICE_CORRECTION_DATE { "更正日期", "The day of the correction" }
    NOTICE_CORRECTION_TEXT { "更正了什么", "What was corrected" }
    NOTICE_KEYWORDS { "关键词", "Keywords" }
    NOTICE_INDEX_NUMBER { "信息索引号", "The index number" }
    NOTICE_DOCUMENT_NUMBER { "文号", "The document number" }
    NOTICE_OPENNESS { "公开方式", "In which way it is open to the public" }

    ISSUE_CATEGORY { "问题类别的 id，必填：notice.md 里列出的", "The id of one of the categories in notice.md; required" }
    ISSUE_STATUS { "整改结果，必填：已完成、基本完成、正在整改、长期坚持、未完成等", "How far it is, in the author's own word; required" }
    ISSUE_ORDER { "在类别里的次序；省略时用文件名开头的数字", "Its place in the category; by default the number its file's name begins with" }
    ISSUE_RESPONSIBLE { "责任单位，可以有几个", "The units responsible" }
    ISSUE_DEADLINE { "整改时限", "The deadline" }
    ISSUE_COMPLETED { "完成日期", "The day it was done" }
    ISSUE_TOPICS { "专题，可以有几个；跨通报建索引", "Topics, an index across notices" }
    ISSUE_AUDIENCE { "public（默认）或 internal（只在党内公开版里）", "public (the default), or internal: only in the internal edition" }
    ISSUE_MEASURES { "整改措施", "The measures taken" }
    ISSUE_MEASURE_TEXT { "做了什么", "What was done" }
    ISSUE_MEASURE_DATE { "哪天", "When" }

    PAGE_NAVIGATION { "在页首的次序；省略时不在页首", "Its place in the navigation; absent: it is not there" }

    SITE_TITLE { "站点名称，必填；也是网页标签 SiteName", "The name of the site; required" }
    SITE_BASE_URL { "网站的网址，如 https://www.example.gov.cn/zg/", "Where the site stands, as https://www.example.gov.cn/zg/" }
    SITE_LANGUAGE { "页面语言：zh-CN（默认）或 en", "The language of the pages: zh-CN (the default) or en" }
    SITE_OFFICE { "发布网站的单位", "The office that publishes the site" }
    SITE_THEME { "主题，默认 gov", "The theme; gov by default" }
    SITE_GOVERNMENT { "政府网站标识（国办发〔2017〕47号）", "Identifiers of a government site" }
    SITE_SPONSOR { "主办单位", "The sponsor" }
    SITE_OPERATOR { "承办单位", "The operator" }
    SITE_CODE { "网站标识码：bm 和 8 位数字，或 10 位数字", "The site's code: bm and 8 digits, or 10 digits" }
    SITE_ICP { "ICP 备案号", "The ICP record" }
    SITE_POLICE { "公安备案号", "The record at the public security office" }
    SITE_BADGE { "党政机关标识的网址", "The page that proves the site is an office's" }
    SITE_REPORT_ERRORS { "“我为政府网站找错”的网址", "Where readers report errors" }
    SITE_STATUSES { "增加整改结果的用词，如 done: [整改到位]", "More words for how far an issue is, as done: [整改到位]" }
    SITE_STATUS_WORDS { "表示这个结果的用词", "Words that mean this" }
    SITE_CHECKS { "tongbao check 查什么", "What tongbao check looks for" }
    SITE_CHECKS_SEVERITY { "规则的轻重：规则: error、warning、note 或 off", "How much a rule weighs: error, warning, note or off" }
    SITE_CHECKS_ALLOW { "原样正确的文字，不再提示", "Texts that are right as they stand" }
    SITE_CHECKS_WORDS { "本单位的用词，误: 正", "The office's own words, wrong: right" }
    SITE_CHECKS_HOSTS { "允许链接的外部网站", "Other hosts that links may lead to" }
    SITE_CHECKS_SHORTEST { "整改情况少于多少字算太短", "Fewer characters than this say too little" }
    SITE_REVIEW { "审签要求", "Who has to sign a notice" }
    SITE_REVIEW_ROLES { "依次要哪些签名，如 [初审, 复审, 终审]", "The signatures, in order" }
    SITE_REVIEW_IN_ORDER { "是否必须按次序，默认 true", "Whether they come in order; true by default" }
    SITE_REVIEW_DISTINCT { "是否一人只能签一次，默认 true", "Whether nobody signs twice; true by default" }
    SITE_REVIEW_SINCE { "从哪天成文的通报起才要签", "Notices dated earlier need no signatures" }
    SITE_REVIEW_REQUIRE_KEYS { "是否必须用密钥签名", "Whether only signatures with a trusted key count" }
    SITE_REVIEW_KEYS { "可信公钥", "The trusted keys" }
    SITE_REVIEW_KEY_NAME { "谁的公钥", "Whose key it is" }
    SITE_REVIEW_KEY { "公钥（PEM 里的一行）", "The public key, the line inside the PEM" }
    SITE_TARGETS { "发布目标；口令不写在这里", "The places to publish to; no secrets here" }
    TARGET_NAME { "目标的名称", "What the target is called" }
    TARGET_KIND { "目标的种类", "What kind of place it is" }
    TARGET_EDITION { "发布哪个版本", "Which edition goes there" }
    TARGET_COMPRESS { "同时放上压缩好的文件：gz、br、zst", "Which compressed copies go along: gz, br, zst" }
    TARGET_PATH { "文件夹的路径", "The folder's path" }
    TARGET_KEEP { "保留几个旧版本", "How many releases are kept" }
    TARGET_ENDPOINT { "服务的网址", "The address of the service" }
    TARGET_REGION { "地域", "The region" }
    TARGET_BUCKET { "存储桶", "The bucket" }
    TARGET_PREFIX { "存储桶里的前缀", "What the names begin with" }
    TARGET_ADDRESSING { "存储桶的名称写在域名里（virtual）还是路径里（path）", "Whether the bucket's name stands in the host's name (virtual) or in the path" }
    TARGET_HOST { "主机", "The host" }
    TARGET_PORT { "端口", "The port" }
    TARGET_USER { "用户名", "The user" }
    TARGET_KNOWN_HOSTS { "主机公钥的文件", "The file with the hosts' keys" }
    TARGET_IDENTITY { "私钥的文件", "The file of the private key" }
}
