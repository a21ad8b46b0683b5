//! The plan: every page of the site before one is rendered.

pub mod addresses;
