//! 报价单: what the work offered costs, until when that holds, and what becomes of the diagnosis fee.
//!
//! Nothing on it is an order: the customer's word makes one. Not here: the contract ([`crate::RepairAuthorisation`]).

mod sheet;

use jieche_codes::{LineKind, PartClass, Payer};

use crate::parties::{Car, Printed, Shop};

/// A line that is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedLine {
    /// 工时, 配件 or 其他.
    pub kind: LineKind,
    /// Its code; may be empty.
    pub code: String,
    /// What is done or fitted.
    pub name: String,
    /// Labour: hundredths of an hour. A part: thousandths of a unit.
    pub measure: i64,
    /// Parts: 支, 套, 升.
    pub unit: String,
    /// Fen an hour, a unit, or in all.
    pub unit_price_fen: i64,
    /// Taken off, fen.
    pub discount_fen: i64,
    /// What it costs, fen.
    pub amount_fen: i64,
    /// Parts: 配件类型.
    pub class: Option<PartClass>,
    /// The package it comes with; may be empty.
    pub package: String,
    /// Who pays.
    pub payer: Payer,
}

/// 报价单
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotationSheet {
    /// The shop.
    pub shop: Shop,
    /// Time, person, copy number.
    pub printed: Printed,
    /// Marks the sheet 演示.
    pub demo: bool,
    /// Its number.
    pub number: String,
    /// 工单号; empty before the order has one.
    pub order_number: String,
    /// When it was made, `2026-11-23 09:52`.
    pub made_at: String,
    /// The last day its prices hold, `2026-11-30`.
    pub valid_until: String,
    /// 车主
    pub customer: String,
    /// Their phone.
    pub customer_phone: String,
    /// 送修人; empty where it is the owner.
    pub brought_by: String,
    /// The car.
    pub car: Car,
    /// 进厂里程, km.
    pub odometer_in_km: Option<i64>,
    /// 服务顾问
    pub advisor: String,
    /// 客户描述
    pub complaint: String,
    /// 检查结果与维修建议
    pub diagnosis: String,
    /// What is offered, in the order it is read.
    pub lines: Vec<QuotedLine>,
    /// What the lines come to, fen; the sheet adds up and refuses another figure.
    pub total_fen: i64,
    /// The consented fee of the diagnosis, fen.
    pub diagnosis_fee_fen: Option<i64>,
    /// Whether that fee is waived once the repair is done here.
    pub diagnosis_credited: bool,
}
