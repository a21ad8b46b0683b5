//! Tongbao makes the site of a rectification notice (整改情况的通报) out of a folder of Markdown.

pub mod catalogue;
pub mod cmd;
pub mod config;
pub mod finding;
pub mod formats;
pub mod load;
pub mod markdown;
pub mod model;
pub mod output;
pub mod plan;
pub mod render;
pub mod report;
pub mod source;
pub mod theme;
pub mod yaml;
