//! Taking a step: the table says whether and who; here is what a step demands of the order and what it changes in it.
//!
//! Deliberately not here: what a step demands of money, stock or people above, and what follows from it there
//! (`across::progress`, which calls this).

use super::act::Act;
use super::head::Head;
use super::open::odometer;
use super::order_line::{Channel, Decision, LineKind, OldPart, OrderLine, Payer, Speaker};
use super::quotations::QuotationRules;
use super::settings::OrderRules;
use super::workflow::{OrderState, Step, rule};
use super::{lines, rules, store};
use crate::common::{BayId, Fen, LineId, PersonId, Problem, Result, Shown, text};
use crate::registers::bays;
use crate::registers::numbers;
use crate::registers::search_index;
use crate::registers::settings::Section;
use crate::registers::staff::Rights;
use crate::registers::staff::{self, ApprovalOf, Capability, use_approval};
use jieche_codes::RecordKind;
use jieche_ground::Tx;
use jieche_ground::sql::to_text;

const NOTE: usize = 500;
const NAME: usize = 40;
/// What the consented fee of a diagnosis is called among the lines.
const DIAGNOSIS: &str = "故障诊断检测费";

/// Takes a step with the order's own rules; answers the order after it.
///
/// Refuses what the table does not allow (`step_not_allowed`) or not to this person (`not_allowed`); each step's
/// own demands are on its function. Records who, when, from which terminal.
pub(crate) fn take(tx: &Tx, before: &Head, act: &Act, note: Option<&str>) -> Result<Head> {
    let to = allowed(tx, before, act.step())?;
    let note = text::lines("note", note, NOTE)?;
    let next = Head { version: before.version + 1, state: to, ..before.clone() };
    let after = match act {
        Act::Diagnose { fee_fen, via } => diagnose(tx, next, *fee_fen, *via)?,
        Act::Quote {} => quote(tx, next)?,
        Act::Authorise { via } => authorise(tx, next, *via)?,
        Act::Dispatch { technician_id, bay_id } => dispatch(tx, next, *technician_id, *bay_id)?,
        Act::Hold { reason } => {
            let reason = reason.ok_or_else(|| Problem::of("act.reason", "required"))?;
            Head { hold: Some(reason), hold_note: note.clone(), ..next }
        }
        Act::Resume {} => Head { hold: None, hold_note: None, ..next },
        Act::FinishWork {} => finish_work(tx, next)?,
        Act::PassInspection {} => pass_inspection(tx, next)?,
        Act::FailInspection {} => with_words(next, note.as_deref())?,
        Act::ResumeRework {} | Act::WashDone {} => next,
        Act::Notify { .. } => Head { notified_at: Some(tx.now()), ..next },
        Act::Deliver { odometer_out_km, collected_by } => deliver(tx, next, *odometer_out_km, collected_by.as_deref())?,
        Act::Close {} => close(tx, next)?,
        Act::Cancel { approval } => cancel(tx, next, before, note.as_deref(), approval.as_deref())?,
    };
    store::update(tx, &after)?;
    store::add_event(tx, &after, act.step(), Some(before.state), act.via(), note.as_deref())?;
    tx.touched(RecordKind::RepairOrders, after.id.0, Some(before), Some(&after))?;
    Ok(after)
}

/// Where the table leads from here; the order itself may lead elsewhere (washed or not).
fn allowed(tx: &Tx, before: &Head, step: Step) -> Result<OrderState> {
    let rule = rule(step, before.state, before.hold.is_some()).ok_or_else(|| not_from_here(step, before.state))?;
    if !tx.ctx().can(rule.asks) {
        return Err(Problem::of("act.step", "not_allowed"));
    }
    rule.to.first().copied().ok_or_else(|| Problem::internal("a rule that leads nowhere"))
}

fn not_from_here(step: Step, state: OrderState) -> Problem {
    let name = |text: Result<String>| text.unwrap_or_default();
    Problem::of("act.step", "step_not_allowed").with("step", name(to_text(&step))).with("state", name(to_text(&state)))
}

fn how(via: Option<Channel>) -> Result<Channel> {
    via.ok_or_else(|| Problem::of("act.via", "required"))
}

/// The customer consents to a fee (or to none) before the car is taken apart; the fee becomes an agreed line.
fn diagnose(tx: &Tx, order: Head, fee: Option<Fen>, via: Option<Channel>) -> Result<Head> {
    let via = how(via)?;
    let fee = fee.ok_or_else(|| Problem::of("act.fee_fen", "required"))?;
    if fee < Fen::ZERO {
        return Err(Problem::of("act.fee_fen", "out_of_range").with("min", 0));
    }
    let diagnosis_line_id = if fee > Fen::ZERO { Some(put_fee(tx, &order, fee, via)?) } else { None };
    let diagnosis_credited = QuotationRules::of(tx)?.diagnosis_credited;
    Ok(Head { diagnosis_fee_fen: Some(fee), diagnosis_line_id, diagnosis_credited, ..order })
}

