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
        Ok(digests)
    };
    all().map_err(|error| {
        let _ = fs::remove_file(new);
        ArchiveError::Io(target.to_path_buf(), error)
    })
}

/// Entries of one date and one mode.
pub struct Entries<W: Write + Seek> {
    zip: ZipWriter<W>,
    date: zip::DateTime,
}

impl<W: Write + Seek> Entries<W> {
    pub fn new(writer: W, date: DateTime) -> Self {
        Self { zip: ZipWriter::new(writer), date: zip_date(date) }
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
        self.zip.finish().map(drop).map_err(io::Error::other)
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
