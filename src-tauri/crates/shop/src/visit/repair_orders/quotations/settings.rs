//! How the shop quotes: how long its prices hold, what becomes of the diagnosis fee, and who may give how much off.
//!
//! All trade habit, none of it law. Deliberately not here: prices (`labour`, `parts`, `packages`).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::bounds::within;
use crate::common::{BasisPoints, Problem, Result};
use crate::registers::settings::{Numbering, Section, check};
use crate::registers::staff::Role;

/// Days a quotation can hold: a quarter.
const DAYS: i64 = 90;
/// The whole of a price.
const WHOLE: i64 = 10_000;

/// The rules of quoting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct QuotationRules {
    /// What quotation numbers begin with, "BJ".
    pub prefix: String,
    /// Days a quotation holds, the day after it was made being the first; 1 to 90.
    #[ts(type = "number")]
    pub valid_days: i64,
    /// Whether the fee of a diagnosis is waived once the customer has the repair done here.
    pub diagnosis_credited: bool,
    /// What each role may give off a price without a second person; a role that is not named may give nothing.
    pub discounts: Vec<DiscountLimit>,
}

/// What a role may give off a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DiscountLimit {
    /// The role.
    pub role: Role,
    /// Of the price, 0 to 10 000.
    pub limit_bp: BasisPoints,
}

impl QuotationRules {
    /// The most somebody with these roles may give off a price.
    pub fn limit_of(&self, roles: &[Role]) -> BasisPoints {
        let own = self.discounts.iter().filter(|limit| roles.contains(&limit.role));
        BasisPoints(own.map(|limit| limit.limit_bp.0).max().unwrap_or(0))
    }
}

impl Default for QuotationRules {
    fn default() -> Self {
        let limit = |role, limit_bp| DiscountLimit { role, limit_bp: BasisPoints(limit_bp) };
        Self {
            prefix: "BJ".into(),
            valid_days: 7,
            diagnosis_credited: true,
            discounts: vec![
                limit(Role::Advisor, 1_000),
                limit(Role::WarrantyClerk, 1_000),
                limit(Role::Cashier, 500),
                limit(Role::ServiceManager, 3_000),
                limit(Role::GeneralManager, WHOLE),
            ],
        }
    }
}

impl Section for QuotationRules {
    const KEY: Option<&'static str> = Some("quotations");

    fn checked(self) -> Result<Self> {
        checked(self)
    }

    fn numbering(&self) -> Option<Numbering<'_>> {
        Some(("shop.quotations.prefix", &self.prefix))
    }
}

fn checked(rules: QuotationRules) -> Result<QuotationRules> {
    within("shop.quotations.valid_days", rules.valid_days, 1, DAYS)?;
    for (place, limit) in rules.discounts.iter().enumerate() {
        within("shop.quotations.discounts", limit.limit_bp.0, 0, WHOLE)?;
        if rules.discounts.iter().take(place).any(|other| other.role == limit.role) {
            return Err(Problem::of("shop.quotations.discounts", "duplicate"));
        }
    }
    Ok(QuotationRules { prefix: check::prefix("shop.quotations.prefix", &rules.prefix)?, ..rules })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_widest_of_a_persons_roles_counts() {
        let rules = QuotationRules::default();
        assert_eq!(rules.limit_of(&[Role::Cashier, Role::Advisor]), BasisPoints(1_000));
        assert_eq!(rules.limit_of(&[Role::Technician]), BasisPoints(0), "who is not named gives nothing");
        let twice = DiscountLimit { role: Role::Advisor, limit_bp: BasisPoints(1) };
        let faulty = QuotationRules { discounts: vec![twice, twice], ..QuotationRules::default() };
        assert_eq!(checked(faulty).unwrap_err().code, "duplicate");
        let faulty = QuotationRules { valid_days: 0, ..QuotationRules::default() };
        assert_eq!(checked(faulty).unwrap_err().code, "out_of_range");
    }
}
