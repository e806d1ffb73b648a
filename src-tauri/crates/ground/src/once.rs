//! The same key gives the same answer: a write that was asked twice is done once.
//!
//! Keys are scoped to person and command and kept seven days with the request's hash. When a
//! commit's outcome is unknown, the key decides. Sign-in never comes this way.

use serde::{Serialize, de::DeserializeOwned};

use crate::{Millis, Problem, Read, Request, Result, Tx};

const KEPT_MILLISECONDS: i64 = 7 * 24 * 3600 * 1000;

/// The answer a key was given before.
pub struct Once<T> {
    /// The answer.
    pub value: T,
    /// The journal sequence of the write that made it.
    pub seq: i64,
}

impl<T: Serialize + DeserializeOwned> Once<T> {
    /// The answer given before to this key; `key_reused` when the request differs.
    pub fn find(read: &Read, request: &Request) -> Result<Option<Self>> {
        let person = read.ctx().person.map_or(0, |person| person.0);
        let found = read.maybe(
            "SELECT request_hash, answer, seq FROM answers WHERE person_id = ?1 AND command = ?2 AND key = ?3",
            (person, &request.command, &request.key),
            |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?)),
        )?;
        let Some((hash, answer, seq)) = found else { return Ok(None) };
        if hash != request.hash {
            return Err(Problem::new("key_reused"));
        }
        Ok(Some(Self { value: serde_json::from_str(&answer)?, seq }))
    }

    /// Keeps the answer with the write that made it.
    pub fn keep(tx: &Tx, request: &Request, value: &T, seq: i64) -> Result<()> {
        let person = tx.ctx().person.map_or(0, |person| person.0);
        let sql = "INSERT INTO answers (person_id, command, key, request_hash, answer, seq, at_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        tx.execute(
            sql,
            (person, &request.command, &request.key, &request.hash[..], serde_json::to_string(value)?, seq, tx.now()),
        )?;
        Ok(())
    }
}

/// Forgets keys older than seven days.
pub fn forget_old(tx: &Tx, now: Millis) -> Result<()> {
    tx.execute("DELETE FROM answers WHERE at_ms < ?1", [now.0 - KEPT_MILLISECONDS])?;
    Ok(())
}
