//! 接车检查单: how the car looked and what was in it when it came, for the customer to sign.
//!
//! The drawing is the one the screen shows (`icons/reception-car.svg`), so a pin stands where it was put. Deliberately
//! absent: prices, and what is to be done (that is the 委托书).

mod drawing;
mod sheet;

use jieche_codes::{CarView, Condition, DamageKind, Means, WarningLamp};

use crate::parties::{Car, Printed, Shop};
use crate::signature::Signature;

/// A damage, numbered by its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// On which view.
    pub view: CarView,
    /// From the view's left, thousandths of its width.
    pub x: u16,
    /// From the view's top, thousandths of its height.
    pub y: u16,
    /// What.
    pub kind: DamageKind,
    /// Where and how large; may be empty.
    pub remark: String,
}

/// An inspection point and its result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedPoint {
    /// Where on the car; points of a zone stand together.
    pub zone: String,
    /// What was to be looked at.
    pub name: String,
    /// What it came to; `None`: not looked at.
    pub condition: Option<Condition>,
    /// What was measured, with its unit, and remarks; may be empty.
    pub said: String,
}

/// 接车检查单
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceptionSheet {
    /// The shop.
    pub shop: Shop,
    /// Time, person, copy number.
    pub printed: Printed,
    /// Marks the sheet 演示.
    pub demo: bool,
    /// Order number; empty before the quotation.
    pub number: String,
    /// From 1; from 2 on the sheet says that it replaces another.
    pub edition: u32,
    /// Why the edition before did not stand; empty for the first.
    pub reason: String,
    /// The car.
    pub car: Car,
    /// 车主.
    pub owner: String,
    /// 送修人; empty where it is the owner.
    pub brought_by: String,
    /// Their telephone.
    pub phone: String,
    /// 服务顾问.
    pub advisor: String,
    /// 接车时间, `2026-11-23 09:38`.
    pub arrived_at: String,
    /// 预计交车; empty if not agreed.
    pub promised_at: String,
    /// 进厂里程, km.
    pub odometer_in_km: Option<i64>,
    /// 上次里程, km, and its date `2026-08-12`.
    pub last_reading: Option<(i64, Option<String>)>,
    /// 油量 / 电量, percent.
    pub energy_level_pct: Option<u8>,
    /// 客户描述.
    pub complaint: String,
    /// 钥匙牌.
    pub key_tag: String,
    /// 车位.
    pub parking: String,
    /// 在店等待.
    pub waiting: bool,
    /// 洗车.
    pub wash: bool,
    /// 同意路试.
    pub road_test: bool,
    /// How the customer means to pay.
    pub payment: Option<Means>,
    /// Damages.
    pub damages: Vec<Damage>,
    /// Lamps that stay lit.
    pub lamps: Vec<WarningLamp>,
    /// What stays in the car.
    pub belongings: Vec<String>,
    /// 贵重物品已提醒随身带走.
    pub valuables_told: bool,
    /// 防护五件套.
    pub covers_on: bool,
    /// What was looked at.
    pub points: Vec<CheckedPoint>,
    /// JPEGs, printed small, at most six.
    pub photos: Vec<Vec<u8>>,
    /// How many photos there are in all.
    pub photos_taken: usize,
    /// What else was said; may be empty.
    pub remark: String,
    /// The customer's signature on screen; `None` leaves room to sign on paper.
    pub signature: Option<Signature>,
}

impl ReceptionSheet {
    /// Photos printed on the sheet.
    pub const PHOTOS: usize = 6;
}
