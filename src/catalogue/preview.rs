//! What the preview says, on the command line and in the browser.

phrases! {
    SERVE_ABOUT { "在本机预览网站，边改边看", "Preview the site on this machine while it is written" }
    SERVE_BIND { "监听的地址 [默认：127.0.0.1，只有本机能看]", "The address to listen on [default: 127.0.0.1, this machine alone]" }
    SERVE_PORT { "端口；被占用时用下一个空闲的 [默认：4000]", "The port; if it is taken, the next free one [default: 4000]" }
    SERVE_OPEN { "在浏览器里打开", "Open it in a browser" }
    SERVE_READY { "预览：{site}\n审核：{review}\n按 Ctrl+C 结束。", "Preview: {site}\nReview:  {review}\nPress Ctrl+C to end." }
    SERVE_OTHERS { "注意：{address} 不只本机能访问；同一网络里的人也能看到这里的内容。", "Note: {address} can be reached from other machines; whoever is on the same network can read this." }
    SERVE_CHANGED { "内容已更新，没有发现错误。", "The content changed; no errors were found." }
    SERVE_ENDED { "预览已结束。", "The preview has ended." }
    SERVE_NO_PORT { "不能监听 {address}：{reason}", "cannot listen on {address}: {reason}" }

    REFUSED_METHOD { "这里只能读取。", "This can only be read." }
    REFUSED_HOST { "请用 localhost 或 IP 地址访问预览。", "Use localhost or an IP address to reach the preview." }
    REFUSED_CROSS_SITE { "其他网站不能读取预览。", "Other sites cannot read the preview." }
}
