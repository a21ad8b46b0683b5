//! `tongbao export`: notices in other forms.

mod corrections;
mod data;
mod fragment;
mod office;
#[cfg(not(feature = "pdf"))]
mod pdf;
mod round_trip;
mod table;
// The site suite uses all of it, this one the half.
#[allow(dead_code, unused_imports)]
#[path = "../site/support/mod.rs"]
mod support;
