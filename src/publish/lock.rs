//! One publisher at a time.
//!
//! A file on the target says who publishes and until when that holds; who works on renews it. Where a target
//! cannot create a file exclusively, the file is read again after a moment: of two that wrote it, the last one
//! finds itself in it, and the other goes. A holder that died on this machine is seen by its process; one
//! that died elsewhere, when its time has passed.

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;

use super::retry::{Circumstances, persist};
use super::target::{Held, Target};
use super::{PublishError, manifest::OWN_FOLDER};

/// How long a lock holds without being renewed.
const LEASE: i64 = 300;
/// Time enough for two publishers that came at once to see each other.
const SETTLING: std::time::Duration = std::time::Duration::from_millis(1500);

/// Who publishes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Different for every run.
    pub run: String,
    /// Stands for the machine without naming it: readers may be able to see the file.
    pub machine: String,
    pub process: u32,
}

/// Holds until it is released.
pub struct Lock<'a> {
    target: &'a dyn Target,
    circumstances: &'a Circumstances<'a>,
    /// Whether the file is used, or the target keeps others out by itself.
    by_file: bool,
    /// When it was last written, in seconds.
    written: AtomicI64,
}

pub fn path() -> String {
    format!("{OWN_FOLDER}lock")
}

impl<'a> Lock<'a> {
    pub fn take(target: &'a dyn Target, circumstances: &'a Circumstances<'a>) -> Result<Self, PublishError> {
        match persist(circumstances, || target.hold())? {
            Some(Held::Ours) => return Ok(Self { by_file: false, ..Self::new(target, circumstances) }),
            Some(Held::Others) => return Err(PublishError::Locked { until: None }),
            None => {}
        }
        let lock = Self::new(target, circumstances);
        let text = lock.text();
        if let Some(found) = lock.read()? {
            lock.refuse_if_held(&found)?;
        } else if target.capabilities().creates_exclusively && lock.create(&text)? {
            return Ok(lock);
        }
        persist(circumstances, || target.put(&path(), text.as_bytes()))?;
        (circumstances.sleep)(SETTLING);
        match lock.read()? {
            Some(found) if lock.is_ours(&found) => Ok(lock),
            Some(found) => Err(PublishError::Locked { until: until(&found) }),
            None => Err(PublishError::Locked { until: None }),
        }
    }

    fn new(target: &'a dyn Target, circumstances: &'a Circumstances<'a>) -> Self {
        Self { target, circumstances, by_file: true, written: AtomicI64::new(seconds(circumstances)) }
    }

    /// To be called after every step: renews the lock long before it runs out, and asks nothing of the target otherwise.
    pub fn keep(&self) -> Result<(), PublishError> {
        let age = seconds(self.circumstances) - self.written.load(Ordering::Relaxed);
        if age > LEASE / 3 { self.renew() } else { Ok(()) }
    }

    /// Says that the work goes on. Fails if somebody else has taken the lock meanwhile.
    pub fn renew(&self) -> Result<(), PublishError> {
        if !self.by_file {
            return Ok(());
        }
        match self.read()? {
            Some(found) if !self.is_ours(&found) => Err(PublishError::LockLost),
            _ => {
                let now = seconds(self.circumstances);
                let text = self.text();
                persist(self.circumstances, || self.target.put(&path(), text.as_bytes()))?;
                self.written.store(now, Ordering::Relaxed);
                Ok(())
            }
        }
    }

    pub fn release(self) -> Result<(), PublishError> {
        if self.by_file && self.read()?.is_some_and(|found| self.is_ours(&found)) {
            persist(self.circumstances, || self.target.delete(&path()))?;
        }
        Ok(())
    }

    /// An attempt whose answer was lost may have created the file all the same.
    fn create(&self, text: &str) -> Result<bool, PublishError> {
        let created = persist(self.circumstances, || self.target.create(&path(), text.as_bytes()))?;
        Ok(created || self.read()?.is_some_and(|found| self.is_ours(&found)))
    }

    fn refuse_if_held(&self, found: &str) -> Result<(), PublishError> {
        let now = (self.circumstances.now)();
        let (Some(until), Some(holder)) = (until(found), holder(found)) else { return Ok(()) };
        let dead = (self.circumstances.is_dead)(&holder);
        if until <= now || dead || self.circumstances.break_lock || self.is_ours(found) {
            return Ok(());
        }
        Err(PublishError::Locked { until: Some(until) })
    }

    fn text(&self) -> String {
        let Holder { run, machine, process } = &self.circumstances.holder;
        let until = seconds(self.circumstances) + LEASE;
        let until = Timestamp::from_second(until).map(|until| until.to_string()).unwrap_or_default();
        format!("run {run}\nmachine {machine}\nprocess {process}\nuntil {until}\n")
    }

    fn read(&self) -> Result<Option<String>, PublishError> {
        let found = persist(self.circumstances, || self.target.get(&path()))?;
        Ok(found.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
    }

    fn is_ours(&self, found: &str) -> bool {
        value(found, "run") == Some(&self.circumstances.holder.run)
    }
}

fn seconds(circumstances: &Circumstances) -> i64 {
    (circumstances.now)().as_second()
}

fn value<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(' '))
}

fn until(text: &str) -> Option<Timestamp> {
    value(text, "until")?.parse().ok()
}

fn holder(text: &str) -> Option<Holder> {
    Some(Holder {
        run: value(text, "run")?.into(),
        machine: value(text, "machine")?.into(),
        process: value(text, "process")?.parse().ok()?,
    })
}
