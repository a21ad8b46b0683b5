//! What the fields of a notice are called where importing has guessed or missed one, and how a missing one is given.

phrases! {
    DATE_OF_NOTICE { "成文日期", "the date" }
    TIME_OF_PUBLICATION { "发布时间", "the time of publication" }
    CATEGORY_OF_ISSUE { "问题类别", "the category" }
    STATUS_OF_ISSUE { "整改结果", "the status" }
    DEADLINE_OF_ISSUE { "整改时限", "the deadline" }
    COMPLETION_OF_ISSUE { "完成时间", "the completion date" }
    ACCOUNT_OF_ISSUE { "整改情况", "what became of it" }

    MISSING_TITLE { "标题", "title" }
    GIVE_TITLE { "用 --title 给出。", "Give one with --title." }
    MISSING_DATE { "成文日期", "date" }
    GIVE_DATE { "用 --date 给出。", "Give one with --date." }
    MISSING_ISSUE { "问题", "issue" }
    SHOW_ISSUES { "问题要有标题，或者一行一个写在有“问题”“整改情况”等表头的表里。", "Issues need headings, or a table whose heads are 问题, 整改情况 and so on." }
}
