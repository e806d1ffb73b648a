//! What a line of an order is: what for, who pays, what the customer said to it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::{BasisPoints, CustomerId, Fen, Hours, LineId, Millis, OperationId, PartId, Quantity, SettlementId};
use crate::parts::PartClass;

/// Who pays for a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Payer {
    /// 客户, or the 挂账单位 that pays in the customer's place.
    Customer,
    /// 保险
    Insurer,
    /// 厂家: 三包, 保修, 召回, 首保.
    Maker,
    /// 店内: 内部, 返修, PDI, 免单.
    Shop,
}

impl Payer {
    /// Every payer, in the order totals are listed.
    pub const ALL: [Self; 4] = [Self::Customer, Self::Insurer, Self::Maker, Self::Shop];
}

/// What a line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// 工时
    Labour,
    /// 配件
    Part,
    /// 其他: towing, diagnosis, outside work.
    Other,
}

/// What the customer said to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// Not asked yet.
    Open,
    /// 同意
    Agreed,
    /// 拒绝; remembered for the next visit.
    Declined,
}

/// How the customer said it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// 当面
    InPerson,
    /// 电话
    Phone,
    /// 消息
    Message,
    /// 签字
    Written,
}

/// Where the old part goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OldPart {
    /// There is none.
    None,
    /// 客户
    Customer,
    /// 厂家
    Maker,
    /// 保险
    Insurer,
    /// 店内
    Shop,
}

/// A company that owes, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DebtorRef {
    /// Which.
    pub id: CustomerId,
    /// Its name; companies are not masked.
    pub name: String,
}

/// One line: labour, a part, or something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OrderLine {
    /// Which.
    pub id: LineId,
    /// What it is for.
    pub kind: LineKind,
    /// The operation it came from; `None` when typed.
    pub operation_id: Option<OperationId>,
    /// The part it came from; `None` when typed.
    pub part_id: Option<PartId>,
    /// Its code in the catalogue or as typed.
    pub code: Option<String>,
    /// What is done or fitted.
    pub name: String,
    /// Labour only.
    pub hours: Option<Hours>,
    /// Parts only.
    pub quantity: Option<Quantity>,
    /// Parts only: 支, 套, 升.
    pub unit: Option<String>,
    /// Fen an hour, a unit, or in all (other), tax included.
    pub unit_price_fen: Fen,
    /// Taken off this line, fen.
    pub discount_fen: Fen,
    /// What the line costs: price × measure − discount, fen, tax included.
    pub amount_fen: Fen,
    /// The tax in the amount.
    pub tax_rate_bp: BasisPoints,
    /// Parts only.
    pub brand: Option<String>,
    /// Parts only.
    pub part_class: Option<PartClass>,
    /// Who pays.
    pub payer: Payer,
    /// The company that owes, where it is not the customer.
    pub debtor: Option<DebtorRef>,
    /// What the customer said.
    pub decision: Decision,
    /// When.
    pub decided_at: Option<Millis>,
    /// How.
    pub decided_via: Option<Channel>,
    /// Where the old part goes.
    pub old_part: OldPart,
    /// The settlement that closed the line.
    pub settlement_id: Option<SettlementId>,
}

/// What one payer's agreed lines come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PayerTotal {
    /// Who pays.
    pub payer: Payer,
    /// The company that owes, where it is not the customer.
    pub debtor: Option<DebtorRef>,
    /// Labour, fen.
    pub labour_fen: Fen,
    /// Parts, fen.
    pub part_fen: Fen,
    /// Other, fen.
    pub other_fen: Fen,
    /// Discounts in the lines, already taken off, fen.
    pub discount_fen: Fen,
    /// All three together, fen.
    pub total_fen: Fen,
    /// The settlement that stands for them, if settled.
    pub settlement_id: Option<SettlementId>,
}
