//! Themes: templates, styles and the words of the interface.

pub mod view;
