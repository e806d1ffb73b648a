//! What may be asked of appointments.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::appointment::{AcceptedConflict, AppointmentItem, BookedVia, ReminderKind, ReminderOutcome};
use crate::common::plate::PlateKind;
use crate::common::{AppointmentId, BayId, BusinessDate, Change, Millis, PersonId, VehicleId};
use jieche_codes::BusinessType;

/// Books a car, or changes what was booked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveAppointment {
    /// Which; `None` books anew.
    pub id: Option<AppointmentId>,
    /// The version the person saw; needed with `id`.
    #[ts(type = "number | null")]
    pub version: Option<i64>,
    /// The car, if it is on file.
    pub vehicle_id: Option<VehicleId>,
    /// Who comes, up to 40 characters; needed where the car is not on file.
    pub name: Change<Option<String>>,
    /// Where to reach them.
    pub phone: Change<Option<String>>,
    /// The plate as the caller said it; only where the car is not on file.
    pub plate: Option<String>,
    /// For a plate whose shape tells nothing.
    pub plate_kind: Option<PlateKind>,
    /// Brand and model as the caller said; only where the car is not on file. Up to 80 characters.
    pub model: Option<String>,
    /// When the car comes; a new time is not before today.
    pub start_at: Millis,
    /// For how long, 15 to 720; `None` takes the items' standard hours, rounded up to a quarter.
    #[ts(type = "number | null")]
    pub minutes: Option<i64>,
    /// A bay in use, or the one it is booked into.
    pub bay_id: BayId,
    /// An advisor at work.
    pub advisor_id: PersonId,
    /// 业务类型
    pub business_type: BusinessType,
    /// The customer's words, up to 1000 characters.
    pub complaint: String,
    /// What it is booked for, 50 at most.
    pub items: Vec<AppointmentItem>,
    /// 在店等待
    pub waiting: bool,
    /// How it came to the shop.
    pub source: BookedVia,
    /// Up to 500 characters.
    pub remark: Option<String>,
    /// The conflicts the person was told of and books over.
    pub accepted: Vec<AcceptedConflict>,
}

/// Moves an appointment in the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MoveAppointment {
    /// Which.
    pub id: AppointmentId,
    /// The version the person saw.
    #[ts(type = "number")]
    pub version: i64,
    /// When the car comes now; not before today unless it stays.
    pub start_at: Millis,
    /// Into which bay.
    pub bay_id: BayId,
    /// Who receives it.
    pub advisor_id: PersonId,
    /// The conflicts the person was told of and books over.
    pub accepted: Vec<AcceptedConflict>,
}

/// A time somebody thinks of, before it is saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlannedTime {
    /// The appointment that would be there; it is in nobody's own way.
    pub id: Option<AppointmentId>,
    /// The car, if it is on file.
    pub vehicle_id: Option<VehicleId>,
    /// The plate as the caller said it.
    pub plate: Option<String>,
    /// When.
    pub start_at: Millis,
    /// For how long, 15 to 720.
    #[ts(type = "number")]
    pub minutes: i64,
    /// Into which bay.
    pub bay_id: BayId,
    /// With which advisor.
    pub advisor_id: PersonId,
}

/// Ends an appointment without a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EndAppointment {
    /// Which.
    pub id: AppointmentId,
    /// The version the person saw.
    #[ts(type = "number")]
    pub version: i64,
    /// Why, or what becomes of it; up to 200 characters.
    pub reason: String,
}

/// The car is here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ArriveAppointment {
    /// Which.
    pub id: AppointmentId,
    /// The version the person saw.
    #[ts(type = "number")]
    pub version: i64,
    /// The car that came: needed where none was on file, and where another came than was booked.
    pub vehicle_id: Option<VehicleId>,
}

/// Notes what a reminder brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NoteReminder {
    /// Of which appointment.
    pub id: AppointmentId,
    /// The version the person saw.
    #[ts(type = "number")]
    pub version: i64,
    /// Which reminder; one that reached them already is not made again.
    pub kind: ReminderKind,
    /// What it brought.
    pub outcome: ReminderOutcome,
    /// Their words, up to 200 characters.
    pub note: Option<String>,
}

/// Notes what was sent to the customer's messenger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NoteAppointmentMessage {
    /// About which appointment.
    pub id: AppointmentId,
    /// The message as it was copied, up to 1000 characters.
    pub text: String,
}

/// Some days of the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CalendarOf {
    /// The first day.
    pub from: BusinessDate,
    /// How many, 1 to 7.
    #[ts(type = "number")]
    pub days: i64,
}

/// A period to count, its ends included; a year at most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RatesOf {
    /// Its first day.
    pub from: BusinessDate,
    /// Its last day.
    pub until: BusinessDate,
}
