//! The network side of the preview: a server that hands each request to [`Preview::answer`].
//!
//! Answers are made on threads of their own, since they read files and fill templates. Browsers that keep a
//! page open are told of each new version over one stream (server-sent events, HTML Living Standard).

use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request as HttpRequest, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use tokio::sync::Notify;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

use super::answer::Answer;
use super::patience::Patient;
use super::request::{self, Method, Request};
use super::{Options, Preview, Proof};
use crate::catalogue::review::COMMENT_TOO_LONG;

/// An editor saves in several steps; after the first sign of one this long is waited for the rest.
const BURST: Duration = Duration::from_millis(20);
/// How often everything is looked at, in case the system did not tell.
const LOOK_OVER: Duration = Duration::from_secs(3);
/// So long the last answers may take when the server ends.
const FAREWELL: Duration = Duration::from_secs(1);
/// So long a connection may be written nothing. A browser opens another when it wants one.
const PATIENCE: Duration = Duration::from_secs(120);
/// So often the stream of events is written to when nothing changes.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// So many ports are tried, from the one that was wished for.
const PORTS: u16 = 100;
/// A comment is a few sentences.
const LONGEST_BODY: usize = 64 << 10;
/// The version that is told when the server ends.
const END: u64 = u64::MAX;
const EVENTS: &str = "/__review/events";

/// Takes the port, or else the next that is free.
pub fn bind(address: IpAddr, port: u16) -> io::Result<TcpListener> {
    let last = if port == 0 { 0 } else { port.saturating_add(PORTS - 1) };
    let mut result = Err(io::ErrorKind::AddrInUse.into());
    for port in port..=last {
        result = TcpListener::bind(SocketAddr::new(address, port));
        match &result {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            _ => break,
        }
    }
    result
}

/// Serves until the process is asked to end. `told` hears of the site as it is at first and after each change.
pub fn serve(options: Options, listener: TcpListener, told: impl Fn(&Proof) + Send + Sync + 'static) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let result = runtime.block_on(run(options, listener, Arc::new(told)));
    runtime.shutdown_timeout(FAREWELL);
    result
}

async fn run(options: Options, listener: TcpListener, told: Arc<dyn Fn(&Proof) + Send + Sync>) -> io::Result<()> {
    let woken = Arc::new(Notify::new());
    let wake = woken.clone();
    let preview = Arc::new(Preview::new(options, move || wake.notify_one()));
    listener.set_nonblocking(true)?;
    let listener = Patient::new(tokio::net::TcpListener::from_std(listener)?, PATIENCE);
    tokio::spawn(follow(preview.clone(), woken, told));
    let router = axum::Router::new().fallback(answer_request).with_state(preview.clone());
    let ended = Arc::new(Notify::new());
    let asked_to_end = {
        let (preview, ended) = (preview.clone(), ended.clone());
        async move {
            end_of_process().await;
            preview.version.send_replace(END);
            ended.notify_one();
        }
    };
    let server = axum::serve(listener, router).with_graceful_shutdown(asked_to_end);
    tokio::select! {
        result = server.into_future() => result,
        () = async { ended.notified().await; tokio::time::sleep(FAREWELL).await } => Ok(()),
    }
}

/// Takes in changes as the system tells of them, so that open pages hear of them.
async fn follow(preview: Arc<Preview>, woken: Arc<Notify>, told: Arc<dyn Fn(&Proof) + Send + Sync>) {
    let mut known = None;
    loop {
        let (one, told) = (preview.clone(), told.clone());
        let look_over = known.is_some() && tokio::time::timeout(LOOK_OVER, woken.notified()).await.is_err();
        if known.is_some() && !look_over {
            tokio::time::sleep(BURST).await;
        }
        let taken_in = tokio::task::spawn_blocking(move || {
            let version = if look_over { one.look_over() } else { one.take_in() };
            if known != Some(version) {
                told(&one.proof(one.edition()));
            }
            version
        });
        // Where it panicked, all is read anew the next time.
        if let Ok(version) = taken_in.await {
            known = Some(version);
        }
    }
}

async fn answer_request(State(preview): State<Arc<Preview>>, http: HttpRequest) -> Response {
    let Some(request) = understand(http).await else {
        return respond(Answer::said(413, COMMENT_TOO_LONG.say(preview.language())));
    };
    if request.path == EVENTS && request.method == Method::Get && request::admit(&request).is_ok() {
        return events(preview).into_response();
    }
    match tokio::task::spawn_blocking(move || preview.answer(&request)).await {
        Ok(answer) => respond(answer),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The version of the site, now and whenever it changes.
fn events(preview: Arc<Preview>) -> impl IntoResponse {
    let versions = WatchStream::new(preview.version.subscribe()).take_while(|version| *version != END);
    let told = move |version| Event::default().event("version").data(preview.told(version));
    let events = versions.map(move |version| Ok::<_, Infallible>(told(version)));
    Sse::new(events).keep_alive(KeepAlive::new().interval(HEARTBEAT))
}

/// `None`: its body is longer than any comment.
async fn understand(http: HttpRequest) -> Option<Request> {
    let (parts, body) = http.into_parts();
    let text = |name: HeaderName| parts.headers.get(name).and_then(|value| value.to_str().ok()).map(String::from);
    let own = |name: &'static str| text(HeaderName::from_static(name));
    let method = match parts.method.as_str() {
        "GET" => Method::Get,
        "HEAD" => Method::Head,
        "POST" => Method::Post,
        _ => Method::Other,
    };
    let body = match method {
        Method::Post => axum::body::to_bytes(body, LONGEST_BODY).await.ok()?.to_vec(),
        _ => Vec::new(),
    };
    Some(Request {
        method,
        path: parts.uri.path().to_string(),
        query: parts.uri.query().unwrap_or_default().to_string(),
        // A request line may name the host as well; the header is the one that a browser cannot be made to forge.
        host: text(header::HOST),
        origin: text(header::ORIGIN),
        fetch_site: own("sec-fetch-site"),
        fetch_mode: own("sec-fetch-mode"),
        fetch_dest: own("sec-fetch-dest"),
        token: own("x-tongbao-token"),
        body,
    })
}

fn respond(answer: Answer) -> Response {
    let mut response = Response::new(Body::from(answer.body));
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| headers.insert(name, HeaderValue::from_static(value));
    set(header::CONTENT_TYPE, answer.content_type);
    set(header::CACHE_CONTROL, "no-store");
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::X_FRAME_OPTIONS, "SAMEORIGIN");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    if let Some(allow) = answer.allow {
        headers.insert(header::ALLOW, HeaderValue::from_static(allow));
    }
    if let Some(location) = answer.location.and_then(|location| HeaderValue::try_from(location).ok()) {
        headers.insert(header::LOCATION, location);
    }
    response
}

/// Ctrl-C, or the system's wish that the process end.
async fn end_of_process() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    // Without handlers the system ends the process by itself.
    let _ = tokio::signal::ctrl_c().await;
}
