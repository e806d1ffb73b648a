//! The drafts' table.

use super::Draft;
use crate::{Note, PersonId, Read, Result};

pub(super) fn get(read: &Read, person: PersonId, key: &str) -> Result<Option<Draft>> {
    read.maybe("SELECT key, body, saved_ms FROM drafts WHERE person_id = ?1 AND key = ?2", (person, key), |row| {
        Ok(Draft { key: row.get(0)?, body: row.get(1)?, saved_at: row.get(2)? })
    })
}

pub(super) fn save(note: &Note, person: PersonId, draft: &Draft) -> Result<()> {
    let sql = "INSERT INTO drafts (person_id, key, body, saved_ms) VALUES (?1, ?2, ?3, ?4)
               ON CONFLICT (person_id, key) DO UPDATE SET body = excluded.body, saved_ms = excluded.saved_ms";
    note.execute(sql, (person, &draft.key, &draft.body, draft.saved_at)).map(|_| ())
}

pub(super) fn keep_newest(note: &Note, person: PersonId, most: i64) -> Result<()> {
    let sql = "DELETE FROM drafts WHERE person_id = ?1 AND key IN
                 (SELECT key FROM drafts WHERE person_id = ?1 ORDER BY saved_ms DESC, key LIMIT -1 OFFSET ?2)";
    note.execute(sql, (person, most)).map(|_| ())
}

pub(super) fn clear(note: &Note, person: PersonId, key: &str) -> Result<()> {
    note.execute("DELETE FROM drafts WHERE person_id = ?1 AND key = ?2", (person, key)).map(|_| ())
}
