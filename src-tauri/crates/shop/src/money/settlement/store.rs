//! The settlements' SQL: rows, payments, invoices, and the lists made of them.

use crate::registers::staff::Rights;
use rusqlite::{Row as SqlRow, named_params, params};

use super::answer::{Invoice, InvoiceKind, Means, Payment};
use super::row::{Account, Money, Row, Void};
use std::collections::HashMap;

use crate::common::{BusinessDate, CustomerId, Fen, OrderId, Result, SettlementId, Shown, VehicleId};
use crate::registers::customers;
use crate::registers::settings::GuaranteePromise;
use crate::registers::staff::Personal;
use crate::visit::repair_orders::Payer;
use jieche_ground::files::FileHash;
use jieche_ground::sql::{from_json, from_text, to_text};
use jieche_ground::{Read, Tx};

const ROW: &str = "SELECT id, version, number, order_id, payer, debtor_id, state, labour_fen, part_fen, other_fen,
  line_discount_fen, discount_fen, rounding_fen, total_fen,
  paid_fen, business_type, advisor_id, odometer_out_km, next_service_on, next_service_km, category, guarantee_km,
  guarantee_days, settled_ms, date, settled_by, lines, kept_pdf,
  replaces, on_account, account_debtor_id, account_reason, account_on, account_approved_by, void_reason, voided_ms,
  voided_on, voided_by, void_approved_by
  FROM settlements WHERE id = ?1";

pub(super) fn row(read: &Read, id: SettlementId) -> Result<Option<Row>> {
    read.maybe(ROW, [id], |row| {
        Ok(Row {
            id: row.get(0)?,
            version: row.get(1)?,
            number: row.get(2)?,
            order_id: row.get(3)?,
            payer: from_text(row, 4)?,
            debtor_id: row.get(5)?,
            state: from_text(row, 6)?,
            money: Money {
                labour: row.get(7)?,
                part: row.get(8)?,
                other: row.get(9)?,
                line_discount: row.get(10)?,
                discount: row.get(11)?,
                rounding: row.get(12)?,
                total: row.get(13)?,
            },
            paid: row.get(14)?,
            business_type: from_text(row, 15)?,
            advisor_id: row.get(16)?,
            odometer_out_km: row.get(17)?,
            next_service_on: row.get(18)?,
            next_service_km: row.get(19)?,
            guarantee: GuaranteePromise { category: from_text(row, 20)?, km: row.get(21)?, days: row.get(22)? },
            settled_at: row.get(23)?,
            date: row.get(24)?,
            settled_by: row.get(25)?,
            lines: from_json(row, 26)?,
            kept_pdf: from_text::<FileHash>(row, 27)?,
            replaces: row.get(28)?,
            account: account(row)?,
            void: void(row)?,
        })
    })
}

fn account(row: &SqlRow<'_>) -> rusqlite::Result<Option<Account>> {
    if !row.get::<_, bool>(29)? {
        return Ok(None);
    }
    Ok(Some(Account { debtor_id: row.get(30)?, reason: row.get(31)?, on: row.get(32)?, approved_by: row.get(33)? }))
}

fn void(row: &SqlRow<'_>) -> rusqlite::Result<Option<Void>> {
    let Some(reason) = row.get(34)? else { return Ok(None) };
    Ok(Some(Void { reason, at: row.get(35)?, on: row.get(36)?, by: row.get(37)?, approved_by: row.get(38)? }))
}

/// Writes a new row; its `id` is the answer's.
pub(super) fn insert(tx: &Tx, row: &Row) -> Result<SettlementId> {
    let sql = "INSERT INTO settlements (number, order_id, payer, debtor_id, state,
        labour_fen, part_fen, other_fen, line_discount_fen, discount_fen, rounding_fen, total_fen, paid_fen,
        business_type, advisor_id, odometer_out_km, next_service_on, next_service_km,
        category, guarantee_km, guarantee_days, settled_ms, date, settled_by, lines, kept_pdf, replaces)
      VALUES (:number, :order, :payer, :debtor, :state,
        :labour, :part, :other, :line_discount, :discount, :rounding, :total, 0,
        :type, :advisor, :odometer, :next_on, :next_km,
        :category, :km, :days, :settled, :date, :by, :lines, :pdf, :replaces)";
    let id = tx.insert(
        sql,
        named_params! {
            ":number": row.number,
            ":order": row.order_id,
            ":payer": to_text(&row.payer)?,
            ":debtor": row.debtor_id,
            ":state": to_text(&row.state)?,
            ":labour": row.money.labour,
            ":part": row.money.part,
            ":other": row.money.other,
            ":line_discount": row.money.line_discount,
            ":discount": row.money.discount,
            ":rounding": row.money.rounding,
            ":total": row.money.total,
            ":type": to_text(&row.business_type)?,
            ":advisor": row.advisor_id,
            ":odometer": row.odometer_out_km,
            ":next_on": row.next_service_on,
            ":next_km": row.next_service_km,
            ":category": to_text(&row.guarantee.category)?,
            ":km": row.guarantee.km,
            ":days": row.guarantee.days,
            ":settled": row.settled_at,
            ":date": row.date,
            ":by": row.settled_by,
            ":lines": serde_json::to_string(&row.lines)?,
            ":pdf": row.kept_pdf.as_str(),
            ":replaces": row.replaces,
        },
    )?;
    Ok(SettlementId(id))
}

