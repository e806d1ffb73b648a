//! The SQL of lists of orders.

use crate::registers::staff::Rights;
use rusqlite::{Row, params};

use crate::common::plate::Plate;
use crate::common::{BusinessDate, CustomerId, Fen, Millis, OrderId, Result, Shown, VehicleId};
use crate::registers::customers;
use crate::registers::search_index::Called;
use crate::registers::staff::Personal;
use crate::visit::repair_orders::order::{BroughtBy, DeclinedLine, EarlierComplaint, OrderBrief, VisitWork};
use crate::visit::repair_orders::request::ListRepairOrders;
use jieche_ground::Ctx;
use jieche_ground::Read;
use jieche_ground::sql::{from_json, from_text, from_text_opt, to_text};

const BRIEF: &str = "SELECT o.id, o.number, o.state, o.hold, o.vehicle_id, v.plate, v.plate_kind, v.brand, v.model,
    c.kind, c.name, o.complaint, o.business_type, p.name, o.promised_ms, o.opened_ms, o.date, o.odometer_in_km,
    (SELECT COALESCE(SUM(l.amount_fen), 0) FROM order_lines l WHERE l.order_id = o.id AND l.decision <> 'declined'),
    o.waiting, o.urgent,
    (SELECT COALESCE(SUM(l.amount_fen), 0) FROM order_lines l
      WHERE l.order_id = o.id AND l.decision = 'agreed' AND l.settlement_id IS NULL), o.version, o.advisor_id
  FROM repair_orders o JOIN vehicles v ON v.id = o.vehicle_id JOIN customers c ON c.id = o.customer_id
    JOIN people p ON p.id = o.advisor_id";

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
        unsettled_fen: row.get(21)?,
        version: row.get(22)?,
        advisor_id: row.get(23)?,
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
pub(super) fn page(
    read: &Read,
    asked: &ListRepairOrders,
    after: Option<[i64; 2]>,
    rows: i64,
) -> Result<Vec<OrderBrief>> {
    let from = asked.from.map_or(i64::MIN, |day| day.at(0).0);
    let before = asked.until.map_or(i64::MAX, |day| day.plus_days(1).at(0).0);
    let [opened, id] = after.unwrap_or([i64::MAX, i64::MAX]);
    // The walk along the index begins at its upper bound, so that bound must be the key, not the end of the list.
    let before = before.min(opened.saturating_add(1));
    let range = "o.opened_ms >= ?1 AND o.opened_ms < ?2 AND (o.opened_ms, o.id) < (?3, ?4) ORDER BY o.opened_ms DESC,
      o.id DESC LIMIT ?5";
    if let Some(vehicle) = asked.vehicle_id {
        let rest = format!(
            "WHERE o.vehicle_id = ?6 AND (?7 = '[]' OR o.state IN (SELECT value FROM json_each(?7))) AND {range}"
        );
        return briefs(
            read,
            &rest,
            params![from, before, opened, id, rows, vehicle, serde_json::to_string(&asked.states)?],
        );
    }
    if asked.states.is_empty() {
        return briefs(read, &format!("WHERE {range}"), params![from, before, opened, id, rows]);
    }
    let mut states = asked.states.clone();
    states.sort_unstable();
    states.dedup();
    let mut found = Vec::new();
    for state in states {
        found.extend(briefs(
            read,
            &format!("WHERE o.state = ?6 AND {range}"),
            params![from, before, opened, id, rows, to_text(&state)?],
        )?);
    }
    found.sort_unstable_by_key(|order| std::cmp::Reverse((order.opened_at, order.id)));
    found.truncate(usize::try_from(rows).unwrap_or(0));
    Ok(found)
}

pub(super) fn in_shop(read: &Read) -> Result<Vec<OrderBrief>> {
    briefs(read, "WHERE o.state NOT IN ('closed', 'cancelled', 'delivered') ORDER BY o.opened_ms, o.id", [])
}

pub(super) fn finished(read: &Read) -> Result<Vec<OrderBrief>> {
    let mut found = briefs(
        read,
        "WHERE o.id IN (
          SELECT id FROM repair_orders WHERE state IN ('awaiting_wash', 'ready') UNION
          SELECT u.id FROM order_lines l JOIN repair_orders u ON u.id = l.order_id
          WHERE l.settlement_id IS NULL AND l.decision = 'agreed' AND l.amount_fen > 0 AND u.state = 'delivered')
        ORDER BY o.opened_ms, o.id",
        [],
    )?;
    found.sort_by_key(|order| order.unsettled_fen == Fen::ZERO);
    Ok(found)
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

