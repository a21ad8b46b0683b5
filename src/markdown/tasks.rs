//! Task lists: a box that shows whether an item is done, named by the item's own text.

use super::escape;

/// The box of a list item that is still being written.
pub struct Task {
    /// Where the box's tag can still take its name.
    name_at: usize,
    text_start: usize,
    containers: usize,
}

impl Task {
    pub fn start(html: &mut String, text: &str, checked: bool, containers: usize) -> Self {
        for item in ["<li>", "<li><p>"] {
            if html.ends_with(item) {
                html.insert_str(html.len() - item.len() + "<li".len(), " class=\"task\"");
                break;
            }
        }
        html.push_str("<input type=\"checkbox\" disabled");
        if checked {
            html.push_str(" checked");
        }
        let name_at = html.len();
        html.push_str("> ");
        Self { name_at, text_start: text.len(), containers }
    }

    /// Whether it belongs to the item that ends when so many containers are open.
    pub fn ends_with(&self, containers: usize) -> bool {
        self.containers == containers
    }

    pub fn end(self, html: &mut String, text: &str) {
        let name = text.get(self.text_start..).unwrap_or_default().trim().lines().next().unwrap_or_default();
        let mut attribute = String::new();
        escape::attribute(&mut attribute, "aria-label", if name.is_empty() { "□" } else { name });
        html.insert_str(self.name_at, &attribute);
    }
}
