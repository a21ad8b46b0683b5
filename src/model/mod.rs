//! The content model: what a site holds, as plain data.

pub mod blocks;
pub mod slug;
