//! 标签: a shop's own short words for a customer (老客户, 出租车, 要发票), to know at a glance whom it serves.
//!
//! Words, not rules: nothing is allowed, priced or hidden by a tag. Deliberately not here: the request not to be
//! advertised to and what may be owed, which bind.

use jieche_codes::RecordKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Customer, must_stand, put, shown, store};
use crate::common::{CustomerId, Problem, Result, text};
use jieche_ground::{Read, Tx, same_version};

/// Tags a customer may have.
const MOST: usize = 10;
/// Characters of a tag.
const LONGEST: usize = 12;

/// A customer's tags as they are to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TagCustomer {
    /// Whose file.
    pub id: CustomerId,
    /// The version seen.
    #[ts(type = "number")]
    pub version: i64,
    /// All of them, 10 at most, up to 12 characters each.
    pub tags: Vec<String>,
}

/// Saves a customer's tags.
///
/// Refuses more than 10 (`too_many`), a blank or long one, the same twice (`duplicate`), a file that was merged
/// (`merged`), and a stale version.
pub fn tag(tx: &Tx, request: TagCustomer) -> Result<Customer> {
    let before = store::get(tx, request.id)?;
    same_version(tx, RecordKind::Customers, before.id.0, before.version, request.version)?;
    must_stand("id", &before)?;
    if request.tags.len() > MOST {
        return Err(Problem::of("tags", "too_many").with("max", MOST));
    }
    let mut tags: Vec<String> = Vec::new();
    for tag in &request.tags {
        let tag = text::required("tags", tag, LONGEST)?;
        if tags.contains(&tag) {
            return Err(Problem::of("tags", "duplicate"));
        }
        tags.push(tag);
    }
    let after = super::CustomerRecord { tags, ..before.clone() };
    put(tx, &before, after).map(|kept| shown(tx.ctx(), kept))
}

/// The tags the shop uses, most used first, at most 50.
pub fn tags(read: &Read) -> Result<Vec<String>> {
    store::tags(read)
}

/// The tags of two files made one: the kept file's first, each once, as many as a file may have.
pub(crate) fn united(kept: &[String], dropped: &[String]) -> Vec<String> {
    let more = dropped.iter().filter(|tag| !kept.contains(tag));
    kept.iter().chain(more).take(MOST).cloned().collect()
}
