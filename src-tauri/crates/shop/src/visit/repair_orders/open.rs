//! Opening an order for a car that is here, and saving its head.

use super::head::Head;
use super::order::RepairOrder;
use super::request::{OpenRepairOrder, SaveRepairOrder};
use super::workflow::OrderState;
use super::{find, get, lines, lists, store};
use crate::common::{Change, Millis, OrderId, Problem, Result, phone, text};
use crate::registers::search_index;
use crate::registers::vehicles;
use jieche_codes::{OrderNote, RecordKind};
use jieche_ground::{Tx, same_version};

const NAME: usize = 40;
const TAG: usize = 20;
const WORDS: usize = 1000;
const ODOMETER: i64 = 9_999_999;

/// Opens an order, in 接待中 and without a number.
///
/// Refuses an unknown car, kilometres below the car's last (`odometer_below_last`), a promise `in_past`, and
/// text or phone that does not hold.
pub fn open(tx: &Tx, request: OpenRepairOrder) -> Result<RepairOrder> {
    let car = vehicles::record(tx, request.vehicle_id)
        .map_err(|problem| Problem { field: Some("vehicle_id".into()), ..problem })?;
    odometer("odometer_in_km", request.odometer_in_km, car.odometer_km)?;
    let head = Head {
        id: OrderId(0),
        version: 1,
        number: None,
        state: OrderState::Draft,
        hold: None,
        hold_note: None,
        vehicle_id: request.vehicle_id,
        customer_id: car.owner_id,
        advisor_id: tx.person()?,
        technician_id: None,
        bay_id: None,
        bay: None,
        brought_by: text::optional("brought_by", request.brought_by.as_deref(), NAME)?,
        brought_by_phone: phone::parse_optional("brought_by_phone", request.brought_by_phone.as_deref())?,
        collected_by: None,
        complaint: text::lines("complaint", Some(&request.complaint), WORDS)?.unwrap_or_default(),
        diagnosis: None,
        business_type: request.business_type,
        odometer_before_km: car.odometer_km,
        odometer_in_km: request.odometer_in_km,
        odometer_out_km: None,
        energy_level_pct: percent(request.energy_level_pct)?,
        promised_at: not_past(request.promised_at, None, tx.now())?,
        opened_at: tx.now(),
        date: tx.ctx().today(),
        notified_at: None,
        delivered_at: None,
        delivered_on: None,
        cancelled_on: None,
        key_tag: text::optional("key_tag", request.key_tag.as_deref(), TAG)?,
        parking: text::optional("parking", request.parking.as_deref(), TAG)?,
        waiting: request.waiting,
        urgent: request.urgent,
        wash: request.wash,
        road_test: request.road_test,
        diagnosis_fee_fen: None,
        diagnosis_line_id: None,
        diagnosis_credited: false,
        cancel_reason: None,
    };
    let id = store::insert(tx, &head)?;
    let head = Head { id, ..head };
    store::add_event(tx, &head, OrderNote::Open, None, None, None)?;
    vehicles::visited(tx, head.vehicle_id, head.date, head.odometer_in_km)?;
    if brought(&head) != (None, None) {
        find_car_by_bringers(tx, &head)?;
    }
    tx.touched::<Head, _>(RecordKind::RepairOrders, id.0, None, Some(&head))?;
    get(tx, id)
}

/// Saves an order's head over the version the person saw.
///
/// Refuses what [`open`] refuses, a closed or cancelled order (`wrong_state`), and,
/// once anything is settled, another business type (`settled`).
pub fn save(tx: &Tx, request: SaveRepairOrder) -> Result<RepairOrder> {
    let before = find(tx, request.id)?;
    same_version(tx, RecordKind::RepairOrders, before.id.0, before.version, request.version)?;
    before.must_be_editable()?;
    let after = changed(tx, &before, request)?;
    store::update(tx, &after)?;
    if after.odometer_in_km != before.odometer_in_km {
        correct_odometer(tx, &before, &after)?;
    }
    if brought(&after) != brought(&before) {
        find_car_by_bringers(tx, &after)?;
    }
    tx.touched(RecordKind::RepairOrders, after.id.0, Some(&before), Some(&after))?;
    get(tx, after.id)
}

/// Who brought the car, as it is found by them.
fn brought(head: &Head) -> (Option<&str>, Option<&str>) {
    (head.brought_by.as_deref(), head.brought_by_phone.as_deref())
}

fn find_car_by_bringers(tx: &Tx, order: &Head) -> Result<()> {
    search_index::put_bringers(tx, order.vehicle_id.0, &lists::bringers_called(tx, order.vehicle_id)?)
}

