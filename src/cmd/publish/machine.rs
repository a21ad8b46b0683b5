//! Which machine this is, and whether a process that held a lock is known to be gone from it.
//!
//! Only who sees the same processes can tell: the same machine, since it was last started, and the same
//! container. Readers may be able to see a lock, so that what stands in it names nothing.

use std::fs;

use crate::publish::lock::Holder;

/// Stands in the lock of a machine that cannot be told from others.
const UNKNOWN: &str = "unknown";

/// This machine.
pub struct Machine(Option<String>);

impl Machine {
    pub fn here() -> Self {
        let read = |file| fs::read(file).ok();
        let processes = fs::read_link("/proc/self/ns/pid").ok();
        Self::of([
            read("/etc/machine-id"),
            read("/proc/sys/kernel/random/boot_id"),
            processes.map(|link| link.into_os_string().into_encoded_bytes()),
        ])
    }

    /// By what tells it from others, all of which has to be known: images of containers come without a machine's id.
    fn of(known: [Option<Vec<u8>>; 3]) -> Self {
        let mut hasher = blake3::Hasher::new_derive_key("tongbao publishing machine");
        for part in known {
            let Some(part) = part.filter(|part| !part.trim_ascii().is_empty()) else { return Self(None) };
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(&part);
        }
        Self(Some(hasher.finalize().to_hex()[..16].to_string()))
    }

    pub fn name(&self) -> &str {
        self.0.as_deref().unwrap_or(UNKNOWN)
    }

    /// Whether a holder's process was one of this machine's and is none any more.
    pub fn knows_to_be_dead(&self, holder: &Holder) -> bool {
        self.0.as_ref() == Some(&holder.machine) && !is_running(holder.process)
    }
}

#[cfg(target_os = "linux")]
fn is_running(process: u32) -> bool {
    std::path::Path::new("/proc").join(process.to_string()).exists()
}

/// Where processes cannot be looked up a lock runs out by its time.
#[cfg(not(target_os = "linux"))]
fn is_running(_: u32) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn machine(known: [&str; 3]) -> Machine {
        Machine::of(known.map(|part| Some(part.as_bytes().to_vec())))
    }

    /// A holder whose process there cannot be.
    fn gone(machine: &Machine) -> Holder {
        Holder { run: "r".into(), machine: machine.name().into(), process: u32::MAX }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn only_a_process_of_the_same_start_and_container_is_known_to_be_dead() {
        let here = machine(["id", "boot", "pid:[1]"]);
        assert!(here.knows_to_be_dead(&gone(&machine(["id", "boot", "pid:[1]"]))));
        assert!(!here.knows_to_be_dead(&Holder { process: std::process::id(), ..gone(&here) }));
        for other in [["other", "boot", "pid:[1]"], ["id", "other", "pid:[1]"], ["id", "boot", "pid:[2]"]] {
            assert!(!here.knows_to_be_dead(&gone(&machine(other))), "{other:?}");
        }
    }

    #[test]
    fn a_machine_without_an_id_knows_of_nobody() {
        for nameless in [machine(["", "boot", "pid:[1]"]), machine(["\n", "boot", "pid:[1]"]), Machine(None)] {
            assert!(!nameless.knows_to_be_dead(&gone(&nameless)));
        }
    }
}
