//! When a snapshot is made: no two are of one second.

use std::thread::sleep;
use std::time::Duration;

use jiff::civil::DateTime;

use crate::archive::Archive;
use crate::cmd::{Failure, now};

/// How long a clock may take to its next second; one that was told to stand still never gets there.
const PATIENCE: u32 = 30;
const BREATH: Duration = Duration::from_millis(50);

/// The present second, or the next, where a snapshot was made in this one. The archive is to be locked.
pub fn moment(archive: &Archive) -> Result<DateTime, Failure> {
    free(now, |moment| Ok(archive.has_one_of(moment)?), || sleep(BREATH))
}

fn free(
    clock: impl Fn() -> Result<DateTime, Failure>,
    taken: impl Fn(DateTime) -> Result<bool, Failure>,
    wait: impl Fn(),
) -> Result<DateTime, Failure> {
    for _ in 0..PATIENCE {
        let moment = clock()?;
        if !taken(moment)? {
            return Ok(moment);
        }
        wait();
    }
    clock()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use jiff::ToSpan;

    use super::*;

    #[track_caller]
    fn check(runs: bool, expected_waits: u32, expected_second: i8) {
        let start = jiff::civil::date(2026, 3, 1).at(9, 0, 15, 0);
        let waits = Cell::new(0);
        // Three breaths to the next second.
        let clock = || Ok(start + i64::from(if runs { waits.get() / 3 } else { 0 }).seconds());
        let moment = free(clock, |moment| Ok(moment == start), || waits.set(waits.get() + 1));
        assert_eq!((moment.map(|moment| moment.second()).ok(), waits.get()), (Some(expected_second), expected_waits));
    }

    #[test]
    fn a_second_that_has_a_snapshot_is_waited_out() {
        check(true, 3, 16);
    }

    #[test]
    fn a_clock_that_stands_still_is_not_waited_for_for_ever() {
        check(false, PATIENCE, 15);
    }
}
