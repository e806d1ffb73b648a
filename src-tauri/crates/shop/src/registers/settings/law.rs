//! Figures of law, in one table with their date and source; what the shop promises is never below them.
//!
//! Sources are named by rule, not by article: article numbers move with every amendment.
//! Deliberately not here: trade habits (they are settings with defaults).

use super::{GuaranteePromise, RepairCategory};

/// One figure of law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// What it rules.
    pub code: &'static str,
    /// The figure, in the unit its code names.
    pub value: i64,
    /// Since when, "2005-08-01".
    pub effective_from: &'static str,
    /// Where it stands.
    pub source: &'static str,
}

const REPAIR_RULES: &str = "机动车维修管理规定（质量保证期）";

/// Every figure of law the program computes with.
pub const FIGURES: &[Figure] = &[
    Figure { code: "guarantee_overhaul_km", value: 20_000, effective_from: "2005-08-01", source: REPAIR_RULES },
    Figure { code: "guarantee_overhaul_days", value: 100, effective_from: "2005-08-01", source: REPAIR_RULES },
    Figure { code: "guarantee_secondary_km", value: 5_000, effective_from: "2005-08-01", source: REPAIR_RULES },
    Figure { code: "guarantee_secondary_days", value: 30, effective_from: "2005-08-01", source: REPAIR_RULES },
    Figure { code: "guarantee_minor_km", value: 2_000, effective_from: "2005-08-01", source: REPAIR_RULES },
    Figure { code: "guarantee_minor_days", value: 10, effective_from: "2005-08-01", source: REPAIR_RULES },
    Figure {
        code: "vat_repair_bp",
        value: 1_300,
        effective_from: "2026-01-01",
        source: "增值税法（加工修理修配服务）",
    },
    Figure {
        code: "complaint_longest_days",
        value: 15,
        effective_from: "2015-03-15",
        source: "侵害消费者权益行为处罚办法（超过即为故意拖延）",
    },
    Figure {
        code: "digital_invoice_digits", value: 20, effective_from: "2024-12-01", source: "数电票号码编制规则"
    },
];

/// The figure of a code; 0 for a code the table does not have (a test proves there is none such).
pub fn figure(code: &str) -> i64 {
    FIGURES.iter().find(|figure| figure.code == code).map_or(0, |figure| figure.value)
}

/// The least guarantee of a repair category: (kilometres, days), whichever comes first.
pub fn least_guarantee(category: RepairCategory) -> (i64, i64) {
    let class = match category {
        RepairCategory::CompleteVehicle | RepairCategory::Assembly => "overhaul",
        RepairCategory::SecondaryMaintenance => "secondary",
        RepairCategory::PrimaryMaintenance
        | RepairCategory::MinorRepair
        | RepairCategory::SpecialRepair
        | RepairCategory::Rescue => "minor",
    };
    (figure(&format!("guarantee_{class}_km")), figure(&format!("guarantee_{class}_days")))
}

/// The least guarantee of every category.
pub fn least_guarantees() -> Vec<GuaranteePromise> {
    let least = |category| {
        let (km, days) = least_guarantee(category);
        GuaranteePromise { category, km, days }
    };
    RepairCategory::ALL.map(least).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_category_has_its_least_guarantee() {
        assert_eq!(least_guarantee(RepairCategory::Assembly), (20_000, 100), "整车修理、总成修理");
        assert_eq!(least_guarantee(RepairCategory::SecondaryMaintenance), (5_000, 30), "二级维护");
        assert_eq!(least_guarantee(RepairCategory::MinorRepair), (2_000, 10), "一级维护、小修、专项修理");
    }
}
