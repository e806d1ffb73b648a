//! Signing in, staying in, going out; and how failing slows down.
//!
//! A session is a random token; the shop keeps its hash. It ends twelve hours after it was last used,
//! at sign-out, with a new password, or when the person leaves. After five failures a login on a
//! terminal (after twenty on any) waits 30 s, doubling to 15 min; the count survives a restart and never locks for ever.
//! Sign-in is two doors: [`attempt`] reads, the caller verifies (slow, outside any write), and
//! [`succeed`] or [`fail`] notes.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use super::{PasswordHash, Person, Record, password, standing, store};
use crate::common::{Millis, PersonId, Problem, Result};
use jieche_ground::{Note, Read, Tx};

const LASTS: i64 = 12 * 3600 * 1000;
/// How often a session's use is noted: a write each call would slow everything.
const NOTED_EVERY: i64 = 5 * 60 * 1000;
const FREE_FAILURES: i64 = 5;
/// Failures a login has free over all terminals, beyond one terminal's: a terminal's name is its own word.
const ELSEWHERE: i64 = 15;
const FIRST_WAIT: i64 = 30 * 1000;
const LONGEST_WAIT: i64 = 15 * 60 * 1000;

/// Who wants in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// The name signed in with.
    pub login: String,
    /// The password.
    pub password: String,
}

/// A person who is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Session {
    /// What every later call carries.
    pub token: String,
    /// Who.
    pub person: Person,
    /// The commands they may call.
    pub commands: Vec<String>,
    /// When it ends if it is not used.
    pub expires_at: Millis,
}

/// Somebody at the door: what is needed to verify the password outside the database.
pub struct Attempt {
    login: String,
    person: Option<(Record, PasswordHash)>,
}

impl Attempt {
    /// Whether the password is right; as slow for nobody as for somebody.
    pub fn verify(&self, password: &str) -> Result<bool> {
        password::verify(self.person.as_ref().map(|(_, hash)| hash), password)
    }

    /// Who it would be.
    pub fn person(&self) -> Option<PersonId> {
        self.person.as_ref().map(|(person, _)| person.id)
    }

    pub(super) fn has_any(&self, roles: &[super::Role]) -> bool {
        self.person.as_ref().is_some_and(|(person, _)| person.roles.iter().any(|role| roles.contains(role)))
    }
}

/// Looks somebody up who wants in; `try_later` with `seconds` while they must wait.
pub fn attempt(read: &Read, login: &str) -> Result<Attempt> {
    let login = login.trim().to_lowercase();
    if login.is_empty() {
        return Err(Problem::of("login", "required"));
    }
    if login.chars().count() > 20 {
        return Err(Problem::of("login", "too_long").with("max", 20));
    }
    let here = store::failures(read, &login, &read.ctx().terminal)?;
    let anywhere = store::failures_anywhere(read, &login)?;
    let left = here.map_or(0, |(failures, last)| still_to_wait(read, failures, last));
    let left = left.max(anywhere.map_or(0, |(failures, last)| still_to_wait(read, failures - ELSEWHERE, last)));
    if left > 0 {
        return Err(Problem::new("try_later").with("seconds", (left + 999) / 1000));
    }
    let person = store::by_login(read, &login)?.filter(|(person, _)| person.left_on.is_none());
    Ok(Attempt { login, person })
}

/// Milliseconds left; never more than the wait itself, also when the clock was ahead for a while.
fn still_to_wait(read: &Read, failures: i64, last: Millis) -> i64 {
    let wait = wait_after(failures);
    (last.0 + wait - read.now().0).min(wait)
}

/// How long a login waits after so many failures, in milliseconds.
fn wait_after(failures: i64) -> i64 {
    if failures < FREE_FAILURES {
        return 0;
    }
    let doublings = (failures - FREE_FAILURES).min(10);
    (FIRST_WAIT << doublings).min(LONGEST_WAIT)
}

/// Lets them in: a new token. `commands` is left for the command list to fill.
pub fn succeed(note: &Note, attempt: Attempt) -> Result<Session> {
    let Some((person, _)) = attempt.person else { return Err(Problem::new("wrong_password")) };
    store::forget_failures(note, &attempt.login)?;
    let token: String = note.ctx().random::<32>().iter().map(|byte| format!("{byte:02x}")).collect();
    let expires_at = note.now().plus(LASTS);
    store::add_session(note, &hash(&token), person.id, expires_at)?;
    let themself =
        crate::Ctx { person: Some(person.id), standing: Some(standing(&person.roles)), ..note.ctx().clone() };
    let shown = person.shown(&note.seen_by(&themself));
    Ok(Session { token, person: shown, commands: Vec::new(), expires_at })
}

/// Counts a failure; the answer to give is `wrong_password`.
pub fn fail(note: &Note, attempt: &Attempt) -> Result<Problem> {
    let failures = store::add_failure(note, &attempt.login, &note.ctx().terminal)?;
    let problem = Problem::new("wrong_password");
    let seconds = wait_after(failures) / 1000;
    Ok(if seconds > 0 { problem.with("seconds", seconds) } else { problem })
}

/// The person behind a token and when the session ends; `not_signed_in` if it has ended.
pub fn person(read: &Read, token: &str) -> Result<(Person, Millis, bool)> {
    let ended = || Problem::new("not_signed_in");
    let (person, seen, expires) = store::session(read, &hash(token))?.ok_or_else(ended)?;
    let record = store::get(read, person)?.filter(|record| record.left_on.is_none()).ok_or_else(ended)?;
    if read.now() > expires {
        return Err(ended());
    }
    let to_note = read.now().0 - seen.0 > NOTED_EVERY;
    Ok((record.shown(read), expires, to_note))
}

/// Notes that a session is in use, which moves its end.
pub fn seen(note: &Note, token: &str) -> Result<()> {
    store::see_session(note, &hash(token), note.now().plus(LASTS))
}

/// Ends one session.
pub fn end(note: &Note, token: &str) -> Result<()> {
    store::end_session(note, &hash(token))
}

/// Ends every session of a person but the one of `spared`, as part of a write.
pub(super) fn end_all(tx: &Tx, person: PersonId, spared: Option<&str>) -> Result<()> {
    store::end_sessions(tx, person, spared.map(hash))
}

pub(super) fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}
