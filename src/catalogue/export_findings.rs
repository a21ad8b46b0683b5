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
}