/// Declined lines nobody has dismissed, whose work no later order of the car has agreed to or declined again. With an
/// order at hand: only those of visits before it, and none whose work already stands on it.
pub(super) fn declined(
    read: &Read,
    vehicle: VehicleId,
    at_hand: Option<OrderId>,
    rows: i64,
) -> Result<Vec<DeclinedLine>> {
    let same = "(a.operation_id = l.operation_id OR a.part_id = l.part_id OR a.name = l.name)";
    let sql = format!(
        "SELECT o.id, o.number, l.decided_ms, l.id, l.name, l.amount_fen FROM repair_orders o
      JOIN order_lines l ON l.order_id = o.id
      WHERE o.vehicle_id = ?1 AND o.state <> 'cancelled' AND l.decision = 'declined' AND l.dismissed_ms IS NULL
      AND (?2 IS NULL OR o.id < ?2) AND NOT EXISTS (
        SELECT 1 FROM repair_orders later JOIN order_lines a ON a.order_id = later.id
        WHERE later.vehicle_id = ?1 AND later.state <> 'cancelled' AND {same} AND (
          a.decision = 'agreed' AND later.opened_ms >= o.opened_ms OR a.decision = 'declined' AND a.id > l.id
          OR later.id = ?2))
      ORDER BY l.decided_ms DESC, l.id DESC LIMIT ?3"
    );
    read.list(&sql, (vehicle, at_hand, rows), |row| {
        let decided: Millis = row.get(2)?;
        Ok(DeclinedLine {
            order_id: row.get(0)?,
            order_number: row.get(1)?,
            on: decided.date(),
            line_id: row.get(3)?,
            name: row.get(4)?,
            amount_fen: row.get::<_, Fen>(5)?,
            today_fen: None,
        })
    })
}

/// Names of an order's lines with a decision, as a JSON list in the order they stand.
fn names(decision: &str) -> String {
    format!(
        "(SELECT COALESCE(json_group_array(name), '[]') FROM (
          SELECT l.name FROM order_lines l WHERE l.order_id = o.id AND l.decision = '{decision}' ORDER BY l.place, l.id))"
    )
}

pub(super) fn work(read: &Read, vehicle: VehicleId, rows: i64) -> Result<Vec<VisitWork>> {
    let sql = format!(
        "SELECT o.id, {}, {} FROM repair_orders o WHERE o.vehicle_id = ?1 AND o.state <> 'cancelled'
        ORDER BY o.opened_ms DESC, o.id DESC LIMIT ?2",
        names("agreed"),
        names("declined"),
    );
    read.list(&sql, (vehicle, rows), |row| {
        Ok(VisitWork { order_id: row.get(0)?, done: from_json(row, 1)?, declined: from_json(row, 2)? })
    })
}

pub(super) fn bringers(read: &Read, vehicle: VehicleId, rows: i64) -> Result<Vec<BroughtBy>> {
    let sql = "SELECT brought_by, brought_by_phone, MAX(date) FROM repair_orders
      WHERE vehicle_id = ?1 AND brought_by IS NOT NULL AND state <> 'cancelled'
      GROUP BY brought_by, brought_by_phone ORDER BY MAX(opened_ms) DESC LIMIT ?2";
    let ctx = read.ctx();
    read.list(sql, (vehicle, rows), |row| {
        let phone: Option<String> = row.get(1)?;
        Ok(BroughtBy {
            name: Shown::name(&row.get::<_, String>(0)?, ctx.sees(Personal::Name)),
            phone: phone.map(|phone| Shown::phone(&phone, ctx.sees(Personal::Contact))),
            on: row.get(2)?,
        })
    })
}

/// Those who brought a car last, the latest first.
pub(super) fn bringers_called(read: &Read, vehicle: VehicleId, most: i64) -> Result<Vec<Called>> {
    let sql = "SELECT brought_by, brought_by_phone FROM repair_orders
      WHERE vehicle_id = ?1 AND (brought_by IS NOT NULL OR brought_by_phone IS NOT NULL)
      GROUP BY brought_by, brought_by_phone ORDER BY MAX(opened_ms) DESC LIMIT ?2";
    read.list(sql, (vehicle, most), |row| {
        let (name, phone): (Option<String>, Option<String>) = (row.get(0)?, row.get(1)?);
        Ok(Called { is_company: false, name: name.unwrap_or_default(), phones: phone.into_iter().collect() })
    })
}

/// The car's visits since a day with what was said and done; whether a guarantee runs is not known here.
pub(super) fn complaints(
    read: &Read,
    vehicle: VehicleId,
    except: Option<OrderId>,
    since: BusinessDate,
) -> Result<Vec<EarlierComplaint>> {
    let sql = format!(
        "SELECT o.id, o.number, o.date, o.odometer_in_km, o.complaint, {} FROM repair_orders o
        WHERE o.vehicle_id = ?1 AND o.id IS NOT ?2 AND o.date >= ?3 AND o.state <> 'cancelled'
        ORDER BY o.opened_ms DESC, o.id DESC",
        names("agreed"),
    );
    read.list(&sql, (vehicle, except, since), |row| {
        Ok(EarlierComplaint {
            order_id: row.get(0)?,
            number: row.get(1)?,
            on: row.get(2)?,
            odometer_km: row.get(3)?,
            complaint: row.get(4)?,
            done: from_json(row, 5)?,
            guaranteed: false,
        })
    })
}
