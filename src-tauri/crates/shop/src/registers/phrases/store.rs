//! The phrases' SQL. Initials are made when read: they follow the reading of characters, not what was stored.

use rusqlite::{Row as SqlRow, params};

use super::{Phrase, PhraseKind};
use crate::common::{PhraseId, Result};
use crate::registers::search_index;
use jieche_ground::sql::{from_text, to_text};
use jieche_ground::{Read, Tx};

const PHRASE: &str = "SELECT id, version, kind, text, retired FROM phrases";

fn phrase(row: &SqlRow<'_>) -> rusqlite::Result<Phrase> {
    let text: String = row.get(3)?;
    Ok(Phrase {
        id: row.get(0)?,
        version: row.get(1)?,
        kind: from_text(row, 2)?,
        initials: search_index::initials(&text),
        text,
        retired: row.get(4)?,
    })
}

pub(super) fn list(read: &Read, include_retired: bool) -> Result<Vec<Phrase>> {
    read.list(&format!("{PHRASE} WHERE retired <= ?1 ORDER BY kind, id"), [include_retired], phrase)
}

pub(super) fn find(read: &Read, id: PhraseId) -> Result<Option<Phrase>> {
    read.maybe(&format!("{PHRASE} WHERE id = ?1"), [id], phrase)
}

/// The phrase of a kind that says just this.
pub(super) fn same(read: &Read, kind: PhraseKind, text: &str) -> Result<Option<PhraseId>> {
    read.maybe("SELECT id FROM phrases WHERE kind = ?1 AND text = ?2", (to_text(&kind)?, text), |row| row.get(0))
}

pub(super) fn count(read: &Read) -> Result<i64> {
    read.one("SELECT COUNT(*) FROM phrases", [], |row| row.get(0))
}

pub(super) fn insert(tx: &Tx, it: &Phrase) -> Result<PhraseId> {
    let sql = "INSERT INTO phrases (version, kind, text, retired) VALUES (1, ?1, ?2, ?3)";
    tx.insert(sql, params![to_text(&it.kind)?, it.text, it.retired]).map(PhraseId)
}

pub(super) fn update(tx: &Tx, it: &Phrase) -> Result<()> {
    let sql = "UPDATE phrases SET version = ?2, kind = ?3, text = ?4, retired = ?5 WHERE id = ?1";
    tx.execute(sql, params![it.id, it.version, to_text(&it.kind)?, it.text, it.retired]).map(|_| ())
}
