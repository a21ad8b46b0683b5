//! SFTP: a folder on another machine.
//!
//! A connection that is lost is opened again at the next attempt. Files are written aside and renamed over
//! the old ones, which OpenSSH does in one step by `posix-rename@openssh.com`; the plain rename of the
//! protocol does not replace.

use std::collections::HashSet;
use std::future::Future;
use std::sync::Arc;

use russh_sftp::client::error::Error;
use russh_sftp::protocol::{FileAttributes, OpenFlags, Packet, StatusCode};
use tokio::runtime::Runtime;
use tokio::sync::Mutex;
use tokio::task::JoinSet;

use super::ssh::Connection;
pub use super::ssh::SftpSettings;
use crate::publish::hold;
use crate::publish::target::{Capabilities, ErrorKind, Target, TargetError, Writing};

/// Every server takes this much at once (draft-ietf-secsh-filexfer-02, section 3).
const BLOCK: usize = 32 << 10;
/// So many blocks of one file are under way at once.
const WINDOW: usize = 16;

pub struct Sftp {
    settings: SftpSettings,
    runtime: Runtime,
    connection: Mutex<Option<Arc<Connection>>>,
    /// Folders that are known to be there.
    folders: std::sync::Mutex<HashSet<String>>,
}

impl Sftp {
    pub fn new(settings: SftpSettings) -> Result<Self, TargetError> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        let runtime = runtime.map_err(|error| TargetError::new(ErrorKind::Lasting, error))?;
        Ok(Self { settings, runtime, connection: Mutex::default(), folders: Default::default() })
    }

    fn absolute(&self, path: &str) -> String {
        format!("{}/{path}", self.settings.path.trim_end_matches('/'))
    }

    /// Does something over the connection, which is opened if there is none, and given up if it fails.
    fn over<T, F: Future<Output = Result<T, Error>>>(
        &self,
        act: impl FnOnce(Arc<Connection>) -> F,
    ) -> Result<T, TargetError> {
        self.runtime.block_on(async {
            let connection = {
                let mut held = self.connection.lock().await;
                match &*held {
                    Some(connection) => connection.clone(),
                    None => {
                        let opened = Arc::new(Connection::open(&self.settings).await?);
                        *held = Some(opened.clone());
                        opened
                    }
                }
            };
            let result = act(connection.clone()).await;
            if result.as_ref().is_err_and(is_lost) {
                let mut held = self.connection.lock().await;
                if held.as_ref().is_some_and(|held| Arc::ptr_eq(held, &connection)) {
                    *held = None;
                }
            }
            result.map_err(failed)
        })
    }

    fn knows_folder(&self, folder: &str) -> bool {
        hold(&self.folders).contains(folder)
    }

    fn note_folder(&self, folder: &str) {
        hold(&self.folders).insert(folder.to_string());
    }

    fn forget_folders(&self) {
        hold(&self.folders).clear();
    }

    /// Makes the folders above a path, from the top.
    async fn make_folders(&self, connection: &Connection, path: &str) -> Result<(), Error> {
        let ends = path.char_indices().filter(|(at, c)| *c == '/' && *at > 0).map(|(at, _)| at);
        for folder in ends.map(|at| &path[..at]) {
            if self.knows_folder(folder) {
                continue;
            }
            if connection.sftp.stat(folder).await.is_err() {
                match connection.sftp.mkdir(folder, FileAttributes::empty()).await {
                    // Another thread may have made it in the meantime; the server only says that it failed.
                    Err(error) if is_lost(&error) || connection.sftp.stat(folder).await.is_err() => return Err(error),
                    _ => {}
                }
            }
            self.note_folder(folder);
        }
        Ok(())
    }

    async fn open(&self, connection: &Connection, path: &str, flags: OpenFlags) -> Result<String, Error> {
        let open = || connection.sftp.open(path, flags, FileAttributes::empty());
        match open().await {
            Err(error) if is_missing(&error) => {
                self.make_folders(connection, path).await?;
                Ok(open().await?.handle)
            }
            handle => Ok(handle?.handle),
        }
    }
}

impl Target for Sftp {
    fn capabilities(&self) -> Capabilities {
        Capabilities { writing: Writing::Gradual, creates_exclusively: true, parallel: 8 }
    }

