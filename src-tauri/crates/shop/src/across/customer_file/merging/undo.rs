//! Parting two files again: everything goes back to where it was, or nothing does.
//!
//! What happened since goes with the car it happened to. Where nobody could tell whose it is, the undoing is
//! refused and says what stands in the way.

use super::{Merge, Stood, UnmergeCustomers, days_owned, debts_of, read_under};
use crate::care::complaints;
use crate::common::{Problem, Result};
use crate::registers::customers::merges::{self, MergeRow};
use crate::registers::customers::{self, CustomerRecord, put, shown};
use crate::registers::search_index;
use crate::registers::vehicles;
use crate::visit::repair_orders;
use jieche_codes::RecordKind;
use jieche_ground::{Read, Tx};

/// Parts two files that were made one.
///
/// Refuses a merge that is undone (`undone`), one that others stand on (`merge_followed`), and one whose file was
/// edited or said something to a use of its data (`card_changed`), got a car (`cars_changed`) or was named as owing (`debts_changed`) since.
pub fn unmerge(tx: &Tx, request: UnmergeCustomers) -> Result<Merge> {
    let row = merges::get(tx, request.id)?;
    if row.undone_at.is_some() {
        return Err(Problem::of("id", "undone"));
    }
    let (kept, dropped) = (customers::record(tx, row.kept)?, customers::record(tx, row.dropped)?);
    let stood: Stood = serde_json::from_value(row.stood.clone())?;
    must_be_told_apart(tx, &row, &stood, &kept)?;
    let owned = vehicles::owned(tx, kept.id)?;
    let cars: Vec<_> = stood.cars.iter().copied().filter(|car| owned.contains(car)).collect();
    let mut orders = stood.orders.clone();
    orders.extend(repair_orders::opened_since(tx, kept.id, &stood.cars, stood.newest)?);
    orders.sort_unstable();
    orders.dedup();
    let said = complaints::recorded_since(tx, kept.id, &stood.cars, stood.newest_complaint)?;
    vehicles::hand_to_file(tx, &cars, dropped.id)?;
    complaints::hand_to_file(tx, &said, dropped.id)?;
    repair_orders::hand_to_file(tx, &orders, dropped.id)?;
    read_under(tx, &stood.followers, Some(dropped.id))?;
    read_under(tx, &[dropped.id], None)?;
    let kept = put(tx, &kept, stood.kept_before.clone())?;
    let undone = merges::set_undone(tx, &row)?;
    for file in [kept.id, dropped.id] {
        search_index::put_customer(tx, file.0, &customers::called(tx, file)?)?;
    }
    tx.touched(RecordKind::CustomerMerges, row.id.0, Some(&row), Some(&undone))?;
    let dropped = customers::record(tx, dropped.id)?;
    Ok(Merge { id: row.id, kept: shown(tx.ctx(), kept), dropped: shown(tx.ctx(), dropped) })
}

fn must_be_told_apart(read: &Read, row: &MergeRow, stood: &Stood, kept: &CustomerRecord) -> Result<()> {
    let refuse = |code: &'static str| Err(Problem::new(code));
    if kept.merged_into.is_some() || merges::latest_into(read, kept.id)? != Some(row.id) {
        return refuse("merge_followed");
    }
    let edited = CustomerRecord { version: kept.version, ..stood.kept_after.clone() } != *kept;
    if edited || customers::words_said(read, kept.id)? != stood.words {
        return refuse("card_changed");
    }
    let owned = vehicles::owned(read, kept.id)?;
    let came = owned.iter().any(|car| !stood.kept_cars.contains(car) && !stood.cars.contains(car));
    if came || days_owned(read, &stood.cars, kept.id)? != stood.days {
        return refuse("cars_changed");
    }
    match &stood.debts {
        Some(debts) if debts_of(read, kept.id)? != *debts => refuse("debts_changed"),
        _ => Ok(()),
    }
}
