//! The tables of past visits and what was done on them.

use rusqlite::{Params, Row};

use super::{PastItem, PastVisit};
use crate::common::{BusinessDate, PastVisitId, Problem, Result, VehicleId};
use crate::registers::numbers;
use jieche_ground::sql::from_json;
use jieche_ground::{Read, Tx};

const SELECT: &str = "SELECT v.id, v.version, v.vehicle_id, v.number, v.date, v.odometer_km, v.complaint, v.amount_fen, v.advisor, v.remark,
    (SELECT json_group_array(json_object('name', i.name, 'amount_fen', i.amount_fen) ORDER BY i.n) FROM past_visit_items i WHERE i.visit_id = v.id)
  FROM past_visits v";

fn visit(row: &Row<'_>) -> rusqlite::Result<PastVisit> {
    Ok(PastVisit {
        id: row.get(0)?,
        version: row.get(1)?,
        vehicle_id: row.get(2)?,
        number: row.get(3)?,
        on: row.get(4)?,
        odometer_km: row.get(5)?,
        complaint: row.get(6)?,
        amount_fen: row.get(7)?,
        advisor: row.get(8)?,
        remark: row.get(9)?,
        items: from_json::<Vec<PastItem>>(row, 10)?,
    })
}

fn visits(read: &Read, which: &str, params: impl Params) -> Result<Vec<PastVisit>> {
    read.list(&format!("{SELECT} WHERE {which}"), params, visit)
}

pub(super) fn get(read: &Read, id: PastVisitId) -> Result<PastVisit> {
    visits(read, "v.id = ?1", [id])?.pop().ok_or_else(|| Problem::not_found("past_visit"))
}

pub(super) fn of_vehicle(read: &Read, vehicle: VehicleId, most: i64) -> Result<Vec<PastVisit>> {
    visits(read, "v.vehicle_id = ?1 ORDER BY v.date DESC, v.id DESC LIMIT ?2", (vehicle, most))
}

pub(super) fn complaints(read: &Read, vehicle: VehicleId, since: BusinessDate) -> Result<Vec<PastVisit>> {
    let which = "v.vehicle_id = ?1 AND v.date >= ?2 AND v.complaint IS NOT NULL ORDER BY v.date DESC, v.id DESC";
    visits(read, which, (vehicle, since))
}

pub(super) fn reading_before(
    read: &Read,
    vehicle: VehicleId,
    day: BusinessDate,
) -> Result<Option<(BusinessDate, i64)>> {
    let sql =
        "SELECT date, odometer_km FROM past_visits WHERE vehicle_id = ?1 AND date < ?2 AND odometer_km IS NOT NULL
      ORDER BY date DESC, id DESC LIMIT 1";
    read.maybe(sql, (vehicle, day), |row| Ok((row.get(0)?, row.get(1)?)))
}

/// A visit's id, number, car and day: what tells it from others.
pub(crate) type Marked = (PastVisitId, Option<String>, VehicleId, BusinessDate);

/// What every visit is known by, the oldest first.
pub(crate) fn marks(read: &Read) -> Result<Vec<Marked>> {
    read.list("SELECT id, number, vehicle_id, date FROM past_visits ORDER BY id", [], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })
}

pub(super) fn insert(tx: &Tx, mut new: PastVisit) -> Result<PastVisit> {
    let sql =
        "INSERT INTO past_visits (id, vehicle_id, number, date, odometer_km, complaint, amount_fen, advisor, remark)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    let id = numbers::new_id(tx, "past_visits")?;
    tx.execute(
        sql,
        (
            id,
            new.vehicle_id,
            &new.number,
            new.on,
            new.odometer_km,
            &new.complaint,
            new.amount_fen,
            &new.advisor,
            &new.remark,
        ),
    )?;
    (new.id, new.version) = (PastVisitId(id), 1);
    put_items(tx, &new)?;
    Ok(new)
}

pub(super) fn update(tx: &Tx, before: &PastVisit, mut new: PastVisit) -> Result<PastVisit> {
    let sql = "UPDATE past_visits SET version = version + 1, odometer_km = ?2, complaint = ?3, amount_fen = ?4, advisor = ?5, remark = ?6 WHERE id = ?1";
    tx.execute(sql, (before.id, new.odometer_km, &new.complaint, new.amount_fen, &new.advisor, &new.remark))?;
    (new.id, new.version) = (before.id, before.version + 1);
    if new.items.len() < before.items.len() {
        let sql = "DELETE FROM past_visit_items WHERE visit_id = ?1 AND n >= ?2";
        tx.execute(sql, (before.id, i64::try_from(new.items.len()).map_err(Problem::internal)?))?;
    }
    put_items(tx, &new)?;
    Ok(new)
}

fn put_items(tx: &Tx, visit: &PastVisit) -> Result<()> {
    let sql = "INSERT INTO past_visit_items (visit_id, n, name, amount_fen) VALUES (?1, ?2, ?3, ?4)
               ON CONFLICT DO UPDATE SET name = excluded.name, amount_fen = excluded.amount_fen";
    for (n, item) in visit.items.iter().enumerate() {
        tx.execute(sql, (visit.id, i64::try_from(n).map_err(Problem::internal)?, &item.name, item.amount_fen))?;
    }
    Ok(())
}

pub(super) fn remove(tx: &Tx, id: PastVisitId) -> Result<()> {
    tx.execute("DELETE FROM past_visit_items WHERE visit_id = ?1", [id])?;
    tx.remove("DELETE FROM past_visits WHERE id = ?1", id.0)
}
