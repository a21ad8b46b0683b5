//! Pictures: told by their first bytes, whatever their names; and those that a text only names.
//!
//! A text names files beside itself. Whoever reads it says what lies there; this room touches no disk.

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::import::document::Image;

/// A picture from a camera has four million bytes.
pub const LARGEST: u64 = 32 << 20;

/// Gives the file that an address in a document means, if there is one that may be read.
pub type Beside<'a> = &'a dyn Fn(&str) -> Option<Vec<u8>>;

/// The pictures that a text names, each fetched once.
pub struct Pictures<'a> {
    beside: Beside<'a>,
    pub images: Vec<Image>,
    known: HashMap<String, Option<usize>>,
}

impl<'a> Pictures<'a> {
    pub fn new(beside: Beside<'a>) -> Self {
        Self { beside, images: Vec::new(), known: HashMap::new() }
    }

    /// The place among the images of the one at an address. `None`: there is none that a page can show.
    pub fn named(&mut self, address: &str) -> Option<usize> {
        if let Some(known) = self.known.get(address) {
            return *known;
        }
        let found = written_out(address).or_else(|| (self.beside)(address)).and_then(|bytes| {
            let extension = kind(&bytes).filter(|_| bytes.len() as u64 <= LARGEST)?;
            self.images.push(Image { bytes, extension });
            Some(self.images.len() - 1)
        });
        self.known.insert(address.to_string(), found);
        found
    }
}

/// `data:image/png;base64,…`: the picture itself, in place of an address (RFC 2397).
fn written_out(address: &str) -> Option<Vec<u8>> {
    let (_, data) = address.strip_prefix("data:")?.split_once(";base64,")?;
    let data: String = data.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    STANDARD.decode(data).ok()
}

impl Default for Pictures<'_> {
    /// For a text that lies nowhere.
    fn default() -> Self {
        Self::new(&|_| None)
    }
}

/// By its first bytes, whatever its name.
pub fn kind(bytes: &[u8]) -> Option<&'static str> {
    Some(match bytes {
        [0x89, b'P', b'N', b'G', ..] => "png",
        [0xFF, 0xD8, 0xFF, ..] => "jpg",
        [b'G', b'I', b'F', b'8', ..] => "gif",
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "webp",
        _ => return None,
    })
}
