//! Booking a car, changing what was booked, moving it, and ending it without a visit.

use super::appointment::{Appointment, AppointmentItem, AppointmentState, ItemKind};
use super::conflicts::{Plan, must_be_accepted};
use super::request::{EndAppointment, MoveAppointment, SaveAppointment};
use super::rules::{self, MINUTE, Span};
use super::settings::AppointmentRules;
use super::store::{self, Row};
use super::workflow::AppointmentStep;
use super::{begin, finish, get, minutes_of};
use crate::common::plate::Plate;
use crate::common::{AppointmentId, BayId, Change, Millis, Problem, Result, VehicleId, phone, plate, text};
use crate::registers::bays::{self, Bay};
use crate::registers::numbers;
use crate::registers::search_index;
use crate::registers::settings::Section;
use crate::registers::staff::{self, Capability};
use crate::registers::vehicles::VehicleRecord;
use crate::registers::{labour, packages, vehicles};
use crate::visit::repair_orders::PackageRef;
use jieche_codes::RecordKind;
use jieche_ground::Tx;

const NAME: usize = 40;
const MODEL: usize = 80;
const WORDS: usize = 1000;
const REMARK: usize = 500;
const REASON: usize = 200;
const ITEMS: usize = 50;
const ITEM: usize = 100;
const CODE: usize = 40;
const UNIT: usize = 10;

/// Books a car, or saves what was changed over the version the person saw.
///
/// Refuses a new time before today (`in_past`), a bay out of use, somebody who is no advisor, neither car nor name, items
/// that do not hold, and conflicts that were not accepted (`overbooked`, args: kinds).
pub fn save(tx: &Tx, request: SaveAppointment) -> Result<Appointment> {
    let before = match request.id {
        Some(id) => {
            let version = request.version.ok_or_else(|| Problem::of("version", "required"))?;
            Some(begin(tx, id, version, AppointmentStep::Change)?)
        }
        None => None,
    };
    let row = checked(tx, request, before.as_ref())?;
    match before {
        Some(before) => {
            findable(tx, &row)?;
            finish(tx, &before, &row)
        }
        None => {
            let row = Row { number: numbers::next(tx, &AppointmentRules::of(tx)?.prefix)?, ..row };
            let row = Row { id: store::insert(tx, &row)?, ..row };
            findable(tx, &row)?;
            tx.touched::<Row, _>(RecordKind::Appointments, row.id.0, None, Some(&row))?;
            get(tx, row.id)
        }
    }
}

/// Moves an appointment to another time, bay or advisor. Refuses what [`save`] refuses of these.
pub fn reschedule(tx: &Tx, request: MoveAppointment) -> Result<Appointment> {
    let before = begin(tx, request.id, request.version, AppointmentStep::Change)?;
    let bay = bay(tx, request.bay_id, Some(&before))?;
    let after = Row {
        version: before.version + 1,
        start_at: not_before_today(tx, request.start_at, Some(&before))?,
        bay_id: bay.id,
        bay: bay.name,
        advisor_id: request.advisor_id,
        ..before.clone()
    };
    let after = settled_into_time(tx, after, Some(&before), &request.accepted)?;
    finish(tx, &before, &after)
}

/// Cancels an appointment, with the reason.
pub fn cancel(tx: &Tx, request: EndAppointment) -> Result<Appointment> {
    let before = begin(tx, request.id, request.version, AppointmentStep::Cancel)?;
    end(tx, &before, AppointmentState::Cancelled, &request.reason)
}

/// Marks a car that did not come, with what becomes of it; not before the shop's patience is over (`not_yet`).
pub fn no_show(tx: &Tx, request: EndAppointment) -> Result<Appointment> {
    let before = begin(tx, request.id, request.version, AppointmentStep::NoShow)?;
    let rules = AppointmentRules::of(tx)?;
    if !rules::missed(before.state, before.start_at, tx.now(), &rules) {
        let from = before.start_at.plus(rules.no_show_after_minutes * MINUTE);
        return Err(Problem::new("not_yet").with("at", from.0));
    }
    end(tx, &before, AppointmentState::NoShow, &request.reason)
}

