//! Whether a zip file holds nothing but its files: bytes that no reader unpacks could be anything.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use zip::ZipArchive;

/// The head of a file's entry up to its flags, by the format's specification (APPNOTE.TXT, 4.3.7).
const HEAD: usize = 8;
/// The flag of an entry behind which its length stands once more.
const LENGTH_BEHIND: u8 = 1 << 3;
/// As long as that may be: of two widths, with a signature before it or not.
const LENGTHS_BEHIND: [u64; 5] = [0, 12, 16, 20, 24];
/// The end of the list of files (4.3.16), and what it begins with.
const END: u64 = 22;
const END_SIGNATURE: &[u8] = b"PK\x05\x06";

/// Whether every byte of the file belongs to an entry, to the list of entries or to its end.
pub fn are_all_of_files(path: &Path, zip: &mut ZipArchive<File>) -> io::Result<bool> {
    let mut file = File::open(path)?;
    let mut entries = Vec::with_capacity(zip.len());
    for index in 0..zip.len() {
        let entry = zip.by_index_raw(index).map_err(io::Error::other)?;
        let start = entry.header_start();
        let data = entry.data_start().ok_or(io::ErrorKind::InvalidData)?;
        entries.push((start, data + entry.compressed_size(), !entry.comment_raw().is_empty()));
    }
    entries.sort_unstable();
    let mut expected = 0;
    let mut may_follow: &[u64] = &[0];
    let starts = entries.iter().map(|(start, ..)| *start).chain([zip.central_directory_start()]);
    for (start, entry) in starts.zip(entries.iter().map(Some).chain([None])) {
        if !start.checked_sub(expected).is_some_and(|gap| may_follow.contains(&gap)) {
            return Ok(false);
        }
        let Some((start, end, has_comment)) = entry else { break };
        if *has_comment {
            return Ok(false);
        }
        expected = *end;
        may_follow = if length_is_behind(&mut file, *start)? { &LENGTHS_BEHIND } else { &[0] };
    }
    Ok(zip.comment().is_empty() && ends_with_its_list(&mut file)?)
}

fn length_is_behind(file: &mut File, start: u64) -> io::Result<bool> {
    let mut head = [0; HEAD];
    file.seek(SeekFrom::Start(start))?;
    file.read_exact(&mut head)?;
    Ok(head[6] & LENGTH_BEHIND != 0)
}

/// Whether nothing stands behind the end of the list.
fn ends_with_its_list(file: &mut File) -> io::Result<bool> {
    let mut end = [0; END as usize];
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(END)))?;
    file.read_exact(&mut end)?;
    Ok(end.starts_with(END_SIGNATURE))
}
