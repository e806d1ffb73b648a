//! What a repair order is, as it leaves the shop's core.

use jieche_codes::OrderNote;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::order_line::{Channel, OrderLine, PayerTotal};
use super::signed::SignedAuthorisation;
use super::workflow::{HoldReason, OrderState, Step};
use crate::common::plate::Plate;
use crate::common::{BayId, BusinessDate, Fen, Hours, LineId, Millis, OrderId, PersonId, Shown, VehicleId};
use crate::registers::customers::CustomerBrief;
use crate::registers::labour::LabourOperation;
use crate::registers::packages::Package;
use crate::registers::parts::Part;
use crate::registers::vehicles::Vehicle;
use jieche_codes::{BusinessType, RepairCategory};

/// What happened in an order's life, under one name whatever it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum EventKind {
    /// No step, but worth telling.
    Noted(OrderNote),
    /// A step was taken.
    Step(Step),
}

impl From<OrderNote> for EventKind {
    fn from(note: OrderNote) -> Self {
        Self::Noted(note)
    }
}

impl From<Step> for EventKind {
    fn from(step: Step) -> Self {
        Self::Step(step)
    }
}

/// Who did what, when, from which terminal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OrderEvent {
    /// What.
    pub step: EventKind,
    /// The state before.
    pub from: Option<OrderState>,
    /// The state after.
    pub to: OrderState,
    /// When.
    pub at: Millis,
    /// Who.
    pub person: String,
    /// From where.
    pub terminal: String,
    /// How the customer consented or was told.
    pub via: Option<Channel>,
    /// Their words.
    pub note: Option<String>,
}

/// An order whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RepairOrder {
    /// Which.
    pub id: OrderId,
    /// For the next save.
    #[ts(type = "number")]
    pub version: i64,
    /// Given when the customer first sees it: at the quotation.
    pub number: Option<String>,
    /// Where the work stands.
    pub state: OrderState,
    /// Why it stands still, if it does.
    pub hold: Option<HoldReason>,
    /// More about that.
    pub hold_note: Option<String>,
    /// The car.
    pub vehicle: Vehicle,
    /// Its owner when the order was opened.
    pub customer: CustomerBrief,
    /// Who received the car.
    pub received_by: String,
    /// 服务顾问
    pub advisor_id: PersonId,
    /// By name.
    pub advisor: String,
    /// 送修人, where it is not the owner.
    pub brought_by: Option<Shown<String>>,
    /// Their phone.
    pub brought_by_phone: Option<Shown<String>>,
    /// 提车人; masked text for those who may not see names.
    pub collected_by: Option<String>,
    /// 客户描述
    pub complaint: String,
    /// What was found, and advised.
    pub diagnosis: Option<String>,
    /// 业务类型
    pub business_type: BusinessType,
    /// Its legal 维修类别 by the shop's table.
    pub category: RepairCategory,
    /// Kilometres when it came.
    #[ts(type = "number | null")]
    pub odometer_in_km: Option<i64>,
    /// Kilometres when it left.
    #[ts(type = "number | null")]
    pub odometer_out_km: Option<i64>,
    /// Fuel or charge when it came, percent.
    #[ts(type = "number | null")]
    pub energy_level_pct: Option<i64>,
    /// 预计交车
    pub promised_at: Option<Millis>,
    /// When it came.
    pub opened_at: Millis,
    /// When it left.
    pub delivered_at: Option<Millis>,
    /// When the customer was last told that it is ready.
    pub notified_at: Option<Millis>,
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
    /// 技师
    pub technician_id: Option<PersonId>,
    /// By name.
    pub technician: Option<String>,
    /// 工位
    pub bay_id: Option<BayId>,
    /// By name.
    pub bay: Option<String>,
    /// The fee the customer consented to before the diagnosis, fen; it stands among the lines too.
    pub diagnosis_fee_fen: Option<Fen>,
    /// Whether that fee is waived once the customer has the repair done here; as agreed with the fee.
    pub diagnosis_credited: bool,
    /// The lines, in their order.
    pub lines: Vec<OrderLine>,
    /// What each payer's agreed lines come to.
    pub totals: Vec<PayerTotal>,
    /// All agreed lines together, fen.
    pub agreed_fen: Fen,
    /// 委托书 signed on screen, the first first.
    pub signed: Vec<SignedAuthorisation>,
    /// Its life so far.
    pub events: Vec<OrderEvent>,
    /// The steps this person may take now.
    pub steps: Vec<Step>,
    /// Whether it may still be written to.
    pub editable: bool,
    /// Why it was cancelled.
    pub cancel_reason: Option<String>,
}