/// Writes how a settlement stands now: paid, on account, void; the version goes up by one.
pub(super) fn update(tx: &Tx, row: &Row) -> Result<()> {
    let sql = "UPDATE settlements SET version = version + 1, state = :state, paid_fen = :paid,
      on_account = :on_account, account_debtor_id = :account_debtor,
      account_reason = :account_reason, account_on = :account_on, account_approved_by = :account_by,
      void_reason = :void_reason, voided_ms = :voided, voided_on = :voided_on, voided_by = :voided_by,
      void_approved_by = :void_approved_by WHERE id = :id";
    let (account, void) = (row.account.as_ref(), row.void.as_ref());
    tx.execute(
        sql,
        named_params! {
            ":state": to_text(&row.state)?,
            ":paid": row.paid,
            ":on_account": account.is_some(),
            ":account_debtor": account.and_then(|account| account.debtor_id),
            ":account_reason": account.map(|account| &account.reason),
            ":account_on": account.map(|account| account.on),
            ":account_by": account.map(|account| account.approved_by),
            ":void_reason": void.map(|void| &void.reason),
            ":voided": void.map(|void| void.at),
            ":voided_on": void.map(|void| void.on),
            ":voided_by": void.map(|void| void.by),
            ":void_approved_by": void.map(|void| void.approved_by), ":id": row.id,
        },
    )
    .map(|_| ())
}

/// The number of the last voided settlement of this order for this payer, if nothing stands for it yet.
pub(super) fn last_voided(
    read: &Read,
    order: OrderId,
    payer: Payer,
    debtor: Option<CustomerId>,
) -> Result<Option<String>> {
    let file = customers::file_of("s.debtor_id");
    let sql = format!(
        "SELECT number FROM settlements s WHERE order_id = ?1 AND payer = ?2 AND {file} IS ?3
      AND state = 'void'
      AND NOT EXISTS (SELECT 1 FROM settlements n WHERE n.order_id = s.order_id AND n.replaces = s.number)
      ORDER BY id DESC LIMIT 1"
    );
    read.maybe(&sql, params![order, to_text(&payer)?, debtor], |row| row.get(0))
}

/// Standing settlements of an order, and how many of them are not paid.
pub(super) fn standing(read: &Read, order: OrderId) -> Result<(i64, i64)> {
    let sql =
        "SELECT COUNT(*), COALESCE(SUM(state <> 'paid'), 0) FROM settlements WHERE order_id = ?1 AND state <> 'void'";
    read.one(sql, [order], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The customer's standing settlements of an order that are neither paid nor on account.
pub(super) fn holding_back(read: &Read, order: OrderId) -> Result<i64> {
    let sql = "SELECT COUNT(*) FROM settlements WHERE order_id = ?1 AND payer = 'customer'
      AND state IN ('open', 'part_paid') AND on_account = 0";
    read.one(sql, [order], |row| row.get(0))
}

// payments, invoices -----------------------------------------------------------------------

pub(super) fn add_payment(
    tx: &Tx,
    settlement: SettlementId,
    means: Means,
    amount: Fen,
    remark: Option<&str>,
    reverses: Option<i64>,
) -> Result<i64> {
    let sql = "INSERT INTO payments (settlement_id, means, amount_fen, at_ms, date, person_id, remark, reverses)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    tx.insert(
        sql,
        params![settlement, to_text(&means)?, amount, tx.now(), tx.ctx().today(), tx.person()?, remark, reverses],
    )
}

pub(super) fn payments(read: &Read, settlement: SettlementId) -> Result<Vec<Payment>> {
    let sql = "SELECT y.id, y.means, y.amount_fen, y.at_ms, p.name, y.remark FROM payments y
      JOIN people p ON p.id = y.person_id WHERE y.settlement_id = ?1 ORDER BY y.id";
    read.list(sql, [settlement], |row| {
        Ok(Payment {
            id: row.get(0)?,
            means: from_text(row, 1)?,
            amount_fen: row.get(2)?,
            at: row.get(3)?,
            person: row.get(4)?,
            remark: row.get(5)?,
        })
    })
}

pub(super) struct NewInvoice<'a> {
    pub number: &'a str,
    pub kind: InvoiceKind,
    pub issued_on: BusinessDate,
    pub amount: Fen,
    pub title: &'a str,
}

