//! What the shop decides about its orders: their numbers, what it promises, and how its trade's words fall under the law's.
//!
//! Deliberately not here: quoting and discounts (`quotations`), and prices (`labour`, `parts`).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::guarantee::{self, GuaranteePromise, least_guarantee, least_guarantees};
use crate::common::{BasisPoints, Problem, Result, text};
use crate::registers::settings::{Numbering, Section, check, law};
use jieche_codes::{BusinessType, RepairCategory};

/// Tax rates in use, in basis points.
const TAX_RATES: [i64; 7] = [1300, 900, 600, 500, 300, 100, 0];

/// Which legal category a business type falls under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BusinessTypeRule {
    /// The type.
    pub business_type: BusinessType,
    /// Its category.
    pub category: RepairCategory,
}

/// The rules of orders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderRules {
    /// What order numbers begin with, "WX".
    pub order_prefix: String,
    /// The tax rate new lines start with.
    pub tax_rate_bp: BasisPoints,
    /// What is agreed for costs above the estimate, printed on the 委托书; up to 300 characters.
    pub over_estimate_note: String,
    /// The guarantee promised for each category.
    pub guarantee: Vec<GuaranteePromise>,
    /// The category of each business type.
    pub business_types: Vec<BusinessTypeRule>,
}

impl OrderRules {
    /// The guarantee promised for a category; the law's least if none is set.
    pub fn guarantee(&self, category: RepairCategory) -> GuaranteePromise {
        let promised = self.guarantee.iter().copied().find(|promise| promise.category == category);
        promised.unwrap_or_else(|| least_guarantee(category))
    }

    /// The legal category of a business type.
    pub fn category(&self, business_type: BusinessType) -> RepairCategory {
        let rule = self.business_types.iter().find(|rule| rule.business_type == business_type);
        rule.map_or(RepairCategory::MinorRepair, |rule| rule.category)
    }
}

impl Default for OrderRules {
    fn default() -> Self {
        let usual = |business_type| BusinessTypeRule { business_type, category: usual_category(business_type) };
        Self {
            order_prefix: "WX".into(),
            tax_rate_bp: BasisPoints(law::figure("vat_repair_bp")),
            over_estimate_note: "维修中发现需增加项目或费用超出预计的，先告知托修方项目、费用与交车时间的变化，征得同意后施工；未经同意不增项、不加价。".into(),
            guarantee: least_guarantees(),
            business_types: BusinessType::ALL.map(usual).to_vec(),
        }
    }
}

impl Section for OrderRules {
    const KEY: Option<&'static str> = None;

    fn checked(self) -> Result<Self> {
        let note = text::lines("shop.over_estimate_note", Some(&self.over_estimate_note), 300)?;
        if !TAX_RATES.contains(&self.tax_rate_bp.0) {
            return Err(Problem::of("shop.tax_rate_bp", "bad_value"));
        }
        guarantee::check(&self.guarantee)?;
        mapping(&self.business_types)?;
        Ok(Self {
            order_prefix: check::prefix("shop.order_prefix", &self.order_prefix)?,
            over_estimate_note: note.ok_or_else(|| Problem::of("shop.over_estimate_note", "required"))?,
            ..self
        })
    }

    fn numbering(&self) -> Option<Numbering<'_>> {
        Some(("shop.order_prefix", &self.order_prefix))
    }
}

/// Every business type falls under one category.
fn mapping(rules: &[BusinessTypeRule]) -> Result<()> {
    let named = |wanted: &BusinessType| rules.iter().any(|rule| rule.business_type == *wanted);
    let whole = rules.len() == BusinessType::ALL.len() && BusinessType::ALL.iter().all(named);
    if whole { Ok(()) } else { Err(Problem::of("shop.business_types", "bad_value")) }
}

/// The trade's usual mapping: maintenance of private cars is 一级维护, the rest 小修 or 专项修理.
fn usual_category(business_type: BusinessType) -> RepairCategory {
    use BusinessType::*;
    match business_type {
        FirstService | RegularService => RepairCategory::PrimaryMaintenance,
        BodyPaint | Accident | Beauty => RepairCategory::SpecialRepair,
        GeneralRepair | Warranty | Recall | Rework | Pdi | Internal | Inspection => RepairCategory::MinorRepair,
    }
}
