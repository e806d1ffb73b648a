//! A settlement's own row: what is stored, and what the journal keeps of it before and after.

use serde::Serialize;

use super::answer::SettlementState;
use crate::common::{BusinessDate, CustomerId, Fen, Millis, OrderId, PersonId, Problem, Result, SettlementId};
use crate::registers::settings::{BusinessType, GuaranteePromise};
use crate::visit::repair_orders::{OrderLine, Payer};
use jieche_ground::files::FileHash;

/// The row. What was handed over stands; how it is paid, put on account or voided moves on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Row {
    pub id: SettlementId,
    pub version: i64,
    pub number: String,
    pub order_id: OrderId,
    pub payer: Payer,
    pub debtor_id: Option<CustomerId>,
    pub state: SettlementState,
    pub money: Money,
    pub paid: Fen,
    /// As they were when it was settled: reports of that day must not change with the order.
    pub business_type: BusinessType,
    pub advisor_id: PersonId,
    pub odometer_out_km: Option<i64>,
    pub next_service_on: Option<BusinessDate>,
    pub next_service_km: Option<i64>,
    pub guarantee: GuaranteePromise,
    pub settled_at: Millis,
    pub date: BusinessDate,
    pub settled_by: PersonId,
    pub lines: Vec<OrderLine>,
    pub kept_pdf: FileHash,
    pub replaces: Option<String>,
    pub account: Option<Account>,
    pub void: Option<Void>,
}

/// Fen, tax included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct Money {
    pub labour: Fen,
    pub part: Fen,
    pub other: Fen,
    /// Already taken off the three above.
    pub line_discount: Fen,
    pub discount: Fen,
    pub rounding: Fen,
    /// The three less discount and rounding.
    pub total: Fen,
}

/// 挂账
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Account {
    /// `None`: the customer (or the lines' debtor) itself.
    pub debtor_id: Option<CustomerId>,
    pub reason: String,
    pub on: BusinessDate,
    pub approved_by: PersonId,
}

/// 作废
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Void {
    pub reason: String,
    pub at: Millis,
    pub on: BusinessDate,
    pub by: PersonId,
    pub approved_by: PersonId,
}

impl Row {
    /// What is still to be paid; nothing of a voided one.
    pub fn owed(&self) -> Result<Fen> {
        if self.state == SettlementState::Void { Ok(Fen::ZERO) } else { self.money.total.minus(self.paid) }
    }

    /// The state that follows from what is paid.
    pub fn state_when_paid(&self, paid: Fen) -> SettlementState {
        match paid {
            paid if paid == self.money.total => SettlementState::Paid,
            Fen::ZERO => SettlementState::Open,
            _ => SettlementState::PartPaid,
        }
    }

    /// Refuses to act on a voided settlement.
    pub fn must_stand(&self) -> Result<()> {
        if self.state == SettlementState::Void {
            Err(Problem::new("wrong_state").with("state", "void"))
        } else {
            Ok(())
        }
    }
}
