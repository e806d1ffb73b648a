//! Taking a step: the table says whether and who, this file says what the step demands and leaves behind.

use super::head::Head;
use super::open::odometer;
use super::order::{Happened, RepairOrder};
use super::order_line::{Channel, Decision, LineKind, OldPart, OrderLine, Payer, Speaker};
use super::request::TakeStep;
use super::workflow::{OrderState, Step, rule};
use super::{find, get, lines, rules, store};
use crate::across::search;
use crate::care::surveys;
use crate::common::{Fen, LineId, Problem, Result, Shown, text};
use crate::money::settlement;
use crate::registers::numbers;
use crate::registers::staff::Rights;
use crate::registers::staff::{self, ApprovalOf, Role, use_approval};
use crate::registers::{settings, vehicles};
use jieche_ground::sql::to_text;
use jieche_ground::{Tx, same_version};

const NOTE: usize = 500;
const NAME: usize = 40;
const BAY: usize = 20;
/// What the consented fee of a diagnosis is called among the lines.
const DIAGNOSIS: &str = "故障诊断检测费";

/// Takes a step.
///
/// Refuses what the table does not allow (`step_not_allowed`) or not to this person (`not_allowed`); each step's
/// own demands are on its function. Records who, when, from which terminal.
pub fn step(tx: &Tx, request: TakeStep) -> Result<RepairOrder> {
    let before = find(tx, request.order_id)?;
    same_version(tx, "repair_orders", before.id.0, before.version, request.version)?;
    let allowed = rule(request.step, before.state, before.hold.is_some());
    let allowed = allowed.ok_or_else(|| not_from_here(request.step, before.state))?;
    if !tx.ctx().has_any(allowed.roles) {
        return Err(Problem::of("step", "not_allowed"));
    }
    let note = text::lines("note", request.note.as_deref(), NOTE)?;
    let to = *allowed.to.first().ok_or_else(|| Problem::internal("a rule that leads nowhere"))?;
    let after = Head { version: before.version + 1, state: to, ..before.clone() };
    let after = match request.step {
        Step::Diagnose => diagnose(tx, after, &request)?,
        Step::Quote => quote(tx, after)?,
        Step::Authorise => authorise(tx, after, &request)?,
        Step::Dispatch => dispatch(tx, after, &request)?,
        Step::Hold => hold(after, &request, note.clone())?,
        Step::Resume => Head { hold: None, hold_note: None, ..after },
        Step::FinishWork => finish_work(tx, after)?,
        Step::PassInspection => pass_inspection(tx, after)?,
        Step::FailInspection => with_words(after, note.as_deref())?,
        Step::ResumeRework | Step::WashDone => after,
        Step::Notify => Head { notified_at: Some(tx.now()), ..after },
        Step::Deliver => deliver(tx, after, &request)?,
        Step::Close => close(tx, after)?,
        Step::Cancel => cancel(tx, after, &before, note.as_deref(), request.approval.as_deref())?,
    };
    store::update(tx, &after)?;
    store::add_event(tx, &after, Happened::Step(request.step), Some(before.state), request.via, note.as_deref())?;
    tx.touched("repair_orders", after.id.0, Some(&before), Some(&after))?;
    if request.step == Step::Deliver {
        vehicles::visited(tx, after.vehicle_id, tx.ctx().today(), after.odometer_out_km)?;
        surveys::fall_due(tx, &after)?;
    }
    get(tx, after.id)
}

fn not_from_here(step: Step, state: OrderState) -> Problem {
    let name = |text: Result<String>| text.unwrap_or_default();
    Problem::of("step", "step_not_allowed").with("step", name(to_text(&step))).with("state", name(to_text(&state)))
}

fn how(via: Option<Channel>) -> Result<Channel> {
    via.ok_or_else(|| Problem::of("via", "required"))
}

