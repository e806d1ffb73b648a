//! 维修委托书: the contract of repair, signed before the work and again when the car leaves.
//!
//! Its contents are the seven of JT/T 816-2011 5.4.2: parties, date, vehicle, items, price
//! standards with the estimate and what happens beyond it, delivery, guarantee. The terms are the
//! shop's promise in plain words. Not here: what the customer finally pays ([`crate::SettlementList`]).

mod sheet;
mod terms;

use jieche_codes::{BusinessType, HoursStandard, OldPart, PartClass, Payer, RepairCategory};

use crate::consents::Consent;
use crate::parties::{Car, Guarantee, Printed, Shop};
use crate::signature::Signature;

/// Whose copy of the authorisation a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuthorisationCopy {
    /// 客户联.
    Customer,
    /// 前台联.
    FrontDesk,
    /// 车间联; telephone numbers are masked on it.
    Workshop,
}

/// 公示工时单价: one published rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabourRate {
    /// What it is for, such as 机电.
    pub name: String,
    /// Fen an hour.
    pub rate_fen: i64,
}

/// A labour line as estimated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EstimatedLabour {
    /// 维修项目.
    pub name: String,
    /// Hundredths of an hour.
    pub hours: i64,
    /// Fen an hour.
    pub rate_fen: i64,
    /// Fen, after the line's discount.
    pub amount_fen: i64,
    /// Who pays.
    pub payer: Payer,
    /// Declined by the customer: printed as such and not counted.
    pub declined: bool,
}

/// A part line as estimated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EstimatedPart {
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
    /// Fen a unit.
    pub unit_price_fen: i64,
    /// Fen, after the line's discount.
    pub amount_fen: i64,
    /// Who pays.
    pub payer: Payer,
    /// Where the old part goes.
    pub old_part: OldPart,
    /// The customer was told, before agreeing, that it is not original.
    pub pointed_out: bool,
    /// Declined by the customer: printed as such and not counted.
    pub declined: bool,
}

/// Any other charge as estimated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EstimatedOther {
    /// What it is, such as 施救拖车.
    pub name: String,
    /// Taken off, fen: a diagnosis fee that is waived.
    pub discount_fen: i64,
    /// Fen, after the line's discount.
    pub amount_fen: i64,
    /// Who pays.
    pub payer: Payer,
    /// Declined by the customer: printed as such and not counted.
    pub declined: bool,
}

/// 维修委托书.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RepairAuthorisation {
    /// 承修方.
    pub shop: Shop,
    /// Time, person, copy number.
    pub printed: Printed,
    /// Marks the sheet 演示.
    pub demo: bool,
    /// The copies, in print order; each counts its own pages. Usually [`RepairAuthorisation::COPIES`].
    pub copies: Vec<AuthorisationCopy>,
    /// Order number; empty while it has none.
    pub number: String,
    /// 签约日期, `2026-11-23`.
    pub signed_on: String,
    /// 托修方（车主）.
    pub customer: String,
    /// 车主电话.
    pub customer_phone: String,
    /// 送修人.
    pub brought_by: String,
    /// 送修人电话.
    pub brought_by_phone: String,
    /// The car.
    pub car: Car,
    /// 进厂时间, `2026-11-23 09:38`.
    pub arrived_at: String,
    /// 进厂里程, km.
    pub odometer_in_km: Option<i64>,
    /// 油量 / 电量, percent.
    pub energy_level_pct: Option<i64>,
    /// 业务类型.
    pub business_type: BusinessType,
    /// 维修类别.
    pub category: RepairCategory,
    /// 服务顾问.
    pub advisor: String,
    /// 留车物品, as the walk-round noted them; empty to be written by hand.
    pub belongings: Vec<String>,
    /// 客户描述, in the customer's own words.
    pub complaint: String,
    /// 检查结果与维修建议.
    pub diagnosis: String,
    /// 维修项目.
    pub labour: Vec<EstimatedLabour>,
    /// 配件.
    pub parts: Vec<EstimatedPart>,
    /// 其他费用.
    pub others: Vec<EstimatedOther>,
    /// 客户答复, the earliest first; empty before anybody was asked.
    pub consents: Vec<Consent>,
    /// 工时定额执行标准.
    pub hours_standard: HoursStandard,
    /// 公示工时单价.
    pub labour_rates: Vec<LabourRate>,
    /// 费用超出的解决方式, as the shop has set it; empty prints the standard sentence.
    pub over_estimate_note: String,
    /// 预计交车, `2026-11-23 16:30`; empty if not agreed.
    pub promised_at: String,
    /// 交车地点; empty means the shop's address.
    pub delivery_place: String,
    /// 交车方式; empty means 到店验收自提.
    pub delivery_way: String,
    /// 质量保证期 promised.
    pub guarantee: Guarantee,
    /// 在店等待.
    pub waiting: bool,
    /// 加急.
    pub urgent: bool,
    /// 洗车.
    pub wash: bool,
    /// 同意路试.
    pub road_test: bool,
    /// The customer's signature on screen; `None` leaves room to sign on paper.
    pub signature: Option<Signature>,
}

impl RepairAuthorisation {
    /// The usual three copies.
    pub const COPIES: [AuthorisationCopy; 3] =
        [AuthorisationCopy::Customer, AuthorisationCopy::FrontDesk, AuthorisationCopy::Workshop];
}
