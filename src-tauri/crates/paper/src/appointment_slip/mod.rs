//! 预约单: what the customer takes home or is sent, and what the desk lays ready for the morning.
//!
//! When and where are read first; then what is booked and which parts wait. Deliberately absent: prices, which are
//! the 维修委托书's to promise, and a signature, for nothing is agreed yet.

mod sheet;

use jieche_codes::BusinessType;

use crate::parties::{Printed, Shop};

/// Work the visit is booked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookedWork {
    /// 预约项目.
    pub name: String,
    /// Hundredths of an hour; none while nobody knows.
    pub hours: Option<i64>,
}

/// A part the visit needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookedPart {
    /// 配件名称.
    pub name: String,
    /// 配件编码.
    pub number: String,
    /// Thousandths of a unit.
    pub quantity: i64,
    /// 支, 套, 升.
    pub unit: String,
    /// Put aside for this visit.
    pub prepared: bool,
}

/// 预约单.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppointmentSlip {
    /// The shop.
    pub shop: Shop,
    /// Time, person, copy number.
    pub printed: Printed,
    /// Marks the sheet 演示.
    pub demo: bool,
    /// Appointment number, printed as a barcode too.
    pub number: String,
    /// Overprints 作废.
    pub cancelled: bool,
    /// Who comes.
    pub customer: String,
    /// Where to reach them.
    pub phone: String,
    /// Its plate; none for a car without.
    pub plate: Option<String>,
    /// 17 characters, or what is known of them; empty where the car is not on file.
    pub vin: String,
    /// Brand and model.
    pub model: String,
    /// 预约到店, `2026-11-24 09:30`.
    pub start_at: String,
    /// What it is booked for, minutes.
    pub minutes: i64,
    /// 业务类型.
    pub business_type: BusinessType,
    /// 服务顾问.
    pub advisor: String,
    /// 工位.
    pub bay: String,
    /// 在店等待.
    pub waiting: bool,
    /// 客户描述, in the customer's own words.
    pub complaint: String,
    /// What is to be done.
    pub work: Vec<BookedWork>,
    /// What it needs.
    pub parts: Vec<BookedPart>,
    /// 备注.
    pub remark: String,
    /// Minutes the bay is kept after the time.
    pub kept_minutes: i64,
}
