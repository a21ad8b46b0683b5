//! The engine: from what stands on the target to what is wanted there.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::files::Files;
use super::journal;
use super::lock::Lock;
use super::manifest::{MANIFEST, Manifest, Stamp};
use super::order::{Action, Known, Plan, Step, There};
use super::retry::{Circumstances, persist};
use super::target::{Target, TargetError, Writing};
use super::verify::{AfterEach, Difference, verify_while};
use super::{PublishError, hold};

use sha2::{Digest, Sha256};

use crate::catalogue::system::{CHANGED_WHILE_PUBLISHED, refusal};
use crate::model::hex;

/// Where files are written that are to be renamed.
const INCOMING: &str = ".tongbao/incoming/";
/// So many steps are done between two segments of the journal; those are done again after a kill.
const SEGMENT: usize = 256;

/// What is to be published.
pub struct Publication<'a> {
    pub files: &'a Files,
    /// By RFC 3339.
    pub time: String,
    pub snapshot: Option<String>,
    /// Whether it was published before and is brought back.
    pub is_back: bool,
    /// Whether files of a site that tongbao did not publish may be overwritten.
    pub adopt: bool,
    /// Whether the files on the target are compared with its manifest first.
    pub repair: bool,
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    pub added: usize,
    pub replaced: usize,
    pub deleted: usize,
    pub unchanged: usize,
    /// Bytes of the files that were uploaded.
    pub bytes: u64,
    /// Whether this run ended one that had been cut off.
    pub resumed: bool,
}

/// Is told how far the work is.
pub trait Observer: Sync {
    fn tell(&self, event: Event);
}

#[derive(Debug, Clone, Copy)]
pub enum Event {
    /// So many steps, and so many bytes to upload.
    Planned { steps: usize, bytes: u64 },
    /// One step was taken, with so many bytes.
    Done { bytes: u64 },
}

/// Nobody wants to know.
struct Nobody;

impl Observer for Nobody {
    fn tell(&self, _: Event) {}
}

/// Whether a publication could begin at all: what stands on the target is its own, or nothing.
pub fn look(target: &dyn Target, adopt: bool, circumstances: &Circumstances) -> Result<(), PublishError> {
    State::read(target, adopt, circumstances).map(drop)
}

/// Says what a publication would do.
pub fn preview(
    target: &dyn Target,
    publication: &Publication,
    circumstances: &Circumstances,
) -> Result<Plan, PublishError> {
    let mut state = State::read(target, publication.adopt, circumstances)?;
    state.distrust(target, publication, circumstances, &Nobody, &|| Ok(()))?;
    Ok(Plan::new(&state.known, &publication.files.stamps))
}

/// Publishes. Whatever ends it in between, another call brings it to its end.
pub fn publish(
    target: &dyn Target,
    publication: &Publication,
    circumstances: &Circumstances,
    observer: &dyn Observer,
) -> Result<Report, PublishError> {
    let lock = Lock::take(target, circumstances)?;
    let result = Run { target, publication, circumstances, observer, lock: &lock }.publish();
    // A lock that cannot be released runs out; what matters is how the work ended.
    let _ = lock.release();
    result
}

/// What stands on the target.
struct State {
    known: Known,
    /// Stands for the manifest that was read.
    base: String,
    /// How many segments of its journal there are; what is known takes them into account.
    segments: usize,
    /// How many segments lie there, with those that a publication which was ended has left behind.
    lying_about: usize,
}

impl State {
    fn read(target: &dyn Target, adopt: bool, circumstances: &Circumstances) -> Result<Self, PublishError> {
        let text = persist(circumstances, || target.get(MANIFEST))?;
        let base = text.as_deref().map_or(journal::NOTHING.to_string(), |text| hex::write(&Sha256::digest(text)));
        let manifest = match &text {
            None => None,
            Some(text) => {
                let read = std::str::from_utf8(text).ok().and_then(Manifest::parse);
                match read {
                    // With `--adopt` it is as if nothing were known: everything is uploaded.
                    None if !adopt => return Err(PublishError::BrokenManifest),
                    read => read,
                }
            }
        };
        let mut known = journal::known(manifest.as_ref());
        let (mut segments, mut lying_about) = (0, 0);
        while let Some(segment) = persist(circumstances, || target.get(&journal::path(lying_about)))? {
            if segments == lying_about && journal::apply(&String::from_utf8_lossy(&segment), &base, &mut known) {
                segments += 1;
            }
            lying_about += 1;
        }
        let is_new = text.is_none() && segments == 0;
        if is_new && !adopt && persist(circumstances, || target.get("index.html"))?.is_some() {
            return Err(PublishError::Foreign);
        }
        Ok(Self { known, base, segments, lying_about })
    }

