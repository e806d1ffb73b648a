//! The orders' SQL: heads, lines, events, and the lists made of them.

use rusqlite::{Row, named_params, params};

use super::head::Head;
use super::order::{Channel, DebtorRef, DeclinedLine, Happened, OrderBrief, OrderEvent, OrderLine};
use super::request::ListRepairOrders;
use super::workflow::OrderState;
use crate::common::plate::Plate;
use crate::common::sql::{from_text, from_text_opt, to_text, to_text_opt};
use crate::common::{BusinessDate, CustomerId, Fen, LineId, OrderId, Result, SettlementId, VehicleId};
use crate::ctx::Ctx;
use crate::customers;
use crate::db::handle::{Read, Tx};

const HEAD: &str = "SELECT id, version, number, state, hold, hold_note, vehicle_id, customer_id, advisor_id, technician_id, bay,
  brought_by, brought_by_phone, collected_by, complaint, diagnosis, business_type, odometer_in_km, odometer_out_km, energy_level_pct,
  promised_ms, opened_ms, date, notified_ms, delivered_ms, delivered_on, cancelled_on, key_tag, parking, waiting, urgent, wash, road_test,
  diagnosis_fee_fen, cancel_reason FROM repair_orders WHERE id = ?1";

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
            bay: row.get(10)?,
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
        })
    })
}

/// Writes a new head; its `id` is the answer's.
pub(super) fn insert(tx: &Tx, head: &Head) -> Result<OrderId> {
    let sql = "INSERT INTO repair_orders (version, state, vehicle_id, customer_id, advisor_id, brought_by, brought_by_phone, complaint, business_type,
      odometer_in_km, energy_level_pct, promised_ms, opened_ms, date, key_tag, parking, waiting, urgent, wash, road_test)
      VALUES (1, :state, :vehicle, :customer, :advisor, :brought_by, :phone, :complaint, :type, :odometer, :energy, :promised, :opened, :date, :key_tag, :parking, :waiting, :urgent, :wash, :road_test)";
    let id = tx.insert(
        sql,
        named_params! {
            ":state": to_text(&head.state)?, ":vehicle": head.vehicle_id, ":customer": head.customer_id, ":advisor": head.advisor_id,
            ":brought_by": head.brought_by, ":phone": head.brought_by_phone, ":complaint": head.complaint, ":type": to_text(&head.business_type)?,
            ":odometer": head.odometer_in_km, ":energy": head.energy_level_pct, ":promised": head.promised_at, ":opened": head.opened_at, ":date": head.date,
            ":key_tag": head.key_tag, ":parking": head.parking, ":waiting": head.waiting, ":urgent": head.urgent, ":wash": head.wash, ":road_test": head.road_test,
        },
    )?;
    Ok(OrderId(id))
}

/// Writes a changed head over the one with the same id; the version goes up by one.
pub(super) fn update(tx: &Tx, head: &Head) -> Result<()> {
    let sql = "UPDATE repair_orders SET version = version + 1, number = :number, state = :state, hold = :hold, hold_note = :hold_note,
      advisor_id = :advisor, technician_id = :technician, bay = :bay, brought_by = :brought_by, brought_by_phone = :phone, collected_by = :collected_by,
      complaint = :complaint, diagnosis = :diagnosis, business_type = :type, odometer_in_km = :odometer_in, odometer_out_km = :odometer_out,
      energy_level_pct = :energy, promised_ms = :promised, notified_ms = :notified, delivered_ms = :delivered, delivered_on = :delivered_on, cancelled_on = :cancelled_on,
      key_tag = :key_tag, parking = :parking, waiting = :waiting, urgent = :urgent, wash = :wash, road_test = :road_test,
      diagnosis_fee_fen = :fee, cancel_reason = :cancel_reason WHERE id = :id";
    tx.execute(
        sql,
        named_params! {
            ":number": head.number, ":state": to_text(&head.state)?, ":hold": to_text_opt(head.hold.as_ref())?, ":hold_note": head.hold_note,
            ":advisor": head.advisor_id, ":technician": head.technician_id, ":bay": head.bay, ":brought_by": head.brought_by, ":phone": head.brought_by_phone,
            ":collected_by": head.collected_by, ":complaint": head.complaint, ":diagnosis": head.diagnosis, ":type": to_text(&head.business_type)?,
            ":odometer_in": head.odometer_in_km, ":odometer_out": head.odometer_out_km, ":energy": head.energy_level_pct, ":promised": head.promised_at,
            ":notified": head.notified_at, ":delivered": head.delivered_at, ":delivered_on": head.delivered_on, ":cancelled_on": head.cancelled_on,
            ":key_tag": head.key_tag, ":parking": head.parking, ":waiting": head.waiting, ":urgent": head.urgent, ":wash": head.wash, ":road_test": head.road_test,
            ":fee": head.diagnosis_fee_fen, ":cancel_reason": head.cancel_reason, ":id": head.id,
        },
    )
    .map(|_| ())
}

