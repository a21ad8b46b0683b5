//! What is wrong with a theme's template. The English sentences are the template engine's own, by which they are known;
//! it says them in no other language.

phrases! {
    UNKNOWN_FILTER { "没有 `{name}` 这个过滤器", "Unknown filter `{name}`" }
    UNKNOWN_TEST { "没有 `{name}` 这个判断", "Unknown test `{name}`" }
    UNKNOWN_FUNCTION { "没有 `{name}` 这个函数", "Unknown function `{name}`" }
    UNKNOWN_COMPONENT { "没有 `{name}` 这个组件", "Unknown component `{name}`" }
    UNKNOWN_TEMPLATE { "要放进来的模板 `{name}` 不存在", "Unknown template `{name}`" }
    UNKNOWN_BLOCK { "上层模板里没有 `{name}` 这个块", "Block `{name}` is not defined in any parent template" }
    UNKNOWN_VARIABLE { "没有 `{name}` 这个变量", "Variable `{name}` is not defined" }
    UNKNOWN_MEMBER { "没有 `{name}` 这个字段", "Field `{name}` is not defined" }
    MISSING_PARENT { "模板 {name} 继承的 {parent} 不存在", "Template '{name}' is inheriting from '{parent}', which doesn't exist or isn't loaded." }
    EXTENDS_ITSELF { "模板 {name} 绕了一圈又继承到自己", "Circular extend detected for template '{name}'." }
    INCLUDES_ITSELF { "模板 {name} 绕了一圈又把自己放进来", "Circular include detected for template '{name}'." }
    OTHER_END { "开头的标记里名字是 `{name}`，结尾的标记里是 `{other}`", "was named `{name}` in the opening tag, found `{other}` as name in the end tag" }
    FOUND_IN_CONDITION { "这里是 {found}，这里只能是 elif、else 或 endif", "Found {found} but was expecting `elif`, `else` or `endif`." }
    FOUND_OTHER { "这里是 {found}，应当是 {expected}", "Found {found} but expected {expected}." }
    ENDS_EARLY { "模板没有写完，缺少收尾的标记", "Unexpected end of input" }
    OPEN_COMMENT { "注释没有用 {end} 收尾", "Closing comment tag `{end}` not found" }
    OPEN_TEXT { "引号没有收尾", "is missing its closing" }
    RESERVED { "{name} 是模板自己的词，不能当作名字", "{name} is a reserved keyword of Tera" }
    OUTSIDE_OF_BLOCKS { "用了 extends 的模板里，block 块以外的内容不会显示，要写进块里", "This content would be ignored" }
    NO_NUMBERS { "`{name}` 两边都要是数字，这里是 {left} 和 {right}", "`{name}` requires both operands to be numbers, found {left} and {right}" }
    ODD_CHARACTER { "有模板认不得的字符，多半是全角的标点", "Unexpected character" }
    UNKNOWN_TAG { "没有这个标记，或者它的位置不对", "Unknown tag" }
    MISSING_ARGUMENT { "缺少 `{name}` 这个参数", "Missing keyword argument `{name}`" }
    NO_ASSET { "主题里没有 {name} 这个文件", "the theme has no asset {name}" }
    OPEN_WORD { "“{word}”里的花括号不成对", "the braces of \"{word}\" do not pair" }
    UNFILLED_WORD { "“{word}”里的 {name} 没有给出", "\"{word}\" is not given its {name}" }
    NO_WORD { "主题的用语里没有 {name}", "there is no word {name}" }
}
