//! What may be asked of repair orders.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::order_line::{Channel, Decision, LineKind, OldPart, Payer, Speaker};
use super::workflow::OrderState;
use crate::common::{
    BasisPoints, BusinessDate, Change, CustomerId, Fen, Hours, LineId, Millis, OperationId, OrderId, PackageId, PartId,
    PersonId, Quantity, VehicleId,
};
use crate::registers::parts::PartClass;
use crate::registers::settings::BusinessType;

/// Opens an order for a car that is here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenRepairOrder {
    /// The car.
    pub vehicle_id: VehicleId,
    /// 送修人, where it is not the owner.
    pub brought_by: Option<String>,
    /// Their phone.
    pub brought_by_phone: Option<String>,
    /// Kilometres, not below the car's last.
    #[ts(type = "number | null")]
    pub odometer_in_km: Option<i64>,
    /// Fuel or charge, percent.
    #[ts(type = "number | null")]
    pub energy_level_pct: Option<i64>,
    /// 客户描述; may wait until the quotation.
    pub complaint: String,
    /// 业务类型
    pub business_type: BusinessType,
    /// 预计交车, not in the past.
    pub promised_at: Option<Millis>,
    /// 钥匙牌
    pub key_tag: Option<String>,
    /// 车位
    pub parking: Option<String>,
    /// 在店等待
    pub waiting: bool,
    /// 加急
    pub urgent: bool,
    /// 洗车
    pub wash: bool,
    /// 同意路试
    pub road_test: bool,
}

/// Saves an order's head over version `version`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveRepairOrder {
    /// Which.
    pub id: OrderId,
    /// The version the person saw.
    #[ts(type = "number")]
    pub version: i64,
    /// 送修人
    pub brought_by: Change<Option<String>>,
    /// Their phone.
    pub brought_by_phone: Change<Option<String>>,
    /// Kilometres, not below the car's last.
    #[ts(type = "number | null")]
    pub odometer_in_km: Option<i64>,
    /// Fuel or charge, percent.
    #[ts(type = "number | null")]
    pub energy_level_pct: Option<i64>,
    /// 客户描述
    pub complaint: String,
    /// What was found, and advised.
    pub diagnosis: Option<String>,
    /// 业务类型; stands once anything is settled.
    pub business_type: BusinessType,
    /// 预计交车
    pub promised_at: Option<Millis>,
    /// 钥匙牌
    pub key_tag: Option<String>,
    /// 车位
    pub parking: Option<String>,
    /// 在店等待
    pub waiting: bool,
    /// 加急
    pub urgent: bool,
    /// 洗车
    pub wash: bool,
    /// 同意路试
    pub road_test: bool,
}

/// Adds a line, or changes line `line_id`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PutLine {
    /// On which order.
    pub order_id: OrderId,
    /// The order's version the person saw.
    #[ts(type = "number")]
    pub version: i64,
    /// The line to change; `None` adds one.
    pub line_id: Option<LineId>,
    /// What it is for.
    pub kind: LineKind,
    /// From the catalogue; labour only.
    pub operation_id: Option<OperationId>,
    /// From the catalogue; parts only.
    pub part_id: Option<PartId>,
    /// Its code.
    pub code: Option<String>,
    /// What is done or fitted.
    pub name: String,
    /// Labour: more than none.
    pub hours: Option<Hours>,
    /// Parts: more than none.
    pub quantity: Option<Quantity>,
    /// Parts: 支, 套, 升.
    pub unit: Option<String>,
    /// Fen an hour, a unit, or in all (other), tax included.
    pub unit_price_fen: Fen,
    /// Taken off, fen; beyond the shop's limit only with a manager.
    pub discount_fen: Fen,
    /// The tax in the amount.
    pub tax_rate_bp: BasisPoints,
    /// Parts only.
    pub brand: Option<String>,
    /// Parts only.
    pub part_class: Option<PartClass>,
    /// Who pays.
    pub payer: Payer,
    /// The company that owes; its kind fits the payer.
    pub debtor_id: Option<CustomerId>,
    /// Where the old part goes; parts only.
    pub old_part: OldPart,
    /// For a discount beyond the shop's limit: a manager's approval, unless one asks.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub approval: Option<String>,
}

/// Takes away a line nobody has decided on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveLine {
    /// On which order.
    pub order_id: OrderId,
    /// The order's version the person saw.
    #[ts(type = "number")]
    pub version: i64,
    /// Which line.
    pub line_id: LineId,
}

/// Notes what the customer said to these lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DecideLines {
    /// On which order.
    pub order_id: OrderId,
    /// The order's version the person saw.
    #[ts(type = "number")]
    pub version: i64,
    /// Which lines; at least one.
    pub line_ids: Vec<LineId>,
    /// What was said; `open` takes a word back.
    pub decision: Decision,
    /// How it was said.
    pub via: Channel,
    /// Who said it.
    pub by: Speaker,
    /// Their name, where `by` is `other`: 1 to 40 characters.
    pub by_name: Option<String>,
    /// Whether it was pointed out that a part is not original; needed to agree to one.
    pub pointed_out: bool,
}

/// What was typed to find work: for an order's car, for a car, or for one nobody knows yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FindWork {
    /// For which order.
    pub order_id: Option<OrderId>,
    /// For which car, where there is no order yet.
    pub vehicle_id: Option<VehicleId>,
    /// Code, part of the name, pinyin or initials; several, split by blanks, must all fit.
    pub text: String,
    /// Rows of each kind, 1 to 200.
    #[ts(type = "number")]
    pub limit: i64,
}

/// Puts a package on an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakePackage {
    /// On which order.
    pub order_id: OrderId,
    /// The order's version the person saw.
    #[ts(type = "number")]
    pub version: i64,
    /// Which package.
    pub package_id: PackageId,
}

/// Offers again what was declined at an earlier visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakeUpDeclined {
    /// On which order.
    pub order_id: OrderId,
    /// The order's version the person saw.
    #[ts(type = "number")]
    pub version: i64,
    /// The line of the earlier visit.
    pub line_id: LineId,
}

/// Stops reminding of what was declined.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DismissDeclined {
    /// The line of the earlier visit.
    pub line_id: LineId,
    /// Why, 1 to 100 characters.
    pub reason: String,
}

/// Orders, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListRepairOrders {
    /// In these states; empty means any.
    pub states: Vec<OrderState>,
    /// Opened on this day or later.
    pub from: Option<BusinessDate>,
    /// Opened on this day or earlier.
    pub until: Option<BusinessDate>,
    /// Of this car.
    pub vehicle_id: Option<VehicleId>,
    /// The key the page before ended with.
    pub after: Option<String>,
    /// Rows, 1 to 200.
    #[ts(type = "number")]
    pub limit: i64,
}

/// Whether a car came with the same complaint before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FindEarlierComplaints {
    /// The car.
    pub vehicle_id: VehicleId,
    /// 客户描述, as typed so far.
    pub complaint: String,
    /// The order being written.
    pub except: Option<OrderId>,
}

/// Open cars that pass to another advisor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HandOver {
    /// 1 to 100 orders, each at the version seen.
    pub orders: Vec<HandedOrder>,
    /// The advisor who takes them.
    pub to: PersonId,
    /// What is still to do, up to 200 characters.
    pub note: Option<String>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HandedOrder {
    /// Which.
    pub id: OrderId,
    /// The version seen.
    #[ts(type = "number")]
    pub version: i64,
}

/// A message about an order that was copied for the customer's messenger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NoteMessage {
    /// Which order.
    pub id: OrderId,
    /// The words as copied, 1 to 1000 characters.
    pub text: String,
}
