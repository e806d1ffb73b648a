//! How the shop refuses: a code, the field it concerns, and figures for the sentence.
//!
//! The sentence itself is worded by the screen (`ui/src/words`) or the sheet. Codes never
//! carry personal data, so a problem may be logged as it is.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The answer of everything that can be refused.
pub type Result<T> = std::result::Result<T, Problem>;

/// A refusal. `field` names the request's field as the caller wrote it, dotted where nested.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Problem {
    /// A stable snake_case code, worded by the screen.
    #[ts(type = "string")]
    pub code: Cow<'static, str>,
    /// The field at fault, if one is.
    #[ts(type = "string | null")]
    #[serde(default)]
    pub field: Option<Cow<'static, str>>,
    /// Figures and names for the sentence.
    #[serde(default)]
    pub args: BTreeMap<String, String>,
}

impl Problem {
    /// A refusal that concerns no single field.
    pub fn new(code: &'static str) -> Self {
        Self { code: Cow::Borrowed(code), field: None, args: BTreeMap::new() }
    }

    /// A refusal of one field's value.
    pub fn of(field: &'static str, code: &'static str) -> Self {
        Self { field: Some(Cow::Borrowed(field)), ..Self::new(code) }
    }

    /// The same refusal with a figure for its sentence.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }

    /// Something that is not the caller's fault; `why` goes to the log, never to the screen.
    pub fn internal(why: impl std::fmt::Display) -> Self {
        log::error!("internal: {why}");
        Self::new("internal")
    }

    /// The record asked for does not exist (or not for this person).
    pub fn not_found(kind: &'static str) -> Self {
        Self::new("not_found").with("kind", kind)
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.field {
            Some(field) => write!(f, "{} ({field})", self.code),
            None => f.write_str(&self.code),
        }
    }
}

impl std::error::Error for Problem {}

impl From<rusqlite::Error> for Problem {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as E;
        let code = match error.sqlite_error_code() {
            Some(E::DiskFull) => "disk_full",
            Some(E::SystemIoFailure | E::CannotOpen | E::ReadOnly) => "disk_error",
            Some(E::DatabaseCorrupt | E::NotADatabase) => "damaged",
            Some(E::DatabaseBusy | E::DatabaseLocked) => "busy",
            _ if unreadable(&error) => {
                log::error!("database: {error}");
                return Self::new("damaged").with("what", "a stored value");
            }
            _ => return Self::internal(error),
        };
        log::error!("database: {error}");
        Self::new(code)
    }
}

/// A stored value that is not what was stored: its kind, its words or its JSON cannot be read any more.
fn unreadable(error: &rusqlite::Error) -> bool {
    use rusqlite::Error as E;
    match error {
        E::FromSqlConversionFailure(..) | E::InvalidColumnType(..) | E::IntegralValueOutOfRange(..) => true,
        E::SqliteFailure(_, Some(said)) => said.contains("malformed JSON"),
        _ => false,
    }
}

impl From<std::io::Error> for Problem {
    fn from(error: std::io::Error) -> Self {
        let code = match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => "disk_full",
            _ => "disk_error",
        };
        log::error!("file system: {error}");
        Self::new(code)
    }
}

impl From<serde_json::Error> for Problem {
    fn from(error: serde_json::Error) -> Self {
        Self::internal(error)
    }
}
