//! `tongbao review status`: who signed what, who is missing, and how many comments are open.

use serde_json::{Value, json};

use super::desk::{Asked, Desk, Wanted};
use crate::catalogue::Language;
use crate::catalogue::review::*;
use crate::characters::display_width;
use crate::cmd::arguments::Common;
use crate::cmd::terminal::Terminal;
use crate::cmd::{FOUND, Failure};
use crate::finding::Findings;
use crate::model::Notice;
use crate::model::date::iso_time;
use crate::review::{self, Anchor, NoticeReview, RoleReview, Standing, time_text};

/// One notice's review, with its comments counted.
struct Row<'a> {
    notice: &'a Notice,
    review: NoticeReview,
    open: usize,
    orphaned: usize,
}

pub fn run(wanted: &Wanted, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    let desk = Desk::open(wanted, common, terminal)?;
    let asked = desk.asked(wanted, terminal)?;
    show(&desk, &asked, terminal)
}

/// Shows how far these notices are; gives the exit code.
pub fn show(desk: &Desk, asked: &Asked, terminal: &Terminal) -> Result<u8, Failure> {
    let mut unreadable = Findings::default();
    let mut rows = Vec::new();
    for notice in asked.notices.iter().copied() {
        let review = review::of(&desk.root, &desk.site, notice).map_err(|error| desk.failed(error))?;
        unreadable.append(review.unreadable.clone());
        let comments = review::anchored(&desk.root, &desk.site, notice, &mut unreadable);
        let comments = comments.map_err(|error| desk.failed(error))?;
        let open: Vec<_> = comments.iter().filter(|comment| comment.is_open()).collect();
        let orphaned = open.iter().filter(|comment| comment.anchor == Anchor::Orphaned).count();
        rows.push(Row { notice, review, open: open.len(), orphaned });
    }
    unreadable.sort();
    let complete = asked.broken.is_empty() && rows.iter().all(|row| row.review.is_complete());
    if terminal.speaks_to_machines() {
        let notices: Vec<Value> = rows.iter().map(|row| document(row, terminal.language)).collect();
        terminal.document(&json!({
            "edition": desk.site.edition.name(),
            "complete": complete,
            "notices": notices,
            "broken": asked.broken,
            "unreadable": unreadable.len(),
        }));
    } else {
        terminal.findings(&unreadable);
        if desk.site.config.review.roles.is_empty() {
            terminal.result(NOTHING_REQUIRED.say(terminal.language));
        }
        for row in &rows {
            lines(row, terminal.language).iter().for_each(|line| terminal.result(line));
        }
    }
    Ok(if complete && !unreadable.has_errors() { 0 } else { FOUND })
}

fn lines(row: &Row, language: Language) -> Vec<String> {
    let args = [("title", row.notice.title.clone()), ("notice", row.notice.slug.text.clone())];
    let mut lines = vec![NOTICE_LINE.with(language, &args)];
    let widest = row.review.roles.iter().map(|role| display_width(&role.role)).max().unwrap_or(0);
    for role in &row.review.roles {
        let gap = " ".repeat(widest - display_width(&role.role));
        let mut line = format!("  {}{gap}  {}", role.role, word(&role.standing, language));
        if let Some(signature) = &role.signature {
            line += &format!("  {}  {}", signature.name, time_text(signature.time));
            if signature.proof.is_some() {
                line += &format!("  {}", WITH_KEY.say(language));
            }
            line.extend(signature.remark.as_ref().map(|remark| format!("  {remark}")));
        }
        lines.push(line);
        lines.extend(detail(&role.standing, language).map(|detail| format!("      {detail}")));
    }
    if row.review.roles.iter().any(|role| role.is_required) {
        let phrase = if row.review.is_complete() { &ALL_SIGNED } else { &DIGEST_NOW };
        lines.push(format!("  {}", phrase.with(language, &[("digest", row.review.digest.clone())])));
    }
    if row.open > 0 {
        let args = [("n", row.open.to_string()), ("orphaned", row.orphaned.to_string())];
        lines.push(format!("  {}", OPEN_COMMENTS.with(language, &args)));
    }
    lines
}

fn word(standing: &Standing, language: Language) -> &'static str {
    let phrase = match standing {
        Standing::Missing => &STANDING_MISSING,
        Standing::Valid => &STANDING_VALID,
        Standing::Void(_) => &STANDING_VOID,
        Standing::OutOfOrder(_) => &STANDING_EARLY,
        Standing::Twice(_) => &STANDING_TWICE,
        Standing::Untrusted(_) => &STANDING_UNTRUSTED,
    };
    phrase.say(language)
}

fn detail(standing: &Standing, language: Language) -> Option<String> {
    Some(match standing {
        Standing::Missing | Standing::Valid => return None,
        Standing::Void(Some(change)) => CHANGED_SINCE.with(language, &[("changed", change.summary(language))]),
        Standing::Void(None) => KEPT_TEXT_GONE.say(language).into(),
        Standing::OutOfOrder(role) => OUT_OF_ORDER_AFTER.with(language, &[("role", role.clone())]),
        Standing::Twice(role) => SIGNED_AS.with(language, &[("role", role.clone())]),
        Standing::Untrusted(reason) => reason.phrase().say(language).into(),
    })
}

fn document(row: &Row, language: Language) -> Value {
    json!({
        "notice": row.notice.slug.text,
        "title": row.notice.title,
        "digest": row.review.digest,
        "complete": row.review.is_complete(),
        "roles": row.review.roles.iter().map(|role| role_document(role, language)).collect::<Vec<_>>(),
        "comments": { "open": row.open, "orphaned": row.orphaned },
    })
}

fn role_document(role: &RoleReview, language: Language) -> Value {
    let standing = match &role.standing {
        Standing::Missing => "missing",
        Standing::Valid => "valid",
        Standing::Void(_) => "void",
        Standing::OutOfOrder(_) => "out-of-order",
        Standing::Twice(_) => "signed-twice",
        Standing::Untrusted(_) => "untrusted",
    };
    let changes = match &role.standing {
        Standing::Void(change) => json!(change),
        _ => Value::Null,
    };
    let signature = role.signature.as_ref().map(|signature| {
        json!({
            "id": signature.id,
            "name": signature.name,
            "time": iso_time(signature.time),
            "digest": signature.digest,
            "remark": signature.remark,
            "key": signature.proof.as_ref().map(|proof| review::public_line(&proof.key)),
            "path": signature.place.source.path,
        })
    });
    json!({
        "role": role.role,
        "required": role.is_required,
        "standing": standing,
        "detail": detail(&role.standing, language),
        "signature": signature,
        "changes": changes,
    })
}
