//! 工位: where a car can stand while it is worked on, as records in the order the shop walks past them.
//!
//! Cars are booked into the bays in use and orders are dispatched to them. A bay that is gone is taken out of use, not
//! deleted: what stood in it keeps it. Deliberately not here: what is booked or works in one (`appointments`,
//! `repair_orders`), and which work a bay is fit for (equipment, when it comes).

mod store;
#[cfg(test)]
mod tests;

use jieche_codes::RecordKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::bounds::within;
use crate::common::{BayId, Problem, Result, text};
use jieche_ground::{Read, Tx, same_version};

/// Characters of a name.
const NAME: usize = 20;
/// Bays a shop may have, those out of use among them.
const MOST: i64 = 200;
/// The last place in the order.
const LAST: i64 = 999;
/// Bays a new shop starts with.
const AT_FIRST: i64 = 6;

/// A bay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Bay {
    /// Which.
    pub id: BayId,
    /// For the next save.
    #[ts(type = "number")]
    pub version: i64,
    /// What it is called, no two alike.
    pub name: String,
    /// Its place in the shop's order, the lowest first; of two alike the older.
    #[ts(type = "number")]
    pub place: i64,
    /// Whether cars are booked into it and dispatched to it.
    pub active: bool,
}

/// Saves a bay; `id` `None` makes a new one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveBay {
    /// Which.
    pub id: Option<BayId>,
    /// The version the person saw; needed with `id`.
    #[ts(type = "number | null")]
    pub version: Option<i64>,
    /// 1 to 20 characters, no two alike.
    pub name: String,
    /// Its place in the order, 1 to 999; `None` puts it last.
    #[ts(type = "number | null")]
    pub place: Option<i64>,
    /// Whether cars are booked into it and dispatched to it.
    pub active: bool,
}

/// All bays in the shop's order, those out of use too.
pub fn list(read: &Read) -> Result<Vec<Bay>> {
    store::list(read)
}

/// Saves a bay. Refuses a name another has (`duplicate`), a stale version, the last one in use going out of it
/// (`last_bay`), and more than two hundred (`too_many`).
pub fn save(tx: &Tx, request: SaveBay) -> Result<Bay> {
    let before = request.id.map(|id| find(tx, id)).transpose()?;
    if let Some(before) = &before {
        same_version(tx, RecordKind::Bays, before.id.0, before.version, request.version)?;
    }
    let all = store::list(tx)?;
    let bay = checked(request, before.as_ref(), &all)?;
    if !bay.active && !all.iter().any(|other| other.active && other.id != bay.id) {
        return Err(Problem::of("active", "last_bay"));
    }
    keep(tx, before.as_ref(), bay)
}

/// Lays what a new shop starts with: six bays.
pub fn found(tx: &Tx) -> Result<()> {
    for place in 1..=AT_FIRST {
        keep(tx, None, Bay { id: BayId(0), version: 1, name: format!("{place} 号工位"), place, active: true })?;
    }
    Ok(())
}

/// The bay a car is to stand in: one in use, or the one it stands in already. Refuses, on `field`, one that is not there
/// (`not_found`) or out of use (`retired`).
pub(crate) fn choose(read: &Read, field: &'static str, id: BayId, standing: Option<BayId>) -> Result<Bay> {
    let bay = store::maybe(read, id)?.ok_or_else(|| Problem::of(field, "not_found").with("kind", "bay"))?;
    if bay.active || standing == Some(id) { Ok(bay) } else { Err(Problem::of(field, "retired")) }
}

fn find(read: &Read, id: BayId) -> Result<Bay> {
    store::maybe(read, id)?.ok_or_else(|| Problem::not_found("bay"))
}

fn checked(request: SaveBay, before: Option<&Bay>, all: &[Bay]) -> Result<Bay> {
    let name = text::required("name", &request.name, NAME)?;
    if all.iter().any(|other| other.name == name && Some(other.id) != request.id) {
        return Err(Problem::of("name", "duplicate"));
    }
    let count = i64::try_from(all.len()).unwrap_or(i64::MAX);
    if before.is_none() && count >= MOST {
        return Err(Problem::new("too_many").with("max", MOST));
    }
    let others = all.iter().filter(|bay| Some(bay.id) != request.id);
    let last = others.map(|bay| bay.place).max().unwrap_or(0);
    let place = request.place.unwrap_or(LAST.min(last + 1));
    within("place", place, 1, LAST)?;
    let (id, version) = before.map_or((BayId(0), 1), |before| (before.id, before.version + 1));
    Ok(Bay { id, version, name, place, active: request.active })
}

fn keep(tx: &Tx, before: Option<&Bay>, mut bay: Bay) -> Result<Bay> {
    match before {
        Some(_) => store::update(tx, &bay)?,
        None => bay.id = store::insert(tx, &bay)?,
    }
    tx.touched(RecordKind::Bays, bay.id.0, before, Some(&bay))?;
    Ok(bay)
}
