//! What of other features' tables is read to rank and to make terms anew.

use crate::common::{BusinessDate, CustomerId, Result, VehicleId};
use crate::registers::customers;
use crate::registers::search_index::{Called, Indexed};
use crate::visit::repair_orders;
use jieche_ground::Read;

/// What ranks a car: whose it is and when it was here last.
pub(super) struct Car {
    pub id: i64,
    pub owner: i64,
    pub last_visit: Option<String>,
}

fn car(row: &rusqlite::Row<'_>) -> rusqlite::Result<Car> {
    Ok(Car { id: row.get(0)?, owner: row.get(1)?, last_visit: row.get(2)? })
}

/// The cars of these ids.
pub(super) fn cars(read: &Read, ids: &[i64]) -> Result<Vec<Car>> {
    read.list(
        "SELECT id, owner_id, last_visit FROM vehicles WHERE id IN (SELECT value FROM json_each(?1))",
        [serde_json::to_string(ids)?],
        car,
    )
}

/// The cars of these owners, those here last first.
pub(super) fn cars_of(read: &Read, owners: &[i64], most: i64) -> Result<Vec<Car>> {
    let sql = "SELECT id, owner_id, last_visit FROM vehicles WHERE owner_id IN (SELECT value FROM json_each(?1))
      ORDER BY last_visit DESC LIMIT ?2";
    read.list(sql, (serde_json::to_string(owners)?, most), car)
}

/// What ranks an order: when it was opened, and whose and for which car.
pub(super) struct Order {
    pub id: i64,
    pub vehicle: i64,
    pub customer: i64,
    pub date: String,
}

/// The orders of these ids.
pub(super) fn orders(read: &Read, ids: &[i64]) -> Result<Vec<Order>> {
    let sql =
        "SELECT id, vehicle_id, customer_id, date FROM repair_orders WHERE id IN (SELECT value FROM json_each(?1))";
    read.list(sql, [serde_json::to_string(ids)?], |row| {
        Ok(Order { id: row.get(0)?, vehicle: row.get(1)?, customer: row.get(2)?, date: row.get(3)? })
    })
}

/// The open orders and their cars, oldest first: what stands in the shop now.
pub(super) fn in_shop(read: &Read) -> Result<Vec<(i64, i64)>> {
    let sql = "SELECT id, vehicle_id FROM repair_orders WHERE state NOT IN ('closed', 'cancelled', 'delivered') ORDER BY opened_ms";
    read.list(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// What ranks an appointment: the day it is for.
pub(super) struct Booked {
    pub id: i64,
    pub date: String,
}

/// The appointments of these ids.
pub(super) fn appointments(read: &Read, ids: &[i64]) -> Result<Vec<Booked>> {
    let sql = "SELECT id, date FROM appointments WHERE id IN (SELECT value FROM json_each(?1))";
    read.list(sql, [serde_json::to_string(ids)?], |row| Ok(Booked { id: row.get(0)?, date: row.get(1)? }))
}

/// What is booked for a day and their cars, the latest first: of two the earlier is the one to come.
pub(super) fn booked_on(read: &Read, day: BusinessDate) -> Result<Vec<(i64, Option<i64>)>> {
    let sql = "SELECT id, vehicle_id FROM appointments WHERE date = ?1 AND state = 'booked' ORDER BY start_ms DESC";
    read.list(sql, [day], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// What a batch of objects is named by, for making their terms anew.
pub(super) enum Named {
    Customer(Vec<Called>),
    Vehicle(Option<String>, Option<String>),
    Bringers(Vec<Called>),
    Order(String),
    Catalogue(String, String),
    Appointment(String, Option<String>, Option<String>, Option<String>),
}

/// The next objects of a kind after an id.
pub(super) fn named_after(read: &Read, kind: Indexed, after: i64, most: i64) -> Result<Vec<(i64, Named)>> {
    let sql = match kind {
        Indexed::Customer => return files_after(read, after, most),
        Indexed::Bringer => return bringers_after(read, after, most),
        Indexed::Vehicle => "SELECT id, plate, vin FROM vehicles WHERE id > ?1 ORDER BY id LIMIT ?2",
        Indexed::Order => {
            "SELECT id, number FROM repair_orders WHERE id > ?1 AND number IS NOT NULL ORDER BY id LIMIT ?2"
        }
        Indexed::Operation => "SELECT id, code, name FROM labour_operations WHERE id > ?1 ORDER BY id LIMIT ?2",
        Indexed::Package => "SELECT id, code, name FROM packages WHERE id > ?1 ORDER BY id LIMIT ?2",
        Indexed::Part => "SELECT id, number, name FROM parts WHERE id > ?1 ORDER BY id LIMIT ?2",
        Indexed::Appointment => {
            "SELECT id, number, CASE WHEN vehicle_id IS NULL THEN name END,
               CASE WHEN vehicle_id IS NULL THEN phone END, plate FROM appointments WHERE id > ?1 ORDER BY id LIMIT ?2"
        }
    };
    read.list(sql, (after, most), |row| {
        let named = match kind {
            Indexed::Order => Named::Order(row.get(1)?),
            Indexed::Vehicle => Named::Vehicle(row.get(1)?, row.get(2)?),
            Indexed::Appointment => Named::Appointment(row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?),
            _ => Named::Catalogue(row.get(1)?, row.get(2)?),
        };
        Ok((row.get(0)?, named))
    })
}

/// The next customers' files after an id, each with every name in it.
fn files_after(read: &Read, after: i64, most: i64) -> Result<Vec<(i64, Named)>> {
    let sql = "SELECT id FROM customers WHERE id > ?1 AND merged_into IS NULL ORDER BY id LIMIT ?2";
    let files: Vec<CustomerId> = read.list(sql, (after, most), |row| row.get(0))?;
    files.into_iter().map(|file| Ok((file.0, Named::Customer(customers::called(read, file)?)))).collect()
}

/// The next cars after an id, by those who brought them last.
fn bringers_after(read: &Read, after: i64, most: i64) -> Result<Vec<(i64, Named)>> {
    let sql = "SELECT id FROM vehicles WHERE id > ?1 ORDER BY id LIMIT ?2";
    let cars: Vec<VehicleId> = read.list(sql, (after, most), |row| row.get(0))?;
    cars.into_iter().map(|car| Ok((car.0, Named::Bringers(repair_orders::bringers_called(read, car)?)))).collect()
}
