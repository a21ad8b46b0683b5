//! Why YAML cannot be read, in the words of whoever typed it, and what its values are called.

phrases! {
    WIDE_COLON { "字段名后面的冒号是全角的“：”；要用半角冒号，后面空一格", "the colon after the key is a full-width one; type a plain colon and a blank" }
    NO_BLANK_AFTER_COLON { "冒号后面要空一格", "there has to be a blank after the colon" }
    COLON_IN_VALUE { "值里不能有半角冒号加空格；改用全角冒号“：”，或把整个值放进引号", "a value cannot hold a colon with a blank behind it; put the whole value in quotes" }
    NO_SECOND_COLON { "这里不能再有冒号；值里有冒号时要用引号括起来", "there can be no other colon here; put a value with a colon in it in quotes" }
    NO_COLON { "字段名后面缺少冒号", "there is no colon behind the name of the field" }

    TAB_IN_INDENT { "缩进用了制表符（Tab）；要用空格", "the indent is a tab; use blanks" }
    INDENT_IS_TAB { "缩进用了制表符；要用空格", "the indent is a tab; use blanks" }
    WIDE_BLANK_IN_INDENT { "缩进用了全角空格；要用半角空格", "the indent is a full-width blank; use plain ones" }
    BLANK_BEFORE_KEY { "行首多了空格；和上一行的字段对齐", "there are blanks before the key; begin it where the key above begins" }
    UNALIGNED { "缩进没有对齐，或缺少字段名", "the indent does not line up, or a name is missing" }
    LIST_AMONG_FIELDS { "列表和字段混在了一起", "a list and fields are mixed up" }

    OPEN_BRACE { "花括号 {brace} 没有配对的 }", "the brace {brace} has no }" }
    OPEN_BRACKET { "方括号 [ 没有配对的 ]", "the bracket [ has no ]" }
    UNPAIRED_BRACKET { "括号没有配对", "a bracket has no partner" }
    MISPLACED_BRACKET { "多了一个括号", "there is a bracket too many" }
    WIDE_BRACKET { "括号的另一半是全角的；要用半角的 ] 或 }", "the other half of the bracket is a full-width one; type a plain ] or }" }
    WIDE_COMMA { "括号里的逗号是全角的“，”；要用半角逗号，后面空一格", "the comma inside the brackets is a full-width one; type a plain comma and a blank" }
    TEXT_BEHIND_BRACKET { "值以方括号开头，后面还有文字；括号改用〔〕或【】，或把整个值放进引号", "the value begins with brackets and there is text behind them; put the whole value in quotes" }

    UNPAIRED_QUOTE { "引号没有配对", "a quote has no partner" }
    CHINESE_CLOSING_QUOTE { "值以半角的引号开头，以中文的引号结尾；结尾也要用半角的", "the value begins with a straight quote and ends with a Chinese one; end it with a straight one" }
    TEXT_BEHIND_QUOTE { "引号后面还有文字；值里的引号改用“”，或把整个值放进引号", "there is text behind the quotes; put the whole value in quotes, or use other marks inside" }
    TRAILING_CONTENT { "引号后面还有文字；整个值要放在引号里", "there is text behind the quotes; put the whole value in quotes" }
    BACKSLASH { "双引号里不能有反斜杠 \\；路径里改用 /，或者去掉双引号", "there can be no backslash in double quotes; write / in a path, or take the quotes away" }

    SIGN_AT_BEGINNING { "值不能以这个符号开头；要用引号括起来", "a value cannot begin with this sign; put it in quotes" }
    UNKNOWN_ANCHOR { "星号 * 引用的名称不存在；要用引号括起来", "the * refers to a name that is not there; put the value in quotes" }
    SECOND_DOCUMENT { "里面多了一行 ---", "there is a line --- too many" }
    KEY_IS_NO_TEXT { "字段名要是文字", "the name of a field has to be a text" }
    NOT_FINITE { "这样写是“无穷大”或“不是数”；要用引号括起来", "this means infinity, or no number; put it in quotes" }
    PARSER_SAYS { "解析器报告：{reason}", "{reason}" }

    NOTHING { "空", "empty" }
    FLAG { "真假值", "true or false" }
    NUMBER { "数字", "a number" }
    TEXT { "文字", "a text" }
    LIST { "列表", "a list" }
    FIELDS { "一组字段", "a group of fields" }
    SOMETHING_ELSE { "别的内容", "something else" }

    TRUE_OR_FALSE { " true 或 false", "true or false" }
    WHOLE_NUMBER { "不小于 0 的整数", "a whole number from 0" }
    PORT_NUMBER { "1 到 65535 的整数", "a whole number from 1 to 65535" }
    NAMED_FIELDS { "一组字段（名称: 值）", "a group of fields (name: value)" }
    NAMED_FIELDS_EACH { "每项一组字段（名称: 值）", "a group of fields (name: value) in each item" }
    NAMED_TEXTS { "一组“名称: 文字”", "a list of \"name: text\"" }
}
