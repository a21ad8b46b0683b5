//! Markdown to HTML, one step a file.