fn end(tx: &Tx, before: &Row, state: AppointmentState, reason: &str) -> Result<Appointment> {
    let reason = Some(text::required("reason", reason, REASON)?);
    let after = Row { version: before.version + 1, state, reason, ..before.clone() };
    finish(tx, before, &after)
}

/// The row a request makes, over the one on file.
fn checked(tx: &Tx, request: SaveAppointment, before: Option<&Row>) -> Result<Row> {
    let name = match request.name {
        Change::Keep => before.and_then(|row| row.name.clone()),
        Change::Set(name) => text::optional("name", name.as_deref(), NAME)?,
    };
    let phone = match request.phone {
        Change::Keep => before.and_then(|row| row.phone.clone()),
        Change::Set(number) => phone::parse_optional("phone", number.as_deref())?,
    };
    if request.vehicle_id.is_none() && name.is_none() {
        return Err(Problem::of("name", "required"));
    }
    if let Some(car) = request.vehicle_id {
        vehicles::record(tx, car).map_err(|problem| Problem { field: Some("vehicle_id".into()), ..problem })?;
    }
    let items = items(tx, request.items, request.vehicle_id)?;
    let bay = bay(tx, request.bay_id, before)?;
    let row = Row {
        id: before.map_or(AppointmentId(0), |row| row.id),
        version: before.map_or(1, |row| row.version + 1),
        number: before.map_or_else(String::new, |row| row.number.clone()),
        state: AppointmentState::Booked,
        vehicle_id: request.vehicle_id,
        name,
        phone,
        plate: said_plate(request.vehicle_id.is_some(), request.plate.as_deref(), request.plate_kind)?,
        model: said(request.vehicle_id.is_some(), text::optional("model", request.model.as_deref(), MODEL)?)?,
        start_at: not_before_today(tx, request.start_at, before)?,
        minutes: minutes_of(request.minutes, &items)?,
        bay_id: bay.id,
        bay: bay.name,
        advisor_id: request.advisor_id,
        business_type: request.business_type,
        complaint: text::lines("complaint", Some(&request.complaint), WORDS)?.unwrap_or_default(),
        items,
        waiting: request.waiting,
        source: request.source,
        remark: text::lines("remark", request.remark.as_deref(), REMARK)?,
        accepted: Vec::new(),
        booked_at: before.map_or(tx.now(), |row| row.booked_at),
        booked_by: before.map_or(tx.person(), |row| Ok(row.booked_by))?,
        scheduled_at: tx.now(),
        arrived_at: None,
        order_id: None,
        reason: None,
    };
    settled_into_time(tx, row, before, &request.accepted)
}

/// The row with its advisor at work, its conflicts accepted, and when its time was fixed.
fn settled_into_time(tx: &Tx, row: Row, before: Option<&Row>, accepted: &[super::AcceptedConflict]) -> Result<Row> {
    if before.is_none_or(|before| before.advisor_id != row.advisor_id) {
        staff::at_work(tx, "advisor_id", row.advisor_id, Capability::Advise)?;
    }
    let plan = Plan {
        except: before.map(|row| row.id),
        vehicle_id: row.vehicle_id,
        plate: row.plate.as_ref().map(|plate| plate.plate.as_str()),
        span: Span { start: row.start_at, minutes: row.minutes },
        new_time: before.is_none_or(|before| before.start_at != row.start_at),
        bay_id: row.bay_id,
        advisor_id: row.advisor_id,
    };
    // What was accepted when it was booked is not asked about again with every change.
    let known = before.map_or(&[][..], |before| &before.accepted);
    let accepted = must_be_accepted(tx, &plan, &[accepted, known].concat())?;
    let scheduled_at = before.filter(|before| before.start_at == row.start_at).map_or(tx.now(), |row| row.scheduled_at);
    Ok(Row { accepted, scheduled_at, ..row })
}

