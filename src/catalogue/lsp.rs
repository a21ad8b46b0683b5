//! What the language server says besides findings, rules and forms.

phrases! {
    LSP_ABOUT { "语言服务器：在编辑器里边写边查（经标准输入输出）", "The language server: findings while you write, in an editor (over standard input and output)" }
    LSP_STDIO_OPTION { "经标准输入输出，也是唯一的方式", "Over standard input and output, which is the only way" }
    LSP_FAILED { "与编辑器的连接出错：{reason}", "the connection to the editor failed: {reason}" }
    FIX_ALL { "改好本文件里只有一种改法的地方", "Mend everything in this file that has one right answer" }
    RELATED_PLACE { "另见", "See also" }
    REQUIRED { "必填", "required" }
}
