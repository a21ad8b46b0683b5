//! Another program, run to its end, or to the end of our patience.
//!
//! LibreOffice is a script that starts a program that starts another. They run in a process group of their own, so
//! that all of them are ended together, and nothing else is. What ends us at a terminal no longer reaches them by
//! itself, so it is passed on.

use std::io;
use std::pin::pin;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// How a program came to its end.
#[derive(Debug, PartialEq, Eq)]
pub enum End {
    NotInstalled,
    Well,
    /// By its own account, or since it took too long.
    Badly,
    /// We are to end, and it was ended.
    Interrupted,
}

const STEP: Duration = Duration::from_millis(50);

/// Runs a program until it ends or `has_taken_too_long`.
pub fn run(command: &mut Command, has_taken_too_long: impl Fn() -> bool) -> End {
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return End::Badly };
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    runtime.block_on(async {
        // Listens before there is anything to pass it on to.
        let mut interrupted = pin!(interruption());
        let mut child = match command.spawn() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return End::NotInstalled,
            Err(_) => return End::Badly,
            Ok(child) => child,
        };
        let end = loop {
            match child.try_wait() {
                Ok(Some(status)) => return if status.success() { End::Well } else { End::Badly },
                Ok(None) if !has_taken_too_long() => {}
                Ok(None) | Err(_) => break End::Badly,
            }
            tokio::select! {
                () = &mut interrupted => break End::Interrupted,
                () = tokio::time::sleep(STEP) => {}
            }
        };
        end_group(&mut child);
        end
    })
}

/// Ends a program that has not been waited for, so that its id is still that of its group, and all it started.
fn end_group(child: &mut Child) {
    // Each may have ended by itself meanwhile.
    #[cfg(unix)]
    let _ = rustix::process::kill_process_group(rustix::process::Pid::from_child(child), rustix::process::Signal::KILL);
    let _ = child.kill();
    let _ = child.wait();
}

/// Ctrl-C, the end of the terminal, or the system's wish that the process end.
#[cfg(unix)]
fn interruption() -> impl Future<Output = ()> {
    use tokio::signal::unix::{SignalKind, signal};
    let kinds = [SignalKind::interrupt(), SignalKind::terminate(), SignalKind::hangup()];
    let mut signals: Vec<_> = kinds.into_iter().filter_map(|kind| signal(kind).ok()).collect();
    std::future::poll_fn(move |context| {
        let came = signals.iter_mut().any(|signal| signal.poll_recv(context).is_ready());
        if came { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
}

/// What has no groups shares its console with the program, which hears of it too.
#[cfg(not(unix))]
fn interruption() -> impl Future<Output = ()> {
    std::future::pending()
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::io::Read;

    use super::*;

    fn script(text: &str) -> Command {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", text]);
        command
    }

    /// A pipe that ends for its reader once nobody holds it open for writing.
    fn pipe(folder: &std::path::Path) -> fs::File {
        use rustix::fs::{Mode, OFlags, fcntl_setfl, open};
        let path = folder.join("pipe");
        assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
        let pipe = open(&path, OFlags::RDONLY | OFlags::NONBLOCK, Mode::empty()).unwrap();
        fcntl_setfl(&pipe, OFlags::empty()).unwrap();
        pipe.into()
    }

    #[test]
    fn what_a_program_started_is_ended_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut pipe = pipe(folder.path());
        let begun = folder.path().join("begun");
        let child = r#"(exec 3> pipe; : > begun; sleep 20; echo survived >&3) & wait"#;
        assert_eq!(run(script(child).current_dir(folder.path()), || begun.exists()), End::Badly);
        let mut said = String::new();
        pipe.read_to_string(&mut said).unwrap();
        assert_eq!(said, "");
    }

    #[test]
    fn a_program_ends_as_it_says() {
        assert_eq!(run(&mut script("exit 0"), || false), End::Well);
        assert_eq!(run(&mut script("exit 3"), || false), End::Badly);
        assert_eq!(run(&mut Command::new("/nowhere/soffice"), || false), End::NotInstalled);
    }
}
