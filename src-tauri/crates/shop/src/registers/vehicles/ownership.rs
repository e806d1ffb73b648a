//! A car's owners over time: one of now, the others with the day it passed on.
//!
//! Deliberately not here: who brought the car on a day, who collected it, who paid; those stand on the order.

use super::store::{DaysOwned, Owned};
use super::{ChangeOwner, Ownership, Vehicle, VehicleRecord, card, store};
use crate::common::{BusinessDate, CustomerId, Problem, Result, VehicleId};
use crate::registers::customers;
use jieche_codes::RecordKind;
use jieche_ground::{Read, Tx, same_version};

/// The car passes to another customer on a day; the owner before is kept with that day as the last.
///
/// Refuses an unknown customer, a day after today or before the owner of now had the car
/// (`out_of_range`, args: min, max), and a stale version.
pub fn change_owner(tx: &Tx, request: ChangeOwner) -> Result<Vehicle> {
    let before = store::get(tx, request.id)?;
    same_version(tx, RecordKind::Vehicles, before.id.0, before.version, request.version)?;
    customers::standing(tx, "customer_id", request.customer_id)?;
    let (today, since) = (tx.ctx().today(), store::owned_since(tx, before.id)?);
    if request.on > today || since.is_some_and(|since| request.on < since) {
        return Err(Problem::of("on", "out_of_range").with("min", since.unwrap_or(request.on)).with("max", today));
    }
    if request.customer_id == before.owner_id {
        return Err(Problem::of("customer_id", "bad_value"));
    }
    let after = store::update(tx, &before, VehicleRecord { owner_id: request.customer_id, ..before.clone() })?;
    store::pass_on(tx, after.id, after.owner_id, request.on)?;
    tx.touched(RecordKind::Vehicles, after.id.0, Some(&before), Some(&after))?;
    card(tx, after)
}

/// The cars somebody owns.
pub(crate) fn owned(read: &Read, owner: CustomerId) -> Result<Vec<VehicleId>> {
    store::ids_of_owner(read, owner)
}

/// Two customers' files were made one, or parted again: these cars are the other file's. Nothing was sold, so
/// whose a car was on which day stays as it was written.
pub(crate) fn hand_to_file(tx: &Tx, cars: &[VehicleId], to: CustomerId) -> Result<()> {
    for &car in cars {
        let before = store::get(tx, car)?;
        let after = store::update(tx, &before, VehicleRecord { owner_id: to, ..before.clone() })?;
        tx.touched(RecordKind::Vehicles, car.0, Some(&before), Some(&after))?;
    }
    Ok(())
}

/// The days somebody owned a car, as they were written.
pub(crate) fn days_owned(read: &Read, car: VehicleId, by: CustomerId) -> Result<Vec<DaysOwned>> {
    store::days_owned(read, car, by)
}

/// Its owners, the one of now first.
pub(crate) fn owners(read: &Read, id: VehicleId) -> Result<Vec<Ownership>> {
    let owners = in_one_piece(store::owners(read, id)?);
    owners
        .into_iter()
        .map(|(customer, from, until)| Ok(Ownership { customer: customers::brief(read, customer)?, from, until }))
        .collect()
}

/// Days that follow each other under one owner are one time: two files made one owned the car without a break.
fn in_one_piece(owners: Vec<Owned>) -> Vec<Owned> {
    let mut pieces: Vec<Owned> = Vec::with_capacity(owners.len());
    for (owner, from, until) in owners {
        match pieces.last_mut() {
            Some((later, begun, _)) if *later == owner && until == Some(*begun) => *begun = from,
            _ => pieces.push((owner, from, until)),
        }
    }
    pieces
}

/// The owner's row of a car just written: from the day it was bought when it is new here, from today when
/// it had another owner.
pub(super) fn hand_over(tx: &Tx, car: &VehicleRecord, had_another: bool) -> Result<()> {
    let today = tx.ctx().today();
    let from: BusinessDate = if had_another { today } else { car.bought_on.unwrap_or(today).min(today) };
    store::pass_on(tx, car.id, car.owner_id, from)
}
