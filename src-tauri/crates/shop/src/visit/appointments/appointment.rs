//! What an appointment is, as it leaves the shop's core.

pub use jieche_codes::{AppointmentState, BookedVia, ConflictKind, ReminderKind, ReminderOutcome};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::workflow::AppointmentStep;
use crate::common::plate::Plate;
use crate::common::{
    AppointmentId, BasisPoints, BayId, BusinessDate, Hours, Millis, OperationId, OrderId, PartId, PersonId, Quantity,
    Shown, VehicleId,
};
use crate::visit::repair_orders::PackageRef;
use jieche_codes::BusinessType;

/// What a booked item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// 工时
    Labour,
    /// 配件
    Part,
}

/// Work or a part the visit was booked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AppointmentItem {
    /// What it is.
    pub kind: ItemKind,
    /// From the catalogue; labour only.
    pub operation_id: Option<OperationId>,
    /// From the catalogue; parts only.
    pub part_id: Option<PartId>,
    /// Its code.
    pub code: Option<String>,
    /// What is to be done or fitted.
    pub name: String,
    /// Labour: standard hours; none while nobody knows.
    pub hours: Option<Hours>,
    /// Parts: more than none.
    pub quantity: Option<Quantity>,
    /// Parts: 支, 套, 升.
    pub unit: Option<String>,
    /// Parts: put aside for this visit.
    pub prepared: bool,
    /// The package it was booked with; nothing of one booked before packages could be.
    #[serde(default)]
    pub package: Option<PackageRef>,
}

/// One conflict of a planned time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Conflict {
    /// What it is.
    pub kind: ConflictKind,
    /// With which appointment: the bay's, the advisor's or the car's own.
    pub appointment: Option<AppointmentBrief>,
    /// With which order of the car.
    pub order_id: Option<OrderId>,
}

/// A conflict the person was told of and books over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AcceptedConflict {
    /// What it is.
    pub kind: ConflictKind,
    /// With which appointment, as the conflict said.
    pub appointment_id: Option<AppointmentId>,
}

impl Conflict {
    /// What accepting it names.
    pub fn to_accept(&self) -> AcceptedConflict {
        AcceptedConflict { kind: self.kind, appointment_id: self.appointment.as_ref().map(|other| other.id) }
    }
}

/// An appointment in a calendar or list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AppointmentBrief {
    /// Which.
    pub id: AppointmentId,
    /// For moving it.
    #[ts(type = "number")]
    pub version: i64,
    /// "YY20261123-0001"
    pub number: String,
    /// How it stands.
    pub state: AppointmentState,
    /// Booked, not come, and the shop's patience is over: counts as 未到 by itself.
    pub missed: bool,
    /// The car, if it is on file.
    pub vehicle_id: Option<VehicleId>,
    /// Its plate, as on file or as the caller said.
    pub plate: Option<Plate>,
    /// Brand and model, or what the caller said.
    pub model: Option<String>,
    /// Who comes: the caller by name, else the owner.
    pub customer_name: Shown<String>,
    /// Where to reach them.
    pub phone: Option<Shown<String>>,
    /// When the car comes.
    pub start_at: Millis,
    /// How long it is booked for.
    #[ts(type = "number")]
    pub minutes: i64,
    /// Into which bay.
    pub bay_id: BayId,
    /// By name.
    pub bay: String,
    /// Who receives it.
    pub advisor_id: PersonId,
    /// By name.
    pub advisor: String,
    /// 业务类型
    pub business_type: BusinessType,
    /// The customer's words, else what is booked, by name.
    pub about: String,
    /// 在店等待
    pub waiting: bool,
    /// Parts booked that nobody has put aside yet.
    #[ts(type = "number")]
    pub parts_open: i64,
    /// Booked over a conflict.
    pub overbooked: bool,
    /// When it came.
    pub arrived_at: Option<Millis>,
    /// The order it became.
    pub order_id: Option<OrderId>,
}

/// A reminder that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reminder {
    /// Which.
    pub kind: ReminderKind,
    /// For which time: after a move there are new ones to make.
    pub for_start_at: Millis,
    /// When.
    pub at: Millis,
    /// Who made it.
    pub person: String,
    /// What it brought.
    pub outcome: ReminderOutcome,
    /// Their words.
    pub note: Option<String>,
}

/// What was sent to the customer's messenger about an appointment, as a person copied it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AppointmentMessage {
    /// When.
    pub at: Millis,
    /// Who copied it.
    pub person: String,
    /// The words.
    pub text: String,
}