/// An order in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OrderBrief {
    /// Which.
    pub id: OrderId,
    /// What a hand-over must name.
    #[ts(type = "number")]
    pub version: i64,
    /// Its number, once quoted.
    pub number: Option<String>,
    /// Where the work stands.
    pub state: OrderState,
    /// Why it stands still, if it does.
    pub hold: Option<HoldReason>,
    /// The car.
    pub vehicle_id: VehicleId,
    /// Its plate, if it has one.
    pub plate: Option<Plate>,
    /// Brand and model.
    pub model: String,
    /// The owner when the order was opened.
    pub customer_name: Shown<String>,
    /// 客户描述
    pub complaint: String,
    /// 业务类型
    pub business_type: BusinessType,
    /// 服务顾问, by id.
    pub advisor_id: PersonId,
    /// 服务顾问
    pub advisor: String,
    /// 预计交车
    pub promised_at: Option<Millis>,
    /// When it came.
    pub opened_at: Millis,
    /// The business day it came.
    pub date: BusinessDate,
    /// Kilometres when it came.
    #[ts(type = "number | null")]
    pub odometer_km: Option<i64>,
    /// All lines that were not declined, fen.
    pub amount_fen: Fen,
    /// 在店等待
    pub waiting: bool,
    /// 加急
    pub urgent: bool,
    /// What was agreed and is not settled yet, by whatever payer, fen.
    pub unsettled_fen: Fen,
}

/// A line the customer declined on an earlier visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeclinedLine {
    /// On which order.
    pub order_id: OrderId,
    /// Its number.
    pub order_number: Option<String>,
    /// When it was declined.
    pub on: BusinessDate,
    /// The line, to take it up again or to dismiss it.
    pub line_id: LineId,
    /// What was advised.
    pub name: String,
    /// What it would have cost then, fen.
    pub amount_fen: Fen,
    /// What it would cost on the order at hand, fen; `None` where there is no order at hand.
    pub today_fen: Option<Fen>,
}

/// Something found for an order's line: one of the three.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FoundWork {
    /// From the catalogue of labour.
    pub operation: Option<FoundOperation>,
    /// From the catalogue of parts.
    pub part: Option<Part>,
    /// 套餐
    pub package: Option<FoundPackage>,
}

/// An operation, as it is for the order's car.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FoundOperation {
    /// The operation.
    pub operation: LabourOperation,
    /// What it takes on this car.
    pub hours: Hours,
    /// Whether those are the model's own.
    pub by_model: bool,
}

/// A package, and whether it is meant for the order's car.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FoundPackage {
    /// The package.
    pub package: Package,
    /// Whether it is.
    pub fits: bool,
}

/// What one visit came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VisitWork {
    /// Its order.
    pub order_id: OrderId,
    /// Labour, parts and other things agreed to, as they stand on the order.
    pub done: Vec<String>,
    /// What was advised and declined.
    pub declined: Vec<String>,
}

/// Somebody who brought the car.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BroughtBy {
    /// 送修人
    pub name: Shown<String>,
    /// Their phone, as given then.
    pub phone: Option<Shown<String>>,
    /// The last time they did.
    pub on: BusinessDate,
}

/// An earlier visit with the same complaint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EarlierComplaint {
    /// Its order; `None` for a visit the program before this one knew of.
    pub order_id: Option<OrderId>,
    /// Its number.
    pub number: Option<String>,
    /// When it came.
    pub on: BusinessDate,
    /// Kilometres then.
    #[ts(type = "number | null")]
    pub odometer_km: Option<i64>,
    /// 客户描述 of then.
    pub complaint: String,
    /// What was done.
    pub done: Vec<String>,
    /// Whether the guarantee of that repair still runs.
    pub guaranteed: bool,
}