pub(super) fn add_invoice(tx: &Tx, settlement: SettlementId, invoice: &NewInvoice<'_>) -> Result<()> {
    let sql = "INSERT INTO invoices (settlement_id, number, kind, issued_on, amount_fen, title, noted_by, noted_ms)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    let NewInvoice { number, kind, issued_on, amount, title } = invoice;
    tx.execute(sql, params![settlement, number, to_text(kind)?, issued_on, amount, title, tx.person()?, tx.now()])
        .map(|_| ())
}

pub(super) fn invoices(read: &Read, settlement: SettlementId) -> Result<Vec<Invoice>> {
    let sql = "SELECT i.id, i.number, i.kind, i.issued_on, i.amount_fen, i.title, p.name, i.noted_ms FROM invoices i
      JOIN people p ON p.id = i.noted_by
      WHERE i.settlement_id = ?1 ORDER BY i.id";
    read.list(sql, [settlement], |row| {
        Ok(Invoice {
            id: row.get(0)?,
            number: row.get(1)?,
            kind: from_text(row, 2)?,
            issued_on: row.get(3)?,
            amount_fen: row.get(4)?,
            title: Shown::name(&row.get::<_, String>(5)?, read.ctx().sees(Personal::Name)).into_text(),
            noted_by: row.get(6)?,
            noted_at: row.get(7)?,
        })
    })
}

/// The settlement that has an invoice of this number.
pub(super) fn of_invoice(read: &Read, number: &str) -> Result<Option<String>> {
    read.maybe(
        "SELECT s.number FROM invoices i JOIN settlements s ON s.id = i.settlement_id WHERE i.number = ?1",
        [number],
        |row| row.get(0),
    )
}

/// The settlements that name this very customer as who owes.
pub(super) fn naming(read: &Read, debtor: CustomerId) -> Result<Vec<SettlementId>> {
    let sql = "SELECT id FROM settlements WHERE debtor_id = ?1 OR account_debtor_id = ?1 ORDER BY id";
    read.list(sql, [debtor], |row| row.get(0))
}

/// What somebody owes: as 挂账单位, as a line's debtor, or as the customer of an order.
pub(super) fn owed_by(read: &Read, customer: CustomerId) -> Result<Fen> {
    let sql =
        "SELECT COALESCE(SUM(s.total_fen - s.paid_fen), 0) FROM settlements s JOIN repair_orders o ON o.id = s.order_id
      WHERE s.state IN ('open', 'part_paid')
        AND COALESCE(s.account_debtor_id, s.debtor_id, CASE WHEN s.payer = 'customer' THEN o.customer_id END)
          IN (SELECT id FROM customers WHERE id = ?1 OR merged_into = ?1)";
    read.one(sql, [customer], |row| row.get(0))
}

/// The day of the oldest of it.
pub(super) fn owed_since(read: &Read, customer: CustomerId) -> Result<Option<BusinessDate>> {
    let sql = "SELECT MIN(s.date) FROM settlements s JOIN repair_orders o ON o.id = s.order_id
      WHERE s.state IN ('open', 'part_paid') AND s.total_fen > s.paid_fen
        AND COALESCE(s.account_debtor_id, s.debtor_id, CASE WHEN s.payer = 'customer' THEN o.customer_id END)
          IN (SELECT id FROM customers WHERE id = ?1 OR merged_into = ?1)";
    read.one(sql, [customer], |row| row.get(0))
}

/// From the car's few orders to their settlements; left to itself SQLite walks everything anybody owes (`CROSS` keeps the
/// order of the two).
pub(super) fn owed_for_vehicle(read: &Read, vehicle: VehicleId) -> Result<Fen> {
    let sql = "SELECT COALESCE(SUM(s.total_fen - s.paid_fen), 0)
      FROM repair_orders o CROSS JOIN settlements s ON s.order_id = o.id
      WHERE o.vehicle_id = ?1 AND s.payer = 'customer' AND s.state IN ('open', 'part_paid')";
    read.one(sql, [vehicle], |row| row.get(0))
}

pub(super) fn owed_for_orders(read: &Read, orders: &[OrderId]) -> Result<HashMap<OrderId, Fen>> {
    let sql = "SELECT order_id, SUM(total_fen - paid_fen) AS owed FROM settlements
      WHERE order_id IN (SELECT value FROM json_each(?1)) AND payer = 'customer' AND state <> 'void'
      GROUP BY order_id HAVING owed <> 0";
    Ok(read.list(sql, [serde_json::to_string(orders)?], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect())
}