fn put_fee(tx: &Tx, order: &Head, fee: Fen, via: Channel) -> Result<LineId> {
    let line = fee_line(tx, order, fee, via)?;
    rules::must_fit("act.fee_fen", lines::of_order(tx, order.id)?.iter().chain([&line]))?;
    let id = lines::insert(tx, order.id, &line)?;
    tx.touched::<OrderLine, _>(RecordKind::RepairOrders, order.id.0, None, Some(&OrderLine { id, ..line }))?;
    Ok(id)
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
        tax_rate_bp: OrderRules::of(tx)?.tax_rate_bp,
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
    let number = numbers::next(tx, &OrderRules::of(tx)?.order_prefix)?;
    search_index::put_order(tx, order.id.0, &number)?;
    Ok(Head { number: Some(number), ..order })
}

/// The customer's word for at least one line, and a time promised for it.
fn authorise(tx: &Tx, order: Head, via: Option<Channel>) -> Result<Head> {
    how(via)?;
    if order.promised_at.is_none() {
        return Err(Problem::of("promised_at", "required"));
    }
    let lines = lines::of_order(tx, order.id)?;
    let (fee, work): (Vec<&OrderLine>, Vec<&OrderLine>) = lines
        .iter()
        .filter(|line| line.decision == Decision::Agreed)
        .partition(|line| order.diagnosis_line_id == Some(line.id));
    if fee.is_empty() && work.is_empty() {
        return Err(Problem::of("lines", "nothing_agreed"));
    }
    if order.diagnosis_credited && work.iter().any(|line| line.payer == Payer::Customer) {
        fee.iter().try_for_each(|line| waive(tx, &order, line))?;
    }
    Ok(order)
}

/// As was agreed with the fee: nothing is owed for finding the fault where the repair is done here.
fn waive(tx: &Tx, order: &Head, fee: &OrderLine) -> Result<()> {
    let waived = OrderLine { discount_fen: fee.unit_price_fen, amount_fen: Fen::ZERO, ..fee.clone() };
    lines::update(tx, &waived)?;
    tx.touched(RecordKind::RepairOrders, order.id.0, Some(fee), Some(&waived))
}

/// Given to a technician; again, to another, while the work goes on. A hold stays.
fn dispatch(tx: &Tx, order: Head, technician: Option<PersonId>, bay: Option<BayId>) -> Result<Head> {
    let technician = technician.ok_or_else(|| Problem::of("act.technician_id", "required"))?;
    staff::at_work(tx, "act.technician_id", technician, Capability::DoJobs)?;
    let bay = bay.map(|id| bays::choose(tx, "act.bay_id", id, order.bay_id)).transpose()?;
    let (bay_id, bay) = bay.map(|bay| (bay.id, bay.name)).unzip();
    Ok(Head { technician_id: Some(technician), bay_id, bay, ..order })
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
        return Err(Problem::of("act.step", "own_work"));
    }
    let state = if order.wash { OrderState::AwaitingWash } else { OrderState::Ready };
    Ok(Head { state, ..order })
}

fn with_words(order: Head, note: Option<&str>) -> Result<Head> {
    if note.is_some() { Ok(order) } else { Err(Problem::of("note", "required")) }
}

/// The car leaves: everything decided and settled, collected by somebody.
fn deliver(tx: &Tx, order: Head, odometer_out_km: Option<i64>, collected_by: Option<&str>) -> Result<Head> {
    let collected_by = text::required("act.collected_by", collected_by.unwrap_or_default(), NAME)?;
    let out = odometer_out_km.or(order.odometer_out_km);
    if out.is_none() && order.odometer_in_km.is_some() {
        return Err(Problem::of("act.odometer_out_km", "required"));
    }
    odometer("act.odometer_out_km", out, order.odometer_in_km)?;
    all_settled(&everything_decided(tx, &order)?)?;
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

fn close(tx: &Tx, order: Head) -> Result<Head> {
    all_settled(&everything_decided(tx, &order)?)?;
    Ok(order)
}

/// With a reason; what was settled is voided first; after dispatch with a manager's word.
fn cancel(tx: &Tx, order: Head, before: &Head, reason: Option<&str>, approval: Option<&str>) -> Result<Head> {
    let reason = reason.ok_or_else(|| Problem::of("note", "required"))?.to_owned();
    if lines::any_settled(tx, order.id)? {
        return Err(Problem::new("settled"));
    }
    if before.state.is_dispatched() {
        use_approval(tx, approval, ApprovalOf::CancelOrder)?;
    }
    Ok(Head { cancel_reason: Some(reason), cancelled_on: Some(tx.ctx().today()), hold: None, hold_note: None, ..order })
}
