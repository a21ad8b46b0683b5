//! The lock of a publication that takes long: nobody else may find it run out while the work goes on.

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use tongbao::publish::{Capabilities, Circumstances, Publication, Target, TargetError, Writing};

use super::memory::Memory;
use super::support::{Silent, built, many, shown, with_circumstances};

/// A target each of whose operations takes 25 seconds.
struct Slow {
    memory: Memory,
    clock: AtomicI64,
}

impl Slow {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.clock.load(Ordering::SeqCst)).unwrap()
    }

    /// Lets the time pass that an operation takes, and looks at the lock as another publisher would at its end.
    fn pass<T>(&self, result: T) -> T {
        self.clock.fetch_add(25, Ordering::SeqCst);
        if let Some(lock) = self.memory.files().get(".tongbao/lock") {
            let text = String::from_utf8_lossy(lock);
            let until = text.lines().find_map(|line| line.strip_prefix("until ")).unwrap();
            assert!(until.parse::<Timestamp>().unwrap() > self.now(), "the lock ran out: {text}");
        }
        result
    }
}

impl Target for Slow {
    fn capabilities(&self) -> Capabilities {
        self.memory.capabilities()
    }

    fn get(&self, path: &str) -> Result<Option<Vec<u8>>, TargetError> {
        self.pass(self.memory.get(path))
    }

    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), TargetError> {
        self.pass(self.memory.put(path, bytes))
    }

    fn create(&self, path: &str, bytes: &[u8]) -> Result<bool, TargetError> {
        self.pass(self.memory.create(path, bytes))
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), TargetError> {
        self.pass(self.memory.rename(from, to))
    }

    fn delete(&self, path: &str) -> Result<(), TargetError> {
        self.pass(self.memory.delete(path))
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, TargetError> {
        self.pass(self.memory.list(folder))
    }
}

#[test]
fn the_lock_holds_through_slow_uploads_and_a_slow_reading_of_everything_there() {
    let site = many(20, "one");
    let site = built(&site.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect::<Vec<_>>());
    for writing in [Writing::Whole, Writing::Gradual] {
        let target = Slow { memory: Memory::new(writing), clock: AtomicI64::new(1_760_144_400) };
        for repair in [false, true] {
            let publication = Publication {
                files: &site.files,
                time: "t".into(),
                snapshot: None,
                is_back: false,
                adopt: false,
                repair,
            };
            with_circumstances("one", |calm| {
                let world = Circumstances { now: &|| target.now(), holder: calm.holder.clone(), ..*calm };
                tongbao::publish::publish(&target, &publication, &world, &Silent).unwrap();
            });
            assert_eq!(shown(&target.memory.files()), site.state);
        }
    }
}
