//! What can be wrong with a notice that is to become a document.

kinds! {
    UNFIT_PICTURE = "TB591" "unfit-picture" Warning {
        zh: "图片 {file} 放不进导出的文件，只写出它的文字说明" / "用 PNG 或 JPEG 格式的图片。",
        en: "the picture {file} cannot stand in the exported file; its words stand there instead" / "Use a PNG or JPEG picture.",
    }
    UNFIT_LEDGER = "TB592" "unfit-ledger" Error {
        zh: "做不成 Excel 台账：{reason}" / "",
        en: "no ledger for Excel can be made: {reason}" / "",
    }
    NO_PDF = "TB593" "no-pdf" Warning {
        zh: "这个 tongbao 没有带 PDF 功能，没有做成 PDF" / "用 cargo install --path . --features pdf 重新安装（需要 Rust 1.92）。",
        en: "this tongbao was built without PDF, and none was made" / "Install it again: cargo install --path . --features pdf (needs Rust 1.92).",
    }
    NO_FONT = "TB594" "no-font" Error {
        zh: "找不到{face}的字体，没有做成 PDF" / "把字体文件放进站点的 fonts 文件夹；或者安装自由字体，Debian 的软件包有：{packages}。",
        en: "there is no font for {face}, and no PDF was made" / "Put font files into the site's fonts folder, or install free ones; Debian has them in {packages}.",
    }
    OTHER_FONT = "TB595" "other-font" Warning {
        zh: "找不到{face}的字体，PDF 里用 {family} 代替，与公文格式不符" / "把字体文件放进站点的 fonts 文件夹；或者安装自由字体，Debian 的软件包有：{packages}。",
        en: "there is no font for {face}; the PDF uses {family} instead, which is not the official layout" / "Put font files into the site's fonts folder, or install free ones; Debian has them in {packages}.",
    }
    UNPRINTABLE = "TB596" "unprintable" Error {
        zh: "做不成 PDF：{reason}" / "如果是缺字，换一个写法，或者在站点的 fonts 文件夹里放一个有这个字的字体。",
        en: "no PDF can be made: {reason}" / "If a character is missing, write it otherwise, or put a font that has it into the site's fonts folder.",
    }
}
