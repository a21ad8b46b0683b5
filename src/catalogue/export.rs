//! What the formats of `tongbao export` say.

phrases! {
    EXPORT_ABOUT { "导出：单个文件、可粘贴的网页片段等", "Export a notice or the site in other shapes" }
    EXPORT_HTML_ABOUT { "把一份通报导出为一个独立的 HTML 文件，不依赖任何别的文件", "Export a notice as one HTML file that needs nothing else" }
    EXPORT_SINGLE_OPTION { "通报的 slug 或文件夹名", "The notice's slug, or its folder's name" }
    EXPORT_FRAGMENT_ABOUT { "把一份通报导出为可粘贴到内容管理系统或公众号编辑器的片段", "Export a notice as a fragment to paste into a content system or a public account's editor" }
    EXPORT_NOTICE_ARGUMENT { "通报的 slug 或文件夹名", "The notice's slug, or its folder's name" }
    EXPORT_OUTPUT_OPTION { "写到哪个文件 [默认：标准输出]", "The file to write [default: standard output]" }
    EXPORTED { "已导出：{path}", "Exported: {path}" }
    NO_SUCH_NOTICE { "没有通报“{value}”。现有的通报：{known}。", "there is no notice \"{value}\". There are: {known}." }
    NOT_EXPORTED { "有 {errors} 处错误，没有导出。", "Nothing was exported, because of {errors} errors." }
}
