//! 售后营业日报: the day's figures, the month's beside them, and what needs a person.

use super::day_report::{CancelledOrder, DayReport, DeliveredUnpaid, DeliveredUnsettled, ReportDay};
use super::figures::{Period, figures};
use crate::common::plate::Plate;
use crate::common::{BusinessDate, Problem, Result};
use crate::money::settlement;
use crate::registers::customers;
use jieche_ground::Read;
use jieche_ground::sql::{from_text, from_text_opt};

/// The report of a day, not after today (`in_future`).
pub fn day(read: &Read, asked: ReportDay) -> Result<DayReport> {
    let date = asked.date;
    if date > read.ctx().today() {
        return Err(Problem::of("date", "in_future"));
    }
    Ok(DayReport {
        date,
        day: figures(read, Period { from: date, until: date })?,
        month: figures(read, Period { from: date.month_start(), until: date })?,
        cancelled: cancelled(read, date)?,
        voided: settlement::voided_on(read, date)?,
        delivered_unpaid: delivered_unpaid(read, date)?,
        delivered_unsettled: delivered_unsettled(read, date)?,
    })
}

fn cancelled(read: &Read, date: BusinessDate) -> Result<Vec<CancelledOrder>> {
    let sql = "SELECT o.id, o.number, v.plate, v.plate_kind, COALESCE(o.cancel_reason, ''), p.name
      FROM repair_orders o JOIN vehicles v ON v.id = o.vehicle_id
        JOIN order_events e ON e.order_id = o.id AND e.step = 'cancel' JOIN people p ON p.id = e.person_id
      WHERE o.cancelled_on = ?1 ORDER BY e.at_ms, o.id";
    read.list(sql, [date], |row| {
        Ok(CancelledOrder {
            order_id: row.get(0)?,
            number: row.get(1)?,
            plate: plate(row, 2)?,
            reason: row.get(4)?,
            person: row.get(5)?,
        })
    })
}

/// Cars that left on the day while their customer owed at its close: settled, not voided and not paid by then.
fn delivered_unpaid(read: &Read, date: BusinessDate) -> Result<Vec<DeliveredUnpaid>> {
    let sql = "SELECT id, number, plate, plate_kind, kind, name, SUM(owed), MAX(reason) FROM (
        SELECT o.id, o.number, v.plate, v.plate_kind, c.kind, c.name, o.delivered_ms,
          CASE WHEN s.account_on <= ?1 THEN s.account_reason END AS reason,
          s.total_fen - (SELECT COALESCE(SUM(y.amount_fen), 0) FROM payments y
            WHERE y.settlement_id = s.id AND y.date <= ?1) AS owed
        FROM repair_orders o JOIN settlements s ON s.order_id = o.id
          JOIN vehicles v ON v.id = o.vehicle_id JOIN customers c ON c.id = o.customer_id
        WHERE o.delivered_on = ?1 AND s.payer = 'customer' AND s.date <= ?1
          AND (s.voided_on IS NULL OR s.voided_on > ?1))
      WHERE owed > 0 GROUP BY id ORDER BY delivered_ms, id";
    let ctx = read.ctx();
    read.list(sql, [date], |row| {
        let name: String = row.get(5)?;
        Ok(DeliveredUnpaid {
            order_id: row.get(0)?,
            number: row.get::<_, Option<String>>(1)?.unwrap_or_default(),
            plate: plate(row, 2)?,
            customer_name: customers::shown_name(ctx, from_text(row, 4)?, &name),
            owed_fen: row.get(6)?,
            reason: row.get(7)?,
        })
    })
}

/// Cars gone whose settlement was voided on the day and not settled anew by its close.
fn delivered_unsettled(read: &Read, date: BusinessDate) -> Result<Vec<DeliveredUnsettled>> {
    let (file, later) = (customers::file_of("s.debtor_id"), customers::file_of("later.debtor_id"));
    let sql = format!(
        "SELECT o.id, o.number, v.plate, v.plate_kind, c.kind, c.name, SUM(s.total_fen)
      FROM settlements s JOIN repair_orders o ON o.id = s.order_id
        JOIN vehicles v ON v.id = o.vehicle_id JOIN customers c ON c.id = o.customer_id
      WHERE s.voided_on = ?1 AND o.delivered_on <= ?1 AND NOT EXISTS (
          SELECT 1 FROM settlements later WHERE later.order_id = s.order_id AND later.payer = s.payer
            AND {later} IS {file} AND later.id > s.id AND later.date <= ?1)
      GROUP BY o.id ORDER BY o.delivered_ms, o.id"
    );
    let ctx = read.ctx();
    read.list(&sql, [date], |row| {
        let name: String = row.get(5)?;
        Ok(DeliveredUnsettled {
            order_id: row.get(0)?,
            number: row.get::<_, Option<String>>(1)?.unwrap_or_default(),
            plate: plate(row, 2)?,
            customer_name: customers::shown_name(ctx, from_text(row, 4)?, &name),
            amount_fen: row.get(6)?,
        })
    })
}

fn plate(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<Option<Plate>> {
    let plate: Option<String> = row.get(column)?;
    Ok(plate.zip(from_text_opt(row, column + 1)?).map(|(plate, kind)| Plate { plate, kind }))
}
