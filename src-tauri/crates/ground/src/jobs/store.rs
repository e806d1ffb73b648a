//! The jobs' table.

use rusqlite::Row;

use super::{Ended, Job, state_of};
use crate::sql::{from_text, to_text};
use crate::{JobId, Millis, Note, Problem, Read, Result};

const COLUMNS: &str = "id, kind, state, done, total, started_ms, finished_ms, result, problem";

pub(super) fn start(note: &Note, kind: &str) -> Result<JobId> {
    let person = note.ctx().person.map(|person| person.0);
    let key = note.ctx().request.as_ref().map(|request| request.key.clone());
    let hash = note.ctx().request.as_ref().map(|request| request.hash.to_vec());
    let sql = "INSERT INTO jobs (kind, person_id, key, request_hash, state, started_ms)
               VALUES (?1, ?2, ?3, ?4, 'running', ?5)";
    note.insert(sql, (kind, person, key, hash, note.now())).map(JobId)
}

pub(super) fn finish(note: &Note, ended: &Ended) -> Result<()> {
    let Ended { id, at, steps: (done, total), outcome } = ended;
    let (result, problem) = match outcome {
        Ok(outcome) => (Some(serde_json::to_string(outcome)?), None),
        Err(problem) if problem.code == "cancelled" => (None, None),
        Err(problem) => (None, Some(serde_json::to_string(problem)?)),
    };
    let state = to_text(&state_of(outcome))?;
    let sql =
        "UPDATE jobs SET state = ?2, done = ?3, total = ?4, finished_ms = ?5, result = ?6, problem = ?7 WHERE id = ?1";
    note.execute(sql, (id, state, done, total, at, result, problem)).map(|_| ())
}

pub(super) fn interrupt_unfinished(note: &Note) -> Result<()> {
    note.execute("UPDATE jobs SET state = 'interrupted', finished_ms = ?1 WHERE state = 'running'", [note.now()])
        .map(|_| ())
}

pub(super) fn get(read: &Read, id: JobId) -> Result<Option<Job>> {
    read.maybe(&format!("SELECT {COLUMNS} FROM jobs WHERE id = ?1"), [id], job)
}

/// The job this key started; `key_reused` when it was for another request.
pub(super) fn by_key(read: &Read, kind: &str) -> Result<Option<Job>> {
    let Some(request) = &read.ctx().request else { return Ok(None) };
    let sql = format!("SELECT {COLUMNS}, request_hash FROM jobs WHERE kind = ?1 AND person_id IS ?2 AND key = ?3");
    let person = read.ctx().person.map(|person| person.0);
    let found = read.maybe(&sql, (kind, person, &request.key), |row| {
        Ok((job(row)?, row.get::<_, Option<Vec<u8>>>("request_hash")?))
    })?;
    match found {
        Some((_, hash)) if hash.as_deref() != Some(&request.hash[..]) => Err(Problem::new("key_reused")),
        found => Ok(found.map(|(job, _)| job)),
    }
}

pub(super) fn last_done(read: &Read, kind: &str) -> Result<Option<Millis>> {
    read.one("SELECT max(finished_ms) FROM jobs WHERE kind = ?1 AND state = 'done'", [kind], |row| row.get(0))
}

pub(super) fn last_ended(read: &Read, kind: &str) -> Result<Option<Job>> {
    let sql = format!("SELECT {COLUMNS} FROM jobs WHERE kind = ?1 AND state <> 'running' ORDER BY id DESC LIMIT 1");
    read.maybe(&sql, [kind], job)
}

fn job(row: &Row<'_>) -> rusqlite::Result<Job> {
    let read = |text: Option<String>| text.and_then(|text| serde_json::from_str(&text).ok());
    Ok(Job {
        id: row.get(0)?,
        kind: row.get(1)?,
        state: from_text(row, 2)?,
        done: row.get(3)?,
        total: row.get(4)?,
        started_at: row.get(5)?,
        finished_at: row.get(6)?,
        outcome: read(row.get(7)?),
        problem: row.get::<_, Option<String>>(8)?.and_then(|text| serde_json::from_str(&text).ok()),
    })
}
