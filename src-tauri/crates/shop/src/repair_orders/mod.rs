//! A repair order: one car's visit, from the customer's words to the key handed back.
//!
//! The work's states and steps are one table ([`workflow`]); the order's number is given when the customer
//! first sees it. Lines carry who pays and what the customer said to them; a line that was settled stands.
//! Deliberately not here: money owed and paid (`settlement`), the follow-up call (`surveys`), and, until
//! they come, stock, clocking and the depth of inspections.

mod head;
mod lines;
mod open;
mod order;
mod request;
mod rules;
mod settling;
mod sheets;
mod step;
mod store;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
pub(crate) mod tests;
#[cfg(test)]
mod walk;
pub mod workflow;

pub use lines::{decide, put_line, remove_line};
pub use open::{open, save};
pub use order::{Channel, DebtorRef, Decision, DeclinedLine, FrontDesk, Happened, LineKind, OldPart, OrderBrief, OrderEvent, OrderLine, Payer, PayerTotal, RepairOrder};
pub use request::{DecideLines, ListRepairOrders, OpenRepairOrder, PutLine, RemoveLine, SaveRepairOrder, TakeStep};
pub use sheets::{AuthorisationSheet, Car, JobCardSheet, JobLine, PrintedCopy, authorisation_sheet, job_card_sheet};
pub use step::step;
pub use workflow::{HoldReason, OrderState, Step};

pub(crate) use head::Head;
pub(crate) use open::odometer;
pub(crate) use rules::discount_limit;
pub(crate) use settling::{close_lines, find, reopen_lines, to_settle};
pub use sheets::copy;
pub(crate) use sheets::car;

use crate::common::{CustomerId, Fen, Millis, OrderId, Page, Problem, Result, Shown, VehicleId, page};
use crate::ctx::Personal;
use crate::db::handle::Read;
use crate::{customers, settings, settlement, staff, vehicles};

/// Orders a file shows at most.
const OF_A_FILE: i64 = 100;

/// An order whole; `not_found`.
pub fn get(read: &Read, id: OrderId) -> Result<RepairOrder> {
    let head = find(read, id)?;
    let ctx = read.ctx();
    let lines = store::lines(read, id)?;
    let technician = head.technician_id.map(|technician| staff::name_of(read, technician)).transpose()?;
    let sees_names = ctx.sees(Personal::Name);
    Ok(RepairOrder {
        id,
        version: head.version,
        state: head.state,
        hold: head.hold,
        hold_note: head.hold_note,
        vehicle: vehicles::shown(read, head.vehicle_id)?,
        customer: customers::brief(read, head.customer_id)?,
        advisor_id: head.advisor_id,
        advisor: staff::name_of(read, head.advisor_id)?,
        brought_by: head.brought_by.map(|name| Shown::name(&name, sees_names)),
        brought_by_phone: head.brought_by_phone.map(|phone| Shown::phone(&phone, ctx.sees(Personal::Contact))),
        collected_by: head.collected_by.map(|name| as_text(Shown::name(&name, sees_names))),
        complaint: head.complaint,
        diagnosis: head.diagnosis,
        business_type: head.business_type,
        category: settings::get(read)?.category(head.business_type),
        odometer_in_km: head.odometer_in_km,
        odometer_out_km: head.odometer_out_km,
        energy_level_pct: head.energy_level_pct,
        promised_at: head.promised_at,
        opened_at: head.opened_at,
        delivered_at: head.delivered_at,
        notified_at: head.notified_at,
        key_tag: head.key_tag,
        parking: head.parking,
        waiting: head.waiting,
        urgent: head.urgent,
        wash: head.wash,
        road_test: head.road_test,
        technician_id: head.technician_id,
        technician,
        bay: head.bay,
        diagnosis_fee_fen: head.diagnosis_fee_fen,
        totals: rules::totals(&lines)?,
        agreed_fen: rules::agreed(&lines)?,
        lines,
        settlements: settlement::of_order(read, id)?,
        events: store::events(read, id)?,
        steps: workflow::steps_now(ctx, head.state, head.hold.is_some()),
        editable: head.state.is_editable(),
        cancel_reason: head.cancel_reason,
        number: head.number,
    })
}

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

fn as_text(shown: Shown<String>) -> String {
    match shown {
        Shown::Whole(text) | Shown::Masked(text) => text,
    }
}