// lines ------------------------------------------------------------------------------------

pub(super) fn lines(read: &Read, order: OrderId) -> Result<Vec<OrderLine>> {
    let sql = "SELECT l.id, l.kind, l.operation_id, l.part_id, l.code, l.name, l.hours, l.quantity, l.unit, l.unit_price_fen, l.discount_fen, l.amount_fen,
      l.tax_rate_bp, l.brand, l.part_class, l.payer, l.debtor_id, c.name, l.decision, l.decided_ms, l.decided_via, l.old_part, l.settlement_id
      FROM order_lines l LEFT JOIN customers c ON c.id = l.debtor_id WHERE l.order_id = ?1 ORDER BY l.place";
    read.list(sql, [order], line)
}

fn line(row: &Row<'_>) -> rusqlite::Result<OrderLine> {
    let debtor: Option<CustomerId> = row.get(16)?;
    Ok(OrderLine {
        id: row.get(0)?,
        kind: from_text(row, 1)?,
        operation_id: row.get(2)?,
        part_id: row.get(3)?,
        code: row.get(4)?,
        name: row.get(5)?,
        hours: row.get(6)?,
        quantity: row.get(7)?,
        unit: row.get(8)?,
        unit_price_fen: row.get(9)?,
        discount_fen: row.get(10)?,
        amount_fen: row.get(11)?,
        tax_rate_bp: row.get(12)?,
        brand: row.get(13)?,
        part_class: from_text_opt(row, 14)?,
        payer: from_text(row, 15)?,
        debtor: match debtor {
            Some(id) => Some(DebtorRef { id, name: row.get(17)? }),
            None => None,
        },
        decision: from_text(row, 18)?,
        decided_at: row.get(19)?,
        decided_via: from_text_opt(row, 20)?,
        old_part: from_text(row, 21)?,
        settlement_id: row.get(22)?,
    })
}

/// Adds a line after the others.
pub(super) fn insert_line(tx: &Tx, order: OrderId, line: &OrderLine) -> Result<LineId> {
    let sql = "INSERT INTO order_lines (order_id, place, kind, operation_id, part_id, code, name, hours, quantity, unit, unit_price_fen, discount_fen, amount_fen,
      tax_rate_bp, brand, part_class, payer, debtor_id, decision, decided_ms, decided_via, old_part)
      VALUES (:order, (SELECT COALESCE(MAX(place), 0) + 1 FROM order_lines WHERE order_id = :order), :kind, :operation, :part, :code, :name, :hours, :quantity, :unit,
      :price, :discount, :amount, :tax, :brand, :class, :payer, :debtor, :decision, :decided, :via, :old_part)";
    let id = tx.insert(
        sql,
        named_params! {
            ":order": order, ":kind": to_text(&line.kind)?, ":operation": line.operation_id, ":part": line.part_id, ":code": line.code, ":name": line.name,
            ":hours": line.hours, ":quantity": line.quantity, ":unit": line.unit, ":price": line.unit_price_fen, ":discount": line.discount_fen, ":amount": line.amount_fen,
            ":tax": line.tax_rate_bp, ":brand": line.brand, ":class": to_text_opt(line.part_class.as_ref())?, ":payer": to_text(&line.payer)?,
            ":debtor": line.debtor.as_ref().map(|debtor| debtor.id), ":decision": to_text(&line.decision)?, ":decided": line.decided_at,
            ":via": to_text_opt(line.decided_via.as_ref())?, ":old_part": to_text(&line.old_part)?,
        },
    )?;
    Ok(LineId(id))
}

