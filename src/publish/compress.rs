//! Compressed twins of files, for servers that hand them out as they are: `index.html.gz` beside `index.html`.
//!
//! They are made while a site is published and stand in its manifest like any other file, so that a twin is
//! never older than what it is a twin of. The same bytes always give the same twin.

use std::io::{self, Write};

use flate2::{Compression, GzBuilder};

use crate::config::Encoding;
use crate::model::asset::extension;

/// Smaller files fit into one packet either way.
const WORTH_IT: usize = 1000;
const TEXTS: &[&str] = &["html", "css", "js", "json", "xml", "svg", "csv", "txt", "vcf"];

/// The ending of a twin's name.
pub fn ending(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Gzip => "gz",
        Encoding::Brotli => "br",
        Encoding::Zstd => "zst",
    }
}

/// Whether a file has twins.
pub fn is_worth_it(path: &str, length: usize) -> bool {
    length >= WORTH_IT && extension(path).is_some_and(|ending| TEXTS.contains(&ending.as_str()))
}

pub fn compressed(encoding: Encoding, bytes: &[u8]) -> io::Result<Vec<u8>> {
    match encoding {
        Encoding::Gzip => {
            let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
            encoder.write_all(bytes)?;
            encoder.finish()
        }
        Encoding::Brotli => {
            let mut out = Vec::new();
            // The last quality of all takes ten times as long for one part in twenty.
            let parameters = brotli::enc::BrotliEncoderParams { quality: 9, ..Default::default() };
            brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters)?;
            Ok(out)
        }
        Encoding::Zstd => zstd::encode_all(bytes, 15),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn a_twin_holds_what_it_is_a_twin_of() {
        let text = "整改情况的通报".repeat(500).into_bytes();
        let mut unpacked = Vec::new();
        let gzip = compressed(Encoding::Gzip, &text).unwrap();
        flate2::read::GzDecoder::new(&gzip[..]).read_to_end(&mut unpacked).unwrap();
        assert!(unpacked == text && gzip == compressed(Encoding::Gzip, &text).unwrap());
        let brotli = compressed(Encoding::Brotli, &text).unwrap();
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &brotli[..], &mut unpacked).unwrap();
        assert_eq!(unpacked, text);
        assert_eq!(zstd::decode_all(&compressed(Encoding::Zstd, &text).unwrap()[..]).unwrap(), text);
    }
}
