//! Writing single values as YAML, for the files that tongbao itself makes.

/// A text as a YAML value: plain where that is safe, quoted as JSON otherwise, which YAML reads.
pub fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '（' | '）' | '“' | '”' | '、' | '，' | '《' | '》' | ' ');
    let safe = text.starts_with(|c: char| c.is_alphabetic()) && text.chars().all(plain) && text.trim() == text;
    let is_word = matches!(text.to_ascii_lowercase().as_str(), "true" | "false" | "null" | "yes" | "no" | "on" | "off");
    if safe && !is_word { text.to_string() } else { serde_json::Value::from(text).to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_quoted_where_yaml_would_misread_them() {
        assert_eq!(quoted("关于巡察整改情况的通报"), "关于巡察整改情况的通报");
        assert_eq!(quoted("整改: 一"), "\"整改: 一\"");
        assert_eq!(quoted("true"), "\"true\"");
        assert_eq!(quoted("2025"), "\"2025\"");
        assert_eq!(quoted("# \"x\""), "\"# \\\"x\\\"\"");
    }
}
