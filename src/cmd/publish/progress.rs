//! How far an upload is: bytes, their rate, and the time that remains.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use indicatif::{ProgressBar, ProgressStyle};

use crate::publish::{Event, Observer};

/// So few bytes are there before a bar could be read.
const WORTH_SHOWING: u64 = 20;

/// Shows a bar, if anybody looks.
pub struct Bar {
    label: &'static str,
    /// Only on a terminal.
    live: bool,
    steps: AtomicU64,
    done: AtomicU64,
    bar: OnceLock<ProgressBar>,
}

impl Bar {
    pub fn new(label: &'static str, live: bool) -> Self {
        Self { label, live, steps: AtomicU64::new(0), done: AtomicU64::new(0), bar: OnceLock::new() }
    }
}

impl Observer for Bar {
    fn tell(&self, event: Event) {
        match event {
            Event::Planned { steps, bytes } => {
                self.steps.store(steps as u64, Ordering::Relaxed);
                self.done.store(0, Ordering::Relaxed);
                if self.live && steps as u64 >= WORTH_SHOWING {
                    let style = ProgressStyle::with_template(
                        "{prefix} {bar:32} {msg}  {bytes}/{total_bytes}  {bytes_per_sec}  {eta}",
                    );
                    let bar = ProgressBar::new(bytes).with_prefix(self.label);
                    let bar = bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
                    // A second plan, after a verification, has the same bar.
                    let bar = self.bar.get_or_init(|| bar);
                    bar.set_length(bytes);
                    bar.reset();
                }
            }
            Event::Done { bytes } => {
                let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
                if let Some(bar) = self.bar.get() {
                    bar.set_message(format!("{done}/{}", self.steps.load(Ordering::Relaxed)));
                    bar.inc(bytes);
                }
            }
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}
