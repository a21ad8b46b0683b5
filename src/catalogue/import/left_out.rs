//! What of a document is not imported.

phrases! {
    SO_MANY { "{what}（{n} 处）", "{what} ({n})" }
    SO_MANY_AT { "{what}（{n} 处：{places}）", "{what} ({n}: {places})" }
    AT { "{what}（{places}）", "{what} ({places})" }
    ROW_OF_SHEET { "第 {n} 行", "row {n}" }
    COLUMN_OF_SHEET { "{name} 列", "column {name}" }
    WITH_WORDS { "{what}：{words}", "{what}: {words}" }

    DELETED_TEXT { "修订中已删去的文字", "text deleted by tracked changes or edits" }
    HIDDEN_TEXT { "看不见的文字（隐藏的、白色的、格式不显示的）", "text that nobody sees: hidden, white, or not shown by its format" }
    COMMENTS { "批注", "comments" }
    MACROS { "宏", "macros" }
    TABLE_OF_CONTENTS { "目录", "the table of contents" }
    EMBEDDED_OBJECTS { "嵌入的对象", "embedded objects" }
    DRAWINGS { "不能用于网页的图形", "drawings that a page cannot show" }
    PICTURES { "文件旁边没有、或者不能用于网页的图片", "pictures that are not beside the file, or that no page can show" }
    HTML_MARKUP { "HTML 标记", "HTML markup" }
    YAML_HEAD { "文件开头的 YAML 信息", "the YAML head" }
    HEADING_ABOVE_CATEGORIES { "类别之上的一层标题（只保留两层）", "a heading above the categories; two levels are kept" }
    LINE_ON_EVERY_PAGE { "每页开头都有的一行", "a line that every page begins with" }
    MARK_OF_INTERNAL { "每页开头的“内部”。文中哪些是内部内容，没有样式可认，都读成了公开的，发布以前要逐段核对", "the mark of an internal edition on every page. There are no styles to tell its internal texts by: they were read as public, and have to be looked for before anything is published" }
    MARK_OF_SECRET_OR_DRAFT { "页眉或页脚里的“内部”“秘密”“征求意见稿”一类字样。文件能不能公开、是不是定稿，发布以前要核对", "a header or footer that calls the document internal, secret or a draft; make sure that it is final and may be published" }
    PAGE_FURNITURE { "网页上的导航、分享按钮和页脚", "navigation, buttons and footers of the page" }
    HIDDEN_SHEETS { "隐藏的工作表", "hidden sheets" }
    HIDDEN_CELLS { "隐藏的行或列（筛选、折叠的也算；要用的，显示出来再导入）", "rows or columns that are hidden, filtered or folded; show those that are wanted and import again" }
    CELLS_BEYOND_LIMIT { "超出上限的单元格", "cells beyond the limit" }
    FORMULAS { "公式", "formulas" }
    FAILED_FORMULAS { "公式出错的单元格（显示 #REF!、#N/A 等；先在台账里改正，再导入）", "cells whose formula failed, such as #REF! or #N/A; mend them in the ledger and import again" }
    SYMBOLS { "只有特殊字体才有的符号", "symbols that only a font of symbols has" }
    LINKS_OF_CELLS { "单元格的链接（文字留着，地址没有）", "links of cells: their texts are kept, their addresses are not" }
    FORMATTING_IN_TABLE { "表格里的格式", "formatting inside a table" }

    LETTERHEAD { "版头", "the letterhead" }
    REMARK_BELOW_TITLE { "标题下的附注", "a remark below the title" }
    WORDS_OF_PAGE { "标题旁边网页自己的信息", "what the page says of itself beside the title" }
    OTHER_DATE { "另一处日期", "another date than the one taken" }
    PART_OF_CONTACT { "联系方式里的一部分", "a part of the contact details" }
    IMPRINT { "版记、附注", "the imprint" }
    SECTION_WITHOUT_ISSUES { "没有问题的一节", "a section that has no issues" }
    HEADING_OF_PROBLEMS { "问题单独成节的标题", "the heading of the problems" }
    HEADING_OF_ACCOUNTS { "整改情况单独成节的标题（各段已放在对应的问题里）", "the heading of the accounts, which stand below their problems" }
    STRUCK_TEXT { "一句话、标题或者字段里划了删除线的文字（看作已经删去；要保留的，去掉删除线再导入）", "text struck in a sentence, a heading or a field" }
    ROW { "一行", "a row" }
    COLUMNS { "列：{names}", "columns {names}" }
    WITHOUT_HEAD { "（没有表头）", "without a head" }
    FOOTNOTE { "脚注", "a footnote" }
    PICTURE { "图片", "a picture" }
    ADDRESS_OF_LINK { "“{words}”的链接地址：{link}", "where \"{words}\" leads: {link}" }
}
