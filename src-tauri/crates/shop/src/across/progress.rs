//! Moving an order's work on: the order's own step, what it demands of every floor, and what follows from it there.
//!
//! One table of demands and one of consequences, by step; whoever adds a step, or a feature that has a word in one, adds
//! a row. Deliberately not here: which steps there are and who may take them (`repair_orders::workflow`), and what a step
//! demands of the order itself (`repair_orders::step`). Its commands carry the record's name (`repair_orders_step`).

use jieche_codes::RecordKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::order_file::{self, OrderFile};
use crate::care::surveys;
use crate::common::{OrderId, Problem, Result};
use crate::money::settlement;
use crate::registers::vehicles;
use crate::visit::reception;
use crate::visit::repair_orders::{self, Act, AuthorisationSheet, Channel, Head, OrderState, SignAuthorisation, Step};
use jieche_ground::{Tx, same_version};

/// A step to take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakeStep {
    /// Which order.
    pub order_id: OrderId,
    /// The order's version the person saw.
    #[ts(type = "number")]
    pub version: i64,
    /// Words for it; the reason when an inspection fails or an order is cancelled.
    pub note: Option<String>,
    /// What is done.
    pub act: Act,
}

/// What a step demands before it is taken.
type Demand = fn(&Tx, &Head) -> Result<()>;
/// What a step leaves behind, told the order as it is after it.
type Consequence = fn(&Tx, &Head) -> Result<()>;

/// What each step demands of the floors above the order.
fn demands(step: Step) -> &'static [Demand] {
    match step {
        Step::Deliver => &[customer_has_paid],
        Step::Close => &[nothing_is_owed],
        Step::Diagnose
        | Step::Quote
        | Step::Authorise
        | Step::Dispatch
        | Step::Hold
        | Step::Resume
        | Step::FinishWork
        | Step::PassInspection
        | Step::FailInspection
        | Step::ResumeRework
        | Step::WashDone
        | Step::Notify
        | Step::Cancel => &[],
    }
}

/// What follows from each step.
fn consequences(step: Step) -> &'static [Consequence] {
    match step {
        Step::Deliver => &[car_was_here, call_falls_due],
        Step::Diagnose
        | Step::Quote
        | Step::Authorise
        | Step::Dispatch
        | Step::Hold
        | Step::Resume
        | Step::FinishWork
        | Step::PassInspection
        | Step::FailInspection
        | Step::ResumeRework
        | Step::WashDone
        | Step::Notify
        | Step::Close
        | Step::Cancel => &[],
    }
}

/// Takes a step. Refuses a stale version, what the order itself refuses (`repair_orders::step`), and what [`demands`]
/// refuse.
pub fn step(tx: &Tx, request: &TakeStep) -> Result<OrderFile> {
    let before = repair_orders::find(tx, request.order_id)?;
    same_version(tx, RecordKind::RepairOrders, before.id.0, before.version, request.version)?;
    take(tx, &before, &request.act, request.note.as_deref())?;
    order_file::get(tx, before.id)
}

/// The customer signs the 委托书, as `repair_orders::sign_authorisation`. Signed under what was quoted, the order is
/// authorised by it: the signature is the customer's word.
pub fn sign_authorisation(
    tx: &Tx,
    request: SignAuthorisation,
    render: &mut dyn FnMut(&AuthorisationSheet) -> Result<Vec<u8>>,
) -> Result<OrderFile> {
    let head = repair_orders::may_sign(tx, &request)?;
    let head = if head.state == OrderState::Quoted {
        take(tx, &head, &Act::Authorise { via: Some(Channel::Written) }, None)?
    } else {
        head
    };
    let belongings = reception::belongings(tx, head.id)?;
    let order = repair_orders::sign_authorisation(tx, &head, request, belongings, render)?;
    order_file::of(tx, order)
}

fn take(tx: &Tx, before: &Head, act: &Act, note: Option<&str>) -> Result<Head> {
    let after = repair_orders::take(tx, before, act, note)?;
    demands(act.step()).iter().try_for_each(|demand| demand(tx, &after))?;
    consequences(act.step()).iter().try_for_each(|consequence| consequence(tx, &after))?;
    Ok(after)
}

/// The customer's part is paid or on an approved 挂账; insurer and maker pay weeks later.
fn customer_has_paid(tx: &Tx, order: &Head) -> Result<()> {
    if settlement::customer_may_leave(tx, order.id)? { Ok(()) } else { Err(Problem::new("unpaid")) }
}

/// All its money is in.
fn nothing_is_owed(tx: &Tx, order: &Head) -> Result<()> {
    if settlement::any_owed(tx, order.id)? { Err(Problem::new("unpaid")) } else { Ok(()) }
}

fn car_was_here(tx: &Tx, order: &Head) -> Result<()> {
    vehicles::visited(tx, order.vehicle_id, tx.ctx().today(), order.odometer_out_km)
}

fn call_falls_due(tx: &Tx, order: &Head) -> Result<()> {
    surveys::fall_due(tx, order)
}
