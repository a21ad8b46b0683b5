//! What the system, a server or git says when it refuses, in the reader's language; and what we say where the system
//! would not refuse, but we do.

use std::fmt::{Display, Formatter};
use std::fs::Metadata;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

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
    DISK_FAILS { "磁盘读写出错，先把文件备份到别处，再检查磁盘", "the disk fails; copy your files elsewhere, then have it checked" }
    TOO_MANY_OPEN { "同时打开的文件太多，关掉一些程序再试", "too many files are open at a time; close some programs and try again" }
    NAME_TOO_LONG { "文件名太长，或有不能用的字符", "the file's name is too long, or holds characters that cannot be used" }
    IN_USE { "正在使用，或者这里挂载着另一个磁盘", "it is in use, or another disk is mounted there" }
    OPEN_ELSEWHERE { "别的程序正打开着它，关掉以后再试", "another program has it open; close it and try again" }
    NO_LINK_TO_A_RELEASE { "这里已经有别的东西，不是发布留下的链接；移走它，或者换一个目标文件夹", "something else stands there, and no link that a publication left; move it away, or take another folder" }
    LINKS_NOT_PERMITTED { "没有建立链接的权限：以管理员身份运行，或者在 Windows 设置里打开开发人员模式", "no right to make links: run as administrator, or turn on developer mode in the settings of Windows" }
    PORT_TAKEN { "端口已被占用", "the port is taken" }
    NO_SUCH_ADDRESS { "本机没有这个地址", "this machine has no such address" }

    NO_REGULAR_FILE { "这不是普通文件", "this is no regular file" }
    LEADS_OUT { "它是通到别处去的链接，没有读取", "it is a link that leads elsewhere, and was not read" }
    NAME_NOT_UTF8 { "文件名不是 UTF-8 编码", "its name is not UTF-8" }
    NAME_WITH_CONTROL { "文件名里有看不见的控制字符", "its name holds a control character" }
    TOO_LARGE { "文件太大", "the file is too large" }
    DAMAGED_PACKAGE { "压缩包损坏，里面的文件读不出来", "the package is damaged, and a file in it cannot be read" }
    NOT_OURS { "内容读不通，不是 tongbao 写的样子", "its content is not as tongbao writes it" }
    CHANGED_WHILE_PUBLISHED { "发布期间文件被改动了", "the file changed while it was being published" }

    NOBODY_LISTENS { "那个地址和端口上没有服务", "nothing listens at that address and port" }
    NO_ANSWER { "对方没有应答，请检查地址和网络", "the other side does not answer; check the address and the network" }
    NO_SUCH_HOST { "找不到这个主机名，请检查拼写和网络", "there is no host of that name; check its spelling and the network" }
    NO_WAY_THERE { "网络不通", "the network does not lead there" }
    CONNECTION_LOST { "连接断了", "the connection was lost" }
    CERTIFICATE { "对方的证书不可信：过期了、名称不符，或者不是可信的机构签发的", "its certificate is not to be trusted: it has run out, is for another name, or is signed by nobody known" }
    HOST_KEY_UNKNOWN { "没有记录过这台主机的密钥；核对指纹以后加进已知主机的文件", "the key of this host is not known; check its fingerprint, then add it to the known hosts" }
    HOST_KEY_CHANGED { "这台主机的密钥和记录的不同；先向管理员核实，可能是别人冒充", "the key of this host is not the one that is known; ask its administrator first, since somebody may pose as it" }
    NOT_LET_IN { "登录没有通过：用户名、密钥或口令不对", "the user, the key or the password is not accepted" }
    FORBIDDEN { "这个用户没有权限", "this user has no right to do that" }
    NO_SUCH_BUCKET { "没有这个存储桶", "there is no such bucket" }
    NOTHING_THERE { "对方没有这个地址，请检查服务地址和路径", "there is nothing at that address; check endpoint and path" }
    CLOCKS_DIFFER { "本机的时间和对方相差太多，请校准", "this machine's clock is too far from the other side's; set it" }
    SERVER_TROUBLE { "对方的服务正忙或者出错，过一会儿再试", "the server is busy or in trouble; try again in a while" }
    NO_REPOSITORY { "这个文件夹不在 git 仓库里", "this folder is in no git repository" }
    NO_SUCH_REVISION { "没有这个版本", "there is no such revision" }
    REPOSITORY_OF_OTHERS { "仓库属于别的用户，git 不读它", "the repository belongs to another user, and git does not read it" }
}

