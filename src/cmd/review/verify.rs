//! `tongbao review verify`: every signature file, held against what was signed and against its key.

use serde_json::{Value, json};

use super::desk::{Desk, Wanted};
use crate::catalogue::Language;
use crate::catalogue::review::{VERIFIED, VERIFY_CURRENT, VERIFY_GOOD, VERIFY_OUTDATED, WITH_KEY};
use crate::cmd::arguments::Common;
use crate::cmd::terminal::Terminal;
use crate::cmd::{FOUND, Failure};
use crate::finding::Findings;
use crate::model::date::iso_time;
use crate::review::{self, Verified, time_text};

pub fn run(wanted: &Wanted, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    let desk = Desk::open(wanted, common, terminal)?;
    let mut unreadable = Findings::default();
    let mut all = Vec::new();
    let asked = desk.asked(wanted, terminal)?;
    for notice in asked.notices.iter().copied() {
        let verified = review::verify(&desk.root, &desk.site, notice, &mut unreadable);
        all.extend(verified.map_err(|error| desk.failed(error))?);
    }
    let bad = all.iter().filter(|verified| verified.fault.is_some()).count();
    if terminal.speaks_to_machines() {
        let signatures: Vec<Value> = all.iter().map(|verified| document(verified, terminal.language)).collect();
        terminal.document(&json!({
            "signatures": signatures,
            "bad": bad,
            "broken": asked.broken,
            "unreadable": unreadable.len(),
        }));
    } else {
        all.iter().for_each(|verified| terminal.result(&line(verified, terminal.language)));
        unreadable.sort();
        terminal.findings(&unreadable);
        let args = [("n", all.len().to_string()), ("bad", bad.to_string())];
        terminal.result(&VERIFIED.with(terminal.language, &args));
    }
    Ok(if bad == 0 && unreadable.is_empty() && asked.broken.is_empty() { 0 } else { FOUND })
}

fn line(verified: &Verified, language: Language) -> String {
    let signature = &verified.signature;
    let worth = match verified.fault {
        Some(reason) => reason.phrase().say(language),
        None => VERIFY_GOOD.say(language),
    };
    let current = if verified.is_current { &VERIFY_CURRENT } else { &VERIFY_OUTDATED };
    let key = if signature.proof.is_some() { format!("  {}", WITH_KEY.say(language)) } else { String::new() };
    format!(
        "{}  {}  {}  {}{key}  {worth}  {}",
        signature.place.source.path,
        signature.role,
        signature.name,
        time_text(signature.time),
        current.say(language)
    )
}

fn document(verified: &Verified, language: Language) -> Value {
    let signature = &verified.signature;
    json!({
        "path": signature.place.source.path,
        "role": signature.role,
        "name": signature.name,
        "time": iso_time(signature.time),
        "digest": signature.digest,
        "good": verified.fault.is_none(),
        "fault": verified.fault.map(|reason| reason.phrase().say(language)),
        "current": verified.is_current,
        "statement": signature.statement(),
        "key": signature.proof.as_ref().map(|proof| review::public_line(&proof.key)),
        "signature": signature.proof.as_ref().map(|proof| proof.hex()),
    })
}
