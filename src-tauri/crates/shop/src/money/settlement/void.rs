//! Voiding: a settlement that was wrong is marked so, paid back, and its lines opened to be settled anew.

use super::answer::{Settlement, SettlementState};
use super::request::VoidSettlement;
use super::row::{Row, Void};
use super::{begin, move_on, store};
use crate::common::{Fen, Problem, Result, text};
use crate::registers::staff::{ApprovalOf, use_approval};
use crate::visit::repair_orders;
use jieche_ground::Tx;

const REASON: usize = 200;

/// Voids a settlement. Its number stays; every payment is answered by a counter-entry of today; its lines stay
/// agreed and can be changed and settled anew.
///
/// Refuses without reason or approval, once invoiced (`invoiced`: red-flush it in the tax system first), and
/// when its order is closed (`wrong_state`).
pub fn void(tx: &Tx, request: VoidSettlement) -> Result<Settlement> {
    let before = begin(tx, request.id, request.version)?;
    let reason = text::required("reason", &request.reason, REASON)?;
    repair_orders::find(tx, before.order_id)?.must_be_editable()?;
    if !store::invoices(tx, before.id)?.is_empty() {
        return Err(Problem::new("invoiced"));
    }
    let approved_by = use_approval(tx, request.approval.as_deref(), ApprovalOf::VoidSettlement)?;
    for payment in store::payments(tx, before.id)? {
        store::add_payment(tx, before.id, payment.means, Fen(-payment.amount_fen.0), None, Some(payment.id))?;
    }
    let void = Void { reason, at: tx.now(), on: tx.ctx().today(), by: tx.person()?, approved_by };
    let after = Row { state: SettlementState::Void, paid: Fen::ZERO, void: Some(void), ..before.clone() };
    move_on(tx, &before, after)?;
    repair_orders::reopen_lines(tx, before.order_id, before.id)?;
    super::get(tx, before.id)
}