/// A new time is today's or later; one that stands may have passed.
fn not_before_today(tx: &Tx, start: Millis, before: Option<&Row>) -> Result<Millis> {
    let stands = before.is_some_and(|before| before.start_at == start);
    if !stands && start.date() < tx.ctx().today() { Err(Problem::of("start_at", "in_past")) } else { Ok(start) }
}

/// A bay in use, or the one it is booked into.
fn bay(tx: &Tx, id: BayId, before: Option<&Row>) -> Result<Bay> {
    bays::choose(tx, "bay_id", id, before.map(|before| before.bay_id))
}

fn said_plate(
    on_file: bool,
    typed: Option<&str>,
    kind: Option<crate::common::plate::PlateKind>,
) -> Result<Option<Plate>> {
    match typed.map(str::trim).filter(|typed| !typed.is_empty()) {
        Some(_) if on_file => Err(Problem::of("plate", "bad_value")),
        Some(typed) => plate::parse("plate", typed, kind).map(Some),
        None => Ok(None),
    }
}

/// A car on file says for itself what it is.
fn said(on_file: bool, model: Option<String>) -> Result<Option<String>> {
    if on_file && model.is_some() { Err(Problem::of("model", "bad_value")) } else { Ok(model) }
}

fn items(tx: &Tx, items: Vec<AppointmentItem>, car: Option<VehicleId>) -> Result<Vec<AppointmentItem>> {
    if items.len() > ITEMS {
        return Err(Problem::of("items", "out_of_range").with("min", 0).with("max", ITEMS));
    }
    let car = car.map(|id| vehicles::record(tx, id)).transpose()?;
    items.into_iter().map(|item| by_model(tx, checked_item(tx, item)?, car.as_ref())).collect()
}

/// The model's own hours where the catalogue's usual ones were booked.
pub(super) fn by_model(tx: &Tx, item: AppointmentItem, car: Option<&VehicleRecord>) -> Result<AppointmentItem> {
    let (Some(id), Some(car)) = (item.operation_id, car) else { return Ok(item) };
    let operation = labour::get(tx, id)?;
    let usual = item.hours == Some(operation.hours);
    let own = operation.hours_for(&car.model_of()).filter(|_| usual);
    Ok(AppointmentItem { hours: own.or(item.hours), ..item })
}

fn checked_item(tx: &Tx, item: AppointmentItem) -> Result<AppointmentItem> {
    let (labour, part) = (item.kind == ItemKind::Labour, item.kind == ItemKind::Part);
    let strays = (labour && (item.part_id.is_some() || item.quantity.is_some() || item.prepared))
        || (part && (item.operation_id.is_some() || item.hours.is_some()));
    if strays {
        return Err(Problem::of("items", "bad_value"));
    }
    if part && item.quantity.is_none_or(|quantity| quantity.0 <= 0) {
        return Err(Problem::of("items", "out_of_range").with("min", 1));
    }
    if !store::in_catalogue(tx, &item)? {
        return Err(Problem::of("items", "not_found").with("kind", if labour { "operation" } else { "part" }));
    }
    Ok(AppointmentItem {
        package: item.package.as_ref().map(|named| of_package(tx, named)).transpose()?,
        code: text::optional("items", item.code.as_deref(), CODE)?,
        name: text::required("items", &item.name, ITEM)?,
        unit: text::optional("items", item.unit.as_deref(), UNIT)?,
        ..item
    })
}

/// A package by the name it has.
fn of_package(tx: &Tx, named: &PackageRef) -> Result<PackageRef> {
    let package = packages::get(tx, named.id).map_err(|_| Problem::of("items", "not_found").with("kind", "package"))?;
    Ok(PackageRef { id: package.id, name: package.name })
}

/// By its number, and for a car that is not on file by what the caller said.
fn findable(tx: &Tx, row: &Row) -> Result<()> {
    let said = row.vehicle_id.is_none();
    let (name, phone) = (row.name.as_deref().filter(|_| said), row.phone.as_deref().filter(|_| said));
    let plate = row.plate.as_ref().map(|plate| plate.plate.as_str());
    search_index::put_appointment(tx, row.id.0, &row.number, name, phone, plate)
}
