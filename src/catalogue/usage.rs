//! How commands are written: the frame of the help, its examples, and what is wrong with a line that is not understood.

phrases! {
    USAGE { "用法", "Usage" }
    COMMANDS { "命令", "Commands" }
    ARGUMENTS { "参数", "Arguments" }
    OPTIONS { "选项", "Options" }
    COMMON_OPTIONS { "通用选项", "Common options" }
    EXAMPLES { "例子", "Examples" }
    /// Behind each of them.
    COLON { "：", ":" }
    OPTIONS_PLACEHOLDER { "[选项]", "[OPTIONS]" }
    COMMAND_PLACEHOLDER { "命令", "COMMAND" }
    HELP_OPTION { "显示帮助", "Show this help" }
    VERSION_OPTION { "显示版本号", "Show the version" }

    USAGE_UNKNOWN { "没有“{value}”这个选项或参数", "there is no option or argument \"{value}\"" }
    USAGE_DASHES { "选项前面用半角的 --，现在是别的横线。", "An option begins with two plain hyphens, and these are other dashes." }
    USAGE_IN_QUOTES { "文字里有空格时，整个放进半角引号：\"…\"。", "Put a text with blanks in it in straight quotes: \"…\"." }
    USAGE_WHOLE_SITE { "这个命令后面不写文件，看的总是整个站点；站点在别的文件夹里，用 --root 指定。", "No file is named behind this command, which always looks at the whole site; a site in another folder is named with --root." }
    USAGE_INVALID { "“{argument}”不能是“{value}”{known}", "\"{argument}\" cannot be \"{value}\"{known}" }
    USAGE_NO_VALUE { "“{argument}”后面缺少内容{known}", "\"{argument}\" has nothing behind it{known}" }
    USAGE_KNOWN { "；可以写：{known}", "; it can be: {known}" }
    USAGE_NO_COMMAND { "“{command}”后面要写做什么：", "\"{command}\" has to say what to do:" }
    USAGE_MISSING_ONE { "要写其中一个：{known}", "one of these is needed: {known}" }
    USAGE_MISSING { "“{command}”后面缺少：", "missing behind \"{command}\":" }
    USAGE_COMMAND { "没有“{value}”这个命令", "there is no command \"{value}\"" }
    USAGE_LIST { "可以写：", "It can be:" }
    USAGE_SUGGESTION { "是不是想写“{meant}”？", "Did you mean \"{meant}\"?" }
    USAGE_TWICE { "“{argument}”写了两次", "\"{argument}\" is given twice" }
    USAGE_CONFLICT { "“{argument}”不能和“{other}”一起用", "\"{argument}\" cannot be used together with \"{other}\"" }
    USAGE_OTHER { "命令写法不对", "the command is not right" }
    USAGE_WRITTEN { "写法：{usage}", "It is written: {usage}" }
    USAGE_FIRST { "第一次用：tongbao new site 文件夹名", "To begin: tongbao new site FOLDER" }
    USAGE_HELP { "查看用法：{command} --help", "To see how it is used: {command} --help" }
}

/// Command lines to begin with, as the help of a command shows them, in the order in which an office comes to them.
const SHOWN: &[&str] = &[
    "tongbao new site zhenggai",
    "tongbao new notice \"关于巡察整改进展情况的通报\" --slug patrol-2025",
    "tongbao new issue patrol-2025 \"乔木灌木修剪不及时\"",
    "tongbao import 通报.docx",
    "tongbao import 台账.xlsx --title 关于巡察整改进展情况的通报 --date 2025-10-11",
    "tongbao serve --open --drafts",
    "tongbao check",
    "tongbao check --fix",
    "tongbao check --explain TB616",
    "tongbao status",
    "tongbao review sign patrol-2025 --role 初审 --by 张三",
    "tongbao review comment add patrol-2025 \"请核对。\" --by 张三 --quote \"370余车\"",
    "tongbao review comment reply patrol-2025 3f2a \"已核对。\" --by 李四",
    "tongbao review comment resolve patrol-2025 3f2a --by 张三",
    "tongbao review changes patrol-2025 --since HEAD",
    "tongbao review key ~/张三.pem --by 张三",
    "tongbao build --base-url https://www.example.gov.cn/zg/",
    "tongbao build --strict",
    "tongbao export docx patrol-2025",
    "tongbao export xlsx patrol-2025 -o 台账.xlsx",
    "tongbao export html --single patrol-2025",
    "tongbao export server --nginx -o tongbao.conf",
    "tongbao archive create",
    "tongbao archive verify latest",
    "tongbao archive compare 2025-06-30 latest",
    "tongbao archive restore latest 取回",
    "tongbao publish www --dry-run",
    "tongbao publish www",
    "tongbao rollback www --list",
    "tongbao verify-target www",
    "tongbao completions bash",
    "tongbao man 手册",
];

/// The examples of a command, by its whole name; of the whole, one of each command that every office needs.
pub fn examples(command: &str) -> impl Iterator<Item = &'static str> {
    const FIRST: [&str; 7] = ["new site", "new notice", "import", "serve", "check", "build", "publish"];
    let is_below = move |line: &str, name: &str| {
        line.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    SHOWN.iter().copied().enumerate().filter_map(move |(at, line)| {
        let own = command != "tongbao" && is_below(line, command);
        let first = FIRST.iter().map(|name| format!("tongbao {name}")).find(|name| is_below(line, name));
        let leads = first.is_some_and(|name| !SHOWN[..at].iter().any(|line| is_below(line, &name)));
        (own || command == "tongbao" && leads).then_some(line)
    })
}