pub(super) fn update_line(tx: &Tx, line: &OrderLine) -> Result<()> {
    let sql = "UPDATE order_lines SET kind = :kind, operation_id = :operation, part_id = :part, code = :code, name = :name, hours = :hours, quantity = :quantity, unit = :unit,
      unit_price_fen = :price, discount_fen = :discount, amount_fen = :amount, tax_rate_bp = :tax, brand = :brand, part_class = :class, payer = :payer, debtor_id = :debtor,
      decision = :decision, decided_ms = :decided, decided_via = :via, old_part = :old_part WHERE id = :id";
    tx.execute(
        sql,
        named_params! {
            ":kind": to_text(&line.kind)?, ":operation": line.operation_id, ":part": line.part_id, ":code": line.code, ":name": line.name,
            ":hours": line.hours, ":quantity": line.quantity, ":unit": line.unit, ":price": line.unit_price_fen, ":discount": line.discount_fen, ":amount": line.amount_fen,
            ":tax": line.tax_rate_bp, ":brand": line.brand, ":class": to_text_opt(line.part_class.as_ref())?, ":payer": to_text(&line.payer)?,
            ":debtor": line.debtor.as_ref().map(|debtor| debtor.id), ":decision": to_text(&line.decision)?, ":decided": line.decided_at,
            ":via": to_text_opt(line.decided_via.as_ref())?, ":old_part": to_text(&line.old_part)?, ":id": line.id,
        },
    )
    .map(|_| ())
}

pub(super) fn delete_line(tx: &Tx, id: LineId) -> Result<()> {
    tx.execute("DELETE FROM order_lines WHERE id = ?1", [id]).map(|_| ())
}

pub(super) fn close_line(tx: &Tx, id: LineId, settlement: SettlementId) -> Result<()> {
    tx.execute("UPDATE order_lines SET settlement_id = ?2 WHERE id = ?1", (id, settlement)).map(|_| ())
}

pub(super) fn reopen_lines(tx: &Tx, settlement: SettlementId) -> Result<()> {
    tx.execute("UPDATE order_lines SET settlement_id = NULL WHERE settlement_id = ?1", [settlement]).map(|_| ())
}

// events -----------------------------------------------------------------------------------

