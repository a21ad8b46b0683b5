//! Trying again after what may pass, and what the engine needs of the world: a clock, a way to wait.

use std::time::Duration;

use jiff::Timestamp;

use super::lock::Holder;
use super::target::{ErrorKind, TargetError};

/// A fault that lasts longer than all these together is no passing one: some sixteen seconds.
const WAITS: [Duration; 6] = [
    Duration::from_millis(250),
    Duration::from_millis(500),
    Duration::from_secs(1),
    Duration::from_secs(2),
    Duration::from_secs(4),
    Duration::from_secs(8),
];

/// What a publication needs of the world around it.
pub struct Circumstances<'a> {
    pub now: &'a (dyn Fn() -> Timestamp + Sync),
    pub sleep: &'a (dyn Fn(Duration) + Sync),
    pub holder: Holder,
    /// Whether somebody who holds the lock is known to be dead.
    pub is_dead: &'a (dyn Fn(&Holder) -> bool + Sync),
    /// Whether a lock of somebody else is to be taken all the same.
    pub break_lock: bool,
}

/// Does something until it succeeds or fails for good.
pub fn persist<T>(
    circumstances: &Circumstances,
    mut attempt: impl FnMut() -> Result<T, TargetError>,
) -> Result<T, TargetError> {
    let mut waits = WAITS.iter();
    loop {
        match attempt() {
            Err(error) if error.kind == ErrorKind::Passing => match waits.next() {
                Some(wait) => (circumstances.sleep)(*wait),
                None => return Err(error),
            },
            result => return result,
        }
    }
}
