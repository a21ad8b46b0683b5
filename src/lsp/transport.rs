//! Messages over two streams: the frames of the base protocol, and JSON-RPC's answers to what is no message.
//!
//! What a frame holds may be anything. As long as the next one can be found, the editor is told that it could
//! not be read, and the conversation goes on; only where the frames themselves are broken it ends.

use std::fmt;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use lsp_server::{Connection, ErrorCode, Message};
use serde::Deserialize;
use serde_json::{Value, json};

/// More than any header needs: a stream without line breaks is not gathered for ever.
const LONGEST_HEADER: u64 = 4096;

/// The threads that read and write.
pub struct Transport {
    reader: JoinHandle<io::Result<()>>,
    writer: JoinHandle<io::Result<()>>,
}

impl Transport {
    /// The server's end of a conversation over these streams.
    pub fn start(input: impl Read + Send + 'static, output: impl Write + Send + 'static) -> (Connection, Self) {
        let (server, Connection { sender, receiver }) = Connection::memory();
        let output = Arc::new(Mutex::new(output));
        let answers = Arc::clone(&output);
        let reader = thread::spawn(move || {
            let mut input = BufReader::new(input);
            while let Some(frame) = read_frame(&mut input)? {
                match read_message(&frame) {
                    Ok(message) => {
                        let is_exit = matches!(&message, Message::Notification(said) if said.method == "exit");
                        if sender.send(message).is_err() || is_exit {
                            break;
                        }
                    }
                    Err(answer) => write_frame(&answers, &answer.to_string())?,
                }
            }
            Ok(())
        });
        let writer = thread::spawn(move || {
            for message in &receiver {
                let mut frame = Vec::new();
                message.write(&mut frame)?;
                write_whole(&output, &frame)?;
            }
            Ok(())
        });
        (server, Self { reader, writer })
    }

    /// Returns when everything has been said, with what broke a stream.
    pub fn join(self) -> io::Result<()> {
        let join = |thread: JoinHandle<_>| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        join(self.reader).and(join(self.writer))
    }
}

/// What stands in the next frame. `None`: the stream has ended.
fn read_frame(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        if input.take(LONGEST_HEADER).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        let Some(line) = line.strip_suffix('\n') else { return Err(broken(&line)) };
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        let (name, value) = line.split_once(':').ok_or_else(|| broken(line))?;
        if name.eq_ignore_ascii_case("Content-Length") {
            length = Some(value.trim().parse::<u64>().map_err(|_| broken(line))?);
        }
    }
    let length = length.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "there is no Content-Length"))?;
    // Memory is taken for what comes, not for what is announced.
    let mut frame = Vec::new();
    let read = input.take(length).read_to_end(&mut frame)?;
    if (read as u64) < length { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(Some(frame)) }
}

fn broken(line: &str) -> io::Error {
    let start: String = line.chars().take(80).collect();
    io::Error::new(io::ErrorKind::InvalidData, format!("{start:?} is no header"))
}

/// `Err`: the answer to what is no message.
fn read_message(frame: &[u8]) -> Result<Message, Value> {
    let value: Value =
        serde_json::from_slice(frame).map_err(|error| refusal(Value::Null, ErrorCode::ParseError, error))?;
    let wants_answer = value.get("id").is_some_and(|id| !id.is_null());
    let id = value.get("id").filter(|id| id.is_string() || id.is_number()).cloned().unwrap_or_default();
    match Message::deserialize(value) {
        // Its number is none that the protocol knows; without an answer the editor would wait for ever.
        Ok(Message::Notification(_)) if wants_answer => {
            Err(refusal(id, ErrorCode::InvalidRequest, "the id is neither a 32-bit number nor a string"))
        }
        Ok(message) => Ok(message),
        Err(error) => Err(refusal(id, ErrorCode::InvalidRequest, error)),
    }
}

fn refusal(id: Value, code: ErrorCode, reason: impl fmt::Display) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "error": { "code": code as i32, "message": reason.to_string() } })
}

