//! The language server (Language Server Protocol 3.17): the checker in an editor, while a text is being written.
//!
//! [`session`] knows the open documents and answers at once from what is known; a [`worker`] looks at the site
//! again whenever typing pauses, with the open texts standing in for what is on the disk, and tells the editor
//! what is wrong. Authors see everything here: drafts and internal texts as well.

mod actions;
mod completion;
mod cursor;
mod diagnostics;
mod hover;
mod positions;
mod session;
mod uri;
mod worker;

use jiff::civil::Date;
use lsp_server::{Connection, Message, ProtocolError};
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, CompletionOptions, HoverProviderCapability,
    InitializeParams, ServerCapabilities, TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions,
    TextDocumentSyncSaveOptions,
};
use serde_json::json;

use crate::catalogue::Language;
use positions::Encoding;
use session::Session;

/// How the server speaks, and who tells it the day.
pub struct Options {
    /// Stands before what the editor says of itself.
    pub language: Option<Language>,
    /// Where the editor says nothing.
    pub otherwise: Language,
    /// Asked at each look, since a server runs for days. `None`: the day cannot be told.
    pub today: fn() -> Option<Date>,
}

/// Serves one editor until it says goodbye.
pub fn serve(connection: &Connection, options: &Options) -> Result<(), ProtocolError> {
    let (id, params) = connection.initialize_start()?;
    let params: InitializeParams = serde_json::from_value(params).unwrap_or_default();
    let encoding = Encoding::agreed(&params.capabilities);
    let language = options.language.or_else(|| language_of(params.locale.as_deref()?)).unwrap_or(options.otherwise);
    let answer = json!({
        "capabilities": capabilities(encoding),
        "serverInfo": { "name": "tongbao", "version": env!("CARGO_PKG_VERSION") },
    });
    connection.initialize_finish(id, answer)?;
    let sender = connection.sender.clone();
    let mut session = Session::start(move |said| sender.send(said).is_ok(), encoding, language, options.today);
    for message in &connection.receiver {
        match message {
            Message::Request(request) => {
                if connection.handle_shutdown(&request)? {
                    break;
                }
                session.answer(request);
            }
            Message::Notification(notification) => session.take(notification),
            Message::Response(_) => {}
        }
    }
    Ok(())
}

/// `zh-cn`, `zh-hans`, `en`: editors speak more languages than tongbao, which then speaks English.
fn language_of(locale: &str) -> Option<Language> {
    let language = locale.split(['-', '_']).next().filter(|language| !language.is_empty())?;
    Some(if language.eq_ignore_ascii_case("zh") { Language::Zh } else { Language::En })
}

fn capabilities(encoding: Encoding) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(encoding.kind()),
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(TextDocumentSyncSaveOptions::Supported(true)),
            ..TextDocumentSyncOptions::default()
        })),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, CodeActionKind::SOURCE_FIX_ALL]),
            ..CodeActionOptions::default()
        })),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(vec![":".into(), " ".into()]),
            ..CompletionOptions::default()
        }),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        ..ServerCapabilities::default()
    }
}
