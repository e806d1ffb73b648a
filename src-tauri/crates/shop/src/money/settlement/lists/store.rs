//! The SQL of settlements as lists show them: one order's, one day's voided, pages, and what is owed.

use rusqlite::{Row as SqlRow, params};

use crate::common::plate::Plate;
use crate::common::{BusinessDate, CustomerId, OrderId, Result, SettlementId, VehicleId};
use crate::money::settlement::answer::{NextService, SettlementBrief};
use crate::money::settlement::request::ListSettlements;
use crate::registers::customers;
use crate::registers::customers::DebtorRef;
use jieche_ground::Ctx;
use jieche_ground::Read;
use jieche_ground::sql::{from_json, from_text, from_text_opt, to_text};

/// A debtor is shown as the file they are read under.
fn brief_sql() -> String {
    let file = customers::file_of("COALESCE(s.account_debtor_id, s.debtor_id)");
    format!(
        "SELECT s.id, s.number, s.state, s.payer, d.id, d.name, s.total_fen, s.paid_fen, s.on_account,
  (SELECT COALESCE(SUM(i.amount_fen), 0) FROM invoices i WHERE i.settlement_id = s.id), s.settled_ms, s.date,
  s.order_id, o.number, v.plate, v.plate_kind, c.kind, c.name, d.kind, c.id
  FROM settlements s JOIN repair_orders o ON o.id = s.order_id JOIN vehicles v ON v.id = o.vehicle_id
  JOIN customers c ON c.id = o.customer_id
  LEFT JOIN customers d ON d.id = {file}"
    )
}

fn settlement_brief(ctx: &Ctx, row: &SqlRow<'_>) -> rusqlite::Result<SettlementBrief> {
    let debtor: Option<CustomerId> = row.get(4)?;
    let plate: Option<String> = row.get(14)?;
    let name: String = row.get(17)?;
    Ok(SettlementBrief {
        id: row.get(0)?,
        number: row.get(1)?,
        state: from_text(row, 2)?,
        payer: from_text(row, 3)?,
        debtor: match debtor {
            Some(id) => {
                let name: String = row.get(5)?;
                Some(DebtorRef { id, name: customers::shown_name(ctx, from_text(row, 18)?, &name).into_text() })
            }
            None => None,
        },
        total_fen: row.get(6)?,
        paid_fen: row.get(7)?,
        on_account: row.get(8)?,
        invoiced_fen: row.get(9)?,
        settled_at: row.get(10)?,
        date: row.get(11)?,
        order_id: row.get(12)?,
        order_number: row.get::<_, Option<String>>(13)?.unwrap_or_default(),
        plate: plate.zip(from_text_opt(row, 15)?).map(|(plate, kind)| Plate { plate, kind }),
        customer_name: customers::shown_name(ctx, from_text(row, 16)?, &name),
    })
}

fn briefs(read: &Read, rest: &str, params: impl rusqlite::Params) -> Result<Vec<SettlementBrief>> {
    read.list(&format!("{} {rest}", brief_sql()), params, |row| settlement_brief(read.ctx(), row))
}

pub(super) fn brief(read: &Read, id: SettlementId) -> Result<Option<SettlementBrief>> {
    Ok(briefs(read, "WHERE s.id = ?1", [id])?.pop())
}

pub(super) fn of_order(read: &Read, order: OrderId) -> Result<Vec<SettlementBrief>> {
    briefs(read, "WHERE s.order_id = ?1 ORDER BY s.id", [order])
}

pub(super) fn voided_on(read: &Read, day: BusinessDate) -> Result<Vec<SettlementBrief>> {
    briefs(read, "WHERE s.voided_on = ?1 ORDER BY s.voided_ms, s.id", [day])
}

