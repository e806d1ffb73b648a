//! The table of what customers said, and which files were joined when.

use jieche_codes::Channel;
use serde::Serialize;

use super::{ConsentSaid, Purpose, texts};
use crate::common::{CustomerId, Millis, Result};
use jieche_ground::sql::{from_text, from_text_opt, to_text, to_text_opt};
use jieche_ground::{Read, Tx};

/// One word, of the file itself or of one that is read under it.
pub struct Said {
    pub file: CustomerId,
    pub purpose: Purpose,
    pub given: bool,
    pub via: Option<Channel>,
    pub text_version: i64,
    pub at: Millis,
    pub by: Option<String>,
}

impl Said {
    pub fn shown(&self) -> ConsentSaid {
        ConsentSaid {
            given: self.given,
            via: self.via,
            text_version: self.text_version,
            text: texts::of(self.purpose, self.text_version).unwrap_or_default().to_owned(),
            at: self.at,
            by: self.by.clone(),
        }
    }
}

/// What was said under a file, the latest first.
pub fn said(read: &Read, file: CustomerId) -> Result<Vec<Said>> {
    let sql = "SELECT s.customer_id, s.purpose, s.given, s.channel, s.text_version, s.at_ms, p.name
      FROM customer_consents s JOIN customers c ON c.id = s.customer_id LEFT JOIN people p ON p.id = s.person_id
      WHERE c.id = ?1 OR c.merged_into = ?1 ORDER BY s.id DESC";
    read.list(sql, [file], |row| {
        Ok(Said {
            file: row.get(0)?,
            purpose: from_text(row, 1)?,
            given: row.get(2)?,
            via: from_text_opt(row, 3)?,
            text_version: row.get(4)?,
            at: row.get(5)?,
            by: row.get(6)?,
        })
    })
}

/// A file that came under another, and when.
pub struct Joined {
    pub file: CustomerId,
    pub under: CustomerId,
    pub at: Millis,
}

/// How the files read under one came there.
pub fn joined(read: &Read, file: CustomerId) -> Result<Vec<Joined>> {
    let sql = "SELECT m.dropped_id, m.kept_id, m.at_ms FROM customers c
      JOIN customer_merges m ON m.dropped_id = c.id AND m.undone_ms IS NULL WHERE c.merged_into = ?1";
    read.list(sql, [file], |row| Ok(Joined { file: row.get(0)?, under: row.get(1)?, at: row.get(2)? }))
}

/// How often anything was noted of the very file.
pub fn count(read: &Read, id: CustomerId) -> Result<i64> {
    read.one("SELECT COUNT(*) FROM customer_consents WHERE customer_id = ?1", [id], |row| row.get(0))
}

/// A word, as the journal keeps it.
#[derive(Serialize)]
pub struct NewRow {
    pub purpose: Purpose,
    pub given: bool,
    pub via: Option<Channel>,
    pub text_version: i64,
}

pub fn insert(tx: &Tx, id: CustomerId, row: &NewRow) -> Result<()> {
    let sql = "INSERT INTO customer_consents (customer_id, purpose, given, channel, text_version, at_ms, person_id)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let (purpose, via) = (to_text(&row.purpose)?, to_text_opt(row.via.as_ref())?);
    tx.execute(sql, (id, purpose, row.given, via, row.text_version, tx.now(), tx.ctx().person)).map(|_| ())
}

/// The newest wish not to be advertised to that came by no channel: an import's.
pub(super) fn remove_imported_refusal(tx: &Tx, id: CustomerId) -> Result<()> {
    let sql = "DELETE FROM customer_consents WHERE id = (SELECT max(id) FROM customer_consents
      WHERE customer_id = ?1 AND purpose = 'marketing' AND given = 0 AND channel IS NULL)";
    tx.execute(sql, [id]).map(|_| ())
}