/// The customer consents to a fee (or to none) before the car is taken apart; the fee becomes an agreed line.
fn diagnose(tx: &Tx, order: Head, request: &TakeStep) -> Result<Head> {
    let via = how(request.via)?;
    let fee = request.diagnosis_fee_fen.ok_or_else(|| Problem::of("diagnosis_fee_fen", "required"))?;
    if fee < Fen::ZERO {
        return Err(Problem::of("diagnosis_fee_fen", "out_of_range").with("min", 0));
    }
    if fee > Fen::ZERO {
        let line = fee_line(tx, &order, fee, via)?;
        rules::must_fit("diagnosis_fee_fen", lines::of_order(tx, order.id)?.iter().chain([&line]))?;
        let id = lines::insert(tx, order.id, &line)?;
        tx.touched::<OrderLine, _>("repair_orders", order.id.0, None, Some(&OrderLine { id, ..line }))?;
    }
    let diagnosis_credited = settings::get(tx)?.shop.quotations.diagnosis_credited;
    Ok(Head { diagnosis_fee_fen: Some(fee), diagnosis_credited, ..order })
}

/// The fee as a line, agreed to by whoever stands at the desk with the car.
fn fee_line(tx: &Tx, order: &Head, fee: Fen, via: Channel) -> Result<OrderLine> {
    let by = if order.brought_by.is_some() { Speaker::Bringer } else { Speaker::Owner };
    Ok(OrderLine {
        id: LineId(0),
        kind: LineKind::Other,
        operation_id: None,
        part_id: None,
        code: None,
        name: DIAGNOSIS.into(),
        hours: None,
        quantity: None,
        unit: None,
        unit_price_fen: fee,
        discount_fen: Fen::ZERO,
        amount_fen: fee,
        tax_rate_bp: settings::get(tx)?.shop.tax_rate_bp,
        brand: None,
        part_class: None,
        payer: Payer::Customer,
        debtor: None,
        decision: Decision::Agreed,
        decided_at: Some(tx.now()),
        decided_via: Some(via),
        decided_by: Some(by),
        decided_by_name: order.brought_by.clone().map(Shown::Whole),
        pointed_out: false,
        dismissed: None,
        package: None,
        quotation: None,
        model_hours: false,
        old_part: OldPart::None,
        settlement_id: None,
    })
}

/// The customer sees the order for the first time: it has words, lines, and now a number.
fn quote(tx: &Tx, order: Head) -> Result<Head> {
    if order.complaint.is_empty() {
        return Err(Problem::of("complaint", "required"));
    }
    if lines::of_order(tx, order.id)?.is_empty() {
        return Err(Problem::of("lines", "no_lines"));
    }
    let number = numbers::next(tx, &settings::get(tx)?.shop.order_prefix)?;
    search::put_order(tx, order.id.0, &number)?;
    Ok(Head { number: Some(number), ..order })
}

/// The customer's word for at least one line, and a time promised for it.
fn authorise(tx: &Tx, order: Head, request: &TakeStep) -> Result<Head> {
    how(request.via)?;
    if order.promised_at.is_none() {
        return Err(Problem::of("promised_at", "required"));
    }
    let lines = lines::of_order(tx, order.id)?;
    let (fee, work): (Vec<&OrderLine>, Vec<&OrderLine>) =
        lines.iter().filter(|line| line.decision == Decision::Agreed).partition(|line| is_fee(&order, line));
    if fee.is_empty() && work.is_empty() {
        return Err(Problem::of("lines", "nothing_agreed"));
    }
    if order.diagnosis_credited && work.iter().any(|line| line.payer == Payer::Customer) {
        fee.iter().try_for_each(|line| waive(tx, &order, line))?;
    }
    Ok(order)
}

/// The line the consented fee of the diagnosis became.
fn is_fee(order: &Head, line: &OrderLine) -> bool {
    line.kind == LineKind::Other && line.name == DIAGNOSIS && order.diagnosis_fee_fen == Some(line.unit_price_fen)
}

/// As was agreed with the fee: nothing is owed for finding the fault where the repair is done here.
fn waive(tx: &Tx, order: &Head, fee: &OrderLine) -> Result<()> {
    let waived = OrderLine { discount_fen: fee.unit_price_fen, amount_fen: Fen::ZERO, ..fee.clone() };
    lines::update(tx, &waived)?;
    tx.touched("repair_orders", order.id.0, Some(fee), Some(&waived))
}

