//! From JSON to a typed request, and from a typed answer to JSON; one function a kind of command.
//!
//! A request that cannot be read is refused here with its field, before any rule sees it.

use jieche_shop::{Done, Problem, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::call::Answer;
use crate::caller::Caller;

/// Texts a type's own reading refuses with; they are codes already.
const OWN_CODES: [&str; 3] = ["out_of_range", "bad_date", "bad_value"];

/// What kind of command it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Door {
    /// Asks; changes nothing.
    Read,
    /// One business write; wants a key.
    Write,
    /// Starts long work; wants a key, and the same key is the same job.
    Job,
    /// Durable, but no business (sign-in, drafts, jobs' cancel); wants no key.
    Note,
    /// Prints a sheet, and counts it; wants a key.
    Paper,
    /// Hands out a document; changes nothing.
    Bytes,
}

impl Door {
    /// Its name, as the UI knows it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Job => "job",
            Self::Note => "note",
            Self::Paper => "paper",
            Self::Bytes => "bytes",
        }
    }

    /// Whether the caller must send a key.
    pub fn wants_key(self) -> bool {
        matches!(self, Self::Write | Self::Job | Self::Paper)
    }
}

pub(crate) fn read<Q: DeserializeOwned, A: Serialize>(
    caller: &Caller,
    body: Value,
    work: impl FnOnce(&Caller, Q) -> Result<A>,
) -> Result<Answer> {
    let value = work(caller, request(body)?)?;
    Ok(Answer::Json(json!({ "value": value })))
}

pub(crate) fn note<Q: DeserializeOwned, A: Serialize>(
    caller: &Caller,
    body: Value,
    work: impl FnOnce(&Caller, Q) -> Result<A>,
) -> Result<Answer> {
    read(caller, body, work)
}

pub(crate) fn job<Q: DeserializeOwned, A: Serialize>(
    caller: &Caller,
    body: Value,
    work: impl FnOnce(&Caller, Q) -> Result<A>,
) -> Result<Answer> {
    read(caller, body, work)
}

pub(crate) fn write<Q: DeserializeOwned, A: Serialize>(
    caller: &Caller,
    body: Value,
    work: impl FnOnce(&Caller, Q) -> Result<Done<A>>,
) -> Result<Answer> {
    Ok(Answer::Json(serde_json::to_value(work(caller, request(body)?)?)?))
}

pub(crate) fn paper<Q: DeserializeOwned, A: Into<Answer>>(
    caller: &Caller,
    body: Value,
    work: impl FnOnce(&Caller, Q) -> Result<A>,
) -> Result<Answer> {
    Ok(work(caller, request(body)?)?.into())
}

pub(crate) fn bytes<Q: DeserializeOwned, A: Into<Answer>>(
    caller: &Caller,
    body: Value,
    work: impl FnOnce(&Caller, Q) -> Result<A>,
) -> Result<Answer> {
    paper(caller, body, work)
}

fn request<Q: DeserializeOwned>(body: Value) -> Result<Q> {
    serde_path_to_error::deserialize(body)
        .map_err(|error| unreadable(&error.path().to_string(), &error.into_inner().to_string()))
}

/// The refusal for a request that serde could not read, from where and what it says.
fn unreadable(path: &str, message: &str) -> Problem {
    let named = |start: &str| message.strip_prefix(start).and_then(|rest| rest.split('`').next());
    let (code, inner) = if let Some(field) = named("missing field `") {
        ("required", Some(field))
    } else if let Some(field) = named("unknown field `") {
        ("unknown_field", Some(field))
    } else if let Some(code) = OWN_CODES.iter().find(|code| message.starts_with(**code)) {
        (*code, None)
    } else if message.starts_with("unknown variant") {
        ("bad_value", None)
    } else {
        ("bad_type", None)
    };
    let field = match (path.trim_matches('.'), inner) {
        ("", inner) | ("?", inner) => inner.unwrap_or_default().to_owned(),
        (path, Some(inner)) if path != inner && !path.ends_with(&format!(".{inner}")) => format!("{path}.{inner}"),
        (path, _) => path.to_owned(),
    };
    let problem = Problem::new(code);
    if field.is_empty() { problem } else { Problem { field: Some(field.into()), ..problem } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jieche_shop::registers::settings::SaveSettings;

    fn refusal(body: Value) -> (String, String) {
        let problem = request::<SaveSettings>(body).unwrap_err();
        (problem.code.into_owned(), problem.field.unwrap_or_default().into_owned())
    }

    #[test]
    fn what_cannot_be_read_names_its_field() {
        assert_eq!(refusal(json!({ "version": 1 })), ("required".into(), "shop".into()));
        assert_eq!(
            refusal(json!({ "shop": { "name": "甲" } })),
            ("required".into(), "shop.address".into()),
            "nested fields are named whole"
        );
        assert_eq!(refusal(json!({ "version": 1, "shop": { "name": 3 } })), ("bad_type".into(), "shop.name".into()));
        assert_eq!(refusal(json!({ "more": 1 })), ("unknown_field".into(), "more".into()));
        assert_eq!(refusal(json!([])).0, "bad_type", "a list is no request");
    }
}
