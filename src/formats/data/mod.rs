//! The notices as open data: JSON files, and the JSON Schemas that describe them.
//!
//! The shapes are types of their own, so that the content model can change without breaking those who read
//! the data. They borrow their texts: a file is written straight from the notice. What is not known is left
//! out, never `null`; every count stands beside its total.

mod issues;
mod lines;
mod notice;
mod parts;
mod schema;
mod texts;

pub use issues::issues_json;
pub use notice::notice_json;
pub use schema::schemas;
