//! Lists of orders: pages, the front desk, a customer's, a car's, and what was declined.

mod store;

use super::complaint;
use super::order::{BroughtBy, DeclinedLine, EarlierComplaint, FrontDesk, OrderBrief, VisitWork};
use super::request::{FindEarlierComplaints, ListRepairOrders};
use super::workflow::OrderState;
use crate::common::{CustomerId, Fen, Millis, OrderId, Page, Problem, Result, VehicleId, page};
use crate::money::settlement;
use crate::registers::past_visits::{self, PastVisit};
use jieche_ground::Read;

/// Orders a file shows at most.
const OF_A_FILE: i64 = 100;
/// Visits whose work is told at a glance.
const AT_A_GLANCE: i64 = 5;
/// People who brought the car, told at a glance.
const BRINGERS: i64 = 3;
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

/// What the desk sees in the morning and all day. Backups are not the orders' to know: `last_backup_at` is handed in.
pub fn front_desk(read: &Read, last_backup_at: Option<Millis>) -> Result<FrontDesk> {
    let today = read.ctx().today();
    let here = store::in_shop(read)?;
    let late = here.iter().filter(|order| order.promised_at.is_some_and(|promised| promised < read.now())).count();
    let (ready, in_shop) = here.into_iter().partition(|order| order.state == OrderState::Ready);
    Ok(FrontDesk {
        today,
        in_shop,
        ready,
        delivered_today: store::delivered_on(read, today)?,
        arrived_today: store::arrived_on(read, today)?,
        late: i64::try_from(late).unwrap_or(i64::MAX),
        last_backup_at,
    })
}

/// A customer's orders, the latest first.
pub fn of_customer(read: &Read, id: CustomerId) -> Result<Vec<OrderBrief>> {
    store::of_customer(read, id, OF_A_FILE)
}

/// A car's orders, the latest first.
pub fn of_vehicle(read: &Read, id: VehicleId) -> Result<Vec<OrderBrief>> {
    store::of_vehicle(read, id, OF_A_FILE)
}

/// What a customer, as owner, debtor or 挂账单位, owes of what was settled, fen.
pub fn unpaid_of_customer(read: &Read, id: CustomerId) -> Result<Fen> {
    settlement::owed_by(read, id)
}

/// What the customers of this car's orders owe of what was settled, fen.
pub fn unpaid_of_vehicle(read: &Read, id: VehicleId) -> Result<Fen> {
    settlement::owed_for_vehicle(read, id)
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

/// The car's visits of the last year with the same complaint, the latest first: a reason to appraise (返修鉴定), not the
/// outcome of it.
pub fn earlier_complaints(read: &Read, asked: FindEarlierComplaints) -> Result<Vec<EarlierComplaint>> {
    if !complaint::tells_of_a_fault(&asked.complaint) {
        return Ok(Vec::new());
    }
    let since = read.ctx().today().plus_days(-COMPLAINT_DAYS);
    let mut found = store::complaints(read, asked.vehicle_id, asked.except, since)?;
    found.extend(past_visits::complaints(read, asked.vehicle_id, since)?.into_iter().map(of_the_past));
    found.sort_by_key(|earlier| std::cmp::Reverse(earlier.on));
    found.retain(|earlier| complaint::alike(&earlier.complaint, &asked.complaint));
    if found.is_empty() {
        return Ok(found);
    }
    let guaranteed = settlement::guarantees_of_vehicle(read, asked.vehicle_id)?;
    for earlier in &mut found {
        earlier.guaranteed = guaranteed.iter().any(|one| Some(one.order_id) == earlier.order_id);
    }
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
