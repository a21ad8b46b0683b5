//! Looking for marks in every byte of what was made, whatever wraps them.
//!
//! Archives and compressed streams are opened, one inside the other; a mark is looked for as UTF-8, as UTF-16,
//! in GB18030, percent-encoded, as escapes of JSON and HTML, in Base64, and as pinyin in an address. Text in a PDF
//! is numbers of glyphs, so pdftotext reads it where PDF can be made.

use std::io::Read;

use memchr::memmem;

use super::support::Tree;

/// Nothing honest unpacks to more than this, or is wrapped more often.
const LARGEST: u64 = 64 << 20;
const DEEPEST: usize = 4;

pub struct Search {
    marks: Vec<Mark>,
}

struct Mark {
    place: String,
    /// The mark in every way of writing it.
    forms: Vec<Vec<u8>>,
}

impl Search {
    /// Of marks and the places where they were planted.
    pub fn new(marks: impl Iterator<Item = (String, String)>) -> Self {
        Self { marks: marks.map(|(mark, place)| Mark { forms: forms(&mark), place }).collect() }
    }

    /// `place: file`, for every mark that was found.
    pub fn found_in(&self, tree: &Tree) -> Vec<String> {
        let mut found = Vec::new();
        for (path, bytes) in &tree.files {
            self.search(path, path.as_bytes(), 0, &mut found);
            self.search(path, bytes, 0, &mut found);
        }
        found.sort();
        found.dedup();
        found
    }

    fn search(&self, path: &str, bytes: &[u8], depth: usize, found: &mut Vec<String>) {
        for mark in &self.marks {
            if mark.forms.iter().any(|form| memmem::find(bytes, form).is_some()) {
                found.push(format!("{}: {path}", mark.place));
            }
        }
        if depth < DEEPEST {
            for (name, inner) in unpacked(bytes) {
                self.search(&format!("{path} › {name}"), &inner, depth + 1, found);
            }
        }
    }
}

/// What is wrapped in some bytes: the files of a zip, compressed streams, and what Base64 holds in `data:` addresses
/// is looked for as Base64.
fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut inner = Vec::new();
    if let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) {
        for at in 0..archive.len() {
            let file = archive.by_index(at).expect("a file of the archive can be read");
            let name = String::from_utf8_lossy(file.name_raw()).into_owned();
            inner.push((name.clone(), name.clone().into_bytes()));
            inner.push((name, all(file)));
        }
        inner.push(("comment".into(), archive.comment().to_vec()));
    }
    // Members of a gzip file, and records of a WARC, follow one another.
    for start in memmem::find_iter(bytes, b"\x1f\x8b\x08") {
        inner.push(("gzip".into(), all(flate2::read::GzDecoder::new(&bytes[start..]))));
    }
    if bytes.starts_with(b"\x28\xb5\x2f\xfd") {
        inner.push(("zstd".into(), zstd::decode_all(bytes).unwrap_or_default()));
    }
    // A record of a WARC has its header before it.
    if let Some(pdf) = memmem::find(bytes, b"%PDF-").map(|start| &bytes[start..]) {
        #[cfg(feature = "pdf")]
        inner.push(("text".into(), printed(pdf)));
        for start in memmem::find_iter(pdf, b"stream") {
            let stream = &pdf[start + b"stream".len()..];
            let skipped = stream.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            inner.push(("stream".into(), all(flate2::read::ZlibDecoder::new(&stream[skipped..]))));
        }
    }
    inner.retain(|(_, bytes)| !bytes.is_empty());
    inner
}

/// What is to be read on the pages of a PDF, whatever line it stands in.
#[cfg(feature = "pdf")]
fn printed(pdf: &[u8]) -> Vec<u8> {
    let told = assert_cmd::Command::new("pdftotext").args(["-", "-"]).write_stdin(pdf).output();
    let text = told.expect("pdftotext, of poppler-utils, is there").stdout;
    String::from_utf8_lossy(&text).split_whitespace().collect::<String>().into_bytes()
}

