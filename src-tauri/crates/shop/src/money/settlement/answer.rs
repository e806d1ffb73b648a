//! What a settlement list is, as it leaves the shop's core.

pub use jieche_codes::{InvoiceKind, Means, SettlementState};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::plate::Plate;
use crate::common::{BusinessDate, Fen, Millis, OrderId, SettlementId, Shown};
use crate::registers::customers::DebtorRef;
use crate::registers::settings::GuaranteePromise;
use crate::visit::repair_orders::{OrderLine, Payer};
use jieche_ground::files::FileHash;

/// A settlement in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SettlementBrief {
    /// Which.
    pub id: SettlementId,
    /// Its number, never reused.
    pub number: String,
    /// How the money stands.
    pub state: SettlementState,
    /// Who pays.
    pub payer: Payer,
    /// The company that owes: the line's debtor, or the 挂账单位 it was put on account of.
    pub debtor: Option<DebtorRef>,
    /// What is to be paid, fen, tax included.
    pub total_fen: Fen,
    /// What has been paid, fen.
    pub paid_fen: Fen,
    /// 挂账
    pub on_account: bool,
    /// What the noted invoices come to, fen.
    pub invoiced_fen: Fen,
    /// When it was settled.
    pub settled_at: Millis,
    /// On which business day.
    pub date: BusinessDate,
    /// Of which order.
    pub order_id: OrderId,
    /// Its number.
    pub order_number: String,
    /// The car's plate, if it has one.
    pub plate: Option<Plate>,
    /// The customer of the order.
    pub customer_name: Shown<String>,
}

/// Money that came, or went back (`amount_fen` below zero: the counter-entry of a void).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Payment {
    /// Which.
    #[ts(type = "number")]
    pub id: i64,
    /// By what means.
    pub means: Means,
    /// Fen.
    pub amount_fen: Fen,
    /// When.
    pub at: Millis,
    /// Who took it.
    pub person: String,
    /// Their words.
    pub remark: Option<String>,
}

/// An invoice issued in the tax system and noted here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Invoice {
    /// Which.
    #[ts(type = "number")]
    pub id: i64,
    /// Its number, unique in the shop.
    pub number: String,
    /// Its kind.
    pub kind: InvoiceKind,
    /// When it was issued.
    pub issued_on: BusinessDate,
    /// Fen, tax included.
    pub amount_fen: Fen,
    /// 抬头
    pub title: String,
    /// Who noted it.
    pub noted_by: String,
    /// When.
    pub noted_at: Millis,
}

/// A settlement whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Settlement {
    /// Its head.
    pub brief: SettlementBrief,
    /// For the next act on it.
    #[ts(type = "number")]
    pub version: i64,
    /// Labour, after line discounts, fen.
    pub labour_fen: Fen,
    /// Parts, after line discounts, fen.
    pub part_fen: Fen,
    /// Other, after line discounts, fen.
    pub other_fen: Fen,
    /// 优惠 over the whole, fen.
    pub discount_fen: Fen,
    /// 抹零, fen.
    pub rounding_fen: Fen,
    /// The lines as they were settled.
    pub lines: Vec<OrderLine>,
    /// Money that came, and went back.
    pub payments: Vec<Payment>,
    /// Invoices noted.
    pub invoices: Vec<Invoice>,
    /// Why it was voided.
    pub void_reason: Option<String>,
    /// Who voided it.
    pub voided_by: Option<String>,
    /// Who approved the void or, if it stands, the 挂账.
    pub approved_by: Option<String>,
    /// Why it was put on account.
    pub account_reason: Option<String>,
    /// The number of the voided settlement it stands for.
    pub replaces: Option<String>,
    /// Advice for the next service.
    pub next_service_on: Option<BusinessDate>,
    /// Advice for the next service, kilometres.
    #[ts(type = "number | null")]
    pub next_service_km: Option<i64>,
    /// Kilometres when it leaves.
    #[ts(type = "number | null")]
    pub odometer_out_km: Option<i64>,
    /// What is promised for the repair.
    pub guarantee: GuaranteePromise,
    /// The sheet handed over, as bytes in the shop's files.
    pub kept_pdf: FileHash,
}

/// What is owed to the shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Receivables {
    /// By who owes, the oldest debt first.
    pub debtors: Vec<Receivable>,
    /// All together, fen.
    pub total_fen: Fen,
}

/// What one debtor owes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Receivable {
    /// As which payer.
    pub payer: Payer,
    /// The company; `None`: the customer, or the maker itself.
    pub debtor: Option<DebtorRef>,
    /// The customer who owes, where no company does.
    pub customer_name: Option<Shown<String>>,
    /// Fen.
    pub owed_fen: Fen,
    /// Since when.
    pub oldest: BusinessDate,
    /// The settlements, oldest first.
    pub settlements: Vec<SettlementBrief>,
}

/// When the car is due next, as said when it was settled last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NextService {
    /// The day.
    pub on: Option<BusinessDate>,
    /// The kilometres; whichever comes first.
    #[ts(type = "number | null")]
    pub km: Option<i64>,
    /// When it was said.
    pub said_on: BusinessDate,
    /// On which order.
    pub order_id: OrderId,
    /// Whether the day has come or the kilometres last read are reached.
    pub due: bool,
}

/// A repair whose 质量保证期 still runs, by day and, as far as the kilometres are known, by kilometre.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RunningGuarantee {
    /// Its order.
    pub order_id: OrderId,
    /// Its number.
    pub number: Option<String>,
    /// The last day.
    pub until: BusinessDate,
    /// The last kilometre; `None` when the car left without a reading.
    #[ts(type = "number | null")]
    pub until_km: Option<i64>,
    /// On what.
    pub work: Vec<String>,
}