pub(super) fn add_event(tx: &Tx, head: &Head, happened: Happened, from: Option<OrderState>, via: Option<Channel>, note: Option<&str>) -> Result<()> {
    let sql = "INSERT INTO order_events (order_id, n, step, from_state, to_state, at_ms, person_id, terminal, via, note)
      VALUES (?1, (SELECT COALESCE(MAX(n), 0) + 1 FROM order_events WHERE order_id = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    let (from, via) = (to_text_opt(from.as_ref())?, to_text_opt(via.as_ref())?);
    tx.execute(sql, params![head.id, to_text(&happened)?, from, to_text(&head.state)?, tx.now(), tx.person()?, tx.ctx().terminal, via, note]).map(|_| ())
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

// lists ------------------------------------------------------------------------------------

const BRIEF: &str = "SELECT o.id, o.number, o.state, o.hold, o.vehicle_id, v.plate, v.plate_kind, v.brand, v.model, c.kind, c.name, o.complaint, o.business_type, p.name,
  o.promised_ms, o.opened_ms, o.date, o.odometer_in_km,
  (SELECT COALESCE(SUM(l.amount_fen), 0) FROM order_lines l WHERE l.order_id = o.id AND l.decision <> 'declined'), o.waiting, o.urgent,
  (SELECT COALESCE(SUM(s.total_fen - s.paid_fen), 0) FROM settlements s WHERE s.order_id = o.id AND s.payer = 'customer' AND s.state <> 'void')
  FROM repair_orders o JOIN vehicles v ON v.id = o.vehicle_id JOIN customers c ON c.id = o.customer_id JOIN people p ON p.id = o.advisor_id";

fn order_brief(ctx: &Ctx, row: &Row<'_>) -> rusqlite::Result<OrderBrief> {
    let name: String = row.get(10)?;
    Ok(OrderBrief {
        id: row.get(0)?,
        number: row.get(1)?,
        state: from_text(row, 2)?,
        hold: from_text_opt(row, 3)?,
        vehicle_id: row.get(4)?,
        plate: plate(row, 5)?,
        model: format!("{} {}", row.get::<_, String>(7)?, row.get::<_, String>(8)?),
        customer_name: customers::shown_name(ctx, from_text(row, 9)?, &name),
        complaint: row.get(11)?,
        business_type: from_text(row, 12)?,
        advisor: row.get(13)?,
        promised_at: row.get(14)?,
        opened_at: row.get(15)?,
        date: row.get(16)?,
        odometer_km: row.get(17)?,
        amount_fen: row.get(18)?,
        waiting: row.get(19)?,
        urgent: row.get(20)?,
        unpaid_fen: row.get(21)?,
    })
}

/// A plate from two columns, if the car has one.
fn plate(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Plate>> {
    let kind = from_text_opt(row, column + 1)?;
    let plate: Option<String> = row.get(column)?;
    Ok(plate.zip(kind).map(|(plate, kind)| Plate { plate, kind }))
}

fn briefs(read: &Read, rest: &str, params: impl rusqlite::Params) -> Result<Vec<OrderBrief>> {
    read.list(&format!("{BRIEF} {rest}"), params, |row| order_brief(read.ctx(), row))
}

pub(super) fn brief(read: &Read, id: OrderId) -> Result<Option<OrderBrief>> {
    Ok(briefs(read, "WHERE o.id = ?1", [id])?.pop())
}

/// At most `rows` orders after the key, the latest first. Each state is a short walk along its own index.
pub(super) fn page(read: &Read, asked: &ListRepairOrders, after: Option<[i64; 2]>, rows: i64) -> Result<Vec<OrderBrief>> {
    let from = asked.from.map_or(i64::MIN, |day| day.at(0).0);
    let before = asked.until.map_or(i64::MAX, |day| day.plus_days(1).at(0).0);
    let [opened, id] = after.unwrap_or([i64::MAX, i64::MAX]);
    let range = "o.opened_ms >= ?1 AND o.opened_ms < ?2 AND (o.opened_ms, o.id) < (?3, ?4) ORDER BY o.opened_ms DESC, o.id DESC LIMIT ?5";
    if let Some(vehicle) = asked.vehicle_id {
        let rest = format!("WHERE o.vehicle_id = ?6 AND (?7 = '[]' OR o.state IN (SELECT value FROM json_each(?7))) AND {range}");
        return briefs(read, &rest, params![from, before, opened, id, rows, vehicle, serde_json::to_string(&asked.states)?]);
    }
    if asked.states.is_empty() {
        return briefs(read, &format!("WHERE {range}"), params![from, before, opened, id, rows]);
    }
    let mut states = asked.states.clone();
    states.sort_unstable();
    states.dedup();
    let mut found = Vec::new();
    for state in states {
        found.extend(briefs(read, &format!("WHERE o.state = ?6 AND {range}"), params![from, before, opened, id, rows, to_text(&state)?])?);
    }
    found.sort_unstable_by_key(|order| std::cmp::Reverse((order.opened_at, order.id)));
    found.truncate(usize::try_from(rows).unwrap_or(0));
    Ok(found)
}

pub(super) fn in_shop(read: &Read) -> Result<Vec<OrderBrief>> {
    briefs(read, "WHERE o.state NOT IN ('closed', 'cancelled', 'delivered') ORDER BY o.opened_ms, o.id", [])
}

pub(super) fn delivered_on(read: &Read, day: BusinessDate) -> Result<Vec<OrderBrief>> {
    briefs(read, "WHERE o.delivered_on = ?1 ORDER BY o.delivered_ms DESC, o.id DESC", [day])
}

pub(super) fn arrived_on(read: &Read, day: BusinessDate) -> Result<i64> {
    read.one("SELECT COUNT(*) FROM repair_orders WHERE date = ?1", [day], |row| row.get(0))
}

pub(super) fn of_customer(read: &Read, id: CustomerId, rows: i64) -> Result<Vec<OrderBrief>> {
    briefs(read, "WHERE o.customer_id = ?1 ORDER BY o.opened_ms DESC, o.id DESC LIMIT ?2", (id, rows))
}

pub(super) fn of_vehicle(read: &Read, id: VehicleId, rows: i64) -> Result<Vec<OrderBrief>> {
    briefs(read, "WHERE o.vehicle_id = ?1 ORDER BY o.opened_ms DESC, o.id DESC LIMIT ?2", (id, rows))
}

/// Declined lines whose name no later order of the car has agreed to.
pub(super) fn declined(read: &Read, vehicle: VehicleId, rows: i64) -> Result<Vec<DeclinedLine>> {
    let sql = "SELECT o.id, o.number, l.decided_ms, l.name, l.amount_fen FROM repair_orders o JOIN order_lines l ON l.order_id = o.id
      WHERE o.vehicle_id = ?1 AND o.state <> 'cancelled' AND l.decision = 'declined' AND NOT EXISTS (
        SELECT 1 FROM repair_orders later JOIN order_lines a ON a.order_id = later.id
        WHERE later.vehicle_id = ?1 AND later.opened_ms >= o.opened_ms AND later.state <> 'cancelled' AND a.decision = 'agreed' AND a.name = l.name)
      ORDER BY l.decided_ms DESC, l.id DESC LIMIT ?2";
    read.list(sql, (vehicle, rows), |row| {
        let decided: crate::common::Millis = row.get(2)?;
        Ok(DeclinedLine { order_id: row.get(0)?, order_number: row.get(1)?, on: decided.date(), name: row.get(3)?, amount_fen: row.get::<_, Fen>(4)? })
    })
}

// what other features know -----------------------------------------------------------------

/// The most kilometres any other order of the car has noted.
pub(super) fn odometer_of_others(read: &Read, vehicle: VehicleId, except: OrderId) -> Result<Option<i64>> {
    let sql = "SELECT MAX(COALESCE(odometer_out_km, odometer_in_km)) FROM repair_orders WHERE vehicle_id = ?1 AND id <> ?2 AND state <> 'cancelled'";
    read.one(sql, (vehicle, except), |row| row.get(0))
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

/// Whether the line's operation or part stands in the catalogue.
pub(super) fn in_catalogue(read: &Read, line: &OrderLine) -> Result<bool> {
    let found: Option<i64> = match (line.operation_id, line.part_id) {
        (Some(id), _) => read.maybe("SELECT 1 FROM labour_operations WHERE id = ?1", [id], |row| row.get(0))?,
        (_, Some(id)) => read.maybe("SELECT 1 FROM parts WHERE id = ?1", [id], |row| row.get(0))?,
        _ => Some(1),
    };
    Ok(found.is_some())
}