fn changed(tx: &Tx, before: &Head, request: SaveRepairOrder) -> Result<Head> {
    if request.business_type != before.business_type && lines::any_settled(tx, before.id)? {
        return Err(Problem::of("business_type", "settled"));
    }
    if request.odometer_in_km != before.odometer_in_km {
        odometer("odometer_in_km", request.odometer_in_km, last_before(tx, before)?)?;
        not_above_out(request.odometer_in_km, before.odometer_out_km)?;
    }
    let brought_by = match request.brought_by {
        Change::Keep => before.brought_by.clone(),
        Change::Set(name) => text::optional("brought_by", name.as_deref(), NAME)?,
    };
    let brought_by_phone = match request.brought_by_phone {
        Change::Keep => before.brought_by_phone.clone(),
        Change::Set(number) => phone::parse_optional("brought_by_phone", number.as_deref())?,
    };
    Ok(Head {
        version: before.version + 1,
        brought_by,
        brought_by_phone,
        odometer_in_km: request.odometer_in_km,
        energy_level_pct: percent(request.energy_level_pct)?,
        complaint: text::lines("complaint", Some(&request.complaint), WORDS)?.unwrap_or_default(),
        diagnosis: text::lines("diagnosis", request.diagnosis.as_deref(), WORDS)?,
        business_type: request.business_type,
        promised_at: not_past(request.promised_at, before.promised_at, tx.now())?,
        key_tag: text::optional("key_tag", request.key_tag.as_deref(), TAG)?,
        parking: text::optional("parking", request.parking.as_deref(), TAG)?,
        waiting: request.waiting,
        urgent: request.urgent,
        wash: request.wash,
        road_test: request.road_test,
        ..before.clone()
    })
}

/// The car's kilometres before this visit: what its card says, unless this very order wrote that.
fn last_before(tx: &Tx, order: &Head) -> Result<Option<i64>> {
    let on_card = vehicles::record(tx, order.vehicle_id)?.odometer_km;
    if wrote(order, on_card) { without(tx, order) } else { Ok(on_card) }
}

/// A reading typed wrong and now put right must not stay on the car's card.
fn correct_odometer(tx: &Tx, before: &Head, after: &Head) -> Result<()> {
    let car = vehicles::record(tx, after.vehicle_id)?;
    let read = if wrote(before, car.odometer_km) {
        after.odometer_in_km.or(without(tx, before)?)
    } else {
        car.odometer_km.max(after.odometer_in_km)
    };
    if read != car.odometer_km {
        let corrected = vehicles::VehicleRecord { odometer_km: read, ..car.clone() };
        vehicles::keep(tx, Some(&car), corrected)?;
    }
    Ok(())
}

/// What the car is known to have run, were it not for this order: as its other orders say, else as its card said before. A
/// card may have been wrong then and put right since, so orders go first.
fn without(tx: &Tx, order: &Head) -> Result<Option<i64>> {
    Ok(store::odometer_of_others(tx, order.vehicle_id, order.id)?.or(order.known_before()))
}

/// Whether the card's reading is this order's.
fn wrote(order: &Head, on_card: Option<i64>) -> bool {
    on_card.is_some() && on_card == order.odometer_in_km
}

/// Kilometres in their range and not below `last`.
pub(crate) fn odometer(field: &'static str, km: Option<i64>, last: Option<i64>) -> Result<()> {
    match (km, last) {
        (Some(km), _) if !(0..=ODOMETER).contains(&km) => {
            Err(Problem::of(field, "out_of_range").with("min", 0).with("max", ODOMETER))
        }
        (Some(km), Some(last)) if km < last => Err(Problem::of(field, "odometer_below_last").with("last", last)),
        _ => Ok(()),
    }
}

fn not_above_out(odometer_in: Option<i64>, odometer_out: Option<i64>) -> Result<()> {
    match (odometer_in, odometer_out) {
        (Some(km), Some(out)) if km > out => {
            Err(Problem::of("odometer_in_km", "out_of_range").with("min", 0).with("max", out))
        }
        _ => Ok(()),
    }
}

fn percent(level: Option<i64>) -> Result<Option<i64>> {
    match level {
        Some(level) if !(0..=100).contains(&level) => {
            Err(Problem::of("energy_level_pct", "out_of_range").with("min", 0).with("max", 100))
        }
        level => Ok(level),
    }
}

/// A new promise lies ahead; one that stands may have passed.
fn not_past(promised: Option<Millis>, standing: Option<Millis>, now: Millis) -> Result<Option<Millis>> {
    match promised {
        Some(moment) if promised != standing && moment < now => Err(Problem::of("promised_at", "in_past")),
        promised => Ok(promised),
    }
}
