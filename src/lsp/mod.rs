//! The language server (Language Server Protocol 3.17): the checker in an editor, while a text is being written.
//!
//! [`session`] knows the open documents and answers at once from what is known; a [`worker`] looks at the site
//! again whenever typing pauses, with the open texts standing in for what is on the disk, and tells the editor
//! what is wrong, also with the files of the site's own theme as they were saved. Authors see everything here:
//! drafts and internal texts as well.

mod actions;
mod completion;
mod cursor;
mod diagnostics;
mod hover;
mod positions;
mod session;
pub mod transport;
mod uri;
mod worker;

use jiff::civil::Date;
use lsp_server::{Connection, Message, ProtocolError, Response};
use lsp_types::notification::{Exit, Notification as _};
use lsp_types::request::{Request as _, Shutdown};
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

/// Serves one editor until it leaves; tells whether it asked to shut down before, as it should.
pub fn serve(connection: &Connection, options: &Options) -> Result<bool, ProtocolError> {
    let (id, params) = connection.initialize_start()?;
    let params: InitializeParams = serde_json::from_value(params).unwrap_or_default();
    let encoding = Encoding::agreed(&params.capabilities);
    let language = options.language.or_else(|| language_of(params.locale.as_deref()?)).unwrap_or(options.otherwise);
    let answer = json!({
        "capabilities": capabilities(encoding),
        "serverInfo": { "name": "tongbao", "version": env!("CARGO_PKG_VERSION") },
    });
    // An editor that is gone is found out by its stream.
    let _ = connection.sender.send(Response::new_ok(id, answer).into());
    let sender = connection.sender.clone();
    let mut session = Session::start(move |said| sender.send(said).is_ok(), encoding, language, options.today);
    let mut is_shut_down = false;
    for message in &connection.receiver {
        match message {
            Message::Request(request) if is_shut_down => session.refuse(request),
            Message::Request(request) if request.method == Shutdown::METHOD => {
                is_shut_down = true;
                session.agree(request);
            }
            Message::Request(request) => session.answer(request),
            Message::Notification(notification) if notification.method == Exit::METHOD => break,
            Message::Notification(notification) if !is_shut_down => session.take(notification),
            Message::Notification(_) | Message::Response(_) => {}
        }
    }
    Ok(is_shut_down)
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

#[cfg(test)]
mod tests {
    use super::*;
    use lsp_server::{ErrorCode, Notification, Request};

    /// What becomes of messages after the greeting: the answers, and whether the editor left in order.
    fn talk(messages: Vec<Message>) -> (Vec<Response>, bool) {
        let (server, editor) = Connection::memory();
        let options = Options { language: None, otherwise: Language::En, today: || None };
        let served = std::thread::spawn(move || serve(&server, &options).unwrap());
        editor.sender.send(request(0, "initialize")).unwrap();
        editor.sender.send(notification("initialized")).unwrap();
        messages.into_iter().for_each(|message| editor.sender.send(message).unwrap());
        let is_orderly = served.join().unwrap();
        let answers = editor.receiver.try_iter().filter_map(|message| match message {
            Message::Response(response) => Some(response),
            _ => None,
        });
        (answers.skip(1).collect(), is_orderly)
    }

    fn request(id: i32, method: &str) -> Message {
        Request { id: id.into(), method: method.into(), params: json!({ "capabilities": {} }) }.into()
    }

    fn notification(method: &str) -> Message {
        Notification { method: method.into(), params: json!({}) }.into()
    }

    #[test]
    fn whatever_comes_between_shutdown_and_exit_does_no_harm() {
        let late = [request(2, "textDocument/hover"), notification("textDocument/didSave"), request(3, "shutdown")];
        let messages = [vec![request(1, "shutdown")], late.into(), vec![notification("exit")]].concat();
        let (answers, is_orderly) = talk(messages);
        assert!(is_orderly);
        let codes: Vec<_> =
            answers.iter().map(|answer| answer.response_result.as_ref().err().map(|error| error.code)).collect();
        assert_eq!(codes, [None, Some(ErrorCode::InvalidRequest as i32), Some(ErrorCode::InvalidRequest as i32)]);
    }

    /// An editor in which a file of a site has just been opened.
    struct Opened {
        editor: Connection,
        uri: lsp_types::Uri,
        _site: tempfile::TempDir,
    }

    fn open(path: &str, text: &str, settings: &str) -> Opened {
        let site = tempfile::tempdir().unwrap();
        let file = site.path().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::create_dir_all(site.path().join("content")).unwrap();
        std::fs::write(site.path().join("content/site.yaml"), settings).unwrap();
        std::fs::write(&file, text).unwrap();
        let editor = greeted();
        let uri = tell_opened(&editor, &file, text);
        Opened { editor, uri, _site: site }
    }

    fn greeted() -> Connection {
        let (server, editor) = Connection::memory();
        let today = || Some(jiff::civil::date(2025, 10, 11));
        let options = Options { language: None, otherwise: Language::En, today };
        std::thread::spawn(move || serve(&server, &options));
        editor.sender.send(request(0, "initialize")).unwrap();
        editor
    }

    fn tell_opened(editor: &Connection, file: &std::path::Path, text: &str) -> lsp_types::Uri {
        let uri = uri::of_path(file).unwrap();
        let opened = json!({ "textDocument": { "uri": uri, "languageId": "markdown", "version": 1, "text": text } });
        let opened = Notification { method: "textDocument/didOpen".into(), params: opened };
        editor.sender.send(opened.into()).unwrap();
        uri
    }

    /// What is told of a file of a site when it is opened.
    fn told_of(path: &str, text: &str, settings: &str) -> serde_json::Value {
        diagnostics(&open(path, text, settings).editor)
    }

    fn diagnostics(editor: &Connection) -> serde_json::Value {
        let told = editor.receiver.iter().find_map(|message| match message {
            Message::Notification(told) if told.method == "textDocument/publishDiagnostics" => Some(told.params),
            _ => None,
        });
        told.unwrap()["diagnostics"].take()
    }

    fn ask(editor: &Connection, id: i32, method: &str, params: serde_json::Value) -> serde_json::Value {
        editor.sender.send(Request { id: id.into(), method: method.into(), params }.into()).unwrap();
        let answer = editor.receiver.iter().find_map(|message| match message {
            Message::Response(answer) if answer.id == id.into() => answer.response_result.ok(),
            _ => None,
        });
        answer.unwrap()
    }

    #[test]
    fn faults_of_a_text_are_told_while_site_yaml_cannot_be_used() {
        let told = told_of("content/n/01-a.md", "没有开头的文字。\n", "title: [\n");
        assert_eq!(told[0]["source"], "tongbao");
    }

    #[test]
    fn a_theme_that_is_not_there_is_told_where_site_yaml_names_it() {
        let settings = "title: 示例市整改公开\ntheme: red\n";
        let told = told_of("content/site.yaml", settings, settings);
        let codes: Vec<_> = told.as_array().unwrap().iter().map(|told| told["code"].as_str().unwrap()).collect();
        assert!(codes.contains(&"TB501"), "{codes:?}");
    }

    #[test]
    fn a_byte_order_mark_of_the_editor_moves_the_first_line_and_nothing_else() {
        let settings = "title: 示例市的的整改公开\nbase_ulr: https://example.gov.cn/\n";
        let told = |shown: &str| {
            let Opened { editor, uri, _site } = open("content/site.yaml", shown, shown);
            let told = diagnostics(&editor);
            let here = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 40 } });
            let params = json!({ "textDocument": { "uri": uri }, "range": here, "context": { "diagnostics": [] } });
            let action = ask(&editor, 1, "textDocument/codeAction", params);
            let edit = action[0]["edit"]["changes"][uri.as_str()][0]["range"].clone();
            let params = json!({ "textDocument": { "uri": uri }, "position": edit["start"] });
            let hover = ask(&editor, 2, "textDocument/hover", params)["range"].clone();
            assert!(hover.is_object(), "{action}");
            let all = told.as_array().unwrap().iter().map(|told| told["range"].clone());
            all.chain([edit, hover]).collect::<Vec<_>>()
        };
        let mut marked = told(&format!("\u{FEFF}{settings}"));
        assert!(marked.iter().any(|range| range["start"]["line"] == 0));
        for range in &mut marked {
            for end in ["start", "end"] {
                let place = &mut range[end];
                if place["line"] == 0 {
                    place["character"] = (place["character"].as_u64().unwrap() - 1).into();
                }
            }
        }
        assert_eq!(marked, told(settings));
    }

    #[test]
    fn a_faulty_template_is_told_at_its_place_until_it_is_mended() {
        let template = "themes/gov/templates/404.html";
        for opened in ["content/site.yaml", template] {
            let site = tempfile::tempdir().unwrap();
            let settings = "title: 示例市整改公开\n";
            let file = |path: &str| site.path().join(path);
            std::fs::create_dir_all(file(template).parent().unwrap()).unwrap();
            std::fs::create_dir_all(file("content")).unwrap();
            std::fs::write(file("content/site.yaml"), settings).unwrap();
            std::fs::write(file(template), "<p>\n{% if %}\n").unwrap();
            let editor = greeted();
            let of_template = || {
                let uri = uri::of_path(&file(template)).unwrap();
                editor.receiver.iter().find_map(|message| match message {
                    Message::Notification(told) if told.params["uri"] == uri.as_str() => Some(told.params),
                    _ => None,
                })
            };
            tell_opened(&editor, &file(opened), &std::fs::read_to_string(file(opened)).unwrap());
            let told = of_template().unwrap();
            assert_eq!(told["diagnostics"][0]["code"], "TB503", "{told}");
            assert_eq!(told["diagnostics"][0]["range"]["start"]["line"], 1, "{told}");
            std::fs::write(file(template), "<p>\n").unwrap();
            let uri = uri::of_path(&file(opened)).unwrap();
            let params = json!({ "textDocument": { "uri": uri } });
            editor.sender.send(Notification { method: "textDocument/didSave".into(), params }.into()).unwrap();
            assert_eq!(of_template().unwrap()["diagnostics"], json!([]));
        }
    }

    #[test]
    fn a_category_that_is_asked_for_before_the_first_look_is_offered_or_asked_for_again() {
        let settings = "title: 示例市整改公开\ncategories:\n  - { id: duty, title: 履行职责 }\n";
        let text = "---\ntitle: 学习不够\ncategory: \n---\n";
        let Opened { editor, uri, _site } = open("content/n/01-a.md", text, settings);
        let position = json!({ "line": 2, "character": 10 });
        let params = json!({ "textDocument": { "uri": uri }, "position": position });
        let mut offers = (1..).map(|id| ask(&editor, id, "textDocument/completion", params.clone()));
        let offered = offers.find(|offered| offered["isIncomplete"] != json!(true));
        assert_eq!(offered.unwrap()["items"][0]["label"], "duty");
    }

    #[test]
    fn to_leave_without_asking_to_shut_down_is_out_of_order() {
        assert!(!talk(vec![notification("exit")]).1);
    }
}
