//! What `tongbao check --diff` and `--fix` say.

phrases! {
    CHECK_DIFF_OPTION { "只显示 --fix 会怎么改，不写文件", "Only show what --fix would change; write nothing" }
    CHECK_FIX_OPTION { "只有一种改法的，直接改好", "Mend what has one right answer" }
    MENDED { "改了 {files} 个文件，共 {edits} 处。", "Mended {edits:place} in {files:file}." }
    WOULD_MEND { "可以改 {files} 个文件，共 {edits} 处；加 --fix 写入。", "{edits:place} in {files:file} can be mended; --fix writes them." }
    NOTHING_TO_MEND { "没有可以直接改的。", "There is nothing that can be mended at once." }
    CHANGED_MEANWHILE { "{path} 在检查期间改动过，没有写入；再运行一次。", "{path} has changed during the check and was left alone; run it again." }
    CHECK_CHANGED_OPTION { "只报告与 git 的这个版本相比新出现的问题 [默认：HEAD]", "Report only what is new since this git revision [default: HEAD]" }
    CHECK_SINCE_OPTION { "只报告与这个快照相比新出现的问题：快照的名称，或 latest", "Report only what is new since this snapshot: its name, or latest" }
    NOTHING_NEW { "与 {other} 相比，没有新的问题。", "Nothing is new since {other}." }
}
