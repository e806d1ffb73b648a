//! A repair order: one car's visit, from the customer's words to the key handed back.
//!
//! The work's states and steps are one table ([`workflow`]); the order's number is given when the customer
//! first sees it. Lines carry who pays and what the customer said to them; a line that was settled stands.
//! Deliberately not here: money owed and paid (`settlement`), the follow-up call (`surveys`), and, until
//! they come, stock, clocking and the depth of inspections.

mod act;
mod complaint;
mod declined;
mod discount;
pub(crate) mod export;
mod filing;
mod from_catalogue;
mod guarantee;
mod hand_over;
mod head;
mod lines;
mod lists;
mod message;
mod open;
mod order;
mod order_line;
#[cfg(any(test, feature = "big_shop"))]
pub(crate) mod past;
pub mod quotations;
mod request;
mod rules;
mod settings;
mod settling;
mod sheets;
mod signed;
mod step;
mod store;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
pub(crate) mod tests;
#[cfg(test)]
mod walk;
pub mod workflow;

pub use act::Act;
pub use declined::{declined_before, dismiss, take_up};
pub use from_catalogue::{find_work, take_package};
pub use guarantee::{GuaranteePromise, least_guarantee, least_guarantees};
pub use hand_over::hand_over;
pub use lines::{decide, put_line, remove_line};
pub(crate) use lists::{arrived_on, bringers_called, delivered_on, in_shop};
pub use lists::{
    brief, bringers_of_vehicle, declined_of_vehicle, earlier_complaints, finished, list, of_customer, of_vehicle,
    work_of_vehicle,
};
pub use message::note_message;
pub use open::{open, save};
pub use order::{
    BroughtBy, DeclinedLine, EarlierComplaint, EventKind, FoundOperation, FoundPackage, FoundWork, OrderBrief,
    OrderEvent, RepairOrder, VisitWork,
};
pub use order_line::{Channel, Decision, LineKind, OldPart, OrderLine, PackageRef, Payer, PayerTotal, Speaker};
pub use request::{
    DecideLines, DismissDeclined, FindEarlierComplaints, FindWork, HandOver, HandedOrder, ListRepairOrders,
    NoteMessage, OpenRepairOrder, PutLine, RemoveLine, SaveRepairOrder, TakePackage, TakeUpDeclined,
};
pub use settings::{BusinessTypeRule, OrderRules};
pub(crate) use sheets::authorisation_sheet;
pub use sheets::{AuthorisationSheet, Car, JobCardSheet, JobLine, job_card_sheet};
pub use signed::{KeptAuthorisation, SignAuthorisation, SignedAuthorisation, kept as kept_authorisation};
pub(crate) use signed::{may_sign, sign as sign_authorisation};
pub(crate) use step::take;
pub use workflow::{HoldReason, OrderState, Step};

use crate::registers::staff::Rights;
use discount::may_give;
pub(crate) use discount::may_give_on_all;
pub(crate) use filing::{hand_to_file, lines_owed_by, newest, opened_since, orders_of};
pub(crate) use head::Head;
pub(crate) use lines::of_order as lines_of;
pub(crate) use open::odometer;
pub(crate) use rules::keeps_consent as same_or_cheaper;
pub(crate) use settling::{close_lines, find, reopen_lines, to_settle};
pub(crate) use sheets::car;

use crate::common::{BusinessDate, OrderId, Result, Shown};
use crate::registers::settings::Section;
use crate::registers::staff::Sensitive;
use crate::registers::{customers, staff, vehicles};
use jieche_ground::Read;

/// What the odometer said, kilometres, and when, on the car's last visit before this one that noted it.
pub(crate) fn reading_before(read: &Read, order: &Head) -> Result<Option<(BusinessDate, i64)>> {
    store::reading_before(read, order)
}

/// An order whole; `not_found`.
pub fn get(read: &Read, id: OrderId) -> Result<RepairOrder> {
    let head = find(read, id)?;
    let ctx = read.ctx();
    let mut lines = lines::of_order(read, id)?;
    customers::hide_debtors(read, lines.iter_mut().filter_map(|line| line.debtor.as_mut()))?;
    let technician = head.technician_id.map(|technician| staff::name_of(read, technician)).transpose()?;
    let sees_names = ctx.sees(Sensitive::Name);
    if !sees_names {
        lines.iter_mut().for_each(OrderLine::hide_speaker);
    }
    let signed = signed::of_order(read, &head, &lines)?;
    let events = store::events(read, id)?;
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
        brought_by_phone: head.brought_by_phone.map(|phone| Shown::phone(&phone, ctx.sees(Sensitive::Phone))),
        collected_by: head.collected_by.map(|name| Shown::name(&name, sees_names).into_text()),
        complaint: head.complaint,
        diagnosis: head.diagnosis,
        business_type: head.business_type,
        category: OrderRules::of(read)?.category(head.business_type),
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
        bay_id: head.bay_id,
        bay: head.bay,
        diagnosis_fee_fen: head.diagnosis_fee_fen,
        diagnosis_credited: head.diagnosis_credited,
        signed,
        totals: rules::totals(&lines)?,
        agreed_fen: rules::agreed(&lines)?,
        lines,
        received_by: events.first().map(|event| event.person.clone()).unwrap_or_default(),
        events,
        steps: workflow::steps_now(ctx, head.state, head.hold.is_some()),
        editable: head.state.is_editable(),
        cancel_reason: head.cancel_reason,
        number: head.number,
    })
}
