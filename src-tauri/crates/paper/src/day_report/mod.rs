//! 售后营业日报: the manager's day on one page, the month to date beside it.
//!
//! Mirrors the report the screens show; adds nothing to its figures but shares and differences.
//! What needs a person today stands above the tables.

mod sheet;

use jieche_codes::{BusinessType, Means, Payer};

use crate::parties::{Printed, Shop};

/// Revenue by fee, fen, tax included.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Revenue {
    /// 工时.
    pub labour_fen: i64,
    /// 配件.
    pub part_fen: i64,
    /// 其他.
    pub other_fen: i64,
    /// 合计.
    pub total_fen: i64,
}

/// Revenue of one kind of business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeRevenue {
    /// 业务类型.
    pub business_type: BusinessType,
    /// Orders.
    pub orders: i64,
    /// Its revenue.
    pub revenue: Revenue,
}

/// Money received by one means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeansTotal {
    /// How.
    pub means: Means,
    /// Fen.
    pub amount_fen: i64,
}

/// What one debtor owes of this period's revenue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DebtorTotal {
    /// Who pays.
    pub payer: Payer,
    /// Debtor by name; none: the customer, or the shop itself.
    pub debtor: Option<String>,
    /// Fen.
    pub amount_fen: i64,
}

/// One advisor's part of the period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdvisorDay {
    /// 服务顾问.
    pub advisor: String,
    /// 接待台次.
    pub arrivals: i64,
    /// 交车台次.
    pub deliveries: i64,
    /// 产值, fen.
    pub revenue_fen: i64,
    /// Survey score in hundredths of a point, 0–10 000; none without a survey.
    pub score: Option<i64>,
}

/// The figures of a day, or of the month to date.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DayFigures {
    /// 进厂台次.
    pub arrivals: i64,
    /// 出厂台次.
    pub deliveries: i64,
    /// In the shop at the end of the period.
    pub in_shop: i64,
    /// In the shop the day before the period began.
    pub in_shop_before: i64,
    /// 产值.
    pub revenue: Revenue,
    /// By business type.
    pub by_type: Vec<TypeRevenue>,
    /// Received against this period's revenue, by means.
    pub received: Vec<MeansTotal>,
    /// Received for what was settled earlier, fen; no part of this period's revenue.
    pub received_for_earlier_fen: i64,
    /// Still owed of this period's revenue, by debtor.
    pub receivables: Vec<DebtorTotal>,
    /// 优惠, fen.
    pub discounts_fen: i64,
    /// By advisor.
    pub advisors: Vec<AdvisorDay>,
    /// Mean survey score in hundredths of a point, 0–10 000.
    pub survey_score: Option<i64>,
    /// Surveys answered.
    pub surveys: i64,
    /// Net promoter score, −100…100.
    pub nps: Option<i64>,
}

/// An order cancelled today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CancelledOrder {
    /// Order number; none if it never had one.
    pub number: Option<String>,
    /// 车牌.
    pub plate: Option<String>,
    /// Reason given.
    pub reason: String,
    /// Who cancelled.
    pub person: String,
}

/// A settlement voided today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoidedSettlement {
    /// Settlement number.
    pub number: String,
    /// Order number.
    pub order_number: String,
    /// 车牌.
    pub plate: Option<String>,
    /// Fen.
    pub total_fen: i64,
    /// Reason, if recorded.
    pub reason: String,
}

/// A car that left while its customer still owes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveredUnpaid {
    /// Order number.
    pub number: String,
    /// 车牌.
    pub plate: Option<String>,
    /// Customer, as the reader may see the name.
    pub customer: String,
    /// Fen.
    pub owed_fen: i64,
    /// Why it could leave (挂账 reason).
    pub reason: Option<String>,
}

/// A car that is gone and whose settlement was voided, with none in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveredUnsettled {
    /// Order number.
    pub number: String,
    /// 车牌.
    pub plate: Option<String>,
    /// Customer, as the reader may see the name.
    pub customer: String,
    /// Fen.
    pub amount_fen: i64,
}

/// 售后营业日报.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayReport {
    /// The shop.
    pub shop: Shop,
    /// Time, person, copy number.
    pub printed: Printed,
    /// Marks the sheet 演示.
    pub demo: bool,
    /// Business date, `2026-11-23`.
    pub date: String,
    /// The day.
    pub day: DayFigures,
    /// The month up to and with the day.
    pub month: DayFigures,
    /// Orders cancelled today.
    pub cancelled: Vec<CancelledOrder>,
    /// Settlements voided today.
    pub voided: Vec<VoidedSettlement>,
    /// Cars that left unpaid.
    pub delivered_unpaid: Vec<DeliveredUnpaid>,
    /// Cars that left with work not settled.
    pub delivered_unsettled: Vec<DeliveredUnsettled>,
}
