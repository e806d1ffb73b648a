//! Taking an import back: what it made goes, what it changed says again what it said before.
//!
//! Until something was built on its records: whatever was edited since, or is named by an order, an appointment, another
//! file's car, stands in the way, is told, and nothing is touched. Then it is undone in batches, the last record first;
//! stopped half-way it can go on. The journal keeps both the import and its undoing. Deliberately not here: orders,
//! settlements and all that people wrote. Those are cancelled or voided, never taken back.

use serde::de::DeserializeOwned;

use super::answer::InTheWay;
use super::store::{self, Record, Stored};
use crate::common::{CustomerId, ImportId, OperationId, PartId, PastVisitId, Problem, Result, VehicleId};
use crate::registers::{customers, labour, parts, past_visits, vehicles};
use crate::shop::Shop;
use jieche_ground::Ctx;
use jieche_ground::jobs::Progress;
use jieche_ground::{Read, Tx};

/// Records of one write.
const BATCH: i64 = 100;

/// What keeps an import from being undone, 200 records at most; empty when nothing does.
pub fn in_the_way(read: &Read, id: ImportId) -> Result<Vec<InTheWay>> {
    store::get(read, id)?;
    store::in_the_way(read, id)
}

/// Undoes an import. To be called inside [`jieche_ground::jobs::start`].
///
/// Refuses one that is undone (`import_undone`), one on which something was built (`import_in_use`, args: count), and one while
/// imports are at work (`import_running`).
pub fn undo(shop: &Shop, ctx: &Ctx, progress: &Progress, id: ImportId) -> Result<()> {
    let work = shop.imports.claim()?;
    work.is(id);
    let (stored, obstacles, total) =
        shop.read(ctx, |read| Ok((store::get(read, id)?, store::in_the_way(read, id)?, store::left(read, id)?)))?;
    if stored.state == Stored::Undone {
        return Err(Problem::new("import_undone"));
    }
    if !obstacles.is_empty() {
        return Err(Problem::new("import_in_use").with("count", obstacles.len()));
    }
    shop.write(ctx, "imports_undo", |tx| store::set_state(tx, id, Stored::Undoing))?;
    let mut done = 0;
    while done < total {
        progress.tell(done, total)?;
        done += shop.write(ctx, "imports_undo", |tx| batch(tx, id))?.value;
    }
    shop.write(ctx, "imports_undo", |tx| store::set_state(tx, id, Stored::Undone))?;
    progress.tell(total, total)?;
    Ok(())
}

fn batch(tx: &Tx, id: ImportId) -> Result<i64> {
    let records = store::last_records(tx, id, BATCH)?;
    for record in &records {
        take_back(tx, record).map_err(|problem| match problem.code.as_ref() {
            "record_in_use" | "not_found" => in_use(),
            _ => problem,
        })?;
        store::set_undone(tx, id, record.n)?;
    }
    i64::try_from(records.len()).map_err(Problem::internal)
}

/// Somebody built on a record after it was looked at.
fn in_use() -> Problem {
    Problem::new("import_in_use").with("count", 1)
}

fn take_back(tx: &Tx, record: &Record) -> Result<()> {
    let (id, version) = (record.object_id, record.version);
    let stands = |now: i64| if now == version { Ok(()) } else { Err(in_use()) };
    match record.kind.as_str() {
        "customers" => {
            let now = customers::record(tx, CustomerId(id))?;
            stands(now.version)?;
            match before(record)? {
                None => customers::take_back(tx, now.id),
                Some(before) => {
                    gave_back(tx, record, &before, |before| Ok(customers::give_back(tx, &now, before)?.version))
                }
            }
        }
        "vehicles" => {
            let now = vehicles::record(tx, VehicleId(id))?;
            stands(now.version)?;
            match before(record)? {
                None => vehicles::take_back(tx, now.id),
                Some(before) => {
                    gave_back(tx, record, &before, |before| Ok(vehicles::keep(tx, Some(&now), before)?.version))
                }
            }
        }
        "labour_operations" => {
            let now = labour::get(tx, OperationId(id))?;
            stands(now.version)?;
            match before(record)? {
                None => labour::take_back(tx, now.id),
                Some(before) => {
                    gave_back(tx, record, &before, |before| Ok(labour::keep(tx, Some(&now), before)?.version))
                }
            }
        }
        "parts" => {
            let now = parts::get(tx, PartId(id))?;
            stands(now.version)?;
            match before(record)? {
                None => parts::take_back(tx, now.id),
                Some(before) => {
                    gave_back(tx, record, &before, |before| Ok(parts::keep(tx, Some(&now), before)?.version))
                }
            }
        }
        "past_visits" => {
            let now = past_visits::record(tx, PastVisitId(id))?;
            stands(now.version)?;
            match before(record)? {
                None => past_visits::take_back(tx, now.id),
                Some(before) => {
                    gave_back(tx, record, &before, |before| Ok(past_visits::keep(tx, Some(&now), before)?.version))
                }
            }
        }
        kind => Err(Problem::internal(format!("an import wrote {kind}"))),
    }
}

fn before<T: DeserializeOwned>(record: &Record) -> Result<Option<T>> {
    Ok(record.before.as_deref().map(serde_json::from_str).transpose()?)
}

/// Writes what was before. It has a new version; whatever import had left the old one left this one now.
fn gave_back<T: Versioned + Clone>(
    tx: &Tx,
    record: &Record,
    before: &T,
    write: impl FnOnce(T) -> Result<i64>,
) -> Result<()> {
    let version = write(before.clone())?;
    store::set_version(tx, &record.kind, record.object_id, before.version(), version)
}

trait Versioned {
    fn version(&self) -> i64;
}

macro_rules! versioned {
    ($($record:ty),*) => { $( impl Versioned for $record { fn version(&self) -> i64 { self.version } } )* };
}

versioned!(
    customers::CustomerRecord,
    vehicles::VehicleRecord,
    labour::LabourOperation,
    parts::Part,
    past_visits::PastVisit
);
