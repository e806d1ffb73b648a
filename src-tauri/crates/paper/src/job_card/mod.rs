//! 维修任务单: what the workshop holds in its hand, printed from 委托 on.
//!
//! The plate and the promised time are read from two metres away; the rest is room to write.
//! Deliberately absent: the customer's name, telephone and every price.

mod sheet;

use jieche_codes::{BusinessType, OldPart, PartClass, Payer, RepairCategory};

use crate::parties::{Car, Printed, Shop};

/// A labour line to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobLabour {
    /// 项目编码; empty when typed by hand.
    pub code: String,
    /// 维修项目.
    pub name: String,
    /// 工种.
    pub trade: String,
    /// Hundredths of an hour.
    pub hours: i64,
    /// Who pays; the workshop must know a claim from a customer's job.
    pub payer: Payer,
    /// 技师; empty leaves room to write.
    pub technician: String,
    /// 工位; empty leaves room to write.
    pub bay: String,
}

/// A part to be fitted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobPart {
    /// 配件名称.
    pub name: String,
    /// 配件编码.
    pub number: String,
    /// 配件类型.
    pub class: Option<PartClass>,
    /// Thousandths of a unit.
    pub quantity: i64,
    /// 支, 套, 升.
    pub unit: String,
    /// 库位.
    pub location: String,
    /// Where the old part goes.
    pub old_part: OldPart,
    /// Who pays.
    pub payer: Payer,
}

/// 维修任务单.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobCard {
    /// The shop.
    pub shop: Shop,
    /// Time, person, copy number.
    pub printed: Printed,
    /// Marks the sheet 演示.
    pub demo: bool,
    /// Order number, printed as a barcode too.
    pub number: String,
    /// The car.
    pub car: Car,
    /// 预计交车, `2026-11-23 16:30`; empty if not agreed.
    pub promised_at: String,
    /// 进厂时间, `2026-11-23 09:38`.
    pub arrived_at: String,
    /// 进厂里程, km.
    pub odometer_in_km: Option<i64>,
    /// 油量 / 电量, percent.
    pub energy_level_pct: Option<i64>,
    /// 服务顾问.
    pub advisor: String,
    /// 业务类型.
    pub business_type: BusinessType,
    /// 维修类别.
    pub category: RepairCategory,
    /// 钥匙牌.
    pub key_tag: String,
    /// 车位.
    pub parking: String,
    /// 在店等待.
    pub waiting: bool,
    /// 加急.
    pub urgent: bool,
    /// 洗车.
    pub wash: bool,
    /// 同意路试.
    pub road_test: bool,
    /// 客户描述, in the customer's own words.
    pub complaint: String,
    /// 检查结果与维修建议.
    pub diagnosis: String,
    /// 注意: what must not be overlooked, each on its own line.
    pub notes: Vec<String>,
    /// Labour lines the customer agreed to.
    pub labour: Vec<JobLabour>,
    /// Part lines the customer agreed to.
    pub parts: Vec<JobPart>,
    /// Other work, by name.
    pub others: Vec<String>,
}
