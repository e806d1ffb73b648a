//! The figures of a day, and of its month up to and with it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::plate::Plate;
use crate::common::{BusinessDate, Fen, OrderId, Shown};
use crate::money::settlement::{Means, SettlementBrief};
use crate::registers::settings::BusinessType;
use crate::visit::repair_orders::Payer;

/// Which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReportDay {
    /// Not after today.
    pub date: BusinessDate,
}

/// 产值 by fee, fen, tax included, after every discount: the three make up the total.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct Revenue {
    /// 工时
    pub labour_fen: Fen,
    /// 配件
    pub part_fen: Fen,
    /// 其他
    pub other_fen: Fen,
    /// 合计
    pub total_fen: Fen,
}

/// Revenue of one kind of business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct TypeRevenue {
    /// Which.
    pub business_type: BusinessType,
    /// Orders settled in the period.
    #[ts(type = "number")]
    pub orders: i64,
    /// Its revenue.
    pub revenue: Revenue,
}

/// Money received by one means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct MeansTotal {
    /// How.
    pub means: Means,
    /// Fen; below zero when more went back than came.
    pub amount_fen: Fen,
}

/// What one debtor came to owe in the period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DebtorTotal {
    /// As which payer.
    pub payer: Payer,
    /// The company; `None`: the customers, or the maker itself.
    pub debtor: Option<String>,
    /// Fen; below zero when an earlier debt was voided.
    pub amount_fen: Fen,
}

/// One advisor's part of the period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AdvisorDay {
    /// 服务顾问
    pub advisor: String,
    /// 接待台次
    #[ts(type = "number")]
    pub arrivals: i64,
    /// 交车台次
    #[ts(type = "number")]
    pub deliveries: i64,
    /// 产值, fen.
    pub revenue_fen: Fen,
    /// Mean survey score in hundredths of a point, 0 to 10 000.
    #[ts(type = "number | null")]
    pub score: Option<i64>,
}

/// The figures of a period as they stood at its close.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct DayFigures {
    /// 进厂台次
    #[ts(type = "number")]
    pub arrivals: i64,
    /// 出厂台次
    #[ts(type = "number")]
    pub deliveries: i64,
    /// 在厂 at the close of the period.
    #[ts(type = "number")]
    pub in_shop: i64,
    /// 在厂 at the close of the day before the period.
    #[ts(type = "number")]
    pub in_shop_before: i64,
    /// 产值
    pub revenue: Revenue,
    /// By business type.
    pub by_type: Vec<TypeRevenue>,
    /// Received for what makes up this period's revenue, by means.
    pub received: Vec<MeansTotal>,
    /// Received for what was settled before the period, fen; no part of its revenue.
    pub received_for_earlier_fen: Fen,
    /// Owed, at the close of the period, of what makes up its revenue.
    pub receivables: Vec<DebtorTotal>,
    /// 优惠: on lines, on the whole, and 抹零, fen; already taken off the revenue.
    pub discounts_fen: Fen,
    /// By advisor.
    pub advisors: Vec<AdvisorDay>,
    /// Mean survey score in hundredths of a point, 0 to 10 000.
    #[ts(type = "number | null")]
    pub survey_score: Option<i64>,
    /// Surveys answered.
    #[ts(type = "number")]
    pub surveys: i64,
    /// Net promoter score, −100 to 100.
    #[ts(type = "number | null")]
    pub nps: Option<i64>,
}

/// An order cancelled on the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CancelledOrder {
    /// Which.
    pub order_id: OrderId,
    /// Its number, if it had one.
    pub number: Option<String>,
    /// The car's plate, if it has one.
    pub plate: Option<Plate>,
    /// Why.
    pub reason: String,
    /// Who cancelled it.
    pub person: String,
}

/// A car that left on the day while its customer still owed at the close.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DeliveredUnpaid {
    /// Which order.
    pub order_id: OrderId,
    /// Its number.
    pub number: String,
    /// The car's plate, if it has one.
    pub plate: Option<Plate>,
    /// The customer.
    pub customer_name: Shown<String>,
    /// Fen.
    pub owed_fen: Fen,
    /// Why it could leave: the 挂账's reason.
    pub reason: Option<String>,
}

/// A car that is gone and whose settlement was voided, with none in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DeliveredUnsettled {
    /// Which order.
    pub order_id: OrderId,
    /// Its number.
    pub number: String,
    /// The car's plate, if it has one.
    pub plate: Option<Plate>,
    /// The customer.
    pub customer_name: Shown<String>,
    /// What the voided settlement came to, fen.
    pub amount_fen: Fen,
}

/// 售后营业日报
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DayReport {
    /// The day.
    pub date: BusinessDate,
    /// Its figures.
    pub day: DayFigures,
    /// The figures from the first of the month to the day.
    pub month: DayFigures,
    /// Orders cancelled on the day.
    pub cancelled: Vec<CancelledOrder>,
    /// Settlements voided on the day, of whatever day.
    pub voided: Vec<SettlementBrief>,
    /// Cars that left unpaid.
    pub delivered_unpaid: Vec<DeliveredUnpaid>,
    /// Cars gone whose settlement was voided and not settled anew by the close of the day.
    pub delivered_unsettled: Vec<DeliveredUnsettled>,
}
