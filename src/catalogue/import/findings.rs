//! What importing finds: guesses and omissions, each with its place in the document.

kinds! {
    UNREADABLE_DOCUMENT = "TB580" "unreadable-document" Error {
        zh: "读不了这份文件：{reason}" / "{advice}",
        en: "this document cannot be read: {reason}" / "{advice}",
    }
    HEADING_GUESSED = "TB581" "heading-guessed" Note {
        zh: "没有用标题样式，按序号或字体读作标题：{text}" / "",
        en: "read as a heading by its number or look, though it was not marked as one: {text}" / "",
    }
    LEVEL_MENDED = "TB582" "heading-level-mended" Note {
        zh: "标题级别和同级的不一致，已按序号归级：{text}" / "",
        en: "the level of this heading differed from its peers and was taken from its number: {text}" / "",
    }
    NOT_A_HEADING = "TB583" "not-a-heading" Note {
        zh: "用了标题样式，但是一段正文，按正文读：{text}" / "",
        en: "marked as a heading, but read as a paragraph: {text}" / "",
    }
    JOINED = "TB584" "sentence-joined" Note {
        zh: "一句话断成了两段，已接上：……{before}｜{after}……" / "",
        en: "a sentence stood in two paragraphs and was joined: …{before}|{after}…" / "",
    }
    FIELD_GUESSED = "TB585" "field-guessed" Warning {
        zh: "{field}没有明写，推定为“{value}”" / "对照原文核对；不对就在生成的文件里改。",
        en: "{field} was not stated; taken to be \"{value}\"" / "Compare with the document; mend the file that was written if it is wrong.",
    }
    STATUS_UNKNOWN = "TB586" "status-unknown" Warning {
        zh: "没有写明整改结果，暂按“{value}”" / "核对后在 {title} 的文件里改 status。",
        en: "no status is stated; \"{value}\" was put in its place" / "Check it, and change status in the file of {title}.",
    }
    LEFT_OUT = "TB587" "left-out" Warning {
        zh: "没有导入：{what}" / "",
        en: "not imported: {what}" / "",
    }
    STRUCK_KEPT = "TB950" "struck-text" Warning {
        zh: "划了删除线的文字照原样留着，网页上也划着线：{words}" / "本来是要删去的，在生成的文件里删掉（写作 ~~……~~）。",
        en: "struck text is kept as it is, with the line through it: {words}" / "Where it was meant as deleted, take it out of the file that was written (it stands between ~~ and ~~).",
    }
    CLOSING_GUESSED = "TB951" "closing-guessed" Note {
        zh: "最后一个问题后面的这一段，读作通报的结尾：{text}" / "只说最后一个问题的，在生成的文件里移到它的文件末尾。",
        en: "read as the closing of the notice, though it stands in the last issue: {text}" / "Where it speaks of that issue alone, move it to the end of the issue's file.",
    }
    CATEGORY_TEXT = "TB952" "category-text" Note {
        zh: "类别“{title}”自己的一段文字，放在它的第一个问题里：{text}" / "不属于这个问题的，在生成的文件里删去，或者移到 notice.md。",
        en: "the text of the category \"{title}\" itself was put into its first issue: {text}" / "Where it is none of that issue's, delete it there, or move it to notice.md.",
    }
    STATUS_DIFFERS = "TB953" "status-differs" Warning {
        zh: "问题“{title}”里几处说的整改结果不同（{values}），读作“{value}”" / "对照原文核对；也许几个问题并在了一起，后面的标题没有认出来。",
        en: "the issue \"{title}\" is said to be {values} in different places; \"{value}\" was taken" / "Compare with the document. Several issues may stand together, whose titles were missed.",
    }
    DATE_TAKEN = "TB954" "date-taken" Note {
        zh: "文末没有署名的日期读作成文日期：{date}" / "是最后一个问题里的日期的，写回它的文件。",
        en: "the date at the end, with no signature, was read as that of the notice: {date}" / "Where it is a fact of the last issue, write it back into the issue's file.",
    }
    REMARKS_KEPT = "TB955" "remarks-kept" Note {
        zh: "“{column}”一列作为内部内容留在各问题里，公开版不显示" / "可以公开的，在生成的文件里去掉它上下的 ::: internal 和 :::。",
        en: "the column {column} is kept in the issues as internal blocks, which no public edition shows" / "Where it may be public, take the lines ::: internal and ::: around it out of the file that was written.",
    }
    COUNT_DIFFERS = "TB588" "count-differs" Warning {
        zh: "文中说有 {said} 个问题，读出 {read} 个" / "看一看问题的标题是否都读到了；也可能几个问题合并写了。",
        en: "the text speaks of {said} issues, but {read} were read" / "See whether every issue's heading was found; some may be told together.",
    }
    NOTHING_TO_WRITE = "TB589" "incomplete-document" Error {
        zh: "读不出{field}，没有写入" / "{advice}",
        en: "no {field} can be read, and nothing was written" / "{advice}",
    }
    FIELD_REPEATED = "TB590" "field-repeated" Warning {
        zh: "问题“{title}”又给出了{field}：{value}" / "按前一处读，这一处留在正文里。也许后一个问题的标题没有认出来，并进了这个问题；对照原文核对。",
        en: "the issue \"{title}\" is given {field} again: {value}" / "The first was taken, and this one stays in the text. The title of another issue may have been missed; compare with the document.",
    }
}
