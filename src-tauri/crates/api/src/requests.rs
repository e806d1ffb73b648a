//! Requests that commands of many features take: nothing, and a record by its id.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A request without fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(type = "Record<string, never>")]
pub struct Empty {}

/// A record by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ById<Id> {
    /// Its id.
    pub id: Id,
}