/// At most `rows` settlements after the key, the latest first. Each state is a short walk along its own index.
pub(super) fn page(
    read: &Read,
    asked: &ListSettlements,
    after: Option<[i64; 2]>,
    rows: i64,
) -> Result<Vec<SettlementBrief>> {
    let from = asked.from.map_or(i64::MIN, |day| day.at(0).0);
    let before = asked.until.map_or(i64::MAX, |day| day.plus_days(1).at(0).0);
    let [settled, id] = after.unwrap_or([i64::MAX, i64::MAX]);
    // The walk along the index begins at its upper bound, so that bound must be the key, not the end of the list.
    let before = before.min(settled.saturating_add(1));
    let range = "s.settled_ms >= ?1 AND s.settled_ms < ?2 AND (s.settled_ms, s.id) < (?3, ?4)
      ORDER BY s.settled_ms DESC, s.id DESC LIMIT ?5";
    if asked.states.is_empty() {
        return briefs(read, &format!("WHERE {range}"), params![from, before, settled, id, rows]);
    }
    let mut states = asked.states.clone();
    states.sort_unstable();
    states.dedup();
    let mut found = Vec::new();
    for state in states {
        found.extend(briefs(
            read,
            &format!("WHERE s.state = ?6 AND {range}"),
            params![from, before, settled, id, rows, to_text(&state)?],
        )?);
    }
    found.sort_unstable_by_key(|settlement| std::cmp::Reverse((settlement.settled_at, settlement.id)));
    found.truncate(usize::try_from(rows).unwrap_or(0));
    Ok(found)
}

/// What is owed, the oldest first, each with the customer of its order.
pub(super) fn owed(read: &Read) -> Result<Vec<(SettlementBrief, CustomerId)>> {
    let brief = brief_sql();
    let sql =
        format!("{brief} WHERE s.state IN ('open', 'part_paid') AND s.total_fen > s.paid_fen ORDER BY s.date, s.id");
    read.list(&sql, [], |row| Ok((settlement_brief(read.ctx(), row)?, row.get(19)?)))
}

pub(super) fn next_service(read: &Read, vehicle: VehicleId) -> Result<Option<NextService>> {
    let sql = "SELECT s.next_service_on, s.next_service_km, s.date, s.order_id, v.odometer_km
      FROM repair_orders o JOIN settlements s ON s.order_id = o.id JOIN vehicles v ON v.id = o.vehicle_id
      WHERE o.vehicle_id = ?1 AND s.state <> 'void' AND (s.next_service_on IS NOT NULL OR s.next_service_km IS NOT NULL)
      ORDER BY s.settled_ms DESC, s.id DESC LIMIT 1";
    let today = read.ctx().today();
    read.maybe(sql, [vehicle], |row| {
        let (on, km): (Option<BusinessDate>, Option<i64>) = (row.get(0)?, row.get(1)?);
        let now: Option<i64> = row.get(4)?;
        let driven = km.zip(now).is_some_and(|(km, now)| now >= km);
        Ok(NextService {
            on,
            km,
            said_on: row.get(2)?,
            order_id: row.get(3)?,
            due: on.is_some_and(|on| on <= today) || driven,
        })
    })
}

/// What a standing settlement of a car that left promised.
pub(super) struct Promise {
    pub order_id: OrderId,
    pub number: Option<String>,
    pub left_on: BusinessDate,
    pub days: i64,
    pub km: i64,
    pub odometer_out_km: Option<i64>,
    /// As last read.
    pub odometer_km: Option<i64>,
    /// Labour and what was sold; not what the customer brought along, nor fees.
    pub work: Vec<String>,
}

pub(super) fn promises(read: &Read, vehicle: VehicleId) -> Result<Vec<Promise>> {
    let sql = "SELECT o.id, o.number, o.delivered_on, s.guarantee_days, s.guarantee_km,
        COALESCE(o.odometer_out_km, s.odometer_out_km), v.odometer_km,
        (SELECT json_group_array(value ->> 'name') FROM json_each(s.lines)
          WHERE value ->> 'kind' <> 'other' AND value ->> 'part_class' IS NOT 'customer_supplied')
      FROM repair_orders o JOIN settlements s ON s.order_id = o.id JOIN vehicles v ON v.id = o.vehicle_id
      WHERE o.vehicle_id = ?1 AND o.delivered_on IS NOT NULL AND s.state <> 'void'
      ORDER BY o.delivered_ms DESC, o.id DESC, s.id";
    read.list(sql, [vehicle], |row| {
        Ok(Promise {
            order_id: row.get(0)?,
            number: row.get(1)?,
            left_on: row.get(2)?,
            days: row.get(3)?,
            km: row.get(4)?,
            odometer_out_km: row.get(5)?,
            odometer_km: row.get(6)?,
            work: from_json(row, 7)?,
        })
    })
}
