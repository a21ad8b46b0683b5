//! Over the network: through the real program on a port of its own.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

use crate::support::{Site, get, issue, without_script};

/// A running `tongbao serve`; it ends with the value.
struct Server {
    child: Child,
    address: String,
    /// For its temporary files: one that is killed clears nothing away.
    temporary: TempDir,
}

impl Server {
    fn start(site: &Site, more: &[&str]) -> Self {
        Self::at(site.root(), more)
    }

    fn at(root: &std::path::Path, more: &[&str]) -> Self {
        let temporary = tempfile::tempdir().unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_tongbao"))
            .envs(["TMPDIR", "TEMP", "TMP"].map(|name| (name, temporary.path())))
            .args(["serve", "--lang", "en", "--port", "0", "--root"])
            .arg(root)
            .args(more)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().trim_start_matches("Preview: http://").trim_end_matches('/').to_string();
        Self { child, address, temporary }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        stream
    }

    /// Sends one request as it is written; gives the status and the body.
    fn raw(&self, request: &str) -> (u16, String, Vec<u8>) {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(answer.len());
        let head = String::from_utf8_lossy(&answer[..end]).to_string();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        (status, head, answer.get(end + 4..).unwrap_or_default().to_vec())
    }

    fn get(&self, path: &str) -> (u16, Vec<u8>) {
        let (status, _, body) = self.ask("GET", path, "");
        (status, body)
    }

