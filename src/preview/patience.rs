//! Connections over which nothing is said any more are closed.
//!
//! Else whoever opens connections and asks nothing, or does not take the answer, would hold them for ever. Only what is
//! written counts: half a request can be drawn out byte by byte. The stream of events is written to all the time.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::serve::Listener;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};

/// Gives connections that are closed when nothing was written to them for so long.
pub struct Patient<L> {
    listener: L,
    limit: Duration,
}

impl<L> Patient<L> {
    pub fn new(listener: L, limit: Duration) -> Self {
        Self { listener, limit }
    }
}

impl<L: Listener> Listener for Patient<L> {
    type Io = Connection<L::Io>;
    type Addr = L::Addr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        let (stream, address) = self.listener.accept().await;
        (Connection::new(stream, self.limit), address)
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.listener.local_addr()
    }
}

pub struct Connection<S> {
    stream: S,
    limit: Duration,
    end: Pin<Box<Sleep>>,
}

impl<S> Connection<S> {
    fn new(stream: S, limit: Duration) -> Self {
        Self { stream, limit, end: Box::pin(sleep(limit)) }
    }

    /// What the stream says, or that it has been waited for long enough.
    fn unless_ended<T>(&mut self, polled: Poll<io::Result<T>>, cx: &mut Context) -> Poll<io::Result<T>> {
        if polled.is_ready() {
            return polled;
        }
        ready!(self.end.as_mut().poll(cx));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }

    fn written(&mut self, polled: Poll<io::Result<usize>>, cx: &mut Context) -> Poll<io::Result<usize>> {
        if matches!(polled, Poll::Ready(Ok(1..))) {
            self.end.set(sleep(self.limit));
            // Polled at once, since nobody may ask the stream again before the client does.
            let _ = self.end.as_mut().poll(cx);
        }
        self.unless_ended(polled, cx)
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Connection<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context, buffer: &mut ReadBuf) -> Poll<io::Result<()>> {
        let polled = Pin::new(&mut self.stream).poll_read(cx, buffer);
        self.unless_ended(polled, cx)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Connection<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let polled = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.written(polled, cx)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context,
        pieces: &[io::IoSlice],
    ) -> Poll<io::Result<usize>> {
        let polled = Pin::new(&mut self.stream).poll_write_vectored(cx, pieces);
        self.written(polled, cx)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{ErrorKind, Read, Write};
    use std::net::TcpStream;

    use super::*;

    /// What a client reads that says `asked` and then nothing, until the server closes the connection.
    fn answer(asked: &str) -> String {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = listener.local_addr().unwrap();
        let router = axum::Router::new().fallback(|| async { "整改情况" });
        runtime.spawn(axum::serve(Patient::new(listener, Duration::from_millis(50)), router).into_future());
        let mut client = TcpStream::connect(address).unwrap();
        client.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        client.write_all(asked.as_bytes()).unwrap();
        let mut answer = Vec::new();
        if let Err(error) = client.read_to_end(&mut answer) {
            assert_eq!(error.kind(), ErrorKind::ConnectionReset, "it stays open");
        }
        String::from_utf8_lossy(&answer).into_owned()
    }

    #[test]
    fn a_connection_over_which_nothing_is_said_is_closed() {
        for nothing in ["", "GET / HT", "GET / HTTP/1.1\r\nHost: local"] {
            assert!(!answer(nothing).contains("200"), "{nothing}");
        }
    }

    #[test]
    fn so_is_one_that_was_kept_after_an_answer() {
        assert!(answer("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").ends_with("整改情况"));
    }

    #[test]
    fn what_is_written_gives_a_connection_its_time_anew_and_what_is_read_does_not() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let _inside = runtime.enter();
        let mut connection = Connection::new(tokio::io::empty(), Duration::from_secs(60));
        let cx = &mut Context::from_waker(std::task::Waker::noop());
        let first = connection.end.deadline();
        let _ = Pin::new(&mut connection).poll_read(cx, &mut ReadBuf::new(&mut [0; 8]));
        assert_eq!(connection.end.deadline(), first);
        std::thread::sleep(Duration::from_millis(2));
        let _ = connection.written(Poll::Ready(Ok(0)), cx);
        assert_eq!(connection.end.deadline(), first);
        let _ = connection.written(Poll::Ready(Ok(1)), cx);
        assert!(connection.end.deadline() > first);
    }
}
