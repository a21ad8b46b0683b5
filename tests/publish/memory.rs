//! A target in memory that keeps a log of everything, and fails where it is told to.

use std::collections::BTreeMap;
use std::sync::Mutex;

use tongbao::publish::{Capabilities, ErrorKind, Target, TargetError, Writing};

pub type State = BTreeMap<String, Vec<u8>>;

/// What happens at one operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The program dies before the operation has an effect, and with it everything that follows.
    KilledBefore,
    /// It dies when the operation has had its effect.
    KilledAfter,
    /// It dies in the middle of writing: half a file stands there.
    KilledHalfway,
    /// The server is busy; next time it is not.
    Busy,
    /// The operation has its effect, but the answer is lost.
    AnswerLost,
}

pub struct Memory {
    writing: Writing,
    exclusive: bool,
    parallel: usize,
    fault: Option<(usize, Fault)>,
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    files: State,
    /// The whole state after each operation that changed something.
    history: Vec<State>,
    operations: usize,
    puts: Vec<String>,
    dead: bool,
}

impl Memory {
    pub fn new(writing: Writing) -> Self {
        let exclusive = writing == Writing::Whole;
        Self { writing, exclusive, parallel: 1, fault: None, inner: Mutex::default() }
    }

    pub fn with(files: State, writing: Writing) -> Self {
        let memory = Self::new(writing);
        memory.inner.lock().unwrap().files = files;
        memory
    }

    pub fn failing(mut self, at: usize, fault: Fault) -> Self {
        self.fault = Some((at, fault));
        self
    }

    pub fn parallel(mut self, parallel: usize) -> Self {
        self.parallel = parallel;
        self
    }

    pub fn files(&self) -> State {
        self.inner.lock().unwrap().files.clone()
    }

    pub fn history(&self) -> Vec<State> {
        self.inner.lock().unwrap().history.clone()
    }

    pub fn operations(&self) -> usize {
        self.inner.lock().unwrap().operations
    }

    /// What was written and can be seen by readers.
    pub fn uploads(&self) -> Vec<String> {
        let mut puts = self.inner.lock().unwrap().puts.clone();
        puts.retain(|path| !path.starts_with(".tongbao/"));
        puts.sort();
        puts
    }

    fn operate<T>(
        &self,
        act: impl FnOnce(&mut Inner) -> T,
        halfway: impl FnOnce(&mut Inner),
    ) -> Result<T, TargetError> {
        let mut inner = self.inner.lock().unwrap();
        let killed = || TargetError::new(ErrorKind::Lasting, "killed");
        if inner.dead {
            return Err(killed());
        }
        let fault = self.fault.filter(|(at, _)| *at == inner.operations).map(|(_, fault)| fault);
        inner.operations += 1;
        let before = inner.files.clone();
        let result = match fault {
            None => Ok(act(&mut inner)),
            Some(Fault::Busy) => Err(TargetError::new(ErrorKind::Passing, "503")),
            Some(Fault::AnswerLost) => {
                act(&mut inner);
                Err(TargetError::new(ErrorKind::Passing, "connection reset"))
            }
            Some(fault) => {
                match fault {
                    Fault::KilledAfter => drop(act(&mut inner)),
                    Fault::KilledHalfway => halfway(&mut inner),
                    _ => {}
                }
                inner.dead = true;
                Err(killed())
            }
        };
        if inner.files != before {
            let state = inner.files.clone();
            inner.history.push(state);
        }
        result
    }
}

impl Target for Memory {
    fn capabilities(&self) -> Capabilities {
        Capabilities { writing: self.writing, creates_exclusively: self.exclusive, parallel: self.parallel }
    }

    fn get(&self, path: &str) -> Result<Option<Vec<u8>>, TargetError> {
        self.operate(|inner| inner.files.get(path).cloned(), |_| ())
    }

    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), TargetError> {
        let gradual = self.writing == Writing::Gradual;
        self.operate(
            |inner| {
                inner.puts.push(path.to_string());
                inner.files.insert(path.to_string(), bytes.to_vec());
            },
            |inner| {
                if gradual {
                    inner.files.insert(path.to_string(), bytes[..bytes.len() / 2].to_vec());
                }
            },
        )
    }

    fn create(&self, path: &str, bytes: &[u8]) -> Result<bool, TargetError> {
        self.operate(
            |inner| {
                let is_new = !inner.files.contains_key(path);
                if is_new {
                    inner.files.insert(path.to_string(), bytes.to_vec());
                }
                is_new
            },
            |_| (),
        )
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), TargetError> {
        self.operate(
            |inner| {
                let bytes = inner.files.remove(from).ok_or(TargetError::new(ErrorKind::Lasting, "no such file"))?;
                inner.puts.push(to.to_string());
                inner.files.insert(to.to_string(), bytes);
                Ok(())
            },
            |_| (),
        )?
    }

    fn delete(&self, path: &str) -> Result<(), TargetError> {
        self.operate(|inner| drop(inner.files.remove(path)), |_| ())
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, TargetError> {
        self.operate(|inner| inner.files.keys().filter(|path| path.starts_with(folder)).cloned().collect(), |_| ())
    }
}
