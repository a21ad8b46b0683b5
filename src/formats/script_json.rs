//! Compact JSON (RFC 8259) that can stand in a `script` element, written value by value.
//!
//! A text is escaped where JSON demands it, and also where a character could end the element or a line of an
//! old JavaScript parser. An object or a list that is open borrows what it stands in, so they cannot be mixed up.

/// An object that is being written; [`Object::end`] closes it.
pub struct Object<'a> {
    json: &'a mut String,
    first: bool,
}

/// A list that is being written; [`List::end`] closes it.
pub struct List<'a> {
    json: &'a mut String,
    first: bool,
}

impl<'a> Object<'a> {
    pub fn begin(json: &'a mut String) -> Self {
        json.push('{');
        Self { json, first: true }
    }

    /// The members of an object that others begin and end.
    pub fn inside(json: &'a mut String) -> Self {
        Self { json, first: true }
    }

    /// Members that were written before.
    pub fn members(&mut self, members: &str) -> &mut Self {
        if !members.is_empty() {
            separate(self.json, &mut self.first);
            self.json.push_str(members);
        }
        self
    }

    pub fn text(&mut self, key: &str, text: &str) -> &mut Self {
        self.key(key);
        push_text(self.json, text);
        self
    }

    /// Writes nothing where there is nothing.
    pub fn maybe(&mut self, key: &str, text: Option<&str>) -> &mut Self {
        if let Some(text) = text {
            self.text(key, text);
        }
        self
    }

    /// A value that is JSON already.
    pub fn json(&mut self, key: &str, json: &str) -> &mut Self {
        self.key(key);
        self.json.push_str(json);
        self
    }

    pub fn object(&mut self, key: &str) -> Object<'_> {
        self.key(key);
        Object::begin(self.json)
    }

    pub fn list(&mut self, key: &str) -> List<'_> {
        self.key(key);
        self.json.push('[');
        List { json: self.json, first: true }
    }

    pub fn texts<T: AsRef<str>>(&mut self, key: &str, texts: &[T]) {
        let mut list = self.list(key);
        texts.iter().for_each(|text| list.text(text.as_ref()));
        list.end();
    }

    pub fn end(&mut self) {
        self.json.push('}');
    }

    fn key(&mut self, key: &str) {
        separate(self.json, &mut self.first);
        self.json.push('"');
        self.json.push_str(key);
        self.json.push_str("\":");
    }
}

impl List<'_> {
    pub fn text(&mut self, text: &str) {
        separate(self.json, &mut self.first);
        push_text(self.json, text);
    }

    /// A value that is JSON already.
    pub fn json(&mut self, json: &str) {
        separate(self.json, &mut self.first);
        self.json.push_str(json);
    }

    pub fn object(&mut self) -> Object<'_> {
        separate(self.json, &mut self.first);
        Object::begin(self.json)
    }

    pub fn end(&mut self) {
        self.json.push(']');
    }
}

fn separate(json: &mut String, first: &mut bool) {
    if !std::mem::take(first) {
        json.push(',');
    }
}

fn push_text(json: &mut String, text: &str) {
    json.push('"');
    // Most texts need no care; without a branch in it this looks at many bytes at a time.
    if text.bytes().fold(true, |clean, byte| clean & !is_suspect(byte)) {
        json.push_str(text);
    } else {
        text.chars().for_each(|c| push_escaped(json, c));
    }
    json.push('"');
}

/// Whether a byte has to be escaped, or begins a character that may have to be.
fn is_suspect(byte: u8) -> bool {
    (byte < b' ') | (byte == b'"') | (byte == b'\\') | (byte == b'<') | (byte == b'>') | (byte == b'&') | (byte == 0xE2)
}

fn push_escaped(json: &mut String, c: char) {
    match c {
        '"' => json.push_str("\\\""),
        '\\' => json.push_str("\\\\"),
        '\n' => json.push_str("\\n"),
        '<' | '>' | '&' | '\u{2028}' | '\u{2029}' | ..' ' if c != ' ' => json.push_str(&format!("\\u{:04x}", c as u32)),
        c => json.push(c),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn is_dangerous(c: char) -> bool {
        matches!(c, '<' | '>' | '&' | '\u{2028}' | '\u{2029}')
    }

    fn written(text: &str) -> String {
        let mut json = String::new();
        push_text(&mut json, text);
        json
    }

    #[test]
    fn nothing_in_a_text_can_end_the_script() {
        let text = "</script><!--&\u{2028}\"通报\u{1}\\\n”";
        assert_eq!(written(text), "\"\\u003c/script\\u003e\\u003c!--\\u0026\\u2028\\\"通报\\u0001\\\\\\n”\"");
    }

    #[test]
    fn objects_and_lists_stand_in_one_another() {
        let mut json = String::new();
        let mut object = Object::begin(&mut json);
        object.text("a", "一").maybe("b", None).json("c", "2");
        let mut list = object.list("d");
        list.text("二");
        list.object().text("e", "三").end();
        list.end();
        object.object("f").end();
        object.end();
        assert_eq!(json, r#"{"a":"一","c":2,"d":["二",{"e":"三"}],"f":{}}"#);
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in any::<String>()) {
            let json = written(&text);
            prop_assert!(!json.contains(is_dangerous));
            prop_assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
        }
    }
}
