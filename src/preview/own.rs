//! What stands below `/__review/`: the preview's own pages and files.

use super::answer::Answer;
use super::request::Request;
use super::{Preview, Proof};

impl Preview {
    /// Answers for an address of the preview's own.
    pub(super) fn own(&self, address: &str, _request: &Request) -> Answer {
        match address {
            "preview.js" => Answer::ok("text/javascript; charset=utf-8", include_str!("preview.js")),
            "preview.css" => Answer::ok("text/css; charset=utf-8", include_str!("preview.css")),
            _ => {
                self.take_in();
                let proof: std::sync::Arc<Proof> = self.proof(self.edition());
                self.not_found(&proof)
            }
        }
    }
}