    /// Looks whether the files are what they are said to be, where that is wanted.
    fn distrust(
        &mut self,
        target: &dyn Target,
        publication: &Publication,
        circumstances: &Circumstances,
        observer: &dyn Observer,
        after_each: AfterEach,
    ) -> Result<(), PublishError> {
        if !publication.repair {
            return Ok(());
        }
        let (manifest, differences) = verify_while(target, circumstances, observer, after_each)?.unwrap_or_default();
        // What only the journal tells of was not compared.
        for (path, there) in &mut self.known {
            if matches!(there, There::Holds(stamp) if manifest.files.get(path) != Some(stamp)) {
                *there = There::Perhaps;
            }
        }
        for difference in differences {
            match difference {
                Difference::Missing(path) => drop(self.known.remove(&path)),
                Difference::Changed(path) => drop(self.known.insert(path, There::HoldsSomething)),
                Difference::Foreign(_) | Difference::Unfinished => {}
            }
        }
        Ok(())
    }
}

/// One publication under way.
struct Run<'a> {
    target: &'a dyn Target,
    publication: &'a Publication<'a>,
    circumstances: &'a Circumstances<'a>,
    observer: &'a dyn Observer,
    lock: &'a Lock<'a>,
}

/// The journal as it is being written.
struct Journal {
    base: String,
    next: usize,
    /// Done, but not yet written down.
    pending: Vec<(String, Action)>,
}

