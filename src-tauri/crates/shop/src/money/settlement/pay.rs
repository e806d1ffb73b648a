//! Money coming in, and the customer's settlement put on account.

use super::answer::Settlement;
use super::request::{Pay, PutOnAccount};
use super::row::{Account, Row};
use super::{begin, move_on, store};
use crate::common::{CustomerId, Fen, PersonId, Problem, Result, text};
use crate::money::credit::{self, Credit};
use crate::registers::customers::{self, DebtorKind};
use crate::registers::staff::{ApprovalOf, use_approval};
use crate::visit::repair_orders::{self, Payer};
use jieche_ground::Tx;

const REMARK: usize = 200;

/// Takes money by one means or several.
///
/// Refuses none at all, amounts below one fen, means that do not fit the payer (`means_do_not_fit`), and more
/// than is owed (`amount_mismatch`, with what is).
pub fn pay(tx: &Tx, request: Pay) -> Result<Settlement> {
    let before = begin(tx, request.id, request.version)?;
    if request.payments.is_empty() {
        return Err(Problem::of("payments", "required"));
    }
    for payment in &request.payments {
        if payment.amount_fen <= Fen::ZERO {
            return Err(Problem::of("payments.amount_fen", "out_of_range").with("min", 1));
        }
        if !payment.means.fits(before.payer) {
            return Err(Problem::of("payments.means", "means_do_not_fit"));
        }
    }
    let (owed, given) = (before.owed()?, Fen::sum(request.payments.iter().map(|payment| payment.amount_fen))?);
    if given > owed {
        return Err(Problem::of("payments", "amount_mismatch").with("owed", owed.0));
    }
    for payment in &request.payments {
        let remark = text::optional("payments.remark", payment.remark.as_deref(), REMARK)?;
        store::add_payment(tx, before.id, payment.means, payment.amount_fen, remark.as_deref(), None)?;
    }
    let paid = before.paid.plus(given)?;
    let after = Row { paid, state: before.state_when_paid(paid), ..before.clone() };
    move_on(tx, &before, after)
}

/// Lets the customer's settlement stand on account: the car may leave, the debt stays.
///
/// Refuses another payer's (`customer_only`: insurer and maker owe anyway), one with nothing owed
/// (`nothing_owed`), one that stands on account already (`on_account`: who owed on a day that is over does not
/// change; void and settle anew), a 挂账单位 that is none (`debtor_does_not_fit`), no reason, and, beyond what the debtor was
/// allowed beforehand, no approval.
pub fn put_on_account(tx: &Tx, request: PutOnAccount) -> Result<Settlement> {
    let before = begin(tx, request.id, request.version)?;
    if before.payer != Payer::Customer {
        return Err(Problem::new("customer_only"));
    }
    if before.owed()? == Fen::ZERO {
        return Err(Problem::new("nothing_owed"));
    }
    if before.account.is_some() {
        return Err(Problem::new("on_account"));
    }
    let reason = text::required("reason", &request.reason, REMARK)?;
    let debtor_id = debtor(tx, &before, request.debtor_id)?;
    let approved_by = allowed(tx, &before, debtor_id, request.approval.as_deref())?;
    let after =
        Row { account: Some(Account { debtor_id, reason, on: tx.ctx().today(), approved_by }), ..before.clone() };
    move_on(tx, &before, after)
}

/// Who allows it: whoever set the limit it stays within, otherwise a manager now. What goes beyond a limit is refused
/// without one, saying by how much (`approval_needed`, args: owed, limit).
fn allowed(tx: &Tx, settlement: &Row, debtor: Option<CustomerId>, approval: Option<&str>) -> Result<PersonId> {
    let customer = repair_orders::find(tx, settlement.order_id)?.customer_id;
    let owes_already = debtor.is_none() || debtor == Some(customer) && settlement.debtor_id.is_none();
    let more = if owes_already { Fen::ZERO } else { settlement.owed()? };
    let word = || use_approval(tx, approval, ApprovalOf::PutOnAccount);
    let debtor = debtor.or(settlement.debtor_id).unwrap_or(customer);
    let owed = store::owed_by(tx, debtor)?.plus(more)?;
    match credit::credit_for(tx, debtor, owed, store::owed_since(tx, debtor)?)? {
        Credit::Within(by) => Ok(by),
        Credit::None => word(),
        Credit::Beyond { owed, limit } => word().map_err(|problem| problem.with("owed", owed.0).with("limit", limit.0)),
    }
}

/// Who owes from now on, if it is another than before.
fn debtor(tx: &Tx, settlement: &Row, asked: Option<CustomerId>) -> Result<Option<CustomerId>> {
    let Some(id) = asked.filter(|id| Some(*id) != settlement.debtor_id) else { return Ok(None) };
    let customer = repair_orders::find(tx, settlement.order_id)?.customer_id;
    if id == customer && settlement.debtor_id.is_none() {
        return Ok(None);
    }
    let debtor = customers::standing(tx, "debtor_id", id)?;
    if debtor.debtor == DebtorKind::Account {
        Ok(Some(id))
    } else {
        Err(Problem::of("debtor_id", "debtor_does_not_fit"))
    }
}