    fn get(&self, path: &str) -> Result<Option<Vec<u8>>, TargetError> {
        let path = self.absolute(path);
        self.over(async |connection| {
            let handle = match connection.sftp.open(&path, OpenFlags::READ, FileAttributes::empty()).await {
                Err(error) if is_missing(&error) => return Ok(None),
                handle => handle?.handle,
            };
            let read = read_all(&connection, &handle).await;
            connection.sftp.close(&handle).await?;
            read.map(Some)
        })
    }

    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), TargetError> {
        let path = self.absolute(path);
        let flags = OpenFlags::CREATE | OpenFlags::TRUNCATE | OpenFlags::WRITE;
        let result = self.over(async |connection| {
            let handle = self.open(&connection, &path, flags).await?;
            let written = write_all(&connection, &handle, bytes).await;
            // Some servers tell only now that the disk is full.
            connection.sftp.close(&handle).await?;
            written
        });
        if result.is_err() {
            self.forget_folders();
        }
        result
    }

    fn create(&self, path: &str, bytes: &[u8]) -> Result<bool, TargetError> {
        let whole = self.absolute(path);
        let flags = OpenFlags::CREATE | OpenFlags::EXCLUDE | OpenFlags::WRITE;
        let created = self.over(async |connection| {
            let handle = match self.open(&connection, &whole, flags).await {
                Err(error) if is_lost(&error) => return Err(error),
                // The protocol has no word for "there is one": it only says that it failed.
                Err(error) => match connection.sftp.stat(&whole).await {
                    Ok(_) => return Ok(false),
                    Err(_) => return Err(error),
                },
                Ok(handle) => handle,
            };
            let written = write_all(&connection, &handle, bytes).await;
            connection.sftp.close(&handle).await?;
            written.map(|()| true)
        })?;
        Ok(created)
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), TargetError> {
        let (from, to) = (self.absolute(from), self.absolute(to));
        self.over(async |connection| match rename(&connection, &from, &to).await {
            Err(error) if is_missing(&error) => {
                self.make_folders(&connection, &to).await?;
                rename(&connection, &from, &to).await
            }
            result => result,
        })
        .inspect_err(|_| self.forget_folders())
    }

    fn delete(&self, path: &str) -> Result<(), TargetError> {
        let whole = self.absolute(path);
        self.forget_folders();
        self.over(async |connection| {
            match connection.sftp.remove(&whole).await {
                Err(error) if is_missing(&error) => {}
                result => drop(result?),
            }
            let mut folder = path;
            while let Some((above, _)) = folder.rsplit_once('/') {
                // A folder that still holds something cannot be removed, and with that it is enough.
                if connection.sftp.rmdir(self.absolute(above)).await.is_err() {
                    break;
                }
                folder = above;
            }
            Ok(())
        })
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, TargetError> {
        self.over(async |connection| {
            let mut paths = Vec::new();
            let mut folders = vec![folder.trim_end_matches('/').to_string()];
            while let Some(folder) = folders.pop() {
                let handle = match connection.sftp.opendir(self.absolute(&folder)).await {
                    Err(error) if is_missing(&error) => continue,
                    handle => handle?.handle,
                };
                loop {
                    let names = match connection.sftp.readdir(&handle).await {
                        Err(Error::Status(status)) if status.status_code == StatusCode::Eof => break,
                        names => names?,
                    };
                    for entry in names.files.iter().filter(|entry| !matches!(entry.filename.as_str(), "." | "..")) {
                        let separator = if folder.is_empty() { "" } else { "/" };
                        let path = format!("{folder}{separator}{}", entry.filename);
                        if entry.attrs.is_dir() { folders.push(path) } else { paths.push(path) }
                    }
                }
                connection.sftp.close(&handle).await?;
            }
            Ok(paths)
        })
    }
}

async fn read_all(connection: &Connection, handle: &str) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    loop {
        match connection.sftp.read(handle, bytes.len() as u64, BLOCK as u32).await {
            Ok(data) => bytes.extend_from_slice(&data.data),
            Err(Error::Status(status)) if status.status_code == StatusCode::Eof => return Ok(bytes),
            Err(error) => return Err(error),
        }
    }
}

/// Writes block by block, several under way at once.
async fn write_all(connection: &Arc<Connection>, handle: &str, bytes: &[u8]) -> Result<(), Error> {
    let mut under_way = JoinSet::new();
    for (at, block) in bytes.chunks(BLOCK).enumerate() {
        if under_way.len() == WINDOW {
            finished(under_way.join_next().await)?;
        }
        let (connection, handle, block) = (connection.clone(), handle.to_string(), block.to_vec());
        under_way.spawn(async move { connection.sftp.write(handle, (at * BLOCK) as u64, block).await.map(drop) });
    }
    while let Some(result) = under_way.join_next().await {
        finished(Some(result))?;
    }
    Ok(())
}

fn finished(result: Option<Result<Result<(), Error>, tokio::task::JoinError>>) -> Result<(), Error> {
    match result {
        None => Ok(()),
        Some(Ok(result)) => result,
        Some(Err(error)) => Err(Error::IO(error.to_string())),
    }
}

async fn rename(connection: &Connection, from: &str, to: &str) -> Result<(), Error> {
    if !connection.replaces {
        // Without the extension a reader may miss the file for a moment; there is no better way.
        let _ = connection.sftp.remove(to).await;
        return connection.sftp.rename(from, to).await.map(drop);
    }
    let mut data = Vec::with_capacity(from.len() + to.len() + 8);
    for path in [from, to] {
        data.extend_from_slice(&(path.len() as u32).to_be_bytes());
        data.extend_from_slice(path.as_bytes());
    }
    match connection.sftp.extended("posix-rename@openssh.com", data).await? {
        Packet::Status(status) if status.status_code == StatusCode::Ok => Ok(()),
        Packet::Status(status) => Err(Error::Status(status)),
        _ => Err(Error::UnexpectedPacket),
    }
}

fn is_missing(error: &Error) -> bool {
    matches!(error, Error::Status(status) if status.status_code == StatusCode::NoSuchFile)
}

/// Whether the connection is of no more use.
fn is_lost(error: &Error) -> bool {
    match error {
        Error::Status(status) => {
            matches!(status.status_code, StatusCode::NoConnection | StatusCode::ConnectionLost)
        }
        Error::Limited(_) => false,
        _ => true,
    }
}

fn failed(error: Error) -> TargetError {
    let kind = match &error {
        _ if is_lost(&error) => ErrorKind::Passing,
        Error::Status(status) if status.status_code == StatusCode::PermissionDenied => ErrorKind::Denied,
        _ => ErrorKind::Lasting,
    };
    TargetError::new(kind, error)
}
