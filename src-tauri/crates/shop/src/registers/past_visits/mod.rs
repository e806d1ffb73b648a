//! Visits another program wrote down before this shop had Jieche: a read-only past.
//!
//! Only an import writes them and only taking that import back removes them; no form edits them and no order grows out
//! of one. They stand beside the shop's own orders where a car's history is read. Deliberately not here: figures. No
//! report, receivable or guarantee counts what another program says.

pub(crate) mod export;
mod store;

use jieche_codes::RecordKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::{BusinessDate, Fen, PastVisitId, Result, VehicleId};
use jieche_ground::{Read, Tx};

pub(crate) use store::marks;

/// Characters of the other program's number.
pub(crate) const NUMBER: usize = 40;
/// Characters of an item's name.
pub(crate) const ITEM: usize = 120;
/// Characters of the advisor's name.
pub(crate) const ADVISOR: usize = 40;
/// Characters of a complaint or a remark.
pub(crate) const TEXT: usize = 500;
/// Items a visit may have.
pub(crate) const ITEMS: usize = 200;
/// Visits a car's file shows at most.
const OF_A_CAR: i64 = 100;

/// A visit as the other program had it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PastVisit {
    /// Its id.
    pub id: PastVisitId,
    /// How often imports wrote it.
    #[ts(type = "number")]
    pub version: i64,
    /// The car.
    pub vehicle_id: VehicleId,
    /// The order number it had there.
    pub number: Option<String>,
    /// The day.
    pub on: BusinessDate,
    /// Kilometres then.
    #[ts(type = "number | null")]
    pub odometer_km: Option<i64>,
    /// 客户描述 of then.
    pub complaint: Option<String>,
    /// What was done or fitted, in the order of the file.
    pub items: Vec<PastItem>,
    /// What it came to, as the other program said.
    pub amount_fen: Option<Fen>,
    /// Who received the car, by the name the other program had.
    pub advisor: Option<String>,
    /// Whatever else was written.
    pub remark: Option<String>,
}

/// One thing done or fitted on a past visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PastItem {
    /// What it was called.
    pub name: String,
    /// What it cost, where the other program said so.
    pub amount_fen: Option<Fen>,
}

/// A car's past visits, the latest first, 100 at most.
pub fn of_vehicle(read: &Read, vehicle: VehicleId) -> Result<Vec<PastVisit>> {
    store::of_vehicle(read, vehicle, OF_A_CAR)
}

/// A car's past visits since a day that have a complaint, the latest first.
pub(crate) fn complaints(read: &Read, vehicle: VehicleId, since: BusinessDate) -> Result<Vec<PastVisit>> {
    store::complaints(read, vehicle, since)
}

/// The day and the kilometres of a car's last visit before a day that noted them.
pub(crate) fn reading_before(
    read: &Read,
    vehicle: VehicleId,
    day: BusinessDate,
) -> Result<Option<(BusinessDate, i64)>> {
    store::reading_before(read, vehicle, day)
}

/// One visit; `not_found`.
pub(crate) fn record(read: &Read, id: PastVisitId) -> Result<PastVisit> {
    store::get(read, id)
}

/// Writes a visit of a file and says what changed; a new one when there was none before.
pub(crate) fn keep(tx: &Tx, before: Option<&PastVisit>, visit: PastVisit) -> Result<PastVisit> {
    let kept = match before {
        Some(before) => store::update(tx, before, visit)?,
        None => store::insert(tx, visit)?,
    };
    tx.touched(RecordKind::PastVisits, kept.id.0, before, Some(&kept))?;
    Ok(kept)
}

/// Removes a visit whose import is taken back.
pub(crate) fn take_back(tx: &Tx, id: PastVisitId) -> Result<()> {
    let before = store::get(tx, id)?;
    store::remove(tx, id)?;
    tx.touched::<_, ()>(RecordKind::PastVisits, id.0, Some(&before), None)
}
