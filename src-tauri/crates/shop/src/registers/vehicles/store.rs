//! The tables of cars and their owners.

use crate::registers::staff::Rights;
use rusqlite::{Params, Row, named_params};
use serde::{Deserialize, Serialize};

use super::{Energy, VehicleBrief};
use crate::common::plate::Plate;
use crate::common::vin::VinState;
use crate::common::{BusinessDate, CustomerId, Problem, Result, Shown, VehicleId};
use crate::registers::customers;
use crate::registers::numbers;
use crate::registers::staff::Personal;
use jieche_ground::sql::{from_text, from_text_opt, to_text, to_text_opt};
use jieche_ground::{Read, Tx};

const COLUMNS: &str = "id, version, owner_id, plate, plate_kind, vin, vin_state, brand, model, colour, engine_no, energy, vehicle_type, class_code,
    bought_on, odometer_km, insurance_until, inspection_until, household, remark, last_visit";
const BRIEF: &str = "SELECT v.id, v.plate, v.plate_kind, v.vin, v.brand, v.model, v.colour, v.owner_id, c.kind, c.name, v.last_visit, v.odometer_km
    FROM vehicles v JOIN customers c ON c.id = v.owner_id";
/// Look-alikes worth offering.
const ALIKE: i64 = 20;
/// Cars of one owner that a file shows.
const OWNED: i64 = 200;

/// A car as stored: whole, for rules and the journal, never for a screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct VehicleRecord {
    pub id: VehicleId,
    pub version: i64,
    pub owner_id: CustomerId,
    pub plate: Option<Plate>,
    pub vin: Option<String>,
    pub vin_state: VinState,
    pub brand: String,
    pub model: String,
    pub colour: Option<String>,
    pub engine_no: Option<String>,
    pub energy: Option<Energy>,
    pub vehicle_type: Option<String>,
    pub class_code: Option<String>,
    pub bought_on: Option<BusinessDate>,
    pub odometer_km: Option<i64>,
    pub insurance_until: Option<BusinessDate>,
    pub inspection_until: Option<BusinessDate>,
    pub household: bool,
    pub remark: Option<String>,
    pub last_visit: Option<BusinessDate>,
}

fn plate(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Plate>> {
    let plate: Option<String> = row.get(column)?;
    plate.map(|plate| Ok(Plate { plate, kind: from_text(row, column + 1)? })).transpose()
}

fn record(row: &Row<'_>) -> rusqlite::Result<VehicleRecord> {
    Ok(VehicleRecord {
        id: row.get(0)?,
        version: row.get(1)?,
        owner_id: row.get(2)?,
        plate: plate(row, 3)?,
        vin: row.get(5)?,
        vin_state: from_text(row, 6)?,
        brand: row.get(7)?,
        model: row.get(8)?,
        colour: row.get(9)?,
        engine_no: row.get(10)?,
        energy: from_text_opt(row, 11)?,
        vehicle_type: row.get(12)?,
        class_code: row.get(13)?,
        bought_on: row.get(14)?,
        odometer_km: row.get(15)?,
        insurance_until: row.get(16)?,
        inspection_until: row.get(17)?,
        household: row.get(18)?,
        remark: row.get(19)?,
        last_visit: row.get(20)?,
    })
}

pub(super) fn get(read: &Read, id: VehicleId) -> Result<VehicleRecord> {
    one(read, "id = ?1", [id])?.ok_or_else(|| Problem::not_found("vehicle"))
}

/// The car with this plate, normalised.
pub(super) fn by_plate(read: &Read, plate: &str) -> Result<Option<VehicleRecord>> {
    one(read, "plate = ?1", [plate])
}

/// The car with this VIN, its check digit proved.
pub(super) fn by_good_vin(read: &Read, vin: &str) -> Result<Option<VehicleRecord>> {
    one(read, "vin = ?1 AND vin_state = 'good'", [vin])
}

/// A car's id, plate, VIN and what is known of the VIN.
pub(crate) type Marked = (VehicleId, Option<String>, Option<String>, VinState);

/// What every car is known by, the oldest first.
pub(crate) fn marks(read: &Read) -> Result<Vec<Marked>> {
    read.list("SELECT id, plate, vin, vin_state FROM vehicles ORDER BY id", [], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, from_text(row, 3)?))
    })
}

