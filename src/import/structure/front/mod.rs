//! The beginning of a notice: its title, what stands around it, and what the first paragraphs tell.

mod beside;
mod inspector;
mod lead;
mod letterhead;
mod page;
mod title;

pub use beside::{is_kept, tell_left_out};
pub use lead::read_lead;
pub use letterhead::leave_out_letterhead;
pub use page::{is_document_number, is_stamp, read_fact};
pub use title::{ends_as_title, read_title};
