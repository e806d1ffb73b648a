//! 常用语: what the desk writes every day, one key away instead of typed again.
//!
//! A shop starts with some (they came with the tables) and edits its own. A phrase that is no longer wanted is retired,
//! not deleted. Few enough that a screen holds all of them and looks through them by text or by pinyin initials.
//! Deliberately not here: where a phrase was used; it is text from then on.

mod store;
#[cfg(test)]
mod tests;

pub use jieche_codes::PhraseKind;
use jieche_codes::RecordKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::{PhraseId, Problem, Result, text};
use crate::registers::search_index;
use jieche_ground::{Read, Tx, same_version};

/// Characters a phrase may have.
const LONGEST: usize = 100;
/// Phrases a shop may have: more than that nobody looks through.
const MOST: i64 = 1000;

/// A phrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Phrase {
    /// Which.
    pub id: PhraseId,
    /// For the next save.
    #[ts(type = "number")]
    pub version: i64,
    /// Where it is used.
    pub kind: PhraseKind,
    /// What it says.
    pub text: String,
    /// Its pinyin initials in small letters, one text a reading, to be typed instead.
    pub initials: Vec<String>,
    /// No longer offered.
    pub retired: bool,
}

/// Which phrases are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListPhrases {
    /// Retired ones too, for editing.
    pub include_retired: bool,
}

/// Saves a phrase; `id` `None` makes a new one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SavePhrase {
    /// Which.
    pub id: Option<PhraseId>,
    /// The version the person saw; needed with `id`.
    #[ts(type = "number | null")]
    pub version: Option<i64>,
    /// Where it is used.
    pub kind: PhraseKind,
    /// What it says, 1 to 100 characters.
    pub text: String,
    /// No longer offered.
    pub retired: bool,
}

/// The shop's phrases, by kind, in the order they were made.
pub fn list(read: &Read, asked: &ListPhrases) -> Result<Vec<Phrase>> {
    store::list(read, asked.include_retired)
}

/// Saves a phrase.
///
/// Refuses text that does not hold, the same text twice in a kind (`duplicate`), and more than a thousand phrases
/// (`too_many`).
pub fn save(tx: &Tx, request: SavePhrase) -> Result<Phrase> {
    let before = match request.id {
        Some(id) => Some(store::find(tx, id)?.ok_or_else(|| Problem::not_found("phrase"))?),
        None => None,
    };
    if let Some(before) = &before {
        same_version(tx, RecordKind::Phrases, before.id.0, before.version, request.version)?;
    }
    let text = text::required("text", &request.text, LONGEST)?;
    if store::same(tx, request.kind, &text)?.is_some_and(|other| Some(other) != request.id) {
        return Err(Problem::of("text", "duplicate"));
    }
    if before.is_none() && store::count(tx)? >= MOST {
        return Err(Problem::new("too_many").with("max", MOST));
    }
    let (id, version) = before.as_ref().map_or((PhraseId(0), 1), |before| (before.id, before.version + 1));
    let mut after = Phrase {
        id,
        version,
        kind: request.kind,
        initials: search_index::initials(&text),
        text,
        retired: request.retired,
    };
    match &before {
        Some(_) => store::update(tx, &after)?,
        None => after.id = store::insert(tx, &after)?,
    }
    tx.touched(RecordKind::Phrases, after.id.0, before.as_ref(), Some(&after))?;
    Ok(after)
}
