//! Who did what, when, from where: append-only, chained, and what windows listen to.
//!
//! Each write has one head (operation, person, terminal, time, the hash of the head before) and a row
//! for each object touched. The chain holds salted digests; the values before and after stand apart, in
//! a table the law may require to be erased, without breaking the chain. Deliberately not here: what an
//! operation means.

mod chain;
mod store;
#[cfg(test)]
mod tests;

pub use chain::{Broken, verify};
pub use store::last_change;
pub(crate) use store::{AS_IT_IS, Entry, append, is_after, last_mark, mark_at};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::{Millis, Read, Result};

/// The most notes one answer carries; a window further behind reloads.
const NOTES: i64 = 500;
/// The most objects the notes of one answer name: after an import, too, a window reloads.
const TOUCHED: i64 = 2_000;

/// An object that a write touched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Touched {
    /// The kind of object, as the table is named.
    #[ts(type = "RecordKind")]
    pub kind: String,
    /// Its id.
    #[ts(type = "number")]
    pub id: i64,
}

/// One write, as windows hear of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChangeNote {
    /// The journal's sequence.
    #[ts(type = "number")]
    pub seq: i64,
    /// What it touched.
    pub touched: Vec<Touched>,
    /// Who, by name.
    pub person: Option<String>,
    /// From which terminal.
    pub terminal: String,
}

/// What happened after a sequence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Changes {
    /// The newest sequence: what to ask after next time.
    #[ts(type = "number")]
    pub seq: i64,
    /// The writes in between; empty with a newer `seq` when there were too many to tell.
    pub notes: Vec<ChangeNote>,
}

/// One change of one object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct JournalEntry {
    /// The journal's sequence.
    #[ts(type = "number")]
    pub seq: i64,
    /// When.
    pub at: Millis,
    /// Who, by name.
    pub person: Option<String>,
    /// From which terminal.
    pub terminal: String,
    /// The operation.
    pub operation: String,
    /// The object before, if it was there and the values were not erased.
    #[ts(type = "unknown")]
    pub before: Value,
    /// The object after.
    #[ts(type = "unknown")]
    pub after: Value,
}

/// The history to read of one object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ObjectHistory {
    /// The kind of object, as the table is named.
    #[ts(type = "RecordKind")]
    pub kind: String,
    /// Its id.
    #[ts(type = "number")]
    pub id: i64,
    /// Only entries before this sequence (for the next page).
    #[ts(type = "number | null")]
    pub before: Option<i64>,
    /// Rows, 1 to 200.
    #[ts(type = "number")]
    pub limit: i64,
}

/// The sequence of the newest write; 0 before the first.
pub fn newest(read: &Read) -> Result<i64> {
    last_mark(read).map(|mark| mark.seq)
}

/// The writes after `seq`. A sequence that is not this shop's answers with the newest and no notes.
pub fn changes_since(read: &Read, seq: i64) -> Result<Changes> {
    let newest = last_mark(read)?.seq;
    if seq < 0 || seq > newest || newest - seq > NOTES || store::touched_after(read, seq, TOUCHED + 1)? > TOUCHED {
        return Ok(Changes { seq: newest, notes: Vec::new() });
    }
    Ok(Changes { seq: newest, notes: store::notes_after(read, seq)? })
}

/// What the journal tells of one object, newest first; `kinds` are the names it was told under, yesterday's too.
pub fn history(read: &Read, kinds: &[&str], asked: &ObjectHistory) -> Result<Vec<JournalEntry>> {
    let limit = crate::page::limit(asked.limit)?;
    store::history(read, kinds, asked.id, asked.before.unwrap_or(i64::MAX), limit)
}