/// How others put what is said here: any of these words, in whatever case. What says more stands first.
const WORDS: &[(&Phrase, &[&str])] = &[
    (&HOST_KEY_CHANGED, &["is another than in"]),
    (&HOST_KEY_UNKNOWN, &["the key of "]),
    (&CERTIFICATE, &["invalid peer certificate", "certificate verify failed"]),
    (
        &NO_SUCH_HOST,
        &["dns error", "failed to lookup address", "name or service not known", "name resolution", "no such host"],
    ),
    (&NOBODY_LISTENS, &["connection refused", "actively refused"]),
    (&NO_WAY_THERE, &["network is unreachable", "no route to host"]),
    (&NO_ANSWER, &["timed out", "timeout", "does not answer", "deadline has elapsed"]),
    (&CONNECTION_LOST, &["connection reset", "broken pipe", "connection closed", "unexpected eof", "disconnect"]),
    (&CLOCKS_DIFFER, &["requesttimetooskewed"]),
    (
        &NOT_LET_IN,
        &["http 401", "is not let in", "invalidaccesskeyid", "signaturedoesnotmatch", "authentication failed"],
    ),
    (&NO_SUCH_BUCKET, &["nosuchbucket"]),
    (&DISK_FULL, &["no space left", "http 507", "quota"]),
    (&READ_ONLY, &["read-only file system"]),
    (&DISK_FAILS, &["input/output error"]),
    (&TOO_MANY_OPEN, &["too many open files"]),
    (&NOT_PERMITTED, &["permission denied", "access is denied"]),
    (&FORBIDDEN, &["http 403", "accessdenied", "permissiondenied"]),
    (&NO_REPOSITORY, &["not a git repository"]),
    (&NO_SUCH_REVISION, &["needed a single revision", "unknown revision"]),
    (&REPOSITORY_OF_OTHERS, &["dubious ownership"]),
    (
        &DAMAGED_PACKAGE,
        &[
            "invalid checksum",
            "corrupt deflate stream",
            "invalid zip archive",
            "unsupported zip archive",
            "compression method not supported",
        ],
    ),
    (&NOT_FOUND, &["no such file"]),
    (&NO_FOLDER_ON_THE_WAY, &["not a directory"]),
    (&IS_FOLDER, &["is a directory"]),
    (&NOT_EMPTY, &["directory not empty"]),
    (&EXISTS, &["file exists"]),
    (&NAME_TOO_LONG, &["file name too long"]),
    (&IN_USE, &["resource busy"]),
    (&NO_LINK_TO_A_RELEASE, &["no link to a release"]),
    (&NOTHING_THERE, &["http 404", "http 405", "notfound"]),
    (&SERVER_TROUBLE, &["http 5", "http 429", "slowdown", "ratelimited"]),
];

/// A reason of ours, which is told in the reader's language as well.
#[derive(Debug)]
struct Refusal(&'static Phrase);

impl Display for Refusal {
    fn fmt(&self, f: &mut Formatter) -> std::fmt::Result {
        f.write_str(self.0.en)
    }
}

impl std::error::Error for Refusal {}

/// An error that says why we refuse.
pub fn refusal(phrase: &'static Phrase) -> Error {
    Error::other(Refusal(phrase))
}

/// An error that names its file, since the system does not.
#[derive(Debug)]
struct OfFile {
    path: PathBuf,
    error: Error,
}

impl Display for OfFile {
    fn fmt(&self, f: &mut Formatter) -> std::fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.error)
    }
}

impl std::error::Error for OfFile {}

/// Lets an error name the file that it is about.
pub fn of_file(path: &Path) -> impl FnOnce(Error) -> Error {
    move |error| Error::new(error.kind(), OfFile { path: path.to_path_buf(), error })
}

/// The file that an error names; otherwise the place at which it was met.
pub fn place_of<'a>(error: &'a Error, met_at: &'a Path) -> &'a Path {
    let named = error.get_ref().and_then(|own| own.downcast_ref());
    named.map_or(met_at, |OfFile { path, .. }| path)
}

/// Refuses what stands in the place of a file and is none. The system would open it, and a pipe or a device may never
/// end.
pub fn refuse_special(metadata: &Metadata) -> std::io::Result<()> {
    if metadata.is_file() { Ok(()) } else { Err(refusal(&NO_REGULAR_FILE)) }
}

/// Why the system refused, or we did. What the system rarely says is told in its own words.
pub fn reason(error: &Error, language: Language) -> String {
    if let Some(Refusal(phrase)) = error.get_ref().and_then(|own| own.downcast_ref()) {
        return phrase.say(language).to_string();
    }
    if let Some(OfFile { error, .. }) = error.get_ref().and_then(|own| own.downcast_ref()) {
        return reason(error, language);
    }
    let told = || said_by_others(&error.to_string(), language);
    let known = error.raw_os_error().and_then(of_windows).or_else(|| phrase(error.kind()));
    known.map_or_else(told, |phrase| phrase.say(language).to_string())
}

/// What somebody else gives as a reason, with what that usually means before it.
pub fn said_by_others(words: &str, language: Language) -> String {
    let lower = words.to_lowercase();
    let meant = WORDS.iter().find(|(_, known)| known.iter().any(|known| lower.contains(known)));
    match (meant, language) {
        (None, _) => words.to_string(),
        (Some((phrase, _)), Language::Zh) => format!("{}（{words}）", phrase.say(language)),
        (Some((phrase, _)), Language::En) => format!("{} ({words})", phrase.say(language)),
    }
}

