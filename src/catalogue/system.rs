//! What the system says when it refuses a file, an address or a disk, in the reader's language.

use std::io::{Error, ErrorKind};

use super::{Language, Phrase};

phrases! {
    NOT_FOUND { "没有这个文件或文件夹", "there is no such file or folder" }
    NOT_PERMITTED { "没有权限，请检查文件和它所在文件夹的权限", "permission denied; check the permissions of the file and of its folder" }
    EXISTS { "同名的文件或文件夹已经存在", "a file or folder of this name exists already" }
    NO_FOLDER_ON_THE_WAY { "路径中有一段是文件，不是文件夹", "a part of the path is a file and no folder" }
    IS_FOLDER { "这是文件夹，不是文件", "this is a folder and no file" }
    NOT_EMPTY { "文件夹不是空的", "the folder is not empty" }
    DISK_FULL { "磁盘已满，清出空间后再试", "the disk is full; make room and try again" }
    READ_ONLY { "磁盘是只读的", "the disk is read-only" }
    NAME_TOO_LONG { "文件名太长，或有不能用的字符", "the file's name is too long, or holds characters that cannot be used" }
    IN_USE { "正在使用，或者这里挂载着另一个磁盘", "it is in use, or another disk is mounted there" }
    PORT_TAKEN { "端口已被占用", "the port is taken" }
    NO_SUCH_ADDRESS { "本机没有这个地址", "this machine has no such address" }
}

/// Why the system refused. What it rarely says is told in its own words.
pub fn reason(error: &Error, language: Language) -> String {
    phrase(error.kind()).map_or_else(|| error.to_string(), |phrase| phrase.say(language).to_string())
}

fn phrase(kind: ErrorKind) -> Option<&'static Phrase> {
    Some(match kind {
        ErrorKind::NotFound => &NOT_FOUND,
        ErrorKind::PermissionDenied => &NOT_PERMITTED,
        ErrorKind::AlreadyExists => &EXISTS,
        ErrorKind::NotADirectory => &NO_FOLDER_ON_THE_WAY,
        ErrorKind::IsADirectory => &IS_FOLDER,
        ErrorKind::DirectoryNotEmpty => &NOT_EMPTY,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => &DISK_FULL,
        ErrorKind::ReadOnlyFilesystem => &READ_ONLY,
        ErrorKind::InvalidFilename => &NAME_TOO_LONG,
        ErrorKind::ResourceBusy => &IN_USE,
        ErrorKind::AddrInUse => &PORT_TAKEN,
        ErrorKind::AddrNotAvailable => &NO_SUCH_ADDRESS,
        _ => return None,
    })
}