/// A reminder to make now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReminderDue {
    /// Of which appointment.
    pub appointment: AppointmentBrief,
    /// Which.
    pub kind: ReminderKind,
    /// Since when.
    pub due_at: Millis,
    /// Tries that reached nobody.
    #[ts(type = "number")]
    pub tries: i64,
}

/// An appointment whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Appointment {
    /// Its head.
    pub brief: AppointmentBrief,
    /// The name of who comes, where the caller gave one.
    pub name: Option<Shown<String>>,
    /// The phone the caller gave.
    pub phone: Option<Shown<String>>,
    /// The customer's words.
    pub complaint: String,
    /// What it is booked for.
    pub items: Vec<AppointmentItem>,
    /// What the items' standard hours come to, rounded up to a quarter.
    #[ts(type = "number")]
    pub standard_minutes: i64,
    /// How it came to the shop.
    pub source: BookedVia,
    /// What the desk should know.
    pub remark: Option<String>,
    /// The conflicts it was booked over.
    pub accepted: Vec<AcceptedConflict>,
    /// When it was booked.
    pub booked_at: Millis,
    /// By whom.
    pub booked_by: String,
    /// Why it was cancelled, or what became of who did not come.
    pub reason: Option<String>,
    /// The reminders made.
    pub reminders: Vec<Reminder>,
    /// The messages copied for the customer.
    pub messages: Vec<AppointmentMessage>,
    /// What may be done now.
    pub steps: Vec<AppointmentStep>,
}

/// What one bay holds on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BayLoad {
    /// Which.
    pub bay_id: BayId,
    /// By name.
    pub bay: String,
    /// Whether it is in use, so that something new may be booked into it.
    pub active: bool,
    /// Cars booked into it.
    #[ts(type = "number")]
    pub cars: i64,
    /// Their minutes.
    #[ts(type = "number")]
    pub booked_minutes: i64,
    /// The minutes the shop is open.
    #[ts(type = "number")]
    pub open_minutes: i64,
}

/// What one advisor receives on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AdvisorLoad {
    /// Who.
    pub advisor_id: PersonId,
    /// By name.
    pub advisor: String,
    /// Cars booked with them.
    #[ts(type = "number")]
    pub cars: i64,
    /// Cars they can receive in a day.
    #[ts(type = "number")]
    pub most: i64,
}

/// One day of the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CalendarDay {
    /// The day.
    pub date: BusinessDate,
    /// What the shop is shut for, in its words; nothing on a day it receives cars.
    pub shut: Option<String>,
    /// All that was booked for it, also what did not come or was cancelled, by time.
    pub appointments: Vec<AppointmentBrief>,
    /// The bays in use, in the shop's order; then others that something was booked into.
    pub bays: Vec<BayLoad>,
    /// The advisors at work, by name; those who left last.
    pub advisors: Vec<AdvisorLoad>,
}

/// Some days of the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Calendar {
    /// When the shop opens, minutes since midnight.
    #[ts(type = "number")]
    pub opens_minute: i64,
    /// When it closes.
    #[ts(type = "number")]
    pub closes_minute: i64,
    /// The days asked for.
    pub days: Vec<CalendarDay>,
}

/// How booked cars came in a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AppointmentRates {
    /// Its first day.
    pub from: BusinessDate,
    /// Its last day.
    pub until: BusinessDate,
    /// Due by now: came or did not come. Cancelled ones and those still to come are apart.
    #[ts(type = "number")]
    pub due: i64,
    /// 到店
    #[ts(type = "number")]
    pub arrived: i64,
    /// Of these within the shop's minutes of their time.
    #[ts(type = "number")]
    pub on_time: i64,
    /// 未到, marked or by time.
    #[ts(type = "number")]
    pub no_show: i64,
    /// 已取消
    #[ts(type = "number")]
    pub cancelled: i64,
    /// Still to come.
    #[ts(type = "number")]
    pub to_come: i64,
    /// Orders opened in the period, booked or not.
    #[ts(type = "number")]
    pub visits: i64,
    /// 履约率: arrived of due.
    pub show_up_bp: Option<BasisPoints>,
    /// 准时率: on time of arrived.
    pub on_time_bp: Option<BasisPoints>,
    /// 预约率: orders of the period that were booked, of all its orders.
    pub booked_bp: Option<BasisPoints>,
}
