//! What searches are drawn from: the cars in the shop, those booked, those that may come, and orders of the last days.

use crate::common::{BusinessDate, Result};
use jieche_ground::Read;

/// A car and whose it is, as somebody at the desk would name them.
pub(super) struct Card {
    pub vehicle: i64,
    pub plate: Option<String>,
    pub vin: Option<String>,
    pub name: String,
    pub phone: Option<String>,
}

pub(super) fn card(read: &Read, vehicle: i64) -> Result<Card> {
    let sql =
        "SELECT v.plate, v.vin, c.name, c.phone FROM vehicles v JOIN customers c ON c.id = v.owner_id WHERE v.id = ?1";
    read.one(sql, [vehicle], |row| {
        Ok(Card { vehicle, plate: row.get(0)?, vin: row.get(1)?, name: row.get(2)?, phone: row.get(3)? })
    })
}

/// The cars one customer owns with this one.
pub(super) fn cars_of_same_owner(read: &Read, vehicle: i64) -> Result<Vec<i64>> {
    let sql = "SELECT id FROM vehicles WHERE owner_id = (SELECT owner_id FROM vehicles WHERE id = ?1) ORDER BY id";
    read.list(sql, [vehicle], |row| row.get(0))
}

/// Order, number and car of what stands in the shop.
pub(super) fn in_shop(read: &Read) -> Result<Vec<(i64, Option<String>, i64)>> {
    let sql = "SELECT id, number, vehicle_id FROM repair_orders WHERE state NOT IN ('closed', 'cancelled', 'delivered') ORDER BY id";
    read.list(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// An appointment that stands, with what the caller said.
pub(super) struct Booked {
    pub id: i64,
    pub vehicle: Option<i64>,
    pub name: Option<String>,
    pub phone: Option<String>,
    pub plate: Option<String>,
}

pub(super) fn booked_on(read: &Read, day: BusinessDate) -> Result<Vec<Booked>> {
    let sql =
        "SELECT id, vehicle_id, name, phone, plate FROM appointments WHERE date = ?1 AND state = 'booked' ORDER BY id";
    read.list(sql, [day], |row| {
        Ok(Booked { id: row.get(0)?, vehicle: row.get(1)?, name: row.get(2)?, phone: row.get(3)?, plate: row.get(4)? })
    })
}

/// Cars that were here on or after a day, persons' or companies'.
pub(super) fn here_since(read: &Read, day: BusinessDate, owner: &str) -> Result<Vec<i64>> {
    let sql = "SELECT v.id FROM vehicles v JOIN customers c ON c.id = v.owner_id WHERE v.last_visit >= ?1 AND c.kind = ?2 ORDER BY v.id";
    read.list(sql, (day, owner), |row| row.get(0))
}

/// Every car.
pub(super) fn ever(read: &Read) -> Result<Vec<i64>> {
    read.list("SELECT id FROM vehicles ORDER BY id", [], |row| row.get(0))
}

/// Orders that left since a day, with their numbers.
pub(super) fn left_since(read: &Read, day: BusinessDate) -> Result<Vec<(i64, String)>> {
    let sql = "SELECT id, number FROM repair_orders WHERE delivered_on >= ?1 AND number IS NOT NULL ORDER BY id";
    read.list(sql, [day], |row| Ok((row.get(0)?, row.get(1)?)))
}
