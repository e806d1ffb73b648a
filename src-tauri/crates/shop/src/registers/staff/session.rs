//! Signing in, staying in, going out; and how failing slows down.
//!
//! A session is a random token; the shop keeps its hash. It ends twelve hours after it was last used,
//! at sign-out, with a new password, or when the person leaves. After five failures a login waits 30 s, doubling to
//! 15 min: a terminal that proves an earlier good sign-in of that person by the secret it got then has a count of its own,
//! all others share one (what a terminal calls itself proves nothing). Counts survive a restart; the waiting itself is
//! whoever's who has a clock that cannot be set (`api/src/door.rs`), so that it never outlasts its length.
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
/// Whom all terminals count together that prove nothing.
const ANYBODY: &str = "";
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
    /// What the terminal got at its last good sign-in; with it, failures elsewhere do not count here.
    pub terminal_secret: Option<String>,
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
    /// What the terminal keeps, to be known by at the next sign-in; told at sign-in only.
    pub terminal_secret: Option<String>,
}

/// Somebody at the door: what is needed to verify the password outside the database.
pub struct Attempt {
    login: String,
    person: Option<(Record, PasswordHash)>,
    /// The secret it came with, whether or not it is known.
    secret: Option<String>,
    /// By whom its failures are counted: the secret's hash where it is known.
    counted_by: String,
    /// Failures so far.
    failures: i64,
}

impl Attempt {
    /// Whether the password is right; as slow for nobody as for somebody.
    pub fn verify(&self, password: &str) -> Result<bool> {
        password::verify(self.person.as_ref().map(|(_, hash)| hash), password)
    }

    /// What failures are counted under: the login, and the terminal where it is known.
    pub fn counted_as(&self) -> (String, String) {
        (self.login.clone(), self.counted_by.clone())
    }

    /// How long it waits after the failures so far, milliseconds.
    pub fn wait(&self) -> i64 {
        wait_after(self.failures)
    }

    /// Who it would be.
    pub fn person(&self) -> Option<PersonId> {
        self.person.as_ref().map(|(person, _)| person.id)
    }
}

/// Looks somebody up who wants in, from a terminal that may prove that it is known.
pub fn attempt(read: &Read, login: &str, secret: Option<&str>) -> Result<Attempt> {
    let login = login.trim().to_lowercase();
    if login.is_empty() {
        return Err(Problem::of("login", "required"));
    }
    if login.chars().count() > 20 {
        return Err(Problem::of("login", "too_long").with("max", 20));
    }
    let person = store::by_login(read, &login)?.filter(|(person, _)| person.left_on.is_none());
    let known = match (&person, secret) {
        (Some((person, _)), Some(secret)) => store::is_known(read, person.id, &hash(secret))?,
        _ => false,
    };
    let counted_by = match secret {
        Some(secret) if known => hex(&hash(secret)),
        _ => ANYBODY.to_owned(),
    };
    let failures = store::failures(read, &login, &counted_by)?;
    Ok(Attempt { login, person, secret: secret.map(str::to_owned), counted_by, failures })
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
    store::forget_failures(note, &attempt.login, &attempt.counted_by)?;
    let secret = match attempt.secret {
        Some(secret) if store::is_anybodys(note, &hash(&secret))? => secret,
        _ => hex(&note.ctx().random::<32>()),
    };
    store::know_terminal(note, person.id, &hash(&secret))?;
    let token = hex(&note.ctx().random::<32>());
    let expires_at = note.now().plus(LASTS);
    store::add_session(note, &hash(&token), person.id, expires_at)?;
    let before = person.clone().shown(note)?;
    let themself = crate::Ctx { person: Some(person.id), standing: Some(standing(&before)), ..note.ctx().clone() };
    let shown = person.shown(&note.seen_by(&themself))?;
    Ok(Session { token, person: shown, commands: Vec::new(), expires_at, terminal_secret: Some(secret) })
}

/// Counts a failure; the answer to give is `wrong_password`.
pub fn fail(note: &Note, attempt: &Attempt) -> Result<Problem> {
    let failures = store::add_failure(note, &attempt.login, &attempt.counted_by)?;
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
    Ok((record.shown(read)?, expires, to_note))
}

/// Notes that a session is in use, which moves its end.
pub fn seen(note: &Note, token: &str) -> Result<()> {
    store::see_session(note, &hash(token), note.now().plus(LASTS))
}

/// Ends one session.
pub fn end(note: &Note, token: &str) -> Result<()> {
    store::end_session(note, &hash(token))
}

/// Ends every session of a person but the one of `spared`, as part of a write; the terminals they came from are no longer
/// known as theirs.
pub(super) fn end_all(tx: &Tx, person: PersonId, spared: Option<&str>) -> Result<()> {
    store::forget_terminals(tx, person)?;
    store::end_sessions(tx, person, spared.map(hash))
}

pub(super) fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
