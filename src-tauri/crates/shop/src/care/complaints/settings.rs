//! Within how many days the shop ends a complaint, by how grave it is.
//!
//! Trade habit: three, seven and fifteen days. None takes longer than the days after which the law calls it put off on purpose
//! (`law`). Deliberately not here: the steps on the way, and the 7 working days within which the customer is told the result
//! of a complaint that came through the maker's system (汽车销售管理办法).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::Result;
use crate::common::bounds::within;
use crate::registers::settings::{Numbering, Section, check, law};

/// The rules of complaints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ComplaintRules {
    /// What complaint numbers begin with, "TS".
    pub prefix: String,
    /// Days to end an ordinary one, 1 to 15.
    #[ts(type = "number")]
    pub general_days: i64,
    /// Days to end one that was brought again or needs others, 1 to 15.
    #[ts(type = "number")]
    pub escalated_days: i64,
    /// Days to end one of injury, great loss, press or authorities, 1 to 15.
    #[ts(type = "number")]
    pub major_days: i64,
}

impl Default for ComplaintRules {
    fn default() -> Self {
        Self { prefix: "TS".into(), general_days: 3, escalated_days: 7, major_days: longest() }
    }
}

impl Section for ComplaintRules {
    const KEY: Option<&'static str> = Some("complaints");

    fn checked(self) -> Result<Self> {
        checked(self)
    }

    fn numbering(&self) -> Option<Numbering<'_>> {
        Some(("shop.complaints.prefix", &self.prefix))
    }
}

fn checked(rules: ComplaintRules) -> Result<ComplaintRules> {
    within("shop.complaints.general_days", rules.general_days, 1, longest())?;
    within("shop.complaints.escalated_days", rules.escalated_days, 1, longest())?;
    within("shop.complaints.major_days", rules.major_days, 1, longest())?;
    Ok(ComplaintRules { prefix: check::prefix("shop.complaints.prefix", &rules.prefix)?, ..rules })
}

/// Days after which a complaint that stands open counts as put off on purpose.
fn longest() -> i64 {
    law::figure("complaint_longest_days")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_shop_takes_longer_than_the_law_lets_it() {
        assert_eq!(
            checked(ComplaintRules::default()),
            Ok(ComplaintRules::default()),
            "what a new shop starts with holds"
        );
        for field in ["general_days", "escalated_days", "major_days"] {
            for days in [0, 16] {
                let mut rules = serde_json::to_value(ComplaintRules::default()).unwrap();
                rules[field] = days.into();
                let problem = checked(serde_json::from_value(rules).unwrap()).unwrap_err();
                assert_eq!(problem.field.unwrap_or_default(), format!("shop.complaints.{field}"), "{days} days");
            }
        }
    }
}
