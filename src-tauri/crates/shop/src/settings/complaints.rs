//! Within how many days the shop ends a complaint, by how grave it is.
//!
//! Trade habit: three, seven and fifteen days. The law's own limits (7 工作日 for the result, 汽车销售管理办法; no delay beyond 15
//! days without a reason, 侵害消费者权益行为处罚办法) bound what a shop may set. Deliberately not here: the steps on the way.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::check;
use crate::common::Result;

/// Days a complaint may stand open without a reason (侵害消费者权益行为处罚办法).
const LONGEST: i64 = 15;

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

/// What a new shop starts with.
pub(super) fn usual() -> ComplaintRules {
    ComplaintRules { prefix: "TS".into(), general_days: 3, escalated_days: 7, major_days: LONGEST }
}

/// The rules, cleaned; the first fault otherwise.
pub(super) fn checked(rules: ComplaintRules) -> Result<ComplaintRules> {
    check::within("shop.complaints.general_days", rules.general_days, 1, LONGEST)?;
    check::within("shop.complaints.escalated_days", rules.escalated_days, 1, LONGEST)?;
    check::within("shop.complaints.major_days", rules.major_days, 1, LONGEST)?;
    Ok(ComplaintRules { prefix: check::prefix("shop.complaints.prefix", &rules.prefix)?, ..rules })
}