impl Run<'_> {
    fn publish(&self) -> Result<Report, PublishError> {
        let mut state = State::read(self.target, self.publication.adopt, self.circumstances)?;
        state.distrust(self.target, self.publication, self.circumstances, self.observer, &|| self.lock.keep())?;
        self.sweep()?;
        let stamps = &self.publication.files.stamps;
        let plan = Plan::new(&state.known, stamps);
        let bytes = plan.uploads().filter_map(|step| stamps.get(&step.path)).map(|stamp| stamp.length).sum();
        let mut report = Report { unchanged: plan.unchanged, bytes, resumed: state.segments > 0, ..Report::default() };
        self.observer.tell(Event::Planned { steps: plan.steps.len(), bytes });
        if plan.is_empty() && state.segments == 0 && state.base != journal::NOTHING {
            self.remove_segments(state.lying_about)?;
            return Ok(report);
        }
        // Beginning may take long as well, and throws away what another publisher has begun.
        self.lock.renew()?;
        self.persist(|| self.target.begin())?;
        let journal = Mutex::new(Journal { base: state.base.clone(), next: state.segments, pending: Vec::new() });
        if !plan.is_empty() {
            self.write_segment(&mut hold(&journal), journal::intent(&state.base, &plan))?;
        }
        for stage in plan.stages() {
            self.take_all(stage, &journal)?;
            // What comes next may link to what was done here: it has to be known for sure.
            self.write_pending(&mut hold(&journal))?;
            self.lock.renew()?;
        }
        for step in &plan.steps {
            match step.action {
                Action::Add => report.added += 1,
                Action::Replace => report.replaced += 1,
                Action::Delete => report.deleted += 1,
            }
        }
        let segments = hold(&journal).next.max(state.lying_about);
        self.end(segments)?;
        Ok(report)
    }

    /// Writes the manifest; with that the publication counts, and its journal is void.
    fn end(&self, segments: usize) -> Result<(), PublishError> {
        let Publication { files, time, snapshot, is_back, .. } = self.publication;
        let (time, snapshot) = (time.clone(), snapshot.clone());
        let manifest = Manifest { time, snapshot, is_back: *is_back, files: files.stamps.clone() };
        self.write(MANIFEST, manifest.text().as_bytes())?;
        self.remove_segments(segments)?;
        let name: String = manifest.time.chars().take(19).filter(char::is_ascii_alphanumeric).collect();
        self.persist(|| self.target.commit(&name))?;
        Ok(())
    }

    /// From the last to the first: what is left after a kill still begins at the beginning.
    fn remove_segments(&self, segments: usize) -> Result<(), PublishError> {
        for segment in (0..segments).rev() {
            self.persist(|| self.target.delete(&journal::path(segment)))?;
        }
        Ok(())
    }

    /// Removes what a run that was cut off left half written.
    fn sweep(&self) -> Result<(), PublishError> {
        if self.target.capabilities().writing == Writing::Gradual {
            for path in self.persist(|| self.target.list(INCOMING))? {
                self.persist(|| self.target.delete(&path))?;
            }
        }
        Ok(())
    }

    /// Takes the steps of one stage, several at once.
    fn take_all(&self, steps: &[Step], journal: &Mutex<Journal>) -> Result<(), PublishError> {
        let next = AtomicUsize::new(0);
        let failed = AtomicBool::new(false);
        let work = || -> Result<(), PublishError> {
            while !failed.load(Ordering::Relaxed) {
                let Some(step) = steps.get(next.fetch_add(1, Ordering::Relaxed)) else { break };
                let result = self.take(step).and_then(|()| self.note(step, journal));
                if result.is_err() {
                    failed.store(true, Ordering::Relaxed);
                    return result;
                }
            }
            Ok(())
        };
        let threads = self.target.capabilities().parallel.clamp(1, steps.len().max(1));
        let results: Vec<_> = std::thread::scope(|scope| {
            let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            workers
                .into_iter()
                .map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
                .collect()
        });
        let result = results.into_iter().collect::<Result<Vec<()>, _>>();
        if result.is_err() {
            // What was done is worth knowing next time; if even that cannot be written, it is done again.
            let _ = self.write_pending(&mut hold(journal));
        }
        result.map(drop)
    }

    fn take(&self, step: &Step) -> Result<(), PublishError> {
        let mut length = 0;
        match step.action {
            Action::Delete => self.persist(|| self.target.delete(&step.path))?,
            Action::Add | Action::Replace => {
                let files = self.publication.files;
                let bytes = files.bytes(&step.path).map_err(|error| PublishError::Local(step.path.clone(), error))?;
                if files.stamps.get(&step.path) != Some(&Stamp::of(&bytes)) {
                    let changed = refusal(&CHANGED_WHILE_PUBLISHED);
                    return Err(PublishError::Local(step.path.clone(), changed));
                }
                length = bytes.len() as u64;
                self.write(&step.path, &bytes)?;
            }
        }
        self.observer.tell(Event::Done { bytes: length });
        Ok(())
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), TargetError> {
        write_whole(self.target, self.circumstances, path, bytes)
    }

    fn note(&self, step: &Step, journal: &Mutex<Journal>) -> Result<(), PublishError> {
        let mut journal = hold(journal);
        journal.pending.push((step.path.clone(), step.action));
        if journal.pending.len() >= SEGMENT {
            self.write_pending(&mut journal)?;
        }
        self.lock.keep()
    }

    fn write_pending(&self, journal: &mut Journal) -> Result<(), TargetError> {
        if journal.pending.is_empty() {
            return Ok(());
        }
        let stamps: &BTreeMap<String, Stamp> = &self.publication.files.stamps;
        let steps = journal.pending.iter().map(|(path, action)| (path.as_str(), *action, stamps.get(path)));
        let text = journal::done(&journal.base, steps);
        self.write_segment(journal, text)?;
        journal.pending.clear();
        Ok(())
    }

    fn write_segment(&self, journal: &mut Journal, text: String) -> Result<(), TargetError> {
        self.write(&journal::path(journal.next), text.as_bytes())?;
        journal.next += 1;
        Ok(())
    }

    fn persist<T>(&self, attempt: impl FnMut() -> Result<T, TargetError>) -> Result<T, TargetError> {
        persist(self.circumstances, attempt)
    }
}

/// Writes a file so that a reader sees the old one or the new one.
pub(super) fn write_whole(
    target: &dyn Target,
    circumstances: &Circumstances,
    path: &str,
    bytes: &[u8],
) -> Result<(), TargetError> {
    match target.capabilities().writing {
        Writing::Whole => persist(circumstances, || target.put(path, bytes)),
        Writing::Gradual => {
            let aside = format!("{INCOMING}{}", hex::write(&Sha256::digest(path)[..12]));
            // Both together: after a rename whose answer was lost there is nothing left to rename.
            persist(circumstances, || {
                target.put(&aside, bytes)?;
                target.rename(&aside, path)
            })
        }
    }
}