    fn ask(&self, method: &str, path: &str, headers: &str) -> (u16, String, Vec<u8>) {
        self.raw(&format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{headers}\r\n", self.address))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn pages_and_files_come_over_the_network_as_they_are_built() {
    let site = Site::usual();
    let server = Server::start(&site, &[]);
    let built = site.build();
    for path in ["index.html", "notices/lvhua/index.html", "feed.xml", "notices/lvhua/images/after.png"] {
        let (status, body) = server.get(&format!("/{}", path.trim_end_matches("index.html")));
        assert_eq!(status, 200, "{path}");
        let body = if path.ends_with(".html") { without_script(&body) } else { body };
        assert!(body == built.files[path], "{path}");
    }
    let (status, head, body) = server.ask("HEAD", "/", "");
    assert_eq!((status, body.len()), (200, 0), "{head}");
    let length = format!("content-length: {}", server.get("/").1.len());
    assert!(head.to_ascii_lowercase().contains(&length), "{head}");
}

#[cfg(unix)]
#[test]
fn a_preview_that_is_told_to_end_leaves_no_temporary_files() {
    let site = Site::usual();
    let mut server = Server::start(&site, &[]);
    let count = |server: &Server| std::fs::read_dir(server.temporary.path()).unwrap().count();
    assert_eq!((server.get("/").0, count(&server)), (200, 1));
    rustix::process::kill_process(rustix::process::Pid::from_child(&server.child), rustix::process::Signal::TERM)
        .unwrap();
    assert!(server.child.wait().unwrap().success());
    assert_eq!(count(&server), 0);
}

#[test]
fn strangers_are_turned_away() {
    let site = Site::usual();
    let server = Server::start(&site, &[]);
    let with_host = |host: &str| server.raw(&format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")).0;
    assert_eq!(with_host("evil.example"), 421);
    assert_eq!(with_host("localhost"), 200);
    assert_eq!(server.ask("GET", "/../Cargo.toml", "").0, 404);
    assert_eq!(server.ask("GET", "/%2e%2e/%2e%2e/etc/passwd", "").0, 404);
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let (status, head, _) = server.ask(method, "/", "Content-Length: 0\r\n");
        assert_eq!(status, 405, "{method}");
        assert!(head.to_ascii_lowercase().contains("allow: get, head"), "{method}: {head}");
    }
    assert_eq!(server.ask("GET", "/", "Origin: http://evil.example\r\n").0, 403);
    assert_eq!(server.ask("GET", "/__review/events", "Sec-Fetch-Site: cross-site\r\n").0, 403);
}

#[test]
fn two_hundred_readers_are_served_at_once_while_somebody_writes() {
    let site = Site::usual();
    let server = Server::start(&site, &[]);
    std::thread::scope(|scope| {
        let readers: Vec<_> = (0..200)
            .map(|at| {
                let server = &server;
                let path = ["/", "/notices/lvhua/", "/notices/zhaoming/lamps/", "/feed.xml"][at % 4];
                scope.spawn(move || (0..3).all(|_| server.get(path).0 == 200))
            })
            .collect();
        for round in 0..20 {
            site.write("content/lvhua/01-pruning.md", &issue("乔木修剪不及时", "lvhua", &format!("第{round}次。\n")));
        }
        assert!(readers.into_iter().all(|reader| reader.join().unwrap()));
    });
    let (_, body) = server.get("/notices/lvhua/pruning/");
    assert!(String::from_utf8_lossy(&body).contains("第19次。"));
}

#[test]
fn an_open_page_hears_of_a_change() {
    let site = Site::usual();
    let server = Server::start(&site, &[]);
    let mut stream = server.connect();
    write!(stream, "GET /__review/events HTTP/1.1\r\nHost: {}\r\n\r\n", server.address).unwrap();
    let mut lines = BufReader::new(stream).lines();
    let mut next_version = || loop {
        let line = lines.next().unwrap().unwrap();
        if let Some(version) = line.strip_prefix("data: ") {
            break version.rsplit('.').next().unwrap().parse::<u64>().unwrap();
        }
    };
    let mut known = next_version();
    if known == 0 {
        known = next_version();
    }
    site.write("content/lvhua/01-pruning.md", &issue("乔木修剪不及时", "lvhua", "改了。\n"));
    assert!(next_version() > known);
}

#[test]
fn a_version_of_one_run_is_none_of_another() {
    let site = Site::usual();
    let state = |preview: &tongbao::preview::Preview| -> serde_json::Value {
        serde_json::from_slice(&get(preview, "/__review/state?page=").body).unwrap()
    };
    let (first, second) = (site.preview(), site.preview());
    for key in ["run", "version"] {
        assert_eq!(state(&first)[key], state(&first)[key], "{key}");
        assert_ne!(state(&first)[key], state(&second)[key], "{key}");
    }
}

#[cfg(unix)]
#[test]
fn it_ends_when_it_is_asked_to_even_with_readers() {
    let site = Site::usual();
    let mut server = Server::start(&site, &[]);
    let mut stream = server.connect();
    write!(stream, "GET /__review/events HTTP/1.1\r\nHost: {}\r\n\r\n", server.address).unwrap();
    let mut first = [0; 12];
    stream.read_exact(&mut first).unwrap();
    let id = server.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    assert!(server.child.wait().unwrap().success());
}

#[test]
fn a_port_that_is_taken_is_left_for_the_next() {
    let site = Site::usual();
    let first = Server::start(&site, &[]);
    let port: u16 = first.address.rsplit(':').next().unwrap().parse().unwrap();
    let taken = tongbao::preview::bind("127.0.0.1".parse().unwrap(), port).unwrap();
    assert!(taken.local_addr().unwrap().port() > port);
}

/// From a Word file to its page takes two commands, and the page needs no hand: it is that of the sample site.
#[test]
fn an_imported_word_file_has_its_page_at_once() {
    let repository = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let made = Site::new();
    let run = |args: &[&str]| {
        let run = Command::new(env!("CARGO_BIN_EXE_tongbao")).args(args).current_dir(repository).output().unwrap();
        assert!(run.status.success(), "{args:?}: {}", String::from_utf8_lossy(&run.stderr));
    };
    let (word, built) = (made.path("word"), made.path("built"));
    run(&["export", "docx", "--output", word.to_str().unwrap()]);
    run(&["build", "--output", built.to_str().unwrap()]);

    let empty = tempfile::tempdir().unwrap();
    let root = empty.path().to_str().unwrap();
    let file = word.join("yanshi-urban-management-2025.docx");
    run(&["import", "--root", root, "--slug", "yanshi-urban-management-2025", file.to_str().unwrap()]);
    let server = Server::at(empty.path(), &[]);
    for page in ["notices/yanshi-urban-management-2025/", ""] {
        let (status, body) = server.get(&format!("/{page}"));
        assert_eq!(status, 200, "{page}");
        let expected = std::fs::read(built.join(page).join("index.html")).unwrap();
        assert!(without_script(&body) == expected, "/{page} differs");
    }
}