/// Given to a technician; again, to another, while the work goes on. A hold stays.
fn dispatch(tx: &Tx, order: Head, request: &TakeStep) -> Result<Head> {
    let technician = request.technician_id.ok_or_else(|| Problem::of("technician_id", "required"))?;
    staff::at_work(tx, "technician_id", technician, Role::Technician)?;
    let bay = text::optional("bay", request.bay.as_deref(), BAY)?;
    Ok(Head { technician_id: Some(technician), bay, ..order })
}

fn hold(order: Head, request: &TakeStep, note: Option<String>) -> Result<Head> {
    let reason = request.hold.ok_or_else(|| Problem::of("hold", "required"))?;
    Ok(Head { hold: Some(reason), hold_note: note, ..order })
}

/// 增项 have had the customer's word, one way or the other.
fn finish_work(tx: &Tx, order: Head) -> Result<Head> {
    everything_decided(tx, &order)?;
    Ok(order)
}

fn everything_decided(tx: &Tx, order: &Head) -> Result<Vec<OrderLine>> {
    let lines = lines::of_order(tx, order.id)?;
    if lines.iter().any(|line| line.decision == Decision::Open) {
        Err(Problem::of("lines", "undecided"))
    } else {
        Ok(lines)
    }
}

/// Nobody inspects their own work.
fn pass_inspection(tx: &Tx, order: Head) -> Result<Head> {
    if order.technician_id == Some(tx.person()?) {
        return Err(Problem::of("step", "own_work"));
    }
    let state = if order.wash { OrderState::AwaitingWash } else { OrderState::Ready };
    Ok(Head { state, ..order })
}

fn with_words(order: Head, note: Option<&str>) -> Result<Head> {
    if note.is_some() { Ok(order) } else { Err(Problem::of("note", "required")) }
}

/// The car leaves: everything decided and settled, the customer's part paid or on an approved 挂账, collected by
/// somebody.
fn deliver(tx: &Tx, order: Head, request: &TakeStep) -> Result<Head> {
    let collected_by = text::required("collected_by", request.collected_by.as_deref().unwrap_or_default(), NAME)?;
    let out = request.odometer_out_km.or(order.odometer_out_km);
    if out.is_none() && order.odometer_in_km.is_some() {
        return Err(Problem::of("odometer_out_km", "required"));
    }
    odometer("odometer_out_km", out, order.odometer_in_km)?;
    let lines = everything_decided(tx, &order)?;
    all_settled(&lines)?;
    if !settlement::customer_may_leave(tx, order.id)? {
        return Err(Problem::new("unpaid"));
    }
    Ok(Head {
        collected_by: Some(collected_by),
        odometer_out_km: out,
        delivered_at: Some(tx.now()),
        delivered_on: Some(tx.ctx().today()),
        ..order
    })
}

fn all_settled(lines: &[OrderLine]) -> Result<()> {
    let unsettled = lines.iter().any(|line| line.decision == Decision::Agreed && line.settlement_id.is_none());
    if unsettled { Err(Problem::of("lines", "unsettled")) } else { Ok(()) }
}

/// All its money is in.
fn close(tx: &Tx, order: Head) -> Result<Head> {
    let lines = everything_decided(tx, &order)?;
    all_settled(&lines)?;
    if settlement::any_owed(tx, order.id)? { Err(Problem::new("unpaid")) } else { Ok(order) }
}

/// With a reason; what was settled is voided first; after dispatch with a manager's word.
fn cancel(tx: &Tx, order: Head, before: &Head, reason: Option<&str>, approval: Option<&str>) -> Result<Head> {
    let reason = reason.ok_or_else(|| Problem::of("note", "required"))?.to_owned();
    if settlement::any_standing(tx, order.id)? {
        return Err(Problem::new("settled"));
    }
    if before.state.is_dispatched() {
        use_approval(tx, approval, ApprovalOf::CancelOrder)?;
    }
    Ok(Head { cancel_reason: Some(reason), cancelled_on: Some(tx.ctx().today()), hold: None, hold_note: None, ..order })
}
