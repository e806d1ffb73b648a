//! The money of an order, apart from its work: one settlement list for each payer (and debtor), and what is paid of it.
//!
//! Settling closes the lines, gives a number and keeps the sheet handed over; from then on only how it is paid,
//! put on account or voided moves on. Voiding needs a reason and an approval, keeps the number, pays back by
//! counter-entries, and is blocked once invoiced; settling anew gives a new number that says which it replaces.
//! What 店内 pays is posted as paid (`internal`) in the same act: its revenue shows, nobody owes it.
//! Deliberately not here: issuing invoices (the tax system does), prepayments, stored value and the day's close.

mod invoice;
mod list;
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

pub use invoice::note_invoice;
pub use list::{
    Invoice, InvoiceKind, Means, Payment, Receivable, Receivables, Settlement, SettlementBrief, SettlementState,
};
pub use pay::{pay, put_on_account};
pub use request::{ListSettlements, NewPayment, NoteInvoice, Pay, PutOnAccount, Settle, VoidSettlement};
pub use settle::settle;
pub use sheet::{SettlementSheet, SheetMoney, Voided, print};
pub use void::void;

pub(crate) use rules::after_reduction;

use crate::common::{BusinessDate, CustomerId, Fen, OrderId, Page, Problem, Result, SettlementId, VehicleId, page};
use crate::db::handle::{Read, Tx, same_version};
use crate::files::FileHash;
use crate::repair_orders::Payer;
use crate::staff;
use row::Row;

/// A settlement whole; `not_found`.
pub fn get(read: &Read, id: SettlementId) -> Result<Settlement> {
    let row = find(read, id)?;
    let brief = store::brief(read, id)?.ok_or_else(|| Problem::not_found("settlement"))?;
    let approver =
        row.void.as_ref().map(|void| void.approved_by).or(row.account.as_ref().map(|account| account.approved_by));
    let mut lines = row.lines;
    for line in &mut lines {
        line.settlement_id = Some(id);
    }
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

/// Settlements, the latest first.
pub fn list(read: &Read, asked: ListSettlements) -> Result<Page<SettlementBrief>> {
    let limit = page::limit(asked.limit)?;
    let after = page::after::<2>(asked.after.as_deref())?;
    if let (Some(from), Some(until)) = (asked.from, asked.until)
        && from > until
    {
        return Err(Problem::of("until", "before_from"));
    }
    let rows = store::page(read, &asked, after, limit + 1)?;
    Ok(Page::of(rows, limit, |settlement| format!("{}_{}", settlement.settled_at.0, settlement.id.0)))
}

/// What is owed to the shop, by who owes it: whoever has owed longest stands first.
pub fn receivables(read: &Read) -> Result<Receivables> {
    type Key = (Payer, Option<CustomerId>, Option<CustomerId>);
    let mut debtors: Vec<(Key, Receivable)> = Vec::new();
    for (brief, customer) in store::owed(read)? {
        let owed = brief.total_fen.minus(brief.paid_fen)?;
        let debtor = brief.debtor.clone();
        let by_customer = debtor.is_none() && brief.payer == Payer::Customer;
        let key = (brief.payer, debtor.as_ref().map(|debtor| debtor.id), by_customer.then_some(customer));
        let place = debtors.iter().position(|(other, _)| *other == key).unwrap_or(debtors.len());
        if place == debtors.len() {
            let customer_name = by_customer.then(|| brief.customer_name.clone());
            debtors.push((
                key,
                Receivable {
                    payer: brief.payer,
                    debtor,
                    customer_name,
                    owed_fen: Fen::ZERO,
                    oldest: brief.date,
                    settlements: Vec::new(),
                },
            ));
        }
        if let Some((_, receivable)) = debtors.get_mut(place) {
            receivable.owed_fen = receivable.owed_fen.plus(owed)?;
            receivable.settlements.push(brief);
        }
    }
    let debtors: Vec<Receivable> = debtors.into_iter().map(|(_, receivable)| receivable).collect();
    let total_fen = Fen::sum(debtors.iter().map(|receivable| receivable.owed_fen))?;
    Ok(Receivables { debtors, total_fen })
}

/// An order's settlements, voided ones too, in the order they were made.
pub(crate) fn of_order(read: &Read, order: OrderId) -> Result<Vec<SettlementBrief>> {
    store::of_order(read, order)
}

/// Settlements voided on a day.
pub(crate) fn voided_on(read: &Read, day: BusinessDate) -> Result<Vec<SettlementBrief>> {
    store::voided_on(read, day)
}

/// What somebody owes, whichever way, fen.
pub(crate) fn owed_by(read: &Read, customer: CustomerId) -> Result<Fen> {
    store::owed_by(read, customer)
}

/// What the customers of a car's orders owe, fen.
pub(crate) fn owed_for_vehicle(read: &Read, vehicle: VehicleId) -> Result<Fen> {
    store::owed_for_vehicle(read, vehicle)
}

/// Whether anything of the order is settled and not void.
pub(crate) fn any_standing(read: &Read, order: OrderId) -> Result<bool> {
    Ok(store::standing(read, order)?.0 > 0)
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
    same_version(tx, "settlements", id.0, row.version, version)?;
    row.must_stand()?;
    Ok(row)
}

/// Writes how it stands now, and tells the windows that show it or its order.
fn move_on(tx: &Tx, before: &Row, after: Row) -> Result<Settlement> {
    let after = Row { version: before.version + 1, ..after };
    store::update(tx, &after)?;
    tx.touched("settlements", after.id.0, Some(before), Some(&after))?;
    let money = |row: &Row| serde_json::json!({ "settlement": row.number, "state": row.state, "paid": row.paid });
    tx.touched("repair_orders", after.order_id.0, Some(&money(before)), Some(&money(&after)))?;
    get(tx, after.id)
}
