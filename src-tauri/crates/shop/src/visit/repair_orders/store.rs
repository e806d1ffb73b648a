//! The orders' SQL: heads and events. Lines and lists of orders have stores of their own (`lines`, `lists`).

use rusqlite::{named_params, params};

use super::head::Head;
use super::order::{EventKind, OrderEvent};
use super::order_line::{Channel, OrderLine};
use super::workflow::OrderState;
use crate::common::{BusinessDate, CustomerId, LineId, OrderId, Result, VehicleId};
use jieche_ground::sql::{from_text, from_text_opt, to_text, to_text_opt};
use jieche_ground::{Read, Tx};

const HEAD: &str = "SELECT id, version, number, state, hold, hold_note, vehicle_id, customer_id, advisor_id,
  technician_id, bay_id,
  brought_by, brought_by_phone, collected_by, complaint, diagnosis, business_type, odometer_in_km, odometer_out_km,
  energy_level_pct,
  promised_ms, opened_ms, date, notified_ms, delivered_ms, delivered_on, cancelled_on, key_tag, parking, waiting,
  urgent, wash, road_test,
  diagnosis_fee_fen, cancel_reason, diagnosis_credited, odometer_before_km, diagnosis_line_id,
  (SELECT b.name FROM bays b WHERE b.id = bay_id) FROM repair_orders WHERE id = ?1";

pub(super) fn head(read: &Read, id: OrderId) -> Result<Option<Head>> {
    read.maybe(HEAD, [id], |row| {
        Ok(Head {
            id: row.get(0)?,
            version: row.get(1)?,
            number: row.get(2)?,
            state: from_text(row, 3)?,
            hold: from_text_opt(row, 4)?,
            hold_note: row.get(5)?,
            vehicle_id: row.get(6)?,
            customer_id: row.get(7)?,
            advisor_id: row.get(8)?,
            technician_id: row.get(9)?,
            bay_id: row.get(10)?,
            bay: row.get(38)?,
            brought_by: row.get(11)?,
            brought_by_phone: row.get(12)?,
            collected_by: row.get(13)?,
            complaint: row.get(14)?,
            diagnosis: row.get(15)?,
            business_type: from_text(row, 16)?,
            odometer_in_km: row.get(17)?,
            odometer_out_km: row.get(18)?,
            energy_level_pct: row.get(19)?,
            promised_at: row.get(20)?,
            opened_at: row.get(21)?,
            date: row.get(22)?,
            notified_at: row.get(23)?,
            delivered_at: row.get(24)?,
            delivered_on: row.get(25)?,
            cancelled_on: row.get(26)?,
            key_tag: row.get(27)?,
            parking: row.get(28)?,
            waiting: row.get(29)?,
            urgent: row.get(30)?,
            wash: row.get(31)?,
            road_test: row.get(32)?,
            diagnosis_fee_fen: row.get(33)?,
            cancel_reason: row.get(34)?,
            diagnosis_credited: row.get(35)?,
            odometer_before_km: row.get(36)?,
            diagnosis_line_id: row.get(37)?,
        })
    })
}

/// Writes a new head; its `id` is the answer's.
pub(super) fn insert(tx: &Tx, head: &Head) -> Result<OrderId> {
    let sql = "INSERT INTO repair_orders (version, state, vehicle_id, customer_id, advisor_id,
        brought_by, brought_by_phone, complaint, business_type, odometer_before_km, odometer_in_km, energy_level_pct,
        promised_ms, opened_ms, date, key_tag, parking, waiting, urgent, wash, road_test)
      VALUES (1, :state, :vehicle, :customer, :advisor, :brought_by, :phone, :complaint, :type, :odometer_before, :odometer, :energy,
        :promised, :opened, :date, :key_tag, :parking, :waiting, :urgent, :wash, :road_test)";
    let id = tx.insert(
        sql,
        named_params! {
            ":state": to_text(&head.state)?,
            ":vehicle": head.vehicle_id,
            ":customer": head.customer_id,
            ":advisor": head.advisor_id,
            ":brought_by": head.brought_by,
            ":phone": head.brought_by_phone,
            ":complaint": head.complaint,
            ":type": to_text(&head.business_type)?,
            ":odometer_before": head.odometer_before_km,
            ":odometer": head.odometer_in_km,
            ":energy": head.energy_level_pct,
            ":promised": head.promised_at,
            ":opened": head.opened_at,
            ":date": head.date,
            ":key_tag": head.key_tag,
            ":parking": head.parking,
            ":waiting": head.waiting,
            ":urgent": head.urgent,
            ":wash": head.wash,
            ":road_test": head.road_test,
        },
    )?;
    Ok(OrderId(id))
}