/// What only Windows says, by its number.
fn of_windows(code: i32) -> Option<&'static Phrase> {
    const SHARING_VIOLATION: i32 = 32;
    const LOCK_VIOLATION: i32 = 33;
    const PRIVILEGE_NOT_HELD: i32 = 1314;
    match code {
        _ if !cfg!(windows) => None,
        SHARING_VIOLATION | LOCK_VIOLATION => Some(&OPEN_ELSEWHERE),
        PRIVILEGE_NOT_HELD => Some(&LINKS_NOT_PERMITTED),
        _ => None,
    }
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
        ErrorKind::FileTooLarge => &TOO_LARGE,
        ErrorKind::ReadOnlyFilesystem => &READ_ONLY,
        ErrorKind::InvalidFilename => &NAME_TOO_LONG,
        ErrorKind::ResourceBusy => &IN_USE,
        ErrorKind::AddrInUse => &PORT_TAKEN,
        ErrorKind::AddrNotAvailable => &NO_SUCH_ADDRESS,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_reasons_are_told_in_the_reader_s_language_beside_the_words_of_others() {
        let check = |words: &str, meant: &Phrase| {
            assert_eq!(said_by_others(words, Language::Zh), format!("{}（{words}）", meant.say(Language::Zh)));
            assert_eq!(said_by_others(words, Language::En), format!("{} ({words})", meant.say(Language::En)));
        };
        check("Connection refused (os error 111)", &NOBODY_LISTENS);
        check("failed to lookup address information: Name or service not known", &NO_SUCH_HOST);
        check("the server does not answer", &NO_ANSWER);
        check("invalid peer certificate: UnknownIssuer", &CERTIFICATE);
        check("the key of h is not in /k: ssh-ed25519 SHA256:x", &HOST_KEY_UNKNOWN);
        check("the key of h is another than in /k, line 1: ssh-ed25519 SHA256:x", &HOST_KEY_CHANGED);
        check("u@h is not let in (password)", &NOT_LET_IN);
        check("Permission denied (os error 13)", &NOT_PERMITTED);
        check("No space left on device (os error 28)", &DISK_FULL);
        check("Input/output error (os error 5)", &DISK_FAILS);
        check("Too many open files (os error 24)", &TOO_MANY_OPEN);
        check("S3Error { code: \"NoSuchBucket\", message: \"\" }", &NO_SUCH_BUCKET);
        check("Not a directory (os error 20)", &NO_FOLDER_ON_THE_WAY);
        check("Is a directory (os error 21)", &IS_FOLDER);
        check("File exists (os error 17)", &EXISTS);
        check("it is there already, and is no link to a release", &NO_LINK_TO_A_RELEASE);
        check("HTTP 401", &NOT_LET_IN);
        check("HTTP 403", &FORBIDDEN);
        check("HTTP 404", &NOTHING_THERE);
        check("HTTP 503", &SERVER_TROUBLE);
        check("HTTP 507", &DISK_FULL);
        check("corrupt deflate stream", &DAMAGED_PACKAGE);
        check("compression method not supported: 99", &DAMAGED_PACKAGE);
        check("fatal: not a git repository (or any of the parent directories): .git", &NO_REPOSITORY);
        check("fatal: Needed a single revision", &NO_SUCH_REVISION);
        assert_eq!(said_by_others("something else", Language::Zh), "something else");
    }

    #[test]
    fn our_own_reasons_are_told_in_the_reader_s_language() {
        let error = refusal(&NO_REGULAR_FILE);
        assert_eq!(
            [Language::Zh, Language::En].map(|language| reason(&error, language)),
            [NO_REGULAR_FILE.zh, NO_REGULAR_FILE.en]
        );
        assert_eq!(error.to_string(), NO_REGULAR_FILE.en);
    }

    #[test]
    fn an_error_of_a_file_names_it_beside_the_reason() {
        let denied = of_file(Path::new("content/n/a.jpg"))(ErrorKind::PermissionDenied.into());
        assert_eq!(denied.kind(), ErrorKind::PermissionDenied);
        assert_eq!(reason(&denied, Language::Zh), NOT_PERMITTED.zh);
        let content = Path::new("content");
        assert_eq!(place_of(&denied, content), Path::new("content/n/a.jpg"));
        assert_eq!(place_of(&ErrorKind::NotFound.into(), content), content);
    }

    #[test]
    fn what_is_no_file_is_refused_with_a_reason() {
        let refused = |path: &str| refuse_special(&std::fs::metadata(path).unwrap()).err();
        assert!(refused(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")).is_none());
        let folder = refused(env!("CARGO_MANIFEST_DIR")).unwrap();
        assert_eq!(reason(&folder, Language::Zh), NO_REGULAR_FILE.zh);
        #[cfg(unix)]
        assert!(refused("/dev/null").is_some());
    }

    #[cfg(windows)]
    #[test]
    fn what_windows_says_is_told_too() {
        let check = |code, meant: &Phrase| {
            assert_eq!(reason(&Error::from_raw_os_error(code), Language::Zh), meant.say(Language::Zh));
        };
        check(32, &OPEN_ELSEWHERE);
        check(1314, &LINKS_NOT_PERMITTED);
    }

    #[test]
    fn what_is_looked_for_is_written_in_small_letters() {
        for word in WORDS.iter().flat_map(|(_, words)| *words) {
            assert_eq!(word.to_lowercase(), *word);
        }
    }
}
