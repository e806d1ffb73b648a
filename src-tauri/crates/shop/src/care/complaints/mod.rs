//! 投诉: what a customer was not content with, who answers for it and until when, and how it ended.
//!
//! What was said stands as it was said; what was done is written below it, never over it. The days to end one follow from how
//! grave it is. Deliberately not here: the causes, the measures that follow from them, and a survey's low score. That is told
//! beside complaints where a car is received, and becomes one only when somebody records it.

mod complaint;
pub(crate) mod export;
mod store;
#[cfg(test)]
mod tests;

pub use complaint::{
    CloseComplaint, Complaint, ComplaintAbout, ComplaintBrief, ComplaintLevel, ComplaintSource, ComplaintState,
    ComplaintStep, ComplaintStepKind, ListComplaints, NoteComplaint, RecordComplaint, ReopenComplaint,
};
use jieche_codes::RecordKind;

use crate::registers::staff::Rights;
use serde::Serialize;

use crate::common::{ComplaintId, CustomerId, Millis, OrderId, Page, Problem, Result, Shown, VehicleId, page, text};
use crate::registers::numbers;
use crate::registers::staff::Personal;
use crate::registers::staff::{self, Role};
use crate::registers::{customers, settings, vehicles};
use crate::visit::repair_orders;
use jieche_ground::{Read, Tx, same_version};
use store::Row;

/// Characters of words and outcomes.
const WORDS: usize = 1000;
const WISH: usize = 500;
const DAY: i64 = 24 * 3_600_000;
/// Who may be made to answer for one: whoever speaks with customers.
const HANDLERS: [Role; 4] = [Role::CustomerCare, Role::Advisor, Role::ServiceManager, Role::GeneralManager];

/// Complaints: open ones by the day they fall due, closed ones the latest first.
pub fn list(read: &Read, asked: &ListComplaints) -> Result<Page<ComplaintBrief>> {
    let limit = page::limit(asked.limit)?;
    let after = page::after::<2>(asked.after.as_deref())?;
    let rows = store::page(read, asked.state, after, limit + 1)?;
    Ok(Page::of(rows, limit, |one| format!("{}_{}", one.closed_at.unwrap_or(one.due_at).0, one.id.0)))
}

/// The complaints about a car, open ones as they fall due, then the latest; five at most. Everybody who receives or hands
/// out cars is told, whether or not complaints are theirs to answer; nobody who may not know names, for what is said in
/// anger names people.
pub(crate) fn of_vehicle(read: &Read, id: VehicleId) -> Result<Vec<ComplaintBrief>> {
    if read.ctx().sees(Personal::Name) { store::of_vehicle(read, id) } else { Ok(Vec::new()) }
}

/// A complaint whole; `not_found`.
pub fn get(read: &Read, id: ComplaintId) -> Result<Complaint> {
    let row = find(read, id)?;
    let customer = customers::file(read, row.customer_id)?;
    Ok(Complaint {
        brief: store::brief(read, id)?.ok_or_else(|| Problem::not_found("complaint"))?,
        version: row.version,
        source: row.source,
        wish: row.wish,
        phone: customer.phone.map(|phone| Shown::phone(&phone, read.ctx().sees(Personal::Contact))),
        handler_id: row.handler_id,
        received_by: staff::name_of(read, row.received_by)?,
        content: row.content,
        steps: store::steps(read, id)?,
    })
}

/// Records a complaint under the day's next number; it falls due by its level, from now.
///
/// Refuses an unknown car, a visit of another car (`other_vehicle`), somebody who does not speak with customers
/// (`wrong_role`, `left`), and text that does not hold.
pub fn record(tx: &Tx, request: RecordComplaint) -> Result<Complaint> {
    let car = vehicles::record(tx, request.vehicle_id)
        .map_err(|problem| Problem { field: Some("vehicle_id".into()), ..problem })?;
    let customer_id = match request.order_id {
        Some(order) => owner_on_visit(tx, order, car.id)?,
        None => car.owner_id,
    };
    let words = needed("words", &request.words)?;
    let wish = text::lines("wish", request.wish.as_deref(), WISH)?;
    staff::at_work_as_any(tx, "handler_id", request.handler_id, &HANDLERS)?;
    let rules = settings::get(tx)?.shop.complaints;
    let row = Row {
        id: ComplaintId(0),
        version: 1,
        number: numbers::next(tx, &rules.prefix)?,
        state: ComplaintState::Open,
        level: request.level,
        about: request.about,
        source: request.source,
        vehicle_id: car.id,
        customer_id,
        order_id: request.order_id,
        words,
        wish,
        received_at: tx.now(),
        received_by: tx.person()?,
        handler_id: request.handler_id,
        due_at: due(tx, request.level, tx.now())?,
        closed_at: None,
        outcome: None,
        content: None,
    };
    let row = store::insert(tx, row)?;
    store::add_step(tx, &row, ComplaintStepKind::Received, &row.words)?;
    tx.touched::<Row, _>(RecordKind::Complaints, row.id.0, None, Some(&row))?;
    get(tx, row.id)
}

