//! What the command `import` says, and why a file cannot be read.

pub mod fields;
pub mod findings;
pub mod left_out;

phrases! {
    IMPORT_ABOUT { "把 Word、文本、网页或台账变成通报", "Make a notice of a Word file, a text, a page or a ledger" }
    IMPORT_FILES { "要导入的文件：docx、md、txt、html、xlsx、csv；装有 LibreOffice 或 pdftotext 时还有 doc、wps、odt、xls、pdf", "The files: docx, md, txt, html, xlsx, csv; with LibreOffice or pdftotext also doc, wps, odt, xls, pdf" }
    IMPORT_DRY_RUN { "只显示会写入什么，不写入", "Show what would be written, and write nothing" }
    IMPORT_FORCE { "改写已有的文件", "Overwrite files that exist" }
    IMPORT_SLUG { "通报的文件夹名，即网址的一段；已有这份通报时就更新它", "The notice's folder, a part of its address; a notice that is there is updated" }
    IMPORT_TITLE { "标题 [默认：读自文件]", "The title [default: as the file has it]" }
    IMPORT_DATE { "成文日期 [默认：读自文件]", "The date [default: as the file has it]" }

    NOT_TEXT { "不是 UTF-8、UTF-16、GB18030 或 Big5 编码的文字", "it is no text in UTF-8, UTF-16, GB18030 or Big5" }
    SAVE_AS_UTF8 { "用编辑器打开，另存为 UTF-8 编码。", "Open it in an editor and save it as UTF-8." }
    UNKNOWN_FORMAT { "不认识这种格式", "its format is not known" }
    USE_KNOWN_FORMAT { "另存为 docx、xlsx、csv、md、txt 或 html。", "Save it as docx, xlsx, csv, md, txt or html." }
    IS_LOCK { "这是 Word 打开文件时留下的临时文件，不是通报", "it is a mark that Word leaves beside a document that is open, not the document" }
    IMPORT_THE_DOCUMENT { "在 Word 里存盘，再导入名字不带“~$”的那一份。", "Save the document in Word, and import the one whose name has no ~$." }
    IS_FOLDER { "这是文件夹", "it is a folder" }
    NAME_ITS_FILES { "写出文件夹里要导入的文件，可以写几个。", "Name the files in it that are to be imported; there can be several." }
    IS_ARCHIVE { "这是压缩包，里面可能装着要导入的文件", "it is an archive, which may hold the document" }
    UNPACK { "先解压，再导入里面的文件。", "Unpack it, and import what is in it." }
    IS_EMPTY { "文件是空的，一个字节也没有", "it is empty" }
    FETCH_AGAIN { "可能没有存盘，或者没有下载完：用原来的程序打开看一看，重新存一份。", "It may not have been saved, or not wholly fetched; open it where it was made, and save it again." }
    IS_PICTURE { "这是图片，不是文档", "it is a picture, not a document" }
    IS_PICTURES_ALONE { "文件里只有图片，没有文字（可能是扫描件）", "it holds pictures and no text; it may have been scanned" }
    RECOGNISE_TEXT { "找生成它的 Word 文件；没有的，用 WPS 等软件识别成文字，核对后再导入。", "Look for the document that it was made from; if there is none, recognise its text with an office program, check it, and import that." }
    IS_WITHOUT_TEXT { "文件里没有文字", "there is no text in it" }
    IS_PDF { "这其实是 PDF，不是扩展名所说的格式", "it is a PDF, not what its name says" }
    CALL_IT_PDF { "把扩展名改成 .pdf 再导入；最好导入生成这份 PDF 的 Word 文件。", "Change its ending to .pdf; better, import the document that it was made from." }
    IS_RTF { "这其实是 RTF，不是扩展名所说的格式", "it is RTF, not what its name says" }
    CALL_IT_RTF { "把扩展名改成 .rtf 再导入；或者用 Word 打开，另存为 docx。", "Change its ending to .rtf; or open it in Word and save it as docx." }
    IS_PAGE { "这其实是网页，不是扩展名所说的格式", "it is a page, not what its name says" }
    CALL_IT_HTML { "把扩展名改成 .html 再导入；或者用 Word、Excel 打开，另存为 docx、xlsx。", "Change its ending to .html; or open it in Word or Excel and save it as docx or xlsx." }
    IS_WORD { "这其实是 Word 文件，不是扩展名所说的格式", "it is a Word file, not what its name says" }
    CALL_IT_DOCX { "把扩展名改成 .docx 再导入。", "Change its ending to .docx, and import it again." }
    IS_WORKBOOK { "这其实是 Excel 工作簿，不是扩展名所说的格式", "it is a workbook of Excel, not what its name says" }
    CALL_IT_XLSX { "把扩展名改成 .xlsx 再导入。", "Change its ending to .xlsx, and import it again." }
    COMPOUND { "文件加了密码，或者是旧版 Word、Excel 格式", "it is protected by a password, or in the old format of Word or Excel" }
    SAVE_AS_DOCX { "去掉密码，另存为 docx 或 xlsx。", "Remove the password and save it as docx or xlsx." }
    NO_PACKAGE { "文件不完整，或者不是它的扩展名所说的格式", "it is not complete, or not what its name says" }
    SAVE_AGAIN { "用 Word、WPS 或 LibreOffice 打开，重新保存一次。", "Open it in Word, WPS or LibreOffice and save it again." }
    DAMAGED { "文件损坏，内部读不通", "it is damaged inside" }
    TOO_LARGE_INSIDE { "解压后过大或嵌套过深，没有读完", "it is too large or too deep inside, and was not read to its end" }
    SPLIT_DOCUMENT { "删去用不着的图片和表格，或者分成几个文件。", "Remove pictures and tables that are not needed, or split it." }
    ENTITIES { "文件里有 XML 实体定义，正常的办公软件不会写这种内容，没有读取", "it defines XML entities, which no honest office program writes; it was not read" }
    NO_DOCUMENT_PART { "压缩包里没有正文", "there is no text in its package" }
    TOO_LARGE_FILE { "文件超过 {limit}", "it is over {limit}" }
    CANNOT_OPEN { "打不开：{reason}", "it cannot be opened: {reason}" }
    CHECK_PATH { "检查文件名和权限。", "Check its name and permissions." }
    NEEDS_SOFFICE { "这种格式要靠 LibreOffice 转换，这台机器上没有找到", "LibreOffice is needed to convert this format, and was not found here" }
    INSTALL_SOFFICE { "装上 LibreOffice；或者用 Word、WPS 打开，另存为 docx 或 xlsx。", "Install LibreOffice; or open it in Word or WPS and save it as docx or xlsx." }
    IMPORT_INTERRUPTED { "导入在转换 {path} 时被中止，没有写入它的内容", "the import was ended while {path} was being converted; nothing of it was written" }
    NEEDS_PDFTOTEXT { "PDF 要靠 pdftotext 转换，这台机器上没有找到", "pdftotext is needed to convert a PDF, and was not found here" }
    INSTALL_PDFTOTEXT { "装上 poppler-utils；最好导入生成这份 PDF 的 Word 文件。", "Install poppler-utils; better, import the Word file that the PDF was made from." }
    NO_PLACE_TO_CONVERT { "临时文件夹不能用，转换不了：{reason}", "the folder for temporary files cannot be used to convert it: {reason}" }
    FREE_TEMPORARY { "看磁盘是否已满，环境变量 TMPDIR 所指的文件夹是否存在、能否写入。", "See whether the disk is full, and whether the folder that TMPDIR names is there and can be written." }
    CONVERTER_FAILED { "{program} 没有转换成功", "{program} could not convert it" }

    IMPORT_TREE { "content/{folder}/", "content/{folder}/" }
    IMPORT_NEW { "新建", "new" }
    IMPORT_CHANGED { "改动", "changed" }
    IMPORT_SAME { "未变", "unchanged" }
    IMPORT_GONE { "文件中已没有这个问题，没有删去", "no longer in the document; kept" }
    IMPORT_UNDERSTOOD { "读懂：{categories} 类 {issues} 个问题（{statuses}）", "Understood: {categories:category}, {issues:issue} ({statuses})" }
    IMPORT_COMMA { "，", ", " }
    IMPORT_READ_TITLE { "标题：{title}", "Title: {title}" }
    IMPORT_READ_DATE { "　成文日期：{date}", "; date: {date}" }
    IMPORT_READ_ISSUER { "　发布机构：{issuer}", "; issuer: {issuer}" }
    IMPORT_NOTES { "推断 {n} 处（行号是原文的行或段）：", "Inferred in {n:place} (lines or paragraphs of the document):" }
    IMPORT_NOTE { "  第 {line} 行　{message}", "  line {line}: {message}" }
    IMPORT_NOTE_OF_SHEET { "  “{sheet}”第 {line} 行　{message}", "  {sheet}, line {line}: {message}" }
    IMPORT_WROTE { "写入 {n} 个文件，{same} 个未变。接下来：tongbao serve --open{root}，对照原文看一遍", "{n:file} written, {same} unchanged. Next: tongbao serve --open{root}, and read it beside the document" }
    IMPORT_WOULD { "没有写入（--dry-run）：会写 {n} 个文件，{same} 个未变。", "Nothing was written (--dry-run): {n:file} would be, {same} unchanged." }
    IMPORT_NOTHING_CHANGED { "内容没有变化，没有写入。", "Nothing has changed, and nothing was written." }
    IMPORT_REFUSED { "没有写入：{n} 个已有的文件会被改写。看过上面的改动，加 --force 写入。", "Nothing was written: {n:existing file} would be overwritten. Look at the changes above, and add --force to write them." }
    IMPORT_INCOMPLETE { "{path} 没有导入。", "{path} was not imported." }
    IMPORT_SITE_BROKEN { "{path} 有误，先运行 tongbao build 查看。", "{path} is broken; run tongbao build to see why." }
    IMPORT_CHANGED_MEANWHILE { "{path} 在导入期间改动过，没有写入；再运行一次。", "{path} has changed during the import and was left alone; run it again." }
    IMPORT_ONE_SLUG { "--slug、--title 和 --date 只能用于一个文件。", "--slug, --title and --date go with one file only." }
}
