//! The end of a notice: how to reach the office, who signs, the date, and what is attached or annexed.

mod annexes;
mod attachments;
mod closing;
mod contact;
mod kind;
mod last_day;

pub use annexes::{heads_annex, outlined, take_annexes};
pub use attachments::{begins_list, take_attachments};
pub use closing::take_closing;
