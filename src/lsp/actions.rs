//! Quick fixes, from the fixes that findings carry; and one that makes all sure ones of a file.

use std::collections::HashMap;
use std::path::Path;

use lsp_types::{CodeAction, CodeActionKind, CodeActionOrCommand, TextEdit, Uri, WorkspaceEdit};

use super::diagnostics::diagnostic;
use super::positions::Measure;
use crate::catalogue::Language;
use crate::catalogue::lsp::FIX_ALL;
use crate::catalogue::report::MEND;
use crate::finding::{Edit, Finding};
use crate::mend::without_clashes;
use crate::source::Span;

/// What is asked for: the actions for a part of a document.
pub struct Asked<'a> {
    pub uri: &'a Uri,
    pub text: &'a str,
    pub root: &'a Path,
    pub span: Span,
    pub measure: Measure,
    pub language: Language,
}

/// The actions that were asked for. Only findings of the very text that the editor shows are given.
pub fn actions(
    asked: &Asked,
    findings: &[&Finding],
    wants: impl Fn(&CodeActionKind) -> bool,
) -> Vec<CodeActionOrCommand> {
    let mut actions = Vec::new();
    if wants(&CodeActionKind::QUICKFIX) {
        actions.extend(findings.iter().filter_map(|finding| quick_fix(asked, finding)));
    }
    if wants(&CodeActionKind::SOURCE_FIX_ALL) {
        actions.extend(fix_all(asked, findings));
    }
    actions.into_iter().map(CodeActionOrCommand::CodeAction).collect()
}

fn quick_fix(asked: &Asked, finding: &Finding) -> Option<CodeAction> {
    let fix = finding.fix.as_ref()?;
    let span = finding.place.as_ref()?.span?;
    if span.start > asked.span.end || asked.span.start > span.end {
        return None;
    }
    Some(CodeAction {
        title: finding.hint(asked.language).unwrap_or_else(|| MEND.say(asked.language).into()),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![diagnostic(finding, asked.root, asked.measure, asked.language)]),
        edit: Some(edit(asked, fix.edits.iter())),
        is_preferred: Some(fix.is_sure()),
        ..CodeAction::default()
    })
}

fn fix_all(asked: &Asked, findings: &[&Finding]) -> Option<CodeAction> {
    let fixes = findings.iter().filter_map(|finding| finding.fix.as_ref());
    let sure: Vec<_> = fixes.filter(|fix| fix.is_sure()).collect();
    let edits = without_clashes(&sure);
    (!edits.is_empty()).then(|| CodeAction {
        title: FIX_ALL.say(asked.language).into(),
        kind: Some(CodeActionKind::SOURCE_FIX_ALL),
        edit: Some(edit(asked, edits.into_iter())),
        ..CodeAction::default()
    })
}

// The protocol's own type has an address as its key; addresses are compared as texts.
#[allow(clippy::mutable_key_type)]
fn edit<'e>(asked: &Asked, edits: impl Iterator<Item = &'e Edit>) -> WorkspaceEdit {
    let edit =
        |edit: &Edit| TextEdit { range: asked.measure.range(asked.text, edit.span), new_text: edit.text.clone() };
    let changes = HashMap::from([(asked.uri.clone(), edits.map(edit).collect())]);
    WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() }
}
