//! Writing a car's card: by a form, by an import, by the car coming in.
//!
//! All three go through [`keep`], so that owner, search terms and journal never part from the card.

use super::rules::checked;
use super::store::{self, VehicleRecord};
use super::{SaveVehicle, Vehicle, card, ownership};
use crate::common::vin::VinState;
use crate::common::{BusinessDate, Problem, Result, VehicleId};
use crate::registers::customers;
use crate::registers::search_index;
use crate::registers::search_index::Indexed;
use jieche_codes::RecordKind;
use jieche_ground::{Read, Tx, same_version};

/// Saves a new or changed card.
///
/// Refuses a plate or VIN that cannot be one, a car with neither, a plate or a good VIN another car has
/// (`duplicate`, args: vehicle), an unknown owner, dates and kilometres out of range, and a stale version.
pub fn save(tx: &Tx, request: SaveVehicle) -> Result<Vehicle> {
    let before = request.id.map(|id| store::get(tx, id)).transpose()?;
    if let Some(before) = &before {
        same_version(tx, RecordKind::Vehicles, before.id.0, before.version, request.version)?;
    }
    let record = checked(request, before.as_ref(), tx.ctx().today())?;
    customers::standing(tx, "owner_id", record.owner_id)?;
    refuse_twins(tx, &record)?;
    card(tx, keep(tx, before.as_ref(), record)?)
}

/// Writes a checked record, its owner's row and its search terms, and says what changed; a new one when
/// there was none before.
pub(crate) fn keep(tx: &Tx, before: Option<&VehicleRecord>, record: VehicleRecord) -> Result<VehicleRecord> {
    let kept = match before {
        Some(before) => store::update(tx, before, record)?,
        None => store::insert(tx, record)?,
    };
    if before.is_none_or(|before| before.owner_id != kept.owner_id) {
        ownership::hand_over(tx, &kept, before.is_some())?;
    }
    if before.is_none_or(|before| (&before.plate, &before.vin) != (&kept.plate, &kept.vin)) {
        search_index::put_vehicle(
            tx,
            kept.id.0,
            kept.plate.as_ref().map(|plate| plate.plate.as_str()),
            kept.vin.as_deref(),
        )?;
    }
    tx.touched(RecordKind::Vehicles, kept.id.0, before, Some(&kept))?;
    Ok(kept)
}

/// Removes a car that an import brought and that is taken back with it; `record_in_use` when anything names it.
pub(crate) fn take_back(tx: &Tx, id: VehicleId) -> Result<()> {
    let before = store::get(tx, id)?;
    search_index::drop(tx, Indexed::Vehicle, id.0)?;
    store::remove(tx, id)?;
    tx.touched::<_, ()>(RecordKind::Vehicles, id.0, Some(&before), None)
}

/// The car came in on a day with a reading: the card follows, never backwards.
pub(crate) fn visited(tx: &Tx, id: VehicleId, on: BusinessDate, odometer_km: Option<i64>) -> Result<()> {
    let before = store::get(tx, id)?;
    let after = VehicleRecord {
        last_visit: before.last_visit.max(Some(on)),
        odometer_km: before.odometer_km.max(odometer_km),
        ..before.clone()
    };
    if after != before {
        keep(tx, Some(&before), after)?;
    }
    Ok(())
}

/// Refuses a plate or a good VIN that another car has (`duplicate`, args: vehicle).
pub(crate) fn refuse_twins(read: &Read, record: &VehicleRecord) -> Result<()> {
    let twin = |field, found: Option<VehicleRecord>| match found {
        Some(other) if other.id != record.id => Err(Problem::of(field, "duplicate").with("vehicle", other.id.0)),
        _ => Ok(()),
    };
    if let Some(plate) = &record.plate {
        twin("plate", store::by_plate(read, &plate.plate)?)?;
    }
    match &record.vin {
        Some(vin) if record.vin_state == VinState::Good => twin("vin", store::by_good_vin(read, vin)?),
        _ => Ok(()),
    }
}
