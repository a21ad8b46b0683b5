//! What `tongbao export` says.

phrases! {
    EXPORT_ABOUT { "把通报导出成别的格式", "Export notices in another format" }
    EXPORT_CSV_ABOUT { "问题清单（CSV），与网站上的相同", "The issues as a table (CSV), as on the site" }
    EXPORT_DOCX_ABOUT { "Word 文件，公文格式（GB/T 9704）", "A Word file in the official layout (GB/T 9704)" }
    EXPORT_JSON_ABOUT { "通报的数据（JSON），与网站上的相同", "The data of notices (JSON), as on the site" }
    EXPORT_HTML_ABOUT { "独立的网页文件，样式和图片都在里面，不依赖任何别的文件", "One HTML file a notice, with styles and images inside, that needs nothing else" }
    EXPORT_SINGLE_OPTION { "每份通报一个文件", "One file a notice" }
    EXPORT_FRAGMENT_ABOUT { "可粘贴到内容管理系统或公众号编辑器的片段", "A fragment to paste into a content system or a public account's editor" }
    EXPORT_PDF_ABOUT { "PDF，公文格式（GB/T 9704），符合 PDF/A-2a 和 PDF/UA-1", "PDF in the official layout (GB/T 9704), as PDF/A-2a and PDF/UA-1" }
    EXPORT_FONTS { "先在这个文件夹里找字体；可以写几次", "Look for fonts in this folder first; may be given more than once" }
    EXPORT_WITHOUT_PDF { "这个 tongbao 没有带 PDF 功能。用 cargo install --path . --features pdf 重新安装（需要 Rust 1.92，编译要十来分钟）。", "this tongbao was built without PDF. Install it again: cargo install --path . --features pdf (needs Rust 1.92, and some ten minutes to compile)." }
    EXPORT_SERVER_ABOUT { "网页服务器的配置：安全策略、缓存、曾用网址的重定向", "What a web server is to be told: policy, caching, redirects of former addresses" }
    EXPORT_NGINX_OPTION { "写成 nginx 的配置", "For nginx" }
    EXPORT_CADDY_OPTION { "写成 Caddy 的配置", "For Caddy" }
    EXPORT_SERVER_OUTPUT { "写到哪个文件 [默认：标准输出]", "The file to write [default: standard output]" }
    EXPORT_SERVER_AT_ROOT { "没有网址，按网站在 / 写。网站在别的路径下的，写上网址，如 --base-url https://www.example.gov.cn/zg/，或写进 site.yaml 的 base_url。", "There is no address, so this is for a site at /. If it stands below another path, give its address, as in --base-url https://www.example.gov.cn/zg/, or as base_url in site.yaml." }
    EXPORT_XLSX_ABOUT { "整改台账（Excel），可以筛选，另有汇总表", "The ledger for Excel, with filters and a summary" }
    EXPORT_NOTICES { "通报的文件夹名或网址的一段 [默认：全部通报]", "Notices, by folder or slug [default: all of them]" }
    EXPORT_OUTPUT { "写到哪个文件夹；只有一份通报时也可以是文件名，或者 -（标准输出）[默认：站点文件夹里的 export]", "The folder to write to; for one notice also a file name, or - for standard output [default: export in the site's folder]" }
    EXPORT_FORCE { "覆盖已有的文件", "Replace files that exist" }
    EXPORT_NO_NOTICES { "没有“{name}”这份通报；能导出的通报一份也没有。还是草稿的，加 --drafts。", "there is no notice \"{name}\", nor any other that could be exported. Add --drafts if it is a draft still." }
    EXPORT_NO_NOTICE { "没有“{name}”这份通报。现有的通报：\n  {known}", "there is no notice \"{name}\". There are:\n  {known}" }
    EXPORT_ONE_NOTICE { "写成一个文件时只能导出一份通报，现在选了 {n} 份。用 -o 给出文件夹，或者写明是哪一份通报。", "one file can hold one notice only, and {n} were chosen. Give a folder with -o, or name one notice." }
    EXPORT_EXISTS { "{path} 已经存在，而且内容不同，可能有人改过。确实要覆盖，就加 --force。", "{path} exists and differs; somebody may have worked on it. Replace it with --force." }
    EXPORT_MADE { "写入 {path}", "Wrote {path}" }
    EXPORT_UNCHANGED { "未变 {path}", "Unchanged: {path}" }
    EXPORT_NOTHING { "没有导出：先改正错误。", "Nothing was exported: mend the errors first." }
}