/// As much of a stream as can be read: it may end where another thing begins.
fn all(reader: impl Read) -> Vec<u8> {
    let mut bytes = Vec::new();
    let _ = reader.take(LARGEST).read_to_end(&mut bytes);
    bytes
}

fn forms(mark: &str) -> Vec<Vec<u8>> {
    let utf8 = mark.as_bytes();
    let utf16: Vec<u16> = mark.encode_utf16().collect();
    let percent = |small: bool| {
        let code = |byte: &u8| match byte {
            byte if byte.is_ascii() => (*byte as char).to_string(),
            byte if small => format!("%{byte:02x}"),
            byte => format!("%{byte:02X}"),
        };
        utf8.iter().map(code).collect::<String>().into_bytes()
    };
    let escaped = |shape: fn(u32) -> String| {
        let code = |c: char| if c.is_ascii() { c.to_string() } else { shape(c as u32) };
        mark.chars().map(code).collect::<String>().into_bytes()
    };
    let mut forms = vec![
        utf8.to_vec(),
        utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
        utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
        utf16.iter().map(|unit| format!("{unit:04X}")).collect::<String>().into_bytes(),
        encoding_rs::GB18030.encode(mark).0.into_owned(),
        percent(true),
        percent(false),
        escaped(|code| format!("\\u{code:04x}")),
        escaped(|code| format!("\\u{code:04X}")),
        escaped(|code| format!("&#{code};")),
        escaped(|code| format!("&#x{code:x};")),
        escaped(|code| format!("&#x{code:X};")),
        tongbao::model::slug::slugify(mark).into_bytes(),
    ];
    forms.extend((0..3).map(|shift| base64_inside(utf8, shift)));
    forms
}

/// The Base64 of a mark that begins `shift` bytes into a group of three, without what its neighbours decide.
fn base64_inside(mark: &[u8], shift: usize) -> Vec<u8> {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let whole = &mark[(3 - shift) % 3..];
    let groups = whole.chunks_exact(3).flat_map(|group| {
        let bits = u32::from(group[0]) << 16 | u32::from(group[1]) << 8 | u32::from(group[2]);
        [18, 12, 6, 0].map(|at| ALPHABET[(bits >> at & 63) as usize])
    });
    groups.collect()
}

#[test]
fn a_mark_is_found_whatever_wraps_it() {
    use std::io::Write;
    let mark = "密007绝不外传";
    let search = Search::new([(mark.to_string(), "x".to_string())].into_iter());
    let check = |bytes: Vec<u8>| {
        let tree = Tree { files: [("a".to_string(), bytes)].into_iter().collect() };
        assert_eq!(search.found_in(&tree).len().min(1), 1);
    };
    for form in forms(mark) {
        check([b"..", form.as_slice(), b".."].concat());
    }
    let mut gzip = flate2::write::GzEncoder::new(b"first".to_vec(), flate2::Compression::default());
    gzip.write_all(format!("... {mark} ...").as_bytes()).unwrap();
    let gzip = gzip.finish().unwrap();
    check(gzip.clone());
    check(zstd::encode_all(gzip.as_slice(), 3).unwrap());
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("inner.gz", zip::write::SimpleFileOptions::default()).unwrap();
    archive.write_all(&gzip).unwrap();
    check(archive.finish().unwrap().into_inner());
    let mut zlib =
        flate2::write::ZlibEncoder::new(b"%PDF-1.7\n1 0 obj stream\n".to_vec(), flate2::Compression::default());
    zlib.write_all(mark.as_bytes()).unwrap();
    check(zlib.finish().unwrap());
    // What a `data:` address holds may begin at any byte of a group.
    for before in ["", "a", "ab"] {
        let whole = format!("{before}{mark}xx");
        let padded = [whole.as_bytes(), &b"\0\0"[..(3 - whole.len() % 3) % 3]].concat();
        check(base64_inside(&padded, 0));
    }
}
