//! What reports say around the findings.

phrases! {
    MEND { "改为一种正确的写法", "Write it the right way" }
    REPORT_TITLE { "检查报告", "Report of the check" }
    REPORT_ABOUT { "检查日期：{date}。tongbao {version}。", "Checked on {date} by tongbao {version}." }
    REPORT_ABOUT_UNDATED { "tongbao {version}。", "tongbao {version}." }
    REPORT_CLEAN { "没有发现问题。", "Nothing was found." }
    REPORT_SEVERITY { "轻重", "Severity" }
    REPORT_COUNT { "处数", "Places" }
    REPORT_TOTAL { "合计", "Total" }
    REPORT_BY_FILE { "逐个文件", "File by file" }
    REPORT_WHOLE_SITE { "整个网站", "The site as a whole" }
    REPORT_PLACE { "第 {line} 行，第 {column} 格", "Line {line}, column {column}" }
    REPORT_BECOMES { "改后", "Mended" }
    REPORT_DECIDED { "处理", "Decision" }
    REPORT_CHANGED { "已改", "mended" }
    REPORT_KEPT { "不改，理由：", "kept, because:" }
    REPORT_RULES { "涉及的规则", "The rules in question" }
    REPORT_READ_BY { "检查人：", "Read by:" }
    REPORT_READ_ON { "日期：", "Date:" }
}
