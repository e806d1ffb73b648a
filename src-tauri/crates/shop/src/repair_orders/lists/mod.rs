//! Lists of orders: pages, the front desk, a customer's, a car's, and what was declined.

mod store;

use super::order::{DeclinedLine, FrontDesk, OrderBrief};
use super::request::ListRepairOrders;
use super::workflow::OrderState;
use crate::common::{CustomerId, Fen, Millis, OrderId, Page, Problem, Result, VehicleId, page};
use crate::db::handle::Read;
use crate::settlement;

/// Orders a file shows at most.
const OF_A_FILE: i64 = 100;

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

/// What was advised for this car and declined, and not agreed to since; the latest first.
pub fn declined_of_vehicle(read: &Read, id: VehicleId) -> Result<Vec<DeclinedLine>> {
    store::declined(read, id, OF_A_FILE)
}
