//! A progress bar for work that takes long enough to ask what it is doing.

use std::io;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::model::{Address, Asset};
use crate::render::Receiver;

/// Shorter work ends before a bar could be read.
const PATIENCE: Duration = Duration::from_millis(500);

/// Hands everything on, and counts pages.
pub struct Counted<'a> {
    inner: &'a dyn Receiver,
    label: &'static str,
    total: u64,
    done: AtomicU64,
    started: Instant,
    /// Only on a terminal.
    live: bool,
    bar: OnceLock<ProgressBar>,
}

impl<'a> Counted<'a> {
    pub fn new(inner: &'a dyn Receiver, label: &'static str, total: usize, live: bool) -> Self {
        Self {
            inner,
            label,
            total: total as u64,
            done: AtomicU64::new(0),
            started: Instant::now(),
            live,
            bar: OnceLock::new(),
        }
    }
}

impl Receiver for Counted<'_> {
    fn bytes(&self, address: &Address, bytes: &[u8]) -> io::Result<()> {
        self.inner.bytes(address, bytes)
    }

    fn file(&self, address: &Address, asset: &Asset) -> io::Result<()> {
        self.inner.file(address, asset)
    }

    fn advance(&self, pages: usize) {
        let done = self.done.fetch_add(pages as u64, Ordering::Relaxed) + pages as u64;
        if self.live && self.started.elapsed() > PATIENCE {
            let bar = self.bar.get_or_init(|| {
                let style = ProgressStyle::with_template("{prefix} {bar:40} {pos}/{len}  {eta}");
                let bar = ProgressBar::new(self.total).with_prefix(self.label);
                bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
            });
            bar.set_position(done);
        }
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}
