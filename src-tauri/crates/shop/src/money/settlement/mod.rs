//! The money of an order, apart from its work: one settlement list for each payer (and debtor), and what is paid of it.
//!
//! Settling closes the lines, gives a number and keeps the sheet handed over; from then on only how it is paid,
//! put on account or voided moves on. Voiding needs a reason and an approval, keeps the number, pays back by
//! counter-entries, and is blocked once invoiced; settling anew gives a new number that says which it replaces.
//! What 店内 pays is posted as paid (`internal`) in the same act: its revenue shows, nobody owes it.
//! Deliberately not here: issuing invoices (the tax system does), prepayments, stored value and the day's close.

mod answer;
pub(crate) mod export;
mod invoice;
mod lists;
#[cfg(any(test, feature = "big_shop"))]
pub(crate) mod past;
mod pay;
mod request;
mod row;
mod rules;
mod settle;
mod sheet;
mod store;
#[cfg(test)]
mod tests;
mod void;

pub use answer::{
    Invoice, InvoiceKind, Means, NextService, Payment, Receivable, Receivables, RunningGuarantee, Settlement,
    SettlementBrief, SettlementState,
};
pub use invoice::note_invoice;
use jieche_codes::RecordKind;
pub use lists::{list, receivables};
pub use pay::{pay, put_on_account};
pub use request::{ListSettlements, NewPayment, NoteInvoice, Pay, PutOnAccount, Settle, VoidSettlement};
pub use settle::settle;
pub use sheet::{SettlementSheet, SheetMoney, Voided, print};
pub use void::void;

pub(crate) use lists::{guarantees_of_vehicle, next_service_of_vehicle, of_order, voided_on};
pub(crate) use rules::after_reduction;

use std::collections::HashMap;

use crate::common::{CustomerId, Fen, OrderId, Problem, Result, SettlementId, VehicleId};
use crate::registers::customers;
use crate::registers::staff::{self, Role};
use jieche_ground::files::FileHash;
use jieche_ground::{Read, Tx, same_version};
use row::Row;

/// Who sees what is settled, paid and owed (trade habit).
pub const READERS: [Role; 6] =
    [Role::GeneralManager, Role::ServiceManager, Role::Advisor, Role::Cashier, Role::WarrantyClerk, Role::ReadOnly];

/// A settlement whole; `not_found`.
pub fn get(read: &Read, id: SettlementId) -> Result<Settlement> {
    let row = find(read, id)?;
    let brief = lists::brief(read, id)?.ok_or_else(|| Problem::not_found("settlement"))?;
    let approver =
        row.void.as_ref().map(|void| void.approved_by).or(row.account.as_ref().map(|account| account.approved_by));
    let mut lines = row.lines;
    for line in &mut lines {
        line.settlement_id = Some(id);
    }
    customers::hide_debtors(read, lines.iter_mut().filter_map(|line| line.debtor.as_mut()))?;
    Ok(Settlement {
        brief,
        version: row.version,
        labour_fen: row.money.labour,
        part_fen: row.money.part,
        other_fen: row.money.other,
        discount_fen: row.money.discount,
        rounding_fen: row.money.rounding,
        lines,
        payments: store::payments(read, id)?,
        invoices: store::invoices(read, id)?,
        voided_by: row.void.as_ref().map(|void| staff::name_of(read, void.by)).transpose()?,
        void_reason: row.void.map(|void| void.reason),
        approved_by: approver.map(|person| staff::name_of(read, person)).transpose()?,
        account_reason: row.account.map(|account| account.reason),
        replaces: row.replaces,
        next_service_on: row.next_service_on,
        next_service_km: row.next_service_km,
        odometer_out_km: row.odometer_out_km,
        guarantee: row.guarantee,
        kept_pdf: row.kept_pdf,
    })
}

/// The sheet handed over when it was settled, by its hash in the shop's files; `not_found`.
pub fn kept(read: &Read, id: SettlementId) -> Result<(String, FileHash)> {
    let row = find(read, id)?;
    Ok((row.number, row.kept_pdf))
}

/// What somebody owes, whichever way, fen.
pub(crate) fn owed_by(read: &Read, customer: CustomerId) -> Result<Fen> {
    store::owed_by(read, customer)
}

/// The settlements that name this very customer as who owes.
pub(crate) fn naming(read: &Read, debtor: CustomerId) -> Result<Vec<SettlementId>> {
    store::naming(read, debtor)
}

/// What the customers of a car's orders owe, fen.
pub(crate) fn owed_for_vehicle(read: &Read, vehicle: VehicleId) -> Result<Fen> {
    store::owed_for_vehicle(read, vehicle)
}

/// What the customers of these orders still owe of what was settled, fen; those who owe nothing are left out.
pub(crate) fn owed_for_orders(read: &Read, orders: &[OrderId]) -> Result<HashMap<OrderId, Fen>> {
    store::owed_for_orders(read, orders)
}

/// Whether anything settled of the order is not paid in full.
pub(crate) fn any_owed(read: &Read, order: OrderId) -> Result<bool> {
    Ok(store::standing(read, order)?.1 > 0)
}

/// Whether what the customer settled is paid or on an approved 挂账.
pub(crate) fn customer_may_leave(read: &Read, order: OrderId) -> Result<bool> {
    Ok(store::holding_back(read, order)? == 0)
}

fn find(read: &Read, id: SettlementId) -> Result<Row> {
    store::row(read, id)?.ok_or_else(|| Problem::not_found("settlement"))
}

/// The settlement at the version the person saw, standing.
fn begin(tx: &Tx, id: SettlementId, version: i64) -> Result<Row> {
    let row = find(tx, id)?;
    same_version(tx, RecordKind::Settlements, id.0, row.version, version)?;
    row.must_stand()?;
    Ok(row)
}

/// Writes how it stands now, and tells the windows that show it or its order.
fn move_on(tx: &Tx, before: &Row, after: Row) -> Result<Settlement> {
    let after = Row { version: before.version + 1, ..after };
    store::update(tx, &after)?;
    tx.touched(RecordKind::Settlements, after.id.0, Some(before), Some(&after))?;
    let money = |row: &Row| serde_json::json!({ "settlement": row.number, "state": row.state, "paid": row.paid });
    tx.touched(RecordKind::RepairOrders, after.order_id.0, Some(&money(before)), Some(&money(&after)))?;
    get(tx, after.id)
}
