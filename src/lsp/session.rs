//! The open documents of one editor, and answers to what it asks.
//!
//! Answers come from the last look at the site; what only the first can tell is waited for. What was found in another
//! text than the editor shows now is left out, since its places would be wrong; a moment later the worker has looked
//! again.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use jiff::civil::Date;
use lsp_server::{ErrorCode, Message, Notification, Request, Response};
use lsp_types::notification::{
    DidChangeTextDocument, DidChangeWatchedFiles, DidCloseTextDocument, DidOpenTextDocument, DidSaveTextDocument,
    Notification as _,
};
use lsp_types::request::{CodeActionRequest, Completion, HoverRequest, Request as _};
use lsp_types::{
    CodeActionKind, CodeActionParams, CompletionParams, DidChangeTextDocumentParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, HoverParams, TextDocumentContentChangeEvent, Uri,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::positions::{Encoding, Measure};
use super::uri::{self, SiteFile, ThemeFile};
use super::worker::{self, Board, Job, Known, Voice};
use super::{actions, completion, hover};
use crate::catalogue::Language;
use crate::characters::without_mark;
use crate::finding::Finding;
use crate::forms::Form;

pub struct Session {
    /// By address.
    documents: HashMap<String, Document>,
    jobs: Sender<Job>,
    board: Board,
    voice: Voice,
}

/// A document that is open in the editor and belongs to a site.
struct Document {
    uri: Uri,
    version: i32,
    file: SiteFile,
    /// As the editor has it, perhaps with a byte order mark.
    shown: String,
}

impl Session {
    pub fn start(
        sender: impl Fn(Message) -> bool + Send + Sync + 'static,
        encoding: Encoding,
        language: Language,
        today: fn() -> Option<Date>,
    ) -> Self {
        let voice = Voice { send: Arc::new(sender), encoding, language, today };
        let board = Board::default();
        let jobs = worker::start(voice.clone(), board.clone());
        Self { documents: HashMap::new(), jobs, board, voice }
    }

    /// Answers a request; every one gets an answer.
    pub fn answer(&self, request: Request) {
        let Request { id, method, params } = request;
        let answered = match method.as_str() {
            Completion::METHOD => read(params).map(|params| self.complete(&params)),
            HoverRequest::METHOD => read(params).map(|params| self.hover(&params)),
            CodeActionRequest::METHOD => read(params).map(|params| self.actions(&params)),
            _ => Err((ErrorCode::MethodNotFound, format!("there is no method {method}"))),
        };
        let response = match answered {
            Ok(value) => Response::new_ok(id, value),
            Err((code, said)) => Response::new_err(id, code as i32, said),
        };
        (self.voice.send)(response.into());
    }

    /// Answers the wish that the server end.
    pub fn agree(&self, request: Request) {
        (self.voice.send)(Response::new_ok(request.id, ()).into());
    }

    /// Answers a request that comes after that wish.
    pub fn refuse(&self, request: Request) {
        let said = "the server has been asked to shut down".into();
        (self.voice.send)(Response::new_err(request.id, ErrorCode::InvalidRequest as i32, said).into());
    }

    pub fn take(&mut self, notification: Notification) {
        let Notification { method, params } = notification;
        // What cannot be read has no answer in which that could be said.
        match method.as_str() {
            DidOpenTextDocument::METHOD => read(params).into_iter().for_each(|params| self.open(params)),
            DidChangeTextDocument::METHOD => read(params).into_iter().for_each(|params| self.change(params)),
            DidCloseTextDocument::METHOD => read(params).into_iter().for_each(|params| self.close(&params)),
            DidSaveTextDocument::METHOD | DidChangeWatchedFiles::METHOD => self.tell(Job::Again),
            _ => {}
        }
    }

    fn open(&mut self, params: DidOpenTextDocumentParams) {
        let opened = params.text_document;
        if let Some(file) = ThemeFile::of(&opened.uri) {
            return self.tell(Job::OpenTheme { file, uri: opened.uri });
        }
        // A file outside of any site is none of ours, and neither is one that has no form: an image, a list.
        let Some(file) = SiteFile::of(&opened.uri).filter(|file| Form::of(&file.path).is_some()) else {
            return;
        };
        let document = Document { uri: opened.uri.clone(), version: opened.version, file, shown: opened.text };
        self.tell(document.hold());
        self.documents.insert(opened.uri.as_str().to_string(), document);
    }

    fn change(&mut self, params: DidChangeTextDocumentParams) {
        let encoding = self.voice.encoding;
        let Some(document) = self.documents.get_mut(params.text_document.uri.as_str()) else { return };
        for change in params.content_changes {
            document.change(change, encoding);
        }
        document.version = params.text_document.version;
        let job = document.hold();
        self.tell(job);
    }

    fn close(&mut self, params: &DidCloseTextDocumentParams) {
        if let Some(file) = ThemeFile::of(&params.text_document.uri) {
            return self.tell(Job::CloseTheme { file });
        }
        let Some(closed) = self.documents.remove(params.text_document.uri.as_str()) else { return };
        // Under another address the same file may be open still.
        let open = self.documents.values().find(|other| other.file == closed.file).map(Document::hold);
        self.tell(Job::Release { file: closed.file, uri: closed.uri });
        open.into_iter().for_each(|job| self.tell(job));
    }

    fn tell(&self, job: Job) {
        // The worker lives as long as the sender does.
        let _ = self.jobs.send(job);
    }

    fn complete(&self, params: &CompletionParams) -> Value {
        let asked = &params.text_document_position;
        let complete = || {
            self.with(&asked.text_document.uri, |document, known| {
                let (text, measure) = document.measured(self.voice.encoding);
                let offset = measure.offset(text, asked.position);
                let (path, language) = (&document.file.path, self.voice.language);
                let asked = completion::Asked { path, text, known, measure, language };
                Some(completion::complete(&asked, offset))
            })
        };
        let completed = complete().and_then(|offered| {
            if !offered.is_incomplete {
                return Some(offered);
            }
            self.board.await_first_look(&self.documents.get(asked.text_document.uri.as_str())?.file.root);
            complete()
        });
        completed.and_then(|offered| serde_json::to_value(offered).ok()).unwrap_or_default()
    }

    fn hover(&self, params: &HoverParams) -> Value {
        let asked = &params.text_document_position_params;
        self.with(&asked.text_document.uri, |document, known| {
            let (text, measure) = document.measured(self.voice.encoding);
            let offset = measure.offset(text, asked.position);
            let (path, findings) = (&document.file.path, &document.findings(known));
            let asked = hover::Asked { path, text, findings, measure, language: self.voice.language };
            serde_json::to_value(hover::hover(&asked, offset)?).ok()
        })
        .unwrap_or_default()
    }

    fn actions(&self, params: &CodeActionParams) -> Value {
        let only = params.context.only.as_deref();
        // `source` asks for all that begin with it.
        let wants = |kind: &CodeActionKind| {
            only.is_none_or(|only| {
                let is_asked = |asked: &CodeActionKind| {
                    let rest = kind.as_str().strip_prefix(asked.as_str());
                    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
                };
                only.iter().any(is_asked)
            })
        };
        self.with(&params.text_document.uri, |document, known| {
            let (text, measure) = document.measured(self.voice.encoding);
            let asked = actions::Asked {
                uri: &document.uri,
                text,
                root: &document.file.root,
                span: measure.span(text, params.range),
                measure,
                language: self.voice.language,
            };
            serde_json::to_value(actions::actions(&asked, &document.findings(known), wants)).ok()
        })
        .unwrap_or_default()
    }

    /// What is to be said of an open document, if anything is.
    fn with<S>(&self, uri: &Uri, say: impl FnOnce(&Document, &Known) -> Option<S>) -> Option<S> {
        let document = self.documents.get(uri.as_str())?;
        let board = self.board.read();
        let nothing = Known::default();
        say(document, board.get(&document.file.root).unwrap_or(&nothing))
    }
}

impl Document {
    fn hold(&self) -> Job {
        Job::Hold { file: self.file.clone(), uri: self.uri.clone(), version: self.version, text: self.shown.clone() }
    }

    fn change(&mut self, change: TextDocumentContentChangeEvent, encoding: Encoding) {
        match change.range {
            None => self.shown = change.text,
            Some(range) => {
                let span = encoding.span(&self.shown, range);
                self.shown.replace_range(span.range(), &change.text);
            }
        }
    }

    /// The text as it is read, and how the editor counts places in it.
    fn measured(&self, encoding: Encoding) -> (&str, Measure) {
        (without_mark(&self.shown), encoding.measure(&self.shown))
    }

    /// What was found in this very text.
    fn findings<'k>(&self, known: &'k Known) -> Vec<&'k Finding> {
        let found = known.findings.get(&uri::from_root(&self.file.path)).map(Vec::as_slice).unwrap_or_default();
        let is_of_this = |finding: &&Finding| {
            finding.place.as_ref().is_some_and(|place| place.source.text == without_mark(&self.shown))
        };
        found.iter().filter(is_of_this).collect()
    }
}

