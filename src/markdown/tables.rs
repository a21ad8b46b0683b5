//! Tables: in a box that scrolls by itself, with a name for those who hear it.

use pulldown_cmark::Alignment;

use super::escape;

/// A table that is being written.
pub struct Table {
    alignments: Vec<Alignment>,
    /// Where the box's start tag can still take its name.
    name_at: usize,
    in_head: bool,
    column: usize,
    /// Where the cell's text and HTML begin.
    cell_text: usize,
    cell_html: usize,
    cell_tag: usize,
    headers: Vec<String>,
}

impl Table {
    pub fn start(html: &mut String, alignments: Vec<Alignment>) -> Self {
        html.push_str("<div class=\"table\"");
        let name_at = html.len();
        html.push_str(" tabindex=\"0\">\n<table>\n");
        Self {
            alignments,
            name_at,
            in_head: true,
            column: 0,
            cell_text: 0,
            cell_html: 0,
            cell_tag: 0,
            headers: Vec::new(),
        }
    }

    pub fn start_head(&mut self, html: &mut String) {
        html.push_str("<thead>\n<tr>");
    }

    /// The header's cells name the table.
    pub fn end_head(&mut self, html: &mut String) {
        html.push_str("</tr>\n</thead>\n<tbody>\n");
        self.in_head = false;
        let name = self.headers.join("、");
        if !name.is_empty() {
            let mut attributes = String::from(" role=\"group\"");
            escape::attribute(&mut attributes, "aria-label", &name);
            html.insert_str(self.name_at, &attributes);
        }
    }

    pub fn start_row(&mut self, html: &mut String) {
        html.push_str("<tr>");
        self.column = 0;
    }

    pub fn start_cell(&mut self, html: &mut String, text: &str) {
        self.cell_tag = html.len();
        html.push_str(if self.in_head { "<th scope=\"col\"" } else { "<td" });
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            _ => "",
        };
        html.push_str(class);
        html.push('>');
        self.column += 1;
        self.cell_html = html.len();
        self.cell_text = text.len();
    }

    pub fn end_cell(&mut self, html: &mut String, text: &str) {
        // An empty header would be announced as one.
        if self.in_head && html.len() == self.cell_html {
            html.truncate(self.cell_tag);
            html.push_str("<td></td>");
            return;
        }
        let cell = text.get(self.cell_text..).unwrap_or_default().trim();
        if self.in_head && !cell.is_empty() {
            self.headers.push(cell.to_string());
        }
        html.push_str(if self.in_head { "</th>" } else { "</td>" });
    }

    pub fn end(self, html: &mut String) {
        html.push_str("</tbody>\n</table>\n</div>\n");
    }
}