/// Every order of a customer.
pub(super) fn ids_of_customer(read: &Read, customer: CustomerId) -> Result<Vec<OrderId>> {
    read.list("SELECT id FROM repair_orders WHERE customer_id = ?1 ORDER BY id", [customer], |row| row.get(0))
}

/// The order opened last of all.
pub(super) fn newest(read: &Read) -> Result<Option<OrderId>> {
    read.one("SELECT MAX(id) FROM repair_orders", [], |row| row.get(0))
}

/// The orders somebody opened for these cars after an order.
pub(super) fn ids_opened_since(
    read: &Read,
    customer: CustomerId,
    cars: &[VehicleId],
    after: Option<OrderId>,
) -> Result<Vec<OrderId>> {
    let sql = "SELECT id FROM repair_orders WHERE customer_id = ?1 AND id > ?2
      AND vehicle_id IN (SELECT value FROM json_each(?3)) ORDER BY id";
    read.list(sql, (customer, after.map_or(0, |order| order.0), serde_json::to_string(cars)?), |row| row.get(0))
}

/// Writes whose order it is; the version goes up by one.
pub(super) fn set_customer(tx: &Tx, id: OrderId, customer: CustomerId) -> Result<()> {
    tx.execute("UPDATE repair_orders SET version = version + 1, customer_id = ?2 WHERE id = ?1", (id, customer))
        .map(|_| ())
}

/// The lines that name this very customer as who owes.
pub(super) fn lines_owed_by(read: &Read, debtor: CustomerId) -> Result<Vec<LineId>> {
    read.list("SELECT id FROM order_lines WHERE debtor_id = ?1 ORDER BY id", [debtor], |row| row.get(0))
}

/// Writes a changed head over the one with the same id; the version goes up by one.
pub(super) fn update(tx: &Tx, head: &Head) -> Result<()> {
    let sql = "UPDATE repair_orders SET version = version + 1, number = :number, state = :state, hold = :hold,
        hold_note = :hold_note, advisor_id = :advisor, technician_id = :technician, bay_id = :bay,
        brought_by = :brought_by, brought_by_phone = :phone, collected_by = :collected_by, complaint = :complaint,
        diagnosis = :diagnosis, business_type = :type, odometer_in_km = :odometer_in,
        odometer_out_km = :odometer_out, energy_level_pct = :energy, promised_ms = :promised,
        notified_ms = :notified, delivered_ms = :delivered, delivered_on = :delivered_on,
        cancelled_on = :cancelled_on, key_tag = :key_tag, parking = :parking, waiting = :waiting, urgent = :urgent,
        wash = :wash, road_test = :road_test, diagnosis_fee_fen = :fee, diagnosis_line_id = :fee_line, diagnosis_credited = :credited, cancel_reason = :cancel_reason
      WHERE id = :id";
    let values = named_params! {
        ":number": head.number,
        ":state": to_text(&head.state)?,
        ":hold": to_text_opt(head.hold.as_ref())?,
        ":hold_note": head.hold_note,
        ":advisor": head.advisor_id,
        ":technician": head.technician_id,
        ":bay": head.bay_id,
        ":brought_by": head.brought_by,
        ":phone": head.brought_by_phone,
        ":collected_by": head.collected_by,
        ":complaint": head.complaint,
        ":diagnosis": head.diagnosis,
        ":type": to_text(&head.business_type)?,
        ":odometer_in": head.odometer_in_km,
        ":odometer_out": head.odometer_out_km,
        ":energy": head.energy_level_pct,
        ":promised": head.promised_at,
        ":notified": head.notified_at,
        ":delivered": head.delivered_at,
        ":delivered_on": head.delivered_on,
        ":cancelled_on": head.cancelled_on,
        ":key_tag": head.key_tag,
        ":parking": head.parking,
        ":waiting": head.waiting,
        ":urgent": head.urgent,
        ":wash": head.wash,
        ":road_test": head.road_test,
        ":fee": head.diagnosis_fee_fen,
        ":fee_line": head.diagnosis_line_id,
        ":credited": head.diagnosis_credited,
        ":cancel_reason": head.cancel_reason,
        ":id": head.id,
    };
    tx.execute(sql, values).map(|_| ())
}