fn one(read: &Read, which: &str, params: impl Params) -> Result<Option<VehicleRecord>> {
    read.maybe(&format!("SELECT {COLUMNS} FROM vehicles WHERE {which}"), params, record)
}

pub(super) fn insert(tx: &Tx, mut new: VehicleRecord) -> Result<VehicleRecord> {
    let sql = "INSERT INTO vehicles (id, owner_id, plate, plate_kind, vin, vin_state, brand, model, colour, engine_no, energy, vehicle_type, class_code, bought_on, odometer_km, insurance_until, inspection_until, household, remark, last_visit)
               VALUES (:id, :owner_id, :plate, :plate_kind, :vin, :vin_state, :brand, :model, :colour, :engine_no, :energy, :vehicle_type, :class_code, :bought_on, :odometer_km, :insurance_until, :inspection_until, :household, :remark, :last_visit)";
    let (plate, kind) = plate_columns(&new)?;
    let id = numbers::new_id(tx, "vehicles")?;
    tx.execute(
        sql,
        named_params! {
            ":id": id, ":owner_id": new.owner_id, ":plate": plate, ":plate_kind": kind, ":vin": new.vin, ":vin_state": to_text(&new.vin_state)?,
            ":brand": new.brand, ":model": new.model, ":colour": new.colour, ":engine_no": new.engine_no, ":energy": to_text_opt(new.energy.as_ref())?,
            ":vehicle_type": new.vehicle_type, ":class_code": new.class_code, ":bought_on": new.bought_on, ":odometer_km": new.odometer_km,
            ":insurance_until": new.insurance_until, ":inspection_until": new.inspection_until, ":household": new.household, ":remark": new.remark, ":last_visit": new.last_visit,
        },
    )?;
    (new.id, new.version) = (VehicleId(id), 1);
    Ok(new)
}

/// Removes a car and whose it was.
pub(super) fn remove(tx: &Tx, id: VehicleId) -> Result<()> {
    tx.execute("DELETE FROM ownerships WHERE vehicle_id = ?1", [id])?;
    tx.remove("DELETE FROM vehicles WHERE id = ?1", id.0)
}

pub(super) fn update(tx: &Tx, before: &VehicleRecord, mut new: VehicleRecord) -> Result<VehicleRecord> {
    let sql = "UPDATE vehicles SET version = version + 1, owner_id = :owner_id, plate = :plate, plate_kind = :plate_kind, vin = :vin, vin_state = :vin_state, brand = :brand, model = :model,
               colour = :colour, engine_no = :engine_no, energy = :energy, vehicle_type = :vehicle_type, class_code = :class_code, bought_on = :bought_on, odometer_km = :odometer_km,
               insurance_until = :insurance_until, inspection_until = :inspection_until, household = :household, remark = :remark, last_visit = :last_visit WHERE id = :id";
    let (plate, kind) = plate_columns(&new)?;
    tx.execute(
        sql,
        named_params! {
            ":id": before.id, ":owner_id": new.owner_id, ":plate": plate, ":plate_kind": kind, ":vin": new.vin, ":vin_state": to_text(&new.vin_state)?,
            ":brand": new.brand, ":model": new.model, ":colour": new.colour, ":engine_no": new.engine_no, ":energy": to_text_opt(new.energy.as_ref())?,
            ":vehicle_type": new.vehicle_type, ":class_code": new.class_code, ":bought_on": new.bought_on, ":odometer_km": new.odometer_km,
            ":insurance_until": new.insurance_until, ":inspection_until": new.inspection_until, ":household": new.household, ":remark": new.remark, ":last_visit": new.last_visit,
        },
    )?;
    (new.id, new.version) = (before.id, before.version + 1);
    Ok(new)
}

fn plate_columns(record: &VehicleRecord) -> Result<(Option<&str>, Option<String>)> {
    let kind = record.plate.as_ref().map(|plate| to_text(&plate.kind)).transpose()?;
    Ok((record.plate.as_ref().map(|plate| plate.plate.as_str()), kind))
}

pub(super) fn brief(read: &Read, id: VehicleId) -> Result<VehicleBrief> {
    read.maybe(&format!("{BRIEF} WHERE v.id = ?1"), [id], |row| brief_of(read, row))?
        .ok_or_else(|| Problem::not_found("vehicle"))
}

pub(super) fn of_owner(read: &Read, owner: CustomerId) -> Result<Vec<VehicleBrief>> {
    read.list(
        &format!("{BRIEF} WHERE v.owner_id = ?1 ORDER BY v.last_visit DESC, v.id DESC LIMIT {OWNED}"),
        [owner],
        |row| brief_of(read, row),
    )
}

