//! Enums in the database stand under the same names as in the commands: their serde names.

use rusqlite::Row;
use rusqlite::types::Type;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::problem::{Problem, Result};

/// A unit variant's name.
pub fn to_text<T: Serialize>(value: &T) -> Result<String> {
    match serde_json::to_value(value)? {
        Value::String(text) => Ok(text),
        _ => Err(Problem::internal("an enum without a plain name")),
    }
}

/// The variant of a name; `internal` for one there is not.
pub fn named<T: DeserializeOwned>(name: &str) -> Result<T> {
    Ok(serde_json::from_value(Value::String(name.to_owned()))?)
}

/// An optional unit variant's name.
pub fn to_text_opt<T: Serialize>(value: Option<&T>) -> Result<Option<String>> {
    value.map(to_text).transpose()
}

/// The variant a column names.
pub fn from_text<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    parse(row.get(column)?, column)
}

/// The variant a column names, if any.
pub fn from_text_opt<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<T>> {
    row.get::<_, Option<String>>(column)?.map(|text| parse(text, column)).transpose()
}

/// What a JSON column holds.
pub fn from_json<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, error.into()))
}

fn parse<T: DeserializeOwned>(text: String, column: usize) -> rusqlite::Result<T> {
    serde_json::from_value(Value::String(text))
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, error.into()))
}
