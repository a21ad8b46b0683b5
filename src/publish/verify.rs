//! Whether a target still holds what was published there, by content.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use sha2::{Digest, Sha256};

use super::engine::{Event, Observer};
use super::manifest::{MANIFEST, Manifest, OWN_FOLDER, Stamp};
use super::retry::{Circumstances, persist};
use super::target::Target;
use super::{PublishError, hold, journal};
use crate::model::hex;

/// One file that is not as it was published.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    Missing(String),
    Changed(String),
    /// Stands there, and was not published.
    Foreign(String),
    /// A publication was cut off: what stands there is between two sites.
    Unfinished,
}

/// What a target says of what it shows. `None`: nothing that can be read.
pub fn shown(target: &dyn Target, circumstances: &Circumstances) -> Result<Option<Manifest>, PublishError> {
    let text = persist(circumstances, || target.get(MANIFEST))?;
    Ok(text.and_then(|text| Manifest::parse(&String::from_utf8_lossy(&text))))
}

/// What is to be done after each file, lest a lock run out meanwhile.
pub(super) type AfterEach<'a> = &'a (dyn Fn() -> Result<(), PublishError> + Sync);

/// Reads every file of the manifest, and what else there is. `None`: nothing was published there.
pub fn verify(
    target: &dyn Target,
    circumstances: &Circumstances,
    observer: &dyn Observer,
) -> Result<Option<(Manifest, Vec<Difference>)>, PublishError> {
    verify_while(target, circumstances, observer, &|| Ok(()))
}

pub(super) fn verify_while(
    target: &dyn Target,
    circumstances: &Circumstances,
    observer: &dyn Observer,
    after_each: AfterEach,
) -> Result<Option<(Manifest, Vec<Difference>)>, PublishError> {
    let first_segment = persist(circumstances, || target.get(&journal::path(0)))?;
    let Some(text) = persist(circumstances, || target.get(MANIFEST))? else {
        return Ok(None);
    };
    let manifest = std::str::from_utf8(&text).ok().and_then(Manifest::parse).ok_or(PublishError::BrokenManifest)?;
    let bytes = manifest.files.values().map(|stamp| stamp.length).sum();
    observer.tell(Event::Planned { steps: manifest.files.len(), bytes });
    let files: Vec<(&String, &Stamp)> = manifest.files.iter().collect();
    let found = Mutex::new(Vec::new());
    let next = AtomicUsize::new(0);
    let work = || -> Result<(), PublishError> {
        while let Some((path, stamp)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            let difference = match persist(circumstances, || target.get(path))? {
                None => Some(Difference::Missing(path.to_string())),
                Some(bytes) if Stamp::of(&bytes) != **stamp => Some(Difference::Changed(path.to_string())),
                Some(_) => None,
            };
            hold(&found).extend(difference);
            observer.tell(Event::Done { bytes: stamp.length });
            after_each()?;
        }
        Ok(())
    };
    let threads = target.capabilities().parallel.clamp(1, files.len().max(1));
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let joined =
            workers.into_iter().map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        joined.collect::<Result<Vec<()>, PublishError>>()
    })?;
    let mut differences = found.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    // A journal that names another manifest is what is left of a publication that was ended.
    let base = hex::write(&Sha256::digest(&text));
    let is_open =
        |segment: &Vec<u8>| journal::apply(&String::from_utf8_lossy(segment), &base, &mut super::order::Known::new());
    if first_segment.as_ref().is_some_and(is_open) {
        differences.push(Difference::Unfinished);
    }
    let there: BTreeSet<String> = persist(circumstances, || target.list(""))?.into_iter().collect();
    let foreign = there.into_iter().filter(|path| !path.starts_with(OWN_FOLDER) && !manifest.files.contains_key(path));
    differences.extend(foreign.map(Difference::Foreign));
    differences.sort();
    Ok(Some((manifest, differences)))
}
