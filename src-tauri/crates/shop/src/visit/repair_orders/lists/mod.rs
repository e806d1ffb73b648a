//! Lists of orders: pages, a customer's, a car's, and what was declined.
//!
//! Deliberately not here: what is owed of them (`across::orders` puts it beside them).

mod store;

use super::complaint;
use super::order::{BroughtBy, DeclinedLine, EarlierComplaint, OrderBrief, VisitWork};
use super::request::{FindEarlierComplaints, ListRepairOrders};
use crate::common::{BusinessDate, CustomerId, OrderId, Page, Problem, Result, VehicleId, page};
use crate::registers::past_visits::{self, PastVisit};
use crate::registers::search_index::Called;
use jieche_ground::Read;

/// Orders a file shows at most.
const OF_A_FILE: i64 = 100;
/// Visits whose work is told at a glance.
const AT_A_GLANCE: i64 = 5;
/// People who brought the car, told at a glance.
const BRINGERS: i64 = 3;
/// People who brought a car that it is found by.
const FOUND_BY: i64 = 5;
/// A complaint older than a year is another story (trade habit).
const COMPLAINT_DAYS: i64 = 365;

/// An order as lists show it; `not_found`.
pub fn brief(read: &Read, id: OrderId) -> Result<OrderBrief> {
    store::brief(read, id)?.ok_or_else(|| Problem::not_found("repair_order"))
}

/// Orders, the latest first.
pub fn list(read: &Read, asked: ListRepairOrders) -> Result<Page<OrderBrief>> {
    let limit = page::limit(asked.limit)?;
    let after = page::after::<2>(asked.after.as_deref())?;
    if let (Some(from), Some(until)) = (asked.from, asked.until)
        && from > until
    {
        return Err(Problem::of("until", "before_from"));
    }
    let rows = store::page(read, &asked, after, limit + 1)?;
    Ok(Page::of(rows, limit, |order| format!("{}_{}", order.opened_at.0, order.id.0)))
}

/// Cars whose work is finished: those here until they are fetched, and those gone whose settlement was voided and not
/// settled anew. What waits for its bill first, then by arrival.
pub fn finished(read: &Read) -> Result<Vec<OrderBrief>> {
    store::finished(read)
}

/// The orders whose cars are in the shop, by arrival.
pub(crate) fn in_shop(read: &Read) -> Result<Vec<OrderBrief>> {
    store::in_shop(read)
}

/// The orders whose cars left on a day, the latest first.
pub(crate) fn delivered_on(read: &Read, day: BusinessDate) -> Result<Vec<OrderBrief>> {
    store::delivered_on(read, day)
}

/// How many cars came on a day.
pub(crate) fn arrived_on(read: &Read, day: BusinessDate) -> Result<i64> {
    store::arrived_on(read, day)
}

/// A customer's orders, the latest first.
pub fn of_customer(read: &Read, id: CustomerId) -> Result<Vec<OrderBrief>> {
    store::of_customer(read, id, OF_A_FILE)
}

/// A car's orders, the latest first.
pub fn of_vehicle(read: &Read, id: VehicleId) -> Result<Vec<OrderBrief>> {
    store::of_vehicle(read, id, OF_A_FILE)
}

/// What was advised for this car and declined, and neither agreed to nor dismissed since; the latest first.
pub fn declined_of_vehicle(read: &Read, id: VehicleId) -> Result<Vec<DeclinedLine>> {
    store::declined(read, id, None, OF_A_FILE)
}

/// The same for an order at hand: of the visits before it, and not what stands on it already.
pub(crate) fn declined_before(read: &Read, id: VehicleId, at_hand: OrderId) -> Result<Vec<DeclinedLine>> {
    store::declined(read, id, Some(at_hand), OF_A_FILE)
}

/// What the last visits of a car came to, the latest first.
pub fn work_of_vehicle(read: &Read, id: VehicleId) -> Result<Vec<VisitWork>> {
    store::work(read, id, AT_A_GLANCE)
}

/// Who brought a car, whoever did last first; the owner of then is nobody special.
pub fn bringers_of_vehicle(read: &Read, id: VehicleId) -> Result<Vec<BroughtBy>> {
    store::bringers(read, id, BRINGERS)
}

/// Those who brought a car last, as it is found by them.
pub(crate) fn bringers_called(read: &Read, id: VehicleId) -> Result<Vec<Called>> {
    store::bringers_called(read, id, FOUND_BY)
}

/// The car's visits of the last year with the same complaint, the latest first: a reason to appraise (返修鉴定), not the
/// outcome of it. Whether a guarantee runs is not the orders' to know.
pub fn earlier_complaints(read: &Read, asked: FindEarlierComplaints) -> Result<Vec<EarlierComplaint>> {
    if !complaint::tells_of_a_fault(&asked.complaint) {
        return Ok(Vec::new());
    }
    let since = read.ctx().today().plus_days(-COMPLAINT_DAYS);
    let mut found = store::complaints(read, asked.vehicle_id, asked.except, since)?;
    found.extend(past_visits::complaints(read, asked.vehicle_id, since)?.into_iter().map(of_the_past));
    found.sort_by_key(|earlier| std::cmp::Reverse(earlier.on));
    found.retain(|earlier| complaint::alike(&earlier.complaint, &asked.complaint));
    Ok(found)
}

/// Whether a repair of another program is guaranteed nobody here knows.
fn of_the_past(visit: PastVisit) -> EarlierComplaint {
    EarlierComplaint {
        order_id: None,
        number: visit.number,
        on: visit.on,
        odometer_km: visit.odometer_km,
        complaint: visit.complaint.unwrap_or_default(),
        done: visit.items.into_iter().map(|item| item.name).collect(),
        guaranteed: false,
    }
}
