//! Lists of settlements: pages, one order's, one day's voided, and what is owed to the shop.

mod store;

use super::READERS;
use super::answer::{NextService, Receivable, Receivables, RunningGuarantee, SettlementBrief};
use super::request::ListSettlements;
use crate::common::{BusinessDate, CustomerId, Fen, OrderId, Page, Problem, Result, SettlementId, VehicleId, page};
use crate::registers::staff::Rights;
use crate::visit::repair_orders::Payer;
use jieche_ground::Read;

/// A settlement as lists show it.
pub(super) fn brief(read: &Read, id: SettlementId) -> Result<Option<SettlementBrief>> {
    store::brief(read, id)
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

/// An order's settlements, voided ones too, in the order they were made; none for those who are not [`READERS`].
pub(crate) fn of_order(read: &Read, order: OrderId) -> Result<Vec<SettlementBrief>> {
    if read.ctx().has_any(&READERS) { store::of_order(read, order) } else { Ok(Vec::new()) }
}

/// Settlements voided on a day.
pub(crate) fn voided_on(read: &Read, day: BusinessDate) -> Result<Vec<SettlementBrief>> {
    store::voided_on(read, day)
}

/// When a car is due next: as said when it was settled last.
pub(crate) fn next_service_of_vehicle(read: &Read, vehicle: VehicleId) -> Result<Option<NextService>> {
    store::next_service(read, vehicle)
}

/// The car's repairs whose guarantee still runs, the latest first: days and kilometres count from the day it left
/// (机动车维修管理规定, 质量保证期), whichever is over first.
pub(crate) fn guarantees_of_vehicle(read: &Read, vehicle: VehicleId) -> Result<Vec<RunningGuarantee>> {
    let (today, mut running) = (read.ctx().today(), Vec::<RunningGuarantee>::new());
    for promise in store::promises(read, vehicle)? {
        let until = promise.left_on.plus_days(promise.days);
        let until_km = promise.odometer_out_km.map(|out| out + promise.km);
        let driven = until_km.zip(promise.odometer_km).is_some_and(|(until, now)| now > until);
        if today > until || driven || promise.work.is_empty() {
            continue;
        }
        match running.last_mut().filter(|last| last.order_id == promise.order_id) {
            Some(last) => last.work.extend(promise.work),
            None => running.push(RunningGuarantee {
                order_id: promise.order_id,
                number: promise.number,
                until,
                until_km,
                work: promise.work,
            }),
        }
    }
    Ok(running)
}
