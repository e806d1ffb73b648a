//! The tables of terms, and what of other features' tables is read to rank and to rebuild.

use std::collections::BTreeSet;

use rusqlite::Params;

use super::terms::Terms;
use super::{Called, CarCalled, Indexed, RULE};
use crate::common::{BusinessDate, CustomerId, Result};
use crate::registers::customers::{self, CustomerKind};
use jieche_ground::{Note, Read, Tx};

/// People who brought a car that it is found by.
const BRINGERS: i64 = 5;

/// Terms are written with the record they stand for, and made anew by a job that is no business of its own.
pub(super) trait Writes {
    fn read(&self) -> &Read<'_>;
    fn execute(&self, sql: &str, params: impl Params) -> Result<usize>;
}

impl Writes for Tx<'_> {
    fn read(&self) -> &Read<'_> {
        self
    }

    fn execute(&self, sql: &str, params: impl Params) -> Result<usize> {
        Tx::execute(self, sql, params)
    }
}

impl Writes for Note<'_> {
    fn read(&self) -> &Read<'_> {
        self
    }

    fn execute(&self, sql: &str, params: impl Params) -> Result<usize> {
        Note::execute(self, sql, params)
    }
}

/// Writes the difference between the terms an object has and those it should have.
pub(super) fn put(to: &impl Writes, kind: Indexed, id: i64, terms: &Terms) -> Result<()> {
    let sql = "SELECT term FROM search_terms WHERE kind = ?1 AND object_id = ?2";
    let had: BTreeSet<String> = to.read().list(sql, (kind as i64, id), |row| row.get(0))?.into_iter().collect();
    for gone in had.difference(terms) {
        to.execute(
            "DELETE FROM search_terms WHERE kind = ?1 AND term = ?2 AND object_id = ?3",
            (kind as i64, gone, id),
        )?;
    }
    for new in terms.difference(&had) {
        to.execute("INSERT INTO search_terms (kind, term, object_id) VALUES (?1, ?2, ?3)", (kind as i64, new, id))?;
    }
    let sql = "INSERT INTO search_objects (kind, object_id, rule) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET rule = excluded.rule WHERE rule <> excluded.rule";
    to.execute(sql, (kind as i64, id, RULE)).map(|_| ())
}

/// Takes an object out of the search.
pub(super) fn forget(tx: &Tx, kind: Indexed, id: i64) -> Result<()> {
    tx.execute("DELETE FROM search_terms WHERE kind = ?1 AND object_id = ?2", (kind as i64, id))?;
    tx.execute("DELETE FROM search_objects WHERE kind = ?1 AND object_id = ?2", (kind as i64, id)).map(|_| ())
}

/// Every term begins below this.
fn end_of(word: &str) -> String {
    format!("{word}\u{10FFFF}")
}

/// The objects a word fits, and how many of them, which come first, it fits to the end: a whole name or number, or the
/// last signs of one; of each the newest first.
pub(super) fn fitting(read: &Read, kind: Indexed, word: &str, most: i64) -> Result<(Vec<i64>, usize)> {
    let exact = "SELECT object_id FROM search_terms WHERE kind = ?1 AND term = ?2 ORDER BY object_id DESC LIMIT ?3";
    let mut found: Vec<i64> = read.list(exact, (kind as i64, word, most), |row| row.get(0))?;
    let to_the_end = found.len();
    let mut seen: BTreeSet<i64> = found.iter().copied().collect();
    let begins = "SELECT object_id FROM search_terms WHERE kind = ?1 AND term > ?2 AND term < ?3 LIMIT ?4";
    for id in read.list(begins, (kind as i64, word, end_of(word), most), |row| row.get(0))? {
        if seen.insert(id) {
            found.push(id);
        }
    }
    Ok((found, to_the_end))
}

/// Whether a word fits an object.
pub(super) fn fits(read: &Read, kind: Indexed, id: i64, word: &str) -> Result<bool> {
    let sql = "SELECT 1 FROM search_terms WHERE kind = ?1 AND object_id = ?2 AND term >= ?3 AND term < ?4";
    Ok(read.maybe(sql, (kind as i64, id, word, end_of(word)), |_| Ok(()))?.is_some())
}

/// The ids of one kind that all words fit.
pub(super) fn ids(read: &Read, kind: Indexed, words: &[String], most: i64) -> Result<Vec<i64>> {
    let Some(longest) = words.iter().max_by_key(|word| word.chars().count()) else { return Ok(Vec::new()) };
    let mut fit = Vec::new();
    for id in fitting(read, kind, longest, most)?.0 {
        let mut others = words.iter().filter(|&word| word != longest);
        if others.try_fold(true, |so_far, word| Ok::<_, crate::Problem>(so_far && fits(read, kind, id, word)?))? {
            fit.push(id);
        }
    }
    Ok(fit)
}

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

/// Whether any object's terms were made by another rule.
pub(super) fn has_other_rule(read: &Read) -> Result<bool> {
    Ok(read.maybe("SELECT 1 FROM search_objects WHERE rule < ?1 OR rule > ?1", [RULE], |_| Ok(()))?.is_some())
}

/// What a batch of objects is named by, for making their terms anew.
pub(super) enum Named {
    Customer(Vec<Called>),
    Vehicle(CarCalled),
    Order(String),
    Catalogue(String, String),
    Appointment(String, Option<String>, Option<String>, Option<String>),
}

/// The next objects of a kind after an id.
pub(super) fn named_after(read: &Read, kind: Indexed, after: i64, most: i64) -> Result<Vec<(i64, Named)>> {
    let sql = match kind {
        Indexed::Customer => return files_after(read, after, most),
        Indexed::Vehicle => return cars_after(read, after, most),
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

/// The next cars after an id, each with those who brought it last.
fn cars_after(read: &Read, after: i64, most: i64) -> Result<Vec<(i64, Named)>> {
    let sql = "SELECT id FROM vehicles WHERE id > ?1 ORDER BY id LIMIT ?2";
    let cars: Vec<i64> = read.list(sql, (after, most), |row| row.get(0))?;
    cars.into_iter().map(|car| Ok((car, Named::Vehicle(car_called(read, car)?)))).collect()
}

/// What a car is called by.
pub(super) fn car_called(read: &Read, id: i64) -> Result<CarCalled> {
    let sql = "SELECT brought_by, brought_by_phone FROM repair_orders
      WHERE vehicle_id = ?1 AND (brought_by IS NOT NULL OR brought_by_phone IS NOT NULL)
      GROUP BY brought_by, brought_by_phone ORDER BY MAX(opened_ms) DESC LIMIT ?2";
    let brought_by = read.list(sql, (id, BRINGERS), |row| {
        let (name, phone): (Option<String>, Option<String>) = (row.get(0)?, row.get(1)?);
        let phones = phone.into_iter().collect();
        Ok(Called { kind: CustomerKind::Person, name: name.unwrap_or_default(), phones })
    })?;
    read.one("SELECT plate, vin FROM vehicles WHERE id = ?1", [id], |row| {
        Ok(CarCalled { plate: row.get(0)?, vin: row.get(1)?, brought_by })
    })
}

/// How many objects there are to make findable.
pub(super) fn count(read: &Read) -> Result<i64> {
    read.one("SELECT count(*) FROM search_objects", [], |row| row.get(0))
}
