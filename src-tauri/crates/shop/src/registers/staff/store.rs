//! The tables of people, sessions, failures and approvals.

use std::collections::BTreeSet;

use jieche_codes::Capability;
use rusqlite::Row;

use super::roles::{RoleKey, RoleRecord};
use super::{ApprovalOf, PasswordHash, Record};
use crate::common::{Millis, PersonId, Result, RoleId};
use jieche_ground::sql::{from_json, from_text, to_text};
use jieche_ground::{Note, Read, Tx};

const COLUMNS: &str = "id, version, name, login, roles, phone, left_on";

/// A word given, as on file.
pub(super) struct Given {
    pub approver: PersonId,
    pub asked_by: PersonId,
    pub what: ApprovalOf,
    pub given_at: Millis,
    pub used: bool,
}

pub(super) fn get(read: &Read, id: PersonId) -> Result<Option<Record>> {
    read.maybe(&format!("SELECT {COLUMNS} FROM people WHERE id = ?1"), [id], record)
}

pub(super) fn name(read: &Read, id: PersonId) -> Result<Option<String>> {
    read.maybe("SELECT name FROM people WHERE id = ?1", [id], |row| row.get(0))
}

pub(super) fn list(read: &Read, include_left: bool) -> Result<Vec<Record>> {
    read.list(
        &format!("SELECT {COLUMNS} FROM people WHERE ?1 OR left_on IS NULL ORDER BY left_on IS NOT NULL, name, id"),
        [include_left],
        record,
    )
}

pub(super) fn by_login(read: &Read, login: &str) -> Result<Option<(Record, PasswordHash)>> {
    let sql = format!("SELECT {COLUMNS}, password FROM people WHERE login = ?1");
    read.maybe(&sql, [login], |row| Ok((record(row)?, PasswordHash(row.get(7)?))))
}

/// The standard process's roles in its order, then the shop's own.
pub(super) fn roles(read: &Read) -> Result<Vec<RoleRecord>> {
    let sql = "SELECT id, version, key, name, base, granted, withdrawn, active FROM roles ORDER BY id";
    read.list(sql, [], |row| {
        Ok(RoleRecord {
            id: RoleId(row.get(0)?),
            version: row.get(1)?,
            key: RoleKey(row.get(2)?),
            name: row.get(3)?,
            like: from_text(row, 4)?,
            granted: capabilities(row, 5)?,
            withdrawn: capabilities(row, 6)?,
            active: row.get(7)?,
        })
    })
}

/// The capabilities of a list; one that a later version took away is of no more use, and locks nobody out.
fn capabilities(row: &Row<'_>, at: usize) -> rusqlite::Result<BTreeSet<Capability>> {
    let names: Vec<String> = from_json(row, at)?;
    Ok(names.iter().filter_map(|name| Capability::from_name(name)).collect())
}

/// Adds a role or writes how it differs now.
pub(super) fn put_role(tx: &Tx, role: &RoleRecord) -> Result<()> {
    let sql =
        "INSERT INTO roles (version, key, name, base, granted, withdrawn, active) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6)
               ON CONFLICT (key) DO UPDATE SET version = version + 1, name = excluded.name, base = excluded.base,
                 granted = excluded.granted, withdrawn = excluded.withdrawn, active = excluded.active";
    tx.execute(
        sql,
        (
            &role.key.0,
            &role.name,
            to_text(&role.like)?,
            serde_json::to_string(&role.granted)?,
            serde_json::to_string(&role.withdrawn)?,
            role.active,
        ),
    )
    .map(|_| ())
}

/// How many who still work here have a role.
pub(super) fn holders_of(read: &Read, key: &RoleKey) -> Result<i64> {
    let sql = "SELECT count(*) FROM people, json_each(people.roles) role WHERE left_on IS NULL AND role.value = ?1";
    read.one(sql, [&key.0], |row| row.get(0))
}

pub(super) fn insert(tx: &Tx, person: &Record, password: Option<&PasswordHash>) -> Result<PersonId> {
    let sql = "INSERT INTO people (version, name, login, password, roles, phone) VALUES (1, ?1, ?2, ?3, ?4, ?5)";
    tx.insert(
        sql,
        (
            &person.name,
            &person.login,
            password.map(|hash| &hash.0),
            serde_json::to_string(&person.roles)?,
            &person.phone,
        ),
    )
    .map(PersonId)
}

pub(super) fn update(tx: &Tx, person: &Record, password: Option<&PasswordHash>) -> Result<PersonId> {
    let sql = "UPDATE people SET version = version + 1, name = ?2, login = ?3, password = coalesce(?4, password), roles = ?5, phone = ?6, left_on = ?7 WHERE id = ?1";
    tx.execute(
        sql,
        (
            person.id,
            &person.name,
            &person.login,
            password.map(|hash| &hash.0),
            serde_json::to_string(&person.roles)?,
            &person.phone,
            person.left_on,
        ),
    )?;
    Ok(person.id)
}

/// Terminals remembered of one person: the newest.
const TERMINALS: i64 = 50;
/// Logins nobody has whose failures are remembered: whoever guesses names must not fill the table.
const NOBODYS: i64 = 500;

pub(super) fn failures(read: &Read, login: &str, counted_by: &str) -> Result<i64> {
    let sql = "SELECT coalesce(max(failures), 0) FROM sign_in_failures WHERE login = ?1 AND terminal = ?2";
    read.one(sql, (login, counted_by), |row| row.get(0))
}

