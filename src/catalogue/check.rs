//! What the checker says of itself: its configuration, its word lists, its allowances; and its commands' words.
//!
//! What its rules say stands with the rules, since a rule is one file.

kinds! {
    UNKNOWN_RULE = "TB691" "unknown-rule" Warning {
        zh: "没有“{rule}”这条检查规则" / "用 tongbao check --list 查看全部规则。",
        en: "there is no rule \"{rule}\"" / "tongbao check --list shows all rules.",
    }
    MISSPELT_RULE = "TB692" "misspelt-rule" Warning {
        zh: "没有“{rule}”这条检查规则" / "是不是想写“{meant}”？",
        en: "there is no rule \"{rule}\"" / "Did you mean \"{meant}\"?",
    }
    BARE_ALLOWANCE = "TB693" "bare-allowance" Warning {
        zh: "放行的注释没有写明规则或理由，不起作用" / "写成 tongbao-allow {rules}: 理由。",
        en: "this allowance names no rule, or gives no reason, and so allows nothing" / "Write tongbao-allow {rules}: the reason.",
    }
    USELESS_ALLOWANCE = "TB694" "useless-allowance" Warning {
        zh: "这里放行了 {rules}，但没有这样的问题" / "删去这条注释。",
        en: "{rules} is allowed here, but there is nothing to allow" / "Delete the comment.",
    }
    BAD_WORD_LINE = "TB695" "bad-word-line" Warning {
        zh: "看不懂词表里的这一行" / "写成 误 → 正，或 误 → 正 @ 相邻的词；只写一个词，表示不得出现。",
        en: "this line of a word list cannot be read" / "Write wrong → right, or wrong → right @ words nearby; a word alone must not occur.",
    }
    TOO_MANY = "TB696" "too-many" Warning {
        zh: "{rule} 在这个文件里不止 {most} 处，其余没有列出" / "先改列出的，再检查一遍。",
        en: "{rule} speaks of this file more than {most} times; the rest is not listed" / "Mend what is listed, and check again.",
    }
}

pub mod words {
    //! What `tongbao check` says besides findings.

    phrases! {
        CHECK_ABOUT { "检查通报：错字、病句、数字、日期、隐私、链接", "Check the notices: wording, figures, dates, privacy, links" }
        CHECK_EXPLAIN_OPTION { "说明一条规则：查什么，为什么，怎么改", "Explain one rule: what it checks, why, and how to mend it" }
        CHECK_LIST_OPTION { "列出全部规则", "List all rules" }
        CHECK_AGAINST_OPTION { "与已经发布的网站比较：它的文件夹", "Compare with the site as published: its folder" }
        NOT_PUBLISHED { "{path} 里没有已发布的网站：找不到 notices/…/notice.json", "there is no published site in {path}: no notices/…/notice.json" }
        BAD_PUBLISHED { "{path} 不是已发布网站的 notice.json，无法比较", "{path} is no notice.json of a published site, and cannot be compared with" }
        CHECK_CLEAN { "检查了 {notices} 份通报、{issues} 个问题：没有发现问题。", "Checked {notices:notice} with {issues:issue}: nothing was found." }
        CHECK_INTERNAL_TOO { "只在党内公开的版本里，另有错误 {errors} 处、警告 {warnings} 处：加 --edition internal 查看。", "In the internal edition alone there are {errors:more error} and {warnings:more warning}; add --edition internal to see them." }
        CHECK_NO_RULE { "没有“{rule}”这条检查规则；用 tongbao check --list 查看全部规则", "there is no rule \"{rule}\"; tongbao check --list shows all rules" }
        STRICT_OPTION { "先检查；有错误就不生成", "Check first; make nothing if there are errors" }
        WHAT_HEADING { "查什么", "What it checks" }
        WHY_HEADING { "为什么", "Why it matters" }
        BAD_HEADING { "误", "Bad" }
        GOOD_HEADING { "正", "Good" }
    }
}
