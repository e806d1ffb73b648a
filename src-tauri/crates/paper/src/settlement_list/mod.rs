//! 机动车维修费用结算清单 of JT/T 1133-2017: one a payer, two copies, valid once signed.
//!
//! Fields, order, the three fee tables and the five notes are the standard's; 优惠, 抹零, 应付,
//! payments and 大写 are the trade's. The sheet adds nothing up that it was not given, but refuses
//! to print figures that do not add up. Not here: invoices, which are issued elsewhere.

mod sheet;
mod sums;

use jieche_codes::{HoursStandard, Means, OldPart, PartClass, Payer, RepairCategory};

use crate::parties::{Car, Guarantee, Printed, Shop};

/// A settled labour line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettledLabour {
    /// 维修项目.
    pub name: String,
    /// 结算工时, hundredths of an hour.
    pub hours: i64,
    /// 工时单价, fen an hour.
    pub rate_fen: i64,
    /// Discount on the line, fen, not negative.
    pub discount_fen: i64,
    /// 工时费用, fen, after the line's discount.
    pub amount_fen: i64,
}

/// A settled part line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettledPart {
    /// 材料名称.
    pub name: String,
    /// 配件编码.
    pub number: String,
    /// 品牌.
    pub brand: String,
    /// Thousandths of a unit.
    pub quantity: i64,
    /// 支, 套, 升.
    pub unit: String,
    /// 单价, fen.
    pub unit_price_fen: i64,
    /// Discount on the line, fen, not negative.
    pub discount_fen: i64,
    /// 金额, fen, after the line's discount.
    pub amount_fen: i64,
    /// 配件类型; [`PartClass::CustomerSupplied`] answers 托修方自备 with 是.
    pub class: Option<PartClass>,
    /// Where the old part went; the sheet's 旧件处理结果 follows from all lines.
    pub old_part: OldPart,
}

/// Any other settled charge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettledOther {
    /// 项目.
    pub name: String,
    /// Discount on the line, fen, not negative.
    pub discount_fen: i64,
    /// 金额, fen, after the line's discount.
    pub amount_fen: i64,
}

/// Money received against this settlement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaidBy {
    /// How.
    pub means: Means,
    /// Fen; negative when paid back.
    pub amount_fen: i64,
    /// `2026-11-23 16:10`.
    pub at: String,
}

/// Why and by whom a settlement was voided; the sheet is overprinted 作废.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Void {
    /// Reason given.
    pub reason: String,
    /// Who voided it.
    pub by: String,
    /// Who approved it.
    pub approved_by: String,
}

/// 机动车维修费用结算清单.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettlementList {
    /// 承修方.
    pub shop: Shop,
    /// Time, person, copy number.
    pub printed: Printed,
    /// Marks the sheet 演示.
    pub demo: bool,
    /// 结算清单编号.
    pub number: String,
    /// Order number.
    pub order_number: String,
    /// Settles anew what was voided under this number; empty otherwise.
    pub replaces: String,
    /// Set when this settlement is void.
    pub voided: Option<Void>,
    /// Who pays.
    pub payer: Payer,
    /// Insurer, maker or 挂账单位, by name; empty when the customer pays.
    pub debtor: String,
    /// 机动车所有人.
    pub owner: String,
    /// 送修人.
    pub brought_by: String,
    /// 联系电话.
    pub phone: String,
    /// The car.
    pub car: Car,
    /// 工时定额执行标准.
    pub hours_standard: HoursStandard,
    /// 送修日期, `2026-11-23`.
    pub arrived_on: String,
    /// 出厂日期, `2026-11-23`; empty if the car has not left.
    pub left_on: String,
    /// 送修里程, km.
    pub odometer_in_km: Option<i64>,
    /// 出厂里程, km.
    pub odometer_out_km: Option<i64>,
    /// 维修类别.
    pub category: RepairCategory,
    /// 故障描述.
    pub complaint: String,
    /// 服务顾问.
    pub advisor: String,
    /// 结算员.
    pub settled_by: String,
    /// 结算日期, `2026-11-23`.
    pub settled_on: String,
    /// 工时费用.
    pub labour: Vec<SettledLabour>,
    /// 材料费用.
    pub parts: Vec<SettledPart>,
    /// 其他费用.
    pub others: Vec<SettledOther>,
    /// 优惠 on the whole settlement, fen, not negative; discounts on lines stand in the lines.
    pub discount_fen: i64,
    /// 抹零, fen, not negative.
    pub rounding_fen: i64,
    /// 应付, fen: labour + parts + others − discount − rounding.
    pub total_fen: i64,
    /// 收款, in the order received.
    pub payments: Vec<PaidBy>,
    /// 下次保养 by date, `2027-02-14`.
    pub next_service_on: Option<String>,
    /// 下次保养 by odometer, km.
    pub next_service_km: Option<i64>,
    /// 质量保证期 promised.
    pub guarantee: Guarantee,
    /// 新能源汽车专用部件 and its guarantee, such as ("驱动电机", "8 年或 12 万公里").
    pub new_energy_guarantee: Option<(String, String)>,
}