pub(super) fn add_failure(note: &Note, login: &str, counted_by: &str) -> Result<i64> {
    let sql = "INSERT INTO sign_in_failures (login, terminal, failures, last_ms) VALUES (?1, ?2, 1, ?3)
               ON CONFLICT (login, terminal) DO UPDATE SET failures = failures + 1, last_ms = excluded.last_ms RETURNING failures";
    let failures = note.one(sql, (login, counted_by, note.now()), |row| row.get(0))?;
    let nobodys = "login NOT IN (SELECT login FROM people WHERE login IS NOT NULL)";
    let sql = format!(
        "DELETE FROM sign_in_failures WHERE {nobodys} AND login IN
           (SELECT login FROM sign_in_failures WHERE {nobodys} ORDER BY last_ms DESC LIMIT -1 OFFSET {NOBODYS})"
    );
    note.execute(&sql, [])?;
    Ok(failures)
}

pub(super) fn forget_failures(note: &Note, login: &str, counted_by: &str) -> Result<()> {
    note.execute("DELETE FROM sign_in_failures WHERE login = ?1 AND terminal = ?2", (login, counted_by)).map(|_| ())
}

/// Whether a person has signed in with this secret's terminal.
pub(super) fn is_known(read: &Read, person: PersonId, secret: &[u8; 32]) -> Result<bool> {
    let sql = "SELECT 1 FROM known_terminals WHERE person_id = ?1 AND secret_hash = ?2";
    Ok(read.maybe(sql, (person, &secret[..]), |_| Ok(()))?.is_some())
}

/// Whether anybody has.
pub(super) fn is_anybodys(read: &Read, secret: &[u8; 32]) -> Result<bool> {
    let sql = "SELECT 1 FROM known_terminals WHERE secret_hash = ?1 LIMIT 1";
    Ok(read.maybe(sql, [&secret[..]], |_| Ok(()))?.is_some())
}

pub(super) fn know_terminal(note: &Note, person: PersonId, secret: &[u8; 32]) -> Result<()> {
    let sql = "INSERT INTO known_terminals (person_id, secret_hash, seen_ms) VALUES (?1, ?2, ?3)
               ON CONFLICT (person_id, secret_hash) DO UPDATE SET seen_ms = excluded.seen_ms";
    note.execute(sql, (person, &secret[..], note.now()))?;
    let sql = "DELETE FROM known_terminals WHERE person_id = ?1 AND secret_hash IN
                 (SELECT secret_hash FROM known_terminals WHERE person_id = ?1 ORDER BY seen_ms DESC LIMIT -1 OFFSET ?2)";
    note.execute(sql, (person, TERMINALS)).map(|_| ())
}

pub(super) fn forget_terminals(tx: &Tx, person: PersonId) -> Result<()> {
    tx.execute("DELETE FROM known_terminals WHERE person_id = ?1", [person]).map(|_| ())
}

pub(super) fn add_session(note: &Note, hash: &[u8; 32], person: PersonId, expires: Millis) -> Result<()> {
    note.execute("DELETE FROM sessions WHERE expires_ms < ?1", [note.now()])?;
    let sql = "INSERT INTO sessions (token_hash, person_id, terminal, started_ms, seen_ms, expires_ms) VALUES (?1, ?2, ?3, ?4, ?4, ?5)";
    note.execute(sql, (&hash[..], person, &note.ctx().terminal, note.now(), expires)).map(|_| ())
}

pub(super) fn session(read: &Read, hash: &[u8; 32]) -> Result<Option<(PersonId, Millis, Millis)>> {
    read.maybe("SELECT person_id, seen_ms, expires_ms FROM sessions WHERE token_hash = ?1", [&hash[..]], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })
}

pub(super) fn see_session(note: &Note, hash: &[u8; 32], expires: Millis) -> Result<()> {
    note.execute(
        "UPDATE sessions SET seen_ms = ?2, expires_ms = ?3 WHERE token_hash = ?1",
        (&hash[..], note.now(), expires),
    )
    .map(|_| ())
}

pub(super) fn end_session(note: &Note, hash: &[u8; 32]) -> Result<()> {
    note.execute("DELETE FROM sessions WHERE token_hash = ?1", [&hash[..]]).map(|_| ())
}

pub(super) fn end_sessions(tx: &Tx, person: PersonId, spared: Option<[u8; 32]>) -> Result<()> {
    let spared = spared.map(|hash| hash.to_vec());
    tx.execute("DELETE FROM sessions WHERE person_id = ?1 AND token_hash IS NOT ?2", (person, spared)).map(|_| ())
}

pub(super) fn add_approval(note: &Note, hash: &[u8; 32], approver: PersonId, what: ApprovalOf) -> Result<()> {
    let sql = "INSERT INTO approvals (token_hash, approver_id, asked_by, what, given_ms) VALUES (?1, ?2, ?3, ?4, ?5)";
    note.execute(sql, (&hash[..], approver, note.person()?, to_text(&what)?, note.now())).map(|_| ())
}

pub(super) fn approval(read: &Read, hash: &[u8; 32]) -> Result<Option<Given>> {
    read.maybe(
        "SELECT approver_id, asked_by, what, given_ms, used FROM approvals WHERE token_hash = ?1",
        [&hash[..]],
        |row| {
            Ok(Given {
                approver: row.get(0)?,
                asked_by: row.get(1)?,
                what: from_text(row, 2)?,
                given_at: row.get(3)?,
                used: row.get(4)?,
            })
        },
    )
}

pub(super) fn spend_approval(tx: &Tx, hash: &[u8; 32]) -> Result<()> {
    tx.execute("UPDATE approvals SET used = 1 WHERE token_hash = ?1", [&hash[..]]).map(|_| ())
}

fn record(row: &Row<'_>) -> rusqlite::Result<Record> {
    Ok(Record {
        id: row.get(0)?,
        version: row.get(1)?,
        name: row.get(2)?,
        login: row.get(3)?,
        roles: from_json(row, 4)?,
        phone: row.get(5)?,
        left_on: row.get(6)?,
    })
}