/// Writes what was done; may make it graver, which counts its days anew from when it came (or came back), and pass it on.
///
/// Refuses a closed one (`wrong_state`), a stale one, and one made less grave (`level` `bad_value`).
pub fn note(tx: &Tx, request: NoteComplaint) -> Result<Complaint> {
    let before = standing(tx, request.id, request.version, ComplaintState::Open)?;
    if request.level < before.level {
        return Err(Problem::of("level", "bad_value"));
    }
    if request.handler_id != before.handler_id {
        staff::at_work_as_any(tx, "handler_id", request.handler_id, &HANDLERS)?;
    }
    let words = needed("words", &request.words)?;
    let due_at = match request.level == before.level {
        true => before.due_at,
        false => due(tx, request.level, store::opened_at(tx, before.id)?)?,
    };
    let after = Row { level: request.level, handler_id: request.handler_id, due_at, ..before.clone() };
    went_on(tx, &before, after, ComplaintStepKind::Noted, &words)
}

/// Ends a complaint. Refuses a closed one (`wrong_state`), a stale one, and an end without words.
pub fn close(tx: &Tx, request: CloseComplaint) -> Result<Complaint> {
    let before = standing(tx, request.id, request.version, ComplaintState::Open)?;
    let outcome = needed("outcome", &request.outcome)?;
    let after = Row {
        state: ComplaintState::Closed,
        closed_at: Some(tx.now()),
        outcome: Some(outcome.clone()),
        content: Some(request.content),
        ..before.clone()
    };
    went_on(tx, &before, after, ComplaintStepKind::Closed, &outcome)
}

/// Opens a closed one again, for the customer came back with it: it is 升级 at the least, and its days begin anew.
///
/// Refuses an open one (`wrong_state`), a stale one, and no reason.
pub fn reopen(tx: &Tx, request: ReopenComplaint) -> Result<Complaint> {
    let before = standing(tx, request.id, request.version, ComplaintState::Closed)?;
    let words = needed("words", &request.words)?;
    let level = before.level.max(ComplaintLevel::Escalated);
    let after = Row {
        state: ComplaintState::Open,
        level,
        due_at: due(tx, level, tx.now())?,
        closed_at: None,
        outcome: None,
        content: None,
        ..before.clone()
    };
    went_on(tx, &before, after, ComplaintStepKind::Reopened, &words)
}

fn went_on(tx: &Tx, before: &Row, after: Row, step: ComplaintStepKind, words: &str) -> Result<Complaint> {
    let after = Row { version: before.version + 1, ..after };
    store::update(tx, &after)?;
    store::add_step(tx, &after, step, words)?;
    tx.touched(RecordKind::Complaints, after.id.0, Some(before), Some(&Went { row: &after, done: words }))?;
    get(tx, after.id)
}

/// What the journal keeps of a step: the complaint as it stands, and what was said to be done.
#[derive(Serialize)]
struct Went<'a> {
    #[serde(flatten)]
    row: &'a Row,
    done: &'a str,
}

/// The complaint in the state it must be in, at the version seen.
fn standing(tx: &Tx, id: ComplaintId, version: i64, state: ComplaintState) -> Result<Row> {
    let row = find(tx, id)?;
    same_version(tx, RecordKind::Complaints, row.id.0, row.version, version)?;
    if row.state == state {
        return Ok(row);
    }
    Err(Problem::new("wrong_state").with("state", jieche_ground::sql::to_text(&row.state)?))
}

/// The complaint recorded last of all: what comes after it is told by its id, whatever the clock says.
pub(crate) fn newest(read: &Read) -> Result<Option<ComplaintId>> {
    store::newest(read)
}

/// The complaints somebody's file got about these cars after a complaint.
pub(crate) fn recorded_since(
    read: &Read,
    customer: CustomerId,
    cars: &[VehicleId],
    after: Option<ComplaintId>,
) -> Result<Vec<ComplaintId>> {
    store::ids_recorded_since(read, customer, cars, after)
}

/// These complaints are the other file's from now on.
pub(crate) fn hand_to_file(tx: &Tx, complaints: &[ComplaintId], to: CustomerId) -> Result<()> {
    for &id in complaints {
        let before = find(tx, id)?;
        let after = Row { customer_id: to, version: before.version + 1, ..before.clone() };
        store::update(tx, &after)?;
        tx.touched(RecordKind::Complaints, id.0, Some(&before), Some(&after))?;
    }
    Ok(())
}

fn find(read: &Read, id: ComplaintId) -> Result<Row> {
    store::row(read, id)?.ok_or_else(|| Problem::not_found("complaint"))
}

/// Whose car it was on that visit.
fn owner_on_visit(read: &Read, order: OrderId, car: VehicleId) -> Result<CustomerId> {
    let head =
        repair_orders::find(read, order).map_err(|problem| Problem { field: Some("order_id".into()), ..problem })?;
    if head.vehicle_id == car { Ok(head.customer_id) } else { Err(Problem::of("order_id", "other_vehicle")) }
}

fn due(read: &Read, level: ComplaintLevel, from: Millis) -> Result<Millis> {
    let rules = settings::get(read)?.shop.complaints;
    let days = match level {
        ComplaintLevel::General => rules.general_days,
        ComplaintLevel::Escalated => rules.escalated_days,
        ComplaintLevel::Major => rules.major_days,
    };
    Ok(from.plus(days * DAY))
}

fn needed(field: &'static str, typed: &str) -> Result<String> {
    text::lines(field, Some(typed), WORDS)?.ok_or_else(|| Problem::of(field, "required"))
}
