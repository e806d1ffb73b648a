//! How a catalogue is asked: what was typed, or a page of it. Operations and parts are asked alike.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What was typed to find something in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FindInCatalogue {
    /// Code, part of the name, pinyin or initials; several, split by blanks, must all fit.
    pub text: String,
    /// Rows wanted, 1 to 200.
    #[ts(type = "number")]
    pub limit: i64,
}

/// A page of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListCatalogue {
    /// As [`FindInCatalogue::text`], one word; blank for all.
    pub find: String,
    /// The key of the page before.
    pub after: Option<String>,
    /// Rows, 1 to 200.
    #[ts(type = "number")]
    pub limit: i64,
}
