//! What may be asked of settlements.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::answer::{InvoiceKind, Means, SettlementState};
use crate::common::{BusinessDate, CustomerId, Fen, OrderId, SettlementId};
use crate::visit::repair_orders::Payer;

/// Settles what one payer (and debtor) agreed to pay of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Settle {
    /// Which order.
    pub order_id: OrderId,
    /// The order's version the person saw.
    #[ts(type = "number")]
    pub version: i64,
    /// Who pays.
    pub payer: Payer,
    /// The company that owes, as in the lines.
    pub debtor_id: Option<CustomerId>,
    /// 优惠 over the whole, fen; the customer's only, beyond the shop's limit only with a manager.
    pub discount_fen: Fen,
    /// 抹零, fen, below ten yuan; the customer's only.
    pub rounding_fen: Fen,
    /// Kilometres when it leaves.
    #[ts(type = "number | null")]
    pub odometer_out_km: Option<i64>,
    /// Advice for the next service.
    pub next_service_on: Option<BusinessDate>,
    /// Advice for the next service, kilometres.
    #[ts(type = "number | null")]
    pub next_service_km: Option<i64>,
    /// For a discount beyond the shop's limit: a manager's approval, unless one asks.
    pub approval: Option<String>,
}

/// Voids a settlement that is not invoiced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VoidSettlement {
    /// Which.
    pub id: SettlementId,
    /// The version the person saw.
    #[ts(type = "number")]
    pub version: i64,
    /// Why.
    pub reason: String,
    /// A manager's approval, unless one asks.
    pub approval: Option<String>,
}

/// Takes money, by one means or several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Pay {
    /// Which.
    pub id: SettlementId,
    /// The version the person saw.
    #[ts(type = "number")]
    pub version: i64,
    /// At least one; together not more than is owed.
    pub payments: Vec<NewPayment>,
}

/// Money by one means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewPayment {
    /// The means; fits the payer.
    pub means: Means,
    /// Fen, more than none.
    pub amount_fen: Fen,
    /// Words for it.
    pub remark: Option<String>,
}

/// Lets a customer's settlement stand on account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PutOnAccount {
    /// Which.
    pub id: SettlementId,
    /// The version the person saw.
    #[ts(type = "number")]
    pub version: i64,
    /// The 挂账单位; `None`: the customer (or the lines' debtor) itself.
    pub debtor_id: Option<CustomerId>,
    /// Why.
    pub reason: String,
    /// A manager's approval, unless one asks.
    pub approval: Option<String>,
}

/// Notes an invoice issued in the tax system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NoteInvoice {
    /// Of which settlement.
    pub id: SettlementId,
    /// The version the person saw.
    #[ts(type = "number")]
    pub version: i64,
    /// 20 digits for a 数电票; for paper 8, or the code's 10 or 12 before them.
    pub number: String,
    /// Its kind.
    pub kind: InvoiceKind,
    /// From the settlement's day to today.
    pub issued_on: BusinessDate,
    /// Fen; all invoices together not more than the settlement.
    pub amount_fen: Fen,
    /// 抬头
    pub title: String,
}

/// Settlements, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListSettlements {
    /// In these states; empty means any.
    pub states: Vec<SettlementState>,
    /// Settled on this day or later.
    pub from: Option<BusinessDate>,
    /// Settled on this day or earlier.
    pub until: Option<BusinessDate>,
    /// The key the page before ended with.
    pub after: Option<String>,
    /// Rows, 1 to 200.
    #[ts(type = "number")]
    pub limit: i64,
}