// events -----------------------------------------------------------------------------------

pub(super) fn add_event(
    tx: &Tx,
    head: &Head,
    happened: impl Into<EventKind>,
    from: Option<OrderState>,
    via: Option<Channel>,
    note: Option<&str>,
) -> Result<()> {
    let sql =
        "INSERT INTO order_events (order_id, n, step, from_state, to_state, at_ms, person_id, terminal, via, note)
      VALUES (?1, (SELECT COALESCE(MAX(n), 0) + 1 FROM order_events WHERE order_id = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8,
      ?9)";
    let (from, via) = (to_text_opt(from.as_ref())?, to_text_opt(via.as_ref())?);
    tx.execute(
        sql,
        params![
            head.id,
            to_text(&happened.into())?,
            from,
            to_text(&head.state)?,
            tx.now(),
            tx.person()?,
            tx.ctx().terminal,
            via,
            note
        ],
    )
    .map(|_| ())
}

pub(super) fn events(read: &Read, order: OrderId) -> Result<Vec<OrderEvent>> {
    let sql = "SELECT e.step, e.from_state, e.to_state, e.at_ms, p.name, e.terminal, e.via, e.note
      FROM order_events e JOIN people p ON p.id = e.person_id WHERE e.order_id = ?1 ORDER BY e.n";
    read.list(sql, [order], |row| {
        Ok(OrderEvent {
            step: from_text(row, 0)?,
            from: from_text_opt(row, 1)?,
            to: from_text(row, 2)?,
            at: row.get(3)?,
            person: row.get(4)?,
            terminal: row.get(5)?,
            via: from_text_opt(row, 6)?,
            note: row.get(7)?,
        })
    })
}

// what other features know -----------------------------------------------------------------

/// The most kilometres any other order of the car has noted.
pub(super) fn odometer_of_others(read: &Read, vehicle: VehicleId, except: OrderId) -> Result<Option<i64>> {
    let sql = "SELECT MAX(COALESCE(odometer_out_km, odometer_in_km)) FROM repair_orders WHERE vehicle_id = ?1
      AND id <> ?2 AND state <> 'cancelled'";
    read.one(sql, (vehicle, except), |row| row.get(0))
}

/// What the odometer said, and when, on the car's last visit before this one that noted it.
pub(super) fn reading_before(read: &Read, order: &Head) -> Result<Option<(BusinessDate, i64)>> {
    let sql = "SELECT date, COALESCE(odometer_out_km, odometer_in_km) FROM repair_orders WHERE vehicle_id = ?1
      AND opened_ms < ?2 AND id <> ?3 AND state <> 'cancelled' AND COALESCE(odometer_out_km, odometer_in_km) IS NOT NULL
      ORDER BY opened_ms DESC LIMIT 1";
    read.maybe(sql, (order.vehicle_id, order.opened_at, order.id), |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The trade of an operation, or the place of a part on the shelf.
pub(super) fn trade_or_location(read: &Read, line: &OrderLine) -> Result<Option<String>> {
    let found = match (line.operation_id, line.part_id) {
        (Some(id), _) => read.maybe("SELECT trade FROM labour_operations WHERE id = ?1", [id], |row| row.get(0))?,
        (_, Some(id)) => read.maybe("SELECT location FROM parts WHERE id = ?1", [id], |row| row.get(0))?,
        _ => None,
    };
    Ok(found.flatten())
}
