//! How long a repair is warranted: never less than the law leaves a shop to promise.
//!
//! The law's figures stand in `settings::law`. Deliberately not here: which guarantees run on a car (`settlement`).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::bounds::within;
use crate::common::{Problem, Result};
use crate::registers::settings::law::figure;
use jieche_codes::RepairCategory;

/// A promised guarantee, first reached; never below the law's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GuaranteePromise {
    /// For which category.
    pub category: RepairCategory,
    /// Kilometres.
    #[ts(type = "number")]
    pub km: i64,
    /// Days.
    #[ts(type = "number")]
    pub days: i64,
}

/// 机动车维修管理规定: a promise may be longer than the law's least, never shorter.
pub(super) fn check(promises: &[GuaranteePromise]) -> Result<()> {
    const FIELD: &str = "shop.guarantee";
    for category in RepairCategory::ALL {
        let promised: Vec<_> = promises.iter().filter(|promise| promise.category == category).collect();
        let [promise] = promised.as_slice() else { return Err(Problem::of(FIELD, "bad_value")) };
        let least = least_guarantee(category);
        if promise.km < least.km || promise.days < least.days {
            return Err(Problem::of(FIELD, "below_law").with("km", least.km).with("days", least.days));
        }
        within(FIELD, promise.km, least.km, 1_000_000)?;
        within(FIELD, promise.days, least.days, 3_650)?;
    }
    Ok(())
}

/// The least the law leaves to promise for a category.
pub fn least_guarantee(category: RepairCategory) -> GuaranteePromise {
    let class = match category {
        RepairCategory::CompleteVehicle | RepairCategory::Assembly => "overhaul",
        RepairCategory::SecondaryMaintenance => "secondary",
        RepairCategory::PrimaryMaintenance
        | RepairCategory::MinorRepair
        | RepairCategory::SpecialRepair
        | RepairCategory::Rescue => "minor",
    };
    let of = |unit: &str| figure(&format!("guarantee_{class}_{unit}"));
    GuaranteePromise { category, km: of("km"), days: of("days") }
}

/// The least guarantee of every category.
pub fn least_guarantees() -> Vec<GuaranteePromise> {
    RepairCategory::ALL.map(least_guarantee).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_category_has_its_least_guarantee() {
        let least = |category| {
            let GuaranteePromise { km, days, .. } = least_guarantee(category);
            (km, days)
        };
        assert_eq!(least(RepairCategory::Assembly), (20_000, 100), "整车修理、总成修理");
        assert_eq!(least(RepairCategory::SecondaryMaintenance), (5_000, 30), "二级维护");
        assert_eq!(least(RepairCategory::MinorRepair), (2_000, 10), "一级维护、小修、专项修理");
    }
}