/// Same plate or same VIN, good or to check.
pub(super) fn alike(
    read: &Read,
    plate: Option<&str>,
    vin: Option<&str>,
    except: Option<VehicleId>,
) -> Result<Vec<VehicleBrief>> {
    let sql = format!(
        "{BRIEF} WHERE v.id IN (SELECT id FROM vehicles WHERE plate = ?1 UNION SELECT id FROM vehicles WHERE vin = ?2 AND vin_state = 'good'
         UNION SELECT id FROM vehicles WHERE vin = ?2 AND vin_state = 'to_check') AND v.id IS NOT ?3 ORDER BY v.id DESC LIMIT {ALIKE}"
    );
    read.list(&sql, (plate, vin, except), |row| brief_of(read, row))
}

fn brief_of(read: &Read, row: &Row<'_>) -> rusqlite::Result<VehicleBrief> {
    let ctx = read.ctx();
    let vin: Option<String> = row.get(3)?;
    Ok(VehicleBrief {
        id: row.get(0)?,
        plate: plate(row, 1)?,
        vin: vin.map(|vin| Shown::vin(&vin, ctx.sees(Personal::Vin))),
        brand: row.get(4)?,
        model: row.get(5)?,
        colour: row.get(6)?,
        owner_id: row.get(7)?,
        owner_name: customers::shown_name(ctx, from_text(row, 8)?, &row.get::<_, String>(9)?),
        last_visit: row.get(10)?,
        odometer_km: row.get(11)?,
    })
}

/// Since when the owner of now has the car.
pub(super) fn owned_since(read: &Read, id: VehicleId) -> Result<Option<BusinessDate>> {
    read.maybe("SELECT from_date FROM ownerships WHERE vehicle_id = ?1 AND until_date IS NULL", [id], |row| row.get(0))
}

/// Closes the owner of now and opens the next. One who gets the car back on the same day goes on as before.
pub(super) fn pass_on(tx: &Tx, id: VehicleId, to: CustomerId, on: BusinessDate) -> Result<()> {
    tx.execute(
        "UPDATE ownerships SET until_date = max(?2, from_date) WHERE vehicle_id = ?1 AND until_date IS NULL",
        (id, on),
    )?;
    let sql = "INSERT INTO ownerships (vehicle_id, from_date, customer_id) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET until_date = NULL";
    tx.execute(sql, (id, on, to)).map(|_| ())
}

/// An owner with the first day and the day the car passed on.
pub(super) type Owned = (CustomerId, BusinessDate, Option<BusinessDate>);

/// The first day, and the day the car passed on.
pub(crate) type DaysOwned = (BusinessDate, Option<BusinessDate>);

/// Owners with their days, the one of now first, each as the file they are read under.
pub(super) fn owners(read: &Read, id: VehicleId) -> Result<Vec<Owned>> {
    let file = customers::file_of("customer_id");
    let sql = format!(
        "SELECT {file}, from_date, until_date FROM ownerships WHERE vehicle_id = ?1
         ORDER BY until_date IS NOT NULL, from_date DESC, until_date DESC, customer_id"
    );
    read.list(&sql, [id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// The days this very customer owned the car, as they were written.
pub(super) fn days_owned(read: &Read, id: VehicleId, by: CustomerId) -> Result<Vec<DaysOwned>> {
    let sql = "SELECT from_date, until_date FROM ownerships WHERE vehicle_id = ?1 AND customer_id = ?2 ORDER BY 1";
    read.list(sql, (id, by), |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Every car of an owner.
pub(super) fn ids_of_owner(read: &Read, owner: CustomerId) -> Result<Vec<VehicleId>> {
    read.list("SELECT id FROM vehicles WHERE owner_id = ?1 ORDER BY id", [owner], |row| row.get(0))
}

/// Plates named for one owner.
const PLATES: i64 = 20;

pub(super) fn plates_of(read: &Read, owner: CustomerId) -> Result<Vec<Plate>> {
    let sql = format!(
        "SELECT plate, plate_kind FROM vehicles WHERE owner_id = ?1 AND plate IS NOT NULL ORDER BY id LIMIT {PLATES}"
    );
    read.list(&sql, [owner], |row| Ok(Plate { plate: row.get(0)?, kind: from_text(row, 1)? }))
}
