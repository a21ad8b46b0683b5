//! What somebody calls a command or a value who does not know its name: in Chinese, or as other programs call it.

/// Commands by their whole name, and values of options, each with what people type for it.
const CALLED: &[(&str, &[&str])] = &[
    ("build", &["生成", "生成网站", "构建", "建站", "编译", "make", "generate"]),
    ("check", &["检查", "校对", "核查", "查错", "lint", "validate", "test"]),
    ("import", &["导入", "转换", "convert", "open"]),
    ("new", &["新建", "新增", "创建", "init", "create", "add"]),
    ("new site", &["站点", "网站", "新建站点", "新建网站"]),
    ("new notice", &["通报", "新建通报"]),
    ("new issue", &["问题", "新建问题"]),
    ("archive", &["存档", "归档", "快照", "backup", "snapshot"]),
    ("archive create", &["做快照", "新建", "创建", "new", "add"]),
    ("archive verify", &["验证", "核对"]),
    ("archive list", &["列出", "ls"]),
    ("archive compare", &["比较", "对比", "diff"]),
    ("archive restore", &["取回", "恢复", "还原"]),
    ("archive export", &["导出"]),
    ("archive stamp", &["时间戳"]),
    ("review", &["审签", "审核", "审稿", "三审三校"]),
    ("review sign", &["签名", "签字", "签署", "初审", "复审", "终审"]),
    ("review comments", &["意见"]),
    ("review comment add", &["提意见"]),
    ("review comment reply", &["答复", "回复"]),
    ("review comment resolve", &["已处理", "处理"]),
    ("review changes", &["改动", "变化", "diff"]),
    ("status", &["状态", "统计", "进展", "逾期", "list"]),
    ("export", &["导出", "输出"]),
    ("export docx", &["Word", "word", "doc", "wps"]),
    ("export xlsx", &["Excel", "excel", "xls", "台账"]),
    ("export pdf", &["PDF"]),
    ("export html", &["网页"]),
    ("export fragment", &["片段"]),
    ("serve", &["预览", "查看", "preview", "server", "start", "watch"]),
    ("publish", &["发布", "上传", "上线", "deploy", "upload"]),
    ("rollback", &["回退", "退回", "撤回", "revert"]),
    ("verify-target", &["核对目标", "核对"]),
    ("completions", &["补全", "completion"]),
    ("man", &["手册", "manual"]),
    ("zh", &["cn", "zh-cn", "zh-hans", "zh-hans-cn", "chinese", "中文", "汉语", "简体中文"]),
    ("en", &["en-us", "en-gb", "english", "英文", "英语"]),
    ("public", &["公开", "社会公开", "公开版", "社会公开版"]),
    ("internal", &["内部", "党内", "党内公开", "内部版", "党内公开版"]),
];

/// The command, below the one that was named so far, that somebody means by a word.
pub fn command(below: &str, word: &str) -> Option<&'static str> {
    let prefix = if below.is_empty() { String::new() } else { format!("{below} ") };
    let inside = CALLED.iter().filter_map(|(name, called)| Some((*name, name.strip_prefix(&prefix)?, *called)));
    let depth = |rest: &str| rest.split(' ').count();
    let meant = inside
        .filter(|(_, rest, called)| called.contains(&word) || rest.rsplit(' ').next() == Some(word) && depth(rest) > 1);
    meant.min_by_key(|(_, rest, _)| depth(rest)).map(|(name, ..)| name)
}

/// The one of these values that somebody means by a word.
pub fn value<'v>(known: &[&'v str], word: &str) -> Option<&'v str> {
    let word = word.to_lowercase().replace('_', "-");
    let called = |value: &str| CALLED.iter().any(|(name, called)| *name == value && called.contains(&word.as_str()));
    known.iter().copied().find(|value| called(value))
}

#[cfg(test)]
mod tests {
    use super::super::definition;
    use super::*;
    use crate::catalogue::Language;

    #[test]
    fn a_command_is_known_by_its_chinese_name_where_it_was_typed() {
        assert_eq!(command("", "发布"), Some("publish"));
        assert_eq!(command("", "通报"), Some("new notice"));
        assert_eq!(command("new", "通报"), Some("new notice"));
        assert_eq!(command("archive", "导出"), Some("archive export"));
        assert_eq!(command("", "docx"), Some("export docx"));
        assert_eq!(command("new", "发布"), None);
        assert_eq!(value(&["zh", "en"], "zh_CN"), Some("zh"));
        assert_eq!(value(&["public", "internal"], "cn"), None);
    }

    #[test]
    fn every_command_that_is_meant_is_there() {
        let whole = definition(Language::En);
        for (name, _) in CALLED.iter().filter(|(name, _)| !["zh", "en", "public", "internal"].contains(name)) {
            let found = name.split(' ').try_fold(&whole, |command, word| command.find_subcommand(word));
            assert!(found.is_some(), "{name}");
        }
    }
}