fn read<T: DeserializeOwned>(params: Value) -> Result<T, (ErrorCode, String)> {
    serde_json::from_value(params).map_err(|error| (ErrorCode::InvalidParams, error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use lsp_types::TextDocumentIdentifier;
    use lsp_types::TextDocumentItem;
    use std::sync::mpsc;

    #[test]
    fn a_file_that_is_open_under_two_addresses_is_held_until_both_are_closed() {
        let site = tempfile::tempdir().unwrap();
        let content = site.path().join("content");
        std::fs::create_dir_all(content.join("n")).unwrap();
        std::fs::write(content.join("site.yaml"), "title: 示例市整改公开\n").unwrap();
        let (jobs, told) = mpsc::channel();
        let voice =
            Voice { send: Arc::new(|_| true), encoding: Encoding::Utf8, language: Language::Zh, today: || None };
        let mut session = Session { documents: HashMap::new(), jobs, board: Board::default(), voice };
        let plain = super::super::uri::of_path(&content.join("n/01-a.md")).unwrap();
        let escaped: Uri = plain.as_str().replace("01-a.md", "%301-a.md").parse().unwrap();
        for (uri, text) in [(&plain, "一"), (&escaped, "二")] {
            let text_document = TextDocumentItem::new(uri.clone(), "markdown".into(), 1, text.into());
            session.open(DidOpenTextDocumentParams { text_document });
        }
        for uri in [&escaped, &plain] {
            session.close(&DidCloseTextDocumentParams { text_document: TextDocumentIdentifier::new(uri.clone()) });
        }
        let said = told.try_iter().map(|job| match job {
            Job::Hold { text, .. } => text,
            Job::Release { uri, .. } => format!("closed {}", if uri == plain { "plain" } else { "escaped" }),
            Job::OpenTheme { .. } | Job::CloseTheme { .. } | Job::Again => "other".into(),
        });
        assert_eq!(said.collect::<Vec<_>>(), ["一", "二", "closed escaped", "一", "closed plain"]);
    }
}
