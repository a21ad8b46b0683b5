//! A snapshot as one zip file, for handing on.
//!
//! The same snapshot makes the same bytes: entries in order, one date, one mode. Inside is the bag as it is,
//! in a folder of its name, so that whoever unpacks it has the snapshot itself.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Seek, Write};
use std::path::Path;

use jiff::civil::DateTime;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::claim::claim;
use super::holder::{FolderHolder, Holder, LARGEST};
use super::{Archive, ArchiveError, Digests, Snapshot};
use crate::output::durable;

/// Writes the zip file, which may not be there yet; gives its digests.
pub fn export(archive: &Archive, snapshot: &Snapshot, target: &Path) -> Result<Digests, ArchiveError> {
    let holder = FolderHolder::new(archive.path_of(&snapshot.name));
    whole(target, |file| {
        let mut zip = Entries::new(file, snapshot.info.created);
        for path in holder.paths()? {
            zip.begin(&format!("{}/{path}", snapshot.name), CompressionMethod::Deflated)?;
            holder.read(&path, &mut |reader| io::copy(reader, &mut zip).map(drop))?;
        }
        zip.finish()
    })
}

/// Writes a file beside its place and renames it in, so that it is whole or not there.
pub fn whole(
    target: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> Result<Digests, ArchiveError> {
    let claim = claim(target)?;
    let new = &claim.beside;
    let all = || {
        let mut file = BufWriter::new(File::create(new)?);
        write(&mut file)?;
        file.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        let digests = Digests::read(&mut File::open(new)?)?;
        fs::rename(new, target)?;
        durable::sync_folder(target)?;
        Ok(digests)
    };
    all().map_err(|error| {
        let _ = fs::remove_file(new);
        ArchiveError::Io(target.to_path_buf(), error)
    })
}

/// Entries of one date and one mode.
pub struct Entries<W: Write + Seek> {
    zip: ZipWriter<Resigned<W>>,
    date: zip::DateTime,
}

impl<W: Write + Seek> Entries<W> {
    pub fn new(writer: W, date: DateTime) -> Self {
        Self { zip: ZipWriter::new(Resigned { writer, at: 0, end: 0, is_broken: false }), date: zip_date(date) }
    }

    pub fn begin(&mut self, name: &str, method: CompressionMethod) -> io::Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(self.date)
            .unix_permissions(0o644)
            .large_file(false);
        self.zip.start_file(name, options).map_err(io::Error::other)
    }

    pub fn finish(self) -> io::Result<()> {
        let written = self.zip.finish().map_err(io::Error::other)?;
        if written.is_broken { Err(io::ErrorKind::BrokenPipe.into()) } else { Ok(()) }
    }
}

/// Says once that it cannot write, and then takes everything: a zip file that was given up is ended all the same when it
/// is dropped, and what fails there would be printed.
struct Resigned<W> {
    writer: W,
    /// Where the next byte goes, or would go.
    at: u64,
    /// Behind the last byte.
    end: u64,
    is_broken: bool,
}

impl<W> Resigned<W> {
    fn heed<T>(&mut self, result: io::Result<T>) -> io::Result<T> {
        if result.as_ref().is_err_and(|error| error.kind() != io::ErrorKind::Interrupted) {
            self.is_broken = true;
            // An entry that is ended after this is not to end before it began, in the head of its own to which the way
            // back may have led.
            self.at = self.end;
        }
        result
    }
}

impl<W: Write> Write for Resigned<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = if self.is_broken { Ok(bytes.len()) } else { self.writer.write(bytes) };
        self.at += *written.as_ref().unwrap_or(&0) as u64;
        self.end = self.end.max(self.at);
        self.heed(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.is_broken {
            return Ok(());
        }
        let flushed = self.writer.flush();
        self.heed(flushed)
    }
}

impl<W: Seek> Seek for Resigned<W> {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        let place = match to {
            _ if !self.is_broken => self.writer.seek(to),
            io::SeekFrom::Start(place) => Ok(place),
            io::SeekFrom::Current(way) | io::SeekFrom::End(way) => Ok(self.at.saturating_add_signed(way)),
        };
        self.at = *place.as_ref().unwrap_or(&self.at);
        self.heed(place)
    }
}

impl<W: Write + Seek> Write for Entries<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.zip.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.zip.flush()
    }
}

/// Zip files know no time before 1980.
pub fn zip_date(date: DateTime) -> zip::DateTime {
    let part = |part: i8| part.unsigned_abs();
    zip::DateTime::from_date_and_time(
        date.year().unsigned_abs(),
        part(date.month()),
        part(date.day()),
        part(date.hour()),
        part(date.minute()),
        part(date.second()),
    )
    .unwrap_or_default()
}

/// Reads an entry whole.
pub fn entry(zip: &mut zip::ZipArchive<File>, name: &str) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    zip.by_name(name).map_err(io::Error::other)?.take(LARGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// Takes so many writes, and then has no room any more.
    struct Full<'a> {
        written: io::Cursor<Vec<u8>>,
        writes: &'a Cell<usize>,
    }

    impl Write for Full<'_> {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.writes.set(self.writes.get().checked_sub(1).ok_or(io::ErrorKind::StorageFull)?);
            self.written.write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Seek for Full<'_> {
        fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
            self.written.seek(to)
        }
    }

    fn write(writes: &Cell<usize>) -> io::Result<()> {
        let writer = Full { written: io::Cursor::default(), writes };
        let mut zip = Entries::new(writer, jiff::civil::datetime(2025, 10, 11, 9, 0, 0, 0));
        for name in ["a", "b"] {
            zip.begin(name, CompressionMethod::Deflated)?;
            zip.write_all(name.repeat(1000).as_bytes())?;
        }
        zip.finish()
    }

    #[test]
    fn a_disk_that_is_full_at_any_write_is_told_and_never_panics() {
        let plenty = Cell::new(1000);
        write(&plenty).unwrap();
        let needed = 1000 - plenty.get();
        assert!(needed > 8, "{needed}");
        for writes in 0..needed {
            assert!(write(&Cell::new(writes)).is_err(), "{writes}");
        }
    }
}