fn write_frame(output: &Mutex<impl Write>, text: &str) -> io::Result<()> {
    write_whole(output, format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes())
}

fn write_whole(output: &Mutex<impl Write>, frame: &[u8]) -> io::Result<()> {
    let mut output = output.lock().unwrap_or_else(PoisonError::into_inner);
    output.write_all(frame)?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the server's side hears, the answers that were given without it, and how the stream ended.
    fn hear(input: &[u8]) -> (Vec<String>, Vec<Value>, io::Result<()>) {
        let output = Arc::new(Mutex::new(Vec::new()));
        let (connection, transport) = Transport::start(io::Cursor::new(input.to_vec()), Shared(Arc::clone(&output)));
        let heard = connection.receiver.iter().map(|message| match message {
            Message::Request(request) => request.method,
            Message::Notification(notification) => notification.method,
            Message::Response(response) => format!("answer {}", response.id),
        });
        let heard = heard.collect();
        drop(connection);
        let ended = transport.join();
        let mut output = io::Cursor::new(output.lock().unwrap().clone());
        let frames = std::iter::from_fn(|| read_frame(&mut output).unwrap());
        (heard, frames.map(|frame| serde_json::from_slice(&frame).unwrap()).collect(), ended)
    }

    struct Shared(Arc<Mutex<Vec<u8>>>);

    impl Write for Shared {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn frame(text: &[u8]) -> Vec<u8> {
        [format!("Content-Length: {}\r\n\r\n", text.len()).as_bytes(), text].concat()
    }

    fn saved() -> Vec<u8> {
        frame(br#"{"jsonrpc":"2.0","method":"saved","params":{}}"#)
    }

    #[track_caller]
    fn check(text: &[u8], code: i64, id: &Value) {
        let (heard, answers, ended) = hear(&[frame(text), saved()].concat());
        let said = String::from_utf8_lossy(text);
        assert_eq!((heard, answers.len()), (vec!["saved".to_string()], 1), "{said}");
        assert_eq!((&answers[0]["id"], &answers[0]["error"]["code"]), (id, &json!(code)), "{said}");
        assert!(ended.is_ok());
    }

    #[test]
    fn what_is_no_json_is_answered_and_what_comes_after_it_is_heard() {
        let deep = "[".repeat(100_000);
        for text in [&b"{"[..], b"", b"\xFF", br#"{"id":1,"method":"\ud800"}"#, deep.as_bytes()] {
            check(text, -32700, &Value::Null);
        }
    }

    #[test]
    fn what_is_json_and_no_message_is_answered_under_its_number() {
        check(b"{}", -32600, &Value::Null);
        check(b"[]", -32600, &Value::Null);
        check(br#"{"id":7}"#, -32600, &json!(7));
        check(br#"{"id":3000000000,"method":"textDocument/hover"}"#, -32600, &json!(3_000_000_000u32));
        check(br#"{"id":[1],"method":"textDocument/hover"}"#, -32600, &Value::Null);
    }

    #[test]
    fn a_stream_whose_frames_are_broken_ends_with_what_broke_it() {
        let endless = "x".repeat(100_000);
        let announced = format!("Content-Length: {}\r\n\r\n", u64::MAX);
        for rest in ["Content-Length: many\r\n\r\n", "no header\r\n\r\n", "\r\n", "A: b\r\n\r\n", &endless, &announced]
        {
            let (heard, answers, ended) = hear(&[&saved(), rest.as_bytes()].concat());
            assert_eq!((heard.len(), answers.len(), ended.is_err()), (1, 0, true), "{:.40}", rest);
        }
        assert!(hear(&saved()).2.is_ok());
    }

    #[test]
    fn nothing_is_read_after_exit() {
        let (heard, _, ended) = hear(&[frame(br#"{"method":"exit"}"#), b"no header\r\n".to_vec()].concat());
        assert_eq!((heard, ended.is_ok()), (vec!["exit".to_string()], true));
    }
}
