//! What leaves the site for other places: one file of a notice, a fragment for somebody else's editor, what a
//! web server is to be told.
//!
//! Everything here turns a rendered page into another shape; the page itself is made by `render`. Formats
//! that are made from the model belong to `formats`.

mod fragment;
mod links;
mod markup;
mod server;
mod single;

pub use fragment::fragment;
pub use server::{Demands, Inline, Server, server};
pub use single::single;

/// The page that is exported, and what it may draw on.
pub struct Page<'a> {
    pub html: &'a str,
    /// Its address below the site's root, such as `notices/x/`.
    pub address: &'a str,
    /// Where the site stands; links to other pages lead there, or nowhere if it is not known.
    pub base: Option<&'a crate::config::BaseUrl>,
    /// The bytes of a file of the site, by its path below the root.
    pub file: &'a dyn Fn(&str) -> Option<Vec<u8>>,
}
